/*
 * Scores, and the rules they are made by.
 */
#include "core/base/num.h"
#include "core/pack/models.h"
#include "core/report/parts.h"
#include "core/report/phrase.h"

/* How many decimals the scores of a model are shown with; below 0 for as many as there are. */
static int decimals_of(const struct peil_report *r, enum peil_model model)
{
    const struct peil_scoring *scoring = &r->pack->scoring;

    bool as_it_is = peil_model_traits(model)->whole || scoring->rounding == PEIL_ROUND_NONE;

    return as_it_is ? -1 : scoring->decimals;
}

/* A score as it is shown, rounded by the rule of the pack. */
static const char *rounded_text(struct peil_report *r, double value, enum peil_model model)
{
    const struct peil_scoring *scoring = &r->pack->scoring;
    double rounded = peil_num_round(value, scoring->decimals, scoring->rounding);

    return peil_say_number(r, rounded, decimals_of(r, model));
}

const char *peil_report_shown_text(struct peil_report *r, const struct peil_score *score)
{
    return peil_say_number(r, score->shown, decimals_of(r, r->pack->scoring.model));
}

const char *peil_report_number_text(struct peil_report *r, double shown, enum peil_model model)
{
    return peil_say_number(r, shown, decimals_of(r, model));
}

const char *peil_report_score_text(
    struct peil_report *r, const struct peil_score *score, enum peil_model model)
{
    const char *value;

    if (score->status != PEIL_SCORE_VALUE)
        return peil_word(r, "score.none");
    value = peil_say_number(r, score->shown, decimals_of(r, model));
    if (!(score->scale_max > score->scale_min))
        return value;
    return peil_say(r,
        score->scale_min < 0.0 || score->scale_min > 0.0 ? "sentence.score.scale"
                                                         : "sentence.score.of",
        PEIL_SLOTS({"value", value}, {"min", peil_say_number(r, score->scale_min, -1)},
            {"max", peil_say_number(r, score->scale_max, -1)}));
}

const char *peil_report_range_text(
    struct peil_report *r, const struct peil_score *score, enum peil_model model)
{
    const struct peil_scoring *scoring = &r->pack->scoring;
    bool is_whole_scale = score->low <= score->scale_min && score->high >= score->scale_max;

    if (!score->bounded || is_whole_scale ||
        !(peil_num_round(score->low, scoring->decimals, scoring->rounding) <
            peil_num_round(score->high, scoring->decimals, scoring->rounding)))
        return NULL;
    return peil_say(r, "score.between",
        PEIL_SLOTS({"low", rounded_text(r, score->low, model)},
            {"high", rounded_text(r, score->high, model)}));
}

/* Where a number lies on the scale, 0 to 1: some models go beyond its ends. */
static double on_scale(const struct peil_score *score, double number)
{
    double ratio = (number - score->scale_min) / (score->scale_max - score->scale_min);

    return ratio > 1.0 ? 1.0 : ratio > 0.0 ? peil_num_publish(ratio) : 0.0;
}

static void put_range(struct peil_report *r, struct peil_node *map, const struct peil_score *score)
{
    double width = score->scale_max - score->scale_min;
    bool has_scale = width > 0.0;
    bool has_ratio = score->bounded && has_scale;

    peil_put_maybe(r, map, "low", score->bounded, score->low);
    peil_put_maybe(r, map, "high", score->bounded, score->high);
    if (score->bounded)
        peil_put_text(r, map, "bounds", score->exact ? "exact" : "enclosing");
    else
        peil_put_null(r, map, "bounds");
    peil_put_maybe(r, map, "scale_min", has_scale, score->scale_min);
    peil_put_maybe(r, map, "scale_max", has_scale, score->scale_max);
    peil_put_maybe(r, map, "ratio", score->status == PEIL_SCORE_VALUE, score->ratio);
    peil_put_maybe(r, map, "low_ratio", has_ratio, has_ratio ? on_scale(score, score->low) : 0.0);
    peil_put_maybe(r, map, "high_ratio", has_ratio, has_ratio ? on_scale(score, score->high) : 0.0);
}

static void put_counts(
    struct peil_report *r, struct peil_node *map, const struct peil_counts *counts)
{
    struct peil_node *made = peil_put_map(r, map, "counts");

