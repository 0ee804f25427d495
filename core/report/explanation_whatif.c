/*
 * What improving answers would add: an explanation by itself, and blocks for a report.
 */
#include <string.h>

#include "core/eval/whatif.h"

#include "core/report/explanation.h"
#include "core/report/parts.h"
#include "core/report/phrase.h"
#include "core/report/report.h"

#define WHATIF(name) "sentence.whatif." name

static bool some_effort(const struct peil_whatif *whatif)
{
    for (size_t i = 0; i < whatif->count; i++)
        if (whatif->improvements[i].effort < 1 || whatif->improvements[i].effort > 1)
            return true;
    return false;
}

static bool some_actors(const struct peil_whatif *whatif)
{
    for (size_t i = 0; i < whatif->count; i++)
        if (whatif->improvements[i].actor_count > 0)
            return true;
    return false;
}

/* The name of an item; it leads to the item where that stands in the same document. */
static void add_item(struct peil_report *r, struct peil_node *row, const struct peil_item *item)
{
    struct peil_node *cell = peil_add_map(r, row);

    peil_put_made_of(r, cell, "text", peil_explain_item_name(r, item), &item->text, r->pack);
    peil_put_text(r, cell, "anchor", r->items[item->index].anchor);
}

/* "+4,2"; a minus stands before what costs. */
static const char *gain_text(struct peil_report *r, const struct peil_improvement *one)
{
    const char *number;

    if (!one->counts)
        return peil_word(r, "score.none");
    number = peil_say_rounded(r, one->gain);
    return one->gain > 0 ? peil_arena_format(r->arena, "+%s", number) : number;
}

static const char *actors_text(struct peil_report *r, const struct peil_improvement *one)
{
    const char *text = NULL;

    for (size_t i = 0; i < one->actor_count; i++) {
        const struct peil_term *actor = one->actors[i];
        const char *label = peil_pack_text(r, &actor->label, actor->pack);

        text = text ? peil_arena_format(r->arena, "%s, %s", text, label) : label;
    }
    return text;
}

static const char *now_text(struct peil_report *r, const struct peil_improvement *one)
{
    size_t item = one->item->index;

    return peil_report_answer_label(r, one->item, &r->answers->answers[item]);
}

static void add_improvements(
    struct peil_report *r, struct peil_node *blocks, const struct peil_whatif *whatif)
{
    bool effort = some_effort(whatif), actors = some_actors(whatif);
    const char *columns[7] = {"column.item", WHATIF("now"), WHATIF("then"), "column.contribution"};
    size_t count = 4;
    struct peil_node *rows;

    if (effort)
        columns[count++] = WHATIF("effort");
    if (actors)
        columns[count++] = "heading.actors";
    rows = peil_explain_table(r,
        peil_explain_block(
            r, blocks, peil_word(r, WHATIF("each")), peil_word(r, WHATIF("each-text"))),
        peil_word(r, WHATIF("each")), columns);
    for (size_t i = 0; i < whatif->count; i++) {
        const struct peil_improvement *one = &whatif->improvements[i];
        struct peil_node *row = peil_explain_row(r, rows);

        add_item(r, row, one->item);
        peil_explain_cell(r, row, now_text(r, one));
        peil_explain_cell(r, row, peil_report_answer_label(r, one->item, one->best));
        peil_explain_cell(r, row, gain_text(r, one));
        if (effort)
            peil_explain_cell(r, row, peil_say_number(r, one->effort, -1));
        if (actors)
            peil_explain_cell(r, row, actors_text(r, one));
    }
}

/*
 * "2.3 Er is een lift. (van Niet naar Goed)"; a question in another language than the report stands
 * apart from the words of the report.
 */
static void add_change(
    struct peil_report *r, struct peil_node *list, const struct peil_improvement *one)
{
    const char *name = peil_explain_item_name(r, one->item), *text;
    struct peil_node *cell = peil_node_map(r->arena);
    bool other;

