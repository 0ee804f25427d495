/*
 * What improving answers would add.
 */
#include "core/eval/whatif.h"

#include "core/base/num.h"
#include "core/eval/cheapest.h"
#include "core/eval/evaluation.h"
#include "core/eval/improvements.h"

/* Scorings in one search. */
#define MOST_TRIES 20000

/* Up to so many, all sets are tried: scripts may make a better answer cost points. */
#define MOST_OF_SCRIPTS 14

struct whatif {
    struct peil_whatif *out;
    struct peil_arena *arena;
    struct peil_arena *room; /* of one scoring */
    struct peil_diags *unsaid;
    struct peil_evaluator *evaluator;
    const struct peil_result *result;
    const struct peil_whatif_want *want;
    uint64_t steps; /* that scripts had taken before */
    struct peil_improvement *improvements;
    struct peil_answer *answers; /* by item: those that are scored now */
    bool adds_up;                /* gains can be added */
    bool scripted;               /* scripts have a say in what counts, and for how much */
    const struct peil_band *goal;
    int status;
};

/* What matters of a scoring. */
struct outcome {
    struct peil_score total;
    enum peil_knockout_state verdict;
};

/* Scores the answers with some of them improved; `taken` is by improvement. */
static bool score_with(struct whatif *w, const bool *taken, struct outcome *out)
{
    const struct peil_answers *given = w->result->answers_given;
    struct peil_answers answers = *given;
    struct peil_want want = {.asof = w->result->asof};
    struct peil_result *result;

    for (size_t i = 0; i < w->out->count; i++) {
        const struct peil_improvement *one = &w->improvements[i];
        size_t item = one->item->index;

        w->answers[item] = taken[i] ? *one->best : given->answers[item];
    }
    answers.answers = w->answers;
    peil_arena_reset(w->room);
    peil_diags_clear(w->unsaid);
    w->status = peil_evaluate(&result, w->room, w->evaluator, &answers, &want, w->unsaid);
    if (w->status != PEIL_OK)
        return false;
    *out = (struct outcome){result->total, result->verdict};
    return true;
}

/* Bands stand best first. */
static bool is_as_good(const struct peil_band *band, const struct peil_band *goal)
{
    return band && band <= goal;
}

static bool reaches_band(void *context, const bool *taken, bool *failed)
{
    struct whatif *w = context;
    struct outcome outcome;

    *failed = !score_with(w, taken, &outcome);
    return !*failed && is_as_good(outcome.total.band, w->goal);
}

/* The same by adding up what each brings, to be made sure of later. */
static bool adds_up_to_band(void *context, const bool *taken, bool *failed)
{
    struct whatif *w = context;
    const struct peil_scoring *scoring = &w->result->pack->scoring;
    double value = w->result->total.value;

    *failed = false;
    for (size_t i = 0; i < w->out->count; i++)
        value += taken[i] ? w->improvements[i].gain : 0;
    return peil_num_round(peil_num_publish(value), scoring->decimals, scoring->rounding) >=
           w->goal->from;
}

/* Whether what improvements add can be added: no member of the score depends on another. */
static bool gains_add_up(const struct whatif *w)
{
    const struct peil_pack *pack = w->result->pack;
    const struct peil_scoring *scoring = &pack->scoring;

    if (w->scripted || pack->conditional_count > 0)
        return false;
    for (size_t i = 0; i < pack->section_count; i++)
        if (scoring->model == PEIL_MODEL_MEAN_OF_MEANS &&
            pack->sections[i].model != PEIL_MODEL_MEAN)
            return false;
    if (scoring->has_cap)
        return false;
    return scoring->model == PEIL_MODEL_MEAN || scoring->model == PEIL_MODEL_SUM ||
           scoring->model == PEIL_MODEL_MEAN_OF_MEANS;
}

/* Scripts and conditions can make that a better answer does harm. */
static bool has_a_say(const struct peil_evaluator *evaluator)
{
    return evaluator->escalates || evaluator->hooked[PEIL_HOOK_SECTION] ||
           evaluator->hooked[PEIL_HOOK_TOTAL] || evaluator->hooked[PEIL_HOOK_VERDICT] ||
           evaluator->pack->conditional_count > 0 ||
           evaluator->pack->scoring.model == PEIL_MODEL_DECISION_LIST;
}

/* Whether an answer may decide, without it being known which one is better. */
static bool is_unranked(
    const struct peil_pack *pack, const struct peil_item *item, const struct peil_answer *answer)
{
    return pack->scoring.model == PEIL_MODEL_DECISION_LIST && !item->scored && !item->knockout &&
           answer->state == PEIL_STATE_ANSWERED && item->type != PEIL_ITEM_TEXT &&
           item->type != PEIL_ITEM_DATE;
}

