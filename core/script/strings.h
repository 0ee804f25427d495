/*
 * The parts of the string library. For string*.c and pattern*.c alone.
 *
 * The functions answer what those of Lua 5.4 answer in the C locale, with three exceptions: a text
 * is no number ("10" is refused where a number is asked for), a number becomes text by
 * peil_push_number_text, and work is paid for.
 */
#ifndef PEIL_SCRIPT_STRINGS_H
#define PEIL_SCRIPT_STRINGS_H

#include <stdbool.h>
#include <stddef.h>

#include <lua.h>
#include <lauxlib.h>

/* A text, or a number, which is replaced by its text on the stack; anything else raises. */
const char *peil_string_argument(lua_State *L, int arg, size_t *length);

/* A whole number; anything else raises. The second answers `otherwise` for none and nil. */
lua_Integer peil_string_integer(lua_State *L, int arg);
lua_Integer peil_string_integer_or(lua_State *L, int arg, lua_Integer otherwise);

/* From a position that may count from the end to one from 1 on; may lie behind the end. */
size_t peil_string_start(lua_Integer position, size_t length);

int peil_string_find(lua_State *L);
int peil_string_match(lua_State *L);
int peil_string_gmatch(lua_State *L);
int peil_string_gsub(lua_State *L);
int peil_string_format(lua_State *L);

/* Adds a text, number, bool or nil as Lua would read it; raises for anything else. */
void peil_string_add_quoted(lua_State *L, luaL_Buffer *out, int arg);

#endif
