/*
 * The other answers that a question could have had: all of them where they are few, else the ends.
 */
#include "core/eval/evaluation.h"
#include "core/pack/decision.h"

/* Gives the `index`th of what is offered, in order. */
struct offer {
    size_t left; /* to pass over */
    bool taken;
    struct peil_value *out;
};

/* Whether it is the turn of what is offered next. */
static bool is_next(struct offer *offer)
{
    if (offer->taken || offer->left-- > 0)
        return false;
    offer->taken = true;
    *offer->out = (struct peil_value){.type = PEIL_VALUE_NIL};
    return true;
}

static void offer_nil(struct offer *offer)
{
    (void)is_next(offer);
}

static void offer_text(struct offer *offer, const char *text)
{
    if (is_next(offer))
        peil_value_text(offer->out, text);
}

static void offer_number(struct offer *offer, double number)
{
    if (is_next(offer))
        peil_value_number(offer->out, number);
}

static void offer_bool(struct offer *offer, bool value)
{
    if (!is_next(offer))
        return;
    offer->out->type = PEIL_VALUE_BOOL;
    offer->out->number = value;
}

static void offer_ends(struct offer *offer, double low, double high)
{
    offer_number(offer, high);
    offer_number(offer, low);
}

static void offer_states(struct offer *offer, bool also_settled)
{
    offer_text(offer, peil_state_word(PEIL_STATE_UNKNOWN));
    offer_text(offer, peil_state_word(PEIL_STATE_BLANK));
    offer_text(offer, peil_state_word(PEIL_STATE_NOT_APPLICABLE));
    if (!also_settled)
        return;
    offer_text(offer, peil_state_word(PEIL_STATE_ANSWERED));
    offer_text(offer, peil_state_word(PEIL_STATE_SKIPPED));
}

static void offer_options(struct offer *offer, const struct peil_item *item)
{
    for (size_t i = 0; item->scale && i < item->scale->count; i++)
        offer_text(offer, item->scale->options[i].id);
}

static void offer_values(struct offer *offer, const struct peil_item *item)
{
    if (item->type == PEIL_ITEM_CHOICE)
        offer_options(offer, item);
    if (item->type == PEIL_ITEM_NUMBER && item->has_max)
        offer_number(offer, item->max);
    if (item->type == PEIL_ITEM_NUMBER && item->has_min)
        offer_number(offer, item->min);
    offer_nil(offer);
}

static void offer_points(struct offer *offer, const struct peil_item *item)
{
    if (item->type != PEIL_ITEM_CHOICE)
        offer_ends(offer, item->low, item->high);
    for (size_t i = 0; item->type == PEIL_ITEM_CHOICE && i < item->scale->count; i++)
        if (item->scale->options[i].scored)
            offer_number(offer, item->scale->options[i].points);
    offer_nil(offer);
}

static void offer_knockouts(struct offer *offer, enum peil_knockout_state last)
{
    for (int state = PEIL_KNOCKOUT_PASSED; state <= (int)last; state++)
        offer_text(offer, peil_knockout_word((enum peil_knockout_state)state));
}

static void of_item(struct offer *offer, const struct peil_item *item, struct peil_read read)
{
    switch (read.kind) {
    case PEIL_READ_STATE:
        offer_states(offer, true);
        break;
    case PEIL_READ_VALUE:
        offer_values(offer, item);
        break;
    case PEIL_READ_POINTS:
        offer_points(offer, item);
        break;
    case PEIL_READ_WORTH:
        offer_ends(offer, 0, 100);
        offer_nil(offer);
        break;
    case PEIL_READ_CHOSEN:
        offer_bool(offer, true);
        offer_bool(offer, false);
        break;
    case PEIL_READ_ROW:
        offer_options(offer, item);
        offer_states(offer, false);
        break;
    case PEIL_READ_REASON:
        for (size_t i = 0; i < item->reason_count; i++)
            offer_text(offer, item->reasons[i].id);
        offer_nil(offer);
        break;
    case PEIL_READ_EVIDENCE:
        offer_ends(offer, 0, 1);
        break;
    case PEIL_READ_KNOCKOUT:
        if (item->knockout)
            offer_knockouts(offer, PEIL_KNOCKOUT_NOT_APPLICABLE);
        break;
    default:
        break;
    }
}

/* The levels that respondents can be apart, and that they were not heard. */
static void of_spread(struct offer *offer, const struct peil_concept *concept)
{
    size_t levels = concept->pack->vocabulary->level_count;

    offer_ends(offer, 0, (double)(levels > 0 ? levels - 1 : 0));
    offer_nil(offer);
}

/* Nothing else is possible for a concept that is not asked but that it were. */
static void of_concept(struct offer *offer, const struct peil_concept *concept, uint32_t kind)
{
    const struct peil_vocabulary *vocabulary = concept->pack->vocabulary;

    if (kind == PEIL_READ_RATIO) {
        offer_ends(offer, 0, 100);
    } else if (kind == PEIL_READ_CONFIDENCE) {
        for (int i = PEIL_CONFIDENCE_FULL; i >= PEIL_CONFIDENCE_NONE; i--)
            offer_text(offer, peil_confidence_word((enum peil_confidence)i));
    } else {
        for (size_t i = 0; i < vocabulary->level_count; i++)
            offer_text(offer, vocabulary->levels[i].id);
        offer_text(offer, "unknown");
    }
    offer_nil(offer);
}

