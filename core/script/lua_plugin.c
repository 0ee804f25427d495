/*
 * Output plugins that are written in Lua: opening one, and rendering.
 *
 * Every rendering gets a state of its own, in which the file is run anew: nothing of one document
 * is visible in the next, and a plugin may keep what it likes in its locals.
 */
#include "core/script/lua_plugin.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/arena.h"
#include "core/base/buf.h"
#include "core/script/lua_plugin_inside.h"
#include "core/script/state.h"

/* How much more than a script of a pack a plugin may use: it walks through whole documents. */
#define STEPS_TIMES 10
#define HEAP_TIMES 8

struct rendering {
    const struct peil_lua_plugin *plugin;
    struct peil_lua_out out;
};

static void run_file(lua_State *L, const struct peil_lua_plugin *plugin)
{
    peil_state_compile(L, plugin->source);
    lua_call(L, 0, 1);
}

static int open_body(lua_State *L)
{
    struct peil_lua_plugin *plugin = peil_state_data(L);

    run_file(L, plugin);
    peil_lua_read(L, plugin);
    return 0;
}

static int render_body(lua_State *L)
{
    struct rendering *rendering = peil_state_data(L);

    run_file(L, rendering->plugin);
    if (lua_type(L, -1) != LUA_TTABLE)
        return peil_state_fail(L, "the file answers no table this time");
    peil_push_contents(L, -1);
    lua_pushliteral(L, "render");
    lua_rawget(L, -2);
    if (lua_type(L, -1) != LUA_TFUNCTION)
        return peil_state_fail(L, "the file answers no function to render this time");
    peil_push_node(L, rendering->out.document);
    peil_lua_push_out(L, &rendering->out);
    lua_call(L, 2, 0);
    return 0;
}

/* What a limit is called in a message. */
static const char *limit_words(const char *code)
{
    static const struct {
        const char *code, *words;
    } all[] = {
        {"script/too-long", "it needs more steps than a plugin may use"},
        {"script/too-much-memory", "it needs more memory than a plugin may use"},
        {"script/too-much-text", "it makes more text than a plugin may use"},
        {"script/too-deep", "it calls itself too deeply"},
    };

    for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++)
        if (strcmp(code, all[i].code) == 0)
            return all[i].words;
    return code;
}

/* Hands the first error to the host: "report.lua:12: what is wrong". */
static int32_t fail(const struct peil_lua_out *out, const struct peil_diags *diags)
{
    struct peil_buf text = PEIL_BUF_EMPTY;
    int32_t answer;

    for (size_t i = 0; i < peil_diags_count(diags); i++) {
        const struct peil_diag *diag = peil_diags_at(diags, i);
        const struct peil_arg *message = peil_diag_arg(diag, "message");

        if (diag->severity != PEIL_ERROR)
            continue;
        if (diag->file && diag->line > 0)
            peil_buf_format(&text, "%s:%u: ", diag->file, (unsigned)diag->line);
        peil_buf_text(&text, message && message->text ? message->text : limit_words(diag->code));
        break;
    }
    answer = out->host->fail(
        out->sink, text.length > 0 ? peil_buf_string(&text) : "there is not enough memory");
    peil_buf_dispose(&text);
    return answer;
}

static int32_t render(
    const struct peil_host *host, const struct peil_node *document, struct peil_sink *sink)
{
    /* The descriptor is the first member of what was made for it. */
    const struct peil_lua_plugin *plugin = (const void *)host->self(sink);
    struct rendering rendering = {plugin, {host, sink, document, &plugin->output}};
    struct peil_state *state = peil_state_new(&plugin->limits, NULL);
    struct peil_diags *diags = peil_diags_new(0);
    struct peil_place start = {plugin->source, 1, 1};
    int32_t answer = 0;
    int status = PEIL_ENOMEM;

    if (state && diags)
        status = peil_state_call(state, render_body, &rendering, start, NULL, diags);
    if (status != PEIL_OK)
        answer = fail(&rendering.out, diags);
    peil_diags_free(diags);
    peil_state_free(state);
    return answer;
}

static struct peil_lua_plugin *new_plugin(
    const struct peil_source *source, const struct peil_limits *limits)
{
    struct peil_lua_plugin *plugin = calloc(1, sizeof(*plugin));

    if (!plugin)
        return NULL;
    plugin->arena = peil_arena_new();
    plugin->source = source;
    plugin->limits = *limits;
    plugin->limits.script_steps *= STEPS_TIMES;
    plugin->limits.script_heap *= HEAP_TIMES;
    plugin->output.size = sizeof(plugin->output);
    plugin->output.document_version = PEIL_DOCUMENT_VERSION;
    plugin->output.option_size = sizeof(struct peil_output_option);
    if (!plugin->arena) {
        free(plugin);
        return NULL;
    }
    return plugin;
}

void peil_lua_plugin_free(const struct peil_output *output)
{
    struct peil_lua_plugin *plugin = (void *)(uintptr_t)output;

    if (!plugin)
        return;
    peil_arena_free(plugin->arena);
    free(plugin);
}

int peil_lua_plugin_open(const struct peil_output **out, const struct peil_source *source,
    const struct peil_limits *limits, struct peil_diags *diags)
{
    struct peil_lua_plugin *plugin = new_plugin(source, limits);
    struct peil_state *state = plugin ? peil_state_new(&plugin->limits, NULL) : NULL;
    struct peil_place start = {source, 1, 1};
    int status = PEIL_ENOMEM;

    *out = NULL;
    if (state)
        status = peil_state_call(state, open_body, plugin, start, NULL, diags);
    peil_state_free(state);
    if (status == PEIL_OK && plugin->fault) {
        peil_diag_add(diags, PEIL_ERROR, plugin->fault, start,
            PEIL_ARGS(PEIL_TEXT("detail", plugin->detail)));
        status = PEIL_EPLUGIN;
    }
    if (status == PEIL_OK && peil_arena_failed(plugin->arena))
        status = PEIL_ENOMEM;
    if (status != PEIL_OK) {
        peil_lua_plugin_free(plugin ? &plugin->output : NULL);
        return status;
    }
    if (plugin->renders)
        plugin->output.render = render;
    *out = &plugin->output;
    return PEIL_OK;
}
