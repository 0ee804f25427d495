/*
 * Answers are put together by subject, checklist and round, whatever the order they come in.
 */
#include "tests/unit/compare_support.h"

#define PACK(id, version)                                                                          \
    "peil: 1\nid: " id "\nversion: " version "\nlanguage: nl\ntitle: " id "\n"                     \
    "subject_fields: [{id: naam, label: Naam}, {id: code, label: Code, key: yes}]\n"               \
    "roles: [{id: klant, label: Klant, anonymous: yes}, {id: raad, label: Raad, anonymous: yes, "  \
    "sort: office}, {id: ambtenaar, label: Ambtenaar}]\n"                                          \
    "scales: {s: [{id: a, label: A, points: 1}, {id: b, label: B, points: 0}]}\n"                  \
    "scoring: {model: mean}\n"                                                                     \
    "sections: [{id: x, title: X, scale: s, items: [{id: x.1, text: Een}, {id: x.2, text: "        \
    "Twee}]}]\n"

#define HEAD(pack, code)                                                                           \
    "peil-answers: 1\npack: " pack "\nsubject: {naam: N" code ", code: " code "}\n"
#define BY(role, who, date) "role: " role "\nrespondent: " who "\ndate: " date "\n"
#define NAMELESS(role, date) "role: " role "\ndate: " date "\n"
#define A "answers: {x.1: a, x.2: b}\n"
#define B "answers: {x.1: b, x.2: b}\n"

static struct compared c;

/* What was gathered, as "KEY pack[FROM..TO name name | FROM..TO name] pack[...]" a subject. */
static const char *gathered(void)
{
    struct peil_buf out = PEIL_BUF_EMPTY;
    struct peil_gathering *g = NULL;
    const char *text;

    cr_assert_eq(peil_gather(&g, c.arena, c.sheets, c.count), PEIL_OK);
    for (size_t i = 0; i < g->subject_count; i++) {
        const struct peil_compared_subject *subject = &g->subjects[i];

        peil_buf_format(&out, "%s%s", i ? "; " : "", subject->key ? subject->key : "-");
        for (size_t j = 0; j < subject->framework_count; j++) {
            const struct peil_framework *f = &subject->frameworks[j];

            peil_buf_format(&out, " %s[", f->pack->id);
            for (size_t k = 0; k < f->round_count; k++) {
                const struct peil_round *round = &f->rounds[k];

                peil_buf_format(&out, "%s%s..%s", k ? " | " : "", round->from ? round->from : "?",
                    round->to ? round->to : "?");
                for (size_t n = 0; n < round->sheet_count; n++)
                    peil_buf_format(&out, " %s", round->sheets[n]->name);
            }
            peil_buf_text(&out, "]");
        }
    }
    for (size_t i = 0; i < g->twice_count; i++)
        peil_buf_format(&out, "; %s=%s", g->twice[i].sheet->name, g->twice[i].same->name);
    text = peil_arena_text(c.arena, peil_buf_string(&out));
    peil_buf_dispose(&out);
    return text;
}

/* In whatever order they come. */
static void is_gathered(const char *expected)
{
    for (uint64_t seed = 0; seed < 40; seed++) {
        const char *found = gathered();

        cr_assert_str_eq(found, expected, "%s, not %s", found, expected);
        compared_shuffle(&c, seed);
    }
}

static void begin(void)
{
    compared_begin(&c);
    compared_pack(&c, PACK("een", "1.0.0"));
    compared_pack(&c, PACK("twee", "1.0.0"));
}

static void end(void)
{
    compared_end(&c);
}

TestSuite(compare_gather, .init = begin, .fini = end);

Test(compare_gather, subjects_stand_by_key_and_checklists_by_id)
{
    compared_add(&c, "p", HEAD("twee@1", "G2") BY("ambtenaar", "R1", "2026-01-01") A);
    compared_add(&c, "q", HEAD("een@1", "G2") BY("ambtenaar", "R1", "2026-01-01") A);
    compared_add(&c, "r", HEAD("een@1", "G1") BY("ambtenaar", "R1", "2026-01-01") A);
    compared_add(&c, "s", "peil-answers: 1\npack: een@1\nsubject: {naam: G1}\n" A);
    compared_add(&c, "t", "peil-answers: 1\npack: een@1\n" A);
    is_gathered("- een[?..? t]; G1 een[2026-01-01..2026-01-01 r s]; G2 "
                "een[2026-01-01..2026-01-01 q] twee[2026-01-01..2026-01-01 p]");
}