static bool is_out_of_order(enum peil_knockout_state state)
{
    return state == PEIL_KNOCKOUT_FAILED || state == PEIL_KNOCKOUT_ATTENTION;
}

/* The ratio an answer has now. */
static double worth_now(const struct whatif *w, size_t item)
{
    return peil_answer_worth(&w->result->pack->items[item], &w->result->answers->answers[item])
        .value;
}

/* Lists the items that could be better, in the order of the pack. */
static bool list_improvements(struct whatif *w)
{
    const struct peil_pack *pack = w->result->pack;
    struct peil_improvement *list = peil_arena_array(w->arena, pack->item_count, sizeof(*list));

    w->improvements = list;
    w->out->improvements = list;
    for (size_t i = 0; list && i < pack->item_count; i++) {
        const struct peil_item *item = &pack->items[i];
        const struct peil_answer *answer = &w->result->answers->answers[i];
        struct peil_improvement one = {.item = item, .effort = item->effort};

        w->out->unranked += is_unranked(pack, item, answer);
        w->out->open += answer->state == PEIL_STATE_BLANK || answer->state == PEIL_STATE_UNKNOWN;
        one.best = peil_best_answer(w->arena, w->evaluator->plan, item, answer);
        if (!one.best)
            continue;
        one.knockout = item->knockout && is_out_of_order(peil_knockout_state(item, answer));
        if (!peil_improvement_actors(&one, w->arena, worth_now(w, i)))
            return false;
        if (!peil_improvement_wanted(&one, pack, w->want->actors, w->want->actor_count))
            w->out->for_others++;
        else if (w->out->count == PEIL_MOST_IMPROVEMENTS)
            w->out->left_out++;
        else
            list[w->out->count++] = one;
    }
    return !peil_arena_failed(w->arena);
}

/* How many steps scripts may yet take. */
static uint64_t steps_left(const struct whatif *w)
{
    uint64_t taken;

    if (!w->evaluator->scripts)
        return w->want->most_steps;
    taken = peil_scripts_counts(w->evaluator->scripts).steps - w->steps;
    return taken < w->want->most_steps ? w->want->most_steps - taken : 0;
}

/* What each brings by itself. */
static bool find_gains(struct whatif *w, bool *taken)
{
    const struct peil_score *now = &w->result->total;

    for (size_t i = 0; i < w->out->count; i++) {
        struct peil_improvement *one = &w->improvements[i];
        struct outcome outcome;

        if (steps_left(w) == 0) {
            w->out->left_out += w->out->count - i;
            w->out->count = i;
            break;
        }

        taken[i] = true;
        if (!score_with(w, taken, &outcome))
            return false;
        taken[i] = false;
        one->counts = now->status == PEIL_SCORE_VALUE && outcome.total.status == PEIL_SCORE_VALUE;
        one->gain = one->counts ? peil_num_publish(outcome.total.value - now->value) : 0;
    }
    return true;
}

/* Most gain first; what adds the same keeps the order of the pack. */
static void sort_by_gain(struct whatif *w)
{
    for (size_t i = 1; i < w->out->count; i++) {
        struct peil_improvement one = w->improvements[i];
        size_t at = i;

        for (; at > 0 && w->improvements[at - 1].gain < one.gain; at--)
            w->improvements[at] = w->improvements[at - 1];
        w->improvements[at] = one;
    }
}

/* Fills in a way by the set that reaches it. */
static bool take_way(struct whatif *w, struct peil_way *way, const bool *taken)
{
    size_t *list = peil_arena_array(w->arena, w->out->count + 1, sizeof(*list));
    struct outcome outcome;

    if (!list || !score_with(w, taken, &outcome))
        return false;
    way->improvements = list;
    for (size_t i = 0; i < w->out->count; i++) {
        size_t at = way->count;

        if (!taken[i])
            continue;
        for (; at > 0 && w->improvements[list[at - 1]].item > w->improvements[i].item; at--)
            list[at] = list[at - 1];
        list[at] = i;
        way->count++;
        way->effort += w->improvements[i].effort;
    }
    way->after = outcome.total;
    way->verdict = outcome.verdict;
    return true;
}

/* The next better band; NULL where there is none, or where it is not known which holds now. */
static const struct peil_band *next_band(const struct peil_result *result)
{
    const struct peil_band *now = result->total.band, *bands = result->pack->scoring.bands;

    return now && now > bands ? now - 1 : NULL;
}

