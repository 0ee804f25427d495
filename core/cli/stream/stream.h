/*
 * peil score --stream: answers a line in, a result a line out, however many. This process reads
 * blocks of whole lines, workers evaluate them, and this process writes what came back, in order.
 * Blocks lie in memory that is shared with the workers, and so do their results, which are copied
 * before they are checked.
 */
#ifndef PEIL_CLI_STREAM_STREAM_H
#define PEIL_CLI_STREAM_STREAM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "core/base/buf.h"
#include "core/base/status.h"
#include "core/cli/cli.h"
#include "core/cli/packs/engine.h"
#include "core/cli/score/assess.h"
#include "core/cli/worker/worker.h"
#include "core/eval/answers_fast.h"
#include "core/report/line.h"

/* ---- packs ---- */

#define STREAM_PACKS 32

/* A pack that answers asked for, and what came of it. */
struct stream_pack {
    struct peil_answers_head asked; /* not used where `any` */
    bool any;                       /* --pack: it is for all answers */
    struct peil_pack *pack;         /* NULL where it cannot be used: */
    const char *code, *text;        /* why */
    /* Where lines are evaluated. */
    bool opened;
    struct cli_engine engine;
    struct peil_fast *fast;
    struct peil_line_keys *keys;
    int status;                        /* of opening it; an error is for all lines alike: */
    const char *open_code, *open_text; /* this one */
};

struct stream_counts {
    uint64_t scored, refused, refused_by_script, script_failed;
};

/* The command. */
struct stream {
    struct cli *cli;
    struct cli_packs packs;
    struct stream_pack entries[STREAM_PACKS];
    size_t count;
    const char *const *files; /* names of the inputs */
    bool several;             /* of them: then each line tells of which it is */
    struct stream_counts counts;
    int status; /* PEIL_OK, or why it ends */
};

/* The entry for a head, or for any answers; NULL where the pack was not looked for yet. */
struct stream_pack *stream_pack_known(struct stream *stream, const struct peil_answers_head *head);

/*
 * In the parent: looks for the pack that a line asks for (--pack: `bytes` NULL) and loads it.
 * False where the line asks for none, or no more packs fit; then the line itself is wrong.
 */
bool stream_pack_load(struct stream *stream, const char *bytes, size_t length, uint64_t line);

/* ---- lines.c ---- */

/* What a worker is busy with; shared with the parent. */
struct stream_beat {
    volatile uint32_t ticks;   /* goes up with every line */
    volatile uint32_t offset;  /* of that line in its block */
    volatile uint32_t opening; /* 1 while scripts are loaded */
    struct peil_seen seen;
};

struct stream_scorer {
    struct stream *stream;
    struct peil_arena *arena, *lasting;
    struct peil_diags *diags;
    struct stream_pack *last;          /* that the last line was for */
    volatile struct stream_beat *beat; /* NULL in the parent */
};

/* Some lines of a block. */
struct stream_lines {
    const char *bytes;
    size_t from, to;
    const uint32_t *ends; /* of each of them: the offset behind it */
    uint64_t line;        /* number of the first */
    uint32_t file;        /* index in `stream->files` */
};

/* False without memory. */
bool stream_scorer_init(
    struct stream_scorer *scorer, struct stream *stream, volatile struct stream_beat *beat);
void stream_scorer_dispose(struct stream_scorer *scorer);

/*
 * Scores lines into `out`, a line for each that is not blank; answers where it stopped: `to`, or
 * the start of a line for which a pack has to be loaded first. Without memory `out` has failed.
 */
size_t stream_score(struct stream_scorer *scorer, const struct stream_lines *lines,
    struct peil_buf *out, struct stream_counts *counts);

/* Whether a line has nothing on it; no line for it is given either. */
bool stream_is_blank(const char *bytes, size_t length);

/* Adds a line for answers that were refused, from what was found. */
void stream_refuse(struct peil_buf *out, const struct stream *stream, uint64_t line, uint32_t file,
    const struct peil_diags *diags);

/* ---- blocks.c ---- */

enum stream_block_state {
    STREAM_FREE,
    STREAM_FILLING,
    STREAM_READY, /* to be handed to a worker, from `at` on */
    STREAM_BUSY,
    STREAM_DONE /* `out` can be written */
};

struct stream_block {
    enum stream_block_state state;
    uint64_t number; /* in the order of the input */
    char *bytes;     /* shared */
    size_t capacity;
    uint32_t *ends; /* shared, behind the bytes: of every line the offset behind it */
    size_t length;
    uint32_t file;
    uint64_t line;  /* number of the first */
    uint64_t lines; /* how many there are */
    bool no_blanks; /* each of them certainly has something on it */
    size_t at;      /* how far it was scored */
    uint64_t at_line;
    size_t stop; /* start of a line that ended a worker; else `length` */
    /* How it did, when `stop` is such a line. */
    enum cli_job_end end;
    int reason;
    struct peil_seen seen;
    struct peil_buf out;
};

