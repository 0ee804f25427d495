/*
 * What each checklist tells of each concept, and what all of them do.
 */
#include <math.h>

#include "core/report/compare_frameworks.h"
#include "core/report/parts.h"
#include "core/report/phrase.h"

const char *peil_beside_tone(const struct peil_beside *b, const struct peil_level *level)
{
    const struct peil_vocabulary *vocabulary = b->frameworks->pack->vocabulary;

    if (level == &vocabulary->levels[0])
        return "good";
    return level == &vocabulary->levels[vocabulary->level_count - 1] ? "poor" : "middling";
}

const char *peil_beside_cell_tone(const struct peil_beside *b, const struct peil_concept_cell *cell)
{
    return cell->state == PEIL_CELL_KNOWN     ? peil_beside_tone(b, cell->level)
           : cell->state == PEIL_CELL_UNKNOWN ? "open"
                                              : "none";
}

const char *peil_beside_level_label(const struct peil_beside *b, const struct peil_level *level)
{
    const char *text = peil_pack_text(b->r, &level->label, b->frameworks->pack);

    return text ? text : level->id;
}

const char *peil_beside_cell_label(
    const struct peil_beside *b, const struct peil_concept_cell *cell)
{
    return cell->state == PEIL_CELL_KNOWN
               ? peil_beside_level_label(b, cell->level)
               : peil_word_of(b->r, "frameworks.cell", peil_cell_state_word(cell->state));
}

const char *peil_beside_concept_label(
    const struct peil_beside *b, const struct peil_concept *concept)
{
    const char *text = peil_pack_text(b->r, &concept->label, concept->pack);

    return text ? text : concept->id;
}

static bool is_point(double least, double most)
{
    return !(least < most);
}

/*
 * "75", or "50-75" for an interval, of 100; NULL where there is none. Ends are rounded away from
 * each other, so that what is shown is never narrower than it is.
 */
static const char *interval_text(
    const struct peil_beside *b, bool bounded, double least, double most)
{
    const char *low;

    if (!bounded)
        return NULL;
    low = peil_say_number(b->r, floor(least * 100), 0);
    if (is_point(least, most))
        return low;
    return peil_say(b->r, "frameworks.interval",
        PEIL_SLOTS({"low", low}, {"high", peil_say_number(b->r, ceil(most * 100), 0)}));
}

/* ---- a cell ----------------------------------------------------------------------------- */

/* The way from what was asked to the concept. */
static void put_path(
    const struct peil_beside *b, struct peil_node *map, const struct peil_chain *chain)
{
    struct peil_node *list = peil_put_list(b->r, map, "path");

    for (size_t i = 0; i <= chain->step_count; i++) {
        const struct peil_concept *concept = i == 0 ? chain->from : chain->steps[i - 1].concept;
        struct peil_node *step = peil_add_map(b->r, list);

        peil_put_text(b->r, step, "concept", concept->qualified);
        peil_put_pack_text(b->r, step, "label", &concept->label, concept->pack);
        if (i > 0) {
            const char *word = peil_relation_word(chain->steps[i - 1].relation);

            peil_put_text(b->r, step, "relation", word);
            peil_put_text(b->r, step, "relation_label", peil_word_of(b->r, "relation", word));
        }
    }
}

static void add_source(
    const struct peil_side *side, struct peil_node *list, const struct peil_concept_source *source)
{
    struct peil_report *r = side->r;
    const struct peil_report_name *name =
        source->item ? &r->items[source->item->index] : &r->sections[source->section->index];
    const char *word = peil_relation_word(source->relation);
    struct peil_node *map = peil_add_map(r, list);

    peil_put_text(r, map, "kind", source->item ? "item" : "section");
    peil_put_text(r, map, "id", source->item ? source->item->id : source->section->id);
    peil_put_text(r, map, "number", name->number);
    peil_put_pack_text(
        r, map, "text", source->item ? &source->item->text : &source->section->title, r->pack);
    peil_put_text(r, map, "relation", word);
    peil_put_text(r, map, "relation_label", peil_word_of(r, "relation", word));
    peil_put_bool(r, map, "used", source->used);
    peil_put_bool(r, map, "open", source->open);
}

