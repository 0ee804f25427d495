/*
 * Scores of the sections and of the whole: counting, judging, rounding.
 */
#include "core/eval/score.h"

#include <string.h>

#include "core/base/num.h"
#include "core/base/status.h"
#include "core/eval/plan.h"
#include "core/eval/plan_parts.h"
#include "core/eval/score_parts.h"
#include "core/eval/score_units.h"

const char *peil_score_status_word(enum peil_score_status status)
{
    static const char *const words[] = {"value", "incomplete", "undefined"};

    return words[status];
}

const char *peil_score_reason_word(enum peil_score_reason reason)
{
    static const char *const words[] = {NULL, "no-model", "no-scored-items", "all-not-applicable",
        "zero-weight", "too-few-answers", "open-answers", "no-distance", "parts-missing"};

    return words[reason];
}

static double shown(const struct peil_scoring *scoring, double published)
{
    return peil_num_round(published, scoring->decimals, scoring->rounding);
}

/* The answered share: of the scored items that apply, or without a model of all that apply. */
static double completeness_of(
    enum peil_model model, const struct peil_counts *counts, const struct peil_survey *survey)
{
    double answered = survey->answered;
    double asked = survey->asked;

    if (model == PEIL_MODEL_NONE) {
        answered = (double)counts->answered;
        asked = (double)(counts->asked - counts->not_applicable - counts->skipped);
    }
    return answered < asked ? peil_num_publish(answered / asked) : 1;
}

/* Whether less was answered than prorating may build upon. */
static bool is_short_for_prorating(
    const struct peil_scoring *scoring, const struct peil_survey *survey)
{
    double spoken = survey->spoken;

    return survey->prorated > 0 &&
           peil_num_publish(spoken / (spoken + survey->prorated)) < scoring->prorate_from;
}

/* Whether there is a value, and why not; the first reason that holds. */
static void judge(struct peil_score *score, const struct peil_scoring *scoring,
    enum peil_model model, const struct peil_survey *survey, size_t members,
    const struct peil_raw *raw)
{
    score->status = PEIL_SCORE_UNDEFINED;
    if (model == PEIL_MODEL_NONE) {
        score->reason = PEIL_REASON_NO_MODEL;
    } else if (survey->scored == 0) {
        score->reason = PEIL_REASON_NO_SCORED_ITEMS;
    } else if (survey->applying == 0) {
        score->reason = PEIL_REASON_ALL_NOT_APPLICABLE;
    } else if (members == 0) {
        score->reason =
            survey->weighted > 0 ? PEIL_REASON_NO_SCORED_ITEMS : PEIL_REASON_ZERO_WEIGHT;
    } else if (raw->no_distance) {
        score->reason = PEIL_REASON_NO_DISTANCE;
    } else if (survey->refuses) {
        score->status = PEIL_SCORE_INCOMPLETE;
        score->reason = PEIL_REASON_OPEN_ANSWERS;
    } else if (!raw->has || score->completeness < scoring->incomplete ||
               is_short_for_prorating(scoring, survey)) {
        score->status = PEIL_SCORE_INCOMPLETE;
        score->reason = PEIL_REASON_TOO_FEW_ANSWERS;
    } else {
        score->status = PEIL_SCORE_VALUE;
        score->provisional = survey->left_out > 0 || score->completeness < scoring->provisional;
        score->reason = survey->left_out > 0 ? PEIL_REASON_PARTS_MISSING
                        : score->provisional ? PEIL_REASON_TOO_FEW_ANSWERS
                                             : PEIL_REASON_NONE;
    }
}

/* The same number; most scores are their own bounds. */
static bool is_same(double a, double b)
{
    return !(a < b) && !(a > b);
}

/* Puts the numbers of a raw score into the score, rounded as they leave the core. */
static void publish(
    struct peil_score *score, const struct peil_scoring *scoring, const struct peil_raw *raw)
{
    score->scale_min = peil_num_publish(raw->scale_min);
    score->scale_max = peil_num_publish(raw->scale_max);
    score->bounded = score->status != PEIL_SCORE_UNDEFINED;
    if (!score->bounded)
        return;
    score->low = peil_num_publish(raw->low);
    score->high = is_same(raw->high, raw->low) ? score->low : peil_num_publish(raw->high);
    if (score->status == PEIL_SCORE_VALUE) {
        score->value = is_same(raw->value, raw->low) ? score->low : peil_num_publish(raw->value);
        score->shown = shown(scoring, score->value);
        score->ratio = peil_num_publish(raw->ratio);
    }
}

