/*
 * What each group of a panel says to each question.
 */
#include <string.h>

#include "core/report/compare_panel.h"
#include "core/report/parts.h"
#include "core/report/phrase.h"

static const char *option_label(struct peil_panel_report *p, const struct peil_option *option)
{
    const char *label = peil_pack_text(p->r, &option->label, p->r->pack);

    return label ? label : option->id;
}

const char *peil_panel_line_title(struct peil_panel_report *p, const struct peil_panel_line *line)
{
    const struct peil_item *item = line->item;
    const char *text = peil_pack_text(p->r, &item->text, p->r->pack);
    const char *row = line->row == PEIL_NONE
                          ? NULL
                          : peil_pack_text(p->r, &item->rows[line->row].text, p->r->pack);

    return peil_say(p->r, row ? "panel.row" : "panel.line",
        PEIL_SLOTS({"number", p->r->items[item->index].number}, {"text", text ? text : item->id},
            {"row", row ? row : ""}));
}

const char *peil_panel_middle(
    struct peil_panel_report *p, const struct peil_panel_line *line, size_t group)
{
    const struct peil_answer *middle = line->cells[group].middle;

    if (!middle)
        return NULL;
    if (line->row == PEIL_NONE)
        return peil_report_answer_label(p->r, line->item, middle);
    return middle->state == PEIL_STATE_ANSWERED
               ? option_label(p, &line->item->scale->options[middle->option])
               : peil_word_of(p->r, "state", peil_state_word(middle->state));
}

/* Whether an option has points that count, and where they stand on the scale. */
static bool option_ratio(const struct peil_item *item, size_t index, double *ratio)
{
    const struct peil_scale *scale = item->scale;
    const struct peil_option *option = &scale->options[index];

    if (!item->scored || item->type == PEIL_ITEM_CHOICES || !option->scored ||
        !(scale->high > scale->low))
        return false;
    *ratio = (option->points - scale->low) / (scale->high - scale->low);
    *ratio = item->reverse ? 1 - *ratio : *ratio;
    return true;
}

const char *peil_panel_middle_tone(
    struct peil_panel_report *p, const struct peil_panel_line *line, size_t group)
{
    const struct peil_answer *middle = line->cells[group].middle;
    double ratio = 0;
    bool has;

    (void)p;
    if (!middle)
        return NULL;
    has = middle->state == PEIL_STATE_ANSWERED && line->item->scale &&
          option_ratio(line->item, middle->option, &ratio);
    return peil_report_tone(middle->state, has, ratio);
}

const char *peil_panel_apart(struct peil_panel_report *p, const struct peil_panel_line *line)
{
    const struct peil_panel_gap *widest = &line->widest;
    struct peil_buf buf = PEIL_BUF_EMPTY;

    if (line->has_spread && line->steps > 0)
        peil_buf_text(&buf, peil_say_plural(p->r, "panel.apart", line->steps,
                                PEIL_SLOTS({"n", peil_say_count(p->r, line->steps)})));
    if (widest->has && p->panel->group_count > 2) {
        peil_buf_text(&buf, buf.length > 0 ? " " : "");
        peil_buf_text(&buf, peil_say(p->r, "panel.widest",
                                PEIL_SLOTS({"high", peil_panel_group_lower(p, widest->high)},
                                    {"low", peil_panel_group_lower(p, widest->low)})));
    }
    return peil_keep_any(p->r, &buf);
}

/* ---- cells ----------------------------------------------------------------------------------- */

static void add_count(
    struct peil_panel_report *p, struct peil_buf *out, size_t count, const char *label)
{
    if (count == 0)
        return;
    peil_buf_text(out, out->length > 0 ? ", " : "");
    peil_buf_text(out, peil_say(p->r, "panel.count",
                           PEIL_SLOTS({"n", peil_say_count(p->r, count)}, {"label", label})));
}

/* What several people wrote, each between quotes. */
static void add_words(struct peil_panel_report *p, struct peil_buf *out,
    const struct peil_panel_line *line, size_t group)
{
    const struct peil_panel_group *people = &p->panel->groups[group];

    for (size_t i = 0; i < people->count; i++) {
        const struct peil_answer *answer =
            &people->sheets[i]->result->answers->answers[line->item->index];

        if (answer->state != PEIL_STATE_ANSWERED || !answer->text)
            continue;
        peil_buf_text(out, out->length > 0 ? ", " : "");
        peil_buf_text(out, peil_say(p->r, "panel.words", PEIL_SLOTS({"text", answer->text})));
    }
}

const char *peil_panel_cell_text(
    struct peil_panel_report *p, const struct peil_panel_line *line, size_t group)
{
    const struct peil_panel_cell *cell = &line->cells[group];
    const struct peil_scale *scale = line->item->scale;
    struct peil_buf buf = PEIL_BUF_EMPTY;

    if (!cell->asked)
        return peil_word(p->r, "state.not-asked");
    if (!cell->shown && line->item->type == PEIL_ITEM_TEXT)
        return peil_word(p->r, "panel.hidden.words");
    if (!cell->shown)
        return peil_say(p->r, "panel.hidden",
            PEIL_SLOTS({"n", peil_say_count(p->r, p->c->comparison->options.least_group)}));
    if (p->panel->groups[group].count == 1)
        return peil_panel_middle(p, line, group);
    for (size_t i = 0; scale && i < scale->count; i++)
        add_count(p, &buf, cell->options[i],
            peil_say_label(p->r, &scale->options[i].label, scale->options[i].id));
    if (line->item->type == PEIL_ITEM_TEXT)
        add_words(p, &buf, line, group);
    else if (!scale && cell->answered > 0)
        peil_buf_text(&buf, peil_say(p->r, "panel.answered",
                                PEIL_SLOTS({"n", peil_say_count(p->r, cell->answered)},
                                    {"middle", peil_panel_middle(p, line, group)})));
    add_count(p, &buf, cell->unknown, peil_word(p->r, "state.unknown"));
    add_count(p, &buf, cell->not_applicable, peil_word(p->r, "state.not-applicable"));
    add_count(p, &buf, cell->blank, peil_word(p->r, "state.blank"));
    return peil_keep(p->r, &buf);
}

