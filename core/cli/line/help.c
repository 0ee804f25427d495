/*
 * Help texts, made from the table of commands and options.
 */
#include "core/cli/line/options.h"

#include <string.h>

#include "core/base/utf8.h"

#define COLUMNS 80

/* Adds a text wrapped at COLUMNS, every line but the first indented. `at` is where it starts. */
static void add_wrapped(struct peil_buf *out, const char *text, size_t at, size_t indent)
{
    size_t column = at;

    while (*text) {
        size_t length = strcspn(text, " ");
        size_t width = peil_utf8_text_width(text, length);

        if (column > indent && column + 1 + width > COLUMNS) {
            peil_buf_char(out, '\n');
            peil_buf_repeat(out, ' ', indent);
            column = indent;
        } else if (column > indent) {
            peil_buf_char(out, ' ');
            column++;
        }
        peil_buf_add(out, text, length);
        column += width;
        text += length + (text[length] == ' ');
    }
    peil_buf_char(out, '\n');
}

/* "  NAME      help", the help in a column of its own. */
static void add_row(struct peil_buf *out, const char *name, const char *help, size_t column)
{
    size_t width = 2 + peil_utf8_text_width(name, strlen(name));

    peil_buf_text(out, "  ");
    peil_buf_text(out, name);
    if (width + 2 > column) {
        peil_buf_char(out, '\n');
        width = 0;
    }
    peil_buf_repeat(out, ' ', column - width);
    add_wrapped(out, help, column, column);
}

static void add_option(struct peil_buf *out, const struct cli_option *option)
{
    struct peil_buf name = PEIL_BUF_EMPTY;

    if (option->letter)
        peil_buf_format(&name, "-%s, ", (char[2]){option->letter, '\0'});
    else
        peil_buf_text(&name, "    ");
    peil_buf_format(&name, "--%s", option->name);
    if (option->value)
        peil_buf_format(&name, " %s", _(option->value));
    add_row(out, peil_buf_string(&name), _(option->help), 26);
    out->failed = out->failed || name.failed;
    peil_buf_dispose(&name);
}

static void add_options(struct peil_buf *out, const char *const *names)
{
    for (; *names; names++)
        add_option(out, cli_option_find(*names));
}

static void help_command(struct peil_buf *out, const struct cli_command *command)
{
    peil_buf_format(out, "peil %s - %s\n\n", command->name, _(command->summary));
    peil_buf_format(out, "%s\n  peil %s [%s]%s%s\n", _("Usage:"), command->name, _("options"),
        *command->arguments ? " " : "", *command->arguments ? _(command->arguments) : "");
    if (command->details) {
        peil_buf_char(out, '\n');
        add_wrapped(out, _(command->details), 0, 0);
    }
    peil_buf_format(out, "\n%s\n", _("Examples:"));
    for (size_t i = 0; i < CLI_EXAMPLES && command->examples[i].line; i++)
        peil_buf_format(
            out, "  %s\n      %s\n", command->examples[i].line, _(command->examples[i].help));
    if (*command->options) {
        peil_buf_format(out, "\n%s\n", _("Options:"));
        add_options(out, command->options);
    }
    peil_buf_format(out, "\n%s\n", _("Options of every command:"));
    add_options(out, cli_common_options);
}

static void help_all(struct peil_buf *out)
{
    peil_buf_format(out, "peil - %s\n\n", _("checklists, scored and explained"));
    peil_buf_format(
        out, "%s\n  peil %s\n\n%s\n", _("Usage:"), _("COMMAND [options] ..."), _("Commands:"));
    for (const struct cli_command *c = cli_command_table; c->name; c++)
        add_row(out, c->name, _(c->summary), 15);
    peil_buf_format(out, "\n%s\n", _("Options of every command:"));
    add_options(out, cli_common_options);
    peil_buf_format(out, "\n%s\n  peil help score\n  peil fill bcmb\n", _("Try:"));
}

void cli_help(struct peil_buf *out, const struct cli_command *command)
{
    if (command)
        help_command(out, command);
    else
        help_all(out);
}
