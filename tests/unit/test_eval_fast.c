/*
 * The fast reader of answers against the general one: it may refuse more, but what it accepts the
 * general one accepts without a warning and with equal answers.
 */
#include <criterion/criterion.h>
#include <string.h>

#include "core/base/buf.h"
#include "core/eval/answers_fast.h"
#include "core/format/json.h"
#include "tests/unit/pack_help.h"
#include "tests/unit/luck.h"

static const char pack_yaml[] =
    "peil: 1\nid: proef\nversion: 1.2.3\nlanguage: nl\ntitle: Proef\n"
    "roles:\n  - {id: ambtenaar, label: Ambtenaar}\n  - {id: wethouder, label: Wethouder}\n"
    "subject_fields:\n  - {id: naam, label: Naam, required: yes}\n"
    "  - {id: inwoners, label: Inwoners}\n  - {id: code, label: Code, key: yes}\n"
    "scales:\n"
    "  oordeel:\n"
    "    - {id: goed, label: Goed, points: 2}\n"
    "    - {id: moet-beter, label: Moet beter, points: 1}\n"
    "    - {id: niet, label: Niet, points: 0}\n"
    "    - {id: een-lang-woord-voor-een-antwoord, label: Lang, points: 0}\n"
    "  cijfer:\n"
    "    - {id: \"1\", label: Een, points: 1}\n    - {id: \"2\", label: Twee, points: 2}\n"
    "    - {id: \"10\", label: Tien, points: 10}\n"
    "scoring: {model: none}\nsections:\n"
    "  - id: a\n    title: A\n    scale: oordeel\n    items:\n"
    "      - {id: a.1, text: Een}\n"
    "      - {id: a.2, text: Twee, unknown: no}\n"
    "      - {id: a.3, text: Drie, not_applicable: yes}\n"
    "      - {id: a.4, text: Vier, not_applicable: {reasons: [{id: klein, label: Te klein}]}}\n"
    "      - {id: een-lange-naam-van-een-vraag.5, text: Vijf, remark: no}\n"
    "      - {id: a.6, text: Zes, was: oud.6}\n"
    "  - id: b\n    title: B\n    scale: cijfer\n    items:\n"
    "      - {id: b.1, text: Cijfer}\n"
    "      - {id: b.2, text: Aantal, type: number, min: 0, max: 100, step: 0.5, scored: no}\n"
    "      - {id: b.3, text: Vrij, type: text}\n"
    "      - {id: b.4, text: Dag, type: date}\n"
    "      - {id: b.5, text: Meer, type: choices}\n"
    "      - {id: b.6, text: Rijen, type: matrix, rows: [{id: r1, text: Rij}]}\n";

struct bench {
    struct world world;
    struct peil_pack *pack;
    struct peil_diags *diags;
    struct peil_arena *arena, *general, *quick;
    struct peil_limits limits;
    struct peil_fast *fast;
    uint64_t seed;
    size_t accepted, refused, wrong;
};

static struct bench bench;

static void begin(void)
{
    bench.diags = peil_diags_new(0);
    bench.arena = peil_arena_new();
    bench.general = peil_arena_new();
    bench.quick = peil_arena_new();
    bench.limits = (struct peil_limits)PEIL_LIMITS;
    bench.limits.remark_bytes = 40;
    if (load_yaml(&bench.world, pack_yaml, NULL, &bench.pack, bench.diags) != PEIL_OK)
        show_diags(bench.diags);
    cr_assert_not_null(bench.pack);
    bench.fast = peil_fast_new(bench.arena, bench.pack, &bench.limits);
    cr_assert_not_null(bench.fast);
}

static void end(void)
{
    peil_arena_free(bench.arena);
    peil_arena_free(bench.general);
    peil_arena_free(bench.quick);
    peil_pack_free(bench.pack);
    peil_diags_free(bench.diags);
    world_clear(&bench.world);
}

TestSuite(fast, .init = begin, .fini = end);

