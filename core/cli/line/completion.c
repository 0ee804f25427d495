/*
 * Completion scripts for bash, zsh and fish, made from the table of commands and options. They are
 * complete in themselves: completing a word does not start peil.
 */
#include "core/cli/line/options.h"

#include <string.h>

static void add_words(struct peil_buf *out, const char *const *words)
{
    for (; *words; words++)
        peil_buf_format(out, " %s", *words);
}

/* The second words of "peil pack". */
static void add_pack_words(struct peil_buf *out)
{
    for (const struct cli_command *c = cli_command_table; c->name; c++)
        if (strncmp(c->name, "pack ", 5) == 0)
            peil_buf_format(out, " %s", c->name + 5);
}

static void add_commands(struct peil_buf *out)
{
    for (const struct cli_command *c = cli_command_table; c->name; c++)
        if (!strchr(c->name, ' '))
            peil_buf_format(out, " %s", c->name);
    peil_buf_text(out, " pack");
}

static void add_option_names(struct peil_buf *out, const struct cli_command *command)
{
    for (const struct cli_option *o = cli_option_table; o->name; o++)
        if (cli_command_takes(command, o))
            peil_buf_format(out, " --%s", o->name);
}

/* For bash, and for zsh through its bashcompinit. */
static void bash(struct peil_buf *out)
{
    peil_buf_text(out, "_peil() {\n"
                       "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}\n"
                       "  local command=${COMP_WORDS[1]} options= files=\n"
                       "  [ \"$command\" = pack ] && command=\"pack ${COMP_WORDS[2]}\"\n"
                       "  COMPREPLY=()\n"
                       "  case $before in\n");
    for (const struct cli_option *o = cli_option_table; o->name; o++) {
        if (!o->words && o->value_kind != CLI_FOLDER)
            continue;
        peil_buf_format(out, "    --%s) COMPREPLY=($(compgen ", o->name);
        if (o->value_kind == CLI_FOLDER) {
            peil_buf_text(out, "-d");
        } else {
            peil_buf_text(out, "-W \"");
            add_words(out, o->words);
            peil_buf_char(out, '"');
        }
        peil_buf_text(out, " -- \"$word\")); return;;\n");
    }
    peil_buf_text(
        out, "  esac\n  if [ \"$COMP_CWORD\" = 1 ]; then\n    COMPREPLY=($(compgen -W \"");
    add_commands(out);
    peil_buf_text(out, " --help --version\" -- \"$word\")); return\n  fi\n"
                       "  if [ \"$COMP_CWORD\" = 2 ] && [ \"${COMP_WORDS[1]}\" = pack ]; then\n"
                       "    COMPREPLY=($(compgen -W \"");
    add_pack_words(out);
    peil_buf_text(out, "\" -- \"$word\")); return\n  fi\n  case $command in\n");
    for (const struct cli_command *c = cli_command_table; c->name; c++) {
        peil_buf_format(out, "    \"%s\") options=\"", c->name);
        add_option_names(out, c);
        if (c->argument_words)
            add_words(out, c->argument_words);
        if (strcmp(c->name, "help") == 0)
            add_commands(out);
        peil_buf_format(out, "\"%s;;\n", c->argument_kind == CLI_FILE ? " files=yes" : "");
    }
    peil_buf_text(out,
        "  esac\n"
        "  COMPREPLY=($(compgen -W \"$options\" -- \"$word\"))\n"
        "  case $files$word in yes-*) ;; yes*) COMPREPLY+=($(compgen -f -- \"$word\"));; esac\n"
        "}\ncomplete -o filenames -F _peil peil\n");
}

/* A text in single quotes for fish. */
static void add_fish(struct peil_buf *out, const char *text)
{
    peil_buf_char(out, '\'');
    for (; *text; text++) {
        if (*text == '\'' || *text == '\\')
            peil_buf_char(out, '\\');
        peil_buf_char(out, *text);
    }
    peil_buf_char(out, '\'');
}

static void add_fish_condition(struct peil_buf *out, const char *command)
{
    if (strncmp(command, "pack ", 5) == 0)
        peil_buf_format(out,
            " -n '__fish_seen_subcommand_from pack; and __fish_seen_subcommand_from %s'",
            command + 5);
    else
        peil_buf_format(out, " -n '__fish_seen_subcommand_from %s'", command);
}

static void fish(struct peil_buf *out)
{
    for (const struct cli_command *c = cli_command_table; c->name; c++) {
        bool pack = strncmp(c->name, "pack ", 5) == 0;

        peil_buf_format(out, "complete -c peil -n '%s' -a %s -d ",
            pack ? "__fish_seen_subcommand_from pack" : "__fish_use_subcommand",
            pack ? c->name + 5 : c->name);
        add_fish(out, _(c->summary));
        peil_buf_char(out, '\n');
        for (const struct cli_option *o = cli_option_table; o->name; o++) {
            if (!cli_command_takes(c, o))
                continue;
            peil_buf_text(out, "complete -c peil");
            add_fish_condition(out, c->name);
            peil_buf_format(out, " -l %s", o->name);
            if (o->letter)
                peil_buf_format(out, " -s %s", (char[2]){o->letter, '\0'});
            if (o->value)
                peil_buf_text(out, " -r");
            if (o->words) {
                peil_buf_text(out, " -a '");
                add_words(out, o->words);
                peil_buf_char(out, '\'');
            }
            peil_buf_text(out, " -d ");
            add_fish(out, _(o->help));
            peil_buf_char(out, '\n');
        }
    }
    peil_buf_text(out, "complete -c peil -n __fish_use_subcommand -a pack\n");
}

void cli_completion(struct peil_buf *out, const char *shell)
{
    if (strcmp(shell, "fish") == 0) {
        fish(out);
        return;
    }
    if (strcmp(shell, "zsh") == 0)
        peil_buf_text(out, "#compdef peil\nautoload -U +X bashcompinit && bashcompinit\n");
    bash(out);
}
