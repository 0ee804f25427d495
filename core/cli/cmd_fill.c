/*
 * peil fill: a session at the terminal, a page to print, or a file to fill in.
 */
#include <stdlib.h>
#include <unistd.h>

#include "core/base/status.h"
#include "core/cli/files/files.h"
#include "core/cli/files/records.h"
#include "core/cli/fill/fill.h"
#include "core/cli/line/options.h"
#include "core/cli/output/output.h"
#include "core/cli/packs/store.h"
#include "core/cli/talk/errors.h"
#include "core/report/report.h"

static bool is_skipped(const struct cli_fill *fill, size_t item)
{
    return fill->skipped && fill->skipped[item];
}

static bool is_open(const struct cli_fill *fill, size_t item)
{
    return fill->items[item].state == PEIL_STATE_BLANK && !is_skipped(fill, item);
}

static size_t count_open(const struct cli_fill *fill)
{
    size_t open = 0;

    for (size_t i = 0; i < fill->pack->item_count; i++)
        open += is_open(fill, i);
    return open;
}

static size_t first_open(const struct cli_fill *fill)
{
    for (size_t i = 0; i < fill->pack->item_count; i++)
        if (is_open(fill, i))
            return i;
    return 0;
}

/* How many of the first items are for whoever fills in. */
static size_t count_asked(const struct cli_fill *fill, size_t items)
{
    size_t count = 0;

    for (size_t i = 0; i < items; i++)
        count += peil_answers_asks(fill->answers, &fill->pack->items[i]);
    return count;
}

static void show_question(struct cli_fill *fill, size_t index, size_t *section)
{
    const struct peil_item *item = &fill->pack->items[index];
    const char *now = cli_fill_shown(fill, item, &fill->items[index]);
    if (*section != item->section) {
        *section = item->section;
        cli_fill_print(
            fill, "\n== %s ==", cli_fill_text(fill, &fill->pack->sections[item->section].title));
    }
    cli_fill_print(fill, _("\n%s (question %z of %z)"), cli_fill_place(fill, index),
        count_asked(fill, index + 1), count_asked(fill, fill->pack->item_count));
    cli_fill_print(fill, "%s", cli_fill_text(fill, &item->text));
    if (item->help.count)
        cli_fill_print(fill, "  (%s)", cli_fill_text(fill, &item->help));
    if (now)
        cli_fill_print(fill, "  %s %s", _("Answered:"), now);
    if (fill->items[index].remark)
        cli_fill_print(fill, "  %s %s", _("Remark:"), fill->items[index].remark);
}

/* The item to ask after or before another; the number of items, or the same one, at the ends. */
static size_t next_asked(const struct cli_fill *fill, size_t index)
{
    do
        index++;
    while (index < fill->pack->item_count && is_skipped(fill, index));
    return index;
}

static size_t earlier_asked(const struct cli_fill *fill, size_t index)
{
    for (size_t i = index; i > 0; i--)
        if (!is_skipped(fill, i - 1))
            return i - 1;
    return index;
}

/* Asks from the first open item on. What ended it, or CLI_ASKED_DONE behind the last item. */
static enum cli_asked ask_all(struct cli_fill *fill)
{
    size_t index, section = PEIL_NONE;

    cli_fill_conditions(fill);
    index = first_open(fill);
    if (count_open(fill) == 0)
        cli_fill_print(
            fill, "\n%s", _("Everything is answered. Here are the questions once more."));
    while (index < fill->pack->item_count) {
        enum cli_asked asked;

        show_question(fill, index, &section);
        asked = cli_fill_item(fill, &fill->pack->items[index]);
        if (asked == CLI_ASKED_DONE)
            asked = cli_fill_save(fill);
        if (asked == CLI_ASKED_STOP || asked == CLI_ASKED_INTERRUPTED)
            return asked;
        if (asked == CLI_ASKED_DONE)
            cli_fill_conditions(fill);
        index = asked == CLI_ASKED_BACK ? earlier_asked(fill, index) : next_asked(fill, index);
    }
    return CLI_ASKED_DONE;
}