static bool same_text(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static bool same_answer(const struct peil_answer *a, const struct peil_answer *b)
{
    return a->state == b->state && a->option == b->option &&
           memcmp(&a->number, &b->number, sizeof(a->number)) == 0 && same_text(a->text, b->text) &&
           !a->chosen && !b->chosen && !a->rows && !b->rows && same_text(a->reason, b->reason) &&
           a->reason_term == b->reason_term && same_text(a->remark, b->remark) &&
           a->evidence_count == b->evidence_count && a->place.source == b->place.source &&
           a->place.line == b->place.line && a->place.column == b->place.column;
}

static bool same_answers(const struct peil_answers *a, const struct peil_answers *b)
{
    bool same = a->pack == b->pack && same_text(a->date, b->date) && a->role == b->role &&
                same_text(a->respondent, b->respondent) && same_text(a->name, b->name);

    for (size_t i = 0; i < a->pack->subject_field_count; i++)
        same = same && same_text(a->subject[i], b->subject[i]);
    for (size_t i = 0; i < a->pack->item_count; i++)
        same = same && same_answer(&a->answers[i], &b->answers[i]);
    return same;
}

/* Reads a line in both ways; whether the fast one took it. */
static bool compare(const char *bytes, size_t length)
{
    struct peil_source line = {"regels.ndjson", bytes, length, 7};
    const struct peil_answers *quick;
    struct peil_answers *general = NULL;
    const struct peil_node *node;

    peil_arena_reset(bench.general);
    peil_arena_reset(bench.quick);
    peil_diags_clear(bench.diags);
    if (!peil_fast_read(&quick, bench.fast, bench.quick, &line)) {
        cr_assert_null(quick);
        bench.refused++;
        return false;
    }
    bench.accepted++;
    if (peil_json_read(&node, bench.general, &line, &bench.limits, PEIL_TEXT_ANSWERS,
            bench.diags) != PEIL_OK ||
        peil_answers_read(&general, bench.general, bench.pack, node, &bench.limits, bench.diags) !=
            PEIL_OK ||
        peil_diags_count(bench.diags) > 0 || !same_answers(quick, general)) {
        fprintf(stderr, "%.*s\n", (int)length, bytes);
        show_diags(bench.diags);
        cr_assert(false, "taken otherwise than the general way does");
    }
    return true;
}

static bool takes(const char *text)
{
    return compare(text, strlen(text));
}

#define HEAD "{\"peil-answers\":1,\"pack\":\"proef@1\",\"subject\":{\"naam\":\"Voorbeeldstad\"}"

Test(fast, takes_the_usual_shape)
{
    cr_assert(takes(HEAD "}"));
    cr_assert(takes(HEAD ",\"answers\":{}}"));
    cr_assert(takes(HEAD ",\"answers\":{\"a.1\":\"goed\",\"a.2\":\"moet-beter\"}}"));
    cr_assert(takes(HEAD ", \"answers\": {\"a.1\": \"goed\", \"a.3\": \"not-applicable\"}}"));
    cr_assert(takes(HEAD ",\"answers\":{\"b.1\":\"2\",\"a.1\":\"unknown\",\"b.2\":12.5}}"));
    cr_assert(takes(HEAD ",\"answers\":{\"b.1\":10,\"b.3\":\"Zo\",\"b.4\":\"2026-03-14\"}}\r"));
    cr_assert(takes(HEAD ",\"answers\":{\"a.1\":{\"value\":\"goed\"},\"a.6\":{\"value\":\"niet\","
                         "\"remark\":\"\xC3\xA9\xC3\xA9n\"},\"b.2\":3}}"));
    cr_assert(takes("{\"pack\":\"proef@1.2.3\",\"peil-answers\":\"1\",\"role\":\"wethouder\","
                    "\"date\":\"2026-03-14\",\"respondent\":\"R1\",\"subject\":{\"code\":\"GM1\","
                    "\"inwoners\":30000,\"naam\":\"S\xC3\xBA"
                    "dwest\"},\"answers\":{\"a.1\":\"niet\"}}"));
}

Test(fast, leaves_what_is_wrong_or_unusual_to_the_general_way)
{
    static const char *const lines[] = {"", "{}", "[]", "null", HEAD, HEAD "} x", HEAD ",}",
        HEAD ",\"answers\":{\"a.1\":\"goed\",}}", HEAD ",\"answers\":{\"a.1\":\"goed\"",
        HEAD ",\"answers\":{\"a.1\":\"goed\",\"a.1\":\"goed\"}}",
        HEAD ",\"answers\":{\"a.2\":\"unknown\"}}",
        HEAD ",\"answers\":{\"a.4\":\"not-applicable\"}}",
        HEAD ",\"answers\":{\"oud.6\":\"goed\"}}", HEAD ",\"answers\":{\"b.2\":0.3}}",
        HEAD ",\"answers\":{\"b.2\":101}}", HEAD ",\"answers\":{\"b.2\":1e1}}",
        HEAD ",\"answers\":{\"b.3\":\"unknown \"}}x", HEAD ",\"answers\":{\"b.4\":\"2026-02-30\"}}",
        HEAD
        ",\"answers\":{\"een-lange-naam-van-een-vraag.5\":{\"value\":\"goed\",\"remark\":\"x\"}}}",
        HEAD ",\"answers\":{\"a.1\":\"g\\u006fed\"}}", HEAD ",\"answers\":{\"b.1\":02}}",
        HEAD ",\"answers\":{\"a.1\":null}}", HEAD ",\"date\":\"14-3-2026\"}",
        HEAD ",\"respondent\":\"a@b\"}", HEAD ",\"role\":\"koning\"}",
        HEAD ",\"pack\":\"proef@1\"}", "{\"peil-answers\":1,\"pack\":\"proef@1\"}",
        "{\"peil-answers\":1,\"pack\":\"ander@1\"}",
        "{\"peil-answers\":2,\"pack\":\"proef@1\",\"subject\":{\"naam\":\"A\"}}"};

    for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++)
        cr_assert_not(takes(lines[i]), "%s", lines[i]);
}

