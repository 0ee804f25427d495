/*
 * What was read of an item, in words.
 */
#include "core/eval/advice.h"
#include "core/report/parts.h"
#include "core/report/phrase.h"
#include "core/report/reasons.h"

void peil_reason_add_item(
    struct peil_report *r, struct peil_node *list, const struct peil_item *item)
{
    struct peil_node *map = peil_add_map(r, list);

    peil_put_text(r, map, "id", item->id);
    peil_reason_place(r, map, &r->items[item->index]);
    peil_put_pack_text(r, map, "text", &item->text, r->pack);
    peil_put_text(r, map, "answer_label",
        peil_report_answer_label(r, item, &r->answers->answers[item->index]));
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
    const char *answer = asked->value.type == PEIL_VALUE_NIL
                             ? peil_word(r, "word.none")
                             : option_text(r, item, asked->value.text);

    if (asked->read.b >= item->row_count)
        return answer;
    return peil_say(r, "reason.part",
        PEIL_SLOTS({"part", peil_pack_text(r, &item->rows[asked->read.b].text, r->pack)},
            {"value", answer}));
}

static const char *chosen_value(
    struct peil_report *r, const struct peil_item *item, const struct peil_recorded *asked)
{
    const char *answer = peil_reason_words(r, &asked->value, NULL, "word.no");

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
        return peil_reason_words(r, &asked->value, "state", "word.none");
    if (asked->value.type == PEIL_VALUE_TEXT)
        return item->type == PEIL_ITEM_DATE ? peil_say_date(r, asked->value.text)
                                            : option_text(r, item, asked->value.text);
    return peil_reason_words(r, &asked->value, NULL, "state.blank");
}

/* The value that was read of an item; the answer itself where that says it all. */
static const char *item_value(struct peil_report *r, const struct peil_item *item,
    const struct peil_recorded *asked, bool is_so)
{
    const struct peil_value *value = &asked->value;

    switch (asked->read.kind) {
    case PEIL_READ_POINTS:
        return value->type == PEIL_VALUE_NIL
                   ? peil_word(r, "reason.no-points")
                   : peil_say_plural(r, "count.points",
                         value->number > 1.0 || value->number < 1.0 ? 2 : 1,
                         PEIL_SLOTS({"n", peil_say_rounded(r, value->number)}));
    case PEIL_READ_WORTH:
        return value->type == PEIL_VALUE_NIL ? peil_word(r, "reason.no-points")
                                             : peil_report_share_text(r, value->number);
    case PEIL_READ_CHOSEN:
        return chosen_value(r, item, asked);
    case PEIL_READ_ROW:
        return row_value(r, item, asked);
    case PEIL_READ_EVIDENCE:
        return peil_say_plural(r, "reason.evidence",
            value->number > 1.0 || value->number < 1.0 ? 2 : 1,
            PEIL_SLOTS({"n", peil_say_rounded(r, value->number)}));
    case PEIL_READ_KNOCKOUT:
        return peil_reason_words(r, value, "verdict", "verdict.none");
    case PEIL_READ_REASON:
        return peil_reason_words(r, value, NULL, "reason.none");
    default:
        return is_so ? peil_report_answer_label(r, item, &r->answers->answers[item->index])
                     : other_value(r, item, asked);
    }
}

struct peil_node *peil_reason_of_item(
    struct peil_report *r, const struct peil_recorded *asked, bool is_so)
{
    const struct peil_item *item;
    struct peil_node *map;

    if (asked->read.a >= r->pack->item_count)
        return NULL;
    item = &r->pack->items[asked->read.a];
    map = peil_reason_new(r, "item", item->id);
    peil_reason_place(r, map, &r->items[item->index]);
    peil_put_pack_text(r, map, "label", &item->text, r->pack);
    peil_put_text(r, map, "value_label", item_value(r, item, asked, is_so));
    peil_reason_add_item(r, peil_put_list(r, map, "items"), item);
    return map;
}