static void say_end(struct cli_fill *fill, enum cli_asked asked)
{
    const struct cli *cli = fill->cli;
    const char *lang = cli->options.lang;
    const char *option = lang ? peil_arena_format(fill->arena, " --lang %s", lang) : NULL;
    size_t open;

    if (!fill->skipped)
        cli_fill_conditions(fill);
    open = count_open(fill);
    if (cli_path_kind(fill->path) == CLI_PATH_NONE) {
        cli_fill_print(fill, "\n%s", _("Nothing was filled in, so nothing is saved."));
        return;
    }
    cli_fill_print(fill, "\n%s %s", _("Everything is saved in"), fill->path);
    if (open == 1)
        cli_fill_print(fill, "%s", _("1 question is not filled in yet."));
    else if (open > 1)
        cli_fill_print(fill, _("%z questions are not filled in yet."), open);
    if (open > 0)
        cli_fill_print(fill, _("Go on with: %s fill %s %s%s"), cli->name,
            cli->options.arguments.items[0], fill->path, option ? option : "");
    if (asked == CLI_ASKED_DONE || open == 0)
        cli_fill_print(
            fill, _("See the report: %s score %s%s"), cli->name, fill->path, option ? option : "");
}

static enum cli_exit converse(struct cli_fill *fill)
{
    struct cli *cli = fill->cli;
    enum cli_asked asked = CLI_ASKED_STOP;

    cli_fill_signals();
    fill->status = cli_fill_open(fill);
    cli_status(cli, fill->status);
    cli_report(cli);
    if (fill->status == PEIL_OK && fill->role) {
        if (fill->answers->role && fill->answers->role != fill->role)
            cli_fail(cli, cli_usage(cli, _("--role %s: \"%s\" is filled in by the role %s"),
                              fill->role->id, fill->path, fill->answers->role->id));
        else
            fill->answers->role = fill->role;
    }
    if (fill->status == PEIL_OK && cli->worst == CLI_DONE) {
        cli_fill_print(fill, "%s", cli_fill_text(fill, &fill->pack->title));
        if (fill->pack->notice.count)
            cli_fill_print(fill, "%s", cli_fill_text(fill, &fill->pack->notice));
        if (cli_fill_language_note(fill))
            cli_fill_print(fill, "%s", cli_fill_language_note(fill));
        cli_fill_print(fill, "%s",
            _("Every answer is saved at once. At each question you can type, with Enter behind "
              "it:"));
        cli_fill_help(fill);
        asked = cli_fill_head(fill);
        if (asked == CLI_ASKED_DONE)
            asked = cli_fill_save(fill);
        if (asked == CLI_ASKED_DONE)
            asked = ask_all(fill);
        if (fill->status == PEIL_OK)
            say_end(fill, asked);
        else
            cli_fill_print(fill, ""); /* ends the line of the question */
        if (fill->status == PEIL_OK && peil_arena_failed(fill->arena))
            fill->status = PEIL_ENOMEM;
        cli_status(cli, fill->status);
        cli_report(cli);
    }
    cli_fill_close(fill);
    if (asked == CLI_ASKED_INTERRUPTED && cli->worst == CLI_DONE)
        return CLI_INTERRUPTED;
    return cli->worst;
}

static enum cli_exit write_template(struct cli_fill *fill)
{
    struct peil_buf text = PEIL_BUF_EMPTY;
    const char *path = fill->cli->options.output;
    int status = PEIL_OK;

    cli_fill_template(&text, fill);
    if (path && !fill->cli->options.force && cli_path_kind(path) == CLI_PATH_FILE) {
        cli_error(fill->cli->diags, "cli/exists", "path", path);
        status = PEIL_EIO;
    }
    if (status == PEIL_OK)
        status =
            peil_arena_failed(fill->arena) ? PEIL_ENOMEM : cli_output_write(fill->cli, path, &text);
    cli_status(fill->cli, status);
    cli_report(fill->cli);
    peil_buf_dispose(&text);
    return fill->cli->worst;
}

/* The answers given so far, for a form that is partly filled in; NULL without a file. */
static int read_for_form(struct cli_fill *fill)
{
    struct cli_records records;
    const struct peil_node *node;
    struct cli *cli = fill->cli;
    int status;

    if (cli->options.arguments.count < 2)
        return PEIL_OK;
    status = cli_records_open(&records, cli, fill->arena, fill->path);
    if (status == PEIL_OK)
        status = cli_records_next(&node, &records, cli, fill->arena);
    if (status == PEIL_OK)
        status = peil_answers_read_partly(
            &fill->answers, fill->arena, fill->pack, node, &cli->limits, cli->diags);
    return status;
}