/* ---- random lines ---- */

static uint32_t below(uint32_t bound)
{
    return luck_below(&bench.seed, bound);
}

#define PICK(list) ((list)[below(sizeof(list) / sizeof(*(list)))])

static void put_gap(struct peil_buf *out, uint32_t style)
{
    if (style == 1)
        peil_buf_char(out, ' ');
    else if (style == 2 && below(6) == 0)
        peil_buf_text(out, below(3) == 0 ? "\t" : "  ");
}

static void put_answer(struct peil_buf *out)
{
    static const char *const values[] = {"\"goed\"", "\"goed\"", "\"goed\"", "\"moet-beter\"",
        "\"niet\"", "\"een-lang-woord-voor-een-antwoord\"", "\"unknown\"", "\"not-applicable\"",
        "\"blank\"", "1", "2", "10", "\"1\"", "\"10\"", "0", "12", "12.5", "-1", "99.5", "1.25",
        "1e1", "0.5", "00", "1.", "null", "true", "\"\"", "\"Zo maar wat\"", "\"caf\xC3\xA9\"",
        "\"\xE2\x82\xAC 5\"", "\"\xC2\xA0zo\"", "\"a\\nb\"", "\"2026-03-14\"", "\"2026-13-14\"",
        "[]", "[\"1\"]", "{\"r1\":\"2\"}",
        "\"Een tekst die veel langer is dan wat hier mag staan\"", "\"skipped\"", "\"answered\"",
        "1234567890123456", "999999999999999"};
    uint32_t form = below(12);

    if (form == 0)
        peil_buf_format(out, "{\"value\":%s}", PICK(values));
    else if (form == 1)
        peil_buf_format(out, "{\"value\":%s,\"remark\":%s}", PICK(values), PICK(values));
    else if (form == 2 && below(4) == 0)
        peil_buf_format(out, "{\"state\":%s}", PICK(values));
    else if (form < 8)
        peil_buf_text(out, values[below(5)]);
    else
        peil_buf_text(out, PICK(values));
}

