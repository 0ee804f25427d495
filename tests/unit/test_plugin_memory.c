/*
 * What happens when memory runs out while plugins are found, loaded and run, wherever it does.
 */
#include "plugin_help.h"

#include "core/script/lua_plugin.h"
#include "tests/unit/failing_malloc.h"

static const char *first_folder, *second_folder;

/*
 * All that can be done with plugins; PEIL_OK, or what the first step that failed answered. Ends the
 * counting of requests.
 */
static int use_plugins(
    const struct peil_node *document, struct peil_buf *out, const char *name, size_t *asked)
{
    struct peil_plugins *all = peil_plugins_new((uint32_t)geteuid());
    const struct peil_output *output = NULL;
    int status = all ? PEIL_OK : PEIL_ENOMEM;

    if (status == PEIL_OK)
        status = peil_plugins_folder(all, first_folder, NULL);
    if (status == PEIL_OK)
        status = peil_plugins_folder(all, second_folder, NULL);
    if (status == PEIL_OK)
        status = peil_plugins_open(&output, all, name, NULL);
    if (status == PEIL_OK)
        status = peil_plugin_render(out, output, document, NULL, NULL);
    if (status == PEIL_OK)
        status = peil_plugins_scan(all, NULL);
    *asked = failing_malloc_stop();
    peil_plugins_free(all);
    return status;
}

static void runs_out(const char *name, int ending, bool lasting)
{
    struct peil_arena *arena = peil_arena_new();
    struct peil_node *document = peil_node_map(arena);
    struct peil_buf out = PEIL_BUF_EMPTY;
    int status = PEIL_ENOMEM;
    size_t refusals = 0, asked;

    peil_node_set_text(arena, document, "kind", "result");
    for (size_t refuse = 1; status != ending; refuse++) {
        failing_malloc_start(refuse, lasting ? FAILING_NONE : refuse + 1);
        status = use_plugins(document, &out, name, &asked);
        cr_assert(status == ending || status == PEIL_ENOMEM, "status %d at %zu", status, refuse);
        if (asked >= refuse && status == ending)
            status = PEIL_ENOMEM; /* it did without; go on */
        refusals += asked >= refuse;
        peil_buf_dispose(&out);
    }
    cr_assert_gt(refusals, 1);
    peil_arena_free(arena);
}

static void find_folders(void)
{
    first_folder = fixtures();
    second_folder = built("plugins");
}

TestSuite(plugin_memory, .init = find_folders);

Test(plugin_memory, without_memory_for_one_thing_nothing_breaks)
{
    runs_out("plain", PEIL_OK, false);
}

Test(plugin_memory, without_any_more_memory_nothing_breaks)
{
    runs_out("plain", PEIL_OK, true);
}

Test(plugin_memory, a_plugin_that_fails_says_so_or_that_there_is_no_memory)
{
    runs_out("failing", PEIL_EPLUGIN, true);
}

Test(plugin_memory, a_refused_plugin_is_refused_or_there_is_no_memory)
{
    runs_out("other-name", PEIL_EPLUGIN, true);
}

static int open_lua(const struct peil_output **out, const struct peil_source *source,
    const void *context, struct peil_diags *found)
{
    return peil_lua_plugin_open(out, source, context, found);
}

/* A plugin that is not given memory may say so itself: then it is the plugin that fails. */
Test(plugin_memory, a_plugin_in_lua_is_whole_or_fails, .timeout = 120)
{
    static const struct peil_limits limits = PEIL_LIMITS;
    static const struct peil_plugin_language lua = {
        ".lua", &limits, open_lua, peil_lua_plugin_free};
    struct peil_arena *arena = peil_arena_new();
    struct peil_node *document = peil_node_map(arena);
    char *folder = new_folder();
    char command[3 * PATH_ROOM];
    bool done = false;

    snprintf(command, sizeof(command), "cp tests/plugins/plain.lua '%s/plain-lua.lua'", folder);
    cr_assert_eq(system(command), 0);
    peil_node_set_text(arena, document, "kind", "result");
    peil_node_set(arena, document, "list", peil_node_list(arena));
    peil_node_add(
        arena, (void *)(uintptr_t)peil_node_get(document, "list"), peil_node_text(arena, "a"));
    for (size_t refuse = 1; !done; refuse += refuse > 300 ? 13 : 1) {
        struct peil_plugins *all = peil_plugins_new((uint32_t)geteuid());
        const struct peil_output *output = NULL;
        struct peil_buf out = PEIL_BUF_EMPTY;
        int status = peil_plugins_language(all, &lua);

        failing_malloc_start(refuse, refuse + 1);
        if (status == PEIL_OK)
            status = peil_plugins_folder(all, folder, NULL);
        if (status == PEIL_OK)
            status = peil_plugins_open(&output, all, "plain-lua", NULL);
        if (status == PEIL_OK)
            status = peil_plugin_render(&out, output, document, NULL, NULL);
        done = failing_malloc_stop() < refuse;
        cr_assert(status == PEIL_OK || status == PEIL_ENOMEM || status == PEIL_EPLUGIN);
        cr_assert(!done || status == PEIL_OK);
        cr_assert((out.length > 0) == (status == PEIL_OK));
        peil_buf_dispose(&out);
        peil_plugins_free(all);
    }
    remove_folder(folder);
    peil_arena_free(arena);
}