Test(compare_gather, a_round_begins_on_a_day_on_which_somebody_comes_back)
{
    compared_add(&c, "a1", HEAD("een@1", "G") BY("ambtenaar", "R1", "2025-01-01") A);
    compared_add(&c, "b1", HEAD("een@1", "G") BY("raad", "R1", "2025-02-01") A);
    compared_add(&c, "c2", HEAD("een@1", "G") BY("klant", "R9", "2026-01-01") A);
    compared_add(&c, "a2", HEAD("een@1", "G") BY("ambtenaar", "R1", "2026-01-01") B);
    compared_add(&c, "b2", HEAD("een@1", "G") BY("raad", "R1", "2026-03-01") A);
    is_gathered("G een[2025-01-01..2025-02-01 b1 a1 | 2026-01-01..2026-03-01 c2 b2 a2]");
}

Test(compare_gather, two_who_fill_in_on_one_day_are_two)
{
    compared_add(&c, "p", HEAD("een@1", "G") NAMELESS("ambtenaar", "2025-01-01") A);
    compared_add(&c, "q", HEAD("een@1", "G") NAMELESS("ambtenaar", "2025-01-01") B);
    compared_add(&c, "r", HEAD("een@1", "G") NAMELESS("ambtenaar", "2025-01-02") B);
    is_gathered("G een[2025-01-01..2025-01-01 q p | 2025-01-02..2025-01-02 r]");
}

Test(compare_gather, who_is_anonymous_and_names_nobody_joins_the_round_of_that_day)
{
    compared_add(&c, "early", HEAD("een@1", "G") NAMELESS("klant", "2024-01-01") A);
    compared_add(&c, "a1", HEAD("een@1", "G") BY("ambtenaar", "R1", "2025-01-01") A);
    compared_add(&c, "first", HEAD("een@1", "G") NAMELESS("klant", "2025-12-31") A);
    compared_add(&c, "second", HEAD("een@1", "G") NAMELESS("klant", "2026-01-01") A);
    compared_add(&c, "a2", HEAD("een@1", "G") BY("ambtenaar", "R1", "2026-01-01") A);
    compared_add(&c, "some-day", HEAD("een@1", "G") "role: klant\n" A);
    is_gathered("G een[2024-01-01..2025-12-31 early first a1 | 2026-01-01..2026-01-01 some-day "
                "second a2]");
}

Test(compare_gather, the_same_answers_count_once_but_two_clients_may_think_alike)
{
    compared_add(&c, "p", HEAD("een@1", "G") BY("ambtenaar", "R1", "2025-01-01") A);
    compared_add(&c, "copy", HEAD("een@1.0.0", "G") BY("ambtenaar", "R1", "2025-01-01") A);
    compared_add(&c, "k1", HEAD("een@1", "G") NAMELESS("klant", "2025-01-01") A);
    compared_add(&c, "k2", HEAD("een@1", "G") NAMELESS("klant", "2025-01-01") A);
    compared_add(&c, "raad", HEAD("een@1", "G") NAMELESS("raad", "2025-01-01") A);
    compared_add(&c, "raad2", HEAD("een@1", "G") NAMELESS("raad", "2025-01-01") A);
    is_gathered("G een[2025-01-01..2025-01-01 k1 k2 raad copy]; p=copy; raad2=raad");
}

Test(compare_gather, a_subject_is_called_as_in_the_latest_answers)
{
    struct peil_gathering *g = NULL;

    compared_add(&c, "p",
        "peil-answers: 1\npack: een@1\nsubject: {naam: Nieuw, code: G}\ndate: 2026-01-01\n" A);
    compared_add(&c, "q",
        "peil-answers: 1\npack: twee@1\nsubject: {naam: Oud, code: G}\ndate: 2025-01-01\n" A);
    for (uint64_t seed = 0; seed < 10; seed++) {
        cr_assert_eq(peil_gather(&g, c.arena, c.sheets, c.count), PEIL_OK);
        cr_assert_str_eq(g->subjects[0].name, "Nieuw");
        compared_shuffle(&c, seed);
    }
}

Test(compare_gather, nothing_is_nothing)
{
    is_gathered("");
}
