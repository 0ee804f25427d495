/*
 * The tree of sections, laid out in arrays.
 */

#include "core/pack/loading.h"
#include "core/pack/words.h"

struct section {
    const char *id, *was, *source_text, *source;
    struct peil_text title, intro;
    int origin;
    bool has_origin;
    double weight;
    const struct peil_node *scale, *scoring, *maps, *items, *sections, *audience;
    struct peil_expression applies_if;
};

#define AT(field) offsetof(struct section, field)
static const struct peil_field section_fields[] = {
    {.key = "id", .type = PEIL_FIELD_ID, .offset = AT(id), .required = true},
    {.key = "title", .type = PEIL_FIELD_TEXT, .offset = AT(title), .required = true},
    {.key = "was", .type = PEIL_FIELD_ID, .offset = AT(was)},
    {.key = "origin",
        .type = PEIL_FIELD_WORD,
        .offset = AT(origin),
        .words = peil_origin_words,
        .seen_offset = AT(has_origin)},
    {.key = "source_text", .type = PEIL_FIELD_STRING, .offset = AT(source_text)},
    {.key = "source", .type = PEIL_FIELD_STRING, .offset = AT(source)},
    {.key = "intro", .type = PEIL_FIELD_TEXT, .offset = AT(intro)},
    {.key = "scale", .type = PEIL_FIELD_NODE, .offset = AT(scale)},
    {.key = "weight",
        .type = PEIL_FIELD_NUMBER,
        .offset = AT(weight),
        .min = 0,
        .max = PEIL_NUMBER_MOST},
    {.key = "scoring", .type = PEIL_FIELD_NODE, .offset = AT(scoring)},
    {.key = "maps", .type = PEIL_FIELD_NODE, .offset = AT(maps)},
    {.key = "for", .type = PEIL_FIELD_NODE, .offset = AT(audience)},
    {.key = "applies_if", .type = PEIL_FIELD_EXPRESSION, .offset = AT(applies_if)},
    {.key = "items", .type = PEIL_FIELD_NODE, .offset = AT(items)},
    {.key = "sections", .type = PEIL_FIELD_NODE, .offset = AT(sections)}, {0}};
#undef AT

struct own_scoring {
    int model;
    const struct peil_node *rounding;
};

#define AT(field) offsetof(struct own_scoring, field)
static const struct peil_field own_scoring_fields[] = {
    {.key = "model", .type = PEIL_FIELD_WORD, .offset = AT(model), .words = peil_model_words},
    {.key = "rounding", .type = PEIL_FIELD_NODE, .offset = AT(rounding)}, {0}};
#undef AT

/* Where the walk through the tree is: what the sections above have set. */
struct above {
    const struct peil_path *path;
    size_t parent; /* PEIL_NONE at the top */
    unsigned depth;
    const struct peil_scale *scale; /* NULL for none */
    bool scale_broken;              /* one was named, but nothing can be said about it */
    struct peil_audience audience;
};

/* The arrays that are being filled. */
struct arrays {
    struct peil_section *sections;
    struct peil_item *items;
};

/* Counts the sections and items below a list of sections, whatever may be wrong with them. */
static void count_below(
    const struct peil_node *list, unsigned depth, size_t *sections, size_t *items)
{
    size_t i;

    if (peil_node_type(list) != PEIL_NODE_LIST || depth > PEIL_DEPTH_MOST)
        return;
    *sections += peil_node_count(list);
    for (i = 0; i < peil_node_count(list); i++) {
        const struct peil_node *section = peil_node_at(list, i);
        const struct peil_node *own = peil_node_get(section, "items");

        *items += peil_node_type(own) == PEIL_NODE_LIST ? peil_node_count(own) : 0;
        count_below(peil_node_get(section, "sections"), depth + 1, sections, items);
    }
}

static void read_items(struct peil_loading *load, struct arrays *arrays,
    const struct peil_node *list, const struct above *above, struct peil_section *section,
    struct peil_child *children)
{
    const struct peil_path *path = PEIL_PATH_KEY(above->path, "items");
    struct peil_pack *pack = load->pack;
    size_t i;

    if (!peil_schema_list(&load->schema, list, path))
        return;
    for (i = 0; i < peil_node_count(list) && !peil_load_stuck(load); i++) {
        struct peil_item *item = &arrays->items[pack->item_count];

        item->index = pack->item_count++;
        item->section = section->index;
        peil_load_item(load, peil_node_at(list, i), PEIL_PATH_AT(path, i), above->scale,
            above->scale_broken, &above->audience, item);
        children[section->child_count].is_section = false;
        children[section->child_count++].index = item->index;
    }
}

static void read_sections(struct peil_loading *load, struct arrays *arrays,
    const struct peil_node *list, const struct above *above, struct peil_child *children,
    size_t *child_count);

static void read_own_scoring(struct peil_loading *load, const struct peil_node *node,
    const struct peil_path *path, struct peil_section *section)
{
    struct own_scoring read = {.model = (int)section->model};

    peil_schema_read(&load->schema, node, own_scoring_fields, path, &read);
    section->model = (enum peil_model)read.model;
    if (read.rounding) {
        peil_load_rounding(load, read.rounding, PEIL_PATH_KEY(path, "rounding"), &section->decimals,
            &section->rounding);
    }
}

