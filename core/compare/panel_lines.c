/*
 * What each group says to each question.
 */
#include <math.h>

#include "core/base/num.h"
#include "core/compare/panel_parts.h"
#include "core/eval/score.h"

const struct peil_answer *peil_panel_said(
    const struct peil_sheet *sheet, const struct peil_item *item, size_t row)
{
    const struct peil_answers *answers = sheet->result->answers;
    const struct peil_answer *answer = &answers->answers[item->index];

    if (!peil_answers_asks(answers, &answers->pack->items[item->index]) ||
        answer->state == PEIL_STATE_SKIPPED)
        return NULL;
    return row != PEIL_NONE && answer->rows ? &answer->rows[row] : answer;
}

double peil_panel_ratio(const struct peil_item *item, size_t row, const struct peil_answer *said)
{
    struct peil_item part = *item;
    struct peil_worth worth;

    if (row != PEIL_NONE) {
        part.type = PEIL_ITEM_CHOICE;
        part.low = item->scale->low;
        part.high = item->scale->high;
    }
    worth = peil_answer_worth(&part, said);
    return worth.has ? worth.value : (double)NAN;
}

struct peil_panel_gap peil_panel_widest(const double *means, const bool *has, size_t count)
{
    struct peil_panel_gap widest = {0};

    for (size_t i = 0; i < count; i++) {
        for (size_t j = i + 1; has[i] && j < count; j++) {
            double apart = has[j] ? peil_num_publish(means[i] - means[j]) : 0;

            if (fabs(apart) > widest.gap)
                widest = (struct peil_panel_gap){
                    true, apart > 0 ? i : j, apart > 0 ? j : i, fabs(apart)};
        }
    }
    return widest;
}

static void add_answer(struct peil_panel_cell *cell, const struct peil_panel_line *line,
    size_t *options, const struct peil_answer *said)
{
    const struct peil_item *item = line->item;
    double ratio = peil_panel_ratio(item, line->row, said);
    size_t step = 0;

    cell->answered++;
    for (size_t i = 0; item->type == PEIL_ITEM_CHOICES && i < item->scale->count; i++)
        options[i] += said->chosen && said->chosen[i];
    if (options && item->type != PEIL_ITEM_CHOICES) {
        options[said->option]++;
        step = line->step ? line->step[said->option] : 0;
    }
    if (isnan(ratio))
        return;
    cell->least = !cell->has_ratio || ratio < cell->least ? ratio : cell->least;
    cell->most = !cell->has_ratio || ratio > cell->most ? ratio : cell->most;
    cell->lowest = !cell->has_ratio || step < cell->lowest ? step : cell->lowest;
    cell->highest = !cell->has_ratio || step > cell->highest ? step : cell->highest;
    cell->has_ratio = true;
}

static void add_state(struct peil_panel_cell *cell, enum peil_state state)
{
    cell->unknown += state == PEIL_STATE_UNKNOWN;
    cell->not_applicable += state == PEIL_STATE_NOT_APPLICABLE;
    cell->blank += state == PEIL_STATE_BLANK;
}

static double mean_ratio(const struct peil_panel_group *group, const struct peil_panel_line *line)
{
    double sum = 0;
    double count = 0;

    for (size_t i = 0; i < group->count; i++) {
        const struct peil_answer *said = peil_panel_said(group->sheets[i], line->item, line->row);
        double ratio = said && said->state == PEIL_STATE_ANSWERED
                           ? peil_panel_ratio(line->item, line->row, said)
                           : (double)NAN;

        if (isnan(ratio))
            continue;
        sum += ratio;
        count += 1;
    }
    return peil_num_publish(sum / count);
}

