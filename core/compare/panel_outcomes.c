/*
 * What a panel comes to as a whole: how far people agree, what they experience beside what is
 * arranged, and what to talk about.
 */
#include <math.h>

#include "core/base/num.h"
#include "core/base/sort.h"
#include "core/compare/panel_parts.h"

/* ---- agreement ------------------------------------------------------------------------------- */

/* Whether a line can be rated: a choice, a row of a matrix, or a number with points. */
static bool is_rated(const struct peil_panel_line *line)
{
    const struct peil_item *item = line->item;

    return item->type == PEIL_ITEM_CHOICE || item->type == PEIL_ITEM_MATRIX ||
           (item->type == PEIL_ITEM_NUMBER && item->scored && item->high > item->low);
}

/* The value of an answer: its place on a scale with points, its option on one without. */
static double value_of(
    const struct peil_panel_line *line, const struct peil_answer *said, enum peil_metric metric)
{
    if (!said || said->state != PEIL_STATE_ANSWERED)
        return (double)NAN;
    if (metric == PEIL_METRIC_NOMINAL)
        return (double)said->option;
    if (metric == PEIL_METRIC_INTERVAL)
        return peil_panel_ratio(line->item, line->row, said);
    if (!line->item->scale->options[said->option].scored)
        return (double)NAN;
    return line->item->reverse ? -(double)line->step[said->option]
                               : (double)line->step[said->option];
}

/* Reversed steps count from the other end. */
static double on_scale(const struct peil_panel_line *line, double value)
{
    size_t top = 0;

    if (!line->item->reverse || !line->step)
        return value;
    for (size_t i = 0; i < line->item->scale->count; i++)
        if (line->item->scale->options[i].scored && line->step[i] > top)
            top = line->step[i];
    return value + (double)top;
}

static bool add_agreement(
    struct peil_panel_work *work, size_t first, struct peil_panel_agreement *out)
{
    const struct peil_panel *panel = work->panel;
    const struct peil_item *item = panel->lines[first].item;
    struct peil_ratings ratings = {.raters = panel->round->sheet_count};
    double *values =
        peil_arena_array(work->arena, panel->line_count * ratings.raters, sizeof(*values));

    out->scale = item->scale;
    out->metric = !item->scale          ? PEIL_METRIC_INTERVAL
                  : item->scale->scored ? PEIL_METRIC_ORDINAL
                                        : PEIL_METRIC_NOMINAL;
    for (size_t i = first; values && i < panel->line_count; i++) {
        const struct peil_panel_line *line = &panel->lines[i];

        if (!is_rated(line) || line->item->scale != out->scale)
            continue;
        for (size_t j = 0; j < ratings.raters; j++)
            values[ratings.units * ratings.raters + j] = on_scale(line,
                value_of(line, peil_panel_said(panel->round->sheets[j], line->item, line->row),
                    out->metric));
        ratings.units++;
    }
    ratings.values = values;
    if (!values || peil_agreement_alpha(&out->alpha, work->arena, &ratings, out->metric) != PEIL_OK)
        return false;
    out->alpha.alpha = peil_num_publish(out->alpha.alpha);
    out->few =
        out->alpha.units < PEIL_PANEL_FEW_UNITS || out->alpha.pairable < PEIL_PANEL_FEW_VALUES;
    return true;
}

static bool is_done(const struct peil_panel *panel, size_t line)
{
    for (size_t i = 0; i < panel->agreement_count; i++)
        if (panel->agreements[i].scale == panel->lines[line].item->scale)
            return true;
    return false;
}

bool peil_panel_agreements(struct peil_panel_work *work)
{
    struct peil_panel *panel = work->panel;
    struct peil_panel_agreement *made =
        peil_arena_array(work->arena, panel->line_count + 1, sizeof(*made));

    panel->agreements = made;
    for (size_t i = 0; made && i < panel->line_count; i++) {
        if (!is_rated(&panel->lines[i]) || is_done(panel, i))
            continue;
        if (!add_agreement(work, i, &made[panel->agreement_count]))
            return false;
        panel->agreement_count += made[panel->agreement_count].alpha.units > 0;
    }
    return made != NULL;
}

/* ---- pairs of groups ------------------------------------------------------------------------- */

static struct peil_panel_pair make_pair(const struct peil_panel *panel, size_t a, size_t b)
{
    struct peil_panel_pair pair = {.a = a, .b = b};

    for (size_t i = 0; i < panel->line_count; i++) {
        const struct peil_panel_cell *one = &panel->lines[i].cells[a];
        const struct peil_panel_cell *other = &panel->lines[i].cells[b];

        if (!one->has_ratio || !other->has_ratio)
            continue;
        pair.lines++;
        pair.apart += fabs(one->ratio - other->ratio);
        pair.lean += one->ratio - other->ratio;
    }
    if (pair.lines > 0) {
        pair.apart = peil_num_publish(pair.apart / (double)pair.lines);
        pair.lean = peil_num_publish(pair.lean / (double)pair.lines);
    }
    return pair;
}

static int pair_before(void *things, size_t a, size_t b)
{
    const struct peil_panel_pair *one = &((struct peil_panel_pair *)things)[a];
    const struct peil_panel_pair *other = &((struct peil_panel_pair *)things)[b];

    if (one->apart < other->apart || one->apart > other->apart)
        return one->apart > other->apart;
    return one->a != other->a ? one->a < other->a : one->b < other->b;
}

