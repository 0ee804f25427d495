/*
 * The commands and their options, in one table: parsing, help, suggestions, shell completion and
 * the man page are all made from it.
 */
#ifndef PEIL_CLI_LINE_OPTIONS_H
#define PEIL_CLI_LINE_OPTIONS_H

#include "core/cli/cli.h"

enum cli_option_kind {
    CLI_FLAG,
    CLI_VALUE,
    CLI_VALUES
};

/* What an option's value is, for shell completion. */
enum cli_value_kind {
    CLI_ANY,
    CLI_FILE,
    CLI_FOLDER,
    CLI_WORD,
    CLI_LANGUAGE,
    CLI_WORDS
};

struct cli_option {
    const char *name; /* without the dashes */
    char letter;      /* short form, or 0 */
    enum cli_option_kind kind;
    size_t offset;     /* in struct cli_options */
    const char *value; /* "FILE"; NULL for a flag */
    enum cli_value_kind value_kind;
    const char *const *words; /* CLI_WORD: what it may be, CLI_WORDS: several, with commas,
                                 CLI_LANGUAGE: examples; ends in NULL */
    const char *help;
};

/* Most examples of a command. */
#define CLI_EXAMPLES 4

struct cli_example {
    const char *line;
    const char *help;
};

struct cli_command {
    const char *name; /* "score", "pack check" */
    const char *summary;
    const char *arguments; /* "ANSWERS..." */
    const char *details;   /* paragraphs for help and man page; may be NULL */
    size_t least, most;    /* positional arguments; SIZE_MAX for any number */
    enum cli_value_kind argument_kind;
    const char *const *argument_words; /* CLI_WORD */
    const char *const *options;        /* names, besides those that every command has */
    struct cli_example examples[CLI_EXAMPLES];
    enum cli_exit (*run)(struct cli *cli);
};

/* All of them; `name` NULL ends a table. */
extern const struct cli_option cli_option_table[];
extern const struct cli_command cli_command_table[];
extern const char *const cli_common_options[];

const struct cli_option *cli_option_find(const char *name);
const struct cli_command *cli_command_find(const char *name);

/* Whether a command takes an option (its own or a common one). */
bool cli_command_takes(const struct cli_command *command, const struct cli_option *option);

/*
 * Parses the command line into `cli->command` and `cli->options`. CLI_DONE, or CLI_USAGE after
 * saying what is wrong. `cli->command` may stay NULL (only --help or --version was given).
 */
enum cli_exit cli_parse(struct cli *cli, int argc, char **argv);

/* Says that there is no such command ("peil GROUP WORD" when `group`), with a suggestion. */
enum cli_exit cli_unknown_command(struct cli *cli, const char *word, const char *group);

/* Help for one command, or for all when NULL, to `out`. */
void cli_help(struct peil_buf *out, const struct cli_command *command);

/* The man page, in roff. */
void cli_man(struct peil_buf *out);

/* A completion script for "bash", "zsh" or "fish". */
void cli_completion(struct peil_buf *out, const char *shell);

enum cli_exit cli_run_score(struct cli *cli);
enum cli_exit cli_run_stream(struct cli *cli); /* score --stream */
enum cli_exit cli_run_explain(struct cli *cli);
enum cli_exit cli_run_whatif(struct cli *cli);
enum cli_exit cli_run_verify(struct cli *cli);
enum cli_exit cli_run_compare(struct cli *cli);
enum cli_exit cli_run_contribute(struct cli *cli);
enum cli_exit cli_run_api(struct cli *cli);
enum cli_exit cli_run_fill(struct cli *cli);
enum cli_exit cli_run_pack_check(struct cli *cli);
enum cli_exit cli_run_pack_test(struct cli *cli);
enum cli_exit cli_run_pack_build(struct cli *cli);
enum cli_exit cli_run_pack_info(struct cli *cli);
enum cli_exit cli_run_plugins(struct cli *cli);
enum cli_exit cli_run_help(struct cli *cli);
enum cli_exit cli_run_man(struct cli *cli);
enum cli_exit cli_run_completion(struct cli *cli);

#endif
