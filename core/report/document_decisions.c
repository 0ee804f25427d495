/*
 * Decision tables: what each came to, and the table itself with the place of the answers in it.
 */
#include "core/report/decisions.h"

#include "core/report/parts.h"
#include "core/report/phrase.h"
#include "core/report/reasons.h"

/* ---- cells ------------------------------------------------------------------------------ */

/* Where the answers put somebody in a table. */
enum position {
    ELSEWHERE,
    HERE,
    PERHAPS /* what is open decides */
};

static struct peil_node *outcome_cell(
    struct peil_report *r, const struct peil_decision_outcome *outcome, enum position position)
{
    struct peil_node *cell = peil_node_map(r->arena);

    peil_put_pack_text(r, cell, "label", &outcome->label, r->pack);
    if (outcome->text.count > 0)
        peil_put_pack_text(r, cell, "text", &outcome->text, r->pack);
    if (position == HERE)
        peil_put_bool(r, cell, "current", true);
    if (position == PERHAPS)
        peil_put_bool(r, cell, "possible", true);
    return cell;
}

/* Whether the answers rule something out; otherwise there is nothing to point at. */
static bool is_narrowed(const struct peil_decided *decided)
{
    for (size_t i = 0; i < decided->decision->cell_count; i++)
        if (!decided->left[i])
            return true;
    return false;
}

static enum position position_of_cell(const struct peil_decided *decided, size_t cell)
{
    if (!decided || !decided->left[cell] || decided->state == PEIL_DECISION_NOT_APPLICABLE)
        return ELSEWHERE;
    if (decided->state == PEIL_DECISION_DECIDED)
        return HERE;
    return is_narrowed(decided) ? PERHAPS : ELSEWHERE;
}

static enum position position_of_outcome(const struct peil_decided *decided, size_t outcome)
{
    if (!decided || !decided->possible[outcome])
        return ELSEWHERE;
    if (decided->state == PEIL_DECISION_DECIDED)
        return HERE;
    return decided->state == PEIL_DECISION_OPEN && is_narrowed(decided) ? PERHAPS : ELSEWHERE;
}

/* ---- the table -------------------------------------------------------------------------- */

/* A text as a cell: a map only where its language has to be told. */
static void add_name(struct peil_report *r, struct peil_node *list, const struct peil_text *text)
{
    struct peil_node *map = peil_node_map(r->arena);

    peil_put_pack_text(r, map, "label", text, r->pack);
    if (peil_node_get(map, "label_language"))
        peil_node_add(r->arena, list, map);
    else
        peil_add_text(r, list, peil_pack_text(r, text, r->pack));
}

static void put_grid(struct peil_report *r, struct peil_node *map,
    const struct peil_decision *decision, const struct peil_decided *decided)
{
    const struct peil_item *down = decision->inputs[0], *across = decision->inputs[1];
    struct peil_node *grid = peil_put_map(r, map, "grid");
    struct peil_node *columns, *rows, *cells;

    peil_put_pack_text(r, grid, "caption", &decision->title, r->pack);
    peil_put_pack_text(r, grid, "row_title", &down->text, r->pack);
    peil_put_pack_text(r, grid, "column_title", &across->text, r->pack);
    columns = peil_put_list(r, grid, "columns");
    rows = peil_put_list(r, grid, "rows");
    cells = peil_put_list(r, grid, "cells");
    for (size_t i = 0; i < across->scale->count; i++)
        add_name(r, columns, &across->scale->options[i].label);
    for (size_t i = 0; i < down->scale->count; i++) {
        struct peil_node *row = peil_node_list(r->arena);

        add_name(r, rows, &down->scale->options[i].label);
        peil_node_add(r->arena, cells, row);
        for (size_t k = 0; k < across->scale->count; k++) {
            size_t cell = i * across->scale->count + k;

            peil_node_add(r->arena, row,
                outcome_cell(r, &decision->outcomes[decision->cells[cell]],
                    position_of_cell(decided, cell)));
        }
    }
}

/* "Beperkt, Ontwikkeld": the options of an input for which an outcome holds. */
static const char *options_text(
    struct peil_report *r, const struct peil_scale *scale, const bool *holds)
{
    const char *text = "";
    bool all = true;

    for (size_t i = 0; i < scale->count; i++) {
        const struct peil_option *option = &scale->options[i];

        all = all && holds[i];
        if (holds[i] && text)
            text = peil_arena_format(r->arena, "%s%s%s", text, *text ? ", " : "",
                peil_pack_text(r, &option->label, r->pack));
    }
    return all ? peil_word(r, "word.any") : text;
}

