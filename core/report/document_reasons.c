/*
 * Why an advice was given: what its rule asked and what the answer was, in words. What decided
 * stands apart from what was merely read.
 */
#include <string.h>

#include "core/base/num.h"
#include "core/eval/advice.h"
#include "core/report/parts.h"
#include "core/report/phrase.h"

const char *peil_report_share_text(struct peil_report *r, double value)
{
    return peil_say_percent(r, peil_num_round(value, 1, PEIL_ROUND_HALF_UP) / 100.0);
}

static const char *plain_number(struct peil_report *r, double value)
{
    return peil_say_number(r, peil_num_round(value, 1, PEIL_ROUND_HALF_UP), -1);
}

static bool is_nil(const struct peil_value *value)
{
    return value->type == PEIL_VALUE_NIL;
}

/* A number as it is, a text by the words with `prefix`, nothing by the word `nothing`. */
static const char *in_words(
    struct peil_report *r, const struct peil_value *value, const char *prefix, const char *nothing)
{
    switch (value->type) {
    case PEIL_VALUE_NIL:
        break;
    case PEIL_VALUE_BOOL:
        return peil_word(r, value->number > 0.0 ? "word.yes" : "word.no");
    case PEIL_VALUE_NUMBER:
        return plain_number(r, value->number);
    case PEIL_VALUE_TEXT:
        return prefix ? peil_word_of(r, prefix, value->text) : value->text;
    }
    return peil_word(r, nothing);
}

/* ---- concepts ---- */

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

static const char *level_label(
    struct peil_report *r, const struct peil_concept *concept, const char *id)
{
    const struct peil_vocabulary *vocabulary = concept->pack->vocabulary;

    for (size_t i = 0; vocabulary && i < vocabulary->level_count; i++)
        if (strcmp(vocabulary->levels[i].id, id) == 0)
            return peil_say_label(r, &vocabulary->levels[i].label, id);
    return peil_word_of(r, "level", id);
}

static const char *concept_value(
    struct peil_report *r, const struct peil_concept *concept, const struct peil_recorded *asked)
{
    const struct peil_value *value = &asked->value;

    if (is_nil(value) && asked->read.kind != PEIL_READ_RATIO)
        return peil_word(r, "reason.not-asked");
    if (asked->read.kind == PEIL_READ_RATIO) {
        if (!is_nil(value))
            return peil_report_share_text(r, value->number);
        return peil_word(r, level_of(r, concept) ? "level.unknown" : "reason.not-asked");
    }
    if (asked->read.kind == PEIL_READ_CONFIDENCE)
        return peil_say(r, "reason.confidence",
            PEIL_SLOTS({"confidence", peil_word_of(r, "confidence", value->text)}));
    return level_label(r, concept, value->text);
}

/* ---- the lists of questions behind a reason ---- */

static void add_item(struct peil_report *r, struct peil_node *list, const struct peil_item *item)
{
    struct peil_node *map = peil_add_map(r, list);

    peil_put_text(r, map, "id", item->id);
    peil_put_text(r, map, "anchor", r->items[item->index].anchor);
    peil_put_text(r, map, "number", r->items[item->index].number);
    peil_put_pack_text(r, map, "text", &item->text, r->pack);
    peil_put_text(r, map, "answer_label",
        peil_report_answer_label(r, item, &r->answers->answers[item->index]));
}

static void add_section(
    struct peil_report *r, struct peil_node *list, const struct peil_section *section)
{
    struct peil_node *map = peil_add_map(r, list);

    peil_put_text(r, map, "id", section->id);
    peil_put_text(r, map, "anchor", r->sections[section->index].anchor);
    peil_put_text(r, map, "number", r->sections[section->index].number);
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
            add_item(r, list, source->item);
        else
            add_section(r, list, source->section);
    }
}

