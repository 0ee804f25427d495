/*
 * Gathering the points of an agenda, and putting them in order.
 */
#include "core/report/agenda.h"

#include <string.h>

#include "core/base/sort.h"
#include "core/base/utf8.h"
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

/* How many of a kind a meeting can come to; the others are named together. */
static const size_t most_points[PEIL_AGENDA_KINDS] = {
    [PEIL_AGENDA_CONTRADICTED] = 10,
    [PEIL_AGENDA_DISAGREED] = 10,
    [PEIL_AGENDA_EXPERIENCED] = 10,
    [PEIL_AGENDA_WORSE] = 10,
    [PEIL_AGENDA_WEAK] = 10,
    [PEIL_AGENDA_UNSURE] = 5,
    [PEIL_AGENDA_UNKNOWN] = 10,
    [PEIL_AGENDA_NOT_ASKED] = 10,
    [PEIL_AGENDA_BETTER] = 5,
    [PEIL_AGENDA_FINE] = 10,
};

/* Most columns of a title that is named with others. */
#define BRIEF 66

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

const char *peil_agenda_title(
    struct peil_comparing *c, const struct peil_pack *pack, const char *title)
{
    const char *name = peil_comparing_name(c, pack);
    const char *text = name ? peil_arena_format(c->r->arena, "%s %s", name, title) : title;

    return text ? text : title;
}

/* As much of a title as names it in a list: whole words. */
static const char *brief(struct peil_comparing *c, const char *title)
{
    size_t length = 0, width = 0, end = 0;

    if (peil_utf8_text_width(title, strlen(title)) <= BRIEF)
        return title;
    for (size_t size; width < BRIEF; length += size, width++) {
        uint32_t code;

        size = peil_utf8_decode(title + length, strlen(title + length), &code);
        if (size == 0)
            break;
        if (code == ' ')
            end = length;
    }
    end = end > 0 ? end : length;
    while (end > 0 && strchr(" ,;:", title[end - 1]))
        end--;
    return peil_arena_format(
        c->r->arena, "%s \xE2\x80\xA6", peil_arena_copy(c->r->arena, title, end));
}

static void add_title(
    struct peil_comparing *c, struct peil_node *titles, const struct peil_node *point)
{
    peil_add_marked(c->r, titles, brief(c, peil_node_get_text(point, "title")),
        peil_node_get_text(point, "title_language"));
}

/* The points from `first` to `end` in one: how many there are, and what they are called. */
static void add_others(struct peil_comparing *c, struct peil_node *list, size_t first, size_t end)
{
    struct point others = {.kind = c->agenda->points[first].kind};
    struct peil_node *titles;

    others.map = peil_node_map(c->r->arena);
    if (!others.map)
        return;
    peil_put_text(c->r, others.map, "title",
        peil_say_plural(c->r, "agenda.more", end - first,
            PEIL_SLOTS({"n", peil_say_count(c->r, end - first)})));
    peil_put_text(c->r, others.map, "text", peil_word(c->r, "agenda.more.text"));
    peil_put_count(c->r, others.map, "count", end - first);
    titles = peil_put_list(c->r, others.map, "list");
    for (size_t i = first; i < end; i++)
        add_title(c, titles, c->agenda->points[i].map);
    add_point(c, list, &others);
}

/* The points from `first` to `end`, which are all of one kind. */
static void add_kind(struct peil_comparing *c, struct peil_node *list, size_t first, size_t end)
{
    size_t most = most_points[c->agenda->points[first].kind];
    /* To name a single one apart would be no shorter. */
    size_t whole = end - first > most + 1 ? first + most : end;

    for (size_t i = first; i < whole; i++)
        add_point(c, list, &c->agenda->points[i]);
    if (whole < end)
        add_others(c, list, whole, end);
}

void peil_comparing_agenda(struct peil_comparing *c)
{
    struct peil_node *list = peil_put_list(c->r, c->document, "agenda");
    struct peil_agenda *agenda = c->agenda;
    size_t end;

    if (!agenda)
        return;
    peil_sort_array(agenda->points, agenda->count, sizeof(*agenda->points), point_before);
    for (size_t i = 0; i < agenda->count; i = end) {
        end = i + 1;
        while (end < agenda->count && agenda->points[end].kind == agenda->points[i].kind)
            end++;
        add_kind(c, list, i, end);
    }
}
