/*
 * Anonymous people stay unknown: what may not be told is gone before anything is computed.
 */
#include "core/compare/gather.h"
#include "core/compare/protect.h"
#include "core/format/json.h"
#include "tests/unit/panel_help.h"

#define PACK                                                                                       \
    "peil: 1\nid: proef\nversion: 1.0.0\nlanguage: nl\ntitle: Proef\n"                             \
    "roles:\n  - {id: klant, label: Klant, anonymous: yes}\n  - {id: ambtenaar, label: A}\n"       \
    "  - {id: bureau, label: B, anonymous: yes, sort: office}\n"                                   \
    "  - {id: bewoner, label: Bewoner, anonymous: yes}\n"                                          \
    "subject_fields: [{id: naam, label: Naam}, {id: code, label: Code, key: yes},"                 \
    " {id: wijk, label: Wijk}]\n"                                                                  \
    "scales:\n  oordeel: [{id: goed, label: Goed, points: 1}, {id: niet, label: N, points: 0}]\n"  \
    "sections:\n  - id: s\n    title: S\n    scale: oordeel\n    items:\n"                         \
    "      - {id: s.1, text: V}\n"                                                                 \
    "      - {id: s.2, text: V, not_applicable: yes}\n"                                            \
    "      - {id: s.3, text: V, type: matrix, rows: [{id: r1, text: R}, {id: r2, text: R}]}\n"     \
    "      - {id: s.4, text: V, type: text}\n"                                                     \
    "      - {id: s.5, text: V, applies_if: 'answer(\"s.1\").value == \"goed\"'}\n"                \
    "scoring: {model: mean}\n"
#define TOWN "subject: {naam: Dorp, code: X}\n"
#define CLIENT "role: klant\n" TOWN
#define OFFICIAL "role: ambtenaar\n" TOWN

static struct panel_world p;
static struct peil_gathering *gathering;

static void begin(void)
{
    panel_begin(&p, PACK);
}

static void end(void)
{
    panel_end(&p);
}

TestSuite(protect, .init = begin, .fini = end);

static void protect(size_t least)
{
    cr_assert_eq(panel_protect(&p, &gathering, least), PEIL_OK);
}

static const struct peil_round *only_round(void)
{
    cr_assert_eq(gathering->subject_count, 1);
    cr_assert_eq(gathering->subjects[0].framework_count, 1);
    cr_assert_eq(gathering->subjects[0].frameworks[0].round_count, 1);
    return &gathering->subjects[0].frameworks[0].rounds[0];
}

/* Everything that is left, as bytes. */
static void put_sheet(struct peil_buf *out, const struct peil_sheet *sheet)
{
    peil_json_write_canonical(out, peil_answers_node(p.arena, sheet->answers));
    peil_buf_format(out, " %s %z\n", sheet->digest, sheet->hidden);
}

static void put_gathering(struct peil_buf *out)
{
    for (size_t i = 0; i < gathering->unseen_count; i++)
        peil_buf_format(
            out, "unseen %s %s\n", gathering->unseen[i].subject, gathering->unseen[i].role->id);
    for (size_t i = 0; i < gathering->twice_count; i++)
        peil_buf_format(out, "twice %s\n", gathering->twice[i].sheet->name);
    for (size_t i = 0; i < gathering->subject_count; i++) {
        const struct peil_compared_subject *subject = &gathering->subjects[i];

        peil_buf_format(out, "subject %s %s\n", subject->key, subject->name);
        for (size_t j = 0; j < subject->framework_count; j++)
            for (size_t k = 0; k < subject->frameworks[j].round_count; k++) {
                const struct peil_round *round = &subject->frameworks[j].rounds[k];

                peil_buf_format(out, "round %s %s\n", round->from ? round->from : "-",
                    round->to ? round->to : "-");
                for (size_t sheet = 0; sheet < round->sheet_count; sheet++)
                    put_sheet(out, round->sheets[sheet]);
            }
    }
}

