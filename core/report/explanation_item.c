/*
 * What one answer did: to the scores it counts for, to concepts and to advice.
 */
#include "core/report/explanation.h"

#include <string.h>

#include "core/report/parts.h"
#include "core/report/phrase.h"

/* The row of an item, or of a section that holds it, in what a score is made of. */
static const struct peil_node *row_of(
    struct peil_report *r, const struct peil_section *scope, const struct peil_item *item)
{
    struct peil_node *holder = peil_node_map(r->arena);
    const struct peil_node *rows;

    peil_report_made_of(r, holder, scope);
    rows = peil_node_get(peil_node_get(holder, "made_of"), "rows");
    for (size_t i = 0; i < peil_node_count(rows); i++) {
        const struct peil_node *row = peil_node_at(rows, i);
        const char *id = peil_explain_text(row, "id");
        const struct peil_section *section;

        if (strcmp(peil_explain_text(row, "kind"), "item") == 0) {
            if (strcmp(id, item->id) == 0)
                return row;
            continue;
        }
        section = peil_pack_section(r->pack, id);
        if (section && item->index >= section->first_item &&
            item->index < section->first_item + section->item_count)
            return row;
    }
    return NULL;
}

/* A number of a row; false where the row has none. */
static bool number_of(const struct peil_node *row, const char *key, double *out)
{
    const struct peil_node *value = peil_node_get(row, key);

    *out = peil_node_as_number(value);
    return peil_node_type(value) == PEIL_NODE_NUMBER;
}

/* What an item weighs in and brings to a score. */
struct effect {
    const char *through;
    bool known;
    double share, brings;
};

/*
 * Through a section, an item weighs its part of the section's part: both are means, or it is not
 * told.
 */
static struct effect effect_of(
    struct peil_report *r, const struct peil_section *scope, const struct peil_item *item)
{
    const struct peil_node *row = row_of(r, scope, item);
    bool counts = peil_node_as_bool(peil_node_get(row, "counts"));
    struct effect effect = {
        .through = peil_word(r, counts ? "word.itself" : "word.does-not-count")};
    const struct peil_node *inner = row;
    double share = 1.0;

    if (counts && strcmp(peil_explain_text(row, "kind"), "section") == 0) {
        effect.through = peil_explain_text(row, "label");
        inner = row_of(r, peil_pack_section(r->pack, peil_explain_text(row, "id")), item);
        if (!number_of(row, "share", &share) || !inner ||
            strcmp(peil_explain_text(inner, "kind"), "item") != 0)
            return effect;
        if (!peil_node_as_bool(peil_node_get(inner, "counts")))
            effect.through = peil_word(r, "word.does-not-count");
    }
    effect.known = number_of(inner, "share", &effect.share) &&
                   number_of(inner, "contribution", &effect.brings);
    effect.share *= share;
    effect.brings *= share;
    return effect;
}

static void add_effect(struct peil_report *r, struct peil_node *rows, const char *name,
    const char *score, const struct effect *effect)
{
    struct peil_node *cells = peil_explain_row(r, rows);

    peil_explain_cell(r, cells, name);
    peil_explain_cell(r, cells, score);
    peil_explain_cell(r, cells, effect->through);
    peil_explain_cell(
        r, cells, effect->known ? peil_report_share_text(r, effect->share * 100.0) : NULL);
    peil_explain_cell(r, cells, effect->known ? peil_report_exact_text(r, effect->brings) : NULL);
}

static void add_effects(
    struct peil_report *r, struct peil_node *blocks, const struct peil_item *item)
{
    static const char *const columns[] = {"column.section", "column.score", "column.through",
        "column.share", "column.contribution", NULL};
    struct peil_node *rows =
        peil_explain_table(r, peil_explain_block(r, blocks, peil_word(r, "heading.effects"), NULL),
            peil_word(r, "heading.effects"), columns);
    struct effect whole;

    for (size_t at = item->section; at != PEIL_NONE; at = r->pack->sections[at].parent) {
        const struct peil_section *section = &r->pack->sections[at];
        struct effect effect = effect_of(r, section, item);

        add_effect(r, rows, peil_explain_section_name(r, section),
            peil_report_score_text(r, &r->result->sections[at], section->model), &effect);
    }
    whole = effect_of(r, NULL, item);
    add_effect(r, rows, peil_word(r, "reason.total"),
        peil_report_score_text(r, &r->result->total, r->pack->scoring.model), &whole);
}

