/*
 * Answers: what was given, how a reader sees it, and what it counts for.
 */
#include <string.h>

#include "core/base/buf.h"
#include "core/report/parts.h"
#include "core/report/phrase.h"

static const char *option_label(struct peil_report *r, const struct peil_option *option)
{
    const char *label = peil_pack_text(r, &option->label, r->pack);

    return label ? label : option->id;
}

/* "Goed, Niet" */
static const char *chosen_labels(
    struct peil_report *r, const struct peil_item *item, const struct peil_answer *answer)
{
    struct peil_buf buf = PEIL_BUF_EMPTY;

    for (size_t i = 0; i < item->scale->count; i++) {
        if (answer->chosen[i]) {
            peil_buf_text(&buf, buf.length > 0 ? ", " : "");
            peil_buf_text(&buf, option_label(r, &item->scale->options[i]));
        }
    }
    if (buf.length == 0)
        peil_buf_text(&buf, peil_word(r, "word.none"));
    return peil_keep(r, &buf);
}

/* The words for a state that is not "answered", or the option of a row. */
static const char *row_label(
    struct peil_report *r, const struct peil_item *item, const struct peil_answer *row)
{
    return row->state == PEIL_STATE_ANSWERED
               ? option_label(r, &item->scale->options[row->option])
               : peil_word_of(r, "state", peil_state_word(row->state));
}

/* "de website: Goed; de folder: Niet" */
static const char *row_labels(
    struct peil_report *r, const struct peil_item *item, const struct peil_answer *answer)
{
    struct peil_buf buf = PEIL_BUF_EMPTY;

    for (size_t i = 0; answer->rows && i < item->row_count; i++) {
        peil_buf_text(&buf, i > 0 ? "; " : "");
        peil_buf_text(&buf, peil_pack_text(r, &item->rows[i].text, r->pack));
        peil_buf_text(&buf, ": ");
        peil_buf_text(&buf, row_label(r, item, &answer->rows[i]));
    }
    return peil_keep(r, &buf);
}

static const char *number_label(
    struct peil_report *r, const struct peil_item *item, const struct peil_answer *answer)
{
    const char *number = peil_say_number(r, answer->number, -1);
    const char *unit = peil_pack_text(r, &item->unit, r->pack);
    const char *text = unit ? peil_arena_format(r->arena, "%s %s", number, unit) : number;

    return text ? text : "";
}

const char *peil_report_answer_label(
    struct peil_report *r, const struct peil_item *item, const struct peil_answer *answer)
{
    if (peil_report_not_asked(r, item))
        return peil_word(r, "state.not-asked");
    if (answer->state != PEIL_STATE_ANSWERED)
        return peil_word_of(r, "state", peil_state_word(answer->state));
    switch (item->type) {
    case PEIL_ITEM_CHOICE:
        return option_label(r, &item->scale->options[answer->option]);
    case PEIL_ITEM_CHOICES:
        return chosen_labels(r, item, answer);
    case PEIL_ITEM_MATRIX:
        return row_labels(r, item, answer);
    case PEIL_ITEM_NUMBER:
        return number_label(r, item, answer);
    case PEIL_ITEM_DATE:
        return peil_say_date(r, answer->text);
    case PEIL_ITEM_TEXT:
        break;
    }
    return answer->text;
}

static void put_chosen(struct peil_report *r, struct peil_node *map, const struct peil_item *item,
    const struct peil_answer *answer)
{
    struct peil_node *list = peil_put_list(r, map, "value");
    double points = 0.0;

    for (size_t i = 0; i < item->scale->count; i++) {
        if (answer->chosen[i]) {
            peil_add_text(r, list, item->scale->options[i].id);
            points += item->scale->options[i].scored ? item->scale->options[i].points : 0.0;
        }
    }
    if (item->scored)
        peil_put_number(r, map, "points", peil_num_publish(points));
}

static void put_option(
    struct peil_report *r, struct peil_node *map, const struct peil_option *option)
{
    peil_put_text(r, map, "value", option->id);
    if (option->scored)
        peil_put_number(r, map, "points", option->points);
}

/* The value as the pack calls it, and its points. */
static void put_value(struct peil_report *r, struct peil_node *map, const struct peil_item *item,
    const struct peil_answer *answer)
{
    switch (item->type) {
    case PEIL_ITEM_CHOICE:
        put_option(r, map, &item->scale->options[answer->option]);
        break;
    case PEIL_ITEM_CHOICES:
        put_chosen(r, map, item, answer);
        break;
    case PEIL_ITEM_NUMBER:
        peil_put_number(r, map, "value", answer->number);
        if (item->scored)
            peil_put_number(r, map, "points", answer->number);
        break;
    case PEIL_ITEM_TEXT:
    case PEIL_ITEM_DATE:
        peil_put_text(r, map, "value", answer->text);
        break;
    case PEIL_ITEM_MATRIX:
        break; /* its rows have the values */
    }
}

