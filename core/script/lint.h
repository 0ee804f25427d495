/*
 * Looking at the text of scripts: what the parts of the lint share. For core/script/lint*.c alone.
 */
#ifndef PEIL_SCRIPT_LINT_H
#define PEIL_SCRIPT_LINT_H

#include "core/script/host.h"

/* A text that is looked at: a file, an expression in it, or one in YAML. */
struct peil_linting {
    const struct peil_script_layer *layer;
    struct peil_diags *diags;
    struct peil_arena *arena;
    const char *text;
    const struct peil_source *source; /* NULL for YAML */
    size_t offset;                    /* of the text in the source */
    struct peil_place place;          /* in YAML */
};

/* Whether a piece is that word or sign, and no text. */
bool peil_lint_is(const struct peil_token *token, const char *text);
/* Moves `*at` behind the next piece where it is that word or sign. */
bool peil_lint_skip(const char **at, const char *text);
/* Moves `*at` from an opening bracket behind the one that closes it; false where none does. */
bool peil_lint_skip_brackets(const char **at);
/* Moves `*at` behind == or ~=, where that comes next. */
bool peil_lint_compares(const char **at, bool *equal);
struct peil_place peil_lint_place(const struct peil_linting *linting, const char *at);
/* NULL without memory. */
char *peil_lint_copy(const struct peil_linting *linting, const char *bytes, size_t length);

/* ---- lint_words.c ---- */

/* Looks at a call of `name`, whose bracket comes at `at`, and at what it is compared with. */
void peil_lint_call(
    const struct peil_linting *linting, const struct peil_token *name, const char *at);

/* The same for the roles in rules.role_is(...). */
void peil_lint_roles(
    const struct peil_linting *linting, const struct peil_token *name, const char *at);

#endif
