/*
 * Why an advice was given: what its rule asked and what the answer was, in words. What decided
 * stands apart from what was merely read.
 */
#include <string.h>

#include "core/base/num.h"
#include "core/eval/advice.h"
#include "core/report/decisions.h"
#include "core/report/parts.h"
#include "core/report/phrase.h"
#include "core/report/reasons.h"

const char *peil_report_share_text(struct peil_report *r, double value)
{
    return peil_say_percent(r, peil_num_round(value, 1, PEIL_ROUND_HALF_UP) / 100.0);
}

const char *peil_reason_words(
    struct peil_report *r, const struct peil_value *value, const char *prefix, const char *nothing)
{
    switch (value->type) {
    case PEIL_VALUE_NIL:
        break;
    case PEIL_VALUE_BOOL:
        return peil_word(r, value->number > 0.0 ? "word.yes" : "word.no");
    case PEIL_VALUE_NUMBER:
        return peil_say_rounded(r, value->number);
    case PEIL_VALUE_TEXT:
        return prefix ? peil_word_of(r, prefix, value->text) : value->text;
    }
    return peil_word(r, nothing);
}

static void add_knockouts(
    struct peil_report *r, struct peil_node *list, enum peil_knockout_state state)
{
    for (size_t i = 0; i < r->result->knockout_count; i++)
        if (r->result->knockouts[i].state == state)
            peil_reason_add_item(r, list, r->result->knockouts[i].item);
}

struct peil_node *peil_reason_new(struct peil_report *r, const char *kind, const char *id)
{
    struct peil_node *map = peil_node_map(r->arena);

    peil_put_text(r, map, "kind", kind);
    peil_put_text(r, map, "id", id);
    return map;
}

void peil_reason_place(
    struct peil_report *r, struct peil_node *map, const struct peil_report_name *name)
{
    if (r->result->compared)
        return;
    peil_put_text(r, map, "anchor", name->anchor);
    peil_put_text(r, map, "number", name->number);
}

/* A reason about a section or the whole, without its value. */
static struct peil_node *score_reason_of(
    struct peil_report *r, const struct peil_recorded *asked, const char *whole)
{
    const struct peil_section *section;
    struct peil_node *map;

    if (asked->read.a == PEIL_ALL || asked->read.kind == PEIL_READ_BAND) {
        map = peil_reason_new(r, "total", "total");
        peil_put_text(r, map, "label", whole);
        return map;
    }
    if (asked->read.a >= r->pack->section_count)
        return NULL;
    section = &r->pack->sections[asked->read.a];
    map = peil_reason_new(r, "section", section->id);
    peil_reason_place(r, map, &r->sections[section->index]);
    peil_put_pack_text(r, map, "label", &section->title, r->pack);
    return map;
}

