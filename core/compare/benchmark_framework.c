/*
 * A benchmark on one checklist: its parts, the whole and the classes of each.
 */
#include <string.h>

#include "core/compare/benchmark_parts.h"
#include "core/compare/suppress.h"

/* The classes of one framework, and what is known of each by whoever has the files at hand. */
struct classes {
    const struct peil_pack_cells *all, *mine;
    struct peil_group *groups; /* one for each class of `all` */
};

static const struct peil_class_cells *same_class(
    const struct peil_pack_cells *pack, const char *label)
{
    for (size_t i = 0; i < pack->class_count; i++)
        if (strcmp(pack->classes[i].label, label) == 0)
            return &pack->classes[i];
    return NULL;
}

static const struct peil_cell *same_cell(
    const struct peil_class_cells *class_cells, const struct peil_benchmark_part *part)
{
    return class_cells
               ? peil_contribution_cell(class_cells, part->part, peil_benchmark_part_id(part))
               : NULL;
}

static void add_cell(struct peil_cell *sum, const struct peil_cell *cell)
{
    if (!cell)
        return;
    sum->count += cell->count;
    sum->without += cell->without;
    for (size_t i = 0; i < PEIL_BINS; i++)
        sum->bins[i] += cell->bins[i];
}

/* What is known is counted only where there is something else, too. */
static uint32_t known_of(const struct peil_benchmarking *b, uint32_t known, uint32_t count)
{
    return !b->contributions ? 0 : known < count ? known : count;
}

/* A class of subjects, and the same of those at hand (NULL for none), on one part. */
static struct peil_group group_of(const struct peil_benchmarking *b,
    const struct peil_class_cells *class_cells, const struct peil_class_cells *mine,
    const struct peil_benchmark_part *part)
{
    const struct peil_cell *cell = same_cell(class_cells, part), *own = same_cell(mine, part);
    uint32_t count = cell ? cell->count : 0, subjects = class_cells->subjects;

    return (struct peil_group){count, known_of(b, own ? own->count : 0, count),
        subjects - known_of(b, mine ? mine->subjects : 0, subjects)};
}

/* The same, by the number of its subjects. */
static struct peil_group group_of_subjects(const struct peil_benchmarking *b,
    const struct peil_class_cells *class_cells, const struct peil_class_cells *mine)
{
    uint32_t count = class_cells->subjects;
    uint32_t known = known_of(b, mine ? mine->subjects : 0, count);

    return (struct peil_group){count, known, count - known};
}

static void add_group(struct peil_group *sum, struct peil_group group)
{
    sum->count += group.count;
    sum->known += group.known;
    sum->others += group.others;
}

static bool is_own(const struct peil_benchmarking *b, const char *label)
{
    return strcmp(b->label, label) == 0;
}

/* One part: the whole, and the classes where there are several. */
static bool make_part(
    struct peil_benchmarking *b, const struct classes *classes, struct peil_benchmark_part *part)
{
    size_t count = classes->all->class_count;
    struct peil_distribution *list =
        count > 1 ? peil_arena_array(b->arena, count, sizeof(*list)) : NULL;
    struct peil_cell whole = {0};
    struct peil_group all = {0};
    bool shown;

    for (size_t i = 0; i < count; i++) {
        const struct peil_class_cells *class_cells = &classes->all->classes[i];

        add_cell(&whole, same_cell(class_cells, part));
        classes->groups[i] =
            group_of(b, class_cells, same_class(classes->mine, class_cells->label), part);
        add_group(&all, classes->groups[i]);
    }
    part->whole.label = "";
    part->whole.shown = peil_group_stands(all, b->least);
    peil_benchmark_spread(b, &part->whole, &whole, all.known, &part->focus);
    part->classes = list;
    shown = part->whole.shown && peil_groups_stand(classes->groups, count, b->least);
    for (size_t i = 0; list && i < count; i++) {
        const struct peil_class_cells *class_cells = &classes->all->classes[i];
        const struct peil_cell *cell = same_cell(class_cells, part);

        list[i].label = class_cells->label;
        list[i].own = is_own(b, class_cells->label);
        list[i].shown = shown && cell && cell->count >= b->least;
        peil_benchmark_spread(
            b, &list[i], cell, classes->groups[i].known, list[i].own ? &part->focus : NULL);
    }
    return list || count <= 1;
}

