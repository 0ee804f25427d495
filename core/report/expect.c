/*
 * Comparing a document with what a pack's test expects of it.
 */
#include "core/report/expect.h"

#include <string.h>

#include "core/base/buf.h"
#include "core/base/num.h"
#include "core/format/json.h"

/* Longest text of a value in a message. */
#define MOST_SHOWN 120

/* The way from the root to a value. */
struct step {
    const struct step *above;
    const char *key; /* NULL for an index */
    size_t index;
};

struct comparison {
    struct peil_arena *arena; /* of the texts of what differs */
    struct peil_diags *diags;
    size_t differences;
};

static void compare(struct comparison *c, const struct peil_node *expected,
    const struct peil_node *found, const struct step *step);

static void add_path(struct peil_buf *out, const struct step *step)
{
    if (!step)
        return;
    add_path(out, step->above);
    if (step->key) {
        if (out->length)
            peil_buf_char(out, '.');
        peil_buf_text(out, step->key);
    } else {
        peil_buf_char(out, '[');
        peil_buf_integer(out, (int64_t)step->index);
        peil_buf_char(out, ']');
    }
}

static void add_value(struct peil_buf *out, const struct peil_node *node)
{
    if (!node || peil_node_type(node) == PEIL_NODE_NULL) {
        peil_buf_text(out, "null");
        return;
    }
    peil_json_write(out, node, 0);
    if (out->length > MOST_SHOWN) {
        size_t cut = MOST_SHOWN;

        /* not in the middle of a character */
        while (cut > 0 && ((unsigned char)out->data[cut] & 0xC0) == 0x80)
            cut--;
        out->length = cut;
        out->data[cut] = '\0';
        peil_buf_text(out, "...");
    }
}

/* What a test expects: a plain word is shown as it is written, for it may be a number. */
static void add_expected(struct peil_buf *out, const struct peil_node *node)
{
    if (peil_node_type(node) == PEIL_NODE_STRING && peil_node_is_plain(node))
        peil_buf_text(out, peil_node_as_text(node, NULL));
    else
        add_value(out, node);
}

static void differ(struct comparison *c, const struct peil_node *expected,
    const struct peil_node *found, const struct step *step)
{
    struct peil_buf path = PEIL_BUF_EMPTY, wanted = PEIL_BUF_EMPTY, got = PEIL_BUF_EMPTY;

    add_path(&path, step);
    add_expected(&wanted, expected);
    add_value(&got, found);
    peil_diag_add(c->diags, PEIL_ERROR, "test/differs", peil_node_place(expected),
        PEIL_ARGS(PEIL_TEXT("path", peil_buf_keep(&path, c->arena)),
            PEIL_TEXT("expected", peil_buf_keep(&wanted, c->arena)),
            PEIL_TEXT("found", peil_buf_keep(&got, c->arena))));
    c->differences++;
}

static void differ_count(
    struct comparison *c, const struct peil_node *expected, size_t found, const struct step *step)
{
    struct peil_buf path = PEIL_BUF_EMPTY;

    add_path(&path, step);
    peil_diag_add(c->diags, PEIL_ERROR, "test/differs", peil_node_place(expected),
        PEIL_ARGS(PEIL_TEXT("path", peil_buf_keep(&path, c->arena)),
            PEIL_TEXT("expected", peil_node_as_text(expected, NULL)),
            PEIL_TEXT("found", peil_arena_format(c->arena, "%z", found))));
    c->differences++;
}

static const struct peil_node *by_id(const struct peil_node *list, const char *id)
{
    for (size_t i = 0; i < peil_node_count(list); i++) {
        const char *found = peil_node_get_text(peil_node_at(list, i), "id");

        if (found && strcmp(found, id) == 0)
            return peil_node_at(list, i);
    }
    return NULL;
}

static bool same_number(const struct peil_node *expected, double found)
{
    size_t length;
    const char *text = peil_node_as_text(expected, &length);
    double number;

    return peil_num_read(text, length, true, &number) == PEIL_NUM_OK &&
           peil_num_publish(number) == peil_num_publish(found);
}

static bool same_scalar(const struct peil_node *expected, const struct peil_node *found)
{
    const char *text = peil_node_as_text(expected, NULL);

    switch (peil_node_type(found)) {
    case PEIL_NODE_NULL:
        return strcmp(text, "null") == 0 && peil_node_is_plain(expected);
    case PEIL_NODE_BOOL:
        return strcmp(text, peil_node_as_bool(found) ? "true" : "false") == 0 ||
               strcmp(text, peil_node_as_bool(found) ? "yes" : "no") == 0;
    case PEIL_NODE_NUMBER:
        return same_number(expected, peil_node_as_number(found));
    case PEIL_NODE_STRING:
        return strcmp(text, peil_node_as_text(found, NULL)) == 0;
    default:
        return false;
    }
}

static void compare_map(struct comparison *c, const struct peil_node *expected,
    const struct peil_node *found, const struct step *step)
{
    bool list = peil_node_type(found) == PEIL_NODE_LIST;

    for (size_t i = 0; i < peil_node_count(expected); i++) {
        const char *key = peil_node_key(expected, i);
        const struct peil_node *wanted = peil_node_at(expected, i);
        struct step below = {step, key, 0};

        if (list && strcmp(key, "count") == 0) {
            if (!same_number(wanted, (double)peil_node_count(found)))
                differ_count(c, wanted, peil_node_count(found), &below);
        } else {
            compare(c, wanted, list ? by_id(found, key) : peil_node_get(found, key), &below);
        }
    }
}

static void compare(struct comparison *c, const struct peil_node *expected,
    const struct peil_node *found, const struct step *step)
{
    uint32_t type = peil_node_type(expected), other = peil_node_type(found);

    if (type == PEIL_NODE_NULL) {
        if (other != PEIL_NODE_NULL)
            differ(c, expected, found, step);
    } else if (type == PEIL_NODE_MAP && (other == PEIL_NODE_MAP || other == PEIL_NODE_LIST)) {
        compare_map(c, expected, found, step);
    } else if (type == PEIL_NODE_LIST && other == PEIL_NODE_LIST &&
               peil_node_count(expected) == peil_node_count(found)) {
        for (size_t i = 0; i < peil_node_count(expected); i++)
            compare(c, peil_node_at(expected, i), peil_node_at(found, i),
                &(struct step){step, NULL, i});
    } else if (type != PEIL_NODE_STRING || !same_scalar(expected, found)) {
        differ(c, expected, found, step);
    }
}

size_t peil_expect_compare(struct peil_arena *arena, const struct peil_node *expected,
    const struct peil_node *document, struct peil_diags *diags)
{
    struct comparison c = {arena, diags, 0};

    compare(&c, expected, document, NULL);
    return c.differences;
}
