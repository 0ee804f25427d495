/*
 * Scores of the sections and of the whole: counting, judging, rounding.
 */
#include "core/eval/score.h"

#include "core/base/num.h"
#include "core/base/status.h"
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
        "zero-weight", "too-few-answers", "open-answers", "parts-missing"};

    return words[reason];
}

const struct peil_worth *peil_score_worths(
    struct peil_arena *arena, const struct peil_answers *answers)
{
    const struct peil_pack *pack = answers->pack;
    struct peil_worth *worths = peil_arena_array(arena, pack->item_count, sizeof(*worths));

    for (size_t i = 0; worths && i < pack->item_count; i++)
        worths[i] = peil_answer_worth(&pack->items[i], &answers->answers[i]);
    return worths;
}

static struct peil_counts count_states(
    const struct peil_answers *answers, size_t first, size_t count)
{
    struct peil_counts counts = {.asked = count};

    for (size_t i = first; i < first + count; i++) {
        enum peil_state state = answers->answers[i].state;

        counts.answered += state == PEIL_STATE_ANSWERED;
        counts.unknown += state == PEIL_STATE_UNKNOWN;
        counts.not_applicable += state == PEIL_STATE_NOT_APPLICABLE;
        counts.blank += state == PEIL_STATE_BLANK;
        counts.skipped += state == PEIL_STATE_SKIPPED;
    }
    return counts;
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
    return asked > 0 ? peil_num_publish(answered / asked) : 1;
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
    enum peil_model model, const struct peil_survey *survey, bool has)
{
    score->status = PEIL_SCORE_UNDEFINED;
    if (model == PEIL_MODEL_NONE) {
        score->reason = PEIL_REASON_NO_MODEL;
    } else if (survey->scored == 0) {
        score->reason = PEIL_REASON_NO_SCORED_ITEMS;
    } else if (survey->applying == 0) {
        score->reason = PEIL_REASON_ALL_NOT_APPLICABLE;
    } else if (survey->members == 0) {
        score->reason =
            survey->weighted > 0 ? PEIL_REASON_NO_SCORED_ITEMS : PEIL_REASON_ZERO_WEIGHT;
    } else if (survey->refuses) {
        score->status = PEIL_SCORE_INCOMPLETE;
        score->reason = PEIL_REASON_OPEN_ANSWERS;
    } else if (!has || score->completeness < scoring->incomplete ||
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

static double shown(const struct peil_scoring *scoring, double published)
{
    return peil_num_round(published, scoring->decimals, scoring->rounding);
}

/* Puts the numbers of a raw score into the score, rounded as they leave the core. */
static void publish(
    struct peil_score *score, const struct peil_scoring *scoring, const struct peil_raw *raw)
{
    score->scale_min = peil_num_publish(raw->scale_min);
    score->scale_max = peil_num_publish(raw->scale_max);
    score->bounded = score->status != PEIL_SCORE_UNDEFINED;
    score->exact = score->bounded;
    if (score->bounded) {
        score->low = peil_num_publish(raw->low);
        score->high = peil_num_publish(raw->high);
    }
    if (score->status == PEIL_SCORE_VALUE) {
        score->value = peil_num_publish(raw->value);
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

/* Scores one section, or the whole; `raw` gets the numbers as they are before rounding. */
static void score_scope(const struct peil_scorer *scorer, const struct peil_scope *scope,
    struct peil_score *score, struct peil_raw *raw)
{
    const struct peil_scoring *scoring = &scorer->pack->scoring;
    struct peil_survey survey;

    peil_score_survey(scorer, scope, &survey);
    *score = (struct peil_score){
        .counts = count_states(scorer->answers, scope->first_item, scope->item_count)};
    score->completeness = completeness_of(scope->model, &score->counts, &survey);
    *raw = peil_score_model(scoring, scope->model, scorer->members, survey.members);
    judge(score, scoring, scope->model, &survey, raw->has);
    if (survey.by_units) {
        score->parts = survey.members;
        score->parts_left_out = survey.left_out;
    }
    publish(score, scoring, raw);
    if (scope->model == PEIL_MODEL_COUNT && score->status == PEIL_SCORE_VALUE)
        score->reached = (size_t)raw->value;
}

static const struct peil_part *make_parts(
    struct peil_arena *arena, const struct peil_answers *answers, const struct peil_worth *worths)
{
    const struct peil_pack *pack = answers->pack;
    struct peil_part *parts = peil_arena_array(arena, pack->item_count, sizeof(*parts));

    for (size_t i = 0; parts && i < pack->item_count; i++) {
        parts[i] =
            peil_score_part(&pack->scoring, &pack->items[i], &answers->answers[i], &worths[i]);
    }
    return parts;
}

int peil_score_all(struct peil_score *total, struct peil_score **sections, struct peil_arena *arena,
    const struct peil_answers *answers, const struct peil_worth *worths)
{
    const struct peil_pack *pack = answers->pack;
    size_t room = pack->item_count > pack->section_count ? pack->item_count : pack->section_count;
    struct peil_scope whole = {PEIL_NONE, 0, pack->item_count, pack->scoring.model};
    struct peil_scorer scorer = {.pack = pack, .answers = answers};
    struct peil_raw raw;

    *sections = NULL;
    scorer.parts = make_parts(arena, answers, worths);
    scorer.units = peil_score_units(arena, pack);
    scorer.sections = peil_arena_array(arena, pack->section_count, sizeof(*scorer.sections));
    scorer.raws = peil_arena_array(arena, pack->section_count, sizeof(*scorer.raws));
    scorer.members = peil_arena_array(arena, room, sizeof(*scorer.members));
    if (peil_arena_failed(arena))
        return PEIL_ENOMEM;
    for (size_t i = pack->section_count; i-- > 0;) {
        const struct peil_section *section = &pack->sections[i];
        struct peil_scope scope = {i, section->first_item, section->item_count, section->model};

        score_scope(&scorer, &scope, &scorer.sections[i], &scorer.raws[i]);
    }
    score_scope(&scorer, &whole, total, &raw);
    set_band(total, &pack->scoring);
    *sections = scorer.sections;
    return PEIL_OK;
}
