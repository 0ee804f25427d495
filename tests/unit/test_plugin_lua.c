/*
 * Output plugins that are written in Lua: what is opened, what is refused, and what they can do.
 */
#include "plugin_help.h"

#include "core/base/buf.h"
#include "core/base/node.h"
#include "core/script/lua_plugin.h"

static struct peil_limits limits = PEIL_LIMITS;
static char *folder;

static int open_lua(const struct peil_output **out, const struct peil_source *source,
    const void *context, struct peil_diags *found)
{
    return peil_lua_plugin_open(out, source, context, found);
}

static const struct peil_plugin_language lua = {
    .ending = ".lua", .context = &limits, .open = open_lua, .close = peil_lua_plugin_free};

static void begin(void)
{
    limits = (struct peil_limits)PEIL_LIMITS;
    set_up();
    folder = new_folder();
    cr_assert_eq(peil_plugins_language(plugins, &lua), PEIL_OK);
    cr_assert_eq(peil_plugins_folder(plugins, folder, diags), PEIL_OK);
}

static void end(void)
{
    tear_down();
    remove_folder(folder);
}

TestSuite(plugin_lua, .init = begin, .fini = end, .timeout = 120);

/* Copies tests/plugins/NAME.lua into the folder, as AS.lua. */
static void put_as(const char *name, const char *as)
{
    char command[3 * PATH_ROOM];

    snprintf(command, sizeof(command),
        "cp 'tests/plugins/%s.lua' '%s/%s.lua' && chmod 644 '%s/%s.lua'", name, folder, as, folder,
        as);
    cr_assert_eq(system(command), 0);
}

static const struct peil_output *opened(const char *name, const char *as)
{
    put_as(name, as);
    return open_plugin(as);
}

static void refuses(const char *name, const char *code)
{
    const struct peil_output *output = NULL;
    size_t count;

    cr_assert_eq(peil_plugins_open(&output, plugins, name, diags), PEIL_EPLUGIN);
    cr_assert_null(output);
    count = peil_diags_count(diags);
    cr_assert_gt(count, 0);
    cr_assert_str_eq(peil_diags_at(diags, count - 1)->code, code);
}

static struct peil_node *document_of(struct peil_arena *arena)
{
    struct peil_node *document = peil_node_map(arena);
    struct peil_node *list = peil_node_list(arena);

    peil_node_add(arena, list, peil_node_text(arena, "a<b"));
    peil_node_add(arena, list, peil_node_number(arena, 2));
    peil_node_set_text(arena, document, "kind", "result");
    peil_node_set_text(arena, document, "language", "nl");
    peil_node_set(arena, document, "list", list);
    return document;
}

/* Renders; answers the status. */
static int render(
    struct peil_buf *out, const struct peil_output *output, const struct peil_setting *setting)
{
    struct peil_arena *arena = peil_arena_new();
    struct peil_sink_facts facts = {.settings = setting, .setting_count = setting ? 1 : 0};
    int status;

    peil_diags_clear(diags);
    status = peil_plugin_render(out, output, document_of(arena), &facts, diags);
    peil_arena_free(arena);
    return status;
}

/* What a failing rendering says. */
static const char *complaint(const struct peil_output *output, const char *how)
{
    struct peil_setting setting = {"how", how};
    struct peil_buf out = PEIL_BUF_EMPTY;

    cr_assert_eq(render(&out, output, how ? &setting : NULL), PEIL_EPLUGIN);
    cr_assert_eq(out.length, 0);
    peil_buf_dispose(&out);
    return finding_text("message");
}

Test(plugin_lua, a_plugin_can_ask_everything_and_keeps_nothing)
{
    static const char expected[] = "seen 1 result\ncolumns 80 colour false\n"
                                   "1234,5 0,13 2.5\n14 maart 2026 14 March 2026 morgen\n"
                                   "one other 4\n2 a<b 3 nil\n[\"a\\u003cb\",2]\n"
                                   "{\n  \"a\": \"x\",\n  \"b\": [\n    1,\n    2\n  ]\n}\nfalse\n";
    const struct peil_output *output = opened("plain", "plain-lua");

    cr_assert_str_eq(output->kinds, "result form");
    cr_assert_eq(output->option_count, 2);
    cr_assert_str_eq(output->options[0].default_value, " ");
    cr_assert_eq(output->options[1].kind, PEIL_OPTION_FILE);
    for (int i = 0; i < 2; i++) {
        struct peil_buf out = PEIL_BUF_EMPTY;

        cr_assert_eq(render(&out, output, NULL), PEIL_OK);
        cr_assert_str_eq(peil_buf_string(&out), expected);
        peil_buf_dispose(&out);
    }
}

