/*
 * From argv to a command and its options, with a suggestion for what was mistyped.
 */
#include "core/cli/line/options.h"

#include <getopt.h>
#include <string.h>

#include "core/base/diag.h"
#include "core/pack/schema.h"
#include "core/report/words.h"

/* getopt_long answers this plus the index in cli_option_table, so that letters stay apart. */
#define LONG_BASE 1000

const struct cli_option *cli_option_find(const char *name)
{
    for (const struct cli_option *o = cli_option_table; o->name; o++)
        if (strcmp(o->name, name) == 0)
            return o;
    return NULL;
}

const struct cli_command *cli_command_find(const char *name)
{
    for (const struct cli_command *c = cli_command_table; c->name; c++)
        if (strcmp(c->name, name) == 0)
            return c;
    return NULL;
}

static bool in_list(const char *const *names, const char *name)
{
    for (; *names; names++)
        if (strcmp(*names, name) == 0)
            return true;
    return false;
}

bool cli_command_takes(const struct cli_command *command, const struct cli_option *option)
{
    return in_list(cli_common_options, option->name) || in_list(command->options, option->name);
}

/* The names of the commands whose first word is `group`, or of all when NULL; second words only. */
static const char *nearest_command(const char *word, const char *group)
{
    const char *names[32];
    size_t count = 0, length = group ? strlen(group) : 0;

    for (const struct cli_command *c = cli_command_table; c->name && count < 30; c++) {
        if (!group)
            names[count++] = strchr(c->name, ' ') ? "pack" : c->name;
        else if (strncmp(c->name, group, length) == 0 && c->name[length] == ' ')
            names[count++] = c->name + length + 1;
    }
    names[count] = NULL;
    return peil_nearest(word, names);
}

/* The command whose second word it is: "pack check" for "check". */
static const char *longer_command(const char *word)
{
    for (const struct cli_command *c = cli_command_table; c->name; c++) {
        const char *second = strchr(c->name, ' ');

        if (second && strcmp(second + 1, word) == 0)
            return c->name;
    }
    return NULL;
}

enum cli_exit cli_unknown_command(struct cli *cli, const char *word, const char *group)
{
    const char *near = group ? NULL : longer_command(word);

    if (!near)
        near = nearest_command(word, group);
    if (near && group)
        return cli_usage(cli, _("there is no command \"%s %s\"; did you mean \"peil %s %s\"?"),
            group, word, group, near);
    if (near)
        return cli_usage(
            cli, _("there is no command \"%s\"; did you mean \"peil %s\"?"), word, near);
    if (group)
        return cli_usage(cli,
            _("there is no command \"%s %s\"; there are check, test, build and info"), group, word);
    return cli_usage(cli, _("there is no command \"%s\""), word);
}

static const struct cli_option *by_code(int code)
{
    if (code >= LONG_BASE)
        return &cli_option_table[code - LONG_BASE];
    for (const struct cli_option *o = cli_option_table; o->name; o++)
        if (o->letter && o->letter == code)
            return o;
    return NULL;
}

/* Whether a word is an option whose value is the next word ("--lang nl", "-o x"). */
static bool takes_next(const char *word)
{
    const struct cli_option *option = NULL;

    if (strncmp(word, "--", 2) == 0)
        option = cli_option_find(word + 2);
    else if (word[0] == '-' && word[1] && !word[2])
        option = by_code(word[1]);
    return option && option->kind != CLI_FLAG;
}

/* Moves the command's words in front of options that stand before them ("peil --lang nl score"). */
static void command_first(int argc, char **argv)
{
    int at = 1, words;

    while (at < argc && argv[at][0] == '-' && strcmp(argv[at], "--") != 0)
        at += takes_next(argv[at]) ? 2 : 1;
    words = at + 1 < argc && strcmp(argv[at], "pack") == 0 && argv[at + 1][0] != '-' ? 2 : 1;
    if (at == 1 || at >= argc || argv[at][0] == '-')
        return;
    for (int i = 0; i < words; i++) {
        char *word = argv[at + i];

        memmove(argv + 2 + i, argv + 1 + i, (size_t)(at - 1) * sizeof(*argv));
        argv[1 + i] = word;
    }
}

