/*
 * The difference between two rounds, and its parts.
 */
#include "core/compare/change.h"

#include <string.h>

#include "core/base/num.h"
#include "core/compare/change_parts.h"

const char *peil_change_cause_word(enum peil_change_cause cause)
{
    static const char *const words[] = {"pack", "applies", "answers"};

    return words[cause];
}

const char *peil_change_base_word(enum peil_change_base base)
{
    static const char *const words[] = {"same", "older", "stored", "reckoned"};

    return words[base];
}

const char *peil_change_kind_word(enum peil_change_kind kind)
{
    static const char *const words[] = {
        "same", "better", "worse", "other", "known", "open", "comes", "goes"};

    return words[kind];
}

static struct peil_change_point point_of(
    const struct peil_result *result, const struct peil_section *section)
{
    const struct peil_score *score = !result   ? NULL
                                     : section ? &result->sections[section->index]
                                               : &result->total;

    if (!score)
        return (struct peil_change_point){.status = PEIL_SCORE_UNDEFINED};
    return (struct peil_change_point){.known = true,
        .has = score->status == PEIL_SCORE_VALUE,
        .provisional = score->provisional,
        .value = score->status == PEIL_SCORE_VALUE ? score->value : 0,
        .shown = score->status == PEIL_SCORE_VALUE ? score->shown : 0,
        .status = score->status,
        .reason = score->reason};
}

/* Numbers do not count as different for what they cannot hold. */
static bool is_same_number(double a, double b)
{
    return !(a < b) && !(a > b);
}

static const struct peil_score *score_of(
    const struct peil_result *result, const struct peil_section *section)
{
    return section ? &result->sections[section->index] : &result->total;
}

/* The outcome of the answers as they were given, on the version they were given on. */
static struct peil_change_point older_point(
    const struct peil_changing *c, const struct peil_section *section)
{
    size_t index = section ? peil_change_older_section(c, section->index) : 0;
    const struct peil_section *then =
        section && index != PEIL_NONE ? &c->map.from->sections[index] : NULL;
    struct peil_change_point point = {.status = PEIL_SCORE_UNDEFINED};
    const struct peil_score *old, *new;

    if (!c->older || (section && !then))
        return point;
    old = score_of(c->older, then);
    new = score_of(c->now->result, section);
    if (!is_same_number(old->scale_min, new->scale_min) ||
        !is_same_number(old->scale_max, new->scale_max))
        return point;
    return point_of(c->older, then);
}

/* The outcome that a stored result has. */
static struct peil_change_point stored_point(
    const struct peil_changing *c, const struct peil_section *section)
{
    const struct peil_node *score = peil_change_stored_score(c, section);
    const struct peil_score *new = score_of(c->now->result, section);
    const struct peil_node *value = peil_node_get(score, "value");
    const struct peil_node *shown = peil_node_get(score, "shown");
    const struct peil_node *scale = peil_node_get(score, "scale_max");
    struct peil_change_point point = {.status = PEIL_SCORE_INCOMPLETE};

    if (!score ||
        (scale && (!is_same_number(peil_node_as_number(scale), new->scale_max) ||
                      !is_same_number(
                          peil_node_as_number(peil_node_get(score, "scale_min")), new->scale_min))))
        return point;
    point.known = true;
    point.has = peil_node_type(value) == PEIL_NODE_NUMBER;
    point.provisional = peil_node_as_bool(peil_node_get(score, "provisional"));
    if (point.has) {
        point.status = PEIL_SCORE_VALUE;
        point.value = peil_node_as_number(value);
        point.shown = shown ? peil_node_as_number(shown) : point.value;
    }
    return point;
}

static struct peil_change_point first_point(
    const struct peil_changing *c, const struct peil_section *section)
{
    if (c->change->base == PEIL_BASE_OLDER)
        return older_point(c, section);
    if (c->change->base == PEIL_BASE_STORED)
        return stored_point(c, section);
    return point_of(c->at[0], section);
}

/*
 * The parts of the way along `points`, of which the first and the last have a value: from each that
 * has one to the next that has.
 */
static const struct peil_change_part *parts_of(const struct peil_changing *c,
    const struct peil_change_point *points, size_t count, size_t *made)
{
    struct peil_change_part *parts = peil_arena_array(c->arena, count, sizeof(*parts));
    size_t from = 0;

    *made = 0;
    for (size_t i = 1; parts && i < count; i++) {
        if (!points[i].has)
            continue;
        parts[(*made)++] = (struct peil_change_part){.first = from,
            .count = i - from,
            .by = peil_num_publish(points[i].value - points[from].value),
            .shown = peil_num_publish(points[i].shown - points[from].shown)};
        from = i;
    }
    return parts;
}

