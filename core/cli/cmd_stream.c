/*
 * peil score --stream: reading, handing out, writing in order.
 */
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "core/base/sha256.h"
#include "core/base/status.h"
#include "core/cli/files/files.h"
#include "core/cli/line/options.h"
#include "core/cli/stream/stream.h"
#include "core/cli/talk/errors.h"
#include "core/cli/worker/worker.h"
#include "core/pack/schema.h"
#include "core/report/line.h"

/* Bytes of a block: large enough that handing it out costs little, small enough for the caches. */
#define BLOCK_BYTES ((size_t)256 * 1024)

struct run {
    struct stream stream;
    struct stream_input input;
    struct stream_pool pool;
};

/* ---- output ---- */

static int write_out(struct run *run, const struct peil_buf *bytes)
{
    return cli_stdout_write(bytes->data, bytes->length, run->stream.cli->diags);
}

static void add_member(struct peil_buf *out, const char *key, const char *text)
{
    peil_buf_format(out, ",\"%s\":", key);
    peil_line_text(out, text);
}

static void add_packs(struct peil_buf *out, const struct stream *stream)
{
    const struct peil_pack *shown[STREAM_PACKS * PEIL_PACKS_MOST];
    size_t count = 0;

    peil_buf_text(out, ",\"packs\":[");
    for (size_t i = 0; i < stream->count; i++) {
        const struct peil_pack *pack = stream->entries[i].pack;

        for (size_t k = 0; pack && k < pack->used_count; k++) {
            const struct peil_pack *used = pack->used[k].pack;
            size_t j = 0;

            while (j < count && strcmp(shown[j]->digest, used->digest) != 0)
                j++;
            if (j < count)
                continue;
            peil_buf_text(out, count > 0 ? ",{\"id\":" : "{\"id\":");
            peil_line_text(out, used->id);
            add_member(out, "version", used->version_text);
            add_member(out, "digest", used->digest);
            if (used->notice.count)
                add_member(out, "notice",
                    peil_text_get(&used->notice, used->language, used->language, NULL));
            peil_buf_char(out, '}');
            shown[count++] = used;
        }
    }
    peil_buf_char(out, ']');
}

static void add_scripts(struct peil_buf *out, struct stream *stream)
{
    const struct cli_extensions *extensions = &stream->packs.extensions;

    peil_buf_text(out, ",\"scripts\":[");
    for (size_t i = 0; i < extensions->count; i++) {
        const struct peil_source *source = extensions->sources[i];
        const char *slash = strrchr(source->name, '/');
        unsigned char sum[32];
        char digest[65];

        peil_sha256(source->bytes, source->length, sum);
        peil_sha256_hex(sum, digest);
        peil_buf_text(out, i > 0 ? ",{\"name\":" : "{\"name\":");
        peil_line_text(out, slash ? slash + 1 : source->name);
        add_member(out, "digest", digest);
        peil_buf_char(out, '}');
    }
    peil_buf_char(out, ']');
}

/* The last line: whoever does not find it knows that results are missing. */
static int write_end(struct run *run)
{
    const struct stream_counts *counts = &run->stream.counts;
    struct peil_buf out = PEIL_BUF_EMPTY;
    int status = PEIL_ENOMEM;

    peil_buf_text(&out, "{\"end\":{\"records\":");
    peil_buf_integer(&out, (int64_t)(counts->scored + counts->refused));
    peil_buf_text(&out, ",\"scored\":");
    peil_buf_integer(&out, (int64_t)counts->scored);
    peil_buf_text(&out, ",\"failed\":");
    peil_buf_integer(&out, (int64_t)counts->refused);
    peil_buf_text(&out, ",\"script_failed\":");
    peil_buf_integer(&out, (int64_t)counts->script_failed);
    add_packs(&out, &run->stream);
    add_scripts(&out, &run->stream);
    add_member(&out, "engine", cli_version());
    peil_buf_text(&out, "}}\n");
    if (!peil_buf_failed(&out))
        status = write_out(run, &out);
    peil_buf_dispose(&out);
    return status;
}

/* Writes what is done, in the order of the input. */
static int write_done(struct run *run)
{
    struct stream_pool *pool = &run->pool;
    int status = PEIL_OK;

    while (status == PEIL_OK && pool->written < pool->read) {
        struct stream_block *block = &pool->blocks[pool->written % pool->block_count];

        if (block->state != STREAM_DONE)
            break;
        status = peil_buf_failed(&block->out) ? PEIL_ENOMEM : write_out(run, &block->out);
        block->state = STREAM_FREE;
        pool->written++;
    }
    return status;
}

/* ---- the command ---- */

/* The block that is being filled, or may be; NULL where all are in use. */
static struct stream_block *next_block(struct run *run)
{
    struct stream_block *block = &run->pool.blocks[run->pool.read % run->pool.block_count];

