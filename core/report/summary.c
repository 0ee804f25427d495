/*
 * The outcome in one sentence, and why a score is provisional or is not there.
 */
#include <math.h>
#include <string.h>

#include "core/pack/models.h"
#include "core/report/parts.h"
#include "core/report/phrase.h"

/* The share that must be answered, which a score without a value did not reach. */
static double needed_share(const struct peil_scoring *scoring, const struct peil_score *score)
{
    bool prorates = scoring->blank == PEIL_OPEN_PRORATE || scoring->unknown == PEIL_OPEN_PRORATE;

    return prorates && score->completeness >= scoring->incomplete ? scoring->prorate_from
                                                                  : scoring->incomplete;
}

/* The section of a score; NULL for that of the whole. */
static const struct peil_section *section_of(
    const struct peil_report *r, const struct peil_score *score, bool total)
{
    return total ? NULL : &r->pack->sections[score - r->result->sections];
}

/* The same where knock-outs are counted: these few are told by number, not as a share. */
static const char *too_few_knockouts(
    struct peil_report *r, const struct peil_score *score, const struct peil_section *section)
{
    size_t known = 0, all = 0, needed;
    struct peil_slot slots[4] = {{NULL, NULL}};

    for (size_t i = 0; i < r->result->knockout_count; i++) {
        const struct peil_knockout *one = &r->result->knockouts[i];
        size_t item = one->item->index;

        if (one->state == PEIL_KNOCKOUT_NOT_APPLICABLE ||
            (section &&
                (item < section->first_item || item >= section->first_item + section->item_count)))
            continue;
        all++;
        known += one->state != PEIL_KNOCKOUT_UNKNOWN;
    }
    /* The share was compared as a number: what it is off by there is nothing here. */
    needed = (size_t)ceil(needed_share(&r->pack->scoring, score) * (double)all - 1e-9);
    slots[0] = (struct peil_slot){"n", peil_say_count(r, known)};
    slots[1] = (struct peil_slot){"total", peil_say_count(r, all)};
    slots[2] = (struct peil_slot){"needed", peil_say_count(r, needed)};
    if (score->status == PEIL_SCORE_VALUE)
        return peil_say_plural(r, "sentence.reason.provisional.knockouts", known, slots);
    return known > 0 ? peil_say_plural(r, "sentence.reason.too-few-answers.knockouts", known, slots)
                     : peil_say(r, "sentence.reason.no-answers.knockouts", slots);
}

static const char *too_few(struct peil_report *r, const struct peil_score *score, bool total)
{
    const struct peil_section *section = section_of(r, score, total);
    const char *percent = peil_say_whole_percent(r, score->completeness);
    double needed = needed_share(&r->pack->scoring, score);

    if (peil_model_counts_knockouts(
            &r->pack->scoring, section ? section->model : r->pack->scoring.model))
        return too_few_knockouts(r, score, section);
    if (score->status == PEIL_SCORE_VALUE)
        return peil_say(r, "sentence.reason.provisional", PEIL_SLOTS({"percent", percent}));
    if (score->completeness >= needed)
        return peil_word(r, "sentence.reason.too-few-answers.plain");
    return peil_say(r,
        score->completeness > 0.0 ? "sentence.reason.too-few-answers"
                                  : "sentence.reason.no-answers",
        PEIL_SLOTS({"percent", percent}, {"needed", peil_say_percent(r, needed)}));
}

static const char *open_answers(const struct peil_report *r)
{
    const struct peil_scoring *scoring = &r->pack->scoring;

    if (scoring->blank != PEIL_OPEN_NULL_IF_ANY)
        return peil_word(r, "sentence.reason.open-answers.unknown");
    if (scoring->unknown != PEIL_OPEN_NULL_IF_ANY)
        return peil_word(r, "sentence.reason.open-answers.blank");
    return peil_word(r, "sentence.reason.open-answers");
}

/* Why nothing applies: also where all is asked of others. */
static const char *nothing_applies(
    struct peil_report *r, const struct peil_score *score, bool total)
{
    struct peil_census census = peil_report_census(r, section_of(r, score, total));

    return peil_word(r, census.not_asked > 0 && census.not_asked == census.asked
                            ? "sentence.reason.not-asked"
                            : "sentence.reason.all-not-applicable");
}

