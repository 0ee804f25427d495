/*
 * The outcome of a comparison in short: how much was asked, and how many points there are to talk
 * about, of each kind that matters, with the first of them by name.
 */
#include <string.h>

#include "core/report/agenda.h"
#include "core/report/compare_frameworks.h"
#include "core/report/compare_outcome.h"
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

/* Where the whole score of the focus stands among others, a sentence for each checklist. */
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

/* Where it stands among others, where that is one place; else that it stands there. */
static const char *among_sentence(
    struct peil_comparing *c, const struct peil_node *places, const char *name)
{
    if (peil_node_count(places) != 1)
        return peil_say(c->r, "comparison.sentence.among", PEIL_SLOTS({"subject", name}));
    return peil_say(c->r, "panel.of",
        PEIL_SLOTS({"title", name}, {"text", peil_node_as_text(peil_node_at(places, 0), NULL)}));
}

/* Whether there is nothing to tell but where it stands among others. */
static bool stands_among(const struct peil_comparing *c)
{
    const struct peil_compared_subject *focus = c->comparison->focus;

    return focus && focus->framework_count == 1 &&
           c->comparison->panel_count + c->comparison->change_count == 0;
}

/* How the whole scores of all subjects are spread, of each checklist that enough filled in. */
static void add_spreads(struct peil_comparing *c, struct peil_node *points)
{
    const struct peil_node *list =
        peil_node_get(peil_node_get(c->document, "benchmark"), "frameworks");

    for (size_t i = 0; i < peil_node_count(list); i++) {
        const struct peil_node *framework = peil_node_at(list, i);
        const struct peil_node *total = peil_node_at(peil_node_get(framework, "parts"), 0);
        const struct peil_node *whole = peil_node_get(total, "whole");
        const struct peil_node *shown = peil_node_get(whole, "shown");
        const char *kind = peil_node_get_text(total, "kind");

        if (!shown || !peil_node_as_bool(shown) || !kind || strcmp(kind, "total") != 0)
            continue;
        peil_add_text(c->r, points,
            peil_say(c->r, "outcome.spread",
                PEIL_SLOTS({"title", peil_node_get_text(framework, "title")},
                    {"text", peil_node_get_text(whole, "text")})));
    }
}

/* Which two groups are furthest apart; the questions on which people differ are in the sentence. */
static void add_panel(struct peil_comparing *c, struct peil_node *points)
{
    const struct peil_node *panel = peil_node_at(peil_node_get(c->document, "panels"), 0);
    const struct peil_node *pair = peil_node_at(peil_node_get(panel, "pairs"), 0);

    peil_add_text(c->r, points, peil_node_get_text(pair, "text"));
}

/* What came out, of what there is most to say of; where nothing did, what is compared. */
static const char *sentence(struct peil_comparing *c, const struct peil_node *places)
{
    struct peil_report *r = c->r;
    const struct peil_compared_subject *focus = c->comparison->focus;
    size_t subjects = c->named_count;
    const char *name = focus ? peil_comparing_subject_label(c, focus) : NULL;
    const char *change = peil_comparing_change_sentence(c);
    const char *outcome;

    if (!focus)
        return peil_say_plural(r, "comparison.sentence.subjects", subjects,
            PEIL_SLOTS({"n", peil_say_count(r, subjects)}));
    if (change)
        return name ? peil_say(r, "panel.of", PEIL_SLOTS({"title", name}, {"text", change}))
                    : change;
    name = name ? name : peil_word(r, "comparison.nobody");
    outcome = peil_comparing_outcome(c, name);
    if (outcome)
        return outcome;
    if (stands_among(c))
        return among_sentence(c, places, name);
    return peil_say_plural(r, "comparison.sentence", focus->framework_count,
        PEIL_SLOTS({"subject", name}, {"n", peil_say_count(r, focus->framework_count)}));
}

void peil_comparing_summary(struct peil_comparing *c, struct peil_node *summary)
{
    struct peil_node *places = peil_node_list(c->r->arena);
    struct peil_node *points;
    bool panel = c->comparison->focus && peil_comparing_one_panel(c), told;

    add_places(c, places);
    told = stands_among(c) && peil_node_count(places) == 1;
    peil_put_text(c->r, summary, "sentence", sentence(c, places));
    peil_comparing_tally(c, summary);
    points = peil_put_list(c->r, summary, "points");
    peil_comparing_add_changes(c, points);
    for (size_t i = 0; !told && i < peil_node_count(places); i++)
        peil_add_text(c->r, points, peil_node_as_text(peil_node_at(places, i), NULL));
    add_coverage(c, points);
    if (panel)
        add_panel(c, points);
    if (!c->comparison->focus)
        add_spreads(c, points);
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
        if (!panel || strcmp(kinds[i], "disagreed") != 0)
            add_kind(c, points, kinds[i]);
}
