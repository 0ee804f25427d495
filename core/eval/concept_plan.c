/*
 * Gathers what maps to each concept, once for a pack.
 */
#include "core/eval/concept_plan.h"

/* A concept while its links are gathered. */
struct gathered {
    const struct peil_concept *concept; /* NULL while nothing maps to it */
    struct peil_concept_link *links;
    size_t count, filled;
};

struct gathering {
    const struct peil_pack *pack;
    struct gathered *concepts; /* of all vocabularies in use, one after the other */
    size_t *first;             /* by used pack: where its concepts start */
    size_t total;              /* concepts */
    size_t links;              /* in all */
    bool filling;              /* the second round: links are filled in, not counted */
};

/* Where a concept stands in `concepts`; NULL for one of a pack that is not in use. */
static struct gathered *find(const struct gathering *gathering, const struct peil_concept *concept)
{
    const struct peil_pack *pack = gathering->pack;

    for (size_t i = 0; i < pack->used_count; i++)
        if (pack->used[i].pack == concept->pack)
            return &gathering->concepts[gathering->first[i] + concept->index];
    return NULL;
}

static enum peil_tier tier_of(enum peil_relation relation)
{
    return relation == PEIL_RELATION_EQUAL    ? PEIL_TIER_EQUAL
           : relation == PEIL_RELATION_SUBSET ? PEIL_TIER_SUBSET
                                              : PEIL_TIER_OTHER;
}

/* Whether a knock-out is about a concept: one of the rows that decide is. */
static bool is_knockout(const struct peil_concept_link *link)
{
    const struct peil_item *item = link->item;
    const bool *deciding = item->knockout_rows;

    if (!item->knockout || !link->rows || !deciding)
        return item->knockout;
    for (size_t i = 0; i < item->row_count; i++)
        if (link->rows[i] && deciding[i])
            return true;
    return false;
}

/* Adds one thing to all concepts that it maps to. */
static void add_link(struct gathering *gathering, const struct peil_concept_link *link,
    const struct peil_mapping *maps, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct gathered *gathered = find(gathering, maps[i].concept);

        if (!gathered)
            continue;
        gathered->concept = maps[i].concept;
        if (gathering->filling) {
            struct peil_concept_link *place = &gathered->links[gathered->filled++];

            *place = *link;
            place->relation = maps[i].relation;
            place->tier = tier_of(maps[i].relation);
            place->rows = maps[i].rows;
            place->knockout = place->item && is_knockout(place);
        } else {
            gathered->count++;
            gathering->links++;
        }
    }
}

/* Goes through the pack in its order; sections nest only as deep as packs may. */
static void walk(struct gathering *gathering, const struct peil_child *children, size_t count)
{
    const struct peil_pack *pack = gathering->pack;

    for (size_t i = 0; i < count; i++) {
        struct peil_concept_link link = {0};

        if (children[i].is_section) {
            link.section = &pack->sections[children[i].index];
            link.weight = link.section->weight;
            add_link(gathering, &link, link.section->maps, link.section->map_count);
            walk(gathering, link.section->children, link.section->child_count);
        } else {
            link.item = &pack->items[children[i].index];
            link.weight = link.item->weight;
            add_link(gathering, &link, link.item->maps, link.item->map_count);
        }
    }
}

/* Numbers the concepts of all packs in use. */
static bool number_concepts(struct gathering *gathering, struct peil_arena *arena)
{
    const struct peil_pack *pack = gathering->pack;

    gathering->first = peil_arena_array(arena, pack->used_count, sizeof(*gathering->first));
    for (size_t i = 0; gathering->first && i < pack->used_count; i++) {
        const struct peil_vocabulary *vocabulary = pack->used[i].pack->vocabulary;

        gathering->first[i] = gathering->total;
        gathering->total += vocabulary ? vocabulary->concept_count : 0;
    }
    gathering->concepts = peil_arena_array(arena, gathering->total, sizeof(*gathering->concepts));
    return !peil_arena_failed(arena);
}

/* Hands out room for the links that were counted; answers how many concepts are asked. */
static size_t share_out(struct gathering *gathering, struct peil_concept_link *links)
{
    size_t asked = 0;

    for (size_t i = 0; i < gathering->total; i++) {
        struct gathered *gathered = &gathering->concepts[i];

        gathered->links = links;
        links += gathered->count;
        asked += gathered->count > 0;
    }
    return asked;
}

