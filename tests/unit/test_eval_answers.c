/*
 * Reading answers against a pack, and writing them in their normal form.
 */
#include <criterion/criterion.h>

#include "core/base/arena.h"
#include "core/base/buf.h"
#include "core/eval/answers.h"
#include "core/eval/evaluator.h"
#include "core/format/json.h"
#include "core/format/yaml.h"
#include "tests/unit/pack_help.h"

#define HEAD "peil-answers: 1\npack: proef@1\nsubject: {naam: Dorp}\n"

static const char pack_yaml[] =
    "peil: 1\n"
    "id: proef\n"
    "version: 1.2.3\n"
    "language: nl\n"
    "title: Proef\n"
    "subject_fields:\n"
    "  - {id: naam, label: Naam, required: yes}\n"
    "  - {id: code, label: Code, key: yes}\n"
    "roles: [{id: ambtenaar, label: Beleidsmedewerker}, {id: inkoper, label: Inkoper}]\n"
    "scales:\n"
    "  oordeel:\n"
    "    - {id: goed, label: {nl: Goed, en: Good}, points: 2}\n"
    "    - {id: moet-beter, label: Moet beter, points: 1}\n"
    "    - {id: niet, label: Niet, points: 0}\n"
    "  cijfer: [{id: '1', label: Een, points: 1}, {id: '2', label: Twee, points: 2}]\n"
    "scoring: {model: mean}\n"
    "sections:\n"
    "  - id: deel\n"
    "    title: Deel\n"
    "    scale: oordeel\n"
    "    items:\n"
    "      - {id: a, text: A?, was: oud-a}\n"
    "      - {id: b, text: B?, unknown: no, remark: no}\n"
    "      - {id: c, text: C?, not_applicable: yes}\n"
    "      - id: d\n"
    "        text: D?\n"
    "        not_applicable: {reasons: [{id: geen-team, label: Er is geen team}]}\n"
    "      - {id: cijfer, text: Cijfer?, scale: cijfer}\n"
    "      - {id: keuzes, text: Welke?, type: choices}\n"
    "      - id: rooster\n"
    "        text: Per dag?\n"
    "        type: matrix\n"
    "        not_applicable: yes\n"
    "        rows: [{id: ma, text: Maandag}, {id: di, text: Dinsdag}, {id: value, text: Waarde}]\n"
    "      - {id: getal, text: Hoeveel?, type: number, min: 0, max: 10, step: 0.1}\n"
    "      - {id: tekst, text: Wat?, type: text}\n"
    "      - {id: dag, text: Wanneer?, type: date}\n";

/* A pack, and answers read against it. */
struct reading {
    struct world world;
    struct peil_pack *pack;
    struct peil_arena *arena;
    struct peil_diags *diags;
    struct peil_answers *answers;
    struct peil_source source;
    int status;
};

static struct reading r;

static void setup(void)
{
    memset(&r, 0, sizeof(r));
    r.arena = peil_arena_new();
    r.diags = peil_diags_new(0);
    cr_assert_eq(load_yaml(&r.world, pack_yaml, NULL, &r.pack, r.diags), PEIL_OK);
    cr_assert_eq(peil_diags_errors(r.diags), 0);
    peil_diags_clear(r.diags);
}

static void teardown(void)
{
    peil_pack_free(r.pack);
    peil_diags_free(r.diags);
    peil_arena_free(r.arena);
    world_clear(&r.world);
}

TestSuite(answers, .init = setup, .fini = teardown);

static void read_node(const struct peil_node *node)
{
    r.answers = NULL;
    r.status = peil_answers_read(&r.answers, r.arena, r.pack, node, &r.world.limits, r.diags);
    cr_assert_eq(r.status == PEIL_OK, r.answers != NULL);
    cr_assert_eq(r.status == PEIL_EINPUT, peil_diags_errors(r.diags) > 0);
}