static void put_table(struct peil_report *r, struct peil_node *map,
    const struct peil_decision *decision, const struct peil_decided *decided)
{
    struct peil_node *table = peil_put_map(r, map, "table");
    struct peil_node *columns, *rows;

    peil_put_pack_text(r, table, "caption", &decision->title, r->pack);
    columns = peil_put_list(r, table, "columns");
    rows = peil_put_list(r, table, "rows");
    for (size_t i = 0; i < decision->input_count; i++)
        add_name(r, columns, &decision->inputs[i]->text);
    peil_add_text(r, columns, peil_word(r, "column.outcome"));
    for (size_t i = 0; i < decision->outcome_count; i++) {
        const struct peil_decision_outcome *outcome = &decision->outcomes[i];
        struct peil_node *row = peil_node_list(r->arena);

        peil_node_add(r->arena, rows, row);
        for (size_t k = 0; k < decision->input_count; k++)
            peil_add_text(r, row, options_text(r, decision->inputs[k]->scale, outcome->holds[k]));
        peil_node_add(r->arena, row, outcome_cell(r, outcome, position_of_outcome(decided, i)));
    }
}

void peil_report_decision_table(struct peil_report *r, struct peil_node *map,
    const struct peil_decision *decision, const struct peil_decided *decided)
{
    if (decision->input_count == 2)
        put_grid(r, map, decision, decided);
    else
        put_table(r, map, decision, decided);
}

/* ---- in words --------------------------------------------------------------------------- */

const char *peil_report_outcome_label(
    struct peil_report *r, const struct peil_decision_outcome *outcome)
{
    return peil_pack_text(r, &outcome->label, r->pack);
}

/* Whether a table has no outcome because an input is asked of others. */
static bool is_for_others(const struct peil_report *r, const struct peil_decided *decided)
{
    const struct peil_decision *decision = decided->decision;

    for (size_t i = 0; i < decision->input_count; i++)
        if (peil_report_not_asked(r, decision->inputs[i]))
            return decided->state == PEIL_DECISION_NOT_APPLICABLE;
    return false;
}

/* Whether an input is among those that keep a table from an outcome. */
static bool is_in_the_way(
    const struct peil_report *r, const struct peil_decided *decided, const struct peil_item *item)
{
    enum peil_state state = r->answers->answers[item->index].state;
    bool open = state == PEIL_STATE_BLANK || state == PEIL_STATE_UNKNOWN;

    if (is_for_others(r, decided))
        return peil_report_not_asked(r, item);
    return state != PEIL_STATE_ANSWERED && open == (decided->state == PEIL_DECISION_OPEN);
}

/* "5.1, 5.2": the inputs that are open, that do not apply, or that are asked of others. */
static const char *inputs_text(
    struct peil_report *r, const struct peil_decided *decided, size_t *count)
{
    const struct peil_decision *decision = decided->decision;
    const char *text = "";

    *count = 0;
    for (size_t i = 0; i < decision->input_count && text; i++) {
        const struct peil_item *item = decision->inputs[i];

        if (is_in_the_way(r, decided, item))
            text = peil_arena_format(
                r->arena, "%s%s%s", text, (*count)++ > 0 ? ", " : "", r->items[item->index].number);
    }
    return text;
}

static const char *possible_text(struct peil_report *r, const struct peil_decided *decided)
{
    const struct peil_decision *decision = decided->decision;
    const char *text = "";

    for (size_t i = 0; i < decision->outcome_count && text; i++)
        if (decided->possible[i])
            text = peil_arena_format(r->arena, "%s%s%s", text, *text ? ", " : "",
                peil_report_outcome_label(r, &decision->outcomes[i]));
    return text;
}

const char *peil_report_decision_text(struct peil_report *r, const struct peil_decided *decided)
{
    size_t count;
    const char *items = inputs_text(r, decided, &count);

    switch (decided->state) {
    case PEIL_DECISION_DECIDED:
        return peil_say(r,
            decided->placed ? "sentence.decision.decided" : "sentence.decision.decided.anyway",
            PEIL_SLOTS({"outcome", peil_report_outcome_label(r, decided->outcome)}));
    case PEIL_DECISION_OPEN:
        return peil_say_plural(r, "sentence.decision.open", count,
            PEIL_SLOTS({"items", items}, {"possible", possible_text(r, decided)}));
    case PEIL_DECISION_NOT_APPLICABLE:
        break;
    }
    return peil_say_plural(r,
        is_for_others(r, decided) ? "sentence.decision.not-asked"
                                  : "sentence.decision.not-applicable",
        count, PEIL_SLOTS({"items", items}));
}