static void put_answers(struct peil_buf *out, uint32_t style)
{
    static const char *const fitting[] = {"\"goed\"", "\"niet\"", "\"goed\"", "\"goed\"",
        "\"moet-beter\"", "\"goed\"", "\"2\"", "12.5", "\"Zo\"", "\"2026-03-14\"", "[]", "{}"};
    static const char *const keys[] = {"a.1", "a.2", "a.3", "a.4", "een-lange-naam-van-een-vraag.5",
        "a.6", "b.1", "b.2", "b.3", "b.4", "b.5", "b.6"};
    uint32_t order = below(3);
    bool first = true;

    peil_buf_char(out, '{');
    for (uint32_t i = 0; i < 12; i++) {
        uint32_t key = order == 0 ? below(12) : i;

        if (below(4) == 0 || (key >= 10 && below(6) > 0))
            continue;
        if (!first)
            peil_buf_char(out, ',');
        put_gap(out, first ? style & 2 : style);
        first = false;
        peil_buf_format(out, "\"%s\"", below(200) == 0 ? "oud.6" : keys[key]);
        put_gap(out, style & 2);
        peil_buf_char(out, ':');
        put_gap(out, style);
        if (below(16) == 0)
            put_answer(out);
        else
            peil_buf_text(out, fitting[key]);
    }
    peil_buf_char(out, '}');
}

static void put_member(struct peil_buf *out, const char *key, uint32_t style)
{
    static const char *const roles[] = {
        "\"ambtenaar\"", "\"wethouder\"", "\"ambtenaar\"", "\"ambtenaa\"", "\"\"", "null"};
    static const char *const dates[] = {"\"2026-03-14\"", "\"2026-03-14\"", "\"2024-02-29\"",
        "\"2023-02-29\"", "\"14-03-2026\"", "20260314"};
    static const char *const names[] = {"{\"naam\":\"Stad\"}", "{\"naam\":\"Stad\",\"code\":\"1\"}",
        "{\"code\":7,\"naam\":\"S\xC3\xBA\xC3\x97st\", \"inwoners\":12000}", "{\"naam\":\"\"}",
        "{\"naam\":\"Stad\",\"inwoners\":1.50}", "{\"naam\":\"Stad\",\"inwoners\":01}",
        "{\"naam\":\"Stad\",\"naam\":\"Stad\"}", "{}", "{\"naam\" : \"Stad\" }",
        "{\"naam\":\"Stad\",\"anders\":1}", "{\"naam\":\"St\xC3\"}", "{\"naam\":\"x\x7F\"}"};
    static const char *const packs[] = {"\"proef@1\"", "\"proef@1.2.3\"", "\"proef@2\"",
        "\"proef@1.2.4\"", "\"proef@01\"", "\"proef\""};
    static const char *const respondents[] = {"\"R1\"", "\"r@x\"", "7", "\"\xC3\xA9\""};

    peil_buf_format(out, "\"%s\"", key);
    put_gap(out, style & 2);
    peil_buf_char(out, ':');
    put_gap(out, style);
    if (strcmp(key, "answers") == 0)
        put_answers(out, style);
    else if (strcmp(key, "peil-answers") == 0)
        peil_buf_text(out, below(60) == 0 ? "1.0" : below(60) == 0 ? "\"1\"" : "1");
    else if (strcmp(key, "pack") == 0)
        peil_buf_text(out, below(8) > 0 ? packs[below(2)] : PICK(packs));
    else if (strcmp(key, "subject") == 0)
        peil_buf_text(out, below(8) > 0 ? names[below(3)] : PICK(names));
    else if (strcmp(key, "role") == 0)
        peil_buf_text(out, below(8) > 0 ? roles[below(2)] : PICK(roles));
    else if (strcmp(key, "date") == 0)
        peil_buf_text(out, below(8) > 0 ? dates[below(3)] : PICK(dates));
    else
        peil_buf_text(out, below(8) > 0 ? respondents[0] : PICK(respondents));
}

