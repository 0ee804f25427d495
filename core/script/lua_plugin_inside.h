/*
 * The parts of a plugin that is written in Lua. Not for others; see core/script/lua_plugin.h.
 */
#ifndef PEIL_SCRIPT_LUA_PLUGIN_INSIDE_H
#define PEIL_SCRIPT_LUA_PLUGIN_INSIDE_H

#include <stdbool.h>

#include <lua.h>

#include <peil/plugin.h>

#include "core/base/arena.h"
#include "core/base/source.h"
#include "core/format/limits.h"

struct peil_lua_plugin {
    struct peil_output output; /* first: a descriptor leads back to what it belongs to */
    struct peil_arena *arena;
    const struct peil_source *source;
    struct peil_limits limits; /* its own, larger than those of scripts */
    bool renders;              /* it has a function for it */
    const char *fault;         /* code of what is wrong with the table; NULL */
    const char *detail;        /* what that is about, in the arena */
};

/* Reads the table on top of the stack; sets `fault` where it is no description. */
void peil_lua_read(lua_State *L, struct peil_lua_plugin *plugin);

/* Where a rendering goes. */
struct peil_lua_out {
    const struct peil_host *host;
    struct peil_sink *sink;
    const struct peil_node *document;
    const struct peil_output *output;
};

/* Puts `out`, as render gets it, on the stack; `out` must live as long as the state. */
void peil_lua_push_out(lua_State *L, struct peil_lua_out *out);

#endif