static void put_cell(struct peil_panel_report *p, struct peil_node *list,
    const struct peil_panel_line *line, size_t group)
{
    const struct peil_panel_cell *cell = &line->cells[group];
    struct peil_report *r = p->r;
    struct peil_node *map = peil_add_map(r, list), *counts;

    peil_put_text(r, map, "label", peil_panel_group_text(p, group));
    peil_put_bool(r, map, "asked", cell->asked);
    peil_put_bool(r, map, "shown", cell->shown);
    peil_put_text(r, map, "text", peil_panel_cell_text(p, line, group));
    if (!cell->asked || !cell->shown)
        return;
    peil_put_count(r, map, "answered", cell->answered);
    peil_put_count(r, map, "unknown", cell->unknown);
    peil_put_count(r, map, "not_applicable", cell->not_applicable);
    peil_put_count(r, map, "blank", cell->blank);
    if (cell->options) {
        counts = peil_put_list(r, map, "counts");
        for (size_t i = 0; i < line->item->scale->count; i++)
            peil_node_add(r->arena, counts, peil_node_number(r->arena, (double)cell->options[i]));
    }
    if (cell->answered > 0) {
        peil_put_text(r, map, "middle_label", peil_panel_middle(p, line, group));
        if (line->item->scale && line->item->type != PEIL_ITEM_CHOICES &&
            cell->middle->state == PEIL_STATE_ANSWERED)
            peil_put_text(r, map, "middle", line->item->scale->options[cell->middle->option].id);
        peil_put_text(r, map, "tone", peil_panel_middle_tone(p, line, group));
    }
    if (cell->has_ratio)
        peil_put_number(r, map, "ratio", cell->ratio);
}

/* ---- lines ----------------------------------------------------------------------------------- */

static void put_options(
    struct peil_panel_report *p, struct peil_node *map, const struct peil_item *item)
{
    struct peil_node *list;

    if (!item->scale)
        return;
    list = peil_put_list(p->r, map, "options");
    for (size_t i = 0; i < item->scale->count; i++) {
        struct peil_node *one = peil_add_map(p->r, list);
        double ratio = 0;
        bool has = option_ratio(item, i, &ratio);

        peil_put_text(p->r, one, "id", item->scale->options[i].id);
        peil_put_pack_text(p->r, one, "label", &item->scale->options[i].label, p->r->pack);
        peil_put_text(p->r, one, "tone", peil_report_tone(PEIL_STATE_ANSWERED, has, ratio));
    }
}

/* How far each two groups are apart. */
static void put_gaps(
    struct peil_panel_report *p, struct peil_node *map, const struct peil_panel_line *line)
{
    struct peil_node *list = peil_put_list(p->r, map, "gaps");

    for (size_t i = 0; i < p->panel->group_count; i++) {
        for (size_t j = i + 1; line->cells[i].has_ratio && j < p->panel->group_count; j++) {
            struct peil_node *one;

            if (!line->cells[j].has_ratio)
                continue;
            one = peil_add_map(p->r, list);
            peil_put_count(p->r, one, "first", i);
            peil_put_count(p->r, one, "second", j);
            peil_put_number(
                p->r, one, "gap", peil_num_publish(line->cells[i].ratio - line->cells[j].ratio));
        }
    }
}

/* How many gave an answer, of those whose answers are told. */
static size_t count_answers(const struct peil_panel *panel, const struct peil_panel_line *line)
{
    size_t count = 0;

    for (size_t i = 0; i < panel->group_count; i++)
        count += line->cells[i].answered;
    return count;
}

static void put_line(
    struct peil_panel_report *p, struct peil_node *list, const struct peil_panel_line *line)
{
    const struct peil_item *item = line->item;
    struct peil_report *r = p->r;
    struct peil_node *map = peil_add_map(r, list), *cells;

    peil_put_text(r, map, "item", item->id);
    if (line->row != PEIL_NONE)
        peil_put_text(r, map, "row", item->rows[line->row].id);
    peil_put_text(r, map, "number", r->items[item->index].number);
    peil_put_pack_text(r, map, "text", &item->text, r->pack);
    if (line->row != PEIL_NONE)
        peil_put_pack_text(r, map, "row_text", &item->rows[line->row].text, r->pack);
    peil_put_text(r, map, "type", peil_item_type_word(item->type));
    put_options(p, map, item);
    cells = peil_put_list(r, map, "cells");
    for (size_t i = 0; i < p->panel->group_count; i++)
        put_cell(p, cells, line, i);
    put_gaps(p, map, line);
    peil_put_count(r, map, "answered", count_answers(p->panel, line));
    peil_put_bool(r, map, "differs", line->differs);
    if (line->has_spread) {
        peil_put_number(r, map, "spread", line->spread);
        if (line->step)
            peil_put_count(r, map, "steps", line->steps);
    }
    peil_put_text(r, map, "apart_text", peil_panel_apart(p, line));
    peil_put_number(r, map, "weight", line->weight);
    peil_put_number(r, map, "urgency", line->urgency);
}

void peil_panel_put_lines(struct peil_panel_report *p, struct peil_node *map)
{
    struct peil_node *list = peil_put_list(p->r, map, "lines");

    for (size_t i = 0; i < p->panel->line_count; i++)
        put_line(p, list, &p->panel->lines[i]);
}
