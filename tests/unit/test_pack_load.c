/*
 * Loading packs: what comes out of them, and what is refused.
 */
#include <criterion/criterion.h>
#include <string.h>
#include <time.h>

#include "core/base/arena.h"
#include "core/base/buf.h"
#include "tests/unit/pack_help.h"

#define HEAD "peil: 1\nid: proef\nversion: 1.2.3\nlanguage: nl\ntitle: Proef\n"
#define SCALES                                                                                     \
    "scales:\n"                                                                                    \
    "  oordeel:\n"                                                                                 \
    "    - {id: goed, label: Goed, points: 2}\n"                                                   \
    "    - {id: moet-beter, label: Moet beter, points: 1}\n"                                       \
    "    - {id: niet, label: Niet, points: 0}\n"                                                   \
    "    - {id: anders, label: Anders}\n"                                                          \
    "  kleur:\n"                                                                                   \
    "    - {id: rood, label: Rood}\n"                                                              \
    "    - {id: blauw, label: Blauw}\n"
#define LIB(id) "peil: 1\nid: " id "\nversion: 1.0.0\nlanguage: nl\ntitle: Bron\n"
#define VOCABULARY                                                                                 \
    "vocabulary:\n"                                                                                \
    "  levels: [{id: goed, label: Goed, from: 0.5}, {id: niet, label: Niet, from: 0}]\n"           \
    "  groups: [{id: toegang, label: Toegang}]\n"                                                  \
    "  concepts:\n"                                                                                \
    "    - {id: toegang.gratis, label: Gratis, group: toegang}\n"
#define REFERENCES "references: [{id: wet, kind: law, title: De wet}]\n"

static struct world world;
static struct peil_diags *diags;
static struct peil_pack *pack;

static void set_up(void)
{
    diags = peil_diags_new(0);
    cr_assert_not_null(diags);
    pack = NULL;
}

static void tear_down(void)
{
    peil_pack_free(pack);
    peil_diags_free(diags);
    world_clear(&world);
}

TestSuite(pack_load, .init = set_up, .fini = tear_down);

/* Loads what has to be right. */
static void load(const char *yaml, const struct shelf *shelves)
{
    int status = load_yaml(&world, yaml, shelves, &pack, diags);

    show_diags(diags);
    cr_assert_eq(status, PEIL_OK);
    cr_assert_eq(peil_diags_count(diags), 0);
    cr_assert_not_null(pack);
}

/* Loads what is wrong, and checks its codes, apart by blanks. */
static void refuse(const char *yaml, const struct shelf *shelves, const char *codes)
{
    struct peil_buf found = PEIL_BUF_EMPTY;
    int status = load_yaml(&world, yaml, shelves, &pack, diags);
    size_t i;

    for (i = 0; i < peil_diags_count(diags); i++) {
        peil_buf_text(&found, i > 0 ? " " : NULL);
        peil_buf_text(&found, peil_diags_at(diags, i)->code + strlen("pack/"));
    }
    cr_expect_str_eq(peil_buf_string(&found), codes, "found: %s", peil_buf_string(&found));
    cr_expect_eq(status, peil_diags_errors(diags) > 0 ? PEIL_EINPUT : PEIL_OK);
    cr_expect_eq(pack == NULL, status != PEIL_OK);
    peil_buf_dispose(&found);
}

static const char *words(const struct peil_text *text)
{
    return peil_text_get(text, "nl", "nl", NULL);
}

Test(pack_load, the_head_is_read)
{
    load(HEAD
        "publisher: {nl: Wij, en: We}\ndescription: Uitleg\nlicence: EUPL-1.2\n"
        "notice: {nl: Let wel, en: Mind}\n"
        "source: {title: Bron, publisher: BCMB, year: 2019, url: 'https://a.nl', note: Let op}\n"
        "subject_fields:\n"
        "  - {id: gemeente, label: Naam, required: yes}\n"
        "  - {id: code, label: Code, key: yes, help: GM en vier cijfers}\n"
        "knockouts: {title: Wettelijke kern, failed: Gezakt}\n" VOCABULARY,
        NULL);
    cr_assert_str_eq(pack->id, "proef");
    cr_assert_str_eq(pack->version_text, "1.2.3");
    cr_assert(pack->version.major == 1 && pack->version.minor == 2 && pack->version.patch == 3);
    cr_assert_str_eq(pack->language, "nl");
    cr_assert_str_eq(words(&pack->title), "Proef");
    cr_assert_str_eq(peil_text_get(&pack->publisher, "en", "nl", NULL), "We");
    cr_assert_str_eq(peil_text_get(&pack->licence, "nl", NULL, NULL), "EUPL-1.2");
    cr_assert_str_eq(words(&pack->notice), "Let wel");
    cr_assert_str_eq(peil_text_get(&pack->notice, "en", "nl", NULL), "Mind");
    cr_assert_eq(pack->source_year, 2019);
    cr_assert_str_eq(pack->source_url, "https://a.nl");
    cr_assert_eq(pack->subject_field_count, 2);
    cr_assert(pack->subject_fields[0].required && !pack->subject_fields[0].key);
    cr_assert_eq(pack->key_field, 1);
    cr_assert_str_eq(words(&pack->knockouts.title), "Wettelijke kern");
    cr_assert_eq(pack->knockouts.passed.count, 0);
    cr_assert_str_eq(pack->name, "test");
    cr_assert_eq(strlen(pack->digest), 64);
    cr_assert_eq(pack->used_count, 1);
    cr_assert_eq(pack->used[0].pack, pack);
    cr_assert_str_eq(pack->used[0].path, "test");
}

Test(pack_load, without_a_key_field_there_is_none)
{
    load(HEAD VOCABULARY, NULL);
    cr_assert_eq(pack->key_field, PEIL_NONE);
    cr_assert_eq(pack->item_count, 0);
    cr_assert_null(peil_pack_item(pack, "a.1"));
    cr_assert_null(peil_pack_item_ids(pack)[0]);
    cr_assert_null(peil_pack_role_ids(pack)[0]);
}

Test(pack_load, versions_are_three_plain_numbers)
{
    struct peil_version version;

    cr_assert(peil_version_read("0.10.999", &version));
    cr_assert(version.major == 0 && version.minor == 10 && version.patch == 999);
    cr_assert_not(peil_version_read("1.0", &version));
    cr_assert_not(peil_version_read("1.0.0.0", &version));
    cr_assert_not(peil_version_read("01.0.0", &version));
    cr_assert_not(peil_version_read("1.0.0-beta", &version));
    cr_assert_not(peil_version_read("1..0", &version));
    cr_assert_not(peil_version_read("v1.0.0", &version));
    cr_assert_not(peil_version_read("99999999.0.0", &version));
    cr_assert_not(peil_version_read("", &version));
    cr_assert_not(peil_version_read(NULL, &version));
}

Test(pack_load, scales_know_their_bounds)
{
    load(HEAD SCALES "scoring: {model: none}\n"
                     "sections:\n"
                     "  - id: a\n"
                     "    title: A\n"
                     "    items:\n"
                     "      - {id: a.1, text: T, scale: oordeel}\n"
                     "      - {id: a.2, text: T, scale: kleur}\n",
        NULL);
    cr_assert_eq(pack->scale_count, 2);
    cr_assert_str_eq(pack->scales[0].id, "oordeel");
    cr_assert(pack->scales[0].scored && pack->scales[0].low == 0 && pack->scales[0].high == 2);
    cr_assert_not(pack->scales[0].options[3].scored);
    cr_assert_not(pack->scales[1].scored);
    cr_assert_eq(peil_scale_option(&pack->scales[0], "niet"), 2);
    cr_assert_eq(peil_scale_option(&pack->scales[0], "geen"), PEIL_NONE);
    cr_assert(pack->items[0].scored && pack->items[0].high == 2);
    cr_assert_not(pack->items[1].scored);
    cr_assert(pack->items[1].low == 0 && pack->items[1].high == 0);
}

