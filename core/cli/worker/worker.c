/*
 * Work in child processes: starting, waiting for several at once, ending what is late.
 */
#ifdef __linux__
#define _GNU_SOURCE /* MAP_ANONYMOUS, F_SETPIPE_SZ */
#endif

#include "core/cli/worker/worker.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/prctl.h>
#endif

#include "core/base/status.h"
#include "core/cli/cli.h"
#include "core/cli/files/files.h"
#include "core/cli/talk/errors.h"

/* Milliseconds of a worker, and the most that one with scripts may answer. */
#define WORKER_MS 1500
#define MOST_BYTES ((size_t)64 << 20)

/* The least bytes of an answer that there is room for. */
#define CHUNK ((size_t)64 * 1024)

/*
 * Room that most answers fit in, here and in the pipe: what is not used of it costs nothing, but to
 * grow does, and so does to hand over to each other for every few bytes.
 */
#define FIRST_ROOM ((size_t)512 * 1024)

/* How a child ends; see CLI_CHILD_NO_MEMORY, too. */
enum child_exit {
    CHILD_DONE,
    CHILD_UNSENT = CLI_CHILD_NO_MEMORY + 1
};

int64_t cli_now(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

size_t cli_jobs_most(const struct cli *cli)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    size_t most = cli->jobs ? cli->jobs : processors > 1 ? (size_t)processors : 1;

    return most < CLI_MOST_JOBS ? most : CLI_MOST_JOBS;
}

int64_t cli_worker_milliseconds(const struct cli *cli)
{
    return cli->worker_seconds ? (int64_t)cli->worker_seconds * 1000 : WORKER_MS;
}

/* Never returns: nothing of the parent's may be flushed, freed or waited for twice. */
static void be_child(struct cli_job *job, int file, pid_t parent)
{
    struct peil_buf answer = PEIL_BUF_EMPTY;
    bool sent;

    signal(SIGPIPE, SIG_IGN);
#ifdef PR_SET_PDEATHSIG
    prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
#endif
    if (getppid() != parent)
        _exit(CHILD_UNSENT);
    alarm((unsigned)(job->milliseconds / 1000) + 2); /* where nobody is left to end it */
    if (job->walled)
        cli_wall_in(file, job->milliseconds);
    job->work(job->context, &answer, job->seen);
    if (peil_buf_failed(&answer))
        _exit(CLI_CHILD_NO_MEMORY);
    sent = cli_write_all(file, peil_buf_string(&answer), answer.length) == 0;
    _exit(sent ? CHILD_DONE : CHILD_UNSENT);
}

/* A page that the child writes and this process reads; without one it is not known where it was. */
static volatile struct peil_seen *share(void)
{
#ifdef MAP_ANONYMOUS
    void *page = mmap(
        NULL, sizeof(struct peil_seen), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);

    return page == MAP_FAILED ? NULL : page;
#else
    return NULL;
#endif
}

/* A pipe that takes most answers at once, where that can be had. */
static int open_pipe(int ends[2])
{
    if (pipe(ends) != 0)
        return -1;
#ifdef F_SETPIPE_SZ
    (void)fcntl(ends[1], F_SETPIPE_SZ, (int)FIRST_ROOM);
#endif
    return 0;
}

static void refuse(struct cli_job *job, int error)
{
    job->end = CLI_JOB_REFUSED;
    job->reason = error;
}

void cli_job_start(struct cli_job *job)
{
    pid_t parent = getpid();
    int ends[2];

    job->answer = PEIL_BUF_EMPTY;
    job->reason = 0;
    job->seen = NULL;
    if (open_pipe(ends) != 0) {
        refuse(job, errno);
        return;
    }
    if (job->walled)
        job->seen = share();
    job->process = fork();
    if (job->process == 0) {
        close(ends[0]);
        be_child(job, ends[1], parent);
    }
    if (job->process < 0)
        refuse(job, errno);
    close(ends[1]);
    if (job->process < 0) {
        close(ends[0]);
        return;
    }
    job->pipe = ends[0];
    job->end = CLI_JOB_RUNNING;
    job->deadline = cli_now() + job->milliseconds;
}

