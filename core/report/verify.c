/*
 * Comparing a stored result with one that was made anew.
 */
#include "core/report/verify.h"

#include <string.h>

#include "core/base/buf.h"
#include "core/base/status.h"
#include "core/format/json.h"

/* Longest text of a value in a message. */
#define MOST_SHOWN 120

/* The way from the root to a value. */
struct step {
    const struct step *above;
    const char *name; /* key, or id of an element; NULL for an index */
    size_t index;
};

struct comparison {
    struct peil_arena *arena;
    struct peil_diags *diags;
};

static void compare(struct comparison *c, const struct peil_node *stored,
    const struct peil_node *computed, const struct step *step);

static void add_path(struct peil_buf *out, const struct step *step)
{
    if (!step)
        return;
    add_path(out, step->above);
    if (step->name) {
        if (out->length > 0)
            peil_buf_char(out, '.');
        peil_buf_text(out, step->name);
    } else {
        peil_buf_char(out, '[');
        peil_buf_integer(out, (int64_t)step->index);
        peil_buf_char(out, ']');
    }
}

/* A value as JSON, cut to what fits in a message; NULL where there is none. */
static const char *shown(struct comparison *c, const struct peil_node *node)
{
    struct peil_buf text = PEIL_BUF_EMPTY;

    if (!node)
        return NULL;
    peil_json_write(&text, node, 0);
    if (text.length > MOST_SHOWN) {
        size_t cut = MOST_SHOWN;

        while (cut > 0 && ((unsigned char)text.data[cut] & 0xC0) == 0x80)
            cut--;
        text.length = cut;
        text.data[cut] = '\0';
        peil_buf_text(&text, peil_node_type(node) == PEIL_NODE_STRING ? "...\"" : "...");
    }
    return peil_buf_keep(&text, c->arena);
}

static void differ(struct comparison *c, const char *code, const struct step *step,
    struct peil_place place, const struct peil_node *stored, const struct peil_node *computed)
{
    struct peil_buf path = PEIL_BUF_EMPTY;

    add_path(&path, step);
    if (path.length == 0)
        peil_buf_char(&path, '.'); /* the whole */
    peil_diag_add(c->diags, PEIL_ERROR, code, place,
        PEIL_ARGS(PEIL_TEXT("path", peil_buf_keep(&path, c->arena)),
            PEIL_TEXT("stored", shown(c, stored)), PEIL_TEXT("computed", shown(c, computed))));
}

static bool has_id(const struct peil_node *node, const char *id)
{
    const char *its = peil_node_get_text(node, "id");

    return its && strcmp(id, its) == 0;
}

/*
 * Where in `other` the element stands that belongs to the one at `index` of `list`: in the same
 * place, where that has the same id, else the first with that id that is not taken; past the end
 * where there is none. Each is taken once, so that a list that repeats itself costs no more than
 * another.
 */
static size_t counterpart(
    const struct peil_node *list, size_t index, const struct peil_node *other, const bool *taken)
{
    const char *id = peil_node_get_text(peil_node_at(list, index), "id");
    size_t count = peil_node_count(other), at = 0;

    if (index < count && !taken[index] && (!id || has_id(peil_node_at(other, index), id)))
        return index;
    while (at < count && (!id || taken[at] || !has_id(peil_node_at(other, at), id)))
        at++;
    return at;
}

static struct step element(const struct step *above, const struct peil_node *list, size_t index)
{
    return (struct step){above, peil_node_get_text(peil_node_at(list, index), "id"), index};
}