static const char tree[] =
    HEAD SCALES "scoring: {model: mean-of-means, rounding: {decimals: 1}}\n"
                "sections:\n"
                "  - id: a\n"
                "    title: A\n"
                "    scale: oordeel\n"
                "    sections:\n"
                "      - id: a-een\n"
                "        title: A een\n"
                "        weight: 2\n"
                "        scoring: {model: worst, rounding: {mode: truncate}}\n"
                "        items:\n"
                "          - {id: a.1, text: Een}\n"
                "          - {id: a.2, text: Twee, weight: 0.5}\n"
                "    items:\n"
                "      - {id: a.3, text: Drie}\n"
                "  - id: b\n"
                "    title: B\n"
                "    scale: kleur\n"
                "    items:\n"
                "      - {id: b.1, text: Vier}\n"
                "      - {id: b.2, text: Vijf, scale: oordeel}\n";

Test(pack_load, items_below_a_section_lie_together_in_the_order_of_the_pack)
{
    static const char *const ids[] = {"a.1", "a.2", "a.3", "b.1", "b.2"};
    size_t i;

    load(tree, NULL);
    cr_assert_eq(pack->item_count, 5);
    for (i = 0; i < 5; i++) {
        cr_assert_str_eq(pack->items[i].id, ids[i]);
        cr_assert_eq(pack->items[i].index, i);
        cr_assert_eq(peil_pack_item(pack, ids[i]), &pack->items[i]);
        cr_assert_str_eq(peil_pack_item_ids(pack)[i], ids[i]);
    }
    cr_assert_null(peil_pack_item_ids(pack)[5]);
    cr_assert_eq(pack->section_count, 3);
    cr_assert(pack->sections[0].first_item == 0 && pack->sections[0].item_count == 3);
    cr_assert(pack->sections[1].first_item == 0 && pack->sections[1].item_count == 2);
    cr_assert(pack->sections[2].first_item == 3 && pack->sections[2].item_count == 2);
}

Test(pack_load, sections_stand_before_those_in_them)
{
    load(tree, NULL);
    cr_assert_str_eq(pack->sections[1].id, "a-een");
    cr_assert_eq(pack->sections[1].parent, 0);
    cr_assert_eq(pack->sections[1].depth, 2);
    cr_assert_eq(pack->sections[0].parent, PEIL_NONE);
    cr_assert_eq(pack->sections[0].depth, 1);
    cr_assert_eq(pack->items[1].section, 1);
    cr_assert_eq(pack->items[2].section, 0);
    cr_assert_eq(pack->child_count, 2);
    cr_assert(pack->children[1].is_section && pack->children[1].index == 2);
    cr_assert_eq(peil_pack_section(pack, "b"), &pack->sections[2]);
    cr_assert_null(peil_pack_section(pack, "a.1"));
    cr_assert_null(peil_pack_item(pack, "b"));
}

Test(pack_load, children_keep_the_order_of_their_keys)
{
    load(tree, NULL);
    cr_assert_eq(pack->sections[0].child_count, 2);
    cr_assert(pack->sections[0].children[0].is_section);
    cr_assert_eq(pack->sections[0].children[0].index, 1);
    cr_assert_not(pack->sections[0].children[1].is_section);
    cr_assert_eq(pack->sections[0].children[1].index, 2);
}

Test(pack_load, scales_are_inherited_and_replaced)
{
    load(tree, NULL);
    cr_assert_str_eq(pack->items[0].scale->id, "oordeel");
    cr_assert_str_eq(pack->items[3].scale->id, "kleur");
    cr_assert_str_eq(pack->items[4].scale->id, "oordeel");
}

Test(pack_load, sections_take_model_and_rounding_from_the_pack_unless_they_have_their_own)
{
    load(tree, NULL);
    cr_assert_eq(pack->sections[0].model, PEIL_MODEL_MEAN);
    cr_assert(pack->sections[0].decimals == 1 && pack->sections[0].rounding == PEIL_ROUND_HALF_UP);
    cr_assert_eq(pack->sections[1].model, PEIL_MODEL_WORST);
    cr_assert(pack->sections[1].decimals == 1 && pack->sections[1].rounding == PEIL_ROUND_TRUNCATE);
    cr_assert_eq(pack->sections[1].weight, 2);
    cr_assert_eq(pack->items[1].weight, 0.5);
}

Test(pack_load, places_point_at_the_id)
{
    load(tree, NULL);
    cr_assert_eq(pack->items[0].place.line, 26);
    cr_assert_eq(pack->items[0].place.column, 18);
    cr_assert_str_eq(pack->items[0].place.source->name, "test/pack.yaml");
}

#define ITEM(keys)                                                                                 \
    HEAD SCALES "scoring: {model: mean}\n"                                                         \
                "sections:\n"                                                                      \
                "  - id: a\n"                                                                      \
                "    title: A\n"                                                                   \
                "    scale: oordeel\n"                                                             \
                "    items:\n"                                                                     \
                "      - {id: k, text: Kleur, scale: kleur}\n"                                     \
                "      - {id: i, text: Is het er?, " keys "}\n"                                    \
                "      - {id: z, text: Zo?}\n"

Test(pack_load, an_item_has_defaults)
{
    const struct peil_item *item;

    load(ITEM("weight: 1"), NULL);
    item = peil_pack_item(pack, "i");
    cr_assert_eq(item->type, PEIL_ITEM_CHOICE);
    cr_assert_eq(item->origin, PEIL_ORIGIN_OWN);
    cr_assert(item->scored && item->unknown_allowed && item->remark_allowed);
    cr_assert_not(item->not_applicable_allowed || item->knockout || item->reverse);
    cr_assert(item->low == 0 && item->high == 2 && item->weight == 1);
    cr_assert_eq(item->basis.kind, PEIL_BASIS_NONE);
    cr_assert_null(item->evidence);
    cr_assert_null(item->source_text);
}

Test(pack_load, a_number_is_scored_between_its_bounds)
{
    const struct peil_item *item;

    load(ITEM("type: number, min: -1.5, max: 4, step: 0.5, unit: uur, scored: yes"), NULL);
    item = peil_pack_item(pack, "i");
    cr_assert(item->scored && item->low == -1.5 && item->high == 4);
    cr_assert(item->has_min && item->has_max && item->has_step && item->step == 0.5);
    cr_assert_null(item->scale);
}

Test(pack_load, a_number_is_not_scored_unless_it_says_so)
{
    const struct peil_item *item;

    load(ITEM("type: number, min: 0, max: 4"), NULL);
    item = peil_pack_item(pack, "i");
    cr_assert(!item->scored && item->low == 0 && item->high == 0);
}

Test(pack_load, choices_can_add_up_their_points)
{
    load(HEAD "scales: {s: [{id: a, label: A, points: 3}, {id: b, label: B, points: 2},"
              " {id: c, label: C, points: -1}, {id: d, label: D}]}\n"
              "scoring: {model: mean}\n"
              "sections: [{id: x, title: X, scale: s, items: [{id: i, text: T, type: choices}]}]\n",
        NULL);
    cr_assert(pack->items[0].low == -1 && pack->items[0].high == 5);
}

