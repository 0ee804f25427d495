/*
 * Panels: who took part, how far they agree, and the points that gives to talk about.
 */
#include <math.h>
#include <string.h>

#include "core/report/agenda.h"
#include "core/report/compare_panel.h"
#include "core/report/parts.h"
#include "core/report/phrase.h"

/* How far what people experience has to be from what is arranged for a point: a quarter. */
#define PRACTICE_POINT 0.25

const char *peil_panel_group_label(struct peil_panel_report *p, size_t group)
{
    const struct peil_term *role = p->panel->groups[group].role;
    const char *label = role ? peil_pack_text(p->r, &role->label, role->pack) : NULL;

    return label ? label : role ? role->id : peil_word(p->r, "panel.no-role");
}

const char *peil_panel_group_lower(struct peil_panel_report *p, size_t group)
{
    const struct peil_term *role = p->panel->groups[group].role;

    return role ? peil_say_label(p->r, &role->label, role->id) : peil_word(p->r, "panel.no-role");
}

const char *peil_panel_group_text(struct peil_panel_report *p, size_t group)
{
    size_t count = p->panel->groups[group].count;
    const char *label = peil_panel_group_label(p, group);

    return count == 1 ? label
                      : peil_say(p->r, "panel.group",
                            PEIL_SLOTS({"role", label}, {"n", peil_say_count(p->r, count)}));
}

const char *peil_panel_percent(struct peil_panel_report *p, double share)
{
    return peil_say(p->r, "panel.percent",
        PEIL_SLOTS({"n", peil_say_number(p->r, floor(100 * share + 0.5), 0)}));
}

/* ---- who took part --------------------------------------------------------------------------- */

static struct peil_node *add_group(
    struct peil_panel_report *p, struct peil_node *list, const struct peil_term *role, bool guarded)
{
    struct peil_node *map = peil_add_map(p->r, list);

    if (role) {
        peil_put_text(p->r, map, "role", role->id);
        peil_put_pack_text(p->r, map, "role_label", &role->label, role->pack);
    } else {
        peil_put_text(p->r, map, "role_label", peil_word(p->r, "panel.no-role"));
    }
    peil_put_bool(p->r, map, "anonymous", guarded);
    return map;
}

static void put_groups(struct peil_panel_report *p, struct peil_node *map)
{
    struct peil_node *list = peil_put_list(p->r, map, "groups");

    for (size_t i = 0; i < p->panel->group_count; i++) {
        const struct peil_panel_group *group = &p->panel->groups[i];
        struct peil_node *one = add_group(p, list, group->role, group->guarded);

        peil_put_bool(p->r, one, "shown", true);
        peil_put_count(p->r, one, "count", group->count);
        peil_put_text(p->r, one, "count_text", peil_say_count(p->r, group->count));
    }
    for (size_t i = 0; i < p->panel->unseen_count; i++) {
        struct peil_node *one = add_group(p, list, p->panel->unseen[i], true);

        peil_put_bool(p->r, one, "shown", false);
        peil_put_null(p->r, one, "count");
        peil_put_text(p->r, one, "count_text", peil_comparing_fewer(p->c, p->r));
    }
}

static bool is_guarded(const struct peil_panel *panel)
{
    for (size_t i = 0; i < panel->group_count; i++)
        if (panel->groups[i].guarded)
            return true;
    return panel->unseen_count > 0;
}

/* What a reader has to know before the numbers. */
static void put_notes(struct peil_panel_report *p, struct peil_node *map)
{
    struct peil_node *notes = peil_put_list(p->r, map, "notes");
    const char *least = peil_say_count(p->r, p->c->comparison->options.least_group);

    if (is_guarded(p->panel))
        peil_add_text(
            p->r, notes, peil_say(p->r, "panel.note.anonymous", PEIL_SLOTS({"n", least})));
    for (size_t i = 0; i < p->panel->unseen_count; i++) {
        const struct peil_term *role = p->panel->unseen[i];
        const char *label = peil_pack_text(p->r, &role->label, role->pack);

        peil_add_text(p->r, notes,
            peil_say(p->r, "panel.note.unseen",
                PEIL_SLOTS({"role", label ? label : role->id}, {"n", least})));
    }
}

/* ---- points to talk about -------------------------------------------------------------------- */

static const char *point_key(struct peil_panel_report *p, const struct peil_panel_line *line)
{
    return peil_arena_format(p->r->arena, "%s:%s:%s", p->panel->framework->pack->id, line->item->id,
        line->row == PEIL_NONE ? "" : line->item->rows[line->row].id);
}

/* What a named role said with its answers, under where it stands. */
static void put_remarks(struct peil_panel_report *p, struct peil_node *side, size_t index,
    const struct peil_panel_line *line)
{
    const struct peil_panel_group *group = &p->panel->groups[index];
    struct peil_node *list = NULL;

    for (size_t i = 0; !group->guarded && i < group->count; i++) {
        const struct peil_answers *answers = group->sheets[i]->answers;
        const char *remark = answers->answers[line->item->index].remark;

        if (!remark)
            continue;
        list = list ? list : peil_put_list(p->r, side, "remarks");
        peil_add_text(p->r, list, remark);
    }
}

