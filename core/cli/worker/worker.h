/*
 * Work in child processes, for what may hang, crash or lie: scripts and output plugins. A child
 * answers bytes, which are untrusted; it is ended when its time is over.
 */
#ifndef PEIL_CLI_WORKER_WORKER_H
#define PEIL_CLI_WORKER_WORKER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "core/base/buf.h"
#include "core/base/diag.h"
#include "core/base/status.h"
#include "core/pack/pack.h"
#include "core/script/scripts.h"

/* Most jobs at the same time. */
#define CLI_MOST_JOBS 64

enum cli_job_end {
    CLI_JOB_IDLE, /* not started, or disposed of */
    CLI_JOB_RUNNING,
    CLI_JOB_DONE,       /* `answer` holds what it sent */
    CLI_JOB_REFUSED,    /* the system gave no process; `reason` is an error number */
    CLI_JOB_UNREADABLE, /* its answer could not be read; `reason` is an error number */
    CLI_JOB_UNSENT,     /* it could not send its answer */
    CLI_JOB_NO_MEMORY,  /* there, or here */
    CLI_JOB_LATE,       /* killed when its time was over */
    CLI_JOB_TOO_MUCH,   /* killed because its answer did not end */
    CLI_JOB_CRASHED     /* `reason` is a signal; 0 where it ended by itself */
};

struct cli_job {
    /* Set by who starts it. */
    void (*work)(void *context, struct peil_buf *answer, volatile struct peil_seen *seen);
    void *context;
    int64_t milliseconds; /* that it gets, by the clock on the wall */
    size_t most;          /* bytes of its answer */
    /*
     * It runs the code of strangers: no files, no environment, little memory and processor time;
     * and `seen` is shared, so that it is known where it was. Otherwise `work` gets NULL for it.
     */
    bool walled;

    /* Set here. */
    enum cli_job_end end;
    int reason;
    struct peil_buf answer;
    volatile struct peil_seen *seen; /* NULL where there is none */
    pid_t process;
    int pipe;
    int64_t deadline;
};

/* Starts a child that calls `work` and sends what it answers. `end` says whether it runs. */
void cli_job_start(struct cli_job *job);

/*
 * The same for work that runs scripts: walled, with the time of a worker, `times` over, and an
 * answer of at most 64 MiB.
 */
struct cli;
void cli_job_start_scripts(struct cli_job *job, const struct cli *cli, unsigned times,
    void (*work)(void *context, struct peil_buf *answer, volatile struct peil_seen *seen),
    void *context);

/* Waits until at least one of the jobs that run has ended; at once where none runs. */
void cli_jobs_wait(struct cli_job *const *jobs, size_t count);

/* Ends it, should it run, and gives back what belongs to it. */
void cli_job_dispose(struct cli_job *job);

/* Milliseconds on a clock that only goes forward. */
int64_t cli_now(void);

/* How many processes work at the same time: --jobs, else the processors of this machine. */
size_t cli_jobs_most(const struct cli *cli);

/* What a worker that runs scripts gets: --limit worker-seconds, else one and a half. */
int64_t cli_worker_milliseconds(const struct cli *cli);

/*
 * In a child, for the code of strangers: takes away what it does not need. `file` stays open.
 * `milliseconds` of wall-clock time bound its processor time.
 */
void cli_wall_in(int file, int64_t milliseconds);

/* Part of it: the calls of the system that are left. Wants PR_SET_NO_NEW_PRIVS. */
void cli_filter_calls(void);

/*
 * What became of a walled job that gave no answer, as diagnostics: script/too-slow and
 * script/crashed, at the place where it was last seen, or what the system refused. `name` is what
 * it worked on; in the scripts of `pack` and `extensions` (may be NULL) the place is looked up. A
 * status, never PEIL_OK.
 */
struct cli_extensions;
PEIL_CHECK int cli_job_blame(const struct cli_job *job, const char *name,
    const struct peil_pack *pack, const struct cli_extensions *extensions,
    struct peil_diags *diags);

/* Why a job crashed, in words. */
const char *cli_job_reason(const struct cli_job *job);

/* How a child that has no memory ends: by a code that nothing else ends a program with. */
#define CLI_CHILD_NO_MEMORY 93

#endif