Test(pack_load, a_matrix_has_rows_and_the_bounds_of_its_scale)
{
    const struct peil_item *item;

    load(ITEM("type: matrix, rows: [{id: wonen, text: Wonen}, {id: werk, text: Werk}]"), NULL);
    item = peil_pack_item(pack, "i");
    cr_assert(item->row_count == 2 && item->low == 0 && item->high == 2);
    cr_assert_str_eq(item->rows[1].id, "werk");
}

Test(pack_load, scored_no_takes_the_points_away)
{
    const struct peil_item *item;

    load(ITEM("scored: no"), NULL);
    item = peil_pack_item(pack, "i");
    cr_assert(!item->scored && item->high == 0);
}

Test(pack_load, a_knockout_by_points_fails_on_the_fewest)
{
    const struct peil_item *item;
    size_t i;

    load(ITEM("knockout: yes"), NULL);
    item = peil_pack_item(pack, "i");
    cr_assert(item->knockout);
    for (i = 0; i < 4; i++) {
        cr_expect_eq(item->fails[i], i == 2, "%zu", i);
        cr_expect_eq(item->attention[i], i == 1, "%zu", i);
    }
}

Test(pack_load, a_knockout_of_a_matrix_may_name_the_rows_that_decide)
{
    const struct peil_item *item;

    load(ITEM("type: matrix, rows: [{id: wonen, text: W}, {id: werk, text: X}], "
              "knockout: {fails: [niet], rows: [werk]}"),
        NULL);
    item = peil_pack_item(pack, "i");
    cr_assert(item->knockout && item->fails[2] && !item->fails[1]);
    cr_assert(!item->knockout_rows[0] && item->knockout_rows[1]);
    tear_down();
    set_up();
    load(ITEM("type: matrix, rows: [{id: wonen, text: W}], knockout: yes"), NULL);
    item = peil_pack_item(pack, "i");
    cr_assert(item->knockout && item->fails[2] && item->attention[1]);
    cr_assert_null(item->knockout_rows);
}

Test(pack_load, a_knockout_of_a_reversed_item_fails_on_the_most)
{
    const struct peil_item *item;
    size_t i;

    load(ITEM("reverse: yes, knockout: yes"), NULL);
    item = peil_pack_item(pack, "i");
    for (i = 0; i < 4; i++) {
        cr_expect_eq(item->fails[i], i == 0, "%zu", i);
        cr_expect_eq(item->attention[i], i == 1, "%zu", i);
    }
}

Test(pack_load, a_knockout_may_name_its_options)
{
    const struct peil_item *item;

    load(ITEM("knockout: {fails: [moet-beter, niet], attention: [anders]}"), NULL);
    item = peil_pack_item(pack, "i");
    cr_assert(!item->fails[0] && item->fails[1] && item->fails[2] && !item->fails[3]);
    cr_assert(!item->attention[0] && !item->attention[1] && item->attention[3]);
}

Test(pack_load, knockout_no_is_none)
{
    load(ITEM("type: text, knockout: no"), NULL);
    cr_assert_not(peil_pack_item(pack, "i")->knockout);
}

Test(pack_load, not_applicable_may_have_reasons)
{
    const struct peil_item *item;

    load(ITEM("not_applicable: {reasons: [{id: geen-team, label: Geen team}]}"), NULL);
    item = peil_pack_item(pack, "i");
    cr_assert(item->not_applicable_allowed && item->reason_count == 1);
    cr_assert_str_eq(item->reasons[0].id, "geen-team");
}

Test(pack_load, the_literal_text_stands_beside_the_edited_one)
{
    const struct peil_item *item;

    load(ITEM("origin: source-edited, source_text: Iz het er, source: r.31"), NULL);
    item = peil_pack_item(pack, "i");
    cr_assert_eq(item->origin, PEIL_ORIGIN_EDITED);
    cr_assert_str_eq(item->source_text, "Iz het er");
    cr_assert_str_eq(item->source, "r.31");
}

#define TWO_SECTIONS(keys)                                                                         \
    HEAD "scoring: {model: mean}\n"                                                                \
         "scales: {s: [{id: ja, label: Ja, points: 1}, {id: nee, label: Nee, points: 0}]}\n"       \
         "sections:\n"                                                                             \
         "  - {id: a, title: A, " keys "scale: s, items: [{id: i, text: Vraag}]}\n"                \
         "  - {id: b, title: B, scale: s, items: [{id: j, text: Vraag}]}\n"

Test(pack_load, a_section_says_where_its_title_comes_from_or_nothing_at_all)
{
    load(TWO_SECTIONS("origin: source-edited, source_text: Aa, source: r.7, "), NULL);
    cr_assert(pack->sections[0].has_origin);
    cr_assert_eq(pack->sections[0].origin, PEIL_ORIGIN_EDITED);
    cr_assert_str_eq(pack->sections[0].source_text, "Aa");
    cr_assert_str_eq(pack->sections[0].source, "r.7");
    cr_assert_not(pack->sections[1].has_origin);
}

Test(pack_load, an_edited_title_stands_beside_the_literal_one)
{
    refuse(TWO_SECTIONS("origin: source-edited, "), NULL, "source-text-missing");
}

Test(pack_load, a_literal_title_stands_beside_an_edited_one_only)
{
    refuse(TWO_SECTIONS("origin: derived, source_text: Aa, "), NULL, "source-text-unexpected");
}

Test(pack_load, scoring_has_defaults)
{
    const struct peil_scoring *scoring;

    load(ITEM("weight: 1"), NULL);
    scoring = &pack->scoring;
    cr_assert(scoring->model == PEIL_MODEL_MEAN && scoring->section_model == PEIL_MODEL_MEAN);
    cr_assert(scoring->level == 1 && scoring->scale_min == 0 && scoring->scale_max == 100);
    cr_assert(scoring->blank == PEIL_OPEN_EXCLUDE && scoring->unknown == PEIL_OPEN_EXCLUDE);
    cr_assert(scoring->not_applicable == PEIL_NA_EXCLUDE && scoring->prorate_from == 0.5);
    cr_assert(scoring->provisional == 0.75 && scoring->incomplete == 0.5);
    cr_assert(scoring->decimals == 0 && scoring->rounding == PEIL_ROUND_HALF_UP);
    cr_assert(scoring->count_from == 1 && scoring->count_of == PEIL_COUNT_ITEMS);
    cr_assert(scoring->band_count == 0 && scoring->origin == PEIL_ORIGIN_OWN);
}

#define SCORING(lines)                                                                             \
    HEAD SCALES "scoring:\n" lines "sections:\n"                                                   \
                "  - {id: a, title: A, scale: oordeel, weight: 3, items: [{id: a.1, text: T, "     \
                "weight: 2}]}\n"                                                                   \
                "  - {id: b, title: B, scale: kleur, items: [{id: b.1, text: T}]}\n"