static void put_routes(const struct peil_beside *b, struct peil_node *map, size_t column,
    const struct peil_concept_cell *cell)
{
    struct peil_node *list = peil_put_list(b->r, map, "routes");

    for (size_t i = 0; i < cell->route_count; i++) {
        const struct peil_route *route = &cell->routes[i];
        const char *word = peil_relation_word(route->relation);
        struct peil_node *one = peil_add_map(b->r, list);
        struct peil_node *sources;

        peil_put_text(b->r, one, "relation", word);
        peil_put_text(b->r, one, "relation_label", peil_word_of(b->r, "relation", word));
        peil_put_bool(b->r, one, "used", route->used);
        if (route->chain)
            put_path(b, one, route->chain);
        sources = peil_put_list(b->r, one, "sources");
        for (size_t k = 0; k < route->level->source_count; k++)
            add_source(&b->sides[column], sources, &route->level->sources[k]);
    }
}

/* "via Begrip p en Begrip q": the concepts that lead to it; NULL where it is asked itself. */
static const char *via_text(const struct peil_beside *b, const struct peil_concept_cell *cell)
{
    for (size_t i = 0; i < cell->route_count; i++) {
        const struct peil_chain *chain = cell->routes[i].chain;
        const char **labels;

        if (!cell->routes[i].used || !chain)
            continue;
        labels = peil_arena_array(b->r->arena, chain->step_count, sizeof(*labels));
        for (size_t k = 0; labels && k < chain->step_count; k++)
            labels[k] =
                peil_beside_concept_label(b, k == 0 ? chain->from : chain->steps[k - 1].concept);
        return labels ? peil_say(b->r, "frameworks.via",
                            PEIL_SLOTS({"names", peil_beside_join(b->r, labels, chain->step_count,
                                                     chain->step_count)}))
                      : NULL;
    }
    return NULL;
}

/* What a listener hears of a cell: "Goed, tussen 75 en 100". */
static const char *cell_text(const struct peil_beside *b, const struct peil_concept_cell *cell)
{
    const char *label = peil_beside_cell_label(b, cell);
    bool point = is_point(cell->least, cell->most);

    if (cell->state != PEIL_CELL_KNOWN && cell->state != PEIL_CELL_UNKNOWN)
        return label;
    return peil_say(b->r, point ? "frameworks.cell.point" : "frameworks.cell.between",
        PEIL_SLOTS({"level", label}, {"low", peil_say_number(b->r, floor(cell->least * 100), 0)},
            {"high", peil_say_number(b->r, ceil(cell->most * 100), 0)}));
}

static void add_cell(const struct peil_beside *b, struct peil_node *list, size_t column,
    const struct peil_concept_cell *cell)
{
    struct peil_report *r = b->r;
    struct peil_node *map = peil_add_map(r, list);
    bool asked = cell->state != PEIL_CELL_NOT_ASKED;
    bool bounded = cell->state == PEIL_CELL_KNOWN || cell->state == PEIL_CELL_UNKNOWN;
    const char *confidence = peil_confidence_word(cell->confidence);
    const char *relation = peil_relation_word(cell->relation);

    peil_put_text(r, map, "framework", b->sides[column].r->pack->id);
    peil_put_text(r, map, "state", peil_cell_state_word(cell->state));
    if (cell->state == PEIL_CELL_KNOWN)
        peil_put_text(r, map, "level", cell->level->id);
    peil_put_text(r, map, "label", peil_beside_cell_label(b, cell));
    peil_put_text(r, map, "tone", peil_beside_cell_tone(b, cell));
    peil_put_text(r, map, "text", cell_text(b, cell));
    peil_put_maybe(r, map, "ratio", cell->state == PEIL_CELL_KNOWN, cell->ratio);
    peil_put_maybe(r, map, "low", bounded, cell->low);
    peil_put_maybe(r, map, "high", bounded, cell->high);
    peil_put_maybe(r, map, "least", bounded, cell->least);
    peil_put_maybe(r, map, "most", bounded, cell->most);
    peil_put_text(r, map, "interval_text", interval_text(b, bounded, cell->least, cell->most));
    if (!asked)
        return;
    peil_put_text(r, map, "via", via_text(b, cell));
    peil_put_text(r, map, "relation", relation);
    peil_put_text(r, map, "relation_label", peil_word_of(r, "relation", relation));
    peil_put_number(r, map, "share", cell->share);
    peil_put_text(r, map, "confidence", confidence);
    peil_put_text(r, map, "confidence_label", peil_word_of(r, "confidence", confidence));
    put_routes(b, map, column, cell);
}

