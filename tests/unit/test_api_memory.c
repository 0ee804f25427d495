/*
 * What happens to an engine when memory runs out in a call, wherever it does: the call says so, and
 * the engine is good for what comes next.
 */
#include <criterion/criterion.h>
#include <string.h>

#include <peil/peil.h>

#include "core/base/buf.h"
#include "core/base/status.h"
#include "core/format/archive.h"
#include "tests/unit/failing_malloc.h"

static const char pack_text[] =
    "peil: 1\nid: proef\nversion: 1.0.0\nlanguage: nl\ntitle: Proef\n"
    "scales: {s: [{id: goed, label: Goed, points: 2}, {id: niet, label: Niet, points: 0}]}\n"
    "sections:\n  - id: een\n    title: Een\n    scale: s\n    items:\n"
    "      - {id: een.1, text: Vraag een}\n      - {id: een.2, text: Vraag twee}\n"
    "scoring: {model: mean}\n";
static const char script_text[] =
    "rule{id = 'eigen', priority = 'low', text = 'Doe iets.', when = [[answer('een.2').value == "
    "'niet']]}";
static const char one[] = "peil-answers: 1\npack: proef@1\nrespondent: R1\ndate: 2026-01-02\n"
                          "answers: {een.1: goed, een.2: niet}\n";
static const char two[] = "peil-answers: 1\npack: proef@1\nrespondent: R2\ndate: 2026-01-02\n"
                          "answers: {een.1: niet, een.2: niet}\n";

/* What is made with all the memory there is, to hold the rest against. */
static struct peil_buf zip;
static char *score_wanted, *comparison_wanted;

static int score(struct peil_engine *engine, char **report)
{
    size_t length;

    return peil_engine_score(engine, "een", one, strlen(one), NULL, report, &length);
}

static int compare(struct peil_engine *engine, char **report)
{
    const struct peil_given given[] = {{"een", one, strlen(one)}, {"twee", two, strlen(two)}};
    size_t length;

    return peil_engine_compare(engine, given, 2, NULL, report, &length);
}

/* A call that lacked memory is made once more; `*worst` is what the first ones answered. */
#define CALL(worst, call)                                                                          \
    do {                                                                                           \
        int answered = (call);                                                                     \
                                                                                                   \
        if (answered != PEIL_DONE) {                                                               \
            *asked += failing_malloc_stop();                                                       \
            *(worst) = answered;                                                                   \
            cr_assert_eq(                                                                          \
                (call), PEIL_DONE, #call " after %zu: %s", first, peil_engine_findings(engine));   \
        }                                                                                          \
    } while (0)

static int attempt(size_t first, size_t end, size_t *asked)
{
    struct peil_engine *engine = peil_engine_new();
    char *scored = NULL, *compared = NULL;
    int status = PEIL_DONE;

    *asked = 0;
    failing_malloc_start(first, end);
    CALL(&status, peil_engine_add_pack(engine, "proef.zip", zip.data, zip.length));
    CALL(&status,
        peil_engine_add_script(engine, NULL, "eigen.lua", script_text, strlen(script_text)));
    CALL(&status, score(engine, &scored));
    CALL(&status, compare(engine, &compared));
    if (status == PEIL_DONE)
        *asked = failing_malloc_stop();
    if (score_wanted) {
        cr_assert_str_eq(scored, score_wanted);
        cr_assert_str_eq(compared, comparison_wanted);
        peil_bytes_free(scored);
        peil_bytes_free(compared);
    } else {
        score_wanted = scored;
        comparison_wanted = compared;
    }
    peil_engine_free(engine);
    return status;
}

static void make_zip(void)
{
    struct peil_memory_file file = {"pack.yaml", pack_text, strlen(pack_text)};

    cr_assert_eq(peil_archive_write_files(&zip, &file, 1, NULL), PEIL_OK);
}

static void let_go(void)
{
    peil_buf_dispose(&zip);
    peil_bytes_free(score_wanted);
    peil_bytes_free(comparison_wanted);
}

TestSuite(api_memory, .init = make_zip, .fini = let_go);

Test(api_memory, a_call_without_memory_for_one_thing_leaves_the_engine_as_it_was)
{
    cr_assert_gt(failing_malloc_each(attempt, PEIL_DONE, 100, false), 100);
}

Test(api_memory, a_call_without_any_more_memory_leaves_the_engine_as_it_was)
{
    cr_assert_gt(failing_malloc_each(attempt, PEIL_DONE, 100, true), 100);
}

Test(api_memory, an_engine_is_made_whole_or_not_at_all)
{
    for (size_t refuse = 1, asked = refuse; asked >= refuse; refuse++) {
        struct peil_engine *engine;

        failing_malloc_start(refuse, refuse + 1);
        engine = peil_engine_new();
        asked = failing_malloc_stop();
        cr_assert_eq(engine == NULL, asked >= refuse);
        peil_engine_free(engine);
    }
}