    peil_put_made_of(r, cell, "label", name, &one->item->text, r->pack);
    other = peil_node_get(cell, "label_language") != NULL;
    text = peil_say(r, WHATIF("change"),
        PEIL_SLOTS({"item", other ? "" : name}, {"now", now_text(r, one)},
            {"then", peil_report_answer_label(r, one->item, one->best)}));
    if (!other) {
        peil_add_text(r, list, text);
        return;
    }
    peil_put_text(r, cell, "text", text + strspn(text, " "));
    peil_node_add(r->arena, list, cell);
}

/* The improvements of a way, as a list. */
static void add_way(struct peil_report *r, struct peil_node *block,
    const struct peil_whatif *whatif, const struct peil_way *way)
{
    struct peil_node *list;

    if (way->count == 0)
        return;
    list = peil_put_list(r, block, "list");
    for (size_t i = 0; i < way->count; i++) {
        const struct peil_improvement *one = &whatif->improvements[way->improvements[i]];

        add_change(r, list, one);
    }
}

static const char *score_after(struct peil_report *r, const struct peil_way *way)
{
    return peil_report_score_text(r, &way->after, r->pack->scoring.model);
}

/* What is sure about a way: that nothing smaller does, or that this was not tried. */
static const char *how_sure(
    struct peil_report *r, const struct peil_whatif *whatif, const struct peil_way *way)
{
    if (!way->proven)
        return peil_word(r, WHATIF("maybe-less"));
    return peil_word(r, some_effort(whatif) ? WHATIF("least-effort") : WHATIF("least"));
}

static void add_band(
    struct peil_report *r, struct peil_node *blocks, const struct peil_whatif *whatif)
{
    const struct peil_way *way = &whatif->band;
    const char *label, *heading;
    struct peil_node *block;

    if (!way->wanted)
        return;
    label = peil_pack_text(r, &way->band->label, r->pack);
    heading = peil_say(r, WHATIF("to-band"), PEIL_SLOTS({"band", label}));
    if (!way->found) {
        peil_explain_block(r, blocks, heading,
            peil_word(r, way->proven ? WHATIF("no-way") : WHATIF("no-way-found")));
        return;
    }
    block = peil_explain_block(r, blocks, heading,
        peil_arena_format(r->arena, "%s %s",
            peil_say_plural(r, WHATIF("way"), way->count,
                PEIL_SLOTS({"n", peil_say_count(r, way->count)}, {"score", score_after(r, way)})),
            how_sure(r, whatif, way)));
    add_way(r, block, whatif, way);
}

static void add_knockouts(
    struct peil_report *r, struct peil_node *blocks, const struct peil_whatif *whatif)
{
    const struct peil_way *way = &whatif->knockouts;
    const char *title = peil_pack_text(r, &r->pack->knockouts.title, r->pack);
    struct peil_node *block;

    if (!way->wanted)
        return;
    block =
        peil_explain_block(r, blocks, title && *title ? title : peil_word(r, "heading.knockouts"),
            peil_word(r, way->found       ? WHATIF("knockouts")
                         : way->count > 0 ? WHATIF("knockouts-left")
                                          : WHATIF("knockouts-none")));
    add_way(r, block, whatif, way);
}

/* What is not among the improvements, and why. */
static void add_notes(
    struct peil_report *r, struct peil_node *blocks, const struct peil_whatif *whatif)
{
    const struct {
        const char *name;
        size_t count;
    } notes[] = {{WHATIF("open"), whatif->open}, {WHATIF("others"), whatif->for_others},
        {WHATIF("left-out"), whatif->left_out}, {WHATIF("unranked"), whatif->unranked}};
    struct peil_node *list = NULL;

    for (size_t i = 0; i < sizeof(notes) / sizeof(*notes); i++) {
        if (notes[i].count == 0)
            continue;
        if (!list)
            list = peil_put_list(
                r, peil_explain_block(r, blocks, peil_word(r, "heading.notes"), NULL), "list");
        peil_add_text(r, list,
            peil_say_plural(r, notes[i].name, notes[i].count,
                PEIL_SLOTS({"n", peil_say_count(r, notes[i].count)})));
    }
}