static void add_knockouts(
    struct peil_report *r, struct peil_node *list, enum peil_knockout_state state)
{
    for (size_t i = 0; i < r->result->knockout_count; i++)
        if (r->result->knockouts[i].state == state)
            add_item(r, list, r->result->knockouts[i].item);
}

/* ---- one reason ---- */

static struct peil_node *reason(struct peil_report *r, const char *kind, const char *id)
{
    struct peil_node *map = peil_node_map(r->arena);

    peil_put_text(r, map, "kind", kind);
    peil_put_text(r, map, "id", id);
    return map;
}

struct peil_node *peil_report_concept_reason(
    struct peil_report *r, const struct peil_concept *concept, const char *value)
{
    struct peil_node *map = reason(r, "concept", concept->qualified);
    const struct peil_concept_level *level = level_of(r, concept);

    if (level)
        peil_put_text(r, map, "anchor", peil_report_anchor(r, "concept", concept->qualified));
    peil_put_pack_text(r, map, "label", &concept->label, concept->pack);
    peil_put_text(r, map, "value_label", value);
    add_sources(r, peil_put_list(r, map, "items"), level);
    return map;
}

static struct peil_node *concept_reason(struct peil_report *r, const struct peil_recorded *asked)
{
    const struct peil_concept *concept = concept_at(r, asked->read.a);

    return concept ? peil_report_concept_reason(r, concept, concept_value(r, concept, asked))
                   : NULL;
}

/* A reason about a section or the whole, without its value. */
static struct peil_node *score_reason_of(
    struct peil_report *r, const struct peil_recorded *asked, const char *whole)
{
    const struct peil_section *section;
    struct peil_node *map;

    if (asked->read.a == PEIL_ALL || asked->read.kind == PEIL_READ_BAND) {
        map = reason(r, "total", "total");
        peil_put_text(r, map, "label", whole);
        return map;
    }
    if (asked->read.a >= r->pack->section_count)
        return NULL;
    section = &r->pack->sections[asked->read.a];
    map = reason(r, "section", section->id);
    peil_put_text(r, map, "anchor", r->sections[section->index].anchor);
    peil_put_text(r, map, "number", r->sections[section->index].number);
    peil_put_pack_text(r, map, "label", &section->title, r->pack);
    return map;
}

const char *peil_report_count_text(struct peil_report *r, const struct peil_recorded *asked)
{
    static const char *const words[] = {
        "asked", "answered", "unknown", "not-applicable", "blank", "skipped"};
    uint32_t kind = asked->read.b;

    return peil_say(r, "sentence.counted",
        PEIL_SLOTS({"n", plain_number(r, asked->value.number)},
            {"label", peil_word_of(r, kind == 0 ? "reason" : "state",
                          kind < sizeof(words) / sizeof(*words) ? words[kind] : "")}));
}

struct peil_node *peil_report_counts_reason(
    struct peil_report *r, const struct peil_recorded *asked, const char *counts)
{
    struct peil_node *map = score_reason_of(r, asked, peil_word(r, "reason.all-items"));

    if (!map)
        return NULL;
    peil_put_text(r, map, "value_label", counts);
    peil_put_list(r, map, "items");
    return map;
}

static const char *band_value(struct peil_report *r, const struct peil_value *value)
{
    const struct peil_scoring *scoring = &r->pack->scoring;

    for (size_t i = 0; !is_nil(value) && i < scoring->band_count; i++)
        if (strcmp(scoring->bands[i].id, value->text) == 0)
            return peil_say_label(r, &scoring->bands[i].label, value->text);
    return peil_word(r, "verdict.none");
}

static const char *score_value(struct peil_report *r, const struct peil_recorded *asked)
{
    switch (asked->read.kind) {
    case PEIL_READ_STATUS:
        return in_words(r, &asked->value, "status", "score.none");
    case PEIL_READ_COUNT:
        return peil_report_count_text(r, asked);
    case PEIL_READ_BAND:
        return band_value(r, &asked->value);
    default:
        return in_words(r, &asked->value, NULL, "score.none");
    }
}

