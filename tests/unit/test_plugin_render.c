/*
 * Running plugins: what reaches them, and what becomes of what they write and say.
 */
#include "plugin_help.h"

#include <signal.h>
#include <sys/wait.h>

static struct peil_arena *arena;
static struct peil_node *document;
static struct peil_buf out;

static void begin(void)
{
    set_up();
    arena = peil_arena_new();
    document = peil_node_map(arena);
    peil_node_set_text(arena, document, "kind", "result");
    peil_node_set_number(arena, document, "answer", 42);
    out = PEIL_BUF_EMPTY;
    add_fixtures();
}

static void end(void)
{
    peil_buf_dispose(&out);
    peil_arena_free(arena);
    tear_down();
}

TestSuite(plugin_render, .init = begin, .fini = end);

static int render(const char *name)
{
    return peil_plugin_render(&out, open_plugin(name), document, NULL, diags);
}

/* A plugin that fails leaves one finding and no bytes. */
static void fails(const char *name, const char *code)
{
    cr_assert_eq(render(name), PEIL_EPLUGIN);
    cr_assert_str_eq(finding()->code, code);
    cr_assert_str_eq(finding_text("name"), name);
    cr_assert_eq(out.length, 0);
    cr_assert_str_eq(peil_buf_string(&out), "");
}

Test(plugin_render, what_is_written_comes_out)
{
    cr_assert_eq(render("plain"), PEIL_OK);
    cr_assert_str_eq(peil_buf_string(&out), "done\n");
    cr_assert_eq(peil_diags_count(diags), 0);
}

Test(plugin_render, output_goes_behind_what_was_there)
{
    peil_buf_text(&out, "before ");
    cr_assert_eq(render("plain"), PEIL_OK);
    cr_assert_str_eq(peil_buf_string(&out), "before done\n");
}

Test(plugin_render, a_failing_plugin_says_why_and_leaves_nothing_half)
{
    peil_buf_text(&out, "before");
    cr_assert_eq(render("failing"), PEIL_EPLUGIN);
    cr_assert_str_eq(peil_buf_string(&out), "before");
    cr_assert_eq(out.length, 6);
    cr_assert_str_eq(finding()->code, "plugin/failed");
    cr_assert_str_eq(finding_text("message"), "there is no paper");
}

Test(plugin_render, who_fails_has_failed_whatever_it_answers_and_the_first_reason_counts)
{
    fails("failing-done", "plugin/failed");
    cr_assert_str_eq(finding_text("message"), "the first reason");
}

Test(plugin_render, a_silent_failure_is_still_a_failure)
{
    fails("silent", "plugin/failed-silently");
    cr_assert_null(peil_diag_arg(finding(), "message"));
}

Test(plugin_render, a_plugin_that_writes_nothing_is_told_so)
{
    fails("nothing", "plugin/nothing");
}

Test(plugin_render, writing_stops_at_the_limit)
{
    out.limit = 10000;
    fails("much", "plugin/too-much");
    cr_assert_eq(peil_diag_arg(finding(), "most")->integer, 10000);
}

Test(plugin_render, a_plugin_gets_only_the_kinds_of_document_that_it_names)
{
    fails("other-kind", "plugin/other-kind");
    cr_assert_str_eq(finding_text("kind"), "result");
    cr_assert_str_eq(finding_text("kinds"), "results comparison");
}

Test(plugin_render, a_document_without_a_kind_is_for_no_plugin)
{
    document = peil_node_map(arena);
    fails("plain", "plugin/other-kind");
    peil_diags_clear(diags);
    document = NULL;
    fails("plain", "plugin/other-kind");
}

Test(plugin_render, the_reason_of_a_plugin_is_made_harmless)
{
    fails("control-characters", "plugin/failed");
    cr_assert_str_eq(finding_text("message"),
        "red \xef\xbf\xbd[31m, bell \xef\xbf\xbd, line break, not UTF-8 \xef\xbf\xbd, "
        "right-to-left \xef\xbf\xbd.");
}

