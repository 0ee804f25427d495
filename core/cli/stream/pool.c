/*
 * The workers of a stream: who does what, and what to do when one is late, dies or lies.
 */
#ifdef __linux__
#define _DEFAULT_SOURCE /* MAP_ANONYMOUS */
#endif

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>

#include "core/base/status.h"
#include "core/cli/stream/stream.h"
#include "core/cli/talk/errors.h"

/* How often it is looked whether workers go on, in milliseconds. */
#define LOOK 50

static void add_counts(struct stream_counts *sum, const struct stream_counts *counts)
{
    sum->scored += counts->scored;
    sum->refused += counts->refused;
    sum->refused_by_script += counts->refused_by_script;
    sum->script_failed += counts->script_failed;
}

/* The end of the line that begins at an offset, behind its line feed. */
static size_t line_end(const struct stream_block *block, size_t at)
{
    const char *end = memchr(block->bytes + at, '\n', block->length - at);

    return end ? (size_t)(end - block->bytes) + 1 : block->length;
}

/* What became of a worker, told. */
static int blame(
    const struct stream_pool *pool, const struct stream_block *block, struct peil_diags *diags)
{
    const struct stream *stream = pool->stream;
    const struct peil_pack *pack = NULL;
    struct peil_seen seen = block->seen;
    struct cli_job job = {.end = block->end,
        .reason = block->reason,
        .milliseconds = pool->milliseconds,
        .seen = &seen};

    for (size_t i = 0; i < stream->count && !pack; i++)
        pack = stream->entries[i].pack;
    return cli_job_blame(&job, stream->files[block->file], pack, &stream->packs.extensions, diags);
}

/* The line at `stop` is refused for what became of the worker that had it. */
static void refuse_line(struct stream_pool *pool, struct stream_block *block)
{
    struct stream *stream = pool->stream;
    struct peil_diags *diags = peil_diags_new(0);

    (void)blame(pool, block, diags);
    stream_refuse(&block->out, stream, block->at_line, block->file, diags);
    peil_diags_free(diags);
    stream->counts.refused++;
    stream->counts.refused_by_script++;
    block->at = line_end(block, block->at);
    block->at_line++;
    block->stop = block->length;
    block->state = block->at == block->length ? STREAM_DONE : STREAM_READY;
}

/* After a part of a block was scored. */
static void go_on(struct stream_pool *pool, struct stream_block *block)
{
    if (block->at == block->length)
        block->state = STREAM_DONE;
    else if (block->at == block->stop)
        refuse_line(pool, block);
    else
        block->state = STREAM_READY;
}

/* Where a worker that is gone was in its block, at the start of a line. */
static size_t last_line(const struct stream_worker *worker)
{
    const struct stream_block *block = worker->block;
    size_t at = worker->beat->offset;

    if (at < block->at || at >= block->stop)
        return block->at;
    while (at > block->at && block->bytes[at - 1] != '\n')
        at--;
    return at;
}

/* Keeps what was seen, from memory that another process could write. */
static void copy_seen(struct peil_seen *out, const volatile struct peil_seen *seen)
{
    for (size_t i = 0; i < sizeof(out->file); i++)
        out->file[i] = seen->file[i];
    out->file[sizeof(out->file) - 1] = '\0';
    out->line = seen->line;
}

/*
 * Another worker in the place of one that is late, dead or lying. The line that it was at is
 * refused, after the lines before it have been scored by the new one.
 */
static int replace(struct stream_pool *pool, struct stream_worker *worker, enum cli_job_end end)
{
    struct stream_block *block = worker->block;
    bool opening = worker->beat->opening != 0;
    int ending;

    if (!block)
        return stream_worker_stop(worker), stream_worker_start(worker, pool->stream, pool->blocks);
    block->stop = last_line(worker);
    copy_seen(&block->seen, &worker->beat->seen);
    ending = stream_worker_stop(worker);
    block->end = end;
    block->reason = end == CLI_JOB_CRASHED && WIFSIGNALED(ending) ? WTERMSIG(ending) : 0;
    if (end == CLI_JOB_CRASHED && WIFEXITED(ending) && WEXITSTATUS(ending) == CLI_CHILD_NO_MEMORY)
        return PEIL_ENOMEM;
    if (opening) /* every line would end so */
        return blame(pool, block, pool->stream->cli->diags);
    go_on(pool, block);
    return stream_worker_start(worker, pool->stream, pool->blocks);
}

