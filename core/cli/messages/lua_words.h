/*
 * What Lua and its host say of a script, in the reader's language, and how to mend it.
 */
#ifndef PEIL_CLI_MESSAGES_LUA_WORDS_H
#define PEIL_CLI_MESSAGES_LUA_WORDS_H

#include "core/base/buf.h"

/* Adds the message in the reader's language; as it is, where it is not known. */
void cli_lua_text(struct peil_buf *out, const char *message);

/* Adds how to mend it, in the reader's language. */
void cli_lua_help(struct peil_buf *out, const char *message);

/* A * in the pattern is any text; {1} to {4} in text and help are those texts. */
struct cli_lua_words {
    const char *pattern; /* NULL ends the list */
    const char *text;    /* NULL: there are no better words than those of Lua */
    const char *help;    /* NULL: there is no better help than for any mistake */
};
/* What peil says goes before what Lua says. */
extern const struct cli_lua_words cli_lua_words_host[], cli_lua_words_lua[];

#define CLI_SEE_EXAMPLE N_("scripts/README.md has an example of each function")

/* A kind of value as Lua or the host names it, and what a reader calls it. */
struct cli_lua_value {
    const char *word; /* NULL ends the list */
    const char *text;
};
extern const struct cli_lua_value cli_lua_values[];

#endif
