/*
 * What scripts may ask about a result in the making, and what they are told.
 */
#include "core/eval/evaluation.h"

#include <string.h>

#include "core/base/num.h"
#include "core/eval/decisions.h"

void peil_value_text(struct peil_value *out, const char *text)
{
    out->type = text ? PEIL_VALUE_TEXT : PEIL_VALUE_NIL;
    out->text = text;
    out->length = text ? strlen(text) : 0;
}

void peil_value_number(struct peil_value *out, double number)
{
    out->type = PEIL_VALUE_NUMBER;
    out->number = number;
}

/* How many answers there are in each state from one item on. */
static struct peil_counts count_states(
    const struct peil_evaluation *evaluation, size_t first, size_t count)
{
    struct peil_counts counts = {.asked = count};

    for (size_t i = first; i < first + count; i++) {
        enum peil_state state = evaluation->answer[i].state;

        counts.answered += state == PEIL_STATE_ANSWERED;
        counts.unknown += state == PEIL_STATE_UNKNOWN;
        counts.not_applicable += state == PEIL_STATE_NOT_APPLICABLE;
        counts.blank += state == PEIL_STATE_BLANK;
        counts.skipped += state == PEIL_STATE_SKIPPED;
    }
    return counts;
}

/* For critical rules: nobody is accused on what was asked indirectly only. */
static bool is_too_weak(const struct peil_evaluation *evaluation, size_t slot,
    const struct peil_concept_level *level, bool critical)
{
    const struct peil_concept_plan *plan = &evaluation->evaluator->concepts.plans[slot];

    if (!critical || level->confidence != PEIL_CONFIDENCE_INDICATIVE)
        return false;
    for (size_t i = 0; plan->knockout && i < plan->link_count; i++)
        if (plan->links[i].knockout && !plan->links[i].covered &&
            !peil_evaluation_elsewhere(evaluation, &plan->links[i]))
            return false;
    return true;
}

static bool read_concept(
    struct peil_evaluation *evaluation, struct peil_read read, struct peil_value *out)
{
    const struct peil_concept_plans *plans = &evaluation->evaluator->concepts;
    const struct peil_concept_level *level;
    size_t slot;
    bool known;

    if (evaluation->phase < PEIL_PHASE_TOTAL || read.a >= plans->number_count)
        return false;
    slot = plans->slots[read.a];
    if (slot == PEIL_NONE)
        return true;
    if (!peil_evaluation_levels(evaluation))
        return false;
    level = &evaluation->levels[slot];
    if (level->unasked)
        return true;
    known = level->known && !is_too_weak(evaluation, slot, level, read.b == 1);
    out->open = level->open;
    if (read.kind == PEIL_READ_LEVEL)
        peil_value_text(out, known ? level->level->id : "unknown");
    else if (read.kind == PEIL_READ_CONFIDENCE)
        peil_value_text(out, peil_confidence_word(level->confidence));
    else if (known)
        peil_value_number(out, peil_num_publish(level->ratio * 100));
    return true;
}

/* Whether `section` stands somewhere below the one whose hook is running. */
static bool is_below(const struct peil_evaluation *evaluation, size_t section)
{
    const struct peil_section *sections = evaluation->pack->sections;

    if (!evaluation->section)
        return false;
    for (size_t up = sections[section].parent; up != PEIL_NONE; up = sections[up].parent)
        if (up == evaluation->section->index)
            return true;
    return false;
}

/* The score of a section or the whole; NULL while it is not known. */
static const struct peil_score *score_of(const struct peil_evaluation *evaluation, uint32_t section)
{
    if (section == PEIL_ALL)
        return evaluation->phase >= PEIL_PHASE_BAND ? &evaluation->run.total : NULL;
    if (section >= evaluation->pack->section_count)
        return NULL;
    return evaluation->phase >= PEIL_PHASE_TOTAL ||
                   (evaluation->phase == PEIL_PHASE_SECTIONS && is_below(evaluation, section))
               ? &evaluation->run.sections[section]
               : NULL;
}

static bool has_open(const struct peil_evaluation *evaluation, const struct peil_score *score)
{
    return evaluation->result->asked_open || score->counts.blank + score->counts.unknown > 0;
}

/* Whether a score may become another: something that it rests on is open. */
static bool may_change(const struct peil_evaluation *evaluation, const struct peil_score *score)
{
    if (score->completeness < 1)
        return true;
    return score->bounded ? score->low < score->high : has_open(evaluation, score);
}

static bool read_score(
    struct peil_evaluation *evaluation, struct peil_read read, struct peil_value *out)
{
    const struct peil_score *score = score_of(evaluation, read.a);

    if (!score)
        return false;
    out->open = may_change(evaluation, score);
    if (read.kind == PEIL_READ_STATUS)
        peil_value_text(out, peil_score_status_word(score->status));
    else if (score->status == PEIL_SCORE_VALUE)
        peil_value_number(out, score->shown);
    return true;
}

/* In a hook: what the declared model gives to what the hook is about. */
static bool read_declared(
    const struct peil_evaluation *evaluation, struct peil_read read, struct peil_value *out)
{
    const struct peil_score *declared = evaluation->declared;
    size_t about = evaluation->section ? evaluation->section->index : PEIL_ALL;

    if (!declared || read.a != about || evaluation->phase == PEIL_PHASE_BAND)
        return false;
    out->open = may_change(evaluation, declared);
    if (declared->status == PEIL_SCORE_VALUE)
        peil_value_number(out, declared->value);
    return true;
}

