/*
 * Decision tables in documents, and how they look as text.
 */
#include "core/base/buf.h"
#include "core/base/utf8.h"
#include "core/format/json.h"
#include "core/report/parts.h"
#include "tests/unit/decisions.h"
#include "tests/unit/report_advice.h"
#include "tests/unit/schema_check.h"

#include "plugin_help.h"

static struct advised a;

#define ANSWERS "peil-answers: 1\npack: proef@1\nanswers:\n"
#define RULES                                                                                      \
    "rule{id = 'mei', priority = 'info', text = 't', when = function() return decision('rol') == " \
    "'mei' end}\n"

static void begin(const char *answers)
{
    advised_begin(&a, DECISIONS, answers, RULES);
}

static void end(void)
{
    advised_end(&a);
}

static void is_right(const struct peil_node *document)
{
    static struct peil_source source;
    const struct peil_node *schema = NULL;
    char found[256];

    source.bytes = read_whole("include/peil/schema/document.schema.json", &source.length);
    cr_assert_not_null(source.bytes, "run the tests from the top folder");
    source.name = "document.schema.json";
    source.first_line = 1;
    cr_assert_eq(peil_json_read(&schema, a.base.arena, &source, &(struct peil_limits)PEIL_LIMITS,
                     PEIL_TEXT_PACK, NULL),
        PEIL_OK);
    cr_assert(schema_check(schema, NULL, document, found, sizeof(found)), "%s", found);
    free((char *)(uintptr_t)source.bytes);
}

static const struct peil_node *cell(const struct peil_node *document, size_t row, size_t column)
{
    return peil_node_at(peil_node_at(at(document, "blocks.0.grid.cells"), row), column);
}

/* Which cells are marked with a key, as "0110" for the rows after each other. */
static const char *marked(const struct peil_node *document, const char *key)
{
    static char found[5];

    for (size_t i = 0; i < 4; i++)
        found[i] = peil_node_as_bool(peil_node_get(cell(document, i / 2, i % 2), key)) ? '1' : '0';
    return found;
}

Test(report_decisions, a_decided_table_says_what_and_where)
{
    const struct peil_node *d;

    begin(ANSWERS "  loket: beperkt\n  cohesie: zwak\n  hoe: b\n");
    d = advised_document(&a);
    is_right(d);
    cr_text(d, "decisions.0.id", "rol");
    cr_text(d, "decisions.0.state", "decided");
    cr_text(d, "decisions.0.outcome.id", "mei");
    cr_text(d, "decisions.0.sentence", "Uitkomst: Meitinker.");
    cr_text(d, "decisions.0.inputs.1.answer_label", "Zwak");
    cr_assert_eq(peil_node_count(at(d, "decisions.0.possible")), 0);
    cr_text(d, "summary.decisions.0", "De rol: Meitinker");
    cr_text(d, "blocks.0.id", "rol");
    cr_text(d, "blocks.0.grid.row_title", "Welk loket?");
    cr_text(d, "blocks.0.grid.columns.1", "Zwak");
    cr_text(d, "blocks.0.grid.rows.0", "Beperkt");
    cr_assert_str_eq(marked(d, "current"), "0100");
    cr_assert_str_eq(marked(d, "possible"), "0000");
    cr_text(d, "advice.0.because.0.kind", "decision");
    cr_text(d, "advice.0.because.0.value_label", "Meitinker");
    cr_text(d, "advice.0.because.0.items.0.id", "loket");
    end();
}

Test(report_decisions, an_open_table_says_what_it_can_still_become)
{
    const struct peil_node *d;

    begin(ANSWERS "  loket: beperkt\n");
    d = advised_document(&a);
    is_right(d);
    cr_text(d, "decisions.0.state", "open");
    cr_assert_eq(peil_node_type(at(d, "decisions.0.outcome")), PEIL_NODE_NULL);
    cr_assert_eq(peil_node_count(at(d, "decisions.0.possible")), 2);
    cr_text(d, "decisions.0.sentence",
        "Nog geen uitkomst: vraag 1.2 is nog open. Het kan nog worden: Omtinker, Meitinker.");
    cr_assert_str_eq(marked(d, "current"), "0000");
    cr_assert_str_eq(marked(d, "possible"), "1100");
    end();
    begin(ANSWERS "  hoe: a\n");
    d = advised_document(&a);
    cr_text(d, "decisions.0.sentence",
        "Nog geen uitkomst: de vragen 1.1, 1.2 zijn nog open. Het kan nog worden: Omtinker, "
        "Meitinker, Buurtwerker.");
    cr_assert_str_eq(marked(d, "possible"), "0000"); /* nothing is ruled out */
    end();
}

