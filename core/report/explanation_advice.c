/*
 * Why an advice was given or not, and where each concept stands.
 */
#include "core/report/explanation.h"

#include <string.h>

#include "core/report/parts.h"
#include "core/report/phrase.h"

/* "1.5 Contract (niet); 2.1 ... (goed)" */
static const char *questions(struct peil_report *r, const struct peil_node *items)
{
    struct peil_buf out = PEIL_BUF_EMPTY;

    if (peil_node_count(items) == 0)
        return NULL;
    for (size_t i = 0; i < peil_node_count(items); i++) {
        const struct peil_node *item = peil_node_at(items, i);

        peil_buf_format(&out, "%s%s %s (%s)", i > 0 ? "\n" : "", peil_explain_text(item, "number"),
            peil_explain_text(item, "text"), peil_explain_text(item, "answer_label"));
    }
    return peil_keep(r, &out);
}

static void add_reasons(struct peil_report *r, struct peil_node *blocks, const char *heading,
    const char *text, const struct peil_node *reasons)
{
    static const char *const columns[] = {"column.reason", "column.state", "column.based-on", NULL};
    struct peil_node *rows;

    if (peil_node_count(reasons) == 0)
        return;
    rows = peil_explain_table(r, peil_explain_block(r, blocks, peil_word(r, heading), text),
        peil_word(r, heading), columns);
    for (size_t i = 0; i < peil_node_count(reasons); i++) {
        const struct peil_node *reason = peil_node_at(reasons, i);
        struct peil_node *cells = peil_explain_row(r, rows);

        const char *value = peil_explain_text(reason, "value_label");

        if (strcmp(peil_explain_text(reason, "kind"), "item") == 0) {
            const struct peil_node *item = peil_node_at(peil_node_get(reason, "items"), 0);
            const char *answer = peil_explain_text(item, "answer_label");

            peil_explain_cell(r, cells,
                peil_arena_format(r->arena, "%s %s", peil_explain_text(reason, "number"),
                    peil_explain_text(reason, "label")));
            peil_explain_cell(r, cells, value);
            peil_explain_cell(r, cells, strcmp(answer, value) == 0 ? NULL : answer);
            continue;
        }
        peil_explain_cell(r, cells, peil_explain_text(reason, "label"));
        peil_explain_cell(r, cells, value);
        peil_explain_cell(r, cells, questions(r, peil_node_get(reason, "items")));
    }
}

static const char *labels(struct peil_report *r, const struct peil_node *list)
{
    struct peil_buf out = PEIL_BUF_EMPTY;

    for (size_t i = 0; i < peil_node_count(list); i++)
        peil_buf_format(
            &out, "%s%s", i > 0 ? ", " : "", peil_explain_text(peil_node_at(list, i), "label"));
    return peil_keep(r, &out);
}

static void add_origin(
    struct peil_report *r, struct peil_node *blocks, const struct peil_node *advice)
{
    const struct peil_node *rule = peil_node_get(advice, "rule");
    const struct peil_node *concept = peil_node_get(advice, "concept");
    struct peil_node *list =
        peil_put_list(r, peil_explain_block(r, blocks, peil_word(r, "heading.rule"), NULL), "list");

    if (rule) {
        peil_explain_origin(r, list, rule);
    } else {
        peil_add_text(r, list, peil_word(r, "sentence.base-advice"));
        peil_explain_fact(r, list, "field.concept", peil_explain_text(concept, "label"));
        peil_explain_fact(r, list, "field.level", peil_explain_text(concept, "level_label"));
    }
    peil_explain_fact(r, list, "field.priority", peil_explain_text(advice, "priority_label"));
    peil_explain_fact(r, list, "field.actors", labels(r, peil_node_get(advice, "actors")));
}

static void add_replaced(
    struct peil_report *r, struct peil_node *blocks, const struct peil_node *replaced)
{
    struct peil_node *list;

    if (peil_node_count(replaced) == 0)
        return;
    list = peil_put_list(r,
        peil_explain_block(
            r, blocks, peil_word(r, "heading.replaced"), peil_word(r, "sentence.replaced")),
        "list");
    for (size_t i = 0; i < peil_node_count(replaced); i++)
        peil_explain_add_advice(r, list, peil_node_at(replaced, i));
}