/* Idle workers anew, with the packs there are now. */
static int renew(struct stream_pool *pool)
{
    int status = PEIL_OK;

    for (size_t i = 0; i < pool->worker_count && status == PEIL_OK; i++) {
        struct stream_worker *worker = &pool->workers[i];

        if (worker->block || worker->packs == pool->stream->count)
            continue;
        stream_worker_stop(worker);
        status = stream_worker_start(worker, pool->stream, pool->blocks);
    }
    return status;
}

/* The line that is next asks for a pack that is not there yet. */
static int load_for(struct stream_pool *pool, struct stream_block *block)
{
    size_t length = line_end(block, block->at) - block->at;
    char *line = peil_arena_copy(pool->stream->packs.arena, block->bytes + block->at, length);

    block->state = STREAM_READY;
    if (!line)
        return PEIL_ENOMEM;
    (void)stream_pack_load(pool->stream, line, length, block->at_line);
    return pool->stream->status != PEIL_OK ? pool->stream->status : renew(pool);
}

/* Takes over what a worker answered, if it is what it should be. */
static int take_answer(struct stream_pool *pool, struct stream_worker *worker)
{
    struct stream_block *block = worker->block;
    bool wants = worker->reply.reached < block->stop;
    uint64_t line;

    if (!stream_check(block, &worker->reply, &worker->answer, &line) ||
        (wants && worker->packs == pool->stream->count && pool->stream->count == STREAM_PACKS))
        return replace(pool, worker, CLI_JOB_DONE);
    worker->block = NULL;
    if (block->out.length == 0 && !block->out.failed) {
        struct peil_buf empty = block->out;

        block->out = worker->answer;
        worker->answer = empty;
    } else {
        peil_buf_join(&block->out, &worker->answer);
    }
    add_counts(&pool->stream->counts, &worker->reply.counts);
    block->at = (size_t)worker->reply.reached;
    block->at_line = line;
    if (wants)
        return load_for(pool, block);
    go_on(pool, block);
    return PEIL_OK;
}

/* Whether a worker is at one line for longer than a line gets. */
static bool is_late(const struct stream_pool *pool, struct stream_worker *worker)
{
    int64_t now = cli_now();

    if (worker->ticks != worker->beat->ticks) {
        worker->ticks = worker->beat->ticks;
        worker->since = now;
    }
    return now - worker->since > pool->milliseconds;
}

int stream_pool_wait(struct stream_pool *pool, int file, bool *readable)
{
    struct pollfd files[STREAM_WORKERS + 1];
    struct stream_worker *busy[STREAM_WORKERS];
    int status = PEIL_OK;
    nfds_t count = 0;

    for (size_t i = 0; i < pool->worker_count; i++) {
        if (!pool->workers[i].block)
            continue;
        busy[count] = &pool->workers[i];
        files[count++] = (struct pollfd){.fd = pool->workers[i].socket, .events = POLLIN};
    }
    files[count] = (struct pollfd){.fd = file, .events = POLLIN};
    *readable = false;
    if (poll(files, count + 1, count > 0 ? LOOK : -1) < 0) {
        if (errno == EINTR)
            return PEIL_OK;
        cli_error_io(pool->stream->cli->diags, "io/process", "-", errno);
        return PEIL_EIO;
    }
    *readable = files[count].revents != 0;
    for (nfds_t i = 0; i < count && status == PEIL_OK; i++) {
        int taken = files[i].revents ? stream_worker_take(busy[i]) : 0;

        if (taken > 0)
            status = take_answer(pool, busy[i]);
        else if (taken < 0)
            status = replace(pool, busy[i], CLI_JOB_CRASHED);
        else if (!files[i].revents && is_late(pool, busy[i]))
            status = replace(pool, busy[i], CLI_JOB_LATE);
    }
    return status;
}

