/*
 * Finding and checking plugins: what is opened, what is refused, and which of two wins.
 */
#include "plugin_help.h"

TestSuite(plugin_load, .init = set_up, .fini = tear_down);

static void refuses(const char *name, const char *code)
{
    const struct peil_output *output = NULL;

    cr_assert_eq(peil_plugins_open(&output, plugins, name, diags), PEIL_EPLUGIN);
    cr_assert_null(output);
    cr_assert_str_eq(finding()->code, code);
    cr_assert_eq(finding()->severity, PEIL_ERROR);
    peil_diags_clear(diags);
}

/* Entries of the list by name, the nth of them. */
static const struct peil_plugin *entry(const char *name, size_t nth)
{
    for (size_t i = 0; i < peil_plugins_count(plugins); i++) {
        const struct peil_plugin *plugin = peil_plugins_at(plugins, i);

        if (strcmp(plugin->name, name) == 0 && nth-- == 0)
            return plugin;
    }
    cr_assert_fail("%s does not stand in the list", name);
    return NULL;
}

Test(plugin_load, a_good_plugin_is_opened_once)
{
    const struct peil_output *output;

    add_fixtures();
    output = open_plugin("plain");
    cr_assert_str_eq(output->name, "plain");
    cr_assert_eq(open_plugin("plain"), output);
    cr_assert_eq(peil_plugins_count(plugins), 1);
    cr_assert_eq(peil_diags_count(diags), 0);
}

Test(plugin_load, only_the_named_file_is_opened)
{
    add_fixtures();
    open_plugin("plain");
    cr_assert_eq(peil_plugins_count(plugins), 1);
    cr_assert_str_eq(peil_plugins_at(plugins, 0)->name, "plain");
}

Test(plugin_load, the_shipped_plugins_go_through_the_same_door)
{
    cr_assert_eq(peil_plugins_folder(plugins, built("plugins"), diags), PEIL_OK);
    cr_assert_str_eq(open_plugin("text")->media_type, "text/plain");
    cr_assert_str_eq(open_plugin("json")->media_type, "application/json");
    cr_assert_str_eq(open_plugin("html")->media_type, "text/html");
}

Test(plugin_load, wrong_descriptors_are_refused_with_their_reason)
{
    add_fixtures();
    refuses("too-small", "plugin/too-small");
    refuses("no-symbol", "plugin/no-symbol");
    refuses("older-symbol", "plugin/older");
    refuses("newer-symbol", "plugin/newer");
    refuses("bad-name", "plugin/names");
    refuses("bad-summary", "plugin/names");
    refuses("null-render", "plugin/no-render");
    refuses("newer-document", "plugin/newer-document");
    refuses("no-document", "plugin/older");
    refuses("bad-options", "plugin/options");
    refuses("other-name", "plugin/other-name");
}

Test(plugin_load, the_reason_tells_what_it_is_about)
{
    const struct peil_output *output;

    add_fixtures();
    cr_assert_eq(peil_plugins_open(&output, plugins, "too-small", diags), PEIL_EPLUGIN);
    cr_assert_str_eq(finding_text("detail"), "1");
    cr_assert_str_eq(finding_text("path"), in(fixtures(), "too-small.so"));
    peil_diags_clear(diags);
    cr_assert_eq(peil_plugins_open(&output, plugins, "other-name", diags), PEIL_EPLUGIN);
    cr_assert_str_eq(finding_text("detail"), "somebody-else");
    peil_diags_clear(diags);
    cr_assert_eq(peil_plugins_open(&output, plugins, "newer-document", diags), PEIL_EPLUGIN);
    cr_assert_str_eq(finding_text("detail"), "2");
    cr_assert_eq(peil_diag_arg(finding(), "known")->integer, PEIL_DOCUMENT_VERSION);
}

Test(plugin_load, a_refused_plugin_is_refused_again_and_listed_once)
{
    add_fixtures();
    refuses("null-render", "plugin/no-render");
    refuses("null-render", "plugin/no-render");
    cr_assert_eq(peil_plugins_count(plugins), 1);
    cr_assert_str_eq(peil_plugins_at(plugins, 0)->refused, "plugin/no-render");
}

Test(plugin_load, a_longer_descriptor_of_a_later_version_is_taken)
{
    add_fixtures();
    cr_assert_gt(open_plugin("newer-minor")->size, sizeof(struct peil_output));
}

