/*
 * The ways in which something open can be answered, and which of it a script asked.
 */
#include <math.h>
#include <string.h>

#include "core/base/num.h"
#include "core/eval/bounds.h"
#include "core/eval/evaluation.h"
#include "core/pack/decision.h"

/* Options of which any may be chosen; all sets of them are tried. */
#define MOST_CHOICES 5

#define NOTHING ((struct peil_open_part){NULL, 0})

static bool is_open(const struct peil_answer *answer)
{
    return answer->state == PEIL_STATE_BLANK || answer->state == PEIL_STATE_UNKNOWN;
}

/* How many whole steps there are from the least to the most; 0 where it is not known. */
static size_t count_numbers(const struct peil_item *item)
{
    double steps;

    if (!item->has_min || !item->has_max || !item->has_step || !(item->step > 0))
        return 0;
    steps = floor((item->max - item->min) / item->step + 1e-9);
    return steps >= 0 && steps < PEIL_BOUNDS_WAYS ? (size_t)steps + 1 : 0;
}

/* The ways to answer it; not applicable is none of them. */
static size_t count_values(const struct peil_item *item)
{
    switch (item->type) {
    case PEIL_ITEM_CHOICE:
    case PEIL_ITEM_MATRIX:
        return item->scale->count;
    case PEIL_ITEM_CHOICES:
        return item->scale->count <= MOST_CHOICES ? (size_t)1 << item->scale->count : 0;
    case PEIL_ITEM_NUMBER:
        return count_numbers(item);
    case PEIL_ITEM_TEXT:
    case PEIL_ITEM_DATE:
        return 1;
    }
    return 0;
}

size_t peil_open_ways(const struct peil_item *item)
{
    size_t ways = count_values(item);

    if (ways > 0 && item->not_applicable_allowed)
        ways++;
    return ways <= PEIL_BOUNDS_WAYS ? ways : 0;
}

/* A value in the place of what is open. */
static bool fill_in(
    struct peil_answer *answer, struct peil_arena *arena, const struct peil_item *item, size_t way)
{
    bool *chosen;

    answer->supposed = true;
    answer->state = PEIL_STATE_ANSWERED;
    if (way == count_values(item)) {
        answer->state = PEIL_STATE_NOT_APPLICABLE;
    } else if (item->type == PEIL_ITEM_CHOICE || item->type == PEIL_ITEM_MATRIX) {
        answer->option = (uint32_t)way;
    } else if (item->type == PEIL_ITEM_NUMBER) {
        answer->number = peil_num_publish(item->min + item->step * (double)way);
    } else if (item->type == PEIL_ITEM_CHOICES) {
        chosen = peil_arena_array(arena, item->scale->count, sizeof(*chosen));
        for (size_t i = 0; chosen && i < item->scale->count; i++)
            chosen[i] = (way >> i & 1) != 0;
        answer->chosen = chosen;
        return chosen != NULL;
    }
    return true;
}

bool peil_open_answer(struct peil_answer *answer, struct peil_arena *arena,
    const struct peil_item *item, size_t row, size_t way)
{
    struct peil_answer *rows;

    if (item->type != PEIL_ITEM_MATRIX)
        return fill_in(answer, arena, item, way);
    rows = peil_arena_array(arena, item->row_count, sizeof(*rows));
    if (!rows)
        return false;
    for (size_t i = 0; i < item->row_count; i++)
        rows[i] = answer->rows ? answer->rows[i] : (struct peil_answer){.state = answer->state};
    if (!fill_in(&rows[row], arena, item, way))
        return false;
    answer->rows = rows;
    answer->state = peil_matrix_state(rows, item->row_count);
    answer->supposed = true;
    return true;
}

/* Parts of an item that are open: the rows of a matrix, or the whole. */
static size_t open_parts(const struct peil_item *item, const struct peil_answer *answer)
{
    size_t open = 0;

    if (item->type != PEIL_ITEM_MATRIX || !answer->rows)
        return item->type == PEIL_ITEM_MATRIX ? item->row_count : 1;
    for (size_t i = 0; i < item->row_count; i++)
        open += is_open(&answer->rows[i]);
    return open;
}

/* The row that was asked if it is open, else the first that is. */
static size_t open_row(const struct peil_item *item, const struct peil_answer *answer, size_t asked)
{
    size_t row = 0;

    if (item->type != PEIL_ITEM_MATRIX)
        return 0;
    if (!answer->rows)
        return asked < item->row_count ? asked : 0;
    if (asked < item->row_count && is_open(&answer->rows[asked]))
        return asked;
    while (row < item->row_count && !is_open(&answer->rows[row]))
        row++;
    return row;
}

/* Whether an item is open of itself, and can be answered in few ways. */
static bool can_try(const struct peil_evaluation *evaluation, const struct peil_item *item)
{
    const struct peil_answer *answer = &evaluation->answer[item->index];

    return peil_answer_open(item, answer) && !answer->undecided && peil_open_ways(item) > 0 &&
           open_parts(item, answer) > 0;
}

static struct peil_open_part part_of(
    const struct peil_evaluation *evaluation, const struct peil_item *item, size_t row)
{
    const struct peil_answer *answer = &evaluation->answer[item->index];

    if (!can_try(evaluation, item))
        return NOTHING;
    return (struct peil_open_part){item, open_row(item, answer, row)};
}