/* ---- all small tables ------------------------------------------------------------------------ */

#define LEAST 3
#define MOST 4
#define KINDS 9 /* of sheets: two items, each left open, good or bad */

static const char *const words[] = {"~", "goed", "niet"};

/*
 * What may be told of clients whose sheets are of these kinds, by the rule alone: nothing of fewer
 * than three; of an item that fewer than three answered, nothing; else how often each kind occurs.
 */
static size_t view_of(const size_t *kinds, size_t count)
{
    size_t answered[2] = {0};
    size_t often[KINDS] = {0};
    size_t view = 0;

    if (count == 0)
        return 0;
    if (count < LEAST)
        return 1;
    for (size_t i = 0; i < count; i++) {
        answered[0] += kinds[i] % 3 != 0;
        answered[1] += kinds[i] / 3 != 0;
    }
    for (size_t i = 0; i < count; i++) {
        size_t first = answered[0] >= LEAST ? kinds[i] % 3 : 0;
        size_t second = answered[1] >= LEAST ? kinds[i] / 3 : 0;

        often[first + 3 * second]++;
    }
    for (size_t i = 0; i < KINDS; i++)
        view = view * (MOST + 1) + often[i];
    return view + 2;
}

struct seen {
    size_t view;
    char *bytes;
};

static void see_table(struct seen *seen, const size_t *kinds, size_t count)
{
    struct peil_buf bytes = PEIL_BUF_EMPTY;

    panel_clear(&p);
    panel_add(&p, OFFICIAL "date: 2026-01-05\n", "  s.1: goed\n  s.2: niet\n");
    for (size_t i = 0; i < count; i++)
        panel_add(&p, CLIENT "date: 2026-01-09\n",
            peil_arena_format(p.arena, "  s.1: {value: %s, remark: Klant %z}\n  s.2: %s\n",
                words[kinds[i] % 3], i, words[kinds[i] / 3]));
    panel_add(&p, OFFICIAL "respondent: B\ndate: 2026-02-05\n", "  s.1: niet\n");
    protect(LEAST);
    put_gathering(&bytes);
    seen->view = view_of(kinds, count);
    seen->bytes = strdup(peil_buf_string(&bytes));
    peil_buf_dispose(&bytes);
}

static int by_view(const void *a, const void *b)
{
    const struct seen *one = a, *other = b;

    return (one->view > other->view) - (one->view < other->view);
}

/*
 * All tables of no clients to four: what may be told alike gives the same bytes, and what differs
 * in something that may be told gives others. So no number, sum or order gives away a hidden one.
 */
Test(protect, what_is_left_is_a_function_of_what_may_be_told)
{
    static struct seen
        seen[1 + KINDS + KINDS * KINDS + KINDS * KINDS * KINDS + KINDS * KINDS * KINDS * KINDS];
    size_t count = 0, same = 0;

    for (size_t clients = 0, tables = 1; clients <= MOST; clients++, tables *= KINDS) {
        for (size_t table = 0; table < tables; table++) {
            size_t kinds[MOST], rest = table;

            for (size_t i = 0; i < clients; i++, rest /= KINDS)
                kinds[i] = rest % KINDS;
            see_table(&seen[count++], kinds, clients);
        }
    }
    qsort(seen, count, sizeof(*seen), by_view);
    for (size_t i = 1; i < count; i++) {
        bool alike = strcmp(seen[i - 1].bytes, seen[i].bytes) == 0;

        cr_assert_eq(
            alike, seen[i - 1].view == seen[i].view, "%s\n%s", seen[i - 1].bytes, seen[i].bytes);
        same += alike;
    }
    cr_assert_gt(same, 5000);
    for (size_t i = 0; i < count; i++)
        free(seen[i].bytes);
}

/* ---- one thing after another ----------------------------------------------------------------- */

