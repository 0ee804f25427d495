/*
 * Several respondents in the document of a comparison: what is told of them, and that nothing of
 * what may not be told shows in any byte of it. Output plugins see the document and nothing else.
 */
#include "core/format/json.h"
#include "tests/unit/compare_support.h"
#include "tests/unit/luck.h"
#include "tests/unit/rounds.h"

static struct compared c;

static void begin(void)
{
    compared_begin(&c);
}

static void end(void)
{
    compared_end(&c);
}

TestSuite(report_panels, .init = begin, .fini = end);

static void clear(void)
{
    peil_arena_reset(c.arena);
    peil_diags_clear(c.diags);
    memset(c.sheets, 0, sizeof(c.sheets));
    c.count = 0;
}

static void add(const char *name, struct peil_buf *text)
{
    cr_assert_not(peil_buf_failed(text));
    compared_add(&c, name, peil_arena_copy(c.arena, text->data, text->length));
    peil_buf_dispose(text);
}

/* The document as bytes, to be freed. */
static char *bytes(const char *language)
{
    struct peil_buf out = PEIL_BUF_EMPTY;
    char *text;

    compared_make(&c);
    peil_json_write_canonical(&out, compared_document(&c, language));
    text = strdup(peil_buf_string(&out));
    peil_buf_dispose(&out);
    return text;
}

/* ---- what is told ---------------------------------------------------------------------------- */

/* The town in the folder of examples of bcmb. */
static void add_lindeveld(void)
{
    static const char *const names[] = {"beleidsambtenaar.answers.yaml", "aanbieder.answers.yaml",
        "adviesraad.answers.yaml", "clienten.ndjson", "mantelzorgers.ndjson"};

    for (size_t i = 0; i < 5; i++) {
        char path[128];
        size_t length = 0;
        char *text, *kept;

        (void)snprintf(path, sizeof(path), "packs/bcmb/examples/lindeveld/%s", names[i]);
        text = read_whole(path, &length);
        cr_assert_not_null(text);
        kept = peil_arena_copy(c.arena, text, length);
        free(text);
        if (!strstr(names[i], "ndjson")) {
            compared_add(&c, names[i], kept);
            continue;
        }
        for (char *line = kept, *stop; (stop = strchr(line, '\n')); line = stop + 1) {
            *stop = '\0';
            compared_add(&c, names[i], line); /* JSON is YAML */
        }
    }
}

Test(report_panels, the_example_is_told_as_it_is)
{
    compared_shipped(&c, "bcmb");
    add_lindeveld();
    compared_make(&c);
    compared_document(&c, "en");
    compared_is_right(&c, c.document);
    compared_document(&c, "nl");
    compared_is_right(&c, c.document);
    cr_assert_eq(peil_node_count(at(c.document, "panels")), 1);
    cr_text(c.document, "panels.0.groups.3.role", "client");
    cr_text(c.document, "panels.0.groups.4.role", "mantelzorger");
    cr_text(c.document, "panels.0.groups.4.count_text", "minder dan 5");
    cr_text(c.document, "panels.0.agreement.0.level", "weak");
    cr_text(c.document, "panels.0.lines.7.item", "onaf.8");
    cr_text(c.document, "panels.0.lines.7.cells.3.text", "2 moet beter, 4 niet");
    cr_text(c.document, "panels.0.lines.7.cells.3.middle", "niet");
    cr_text(c.document, "panels.0.lines.3.cells.3.text", "minder dan 5 antwoorden, niet getoond");
    cr_text(c.document, "panels.0.practice.1.group", "onafhankelijkheid");
    cr_text(c.document, "agenda.0.kind", "disagreed");
    cr_text(c.document, "agenda.0.text",
        "De antwoorden liggen 2 stappen uit elkaar. Het verschil is het grootst tussen "
        "beleidsambtenaar (gunstiger) en lid van de adviesraad.");
    cr_text(c.document, "agenda.0.sides.2.label", "Aanbieder van cliëntondersteuning");
    cr_text(c.document, "agenda.0.sides.2.remarks.0",
        "Bijna niemand die bij ons komt, hoorde van ons via de gemeente.");
    cr_assert_eq(peil_node_as_number(at(c.document, "inputs.count")), 9);
}

Test(report_panels, more_than_a_meeting_can_come_to_is_named_together)
{
    compared_shipped(&c, "bcmb");
    add_lindeveld();
    compared_make(&c);
    compared_document(&c, "nl");
    cr_text(c.document, "agenda.9.kind", "disagreed");
    cr_assert_null(at(c.document, "agenda.9.count"));
    cr_text(c.document, "agenda.10.kind", "disagreed");
    cr_text(c.document, "agenda.10.title", "En nog 14 punten");
    cr_assert_eq(peil_node_as_number(at(c.document, "agenda.10.count")), 14);
    cr_assert_eq(peil_node_count(at(c.document, "agenda.10.list")), 14);
    cr_text(c.document, "agenda.10.list.0",
        "5.3 De algemene communicatie via folders en via de gemeentelijke …");
    cr_text(c.document, "agenda.11.kind", "experienced");
    cr_text(c.document, "summary.sentence",
        "Over Lindeveld (fictief) geven de invullers op 24 van de 29 vragen een verschillend "
        "antwoord.");
}