static void split(
    struct peil_changing *c, const struct peil_section *section, struct peil_change_split *out)
{
    struct peil_change_point points[PEIL_CHANGE_POINTS];

    points[0] = first_point(c, section);
    for (size_t i = 1; i < PEIL_CHANGE_POINTS; i++)
        points[i] = point_of(c->at[i], section);
    *out = (struct peil_change_split){
        .section = section, .then = points[0], .now = points[PEIL_CHANGE_CAUSES]};
    out->has = out->then.has && out->now.has;
    if (!out->has)
        return;
    out->by = peil_num_publish(out->now.value - out->then.value);
    out->shown = peil_num_publish(out->now.shown - out->then.shown);
    out->parts = parts_of(c, points, PEIL_CHANGE_POINTS, &out->part_count);
}

/* What the answers did, by top section, where that is a part of its own. */
static void split_answers(struct peil_changing *c)
{
    size_t sections = c->pack->child_count;
    struct peil_change_point *points = peil_arena_array(c->arena, sections + 1, sizeof(*points));
    struct peil_change_point start = point_of(c->at[2], NULL);

    if (!points || !start.has || !c->change->total.now.has || sections == 0)
        return;
    points[0] = start;
    for (size_t i = 0; i < sections; i++)
        points[i + 1] = point_of(c->after[i], NULL);
    c->change->answers = parts_of(c, points, sections + 1, &c->change->answer_count);
}

/* The splits, from the outcomes. */
static int split_all(struct peil_changing *c)
{
    struct peil_change *change = c->change;
    struct peil_change_point reckoned = point_of(c->at[1], NULL);
    struct peil_change_split *sections =
        peil_arena_array(c->arena, c->pack->section_count + 1, sizeof(*sections));

    if (!sections)
        return PEIL_ENOMEM;
    split(c, NULL, &change->total);
    split_answers(c);
    for (size_t i = 0; i < c->pack->section_count; i++) {
        struct peil_change_split one;

        split(c, &c->pack->sections[i], &one);
        if (one.then.known && one.now.known && (one.then.has || one.now.has))
            sections[change->section_count++] = one;
    }
    change->sections = sections;
    change->drop_total =
        reckoned.has && change->total.now.has && change->total.now.shown < reckoned.shown;
    return peil_arena_failed(c->arena) ? PEIL_ENOMEM : PEIL_OK;
}

int peil_change_make(struct peil_change **out, struct peil_arena *arena,
    const struct peil_framework *framework, const struct peil_scorer *scorer,
    enum peil_merge_rule rule)
{
    struct peil_change *change = peil_arena_alloc(arena, sizeof(*change));
    struct peil_changing c = {.arena = arena, .scorer = scorer, .rule = rule, .change = change};
    int status;

    *out = change;
    if (!change)
        return PEIL_ENOMEM;
    c.pack = framework->pack;
    c.then = &framework->rounds[framework->round_count - 2];
    c.now = &framework->rounds[framework->round_count - 1];
    change->framework = framework;
    change->then = c.then;
    change->now = c.now;
    change->other_people = peil_change_other_people(c.then, c.now);
    status = peil_change_find_base(&c);
    if (status == PEIL_OK)
        status = peil_change_list_incomparable(&c);
    if (status != PEIL_OK || !c.then->result || !c.now->result)
        return status;
    status = peil_change_go(&c);
    if (status == PEIL_OK)
        status = split_all(&c);
    if (status == PEIL_OK)
        status = peil_change_list_items(&c);
    return status;
}

int peil_changes_make(const struct peil_change *const **out, size_t *count,
    struct peil_arena *arena, const struct peil_compared_subject *subject,
    const struct peil_scorer *scorer, enum peil_merge_rule rule)
{
    size_t most = subject ? subject->framework_count : 0;
    const struct peil_change **changes = peil_arena_array(arena, most + 1, sizeof(*changes));
    int status = changes ? PEIL_OK : PEIL_ENOMEM;

    *out = changes;
    *count = 0;
    for (size_t i = 0; i < most && status == PEIL_OK; i++) {
        struct peil_change *change;

        if (subject->frameworks[i].round_count < 2)
            continue;
        status = peil_change_make(&change, arena, &subject->frameworks[i], scorer, rule);
        if (status == PEIL_OK)
            changes[(*count)++] = change;
    }
    return status;
}