    if (!stream_input_more(&run->input) && block->state != STREAM_FILLING)
        return NULL;
    return block->state == STREAM_FREE || block->state == STREAM_FILLING ? block : NULL;
}

/* Reads once; a block that is complete takes its place in the order. */
static int read_more(struct run *run, struct stream_block *block)
{
    int status = stream_input_read(&run->input, block);

    if (block->state == STREAM_READY || block->state == STREAM_DONE)
        run->pool.read++;
    return status;
}

/* The first line tells which pack to load before there are workers. */
static void foresee(struct run *run)
{
    const struct stream_block *block = &run->pool.blocks[0];
    size_t at = 0;

    if (run->stream.count > 0 || run->pool.written > 0 || block->state != STREAM_READY)
        return;
    while (at < block->length) {
        const char *end = memchr(block->bytes + at, '\n', block->length - at);
        size_t length = end ? (size_t)(end - block->bytes) - at : block->length - at;

        if (!stream_is_blank(block->bytes + at, length)) {
            (void)stream_pack_load(&run->stream, block->bytes + at, length, block->line);
            return;
        }
        at += end ? length + 1 : length;
    }
}

static int run_all(struct run *run)
{
    int status = run->stream.status;

    while (status == PEIL_OK) {
        struct stream_block *block = next_block(run);
        bool readable = true;

        if (!block && run->pool.written == run->pool.read)
            break;
        if (!block || run->pool.written < run->pool.read)
            status = stream_pool_wait(&run->pool, block ? run->input.file : -1, &readable);
        if (status == PEIL_OK && block && (readable || run->input.file < 0))
            status = read_more(run, block);
        if (run->pool.read == 1)
            foresee(run);
        if (status == PEIL_OK)
            status = run->stream.status;
        if (status == PEIL_OK)
            status = stream_pool_hand_out(&run->pool);
        if (status == PEIL_OK)
            status = write_done(run);
    }
    return status;
}

static enum cli_exit check_options(struct cli *cli)
{
    const struct cli_options *options = &cli->options;

    if (options->asof && !peil_is_date(options->asof))
        return cli_usage(cli, _("--asof wants a date like 2026-03-14, not \"%s\""), options->asof);
    if (options->output && strcmp(options->output, "-") != 0)
        return cli_usage(cli, _("--stream writes to standard output; use > FILE instead of -o"));
    if (options->format || options->fail_under || options->parts || options->actor.count > 0 ||
        options->set.count > 0)
        return cli_usage(
            cli, _("--stream does not go with --format, --set, --actor, --parts or --fail-under"));
    return CLI_DONE;
}

static int prepare(struct run *run, struct cli *cli)
{
    static const char *const standard_input[] = {"-"};
    const struct cli_list *arguments = &cli->options.arguments;
    int status;

    run->input = (struct stream_input){.stream = &run->stream,
        .paths = arguments->count > 0 ? arguments->items : standard_input,
        .path_count = arguments->count > 0 ? arguments->count : 1,
        .file = -1,
        .block_bytes = BLOCK_BYTES,
        .most_bytes = cli->limits.answers_bytes};
    run->stream.cli = cli;
    run->stream.files = run->input.paths;
    run->stream.several = run->input.path_count > 1;
    if (!cli_packs_init(&run->stream.packs, cli))
        return PEIL_ENOMEM;
    status = cli_extensions_read(&run->stream.packs.extensions, cli);
    if (status == PEIL_OK && cli->options.pack)
        status = stream_pack_load(&run->stream, NULL, 0, 0) ? run->stream.status : PEIL_ENOMEM;
    if (status == PEIL_OK)
        status = stream_pool_init(&run->pool, &run->stream,
            cli->options.no_worker ? 0 : cli_jobs_most(cli), BLOCK_BYTES,
            cli->limits.answers_bytes);
    return status;
}

static void finish(struct run *run)
{
    const struct stream_counts *counts = &run->stream.counts;

    if (counts->refused_by_script + counts->script_failed > 0)
        cli_fail(run->stream.cli, CLI_SCRIPT);
    else if (counts->refused > 0)
        cli_fail(run->stream.cli, CLI_INPUT);
    stream_pool_dispose(&run->pool);
    stream_input_close(&run->input);
    peil_buf_dispose(&run->input.carried);
    if (run->stream.packs.arena)
        cli_packs_dispose(&run->stream.packs);
}

enum cli_exit cli_run_stream(struct cli *cli)
{
    static struct run run; /* large */
    enum cli_exit usage = check_options(cli);
    int status;

    if (usage != CLI_DONE)
        return usage;
    signal(SIGPIPE, SIG_IGN);
    status = prepare(&run, cli);
    if (status == PEIL_OK)
        status = run_all(&run);
    if (status == PEIL_OK)
        status = write_end(&run);
    cli_status(cli, status);
    cli_report(cli);
    finish(&run);
    return cli->worst;
}
