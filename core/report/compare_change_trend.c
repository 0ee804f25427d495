/*
 * The scores of three or more rounds in a row.
 */
#include "core/report/compare_change.h"
#include "core/report/parts.h"
#include "core/report/phrase.h"

/* From how many rounds on there is a trend. */
#define LEAST_TREND 3

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
        const struct peil_score *score = peil_telling_score(framework->rounds[i].result, section);
        struct peil_change_point point = {.has = score->status == PEIL_SCORE_VALUE,
            .status = score->status,
            .provisional = score->provisional,
            .value = score->value,
            .shown = score->shown};

        peil_telling_point(r, peil_add_map(r, points), &point, score, section);
    }
}

/* Whether a section has a value in some round. */
static bool has_values(const struct peil_framework *framework, const struct peil_section *section)
{
    for (size_t i = 0; i < framework->round_count; i++)
        if (peil_telling_score(framework->rounds[i].result, section)->status == PEIL_SCORE_VALUE)
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

void peil_telling_trend(const struct peil_telling *t, struct peil_node *map)
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