Test(plugin_load, longer_options_of_a_later_version_are_read)
{
    const struct peil_output *output;

    add_fixtures();
    output = open_plugin("options");
    cr_assert_gt(output->option_size, sizeof(struct peil_output_option));
    cr_assert_str_eq(peil_plugin_option(output, "size")->default_value, "10");
    cr_assert_eq(peil_plugin_option(output, "file")->kind, PEIL_OPTION_FILE);
    cr_assert_null(peil_plugin_option(output, "siz"));
}

Test(plugin_load, a_file_that_is_no_shared_object_cannot_be_loaded)
{
    char *folder = new_folder();

    write_file(in(folder, "words.so"), "not a program\n", 14);
    write_file(in(folder, "empty.so"), "", 0);
    cr_assert_eq(peil_plugins_folder(plugins, folder, diags), PEIL_OK);
    refuses("words", "plugin/cannot-load");
    refuses("empty", "plugin/cannot-load");
    cr_assert_eq(peil_plugins_open(&(const struct peil_output *){NULL}, plugins, "words", diags),
        PEIL_EPLUGIN);
    cr_assert_gt(strlen(finding_text("detail")), 0);
    cr_assert_null(strstr(finding_text("detail"), folder), "the path is told twice");
    remove_folder(folder);
}

Test(plugin_load, a_shared_object_that_was_cut_off_anywhere_is_refused_and_does_not_crash)
{
    char *folder = new_folder();
    struct stat about;

    copy("plain", folder);
    cr_assert_eq(peil_plugins_folder(plugins, folder, diags), PEIL_OK);
    cr_assert_eq(stat(in(folder, "plain.so"), &about), 0);
    for (int i = 0; i < 40; i++) {
        char name[32], file[40];

        snprintf(name, sizeof(name), "cut-%d", i);
        snprintf(file, sizeof(file), "%s.so", name);
        copy_as("plain", folder, name);
        cr_assert_eq(truncate(in(folder, file), about.st_size * i / 100), 0);
        cr_assert_eq(peil_plugins_open(&(const struct peil_output *){NULL}, plugins, name, diags),
            PEIL_EPLUGIN);
    }
    cr_assert_eq(peil_diags_count(diags), 40);
    cr_assert_str_eq(peil_diags_at(diags, 0)->code, "plugin/cannot-load");
    cr_assert_str_eq(peil_diags_at(diags, 39)->code, "plugin/cut-off");
    remove_folder(folder);
}

Test(plugin_load, a_link_a_folder_and_a_pipe_are_no_plugins)
{
    char *folder = new_folder();

    cr_assert_eq(symlink(in(fixtures(), "plain.so"), in(folder, "plain.so")), 0);
    cr_assert_eq(mkdir(in(folder, "inside.so"), 0755), 0);
    cr_assert_eq(mkfifo(in(folder, "pipe.so"), 0600), 0);
    cr_assert_eq(symlink("/nowhere", in(folder, "broken.so")), 0);
    cr_assert_eq(peil_plugins_folder(plugins, folder, diags), PEIL_OK);
    refuses("plain", "plugin/not-a-file");
    refuses("inside", "plugin/not-a-file");
    refuses("pipe", "plugin/not-a-file");
    refuses("broken", "plugin/not-a-file");
    remove_folder(folder);
}

Test(plugin_load, a_file_that_everybody_may_change_is_refused)
{
    char *folder = new_folder();

    copy("plain", folder);
    copy("probe", folder);
    cr_assert_eq(chmod(in(folder, "plain.so"), 0757), 0);
    cr_assert_eq(chmod(in(folder, "probe.so"), 0775), 0);
    cr_assert_eq(peil_plugins_folder(plugins, folder, diags), PEIL_OK);
    refuses("plain", "plugin/writable");
    open_plugin("probe");
    remove_folder(folder);
}