static void read_text(const char *text, bool is_json)
{
    const struct peil_node *node = NULL;

    peil_diags_clear(r.diags);
    r.source = (struct peil_source){"answers", text, strlen(text), 1};
    if (is_json) {
        cr_assert_eq(
            peil_json_read(&node, r.arena, &r.source, &r.world.limits, PEIL_TEXT_ANSWERS, r.diags),
            PEIL_OK);
    } else {
        cr_assert_eq(
            peil_yaml_read(&node, r.arena, &r.source, &r.world.limits, PEIL_TEXT_ANSWERS, r.diags),
            PEIL_OK);
    }
    read_node(node);
}

/* Reads lines below "answers:" with the usual head. */
static void read_yaml(const char *answers)
{
    read_text(peil_arena_format(r.arena, "%sanswers:\n%s", HEAD, answers), false);
}

static const struct peil_answer *answer(const char *id)
{
    const struct peil_item *item = peil_pack_item(r.pack, id);

    cr_assert_not_null(item);
    if (!r.answers)
        show_diags(r.diags);
    cr_assert_not_null(r.answers);
    return &r.answers->answers[item->index];
}

/* The only diagnostic there is, of a code. */
static const struct peil_diag *only(const char *code)
{
    if (peil_diags_count(r.diags) != 1)
        show_diags(r.diags);
    cr_assert_eq(peil_diags_count(r.diags), 1);
    cr_assert_str_eq(peil_diags_at(r.diags, 0)->code, code);
    return peil_diags_at(r.diags, 0);
}

static const char *arg_text(const struct peil_diag *diag, const char *name)
{
    const struct peil_arg *arg = peil_diag_arg(diag, name);

    return arg ? arg->text : "(none)";
}

/* The normal form as JSON. */
static const char *normal(void)
{
    struct peil_buf buf = PEIL_BUF_EMPTY;
    const char *text;

    peil_json_write(&buf, peil_answers_node(r.arena, r.answers), 0);
    text = peil_arena_text(r.arena, peil_buf_string(&buf));
    peil_buf_dispose(&buf);
    return text;
}

Test(answers, all_short_forms)
{
    read_yaml("  a: goed\n"
              "  b: niet\n"
              "  c: unknown\n"
              "  d: {state: not-applicable, reason: geen-team}\n"
              "  cijfer: 2\n"
              "  keuzes: [niet, goed]\n"
              "  rooster: {ma: goed, di: unknown}\n"
              "  getal: 7.5\n"
              "  tekst: Een zin.\n"
              "  dag: 2026-03-14\n");
    cr_assert_eq(answer("a")->state, PEIL_STATE_ANSWERED);
    cr_assert_eq(answer("a")->option, 0);
    cr_assert_eq(answer("b")->option, 2);
    cr_assert_eq(answer("c")->state, PEIL_STATE_UNKNOWN);
    cr_assert_eq(answer("d")->state, PEIL_STATE_NOT_APPLICABLE);
    cr_assert_str_eq(answer("d")->reason, "geen-team");
    cr_assert_str_eq(answer("d")->reason_term->id, "geen-team");
    cr_assert_eq(answer("cijfer")->option, 1);
    cr_assert(answer("keuzes")->chosen[0] && !answer("keuzes")->chosen[1]);
    cr_assert(answer("keuzes")->chosen[2]);
    cr_assert_eq(answer("rooster")->state, PEIL_STATE_ANSWERED);
    cr_assert_eq(answer("rooster")->rows[0].state, PEIL_STATE_ANSWERED);
    cr_assert_eq(answer("rooster")->rows[1].state, PEIL_STATE_UNKNOWN);
    cr_assert_eq(answer("rooster")->rows[2].state, PEIL_STATE_BLANK);
    cr_assert_float_eq(answer("getal")->number, 7.5, 1e-12);
    cr_assert_str_eq(answer("tekst")->text, "Een zin.");
    cr_assert_str_eq(answer("dag")->text, "2026-03-14");
    cr_assert_eq(answer("a")->place.line, 5);
    cr_assert_str_eq(r.answers->name, "answers");
}