static bool fill_cell(struct peil_panel_work *work, const struct peil_panel_line *line,
    const struct peil_panel_group *group, struct peil_panel_cell *cell)
{
    const struct peil_answer *middle = &group->middle->answers[line->item->index];
    size_t *options = NULL;

    if (line->item->scale) {
        options = peil_arena_array(work->arena, line->item->scale->count, sizeof(*options));
        if (!options)
            return false;
    }
    for (size_t i = 0; i < group->count; i++) {
        const struct peil_answer *said = peil_panel_said(group->sheets[i], line->item, line->row);

        cell->asked = cell->asked || said;
        if (said && said->state == PEIL_STATE_ANSWERED)
            add_answer(cell, line, options, said);
        else if (said)
            add_state(cell, said->state);
    }
    if (group->guarded && cell->answered < work->least) {
        *cell = (struct peil_panel_cell){.asked = cell->asked};
        return true;
    }
    cell->shown = true;
    cell->options = options;
    cell->middle = line->row != PEIL_NONE && middle->rows ? &middle->rows[line->row] : middle;
    if (cell->has_ratio)
        cell->ratio = mean_ratio(group, line);
    return true;
}

/* Options with points in steps: those with the same points stand on the same step. */
static bool make_steps(struct peil_panel_work *work, struct peil_panel_line *line)
{
    const struct peil_item *item = line->item;
    const struct peil_scale *scale = item->scale;
    size_t *step;

    if (!scale || !scale->scored || item->type == PEIL_ITEM_CHOICES)
        return true;
    step = peil_arena_array(work->arena, scale->count, sizeof(*step));
    for (size_t i = 0; step && i < scale->count; i++) {
        for (size_t j = 0; j < scale->count; j++) {
            bool first =
                scale->options[j].scored && scale->options[j].points < scale->options[i].points;

            for (size_t k = 0; first && k < j; k++)
                first = !scale->options[k].scored ||
                        scale->options[k].points < scale->options[j].points ||
                        scale->options[k].points > scale->options[j].points;
            step[i] += first;
        }
    }
    line->step = step;
    return step != NULL;
}

static bool find_difference(const struct peil_panel *panel, const struct peil_panel_line *line)
{
    const struct peil_answer *first = NULL;

    for (size_t i = 0; i < panel->round->sheet_count; i++) {
        const struct peil_answer *said =
            peil_panel_said(panel->round->sheets[i], line->item, line->row);

        if (!said || said->state != PEIL_STATE_ANSWERED)
            continue;
        if (first && !peil_answer_same_value(line->item, first, said))
            return true;
        first = said;
    }
    return false;
}

/* The ends of both together. */
static void widen(struct peil_panel_cell *all, const struct peil_panel_cell *cell)
{
    bool first = !all->has_ratio;

    all->answered += cell->answered;
    all->least = first || cell->least < all->least ? cell->least : all->least;
    all->most = first || cell->most > all->most ? cell->most : all->most;
    all->lowest = first || cell->lowest < all->lowest ? cell->lowest : all->lowest;
    all->highest = first || cell->highest > all->highest ? cell->highest : all->highest;
    all->has_ratio = true;
}

static bool fill_line(struct peil_panel_work *work, struct peil_panel_line *line)
{
    size_t groups = work->panel->group_count;
    struct peil_panel_cell *cells = peil_arena_array(work->arena, groups, sizeof(*cells));
    double *means = peil_arena_array(work->arena, groups, sizeof(*means));
    bool *has = peil_arena_array(work->arena, groups, sizeof(*has));
    struct peil_panel_cell all = {0};

    if (!cells || !means || !has || !make_steps(work, line))
        return false;
    line->cells = cells;
    for (size_t i = 0; i < groups; i++) {
        if (!fill_cell(work, line, &work->panel->groups[i], &cells[i]))
            return false;
        means[i] = cells[i].ratio;
        has[i] = cells[i].has_ratio;
        if (has[i] && !(work->panel->groups[i].guarded && line->item->type == PEIL_ITEM_NUMBER))
            widen(&all, &cells[i]);
    }
    line->differs = find_difference(work->panel, line);
    line->has_spread = all.answered > 1;
    line->spread = peil_num_publish(all.most - all.least);
    line->steps = all.highest - all.lowest;
    line->widest = peil_panel_widest(means, has, groups);
    return true;
}

