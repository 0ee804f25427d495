/*
 * How a score came about, of the whole or of a section.
 */
#include "core/report/explanation.h"

#include <string.h>

#include "core/report/parts.h"
#include "core/report/phrase.h"

static bool any_points(const struct peil_node *rows)
{
    for (size_t i = 0; i < peil_node_count(rows); i++)
        if (*peil_explain_text(peil_node_at(rows, i), "points_text"))
            return true;
    return false;
}

static void add_row(
    struct peil_report *r, struct peil_node *list, const struct peil_node *row, bool points)
{
    struct peil_node *cells = peil_explain_row(r, list);
    bool counts = peil_node_as_bool(peil_node_get(row, "counts"));

    peil_explain_cell(r, cells,
        peil_arena_format(
            r->arena, "%s %s", peil_explain_text(row, "number"), peil_explain_text(row, "label")));
    peil_explain_cell(r, cells, peil_explain_text(row, "value_label"));
    if (points)
        peil_explain_cell(r, cells, peil_explain_text(row, "points_text"));
    peil_explain_cell(r, cells,
        counts ? peil_explain_text(row, "ratio_text") : peil_word(r, "word.does-not-count"));
    peil_explain_cell(r, cells, peil_explain_text(row, "share_text"));
    peil_explain_cell(r, cells, peil_explain_text(row, "contribution_text"));
}

/* The conditions of a decision list, from top to bottom. */
static void add_bands(struct peil_report *r, struct peil_node *block, const struct peil_node *rows)
{
    static const char *const columns[] = {"column.number", "column.band", "column.condition",
        "column.reason", "column.outcome", NULL};
    static const char *const keys[] = {
        "number", "label", "condition", "answers_text", "value_label", NULL};
    struct peil_node *list =
        peil_explain_table(r, block, peil_word(r, "caption.decision-list"), columns);

    for (size_t i = 0; i < peil_node_count(rows); i++) {
        struct peil_node *cells = peil_explain_row(r, list);

        for (const char *const *key = keys; *key; key++)
            peil_explain_cell(r, cells, peil_explain_text(peil_node_at(rows, i), *key));
    }
}

/* The table of what a score is made of. */
static void add_rows(struct peil_report *r, struct peil_node *block, const struct peil_node *made)
{
    static const char *const with_points[] = {"column.made-of", "column.answer-or-score",
        "column.points", "column.worth", "column.share", "column.contribution", NULL};
    static const char *const without[] = {"column.made-of", "column.answer-or-score",
        "column.worth", "column.share", "column.contribution", NULL};
    const struct peil_node *rows = peil_node_get(made, "rows");
    bool points = any_points(rows);
    struct peil_node *list;

    if (peil_node_count(rows) == 0)
        return;
    if (strcmp(peil_explain_text(peil_node_at(rows, 0), "kind"), "band") == 0) {
        add_bands(r, block, rows);
        return;
    }
    list = peil_explain_table(
        r, block, peil_word(r, "heading.made-of"), points ? with_points : without);
    for (size_t i = 0; i < peil_node_count(rows); i++)
        add_row(r, list, peil_node_at(rows, i), points);
}

/* What a score was made of, with the sum under it. */
static void add_made_of(
    struct peil_report *r, struct peil_node *blocks, const struct peil_section *section)
{
    static const char *const lines[] = {"sum_text", "rounding_text", "band_text"};
    struct peil_node *holder = peil_node_map(r->arena);
    const struct peil_node *made;
    struct peil_node *block;
    struct peil_node *list;

    peil_report_made_of(r, holder, section);
    made = peil_node_get(holder, "made_of");
    if (!made)
        return;
    block = peil_explain_block(
        r, blocks, peil_word(r, "heading.made-of"), peil_explain_text(made, "formula"));
    if (*peil_explain_text(made, "note"))
        block = peil_explain_block(r, blocks, NULL, peil_explain_text(made, "note"));
    add_rows(r, block, made);
    list = peil_put_list(r, peil_explain_block(r, blocks, NULL, NULL), "list");
    for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++)
        if (*peil_explain_text(made, lines[i]))
            peil_add_text(r, list, peil_explain_text(made, lines[i]));
}

static void add_uncertainty(struct peil_report *r, struct peil_node *list,
    const struct peil_score *score, enum peil_model model, bool total)
{
    const char *reason = peil_report_reason(r, score, total);
    const char *range = peil_report_range_text(r, score, model);

    if (reason)
        peil_add_text(r, list, peil_say_sentence(r, reason));
    if (score->status == PEIL_SCORE_VALUE && score->provisional)
        peil_add_text(r, list, peil_word(r, "score.provisional.explained"));
    if (range)
        peil_explain_fact(r, list, "field.range", range);
}

void peil_explain_total(struct peil_report *r, struct peil_node *blocks)
{
    const struct peil_score *score = &r->result->total;
    struct peil_node *block =
        peil_explain_block(r, blocks, peil_word(r, "heading.outcome"), peil_report_sentence(r));
    struct peil_node *rules;

    add_uncertainty(r, peil_put_list(r, block, "list"), score, r->pack->scoring.model, true);
    add_made_of(r, blocks, NULL);
    rules = peil_explain_block(r, blocks, peil_word(r, "heading.scoring"), NULL);
    peil_report_explain(r, peil_put_list(r, rules, "list"));
}

void peil_explain_section(
    struct peil_report *r, struct peil_node *blocks, const struct peil_section *section)
{
    const struct peil_score *score = &r->result->sections[section->index];
    struct peil_census census = peil_report_census(r, section);
    struct peil_node *block = peil_explain_block(r, blocks, peil_word(r, "heading.outcome"), NULL);
    struct peil_node *list = peil_put_list(r, block, "list");

    peil_explain_fact(r, list, "field.score", peil_report_score_text(r, score, section->model));
    peil_explain_fact(r, list, "field.counts", peil_report_answered_text(r, &census));
    add_uncertainty(r, list, score, section->model, false);
    add_made_of(r, blocks, section);
}