void cli_job_start_scripts(struct cli_job *job, const struct cli *cli, unsigned times,
    void (*work)(void *context, struct peil_buf *answer, volatile struct peil_seen *seen),
    void *context)
{
    *job = (struct cli_job){.work = work,
        .context = context,
        .milliseconds = times * cli_worker_milliseconds(cli),
        .most = MOST_BYTES,
        .walled = true};
    cli_job_start(job);
}

/*
 * Takes leave of the child. One that has sent its answer has ended, or is ending, and the signal
 * comes too late to matter; one that only closed its pipe must not be waited for.
 */
static int bury(struct cli_job *job)
{
    int ending = 0;

    close(job->pipe);
    if (job->walled)
        kill(-job->process, SIGKILL); /* and all that it started: its group */
    kill(job->process, SIGKILL);
    while (waitpid(job->process, &ending, 0) < 0 && errno == EINTR)
        continue;
    return ending;
}

static void stop(struct cli_job *job, enum cli_job_end end, int reason)
{
    bury(job);
    job->end = end;
    job->reason = reason;
}

/* The pipe was closed: what the child came to. */
static void finish(struct cli_job *job)
{
    int ending = bury(job);

    job->end = CLI_JOB_CRASHED;
    if (WIFSIGNALED(ending))
        job->reason = WTERMSIG(ending);
    else if (WIFEXITED(ending) && WEXITSTATUS(ending) == CHILD_DONE)
        job->end = peil_buf_failed(&job->answer) ? CLI_JOB_NO_MEMORY : CLI_JOB_DONE;
    else if (WIFEXITED(ending) && WEXITSTATUS(ending) == CHILD_UNSENT)
        job->end = CLI_JOB_UNSENT;
    else if (WIFEXITED(ending) && WEXITSTATUS(ending) == CLI_CHILD_NO_MEMORY)
        job->end = CLI_JOB_NO_MEMORY;
}

/* Takes what has come. */
static void take(struct cli_job *job)
{
    struct peil_buf *answer = &job->answer;
    ssize_t got;

    if (!peil_buf_room(answer, answer->capacity == 0 ? FIRST_ROOM : CHUNK)) {
        stop(job, CLI_JOB_NO_MEMORY, 0);
        return;
    }
    got = read(job->pipe, answer->data + answer->length, answer->capacity - answer->length - 1);
    if (got > 0) {
        answer->length += (size_t)got;
        answer->data[answer->length] = '\0';
        if (answer->length > job->most)
            stop(job, CLI_JOB_TOO_MUCH, 0);
    } else if (got == 0) {
        finish(job);
    } else if (errno != EINTR) {
        stop(job, CLI_JOB_UNREADABLE, errno);
    }
}

void cli_jobs_wait(struct cli_job *const *jobs, size_t count)
{
    struct pollfd files[CLI_MOST_JOBS];
    struct cli_job *running[CLI_MOST_JOBS];
    size_t ended = 0, n = 1;

    while (ended == 0 && n > 0) {
        int64_t now = cli_now(), left = INT32_MAX;

        n = 0;
        for (size_t i = 0; i < count && n < CLI_MOST_JOBS; i++) {
            if (jobs[i]->end != CLI_JOB_RUNNING)
                continue;
            running[n] = jobs[i];
            files[n++] = (struct pollfd){.fd = jobs[i]->pipe, .events = POLLIN};
            left = jobs[i]->deadline - now < left ? jobs[i]->deadline - now : left;
        }
        if (n > 0 && poll(files, n, left > 0 ? (int)left : 0) < 0) {
            if (errno == EINTR)
                continue;
            for (size_t i = 0; i < n; i++) /* then one after another; each ends itself */
                files[i].revents = POLLIN;
        }
        now = cli_now();
        for (size_t i = 0; i < n; i++) {
            if (files[i].revents)
                take(running[i]);
            if (running[i]->end == CLI_JOB_RUNNING && now >= running[i]->deadline)
                stop(running[i], CLI_JOB_LATE, 0);
            ended += running[i]->end != CLI_JOB_RUNNING;
        }
    }
}

void cli_job_dispose(struct cli_job *job)
{
    if (job->end == CLI_JOB_RUNNING)
        bury(job);
    if (job->seen)
        munmap((void *)job->seen, sizeof(struct peil_seen));
    job->seen = NULL;
    peil_buf_dispose(&job->answer);
    job->end = CLI_JOB_IDLE;
}