Test(pack_load, section_models_follow_the_model)
{
    static const struct {
        const char *yaml;
        enum peil_model model;
    } cases[] = {{SCORING("  model: none\n"), PEIL_MODEL_NONE},
        {SCORING("  model: sum\n"), PEIL_MODEL_SUM},
        {SCORING("  model: worst\n"), PEIL_MODEL_WORST},
        {SCORING("  model: count\n"), PEIL_MODEL_MEAN},
        {SCORING("  model: mean-of-means\n"), PEIL_MODEL_MEAN},
        {SCORING("  model: sum\n  section_model: mean\n"), PEIL_MODEL_MEAN}};
    size_t i;

    for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        load(cases[i].yaml, NULL);
        cr_expect_eq(pack->sections[0].model, cases[i].model, "%zu", i);
        peil_pack_free(pack);
        world_clear(&world);
    }
    pack = NULL;
}

Test(pack_load, bands_stand_highest_first_whichever_way_they_are_written)
{
    static const char *const yamls[] = {
        SCORING("  model: mean\n  bands:\n    - {id: laag, label: L, from: 0}\n"
                "    - {id: hoog, label: H, from: 80, verdict: Goed zo}\n"),
        SCORING("  model: mean\n  bands:\n    - {id: hoog, label: H, from: 80, verdict: Goed zo}\n"
                "    - {id: laag, label: L, from: 0}\n")};
    size_t i;

    for (i = 0; i < 2; i++) {
        load(yamls[i], NULL);
        cr_assert_eq(pack->scoring.band_count, 2);
        cr_assert_str_eq(pack->scoring.bands[0].id, "hoog");
        cr_assert_str_eq(words(&pack->scoring.bands[0].verdict), "Goed zo");
        cr_assert_eq(pack->scoring.bands[1].from, 0);
        peil_pack_free(pack);
        world_clear(&world);
    }
    pack = NULL;
}

#define BAND(model, from)                                                                          \
    SCORING("  model: " model "\n  bands: [{id: b, label: B, from: " from "}]\n")

Test(pack_load, the_lowest_band_of_a_mean_starts_at_the_scale)
{
    refuse(BAND("mean", "1"), NULL, "lowest-band");
}

Test(pack_load, the_lowest_band_of_a_mean_does_not_start_below_the_scale)
{
    refuse(BAND("mean", "-1"), NULL, "lowest-band");
}

Test(pack_load, the_lowest_band_of_a_count_starts_at_nothing)
{
    refuse(BAND("count", "1"), NULL, "lowest-band");
}

#define KNOCKOUTS(scoring, knockout)                                                               \
    HEAD "scales: {oordeel: [{id: ja, label: Ja, points: 1}, {id: nee, label: Nee, points: 0}]}\n" \
         "scoring: {model: count, " scoring "}\n"                                                  \
         "sections: [{id: a, title: A, scale: oordeel, items: [{id: a.1, text: T, "                \
         "knockout: " knockout "}]}]\n"

Test(pack_load, knockouts_can_be_counted)
{
    load(KNOCKOUTS("count: {of: knockouts}", "yes"), NULL);
    cr_assert_eq(pack->scoring.count_of, PEIL_COUNT_KNOCKOUTS);
}

Test(pack_load, where_knockouts_are_counted_there_are_some)
{
    refuse(KNOCKOUTS("count: {of: knockouts}", "no"), NULL, "no-knockouts");
}

Test(pack_load, a_knockout_is_in_order_or_not_whatever_share_is_asked)
{
    refuse(KNOCKOUTS("count: {of: knockouts, from: 0.5}", "yes"), NULL, "unused-setting");
    cr_assert_eq(pack->scoring.count_from, 1);
}

Test(pack_load, the_sentence_of_a_score_has_placeholders)
{
    load(KNOCKOUTS("sentence: \"{subject}: {value} van {max}\"", "yes"), NULL);
    cr_assert_str_eq(words(&pack->scoring.sentence), "{subject}: {value} van {max}");
}

Test(pack_load, the_sentence_of_a_score_without_bands_names_none)
{
    refuse(KNOCKOUTS("sentence: \"{value}: {band}\"", "yes"), NULL, "sentence-without-bands");
}

Test(pack_load, a_pack_says_which_parts_its_report_has)
{
    static const enum peil_report_part parts[] = {
        PEIL_REPORT_METHOD, PEIL_REPORT_OUTCOME, PEIL_REPORT_OPEN};

    load(KNOCKOUTS("note: N", "yes") "report: {title: Profiel, parts: [method, outcome, open]}\n",
        NULL);
    cr_assert_str_eq(words(&pack->report.title), "Profiel");
    cr_assert_eq(pack->report.part_count, 3);
    cr_assert_arr_eq(pack->report.parts, parts, sizeof(parts));
}

Test(pack_load, a_part_stands_in_a_report_once)
{
    refuse(KNOCKOUTS("note: N", "yes") "report: {parts: [open, open]}\n", NULL, "duplicate-id");
}

Test(pack_load, a_report_has_at_least_one_part)
{
    refuse(KNOCKOUTS("note: N", "yes") "report: {parts: []}\n", NULL, "empty-list");
}

Test(pack_load, a_pack_without_sections_has_no_report)
{
    refuse(HEAD REFERENCES "report: {parts: [open]}\n", NULL, "unused-setting");
}

#define AUDIENCE(section, item)                                                                    \
    HEAD "roles: [{id: p, label: P}, {id: q, label: Q}, {id: r, label: R}]\n"                      \
         "scales: {oordeel: [{id: ja, label: Ja, points: 1}, {id: nee, label: Nee, points: 0}]}\n" \
         "scoring: {model: mean}\n"                                                                \
         "sections:\n"                                                                             \
         "  - {id: a, title: A, scale: oordeel, items: [{id: a.1, text: T}]}\n"                    \
         "  - id: b\n    title: B\n    scale: oordeel\n" section "    sections:\n"                 \
         "      - {id: c, title: C, items: [{id: c.1, text: T" item "}]}\n"

Test(pack_load, an_audience_narrows_from_section_to_item)
{
    const struct peil_item *item;

    load(AUDIENCE("    for: [p, q]\n", ", for: [r, q]"), NULL);
    cr_assert(pack->has_audience);
    cr_assert_eq(peil_pack_item(pack, "a.1")->audience.count, 0);
    cr_assert_eq(peil_pack_section(pack, "c")->audience.count, 2);
    item = peil_pack_item(pack, "c.1");
    cr_assert_eq(item->audience.count, 1);
    cr_assert(peil_audience_has(&item->audience, peil_pack_role(pack, "q")));
    cr_assert_not(peil_audience_has(&item->audience, peil_pack_role(pack, "p")));
    cr_assert(peil_audience_has(&item->audience, NULL));
}

Test(pack_load, an_audience_is_of_roles_that_exist)
{
    refuse(AUDIENCE("", ", for: [p, s]"), NULL, "unknown-role");
}

Test(pack_load, an_audience_is_somebody)
{
    refuse(AUDIENCE("    for: [p]\n", ", for: [q, r]"), NULL, "for-nobody");
}

Test(pack_load, a_role_stands_in_an_audience_once)
{
    refuse(AUDIENCE("", ", for: [p, p]"), NULL, "duplicate-id");
}

#define LEAST(from)                                                                                \
    HEAD "scales: {s: [{id: a, label: A, points: 5}, {id: b, label: B, points: 1}]}\n"             \
         "scoring: {model: sum, bands: [{id: b, label: B, from: " from "}]}\n"                     \
         "sections:\n"                                                                             \
         "  - {id: x, title: X, scale: s, weight: 3, items: [{id: i, text: T, weight: 2}]}\n"