static int32_t talk_long(
    const struct peil_host *host, const struct peil_node *node, struct peil_sink *sink)
{
    static char text[100000];

    (void)node;
    memset(text, 'x', sizeof(text) - 1);
    return host->fail(sink, text);
}

static int32_t fail_without_words(
    const struct peil_host *host, const struct peil_node *node, struct peil_sink *sink)
{
    (void)node;
    return host->fail(sink, NULL);
}

static int32_t fail_and_go_on(
    const struct peil_host *host, const struct peil_node *node, struct peil_sink *sink)
{
    cr_assert_lt(host->fail(sink, "stop"), 0);
    cr_assert_lt(host->write(sink, "more", 4), 0);
    cr_assert_lt(host->write_json(sink, node, 2), 0);
    return 0;
}

static struct peil_output inline_plugin(
    int32_t (*function)(const struct peil_host *, const struct peil_node *, struct peil_sink *))
{
    return (struct peil_output){.size = sizeof(struct peil_output),
        .name = "inline",
        .kinds = "form result",
        .render = function};
}

Test(plugin_render, the_reason_of_a_plugin_is_not_endless)
{
    struct peil_output output = inline_plugin(talk_long);

    cr_assert_eq(peil_plugin_render(&out, &output, document, NULL, diags), PEIL_EPLUGIN);
    cr_assert_leq(strlen(finding_text("message")), 1000);
    cr_assert_geq(strlen(finding_text("message")), 500);
}

Test(plugin_render, a_failure_without_a_reason_is_a_silent_one)
{
    struct peil_output output = inline_plugin(fail_without_words);

    cr_assert_eq(peil_plugin_render(&out, &output, document, NULL, diags), PEIL_EPLUGIN);
    cr_assert_str_eq(finding()->code, "plugin/failed-silently");
}

Test(plugin_render, after_a_failure_nothing_is_taken_any_more)
{
    struct peil_output output = inline_plugin(fail_and_go_on);

    cr_assert_eq(peil_plugin_render(&out, &output, document, NULL, diags), PEIL_EPLUGIN);
    cr_assert_str_eq(finding()->code, "plugin/failed");
    cr_assert_eq(out.length, 0);
}

Test(plugin_render, the_place_of_the_output_reaches_the_plugin)
{
    struct peil_sink_facts facts = {.columns = 132, .colour = true};

    cr_assert_eq(peil_plugin_render(&out, open_plugin("probe"), document, &facts, diags), PEIL_OK);
    cr_assert_str_eq(peil_buf_string(&out), "132 1 2 kind=\"result\" answer=42 result");
}

Test(plugin_render, without_knowledge_of_the_place_it_is_eighty_columns_without_colour)
{
    struct peil_sink_facts facts = {0};

    cr_assert_eq(peil_plugin_render(&out, open_plugin("probe"), document, &facts, diags), PEIL_OK);
    cr_assert_str_eq(peil_buf_string(&out), "80 0 2 kind=\"result\" answer=42 result");
    peil_buf_clear(&out);
    cr_assert_eq(render("probe"), PEIL_OK);
    cr_assert_str_eq(peil_buf_string(&out), "80 0 2 kind=\"result\" answer=42 result");
}

Test(plugin_render, options_have_the_value_that_was_set_or_their_default)
{
    struct peil_setting settings[] = {{"file", "body { }"}};
    struct peil_sink_facts facts = {.settings = settings, .setting_count = 1};

    cr_assert_eq(render("options"), PEIL_OK);
    cr_assert_str_eq(peil_buf_string(&out), "[10][][]");
    peil_buf_clear(&out);
    cr_assert_eq(
        peil_plugin_render(&out, open_plugin("options"), document, &facts, diags), PEIL_OK);
    cr_assert_str_eq(peil_buf_string(&out), "[10][body { }][]");
}

