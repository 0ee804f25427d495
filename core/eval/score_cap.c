/*
 * The cap of a pack (as cnspec has it for critical checks): total = min(total, cap) while a
 * knock-out fails. Here: which of them fail, and which may yet.
 */
#include "core/eval/plan_parts.h"
#include "core/eval/result.h"
#include "core/eval/score_units.h"

/* What is known of the knock-outs, all together. */
struct state {
    bool fails, may_fail;
    bool best_fails; /* some that are open can only be best in a way that fails */
};

static double points_of(const struct peil_item *item, size_t option)
{
    double points = item->scale->options[option].points;

    return item->reverse ? -points : points;
}

/* Whether one of the options with the best points passes. */
static bool best_passes(const struct peil_item *item)
{
    const struct peil_scale *scale = item->scale;
    bool passes = false;
    double best = 0;
    bool any = false;

    for (size_t i = 0; i < scale->count; i++) {
        double points = points_of(item, i);

        if (item->scored && !scale->options[i].scored)
            continue;
        if (item->scored && any && points < best)
            continue;
        if (item->scored && any && points > best)
            passes = false;
        best = points;
        any = true;
        passes = passes || !item->fails[i];
    }
    return passes;
}

/* Of a choice of several: whether what adds points fails. */
static bool best_set_passes(const struct peil_item *item)
{
    for (size_t i = 0; i < item->scale->count; i++)
        if (item->fails[i] && item->scored && points_of(item, i) > 0)
            return false;
    return true;
}

static void add_open(struct state *state, const struct peil_item *item)
{
    bool can_fail = false;
    bool best = item->type == PEIL_ITEM_CHOICES ? best_set_passes(item) : best_passes(item);

    for (size_t i = 0; i < item->scale->count; i++)
        can_fail = can_fail || item->fails[i];
    state->may_fail = state->may_fail || can_fail;
    state->best_fails = state->best_fails || (can_fail && !best);
}

static bool is_open(const struct peil_answer *answer)
{
    return answer->state == PEIL_STATE_BLANK || answer->state == PEIL_STATE_UNKNOWN;
}

static void add(struct state *state, const struct peil_item *item, const struct peil_answer *answer)
{
    bool rows = item->type == PEIL_ITEM_MATRIX && answer->rows;

    if (!item->fails || !item->scale)
        return;
    state->fails = state->fails || peil_knockout_state(item, answer) == PEIL_KNOCKOUT_FAILED;
    if (!rows && is_open(answer))
        add_open(state, item);
    for (size_t i = 0; rows && i < item->row_count; i++)
        if ((!item->knockout_rows || item->knockout_rows[i]) && is_open(&answer->rows[i]))
            add_open(state, item);
}

void peil_score_hold_down(
    const struct peil_run_scorer *scorer, struct peil_score *score, struct peil_raw *raw)
{
    const struct peil_pack *pack = scorer->plan->pack;
    struct state state = {0};

    if (!pack->scoring.has_cap || score->status == PEIL_SCORE_UNDEFINED)
        return;
    for (size_t i = 0; i < pack->item_count; i++)
        if (pack->items[i].knockout)
            add(&state, &pack->items[i], &scorer->answers[i]);
    peil_score_cap(score, raw, &pack->scoring, state.fails, state.may_fail);
    /* The highest may then be out of reach. */
    if (state.best_fails && !state.fails && raw->high > pack->scoring.cap)
        score->exact = false;
}
