/*
 * Filling in a checklist at the terminal: plain numbered prompts, one line at a time, so that it
 * works with a screen reader, over ssh and from a pipe.
 */
#ifndef PEIL_CLI_FILL_FILL_H
#define PEIL_CLI_FILL_FILL_H

#include "core/base/status.h"
#include "core/cli/cli.h"
#include "core/eval/answers.h"
#include "core/pack/pack.h"

/* A session. */
struct cli_fill {
    struct cli *cli;
    struct peil_arena *arena;
    const struct peil_pack *pack;
    const struct peil_term *role; /* of --role; NULL for none */
    struct peil_answers *answers;
    struct peil_answer *items; /* the same array as answers->answers, to be changed */
    bool *skipped;          /* by item: need not be asked, see cli_fill_conditions; NULL before */
    bool conditions_failed; /* that was told; from then on everything is asked */
    const char *path;
    struct peil_buf saved; /* what the file held when it was last read or written */
    int status;            /* of the last reading or saving */
    int lock;              /* file descriptor of the lock; -1 for none */
    const char *lock_path;
    char *line; /* of getline */
    size_t line_room;
};

/* What came of asking. */
enum cli_asked {
    CLI_ASKED_DONE, /* answered, and to be saved */
    CLI_ASKED_SKIP, /* go on */
    CLI_ASKED_BACK,
    CLI_ASKED_AGAIN, /* ask the same once more */
    CLI_ASKED_STOP,  /* by choice, or the input ended */
    CLI_ASKED_INTERRUPTED
};

/*
 * Prints a line for the person who fills in, wrapped between words at a terminal. Takes what
 * cli_say takes.
 */
void cli_fill_print(struct cli_fill *fill, const char *format, ...);

/* A text in the language of the session. */
const char *cli_fill_text(const struct cli_fill *fill, const struct peil_text *text);

/* That some questions are in another language than that, as on a form; NULL where none is. */
const char *cli_fill_language_note(const struct cli_fill *fill);

/*
 * Asks for a line after `prompt`; blanks around it are taken off. NULL, with `*end` set, at the end
 * of the input or an interrupt. The line stays until the next one. Where the input cannot be read
 * `*end` is CLI_ASKED_STOP and fill->status says why.
 */
const char *cli_fill_line(struct cli_fill *fill, const char *prompt, enum cli_asked *end);

/* From here on an interrupt ends the asking, not the program. */
void cli_fill_signals(void);

/* The number of an item as reports have it: "3.1.2". In the arena. */
const char *cli_fill_place(const struct cli_fill *fill, size_t item);

/* The roles of the pack and of all it uses, one after another; NULL behind the last. */
const struct peil_term *cli_fill_role(const struct cli_fill *fill, size_t index);

/* What can be typed at every question. */
void cli_fill_help(struct cli_fill *fill);

/* A number from 1 to `most`, or 0. */
size_t cli_fill_number(const char *line, size_t most);

/*
 * Works out, in a worker, which items need not be asked after the answers so far: those for other
 * roles, and those whose `applies_if` is false. Where that fails it says so once, and all are
 * asked.
 */
void cli_fill_conditions(struct cli_fill *fill);

/* Whether a line is the wish to stop. */
bool cli_fill_stops(const struct cli_fill *fill, const char *line);

/* Asks one item. */
enum cli_asked cli_fill_item(struct cli_fill *fill, const struct peil_item *item);

/*
 * Asks for what stands above the items: subject, role, date; only what is not there yet. Each is
 * saved at once.
 */
enum cli_asked cli_fill_head(struct cli_fill *fill);

/* How an answer reads: "Goed", "weet ik niet"; NULL for a blank one. In the arena. */
const char *cli_fill_shown(
    struct cli_fill *fill, const struct peil_item *item, const struct peil_answer *answer);

/* Takes the lock and reads the file, if it is there. A status, with diagnostics. */
PEIL_CHECK int cli_fill_open(struct cli_fill *fill);

/*
 * Saves. CLI_ASKED_DONE, or CLI_ASKED_STOP with fill->status and diagnostics; what is on disk stays
 * whole in any case.
 */
enum cli_asked cli_fill_save(struct cli_fill *fill);

/* Gives the lock back. */
void cli_fill_close(struct cli_fill *fill);

/* The answers file to fill in with an editor, with every question as a comment. */
void cli_fill_template(struct peil_buf *out, struct cli_fill *fill);

#endif