static const char *state_label(struct peil_report *r, const struct peil_decided *decided)
{
    return is_for_others(r, decided)
               ? peil_word(r, "state.not-asked")
               : peil_word_of(r, "decision", peil_decision_word(decided->state));
}

const char *peil_report_decided_label(struct peil_report *r, const struct peil_decided *decided)
{
    return decided->outcome ? peil_report_outcome_label(r, decided->outcome)
                            : state_label(r, decided);
}

/* ---- in the document -------------------------------------------------------------------- */

static void put_outcome(struct peil_report *r, struct peil_node *map,
    const struct peil_decision_outcome *outcome, bool source)
{
    peil_put_text(r, map, "id", outcome->id);
    peil_put_pack_text(r, map, "label", &outcome->label, r->pack);
    if (outcome->text.count > 0)
        peil_put_pack_text(r, map, "text", &outcome->text, r->pack);
    if (!source)
        return;
    peil_put_text(r, map, "origin", peil_origin_word(outcome->origin));
    peil_put_text(r, map, "source", outcome->source);
    peil_put_own(r, map, "source_text", outcome->source_text, r->pack);
}

static struct peil_node *add_decision(
    struct peil_report *r, struct peil_node *list, const struct peil_decision *decision)
{
    struct peil_node *map = peil_add_map(r, list);

    peil_put_text(r, map, "id", decision->id);
    peil_put_text(r, map, "anchor", peil_report_anchor(r, "decision", decision->id));
    peil_put_pack_text(r, map, "title", &decision->title, r->pack);
    return map;
}

void peil_report_decisions(struct peil_report *r, struct peil_node *document)
{
    struct peil_node *list = peil_put_list(r, document, "decisions");

    for (size_t i = 0; i < r->pack->decision_count; i++) {
        const struct peil_decided *decided = &r->result->decisions[i];
        const struct peil_decision *decision = decided->decision;
        struct peil_node *map = add_decision(r, list, decision);
        struct peil_node *part;

        peil_put_text(r, map, "state", peil_decision_word(decided->state));
        peil_put_text(r, map, "state_label", state_label(r, decided));
        if (is_for_others(r, decided))
            peil_put_bool(r, map, "not_asked", true);
        peil_put_text(r, map, "sentence", peil_report_decision_text(r, decided));
        if (decided->outcome)
            put_outcome(r, peil_put_map(r, map, "outcome"), decided->outcome, true);
        else
            peil_put_null(r, map, "outcome");
        part = peil_put_list(r, map, "possible");
        for (size_t k = 0; k < decision->outcome_count; k++)
            if (decided->state == PEIL_DECISION_OPEN && decided->possible[k])
                put_outcome(r, peil_add_map(r, part), &decision->outcomes[k], false);
        part = peil_put_list(r, map, "inputs");
        for (size_t k = 0; k < decision->input_count; k++)
            peil_reason_add_item(r, part, decision->inputs[k]);
    }
}

void peil_report_decision_block(
    struct peil_report *r, struct peil_node *map, const struct peil_decided *decided)
{
    const struct peil_decision *decision = decided->decision;

    peil_put_text(r, map, "id", decision->id);
    peil_put_text(r, map, "layer", r->pack->id);
    peil_put_text(r, map, "anchor", peil_report_anchor(r, "decision", decision->id));
    peil_put_pack_text(r, map, "heading", &decision->title, r->pack);
    peil_put_text(r, map, "text", peil_report_decision_text(r, decided));
    peil_report_decision_table(r, map, decision, decided);
}

void peil_report_declared_decisions(struct peil_report *r, struct peil_node *document)
{
    struct peil_node *list = peil_put_list(r, document, "decisions");

    for (size_t i = 0; i < r->pack->decision_count; i++) {
        const struct peil_decision *decision = &r->pack->decisions[i];
        struct peil_node *map = add_decision(r, list, decision);
        struct peil_node *part = peil_put_list(r, map, "inputs");

        for (size_t k = 0; k < decision->input_count; k++) {
            struct peil_node *input = peil_add_map(r, part);
            const struct peil_item *item = decision->inputs[k];

            peil_put_text(r, input, "id", item->id);
            peil_put_text(r, input, "anchor", r->items[item->index].anchor);
            peil_put_text(r, input, "number", r->items[item->index].number);
            peil_put_pack_text(r, input, "text", &item->text, r->pack);
        }
        part = peil_put_list(r, map, "outcomes");
        for (size_t k = 0; k < decision->outcome_count; k++)
            put_outcome(r, peil_add_map(r, part), &decision->outcomes[k], true);
        peil_report_decision_table(r, map, decision, NULL);
    }
}
