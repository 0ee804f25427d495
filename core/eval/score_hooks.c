/*
 * What may take the place of the number of the declared model: a script's value, and a cap.
 */
#include <math.h>

#include "core/base/num.h"
#include "core/eval/score_parts.h"
#include "core/pack/models.h"
#include "core/script/scripts.h"

static double within(double number, double low, double high)
{
    return number < low ? low : number > high ? high : number;
}

/* `score` on a scale from 0 to 1. */
static double ratio_on(const struct peil_score *score, double number)
{
    double width = score->scale_max - score->scale_min;

    return width > 0 ? within((number - score->scale_min) / width, 0, 1) : 0;
}

/* Where the declared model has no scale, that of the pack. */
static void set_scale(
    struct peil_score *score, struct peil_raw *raw, const struct peil_scoring *scoring)
{
    if (score->scale_max > score->scale_min)
        return;
    raw->scale_min = scoring->scale_min;
    raw->scale_max = scoring->scale_max;
    score->scale_min = peil_num_publish(raw->scale_min);
    score->scale_max = peil_num_publish(raw->scale_max);
}

static void set_value(struct peil_score *score, struct peil_raw *raw,
    const struct peil_scoring *scoring, double number)
{
    raw->value = number;
    raw->ratio = ratio_on(score, number);
    score->value = peil_num_publish(number);
    score->shown = peil_num_round(score->value, scoring->decimals, scoring->rounding);
    score->ratio = peil_num_publish(raw->ratio);
}

static void set_bounds(struct peil_score *score, struct peil_raw *raw, double low, double high)
{
    raw->low = low;
    raw->high = high;
    raw->ratio_low = ratio_on(score, low);
    raw->ratio_high = ratio_on(score, high);
    score->low = peil_num_publish(low);
    score->high = peil_num_publish(high);
}

static void set_number(struct peil_score *score, struct peil_raw *raw,
    const struct peil_scoring *scoring, double number)
{
    set_scale(score, raw, scoring);
    number = within(number, score->scale_min, score->scale_max);
    score->provisional = score->completeness < scoring->provisional;
    score->reason = score->provisional ? PEIL_REASON_TOO_FEW_ANSWERS : PEIL_REASON_NONE;
    score->status = PEIL_SCORE_VALUE;
    score->bounded = score->exact = true;
    score->hooked = true;
    score->capped = false;
    set_value(score, raw, scoring, number);
    set_bounds(score, raw, number, number);
}

/*
 * At most `most`; a cap below the scale is its lower end. Where that may yet rise, it is no more
 * than the least that the model can give.
 */
static void set_cap(struct peil_score *score, struct peil_raw *raw,
    const struct peil_scoring *scoring, double most, bool floats)
{
    double low = raw->low;
    double high = raw->high;
    double ceiling;

    if (most < score->scale_min)
        most = score->scale_min;
    if (score->status == PEIL_SCORE_VALUE && raw->value > most) {
        score->hooked = true;
        set_value(score, raw, scoring, most);
        if (score->bounded) /* they held the value before the cap */
            set_bounds(score, raw, low, high);
    }
    if (!score->bounded || !(low > most || high > most))
        return;
    ceiling = floats && low < high && low > most ? low : most;
    score->exact = score->exact && !(ceiling > most);
    set_bounds(score, raw, low > most ? most : low, high > ceiling ? ceiling : high);
}

static void set_none(struct peil_score *score, struct peil_raw *raw)
{
    score->status = PEIL_SCORE_UNDEFINED;
    score->reason = PEIL_REASON_NONE;
    score->provisional = score->bounded = score->exact = score->capped = false;
    score->value = score->shown = score->ratio = score->low = score->high = 0;
    score->hooked = true;
    raw->has = false;
}

/*
 * Whatever the scale has room for, and what the declared model can give, which for some lies beyond
 * the scale.
 */
static void set_any(struct peil_score *score, struct peil_raw *raw,
    const struct peil_scoring *scoring, double low, double high)
{
    if (!score->bounded)
        return;
    set_scale(score, raw, scoring);
    set_bounds(score, raw, low < score->scale_min ? low : score->scale_min,
        high > score->scale_max ? high : score->scale_max);
    score->exact = false;
}

void peil_score_hooked(struct peil_score *score, struct peil_raw *raw,
    const struct peil_scoring *scoring, enum peil_model model, const struct peil_hook_value *value)
{
    double low = score->bounded ? score->low : HUGE_VAL;
    double high = score->bounded ? score->high : -HUGE_VAL;
    bool open = score->counts.blank + score->counts.unknown > 0 || score->low < score->high;
    bool floats = peil_model_traits(model)->scale == PEIL_MODEL_SCALE_PARTS;

    switch (value->kind) {
    case PEIL_HOOK_NUMBER:
        set_number(score, raw, scoring, value->number);
        if (open && floats)
            set_any(score, raw, scoring, low, high);
        break;
    case PEIL_HOOK_CAPPED:
        set_cap(score, raw, scoring, value->number, floats);
        break;
    case PEIL_HOOK_NONE:
        set_none(score, raw);
        break;
    case PEIL_HOOK_DECLARED:
    case PEIL_HOOK_BAND:
        break;
    }
    if (value->open)
        set_any(score, raw, scoring, low, high);
    peil_score_include_value(score);
}

void peil_score_cap(struct peil_score *score, struct peil_raw *raw,
    const struct peil_scoring *scoring, bool fails, bool may_fail)
{
    double now = scoring->cap < score->scale_min ? score->scale_min : scoring->cap;
    double later = scoring->cap < raw->least ? raw->least : scoring->cap;
    double low = raw->low;
    double high = raw->high;

    if (fails && score->status == PEIL_SCORE_VALUE && raw->value > now) {
        score->capped = true;
        score->uncapped = score->value;
        set_value(score, raw, scoring, now);
    }
    if (!score->bounded || (!fails && !may_fail))
        return;
    /* Where some may yet not apply, the scale may start elsewhere. */
    if (!score->exact)
        set_bounds(score, raw, low > scoring->cap ? scoring->cap : low, high);
    else
        set_bounds(score, raw, low > later ? later : low, fails && high > later ? later : high);
    peil_score_include_value(score);
}
