/*
 * The table that a plugin in Lua answers: `{name, media_type, extension, summary, kinds, options,
 * render}`. What its texts may be is checked where that is done for all plugins.
 */
#include <string.h>

#include "core/script/lua_plugin_inside.h"
#include "core/script/state.h"

#define MOST_OPTIONS 64
#define MOST_KINDS 16

static void fault(struct peil_lua_plugin *plugin, const char *code, const char *detail)
{
    if (plugin->fault)
        return;
    plugin->fault = code;
    plugin->detail = peil_arena_text(plugin->arena, detail);
}

/* Pushes the raw value at a key of the table at `index`; answers its type. */
static int raw(lua_State *L, int index, const char *key)
{
    index = lua_absindex(L, index);
    lua_pushstring(L, key);
    return lua_rawget(L, index);
}

/* The text on top of the stack, which is popped; NULL where there is none. */
static const char *take_text(lua_State *L, struct peil_lua_plugin *plugin, const char *key)
{
    size_t length = 0;
    const char *text = lua_type(L, -1) == LUA_TSTRING ? lua_tolstring(L, -1, &length) : NULL;
    const char *kept = NULL;

    if (!text ? !lua_isnil(L, -1) : memchr(text, '\0', length) != NULL)
        fault(plugin, "plugin/table-key", key);
    else if (text)
        kept = peil_arena_copy(plugin->arena, text, length);
    lua_pop(L, 1);
    return kept;
}

static const char *text_at(lua_State *L, struct peil_lua_plugin *plugin, const char *key)
{
    raw(L, -1, key);
    return take_text(L, plugin, key);
}

/* Kinds as one text, "result checklist", from a text or a list of texts. */
static const char *read_kinds(lua_State *L, struct peil_lua_plugin *plugin)
{
    const char *kinds = NULL;

    if (raw(L, -1, "kinds") != LUA_TTABLE)
        return take_text(L, plugin, "kinds");
    peil_push_contents(L, -1);
    for (lua_Integer i = 1; i <= MOST_KINDS; i++) {
        const char *kind;

        lua_rawgeti(L, -1, i);
        kind = take_text(L, plugin, "kinds");
        if (!kind)
            break;
        kinds = kinds ? peil_arena_format(plugin->arena, "%s %s", kinds, kind) : kind;
    }
    lua_pop(L, 2);
    return kinds;
}

/*
 * Looks for keys of the table on top of the stack that are none of ours, which are mistakes in
 * writing one. `where` names what has a key that is no text.
 */
static void check_keys(
    lua_State *L, struct peil_lua_plugin *plugin, const char *const *keys, const char *where)
{
    lua_pushnil(L);
    while (lua_next(L, -2)) {
        const char *key = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : where;
        bool known = false;

        for (size_t i = 0; keys[i]; i++)
            known = known || strcmp(key, keys[i]) == 0;
        if (!known)
            fault(plugin, "plugin/table-key", key);
        lua_pop(L, 1);
    }
}

/* One option, from the table on top of the stack, which is popped. */
static void read_option(
    lua_State *L, struct peil_lua_plugin *plugin, struct peil_output_option *option)
{
    static const char *const keys[] = {"name", "help", "default", "kind", NULL};
    const char *kind;

    if (lua_type(L, -1) != LUA_TTABLE) {
        fault(plugin, "plugin/table-key", "options");
        lua_pop(L, 1);
        return;
    }
    peil_push_contents(L, -1);
    check_keys(L, plugin, keys, "options");
    option->name = text_at(L, plugin, "name");
    option->help = text_at(L, plugin, "help");
    option->default_value = text_at(L, plugin, "default");
    if (!option->default_value)
        option->default_value = "";
    kind = text_at(L, plugin, "kind");
    if (kind && strcmp(kind, "file") == 0)
        option->kind = PEIL_OPTION_FILE;
    else if (kind && strcmp(kind, "text") != 0)
        fault(plugin, "plugin/table-key", "kind");
    lua_pop(L, 2);
}

static void read_options(lua_State *L, struct peil_lua_plugin *plugin)
{
    struct peil_output_option *options;
    uint32_t count = 0;
    int type = raw(L, -1, "options");

    if (type != LUA_TTABLE) {
        if (type != LUA_TNIL)
            fault(plugin, "plugin/table-key", "options");
        lua_pop(L, 1);
        return;
    }
    options = peil_arena_array(plugin->arena, MOST_OPTIONS, sizeof(*options));
    peil_push_contents(L, -1);
    while (options && count < MOST_OPTIONS) {
        if (lua_rawgeti(L, -1, (lua_Integer)count + 1) == LUA_TNIL) {
            lua_pop(L, 1);
            break;
        }
        read_option(L, plugin, &options[count++]);
    }
    lua_pop(L, 2);
    plugin->output.options = count > 0 ? options : NULL;
    plugin->output.option_count = count;
}

void peil_lua_read(lua_State *L, struct peil_lua_plugin *plugin)
{
    static const char *const keys[] = {
        "name", "media_type", "extension", "summary", "kinds", "options", "render", NULL};
    struct peil_output *output = &plugin->output;

    if (lua_type(L, -1) != LUA_TTABLE) {
        fault(plugin, "plugin/no-table", NULL);
        return;
    }
    peil_push_contents(L, -1);
    check_keys(L, plugin, keys, "?");
    output->name = text_at(L, plugin, "name");
    output->media_type = text_at(L, plugin, "media_type");
    output->extension = text_at(L, plugin, "extension");
    output->summary = text_at(L, plugin, "summary");
    output->kinds = read_kinds(L, plugin);
    read_options(L, plugin);
    plugin->renders = raw(L, -1, "render") == LUA_TFUNCTION;
    if (!plugin->renders && !lua_isnil(L, -1))
        fault(plugin, "plugin/table-key", "render");
    lua_pop(L, 1);
}
