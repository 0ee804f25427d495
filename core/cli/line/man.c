/*
 * The manual page, in roff, made from the table of commands and options.
 */
#include "core/cli/line/options.h"

/* Text for roff: a leading dot or quote and backslashes and dashes must not act. */
static void add_roff(struct peil_buf *out, const char *text)
{
    if (*text == '.' || *text == '\'')
        peil_buf_text(out, "\\&");
    for (; *text; text++) {
        if (*text == '\\')
            peil_buf_text(out, "\\e");
        else if (*text == '-')
            peil_buf_text(out, "\\-");
        else
            peil_buf_char(out, *text);
    }
}

static void add_line(struct peil_buf *out, const char *text)
{
    add_roff(out, text);
    peil_buf_char(out, '\n');
}

static void add_heading(struct peil_buf *out, const char *text)
{
    peil_buf_format(out, ".SH \"%s\"\n", text);
}

static void add_option(struct peil_buf *out, const struct cli_option *option)
{
    peil_buf_text(out, ".TP\n");
    if (option->letter)
        peil_buf_format(out, "\\fB\\-%s\\fR, ", (char[2]){option->letter, '\0'});
    peil_buf_text(out, "\\fB\\-\\-");
    add_roff(out, option->name);
    peil_buf_text(out, "\\fR");
    if (option->value) {
        peil_buf_text(out, " \\fI");
        add_roff(out, _(option->value));
        peil_buf_text(out, "\\fR");
    }
    peil_buf_char(out, '\n');
    add_line(out, _(option->help));
}

static void add_command(struct peil_buf *out, const struct cli_command *command)
{
    peil_buf_text(out, ".SS peil ");
    add_roff(out, command->name);
    peil_buf_char(out, ' ');
    add_line(out, *command->arguments ? _(command->arguments) : "");
    add_line(out, _(command->summary));
    if (command->details) {
        peil_buf_text(out, ".PP\n");
        add_line(out, _(command->details));
    }
    for (const char *const *name = command->options; *name; name++)
        add_option(out, cli_option_find(*name));
    for (size_t i = 0; i < CLI_EXAMPLES && command->examples[i].line; i++) {
        peil_buf_text(out, ".PP\n.EX\n");
        add_line(out, command->examples[i].line);
        peil_buf_text(out, ".EE\n");
        add_line(out, _(command->examples[i].help));
    }
}

static void add_exit_codes(struct peil_buf *out)
{
    static const struct {
        const char *code, *meaning;
    } codes[] = {
        {"0", N_("done, whatever the score")},
        {"1",
            N_("an asked-for condition is not met (--fail-under, --fail-on-drop, a check or a test "
               "that fails)")},
        {"2", N_("wrong use of the command line")},
        {"3", N_("an answers file or a pack was refused")},
        {"4", N_("a script failed or took too much; what does not rest on it was still done")},
        {"5", N_("an output plugin is missing, was refused or failed")},
        {"6", N_("something could not be read or written")},
        {"7", N_("a mistake of peil itself")},
        {"130", N_("interrupted")},
    };

    add_heading(out, _("EXIT STATUS"));
    for (size_t i = 0; i < sizeof(codes) / sizeof(*codes); i++) {
        peil_buf_format(out, ".TP\n\\fB%s\\fR\n", codes[i].code);
        add_line(out, _(codes[i].meaning));
    }
}

static void add_environment(struct peil_buf *out)
{
    static const struct {
        const char *name, *meaning;
    } variables[] = {
        {"PEIL_PACK_PATH", N_("folders to look for packs in, apart by colons")},
        {"PEIL_PLUGIN_PATH", N_("folders to look for output plugins in, apart by colons")},
        {"NO_COLOR", N_("when it is set and not empty: no colour")},
        {"LANGUAGE, LC_ALL, LC_MESSAGES, LANG", N_("the language of messages")},
    };

    add_heading(out, _("ENVIRONMENT"));
    for (size_t i = 0; i < sizeof(variables) / sizeof(*variables); i++) {
        peil_buf_format(out, ".TP\n\\fB%s\\fR\n", variables[i].name);
        add_line(out, _(variables[i].meaning));
    }
}

void cli_man(struct peil_buf *out)
{
    peil_buf_format(out, ".TH PEIL 1 \"\" \"peil %s\" \"peil\"\n", cli_version());
    add_heading(out, _("NAME"));
    peil_buf_text(out, "peil \\- ");
    add_line(out, _("checklists, scored and explained"));
    add_heading(out, _("SYNOPSIS"));
    peil_buf_text(out, "\\fBpeil\\fR ");
    add_line(out, _("COMMAND [options] ..."));
    add_heading(out, _("COMMANDS"));
    for (const struct cli_command *c = cli_command_table; c->name; c++)
        add_command(out, c);
    add_heading(out, _("OPTIONS OF EVERY COMMAND"));
    for (const char *const *name = cli_common_options; *name; name++)
        add_option(out, cli_option_find(*name));
    add_exit_codes(out);
    add_environment(out);
}