bool peil_panel_pairs(struct peil_panel_work *work)
{
    struct peil_panel *panel = work->panel;
    size_t groups = panel->group_count;
    struct peil_panel_pair *pairs =
        peil_arena_array(work->arena, groups * groups + 1, sizeof(*pairs));

    panel->pairs = pairs;
    for (size_t i = 0; pairs && i < groups; i++) {
        for (size_t j = i + 1; j < groups; j++) {
            pairs[panel->pair_count] = make_pair(panel, i, j);
            panel->pair_count += pairs[panel->pair_count].lines > 0;
        }
    }
    if (pairs)
        peil_sort_array(pairs, panel->pair_count, sizeof(*pairs), pair_before);
    return pairs != NULL;
}

/* ---- what people experience ------------------------------------------------------------------ */

struct practice_sums {
    double weighted, weights, plain;
    size_t count;
};

static void add_item(struct practice_sums *sums, const struct peil_item *item, double ratio)
{
    sums->weighted += item->weight * ratio;
    sums->weights += item->weight;
    sums->plain += ratio;
    sums->count++;
}

static double mean_of(const struct practice_sums *sums)
{
    return peil_num_publish(
        sums->weights > 0 ? sums->weighted / sums->weights : sums->plain / (double)sums->count);
}

/* Whether an item tells of a group of concepts; of all there is for NULL. */
static bool tells_of(
    const struct peil_pack *pack, const struct peil_item *item, const struct peil_term *group)
{
    if (!group)
        return true;
    for (size_t i = 0; i < item->map_count; i++)
        if (item->maps[i].concept->group == group)
            return true;
    for (size_t up = item->section; up != PEIL_NONE; up = pack->sections[up].parent)
        for (size_t i = 0; i < pack->sections[up].map_count; i++)
            if (pack->sections[up].maps[i].concept->group == group)
                return true;
    return false;
}

static void add_practice(struct peil_panel_work *work, const struct peil_term *group,
    struct peil_panel_practice *practices)
{
    const struct peil_result *all = work->panel->round->result;
    struct practice_sums arranged = {0};
    struct practice_sums experienced = {0};

    for (size_t i = 0; i < work->pack->item_count; i++) {
        const struct peil_item *item = &work->pack->items[i];
        struct peil_worth worth = peil_answer_worth(item, &all->answers->answers[i]);

        if (!worth.has || !tells_of(work->pack, item, group))
            continue;
        add_item(
            item->evidence && item->evidence->flag ? &experienced : &arranged, item, worth.value);
    }
    if (arranged.count == 0 || experienced.count == 0)
        return;
    practices[work->panel->practice_count++] = (struct peil_panel_practice){.group = group,
        .arranged_count = arranged.count,
        .experienced_count = experienced.count,
        .arranged = mean_of(&arranged),
        .experienced = mean_of(&experienced)};
}

bool peil_panel_practices(struct peil_panel_work *work)
{
    const struct peil_pack *pack = work->pack;
    size_t most = 1;
    struct peil_panel_practice *practices;

    for (size_t i = 0; i < pack->used_count; i++)
        most += pack->used[i].pack->vocabulary ? pack->used[i].pack->vocabulary->group_count : 0;
    practices = peil_arena_array(work->arena, most, sizeof(*practices));
    work->panel->practices = practices;
    if (!practices)
        return false;
    add_practice(work, NULL, practices);
    for (size_t i = 0; work->panel->practice_count > 0 && i < pack->used_count; i++) {
        const struct peil_vocabulary *vocabulary = pack->used[i].pack->vocabulary;

        for (size_t j = 0; vocabulary && j < vocabulary->group_count; j++)
            add_practice(work, &vocabulary->groups[j], practices);
    }
    return true;
}

/* ---- what to talk about ---------------------------------------------------------------------- */

/* Lines that are put in order. */
struct ordering {
    const struct peil_panel_line *lines;
    size_t *agenda;
};

static int order_numbers(double a, double b)
{
    return (a > b) - (a < b);
}

static int before(void *things, size_t a, size_t b)
{
    const struct ordering *ordering = things;
    const struct peil_panel_line *one = &ordering->lines[ordering->agenda[a]];
    const struct peil_panel_line *other = &ordering->lines[ordering->agenda[b]];
    int order = order_numbers(other->urgency, one->urgency);

    if (order == 0)
        order = order_numbers(other->spread, one->spread);
    return order != 0 ? order < 0 : ordering->agenda[a] < ordering->agenda[b];
}

static void swap(void *things, size_t a, size_t b)
{
    size_t *agenda = ((struct ordering *)things)->agenda;
    size_t kept = agenda[a];

    agenda[a] = agenda[b];
    agenda[b] = kept;
}

bool peil_panel_agenda(struct peil_panel_work *work)
{
    struct peil_panel *panel = work->panel;
    size_t *agenda = peil_arena_array(work->arena, panel->line_count + 1, sizeof(*agenda));
    struct ordering ordering = {panel->lines, agenda};

    panel->agenda = agenda;
    for (size_t i = 0; agenda && i < panel->line_count; i++)
        if (panel->lines[i].urgency > 0)
            agenda[panel->agenda_count++] = i;
    if (agenda)
        peil_sort(&ordering, panel->agenda_count, &(struct peil_sortable){before, swap});
    return agenda != NULL;
}
