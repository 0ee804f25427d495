/*
 * Who took part in a comparison: how many of each role, as far as that may be told.
 */
#include "core/compare/gather.h"
#include "core/report/comparing.h"
#include "core/report/phrase.h"

/* Whether so few of an anonymous role took part that their number is not told. */
static bool is_few(const struct peil_comparing *c, const struct peil_term *role, size_t count)
{
    return peil_role_is_hidden(role) && count < c->comparison->options.least_group;
}

/* How many sheets from `from` on have the same role; they stand in the order of their roles. */
static size_t same_role(const struct peil_round *round, size_t from)
{
    size_t end = from + 1;

    while (end < round->sheet_count &&
           round->sheets[end]->answers->role == round->sheets[from]->answers->role)
        end++;
    return end - from;
}

static void put_role(struct peil_comparing *c, struct peil_report *r, struct peil_node *list,
    const struct peil_term *role, size_t count)
{
    struct peil_node *map = peil_add_map(r, list);
    bool few = is_few(c, role, count);

    peil_put_text(r, map, "pack", r->pack->id);
    if (role) {
        peil_put_text(r, map, "role", role->id);
        peil_put_pack_text(r, map, "role_label", &role->label, role->pack);
        if (role->office)
            peil_put_bool(r, map, "office", true);
    }
    peil_put_maybe(r, map, "count", !few, (double)count);
    peil_put_text(r, map, "count_text",
        few ? peil_say(r, "comparison.fewer",
                  PEIL_SLOTS({"n", peil_say_count(r, c->comparison->options.least_group)}))
            : peil_say_count(r, count));
    peil_put_bool(r, map, "shown", !few);
}

void peil_comparing_respondents(struct peil_comparing *c)
{
    const struct peil_compared_subject *focus = c->comparison->focus;
    struct peil_node *list = peil_put_list(c->r, c->document, "respondents");

    for (size_t i = 0; focus && i < focus->framework_count; i++) {
        const struct peil_framework *framework = &focus->frameworks[i];
        const struct peil_round *round = &framework->rounds[framework->round_count - 1];
        struct peil_report *r = peil_comparing_report(c, framework->pack);

        for (size_t j = 0; j < round->sheet_count; j += same_role(round, j))
            put_role(c, r, list, round->sheets[j]->answers->role, same_role(round, j));
    }
}

bool peil_comparing_hides(const struct peil_comparing *c)
{
    const struct peil_compared_subject *focus = c->comparison->focus;

    for (size_t i = 0; focus && i < focus->framework_count; i++)
        for (size_t j = 0; j < focus->frameworks[i].round_count; j++) {
            const struct peil_round *round = &focus->frameworks[i].rounds[j];

            for (size_t k = 0; k < round->sheet_count; k += same_role(round, k))
                if (is_few(c, round->sheets[k]->answers->role, same_role(round, k)))
                    return true;
        }
    return false;
}
