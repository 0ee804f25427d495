/*
 * A difference between rounds: from what to what, and the parts that it is the sum of.
 */
#include <math.h>

#include "core/base/buf.h"
#include "core/base/num.h"
#include "core/report/compare_change.h"
#include "core/report/parts.h"
#include "core/report/phrase.h"

void peil_telling_direction(struct peil_report *r, struct peil_node *map, double by)
{
    const char *word = by > 0 ? "up" : by < 0 ? "down" : "same";

    peil_put_text(r, map, "direction", word);
    peil_put_text(r, map, "direction_label", peil_word_of(r, "change.direction", word));
}

static enum peil_model model_of(const struct peil_report *r, const struct peil_section *section)
{
    return section ? section->model : r->pack->scoring.model;
}

const struct peil_score *peil_telling_score(
    const struct peil_result *result, const struct peil_section *section)
{
    return section ? &result->sections[section->index] : &result->total;
}

/* ---- a difference ---------------------------------------------------------------------------- */

/* "+6", "−6", "0" */
static const char *signed_text(
    struct peil_report *r, double shown, const struct peil_section *section)
{
    const char *number = peil_report_number_text(r, fabs(shown), model_of(r, section));
    const char *sign = shown > 0 ? "+" : shown < 0 ? "\xE2\x88\x92" : "";
    const char *text = peil_arena_format(r->arena, "%s%s", sign, number);

    return text ? text : "";
}

static void put_difference(struct peil_report *r, struct peil_node *map, double by, double shown,
    const struct peil_section *section)
{
    peil_put_number(r, map, "by", by);
    peil_put_number(r, map, "shown", shown);
    peil_put_text(r, map, "text", signed_text(r, shown, section));
    /* By what is shown: an arrow beside a nought would be odd. */
    peil_telling_direction(r, map, shown);
}

/* Where a value lies on the scale, 0 to 1. */
static double on_scale(const struct peil_score *scale, double value)
{
    double ratio = (value - scale->scale_min) / (scale->scale_max - scale->scale_min);

    return ratio > 1 ? 1 : ratio > 0 ? peil_num_publish(ratio) : 0;
}

static void put_value(struct peil_report *r, struct peil_node *map, double value, double shown,
    const struct peil_score *scale, const struct peil_section *section)
{
    struct peil_score as_shown = *scale;
    bool has_scale = scale->scale_max > scale->scale_min;

    as_shown.status = PEIL_SCORE_VALUE;
    as_shown.shown = shown;
    peil_put_number(r, map, "value", value);
    peil_put_number(r, map, "shown", shown);
    peil_put_maybe(r, map, "ratio", has_scale, has_scale ? on_scale(scale, value) : 0);
    peil_put_text(r, map, "number", peil_report_number_text(r, shown, model_of(r, section)));
    peil_put_text(r, map, "text", peil_report_score_text(r, &as_shown, model_of(r, section)));
}

static void put_no_value(struct peil_report *r, struct peil_node *map)
{
    peil_put_null(r, map, "value");
    peil_put_null(r, map, "shown");
    peil_put_null(r, map, "ratio");
    peil_put_text(r, map, "number", "\xE2\x80\x93");
    peil_put_text(r, map, "text", peil_word(r, "score.none"));
}

void peil_telling_point(struct peil_report *r, struct peil_node *map,
    const struct peil_change_point *point, const struct peil_score *scale,
    const struct peil_section *section)
{
    peil_put_text(r, map, "status", peil_score_status_word(point->status));
    peil_put_bool(r, map, "provisional", point->provisional);
    if (point->provisional)
        peil_put_text(r, map, "provisional_label", peil_word(r, "change.trend.provisional"));
    if (point->has)
        put_value(r, map, point->value, point->shown, scale, section);
    else
        put_no_value(r, map);
}

/* "een andere checklist, andere vragen gelden (niet apart te zeggen)" */
static const char *causes_label(struct peil_report *r, const struct peil_change_part *part)
{
    struct peil_buf buf = PEIL_BUF_EMPTY;
    const char *list;

    for (size_t i = 0; i < part->count; i++) {
        enum peil_change_cause cause = (enum peil_change_cause)(part->first + i);

        peil_buf_text(&buf, i > 0 ? ", " : "");
        peil_buf_text(&buf, peil_word_of(r, "change.cause", peil_change_cause_word(cause)));
    }
    list = peil_keep(r, &buf);
    return part->count == 1 ? list
                            : peil_say(r, "change.cause.several", PEIL_SLOTS({"list", list}));
}

static void put_parts(
    const struct peil_telling *t, struct peil_node *map, const struct peil_change_split *split)
{
    struct peil_node *list = peil_put_list(t->r, map, "parts");

    for (size_t i = 0; i < split->part_count; i++) {
        const struct peil_change_part *part = &split->parts[i];
        struct peil_node *one = peil_add_map(t->r, list);
        struct peil_node *causes = peil_put_list(t->r, one, "causes");

        for (size_t j = 0; j < part->count; j++)
            peil_add_text(
                t->r, causes, peil_change_cause_word((enum peil_change_cause)(part->first + j)));
        peil_put_text(t->r, one, "label", causes_label(t->r, part));
        put_difference(t->r, one, part->by, part->shown, split->section);
    }
}

void peil_telling_split(
    const struct peil_telling *t, struct peil_node *map, const struct peil_change_split *split)
{
    struct peil_report *r = t->r;
    const struct peil_section *section = split->section;
    const struct peil_score *scale = peil_telling_score(t->change->now->result, section);

    if (section) {
        peil_put_text(r, map, "id", section->id);
        peil_put_text(r, map, "number", r->sections[section->index].number);
        peil_put_pack_text(r, map, "title", &section->title, r->pack);
        peil_put_count(r, map, "depth", section->depth);
    } else {
        peil_put_text(r, map, "title", peil_word(r, "change.total"));
    }
    peil_telling_point(r, peil_put_map(r, map, "then"), &split->then, scale, section);
    peil_telling_point(r, peil_put_map(r, map, "now"), &split->now, scale, section);
    if (split->has)
        put_difference(r, peil_put_map(r, map, "difference"), split->by, split->shown, section);
    else
        peil_put_null(r, map, "difference");
    put_parts(t, map, split);
}

/* ---- what the answers did, by section -------------------------------------------------------- */

static const char *sections_label(struct peil_report *r, const struct peil_change_part *part)
{
    struct peil_buf buf = PEIL_BUF_EMPTY;

    for (size_t i = 0; i < part->count; i++) {
        const struct peil_section *section =
            &r->pack->sections[r->pack->children[part->first + i].index];
        const char *title = peil_pack_text(r, &section->title, r->pack);

        peil_buf_text(&buf, i > 0 ? ", " : "");
        peil_buf_text(&buf, title ? title : section->id);
    }
    return peil_keep(r, &buf);
}

void peil_telling_answers(const struct peil_telling *t, struct peil_node *map)
{
    const struct peil_change *change = t->change;
    struct peil_node *list = peil_put_list(t->r, map, "answers");

    for (size_t i = 0; i < change->answer_count; i++) {
        const struct peil_change_part *part = &change->answers[i];
        struct peil_node *one = peil_add_map(t->r, list);
        struct peil_node *ids = peil_put_list(t->r, one, "sections");

        for (size_t j = 0; j < part->count; j++)
            peil_add_text(
                t->r, ids, t->r->pack->sections[t->r->pack->children[part->first + j].index].id);
        peil_put_text(t->r, one, "label", sections_label(t->r, part));
        put_difference(t->r, one, part->by, part->shown, NULL);
    }
}
