/*
 * Why a decision table came to its outcome, and what another answer would have made of it.
 */
#include <string.h>

#include "core/report/decisions.h"
#include "core/report/explanation.h"
#include "core/report/parts.h"
#include "core/report/phrase.h"

static void add_inputs(
    struct peil_report *r, struct peil_node *blocks, const struct peil_decision *decision)
{
    static const char *const columns[] = {"column.item", "column.answer", NULL};
    struct peil_node *rows =
        peil_explain_table(r, peil_explain_block(r, blocks, peil_word(r, "heading.answers"), NULL),
            peil_word(r, "heading.answers"), columns);

    for (size_t i = 0; i < decision->input_count; i++) {
        const struct peil_item *item = decision->inputs[i];
        struct peil_node *cells = peil_explain_row(r, rows);

        peil_explain_cell(r, cells, peil_explain_item_name(r, item));
        peil_explain_cell(
            r, cells, peil_report_answer_label(r, item, &r->answers->answers[item->index]));
    }
}

/* The outcome with one answer changed; NULL where it still is no single one. */
static const struct peil_decision_outcome *outcome_with(
    const struct peil_report *r, const struct peil_decision *decision, size_t input, size_t option)
{
    const struct peil_decision_outcome *found = NULL;

    for (size_t cell = 0; cell < decision->cell_count; cell++) {
        const struct peil_decision_outcome *outcome = &decision->outcomes[decision->cells[cell]];
        size_t options[PEIL_DECISION_INPUTS];
        bool left = true;

        peil_decision_options(decision, cell, options);
        for (size_t i = 0; i < decision->input_count; i++) {
            const struct peil_answer *answer = &r->answers->answers[decision->inputs[i]->index];

            if (i == input)
                left = left && options[i] == option;
            else if (answer->state == PEIL_STATE_ANSWERED)
                left = left && options[i] == answer->option;
        }
        if (left && found && found != outcome)
            return NULL;
        if (left)
            found = outcome;
    }
    return found;
}

/* With one other answer each. */
static void add_others(
    struct peil_report *r, struct peil_node *blocks, const struct peil_decision *decision)
{
    static const char *const columns[] = {
        "column.item", "column.turning-answer", "column.outcome", NULL};
    struct peil_node *rows = peil_explain_table(r,
        peil_explain_block(r, blocks, peil_word(r, "heading.other-answer"), NULL),
        peil_word(r, "heading.other-answer"), columns);

    for (size_t i = 0; i < decision->input_count; i++) {
        const struct peil_item *item = decision->inputs[i];
        const struct peil_answer *answer = &r->answers->answers[item->index];

        for (size_t k = 0; k < item->scale->count; k++) {
            const struct peil_option *option = &item->scale->options[k];
            const struct peil_decision_outcome *outcome = outcome_with(r, decision, i, k);
            struct peil_node *cells;

            if (answer->state == PEIL_STATE_ANSWERED && answer->option == k)
                continue;
            cells = peil_explain_row(r, rows);
            peil_explain_cell(r, cells, peil_explain_item_name(r, item));
            peil_explain_cell(r, cells, peil_pack_text(r, &option->label, r->pack));
            peil_explain_cell(r, cells,
                outcome ? peil_report_outcome_label(r, outcome) : peil_word(r, "decision.open"));
        }
    }
}

/* Whether a reason that decided is this table. */
static bool rests_on(const struct peil_node *advice, const char *id)
{
    const struct peil_node *because = peil_node_get(advice, "because");

    for (size_t i = 0; i < peil_node_count(because); i++) {
        const struct peil_node *reason = peil_node_at(because, i);

        if (strcmp(peil_explain_text(reason, "kind"), "decision") == 0 &&
            strcmp(peil_explain_text(reason, "id"), id) == 0)
            return true;
    }
    return false;
}

static void add_advice(
    struct peil_report *r, struct peil_node *blocks, const struct peil_decision *decision)
{
    const struct peil_node *all = peil_explain_all_advice(r);
    struct peil_node *list = peil_node_list(r->arena);

    for (size_t i = 0; i < peil_node_count(all); i++)
        if (rests_on(peil_node_at(all, i), decision->id))
            peil_explain_add_advice(r, list, peil_node_at(all, i));
    if (peil_node_count(list) > 0) {
        struct peil_node *block = peil_explain_block(
            r, blocks, peil_word(r, "heading.advice"), peil_word(r, "sentence.table-decided"));

        peil_node_set(r->arena, block, "list", list);
    }
}

void peil_explain_decision(
    struct peil_report *r, struct peil_node *blocks, const struct peil_decided *decided)
{
    struct peil_node *block = peil_explain_block(
        r, blocks, peil_word(r, "heading.outcome"), peil_report_decision_text(r, decided));

    peil_report_decision_table(r, block, decided->decision, decided);
    add_inputs(r, blocks, decided->decision);
    add_others(r, blocks, decided->decision);
    add_advice(r, blocks, decided->decision);
}
