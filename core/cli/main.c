/*
 * The program: makes the surroundings safe, reads the command line, runs the command.
 */
#include "core/cli/cli.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/cli/files/files.h"
#include "core/cli/files/places.h"
#include "core/cli/line/limits.h"
#include "core/cli/line/options.h"
#include "core/cli/output/output.h"
#include "core/report/words.h"

#ifndef PEIL_VERSION
#define PEIL_VERSION "0.0.0"
#endif

const char *cli_version(void)
{
    return PEIL_VERSION;
}

/*
 * A program that was started without standard input, output or error would otherwise give the
 * number of one of these to the first file that it opens, and write messages into it. Output that
 * has nowhere to go is an error when it is written, so its stand-in cannot be written to.
 */
static void open_missing_files(void)
{
    for (int file = 0; file <= 2; file++)
        if (fcntl(file, F_GETFD) < 0 &&
            open("/dev/null", file == STDERR_FILENO ? O_WRONLY : O_RDONLY) != file)
            _exit(CLI_IO);
}

/*
 * The zone that holds where nothing is said, named: libzip makes a local time of the date of every
 * file in a zip, and without a name the C library looks for each of them whether the zone changed.
 */
static void name_time_zone(void)
{
    (void)setenv("TZ", ":/etc/localtime", 0); /* without memory it only takes longer */
}

/* The first language of the environment that there is a catalogue for. */
static const char *environment_language(void)
{
    static const char *const names[] = {"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"};

    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
        const char *value = getenv(names[i]);

        if (value && *value)
            return strncmp(value, "nl", 2) == 0 ? "nl" : "en";
    }
    return "en";
}

/* Messages follow --lang, else the environment; the process stays in the C locale. A status. */
static int choose_language(struct cli *cli, const char *asked)
{
    cli->language = asked ? asked : environment_language();
    return cli_catalogue_open(
        cli->arena, cli_locale_place(cli->arena, cli->folder), cli->language, cli->diags);
}

/* --lang before the command line is parsed, so that what is wrong with it is said in that language.
 */
static const char *early_language(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        const char *value = NULL;

        if (strncmp(argv[i], "--lang=", 7) == 0)
            value = argv[i] + 7;
        else if (strcmp(argv[i], "--lang") == 0 && i + 1 < argc)
            value = argv[i + 1];
        if (value)
            return peil_words_for(value)->language;
    }
    return NULL;
}

static bool wants_colour(const struct cli *cli, int file)
{
    const char *no = getenv("NO_COLOR"), *terminal = getenv("TERM"), *when = cli->options.color;

    if (when && strcmp(when, "auto") != 0)
        return strcmp(when, "always") == 0;
    if ((no && *no) || !terminal || strcmp(terminal, "dumb") == 0)
        return false;
    return isatty(file);
}

static enum cli_exit print(struct cli *cli, struct peil_buf *text)
{
    int status = cli_output_write(cli, NULL, text);

    peil_buf_dispose(text);
    cli_status(cli, status);
    cli_report(cli);
    return cli->worst;
}

enum cli_exit cli_run_help(struct cli *cli)
{
    struct peil_buf text = PEIL_BUF_EMPTY;
    const struct cli_list *words = &cli->options.arguments;
    const struct cli_command *command = NULL;

    if (words->count > 0) {
        char *name = words->count > 1
                         ? peil_arena_format(cli->arena, "%s %s", words->items[0], words->items[1])
                         : peil_arena_text(cli->arena, words->items[0]);

        bool group = strcmp(words->items[0], "pack") == 0;

        command = name ? cli_command_find(name) : NULL;
        if (!command && !(group && words->count == 1))
            return group ? cli_unknown_command(cli, words->items[1], "pack")
                         : cli_unknown_command(cli, words->items[0], NULL);
    }
    cli_help(&text, command);
    return print(cli, &text);
}

enum cli_exit cli_run_man(struct cli *cli)
{
    struct peil_buf text = PEIL_BUF_EMPTY;

    cli_man(&text);
    return print(cli, &text);
}

enum cli_exit cli_run_completion(struct cli *cli)
{
    struct peil_buf text = PEIL_BUF_EMPTY;

    cli_completion(&text, cli->options.arguments.items[0]);
    return print(cli, &text);
}

static enum cli_exit run(struct cli *cli, int argc, char **argv)
{
    struct peil_buf text = PEIL_BUF_EMPTY;
    enum cli_exit end;

    cli_status(cli, choose_language(cli, early_language(argc, argv)));
    cli_report(cli);
    if (cli->worst != CLI_DONE)
        return cli->worst;
    end = cli_parse(cli, argc, argv);
    if (end != CLI_DONE)
        return end;
    cli->colour_out = wants_colour(cli, STDOUT_FILENO);
    cli->colour_err = wants_colour(cli, STDERR_FILENO);
    if (cli->options.version) {
        peil_buf_format(&text, "peil %s\n", cli_version());
        return print(cli, &text);
    }
    if (cli->options.help || (!cli->command && argc > 1)) {
        cli_help(&text, cli->command);
        return print(cli, &text);
    }
    if (!cli->command) {
        peil_buf_dispose(&text);
        return cli_usage(cli, _("say what to do: peil COMMAND"));
    }
    end = cli_take_limits(cli);
    return end == CLI_DONE ? cli->command->run(cli) : end;
}

/* Where there was no memory left to make a message in. */
static void tell_without_memory(void)
{
    static const char *const parts[] = {
        "peil: ", N_("error"), ": ", N_("there is not enough memory"), " [cli/memory]\n"};

    for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++) {
        const char *part = _(parts[i]);

        if (write(STDERR_FILENO, part, strlen(part)) < 0)
            return;
    }
}

int main(int argc, char **argv)
{
    struct cli cli = {.limits = PEIL_LIMITS};
    enum cli_exit end = CLI_INTERNAL;

    open_missing_files();
    name_time_zone();
    cli.arena = peil_arena_new();
    cli.diags = peil_diags_new(0);
    if (cli.arena && cli.diags) {
        cli.name = argc > 0 && argv[0][0] ? argv[0] : "peil";
        cli.program = cli_program_file(cli.arena, argc > 0 ? argv[0] : NULL);
        cli.folder = cli.program ? cli_path_folder(cli.arena, cli.program) : NULL;
        end = run(&cli, argc, argv);
    }
    if (cli.worst == CLI_INTERNAL || peil_arena_failed(cli.arena))
        end = CLI_INTERNAL;
    if (end == CLI_INTERNAL && !cli.told)
        tell_without_memory();
    peil_diags_free(cli.diags);
    peil_arena_free(cli.arena);
    return (int)end;
}
