/*
 * The outcome of a comparison in short: how much was asked, and how many points there are to talk
 * about, of each kind that matters, with the first of them by name.
 */
#include <string.h>

#include "core/report/agenda.h"
#include "core/report/compare_frameworks.h"
#include "core/report/phrase.h"

/* How many points are named, and how long a name may be. */
#define NAMED 3
#define MOST_NAME 60

/* Kinds of points that are told here, and in which order. */
static const char *const kinds[] = {
    "contradicted", "disagreed", "experienced", "worse", "weak", "unknown", "better"};

/* A short name, which is no sentence or question of itself. */
static bool is_name(const char *title)
{
    size_t length = title ? strlen(title) : 0;

    return length > 0 && length <= MOST_NAME && !strchr(".?!", title[length - 1]);
}

/* How many points one of the agenda stands for. */
static size_t stands_for(const struct peil_node *point)
{
    const struct peil_node *count = peil_node_get(point, "count");

    return count ? (size_t)peil_node_as_number(count) : 1;
}

static void add_kind(struct peil_comparing *c, struct peil_node *points, const char *kind)
{
    const struct peil_node *agenda = peil_node_get(c->document, "agenda");
    const char *names[NAMED];
    size_t count = 0;
    size_t named = 0;
    const char *word;
    const char *text;

    for (size_t i = 0; i < peil_node_count(agenda); i++) {
        const struct peil_node *point = peil_node_at(agenda, i);
        const char *title = peil_node_get_text(point, "title");

        if (strcmp(peil_node_get_text(point, "kind"), kind) != 0)
            continue;
        if (named == count && named < NAMED && is_name(title))
            names[named++] = title;
        count += stands_for(point);
    }
    if (count == 0)
        return;
    word = peil_arena_format(c->r->arena, "agenda.count.%s", kind);
    if (!word)
        return;
    text = peil_say_plural(c->r, word, count, PEIL_SLOTS({"n", peil_say_count(c->r, count)}));
    peil_add_text(c->r, points,
        named == 0 ? peil_say_sentence(c->r, text)
                   : peil_say(c->r, "agenda.named",
                         PEIL_SLOTS({"count", text},
                             {"names", peil_beside_some(c->r, names, named, count)})));
}

/* How much was asked, and how much nobody asked. */
static void add_coverage(struct peil_comparing *c, struct peil_node *points)
{
    const struct peil_frameworks *f = c->comparison->frameworks;
    size_t law = 0;

    if (!f || !f->pack || f->column_count < 2)
        return;
    peil_add_text(c->r, points,
        peil_say(c->r, f->law_count > 0 ? "agenda.asked.law" : "agenda.asked",
            PEIL_SLOTS({"asked", peil_say_count(c->r, f->asked)},
                {"of", peil_say_count(c->r, f->concept_count)},
                {"asked_law", peil_say_count(c->r, f->asked_law)},
                {"of_law", peil_say_count(c->r, f->law_count)})));
    for (size_t i = 0; i < f->nobody.count; i++)
        law += f->nobody.concepts[i]->law;
    if (law > 0)
        peil_add_text(c->r, points,
            peil_say_plural(
                c->r, "agenda.nobody.law", law, PEIL_SLOTS({"n", peil_say_count(c->r, law)})));
}

/* Where the whole score of the focus stands among others. */
static void add_places(struct peil_comparing *c, struct peil_node *points)
{
    const struct peil_node *list =
        peil_node_get(peil_node_get(c->document, "benchmark"), "frameworks");

    for (size_t i = 0; i < peil_node_count(list); i++) {
        const struct peil_node *framework = peil_node_at(list, i);
        const struct peil_node *total = peil_node_at(peil_node_get(framework, "parts"), 0);
        const char *score = peil_node_get_text(peil_node_get(total, "own"), "text");
        const char *place =
            peil_node_get_text(peil_node_get(peil_node_get(total, "whole"), "place"), "text");
        const char *kind = peil_node_get_text(total, "kind");
        const char *name =
            peil_node_count(list) > 1 ? peil_node_get_text(framework, "title") : NULL;
        const char *text;

        if (!score || !place || !kind || strcmp(kind, "total") != 0)
            continue;
        text = peil_say(c->r, "comparison.place", PEIL_SLOTS({"score", score}, {"place", place}));
        peil_add_text(c->r, points,
            name ? peil_say(c->r, "panel.of", PEIL_SLOTS({"title", name}, {"text", text})) : text);
    }
}

/* What the score did where that is all there is to compare; else what is compared. */
static const char *sentence(struct peil_comparing *c)
{
    struct peil_report *r = c->r;
    const struct peil_compared_subject *focus = c->comparison->focus;
    size_t subjects = c->named_count;
    const char *name = focus ? peil_comparing_subject_label(c, focus) : NULL;
    const char *change = peil_comparing_change_sentence(c);

    if (!focus)
        return peil_say_plural(r, "comparison.sentence.subjects", subjects,
            PEIL_SLOTS({"n", peil_say_count(r, subjects)}));
    if (change)
        return name ? peil_say(r, "panel.of", PEIL_SLOTS({"title", name}, {"text", change}))
                    : change;
    if (!name)
        return peil_say_plural(r, "comparison.unnamed", focus->framework_count,
            PEIL_SLOTS({"n", peil_say_count(r, focus->framework_count)}));
    if (focus->framework_count == 1 &&
        c->comparison->panel_count + c->comparison->change_count == 0)
        return peil_say(r, "comparison.sentence.among", PEIL_SLOTS({"subject", name}));
    return peil_say_plural(r, "comparison.sentence", focus->framework_count,
        PEIL_SLOTS({"subject", name}, {"n", peil_say_count(r, focus->framework_count)}));
}

void peil_comparing_summary(struct peil_comparing *c, struct peil_node *summary)
{
    struct peil_node *points;

    peil_put_text(c->r, summary, "sentence", sentence(c));
    points = peil_put_list(c->r, summary, "points");
    peil_comparing_add_changes(c, points);
    add_places(c, points);
    add_coverage(c, points);
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
        add_kind(c, points, kinds[i]);
}
