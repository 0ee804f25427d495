/*
 * Values of a contribution.
 */
#include "core/compare/contribution_values.h"

#include <string.h>

#include "core/base/utf8.h"

void peil_given_refuse(struct peil_given *r, const char *code, struct peil_place place,
    const struct peil_path *path, const struct peil_arg *args)
{
    peil_diag_add_at(r->diags, PEIL_ERROR, code, place, peil_path_text(r->into->arena, path), args);
    r->failed = true;
}

void peil_given_refuse_value(struct peil_given *r, const char *code, const struct peil_node *node,
    const struct peil_path *path)
{
    peil_given_refuse(r, code, peil_node_place(node), path, PEIL_NO_ARGS);
}

bool peil_given_map(struct peil_given *r, const struct peil_node *node, const char *const *keys,
    const struct peil_path *path)
{
    if (peil_node_type(node) != PEIL_NODE_MAP) {
        peil_given_refuse_value(r, "contribution/expected-map", node, path);
        return false;
    }
    for (size_t i = 0; i < peil_node_count(node); i++) {
        const char *key = peil_node_key(node, i);
        size_t at = 0;

        while (keys[at] && strcmp(keys[at], key) != 0)
            at++;
        if (!keys[at])
            peil_given_refuse(r, "contribution/unknown-key", peil_node_key_place(node, i), path,
                PEIL_ARGS(PEIL_TEXT("key", key), PEIL_TEXT("near", peil_nearest(key, keys))));
    }
    return true;
}

const struct peil_node *peil_given_need(struct peil_given *r, const struct peil_node *map,
    const char *key, const struct peil_path *path)
{
    const struct peil_node *value = peil_node_get(map, key);

    if (!value)
        peil_given_refuse(r, "contribution/missing-key", peil_node_place(map), path,
            PEIL_ARGS(PEIL_TEXT("key", key)));
    return value;
}

const struct peil_node *peil_given_need_list(struct peil_given *r, const struct peil_node *map,
    const char *key, const struct peil_path *path, size_t most)
{
    const struct peil_node *value = peil_given_need(r, map, key, path);

    if (!value)
        return NULL;
    if (peil_node_type(value) != PEIL_NODE_LIST) {
        peil_given_refuse_value(r, "contribution/expected-list", value, PEIL_PATH_KEY(path, key));
        return NULL;
    }
    if (peil_node_count(value) > most) {
        peil_given_refuse(r, "contribution/too-many", peil_node_place(value),
            PEIL_PATH_KEY(path, key), PEIL_ARGS(PEIL_INTEGER("most", most)));
        return NULL;
    }
    return value;
}

bool peil_given_count(struct peil_given *r, const struct peil_node *node,
    const struct peil_path *path, uint32_t least, uint32_t most, uint32_t *out)
{
    double number = peil_node_as_number(node);

    if (peil_node_type(node) != PEIL_NODE_NUMBER || !(number >= least && number <= most) ||
        (double)(uint32_t)number != number) {
        peil_given_refuse(r, "contribution/expected-count", peil_node_place(node), path,
            PEIL_ARGS(PEIL_INTEGER("least", least), PEIL_INTEGER("most", most)));
        return false;
    }
    *out = (uint32_t)number;
    return true;
}

bool peil_given_need_count(struct peil_given *r, const struct peil_node *map, const char *key,
    const struct peil_path *path, uint32_t *out)
{
    const struct peil_node *value = peil_given_need(r, map, key, path);

    return value &&
           peil_given_count(r, value, PEIL_PATH_KEY(path, key), 0, PEIL_MOST_SUBJECTS, out);
}

static bool is_hex(const char *text, size_t length)
{
    return strlen(text) == length && strspn(text, "0123456789abcdef") == length;
}

/* "oco:kwaliteit.kennis" */
static bool is_qualified(struct peil_arena *arena, const char *text)
{
    const char *colon = strchr(text, ':');
    const char *vocabulary = colon ? peil_arena_copy(arena, text, (size_t)(colon - text)) : NULL;

    return vocabulary && peil_is_id(vocabulary) && peil_is_id(colon + 1);
}

bool peil_class_is_name(const char *text)
{
    size_t length = strlen(text), at = 0;

    if (length == 0 || length > PEIL_CLASS_MOST || text[0] == ' ' || text[length - 1] == ' ')
        return false;
    while (at < length) {
        uint32_t character = 0;
        size_t size = peil_utf8_decode(text + at, length - at, &character);

        if (size == 0 || character < ' ' || peil_utf8_classify(character) != PEIL_UTF8_PLAIN)
            return false;
        at += size;
    }
    return true;
}

static bool has_form(struct peil_arena *arena, enum peil_given_form form, const char *text)
{
    switch (form) {
    case PEIL_GIVEN_ID:
        return peil_is_id(text);
    case PEIL_GIVEN_CONCEPT:
        return is_qualified(arena, text);
    case PEIL_GIVEN_CLASS:
        return peil_class_is_name(text);
    case PEIL_GIVEN_DIGEST:
        return is_hex(text, 64);
    case PEIL_GIVEN_MEMBER:
        return is_hex(text, PEIL_MEMBER_SIZE - 1);
    }
    return false;
}

const char *peil_given_name(struct peil_given *r, const struct peil_node *node,
    const struct peil_path *path, enum peil_given_form form)
{
    static const char *const codes[] = {"contribution/not-an-id", "contribution/not-a-concept",
        "contribution/not-a-class", "contribution/not-a-digest", "contribution/not-a-member"};
    const char *text = peil_node_as_text(node, NULL);

    if (peil_node_type(node) == PEIL_NODE_STRING && has_form(r->into->arena, form, text))
        return peil_arena_text(r->into->arena, text);
    peil_given_refuse_value(r, codes[form], node, path);
    return NULL;
}

void peil_given_refuse_twice(struct peil_given *r, const struct peil_node *node,
    const struct peil_path *path, const char *value)
{
    peil_given_refuse(
        r, "contribution/twice", peil_node_place(node), path, PEIL_ARGS(PEIL_TEXT("value", value)));
}

void peil_given_refuse_sum(struct peil_given *r, const struct peil_node *node,
    const struct peil_path *path, uint64_t found, uint64_t wanted)
{
    peil_given_refuse(r, "contribution/sum", peil_node_place(node), path,
        PEIL_ARGS(PEIL_INTEGER("found", found), PEIL_INTEGER("wanted", wanted)));
}
