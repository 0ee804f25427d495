/*
 * The languages besides C that output plugins may be written in.
 */
#include "core/cli/line/limits.h"
#include "core/cli/output/output.h"
#include "core/script/lua_plugin.h"

static int open_lua(const struct peil_output **out, const struct peil_source *source,
    const void *context, struct peil_diags *diags)
{
    return peil_lua_plugin_open(out, source, context, diags);
}

int cli_plugin_languages(struct cli *cli, struct peil_plugins *plugins)
{
    struct peil_plugin_language *lua = peil_arena_alloc(cli->arena, sizeof(*lua));

    if (!lua)
        return PEIL_ENOMEM;
    *lua = (struct peil_plugin_language){
        .ending = ".lua",
        .context = &cli->limits,
        .open = open_lua,
        .close = peil_lua_plugin_free,
    };
    return peil_plugins_language(plugins, lua);
}