Test(pack_load, the_lowest_band_of_a_sum_may_start_at_the_least_sum)
{
    load(LEAST("6"), NULL);
}

Test(pack_load, the_lowest_band_of_a_sum_may_start_at_nothing)
{
    load(LEAST("0"), NULL);
}

Test(pack_load, the_lowest_band_of_a_sum_does_not_start_above_the_least_sum)
{
    refuse(LEAST("7"), NULL, "lowest-band");
    cr_assert_eq(peil_diag_arg(peil_diags_at(diags, 0), "least")->number, 6);
}

Test(pack_load, a_vocabulary_has_levels_groups_and_concepts)
{
    const struct peil_concept *concept;

    load(HEAD REFERENCES
        "vocabulary:\n"
        "  levels: [{id: goed, label: Goed, from: 0.75}, {id: niet, label: Niet, from: 0}]\n"
        "  groups: [{id: toegang, label: Toegang}]\n"
        "  concepts:\n"
        "    - id: toegang.gratis\n"
        "      label: Gratis\n"
        "      group: toegang\n"
        "      basis: {kind: law-applied, reference: wet, references: [proef:wet], note: N}\n"
        "    - {id: toegang.open, label: Open, was: toegang.vrij}\n",
        NULL);
    cr_assert_eq(pack->vocabulary->level_count, 2);
    cr_assert_eq(pack->vocabulary->concept_count, 2);
    concept = &pack->vocabulary->concepts[0];
    cr_assert_str_eq(concept->qualified, "proef:toegang.gratis");
    cr_assert_eq(concept->group, &pack->vocabulary->groups[0]);
    cr_assert_eq(concept->basis.kind, PEIL_BASIS_LAW_APPLIED);
    cr_assert_eq(concept->basis.reference_count, 2);
    cr_assert_eq(concept->basis.references[0], peil_pack_reference(pack, "wet"));
    cr_assert_eq(concept->pack, pack);
    cr_assert(pack->vocabulary->concepts[1].index == 1 && !pack->vocabulary->concepts[1].group);
    cr_assert_str_eq(pack->vocabulary->concepts[1].was, "toegang.vrij");
}

#define CONTEXT                                                                                    \
    "vocabulary:\n"                                                                                \
    "  levels: [{id: goed, label: Goed, from: 0}]\n"                                               \
    "  concepts: [{id: toegang.gratis, label: Gratis}, {id: toegang.open, label: Open}]\n"         \
    "context_kinds: [{id: oorzaak, label: oorzaak}]\n"

Test(pack_load, background_has_a_kind_and_concepts)
{
    const struct peil_context *context;

    load(HEAD REFERENCES CONTEXT
        "context:\n"
        "  - id: geld\n"
        "    kind: proef:oorzaak\n"
        "    title: Geld\n"
        "    text: Het geld is op.\n"
        "    by: Een bewoner\n"
        "    year: 2021\n"
        "    origin: source-edited\n"
        "    source_text: Het geldt is op.\n"
        "    source: r.4\n"
        "    reference: [wet]\n"
        "    concepts: [toegang.open, toegang.gratis]\n"
        "  - {id: tijd, kind: oorzaak, text: Er is geen tijd., concepts: toegang.open}\n",
        NULL);
    cr_assert_eq(pack->context_count, 2);
    context = &pack->context[0];
    cr_assert_eq(context->kind, &pack->context_kinds[0]);
    cr_assert_eq(context->year, 2021);
    cr_assert_eq(context->origin, PEIL_ORIGIN_EDITED);
    cr_assert_str_eq(context->source_text, "Het geldt is op.");
    cr_assert_str_eq(context->source, "r.4");
    cr_assert(context->by.count == 1 && context->title.count == 1);
    cr_assert_eq(context->reference_count, 1);
    cr_assert_eq(context->references[0], peil_pack_reference(pack, "wet"));
    cr_assert_eq(context->concept_count, 2);
    cr_assert_eq(context->concepts[0], &pack->vocabulary->concepts[1]);
    cr_assert_eq(pack->context[1].concept_count, 1);
    cr_assert_eq(pack->context[1].origin, PEIL_ORIGIN_OWN);
}

Test(pack_load, all_that_is_not_right_with_background_is_said)
{
    refuse(HEAD CONTEXT
        "context:\n"
        "  - {id: a, kind: oorzaak, concepts: toegang.open}\n"
        "  - {id: b, kind: oorzaak, text: T}\n"
        "  - {id: c, kind: oorzaak, text: T, concepts: toegang.opn}\n"
        "  - {id: d, kind: oorzaak, text: T, source_text: S, concepts: toegang.open}\n"
        "  - {id: e, kind: oorzaken, text: T, concepts: toegang.open}\n"
        "  - {id: f, kind: oorzaak, text: T, concepts: []}\n"
        "  - {id: f, kind: oorzaak, text: T, concepts: toegang.open}\n",
        NULL,
        "missing-key missing-key unknown-concept source-text-unexpected unknown-context-kind "
        "empty-list duplicate-id");
}

Test(pack_load, a_list_of_background_holds_something)
{
    refuse(HEAD CONTEXT "context: []\n", NULL, "empty-list");
}

Test(pack_load, a_broken_list_of_cautions_or_kinds_is_reported_once)
{
    refuse(HEAD "vocabulary:\n"
                "  levels: [{id: goed, label: Goed, from: 0}]\n"
                "  concepts: [{id: toegang.open, label: Open}]\n"
                "cautions: oud\n"
                "references: [{id: a, kind: page, title: A, caution: oud}]\n"
                "context_kinds: oorzaak\n"
                "context: [{id: a, kind: oorzaak, text: T, concepts: toegang.open}]\n",
        NULL, "not-a-list not-a-list");
}

Test(pack_load, cautions_are_named_or_hold_for_what_is_old)
{
    const struct peil_reference *references;

    load(HEAD "cautions:\n"
              "  - {id: oud, label: oud, text: Dit is oud., before: 2015}\n"
              "  - {id: ongezien, label: ongezien, text: Niet gelezen.}\n"
              "references:\n"
              "  - {id: a, kind: publication, title: A, year: 2014}\n"
              "  - {id: b, kind: publication, title: B, year: 2015}\n"
              "  - {id: c, kind: law, title: C, year: 1990}\n"
              "  - {id: d, kind: page, title: D, year: 2014, caution: [ongezien, oud]}\n"
              "  - {id: e, kind: page, title: E, caution: proef:ongezien}\n",
        NULL);
    references = pack->references;
    cr_assert_eq(references[0].caution_count, 1);
    cr_assert_eq(references[0].cautions[0], &pack->cautions[0]);
    cr_assert_eq(references[1].caution_count, 0);
    cr_assert_eq(references[2].caution_count, 0);
    cr_assert_eq(references[3].caution_count, 2);
    cr_assert_eq(references[3].cautions[0], &pack->cautions[1]);
    cr_assert_eq(references[4].caution_count, 1);
}

static const char user[] =
    HEAD SCALES "uses: [een@1, twee@1]\n"
                "references: [{id: eigen, kind: page, title: Eigen}, {id: beide, kind: page, "
                "title: Van hier}]\n"
                "roles: [{id: lezer, label: Lezer, anonymous: yes, sort: office}]\n"
                "scoring: {model: mean}\n"
                "sections:\n"
                "  - id: a\n"
                "    title: A\n"
                "    scale: oordeel\n"
                "    maps: [{concept: derde:toegang.gratis, relation: superset}]\n"
                "    items:\n"
                "      - id: a.1\n"
                "        text: T\n"
                "        basis: {kind: law, reference: wet}\n"
                "        evidence: contract\n"
                "        asks: [inkoper, lezer]\n"
                "        maps: [{concept: toegang.gratis, relation: equal}]\n"
                "      - {id: a.2, text: T, scale: kleur, basis: {kind: norm, reference: beide}}\n"
                "      - {id: a.3, text: T, basis: {kind: norm, reference: 'twee:beide'}}\n";