void peil_explain_whatif(
    struct peil_report *r, struct peil_node *blocks, const struct peil_whatif *whatif)
{
    const struct peil_score *now = &r->result->total;
    bool scored = r->pack->scoring.model != PEIL_MODEL_NONE;

    if (now->status == PEIL_SCORE_VALUE)
        peil_explain_block(r, blocks, NULL,
            peil_say(r, WHATIF("now-score"),
                PEIL_SLOTS({"score", peil_report_score_text(r, now, r->pack->scoring.model)})));
    if (!scored)
        peil_explain_block(r, blocks, NULL, peil_word(r, "sentence.explain.none"));
    else if (whatif->count == 0 && whatif->unranked == 0)
        peil_explain_block(r, blocks, NULL, peil_word(r, WHATIF("nothing")));
    add_band(r, blocks, whatif);
    add_knockouts(r, blocks, whatif);
    if (scored && whatif->count > 0)
        add_improvements(r, blocks, whatif);
    add_notes(r, blocks, whatif);
}

/* The data of a way; the items by id. */
static void put_way(struct peil_report *r, struct peil_node *map, const char *key,
    const struct peil_whatif *whatif, const struct peil_way *way)
{
    struct peil_node *made, *list;

    if (!way->wanted)
        return;
    made = peil_put_map(r, map, key);
    if (way->band) {
        struct peil_node *band = peil_put_map(r, made, "band");

        peil_put_text(r, band, "id", way->band->id);
        peil_put_pack_text(r, band, "label", &way->band->label, r->pack);
    }
    peil_put_bool(r, made, "found", way->found);
    peil_put_bool(r, made, "proven", way->proven);
    list = peil_put_list(r, made, "items");
    for (size_t i = 0; i < way->count; i++)
        peil_add_text(r, list, whatif->improvements[way->improvements[i]].item->id);
    if (way->count == 0)
        return;
    peil_put_number(r, made, "effort", way->effort);
    if (way->after.status == PEIL_SCORE_VALUE)
        peil_put_number(r, made, "shown", way->after.shown);
}

static void put_improvement(
    struct peil_report *r, struct peil_node *list, const struct peil_improvement *one)
{
    struct peil_node *map = peil_add_map(r, list), *actors;

    peil_put_text(r, map, "id", one->item->id);
    peil_put_text(r, map, "now_label", now_text(r, one));
    peil_put_text(r, map, "best_label", peil_report_answer_label(r, one->item, one->best));
    if (one->counts)
        peil_put_number(r, map, "gain", one->gain);
    else
        peil_put_null(r, map, "gain");
    peil_put_number(r, map, "effort", one->effort);
    peil_put_bool(r, map, "knockout", one->knockout);
    actors = peil_put_list(r, map, "actors");
    for (size_t i = 0; i < one->actor_count; i++)
        peil_add_text(r, actors, one->actors[i]->id);
}

struct peil_node *peil_report_put_whatif(
    struct peil_report *r, struct peil_node *document, const struct peil_whatif *whatif)
{
    struct peil_node *map = peil_put_map(r, document, "whatif");
    struct peil_node *list = peil_put_list(r, map, "improvements");

    peil_put_text(r, map, "heading", peil_word(r, WHATIF("title")));
    for (size_t i = 0; i < whatif->count; i++)
        put_improvement(r, list, &whatif->improvements[i]);
    put_way(r, map, "band", whatif, &whatif->band);
    put_way(r, map, "knockouts", whatif, &whatif->knockouts);
    peil_put_count(r, map, "open", whatif->open);
    peil_put_count(r, map, "for_others", whatif->for_others);
    peil_put_count(r, map, "left_out", whatif->left_out);
    if (whatif->unranked > 0)
        peil_put_count(r, map, "unranked", whatif->unranked);
    return map;
}