static void of_roles(struct offer *offer, const struct peil_pack *pack)
{
    for (size_t i = 0; i < pack->used_count; i++)
        for (size_t k = 0; k < pack->used[i].pack->role_count; k++)
            offer_text(offer, pack->used[i].pack->roles[k].id);
    offer_nil(offer);
}

static void of_score(
    struct offer *offer, const struct peil_evaluation *evaluation, struct peil_read read)
{
    const struct peil_score *score = read.a < evaluation->pack->section_count
                                         ? &evaluation->run.sections[read.a]
                                         : &evaluation->run.total;

    if (read.kind == PEIL_READ_STATUS) {
        for (int i = PEIL_SCORE_VALUE; i <= PEIL_SCORE_UNDEFINED; i++)
            offer_text(offer, peil_score_status_word((enum peil_score_status)i));
    } else if (read.kind == PEIL_READ_COUNT) {
        offer_ends(offer, 0, (double)score->counts.asked);
    } else {
        offer_ends(offer, score->scale_min, score->scale_max);
        offer_nil(offer);
    }
}

static void of_bands(struct offer *offer, const struct peil_scoring *scoring)
{
    for (size_t i = 0; i < scoring->band_count; i++)
        offer_text(offer, scoring->bands[i].id);
    offer_nil(offer);
}

static void of_decision(struct offer *offer, const struct peil_decision *decision)
{
    for (size_t i = 0; i < decision->outcome_count; i++)
        offer_text(offer, decision->outcomes[i].id);
    offer_nil(offer);
}

static void of_concept_number(
    struct offer *offer, const struct peil_evaluation *evaluation, struct peil_read read)
{
    const struct peil_concept_plans *plans = &evaluation->evaluator->concepts;
    size_t slot = read.a < plans->number_count ? plans->slots[read.a] : PEIL_NONE;

    if (slot != PEIL_NONE && evaluation->levels && evaluation->levels[slot].unasked)
        return;
    if (read.kind == PEIL_READ_CONFIDENCE && evaluation->want->compared)
        return;
    if (read.a < peil_scripts_concept_count(evaluation->scripts))
        of_concept(offer, peil_scripts_concept(evaluation->scripts, read.a), read.kind);
}

/*
 * Another level there, or another number of levels between respondents. Which checklists there are,
 * and how directly they ask, no answer could change.
 */
static void of_compared(
    struct offer *offer, const struct peil_evaluation *evaluation, struct peil_read read)
{
    const struct peil_concept *concept;

    if ((read.kind != PEIL_READ_OTHER_LEVEL && read.kind != PEIL_READ_SPREAD) ||
        read.a >= peil_scripts_concept_count(evaluation->scripts))
        return;
    concept = peil_scripts_concept(evaluation->scripts, read.a);
    if (read.kind == PEIL_READ_SPREAD)
        of_spread(offer, concept);
    else
        of_concept(offer, concept, read.kind);
}

bool peil_evaluation_alternative(const struct peil_evaluation *evaluation, struct peil_read read,
    size_t index, struct peil_value *out)
{
    const struct peil_pack *pack = evaluation->pack;
    struct offer offer = {.left = index, .out = out};

    switch (read.kind) {
    case PEIL_READ_LEVEL:
    case PEIL_READ_RATIO:
    case PEIL_READ_CONFIDENCE:
        of_concept_number(&offer, evaluation, read);
        break;
    case PEIL_READ_SCORE:
    case PEIL_READ_STATUS:
    case PEIL_READ_COUNT:
        of_score(&offer, evaluation, read);
        break;
    case PEIL_READ_BAND:
        of_bands(&offer, &pack->scoring);
        break;
    case PEIL_READ_DECISION:
        if (read.a < pack->decision_count)
            of_decision(&offer, &pack->decisions[read.a]);
        break;
    case PEIL_READ_VERDICT:
        offer_knockouts(&offer, PEIL_KNOCKOUT_FAILED);
        offer_text(&offer, peil_knockout_word(PEIL_KNOCKOUT_NONE));
        break;
    case PEIL_READ_UNKNOWN_SHARE:
        offer_ends(&offer, 0, 100);
        offer_nil(&offer);
        break;
    case PEIL_READ_ROLE:
        of_roles(&offer, pack);
        break;
    case PEIL_READ_SUBJECT:
    case PEIL_READ_ASOF:
        offer_nil(&offer);
        break;
    case PEIL_READ_OTHER:
    case PEIL_READ_OTHER_LEVEL:
    case PEIL_READ_OTHER_CONFIDENCE:
    case PEIL_READ_SPREAD:
        of_compared(&offer, evaluation, read);
        break;
    default:
        if (read.a < pack->item_count &&
            peil_answers_asks(evaluation->result->answers_given, &pack->items[read.a]))
            of_item(&offer, &pack->items[read.a], read);
        break;
    }
    return offer.taken;
}
