/*
 * Choosing an output plugin, giving it its options, and putting what it makes where it should go.
 */
#include "core/cli/output/output.h"

#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "core/base/status.h"
#include "core/cli/files/files.h"
#include "core/cli/files/places.h"
#include "core/cli/output/isolate.h"
#include "core/cli/talk/errors.h"

/* The most that a file given to a plugin's option may hold. */
#define MOST_OPTION_BYTES ((size_t)1 << 20)

uint32_t cli_terminal_columns(int file)
{
    struct winsize size;

    if (isatty(file) && ioctl(file, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40)
        return size.ws_col > 120 ? 120 : size.ws_col;
    return 80;
}

/* What -o FILE.html asks for by its name; NULL where the name has no extension. */
static const char *extension(const char *path)
{
    const char *slash = strrchr(path, '/'), *dot = strrchr(slash ? slash : path, '.');

    if (!dot || !dot[1])
        return NULL;
    return strcmp(dot + 1, "txt") == 0 ? "text" : strcmp(dot + 1, "htm") == 0 ? "html" : dot + 1;
}

/* What the name of the output asks for; NULL where something else decides. */
static const char *format_by_name(const struct cli *cli)
{
    /* With several answers files FILE is a folder, whatever its name looks like. */
    bool one = cli->options.arguments.count <= 1;

    if (cli->options.format || cli->options.json || !cli->options.output || !one)
        return NULL;
    return extension(cli->options.output);
}

static const char *choose_format(const struct cli *cli, const char *usual)
{
    const char *by_name = format_by_name(cli);

    if (cli->options.format)
        return cli->options.format;
    if (cli->options.json)
        return "json";
    return by_name ? by_name : usual;
}

/* The value of a setting: the text itself, or the contents of the file that it names. */
static const char *setting_value(
    struct cli *cli, const struct peil_output_option *option, const char *value)
{
    struct peil_buf bytes = PEIL_BUF_EMPTY;
    char *kept = NULL;
    int status;

    if (option->kind != PEIL_OPTION_FILE)
        return value;
    status = cli_file_read(&bytes, value, MOST_OPTION_BYTES, cli->diags);
    if (status == PEIL_OK) {
        kept = peil_buf_keep(&bytes, cli->arena);
        status = kept ? PEIL_OK : PEIL_ENOMEM;
    }
    cli_status(cli, status);
    peil_buf_dispose(&bytes);
    return kept;
}

/* Takes "html.theme=FILE" apart. */
static enum cli_exit take_setting(
    struct cli_output *output, const char *text, struct peil_setting *settings)
{
    struct cli *cli = output->cli;
    const char *dot = strchr(text, '.'), *equals = strchr(text, '=');
    const struct peil_output_option *option;
    char *name;

    if (!dot || !equals || dot > equals || dot == text)
        return cli_usage(cli, _("--set wants PLUGIN.OPTION=VALUE, not \"%s\""), text);
    if (strlen(output->plugin->name) != (size_t)(dot - text) ||
        strncmp(output->plugin->name, text, (size_t)(dot - text)) != 0)
        return cli_usage(cli, _("--set %s: the output plugin of this run is \"%s\""), text,
            output->plugin->name);
    name = peil_arena_copy(cli->arena, dot + 1, (size_t)(equals - dot - 1));
    if (!name)
        return CLI_INTERNAL;
    option = peil_plugin_option(output->plugin, name);
    if (!option)
        return cli_usage(cli, _("the plugin \"%s\" has no option \"%s\"; see peil plugins"),
            output->plugin->name, name);
    settings[output->facts.setting_count].name = option->name;
    settings[output->facts.setting_count].value = setting_value(cli, option, equals + 1);
    if (!settings[output->facts.setting_count].value) {
        cli_report(cli);
        return cli->worst;
    }
    output->facts.setting_count++;
    return CLI_DONE;
}

static enum cli_exit take_settings(struct cli_output *output)
{
    struct cli *cli = output->cli;
    size_t count = cli->options.set.count;
    struct peil_setting *settings = peil_arena_array(cli->arena, count + 1, sizeof(*settings));

    if (!settings)
        return CLI_INTERNAL;
    output->facts.settings = settings;
    for (size_t i = 0; i < count; i++) {
        enum cli_exit end = take_setting(output, cli->options.set.items[i], settings);

        if (end != CLI_DONE)
            return end;
    }
    if (output->lines && peil_plugin_option(output->plugin, "indent"))
        settings[output->facts.setting_count++] = (struct peil_setting){"indent", "0"};
    return CLI_DONE;
}

/* Who named a file, and no plugin, is told about the name of that file. */
static void tell_unfound(const struct cli *cli, const struct peil_diag *diag, const char *ending)
{
    const struct peil_arg *near = peil_diag_arg(diag, "near");

    if (ending && strcmp(diag->code, "plugin/none") == 0)
        peil_diag_add(cli->diags, PEIL_ERROR, "cli/no-format", PEIL_NOWHERE,
            PEIL_ARGS(PEIL_TEXT("path", cli->options.output), PEIL_TEXT("ending", ending),
                PEIL_TEXT("near", near ? near->text : NULL)));
    else
        peil_diag_add_copy(cli->diags, diag);
}

static int open_plugin(struct cli_output *output, const char *format)
{
    const struct cli *cli = output->cli;
    struct peil_diags *said = peil_diags_new(0);
    int status = PEIL_ENOMEM;

    if (said)
        status = peil_plugins_open(
            &output->plugin, output->plugins, output->lines ? "json" : format, said);
    for (size_t i = 0; said && i < peil_diags_count(said); i++)
        tell_unfound(cli, peil_diags_at(said, i), format_by_name(cli));
    peil_diags_join_failure(cli->diags, said);
    peil_diags_free(said);
    return status;
}

enum cli_exit cli_output_open(struct cli_output *output, struct cli *cli, const char *usual)
{
    const char *format = choose_format(cli, usual);
    struct cli_list places = cli_plugin_places(cli, cli->arena);
    bool to_terminal = !cli->options.output;
    int status = PEIL_OK;

    enum cli_exit end = cli_check_plugin_folders(cli);

    *output = (struct cli_output){.cli = cli};
    if (end != CLI_DONE)
        return end;
    output->lines = strcmp(format, "ndjson") == 0;
    output->plugins = peil_plugins_new(cli_program_owner(cli));
    status = output->plugins ? cli_plugin_languages(cli, output->plugins) : PEIL_ENOMEM;
    if (peil_arena_failed(cli->arena))
        status = PEIL_ENOMEM;
    for (size_t i = 0; i < places.count && status == PEIL_OK; i++)
        status = peil_plugins_folder(output->plugins, places.items[i], cli->diags);
    if (status == PEIL_OK)
        status = open_plugin(output, format);
    if (status != PEIL_OK) {
        cli_status(cli, status);
        cli_report(cli);
        return cli->worst;
    }
    output->facts.columns = to_terminal ? cli_terminal_columns(STDOUT_FILENO) : 80;
    output->facts.colour = to_terminal && cli->colour_out;
    return take_settings(output);
}

void cli_output_dispose(struct cli_output *output)
{
    peil_plugins_free(output->plugins);
    output->plugins = NULL;
}

static int end_line(const struct cli_output *output, struct peil_buf *out, int status)
{
    if (status == PEIL_OK && output->lines && out->length && out->data[out->length - 1] != '\n')
        peil_buf_char(out, '\n');
    return status;
}

int cli_output_render(
    struct cli_output *output, const struct peil_node *document, struct peil_buf *out)
{
    return end_line(output, out,
        cli_isolate_render(output->cli, out, output->plugin, document, &output->facts));
}

void cli_output_start(
    struct cli_output *output, const struct peil_node *document, struct cli_rendering *rendering)
{
    if (output->cli->options.no_worker)
        *rendering = (struct cli_rendering){
            .plugin = output->plugin, .document = document, .facts = &output->facts};
    else
        cli_isolate_start(rendering, output->plugin, document, &output->facts);
}

int cli_output_take(struct cli_output *output, struct cli_rendering *rendering,
    struct peil_buf *out, struct peil_diags *diags)
{
    int status = output->cli->options.no_worker ? peil_plugin_render(out, output->plugin,
                                                      rendering->document, &output->facts, diags)
                                                : cli_isolate_take(rendering, out, diags);

    return end_line(output, out, status);
}

int cli_output_write(struct cli *cli, const char *path, const struct peil_buf *bytes)
{
    int status;

    if (peil_buf_failed(bytes) || peil_arena_failed(cli->arena))
        return PEIL_ENOMEM;
    if (!path || strcmp(path, "-") == 0)
        return cli_stdout_write(peil_buf_string(bytes), bytes->length, cli->diags);
    status = cli_file_save(path, peil_buf_string(bytes), bytes->length, cli->diags);
    if (status == PEIL_OK)
        cli_say(cli, _("written: %s"), path);
    return status;
}