Test(protect, too_few_people_of_a_role_are_left_out_and_said_to_be)
{
    panel_clear(&p);
    panel_add(&p, OFFICIAL, "  s.1: goed\n");
    panel_add(&p, CLIENT, "  s.1: niet\n");
    panel_add(&p, CLIENT, "  s.1: niet\n");
    protect(3);
    cr_assert_eq(only_round()->sheet_count, 1);
    cr_assert_eq(gathering->unseen_count, 1);
    cr_assert_str_eq(gathering->unseen[0].role->id, "klant");
    cr_assert_str_eq(gathering->unseen[0].subject, "X");
}

Test(protect, who_are_too_few_is_told_by_subject_and_then_by_role_each_once)
{
    static const char *const told[] = {"A bewoner", "B klant", "B bewoner"};

    panel_clear(&p);
    panel_add(&p, "role: bewoner\nsubject: {naam: Berg, code: B}\n", "");
    panel_add(&p, "role: klant\nsubject: {naam: Berg, code: B}\ndate: 2026-01-01\n", "");
    panel_add(&p,
        "role: ambtenaar\nrespondent: R\nsubject: {naam: Berg, code: B}\n"
        "date: 2026-02-01\n",
        "");
    panel_add(&p,
        "role: ambtenaar\nrespondent: R\nsubject: {naam: Berg, code: B}\n"
        "date: 2026-03-01\n",
        "");
    panel_add(&p, "role: klant\nsubject: {naam: Berg, code: B}\ndate: 2026-04-01\n", "");
    panel_add(&p, "role: bewoner\nsubject: {naam: Aa, code: A}\n", "");
    protect(3);
    cr_assert_eq(gathering->unseen_count, 3);
    for (size_t i = 0; i < 3; i++)
        cr_assert_str_eq(peil_arena_format(p.arena, "%s %s", gathering->unseen[i].subject,
                             gathering->unseen[i].role->id),
            told[i]);
}

Test(protect, an_office_and_a_named_role_are_shown_however_few)
{
    panel_clear(&p);
    panel_add(&p, "role: bureau\n" TOWN, "  s.1: {value: niet, remark: Zo.}\n");
    panel_add(&p, OFFICIAL "respondent: R1\n", "  s.1: {value: goed, remark: Ja.}\n");
    protect(5);
    cr_assert_eq(only_round()->sheet_count, 2);
    cr_assert_eq(gathering->unseen_count, 0);
    for (size_t i = 0; i < 2; i++)
        cr_assert_not_null(only_round()->sheets[i]->answers->answers[0].remark);
    cr_assert_str_eq(only_round()->sheets[0]->answers->respondent, "R1");
}

Test(protect, own_words_pseudonyms_and_what_was_stored_go)
{
    static const struct peil_node *stored;

    panel_clear(&p);
    for (size_t i = 0; i < 3; i++) {
        struct peil_sheet *sheet = panel_add(&p,
            peil_arena_format(p.arena,
                "role: klant\nrespondent: K%z\nsubject: {naam: Dorp, code: X, wijk: %s}\n", i,
                i < 2 ? "Oost" : "West"),
            "  s.1: {value: goed, remark: Ik, evidence: [Brief]}\n"
            "  s.2: {state: not-applicable, reason: Mijn eigen reden}\n"
            "  s.3: {r1: {value: niet, remark: Mijn rij}, r2: goed}\n"
            "  s.4: Mijn tekst\n");

        stored = peil_node_map(p.arena);
        sheet->stored = stored;
    }
    protect(3);
    for (size_t i = 0; i < 3; i++) {
        const struct peil_sheet *sheet = only_round()->sheets[i];
        const struct peil_answer *given = sheet->answers->answers;
        char digest[65];

        cr_assert_null(sheet->stored);
        cr_assert_null(sheet->answers->respondent);
        cr_assert_str_eq(sheet->answers->subject[0], "Dorp");
        cr_assert_null(sheet->answers->subject[2]);
        cr_assert_eq(given[0].state, PEIL_STATE_ANSWERED);
        cr_assert_null(given[0].remark);
        cr_assert_eq(given[0].evidence_count, 0);
        cr_assert_null(given[1].reason);
        cr_assert_eq(given[2].rows[0].state, PEIL_STATE_ANSWERED);
        cr_assert_null(given[2].rows[0].remark);
        cr_assert_eq(given[3].state, PEIL_STATE_BLANK);
        cr_assert_eq(
            peil_answers_digest(digest, peil_answers_node(p.arena, sheet->answers)), PEIL_OK);
        cr_assert_str_eq(sheet->digest, digest);
    }
}

