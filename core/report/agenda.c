/*
 * Gathering the points of an agenda, and putting them in order.
 */
#include "core/report/agenda.h"

#include <string.h>

#include "core/base/sort.h"
#include "core/report/phrase.h"

struct point {
    enum peil_agenda_kind kind;
    double weight;
    const char *key;
    struct peil_node *map;
};

struct peil_agenda {
    struct point *points;
    size_t count, room;
};

static const char *const kind_words[] = {"contradicted", "disagreed", "experienced", "worse",
    "weak", "unsure", "unknown", "not-asked", "better", "fine"};
_Static_assert(sizeof(kind_words) / sizeof(*kind_words) == PEIL_AGENDA_KINDS, "every kind");

static bool make_room(struct peil_comparing *c)
{
    struct peil_arena *arena = c->r->arena;
    struct point *points;
    size_t room;

    if (!c->agenda)
        c->agenda = peil_arena_alloc(arena, sizeof(*c->agenda));
    if (!c->agenda)
        return false;
    if (c->agenda->count < c->agenda->room)
        return true;
    room = c->agenda->room == 0 ? 32 : 2 * c->agenda->room;
    points = peil_arena_array(arena, room, sizeof(*points));
    if (!points)
        return false;
    if (c->agenda->count > 0)
        memcpy(points, c->agenda->points, c->agenda->count * sizeof(*points));
    c->agenda->points = points;
    c->agenda->room = room;
    return true;
}

struct peil_node *peil_agenda_add(
    struct peil_comparing *c, enum peil_agenda_kind kind, double weight, const char *key)
{
    struct peil_node *map = peil_node_map(c->r->arena);

    if (map && make_room(c))
        c->agenda->points[c->agenda->count++] = (struct point){kind, weight, key, map};
    return map;
}

struct peil_node *peil_agenda_side(struct peil_report *r, struct peil_node *point,
    const char *label, const char *level_label, const char *tone)
{
    const struct peil_node *sides = peil_node_get(point, "sides");
    struct peil_node *list = sides ? (struct peil_node *)sides : peil_put_list(r, point, "sides");
    struct peil_node *side = peil_add_map(r, list);

    peil_put_text(r, side, "label", label);
    peil_put_text(r, side, "level_label", level_label);
    peil_put_text(r, side, "tone", tone);
    return side;
}

static int point_before(void *things, size_t a, size_t b)
{
    const struct point *points = things;

    if (points[a].kind != points[b].kind)
        return points[a].kind < points[b].kind;
    if (points[a].weight < points[b].weight || points[a].weight > points[b].weight)
        return points[a].weight > points[b].weight;
    return strcmp(points[a].key, points[b].key) < 0;
}

/* `number`, `kind` and what a reader calls that go before what the part itself has put in. */
static void add_point(struct peil_comparing *c, struct peil_node *list, const struct point *point)
{
    struct peil_node *map = peil_add_map(c->r, list);
    const char *word = kind_words[point->kind];

    peil_put_count(c->r, map, "number", peil_node_count(list));
    peil_put_text(c->r, map, "kind", word);
    peil_put_text(c->r, map, "kind_label", peil_word_of(c->r, "agenda.kind", word));
    peil_put_text(c->r, map, "kind_text", peil_word_of(c->r, "agenda.explained", word));
    for (size_t i = 0; i < peil_node_count(point->map); i++) {
        const char *key = peil_node_key(point->map, i);

        peil_node_set(c->r->arena, map, key, (struct peil_node *)peil_node_at(point->map, i));
    }
}

void peil_comparing_agenda(struct peil_comparing *c)
{
    struct peil_node *list = peil_put_list(c->r, c->document, "agenda");
    struct peil_agenda *agenda = c->agenda;

    if (!agenda)
        return;
    peil_sort_array(agenda->points, agenda->count, sizeof(*agenda->points), point_before);
    for (size_t i = 0; i < agenda->count; i++)
        add_point(c, list, &agenda->points[i]);
}