Test(report_decisions, a_table_that_does_not_apply_marks_nothing)
{
    const struct peil_node *d;

    begin(ANSWERS "  loket: {state: not-applicable, reason: geen}\n  cohesie: zwak\n");
    d = advised_document(&a);
    is_right(d);
    cr_text(d, "decisions.0.state", "not-applicable");
    cr_text(d, "decisions.0.sentence", "Er is geen uitkomst: vraag 1.1 geldt hier niet.");
    cr_assert_str_eq(marked(d, "current"), "0000");
    cr_assert_str_eq(marked(d, "possible"), "0000");
    end();
}

/* The same table, the question about cohesion only for one role. */
#define ROLES                                                                                      \
    "peil: 1\nid: proef\nversion: 1.0.0\nlanguage: nl\ntitle: Proef\n"                             \
    "roles: [{id: buur, label: Buurtbewoner}, {id: gast, label: Gast}]\n"                          \
    "scales: {s: [{id: a, label: A}, {id: b, label: B}]}\nscoring: {model: none}\n"                \
    "sections:\n  - id: s\n    title: S\n    scale: s\n    items:\n"                               \
    "      - {id: loket, text: Loket, not_applicable: yes}\n"                                      \
    "      - {id: cohesie, text: Cohesie, for: [buur]}\n"                                          \
    "decisions:\n  - id: rol\n    title: De rol\n    inputs: [loket, cohesie]\n    outcomes:\n"    \
    "      - {id: om, when: {loket: a, cohesie: a}, label: Om}\n"                                  \
    "      - {id: mei, when: {loket: a, cohesie: b}, label: Mei}\n"                                \
    "      - {id: buurt, when: {loket: b}, label: Buurt}\n"

Test(report_decisions, what_is_asked_of_others_is_not_said_not_to_apply)
{
    const struct peil_node *d;

    advised_begin(&a, ROLES,
        "peil-answers: 1\npack: proef@1\nrole: gast\nanswers: {loket: {state: not-applicable, "
        "reason: geen}}\n",
        NULL);
    d = advised_document(&a);
    is_right(d);
    cr_text(d, "decisions.0.state", "not-applicable");
    cr_text(d, "decisions.0.state_label", "niet gevraagd aan deze rol");
    cr_assert(peil_node_as_bool(at(d, "decisions.0.not_asked")));
    cr_text(
        d, "decisions.0.sentence", "Er is geen uitkomst: vraag 1.2 is niet gevraagd aan deze rol.");
    cr_text(d, "summary.decisions.0", "De rol: niet gevraagd aan deze rol");
    a.base.options.language = "en";
    cr_text(advised_document(&a), "decisions.0.sentence",
        "There is no outcome: question 1.2 is not asked of this role.");
    end();
    advised_begin(
        &a, ROLES, "peil-answers: 1\npack: proef@1\nrole: gast\nanswers: {loket: b}\n", NULL);
    d = advised_document(&a);
    cr_text(d, "decisions.0.outcome.id", "buurt");
    cr_assert_null(at(d, "decisions.0.not_asked"));
    end();
}

Test(report_decisions, what_makes_no_difference_is_marked_together)
{
    const struct peil_node *d;

    begin(ANSWERS "  loket: ontwikkeld\n");
    d = advised_document(&a);
    cr_text(d, "decisions.0.sentence",
        "Uitkomst: Buurtwerker. Wat niet is ingevuld, verandert daar niets aan.");
    cr_assert_str_eq(marked(d, "current"), "0011");
    end();
}

Test(report_decisions, other_tables_have_a_row_for_each_outcome)
{
    const struct peil_node *d;

    begin(ANSWERS "  loket: beperkt\n  cohesie: zwak\n  hoe: b\n");
    d = advised_document(&a);
    cr_assert_null(at(d, "blocks.1.grid"));
    cr_text(d, "blocks.1.table.columns.0", "Hoe is het?");
    cr_text(d, "blocks.1.table.columns.1", "Uitkomst");
    cr_text(d, "blocks.1.table.rows.0.0", "A, B");
    cr_text(d, "blocks.1.table.rows.0.1.label", "Ja");
    cr_assert(peil_node_as_bool(at(d, "blocks.1.table.rows.0.1.current")));
    cr_assert_null(at(d, "blocks.1.table.rows.1.1.current"));
    cr_text(d, "blocks.2.table.rows.0.1", "maakt niet uit");
    cr_assert(peil_node_as_bool(at(d, "blocks.2.table.rows.2.3.current")));
    end();
}

Test(report_decisions, texts_are_in_the_language_asked_for_or_marked)
{
    const struct peil_node *d;

    begin(ANSWERS "  loket: ontwikkeld\n  cohesie: zwak\n  hoe: b\n");
    a.base.options.language = "en";
    d = advised_document(&a);
    is_right(d);
    cr_text(d, "decisions.0.title", "The role");
    cr_text(d, "decisions.0.sentence", "Outcome: Local worker.");
    cr_text(d, "blocks.0.grid.rows.1", "Developed");
    cr_text(d, "blocks.0.grid.columns.0.label", "Sterk");
    cr_text(d, "blocks.0.grid.columns.0.label_language", "nl");
    cr_text(d, "blocks.0.grid.row_title_language", "nl");
    end();
}