static void set_band(struct peil_score *score, const struct peil_scoring *scoring)
{
    if (score->status != PEIL_SCORE_VALUE || score->provisional)
        return;
    score->band = peil_score_band(scoring, score->shown);
    score->band_certain = score->band && score->bounded &&
                          peil_score_band(scoring, shown(scoring, score->low)) == score->band &&
                          peil_score_band(scoring, shown(scoring, score->high)) == score->band;
}

/* Nothing is known of what a unit may come to, not even whether it counts: the ends of the scale.
 */
static void widen(struct peil_raw *raw, const struct peil_scope *scope)
{
    raw->low = raw->scale_min;
    raw->high = raw->scale_max;
    if (scope->model == PEIL_MODEL_COUNT)
        raw->high = (double)scope->unit_count;
    raw->ratio_low = 0;
    raw->ratio_high = 1;
}

/* How many answers of a scope there are in each state. */
static struct peil_counts count_states(
    const struct peil_scorer *scorer, const struct peil_scope *scope)
{
    size_t states[PEIL_STATE_SKIPPED + 1] = {0};

    for (size_t i = 0; i < scope->item_count; i++)
        states[scorer->answers[scope->first_item + i].state]++;
    return (struct peil_counts){.asked = scope->item_count,
        .answered = states[PEIL_STATE_ANSWERED],
        .unknown = states[PEIL_STATE_UNKNOWN],
        .not_applicable = states[PEIL_STATE_NOT_APPLICABLE],
        .blank = states[PEIL_STATE_BLANK],
        .skipped = states[PEIL_STATE_SKIPPED]};
}

/* The sum of the top sections, in which all items stand. */
static struct peil_counts add_counts(const struct peil_scorer *scorer)
{
    const struct peil_pack *pack = scorer->plan->pack;
    struct peil_counts sum = {0};

    for (size_t i = 0; i < pack->section_count; i++) {
        const struct peil_counts *counts = &scorer->sections[i].counts;

        if (pack->sections[i].parent != PEIL_NONE)
            continue;
        sum.asked += counts->asked;
        sum.answered += counts->answered;
        sum.unknown += counts->unknown;
        sum.not_applicable += counts->not_applicable;
        sum.blank += counts->blank;
        sum.skipped += counts->skipped;
    }
    return sum;
}

/* What the items of a scope bring, from the tables of the plan. */
static void look_up_parts(const struct peil_scorer *scorer, const struct peil_scope *scope)
{
    if (scorer->computes || (scope->by_units && scope->adds_up))
        return;
    for (size_t i = scope->first_item; i < scope->first_item + scope->item_count; i++)
        scorer->parts[i] = &scorer->plan->items[i].outcomes[scorer->outcomes[i]].part;
}

/* Scores one section, or the whole; `scored` gets the numbers as they are before rounding. */
static void score_scope(const struct peil_scorer *scorer, const struct peil_scope *scope,
    struct peil_score *score, struct peil_scored *scored)
{
    const struct peil_pack *pack = scorer->plan->pack;
    const struct peil_scoring *scoring = &pack->scoring;
    bool whole = scope->section == PEIL_NONE;
    struct peil_survey *survey = &scored->survey;
    struct peil_raw *raw = &scored->raw;
    struct peil_members members;

    look_up_parts(scorer, scope);
    peil_score_survey(scorer, scope, survey, &members);
    *score =
        (struct peil_score){.counts = whole ? add_counts(scorer) : count_states(scorer, scope)};
    score->completeness = completeness_of(scope->model, &score->counts, survey);
    *raw = peil_score_model(scoring, scope->model, &members);
    if (survey->unsettled)
        widen(raw, scope);
    judge(score, scoring, scope->model, survey, members.taking, raw);
    if (scope->by_units) {
        score->parts = members.taking;
        score->parts_left_out = survey->left_out;
    }
    publish(score, scoring, raw);
    score->exact =
        score->bounded && survey->undecided == 0 && !survey->inexact && !survey->unsettled;
    if (scope->model == PEIL_MODEL_COUNT && score->status == PEIL_SCORE_VALUE)
        score->reached = (size_t)raw->value;
}