static const struct shelf shelves[] = {
    {"een", 1,
        LIB("een") "uses: [derde@1]\nroles: [{id: inkoper, label: Inkoper}, {id: lezer, label: "
                   "L}]\n"
                   "evidence_kinds: [{id: contract, label: Contract, experience: yes}]\n",
        NULL},
    {"twee", 1,
        LIB("twee") "uses: [derde@1]\nactors: [{id: raad, label: Raad, does: no},"
                    " {id: college, label: College}]\n"
                    "references: [{id: beide, kind: page, title: Van twee}]\n",
        NULL},
    {"derde", 1, LIB("derde") REFERENCES VOCABULARY, NULL}, {NULL, 0, NULL, NULL}};

Test(pack_load, names_of_used_packs_can_be_used)
{
    const struct peil_item *item;

    load(user, shelves);
    item = &pack->items[0];
    cr_assert_str_eq(item->basis.references[0]->pack->id, "derde");
    cr_assert_str_eq(item->evidence->pack->id, "een");
    cr_assert(item->evidence->flag);
    cr_assert_eq(item->asks_count, 2);
    cr_assert_str_eq(item->asks[0]->pack->id, "een");
    cr_assert_str_eq(item->maps[0].concept->qualified, "derde:toegang.gratis");
    cr_assert_eq(item->maps[0].relation, PEIL_RELATION_EQUAL);
    cr_assert_eq(pack->sections[0].maps[0].concept, item->maps[0].concept);
    cr_assert_eq(pack->sections[0].maps[0].relation, PEIL_RELATION_SUPERSET);
}

Test(pack_load, own_names_win_and_others_can_be_named_with_their_pack)
{
    load(user, shelves);
    cr_assert_eq(pack->items[0].asks[1]->pack, pack);
    cr_assert(pack->items[0].asks[1]->flag && pack->items[0].asks[1]->office);
    cr_assert_eq(pack->items[1].basis.references[0]->pack, pack);
    cr_assert_str_eq(pack->items[2].basis.references[0]->pack->id, "twee");
}

Test(pack_load, packs_in_use_stand_in_order_of_first_use_each_once)
{
    static const char *const ids[] = {"proef", "een", "derde", "twee"};
    size_t i;

    load(user, shelves);
    cr_assert_eq(pack->used_count, 4);
    for (i = 0; i < 4; i++)
        cr_expect_str_eq(pack->used[i].pack->id, ids[i]);
    cr_assert_str_eq(pack->used[1].path, "een");
    cr_assert_eq(world.opened, 3, "derde is opened once: %zu", world.opened);
    cr_assert_eq(pack->used[1].pack->used[1].pack, pack->used[3].pack->used[1].pack);
}

Test(pack_load, actors_can_do_unless_they_cannot)
{
    const struct peil_pack *two;

    load(user, shelves);
    two = pack->used[3].pack;
    cr_assert_eq(two->actor_count, 2);
    cr_assert_not(two->actors[0].flag);
    cr_assert(two->actors[1].flag);
}

Test(pack_load, roles_are_found_in_the_packs_in_use)
{
    load(user, shelves);
    cr_assert_eq(peil_pack_role(pack, "lezer")->pack, pack);
    cr_assert_str_eq(peil_pack_role(pack, "inkoper")->pack->id, "een");
    cr_assert_str_eq(peil_pack_role(pack, "een:lezer")->pack->id, "een");
    cr_assert_null(peil_pack_role(pack, "twee:lezer"));
    cr_assert_null(peil_pack_role(pack, "geen:lezer"));
    cr_assert_null(peil_pack_role(pack, "raad"));
    cr_assert_null(peil_pack_role(pack, NULL));
    cr_assert_str_eq(peil_pack_role_ids(pack)[0], "lezer");
    cr_assert_str_eq(peil_pack_role_ids(pack)[1], "inkoper");
    cr_assert_null(peil_pack_role_ids(pack)[2]);
}

#define USE(uses, more) HEAD "uses: [" uses "]\n" more VOCABULARY

Test(pack_load, what_fails_in_a_used_pack_is_said_there_and_nowhere_else)
{
    static const struct shelf broken[] = {
        {"een", 1, LIB("een") "references: [{id: wet, kind: wet, title: T}]\n", NULL},
        {NULL, 0, NULL, NULL}};

    refuse(HEAD SCALES
        "uses: [een@1]\nscoring: {model: none}\n"
        "sections: [{id: a, title: A, scale: oordeel, items: [{id: a.1, text: T,"
        " basis: {kind: law, reference: wet}}, {id: a.2, text: T, scale: kleur}]}]\n",
        broken, "unknown-word");
    cr_assert_str_eq(peil_diags_at(diags, 0)->file, "een/pack.yaml");
}

Test(pack_load, a_missing_pack_is_named_wherever_it_is_used)
{
    static const struct shelf some[] = {
        {"een", 1, LIB("een") "uses: [weg@1]\n" REFERENCES, NULL}, {NULL, 0, NULL, NULL}};

    refuse(USE("een@1, weg@1", ), some, "used-not-found used-not-found");
    cr_assert_eq(world.opened, 2, "it is looked for once");
}

Test(pack_load, a_wrong_use_does_not_hide_the_next)
{
    refuse(USE("een, Een@1, een@, een@01, een@x, 'een@1.0', a.b@1, '@1'", ), NULL,
        "not-a-use not-a-use not-a-use not-a-use not-a-use not-a-use not-a-use not-a-use");
}

Test(pack_load, a_pack_is_used_once)
{
    refuse(USE("derde@1, derde@1", ), shelves, "duplicate-id");
}

Test(pack_load, a_long_circle_is_shown)
{
    static const struct shelf circle[] = {{"een", 1, LIB("een") "uses: [twee@1]\n", NULL},
        {"twee", 1, LIB("twee") "uses: [derde@1]\n", NULL},
        {"derde", 1, LIB("derde") "uses: [een@1]\n", NULL}, {NULL, 0, NULL, NULL}};

    refuse(USE("een@1", ), circle, "uses-cycle");
    cr_assert_str_eq(
        peil_diag_arg(peil_diags_at(diags, 0), "other")->text, "een > twee > derde > een");
}

Test(pack_load, without_a_store_nothing_is_found)
{
    static const char yaml[] = USE("een@1", );
    struct peil_archive *archive;

    world.limits = (struct peil_limits)PEIL_LIMITS;
    cr_assert_eq(open_yaml(&world, &archive, "test", yaml, diags), PEIL_OK);
    cr_assert_eq(peil_pack_load(&pack, archive, NULL, &world.limits, diags), PEIL_EINPUT);
    peil_archive_close(archive);
    cr_assert_str_eq(peil_diags_at(diags, 0)->code, "pack/used-not-found");
}

/* A zip of a pack and what it carries inside. */
static struct peil_buf zip_of(const char *yaml, const char *id, const struct peil_buf *inside)
{
    struct peil_buf zip = PEIL_BUF_EMPTY;
    char name[80];
    struct peil_memory_file files[2] = {
        {.name = "pack.yaml", .bytes = yaml, .length = strlen(yaml)}};