static void compare_lists(struct comparison *c, const struct peil_node *stored,
    const struct peil_node *computed, const struct step *step)
{
    size_t count = peil_node_count(computed);
    bool in_order = peil_node_count(stored) == count, told = false;
    bool *taken = peil_arena_array(c->arena, count + 1, sizeof(*taken));

    for (size_t i = 0; taken && i < peil_node_count(stored); i++) {
        const struct peil_node *one = peil_node_at(stored, i);
        size_t found = counterpart(stored, i, computed, taken);
        struct step below = element(step, stored, i);

        if (found == count) {
            differ(c, "verify/extra", &below, peil_node_place(one), one, NULL);
            told = true;
            continue;
        }
        taken[found] = true;
        compare(c, one, peil_node_at(computed, found), &below);
        in_order = in_order && found == i;
    }
    for (size_t i = 0; taken && i < count; i++) {
        struct step below = element(step, computed, i);

        if (taken[i])
            continue;
        differ(
            c, "verify/missing", &below, peil_node_place(stored), NULL, peil_node_at(computed, i));
        told = true;
    }
    if (!in_order && !told)
        differ(c, "verify/order", step, peil_node_place(stored), NULL, NULL);
}

static void compare_maps(struct comparison *c, const struct peil_node *stored,
    const struct peil_node *computed, const struct step *step)
{
    bool same = peil_node_count(stored) == peil_node_count(computed);

    for (size_t i = 0; i < peil_node_count(stored); i++) {
        const char *key = peil_node_key(stored, i);
        const struct peil_node *other = peil_node_get(computed, key);
        struct step below = {step, key, 0};

        same = same && strcmp(key, peil_node_key(computed, i)) == 0;
        if (!other)
            differ(c, "verify/extra", &below, peil_node_key_place(stored, i),
                peil_node_at(stored, i), NULL);
        else
            compare(c, peil_node_at(stored, i), other, &below);
    }
    for (size_t i = 0; i < peil_node_count(computed); i++) {
        const char *key = peil_node_key(computed, i);

        if (!peil_node_get(stored, key))
            differ(c, "verify/missing", &(struct step){step, key, 0}, peil_node_place(stored), NULL,
                peil_node_at(computed, i));
        else if (!same && peil_node_count(stored) == peil_node_count(computed) &&
                 strcmp(key, peil_node_key(stored, i)) != 0) {
            differ(c, "verify/order", step, peil_node_place(stored), NULL, NULL);
            return;
        }
    }
}

static void compare(struct comparison *c, const struct peil_node *stored,
    const struct peil_node *computed, const struct step *step)
{
    uint32_t type = peil_node_type(stored);

    if (type == peil_node_type(computed) && type == PEIL_NODE_MAP)
        compare_maps(c, stored, computed, step);
    else if (type == peil_node_type(computed) && type == PEIL_NODE_LIST)
        compare_lists(c, stored, computed, step);
    else if (!peil_node_equal(stored, computed))
        differ(c, "verify/differs", step, peil_node_place(stored), stored, computed);
}

static bool same_text(const struct peil_node *a, const struct peil_node *b, const char *key)
{
    const char *one = peil_node_get_text(a, key), *other = peil_node_get_text(b, key);

    return (!one && !other) || (one && other && strcmp(one, other) == 0);
}

/* A pack or an extension in the list of another document. */
static const struct peil_node *find_layer(const struct peil_node *list, const struct peil_node *one)
{
    for (size_t i = 0; i < peil_node_count(list); i++) {
        const struct peil_node *other = peil_node_at(list, i);

        if (same_text(one, other, "id") && same_text(one, other, "name"))
            return other;
    }
    return NULL;
}

static const char *layer_name(const struct peil_node *layer)
{
    const char *id = peil_node_get_text(layer, "id");

    return id ? id : peil_node_get_text(layer, "name");
}

