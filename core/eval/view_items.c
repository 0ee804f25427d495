/*
 * What scripts may ask about one item.
 */
#include "core/eval/evaluation.h"

#include "core/base/num.h"
#include "core/eval/plan_parts.h"

static bool is_open(enum peil_state state)
{
    return state == PEIL_STATE_BLANK || state == PEIL_STATE_UNKNOWN;
}

bool peil_answer_open(const struct peil_item *item, const struct peil_answer *answer)
{
    if (is_open(answer->state))
        return true;
    if (answer->state != PEIL_STATE_ANSWERED || item->type != PEIL_ITEM_MATRIX || !answer->rows)
        return false;
    for (size_t i = 0; i < item->row_count; i++)
        if (is_open(answer->rows[i].state))
            return true;
    return false;
}

static void read_value(
    const struct peil_item *item, const struct peil_answer *answer, struct peil_value *out)
{
    if (answer->state != PEIL_STATE_ANSWERED)
        return;
    switch (item->type) {
    case PEIL_ITEM_CHOICE:
        peil_value_text(out, item->scale->options[answer->option].id);
        break;
    case PEIL_ITEM_NUMBER:
        peil_value_number(out, answer->number);
        break;
    case PEIL_ITEM_TEXT:
    case PEIL_ITEM_DATE:
        peil_value_text(out, answer->text);
        break;
    case PEIL_ITEM_CHOICES:
    case PEIL_ITEM_MATRIX:
        break;
    }
}

static void read_points(
    const struct peil_item *item, const struct peil_answer *answer, struct peil_value *out)
{
    const struct peil_scale *scale = item->scale;
    double sum = 0;

    if (answer->state != PEIL_STATE_ANSWERED)
        return;
    if (item->type == PEIL_ITEM_NUMBER) {
        peil_value_number(out, answer->number);
    } else if (item->type == PEIL_ITEM_CHOICE) {
        if (scale->options[answer->option].scored)
            peil_value_number(out, scale->options[answer->option].points);
    } else if (item->type == PEIL_ITEM_CHOICES && scale->scored) {
        for (size_t i = 0; answer->chosen && i < scale->count; i++)
            sum += answer->chosen[i] && scale->options[i].scored ? scale->options[i].points : 0;
        peil_value_number(out, peil_num_publish(sum));
    }
}

/* A scoring of what was given, while it is not yet known what of it counts. */
static const struct peil_scoring_run *run_given(struct peil_evaluation *evaluation)
{
    struct peil_scoring_run *run = &evaluation->run_given;

    if (!run->plan) {
        *run = (struct peil_scoring_run){.plan = evaluation->evaluator->plan,
            .answers = evaluation->result->answers_given,
            .arena = evaluation->arena};
        if (peil_score_begin(run) != PEIL_OK) {
            run->plan = NULL;
            evaluation->status = PEIL_ENOMEM;
            return NULL;
        }
    }
    return run;
}

static bool read_worth(struct peil_evaluation *evaluation, const struct peil_item *item,
    const struct peil_answer *answer, struct peil_value *out)
{
    const struct peil_scoring_run *run =
        evaluation->phase == PEIL_PHASE_CONDITIONS ? run_given(evaluation) : &evaluation->run;
    const struct peil_worth *worth = run ? peil_score_worth(run, item->index) : NULL;

    if (!worth)
        return false;
    if (answer->state == PEIL_STATE_ANSWERED && worth->has)
        peil_value_number(out, peil_num_publish(worth->value * 100));
    return true;
}

static bool read_row(const struct peil_item *item, const struct peil_answer *answer, uint32_t row,
    struct peil_value *out)
{
    const struct peil_answer *part = answer;

    if (item->type != PEIL_ITEM_MATRIX || row >= item->row_count)
        return false;
    if (answer->state == PEIL_STATE_ANSWERED && answer->rows)
        part = &answer->rows[row];
    out->open = is_open(part->state);
    if (part->state == PEIL_STATE_ANSWERED && part != answer)
        peil_value_text(out, item->scale->options[part->option].id);
    else
        peil_value_text(out, peil_state_word(part->state));
    return true;
}

static bool read_chosen(const struct peil_item *item, const struct peil_answer *answer,
    uint32_t option, struct peil_value *out)
{
    if (!item->scale || option >= item->scale->count)
        return false;
    out->type = PEIL_VALUE_BOOL;
    if (answer->state != PEIL_STATE_ANSWERED)
        return true;
    if (item->type == PEIL_ITEM_CHOICES)
        out->number = answer->chosen && answer->chosen[option];
    else if (item->type == PEIL_ITEM_CHOICE)
        out->number = answer->option == option;
    return true;
}

static void read_knockout(
    const struct peil_evaluation *evaluation, const struct peil_item *item, struct peil_value *out)
{
    const struct peil_knockout *knockout;

    if (!item->knockout)
        return;
    knockout = &evaluation->result->knockouts[evaluation->evaluator->knockout_of[item->index]];
    out->open = out->open && knockout->state != PEIL_KNOCKOUT_FAILED;
    peil_value_text(out, peil_knockout_word(knockout->state));
}

/* An answer of words that nobody gave. */
static bool is_of_unknown_words(const struct peil_item *item, const struct peil_answer *answer)
{
    return answer->supposed && answer->state == PEIL_STATE_ANSWERED &&
           (item->type == PEIL_ITEM_TEXT || item->type == PEIL_ITEM_DATE);
}

bool peil_evaluation_read_item(
    struct peil_evaluation *evaluation, struct peil_read read, struct peil_value *out)
{
    const struct peil_item *item;
    const struct peil_answer *answer;

    if (read.a >= evaluation->pack->item_count ||
        (evaluation->settled && !evaluation->settled[read.a]))
        return false;
    item = &evaluation->pack->items[read.a];
    answer = &evaluation->answer[read.a];
    out->open = peil_answer_open(item, answer);
    switch (read.kind) {
    case PEIL_READ_STATE:
        out->open = is_open(answer->state);
        peil_value_text(out, peil_state_word(answer->state));
        return true;
    case PEIL_READ_VALUE:
        out->open = out->open || is_of_unknown_words(item, answer);
        read_value(item, answer, out);
        return true;
    case PEIL_READ_POINTS:
        read_points(item, answer, out);
        return true;
    case PEIL_READ_WORTH:
        return read_worth(evaluation, item, answer, out);
    case PEIL_READ_CHOSEN:
        return read_chosen(item, answer, read.b, out);
    case PEIL_READ_ROW:
        return read_row(item, answer, read.b, out);
    case PEIL_READ_REASON:
        out->open = out->open || answer->supposed;
        if (answer->state == PEIL_STATE_NOT_APPLICABLE)
            peil_value_text(out, answer->reason);
        return true;
    case PEIL_READ_EVIDENCE:
        out->open = out->open || answer->supposed;
        peil_value_number(out, (double)answer->evidence_count);
        return true;
    case PEIL_READ_KNOCKOUT:
        if (evaluation->phase < PEIL_PHASE_SECTIONS)
            return false;
        read_knockout(evaluation, item, out);
        return true;
    default:
        return false;
    }
}