void peil_explain_advice(
    struct peil_report *r, struct peil_node *blocks, const struct peil_advice *advice)
{
    struct peil_node *holder = peil_node_list(r->arena);
    const struct peil_node *map;

    peil_report_add_advice(r, holder, advice);
    map = peil_node_at(holder, 0);
    peil_explain_block(r, blocks, peil_word(r, "heading.advised"), peil_explain_text(map, "text"));
    add_origin(r, blocks, map);
    add_reasons(r, blocks, "heading.because", NULL, peil_node_get(map, "because"));
    add_reasons(
        r, blocks, "heading.read", peil_word(r, "sentence.read"), peil_node_get(map, "read"));
    add_replaced(r, blocks, peil_node_get(map, "replaced"));
}

/* ---- concepts ---- */

static void add_sources(
    struct peil_report *r, struct peil_node *blocks, const struct peil_concept_level *level)
{
    static const char *const columns[] = {
        "column.item", "column.answer", "column.relation", "column.role-in", NULL};
    struct peil_node *rows = peil_explain_table(
        r, peil_explain_block(r, blocks, peil_word(r, "column.based-on"), NULL), NULL, columns);

    for (size_t i = 0; i < level->source_count; i++) {
        const struct peil_concept_source *source = &level->sources[i];
        const struct peil_item *item = source->item;
        struct peil_node *cells = peil_explain_row(r, rows);

        peil_explain_cell(r, cells,
            item ? peil_explain_item_name(r, item) : peil_explain_section_name(r, source->section));
        peil_explain_cell(r, cells,
            item ? peil_report_answer_label(r, item, &r->answers->answers[item->index])
                 : peil_report_score_text(
                       r, &r->result->sections[source->section->index], source->section->model));
        peil_explain_cell(
            r, cells, peil_word_of(r, "relation", peil_relation_word(source->relation)));
        peil_explain_cell(r, cells,
            source->used   ? peil_report_share_text(r, source->ratio * 100.0)
            : source->open ? peil_word(r, "column.open")
                           : peil_word(r, "word.does-not-count"));
    }
}

/* Whether the level of a concept is among the reasons of an advice that decided. */
static bool rests_on(const struct peil_node *advice, const struct peil_concept *concept)
{
    const struct peil_node *because = peil_node_get(advice, "because");

    for (size_t i = 0; i < peil_node_count(because); i++)
        if (strcmp(peil_explain_text(peil_node_at(because, i), "id"), concept->qualified) == 0)
            return true;
    return false;
}

static void add_advised(
    struct peil_report *r, struct peil_node *blocks, const struct peil_concept_level *level)
{
    const struct peil_node *all = peil_explain_all_advice(r);
    struct peil_node *list = peil_node_list(r->arena);

    for (size_t i = 0; i < peil_node_count(all); i++)
        if (rests_on(peil_node_at(all, i), level->concept))
            peil_explain_add_advice(r, list, peil_node_at(all, i));
    if (peil_node_count(list) > 0)
        peil_node_set(r->arena, peil_explain_block(r, blocks, peil_word(r, "heading.advice"), NULL),
            "list", list);
}

void peil_explain_concept(
    struct peil_report *r, struct peil_node *blocks, const struct peil_concept_level *level)
{
    const struct peil_concept *concept = level->concept;
    const char *confidence = peil_confidence_word(level->confidence);
    const char *explained = peil_arena_format(r->arena, "confidence.%s.explained", confidence);
    struct peil_node *list = peil_put_list(r,
        peil_explain_block(r, blocks, peil_word(r, "heading.outcome"),
            peil_pack_text(r, &concept->definition, concept->pack)),
        "list");

    peil_explain_fact(r, list, "column.level",
        level->level ? peil_pack_text(r, &level->level->label, concept->pack)
                     : peil_word(r, "level.unknown"));
    if (level->known)
        peil_explain_fact(r, list, "column.worth", peil_report_share_text(r, level->ratio * 100.0));
    peil_explain_fact(r, list, "field.confidence", peil_word_of(r, "confidence", confidence));
    peil_add_text(r, list, explained ? peil_word(r, explained) : NULL);
    peil_add_text(r, list,
        peil_word(r,
            level->tier == PEIL_TIER_EQUAL ? "sentence.concept.equal" : "sentence.concept.mean"));
    add_sources(r, blocks, level);
    add_advised(r, blocks, level);
}
