/*
 * What happens when memory runs out while answers are compared, wherever it does.
 */
#include "tests/unit/compare_support.h"
#include "tests/unit/failing_malloc.h"

static struct compared c;
static struct peil_sheet kept[COMPARED_SHEETS];

/* Several subjects, checklists, roles and rounds; enough for an arena to take many pieces. */
static void set_up(void)
{
    static const char *const roles[] = {"beleidsambtenaar", "adviesraad", "client"};
    static char texts[120][256];
    size_t count = 0;

    compared_begin_shipped(&c);
    for (size_t subject = 0; subject < 3; subject++)
        for (size_t year = 0; year < 2; year++)
            for (size_t person = 0; person < 8; person++) {
                char *text = texts[count];

                (void)snprintf(text, sizeof(texts[count]),
                    "peil-answers: 1\npack: %s@1\nsubject: {gemeente: S%zu, code: G%zu}\nrole: %s\n"
                    "respondent: R%zu\ndate: 202%zu-01-0%zu\nanswers: {onaf.1: %s}\n",
                    person == 7 ? "vng-zelftest" : "bcmb", subject, subject,
                    roles[person > 1 && person < 7 ? 2 : person % 2], person, year, person + 1,
                    person == 7           ? "ja"
                    : (person + year) % 2 ? "goed"
                                          : "niet");
                compared_add(&c, "a", text);
                count++;
            }
    c.options.subject = "G1";
    memcpy(kept, c.sheets, sizeof(kept));
}

/* Compares with the requests from `first` to `end` refused. */
static int try_all(size_t first, size_t end, size_t *asked)
{
    struct peil_comparison_options options = {.version = "9.9.9"};
    struct peil_scorer scorer = {.context = &c, .score = compared_score};
    struct peil_arena *arena = peil_arena_new();
    struct peil_comparison *made = NULL;
    int status;

    memcpy(c.sheets, kept, sizeof(kept));
    peil_diags_clear(c.diags);
    failing_malloc_start(first, end);
    status = peil_compare_make(&made, arena, c.sheets, c.count, &scorer, &c.options, c.diags);
    if (status == PEIL_OK && !peil_report_comparison(arena, made, &options))
        status = PEIL_ENOMEM;
    *asked = failing_malloc_stop();
    cr_assert(status == PEIL_ENOMEM || made);
    peil_arena_free(arena);
    return status;
}

static void fail_each(bool lasting)
{
    set_up();
    cr_assert_gt(failing_malloc_each(try_all, PEIL_OK, 11, lasting), 5);
    compared_end(&c);
}

Test(compare_memory, an_allocation_that_fails_once_is_no_memory_or_does_no_harm)
{
    fail_each(false);
}

Test(compare_memory, so_when_nothing_is_granted_any_more)
{
    fail_each(true);
}
