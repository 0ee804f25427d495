/*
 * What was read of a concept, in words.
 */
#include <string.h>

#include "core/eval/advice.h"
#include "core/report/parts.h"
#include "core/report/phrase.h"
#include "core/report/reasons.h"

static const struct peil_concept *concept_at(const struct peil_report *r, uint32_t number)
{
    const struct peil_scripts *scripts = r->result->scripts;

    return scripts && number < peil_scripts_concept_count(scripts)
               ? peil_scripts_concept(scripts, number)
               : NULL;
}

static const struct peil_concept_level *level_of(
    const struct peil_report *r, const struct peil_concept *concept)
{
    for (size_t i = 0; i < r->result->concept_count; i++)
        if (r->result->concepts[i].concept == concept)
            return &r->result->concepts[i];
    return NULL;
}

const char *peil_reason_level(
    struct peil_report *r, const struct peil_concept *concept, const char *id)
{
    const struct peil_vocabulary *vocabulary = concept->pack->vocabulary;

    for (size_t i = 0; vocabulary && i < vocabulary->level_count; i++)
        if (strcmp(vocabulary->levels[i].id, id) == 0)
            return peil_say_label(r, &vocabulary->levels[i].label, id);
    return peil_word_of(r, "level", id);
}

/* That nobody asked for a concept, or only others were. */
static const char *not_asked(struct peil_report *r, const struct peil_concept *concept)
{
    for (size_t i = 0; r->pack->has_audience && i < r->pack->item_count; i++) {
        const struct peil_item *item = &r->pack->items[i];

        for (size_t k = 0; k < item->map_count; k++)
            if (item->maps[k].concept == concept && peil_report_not_asked(r, item))
                return peil_word(r, "state.not-asked");
    }
    return peil_word(r, "reason.not-asked");
}

static const char *concept_value(
    struct peil_report *r, const struct peil_concept *concept, const struct peil_recorded *asked)
{
    const struct peil_value *value = &asked->value;

    if (value->type == PEIL_VALUE_NIL && asked->read.kind != PEIL_READ_RATIO)
        return not_asked(r, concept);
    if (asked->read.kind == PEIL_READ_RATIO) {
        if (value->type != PEIL_VALUE_NIL)
            return peil_report_share_text(r, value->number);
        return level_of(r, concept) ? peil_word(r, "level.unknown") : not_asked(r, concept);
    }
    if (asked->read.kind == PEIL_READ_CONFIDENCE)
        return peil_say(r, "reason.confidence",
            PEIL_SLOTS({"confidence", peil_word_of(r, "confidence", value->text)}));
    return peil_reason_level(r, concept, value->text);
}

static void add_section(
    struct peil_report *r, struct peil_node *list, const struct peil_section *section)
{
    struct peil_node *map = peil_add_map(r, list);

    peil_put_text(r, map, "id", section->id);
    peil_reason_place(r, map, &r->sections[section->index]);
    peil_put_pack_text(r, map, "text", &section->title, r->pack);
    peil_put_text(r, map, "answer_label",
        peil_report_score_text(r, &r->result->sections[section->index], section->model));
}

/* What the level of a concept was made of; where it is unknown, what is open. */
static void add_sources(
    struct peil_report *r, struct peil_node *list, const struct peil_concept_level *level)
{
    for (size_t i = 0; level && i < level->source_count; i++) {
        const struct peil_concept_source *source = &level->sources[i];

        if (level->known ? !source->used : !source->open)
            continue;
        if (source->item)
            peil_reason_add_item(r, list, source->item);
        else
            add_section(r, list, source->section);
    }
}

struct peil_node *peil_report_concept_reason(
    struct peil_report *r, const struct peil_concept *concept, const char *value)
{
    struct peil_node *map = peil_reason_new(r, "concept", concept->qualified);
    const struct peil_concept_level *level = level_of(r, concept);

    if (level)
        peil_reason_place(r, map,
            &(struct peil_report_name){
                .anchor = peil_report_anchor(r, "concept", concept->qualified)});
    if (r->result->compared)
        peil_put_text(r, map, "checklist", r->pack->id);
    if (r->result->compared)
        peil_put_text(r, map, "label",
            peil_reason_according(r, peil_pack_text(r, &concept->label, concept->pack), r->pack));
    else
        peil_put_pack_text(r, map, "label", &concept->label, concept->pack);
    peil_put_text(r, map, "value_label", value);
    add_sources(r, peil_put_list(r, map, "items"), level);
    return map;
}

struct peil_node *peil_reason_of_concept(struct peil_report *r, const struct peil_recorded *asked)
{
    const struct peil_concept *concept = concept_at(r, asked->read.a);

    return concept ? peil_report_concept_reason(r, concept, concept_value(r, concept, asked))
                   : NULL;
}