/* What took part: packs and scripts are known by their digests. */
static void compare_layers(
    struct comparison *c, const struct peil_node *stored, const struct peil_node *computed)
{
    for (size_t i = 0; i < peil_node_count(stored); i++) {
        const struct peil_node *one = peil_node_at(stored, i), *other = find_layer(computed, one);
        bool pack = peil_node_get_text(one, "id") != NULL;
        struct peil_place place = peil_node_place(one);

        if (!other) {
            peil_diag_add(c->diags, PEIL_ERROR, pack ? "verify/no-pack" : "verify/no-script", place,
                PEIL_ARGS(PEIL_TEXT("name", layer_name(one))));
        } else if (!same_text(one, other, "digest") || !same_text(one, other, "version")) {
            peil_diag_add(c->diags, PEIL_ERROR, pack ? "verify/pack" : "verify/script", place,
                PEIL_ARGS(PEIL_TEXT("name", layer_name(one)),
                    PEIL_TEXT("version", peil_node_get_text(one, "version")),
                    PEIL_TEXT("found", peil_node_get_text(other, "version"))));
        } else if (!same_text(one, other, "path")) {
            peil_diag_add(c->diags, PEIL_NOTE, "verify/elsewhere", place,
                PEIL_ARGS(PEIL_TEXT("name", layer_name(one)),
                    PEIL_TEXT("stored", peil_node_get_text(one, "path")),
                    PEIL_TEXT("computed", peil_node_get_text(other, "path"))));
        } else if (!same_text(one, other, "layer")) {
            compare(c, one, other, &(struct step){NULL, "packs", 0});
        }
    }
    for (size_t i = 0; i < peil_node_count(computed); i++) {
        const struct peil_node *one = peil_node_at(computed, i);

        if (!find_layer(stored, one))
            peil_diag_add(c->diags, PEIL_ERROR, "verify/other-layer", peil_node_place(stored),
                PEIL_ARGS(PEIL_TEXT("name", layer_name(one))));
    }
}

/* Parts that are compared in a way of their own, or cannot be made anew. */
static bool is_apart(const char *key)
{
    static const char *const keys[] = {"packs", "warnings", "seal", "engine", "digests"};

    for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++)
        if (strcmp(key, keys[i]) == 0)
            return true;
    return false;
}

static void compare_engines(
    struct comparison *c, const struct peil_node *stored, const struct peil_node *computed)
{
    if (!same_text(stored, computed, "version"))
        peil_diag_add(c->diags, PEIL_WARNING, "verify/engine", peil_node_place(stored),
            PEIL_ARGS(PEIL_TEXT("stored", peil_node_get_text(stored, "version")),
                PEIL_TEXT("computed", peil_node_get_text(computed, "version"))));
    if (!same_text(stored, computed, "name"))
        compare(c, stored, computed, &(struct step){NULL, "engine", 0});
}

/* The top of a document, without what is apart. */
static struct peil_node *rest(struct peil_arena *arena, const struct peil_node *document)
{
    struct peil_node *map = peil_node_map(arena);

    for (size_t i = 0; i < peil_node_count(document); i++) {
        const char *key = peil_node_key(document, i);

        if (!is_apart(key))
            peil_node_set_key(arena, map, key, strlen(key), peil_node_key_place(document, i),
                peil_node_clone(arena, peil_node_at(document, i)));
    }
    peil_node_place_at(map, peil_node_place(document));
    return map;
}

int peil_report_verify(struct peil_arena *arena, const struct peil_node *stored,
    const struct peil_node *computed, struct peil_diags *diags)
{
    struct comparison c = {arena, diags};
    struct peil_node *one = rest(arena, stored), *other = rest(arena, computed);
    size_t errors;

    if (peil_arena_failed(arena))
        return PEIL_ENOMEM;
    compare_engines(&c, peil_node_get(stored, "engine"), peil_node_get(computed, "engine"));
    errors = peil_diags_errors(diags);
    compare_layers(&c, peil_node_get(stored, "packs"), peil_node_get(computed, "packs"));
    if (peil_diags_errors(diags) == errors) /* else it has been said */
        compare(&c, peil_node_get(stored, "digests"), peil_node_get(computed, "digests"),
            &(struct step){NULL, "digests", 0});
    compare(&c, one, other, NULL);
    return peil_arena_failed(arena) ? PEIL_ENOMEM : PEIL_OK;
}