const char *peil_report_count_text(struct peil_report *r, const struct peil_recorded *asked)
{
    static const char *const words[] = {
        "asked", "answered", "unknown", "not-applicable", "blank", "skipped"};
    uint32_t kind = asked->read.b;

    return peil_say(r, "sentence.counted",
        PEIL_SLOTS({"n", peil_say_rounded(r, asked->value.number)},
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

    for (size_t i = 0; value->type != PEIL_VALUE_NIL && i < scoring->band_count; i++)
        if (strcmp(scoring->bands[i].id, value->text) == 0)
            return peil_say_label(r, &scoring->bands[i].label, value->text);
    return peil_word(r, "verdict.none");
}

static const char *score_value(struct peil_report *r, const struct peil_recorded *asked)
{
    switch (asked->read.kind) {
    case PEIL_READ_STATUS:
        return peil_reason_words(r, &asked->value, "status", "score.none");
    case PEIL_READ_COUNT:
        return peil_report_count_text(r, asked);
    case PEIL_READ_BAND:
        return band_value(r, &asked->value);
    default:
        return peil_reason_words(r, &asked->value, NULL, "score.none");
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

static const char *role_text(struct peil_report *r, const struct peil_value *value)
{
    const struct peil_term *role =
        value->type == PEIL_VALUE_NIL ? NULL : peil_pack_role(r->pack, value->text);

    if (value->type == PEIL_VALUE_NIL)
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
    struct peil_node *map = peil_reason_new(r, "other", "verdict");
    const struct peil_text *title = &r->pack->knockouts.title;

    put_other(r, map,
        title->count > 0 ? peil_pack_text(r, title, r->pack) : peil_word(r, "heading.knockouts"),
        peil_reason_words(r, value, "verdict", "verdict.none"));
    add_knockouts(r, peil_put_list(r, map, "items"), r->result->verdict);
    return map;
}

static const char *outcome_value(
    struct peil_report *r, const struct peil_decided *decided, const struct peil_value *value)
{
    const struct peil_decision *decision = decided->decision;

    for (size_t i = 0; value->type == PEIL_VALUE_TEXT && i < decision->outcome_count; i++)
        if (strcmp(decision->outcomes[i].id, value->text) == 0)
            return peil_report_outcome_label(r, &decision->outcomes[i]);
    return decided->outcome ? peil_word(r, "decision.open") : peil_report_decided_label(r, decided);
}

static struct peil_node *decision_reason(struct peil_report *r, const struct peil_recorded *asked)
{
    const struct peil_decision *decision;
    struct peil_node *map, *items;

    if (asked->read.a >= r->pack->decision_count)
        return NULL;
    decision = &r->pack->decisions[asked->read.a];
    map = peil_reason_new(r, "decision", decision->id);
    peil_reason_place(r, map,
        &(struct peil_report_name){.anchor = peil_report_anchor(r, "decision", decision->id)});
    peil_put_pack_text(r, map, "label", &decision->title, r->pack);
    peil_put_text(r, map, "value_label",
        outcome_value(r, &r->result->decisions[asked->read.a], &asked->value));
    items = peil_put_list(r, map, "items");
    for (size_t i = 0; i < decision->input_count; i++)
        peil_reason_add_item(r, items, decision->inputs[i]);
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
        map = peil_reason_new(r, "other", "unknown-share");
        put_other(r, map, peil_word(r, "reason.unknown-share"),
            value->type == PEIL_VALUE_NIL ? peil_word(r, "word.none")
                                          : peil_report_share_text(r, value->number));
        break;
    case PEIL_READ_ROLE:
        map = peil_reason_new(r, "other", "role");
        put_other(r, map, peil_word(r, "field.role"), role_text(r, value));
        break;
    case PEIL_READ_SUBJECT:
        if (asked->read.a >= r->pack->subject_field_count)
            return NULL;
        map = peil_reason_new(r, "other", r->pack->subject_fields[asked->read.a].id);
        put_other(r, map, peil_pack_text(r, &r->pack->subject_fields[asked->read.a].label, r->pack),
            peil_reason_words(r, value, NULL, "reason.not-given"));
        break;
    default:
        map = peil_reason_new(r, "other", "asof");
        put_other(r, map, peil_word(r, "field.asof"),
            value->type == PEIL_VALUE_NIL ? peil_word(r, "reason.not-given")
                                          : peil_say_date(r, value->text));
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
        return peil_reason_of_concept(r, asked);
    case PEIL_READ_SCORE:
    case PEIL_READ_STATUS:
    case PEIL_READ_COUNT:
    case PEIL_READ_DECLARED:
    case PEIL_READ_BAND:
        return score_reason(r, asked);
    case PEIL_READ_DECISION:
        return decision_reason(r, asked);
    case PEIL_READ_VERDICT:
    case PEIL_READ_UNKNOWN_SHARE:
    case PEIL_READ_ROLE:
    case PEIL_READ_SUBJECT:
    case PEIL_READ_ASOF:
        return other_reason(r, asked);
    case PEIL_READ_OTHER:
    case PEIL_READ_OTHER_LEVEL:
    case PEIL_READ_OTHER_CONFIDENCE:
    case PEIL_READ_SPREAD:
        return peil_reason_of_compared(r, asked);
    default:
        return peil_reason_of_item(r, asked, is_so);
    }
}