static struct peil_node *score_reason(struct peil_report *r, const struct peil_recorded *asked)
{
    struct peil_node *map = score_reason_of(r, asked, peil_word(r, "reason.total"));

    if (!map)
        return NULL;
    peil_put_text(r, map, "value_label", score_value(r, asked));
    peil_put_list(r, map, "items");
    return map;
}
static const char *option_text(struct peil_report *r, const struct peil_item *item, const char *id)
{
    size_t index = item->scale ? peil_scale_option(item->scale, id) : PEIL_NONE;

    return index == PEIL_NONE ? peil_word_of(r, "state", id)
                              : peil_say_label(r, &item->scale->options[index].label, id);
}

static const char *row_value(
    struct peil_report *r, const struct peil_item *item, const struct peil_recorded *asked)
{
    const char *answer =
        is_nil(&asked->value) ? peil_word(r, "word.none") : option_text(r, item, asked->value.text);

    if (asked->read.b >= item->row_count)
        return answer;
    return peil_say(r, "reason.part",
        PEIL_SLOTS({"part", peil_pack_text(r, &item->rows[asked->read.b].text, r->pack)},
            {"value", answer}));
}

static const char *chosen_value(
    struct peil_report *r, const struct peil_item *item, const struct peil_recorded *asked)
{
    const char *answer = in_words(r, &asked->value, NULL, "word.no");

    if (!item->scale || asked->read.b >= item->scale->count)
        return answer;
    return peil_say(r, "reason.part",
        PEIL_SLOTS({"part", peil_pack_text(r, &item->scale->options[asked->read.b].label, r->pack)},
            {"value", answer}));
}

/* A value that an item does not have, but might. */
static const char *other_value(
    struct peil_report *r, const struct peil_item *item, const struct peil_recorded *asked)
{
    if (asked->read.kind == PEIL_READ_STATE)
        return in_words(r, &asked->value, "state", "word.none");
    if (asked->value.type == PEIL_VALUE_TEXT)
        return item->type == PEIL_ITEM_DATE ? peil_say_date(r, asked->value.text)
                                            : option_text(r, item, asked->value.text);
    return in_words(r, &asked->value, NULL, "state.blank");
}

/* The value that was read of an item; the answer itself where that says it all. */
static const char *item_value(struct peil_report *r, const struct peil_item *item,
    const struct peil_recorded *asked, bool is_so)
{
    const struct peil_value *value = &asked->value;

    switch (asked->read.kind) {
    case PEIL_READ_POINTS:
        return is_nil(value) ? peil_word(r, "reason.no-points")
                             : peil_say_plural(r, "count.points",
                                   value->number > 1.0 || value->number < 1.0 ? 2 : 1,
                                   PEIL_SLOTS({"n", plain_number(r, value->number)}));
    case PEIL_READ_WORTH:
        return is_nil(value) ? peil_word(r, "reason.no-points")
                             : peil_report_share_text(r, value->number);
    case PEIL_READ_CHOSEN:
        return chosen_value(r, item, asked);
    case PEIL_READ_ROW:
        return row_value(r, item, asked);
    case PEIL_READ_EVIDENCE:
        return peil_say_plural(r, "reason.evidence",
            value->number > 1.0 || value->number < 1.0 ? 2 : 1,
            PEIL_SLOTS({"n", plain_number(r, value->number)}));
    case PEIL_READ_KNOCKOUT:
        return in_words(r, value, "verdict", "verdict.none");
    case PEIL_READ_REASON:
        return in_words(r, value, NULL, "reason.none");
    default:
        return is_so ? peil_report_answer_label(r, item, &r->answers->answers[item->index])
                     : other_value(r, item, asked);
    }
}

static struct peil_node *item_reason(
    struct peil_report *r, const struct peil_recorded *asked, bool is_so)
{
    const struct peil_item *item;
    struct peil_node *map;