    if (inside) {
        (void)snprintf(name, sizeof(name), "uses/%s.zip", id);
        files[1] = (struct peil_memory_file){
            .name = name, .bytes = inside->data, .length = inside->length};
    }
    cr_assert_eq(peil_archive_write_files(&zip, files, inside ? 2 : 1, diags), PEIL_OK);
    return zip;
}

static int load_zip(const struct peil_buf *zip, const struct shelf *known)
{
    static const struct peil_limits limits = PEIL_LIMITS;
    struct peil_store store = {.context = &world, .open = world_open};
    struct peil_archive *archive;
    int status;

    world.limits = limits;
    world.shelves = known;
    cr_assert_eq(
        peil_archive_open_zip(&archive, "packs/proef.zip", zip->data, zip->length, &limits, diags),
        PEIL_OK);
    status = peil_pack_load(&pack, archive, &store, &limits, diags);
    peil_archive_close(archive);
    return status;
}

Test(pack_load, what_the_archive_carries_comes_before_the_store)
{
    struct peil_buf inner =
        zip_of("peil: 1\nid: een\nversion: 1.9.0\nlanguage: nl\ntitle: B\n", NULL, NULL);
    struct peil_buf outer = zip_of(USE("een@1", ), "een", &inner);

    cr_assert_eq(load_zip(&outer, shelves), PEIL_OK);
    cr_assert_eq(world.opened, 0);
    cr_assert_eq(pack->used_count, 2);
    cr_assert_str_eq(pack->used[0].path, "proef.zip");
    cr_assert_str_eq(pack->used[1].pack->version_text, "1.9.0");
    cr_assert_str_eq(pack->used[1].path, "een.zip");
    peil_buf_dispose(&inner);
    peil_buf_dispose(&outer);
}

Test(pack_load, one_bundle_serves_the_packs_in_it_too)
{
    struct peil_buf third =
        zip_of("peil: 1\nid: derde\nversion: 1.9.0\nlanguage: nl\ntitle: B\n", NULL, NULL);
    struct peil_buf outer = zip_of(USE("een@1", ), "derde", &third);

    /* "een" comes from the store, and what it uses from the bundle of the pack that uses it. */
    world.opened = 0;
    cr_assert_eq(load_zip(&outer, shelves), PEIL_OK);
    cr_assert_eq(world.opened, 1);
    cr_assert_str_eq(pack->used[2].pack->version_text, "1.9.0");
    peil_buf_dispose(&third);
    peil_buf_dispose(&outer);
}

Test(pack_load, a_bundle_with_another_version_is_refused)
{
    struct peil_buf inner =
        zip_of("peil: 1\nid: een\nversion: 2.0.0\nlanguage: nl\ntitle: B\n", NULL, NULL);
    struct peil_buf outer = zip_of(USE("een@1", ), "een", &inner);

    cr_assert_eq(load_zip(&outer, shelves), PEIL_EINPUT);
    cr_assert_str_eq(peil_diags_at(diags, 0)->code, "pack/used-other-pack");
    cr_assert_str_eq(peil_diag_arg(peil_diags_at(diags, 0), "other")->text, "een 2.0.0");
    peil_buf_dispose(&inner);
    peil_buf_dispose(&outer);
}

Test(pack_load, all_mistakes_come_in_one_run_sorted_by_place)
{
    refuse(
        "peil: 1\nid: Proef\nversion: 1\nlanguage: nl\ntitle: P\nkleur: rood\n"
        "scoring: {model: man, bands: [{id: a, label: A, from: 0}, {id: a, label: B, from: 5}]}\n"
        "sections:\n"
        "  - id: a\n"
        "    scale: oordel\n"
        "    items:\n"
        "      - {id: a, text: T}\n"
        "      - {id: b, text: T, basis: {kind: low}}\n"
        "scales:\n"
        "  oordeel: [{id: goed, label: Goed, points: 1,}, {id: unknown, label: Niet}]\n",
        NULL,
        "not-an-id not-a-version unknown-key unknown-word duplicate-id missing-key unknown-scale "
        "duplicate-id unknown-word reserved-option");
}

Test(pack_load, a_mistake_brings_no_others_with_it)
{
    refuse(ITEM("type: choise, knockout: yes, min: 1"), NULL, "unknown-word");
}

Test(pack_load, a_broken_scale_is_reported_once)
{
    refuse(HEAD "scales: {s: [{id: a, label: A, points: x}, {id: b, label: B}]}\n"
                "scoring: {model: mean}\n"
                "sections: [{id: x, title: X, scale: s, items: ["
                "{id: i, text: T, knockout: yes, scored: yes, target: 7}]}]\n",
        NULL, "not-a-number");
}

Test(pack_load, a_broken_reference_list_is_reported_once)
{
    refuse(HEAD "references: [{id: Wet, kind: law, title: W}]\n" SCALES "scoring: {model: none}\n"
                "sections: [{id: x, title: X, scale: oordeel, items: ["
                "{id: i, text: T, basis: {kind: law, reference: wet}}]}]\n",
        NULL, "not-an-id");
}

Test(pack_load, the_second_of_two_ids_names_the_line_of_the_first)
{
    refuse(HEAD SCALES "scoring: {model: none}\n"
                       "sections:\n"
                       "  - {id: a, title: A, scale: oordeel, items: [{id: b, text: T}]}\n"
                       "  - {id: b, title: B, scale: kleur, items: [{id: c, text: T}]}\n",
        NULL, "duplicate-id");
    cr_assert_eq(peil_diags_at(diags, 0)->line, 18);
    cr_assert_eq(peil_diag_arg(peil_diags_at(diags, 0), "first_line")->integer, 17);
}

Test(pack_load, an_old_id_can_go_to_one_item_only)
{
    refuse(HEAD SCALES
        "scoring: {model: none}\n"
        "sections:\n"
        "  - {id: a, title: A, scale: oordeel, items: [{id: b, text: T, was: oud}]}\n"
        "  - {id: c, title: B, was: oud, scale: kleur, items: [{id: d, text: T}]}\n",
        NULL, "duplicate-id");
    cr_assert_str_eq(peil_diag_arg(peil_diags_at(diags, 0), "value")->text, "oud");
}

Test(pack_load, an_old_id_can_go_to_one_option_only)
{
    refuse(HEAD "scales: {s: [{id: a, was: oud, label: A}, {id: b, was: oud, label: B}]}\n"
                "scoring: {model: none}\n"
                "sections: [{id: x, title: X, scale: s, items: [{id: i, text: T}]}]\n",
        NULL, "duplicate-id");
}

Test(pack_load, an_old_id_of_an_option_that_is_still_there)
{
    refuse(HEAD "scales: {s: [{id: a, label: A}, {id: b, was: a, label: B}]}\n"
                "scoring: {model: none}\n"
                "sections: [{id: x, title: X, scale: s, items: [{id: i, text: T}]}]\n",
        NULL, "was-still-there");
}

Test(pack_load, an_old_id_of_a_row_that_is_still_there)
{
    refuse(HEAD SCALES "scoring: {model: none}\n"
                       "sections: [{id: x, title: X, scale: oordeel, items: [{id: k, text: T, "
                       "scale: kleur}, {id: i, text: T, type: matrix, rows: [{id: r, text: R}, "
                       "{id: q, was: r, text: Q}]}]}]\n",
        NULL, "was-still-there");
}