Test(report_decisions, an_explanation_says_what_another_answer_would_have_given)
{
    const struct peil_node *d;

    begin(ANSWERS "  loket: beperkt\n  cohesie: zwak\n  hoe: b\n");
    d = advised_explanation(&a, "rol", false);
    cr_assert_not_null(d);
    is_right(d);
    cr_text(d, "subject.kind", "decision");
    cr_text(d, "blocks.0.text", "Uitkomst: Meitinker.");
    cr_assert_not_null(at(d, "blocks.0.grid"));
    cr_text(d, "blocks.1.table.rows.0.1", "Beperkt");
    cr_assert_eq(peil_node_count(at(d, "blocks.2.table.rows")), 2);
    cr_text(d, "blocks.2.table.rows.0.1", "Ontwikkeld");
    cr_text(d, "blocks.2.table.rows.0.2", "Buurtwerker");
    cr_text(d, "blocks.2.table.rows.1.2", "Omtinker");
    cr_text(d, "blocks.3.list.0", "t (mei)");
    cr_assert_not_null(advised_explanation(&a, "De rol", false)); /* by what a reader sees */
    end();
}

Test(report_decisions, the_description_of_a_pack_shows_its_tables)
{
    const struct peil_node *d;

    begin(ANSWERS);
    d = peil_report_checklist(a.base.arena, a.base.pack, NULL, &a.base.options);
    is_right(d);
    cr_assert_eq(peil_node_count(at(d, "decisions")), 3);
    cr_text(d, "decisions.0.inputs.0.id", "loket");
    cr_text(d, "decisions.0.outcomes.0.origin", "source");
    cr_text(d, "decisions.0.outcomes.0.source", "r.161");
    cr_text(d, "decisions.0.grid.columns.0", "Sterk");
    cr_assert_null(at(d, "decisions.0.grid.cells.0.0.current"));
    cr_assert_not_null(at(d, "decisions.1.table"));
    end();
}

/* ---- as text ---------------------------------------------------------------------------- */

static struct peil_buf out;

static const char *render(uint32_t columns, const char *signs)
{
    struct peil_setting settings[] = {{"signs", signs}};

    cr_assert_eq(
        peil_plugin_render(&out, open_plugin("text"), advised_document(&a),
            &(struct peil_sink_facts){.columns = columns, .settings = settings, .setting_count = 1},
            diags),
        PEIL_OK);
    return peil_buf_string(&out);
}

static void open_text(void)
{
    set_up();
    out = PEIL_BUF_EMPTY;
    begin(ANSWERS "  loket: beperkt\n  cohesie: sterk\n  hoe: b\n");
    cr_assert_eq(peil_plugins_folder(plugins, built("plugins"), diags), PEIL_OK);
}

static void close_text(void)
{
    peil_buf_dispose(&out);
    end();
    tear_down();
}

Test(report_decisions, a_grid_is_drawn_with_the_place_in_it, .init = open_text, .fini = close_text)
{
    const char *text = render(80, "yes");

    cr_assert(strstr(text,
        "                     | Welke cohesie?\n"
        "Welk loket?          | Sterk                       | Zwak\n"
        "---------------------+-----------------------------+----------------------------\n"
        "Beperkt              | \xe2\x96\xba u staat hier              | Meitinker\n"
        "                     | Omtinker                    |\n"
        "                     | verknopen                   |\n"
        "---------------------+-----------------------------+----------------------------\n"
        "Ontwikkeld           | Buurtwerker                 | Buurtwerker\n"));
}

Test(report_decisions, where_there_is_no_room_it_is_told, .init = open_text, .fini = close_text)
{
    const char *text = render(40, "yes");

    cr_assert_null(strstr(text, "|"));
    cr_assert(
        strstr(text, "- Welk loket? Beperkt\n  Welke cohesie?\n"
                     "  Sterk: \xe2\x96\xba Omtinker \xe2\x80\x93 verknopen (u staat\n    hier)\n"
                     "  Zwak: Meitinker\n"));
}

Test(report_decisions, so_it_is_for_reading_aloud_without_signs, .init = open_text,
    .fini = close_text)
{
    const char *text = render(80, "no");

    cr_assert_null(strstr(text, "|"));
    cr_assert(strstr(text, "  Sterk: Omtinker \xe2\x80\x93 verknopen (u staat hier)\n"));
}

Test(report_decisions, a_drawn_line_is_never_wider_than_the_page, .init = open_text,
    .fini = close_text)
{
    for (uint32_t columns = 20; columns < 130; columns++) {
        const char *line = render(columns, "yes");

        for (; *line; line += strcspn(line, "\n") + 1)
            cr_assert_leq(peil_utf8_text_width(line, strcspn(line, "\n")), columns);
        peil_buf_clear(&out);
    }
}