const char *peil_report_reason(struct peil_report *r, const struct peil_score *score, bool total)
{
    switch (score->reason) {
    case PEIL_REASON_NONE:
        return score->hooked && score->status != PEIL_SCORE_VALUE
                   ? peil_word(r, "sentence.reason.hooked")
                   : NULL;
    case PEIL_REASON_NO_MODEL:
        return peil_word(
            r, total ? "sentence.reason.no-model" : "sentence.reason.no-model.section");
    case PEIL_REASON_NO_SCORED_ITEMS:
        return peil_word(r, "sentence.reason.no-scored-items");
    case PEIL_REASON_ALL_NOT_APPLICABLE:
        return nothing_applies(r, score, total);
    case PEIL_REASON_ZERO_WEIGHT:
        return peil_word(r, "sentence.reason.zero-weight");
    case PEIL_REASON_TOO_FEW_ANSWERS:
        return too_few(r, score, total);
    case PEIL_REASON_OPEN_ANSWERS:
        return open_answers(r);
    case PEIL_REASON_NO_DISTANCE:
        return peil_word(r, "sentence.reason.no-distance");
    case PEIL_REASON_CONDITION_FAILED:
        return peil_word(r, "sentence.reason.condition-failed");
    case PEIL_REASON_PARTS_MISSING:
        break;
    }
    return peil_say_plural(r, "sentence.reason.parts-missing", score->parts_left_out,
        PEIL_SLOTS({"n", peil_say_count(r, score->parts_left_out)},
            {"total", peil_say_count(r, score->parts)}));
}

/* ": moet beter", or nothing where there is no band. */
static const char *band_part(struct peil_report *r, const struct peil_score *score)
{
    const char *text = NULL;

    if (score->band) {
        text = peil_arena_format(
            r->arena, ": %s", peil_say_label(r, &score->band->label, score->band->id));
    }
    return text ? text : "";
}

/* The name of the template of the sentence, without what is behind it for a missing subject. */
static const char *template_of(struct peil_report *r, const struct peil_score *score)
{
    const struct peil_scoring *scoring = &r->pack->scoring;

    if (score->reason == PEIL_REASON_NO_MODEL) {
        return peil_report_census(r, NULL).answered == 1 ? "sentence.no-model.one"
                                                         : "sentence.no-model.other";
    }
    if (score->status != PEIL_SCORE_VALUE) {
        return score->status == PEIL_SCORE_INCOMPLETE ? "sentence.none.incomplete"
                                                      : "sentence.none.undefined";
    }
    if (scoring->model == PEIL_MODEL_COUNT) {
        return peil_arena_format(r->arena, "sentence.count.%s%s.%s",
            score->provisional ? "provisional." : "", peil_count_of_word(scoring->count_of),
            score->reached == 1 ? "one" : "other");
    }
    return score->provisional ? "sentence.value.provisional" : "sentence.value";
}

/* " en 1 gedeeltelijk", or nothing where no item is answered in part. */
static const char *partly_part(struct peil_report *r, const struct peil_census *census)
{
    return census->partly == 0 ? ""
                               : peil_say(r, "sentence.no-model.partly",
                                     PEIL_SLOTS({"n", peil_say_count(r, census->partly)}));
}

/* Whether a template names a band or a subject that is not there. */
static bool asks_too_much(const char *text, bool has_subject, bool has_band)
{
    return (!has_subject && strstr(text, "{subject}")) || (!has_band && strstr(text, "{band}"));
}

/* The pack's own words for the outcome; NULL where they do not fit, or there are none. */
static const char *own_sentence(struct peil_report *r, const char *subject)
{
    const struct peil_score *score = &r->result->total;
    const char *text = peil_pack_text(r, &r->pack->scoring.sentence, r->pack);

    if (!text || score->status != PEIL_SCORE_VALUE ||
        asks_too_much(text, subject != NULL, score->band != NULL))
        return NULL;
    text = peil_fill(r, text,
        PEIL_SLOTS({"subject", subject}, {"value", peil_report_shown_text(r, score)},
            {"max", peil_say_number(r, score->scale_max, -1)},
            {"band", score->band ? peil_say_label(r, &score->band->label, score->band->id) : ""}));
    if (!score->provisional)
        return text;
    return peil_arena_format(r->arena, "%s %s", text,
        peil_say(r, "sentence.own.provisional",
            PEIL_SLOTS({"reason", peil_report_reason(r, score, true)})));
}

const char *peil_report_sentence(struct peil_report *r)
{
    struct peil_census census = peil_report_census(r, NULL);
    const struct peil_score *score = &r->result->total;
    enum peil_model model = r->pack->scoring.model;
    bool is_count = model == PEIL_MODEL_COUNT;
    const char *subject = peil_report_subject_name(r);
    const char *title = peil_pack_text(r, &r->pack->title, r->pack);
    const char *own = own_sentence(r, subject);
    const char *name = template_of(r, score);
    const char *n = peil_say_count(r, is_count ? score->reached : census.answered);
    const char *total =
        is_count ? peil_say_number(r, score->scale_max, -1) : peil_say_count(r, census.asked);

    if (own)
        return own;
    if (name && !subject)
        name = peil_arena_format(r->arena, "%s.nobody", name);
    if (!name)
        return "";
    return peil_say(r, name,
        PEIL_SLOTS({"subject", subject},
            {"title", peil_say(r, "sentence.quoted", PEIL_SLOTS({"text", title}))},
            {"score", peil_report_score_text(r, score, model)}, {"n", n}, {"total", total},
            {"partly", partly_part(r, &census)}, {"band", band_part(r, score)},
            {"reason", peil_report_reason(r, score, true)}));
}