Test(pack_load, concepts_need_their_vocabulary_when_there_are_two)
{
    static const struct shelf two[] = {{"een", 1, LIB("een") VOCABULARY, NULL},
        {"twee", 1, LIB("twee") VOCABULARY, NULL}, {NULL, 0, NULL, NULL}};

    refuse(HEAD SCALES "uses: [een@1, twee@1]\nscoring: {model: none}\n"
                       "sections: [{id: x, title: X, scale: oordeel, items: ["
                       "{id: i, text: T, maps: [{concept: toegang.gratis, relation: equal}]},"
                       "{id: j, text: T, maps: [{concept: 'een:toegang.gratis', relation: equal}]},"
                       "{id: k, text: T, scale: kleur}]}]\n",
        two, "ambiguous-concept");
    cr_assert_str_eq(peil_diag_arg(peil_diags_at(diags, 0), "list")->text,
        "een:toegang.gratis, twee:toegang.gratis");
}

Test(pack_load, scores_that_count_for_nothing_are_a_warning)
{
    refuse(HEAD SCALES
        "scoring: {model: mean}\n"
        "sections:\n"
        "  - {id: a, title: A, scale: oordeel, weight: 0, items: [{id: b, text: T, weight: 0}]}\n"
        "  - {id: c, title: C, scale: kleur, items: [{id: d, text: T}]}\n",
        NULL, "weights-zero-everywhere weights-zero");
}

Test(pack_load, ten_thousand_mistakes_are_counted_quickly)
{
    struct peil_buf yaml = PEIL_BUF_EMPTY;
    clock_t start;
    size_t i;

    peil_buf_text(&yaml, HEAD SCALES "scoring: {model: none}\nsections:\n  - id: a\n    title: A\n"
                                     "    items:\n");
    for (i = 0; i < 10000; i++) {
        peil_buf_format(&yaml,
            "      - {id: a.%z, text: T, scale: oordel, wieght: 1, basis: {kind: law, reference: "
            "w}}\n",
            i);
    }
    start = clock();
    cr_assert_eq(load_yaml(&world, yaml.data, NULL, &pack, diags), PEIL_EINPUT);
    cr_assert_lt((double)(clock() - start) / CLOCKS_PER_SEC, 5.0);
    cr_assert_eq(peil_diags_count(diags), 1000);
    cr_assert_eq(peil_diags_errors(diags), 30000);
    peil_buf_dispose(&yaml);
}

Test(pack_load, ids_that_come_twice_are_found_among_many)
{
    struct peil_buf yaml = PEIL_BUF_EMPTY;
    size_t i;

    peil_buf_text(&yaml, HEAD SCALES "scoring: {model: none}\nsections:\n  - id: a\n    title: A\n"
                                     "    scale: oordeel\n    items:\n");
    for (i = 0; i < 20000; i++)
        peil_buf_format(&yaml, "      - {id: i%z, text: T}\n", i % 19999);
    cr_assert_eq(load_yaml(&world, yaml.data, NULL, &pack, diags), PEIL_EINPUT);
    cr_assert_eq(peil_diags_count(diags), 1);
    cr_assert_eq(peil_diag_arg(peil_diags_at(diags, 0), "first_line")->integer, 21);
    peil_buf_dispose(&yaml);
}

Test(pack_load, no_diagnostics_are_needed)
{
    cr_assert_eq(load_yaml(&world, "peil: 1\nkleur: rood\n", NULL, &pack, NULL), PEIL_EINPUT);
    cr_assert_eq(load_yaml(&world, tree, NULL, &pack, NULL), PEIL_OK);
}

Test(pack_load, words_of_the_format_go_both_ways)
{
    cr_assert_str_eq(peil_origin_word(PEIL_ORIGIN_EDITED), "source-edited");
    cr_assert_str_eq(peil_basis_word(PEIL_BASIS_LAW_APPLIED), "law-applied");
    cr_assert_str_eq(peil_basis_word(PEIL_BASIS_NORM), "norm");
    cr_assert_str_eq(peil_relation_word(PEIL_RELATION_INTERSECTS), "intersects");
    cr_assert_str_eq(peil_item_type_word(PEIL_ITEM_DATE), "date");
    cr_assert_str_eq(peil_model_word(PEIL_MODEL_MEAN_OF_MEANS), "mean-of-means");
    cr_assert_str_eq(peil_open_policy_word(PEIL_OPEN_NULL_IF_ANY), "null-if-any");
    cr_assert_str_eq(peil_na_policy_word(PEIL_NA_MAXIMUM), "maximum");
    cr_assert_str_eq(peil_rounding_word(PEIL_ROUND_HALF_EVEN), "half-even");
    cr_assert_str_eq(peil_rounding_word(PEIL_ROUND_TRUNCATE), "truncate");
}

Test(pack_load, the_packs_that_are_shipped_are_right)
{
    size_t loaded = 0;
    struct dirent *entry;
    DIR *dir = opendir("packs");

    cr_assert_not_null(dir);
    while ((entry = readdir(dir))) {
        char *folder =
            entry->d_name[0] == '.' ? NULL : world_keep(&world, join("packs", entry->d_name));
        char *file = folder ? world_keep(&world, join(folder, "pack.yaml")) : NULL;
        struct stat about;

        if (!file || stat(file, &about) != 0)
            continue;
        cr_expect_eq(load_folder(&world, folder, "packs", &pack, diags), PEIL_OK, "%s", folder);
        show_diags(diags);
        cr_expect_eq(peil_diags_count(diags), 0, "%s", folder);
        peil_pack_free(pack);
        pack = NULL;
        loaded++;
    }
    (void)closedir(dir);
    cr_assert_gt(loaded, 0);
}

/* Every folder tests/bad/pack-CODE has a pack with exactly that mistake. */
Test(pack_load, every_wrong_pack_gives_its_own_message_and_no_other)
{
    size_t seen = 0;
    struct dirent *entry;
    DIR *dir = opendir("tests/bad");

    cr_assert_not_null(dir);
    while ((entry = readdir(dir))) {
        char *beside, *folder;
        struct stat about;
        int status;

        /* Whether a rule rests on what is asked indirectly is not for loading to say. */
        if (strncmp(entry->d_name, "pack-", 5) != 0 ||
            strcmp(entry->d_name, "pack-asked-indirectly") == 0)
            continue;
        beside = world_keep(&world, join("tests/bad", entry->d_name));
        folder = world_keep(&world, join(beside, "pack"));
        if (!world_keep(&world, join(folder, "pack.yaml")) || stat(folder, &about) != 0)
            continue;
        peil_diags_clear(diags);
        status = load_folder(&world, folder, beside, &pack, diags);
        cr_expect_eq(peil_diags_count(diags), 1, "%s", entry->d_name);
        cr_expect_eq(status == PEIL_OK, peil_diags_errors(diags) == 0, "%s", entry->d_name);
        if (peil_diags_count(diags) > 0) {
            const char *code = peil_diags_at(diags, 0)->code;

            cr_expect(strncmp(code, "pack/", 5) == 0 && strcmp(code + 5, entry->d_name + 5) == 0,
                "%s gives %s", entry->d_name, code);
        }
        peil_pack_free(pack);
        pack = NULL;
        world_clear(&world);
        seen++;
    }
    (void)closedir(dir);
    cr_assert_gt(seen, 80);
}
