/*
 * Checks a document against the keywords of JSON Schema that the schemas use.
 */
#include "tests/unit/schema_check.h"

#include <stdio.h>
#include <string.h>

#define DEEPEST 64
#define SHOWN 256 /* of a fault that is kept aside */

struct checker {
    const struct peil_node *root;
    char *out;
    size_t capacity;
    unsigned depth;
    size_t furthest; /* steps to the fault that is in `out` */
};

/* The way to a value. */
struct way {
    const struct way *above;
    const char *key; /* NULL for an index */
    size_t index;
};

static bool check(struct checker *c, const struct peil_node *schema, const struct peil_node *value,
    const struct way *way);

static void add(struct checker *c, const char *text)
{
    size_t used = strlen(c->out);

    snprintf(c->out + used, c->capacity - used, "%s", text);
}

static void add_way(struct checker *c, const struct way *way)
{
    char index[32];

    if (!way)
        return;
    add_way(c, way->above);
    if (way->key) {
        add(c, c->out[0] != '\0' ? "." : "");
        add(c, way->key);
    } else {
        snprintf(index, sizeof(index), "[%zu]", way->index);
        add(c, index);
    }
}

/* Of several faults, as oneOf finds them, the one furthest into the value tells most. */
static bool fault(struct checker *c, const struct way *way, const char *text, const char *what)
{
    size_t steps = 1;

    for (const struct way *step = way; step; step = step->above)
        steps++;
    if (steps < c->furthest)
        return false;
    c->furthest = steps;
    c->out[0] = '\0';
    add_way(c, way);
    add(c, ": ");
    add(c, text);
    add(c, what);
    return false;
}

static bool is_type(const struct peil_node *value, const char *type)
{
    static const char *const names[] = {"null", "boolean", "number", "string", "array", "object"};
    double number = peil_node_as_number(value);

    if (strcmp(type, "integer") == 0) {
        return peil_node_type(value) == PEIL_NODE_NUMBER && number >= -1e15 && number <= 1e15 &&
               (double)(long long)number == number;
    }
    return strcmp(names[peil_node_type(value)], type) == 0;
}

static bool check_type(struct checker *c, const struct peil_node *type,
    const struct peil_node *value, const struct way *way)
{
    size_t count = peil_node_count(type);

    if (peil_node_type(type) == PEIL_NODE_STRING) {
        return is_type(value, peil_node_as_text(type, NULL)) ||
               fault(c, way, "is no ", peil_node_as_text(type, NULL));
    }
    for (size_t i = 0; i < count; i++)
        if (is_type(value, peil_node_as_text(peil_node_at(type, i), NULL)))
            return true;
    return fault(c, way, "has another type", "");
}

static bool check_enum(struct checker *c, const struct peil_node *allowed,
    const struct peil_node *value, const struct way *way)
{
    for (size_t i = 0; i < peil_node_count(allowed); i++)
        if (peil_node_equal(peil_node_at(allowed, i), value))
            return true;
    return fault(c, way, "is not one of the allowed values", "");
}

static bool check_required(struct checker *c, const struct peil_node *keys,
    const struct peil_node *value, const struct way *way)
{
    if (peil_node_type(value) != PEIL_NODE_MAP)
        return true;
    for (size_t i = 0; i < peil_node_count(keys); i++) {
        const char *key = peil_node_as_text(peil_node_at(keys, i), NULL);

        if (!peil_node_get(value, key))
            return fault(c, way, "lacks ", key);
    }
    return true;
}

/* Properties and additionalProperties: every key of the value by its own schema. */
static bool check_keys(struct checker *c, const struct peil_node *schema,
    const struct peil_node *value, const struct way *way)
{
    const struct peil_node *properties = peil_node_get(schema, "properties");
    const struct peil_node *others = peil_node_get(schema, "additionalProperties");

    if (peil_node_type(value) != PEIL_NODE_MAP)
        return true;
    for (size_t i = 0; i < peil_node_count(value); i++) {
        struct way step = {way, peil_node_key(value, i), 0};
        const struct peil_node *known = peil_node_get(properties, step.key);

        if (!known && peil_node_type(others) == PEIL_NODE_BOOL && !peil_node_as_bool(others))
            return fault(c, way, "has the unknown key ", step.key);
        known = known ? known : others;
        if (peil_node_type(known) == PEIL_NODE_MAP &&
            !check(c, known, peil_node_at(value, i), &step))
            return false;
    }
    return true;
}

static bool check_items(struct checker *c, const struct peil_node *items,
    const struct peil_node *value, const struct way *way)
{
    for (size_t i = 0; peil_node_type(value) == PEIL_NODE_LIST && i < peil_node_count(value); i++) {
        struct way step = {way, NULL, i};

        if (!check(c, items, peil_node_at(value, i), &step))
            return false;
    }
    return true;
}

/* How many of the schemas a value follows. What the others find is no fault where one is enough. */
static size_t count_matches(struct checker *c, const struct peil_node *schemas,
    const struct peil_node *value, const struct way *way)
{
    struct checker before = *c;
    char found[SHOWN];
    size_t matches = 0;

    snprintf(found, sizeof(found), "%s", c->out);
    for (size_t i = 0; i < peil_node_count(schemas); i++)
        matches += check(c, peil_node_at(schemas, i), value, way);
    if (matches > 0) {
        *c = before;
        snprintf(c->out, c->capacity, "%s", found);
    }
    return matches;
}

