/*
 * How a score was made, in words: of which items or sections, what each weighs and what it brings.
 */
#include "core/base/num.h"
#include "core/pack/models.h"
#include "core/report/made_of.h"
#include "core/report/parts.h"
#include "core/report/phrase.h"
#include "core/script/scripts.h"

/* Decimals of contributions, beyond those of the score. */
#define MORE_DECIMALS 2

const char *peil_report_exact_text(struct peil_report *r, double value)
{
    int decimals = r->pack->scoring.decimals + MORE_DECIMALS;

    decimals = decimals > 9 ? 9 : decimals;
    return peil_say_number(
        r, peil_num_round(peil_num_publish(value), decimals, PEIL_ROUND_HALF_UP), -1);
}

/* What a row brings: with as many decimals in every row where shares are not whole. */
static const char *brings_text(struct peil_report *r, const struct peil_made_of *sum, double brings)
{
    int decimals = r->pack->scoring.decimals + MORE_DECIMALS;

    if (sum->adds && !sum->shares)
        return peil_report_exact_text(r, brings);
    return peil_say_number(r, brings, decimals > 9 ? 9 : decimals);
}

static bool weigh_the_same(const struct peil_made_of *sum)
{
    for (size_t i = 1; i < sum->count; i++)
        if (!peil_made_near(sum->rows[i].weight, sum->rows[0].weight))
            return false;
    return true;
}

const char *peil_report_own_file(struct peil_report *r)
{
    return peil_arena_format(r->arena, "%s/scoring.lua", r->pack->id);
}

static const char *formula(struct peil_report *r, const struct peil_made_of *sum)
{
    bool sections = sum->count > 0 && sum->rows[0].section;
    bool knockouts = peil_model_counts_knockouts(&r->pack->scoring, sum->model);
    const char *what = knockouts ? "knockouts" : sections ? "sections" : "items";
    bool staged = sum->model == PEIL_MODEL_STAGED;
    double from = staged ? r->pack->scoring.staged_from : r->pack->scoring.count_from;
    const char *name = NULL;

    if (sum->score->hooked)
        return peil_say(
            r, "sentence.made-of.hooked", PEIL_SLOTS({"file", peil_report_own_file(r)}));
    switch (sum->model) {
    case PEIL_MODEL_MEAN:
    case PEIL_MODEL_MEAN_OF_MEANS:
        name = peil_arena_format(
            r->arena, "sentence.made-of.mean.%s%s", what, weigh_the_same(sum) ? ".equal" : "");
        break;
    case PEIL_MODEL_COUNT:
        name = peil_arena_format(r->arena, "sentence.made-of.count.%s", what);
        break;
    case PEIL_MODEL_WORST:
        name = peil_arena_format(r->arena, "sentence.made-of.worst.%s", what);
        break;
    case PEIL_MODEL_NONE:
        return NULL;
    case PEIL_MODEL_LADDER_SUM:
        name = sections ? "sentence.made-of.ladder-sum" : "sentence.made-of.sum";
        break;
    default:
        name = peil_arena_format(r->arena, "sentence.made-of.%s", peil_model_word(sum->model));
        break;
    }
    if (!name)
        return "";
    return peil_say(r, name,
        PEIL_SLOTS({"min", peil_say_number(r, r->pack->scoring.scale_min, -1)},
            {"max", peil_say_number(r, r->pack->scoring.scale_max, -1)},
            {"share", from >= 1.0 ? peil_word(r, "sentence.explain.share.all")
                                  : peil_say(r, "sentence.explain.share.part",
                                        PEIL_SLOTS({"share", peil_say_percent(r, from)}))}));
}

/* "1 van 2 punten" */
static const char *points_text(struct peil_report *r, const struct peil_item *item)
{
    const struct peil_answer *answer = &r->answers->answers[item->index];
    double points;

    if (answer->state != PEIL_STATE_ANSWERED)
        return NULL;
    if (item->type == PEIL_ITEM_CHOICE && item->scale->options[answer->option].scored)
        points = item->scale->options[answer->option].points;
    else if (item->type == PEIL_ITEM_NUMBER)
        points = answer->number;
    else
        return NULL;
    return peil_say(r, "sentence.points-of",
        PEIL_SLOTS(
            {"n", peil_say_number(r, points, -1)}, {"max", peil_say_number(r, item->high, -1)}));
}

