/*
 * What happens when memory runs out while a pack is loaded, wherever it does.
 */
#include <criterion/criterion.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/buf.h"
#include "tests/unit/failing_malloc.h"
#include "tests/unit/pack_help.h"

/* So large that it takes many pieces of an arena. */
static void write_pack(struct peil_buf *yaml, bool wrong)
{
    size_t i;

    peil_buf_text(yaml,
        "peil: 1\nid: proef\nversion: 1.0.0\nlanguage: nl\ntitle: {nl: Proef, en: Trial}\n"
        "uses: [bron@1]\n"
        "roles: [{id: lezer, label: Lezer}]\n"
        "actors: [{id: baas, label: Baas, as: de baas}]\n"
        "subject_fields: [{id: code, label: Code, key: yes}]\n"
        "scales: {s: [{id: a, label: A, points: 1}, {id: b, label: B, points: 0}]}\n"
        "scoring: {model: mean, bands: [{id: h, label: H, from: 50}, {id: l, label: L, from: 0}]}\n"
        "advice:\n");
    for (i = 0; i < 20; i++) {
        peil_buf_format(yaml,
            "  - id: regel%z\n    when: level(\"c.een\") == \"goed\"\n    priority: high\n"
            "    text: Er zijn er {aantal} te veel.\n    actor: [baas]\n    references: wet\n"
            "    replaces: [%s, \"rule:anders\"]\n    args: {aantal: total()}\n",
            i, wrong ? "c.eén" : "c.een");
    }
    peil_buf_text(yaml, "sections:\n");
    for (i = 0; i <= 60; i++) {
        if (i == 60) {
            peil_buf_text(yaml, "      - {id: i60, text: De laatste.}\n");
            break;
        }
        if (i % 20 == 0) {
            peil_buf_format(yaml,
                "  - id: s%z\n    title: S\n    scale: s\n    maps: [{concept: c.een, relation: "
                "equal}]\n"
                "    items:\n",
                i);
        }
        peil_buf_format(yaml,
            "      - id: i%z\n        text: Een vraag die lang genoeg is om ruimte te kosten.\n"
            "        was: oud%z\n        asks: [lezer, inkoper]\n"
            "        not_applicable: {reasons: [{id: geen, label: Geen}]}\n"
            "        basis: {kind: law, reference: wet}\n        knockout: %s\n"
            "        applies_if: answer(\"i%z\").value == \"a\"\n",
            i, wrong ? i / 2 : i, wrong && i % 3 == 0 ? "{fails: [c, c]}" : "yes",
            wrong ? i / 2 : i + 1);
    }
}

static const struct shelf shelves[] = {
    {"bron", 1,
        "peil: 1\nid: bron\nversion: 1.0.0\nlanguage: nl\ntitle: Bron\nuses: [diep@1]\n"
        "references: [{id: wet, kind: law, title: De wet}]\n"
        "roles: [{id: inkoper, label: Inkoper}]\n",
        NULL},
    {"diep", 1,
        "peil: 1\nid: diep\nversion: 1.0.0\nlanguage: nl\ntitle: Diep\n"
        "vocabulary:\n  levels: [{id: goed, label: Goed, from: 0}]\n"
        "  ask: \"Vraag {actors}: {text}\"\n"
        "  concepts: [{id: c.een, label: Een}]\n",
        NULL},
    {NULL, 0, NULL, NULL}};

static struct world world;

static struct peil_diags *told;
static struct peil_buf text; /* of the pack */

/* Loads it with the requests from `first` to `end` refused; answers the status. */
static int try_load(size_t first, size_t end, size_t *asked)
{
    struct peil_pack *pack = NULL;
    int status;

    peil_diags_clear(told);
    failing_malloc_start(first, end);
    status = load_yaml(&world, text.data, shelves, &pack, told);
    *asked = failing_malloc_stop();
    cr_assert_eq(status == PEIL_OK, pack != NULL);
    peil_pack_free(pack);
    world_clear(&world);
    return status;
}

/* Lets every allocation fail in turn. What comes out is no memory, or the same as always. */
static void fail_each(bool wrong, bool lasting)
{
    told = peil_diags_new(0);
    write_pack(&text, wrong);
    cr_assert_gt(failing_malloc_each(try_load, wrong ? PEIL_EINPUT : PEIL_OK, 21, lasting), 10);
    peil_diags_free(told);
    peil_buf_dispose(&text);
}

Test(pack_memory, an_allocation_that_fails_once_is_no_memory_or_does_no_harm)
{
    fail_each(false, false);
}

Test(pack_memory, so_when_nothing_is_granted_any_more)
{
    fail_each(false, true);
}

Test(pack_memory, so_in_a_pack_full_of_mistakes)
{
    fail_each(true, false);
    fail_each(true, true);
}

/* Its Lua files and the advice of its own vocabulary. */
static int load_scripts(size_t first, size_t end, size_t *asked)
{
    static const char yaml[] =
        "peil: 1\nid: proef\nversion: 1.0.0\nlanguage: nl\ntitle: Proef\n"
        "actors: [{id: baas, label: Baas}]\nreferences: [{id: wet, kind: law, title: De wet}]\n"
        "vocabulary:\n  levels: [{id: goed, label: G, from: 0.5}, {id: niet, label: N, from: 0}]\n"
        "  concepts:\n    - id: een\n      label: Een\n"
        "      advice: {niet: {text: Doe het., actor: baas, references: [wet]}}\n";
    static const struct peil_memory_file files[] = {{"advice.lua", "return 1", 8},
        {"pack.yaml", yaml, sizeof(yaml) - 1}, {"scoring.lua", "return 2", 8}};
    const struct peil_limits limits = PEIL_LIMITS;
    struct peil_diags *diags = peil_diags_new(0);
    struct peil_archive *archive;
    struct peil_pack *pack = NULL;
    int status;

    failing_malloc_start(first, end);
    status = peil_archive_open_memory(&archive, "proef", files, 3, &limits, diags);
    if (status == PEIL_OK) {
        status = peil_pack_load(&pack, archive, NULL, &limits, diags);
        peil_archive_close(archive);
    }
    *asked = failing_malloc_stop();
    if (status == PEIL_OK)
        cr_assert_eq(pack->script_count, (size_t)2);
    peil_pack_free(pack);
    peil_diags_free(diags);
    return status;
}

Test(pack_memory, so_for_scripts_and_base_advice)
{
    size_t count;

    failing_malloc_each(load_scripts, PEIL_OK, 1, false);
    cr_assert_eq(load_scripts(FAILING_NONE, FAILING_NONE, &count), PEIL_OK);
    cr_assert_eq(failing_malloc_each(load_scripts, PEIL_OK, 1, true), count);
}