const char *peil_report_tone(enum peil_state state, bool has, double ratio)
{
    switch (state) {
    case PEIL_STATE_BLANK:
    case PEIL_STATE_UNKNOWN:
        return "open";
    case PEIL_STATE_NOT_APPLICABLE:
    case PEIL_STATE_SKIPPED:
        return "none";
    case PEIL_STATE_ANSWERED:
        break;
    }
    if (!has)
        return "none";
    return ratio >= 1.0 ? "good" : ratio <= 0.0 ? "poor" : "middling";
}

static void put_reason(struct peil_report *r, struct peil_node *map, const struct peil_item *item,
    const struct peil_answer *answer)
{
    if (peil_report_not_asked(r, item)) {
        peil_put_bool(r, map, "not_asked", true);
        peil_put_text(r, map, "reason", "for-others");
        peil_put_text(r, map, "reason_label", peil_report_asked_of(r, &item->audience));
        return;
    }
    peil_put_text(r, map, "reason", answer->reason);
    if (answer->reason_term)
        peil_put_pack_text(r, map, "reason_label", &answer->reason_term->label, r->pack);
    else
        peil_put_text(r, map, "reason_label", answer->reason);
}

static void put_evidence(
    struct peil_report *r, struct peil_node *map, const struct peil_answer *answer)
{
    struct peil_node *list;

    if (answer->evidence_count == 0)
        return;
    list = peil_put_list(r, map, "evidence");
    for (size_t i = 0; i < answer->evidence_count; i++) {
        const struct peil_evidence *evidence = &answer->evidence[i];
        struct peil_node *one = peil_add_map(r, list);

        peil_put_text(r, one, "title", evidence->title);
        peil_put_text(r, one, "url", evidence->url);
        if (peil_report_is_link(evidence->url))
            peil_put_text(r, one, "link", evidence->url);
        peil_put_text(r, one, "date", evidence->date);
    }
}

static void put_state(struct peil_report *r, struct peil_node *map, const struct peil_item *item,
    const struct peil_answer *answer)
{
    const char *state = peil_state_word(answer->state);
    const char *seen = peil_report_not_asked(r, item)        ? "not-asked"
                       : peil_report_is_partly(item, answer) ? "partly"
                                                             : state;

    peil_put_text(r, map, "state", state);
    peil_put_text(r, map, "state_label", peil_word_of(r, "state", seen));
}

struct peil_node *peil_report_answer(struct peil_report *r, const struct peil_item *item,
    const struct peil_answer *answer, const struct peil_worth *worth)
{
    struct peil_node *map = peil_node_map(r->arena);
    bool answered = answer->state == PEIL_STATE_ANSWERED;
    bool has = answered && item->scored && worth->has;

    put_state(r, map, item, answer);
    if (answered)
        put_value(r, map, item, answer);
    if (answered && item->type == PEIL_ITEM_CHOICE)
        peil_put_pack_text(r, map, "label", &item->scale->options[answer->option].label, r->pack);
    else
        peil_put_text(r, map, "label", peil_report_answer_label(r, item, answer));
    peil_put_text(r, map, "tone", peil_report_tone(answer->state, has, worth->value));
    put_reason(r, map, item, answer);
    peil_put_text(r, map, "remark", answer->remark);
    put_evidence(r, map, answer);
    if (has)
        peil_put_number(r, map, "ratio", peil_num_publish(worth->value));
    return map;
}

struct peil_node *peil_report_row_answer(
    struct peil_report *r, const struct peil_item *item, const struct peil_answer *row)
{
    struct peil_node *map = peil_node_map(r->arena);
    const struct peil_scale *scale = item->scale;
    bool answered = row->state == PEIL_STATE_ANSWERED;
    const struct peil_option *option = answered ? &scale->options[row->option] : NULL;
    bool has = answered && item->scored && option->scored && scale->high > scale->low;
    double ratio = has ? (option->points - scale->low) / (scale->high - scale->low) : 0.0;

    if (item->reverse)
        ratio = 1.0 - ratio;
    put_state(r, map, item, row);
    if (answered)
        put_option(r, map, option);
    peil_put_text(r, map, "label", row_label(r, item, row));
    peil_put_text(r, map, "tone", peil_report_tone(row->state, has, ratio));
    put_reason(r, map, item, row);
    if (has)
        peil_put_number(r, map, "ratio", peil_num_publish(ratio));
    return map;
}