Test(plugin_load, a_file_of_a_stranger_is_refused_and_one_of_the_owner_is_not)
{
    const struct peil_output *output;
    struct peil_plugins *others;
    char *folder;

    if (geteuid() != 0)
        cr_skip_test("only root can give files away");
    others = peil_plugins_new(STRANGER);
    folder = new_folder();
    copy("plain", folder);
    cr_assert_eq(chown(in(folder, "plain.so"), STRANGER, (gid_t)-1), 0);
    cr_assert_eq(peil_plugins_folder(plugins, folder, diags), PEIL_OK);
    refuses("plain", "plugin/owner");
    cr_assert_eq(peil_plugins_folder(others, folder, diags), PEIL_OK);
    cr_assert_eq(peil_plugins_open(&output, others, "plain", diags), PEIL_OK);
    peil_plugins_free(others);
    remove_folder(folder);
}

Test(plugin_load, a_folder_of_a_stranger_is_refused)
{
    char *folder;

    if (geteuid() != 0)
        cr_skip_test("only root can give folders away");
    folder = new_folder();
    cr_assert_eq(chown(folder, STRANGER, (gid_t)-1), 0);
    cr_assert_eq(peil_plugins_folder(plugins, folder, diags), PEIL_EPLUGIN);
    cr_assert_str_eq(finding()->code, "plugin/owner");
    remove_folder(folder);
}

Test(plugin_load, a_folder_that_everybody_may_write_to_is_refused_and_listed)
{
    char *folder = new_folder();

    copy("plain", folder);
    cr_assert_eq(chmod(folder, 0777), 0);
    cr_assert_eq(peil_plugins_folder(plugins, folder, diags), PEIL_EPLUGIN);
    cr_assert_str_eq(finding()->code, "plugin/writable");
    cr_assert_str_eq(finding_text("path"), folder);
    peil_diags_clear(diags);
    cr_assert_str_eq(entry(folder, 0)->refused, "plugin/writable");
    refuses("plain", "plugin/none");
    remove_folder(folder);
}

Test(plugin_load, a_sticky_folder_like_tmp_is_refused)
{
    char *folder = new_folder();

    cr_assert_eq(chmod(folder, 01777), 0);
    cr_assert_eq(peil_plugins_folder(plugins, folder, diags), PEIL_EPLUGIN);
    cr_assert_str_eq(finding()->code, "plugin/writable");
    remove_folder(folder);
}

Test(plugin_load, a_link_to_a_folder_is_judged_by_the_folder)
{
    char *folder = new_folder(), *beside = new_folder();

    copy("plain", folder);
    cr_assert_eq(symlink(folder, in(beside, "link")), 0);
    cr_assert_eq(peil_plugins_folder(plugins, in(beside, "link"), diags), PEIL_OK);
    open_plugin("plain");
    cr_assert_str_eq(peil_plugins_at(plugins, 0)->path, in(folder, "plain.so"));
    cr_assert_eq(chmod(folder, 0777), 0);
    cr_assert_eq(peil_plugins_folder(plugins, in(beside, "link"), diags), PEIL_OK);
    tear_down();
    set_up();
    cr_assert_eq(peil_plugins_folder(plugins, in(beside, "link"), diags), PEIL_EPLUGIN);
    cr_assert_str_eq(finding()->code, "plugin/writable");
    remove_folder(folder);
    remove_folder(beside);
}

Test(plugin_load, a_folder_is_given_from_the_root)
{
    char *folder = new_folder();

    copy("plain", folder);
    cr_assert_eq(chdir(folder), 0);
    cr_assert_eq(peil_plugins_folder(plugins, ".", diags), PEIL_EPLUGIN);
    cr_assert_str_eq(finding()->code, "plugin/relative");
    peil_diags_clear(diags);
    cr_assert_eq(peil_plugins_folder(plugins, "", diags), PEIL_EPLUGIN);
    peil_diags_clear(diags);
    cr_assert_eq(peil_plugins_folder(plugins, "not/there", diags), PEIL_EPLUGIN);
    cr_assert_str_eq(finding()->code, "plugin/missing");
    peil_diags_clear(diags);
    refuses("plain", "plugin/none");
    cr_assert_eq(chdir("/"), 0);
    remove_folder(folder);
}

Test(plugin_load, the_working_directory_is_never_looked_in)
{
    char *folder = new_folder(), *other = new_folder();

    copy("plain", folder);
    cr_assert_eq(chdir(folder), 0);
    cr_assert_eq(peil_plugins_folder(plugins, other, diags), PEIL_OK);
    refuses("plain", "plugin/none");
    cr_assert_eq(chdir("/"), 0);
    remove_folder(folder);
    remove_folder(other);
}

