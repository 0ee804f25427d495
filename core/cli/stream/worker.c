/*
 * A worker of a stream: it is asked to score lines of a block, and answers with lines of results.
 */
#ifdef __linux__
#define _DEFAULT_SOURCE /* MAP_ANONYMOUS */
#endif

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/prctl.h>
#endif

#include "core/base/status.h"
#include "core/cli/files/files.h"
#include "core/cli/stream/stream.h"
#include "core/cli/talk/errors.h"
#include "core/cli/worker/worker.h"

/* A worker lives as long as there is work; who is late is ended by the parent. */
#define NO_DEADLINE ((int64_t)1 << 40)

/* Bytes that are taken at once. */
#define CHUNK ((size_t)64 * 1024)

#define CHILD_DONE 0

/* False where the other side is gone. */
static bool get(int file, void *bytes, size_t length)
{
    char *at = bytes;

    while (length > 0) {
        ssize_t n = read(file, at, length);

        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        at += n;
        length -= (size_t)n;
    }
    return true;
}

/* Answers requests until there are no more. */
static int serve(
    struct stream_scorer *scorer, const struct stream_block *blocks, char *results, int file)
{
    struct peil_buf out = PEIL_BUF_EMPTY;
    struct stream_request request;

    while (get(file, &request, sizeof(request))) {
        struct stream_reply reply = {0};
        const struct stream_block *block = &blocks[request.block];
        struct stream_lines lines = {block->bytes, (size_t)request.from, (size_t)request.to,
            block->ends + request.index, request.line, request.file};

        peil_buf_clear(&out);
        reply.reached = stream_score(scorer, &lines, &out, &reply.counts);
        reply.bytes = out.length;
        if (peil_buf_failed(&out))
            return CLI_CHILD_NO_MEMORY;
        reply.shared = out.length <= STREAM_SHARED;
        if (reply.shared && out.length > 0)
            memcpy(results, out.data, out.length);
        if (cli_write_all(file, &reply, sizeof(reply)) != 0 ||
            (!reply.shared && cli_write_all(file, out.data, out.length) != 0))
            break;
    }
    return CHILD_DONE;
}

/* Never returns: nothing of the parent's may be flushed, freed or waited for twice. */
static void be_child(struct stream *stream, struct stream_worker *worker,
    const struct stream_block *blocks, int file)
{
    struct stream_scorer scorer;

    signal(SIGPIPE, SIG_IGN);
    cli_wall_in(file, NO_DEADLINE);
    _exit(stream_scorer_init(&scorer, stream, worker->beat)
              ? serve(&scorer, blocks, worker->results, file)
              : CLI_CHILD_NO_MEMORY);
}

static void *share(size_t size)
{
#ifdef MAP_ANONYMOUS
    void *pages = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);

    return pages == MAP_FAILED ? NULL : pages;
#else
    return NULL;
#endif
}

/* The memory that the worker writes; it is kept when a worker is replaced. */
static bool share_all(struct stream_worker *worker)
{
    if (!worker->beat)
        worker->beat = share(sizeof(*worker->beat));
    if (!worker->results)
        worker->results = share(STREAM_SHARED);
    if (!worker->beat || !worker->results)
        return false;
    memset((void *)worker->beat, 0, sizeof(*worker->beat));
    return true;
}

void stream_worker_dispose(struct stream_worker *worker)
{
    if (worker->beat)
        munmap((void *)worker->beat, sizeof(*worker->beat));
    if (worker->results)
        munmap(worker->results, STREAM_SHARED);
    peil_buf_dispose(&worker->answer);
}

int stream_worker_start(
    struct stream_worker *worker, struct stream *stream, const struct stream_block *blocks)
{
    pid_t parent = getpid();
    int ends[2];

    if (!share_all(worker) || socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0) {
        cli_error_io(stream->cli->diags, "io/process", "-", errno);
        return PEIL_EIO;
    }
    worker->process = fork();
    if (worker->process == 0) {
#ifdef PR_SET_PDEATHSIG
        prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
#endif
        if (getppid() != parent)
            _exit(CHILD_DONE);
        be_child(stream, worker, blocks, ends[1]);
    }
    close(ends[1]);
    if (worker->process < 0) {
        cli_error_io(stream->cli->diags, "io/process", "-", errno);
        worker->process = 0;
        close(ends[0]);
        return PEIL_EIO;
    }
    worker->socket = ends[0];
    worker->block = NULL;
    worker->packs = stream->count;
    return PEIL_OK;
}

int stream_worker_stop(struct stream_worker *worker)
{
    int ending = 0;

    if (worker->process == 0)
        return 0;
    close(worker->socket);
    kill(worker->process, SIGKILL);
    while (waitpid(worker->process, &ending, 0) < 0 && errno == EINTR)
        continue;
    worker->process = 0;
    worker->block = NULL;
    return ending;
}

bool stream_worker_send(struct stream_worker *worker, struct stream_block *block, size_t index)
{
    worker->request = (struct stream_request){.block = (uint32_t)index,
        .file = block->file,
        .from = block->at,
        .to = block->stop,
        .line = block->at_line,
        .index = block->at_line - block->line};
    worker->block = block;
    worker->got = 0;
    worker->ticks = worker->beat->ticks;
    worker->since = cli_now();
    peil_buf_clear(&worker->answer);
    block->state = STREAM_BUSY;
    return cli_write_all(worker->socket, &worker->request, sizeof(worker->request)) == 0;
}

/* Results that are there all at once; a copy, because the worker can still change them. */
static int take_shared(struct stream_worker *worker)
{
    if (worker->reply.bytes > STREAM_SHARED)
        return -1;
    peil_buf_add(&worker->answer, worker->results, (size_t)worker->reply.bytes);
    return peil_buf_failed(&worker->answer) ? -1 : 1;
}

int stream_worker_take(struct stream_worker *worker)
{
    struct peil_buf *answer = &worker->answer;
    size_t head = sizeof(worker->reply);
    size_t room = worker->got < head ? head - worker->got : CHUNK;
    char *to = (char *)&worker->reply + worker->got;
    ssize_t got;

    if (worker->got >= head) {
        if (!peil_buf_room(answer, CHUNK))
            return -1;
        to = answer->data + answer->length;
    }
    got = read(worker->socket, to, room);
    if (got < 0 && errno == EINTR)
        return 0;
    if (got <= 0)
        return -1;
    if (worker->got >= head) {
        answer->length += (size_t)got;
        answer->data[answer->length] = '\0';
    }
    worker->got += (size_t)got;
    if (worker->got < head)
        return 0;
    if (worker->reply.shared)
        return take_shared(worker);
    if (answer->length > worker->reply.bytes)
        return -1;
    return answer->length == worker->reply.bytes;
}
