/*
 * Who took part in a comparison: how many of each role, as far as that may be told.
 */
#include <string.h>

#include "core/compare/gather.h"
#include "core/report/comparing.h"
#include "core/report/phrase.h"

/* Where a list of people belongs: which checklist of the focus, and which round of it. */
struct place {
    struct peil_report *r;
    const struct peil_framework *framework;
    size_t checklist;
    size_t round; /* PEIL_NONE: it is not told which */
};

/* How many sheets from `from` on have the same role; they stand in the order of their roles. */
static size_t same_role(const struct peil_round *round, size_t from)
{
    size_t end = from + 1;

    while (end < round->sheet_count &&
           peil_is_same_role(round->sheets[end]->answers->role, round->sheets[from]->answers->role))
        end++;
    return end - from;
}

static struct peil_node *put_role(const struct place *place, struct peil_node *list,
    const struct peil_term *role, const char *count_text)
{
    struct peil_report *r = place->r;
    struct peil_node *map = peil_add_map(r, list);

    peil_put_text(r, map, "pack", place->framework->pack->id);
    peil_put_count(r, map, "checklist", place->checklist);
    if (place->round != PEIL_NONE)
        peil_put_count(r, map, "round", place->round);
    if (role) {
        peil_put_text(r, map, "role", role->id);
        peil_put_pack_text(r, map, "role_label", &role->label, role->pack);
        if (role->office)
            peil_put_bool(r, map, "office", true);
    }
    peil_put_text(r, map, "count_text", count_text);
    return map;
}

static void put_shown(const struct place *place, struct peil_node *list)
{
    const struct peil_round *round = &place->framework->rounds[place->round];
    struct peil_report *r = place->r;

    for (size_t i = 0; i < round->sheet_count; i += same_role(round, i)) {
        size_t count = same_role(round, i);
        struct peil_node *map =
            put_role(place, list, round->sheets[i]->answers->role, peil_say_count(r, count));

        peil_put_count(r, map, "count", count);
        peil_put_bool(r, map, "shown", true);
    }
}

static bool is_shown(const struct place *place, const struct peil_term *role)
{
    const struct peil_round *round =
        place->round == PEIL_NONE ? NULL : &place->framework->rounds[place->round];

    for (size_t i = 0; round && i < round->sheet_count; i++)
        if (peil_is_same_role(round->sheets[i]->answers->role, role))
            return true;
    return false;
}

const char *peil_comparing_fewer(const struct peil_comparing *c, struct peil_report *r)
{
    return peil_say(r, "comparison.fewer",
        PEIL_SLOTS({"n", peil_say_count(r, c->comparison->options.least_group)}));
}

/*
 * Roles of which too few people took part for anything to be told of them. Of several rounds it is
 * not told in which: that could tell who they are.
 */
static void put_unseen(struct peil_comparing *c, const struct place *place, struct peil_node *list,
    const struct peil_compared_subject *focus)
{
    const struct peil_gathering *gathering = c->comparison->gathering;
    const struct peil_pack *pack = place->framework->pack;

    for (size_t i = 0; i < gathering->unseen_count; i++) {
        const struct peil_unseen *unseen = &gathering->unseen[i];
        struct peil_node *map;

        if (peil_compare_texts(unseen->subject, focus->key) != 0 ||
            strcmp(unseen->pack->id, pack->id) != 0 ||
            unseen->pack->version.major != pack->version.major || is_shown(place, unseen->role))
            continue;
        map = put_role(place, list, unseen->role, peil_comparing_fewer(c, place->r));
        peil_put_null(place->r, map, "count");
        peil_put_bool(place->r, map, "shown", false);
        if (place->round == PEIL_NONE)
            peil_put_text(place->r, map, "note", peil_word(place->r, "comparison.some-round"));
    }
}

void peil_comparing_respondents(struct peil_comparing *c)
{
    const struct peil_compared_subject *focus = c->comparison->focus;
    struct peil_node *list = peil_put_list(c->r, c->document, "respondents");

    for (size_t i = 0; focus && i < focus->framework_count; i++) {
        struct place place = {.framework = &focus->frameworks[i], .checklist = i};

        place.r = peil_comparing_report(c, place.framework->pack);
        for (; place.round < place.framework->round_count; place.round++)
            put_shown(&place, list);
        place.round = place.framework->round_count > 1 ? PEIL_NONE : 0;
        put_unseen(c, &place, list, focus);
    }
}