static void add_concepts(
    struct peil_report *r, struct peil_node *blocks, const struct peil_item *item)
{
    static const char *const columns[] = {
        "column.concept", "column.relation", "column.level", NULL};
    struct peil_node *rows;

    if (item->map_count == 0)
        return;
    rows =
        peil_explain_table(r, peil_explain_block(r, blocks, peil_word(r, "heading.concepts"), NULL),
            peil_word(r, "heading.concepts"), columns);
    for (size_t i = 0; i < item->map_count; i++) {
        const struct peil_concept *concept = item->maps[i].concept;
        struct peil_node *cells = peil_explain_row(r, rows);
        const char *level = peil_word(r, "level.unknown");

        for (size_t j = 0; j < r->result->concept_count; j++)
            if (r->result->concepts[j].concept == concept && r->result->concepts[j].level)
                level = peil_pack_text(r, &r->result->concepts[j].level->label, concept->pack);
        peil_explain_cell(r, cells, peil_pack_text(r, &concept->label, concept->pack));
        peil_explain_cell(
            r, cells, peil_word_of(r, "relation", peil_relation_word(item->maps[i].relation)));
        peil_explain_cell(r, cells, level);
    }
}

/* Whether an item stands among the questions of a reason that decided. */
static bool decided(const struct peil_node *advice, const char *id)
{
    const struct peil_node *because = peil_node_get(advice, "because");

    for (size_t i = 0; i < peil_node_count(because); i++) {
        const struct peil_node *items = peil_node_get(peil_node_at(because, i), "items");

        for (size_t j = 0; j < peil_node_count(items); j++)
            if (strcmp(peil_explain_text(peil_node_at(items, j), "id"), id) == 0)
                return true;
    }
    return false;
}

static void add_decided(
    struct peil_report *r, struct peil_node *blocks, const struct peil_item *item)
{
    const struct peil_node *all = peil_explain_all_advice(r);
    struct peil_node *list = peil_node_list(r->arena);

    for (size_t i = 0; i < peil_node_count(all); i++)
        if (decided(peil_node_at(all, i), item->id))
            peil_explain_add_advice(r, list, peil_node_at(all, i));
    if (peil_node_count(list) > 0) {
        struct peil_node *block = peil_explain_block(
            r, blocks, peil_word(r, "heading.advice"), peil_word(r, "sentence.item-decided"));

        peil_node_set(r->arena, block, "list", list);
    }
}

void peil_explain_item(
    struct peil_report *r, struct peil_node *blocks, const struct peil_item *item)
{
    const struct peil_answer *answer = &r->answers->answers[item->index];
    const struct peil_knockout *knockout = r->knockouts[item->index];
    const struct peil_worth *worth = &r->result->worths[item->index];
    struct peil_node *block = peil_explain_block(
        r, blocks, peil_word(r, "heading.answer"), peil_pack_text(r, &item->text, r->pack));
    struct peil_node *list = peil_put_list(r, block, "list");
    const struct peil_node *row = row_of(r, &r->pack->sections[item->section], item);

    peil_explain_fact(r, list, "column.answer", peil_report_answer_label(r, item, answer));
    peil_explain_fact(r, list, "field.remark", answer->remark);
    peil_explain_fact(r, list, "column.points", peil_explain_text(row, "points_text"));
    if (item->scored && worth->has && answer->state == PEIL_STATE_ANSWERED)
        peil_explain_fact(r, list, "column.worth", peil_report_share_text(r, worth->value * 100.0));
    if (item->basis.kind != PEIL_BASIS_NONE) {
        /* The law it rests on is named, so that it stands among the references. */
        peil_report_basis(r, peil_node_map(r->arena), &item->basis, r->pack);
        peil_explain_fact(
            r, list, "field.basis", peil_word_of(r, "basis", peil_basis_word(item->basis.kind)));
    }
    if (!item->scored)
        peil_add_text(r, list, peil_word(r, "sentence.item-unscored"));
    if (knockout && !peil_report_not_asked(r, item)) {
        peil_explain_fact(r, list, "field.knockout",
            peil_word_of(r, "verdict", peil_knockout_word(knockout->state)));
    }
    if (item->audience.count > 0)
        peil_add_text(r, list, peil_say_sentence(r, peil_report_asked_of(r, &item->audience)));
    if (item->scored)
        add_effects(r, blocks, item);
    add_concepts(r, blocks, item);
    add_decided(r, blocks, item);
}
