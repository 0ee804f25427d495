/*
 * What Lua and its host say of a script, in the reader's language, and how to mend it.
 */
#ifndef PEIL_CLI_MESSAGES_LUA_WORDS_H
#define PEIL_CLI_MESSAGES_LUA_WORDS_H

#include "core/base/buf.h"

/* Adds the message in the reader's language; as it is, where it is not known. */
void cli_lua_text(struct peil_buf *out, const char *message);

/* How to mend it, translated; NULL where nothing is known. */
const char *cli_lua_help(const char *message);

#endif