/* Whether a hook gives this whatever the declared model does. */
static bool is_final(const struct peil_hook_value *value)
{
    return !value->open && (value->kind == PEIL_HOOK_NUMBER || value->kind == PEIL_HOOK_NONE);
}

/* Lets a hook have its say on the score of a section. */
static void ask_hook(
    const struct peil_scorer *scorer, size_t index, const struct peil_score_hooks *hooks)
{
    const struct peil_pack *pack = scorer->plan->pack;
    struct peil_hook_value value = {.kind = PEIL_HOOK_DECLARED};
    struct peil_score *score = &scorer->sections[index];
    struct peil_scored *own = &scorer->own[index];

    if (scorer->scored[index] != own) {
        *own = *scorer->scored[index];
        scorer->scored[index] = own;
    }
    hooks->section(hooks->context, &pack->sections[index], score, &value);
    peil_score_hooked(score, &own->raw, &pack->scoring, scorer->plan->scopes[index].model, &value);
    own->survey.unsettled = (own->survey.unsettled && !is_final(&value)) || value.open;
    own->part = peil_score_unit(score, own);
}

/* By what was kept of earlier ones, or from now on is. */
static void score_section(const struct peil_scorer *scorer, size_t index)
{
    const struct peil_scope *scope = &scorer->plan->scopes[index];
    uint64_t key = 0;
    const struct peil_known *known = peil_score_known(scorer, scope, &key);
    struct peil_scored *own = &scorer->own[index];

    if (known) {
        scorer->sections[index] = known->score;
        scorer->scored[index] = &known->scored;
        return;
    }
    score_scope(scorer, scope, &scorer->sections[index], own);
    own->part = peil_score_unit(&scorer->sections[index], own);
    scorer->scored[index] = own;
    peil_score_keep(scorer, scope, key, &scorer->sections[index], own);
}

/*
 * The room that a scoring needs: nothing of it is read before it is written. The sections are the
 * result's. NULL without memory.
 */
static struct peil_scorer *new_scorer(struct peil_arena *arena, const struct peil_plan *plan)
{
    size_t items = plan->pack->item_count;
    size_t sections = plan->pack->section_count;
    struct peil_scorer *scorer = peil_arena_alloc(arena, sizeof(*scorer));
    const struct peil_part **parts =
        peil_arena_room(arena, items + plan->most_units, sizeof(*parts));
    struct peil_scored *own = peil_arena_room(arena, sections, sizeof(*own));
    const struct peil_scored **scored = peil_arena_room(arena, sections, sizeof(*scored));

    if (!scorer || !parts || !own || !scored)
        return NULL;
    scorer->knockout_parts =
        plan->counts_knockouts ? peil_arena_room(arena, items, sizeof(struct peil_part)) : NULL;
    scorer->plan = plan;
    scorer->parts = parts;
    scorer->unit_parts = parts + items;
    scorer->scored = scored;
    scorer->own = own;
    scorer->sections = peil_arena_room(arena, sections, sizeof(*scorer->sections));
    return peil_arena_failed(arena) ? NULL : scorer;
}

/* The answers that may yet not count; whose parts no table has. */
static bool has_undecided(const struct peil_answers *answers)
{
    for (size_t i = 0; i < answers->pack->conditional_count; i++)
        if (answers->answers[answers->pack->conditional[i]].undecided)
            return true;
    return false;
}

/*
 * What the items of a plan bring that does not have it in tables for all. Worths are written to
 * `made` where that is given, and are taken from `given` where it is not.
 */
static bool fill_parts(struct peil_scoring_run *run, struct peil_scorer *scorer,
    struct peil_worth *made, const struct peil_worth *given)
{
    const struct peil_plan *plan = run->plan;
    const struct peil_pack *pack = plan->pack;
    struct peil_part *room = peil_arena_array(run->arena, pack->item_count, sizeof(*room));

    if (!room)
        return false;
    for (size_t i = 0; i < pack->item_count; i++) {
        const struct peil_answer *answer = &run->answers->answers[i];
        const struct peil_item_outcome *outcomes = plan->items[i].outcomes;

        if (outcomes) {
            outcomes += peil_outcome_of(answer);
            if (made)
                made[i] = outcomes->worth;
            scorer->parts[i] = &outcomes->part;
            if (answer->undecided) {
                room[i] = outcomes->part;
                peil_score_let_leave(&room[i]);
                scorer->parts[i] = &room[i];
            }
            continue;
        }
        if (made)
            made[i] = peil_answer_worth(&pack->items[i], answer);
        room[i] =
            peil_score_part(&pack->scoring, &pack->items[i], answer, made ? &made[i] : &given[i]);
        if (answer->undecided)
            peil_score_let_leave(&room[i]);
        scorer->parts[i] = &room[i];
    }
    return true;
}