/* "in the middle of: 1 good, 5 poor", where answers have an order; else what they are. */
static const char *told_answers(
    struct peil_panel_report *p, const struct peil_panel_line *line, size_t group)
{
    const char *text = peil_panel_cell_text(p, line, group);

    return line->cells[group].has_ratio
               ? peil_say(p->r, "panel.middle-of", PEIL_SLOTS({"answers", text}))
               : text;
}

static void add_line_point(struct peil_panel_report *p, const struct peil_panel_line *line)
{
    struct peil_node *point =
        peil_agenda_add(p->c, PEIL_AGENDA_DISAGREED, line->urgency, point_key(p, line));

    peil_put_made_of(p->r, point, "title",
        peil_agenda_title(p->c, p->r->pack, peil_panel_line_title(p, line)), &line->item->text,
        p->r->pack);
    peil_put_text(p->r, point, "text", peil_panel_apart(p, line));
    for (size_t i = 0; i < p->panel->group_count; i++) {
        struct peil_node *side;

        if (!line->cells[i].shown || line->cells[i].answered == 0)
            continue;
        side = peil_agenda_side(p->r, point, peil_panel_group_text(p, i),
            peil_panel_middle(p, line, i), peil_panel_middle_tone(p, line, i));
        if (p->panel->groups[i].count > 1)
            peil_put_text(p->r, side, "text", told_answers(p, line, i));
        put_remarks(p, side, i, line);
    }
}

static void add_practice_point(
    struct peil_panel_report *p, const struct peil_panel_practice *practice)
{
    const struct peil_term *group = practice->group;
    double gap = fabs(practice->arranged - practice->experienced);
    const char *label = group ? peil_pack_text(p->r, &group->label, group->pack) : NULL;
    const char *key = peil_arena_format(
        p->r->arena, "%s:%s", p->panel->framework->pack->id, group ? group->id : "");
    struct peil_node *point;

    if (gap < PRACTICE_POINT)
        return;
    point = peil_agenda_add(p->c, PEIL_AGENDA_EXPERIENCED, gap, key);
    peil_put_text(p->r, point, "title",
        peil_agenda_title(p->c, p->r->pack,
            label   ? label
            : group ? group->id
                    : peil_word(p->r, "panel.practice.all")));
    peil_put_text(p->r, point, "text", peil_panel_practice_text(p, practice));
}

static void add_points(struct peil_panel_report *p)
{
    const struct peil_panel *panel = p->panel;

    for (size_t i = 0; i < panel->agenda_count; i++)
        add_line_point(p, &panel->lines[panel->agenda[i]]);
    /* In all only where no group of concepts says more. */
    for (size_t i = panel->practice_count > 1 ? 1 : 0; i < panel->practice_count; i++)
        add_practice_point(p, &panel->practices[i]);
}

/* ---- the whole ------------------------------------------------------------------------------- */

static void put_agenda(struct peil_panel_report *p, struct peil_node *map)
{
    struct peil_node *list = peil_put_list(p->r, map, "agenda");

    for (size_t i = 0; i < p->panel->agenda_count; i++) {
        const struct peil_panel_line *line = &p->panel->lines[p->panel->agenda[i]];
        struct peil_node *one = peil_add_map(p->r, list);

        peil_put_text(p->r, one, "item", line->item->id);
        if (line->row != PEIL_NONE)
            peil_put_text(p->r, one, "row", line->item->rows[line->row].id);
        peil_put_number(p->r, one, "urgency", line->urgency);
    }
}

/* "7 april 2026 – 21 april 2026"; NULL where no answers have a date. */
static const char *period(struct peil_panel_report *p)
{
    const struct peil_round *round = p->panel->round;

    if (!round->from || strcmp(round->from, round->to) == 0)
        return round->from ? peil_say_date(p->r, round->from) : NULL;
    return peil_say(p->r, "panel.period",
        PEIL_SLOTS(
            {"from", peil_say_date(p->r, round->from)}, {"to", peil_say_date(p->r, round->to)}));
}

static void put_panel(
    struct peil_comparing *c, struct peil_node *list, const struct peil_panel *panel)
{
    struct peil_panel_report p = {c, peil_comparing_report(c, panel->framework->pack), panel};
    const struct peil_pack *pack = panel->framework->pack;
    struct peil_node *map = peil_add_map(p.r, list);

    peil_put_text(p.r, map, "pack", pack->id);
    peil_put_pack_text(p.r, map, "title", &pack->title, pack);
    peil_put_text(p.r, map, "from", panel->round->from);
    peil_put_text(p.r, map, "to", panel->round->to);
    peil_put_text(p.r, map, "period_text", period(&p));
    peil_put_count(p.r, map, "count", panel->round->sheet_count);
    put_groups(&p, map);
    put_notes(&p, map);
    peil_panel_put_agreements(&p, map);
    peil_panel_put_pairs(&p, map);
    peil_panel_put_practices(&p, map);
    peil_panel_put_lines(&p, map);
    peil_panel_put_concepts(&p, map);
    put_agenda(&p, map);
    add_points(&p);
}

void peil_comparing_panels(struct peil_comparing *c)
{
    struct peil_node *list = peil_put_list(c->r, c->document, "panels");

    for (size_t i = 0; i < c->comparison->panel_count; i++)
        put_panel(c, list, c->comparison->panels[i]);
}