/* Of a question that enough answered, why it does not apply to somebody goes all the same. */
Test(protect, a_reason_in_own_words_goes_and_what_enough_gave_of_the_subject_stays)
{
    size_t known = 0, leaves = 0;

    panel_clear(&p);
    for (size_t i = 0; i < 4; i++)
        panel_add(&p,
            peil_arena_format(p.arena,
                "role: klant\nsubject: {naam: Dorp, code: X, wijk: %s}\nrespondent: K%z\n",
                i < 3 ? "Oost" : "West", i),
            i < 3 ? "  s.2: goed\n" : "  s.2: {state: not-applicable, reason: Mijn reden}\n");
    protect(3);
    for (size_t i = 0; i < 4; i++) {
        const struct peil_answers *answers = only_round()->sheets[i]->answers;

        known += answers->subject[2] && strcmp(answers->subject[2], "Oost") == 0;
        leaves += answers->answers[1].state == PEIL_STATE_NOT_APPLICABLE;
        cr_assert_null(answers->answers[1].reason);
        cr_assert(!answers->subject[2] || strcmp(answers->subject[2], "West") != 0);
    }
    cr_assert_eq(known, 3);
    cr_assert_eq(leaves, 1);
}

Test(protect, hides_the_rows_of_a_matrix_that_too_few_answered)
{
    panel_clear(&p);
    panel_add(&p, CLIENT, "  s.3: {r1: goed, r2: goed}\n");
    panel_add(&p, CLIENT, "  s.3: {r1: niet, r2: unknown}\n");
    panel_add(&p, CLIENT, "  s.3: {r1: niet}\n");
    panel_add(&p, CLIENT, "  s.3: unknown\n");
    protect(3);
    for (size_t i = 0; i < 4; i++) {
        const struct peil_answer *given = &only_round()->sheets[i]->answers->answers[2];

        cr_assert_eq(given->rows[1].state, PEIL_STATE_BLANK);
        cr_assert_eq(given->state, given->rows[0].state);
        cr_assert_neq(given->rows[0].state, PEIL_STATE_BLANK);
    }
}

Test(protect, nobody_is_hidden_from_one_on)
{
    panel_clear(&p);
    panel_add(&p, CLIENT, "  s.1: unknown\n  s.2: goed\n");
    panel_add(&p, OFFICIAL, "  s.1: unknown\n");
    protect(1);
    cr_assert_eq(only_round()->sheet_count, 2);
    cr_assert_eq(only_round()->sheets[0]->answers->answers[0].state, PEIL_STATE_UNKNOWN);
    cr_assert_eq(only_round()->sheets[0]->hidden, 1); /* the text */
}

/* A hidden client who comes back would split the officials' answers into two rounds. */
Test(protect, hidden_people_decide_of_no_round_and_no_name)
{
    panel_clear(&p);
    panel_add(&p, OFFICIAL "respondent: A\ndate: 2026-01-01\n", "");
    panel_add(&p, CLIENT "respondent: K\ndate: 2026-01-01\n", "");
    panel_add(
        &p, "role: klant\nsubject: {naam: Geheim, code: X}\nrespondent: K\ndate: 2026-06-01\n", "");
    panel_add(&p, OFFICIAL "respondent: B\ndate: 2026-05-01\n", "");
    protect(3);
    cr_assert_eq(only_round()->sheet_count, 2);
    cr_assert_str_eq(only_round()->to, "2026-05-01");
    cr_assert_str_eq(gathering->subjects[0].name, "Dorp");
    cr_assert_eq(gathering->unseen_count, 1);
}