/* The same of a section that is a mean of them. */
static const char *section_points_text(
    struct peil_report *r, const struct peil_made_of *sum, const struct peil_made_row *row)
{
    double points = row->counts && sum->shares ? peil_made_points(r, row->section) : 0.0;

    if (!(points > 0.0))
        return NULL;
    return peil_say(r, "sentence.points-of",
        PEIL_SLOTS({"n", peil_report_exact_text(r, row->ratio * points)},
            {"max", peil_say_number(r, points, -1)}));
}

/* "trap 2" */
static const char *level_text(struct peil_report *r, const struct peil_item *item)
{
    return peil_say(r, "sentence.made-of.level",
        PEIL_SLOTS({"level", peil_say_count(r, item->maturity_level)}));
}

static void name_row(struct peil_report *r, struct peil_node *map, const struct peil_made_of *sum,
    const struct peil_made_row *row)
{
    const struct peil_report_name *name =
        row->item ? &r->items[row->item->index] : &r->sections[row->section->index];

    peil_put_text(r, map, "kind", row->item ? "item" : "section");
    peil_put_text(r, map, "id", row->item ? row->item->id : row->section->id);
    peil_put_text(r, map, "number", name->number);
    peil_put_text(r, map, "anchor", name->anchor);
    if (row->item) {
        peil_put_pack_text(r, map, "label", &row->item->text, r->pack);
        peil_put_text(r, map, "value_label",
            peil_report_answer_label(r, row->item, &r->answers->answers[row->item->index]));
        peil_put_text(r, map, "points_text",
            sum->model == PEIL_MODEL_STAGED ? level_text(r, row->item) : points_text(r, row->item));
    } else {
        peil_put_pack_text(r, map, "label", &row->section->title, r->pack);
        peil_put_text(r, map, "value_label",
            peil_report_score_text(
                r, &r->result->sections[row->section->index], row->section->model));
        peil_put_text(r, map, "points_text", section_points_text(r, sum, row));
    }
}

static void add_row(struct peil_report *r, struct peil_node *list, const struct peil_made_of *sum,
    const struct peil_made_row *row)
{
    struct peil_node *map = peil_add_map(r, list);
    bool shares = sum->right && sum->shares;
    bool brings = sum->right && sum->brings && row->counts;
    double share = row->counts && sum->weights > 0.0 ? row->weight * row->part / sum->weights : 0.0;

    if (row->band) {
        peil_report_band_row(r, map, row);
        return;
    }
    name_row(r, map, sum, row);
    peil_put_bool(r, map, "counts", row->counts);
    peil_put_maybe(r, map, "ratio", row->has, peil_num_publish(row->ratio));
    if (row->has)
        peil_put_text(r, map, "ratio_text", peil_report_share_text(r, row->told * 100.0));
    peil_put_number(r, map, "weight", peil_num_publish(row->weight));
    peil_put_maybe(r, map, "share", shares && row->counts, peil_num_publish(share));
    if (shares && row->counts)
        peil_put_text(r, map, "share_text", peil_report_share_text(r, share * 100.0));
    else if (brings && sum->adds && sum->weighs)
        peil_put_text(r, map, "share_text",
            peil_say(r, "sentence.made-of.times",
                PEIL_SLOTS({"n", peil_report_exact_text(r, row->weight)})));
    peil_put_maybe(r, map, "contribution", brings, peil_num_publish(row->brings));
    if (brings)
        peil_put_text(r, map, "contribution_text", brings_text(r, sum, row->brings));
}

/* What bands the number itself falls in, whatever else decided. */
static const struct peil_band *band_by_number(const struct peil_scoring *scoring, double shown)
{
    for (size_t i = 0; i < scoring->band_count; i++)
        if (shown >= scoring->bands[i].from || i + 1 == scoring->band_count)
            return &scoring->bands[i];
    return NULL;
}

