/*
 * Lua expressions in YAML (`when`, `applies_if`, `escalate_if`): where they stand, and which words
 * and texts are in them. Nothing is run or compiled here.
 */
#ifndef PEIL_PACK_EXPRESSION_H
#define PEIL_PACK_EXPRESSION_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/node.h"
#include "core/base/source.h"

/* One Lua expression; `text` is NULL for none. */
struct peil_expression {
    const char *text;
    struct peil_place place; /* of its first character */
};

/* A piece of an expression. */
enum peil_token_kind {
    PEIL_TOKEN_END,
    PEIL_TOKEN_NAME, /* answer, and, nil */
    PEIL_TOKEN_TEXT, /* what stands between quotes or long brackets; escapes are left as they are */
    PEIL_TOKEN_NUMBER,
    PEIL_TOKEN_SIGN /* any other character */
};
struct peil_token {
    enum peil_token_kind kind;
    const char *text; /* borrowed, `length` bytes */
    size_t length;
};

/* The next piece, and `*at` moved behind it; comments are passed over. */
struct peil_token peil_expression_next(const char **at);

/* The place of the first character of a text in YAML: behind its quote or its `|`. */
struct peil_place peil_expression_place(const struct peil_node *node);

#endif