/* ---- a concept -------------------------------------------------------------------------- */

static const struct peil_level *level_at(const struct peil_beside *b, double ratio)
{
    const struct peil_vocabulary *vocabulary = b->frameworks->pack->vocabulary;
    size_t i = 0;

    while (i + 1 < vocabulary->level_count && ratio < vocabulary->levels[i].from)
        i++;
    return &vocabulary->levels[i];
}

/* "Goed"; "Niet tot Moet beter" where it may be either; NULL where nothing is known. */
static const char *words_of(
    const struct peil_beside *b, const struct peil_compared_concept *concept)
{
    const struct peil_level *low;
    const struct peil_level *high;

    if (concept->status == PEIL_UNION_CONTRADICTED)
        return peil_say(b->r, "frameworks.words.either",
            PEIL_SLOTS({"low", peil_beside_cell_label(b, &concept->cells[concept->against[0]])},
                {"high", peil_beside_cell_label(b, &concept->cells[concept->against[1]])}));
    if (concept->status != PEIL_UNION_KNOWN && concept->status != PEIL_UNION_PARTLY)
        return NULL;
    low = level_at(b, concept->least);
    high = level_at(b, concept->most);
    if (low == high)
        return peil_beside_level_label(b, low);
    return peil_say(b->r, "frameworks.words.between",
        PEIL_SLOTS(
            {"low", peil_beside_level_label(b, low)}, {"high", peil_beside_level_label(b, high)}));
}

static void add_concept(
    struct peil_beside *b, struct peil_node *list, const struct peil_compared_concept *concept)
{
    struct peil_report *r = b->r;
    struct peil_node *map = peil_add_map(r, list);
    const char *status = peil_union_status_word(concept->status);
    struct peil_node *cells;

    peil_put_text(r, map, "id", concept->concept->qualified);
    peil_put_text(r, map, "anchor", peil_report_anchor(r, "concept", concept->concept->qualified));
    peil_put_pack_text(r, map, "label", &concept->concept->label, concept->concept->pack);
    peil_put_pack_text(r, map, "definition", &concept->concept->definition, concept->concept->pack);
    if (concept->concept->group)
        peil_put_term(r, peil_put_map(r, map, "group"), concept->concept->group);
    peil_report_basis(r, map, &concept->concept->basis, concept->concept->pack);
    peil_put_bool(r, map, "law", concept->law);
    peil_put_text(r, map, "status", status);
    peil_put_text(r, map, "status_label", peil_word_of(r, "frameworks.status", status));
    peil_put_text(r, map, "words", words_of(b, concept));
    peil_put_maybe(r, map, "least", concept->bounded, concept->least);
    peil_put_maybe(r, map, "most", concept->bounded, concept->most);
    peil_put_text(
        r, map, "interval_text", interval_text(b, concept->bounded, concept->least, concept->most));
    cells = peil_put_list(r, map, "cells");
    for (size_t i = 0; i < b->frameworks->column_count; i++)
        if (b->frameworks->columns[i].reached)
            add_cell(b, cells, i, &concept->cells[i]);
}

void peil_beside_concepts(struct peil_beside *b, struct peil_node *list)
{
    for (size_t i = 0; i < b->frameworks->concept_count; i++)
        add_concept(b, list, &b->frameworks->concepts[i]);
}
