/*
 * What became of answers, of what must be in order and of concepts; and what cannot be compared.
 */
#include <math.h>

#include "core/report/agenda.h"
#include "core/report/compare_change.h"
#include "core/report/parts.h"
#include "core/report/phrase.h"

/* Above what any item can weigh, see PEIL_NUMBER_MOST. */
#define MORE_THAN_ANY 2e9

/* In the order in which they are told. */
static const enum peil_change_kind kinds[] = {PEIL_CHANGE_WORSE, PEIL_CHANGE_BETTER,
    PEIL_CHANGE_OPEN, PEIL_CHANGE_KNOWN, PEIL_CHANGE_COMES, PEIL_CHANGE_GOES, PEIL_CHANGE_OTHER,
    PEIL_CHANGE_SAME};

/* ---- answers --------------------------------------------------------------------------------- */

static const char *tone_of(const struct peil_item *item, const struct peil_answer *answer)
{
    struct peil_worth worth = peil_answer_worth(item, answer);

    if (answer->state == PEIL_STATE_BLANK || answer->state == PEIL_STATE_UNKNOWN)
        return "open";
    if (answer->state != PEIL_STATE_ANSWERED || !worth.scored || !worth.has)
        return "none";
    return worth.value >= 1 ? "good" : worth.value > 0 ? "middling" : "poor";
}

static void put_answer(const struct peil_telling *t, struct peil_node *map, const char *key,
    const struct peil_item *item, const struct peil_answer *answer)
{
    struct peil_node *one = peil_put_map(t->r, map, key);

    peil_put_text(t->r, one, "state", peil_state_word(answer->state));
    peil_put_text(t->r, one, "label", peil_report_answer_label(t->r, item, answer));
    peil_put_text(t->r, one, "tone", tone_of(item, answer));
}

static void put_item_head(
    const struct peil_telling *t, struct peil_node *map, const struct peil_item *item)
{
    peil_put_text(t->r, map, "id", item->id);
    peil_put_text(t->r, map, "number", t->r->items[item->index].number);
    peil_put_pack_text(t->r, map, "text", &item->text, t->r->pack);
}

static void put_items(const struct peil_telling *t, struct peil_node *map)
{
    const struct peil_change *change = t->change;
    struct peil_node *groups = peil_put_list(t->r, map, "groups");

    for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
        const char *word = peil_change_kind_word(kinds[i]);
        struct peil_node *items = NULL;

        for (size_t j = 0; j < change->item_count; j++) {
            const struct peil_change_item *item = &change->items[j];
            struct peil_node *one;

            if (item->kind != kinds[i])
                continue;
            if (!items) {
                struct peil_node *group = peil_add_map(t->r, groups);

                peil_put_text(t->r, group, "kind", word);
                peil_put_text(t->r, group, "label", peil_word_of(t->r, "change.kind", word));
                items = peil_put_list(t->r, group, "items");
            }
            one = peil_add_map(t->r, items);
            put_item_head(t, one, item->item);
            put_answer(t, one, "then", item->item, item->then);
            put_answer(t, one, "now", item->item, item->now);
            peil_put_text(t->r, one, "remark", item->remark);
        }
    }
}

/* ---- what cannot be compared ----------------------------------------------------------------- */

static const char *why(struct peil_report *r, const struct peil_incomparable *one)
{
    const char *word = one->kind == PEIL_INCOMPARABLE_NEW    ? "new"
                       : one->kind == PEIL_INCOMPARABLE_GONE ? "gone"
                                                             : peil_carry_loss_word(one->loss);

    return peil_fill(r, peil_word_of(r, "change.lost", word),
        PEIL_SLOTS({"part", one->part ? one->part : "\xE2\x80\x93"}));
}

static void put_incomparable(const struct peil_telling *t, struct peil_node *map)
{
    static const char *const words[] = {"new", "gone", "changed"};
    const struct peil_change *change = t->change;
    struct peil_report *r = t->r;
    struct peil_node *list;

    peil_put_count(r, map, "compared", change->compared);
    peil_put_text(r, map, "compared_text",
        peil_say_plural(r, "change.compared", change->compared,
            PEIL_SLOTS({"n", peil_say_count(r, change->compared)},
                {"total", peil_say_count(r, r->pack->item_count)})));
    list = peil_put_list(r, map, "incomparable");
    for (size_t i = 0; i < change->incomparable_count; i++) {
        const struct peil_incomparable *one = &change->incomparable[i];
        struct peil_node *entry = peil_add_map(r, list);

        peil_put_text(r, entry, "kind", words[one->kind]);
        peil_put_text(r, entry, "id", one->id);
        peil_put_text(r, entry, "was", one->was);
        if (one->item) {
            peil_put_text(r, entry, "number", r->items[one->item->index].number);
            peil_put_pack_text(r, entry, "text", &one->item->text, r->pack);
        } else if (one->then) {
            peil_put_pack_text(r, entry, "text", &one->then->text, r->pack);
        } else {
            peil_put_text(r, entry, "text", one->text ? one->text : one->id);
        }
        if (one->kind == PEIL_INCOMPARABLE_LOST)
            peil_put_text(r, entry, "reason", peil_carry_loss_word(one->loss));
        peil_put_text(r, entry, "reason_text", why(r, one));
    }
}

/* ---- what must be in order, and concepts ----------------------------------------------------- */

static void put_knockout_state(const struct peil_telling *t, struct peil_node *map, const char *key,
    enum peil_knockout_state state)
{
    struct peil_node *one = peil_put_map(t->r, map, key);
    const char *word = peil_knockout_word(state);