Test(plugin_render, the_last_value_of_an_option_counts)
{
    struct peil_setting settings[] = {{"size", "1"}, {"size", "2"}};
    struct peil_sink_facts facts = {.settings = settings, .setting_count = 2};

    cr_assert_eq(
        peil_plugin_render(&out, open_plugin("options"), document, &facts, diags), PEIL_OK);
    cr_assert_str_eq(peil_buf_string(&out), "[2][][]");
}

Test(plugin_render, an_option_that_the_plugin_does_not_have_is_an_error)
{
    struct peil_setting settings[] = {{"sise", "1"}};
    struct peil_sink_facts facts = {.settings = settings, .setting_count = 1};

    cr_assert_eq(
        peil_plugin_render(&out, open_plugin("options"), document, &facts, diags), PEIL_EPLUGIN);
    cr_assert_str_eq(finding()->code, "plugin/unknown-option");
    cr_assert_str_eq(finding_text("option"), "sise");
    cr_assert_eq(out.length, 0);
}

Test(plugin_render, a_plugin_for_a_later_host_does_without_what_this_one_lacks)
{
    cr_assert_eq(render("newer-host"), PEIL_OK);
    cr_assert_str_eq(peil_buf_string(&out), "without\n");
}

Test(plugin_render, a_plugin_with_a_longer_descriptor_renders)
{
    cr_assert_eq(render("newer-minor"), PEIL_OK);
    cr_assert_str_eq(peil_buf_string(&out), "newer\n");
}

Test(plugin_render, the_json_plugin_writes_the_document_that_it_got)
{
    struct peil_setting settings[] = {{"indent", "0"}};
    struct peil_sink_facts facts = {.settings = settings, .setting_count = 1};

    cr_assert_eq(peil_plugins_folder(plugins, built("plugins"), diags), PEIL_OK);
    cr_assert_eq(render("json"), PEIL_OK);
    cr_assert_str_eq(peil_buf_string(&out), "{\n  \"kind\": \"result\",\n  \"answer\": 42\n}\n");
    peil_buf_clear(&out);
    cr_assert_eq(peil_plugin_render(&out, open_plugin("json"), document, &facts, diags), PEIL_OK);
    cr_assert_str_eq(peil_buf_string(&out), "{\"kind\":\"result\",\"answer\":42}\n");
}

Test(plugin_render, the_json_plugin_judges_its_option)
{
    static const char *const wrong[] = {"", "9", "-1", "10", "2 ", "two", "\xc2\xb2"};

    cr_assert_eq(peil_plugins_folder(plugins, built("plugins"), diags), PEIL_OK);
    for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
        struct peil_setting settings[] = {{"indent", wrong[i]}};
        struct peil_sink_facts facts = {.settings = settings, .setting_count = 1};

        peil_diags_clear(diags);
        cr_assert_eq(
            peil_plugin_render(&out, open_plugin("json"), document, &facts, diags), PEIL_EPLUGIN);
        cr_assert_str_eq(finding()->code, "plugin/failed");
        cr_assert_eq(out.length, 0);
    }
}

/* How a child process ends that renders with a plugin. */
static int ending(const char *name, unsigned seconds)
{
    const struct peil_output *output = open_plugin(name);
    int status = 0;
    pid_t pid = fork();

    if (pid == 0) {
        alarm(seconds);
        _exit(peil_plugin_render(&out, output, document, NULL, diags) == PEIL_OK ? 98 : 99);
    }
    cr_assert_eq(waitpid(pid, &status, 0), pid);
    return status;
}

Test(plugin_render, the_bad_ends_of_plugins_are_what_the_fixtures_say)
{
    int crashed = ending("crash", 10), left = ending("leaving", 10), endless = ending("endless", 1);

    cr_assert(WIFSIGNALED(crashed) && WTERMSIG(crashed) == SIGABRT);
    cr_assert(WIFEXITED(left) && WEXITSTATUS(left) == 0);
    cr_assert(WIFSIGNALED(endless) && WTERMSIG(endless) == SIGALRM);
}
