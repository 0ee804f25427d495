/*
 * peil plugins: which output plugins there are, and why any was refused.
 */
#include <string.h>

#include "core/base/status.h"
#include "core/cli/files/files.h"
#include "core/cli/files/places.h"
#include "core/cli/line/options.h"
#include "core/cli/messages/messages.h"
#include "core/cli/output/output.h"
#include "core/format/json.h"
#include "core/plugin/plugin.h"

/* Why a plugin was refused, in words. */
static void add_reason(struct peil_buf *out, struct cli *cli, const struct peil_plugin *plugin)
{
    for (size_t i = 0; i < peil_diags_count(cli->diags); i++) {
        const struct peil_diag *diag = peil_diags_at(cli->diags, i);
        const struct peil_arg *path = peil_diag_arg(diag, "path");

        if (path && path->type == PEIL_ARG_TEXT && strcmp(path->text, plugin->path) == 0) {
            cli_message_text(out, diag);
            return;
        }
    }
    peil_buf_text(out, plugin->refused);
}

/*
 * Plugins speak one language, as they have no catalogue; what the plugins that come with peil say
 * of themselves stands in that of peil. Words of other plugins are shown as they are.
 */
static const char *const shipped_words[] = {
    N_("a web page in one file, to read, print or send"),
    N_("style sheet that sets colours and fonts (custom properties)"),
    N_("everything that is known, for other programs"),
    N_("spaces a level, from 0 (one line) to 8"),
    N_("plain text for the terminal and for mail"),
    N_("\"no\" puts words in place of signs, bars and columns, for reading aloud"),
};

static const char *in_our_words(const char *text)
{
    for (size_t i = 0; i < sizeof(shipped_words) / sizeof(*shipped_words); i++)
        if (strcmp(text, shipped_words[i]) == 0)
            return _(shipped_words[i]);
    return text;
}

static void add_options(struct peil_buf *out, const struct peil_output *output)
{
    for (uint32_t i = 0; i < output->option_count; i++) {
        const struct peil_output_option *option =
            (const void *)((const char *)output->options + (size_t)i * output->option_size);

        peil_buf_format(out, "      --set %s.%s=%s", output->name, option->name,
            option->kind == PEIL_OPTION_FILE ? _("FILE") : _("VALUE"));
        if (*option->default_value)
            peil_buf_format(out, " (%s)", option->default_value);
        peil_buf_format(out, "  %s\n", in_our_words(option->help));
    }
}

static void add_plugin(struct peil_buf *out, struct cli *cli, const struct peil_plugin *plugin)
{
    if (plugin->refused) {
        struct peil_buf reason = PEIL_BUF_EMPTY;

        add_reason(&reason, cli, plugin);
        cli_add_safe(out, plugin->path, strlen(plugin->path), false);
        peil_buf_format(out, "\n      %s ", _("refused:"));
        peil_buf_join(out, &reason);
        peil_buf_char(out, '\n');
        peil_buf_dispose(&reason);
        return;
    }
    peil_buf_format(out, "%s  %s (%s)\n      ", plugin->output->name,
        in_our_words(plugin->output->summary), plugin->output->media_type);
    cli_add_safe(out, plugin->path, strlen(plugin->path), false);
    peil_buf_char(out, '\n');
    if (plugin->shadowed)
        peil_buf_format(out, "      %s\n", _("not used: one of the same name was found before"));
    add_options(out, plugin->output);
}

static struct peil_node *plugin_node(struct cli *cli, const struct peil_plugin *plugin)
{
    struct peil_arena *arena = cli->arena;
    struct peil_node *node = peil_node_map(arena);
    struct peil_buf reason = PEIL_BUF_EMPTY;

    peil_node_set_text(arena, node, "name", plugin->name);
    peil_node_set_text(arena, node, "path", plugin->path);
    peil_node_set_bool(arena, node, "used", !plugin->refused && !plugin->shadowed);
    if (plugin->refused) {
        add_reason(&reason, cli, plugin);
        peil_node_set_text(arena, node, "refused", plugin->refused);
        peil_node_set_text(arena, node, "reason", peil_buf_keep(&reason, arena));
    } else {
        peil_node_set_text(arena, node, "summary", plugin->output->summary);
        peil_node_set_text(arena, node, "media_type", plugin->output->media_type);
        peil_node_set_text(arena, node, "extension", plugin->output->extension);
        peil_node_set_text(arena, node, "kinds", plugin->output->kinds);
    }
    return node;
}

static void add_all(struct peil_buf *out, struct cli *cli, const struct peil_plugins *plugins)
{
    struct peil_node *list = peil_node_list(cli->arena);

    for (size_t i = 0; i < peil_plugins_count(plugins); i++) {
        if (cli->options.json)
            peil_node_add(cli->arena, list, plugin_node(cli, peil_plugins_at(plugins, i)));
        else
            add_plugin(out, cli, peil_plugins_at(plugins, i));
    }
    if (cli->options.json) {
        peil_json_write(out, list, 2);
        peil_buf_char(out, '\n');
    } else if (peil_plugins_count(plugins) == 0) {
        peil_buf_format(out, "%s\n", _("no output plugins were found"));
    }
}

enum cli_exit cli_run_plugins(struct cli *cli)
{
    struct cli_list places = cli_plugin_places(cli, cli->arena);
    struct peil_plugins *plugins = peil_plugins_new(cli_program_owner(cli));
    struct peil_buf text = PEIL_BUF_EMPTY;
    int status = plugins ? cli_plugin_languages(cli, plugins) : PEIL_ENOMEM;
    enum cli_exit end = cli_check_plugin_folders(cli);

    if (end != CLI_DONE) {
        peil_plugins_free(plugins);
        return end;
    }

    for (size_t i = 0; i < places.count && (status == PEIL_OK || status == PEIL_EPLUGIN); i++)
        status = peil_plugins_folder(plugins, places.items[i], cli->diags);
    if (status == PEIL_OK || status == PEIL_EPLUGIN)
        status = peil_plugins_scan(plugins, cli->diags);
    if (status == PEIL_OK || status == PEIL_EPLUGIN) {
        add_all(&text, cli, plugins);
        peil_diags_clear(cli->diags); /* they stand in the list */
        status = cli_output_write(cli, NULL, &text);
    }
    cli_status(cli, status);
    cli_report(cli);
    peil_buf_dispose(&text);
    peil_plugins_free(plugins);
    return cli->worst;
}
