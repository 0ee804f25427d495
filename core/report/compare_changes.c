/*
 * What changed between rounds: the difference with its parts, and the trend.
 */
#include <math.h>
#include <string.h>

#include "core/base/buf.h"
#include "core/base/num.h"
#include "core/report/compare_change.h"
#include "core/report/parts.h"
#include "core/report/phrase.h"

/* From how many rounds on there is a trend. */
#define LEAST_TREND 3

const char *peil_telling_date(struct peil_report *r, const struct peil_round *round)
{
    const char *from, *to;

    if (!round->from)
        return peil_word(r, "change.undated");
    from = peil_say_date(r, round->from);
    if (!round->to || strcmp(round->from, round->to) == 0)
        return from;
    to = peil_say_date(r, round->to);
    return peil_arena_format(r->arena, "%s \xE2\x80\x93 %s", from, to);
}

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

static const struct peil_score *score_of(
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

static void put_point(const struct peil_telling *t, struct peil_node *split, const char *key,
    const struct peil_change_point *point, const struct peil_section *section)
{
    struct peil_report *r = t->r;
    struct peil_node *map = peil_put_map(r, split, key);

    peil_put_text(r, map, "status", peil_score_status_word(point->status));
    peil_put_bool(r, map, "provisional", point->provisional);
    if (point->provisional)
        peil_put_text(r, map, "provisional_label", peil_word(r, "change.trend.provisional"));
    if (point->has)
        put_value(
            r, map, point->value, point->shown, score_of(t->change->now->result, section), section);
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

static void put_split(
    const struct peil_telling *t, struct peil_node *map, const struct peil_change_split *split)
{
    struct peil_report *r = t->r;
    const struct peil_section *section = split->section;

    if (section) {
        peil_put_text(r, map, "id", section->id);
        peil_put_text(r, map, "number", r->sections[section->index].number);
        peil_put_pack_text(r, map, "title", &section->title, r->pack);
        peil_put_count(r, map, "depth", section->depth);
    } else {
        peil_put_text(r, map, "title", peil_word(r, "change.total"));
    }
    put_point(t, map, "then", &split->then, section);
    put_point(t, map, "now", &split->now, section);
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

static void put_answers(const struct peil_telling *t, struct peil_node *map)
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

/* ---- the trend ------------------------------------------------------------------------------- */

static void put_trend_row(
    const struct peil_telling *t, struct peil_node *list, const struct peil_section *section)
{
    const struct peil_framework *framework = t->change->framework;
    struct peil_report *r = t->r;
    struct peil_node *row = peil_add_map(r, list), *points;

    if (section) {
        peil_put_text(r, row, "id", section->id);
        peil_put_text(r, row, "number", r->sections[section->index].number);
        peil_put_pack_text(r, row, "title", &section->title, r->pack);
    } else {
        peil_put_text(r, row, "title", peil_word(r, "change.total"));
    }
    points = peil_put_list(r, row, "points");
    for (size_t i = 0; i < framework->round_count; i++) {
        const struct peil_score *score = score_of(framework->rounds[i].result, section);
        struct peil_node *point = peil_add_map(r, points);

        peil_put_text(r, point, "status", peil_score_status_word(score->status));
        peil_put_bool(r, point, "provisional", score->provisional);
        if (score->provisional)
            peil_put_text(r, point, "provisional_label", peil_word(r, "change.trend.provisional"));
        if (score->status == PEIL_SCORE_VALUE)
            put_value(r, point, score->value, score->shown, score, section);
        else
            put_no_value(r, point);
    }
}

/* Whether a section has a value in some round. */
static bool has_values(const struct peil_framework *framework, const struct peil_section *section)
{
    for (size_t i = 0; i < framework->round_count; i++)
        if (score_of(framework->rounds[i].result, section)->status == PEIL_SCORE_VALUE)
            return true;
    return false;
}

static void put_rounds(const struct peil_telling *t, struct peil_node *trend)
{
    const struct peil_framework *framework = t->change->framework;
    struct peil_node *list = peil_put_list(t->r, trend, "rounds");

    for (size_t i = 0; i < framework->round_count; i++) {
        struct peil_node *one = peil_add_map(t->r, list);

        peil_put_text(t->r, one, "from", framework->rounds[i].from);
        peil_put_text(t->r, one, "to", framework->rounds[i].to);
        peil_put_text(t->r, one, "label", peil_telling_date(t->r, &framework->rounds[i]));
    }
}

/* Whether something was given on another version than all is shown on. */
static bool is_carried(const struct peil_framework *framework)
{
    for (size_t i = 0; i < framework->round_count; i++)
        for (size_t j = 0; j < framework->rounds[i].sheet_count; j++) {
            const struct peil_sheet *sheet = framework->rounds[i].sheets[j];

            if (sheet->given ||
                (sheet->stored && !peil_carry_is_of(sheet->stored, framework->pack)))
                return true;
        }
    return false;
}

static void put_trend(const struct peil_telling *t, struct peil_node *map)
{
    const struct peil_framework *framework = t->change->framework;
    const struct peil_pack *pack = t->r->pack;
    struct peil_node *trend, *rows;

    if (framework->round_count < LEAST_TREND) {
        peil_put_null(t->r, map, "trend");
        return;
    }
    trend = peil_put_map(t->r, map, "trend");
    if (is_carried(framework))
        peil_put_text(t->r, trend, "note",
            peil_say(t->r, "change.trend.version", PEIL_SLOTS({"now", pack->version_text})));
    put_rounds(t, trend);
    rows = peil_put_list(t->r, trend, "rows");
    if (has_values(framework, NULL))
        put_trend_row(t, rows, NULL);
    for (size_t i = 0; i < pack->section_count; i++)
        if (pack->sections[i].parent == PEIL_NONE && has_values(framework, &pack->sections[i]))
            put_trend_row(t, rows, &pack->sections[i]);
}

/* ---- the whole ------------------------------------------------------------------------------- */

static const char *sentence(const struct peil_telling *t)
{
    const struct peil_change_split *total = &t->change->total;
    enum peil_model model = t->r->pack->scoring.model;
    const char *name = total->now.reason == PEIL_REASON_NO_MODEL ? "change.sentence.no-score"
                       : !total->then.has                        ? "change.sentence.none-then"
                       : !total->now.has                         ? "change.sentence.none-now"
                       : total->shown > 0                        ? "change.sentence.up"
                       : total->shown < 0                        ? "change.sentence.down"
                                                                 : "change.sentence.same";

    return peil_say(t->r, name,
        PEIL_SLOTS({"from", t->then}, {"to", t->now},
            {"then", peil_report_number_text(t->r, total->then.shown, model)},
            {"now", peil_report_number_text(t->r, total->now.shown, model)}));
}

static void put_round(const struct peil_telling *t, struct peil_node *map, const char *key,
    const struct peil_round *round, const char *label)
{
    struct peil_node *one = peil_put_map(t->r, map, key);

    peil_put_text(t->r, one, "from", round->from);
    peil_put_text(t->r, one, "to", round->to);
    peil_put_text(t->r, one, "label", label);
}

static void put_base(const struct peil_telling *t, struct peil_node *map)
{
    const struct peil_change *change = t->change;
    const char *word = peil_change_base_word(change->base);

    peil_put_text(t->r, map, "base", word);
    peil_put_text(t->r, map, "then_version", change->then_version);
    peil_put_text(t->r, map, "then_digest", change->then_digest);
    if (change->base != PEIL_BASE_SAME)
        peil_put_text(t->r, map, "base_text",
            peil_fill(t->r, peil_word_of(t->r, "change.base", word),
                PEIL_SLOTS({"version", change->then_version ? change->then_version : ""},
                    {"now", t->r->pack->version_text})));
}

static void put_method(const struct peil_telling *t, struct peil_node *map)
{
    static const char *const words[] = {"change.method.order", "change.method.pack",
        "change.method.joined", "change.method.shown", "change.method.own"};
    struct peil_node *list = peil_put_list(t->r, map, "method");

    for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
        peil_add_text(t->r, list, peil_word(t->r, words[i]));
}

static void put_change(const struct peil_telling *t, struct peil_node *map)
{
    const struct peil_change *change = t->change;
    struct peil_report *r = t->r;
    struct peil_node *list, *drop;

    peil_put_text(r, map, "pack", r->pack->id);
    peil_put_text(r, map, "version", r->pack->version_text);
    peil_put_pack_text(r, map, "title", &r->pack->title, r->pack);
    put_round(t, map, "then", change->then, t->then);
    put_round(t, map, "now", change->now, t->now);
    put_base(t, map);
    peil_put_bool(r, map, "other_people", change->other_people);
    if (change->other_people)
        peil_put_text(r, map, "other_people_text", peil_word(r, "change.other-people"));
    peil_put_text(r, map, "sentence", sentence(t));
    put_split(t, peil_put_map(r, map, "total"), &change->total);
    list = peil_put_list(r, map, "sections");
    for (size_t i = 0; i < change->section_count; i++)
        put_split(t, peil_add_map(r, list), &change->sections[i]);
    put_answers(t, map);
    peil_telling_lists(t, map);
    put_trend(t, map);
    drop = peil_put_map(r, map, "drop");
    peil_put_bool(r, drop, "total", change->drop_total);
    peil_put_bool(r, drop, "knockout", change->drop_knockout);
    put_method(t, map);
}

void peil_comparing_changes(struct peil_comparing *c)
{
    struct peil_node *list = peil_put_list(c->r, c->document, "changes");

    for (size_t i = 0; i < c->comparison->change_count; i++) {
        const struct peil_change *change = c->comparison->changes[i];
        struct peil_telling t = {.c = c, .change = change};
        const char *title;

        if (!change->now->result || !change->then->result)
            continue;
        t.r = peil_comparing_report(c, change->framework->pack);
        title = peil_pack_text(t.r, &t.r->pack->title, t.r->pack);
        t.title = title ? title : t.r->pack->id;
        t.then = peil_telling_date(t.r, change->then);
        t.now = peil_telling_date(t.r, change->now);
        put_change(&t, peil_add_map(c->r, list));
    }
}

static const char *told_sentence(const struct peil_node *change)
{
    return peil_node_count(peil_node_get(peil_node_get(change, "total"), "parts")) > 0
               ? peil_node_get_text(change, "sentence")
               : NULL;
}

const char *peil_comparing_change_sentence(const struct peil_comparing *c)
{
    const struct peil_node *changes = peil_node_get(c->document, "changes");
    bool one = c->comparison->focus && c->comparison->focus->framework_count == 1;

    return one && peil_node_count(changes) > 0 ? told_sentence(peil_node_at(changes, 0)) : NULL;
}

void peil_comparing_add_changes(struct peil_comparing *c, struct peil_node *points)
{
    const struct peil_node *changes = peil_node_get(c->document, "changes");
    size_t at = 0;

    for (size_t i = 0; i < c->comparison->change_count; i++) {
        const struct peil_change *change = c->comparison->changes[i];
        const char *name = peil_comparing_name(c, change->framework->pack);
        const char *text;

        if (!change->now->result || !change->then->result)
            continue;
        text = told_sentence(peil_node_at(changes, at++));
        if (text && name)
            peil_add_text(c->r, points,
                peil_say(c->r, "panel.of", PEIL_SLOTS({"title", name}, {"text", text})));
    }
}