/* Scores a block in this process. */
static int score_here(struct stream_pool *pool, struct stream_block *block)
{
    while (block->at < block->length) {
        struct stream_lines lines = {block->bytes, block->at, block->length,
            block->ends + (block->at_line - block->line), block->at_line, block->file};
        struct stream_counts counts = {0};
        size_t from = block->at;
        int status;

        block->at = stream_score(&pool->scorer, &lines, &block->out, &counts);
        add_counts(&pool->stream->counts, &counts);
        if (peil_buf_failed(&block->out))
            return PEIL_ENOMEM;
        for (; from < block->at; from = line_end(block, from))
            block->at_line++;
        status = block->at < block->length ? load_for(pool, block) : PEIL_OK;
        if (status != PEIL_OK)
            return status;
    }
    block->state = STREAM_DONE;
    return PEIL_OK;
}

static struct stream_worker *idle_worker(struct stream_pool *pool)
{
    for (size_t i = 0; i < pool->worker_count; i++)
        if (!pool->workers[i].block)
            return &pool->workers[i];
    return NULL;
}

int stream_pool_hand_out(struct stream_pool *pool)
{
    int status = PEIL_OK;

    for (uint64_t i = pool->written; i < pool->read && status == PEIL_OK; i++) {
        size_t index = (size_t)(i % pool->block_count);
        struct stream_block *block = &pool->blocks[index];
        struct stream_worker *worker = idle_worker(pool);

        if (block->state != STREAM_READY)
            continue;
        if (pool->worker_count == 0) {
            status = score_here(pool, block);
            continue;
        }
        if (!worker)
            return PEIL_OK;
        if (worker->process == 0 || worker->packs < pool->stream->count) {
            stream_worker_stop(worker);
            status = stream_worker_start(worker, pool->stream, pool->blocks);
        }
        if (status == PEIL_OK && !stream_worker_send(worker, block, index))
            status = replace(pool, worker, CLI_JOB_CRASHED);
    }
    return status;
}

int stream_pool_init(struct stream_pool *pool, struct stream *stream, size_t workers,
    size_t block_bytes, size_t most_bytes)
{
    size_t bytes = (block_bytes + most_bytes) / sizeof(uint32_t) * sizeof(uint32_t);
    size_t ends = block_bytes / STREAM_SHORTEST * sizeof(uint32_t);

    *pool = (struct stream_pool){.stream = stream,
        .worker_count = workers < STREAM_WORKERS ? workers : STREAM_WORKERS,
        .milliseconds = cli_worker_milliseconds(stream->cli)};
    for (size_t i = 0; i < STREAM_WORKERS; i++)
        pool->workers[i].socket = -1;
    pool->block_count = workers == 0 ? 1 : 2 * pool->worker_count + 1;
    for (size_t i = 0; i < pool->block_count; i++) {
        char *room =
            mmap(NULL, bytes + ends, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);

        if (room == MAP_FAILED) {
            pool->block_count = i;
            return PEIL_ENOMEM;
        }
        pool->blocks[i].bytes = room;
        pool->blocks[i].ends = (uint32_t *)(void *)(room + bytes);
        pool->blocks[i].capacity = bytes + ends;
    }
    return workers > 0 || stream_scorer_init(&pool->scorer, stream, NULL) ? PEIL_OK : PEIL_ENOMEM;
}

void stream_pool_dispose(struct stream_pool *pool)
{
    for (size_t i = 0; i < pool->worker_count; i++) {
        stream_worker_stop(&pool->workers[i]);
        stream_worker_dispose(&pool->workers[i]);
    }
    for (size_t i = 0; i < pool->block_count; i++) {
        munmap(pool->blocks[i].bytes, pool->blocks[i].capacity);
        peil_buf_dispose(&pool->blocks[i].out);
    }
    if (pool->scorer.stream)
        stream_scorer_dispose(&pool->scorer);
}