/* Rounding may help by up to a unit of the last place. */
static double least_needed(const struct whatif *w)
{
    double unit = 1;

    for (int i = 0; i < w->result->pack->scoring.decimals; i++)
        unit /= 10;
    return w->goal->from - w->result->total.value - unit;
}

/* As many as the scripts have steps for, going by what they took so far. */
static size_t most_tries(const struct whatif *w)
{
    uint64_t left = steps_left(w), taken = w->want->most_steps - left;
    uint64_t each = taken / (w->out->count + 1);

    return each > 0 && left / each < MOST_TRIES ? (size_t)(left / each) : MOST_TRIES;
}

static int search(struct whatif *w, bool adds_up, bool *taken, struct peil_cheapest *found)
{
    struct peil_search search = {.count = w->out->count,
        .adds_up = adds_up,
        .monotone = !w->scripted,
        .most = most_tries(w),
        .reaches = adds_up ? adds_up_to_band : reaches_band,
        .context = w};
    double *cost = peil_arena_array(w->arena, search.count + 1, sizeof(*cost));
    double *gain = peil_arena_array(w->arena, search.count + 1, sizeof(*gain));

    if (!cost || !gain)
        return PEIL_ENOMEM;
    for (size_t i = 0; i < search.count; i++) {
        cost[i] = w->improvements[i].effort;
        gain[i] = w->improvements[i].gain;
    }
    search.cost = cost;
    search.gain = gain;
    search.needed = least_needed(w);
    return peil_search_cheapest(found, taken, w->arena, &search);
}

/* The cheapest way to the next band. */
static bool find_band(struct whatif *w, bool *taken)
{
    struct peil_way *way = &w->out->band;
    struct peil_cheapest found;
    bool failed = false;

    w->goal = next_band(w->result);
    way->wanted = w->goal != NULL;
    way->band = w->goal;
    if (!w->goal)
        return true;
    if (search(w, w->adds_up, taken, &found) != PEIL_OK)
        return false;
    /* Sums of rounded gains could be wrong by a hair: then it is searched by scoring. */
    if (w->adds_up && found.found && !reaches_band(w, taken, &failed) &&
        (failed || search(w, false, taken, &found) != PEIL_OK))
        return false;
    way->found = found.found;
    way->proven = found.proven && w->out->left_out + w->out->unranked == 0 &&
                  (!w->scripted || w->out->count <= MOST_OF_SCRIPTS);
    return !found.found || take_way(w, way, taken);
}

/* All knock-outs that are not in order have to be, each by itself. */
static bool find_knockouts(struct whatif *w, bool *taken)
{
    struct peil_way *way = &w->out->knockouts;

    way->wanted = is_out_of_order(w->result->verdict);
    if (!way->wanted)
        return true;
    for (size_t i = 0; i < w->out->count; i++)
        taken[i] = w->improvements[i].knockout;
    if (!take_way(w, way, taken))
        return false;
    way->found = !is_out_of_order(way->verdict);
    way->proven = true;
    return true;
}

static int work_out(struct whatif *w)
{
    size_t items = w->result->pack->item_count;
    bool *taken = peil_arena_array(w->arena, items + 1, sizeof(*taken));

    w->answers = peil_arena_array(w->arena, items + 1, sizeof(*w->answers));
    if (!taken || !w->answers)
        return PEIL_ENOMEM;
    for (size_t i = 0; i < items; i++)
        w->answers[i] = w->result->answers_given->answers[i];
    if (!list_improvements(w) || !find_gains(w, taken))
        return PEIL_ENOMEM;
    sort_by_gain(w);
    if (!find_band(w, taken) || !find_knockouts(w, taken))
        return PEIL_ENOMEM;
    return PEIL_OK;
}

int peil_whatif_make(struct peil_whatif *out, struct peil_arena *arena,
    struct peil_evaluator *evaluator, const struct peil_result *result,
    const struct peil_whatif_want *want)
{
    struct whatif w = {.out = out,
        .arena = arena,
        .room = peil_arena_new(),
        .unsaid = peil_diags_new(0),
        .evaluator = evaluator,
        .result = result,
        .want = want,
        .steps = evaluator->scripts ? peil_scripts_counts(evaluator->scripts).steps : 0,
        .scripted = has_a_say(evaluator)};
    int status = PEIL_ENOMEM;

    *out = (struct peil_whatif){0};
    w.adds_up = gains_add_up(&w);
    if (w.room && w.unsaid)
        status = work_out(&w);
    peil_diags_free(w.unsaid);
    peil_arena_free(w.room);
    return status;
}