    if (asked->read.a >= r->pack->item_count)
        return NULL;
    item = &r->pack->items[asked->read.a];
    map = reason(r, "item", item->id);
    peil_put_text(r, map, "anchor", r->items[item->index].anchor);
    peil_put_text(r, map, "number", r->items[item->index].number);
    peil_put_pack_text(r, map, "label", &item->text, r->pack);
    peil_put_text(r, map, "value_label", item_value(r, item, asked, is_so));
    add_item(r, peil_put_list(r, map, "items"), item);
    return map;
}

static const char *role_text(struct peil_report *r, const struct peil_value *value)
{
    const struct peil_term *role = is_nil(value) ? NULL : peil_pack_role(r->pack, value->text);

    if (is_nil(value))
        return peil_word(r, "reason.not-given");
    return role ? peil_pack_text(r, &role->label, role->pack) : value->text;
}

static void put_other(
    struct peil_report *r, struct peil_node *map, const char *label, const char *value)
{
    peil_put_text(r, map, "label", label);
    peil_put_text(r, map, "value_label", value);
}

static struct peil_node *verdict_reason(struct peil_report *r, const struct peil_value *value)
{
    struct peil_node *map = reason(r, "other", "verdict");
    const struct peil_text *title = &r->pack->knockouts.title;

    put_other(r, map,
        title->count > 0 ? peil_pack_text(r, title, r->pack) : peil_word(r, "heading.knockouts"),
        in_words(r, value, "verdict", "verdict.none"));
    add_knockouts(r, peil_put_list(r, map, "items"), r->result->verdict);
    return map;
}

/* What belongs to the whole of the answers. */
static struct peil_node *other_reason(struct peil_report *r, const struct peil_recorded *asked)
{
    const struct peil_value *value = &asked->value;
    struct peil_node *map;

    switch (asked->read.kind) {
    case PEIL_READ_VERDICT:
        return verdict_reason(r, value);
    case PEIL_READ_UNKNOWN_SHARE:
        map = reason(r, "other", "unknown-share");
        put_other(r, map, peil_word(r, "reason.unknown-share"),
            is_nil(value) ? peil_word(r, "word.none") : peil_report_share_text(r, value->number));
        break;
    case PEIL_READ_ROLE:
        map = reason(r, "other", "role");
        put_other(r, map, peil_word(r, "field.role"), role_text(r, value));
        break;
    case PEIL_READ_SUBJECT:
        if (asked->read.a >= r->pack->subject_field_count)
            return NULL;
        map = reason(r, "other", r->pack->subject_fields[asked->read.a].id);
        put_other(r, map, peil_pack_text(r, &r->pack->subject_fields[asked->read.a].label, r->pack),
            in_words(r, value, NULL, "reason.not-given"));
        break;
    default:
        map = reason(r, "other", "asof");
        put_other(r, map, peil_word(r, "field.asof"),
            is_nil(value) ? peil_word(r, "reason.not-given") : peil_say_date(r, value->text));
    }
    peil_put_list(r, map, "items");
    return map;
}

struct peil_node *peil_report_reason_of(
    struct peil_report *r, const struct peil_recorded *asked, bool is_so)
{
    switch (asked->read.kind) {
    case PEIL_READ_LEVEL:
    case PEIL_READ_RATIO:
    case PEIL_READ_CONFIDENCE:
        return concept_reason(r, asked);
    case PEIL_READ_SCORE:
    case PEIL_READ_STATUS:
    case PEIL_READ_COUNT:
    case PEIL_READ_DECLARED:
    case PEIL_READ_BAND:
        return score_reason(r, asked);
    case PEIL_READ_VERDICT:
    case PEIL_READ_UNKNOWN_SHARE:
    case PEIL_READ_ROLE:
    case PEIL_READ_SUBJECT:
    case PEIL_READ_ASOF:
        return other_reason(r, asked);
    default:
        return item_reason(r, asked, is_so);
    }
}