/* The values of a section itself. */
static void fill_section(struct peil_loading *load, const struct section *read,
    const struct above *here, struct peil_section *section)
{
    const struct peil_scoring *scoring = &load->pack->scoring;

    section->id = read->id;
    section->was = read->was;
    section->title = read->title;
    section->source_text = read->source_text;
    section->source = read->source;
    section->origin = (enum peil_origin)read->origin;
    section->has_origin = read->has_origin;
    section->intro = read->intro;
    section->weight = read->weight;
    section->applies_if = read->applies_if;
    section->model = scoring->section_model;
    section->decimals = scoring->decimals;
    section->rounding = scoring->rounding;
    if (read->scoring)
        read_own_scoring(load, read->scoring, PEIL_PATH_KEY(here->path, "scoring"), section);
    if (read->maps) {
        peil_load_maps(load, read->maps, PEIL_PATH_KEY(here->path, "maps"), NULL, &section->maps,
            &section->map_count);
    }
}

/* What stands in a section, in the order in which its keys stand. */
static void read_children(struct peil_loading *load, struct arrays *arrays,
    const struct peil_node *node, const struct section *read, const struct above *here,
    struct peil_section *section)
{
    size_t room = peil_node_count(read->items) + peil_node_count(read->sections), i;
    struct peil_child *children;

    children = peil_arena_array(load->pack->arena, room + 1, sizeof(*children));
    for (i = 0; children && i < peil_node_count(node); i++) {
        const struct peil_node *value = peil_node_at(node, i);

        if (value == read->items)
            read_items(load, arrays, value, here, section, children);
        else if (value == read->sections)
            read_sections(load, arrays, value, here, children, &section->child_count);
    }
    section->children = children;
}

static void read_section(struct peil_loading *load, struct arrays *arrays,
    const struct peil_node *node, const struct above *above, const struct peil_path *path,
    struct peil_section *section)
{
    struct above here = *above;
    struct section read = {.weight = 1, .origin = PEIL_ORIGIN_OWN};

    section->parent = above->parent;
    section->depth = above->depth;
    section->first_item = load->pack->item_count;
    section->place = peil_value_place(node, "id");
    if (!peil_schema_read(&load->schema, node, section_fields, path, &read)) {
        load->sections_missing = true;
        return;
    }
    here.path = path;
    here.parent = section->index;
    here.depth = above->depth + 1;
    if (read.scale) {
        here.scale =
            peil_load_scale(load, read.scale, PEIL_PATH_KEY(path, "scale"), &here.scale_broken);
    }
    peil_load_audience(
        load, read.audience, PEIL_PATH_KEY(path, "for"), &above->audience, &here.audience);
    section->audience = here.audience;
    peil_check_source_text(load, node, path, read.has_origin, read.origin);
    fill_section(load, &read, &here, section);
    if (!peil_node_get(node, "items") && !peil_node_get(node, "sections"))
        peil_schema_error(&load->schema, "pack/empty-section", section->place, path, PEIL_NO_ARGS);
    read_children(load, arrays, node, &read, &here, section);
    section->item_count = load->pack->item_count - section->first_item;
}

static void read_sections(struct peil_loading *load, struct arrays *arrays,
    const struct peil_node *list, const struct above *above, struct peil_child *children,
    size_t *child_count)
{
    const struct peil_path *path = PEIL_PATH_KEY(above->path, "sections");
    struct peil_pack *pack = load->pack;
    size_t i;

    if (!peil_schema_list(&load->schema, list, path)) {
        load->sections_missing = true;
        return;
    }
    if (above->depth > PEIL_DEPTH_MOST) {
        peil_schema_error(&load->schema, "pack/too-deep", peil_node_place(list), path,
            PEIL_ARGS(PEIL_INTEGER("most", PEIL_DEPTH_MOST)));
        load->sections_missing = true;
        return;
    }
    for (i = 0; i < peil_node_count(list) && !peil_load_stuck(load); i++) {
        struct peil_section *section = &arrays->sections[pack->section_count];

        section->index = pack->section_count++;
        read_section(load, arrays, peil_node_at(list, i), above, PEIL_PATH_AT(path, i), section);
        children[*child_count].is_section = true;
        children[(*child_count)++].index = section->index;
    }
}

/*
 * Where a list of conditions decides and nothing has points, sections have no score either, unless
 * the pack asks for one.
 */
static void settle_models(struct peil_loading *load, const struct arrays *arrays)
{
    struct peil_pack *pack = load->pack;

    if (pack->scoring.model != PEIL_MODEL_DECISION_LIST ||
        peil_node_get(load->parts.scoring, "section_model"))
        return;
    for (size_t i = 0; i < pack->item_count; i++)
        if (pack->items[i].scored)
            return;
    for (size_t i = 0; i < pack->section_count; i++)
        if (arrays->sections[i].model == pack->scoring.section_model)
            arrays->sections[i].model = PEIL_MODEL_NONE;
    pack->scoring.section_model = PEIL_MODEL_NONE;
}

void peil_load_sections(struct peil_loading *load)
{
    const struct peil_node *list = load->parts.sections;
    const struct above top = {.parent = PEIL_NONE, .depth = 1};
    struct peil_arena *arena = load->pack->arena;
    size_t sections = 0, items = 0;
    struct peil_child *children;
    struct arrays arrays;

    if (!list)
        return;
    count_below(list, 1, &sections, &items);
    arrays.sections = peil_arena_array(arena, sections + 1, sizeof(*arrays.sections));
    arrays.items = peil_arena_array(arena, items + 1, sizeof(*arrays.items));
    children = peil_arena_array(arena, peil_node_count(list) + 1, sizeof(*children));
    if (!arrays.sections || !arrays.items || !children)
        return;
    load->pack->sections = arrays.sections;
    load->pack->items = arrays.items;
    load->pack->children = children;
    read_sections(load, &arrays, list, &top, children, &load->pack->child_count);
    settle_models(load, &arrays);
}