Test(answers, long_forms_with_remark_and_evidence)
{
    read_yaml("  a:\n"
              "    value: moet-beter\n"
              "    remark: Zie bijlage.\n"
              "    evidence:\n"
              "      - {title: Contract, url: 'https://example.org/c', date: 2025-01-31}\n"
              "      - Gesprek met de inkoper\n"
              "  c: {state: unknown, remark: Nog vragen.}\n"
              "  rooster: {value: {ma: {value: niet, remark: Te laat.}}, remark: Kort.}\n"
              "  cijfer: {remark: Later.}\n"
              "  tekst: {value: unknown}\n");
    cr_assert_str_eq(answer("a")->remark, "Zie bijlage.");
    cr_assert_eq(answer("a")->evidence_count, 2);
    cr_assert_str_eq(answer("a")->evidence[0].url, "https://example.org/c");
    cr_assert_str_eq(answer("a")->evidence[0].date, "2025-01-31");
    cr_assert_str_eq(answer("a")->evidence[1].title, "Gesprek met de inkoper");
    cr_assert_null(answer("a")->evidence[1].url);
    cr_assert_eq(answer("c")->state, PEIL_STATE_UNKNOWN);
    cr_assert_str_eq(answer("c")->remark, "Nog vragen.");
    cr_assert_str_eq(answer("rooster")->rows[0].remark, "Te laat.");
    cr_assert_str_eq(answer("rooster")->remark, "Kort.");
    cr_assert_eq(answer("cijfer")->state, PEIL_STATE_BLANK);
    cr_assert_str_eq(answer("cijfer")->remark, "Later.");
    cr_assert_eq(answer("tekst")->state, PEIL_STATE_ANSWERED);
    cr_assert_str_eq(answer("tekst")->text, "unknown");
}

Test(answers, a_row_that_is_called_like_a_key_is_a_row)
{
    read_yaml("  rooster: {value: goed}\n");
    cr_assert_eq(answer("rooster")->rows[2].state, PEIL_STATE_ANSWERED);
    cr_assert_str_eq(
        strstr(normal(), "\"answers\""), "\"answers\":{\"rooster\":{\"value\":\"goed\"}}}");
}

Test(answers, what_is_empty_is_blank)
{
    read_text(HEAD, false);
    cr_assert_eq(answer("a")->state, PEIL_STATE_BLANK);
    read_yaml("  a:\n  b: ''\n  getal: blank\n  c: {value: }\n");
    for (size_t i = 0; i < r.pack->item_count; i++)
        cr_assert_eq(r.answers->answers[i].state, PEIL_STATE_BLANK);
    read_text("{\"peil-answers\": 1, \"pack\": \"proef@1\", \"subject\": {\"naam\": \"X\", "
              "\"code\": null}, \"role\": null, \"answers\": {\"a\": null}}",
        true);
    cr_assert_eq(answer("a")->state, PEIL_STATE_BLANK);
    cr_assert_null(r.answers->subject[1]);
}

Test(answers, a_list_of_none_is_an_answer)
{
    read_yaml("  keuzes: []\n");
    cr_assert_eq(answer("keuzes")->state, PEIL_STATE_ANSWERED);
    cr_assert_not(answer("keuzes")->chosen[0]);
}

Test(answers, a_matrix_has_a_state_by_its_rows)
{
    read_yaml("  rooster: {ma: unknown}\n");
    cr_assert_eq(answer("rooster")->state, PEIL_STATE_UNKNOWN);
    read_yaml("  rooster: {ma: not-applicable, di: not-applicable, value: not-applicable}\n");
    cr_assert_eq(answer("rooster")->state, PEIL_STATE_NOT_APPLICABLE);
    read_yaml("  rooster: {ma: not-applicable}\n");
    cr_assert_eq(answer("rooster")->state, PEIL_STATE_BLANK);
    read_yaml("  rooster: not-applicable\n");
    cr_assert_eq(answer("rooster")->state, PEIL_STATE_NOT_APPLICABLE);
    cr_assert_null(answer("rooster")->rows);
}