/* A question that is not there in the language of the report is marked, with its number before it.
 */
Test(report_panels, points_of_the_agenda_say_in_which_language_their_question_is)
{
    compared_shipped(&c, "bcmb");
    compared_add(&c, "a",
        "peil-answers: 1\npack: bcmb@1\nsubject: {gemeente: Stad, code: G1}\ndate: 2026-01-02\n"
        "role: raadslid\nanswers: {onaf.1: goed}\n");
    compared_add(&c, "b",
        "peil-answers: 1\npack: bcmb@1\nsubject: {gemeente: Stad, code: G1}\ndate: 2026-01-02\n"
        "role: adviesraad\nanswers: {onaf.1: niet}\n");
    compared_make(&c);
    compared_is_right(&c, compared_document(&c, "en"));
    cr_text(c.document, "agenda.0.title_language", "nl");
    compared_is_right(&c, compared_document(&c, "nl"));
    cr_assert_null(at(c.document, "agenda.0.title_language"));
}

Test(report_panels, remarks_of_named_roles_stand_on_the_agenda_and_no_others)
{
    char *text;

    compared_shipped(&c, "bcmb");
    add_lindeveld();
    text = bytes("nl");
    cr_assert_not_null(strstr(text, "Bijna niemand die bij ons komt"));
    cr_assert_null(strstr(text, "Ik durfde niet alles te zeggen"));
    free(text);
}

/* ---- all small tables ------------------------------------------------------------------------ */

#define SMALL                                                                                      \
    "peil: 1\nid: proef\nversion: 1.0.0\nlanguage: nl\ntitle: Proef\n"                             \
    "roles: [{id: klant, label: Klant, anonymous: yes}, {id: ambtenaar, label: A}]\n"              \
    "vocabulary:\n  levels: [{id: goed, label: G, from: 0.75}, {id: niet, label: N, from: 0}]\n"   \
    "  groups: [{id: g, label: G}]\n"                                                              \
    "  concepts: [{id: een, label: E, group: g, definition: D}]\n"                                 \
    "subject_fields: [{id: naam, label: Naam, key: yes}]\n"                                        \
    "scales:\n  oordeel: [{id: goed, label: Goed, points: 1}, {id: niet, label: N, points: 0}]\n"  \
    "sections:\n  - id: s\n    title: S\n    scale: oordeel\n    items:\n"                         \
    "      - {id: s.1, text: V, maps: [{concept: een, relation: subset}]}\n"                       \
    "      - {id: s.2, text: V, applies_if: 'answer(\"s.1\").value == \"goed\"',"                  \
    " maps: [{concept: een, relation: subset}]}\n"                                                 \
    "scoring: {model: mean}\n"
#define LEAST 2
#define MOST 3
#define KINDS 9
#define TABLES (1 + KINDS + KINDS * KINDS + KINDS * KINDS * KINDS)
#define HEAD "peil-answers: 1\npack: proef@1\nsubject: {naam: Dorp}\n"

static const char *const words[] = {"~", "goed", "niet"};

/*
 * What may be told at most of clients whose sheets are of these kinds (their answers to s.1 and
 * s.2), by the rules alone.
 */
static size_t view_of(const size_t *kinds, size_t count)
{
    size_t first = 0, second = 0, counted = 0, view = 0;
    size_t often[KINDS] = {0};

    if (count < LEAST)
        return count > 0;
    for (size_t i = 0; i < count; i++) {
        first += kinds[i] % 3 != 0;
        second += kinds[i] / 3 != 0;
        counted += kinds[i] % 3 == 1 && kinds[i] / 3 != 0;
    }
    if (first < LEAST) /* then it is not known whom s.2 is for, and it counts for nobody */
        counted = 0;
    for (size_t i = 0; i < count; i++)
        often[(first >= LEAST ? kinds[i] % 3 : 0) +
              3 * (second >= LEAST && counted >= LEAST ? kinds[i] / 3 : 0)]++;
    for (size_t i = 0; i < KINDS; i++)
        view = view * (MOST + 1) + often[i];
    return view + 2;
}

struct seen {
    size_t view;
    char *bytes;
};

static int by_view(const void *a, const void *b)
{
    const struct seen *one = a, *other = b;

    return (one->view > other->view) - (one->view < other->view);
}

static void add_client(size_t kind, size_t number)
{
    struct peil_buf text = PEIL_BUF_EMPTY;

    peil_buf_format(&text,
        HEAD "role: klant\ndate: 2026-01-09\nanswers: {s.1: {value: %s, remark: Klant %z}, "
             "s.2: %s}\n",
        words[kind % 3], number, words[kind / 3]);
    add("klant", &text);
}