/* Takes the command's words from argv; `*used` is how many. */
static enum cli_exit find_command(struct cli *cli, int argc, char **argv, int *used)
{
    *used = 0;
    if (argc < 2 || argv[1][0] == '-')
        return CLI_DONE;
    if (strcmp(argv[1], "pack") == 0) {
        if (argc < 3 || argv[2][0] == '-') {
            bool help = argc >= 3 && (!strcmp(argv[2], "--help") || !strcmp(argv[2], "-h"));

            cli->options.help = help;
            *used = help ? 2 : 0;
            return help ? CLI_DONE
                        : cli_usage(cli, _("\"peil pack\" needs one more word: check, test, build "
                                           "or info"));
        }
        char *name = peil_arena_format(cli->arena, "pack %s", argv[2]);

        cli->command = name ? cli_command_find(name) : NULL;
        *used = 2;
        return cli->command ? CLI_DONE : cli_unknown_command(cli, argv[2], "pack");
    }
    cli->command = cli_command_find(argv[1]);
    *used = 1;
    return cli->command ? CLI_DONE : cli_unknown_command(cli, argv[1], NULL);
}

static enum cli_exit unknown_option(struct cli *cli, const char *word)
{
    const char *names[64];
    size_t count = 0, length = strcspn(word, "=");
    char *plain = peil_arena_copy(cli->arena, word, length);

    for (const struct cli_option *o = cli_option_table; o->name && count < 62; o++)
        if (!cli->command || cli_command_takes(cli->command, o))
            names[count++] = o->name;
    names[count] = NULL;
    if (plain && strncmp(plain, "--", 2) == 0) {
        const char *near = peil_nearest(plain + 2, names);

        if (near)
            return cli_usage(
                cli, _("there is no option \"%s\"; did you mean \"--%s\"?"), plain, near);
    }
    if (cli->command)
        return cli_usage(
            cli, _("\"peil %s\" has no option \"%s\""), cli->command->name, plain ? plain : word);
    return cli_usage(cli, _("there is no option \"%s\""), plain ? plain : word);
}

/* "bash, zsh, fish" */
static const char *join(struct cli *cli, const char *const *words)
{
    const char *all = *words;

    for (words++; *words && all; words++)
        all = peil_arena_format(cli->arena, "%s, %s", all, *words);
    return all ? all : "";
}

/* A tag of which peil has the language; what is more precise in it is for the texts of packs. */
static enum cli_exit check_language(
    struct cli *cli, const struct cli_option *option, const char *value)
{
    const char *near;
    char *tag;

    if (peil_is_language(value) && peil_words_has(value))
        return CLI_DONE;
    tag = peil_arena_text(cli->arena, value);
    for (size_t i = 0; tag && tag[i]; i++)
        if (tag[i] == '_')
            tag[i] = '-';
    near = tag && peil_is_language(tag) && peil_words_has(tag) ? tag
                                                               : peil_nearest(value, option->words);
    if (near)
        return cli_usage(
            cli, _("--%s cannot be \"%s\"; did you mean \"%s\"?"), option->name, value, near);
    return cli_usage(cli,
        _("--%s cannot be \"%s\"; peil speaks nl and en, and varieties of these, such as nl-x-b1"),
        option->name, value);
}

static enum cli_exit set_option(struct cli *cli, const struct cli_option *option, const char *value)
{
    char *base = (char *)&cli->options + option->offset;

    if (cli->command && !cli_command_takes(cli->command, option))
        return unknown_option(cli, peil_arena_format(cli->arena, "--%s", option->name));
    if (option->kind == CLI_FLAG) {
        *(bool *)(void *)base = true;
        return CLI_DONE;
    }
    if (option->value_kind == CLI_WORD && !in_list(option->words, value)) {
        const char *near = peil_nearest(value, option->words);

        if (near)
            return cli_usage(
                cli, _("--%s cannot be \"%s\"; did you mean \"%s\"?"), option->name, value, near);
        return cli_usage(cli, _("--%s cannot be \"%s\", but is one of: %s"), option->name, value,
            join(cli, option->words));
    }
    if (option->value_kind == CLI_LANGUAGE) {
        enum cli_exit end = check_language(cli, option, value);

        if (end != CLI_DONE)
            return end;
    }
    if (option->kind == CLI_VALUES)
        return cli_list_add(cli->arena, (struct cli_list *)(void *)base, value) ? CLI_DONE
                                                                                : CLI_INTERNAL;
    *(const char **)(void *)base = value;
    return CLI_DONE;
}

