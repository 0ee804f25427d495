/*
 * What changed between rounds, one checklist after another.
 */
#include <string.h>

#include "core/report/compare_change.h"
#include "core/report/parts.h"
#include "core/report/phrase.h"

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
    peil_telling_split(t, peil_put_map(r, map, "total"), &change->total);
    list = peil_put_list(r, map, "sections");
    for (size_t i = 0; i < change->section_count; i++)
        peil_telling_split(t, peil_add_map(r, list), &change->sections[i]);
    peil_telling_answers(t, map);
    peil_telling_lists(t, map);
    peil_telling_trend(t, map);
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