static const char *band_text(struct peil_report *r, const struct peil_score *score)
{
    const struct peil_scoring *scoring = &r->pack->scoring;
    const char *label;

    if (!score->band)
        return NULL;
    label = peil_say_label(r, &score->band->label, score->band->id);
    if (score->escalated)
        return peil_say(r, "sentence.made-of.band.escalated", PEIL_SLOTS({"band", label}));
    if (score->band != band_by_number(scoring, score->shown))
        return peil_say(r, "sentence.made-of.band.own",
            PEIL_SLOTS({"band", label}, {"file", peil_report_own_file(r)}));
    return peil_say(r, "sentence.made-of.band",
        PEIL_SLOTS({"band", label},
            {"range", peil_report_band_text(r, (size_t)(score->band - scoring->bands))}));
}

/* Whether no row had to be rounded to be shown. */
static bool rows_are_exact(struct peil_report *r, const struct peil_made_of *sum)
{
    int decimals = r->pack->scoring.decimals + MORE_DECIMALS;

    for (size_t i = 0; i < sum->count; i++)
        if (!peil_made_near(
                sum->rows[i].brings, peil_num_round(sum->rows[i].brings,
                                         decimals > 9 ? 9 : decimals, PEIL_ROUND_HALF_UP)))
            return false;
    return true;
}

static void put_outcome(
    struct peil_report *r, struct peil_node *map, const struct peil_made_of *sum)
{
    const struct peil_score *score = sum->score;
    bool adds = sum->right && sum->adds;
    enum peil_model_scale scale = peil_model_traits(sum->model)->scale;
    const char *shown = peil_report_score_text(r, score, sum->model);
    const char *fractions = adds ? peil_made_sum_text(r, sum) : NULL;

    if (score->status != PEIL_SCORE_VALUE)
        return;
    if (adds && fractions)
        peil_put_text(r, map, "sum_text", fractions);
    else if (adds && sum->shares && scale == PEIL_MODEL_SCALE_PACK &&
             r->pack->scoring.scale_min != 0.0)
        peil_put_text(r, map, "sum_text",
            peil_say(r, "sentence.made-of.total.from",
                PEIL_SLOTS({"value", peil_report_exact_text(r, peil_made_before(score))},
                    {"min", peil_say_number(r, r->pack->scoring.scale_min, -1)})));
    else if (adds)
        peil_put_text(r, map, "sum_text",
            peil_say(r,
                rows_are_exact(r, sum) ? "sentence.made-of.total.exact" : "sentence.made-of.total",
                PEIL_SLOTS({"value", peil_report_exact_text(r, peil_made_before(score))})));
    if (peil_made_near(score->value, score->shown))
        peil_put_text(r, map, "rounding_text",
            peil_say(r, "sentence.made-of.shown", PEIL_SLOTS({"shown", shown})));
    else
        peil_put_text(r, map, "rounding_text",
            peil_say(r, "sentence.made-of.rounded",
                PEIL_SLOTS({"value", peil_report_exact_text(r, score->value)}, {"shown", shown})));
    peil_put_text(r, map, "band_text", band_text(r, score));
}

void peil_report_made_of(
    struct peil_report *r, struct peil_node *map, const struct peil_section *section)
{
    struct peil_made_of sum = peil_made_of(r, section);
    struct peil_node *made;
    struct peil_node *list;

    if (!sum.rows || (sum.model == PEIL_MODEL_NONE && !sum.score->hooked))
        return;
    made = peil_put_map(r, map, "made_of");
    peil_put_text(r, made, "formula", formula(r, &sum));
    if (sum.score->capped)
        peil_put_text(r, made, "note",
            peil_say(r, "sentence.note.capped",
                PEIL_SLOTS({"cap", peil_say_number(r, r->pack->scoring.cap, -1)})));
    else if (sum.score->hook_failed)
        peil_put_text(r, made, "note",
            peil_say(
                r, "sentence.made-of.hook-failed", PEIL_SLOTS({"file", peil_report_own_file(r)})));
    else if (r->result->scripts && peil_scripts_has_hook(r->result->scripts, PEIL_HOOK_ITEM))
        peil_put_text(r, made, "note",
            peil_say(
                r, "sentence.made-of.item-hook", PEIL_SLOTS({"file", peil_report_own_file(r)})));
    list = peil_put_list(r, made, "rows");
    sum.weighs = !weigh_the_same(&sum);
    for (size_t i = 0; i < sum.count; i++)
        add_row(r, list, &sum, &sum.rows[i]);
    put_outcome(r, made, &sum);
}