Test(plugin_lua, options_are_checked_and_reach_the_plugin)
{
    const struct peil_output *output = opened("plain", "plain-lua");
    struct peil_setting setting = {"between", "--"};
    struct peil_buf out = PEIL_BUF_EMPTY;

    cr_assert_eq(render(&out, output, &setting), PEIL_OK);
    cr_assert_eq(strncmp(peil_buf_string(&out), "seen 1--result\n", 15), 0);
    setting.name = "other";
    cr_assert_eq(render(&out, output, &setting), PEIL_EPLUGIN);
    cr_assert_str_eq(finding()->code, "plugin/unknown-option");
    peil_buf_dispose(&out);
}

Test(plugin_lua, wrong_files_are_refused_with_their_reason)
{
    static const struct {
        const char *file, *code, *detail;
    } wrong[] = {
        {"no-table", "plugin/no-table", ""},
        {"table-key", "plugin/table-key", "rendr"},
        {"bad-option", "plugin/table-key", "kind"},
        {"plain", "plugin/other-name", "plain-lua"},
    };

    for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
        put_as(wrong[i].file, wrong[i].file);
        refuses(wrong[i].file, wrong[i].code);
        cr_assert_str_eq(finding_text("detail"), wrong[i].detail);
        peil_diags_clear(diags);
    }
}

Test(plugin_lua, a_script_that_does_not_work_is_named_with_its_line)
{
    put_as("broken", "broken");
    refuses("broken", "plugin/script");
    cr_assert_eq(peil_diags_count(diags), 2);
    cr_assert_str_eq(peil_diags_at(diags, 0)->code, "script/syntax");
    cr_assert_str_eq(peil_diags_at(diags, 0)->file, "broken.lua");
    cr_assert_eq(peil_diags_at(diags, 0)->line, 4);
    peil_diags_clear(diags);
    put_as("loading", "loading");
    refuses("loading", "plugin/script");
    cr_assert_str_eq(peil_diags_at(diags, 0)->code, "script/too-long");
}

Test(plugin_lua, whatever_fails_while_rendering_is_told_with_its_place)
{
    const struct peil_output *output = opened("failing", "failing-lua");
    static const struct {
        const char *how, *message;
    } fails[] = {
        {"fail", "there is nothing to show"},
        {"caught", "not even then"},
        {"error", "failing-lua.lua:13: went wrong"},
        {"method", "failing-lua.lua:15: there is no out:wrote"},
        {"dot", "failing-lua.lua:16: write out:name(...), with a colon"},
        {"value", "failing-lua.lua:17: out:write takes texts and numbers, not table"},
        {"change", "failing-lua.lua:18: out cannot be changed"},
        {"option", "failing-lua.lua:19: the plugin declares no option 'none'"},
        {"infinite", "failing-lua.lua:20: out:number takes no infinite number"},
    };

    for (size_t i = 0; i < sizeof(fails) / sizeof(*fails); i++)
        cr_assert_str_eq(complaint(output, fails[i].how), fails[i].message);
    cr_assert_not_null(strstr(complaint(output, "nil"), "failing-lua.lua:14: "));
    cr_assert_not_null(strstr(complaint(output, "function"), "failing-lua.lua:21: "));
}

Test(plugin_lua, budgets_hold_whatever_a_plugin_catches)
{
    limits.script_steps = 100000;
    cr_assert_not_null(strstr(complaint(opened("spinning", "spinning"), NULL), "more steps"));
    limits = (struct peil_limits)PEIL_LIMITS;
    limits.script_heap = (size_t)1 << 20;
    cr_assert_not_null(strstr(complaint(opened("hungry", "hungry"), NULL), "more memory"));
}