Test(plugin_load, a_folder_that_is_not_there_is_passed_over)
{
    cr_assert_eq(peil_plugins_folder(plugins, "/nowhere/at/all", diags), PEIL_OK);
    cr_assert_eq(peil_diags_count(diags), 0);
    cr_assert_eq(peil_plugins_scan(plugins, diags), PEIL_OK);
    cr_assert_eq(peil_plugins_count(plugins), 0);
}

Test(plugin_load, a_file_is_no_folder)
{
    cr_assert_eq(peil_plugins_folder(plugins, in(fixtures(), "plain.so"), diags), PEIL_EPLUGIN);
    cr_assert_str_eq(finding()->code, "plugin/not-a-folder");
}

Test(plugin_load, names_that_lead_elsewhere_are_no_plugins)
{
    static const char *const names[] = {"", ".", "..", "../plain", "/etc/passwd", "Plain",
        "plain.so", "plain ", "p\xc3\xa4in", "a-name-of-more-than-thirty-two-bytes"};

    add_fixtures();
    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
        refuses(names[i], "plugin/none");
    cr_assert_eq(peil_plugins_count(plugins), 0);
}

Test(plugin_load, an_unknown_name_is_answered_with_the_nearest_and_nothing_is_loaded)
{
    const struct peil_output *output;
    char *folder = new_folder();

    copy("plain", folder);
    copy("probe", folder);
    copy_as("plain", folder, "Upper");
    cr_assert_eq(peil_plugins_folder(plugins, folder, diags), PEIL_OK);
    cr_assert_eq(peil_plugins_open(&output, plugins, "plaim", diags), PEIL_EPLUGIN);
    cr_assert_str_eq(finding()->code, "plugin/none");
    cr_assert_str_eq(finding_text("near"), "plain");
    cr_assert_str_eq(finding_text("list"), "plain, probe");
    cr_assert_eq(peil_plugins_count(plugins), 0);
    remove_folder(folder);
}

Test(plugin_load, the_first_folder_wins_and_the_list_shows_both)
{
    char *first = new_folder(), *second = new_folder();

    copy("plain", first);
    copy("plain", second);
    cr_assert_eq(peil_plugins_folder(plugins, first, diags), PEIL_OK);
    cr_assert_eq(peil_plugins_folder(plugins, second, diags), PEIL_OK);
    cr_assert_eq(peil_plugins_scan(plugins, diags), PEIL_OK);
    cr_assert_eq(peil_plugins_count(plugins), 2);
    cr_assert_str_eq(entry("plain", 0)->path, in(first, "plain.so"));
    cr_assert_not(entry("plain", 0)->shadowed);
    cr_assert_str_eq(entry("plain", 1)->path, in(second, "plain.so"));
    cr_assert(entry("plain", 1)->shadowed);
    cr_assert_eq(open_plugin("plain"), entry("plain", 0)->output);
    remove_folder(first);
    remove_folder(second);
}

Test(plugin_load, a_refused_file_does_not_make_way_for_a_later_folder)
{
    char *first = new_folder(), *second = new_folder();

    copy_as("other-name", first, "plain");
    copy("plain", second);
    cr_assert_eq(peil_plugins_folder(plugins, first, diags), PEIL_OK);
    cr_assert_eq(peil_plugins_folder(plugins, second, diags), PEIL_OK);
    refuses("plain", "plugin/other-name");
    cr_assert_eq(peil_plugins_scan(plugins, diags), PEIL_OK);
    cr_assert(entry("plain", 1)->shadowed);
    refuses("plain", "plugin/other-name");
    remove_folder(first);
    remove_folder(second);
}

Test(plugin_load, a_folder_that_is_given_twice_is_looked_in_once)
{
    add_fixtures();
    add_fixtures();
    cr_assert_eq(peil_plugins_folder(plugins, in(fixtures(), "../plugins/"), diags), PEIL_OK);
    cr_assert_eq(peil_plugins_scan(plugins, diags), PEIL_OK);
    cr_assert_not(entry("plain", 0)->shadowed);
    for (size_t i = 1; i < peil_plugins_count(plugins); i++)
        cr_assert_lt(
            strcmp(peil_plugins_at(plugins, i - 1)->name, peil_plugins_at(plugins, i)->name), 0);
}