Test(answers, head_and_subject)
{
    read_text("peil-answers: 1\npack: proef@1.2.3\nsubject: {naam: Dorp, code: 0012}\n"
              "date: 2026-03-14\nrole: inkoper\nrespondent: R1\n",
        false);
    cr_assert_eq(r.status, PEIL_OK);
    cr_assert_str_eq(r.answers->subject[0], "Dorp");
    cr_assert_str_eq(r.answers->subject[1], "0012");
    cr_assert_str_eq(r.answers->date, "2026-03-14");
    cr_assert_str_eq(r.answers->role->id, "inkoper");
    cr_assert_str_eq(r.answers->respondent, "R1");
    cr_assert_str_eq(normal(), "{\"peil-answers\":1,\"pack\":\"proef@1\",\"subject\":{\"naam\":"
                               "\"Dorp\",\"code\":\"0012\"},\"date\":\"2026-03-14\",\"role\":"
                               "\"inkoper\",\"respondent\":\"R1\",\"answers\":{}}");
}

Test(answers, the_head_tells_the_pack_before_it_is_there)
{
    static const struct {
        const char *pack;
        bool good, exact;
        uint32_t major, patch;
    } cases[] = {{"bcmb@1", true, false, 1, 0}, {"bcmb@12.0.3", true, true, 12, 3},
        {"bcmb", false, false, 0, 0}, {"bcmb@", false, false, 0, 0}, {"@1", false, false, 0, 0},
        {"bcmb@01", false, false, 0, 0}, {"bcmb@1.0", false, false, 0, 0},
        {"bcmb@-1", false, false, 0, 0}, {"BCMB@1", false, false, 0, 0},
        {"bcmb@99999999999", false, false, 0, 0}};

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct peil_node *map = peil_node_map(r.arena);
        struct peil_answers_head head;

        peil_diags_clear(r.diags);
        peil_node_set_number(r.arena, map, "peil-answers", 1);
        peil_node_set_text(r.arena, map, "pack", cases[i].pack);
        cr_assert_eq(peil_answers_head(&head, map, r.diags), cases[i].good, "%s", cases[i].pack);
        if (cases[i].good) {
            cr_assert_str_eq(head.pack_id, "bcmb");
            cr_assert_eq(head.exact, cases[i].exact);
            cr_assert_eq(head.version.major, cases[i].major);
            cr_assert_eq(head.version.patch, cases[i].patch);
        } else {
            only("answers/pack-form");
        }
    }
}

/* A wrong value, the code it gives and what is suggested. */
static void check_near(const char *answers, const char *code, const char *near)
{
    const struct peil_diag *diag;

    read_yaml(answers);
    diag = only(code);
    cr_assert_str_eq(arg_text(diag, "near"), near, "%s: %s", answers, arg_text(diag, "near"));
}