static void see_table(struct seen *seen, size_t table, size_t clients)
{
    size_t kinds[MOST];

    clear();
    compared_add(&c, "a", HEAD "role: ambtenaar\ndate: 2026-01-05\nanswers: {s.1: niet}\n");
    for (size_t i = 0; i < clients; i++, table /= KINDS) {
        kinds[i] = table % KINDS;
        add_client(kinds[i], i);
    }
    compared_add(&c, "b",
        HEAD "role: ambtenaar\nrespondent: B\ndate: 2026-02-01\nanswers: {s.1: goed, s.2: niet}\n");
    c.options.least_group = LEAST;
    seen->view = view_of(kinds, clients);
    seen->bytes = bytes("nl");
}

/* Of all tables of no clients to three, what may be told alike gives the same document. */
Test(report_panels, the_document_is_a_function_of_what_may_be_told)
{
    static struct seen seen[TABLES];
    size_t count = 0, same = 0, other = 0;

    compared_pack(&c, SMALL);
    for (size_t clients = 0, tables = 1; clients <= MOST; clients++, tables *= KINDS)
        for (size_t table = 0; table < tables; table++)
            see_table(&seen[count++], table, clients);
    qsort(seen, count, sizeof(*seen), by_view);
    for (size_t i = 1; i < count; i++) {
        if (seen[i - 1].view == seen[i].view)
            cr_assert_str_eq(seen[i - 1].bytes, seen[i].bytes);
        if (strcmp(seen[i - 1].bytes, seen[i].bytes) == 0)
            same++;
        else
            other++;
    }
    cr_assert_gt(same, 500);
    cr_assert_gt(other, 20); /* it does tell something */
    for (size_t i = 0; i < count; i++)
        free(seen[i].bytes);
}

/* ---- real checklists ------------------------------------------------------------------------- */

#define TOWN "peil-answers: 1\npack: bcmb@1\nsubject: {gemeente: Stad, code: G1}\n"

static const struct peil_pack *bcmb;

/* Answers to every item: `by_item` says which, 0 for none. */
static void put_answers(struct peil_buf *text, const unsigned char *by_item)
{
    static const char *const options[] = {NULL, "goed", "moet-beter", "niet", "unknown"};

    peil_buf_text(text, "answers:\n");
    for (size_t i = 0; i < bcmb->item_count; i++)
        if (by_item[i] > 0)
            peil_buf_format(text, "  %s: %s\n", bcmb->items[i].id, options[by_item[i]]);
}

#define ITEMS 64
#define CLIENTS 6

static void add_sheet(const char *head, const unsigned char *by_item)
{
    struct peil_buf text = PEIL_BUF_EMPTY;

    peil_buf_text(&text, head);
    put_answers(&text, by_item);
    add("blad", &text);
}

static void add_carers(uint64_t *random)
{
    size_t count = 1 + luck_below(random, 4);

    for (size_t i = 0; i < count; i++) {
        unsigned char by_item[ITEMS] = {0};
        char head[256];

        for (size_t item = 0; item < bcmb->item_count; item++)
            by_item[item] = (unsigned char)luck_below(random, 5);
        (void)snprintf(head, sizeof(head),
            TOWN "role: mantelzorger\nrespondent: M%u\ndate: 202%u-0%u-11\n",
            (unsigned)luck_below(random, 3), (unsigned)luck_below(random, 7),
            (unsigned)(1 + luck_below(random, 9)));
        add_sheet(head, by_item);
    }
}

/*
 * Two years of a town: officials and six clients, whose answers to every third item are those of
 * too few, and are made anew from `hidden`.
 */
static void add_town(uint64_t seed, uint64_t *hidden)
{
    for (unsigned year = 5; year < 7; year++) {
        for (unsigned person = 0; person < 2 + CLIENTS; person++) {
            unsigned char by_item[ITEMS] = {0};
            char head[256];

            for (size_t item = 0; item < bcmb->item_count; item++) {
                by_item[item] = (unsigned char)(1 + luck_below(&seed, 3));
                if (person >= 2 && item % 3 == 0)
                    by_item[item] = (unsigned char)(person < 6 ? luck_below(hidden, 5)
                                                               : 4 * luck_below(hidden, 2));
            }
            (void)snprintf(head, sizeof(head),
                TOWN "role: %s\nrespondent: %c\ndate: 202%u-03-0%u\n",
                person == 0   ? "beleidsambtenaar"
                : person == 1 ? "adviesraad"
                              : "client",
                (char)('A' + person), year, 1 + person);
            add_sheet(head, by_item);
        }
    }
    add_carers(hidden);
}

Test(report_panels, hidden_answers_show_in_no_part_of_a_report)
{
    uint64_t random = 4;
    size_t told = 0;
    char *before = NULL;

    bcmb = compared_shipped(&c, "bcmb");
    cr_assert_leq(bcmb->item_count, (size_t)ITEMS);
    for (int town = 0; town < rounds(24); town++) {
        char *first = NULL;

        for (int variant = 0; variant < 3; variant++) {
            char *text;

            clear();
            add_town((uint64_t)town, &random);
            compared_shuffle(&c, random);
            text = bytes("nl");
            if (first)
                cr_assert_str_eq(text, first);
            else
                first = strdup(text);
            free(text);
        }
        told += before && strcmp(before, first) != 0;
        free(before);
        before = first;
    }
    free(before);
    cr_assert_gt(told, 0);
}