static bool check_reference(struct checker *c, const struct peil_node *reference,
    const struct peil_node *value, const struct way *way)
{
    static const char start[] = "#/definitions/";
    const char *name = peil_node_as_text(reference, NULL);
    const struct peil_node *target = NULL;

    if (strncmp(name, start, sizeof(start) - 1) == 0)
        target = peil_node_get(peil_node_get(c->root, "definitions"), name + sizeof(start) - 1);
    return target ? check(c, target, value, way) : fault(c, way, "the schema has no ", name);
}

static bool check_range(struct checker *c, const char *keyword, const struct peil_node *limit,
    const struct peil_node *value, const struct way *way)
{
    double number = peil_node_as_number(value);
    bool is_least = strcmp(keyword, "minimum") == 0;

    if (peil_node_type(value) != PEIL_NODE_NUMBER)
        return true;
    return (is_least ? number >= peil_node_as_number(limit)
                     : number <= peil_node_as_number(limit)) ||
           fault(c, way, "is past the ", keyword);
}

/* How long a list or a text is: minItems, maxItems, minLength, maxLength. */
static bool check_length(struct checker *c, const char *keyword, const struct peil_node *limit,
    const struct peil_node *value, const struct way *way)
{
    bool items = strcmp(keyword + 3, "Items") == 0, least = strncmp(keyword, "min", 3) == 0;
    double length = (double)peil_node_count(value), asked = peil_node_as_number(limit);
    size_t bytes;

    if (peil_node_type(value) != (items ? PEIL_NODE_LIST : PEIL_NODE_STRING))
        return true;
    if (!items) {
        const char *text = peil_node_as_text(value, &bytes);

        length = 0;
        for (size_t i = 0; i < bytes; i++)
            length += ((unsigned char)text[i] & 0xC0) != 0x80;
    }
    return (least ? length >= asked : length <= asked) || fault(c, way, "is past the ", keyword);
}

static bool is_length(const char *keyword)
{
    return strcmp(keyword, "minItems") == 0 || strcmp(keyword, "maxItems") == 0 ||
           strcmp(keyword, "minLength") == 0 || strcmp(keyword, "maxLength") == 0;
}

static bool describes(const char *keyword)
{
    static const char *const words[] = {
        "$schema", "title", "description", "definitions", "pattern", NULL};

    for (size_t i = 0; words[i]; i++)
        if (strcmp(words[i], keyword) == 0)
            return true;
    return false;
}

/* What one keyword asks. */
static bool check_keyword(struct checker *c, const char *keyword, const struct peil_node *schema,
    const struct peil_node *asked, const struct peil_node *value, const struct way *way)
{
    if (strcmp(keyword, "type") == 0)
        return check_type(c, asked, value, way);
    if (strcmp(keyword, "$ref") == 0)
        return check_reference(c, asked, value, way);
    if (strcmp(keyword, "enum") == 0)
        return check_enum(c, asked, value, way);
    if (strcmp(keyword, "const") == 0)
        return peil_node_equal(asked, value) || fault(c, way, "is not the value it must be", "");
    if (strcmp(keyword, "required") == 0)
        return check_required(c, asked, value, way);
    if (strcmp(keyword, "properties") == 0 || strcmp(keyword, "additionalProperties") == 0)
        return check_keys(c, schema, value, way);
    if (strcmp(keyword, "items") == 0)
        return check_items(c, asked, value, way);
    if (strcmp(keyword, "minimum") == 0 || strcmp(keyword, "maximum") == 0)
        return check_range(c, keyword, asked, value, way);
    if (is_length(keyword))
        return check_length(c, keyword, asked, value, way);
    if (strcmp(keyword, "anyOf") == 0)
        return count_matches(c, asked, value, way) > 0;
    if (strcmp(keyword, "oneOf") == 0)
        return count_matches(c, asked, value, way) == 1;
    return describes(keyword) || fault(c, way, "the checker does not know ", keyword);
}

static bool check(struct checker *c, const struct peil_node *schema, const struct peil_node *value,
    const struct way *way)
{
    bool good = true;

    if (c->depth >= DEEPEST)
        return fault(c, way, "goes too deep", "");
    c->depth++;
    for (size_t i = 0; good && i < peil_node_count(schema); i++) {
        good =
            check_keyword(c, peil_node_key(schema, i), schema, peil_node_at(schema, i), value, way);
    }
    c->depth--;
    return good;
}

bool schema_check(const struct peil_node *schema, const char *definition,
    const struct peil_node *value, char *out, size_t capacity)
{
    struct checker c = {.root = schema, .out = out, .capacity = capacity};

    out[0] = '\0';
    if (definition)
        schema = peil_node_get(peil_node_get(schema, "definitions"), definition);
    return schema ? check(&c, schema, value, NULL)
                  : fault(&c, NULL, "there is no definition ", definition);
}
