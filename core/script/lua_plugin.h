/*
 * Output plugins that are written in Lua: `return {name = ..., render = function(doc, out) ...
 * end}` in a file, in the same sandbox as the scripts of packs.
 */
#ifndef PEIL_SCRIPT_LUA_PLUGIN_H
#define PEIL_SCRIPT_LUA_PLUGIN_H

#include <peil/plugin.h>

#include "core/base/diag.h"
#include "core/base/source.h"
#include "core/base/status.h"
#include "core/format/limits.h"

/*
 * Runs the file once and makes a descriptor of the table that it answers; the descriptor is valid
 * until it is freed. PEIL_OK; PEIL_ESCRIPT or PEIL_EPLUGIN with errors in `diags`; PEIL_ENOMEM.
 * `limits` is borrowed.
 */
PEIL_CHECK int peil_lua_plugin_open(const struct peil_output **out,
    const struct peil_source *source, const struct peil_limits *limits, struct peil_diags *diags);
void peil_lua_plugin_free(const struct peil_output *output); /* only what open answered; NULL */

#endif