/* The first of a run of items. */
static struct peil_open_part part_of_range(
    const struct peil_evaluation *evaluation, size_t first, size_t count)
{
    for (size_t i = first; i < first + count; i++)
        if (can_try(evaluation, &evaluation->pack->items[i]))
            return part_of(evaluation, &evaluation->pack->items[i], PEIL_NONE);
    return NOTHING;
}

static struct peil_open_part part_of_scope(const struct peil_evaluation *evaluation, size_t section)
{
    const struct peil_pack *pack = evaluation->pack;

    if (section >= pack->section_count)
        return part_of_range(evaluation, 0, pack->item_count);
    return part_of_range(
        evaluation, pack->sections[section].first_item, pack->sections[section].item_count);
}

static struct peil_open_part part_of_concept(
    const struct peil_evaluation *evaluation, size_t number)
{
    const struct peil_concept_plans *plans = &evaluation->evaluator->concepts;
    size_t slot = number < plans->number_count ? plans->slots[number] : PEIL_NONE;
    const struct peil_concept_plan *plan = slot != PEIL_NONE ? &plans->plans[slot] : NULL;
    struct peil_open_part part = NOTHING;

    for (size_t i = 0; plan && i < plan->link_count && !part.item; i++) {
        const struct peil_concept_link *link = &plan->links[i];

        if (evaluation->levels && link->tier != evaluation->levels[slot].tier)
            continue;
        part = link->item ? part_of(evaluation, link->item, PEIL_NONE)
                          : part_of_scope(evaluation, link->section->index);
    }
    return part;
}

static struct peil_open_part part_of_knockouts(const struct peil_evaluation *evaluation)
{
    const struct peil_result *result = evaluation->result;
    struct peil_open_part part = NOTHING;

    for (size_t i = 0; i < result->knockout_count && !part.item; i++)
        part = part_of(evaluation, result->knockouts[i].item, PEIL_NONE);
    return part;
}

static struct peil_open_part part_of_decision(
    const struct peil_evaluation *evaluation, const struct peil_decision *decision)
{
    struct peil_open_part part = NOTHING;

    for (size_t i = 0; i < decision->input_count && !part.item; i++)
        part = part_of(evaluation, decision->inputs[i], PEIL_NONE);
    return part;
}

/* Something that a question rests on. */
static struct peil_open_part part_asked(
    const struct peil_evaluation *evaluation, struct peil_read read)
{
    const struct peil_pack *pack = evaluation->pack;

    switch (read.kind) {
    case PEIL_READ_LEVEL:
    case PEIL_READ_RATIO:
    case PEIL_READ_CONFIDENCE:
        return part_of_concept(evaluation, read.a);
    case PEIL_READ_SCORE:
    case PEIL_READ_STATUS:
    case PEIL_READ_COUNT:
    case PEIL_READ_DECLARED:
        return part_of_scope(evaluation, read.a);
    case PEIL_READ_BAND:
    case PEIL_READ_UNKNOWN_SHARE:
        return part_of_range(evaluation, 0, pack->item_count);
    case PEIL_READ_DECISION:
        return read.a < pack->decision_count
                   ? part_of_decision(evaluation, &pack->decisions[read.a])
                   : NOTHING;
    case PEIL_READ_VERDICT:
        return part_of_knockouts(evaluation);
    default:
        return read.a < pack->item_count ? part_of(evaluation, &pack->items[read.a],
                                               read.kind == PEIL_READ_ROW ? read.b : PEIL_NONE)
                                         : NOTHING;
    }
}

/* Whether a question is about all items of a section, or of the whole. */
static bool is_about_many(uint32_t kind)
{
    return kind == PEIL_READ_SCORE || kind == PEIL_READ_STATUS || kind == PEIL_READ_COUNT ||
           kind == PEIL_READ_DECLARED || kind == PEIL_READ_BAND || kind == PEIL_READ_UNKNOWN_SHARE;
}

bool peil_evaluation_asked_open(struct peil_evaluation *evaluation)
{
    struct peil_result *result = evaluation->result;
    const struct peil_recorded *reads;
    size_t count;

    if (!peil_evaluation_rests_on_open(evaluation))
        return false;
    result->asked_open = true;
    if (evaluation->want->bounds == 0)
        return true;
    reads = peil_scripts_reads(evaluation->scripts, &count);
    for (size_t i = 0; i < count; i++) {
        struct peil_open_part *part =
            is_about_many(reads[i].read.kind) ? &result->open_among : &result->open_asked;

        if (reads[i].value.open && !part->item)
            *part = part_asked(evaluation, reads[i].read);
    }
    return true;
}

bool peil_open_all_few(const struct peil_result *result)
{
    size_t ways = 1;

    for (size_t i = 0; i < result->pack->item_count; i++) {
        const struct peil_item *item = &result->pack->items[i];
        const struct peil_answer *answer = &result->answers->answers[i];
        size_t each = peil_open_ways(item);

        if (!peil_answer_open(item, answer) || each == 0)
            continue;
        for (size_t part = open_parts(item, answer); part > 0; part--)
            if ((ways *= each > 1 ? each : 2) > PEIL_BOUNDS_WAYS)
                return false;
    }
    return true;
}
