/*
 * Reading rules of advice, for pack.yaml and for Lua.
 */
#include "core/pack/rule.h"

#include <string.h>

#include "core/pack/links.h"
#include "core/pack/loading.h"
#include "core/pack/rule_texts.h"
#include "core/pack/schema_values.h"
#include "core/pack/words.h"

/* Most values for the texts of one rule. */
#define ARGS_MOST 32

struct rule {
    const char *id;
    int priority;
    struct peil_text heading, text, ask;
    const struct peil_node *when, *args, *actor, *references, *replaces;
    bool replace, compares;
};

#define AT(field) offsetof(struct rule, field)
static const struct peil_field rule_fields[] = {
    {.key = "id", .type = PEIL_FIELD_ID, .offset = AT(id), .required = true},
    {.key = "when", .type = PEIL_FIELD_MAYBE, .offset = AT(when)},
    {.key = "priority",
        .type = PEIL_FIELD_WORD,
        .offset = AT(priority),
        .required = true,
        .words = peil_priority_words},
    {.key = "actor", .type = PEIL_FIELD_NODE, .offset = AT(actor)},
    {.key = "heading", .type = PEIL_FIELD_TEXT, .offset = AT(heading)},
    {.key = "text", .type = PEIL_FIELD_TEXT, .offset = AT(text), .required = true},
    {.key = "ask", .type = PEIL_FIELD_TEXT, .offset = AT(ask)},
    {.key = "args", .type = PEIL_FIELD_NODE, .offset = AT(args)},
    {.key = "references", .type = PEIL_FIELD_NODE, .offset = AT(references)},
    {.key = "replaces", .type = PEIL_FIELD_NODE, .offset = AT(replaces)},
    {.key = "replace", .type = PEIL_FIELD_BOOL, .offset = AT(replace)},
    {.key = "compares", .type = PEIL_FIELD_BOOL, .offset = AT(compares)}, {0}};
#undef AT

/* Who reads the rules. */
struct reading {
    struct peil_naming naming;
    bool lua;
};

/* An expression, unless Lua has a function in its place. */
static void read_expression(const struct reading *reading, const struct peil_node *node,
    const struct peil_path *path, struct peil_expression *out)
{
    if (!reading->lua || peil_node_type(node) != PEIL_NODE_NULL)
        peil_schema_expression(reading->naming.schema, node, path, out);
}

static void read_when(const struct reading *reading, const struct peil_node *map,
    const struct peil_node *node, const struct peil_path *path, struct peil_rule *out)
{
    if (node) {
        read_expression(reading, node, PEIL_PATH_KEY(path, "when"), &out->when);
    } else if (!reading->lua) {
        peil_schema_error(reading->naming.schema, "pack/missing-key", peil_node_place(map), path,
            PEIL_ARGS(PEIL_TEXT("key", "when")));
    }
}

/* Whether the values can be read at all. An empty table of Lua is no mistake. */
static bool has_args(
    const struct reading *reading, const struct peil_node *map, const struct peil_path *path)
{
    struct peil_schema_context *schema = reading->naming.schema;
    size_t count = peil_node_count(map);

    if (reading->lua && count == 0 && peil_node_type(map) == PEIL_NODE_LIST)
        return false;
    if (peil_node_type(map) != PEIL_NODE_MAP) {
        peil_schema_error(schema, "pack/not-a-map", peil_node_place(map), path, PEIL_NO_ARGS);
        return false;
    }
    if (count > ARGS_MOST) {
        peil_schema_error(schema, "pack/too-many-args", peil_node_place(map), path,
            PEIL_ARGS(PEIL_INTEGER("most", ARGS_MOST)));
        return false;
    }
    return count > 0;
}

static void read_args(const struct reading *reading, const struct peil_node *map,
    const struct peil_path *path, struct peil_rule *out)
{
    struct peil_schema_context *schema = reading->naming.schema;
    size_t count = peil_node_count(map), i;
    struct peil_rule_argument *args;

    if (!has_args(reading, map, path))
        return;
    args = peil_arena_array(schema->arena, count, sizeof(*args));
    for (i = 0; args && i < count; i++) {
        const char *name = peil_node_key(map, i);

        args[i].name = peil_arena_text(schema->arena, name);
        if (!peil_argument_name(name)) {
            peil_schema_error(schema, "pack/not-an-argument", peil_node_key_place(map, i), path,
                PEIL_ARGS(PEIL_TEXT("value", peil_schema_shown(schema, name))));
        }
        read_expression(reading, peil_node_at(map, i), PEIL_PATH_KEY(path, name), &args[i].value);
    }
    out->args = args;
    out->arg_count = args ? count : 0;
}

#define RULE_PREFIX "rule:"

/* The id behind "rule:"; NULL where the text is no such name. */
static const char *rule_name(const struct peil_node *node)
{
    const char *text =
        peil_node_type(node) == PEIL_NODE_STRING ? peil_node_as_text(node, NULL) : NULL;

    return text && strncmp(text, RULE_PREFIX, strlen(RULE_PREFIX)) == 0 ? text + strlen(RULE_PREFIX)
                                                                        : NULL;
}