Test(plugin_load, a_scan_lists_all_sorted_with_their_reasons)
{
    char *folder = new_folder();

    copy("probe", folder);
    copy("null-render", folder);
    copy("plain", folder);
    copy_as("plain", folder, "Upper_case");
    write_file(in(folder, "notes.txt"), "", 0);
    write_file(in(folder, ".so"), "", 0);
    write_file(in(folder, ".hidden.so"), "", 0);
    cr_assert_eq(peil_plugins_folder(plugins, folder, diags), PEIL_OK);
    cr_assert_eq(peil_plugins_scan(plugins, diags), PEIL_OK);
    cr_assert_eq(peil_plugins_count(plugins), 4);
    cr_assert_str_eq(peil_plugins_at(plugins, 0)->refused, "plugin/file-name");
    cr_assert_str_eq(peil_plugins_at(plugins, 0)->name, "Upper_case");
    cr_assert_str_eq(peil_plugins_at(plugins, 1)->refused, "plugin/no-render");
    cr_assert_str_eq(peil_plugins_at(plugins, 2)->output->name, "plain");
    cr_assert_str_eq(peil_plugins_at(plugins, 3)->output->name, "probe");
    cr_assert_null(peil_plugins_at(plugins, 4));
    cr_assert_eq(peil_diags_count(diags), 2);
    remove_folder(folder);
}

Test(plugin_load, a_second_scan_adds_nothing)
{
    size_t count, findings;

    add_fixtures();
    cr_assert_eq(peil_plugins_scan(plugins, diags), PEIL_OK);
    count = peil_plugins_count(plugins);
    findings = peil_diags_count(diags);
    cr_assert_eq(peil_plugins_scan(plugins, diags), PEIL_OK);
    cr_assert_eq(peil_plugins_count(plugins), count);
    cr_assert_eq(peil_diags_count(diags), findings);
}

Test(plugin_load, more_plugins_than_are_looked_at_end_in_a_finding)
{
    char *folder = new_folder();
    size_t last;

    copy("plain", folder);
    for (int i = 0; i < 140; i++) {
        char name[32];

        snprintf(name, sizeof(name), "p%03d.so", i);
        cr_assert_eq(link(in(folder, "plain.so"), in(folder, name)), 0);
    }
    cr_assert_eq(peil_plugins_folder(plugins, folder, diags), PEIL_OK);
    cr_assert_eq(peil_plugins_scan(plugins, diags), PEIL_OK);
    last = peil_plugins_count(plugins) - 1;
    cr_assert_eq(last, 128);
    cr_assert_str_eq(peil_plugins_at(plugins, last)->refused, "plugin/too-many");
    cr_assert_str_eq(peil_plugins_at(plugins, last - 1)->refused, "plugin/other-name");
    remove_folder(folder);
}

Test(plugin_load, more_folders_than_are_looked_in_end_in_a_finding)
{
    char *folder = new_folder();

    for (int i = 0; i < 33; i++) {
        char name[32];

        snprintf(name, sizeof(name), "d%d", i);
        cr_assert_eq(mkdir(in(folder, name), 0755), 0);
        cr_assert_eq(
            peil_plugins_folder(plugins, in(folder, name), diags), i < 32 ? PEIL_OK : PEIL_EPLUGIN);
    }
    cr_assert_str_eq(finding()->code, "plugin/too-many-folders");
    remove_folder(folder);
}

static int32_t nothing(
    const struct peil_host *host, const struct peil_node *document, struct peil_sink *sink)
{
    (void)host, (void)document, (void)sink;
    return 0;
}

static struct peil_output plain_output(void)
{
    return (struct peil_output){.size = sizeof(struct peil_output),
        .document_version = PEIL_DOCUMENT_VERSION,
        .name = "plain",
        .media_type = "text/plain",
        .extension = "txt",
        .summary = "built in",
        .kinds = "result",
        .render = nothing};
}

Test(plugin_load, a_registered_plugin_goes_before_files)
{
    struct peil_output output = plain_output();

    add_fixtures();
    cr_assert_eq(peil_plugins_add(plugins, &output, diags), PEIL_OK);
    cr_assert_eq(open_plugin("plain"), &output);
    cr_assert_eq(peil_plugins_scan(plugins, NULL), PEIL_OK);
    cr_assert(entry("plain", 1)->shadowed);
    cr_assert_eq(peil_plugins_add(plugins, &output, diags), PEIL_EPLUGIN);
    cr_assert_str_eq(finding()->code, "plugin/name-taken");
    cr_assert_str_eq(finding_text("detail"), "plain");
}