Test(answers, suggestions)
{
    check_near("  a: Goed\n", "answers/unknown-option", "goed");
    check_near("  a: good\n", "answers/unknown-option", "goed");
    check_near("  a: Moet beter\n", "answers/unknown-option", "moet-beter");
    check_near("  a: MOET_BETER\n", "answers/unknown-option", "moet-beter");
    check_near("  a: moetbter\n", "answers/unknown-option", "moet-beter");
    check_near("  a: weet ik niet\n", "answers/unknown-option", "unknown");
    check_near("  b: weet ik niet\n", "answers/unknown-option", "(none)");
    check_near("  a: nvt\n", "answers/unknown-option", "(none)");
    check_near("  c: n.v.t.\n", "answers/unknown-option", "not-applicable");
    check_near("  c: nvt\n", "answers/unknown-option", "not-applicable");
    check_near("  c: Not-applicable\n", "answers/unknown-option", "not-applicable");
    check_near("  a: unkown\n", "answers/unknown-option", "unknown");
    check_near("  getal: weet ik niet\n", "answers/expected-number", "unknown");
    check_near("  getal: 7,5\n", "answers/decimal-comma", "7.5");
    check_near("  dag: 14-3-2026\n", "answers/date-form", "2026-03-14");
    check_near("  dag: 31/12/2026\n", "answers/date-form", "2026-12-31");
    check_near("  dag: 32-12-2026\n", "answers/date-form", "(none)");
    check_near("  dag: 3\n", "answers/date-form", "(none)");
    check_near("  keuses: [goed]\n", "answers/unknown-item", "keuzes");
    check_near("  rooster: {mq: goed}\n", "answers/unknown-row", "(none)");
    check_near("  a: {vaule: goed}\n", "answers/unknown-answer-key", "value");
    check_near("  a: {state: weet ik niet}\n", "answers/unknown-state", "unknown");
    check_near("  d: {state: not-applicable, reason: Er is geen team}\n", "answers/unknown-reason",
        "geen-team");
}

Test(answers, a_role_is_suggested_by_its_label)
{
    read_text(HEAD "role: Beleidsmedewerker\n", false);
    cr_assert_str_eq(arg_text(only("answers/unknown-role"), "near"), "ambtenaar");
    read_text(HEAD "role: inkopr\n", false);
    cr_assert_str_eq(arg_text(only("answers/unknown-role"), "near"), "inkoper");
}

Test(answers, what_is_allowed_is_listed)
{
    read_yaml("  a: prima\n");
    cr_assert_str_eq(arg_text(only("answers/unknown-option"), "list"), "goed, moet-beter, niet");
    read_text("{\"peil-answers\": 1, \"pack\": \"proef@1\", \"subject\": {\"naam\": \"X\"}, "
              "\"answers\": {\"a\": true}}",
        true);
    cr_assert_str_eq(arg_text(only("answers/expected-option"), "list"), "goed, moet-beter, niet");
}

Test(answers, json_numbers_name_options_of_digits)
{
    read_text("{\"peil-answers\": 1, \"pack\": \"proef@1\", \"subject\": {\"naam\": \"X\", "
              "\"code\": 12}, \"answers\": {\"cijfer\": 2, \"getal\": 3, \"tekst\": 5}}",
        true);
    cr_assert_eq(answer("cijfer")->option, 1);
    cr_assert_float_eq(answer("getal")->number, 3, 1e-12);
    cr_assert_str_eq(answer("tekst")->text, "5");
    cr_assert_str_eq(r.answers->subject[1], "12");
}

Test(answers, numbers_are_checked_against_range_and_step)
{
    for (int tenths = 0; tenths <= 100; tenths++) {
        read_yaml(peil_arena_format(r.arena, "  getal: %d.%d\n", tenths / 10, tenths % 10));
        cr_assert_eq(r.status, PEIL_OK, "%d", tenths);
    }
    read_yaml("  getal: 0.15\n");
    only("answers/number-step");
    read_yaml("  getal: 10.1\n");
    only("answers/number-too-large");
    read_yaml("  getal: -0.1\n");
    only("answers/number-too-small");
}

Test(answers, places_and_paths)
{
    const struct peil_diag *diag;

    read_yaml("  a: goed\n  rooster:\n    ma: {value: goed, remarque: x}\n");
    diag = only("answers/unknown-answer-key");
    cr_assert_eq(diag->line, 7);
    cr_assert_eq(diag->column, 23);
    cr_assert_str_eq(diag->path, "answers.rooster.ma");
    cr_assert_str_eq(diag->file, "answers");
    read_yaml("  d: {state: not-applicable, reason: zomaar}\n");
    diag = only("answers/unknown-reason");
    cr_assert_str_eq(diag->path, "answers.d.reason");
}