static void put_line(struct peil_buf *out)
{
    static const char *const keys[] = {
        "peil-answers", "pack", "subject", "date", "role", "respondent", "answers"};
    uint32_t style = below(8) > 5 ? 2 : below(2);
    uint32_t start = below(10) == 0 ? below(7) : 0;
    bool first = true;

    peil_buf_clear(out);
    put_gap(out, style & 2);
    peil_buf_char(out, '{');
    for (uint32_t i = 0; i < 7; i++) {
        if (below(60) == 0)
            continue;
        if (!first)
            peil_buf_char(out, ',');
        put_gap(out, first ? style & 2 : style);
        first = false;
        put_member(out, below(150) == 0 ? "answer" : keys[(start + i) % 7], style);
    }
    peil_buf_char(out, '}');
    put_gap(out, style & 2);
    if (below(30) == 0)
        peil_buf_char(out, '\r');
}

/* Changes, removes or adds some bytes. */
static void damage(struct peil_buf *line)
{
    static const char bytes[] = "\"\\{}[]:,. 0x\xC3\xA9\xFF\x01\t\r";
    uint32_t times = 1 + below(3);

    for (uint32_t i = 0; i < times && line->length > 1; i++) {
        size_t at = below((uint32_t)line->length);
        char byte = bytes[below(sizeof(bytes) - 1)];

        switch (below(4)) {
        case 0:
            line->data[at] = byte;
            break;
        case 1:
            memmove(line->data + at, line->data + at + 1, line->length - at);
            line->length--;
            break;
        case 2:
            line->length = below(4) == 0 ? at : line->length;
            break;
        default:
            line->data[at] = line->data[below((uint32_t)line->length)];
            break;
        }
    }
}

Test(fast, agrees_with_the_general_way_on_any_line)
{
    struct peil_buf line = PEIL_BUF_EMPTY;

    bench.seed = 11;
    for (size_t i = 0; i < 400000; i++) {
        char *exact;

        put_line(&line);
        if (below(3) == 0)
            damage(&line);
        cr_assert_not(peil_buf_failed(&line));
        exact = malloc(line.length + 1); /* so that a read behind the end is found */
        memcpy(exact, line.data, line.length);
        (void)compare(exact, line.length);
        free(exact);
    }
    cr_assert_gt(bench.accepted, 50000);
    cr_assert_gt(bench.refused, 50000);
    peil_buf_dispose(&line);
}

/* What came before is of no account: a reader that has read nothing takes the same lines. */
Test(fast, takes_lines_like_the_one_before_as_if_they_were_the_first)
{
    struct peil_buf first = PEIL_BUF_EMPTY;
    struct peil_buf line = PEIL_BUF_EMPTY;
    size_t taken = 0;

    bench.seed = 12;
    for (size_t i = 0; i < 20000; i++) {
        struct peil_arena *arena = peil_arena_new();
        struct peil_fast *used = bench.fast;
        bool accepted;

        for (bool fine = i % 4 > 0; !fine; fine = compare(first.data, first.length))
            put_line(&first);
        peil_buf_clear(&line);
        peil_buf_join(&line, &first);
        if (i % 4 > 0)
            damage(&line);
        accepted = compare(line.data, line.length);
        bench.fast = peil_fast_new(arena, bench.pack, &bench.limits);
        cr_assert_eq(compare(line.data, line.length), accepted, "%s", line.data);
        bench.fast = used;
        taken += accepted;
        peil_arena_free(arena);
    }
    cr_assert_gt(taken, 5000);
    peil_buf_dispose(&first);
    peil_buf_dispose(&line);
}

Test(fast, is_not_used_under_tight_limits)
{
    struct peil_fast *fast;
    const struct peil_answers *answers;
    struct peil_source line = {"x", HEAD "}", strlen(HEAD "}"), 1};

    bench.limits.depth = 2;
    fast = peil_fast_new(bench.arena, bench.pack, &bench.limits);
    cr_assert_not(peil_fast_read(&answers, fast, bench.quick, &line));
}