Test(plugin_lua, too_much_output_ends_a_rendering)
{
    struct peil_buf out = {.limit = 5000};

    cr_assert_eq(render(&out, opened("wordy", "wordy"), NULL), PEIL_EPLUGIN);
    cr_assert_str_eq(finding()->code, "plugin/too-much");
    cr_assert_eq(render(&out, opened("nothing", "nothing-lua"), NULL), PEIL_EPLUGIN);
    cr_assert_str_eq(finding()->code, "plugin/nothing");
    peil_buf_dispose(&out);
}

Test(plugin_lua, two_files_of_one_name_give_neither)
{
    put_as("plain", "plain");
    copy("plain", folder);
    refuses("plain", "plugin/ambiguous");
    cr_assert_str_eq(finding_text("detail"), "plain.lua");
    peil_diags_clear(diags);
    cr_assert_eq(peil_plugins_scan(plugins, diags), PEIL_OK);
    cr_assert_eq(peil_plugins_count(plugins), 2);
    for (size_t i = 0; i < 2; i++)
        cr_assert_str_eq(peil_plugins_at(plugins, i)->refused, "plugin/ambiguous");
}

Test(plugin_lua, an_earlier_folder_wins_whatever_the_language)
{
    char *later = new_folder();
    const struct peil_output *output;

    copy("plain", later);
    put_as("nothing", "plain");
    cr_assert_eq(peil_plugins_folder(plugins, later, diags), PEIL_OK);
    refuses("plain", "plugin/other-name");
    peil_diags_clear(diags);
    copy("plain", folder);
    cr_assert_eq(unlink(in(folder, "plain.lua")), 0);
    put_as("plain", "plain-lua");
    output = open_plugin("plain-lua");
    cr_assert_str_eq(output->media_type, "text/plain");
    remove_folder(later);
}

Test(plugin_lua, files_of_strangers_and_odd_files_are_refused)
{
    put_as("nothing", "nothing-lua");
    cr_assert_eq(chmod(in(folder, "nothing-lua.lua"), 0666), 0);
    refuses("nothing-lua", "plugin/writable");
    peil_diags_clear(diags);
    cr_assert_eq(symlink("/etc/passwd", in(folder, "link.lua")), 0);
    refuses("link", "plugin/not-a-file");
    peil_diags_clear(diags);
    cr_assert_eq(mkdir(in(folder, "folder.lua"), 0755), 0);
    refuses("folder", "plugin/not-a-file");
    peil_diags_clear(diags);
    if (geteuid() == 0) {
        put_as("plain", "plain-lua");
        cr_assert_eq(chown(in(folder, "plain-lua.lua"), STRANGER, STRANGER), 0);
        /* The owner of the program may be anybody; here it is root. */
        refuses("plain-lua", "plugin/owner");
    }
}

Test(plugin_lua, a_file_that_is_too_large_or_no_text_is_refused)
{
    static char large[(64 << 10) + 2];

    memset(large, ' ', sizeof(large));
    write_file(in(folder, "large.lua"), large, sizeof(large));
    refuses("large", "plugin/too-large");
    peil_diags_clear(diags);
    write_file(in(folder, "bytes.lua"), "\x1bLua\x54\x00", 6);
    refuses("bytes", "plugin/script");
}

Test(plugin_lua, without_the_language_its_files_are_nothing)
{
    struct peil_plugins *plain = peil_plugins_new((uint32_t)geteuid());
    const struct peil_output *output;

    put_as("plain", "plain-lua");
    cr_assert_eq(peil_plugins_folder(plain, folder, diags), PEIL_OK);
    cr_assert_eq(peil_plugins_open(&output, plain, "plain-lua", diags), PEIL_EPLUGIN);
    cr_assert_str_eq(finding()->code, "plugin/none");
    peil_plugins_free(plain);
    peil_diags_clear(diags);
    cr_assert_eq(peil_plugins_open(&output, plugins, "plain-lu", diags), PEIL_EPLUGIN);
    cr_assert_str_eq(finding_text("near"), "plain-lua");
}