Test(answers, all_mistakes_are_reported_in_one_run)
{
    read_text("peil-answers: 1\npack: proef@1.0.0\ndatum: x\ndate: gisteren\nrole: baas\n"
              "respondent: a@b.nl\nsubject: {plaats: x}\nanswers:\n  a: top\n  zz: goed\n"
              "  b: {value: niet, remark: x}\n  rooster: goed\n",
        false);
    cr_assert_eq(peil_diags_errors(r.diags), 11);
    cr_assert_eq(r.status, PEIL_EINPUT);
}

Test(answers, a_long_pile_of_mistakes_stays_short_in_memory)
{
    struct peil_node *root = peil_node_map(r.arena);
    struct peil_node *map = peil_node_map(r.arena);
    size_t before;

    peil_node_set_number(r.arena, root, "peil-answers", 1);
    peil_node_set_text(r.arena, root, "pack", "proef@1");
    for (int i = 0; i < 20000; i++) {
        peil_node_set(
            r.arena, map, peil_arena_format(r.arena, "x%d", i), peil_node_text(r.arena, "goed"));
    }
    peil_node_set(r.arena, root, "answers", map);
    before = peil_arena_used(r.arena);
    read_node(root);
    cr_assert_eq(peil_diags_errors(r.diags), 20001); /* and the missing subject */
    cr_assert_lt(peil_arena_used(r.arena) - before, 100000);
}

Test(answers, a_thousand_mistakes_in_one_answer_stay_short_in_memory)
{
    struct peil_node *list = peil_node_list(r.arena);
    struct peil_node *map = peil_node_map(r.arena);
    struct peil_answer read;
    size_t before;

    for (int i = 0; i < 50000; i++)
        peil_node_add(r.arena, list, peil_node_bool(r.arena, true));
    peil_node_set(r.arena, map, "evidence", list);
    before = peil_arena_used(r.arena);
    cr_assert_eq(peil_answer_read(
                     &read, r.arena, peil_pack_item(r.pack, "a"), map, &r.world.limits, r.diags),
        PEIL_EINPUT);
    cr_assert_eq(peil_diags_errors(r.diags), 50000);
    cr_assert_str_eq(peil_diags_at(r.diags, 999)->path, "answers.a.evidence");
    cr_assert_lt(peil_arena_used(r.arena) - before, 50000 * sizeof(*read.evidence) + 100000);
}

Test(answers, a_former_id_is_taken_with_a_warning)
{
    const struct peil_diag *diag;

    read_yaml("  oud-a: goed\n");
    cr_assert_eq(answer("a")->state, PEIL_STATE_ANSWERED);
    diag = only("answers/renamed-item");
    cr_assert_eq(diag->severity, PEIL_WARNING);
    cr_assert_str_eq(arg_text(diag, "new"), "a");
}

Test(answers, a_text_may_be_as_long_as_the_limit)
{
    r.world.limits.remark_bytes = 10;
    read_yaml("  a: {value: goed, remark: 1234567890}\n");
    cr_assert_eq(r.status, PEIL_OK);
    read_yaml("  a: {value: goed, remark: 12345678901}\n");
    only("answers/too-long");
    read_yaml("  tekst: 12345678901\n");
    only("answers/too-long");
}

Test(answers, unknown_and_not_applicable_where_they_are_allowed)
{
    read_yaml("  b: unknown\n");
    only("answers/unknown-not-allowed");
    read_yaml("  a: not-applicable\n");
    only("answers/not-applicable-not-allowed");
    read_yaml("  d: not-applicable\n");
    cr_assert_str_eq(arg_text(only("answers/reason-missing"), "list"), "geen-team");
    read_yaml("  c: {state: not-applicable, reason: Dat doen wij niet.}\n");
    cr_assert_str_eq(answer("c")->reason, "Dat doen wij niet.");
    cr_assert_null(answer("c")->reason_term);
    read_yaml("  a: skipped\n");
    only("answers/unknown-option");
}