static bool counts_of(
    const struct peil_evaluation *evaluation, uint32_t section, struct peil_counts *out)
{
    const struct peil_score *score;

    if (evaluation->phase < PEIL_PHASE_SECTIONS)
        return false;
    if (section != PEIL_ALL && section >= evaluation->pack->section_count)
        return false;
    score = score_of(evaluation, section);
    if (score)
        *out = score->counts;
    else if (section == PEIL_ALL)
        *out = count_states(evaluation, 0, evaluation->pack->item_count);
    else
        *out = count_states(evaluation, evaluation->pack->sections[section].first_item,
            evaluation->pack->sections[section].item_count);
    return true;
}

static bool read_count(
    const struct peil_evaluation *evaluation, struct peil_read read, struct peil_value *out)
{
    struct peil_counts counts;
    const size_t *by_kind[] = {&counts.asked, &counts.answered, &counts.unknown,
        &counts.not_applicable, &counts.blank, &counts.skipped};

    if (!counts_of(evaluation, read.a, &counts) || read.b > PEIL_COUNT_SKIPPED)
        return false;
    out->open = read.b != PEIL_COUNT_ASKED && counts.blank + counts.unknown > 0;
    peil_value_number(out, (double)*by_kind[read.b]);
    return true;
}

static bool read_unknown_share(const struct peil_evaluation *evaluation, struct peil_value *out)
{
    struct peil_counts counts;
    size_t applying;

    if (!counts_of(evaluation, PEIL_ALL, &counts))
        return false;
    applying = counts.asked - counts.not_applicable - counts.skipped;
    out->open = counts.blank + counts.unknown > 0;
    if (applying > 0)
        peil_value_number(out, peil_num_publish(100.0 * (double)counts.unknown / (double)applying));
    return true;
}

/* The worst there is cannot become worse, nor better by what is open. */
static bool read_verdict(const struct peil_evaluation *evaluation, struct peil_value *out)
{
    const struct peil_result *result = evaluation->result;

    if (evaluation->phase < PEIL_PHASE_SECTIONS)
        return false;
    for (size_t i = 0; result->verdict != PEIL_KNOCKOUT_FAILED && i < result->knockout_count; i++) {
        const struct peil_item *item = result->knockouts[i].item;

        out->open = out->open || peil_answer_open(item, &evaluation->answer[item->index]);
    }
    peil_value_text(out, peil_knockout_word(result->verdict));
    return true;
}

static bool read_subject(
    const struct peil_evaluation *evaluation, struct peil_read read, struct peil_value *out)
{
    const struct peil_answers *answers = evaluation->result->answers_given;

    if (read.a >= evaluation->pack->subject_field_count)
        return false;
    peil_value_text(out, answers->subject ? answers->subject[read.a] : NULL);
    return true;
}

static bool read_decision(
    const struct peil_evaluation *evaluation, struct peil_read read, struct peil_value *out)
{
    const struct peil_decided *decided;

    if (evaluation->phase < PEIL_PHASE_SECTIONS || read.a >= evaluation->pack->decision_count)
        return false;
    decided = &evaluation->result->decisions[read.a];
    out->open = decided->state == PEIL_DECISION_OPEN;
    peil_value_text(out, decided->outcome ? decided->outcome->id : NULL);
    return true;
}

/* In the verdict hook: the band that the declared model gives. */
static bool read_band(const struct peil_evaluation *evaluation, struct peil_value *out)
{
    const struct peil_score *total =
        evaluation->phase == PEIL_PHASE_BAND ? evaluation->declared : &evaluation->run.total;

    if (evaluation->phase < PEIL_PHASE_BAND || !total)
        return false;
    out->open =
        may_change(evaluation, total) || (!total->band_certain && has_open(evaluation, total));
    peil_value_text(out, total->band ? total->band->id : NULL);
    return true;
}

bool peil_evaluation_read(
    struct peil_evaluation *evaluation, struct peil_read read, struct peil_value *out)
{
    const struct peil_answers *answers = evaluation->result->answers_given;

    *out = (struct peil_value){.type = PEIL_VALUE_NIL};
    switch (read.kind) {
    case PEIL_READ_LEVEL:
    case PEIL_READ_RATIO:
    case PEIL_READ_CONFIDENCE:
        return read_concept(evaluation, read, out);
    case PEIL_READ_SCORE:
    case PEIL_READ_STATUS:
        return read_score(evaluation, read, out);
    case PEIL_READ_COUNT:
        return read_count(evaluation, read, out);
    case PEIL_READ_DECLARED:
        return read_declared(evaluation, read, out);
    case PEIL_READ_BAND:
        return read_band(evaluation, out);
    case PEIL_READ_DECISION:
        return read_decision(evaluation, read, out);
    case PEIL_READ_VERDICT:
        return read_verdict(evaluation, out);
    case PEIL_READ_UNKNOWN_SHARE:
        return read_unknown_share(evaluation, out);
    case PEIL_READ_ROLE:
        peil_value_text(out, answers->role ? answers->role->id : NULL);
        return true;
    case PEIL_READ_SUBJECT:
        return read_subject(evaluation, read, out);
    case PEIL_READ_ASOF:
        peil_value_text(out, evaluation->result->asof);
        return true;
    case PEIL_READ_OTHER:
    case PEIL_READ_OTHER_LEVEL:
    case PEIL_READ_OTHER_CONFIDENCE:
    case PEIL_READ_SPREAD:
        return peil_evaluation_read_compared(evaluation, read, out);
    default:
        return peil_evaluation_read_item(evaluation, read, out);
    }
}
