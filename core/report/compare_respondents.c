/*
 * Who took part in a comparison: how many of each role, as far as that may be told.
 */
#include <string.h>

#include "core/compare/gather.h"
#include "core/report/comparing.h"
#include "core/report/phrase.h"

/* How many sheets from `from` on have the same role; they stand in the order of their roles. */
static size_t same_role(const struct peil_round *round, size_t from)
{
    size_t end = from + 1;

    while (end < round->sheet_count &&
           round->sheets[end]->answers->role == round->sheets[from]->answers->role)
        end++;
    return end - from;
}

static struct peil_node *put_role(struct peil_report *r, struct peil_node *list,
    const struct peil_pack *pack, const struct peil_term *role, const char *count_text)
{
    struct peil_node *map = peil_add_map(r, list);

    peil_put_text(r, map, "pack", pack->id);
    if (role) {
        peil_put_text(r, map, "role", role->id);
        peil_put_pack_text(r, map, "role_label", &role->label, role->pack);
        if (role->office)
            peil_put_bool(r, map, "office", true);
    }
    peil_put_text(r, map, "count_text", count_text);
    return map;
}

static void put_shown(struct peil_report *r, struct peil_node *list, const struct peil_round *round)
{
    for (size_t i = 0; i < round->sheet_count; i += same_role(round, i)) {
        size_t count = same_role(round, i);
        struct peil_node *map =
            put_role(r, list, r->pack, round->sheets[i]->answers->role, peil_say_count(r, count));

        peil_put_count(r, map, "count", count);
        peil_put_bool(r, map, "shown", true);
    }
}

static bool is_shown(const struct peil_round *round, const struct peil_term *role)
{
    for (size_t i = 0; round && i < round->sheet_count; i++) {
        const struct peil_term *other = round->sheets[i]->answers->role;

        if (other && strcmp(other->id, role->id) == 0 &&
            strcmp(other->pack->id, role->pack->id) == 0)
            return true;
    }
    return false;
}

const char *peil_comparing_fewer(const struct peil_comparing *c, struct peil_report *r)
{
    return peil_say(r, "comparison.fewer",
        PEIL_SLOTS({"n", peil_say_count(r, c->comparison->options.least_group)}));
}

/* Roles of which too few people took part for anything to be told of them. */
static void put_unseen(struct peil_comparing *c, struct peil_node *list,
    const struct peil_compared_subject *focus, const struct peil_pack *pack,
    const struct peil_round *round)
{
    const struct peil_gathering *gathering = c->comparison->gathering;
    struct peil_report *r = peil_comparing_report(c, pack);

    for (size_t i = 0; i < gathering->unseen_count; i++) {
        const struct peil_unseen *unseen = &gathering->unseen[i];
        struct peil_node *map;

        if (peil_compare_texts(unseen->subject, focus->key) != 0 ||
            strcmp(unseen->pack->id, pack->id) != 0 || is_shown(round, unseen->role))
            continue;
        map = put_role(r, list, pack, unseen->role, peil_comparing_fewer(c, r));
        peil_put_null(r, map, "count");
        peil_put_bool(r, map, "shown", false);
    }
}

void peil_comparing_respondents(struct peil_comparing *c)
{
    const struct peil_compared_subject *focus = c->comparison->focus;
    struct peil_node *list = peil_put_list(c->r, c->document, "respondents");

    for (size_t i = 0; focus && i < focus->framework_count; i++) {
        const struct peil_framework *framework = &focus->frameworks[i];
        const struct peil_round *round = &framework->rounds[framework->round_count - 1];

        put_shown(peil_comparing_report(c, framework->pack), list, round);
        put_unseen(c, list, focus, framework->pack, round);
    }
}