/* Makes getopt's tables from ours. */
static void getopt_tables(struct option *longs, char *shorts)
{
    size_t n = 0, s = 0;

    shorts[s++] = ':'; /* tells a missing value from an unknown option */
    for (const struct cli_option *o = cli_option_table; o->name; o++, n++) {
        longs[n] = (struct option){o->name, o->kind == CLI_FLAG ? no_argument : required_argument,
            NULL, LONG_BASE + (int)n};
        if (o->letter) {
            shorts[s++] = o->letter;
            if (o->kind != CLI_FLAG)
                shorts[s++] = ':';
        }
    }
    longs[n] = (struct option){0};
    shorts[s] = '\0';
}

static enum cli_exit bad_option(struct cli *cli, int code, char **argv)
{
    const struct cli_option *o = optopt ? by_code(optopt) : NULL;

    if (code == ':' && o)
        return cli_usage(cli, _("--%s needs a value: --%s %s"), o->name, o->name, _(o->value));
    if (o && o->kind == CLI_FLAG && optopt >= LONG_BASE)
        return cli_usage(cli, _("--%s takes no value"), o->name);
    if (optopt && optopt < LONG_BASE)
        return unknown_option(
            cli, peil_arena_format(cli->arena, "-%s", (char[2]){(char)optopt, '\0'}));
    return unknown_option(cli, argv[optind - 1]);
}

static size_t count_word(const struct cli_list *list, const char *word)
{
    size_t count = 0;

    for (size_t i = 0; i < list->count; i++)
        count += strcmp(list->items[i], word) == 0;
    return count;
}

/* Standard input has an end, and gives nothing a second time. */
static bool is_read_twice(const struct cli_options *options)
{
    return count_word(&options->arguments, "-") + count_word(&options->with, "-") +
               count_word(&options->script, "-") >
           1;
}

static enum cli_exit check_arguments(struct cli *cli)
{
    const struct cli_command *command = cli->command;
    size_t count = cli->options.arguments.count;

    if (!command || cli->options.help || cli->options.version)
        return CLI_DONE;
    if (count < command->least && !cli->options.stream) /* it reads standard input */
        return cli_usage(cli, _("\"peil %s\" needs more: peil %s %s"), command->name, command->name,
            _(command->arguments));
    if (count > command->most)
        return cli_usage(cli, _("\"%s\" is one too many: peil %s%s%s"),
            cli->options.arguments.items[command->most], command->name,
            *command->arguments ? " " : "", *command->arguments ? _(command->arguments) : "");
    if (cli->options.output && cli->options.output[0] == '\0')
        return cli_usage(cli, _("--output wants a name"));
    if (is_read_twice(&cli->options))
        return cli_usage(cli, _("- (standard input) can be given only once"));
    if (command->argument_words) {
        const char *word = cli->options.arguments.items[0];

        if (!in_list(command->argument_words, word))
            return cli_usage(
                cli, _("\"%s\" is not one of: %s"), word, join(cli, command->argument_words));
    }
    return CLI_DONE;
}

enum cli_exit cli_parse(struct cli *cli, int argc, char **argv)
{
    struct option longs[64];
    char shorts[64];
    int used, code;
    enum cli_exit end;

    command_first(argc, argv);
    end = find_command(cli, argc, argv, &used);
    if (end != CLI_DONE)
        return end;
    getopt_tables(longs, shorts);
    opterr = 0;
    optind = 1 + used;
    while ((code = getopt_long(argc, argv, shorts, longs, NULL)) != -1) {
        if (code == '?' || code == ':')
            return bad_option(cli, code, argv);
        end = set_option(cli, by_code(code), optarg);
        if (end != CLI_DONE)
            return end;
    }
    for (; optind < argc; optind++)
        if (!cli_list_add(cli->arena, &cli->options.arguments, argv[optind]))
            return CLI_INTERNAL;
    return check_arguments(cli);
}