/* ---- weights --------------------------------------------------------------------------------- */

/* The section that an item is a part of, where the total is a mean of those; or PEIL_NONE. */
static size_t unit_of(const struct peil_pack *pack, const struct peil_item *item)
{
    size_t section = item->section;

    if (pack->scoring.model != PEIL_MODEL_MEAN_OF_MEANS)
        return PEIL_NONE;
    while (pack->sections[section].depth > pack->scoring.level)
        section = pack->sections[section].parent;
    return section;
}

static double weight_in(const struct peil_pack *pack, const struct peil_item *item, size_t unit)
{
    enum peil_model model = unit == PEIL_NONE ? pack->scoring.model : pack->sections[unit].model;

    return item->scored ? peil_score_item_weight(pack, model, item, unit) : 0;
}

/*
 * Shares of items in the total, and what that makes of how far people are apart: each part that it
 * is a mean of counts alike, and so do all items of a pack whose score knows no weights.
 */
static bool fill_weights(struct peil_panel_work *work, struct peil_panel_line *lines)
{
    const struct peil_pack *pack = work->pack;
    /* What all items of a unit weigh, by section, and behind those of the whole. */
    double *sums = peil_arena_array(work->arena, pack->section_count + 1, sizeof(*sums));
    double *shares = peil_arena_array(work->arena, pack->item_count + 1, sizeof(*shares));
    double all = 0;
    double scored = 0;

    if (!sums || !shares)
        return false;
    for (size_t i = 0; i < pack->item_count; i++) {
        size_t unit = unit_of(pack, &pack->items[i]);

        sums[unit == PEIL_NONE ? pack->section_count : unit] +=
            weight_in(pack, &pack->items[i], unit);
        scored += pack->items[i].scored;
    }
    for (size_t i = 0; i < pack->item_count; i++) {
        size_t unit = unit_of(pack, &pack->items[i]);
        double sum = sums[unit == PEIL_NONE ? pack->section_count : unit];

        shares[i] = sum > 0 ? weight_in(pack, &pack->items[i], unit) / sum : 0;
        all += shares[i];
    }
    for (size_t i = 0; i < work->panel->line_count; i++) {
        const struct peil_item *item = lines[i].item;
        double share = all > 0 ? shares[item->index] / all : item->scored ? 1 / scored : 0;
        double apart = work->panel->group_count > 1 ? lines[i].widest.gap : lines[i].spread;

        if (lines[i].row != PEIL_NONE)
            share /= (double)item->row_count;
        lines[i].weight = peil_num_publish(share);
        lines[i].urgency = peil_num_publish(share * apart);
    }
    return true;
}

bool peil_panel_lines(struct peil_panel_work *work)
{
    const struct peil_pack *pack = work->pack;
    struct peil_panel_line *lines;
    size_t count = 0;

    for (size_t i = 0; i < pack->item_count; i++)
        count += pack->items[i].type == PEIL_ITEM_MATRIX ? pack->items[i].row_count : 1;
    lines = peil_arena_array(work->arena, count + 1, sizeof(*lines));
    work->panel->lines = lines;
    for (size_t i = 0; lines && i < pack->item_count; i++) {
        const struct peil_item *item = &pack->items[i];
        bool is_matrix = item->type == PEIL_ITEM_MATRIX;

        for (size_t row = 0; row < (is_matrix ? item->row_count : 1); row++) {
            struct peil_panel_line *line = &lines[work->panel->line_count++];

            line->item = item;
            line->row = is_matrix ? row : PEIL_NONE;
            if (!fill_line(work, line))
                return false;
        }
    }
    return lines && fill_weights(work, lines);
}