static bool stands_in(const struct peil_item *item, const struct peil_section *section)
{
    return item->index >= section->first_item &&
           item->index < section->first_item + section->item_count;
}

/*
 * A section whose own items tell a concept as directly tells nothing more of it: it is made of
 * them, and of others that are about something else.
 */
static void cover_sections(struct gathered *gathered)
{
    for (size_t i = 0; i < gathered->count; i++) {
        struct peil_concept_link *link = &gathered->links[i];

        for (size_t k = 0; link->section && k < gathered->count; k++) {
            const struct peil_concept_link *other = &gathered->links[k];

            if (other->item && other->item->scored && other->tier <= link->tier &&
                stands_in(other->item, link->section))
                link->covered = true;
        }
    }
}

/* The first tier with an item that has points; else the first with anything asked. */
static void set_tier(struct peil_concept_plan *plan)
{
    enum peil_tier asked = PEIL_TIER_OTHER;
    enum peil_tier telling = PEIL_TIER_OTHER;
    bool found = false;

    for (size_t i = 0; i < plan->link_count; i++) {
        const struct peil_concept_link *link = &plan->links[i];

        if (link->covered)
            continue;
        asked = link->tier < asked ? link->tier : asked;
        if (!link->item) {
            plan->by_sections = true;
            continue;
        }
        plan->knockout = plan->knockout || link->knockout;
        if (link->item->scored) {
            telling = link->tier < telling ? link->tier : telling;
            found = true;
        }
    }
    plan->tier = found ? telling : asked;
}

/* Whether what maps to it could ever tell a level: a choice without points is no judgement. */
static bool can_tell(const struct peil_pack *pack, const struct gathered *gathered)
{
    for (size_t i = 0; i < gathered->filled; i++) {
        const struct peil_concept_link *link = &gathered->links[i];
        const struct peil_section *section = link->section;

        if (link->item && link->item->scored)
            return true;
        for (size_t k = 0; section && section->model != PEIL_MODEL_NONE && k < section->item_count;
             k++)
            if (pack->items[section->first_item + k].scored)
                return true;
    }
    return false;
}

static int fill_in(struct peil_concept_plans *out, struct peil_arena *arena,
    const struct gathering *gathering, const struct peil_scripts *scripts)
{
    struct peil_concept_plan *plans = peil_arena_array(arena, out->count, sizeof(*plans));
    size_t *slots = peil_arena_array(arena, gathering->total, sizeof(*slots));
    size_t at = 0;

    if (!plans || !slots)
        return PEIL_ENOMEM;
    out->plans = plans;
    out->slots = slots;
    out->number_count = gathering->total;
    for (size_t i = 0; i < gathering->total; i++)
        slots[i] = PEIL_NONE;
    for (size_t i = 0; i < gathering->total; i++) {
        struct gathered *gathered = &gathering->concepts[i];
        struct peil_concept_plan *plan = &plans[at];

        if (!can_tell(gathering->pack, gathered))
            continue;
        plan->concept = gathered->concept;
        out->advised = out->advised || gathered->concept->advice;
        plan->number = scripts ? peil_scripts_concept_number(scripts, gathered->concept) : i;
        plan->links = gathered->links;
        plan->link_count = gathered->count;
        cover_sections(gathered);
        set_tier(plan);
        if (plan->number < gathering->total)
            slots[plan->number] = at;
        at++;
    }
    out->count = at;
    return PEIL_OK;
}

int peil_concept_plans_make(struct peil_concept_plans *out, struct peil_arena *arena,
    const struct peil_pack *pack, const struct peil_scripts *scripts)
{
    struct gathering gathering = {.pack = pack};
    struct peil_concept_link *links;

    *out = (struct peil_concept_plans){0};
    if (!number_concepts(&gathering, arena))
        return PEIL_ENOMEM;
    walk(&gathering, pack->children, pack->child_count);
    links = peil_arena_array(arena, gathering.links, sizeof(*links));
    if (!links)
        return PEIL_ENOMEM;
    out->link_count = gathering.links;
    out->count = share_out(&gathering, links);
    gathering.filling = true;
    walk(&gathering, pack->children, pack->child_count);
    return fill_in(out, arena, &gathering, scripts);
}
