/*
 * Answers in the usual forms.
 */
#include <math.h>
#include <string.h>

#include "core/base/num.h"
#include "core/eval/fast_line.h"
#include "core/pack/schema.h"

/* As in core/eval/answers_values.c. */
#define STEP_SLACK 1e-9

static bool take_option(
    struct peil_fast_line *line, const struct peil_fast_item *item, struct peil_answer *answer)
{
    const struct peil_fast_scale *scale = item->scale;
    size_t digits;

    if (line->end - line->at < 2)
        return false;
    for (uint32_t i = scale->first[(unsigned char)line->at[1]]; i > 0; i = scale->next[i - 1]) {
        if (!peil_fast_take(line, &scale->options[i - 1]))
            continue;
        answer->state = PEIL_STATE_ANSWERED;
        answer->option = i - 1;
        return true;
    }
    if (*line->at == '"')
        return false;
    digits = peil_fast_plain_digits(line);
    for (size_t i = 0; digits > 0 && i < scale->scale->count; i++) {
        const struct peil_pattern *option = &scale->options[i];

        if (option->length != digits + 2 || memcmp(option->text + 1, line->at, digits) != 0)
            continue;
        line->at += digits;
        answer->state = PEIL_STATE_ANSWERED;
        answer->option = (uint32_t)i;
        return true;
    }
    return false;
}

static bool is_allowed(const struct peil_item *item, double value)
{
    double steps;

    if ((item->has_min && value < item->min) || (item->has_max && value > item->max))
        return false;
    if (!item->has_step || !(item->step > 0))
        return true;
    steps = (value - (item->has_min ? item->min : 0)) / item->step;
    return !(fabs(steps - round(steps)) > STEP_SLACK * fmax(1, fabs(steps)));
}

static bool take_number(
    struct peil_fast_line *line, const struct peil_item *item, struct peil_answer *answer)
{
    const char *at = line->at;

    while (at < line->end && ((*at >= '0' && *at <= '9') || *at == '-' || *at == '.'))
        at++;
    if (!peil_fast_is_end_of_value(line, at) ||
        peil_num_read(line->at, (size_t)(at - line->at), true, &answer->number) != PEIL_NUM_OK ||
        !is_allowed(item, answer->number))
        return false;
    answer->state = PEIL_STATE_ANSWERED;
    line->at = at;
    return true;
}

static bool is_state_word(const char *text)
{
    return strcmp(text, "unknown") == 0 || strcmp(text, "not-applicable") == 0 ||
           strcmp(text, "blank") == 0;
}

/* A text or a date. */
static bool take_words(
    struct peil_fast_line *line, const struct peil_fast_item *item, struct peil_answer *answer)
{
    size_t length;

    if (!peil_fast_take_copy(line, &answer->text, &length) || is_state_word(answer->text))
        return false;
    answer->state = PEIL_STATE_ANSWERED;
    return item->type == PEIL_ITEM_TEXT || peil_is_date(answer->text);
}

static bool take_value(
    struct peil_fast_line *line, const struct peil_fast_item *item, struct peil_answer *answer)
{
    if (item->type == PEIL_ITEM_CHOICE && take_option(line, item, answer))
        return true;
    if (item->unknown && peil_fast_take(line, &line->fast->unknown)) {
        answer->state = PEIL_STATE_UNKNOWN;
        return true;
    }
    if (item->not_applicable && peil_fast_take(line, &line->fast->not_applicable)) {
        answer->state = PEIL_STATE_NOT_APPLICABLE;
        return true;
    }
    switch (item->type) {
    case PEIL_ITEM_NUMBER:
        return take_number(line, item->item, answer);
    case PEIL_ITEM_TEXT:
    case PEIL_ITEM_DATE:
        return take_words(line, item, answer);
    case PEIL_ITEM_CHOICE:
    case PEIL_ITEM_CHOICES:
    case PEIL_ITEM_MATRIX:
        break;
    }
    return false;
}

/* {"value": ..., "remark": ...}, in this order. */
static bool take_long_form(
    struct peil_fast_line *line, const struct peil_fast_item *item, struct peil_answer *answer)
{
    bool more;
    size_t length;

    if (item->type == PEIL_ITEM_MATRIX || item->type == PEIL_ITEM_TEXT ||
        !peil_fast_take_map(line) || !PEIL_FAST_TAKE(line, "\"value\"") ||
        !peil_fast_take_colon(line) || !take_value(line, item, answer) ||
        !peil_fast_take_next(line, &more))
        return false;
    if (!more)
        return true;
    return item->item->remark_allowed && PEIL_FAST_TAKE(line, "\"remark\"") &&
           peil_fast_take_colon(line) && peil_fast_take_copy(line, &answer->remark, &length) &&
           peil_fast_take_next(line, &more) && !more;
}

bool peil_fast_answer(
    struct peil_fast_line *line, const struct peil_fast_item *item, struct peil_answer *answer)
{
    answer->place = peil_fast_place_at(line, line->at);
    line->fast->more_than_runs = line->fast->more_than_runs || item->type != PEIL_ITEM_CHOICE ||
                                 (line->at < line->end && *line->at == '{');
    return line->at < line->end && *line->at == '{' ? take_long_form(line, item, answer)
                                                    : take_value(line, item, answer);
}