static const char everything[] = "  a: {value: moet-beter, remark: Zie <bijlage>., evidence: [X, "
                                 "{title: Y, date: 2025-01-31}]}\n"
                                 "  c: {state: not-applicable, reason: Nee.}\n"
                                 "  d: {state: not-applicable, reason: geen-team}\n"
                                 "  cijfer: {state: blank, remark: Later.}\n"
                                 "  keuzes: [niet, goed]\n"
                                 "  rooster: {di: unknown, ma: {value: goed, remark: Ja.}}\n"
                                 "  getal: 0.30\n"
                                 "  tekst: {value: blank}\n"
                                 "  dag: 2026-03-14\n";

Test(answers, the_normal_form_is_short_and_in_the_order_of_the_pack)
{
    read_yaml("  keuzes: {value: [niet, goed]}\n"
              "  getal: 0.30\n"
              "  c: {state: unknown}\n"
              "  rooster: {di: niet, ma: {value: goed}}\n"
              "  a: {value: goed}\n");
    cr_assert_str_eq(strstr(normal(), "\"answers\""),
        "\"answers\":{\"a\":\"goed\",\"c\":\"unknown\",\"keuzes\":[\"goed\",\"niet\"],"
        "\"rooster\":{\"ma\":\"goed\",\"di\":\"niet\"},\"getal\":0.3}}");
}

static const char *digest_of(const struct peil_answers *answers)
{
    char digest[65];

    cr_assert_eq(peil_answers_digest(digest, peil_answers_node(r.arena, answers)), PEIL_OK);
    return peil_arena_text(r.arena, digest);
}

Test(answers, the_normal_form_reads_back_the_same)
{
    const char *before, *digest;
    const struct peil_node *node;

    read_yaml(everything);
    cr_assert_eq(r.status, PEIL_OK);
    digest = digest_of(r.answers);
    before = normal();
    node = peil_answers_node(r.arena, r.answers);
    read_node(node);
    cr_assert_str_eq(normal(), before);
    cr_assert_str_eq(digest_of(r.answers), digest);
    read_text(before, true);
    cr_assert_str_eq(normal(), before);
    cr_assert_str_eq(digest_of(r.answers), digest);
}

Test(answers, the_order_and_the_form_in_the_file_change_nothing)
{
    const char *digest;

    read_yaml("  a: goed\n  b: niet\n  getal: 3\n");
    digest = digest_of(r.answers);
    read_yaml("  getal: {value: 3.0}\n  b: {value: niet}\n  oud-a: goed\n  c:\n");
    cr_assert_str_eq(digest_of(r.answers), digest);
    read_yaml("  a: goed\n  b: niet\n  getal: 4\n");
    cr_assert_str_neq(digest_of(r.answers), digest);
}

Test(answers, no_tree_has_no_digest)
{
    char digest[65];

    cr_assert_eq(peil_answers_digest(digest, NULL), PEIL_ENOMEM);
    cr_assert_str_eq(digest, "");
}

Test(answers, blank_ones_have_the_digest_of_an_empty_file)
{
    struct peil_answers *blank = peil_answers_blank(r.arena, r.pack);

    cr_assert_not_null(blank);
    cr_assert_eq(strlen(digest_of(blank)), 64);
    cr_assert_eq(blank->answers[0].state, PEIL_STATE_BLANK);
    cr_assert_null(blank->subject[0]);
    /* printf '{"answers":{},"pack":"proef@1","peil-answers":1}' | sha256sum */
    cr_assert_str_eq(
        digest_of(blank), "35c92474c13c4c3be8507858da4eea70514d809e6e17074ab8a6aa3d8dcc5881");
}

