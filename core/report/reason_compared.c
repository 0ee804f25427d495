/*
 * What a rule that compares read of other results, and of how far respondents are apart, in words.
 */
#include <string.h>

#include "core/eval/compared.h"
#include "core/report/parts.h"
#include "core/report/phrase.h"
#include "core/report/reasons.h"

static const char *title_of(struct peil_report *r, const struct peil_pack *pack)
{
    const char *title = peil_pack_text(r, &pack->title, pack);

    return title ? title : pack->id;
}

const char *peil_reason_according(
    struct peil_report *r, const char *label, const struct peil_pack *pack)
{
    const struct peil_compared *compared = r->result->compared;
    const struct peil_pack **packs =
        peil_arena_array(r->arena, compared->other_count + 1, sizeof(*packs));

    if (!packs)
        return label;
    packs[0] = r->result->pack;
    for (size_t i = 0; i < compared->other_count; i++)
        packs[i + 1] = compared->others[i]->pack;
    return peil_say(r, "reason.according",
        PEIL_SLOTS({"part", label},
            {"checklist", peil_report_checklist_name(r, pack, packs, compared->other_count + 1)}));
}

static const struct peil_concept *concept_at(const struct peil_report *r, uint32_t number)
{
    const struct peil_scripts *scripts = r->result->scripts;

    return scripts && number < peil_scripts_concept_count(scripts)
               ? peil_scripts_concept(scripts, number)
               : NULL;
}

/* That there is another checklist, and which. */
static struct peil_node *other_reason(struct peil_report *r, const struct peil_recorded *asked)
{
    const struct peil_compared *compared = r->result->compared;
    const struct peil_pack *pack = compared && asked->read.a < compared->other_count
                                       ? compared->others[asked->read.a]->pack
                                       : NULL;
    struct peil_node *map = peil_reason_new(r, "checklist", pack ? pack->id : "");

    peil_put_text(r, map, "label", peil_word(r, "reason.compared"));
    peil_put_text(
        r, map, "value_label", pack ? title_of(r, pack) : peil_word(r, "reason.no-other"));
    peil_put_list(r, map, "items");
    return map;
}

static void add_source(struct peil_report *r, struct peil_node *items,
    const struct peil_result *result, const struct peil_concept_source *source)
{
    const struct peil_section *section = source->section;
    const struct peil_item *item = source->item;
    struct peil_node *map = peil_add_map(r, items);

    peil_put_text(r, map, "id", item ? item->id : section->id);
    peil_put_pack_text(r, map, "text", item ? &item->text : &section->title, r->pack);
    peil_put_text(r, map, "answer_label",
        item ? peil_report_answer_label(r, item, &r->answers->answers[item->index])
             : peil_report_score_text(r, &result->sections[section->index], section->model));
}

/* The questions of another checklist that its level was made of, each with its answer there. */
static void add_sources(struct peil_report *r, struct peil_node *items,
    const struct peil_result *result, const struct peil_concept_level *level)
{
    const struct peil_pack *pack = r->pack;
    const struct peil_answers *answers = r->answers;

    r->pack = result->pack;
    r->answers = result->answers;
    for (size_t i = 0; i < level->source_count; i++) {
        const struct peil_concept_source *source = &level->sources[i];

        if (level->known ? source->used : source->open)
            add_source(r, items, result, source);
    }
    r->pack = pack;
    r->answers = answers;
}

static const char *level_value(
    struct peil_report *r, const struct peil_concept *concept, const struct peil_recorded *asked)
{
    if (asked->value.type == PEIL_VALUE_NIL)
        return peil_word(r, "reason.not-asked");
    if (asked->read.kind == PEIL_READ_OTHER_CONFIDENCE)
        return peil_say(r, "reason.confidence",
            PEIL_SLOTS({"confidence", peil_word_of(r, "confidence", asked->value.text)}));
    return peil_reason_level(r, concept, asked->value.text);
}

static struct peil_node *level_reason(struct peil_report *r, const struct peil_recorded *asked)
{
    const struct peil_compared *compared = r->result->compared;
    const struct peil_concept *concept = concept_at(r, asked->read.a);
    size_t other = PEIL_OTHER_OF(asked->read.b);
    const struct peil_concept_level *level;
    const struct peil_result *result;
    struct peil_node *map, *items;

    if (!concept || !compared || other >= compared->other_count)
        return NULL;
    result = compared->others[other];
    level = peil_compared_level(compared, other, concept->qualified);
    map = peil_reason_new(r, "concept", concept->qualified);
    peil_put_text(r, map, "checklist", result->pack->id);
    peil_put_text(r, map, "label",
        peil_reason_according(r, peil_pack_text(r, &concept->label, concept->pack), result->pack));
    peil_put_text(r, map, "value_label", level_value(r, concept, asked));
    items = peil_put_list(r, map, "items");
    if (level)
        add_sources(r, items, result, level);
    return map;
}

/* "Goed (beleidsambtenaar)" */
static const char *end_text(struct peil_report *r, const struct peil_concept *concept,
    const char *level, const struct peil_term *role)
{
    const char *label = peil_reason_level(r, concept, level);

    if (!role)
        return label;
    return peil_say(r, "reason.spread.end",
        PEIL_SLOTS({"level", label}, {"role", peil_pack_text(r, &role->label, role->pack)}));
}

static const char *spread_value(
    struct peil_report *r, const struct peil_concept *concept, const struct peil_recorded *asked)
{
    const struct peil_spread *spread =
        peil_compared_spread(r->result->compared, concept->qualified);
    const char *steps;

    if (asked->value.type == PEIL_VALUE_NIL || !spread)
        return peil_word(r, "reason.no-spread");
    steps = peil_say_plural(
        r, "reason.spread", spread->steps, PEIL_SLOTS({"n", peil_say_count(r, spread->steps)}));
    if (!spread->low || !spread->high || spread->steps == 0)
        return steps;
    return peil_say(r, "reason.spread.ends",
        PEIL_SLOTS({"steps", steps},
            {"high", end_text(r, concept, spread->high, spread->high_role)},
            {"low", end_text(r, concept, spread->low, spread->low_role)}));
}

/* Whether respondents are apart on more than one checklist, so that it has to be said on which. */
static bool has_several_panels(const struct peil_compared *compared)
{
    for (size_t i = 1; i < compared->spread_count; i++)
        if (compared->spreads[i].pack != compared->spreads[0].pack)
            return true;
    return false;
}

static struct peil_node *spread_reason(struct peil_report *r, const struct peil_recorded *asked)
{
    const struct peil_concept *concept = concept_at(r, asked->read.a);
    const struct peil_spread *spread;
    struct peil_node *map;
    const char *label;

    if (!concept)
        return NULL;
    spread = peil_compared_spread(r->result->compared, concept->qualified);
    label = peil_pack_text(r, &concept->label, concept->pack);
    map = peil_reason_new(r, "spread", concept->qualified);
    if (spread)
        peil_put_text(r, map, "checklist", spread->pack->id);
    peil_put_text(r, map, "label",
        spread && has_several_panels(r->result->compared)
            ? peil_reason_according(r, label, spread->pack)
            : label);
    peil_put_text(r, map, "value_label", spread_value(r, concept, asked));
    peil_put_list(r, map, "items");
    return map;
}

struct peil_node *peil_reason_of_compared(struct peil_report *r, const struct peil_recorded *asked)
{
    switch (asked->read.kind) {
    case PEIL_READ_OTHER:
        return other_reason(r, asked);
    case PEIL_READ_SPREAD:
        return spread_reason(r, asked);
    default:
        return level_reason(r, asked);
    }
}