static enum cli_exit write_form(struct cli_fill *fill)
{
    struct cli *cli = fill->cli;
    struct cli_output output;
    struct peil_report_options options = {.language = cli->options.lang, .version = cli_version()};
    struct peil_buf bytes = PEIL_BUF_EMPTY;
    struct peil_node *document;
    enum cli_exit end = cli_output_open(&output, cli, "html");
    int status = PEIL_OK;

    if (end == CLI_DONE) {
        status = read_for_form(fill);
        if (status == PEIL_OK) {
            options.role = fill->role ? fill->role : fill->answers ? fill->answers->role : NULL;
            document = peil_report_form(fill->arena, fill->pack, fill->answers, &options);
            status = document ? cli_output_render(&output, document, &bytes) : PEIL_ENOMEM;
        }
        if (status == PEIL_OK && cli->options.output && fill->answers &&
            cli_file_same(cli_file_id(cli->options.output), cli_file_id(fill->path))) {
            cli_error(cli->diags, "cli/same-file", "path", fill->path);
            status = PEIL_EIO;
        }
        if (status == PEIL_OK)
            status = cli_output_write(cli, cli->options.output, &bytes);
        cli_status(cli, status);
        cli_report(cli);
        end = cli->worst;
    }
    peil_buf_dispose(&bytes);
    cli_output_dispose(&output);
    return end;
}

/* Finds the role of --role. */
static enum cli_exit find_role(struct cli_fill *fill)
{
    struct cli *cli = fill->cli;
    const char *name = cli->options.role;
    const char *near;
    const char *all = NULL;

    fill->role = name ? peil_pack_role(fill->pack, name) : NULL;
    if (!name || fill->role)
        return CLI_DONE;
    near = peil_nearest(name, peil_pack_role_ids(fill->pack));
    if (near)
        return cli_usage(
            cli, _("--role: there is no role \"%s\"; did you mean \"%s\"?"), name, near);
    for (size_t i = 0; cli_fill_role(fill, i); i++)
        all = peil_arena_format(
            fill->arena, "%s%s%s", all ? all : "", all ? ", " : "", cli_fill_role(fill, i)->id);
    return cli_usage(
        cli, _("--role: there is no role \"%s\", but: %s"), name, all ? all : _("none at all"));
}

static enum cli_exit run(struct cli_fill *fill)
{
    struct cli *cli = fill->cli;
    enum cli_exit end = find_role(fill);

    if (end != CLI_DONE)
        return end;

    if (cli->options.blank && cli->options.template)
        return cli_usage(cli, _("--blank and --template are two different things; choose one"));
    if (cli->options.template)
        return write_template(fill);
    if (cli->options.blank)
        return write_form(fill);
    if (cli->options.no_input)
        return cli_usage(cli, _("--no-input leaves nothing to do here; use --blank or --template"));
    return converse(fill);
}

enum cli_exit cli_run_fill(struct cli *cli)
{
    const struct cli_list *arguments = &cli->options.arguments;
    struct cli_fill fill = {.cli = cli, .arena = peil_arena_new(), .lock = -1};
    struct peil_pack *pack = NULL;
    int status =
        fill.arena ? cli_pack_load(&pack, NULL, cli, fill.arena, arguments->items[0]) : PEIL_ENOMEM;
    enum cli_exit end;

    cli_status(cli, status);
    cli_report(cli);
    end = cli->worst;
    if (status == PEIL_OK && pack->item_count == 0)
        end = cli_usage(cli, _("\"%s\" has no questions to fill in"), pack->id);
    else if (status == PEIL_OK) {
        fill.pack = pack;
        fill.path = arguments->count > 1
                        ? arguments->items[1]
                        : peil_arena_format(fill.arena, "%s.answers.yaml", pack->id);
        end = fill.path ? run(&fill) : CLI_INTERNAL;
    }
    free(fill.line);
    peil_buf_dispose(&fill.saved);
    peil_pack_free(pack);
    peil_arena_free(fill.arena);
    return end;
}