Test(answers, one_answer_by_hand)
{
    const struct peil_item *item = peil_pack_item(r.pack, "rooster");
    struct peil_node *map = peil_node_map(r.arena);
    struct peil_answer read;

    peil_node_set_text(r.arena, map, "di", "niet");
    cr_assert_eq(peil_answer_read(&read, r.arena, item, map, &r.world.limits, r.diags), PEIL_OK);
    cr_assert_eq(read.rows[1].option, 2);
    item = peil_pack_item(r.pack, "keuzes");
    cr_assert_eq(peil_answer_read(&read, r.arena, item, peil_node_text(r.arena, "goed"),
                     &r.world.limits, r.diags),
        PEIL_EINPUT);
    only("answers/expected-list");
}

/* Some mistakes show only once it is known which questions apply. */
static void evaluate(const struct peil_pack *pack, const struct peil_answers *answers,
    const struct peil_limits *limits, struct peil_arena *arena, struct peil_diags *diags)
{
    struct peil_want want = {0};
    struct peil_scripts *scripts;
    struct peil_evaluator *evaluator;
    struct peil_result *result;

    cr_assert_eq(peil_scripts_load(&scripts, pack, NULL, 0, limits, diags), PEIL_OK);
    cr_assert_eq(peil_evaluator_new(&evaluator, pack, scripts, diags), PEIL_OK);
    cr_assert_eq(peil_evaluate(&result, arena, evaluator, answers, &want, diags), PEIL_OK);
    peil_evaluator_free(evaluator);
    peil_scripts_free(scripts);
}

/* Every folder tests/bad/answers-CODE shows its code, and nothing else. */
static void check_bad(const char *folder, const char *name)
{
    static struct world world;
    char *own = join(folder, "pack");
    char *yaml = join(folder, "answers.yaml");
    char *json = join(folder, "answers.json");
    struct peil_arena *arena = peil_arena_new();
    struct peil_diags *diags = peil_diags_new(0);
    struct peil_limits limits = PEIL_LIMITS;
    struct peil_answers *answers = NULL;
    const struct peil_node *node = NULL;
    struct peil_pack *pack = NULL;
    struct peil_source source = {.name = name, .first_line = 1};
    char *text = read_whole(yaml, &source.length);
    bool is_json = text == NULL;
    struct stat about;
    int status;

    text = is_json ? read_whole(json, &source.length) : text;
    cr_assert_not_null(text, "%s", folder);
    source.bytes = text;
    cr_assert_eq(
        load_folder(&world, stat(own, &about) == 0 ? own : "packs/bcmb", "packs", &pack, diags),
        PEIL_OK, "%s", folder);
    peil_diags_clear(diags);
    cr_assert_eq((is_json ? peil_json_read : peil_yaml_read)(
                     &node, arena, &source, &limits, PEIL_TEXT_ANSWERS, diags),
        PEIL_OK, "%s", folder);
    status = peil_answers_read(&answers, arena, pack, node, &limits, diags);
    cr_assert_eq(status, peil_diags_errors(diags) > 0 ? PEIL_EINPUT : PEIL_OK, "%s", folder);
    if (status == PEIL_OK)
        evaluate(pack, answers, &limits, arena, diags);
    if (peil_diags_count(diags) != 1)
        show_diags(diags);
    cr_assert_eq(peil_diags_count(diags), 1, "%s", folder);
    cr_assert_str_eq(peil_diags_at(diags, 0)->code + strlen("answers/"), name + strlen("answers-"));
    cr_assert_gt(peil_diags_at(diags, 0)->line, 0);
    peil_pack_free(pack);
    peil_diags_free(diags);
    peil_arena_free(arena);
    world_clear(&world);
    free(text);
    free(own);
    free(yaml);
    free(json);
}

Test(answers, each_wrong_file_shows_its_one_mistake)
{
    DIR *dir = opendir("tests/bad");
    struct dirent *entry;
    size_t count = 0;

    cr_assert_not_null(dir);
    while ((entry = readdir(dir))) {
        if (strncmp(entry->d_name, "answers-", 8) == 0) {
            char *folder = join("tests/bad", entry->d_name);

            check_bad(folder, entry->d_name);
            free(folder);
            count++;
        }
    }
    (void)closedir(dir);
    cr_assert_geq(count, 46);
}