static const char *judge(struct peil_output output)
{
    peil_diags_clear(diags);
    cr_assert_eq(peil_plugins_add(plugins, &output, diags), PEIL_EPLUGIN);
    cr_assert_eq(peil_plugins_count(plugins), 0);
    return finding()->code;
}

Test(plugin_load, every_field_of_a_descriptor_is_judged)
{
    struct peil_output good = plain_output(), bad;

#define WITH(field, value) (bad = good, bad.field = (value), judge(bad))
    cr_assert_str_eq(WITH(size, sizeof(struct peil_output) - 1), "plugin/too-small");
    cr_assert_str_eq(WITH(name, NULL), "plugin/names");
    cr_assert_str_eq(WITH(name, ""), "plugin/names");
    cr_assert_str_eq(WITH(name, "a_b"), "plugin/names");
    cr_assert_str_eq(WITH(media_type, NULL), "plugin/names");
    cr_assert_str_eq(WITH(media_type, "text"), "plugin/names");
    cr_assert_str_eq(WITH(media_type, "/plain"), "plugin/names");
    cr_assert_str_eq(WITH(media_type, "text/"), "plugin/names");
    cr_assert_str_eq(WITH(extension, NULL), "plugin/names");
    cr_assert_str_eq(WITH(extension, "../txt"), "plugin/names");
    cr_assert_str_eq(WITH(summary, NULL), "plugin/names");
    cr_assert_str_eq(WITH(summary, "two\nlines"), "plugin/names");
    cr_assert_str_eq(WITH(summary, "not UTF-8 \xff"), "plugin/names");
    cr_assert_str_eq(WITH(summary, "turned \xe2\x80\xae"), "plugin/names");
    cr_assert_str_eq(WITH(kinds, NULL), "plugin/names");
    cr_assert_str_eq(WITH(kinds, ""), "plugin/names");
    cr_assert_str_eq(WITH(render, NULL), "plugin/no-render");
    cr_assert_str_eq(WITH(document_version, 0), "plugin/older");
    cr_assert_str_eq(WITH(document_version, 9), "plugin/newer-document");
    cr_assert_str_eq(WITH(option_count, 1), "plugin/options");
}

Test(plugin_load, every_field_of_an_option_is_judged)
{
    static const struct peil_output_option good[] = {{"one", "the first", "", PEIL_OPTION_TEXT, 0},
        {"two", "the second", "2", PEIL_OPTION_FILE, 0}};
    struct peil_output_option bad[2];
    struct peil_output output = plain_output();

    output.options = bad;
    output.option_count = 2;
    output.option_size = sizeof(*bad);
#define WITH_OPTION(field, value)                                                                  \
    (memcpy(bad, good, sizeof(bad)), bad[1].field = (value), judge(output))
    cr_assert_str_eq(WITH_OPTION(name, NULL), "plugin/options");
    cr_assert_str_eq(WITH_OPTION(name, "one"), "plugin/options");
    cr_assert_str_eq(WITH_OPTION(name, "a=b"), "plugin/options");
    cr_assert_str_eq(WITH_OPTION(help, NULL), "plugin/options");
    cr_assert_str_eq(WITH_OPTION(help, "\x1b[2J"), "plugin/options");
    cr_assert_str_eq(WITH_OPTION(default_value, NULL), "plugin/options");
    cr_assert_str_eq(WITH_OPTION(default_value, "\a"), "plugin/options");
    cr_assert_str_eq(WITH_OPTION(kind, 2), "plugin/options");
    output.option_size = sizeof(*bad) - 1;
    cr_assert_str_eq(judge(output), "plugin/options");
    output.option_size = sizeof(*bad) + 1;
    cr_assert_str_eq(judge(output), "plugin/options");
    output.option_size = sizeof(*bad);
    output.option_count = 65;
    cr_assert_str_eq(judge(output), "plugin/options");
    output.option_count = 2;
    memcpy(bad, good, sizeof(bad));
    cr_assert_eq(peil_plugins_add(plugins, &output, NULL), PEIL_OK);
}
