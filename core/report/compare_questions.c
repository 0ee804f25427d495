/*
 * The questions behind what a checklist tells of a concept.
 */
#include <string.h>

#include "core/report/compare_frameworks.h"
#include "core/report/parts.h"
#include "core/report/phrase.h"

static bool stands_in_tier(const struct peil_route *route, const struct peil_concept_source *source)
{
    enum peil_tier tier = source->relation == PEIL_RELATION_EQUAL    ? PEIL_TIER_EQUAL
                          : source->relation == PEIL_RELATION_SUBSET ? PEIL_TIER_SUBSET
                                                                     : PEIL_TIER_OTHER;

    return tier == route->level->tier;
}

/* A question may lead to a concept by several ways. */
static bool is_there(const struct peil_node *list, const char *number)
{
    for (size_t i = 0; i < peil_node_count(list); i++) {
        const struct peil_node *one = peil_node_at(list, i);
        const char *other = peil_node_type(one) == PEIL_NODE_MAP ? peil_node_get_text(one, "number")
                                                                 : peil_node_as_text(one, NULL);

        if (other && number && strcmp(other, number) == 0)
            return true;
    }
    return false;
}

static void add_item(
    struct peil_node *list, const struct peil_side *side, const struct peil_concept_source *source)
{
    struct peil_report *r = side->r;
    const struct peil_item *item = source->item;
    const struct peil_answer *answer = &side->column->round->result->answers->answers[item->index];
    struct peil_node *map;

    if (is_there(list, r->items[item->index].number))
        return;
    map = peil_add_map(r, list);
    peil_put_text(r, map, "number", r->items[item->index].number);
    peil_put_pack_text(r, map, "text", &item->text, r->pack);
    peil_put_text(r, map, "answer_label", peil_report_answer_label(r, item, answer));
    if (side->remarks)
        peil_put_text(r, map, "remark", answer->remark);
}

/* The items that the score of a section is made of, as far as they are asked. */
static void add_section(
    struct peil_node *list, const struct peil_side *side, const struct peil_concept_source *source)
{
    const struct peil_section *section = source->section;
    const struct peil_answers *given = side->column->round->result->answers_given;
    const struct peil_answers *counted = side->column->round->result->answers;

    for (size_t i = 0; i < section->item_count; i++) {
        const struct peil_item *item = &side->r->pack->items[section->first_item + i];
        struct peil_concept_source one = {.item = item, .relation = source->relation};

        if (item->scored && peil_answers_asks(given, item) &&
            counted->answers[item->index].state != PEIL_STATE_SKIPPED)
            add_item(list, side, &one);
    }
}

typedef void (*add_source)(
    struct peil_node *list, const struct peil_side *side, const struct peil_concept_source *source);

/* Calls `add` for what a cell rests on. */
static void each_source(const struct peil_beside *b, size_t column,
    const struct peil_concept_cell *cell, struct peil_node *list, add_source add)
{
    for (size_t i = 0; i < cell->route_count; i++) {
        const struct peil_route *route = &cell->routes[i];

        for (size_t k = 0; route->used && k < route->level->source_count; k++) {
            const struct peil_concept_source *source = &route->level->sources[k];

            if (source->used || (source->open && stands_in_tier(route, source)))
                add(list, &b->sides[column], source);
        }
    }
}

static void add_question(
    struct peil_node *list, const struct peil_side *side, const struct peil_concept_source *source)
{
    if (source->item)
        add_item(list, side, source);
    else
        add_section(list, side, source);
}

void peil_beside_put_questions(struct peil_beside *b, struct peil_node *map, size_t column,
    const struct peil_concept_cell *cell)
{
    each_source(b, column, cell, peil_put_list(b->r, map, "questions"), add_question);
}

static void add_number(
    struct peil_node *list, const struct peil_side *side, const struct peil_concept_source *source)
{
    struct peil_report *r = side->r;
    const char *number = source->item ? r->items[source->item->index].number
                                      : r->sections[source->section->index].number;

    if (!is_there(list, number))
        peil_add_text(r, list, number);
}

const char *peil_beside_numbers(
    const struct peil_beside *b, size_t column, const struct peil_concept_cell *cell)
{
    struct peil_node *list = peil_node_list(b->r->arena);
    size_t count;
    const char **texts;

    each_source(b, column, cell, list, add_number);
    count = peil_node_count(list);
    texts = peil_arena_array(b->r->arena, count + 1, sizeof(*texts));
    for (size_t i = 0; texts && i < count; i++)
        texts[i] = peil_node_as_text(peil_node_at(list, i), NULL);
    if (!texts || count == 0)
        return NULL;
    return peil_say_plural(b->r, "frameworks.questions", count,
        PEIL_SLOTS({"numbers", peil_beside_join(b->r, texts, count, count)}));
}