/* Which outcomes of the plan the answers come to; of items that have none there it is none. */
static bool find_outcomes(struct peil_scoring_run *run, struct peil_scorer *scorer)
{
    const struct peil_answer *answers = run->answers->answers;
    const struct peil_item_plan *items = run->plan->items;
    size_t count = run->plan->pack->item_count;
    uint32_t *outcomes = peil_arena_room(run->arena, count, sizeof(*outcomes));

    if (!outcomes)
        return false;
    if (run->plan->computes)
        for (size_t i = 0; i < count; i++)
            outcomes[i] = items[i].outcomes ? peil_outcome_of(&answers[i]) : PEIL_NO_OUTCOME;
    else
        for (size_t i = 0; i < count; i++)
            outcomes[i] = peil_outcome_of(&answers[i]);
    run->outcomes = scorer->outcomes = outcomes;
    return true;
}

static int begin(struct peil_scoring_run *run, const struct peil_worth *given)
{
    const struct peil_plan *plan = run->plan;
    struct peil_scorer *scorer = new_scorer(run->arena, plan);
    struct peil_worth *made = NULL;

    if (!scorer)
        return PEIL_ENOMEM;
    run->outcomes = NULL;
    scorer->undecided = has_undecided(run->answers);
    scorer->computes = plan->computes || scorer->undecided;
    peil_known_make_room(plan->known, plan->pack->section_count);
    if (!plan->bare && !find_outcomes(run, scorer))
        return PEIL_ENOMEM;
    if (scorer->computes) {
        made = given ? NULL : peil_arena_array(run->arena, plan->pack->item_count, sizeof(*made));
        if ((!given && !made) || !fill_parts(run, scorer, made, given))
            return PEIL_ENOMEM;
    }
    scorer->answers = run->answers->answers;
    run->worths = given ? given : made;
    run->sections = scorer->sections;
    run->total = (struct peil_score){0};
    run->inside = scorer;
    return PEIL_OK;
}

int peil_score_begin(struct peil_scoring_run *run)
{
    return begin(run, NULL);
}

int peil_score_sections(struct peil_scoring_run *run)
{
    const struct peil_score_hooks *hooks = run->hooks;

    for (size_t i = run->plan->pack->section_count; i-- > 0;) {
        score_section(run->inside, i);
        if (hooks && hooks->section)
            ask_hook(run->inside, i, hooks);
    }
    return PEIL_OK;
}

int peil_score_total(struct peil_scoring_run *run)
{
    const struct peil_pack *pack = run->plan->pack;
    const struct peil_score_hooks *hooks = run->hooks;
    struct peil_hook_value value = {.kind = PEIL_HOOK_DECLARED};
    const struct peil_scope *scope = &run->plan->scopes[pack->section_count];
    struct peil_scored scored;

    score_scope(run->inside, scope, &run->total, &scored);
    peil_score_hold_down(run->inside, &run->total, &scored.raw);
    if (hooks && hooks->total) {
        hooks->total(hooks->context, &run->total, &value);
        peil_score_hooked(&run->total, &scored.raw, &pack->scoring, scope->model, &value);
        scored.survey.unsettled = scored.survey.unsettled && !is_final(&value);
    }
    set_band(&run->total, &pack->scoring);
    /* It may also come to have no value at all. */
    run->total.band_certain = run->total.band_certain && !value.open && !scored.survey.unsettled;
    return PEIL_OK;
}

int peil_score_all(struct peil_score *total, struct peil_score **sections, struct peil_arena *arena,
    const struct peil_answers *answers, const struct peil_worth *worths)
{
    struct peil_scoring_run run = {
        .plan = peil_plan_bare(arena, answers->pack), .answers = answers, .arena = arena};

    *sections = NULL;
    if (!run.plan || begin(&run, worths) != PEIL_OK || peil_score_sections(&run) != PEIL_OK ||
        peil_score_total(&run) != PEIL_OK)
        return PEIL_ENOMEM;
    *total = run.total;
    *sections = run.sections;
    return PEIL_OK;
}