struct stream_input {
    struct stream *stream;
    const char *const *paths;
    size_t path_count, next_path;
    int file;
    const char *path;               /* of the file that is open */
    bool fresh;                     /* nothing of it was looked at yet */
    uint64_t line;                  /* number of the line that begins next */
    struct peil_buf carried;        /* what was read behind the last whole line */
    bool skipping;                  /* in a line that is too long */
    size_t block_bytes, most_bytes; /* of a block, usually; of a line */
};

/* So short a line is that more of them in a block would make its results too large. */
#define STREAM_SHORTEST 32

/* Whether there is anything left to read. */
bool stream_input_more(const struct stream_input *input);

/*
 * Reads once into `block`, which is free or filling and has room for `block_bytes` and
 * `most_bytes`; makes it ready (or done, where all of it is a line that is too long, or a file that
 * has no lines of answers) when it holds enough, and free again where there was nothing left. A
 * status, with a diagnostic.
 */
PEIL_CHECK int stream_input_read(struct stream_input *input, struct stream_block *block);
void stream_input_close(struct stream_input *input);

/* ---- workers: worker.c, check.c, pool.c ---- */

struct stream_request {
    uint32_t block, file;
    uint64_t from, to, line;
    uint64_t index; /* of that line in the block */
};

/* Most bytes of results that a worker leaves in memory that it shares; more go through its socket.
 */
#define STREAM_SHARED ((size_t)512 * 1024)

struct stream_reply {
    uint64_t reached; /* in the block */
    uint64_t bytes;   /* of results, which follow unless they are `shared` */
    uint64_t shared;
    struct stream_counts counts;
};

struct stream_worker {
    pid_t process; /* 0 where there is none */
    int socket;
    volatile struct stream_beat *beat;
    char *results;              /* shared: STREAM_SHARED bytes */
    struct stream_block *block; /* that it works on; NULL for none */
    size_t packs;               /* how many were known when it was started */
    struct stream_request request;
    struct stream_reply reply;
    size_t got; /* bytes of the reply and of what follows it */
    struct peil_buf answer;
    uint32_t ticks; /* as seen last, and when */
    int64_t since;
};

/* Starts a worker, with all blocks and packs there are now. A status, with a diagnostic. */
PEIL_CHECK int stream_worker_start(
    struct stream_worker *worker, struct stream *stream, const struct stream_block *blocks);

/* Ends it; why it ended by itself, as waitpid tells. */
int stream_worker_stop(struct stream_worker *worker);

/* Gives back the memory of one that was stopped. */
void stream_worker_dispose(struct stream_worker *worker);

bool stream_worker_send(struct stream_worker *worker, struct stream_block *block, size_t index);

/* Takes what has come; 1 when the answer is whole, 0 when not yet, -1 when it is broken. */
PEIL_CHECK int stream_worker_take(struct stream_worker *worker);

/*
 * Whether an answer is what it should be: for each line from `block->at` up to `reached` that is
 * not blank a line that starts with its number, all of it text that can be printed, and counts that
 * come to as many. `*line` is the number of the line at `reached`.
 */
bool stream_check(const struct stream_block *block, const struct stream_reply *reply,
    const struct peil_buf *answer, uint64_t *line);

#define STREAM_WORKERS 64
#define STREAM_BLOCKS (2 * STREAM_WORKERS + 1)

/* Blocks in the order of the input, over and over, and who works on them. */
struct stream_pool {
    struct stream *stream;
    struct stream_block blocks[STREAM_BLOCKS];
    struct stream_worker workers[STREAM_WORKERS];
    size_t block_count, worker_count; /* no workers: this process does it itself */
    struct stream_scorer scorer;      /* then with this */
    uint64_t read, written;           /* blocks so far */
    int64_t milliseconds;             /* that a line gets */
};

/* A status, with a diagnostic. Dispose in any case. */
PEIL_CHECK int stream_pool_init(struct stream_pool *pool, struct stream *stream, size_t workers,
    size_t block_bytes, size_t most_bytes);
void stream_pool_dispose(struct stream_pool *pool);

/* Hands ready blocks to who has nothing to do. A status. */
PEIL_CHECK int stream_pool_hand_out(struct stream_pool *pool);

/*
 * Waits for workers, and for `file` to be readable (below 0: not); deals with what the workers
 * answered, or did not. A status.
 */
PEIL_CHECK int stream_pool_wait(struct stream_pool *pool, int file, bool *readable);

#endif