Test(protect, answers_given_twice_by_hidden_people_are_not_named)
{
    panel_clear(&p);
    for (size_t i = 0; i < 2; i++) {
        for (size_t client = 0; client < 3; client++)
            panel_add(&p, peil_arena_format(p.arena, CLIENT "respondent: K%z\n", client), "");
        panel_add(&p, OFFICIAL "respondent: A\n", "  s.1: goed\n");
    }
    protect(3);
    cr_assert_eq(only_round()->sheet_count, 4);
    cr_assert_eq(gathering->twice_count, 1);
    cr_assert_str_eq(gathering->twice[0].sheet->answers->role->id, "ambtenaar");
}

/* Who answered none but a row that is hidden, answered nothing. */
Test(protect, a_matrix_without_the_only_row_that_was_answered_is_blank)
{
    size_t blank = 0;

    panel_clear(&p);
    panel_add(&p, CLIENT, "  s.3: {r2: goed}\n");
    for (size_t i = 0; i < 3; i++)
        panel_add(&p, CLIENT, "  s.3: {r1: niet, r2: unknown}\n");
    protect(3);
    for (size_t i = 0; i < 4; i++)
        blank += only_round()->sheets[i]->answers->answers[2].state == PEIL_STATE_BLANK;
    cr_assert_eq(blank, 1);
}

/* Four clients answered s.5, which counts for two of them only. */
Test(protect, what_counts_for_too_few_goes_after_scoring)
{
    bool again;

    panel_clear(&p);
    for (size_t i = 0; i < 4; i++)
        panel_add(&p, CLIENT, i < 2 ? "  s.1: goed\n  s.5: niet\n" : "  s.1: niet\n  s.5: goed\n");
    protect(3);
    panel_score(&p);
    cr_assert_eq(
        peil_protect_counted(&again, p.arena, gathering, &gathering->subjects[0], 3), PEIL_OK);
    cr_assert(again);
    for (size_t i = 0; i < 4; i++) {
        const struct peil_sheet *sheet = only_round()->sheets[i];

        cr_assert_null(sheet->result);
        cr_assert_eq(sheet->answers->answers[4].state, PEIL_STATE_BLANK);
        cr_assert_eq(sheet->answers->answers[0].state, PEIL_STATE_ANSWERED);
    }
    panel_score(&p);
    cr_assert_eq(
        peil_protect_counted(&again, p.arena, gathering, &gathering->subjects[0], 3), PEIL_OK);
    cr_assert_not(again);
}

/* Of three clients `left` could be scored. */
static void lose_clients(size_t left)
{
    struct peil_round *round;
    bool again;

    panel_clear(&p);
    panel_add(&p, OFFICIAL, "  s.1: goed\n");
    for (size_t i = 0; i < 3; i++)
        panel_add(&p, CLIENT, "  s.1: goed\n");
    protect(3);
    panel_score(&p);
    round = &gathering->subjects[0].frameworks[0].rounds[0];
    cr_assert_str_eq(round->sheets[0]->answers->role->id, "klant");
    memmove(round->sheets, round->sheets + 3 - left, (left + 1) * sizeof(*round->sheets));
    round->sheet_count = left + 1;
    cr_assert_eq(
        peil_protect_counted(&again, p.arena, gathering, &gathering->subjects[0], 3), PEIL_OK);
    cr_assert_not(again);
    cr_assert_eq(only_round()->sheet_count, 1);
    cr_assert_str_eq(only_round()->sheets[0]->answers->role->id, "ambtenaar");
    cr_assert_eq(gathering->unseen_count, 1);
}

Test(protect, a_role_that_becomes_too_small_in_scoring_goes)
{
    lose_clients(2);
    lose_clients(1);
}