static void add_rule_name(const struct reading *reading, const struct peil_node *node,
    const struct peil_path *path, const char *id, struct peil_rule *out)
{
    struct peil_schema_context *schema = reading->naming.schema;

    if (!peil_is_id(id)) {
        peil_schema_error(schema, "pack/not-an-id", peil_node_place(node), path,
            PEIL_ARGS(PEIL_TEXT("value", peil_schema_shown(schema, id))));
        return;
    }
    if (out->id && strcmp(out->id, id) == 0) {
        peil_schema_error(schema, "pack/replaces-itself", peil_node_place(node), path,
            PEIL_ARGS(PEIL_TEXT("value", id)));
        return;
    }
    id = peil_arena_text(schema->arena, id);
    if (id)
        out->replaces_rules[out->replaces_rule_count++] = id;
}

static void read_replaces(const struct reading *reading, const struct peil_node *node,
    const struct peil_path *path, struct peil_rule *out)
{
    const struct peil_naming *naming = &reading->naming;
    struct peil_elements elements = peil_elements(naming, node, path);
    struct peil_arena *arena = naming->schema->arena;
    size_t i;

    out->replaces = peil_arena_array(arena, elements.count, sizeof(*out->replaces));
    out->replaces_rules = peil_arena_array(arena, elements.count, sizeof(*out->replaces_rules));
    if (!out->replaces || !out->replaces_rules)
        return;
    for (i = 0; i < elements.count; i++) {
        const struct peil_path *here = elements.single ? path : PEIL_PATH_AT(path, i);
        const struct peil_node *element = peil_element(&elements, i);
        const char *id = rule_name(element);
        const struct peil_concept *found;

        if (id) {
            add_rule_name(reading, element, here, id, out);
            continue;
        }
        found = peil_find_name(naming, PEIL_NAME_CONCEPT, element, here);
        if (found)
            out->replaces[out->replaces_count++] = found;
    }
}

static void read_links(const struct reading *reading, const struct rule *read,
    const struct peil_path *path, struct peil_rule *out)
{
    const struct peil_naming *naming = &reading->naming;

    if (read->args)
        read_args(reading, read->args, PEIL_PATH_KEY(path, "args"), out);
    if (read->actor) {
        peil_find_actors(
            naming, read->actor, PEIL_PATH_KEY(path, "actor"), &out->actors, &out->actor_count);
    }
    if (read->references) {
        peil_find_references(naming, read->references, PEIL_PATH_KEY(path, "references"),
            &out->references, &out->reference_count);
    }
    if (read->replaces)
        read_replaces(reading, read->replaces, PEIL_PATH_KEY(path, "replaces"), out);
}

static void read_rule(const struct reading *reading, const struct peil_node *node,
    const struct peil_path *path, struct peil_rule *out)
{
    struct peil_schema_context *schema = reading->naming.schema;
    struct rule read = {0};

    out->pack = reading->naming.pack;
    out->place = peil_value_place(node, "id");
    if (!out->place.source)
        out->place = peil_node_place(node);
    if (reading->lua)
        schema->place = out->place;
    if (!peil_schema_read(schema, node, rule_fields, path, &read))
        return;
    out->id = read.id;
    out->priority = (enum peil_priority)read.priority;
    out->heading = read.heading;
    out->text = read.text;
    out->ask = read.ask;
    out->replace = read.replace;
    out->compares = read.compares;
    read_when(reading, node, read.when, path, out);
    read_links(reading, &read, path, out);
    peil_check_rule_texts(schema, node, path, out);
}

static const struct peil_rule *read_rules(const struct reading *reading,
    const struct peil_node *list, const struct peil_path *path, size_t *count)
{
    struct peil_schema_context *schema = reading->naming.schema;
    size_t length = peil_node_count(list), i;
    struct peil_rule *rules;

    *count = 0;
    if (!peil_schema_list(schema, list, path))
        return NULL;
    rules = peil_arena_array(schema->arena, length, sizeof(*rules));
    if (!rules)
        return NULL;
    for (i = 0; i < length && !peil_arena_failed(schema->arena); i++) {
        read_rule(
            reading, peil_node_at(list, i), reading->lua ? NULL : PEIL_PATH_AT(path, i), &rules[i]);
    }
    *count = length;
    return rules;
}

void peil_load_rules(struct peil_loading *load)
{
    struct reading reading = {peil_load_naming(load), false};
    const struct peil_path *path = PEIL_PATH_KEY(NULL, "advice");
    const struct peil_node *list = load->parts.advice;

    if (!list)
        return;
    load->pack->rules = read_rules(&reading, list, path, &load->pack->rule_count);
    if (load->pack->rules)
        peil_check_unique(load, list, "id", path);
}

int peil_rules_read(const struct peil_rule **out, size_t *count, struct peil_arena *arena,
    const struct peil_pack *pack, const struct peil_node *list, bool lua, struct peil_diags *diags)
{
    struct peil_schema_context schema = {.arena = arena,
        .diags = diags,
        .language = pack->language,
        .suggestions = PEIL_SUGGESTIONS};
    struct reading reading = {{&schema, pack, arena, NULL}, lua};

    *out = read_rules(&reading, list, NULL, count);
    if (peil_arena_failed(arena))
        return PEIL_ENOMEM;
    return schema.failed ? PEIL_EINPUT : PEIL_OK;
}