/* How many subjects each class has; nothing where all are in one. */
static bool count_classes(struct peil_benchmarking *b, const struct classes *classes,
    struct peil_benchmark_framework *out)
{
    size_t count = classes->all->class_count;
    struct peil_distribution *list =
        count > 1 ? peil_arena_array(b->arena, count, sizeof(*list)) : NULL;
    struct peil_group all = {0};
    bool shown;

    for (size_t i = 0; i < count; i++) {
        const struct peil_class_cells *class_cells = &classes->all->classes[i];

        classes->groups[i] =
            group_of_subjects(b, class_cells, same_class(classes->mine, class_cells->label));
        add_group(&all, classes->groups[i]);
    }
    out->shown = peil_group_stands(all, b->least);
    shown = out->shown && peil_groups_stand(classes->groups, count, b->least);
    for (size_t i = 0; list && i < count; i++) {
        list[i].label = classes->all->classes[i].label;
        list[i].own = is_own(b, list[i].label);
        list[i].shown = shown && classes->groups[i].count >= b->least;
        list[i].count = list[i].shown ? classes->groups[i].count : 0;
    }
    out->classes = list;
    out->class_count = list ? count : 0;
    return list || count <= 1;
}

/* What subjects scored, where they are shown side by side; and the one in focus. */
static bool put_own(
    struct peil_benchmarking *b, const struct peil_pack *pack, struct peil_benchmark_part *part)
{
    struct peil_own_score *own;

    if (b->focus)
        part->focus = peil_benchmark_kept_score(peil_benchmark_kept(b, b->focus, pack), part);
    if (b->side == 0)
        return true;
    own = peil_arena_array(b->arena, b->side, sizeof(*own));
    for (size_t i = 0; own && i < b->side; i++)
        own[i] = peil_benchmark_kept_score(
            peil_benchmark_kept(b, &b->gathering->subjects[i], pack), part);
    part->own = own;
    return own != NULL;
}

/* Adds a part where somebody has a score on it, or could have had. */
static bool add_part(struct peil_benchmarking *b, const struct classes *classes,
    struct peil_benchmark_framework *out, struct peil_benchmark_part *list,
    const struct peil_benchmark_part *part)
{
    struct peil_benchmark_part *made = &list[out->part_count];
    bool there = false;

    for (size_t i = 0; i < classes->all->class_count && !there; i++)
        there = same_cell(&classes->all->classes[i], part) != NULL;
    if (!there)
        return true;
    out->part_count++;
    *made = *part;
    return put_own(b, out->pack, made) && make_part(b, classes, made);
}

bool peil_benchmark_framework_make(struct peil_benchmarking *b,
    struct peil_benchmark_framework *out, const struct peil_seen_pack *seen)
{
    const struct peil_pack *pack = out->pack;
    struct classes classes = {peil_contribution_pack(b->all, pack->id, pack->version.major),
        peil_contribution_pack(b->mine, pack->id, pack->version.major), NULL};
    struct peil_benchmark_part *list =
        peil_arena_array(b->arena, 1 + pack->section_count + seen->concept_count, sizeof(*list));
    bool good;

    classes.groups = peil_arena_array(b->arena, classes.all->class_count, sizeof(*classes.groups));
    good = list && classes.groups && count_classes(b, &classes, out) &&
           add_part(b, &classes, out, list, &(struct peil_benchmark_part){0});
    for (size_t i = 0; good && i < pack->section_count; i++)
        good = add_part(b, &classes, out, list,
            &(struct peil_benchmark_part){
                .part = PEIL_CELL_SECTION, .section = &pack->sections[i]});
    for (size_t i = 0; good && i < seen->concept_count; i++)
        good = add_part(b, &classes, out, list,
            &(struct peil_benchmark_part){.part = PEIL_CELL_CONCEPT, .concept = seen->concepts[i]});
    out->parts = list;
    return good;
}