    peil_put_count(r, made, "asked", counts->asked);
    peil_put_count(r, made, "answered", counts->answered);
    peil_put_count(r, made, "unknown", counts->unknown);
    peil_put_count(r, made, "not_applicable", counts->not_applicable);
    peil_put_count(r, made, "blank", counts->blank);
    peil_put_count(r, made, "skipped", counts->skipped);
}

static void put_counting(
    struct peil_report *r, struct peil_node *map, const struct peil_section *section)
{
    struct peil_census census = peil_report_census(r, section);
    struct peil_node *made = peil_put_map(r, map, "counting");

    peil_put_count(r, made, "asked", census.asked);
    peil_put_count(r, made, "answered", census.answered);
    peil_put_count(r, made, "partly", census.partly);
    peil_put_count(r, made, "unknown", census.unknown);
    peil_put_count(r, made, "not_applicable", census.not_applicable);
    peil_put_count(r, made, "blank", census.blank);
    peil_put_count(r, made, "skipped", census.skipped);
    if (r->pack->has_audience)
        peil_put_count(r, made, "not_asked", census.not_asked);
    peil_put_text(r, map, "answered_text", peil_report_answered_text(r, &census));
}

static void put_band(struct peil_report *r, struct peil_node *map, const struct peil_score *score)
{
    struct peil_node *band;

    if (!score->band) {
        peil_put_null(r, map, "band");
        return;
    }
    band = peil_put_map(r, map, "band");
    peil_put_text(r, band, "id", score->band->id);
    peil_put_pack_text(r, band, "label", &score->band->label, r->pack);
    peil_put_bool(r, band, "certain", score->band_certain);
    peil_put_pack_text(r, band, "verdict", &score->band->verdict, r->pack);
}

static void put_reason(
    struct peil_report *r, struct peil_node *map, const struct peil_score *score, bool total)
{
    const char *word = peil_score_reason_word(score->reason);
    const char *clause = peil_report_reason(r, score, total);

    if (word)
        peil_put_text(r, map, "reason", word);
    else
        peil_put_null(r, map, "reason");
    if (clause)
        peil_put_text(r, map, "reason_text", peil_say_sentence(r, clause));
}

struct peil_node *peil_report_score(struct peil_report *r, const struct peil_section *section)
{
    bool total = !section;
    const struct peil_score *score =
        total ? &r->result->total : &r->result->sections[section->index];
    enum peil_model model = total ? r->pack->scoring.model : section->model;
    struct peil_node *map = peil_node_map(r->arena);
    bool has = score->status == PEIL_SCORE_VALUE;
    const char *word = peil_model_word(model);

    peil_put_text(r, map, "status", peil_score_status_word(score->status));
    peil_put_bool(r, map, "provisional", score->provisional);
    put_reason(r, map, score, total);
    peil_put_maybe(r, map, "value", has, score->value);
    peil_put_maybe(r, map, "shown", has, score->shown);
    put_range(r, map, score);
    peil_put_number(r, map, "completeness", score->completeness);
    put_counts(r, map, &score->counts);
    put_counting(r, map, section);
    peil_put_text(r, map, "model", word);
    peil_put_text(r, map, "model_label", peil_word_of(r, "model", word));
    if (total && score->parts > 0) {
        struct peil_node *parts = peil_put_map(r, map, "parts");

        peil_put_count(r, parts, "all", score->parts);
        peil_put_count(r, parts, "left_out", score->parts_left_out);
    }
    if (score->hooked)
        peil_put_bool(r, map, "hooked", true);
    if (score->hook_failed)
        peil_put_bool(r, map, "hook_failed", true);
    if (score->capped) {
        peil_put_bool(r, map, "capped", true);
        peil_put_number(r, map, "uncapped", score->uncapped);
    }
    if (score->escalated)
        peil_put_bool(r, map, "escalated", true);
    put_band(r, map, score);
    peil_report_made_of(r, map, section);
    peil_put_text(r, map, "text", peil_report_score_text(r, score, model));
    peil_put_text(r, map, "range_text", peil_report_range_text(r, score, model));
    return map;
}