    peil_put_text(t->r, one, "state", word);
    peil_put_text(t->r, one, "label", peil_word_of(t->r, "verdict", word));
}

static void put_knockouts(const struct peil_telling *t, struct peil_node *map)
{
    struct peil_node *list = peil_put_list(t->r, map, "knockouts");

    for (size_t i = 0; i < t->change->knockout_count; i++) {
        const struct peil_change_knockout *knockout = &t->change->knockouts[i];
        struct peil_node *one = peil_add_map(t->r, list);

        put_item_head(t, one, knockout->item);
        put_knockout_state(t, one, "then", knockout->then);
        put_knockout_state(t, one, "now", knockout->now);
        peil_put_bool(t->r, one, "fails", knockout->fails);
        peil_put_bool(t->r, one, "clears", knockout->clears);
    }
}

static const char *level_tone(const struct peil_concept_level *level)
{
    const struct peil_vocabulary *vocabulary = level->concept->pack->vocabulary;

    if (!level->known)
        return level->bounded ? "open" : "none";
    if (level->level == &vocabulary->levels[0])
        return "good";
    return level->level == &vocabulary->levels[vocabulary->level_count - 1] ? "poor" : "middling";
}

static void put_level(const struct peil_telling *t, struct peil_node *map, const char *key,
    const struct peil_concept_level *level)
{
    struct peil_node *one = peil_put_map(t->r, map, key);

    if (!level) {
        peil_put_text(t->r, one, "state", "not-asked");
        peil_put_text(t->r, one, "label", peil_word(t->r, "change.concept.not-asked"));
        peil_put_text(t->r, one, "tone", "none");
        return;
    }
    /* With nothing that could still be known none of its questions applies. */
    peil_put_text(t->r, one, "state",
        level->known     ? "known"
        : level->bounded ? "unknown"
                         : "not-applicable");
    if (level->known)
        peil_put_pack_text(t->r, one, "label", &level->level->label, level->concept->pack);
    else
        peil_put_text(t->r, one, "label",
            peil_word(t->r, level->bounded ? "level.unknown" : "frameworks.cell.not-applicable"));
    peil_put_text(t->r, one, "tone", level_tone(level));
}

static void put_concepts(const struct peil_telling *t, struct peil_node *map)
{
    struct peil_node *list = peil_put_list(t->r, map, "concepts");

    for (size_t i = 0; i < t->change->concept_count; i++) {
        const struct peil_change_concept *concept = &t->change->concepts[i];
        bool both = concept->then && concept->then->known && concept->now->known;
        struct peil_node *one = peil_add_map(t->r, list);

        peil_put_text(t->r, one, "id", concept->now->concept->qualified);
        peil_put_pack_text(
            t->r, one, "label", &concept->now->concept->label, concept->now->concept->pack);
        put_level(t, one, "then", concept->then);
        put_level(t, one, "now", concept->now);
        if (both)
            peil_telling_direction(t->r, one, concept->now->ratio - concept->then->ratio);
    }
}

/* ---- the agenda ------------------------------------------------------------------------------ */

static const char *item_name(const struct peil_telling *t, const struct peil_item *item)
{
    const char *text = peil_pack_text(t->r, &item->text, t->r->pack);
    const char *name = peil_arena_format(
        t->r->arena, "%s %s", t->r->items[item->index].number, text ? text : item->id);

    return name ? name : "";
}

static const char *point_key(const struct peil_telling *t, const char *id)
{
    const char *key = peil_arena_format(t->r->arena, "%s:%s", t->r->pack->id, id);

    return key ? key : "";
}

/* How much it went up or down, and what it weighs; what must be in order comes first. */
static double weight_of(const struct peil_change_item *item)
{
    struct peil_worth then = peil_answer_worth(item->item, item->then);
    struct peil_worth now = peil_answer_worth(item->item, item->now);

    return (item->item->knockout ? MORE_THAN_ANY : 0) +
           item->item->weight * fabs(then.value - now.value);
}

static void add_point(const struct peil_telling *t, const struct peil_change_item *item)
{
    bool worse = item->kind == PEIL_CHANGE_WORSE;
    struct peil_node *point = peil_agenda_add(t->c, worse ? PEIL_AGENDA_WORSE : PEIL_AGENDA_BETTER,
        weight_of(item), point_key(t, item->item->id));
    struct peil_node *side;

    peil_put_made_of(t->r, point, "title",
        peil_agenda_title(t->c, t->r->pack, item_name(t, item->item)), &item->item->text,
        t->r->pack);
    peil_agenda_side(t->r, point, t->then, peil_report_answer_label(t->r, item->item, item->then),
        tone_of(item->item, item->then));
    side = peil_agenda_side(t->r, point, t->now,
        peil_report_answer_label(t->r, item->item, item->now), tone_of(item->item, item->now));
    if (item->remark)
        peil_add_text(t->r, peil_put_list(t->r, side, "remarks"), item->remark);
}

static void add_points(const struct peil_telling *t)
{
    for (size_t i = 0; i < t->change->item_count; i++)
        if (t->change->items[i].kind == PEIL_CHANGE_WORSE ||
            t->change->items[i].kind == PEIL_CHANGE_BETTER)
            add_point(t, &t->change->items[i]);
}

void peil_telling_lists(const struct peil_telling *t, struct peil_node *map)
{
    put_knockouts(t, map);
    put_items(t, map);
    put_concepts(t, map);
    put_incomparable(t, map);
    add_points(t);
}
