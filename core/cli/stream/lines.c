/*
 * From lines of answers to lines of results.
 */
#include <string.h>

#include "core/base/status.h"
#include "core/cli/messages/messages.h"
#include "core/cli/stream/stream.h"
#include "core/eval/evaluator.h"
#include "core/format/json.h"
#include "core/report/line.h"

/* So many errors of one line are named. */
#define ERRORS_MOST 20

bool stream_is_blank(const char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r')
            return false;
    return true;
}

static const char *file_of(const struct stream *stream, uint32_t file)
{
    return stream->several ? stream->files[file] : NULL;
}

/* Its own place is that of the line; a place elsewhere is named with its file. */
static void put_error(struct peil_buf *out, const struct peil_diag *diag, bool elsewhere)
{
    struct peil_buf text = PEIL_BUF_EMPTY;

    cli_message_text(&text, diag);
    peil_buf_text(out, "{\"code\":");
    peil_line_text(out, diag->code);
    if (elsewhere && diag->file) {
        peil_buf_text(out, ",\"file\":");
        peil_line_text(out, diag->file);
    }
    if (elsewhere && diag->file && diag->line > 0) {
        peil_buf_text(out, ",\"line\":");
        peil_buf_integer(out, diag->line);
    }
    if (diag->column > 0) {
        peil_buf_text(out, ",\"column\":");
        peil_buf_integer(out, diag->column);
    }
    peil_buf_text(out, ",\"text\":");
    if (peil_buf_failed(&text))
        peil_buf_join(out, &text);
    else
        peil_line_text(out, peil_buf_string(&text));
    peil_buf_char(out, '}');
    peil_buf_dispose(&text);
}

/* Diagnostics of scripts are about the files of the pack. */
static bool is_elsewhere(const struct peil_diag *diag)
{
    return strncmp(diag->code, "script/", 7) == 0;
}

void stream_refuse(struct peil_buf *out, const struct stream *stream, uint64_t line, uint32_t file,
    const struct peil_diags *diags)
{
    size_t shown = 0;

    peil_line_start(out, line, file_of(stream, file));
    peil_buf_text(out, ",\"errors\":[");
    for (size_t i = 0; i < peil_diags_count(diags) && shown < ERRORS_MOST; i++) {
        const struct peil_diag *diag = peil_diags_at(diags, i);

        if (diag->severity != PEIL_ERROR)
            continue;
        if (shown++ > 0)
            peil_buf_char(out, ',');
        put_error(out, diag, is_elsewhere(diag));
    }
    peil_buf_char(out, ']');
    if (peil_diags_errors(diags) > shown) {
        peil_buf_text(out, ",\"more\":");
        peil_buf_integer(out, (int64_t)(peil_diags_errors(diags) - shown));
    }
    peil_buf_text(out, "}\n");
}

/* The same with one error that is known. */
static void refuse_with(struct peil_buf *out, const struct stream *stream, uint64_t line,
    uint32_t file, const char *code, const char *text)
{
    peil_line_start(out, line, file_of(stream, file));
    peil_buf_text(out, ",\"errors\":[{\"code\":");
    peil_line_text(out, code);
    peil_buf_text(out, ",\"text\":");
    peil_line_text(out, text ? text : "");
    peil_buf_text(out, "}]}\n");
}

bool stream_scorer_init(
    struct stream_scorer *scorer, struct stream *stream, volatile struct stream_beat *beat)
{
    *scorer = (struct stream_scorer){.stream = stream,
        .arena = peil_arena_new(),
        .lasting = peil_arena_new(),
        .diags = peil_diags_new(0),
        .beat = beat};
    return scorer->arena && scorer->lasting && scorer->diags;
}

void stream_scorer_dispose(struct stream_scorer *scorer)
{
    for (size_t i = 0; i < scorer->stream->count; i++)
        if (scorer->stream->entries[i].opened)
            cli_engine_close(&scorer->stream->entries[i].engine);
    peil_arena_free(scorer->arena);
    peil_arena_free(scorer->lasting);
    peil_diags_free(scorer->diags);
}

/* What was found first stands for all lines that need this pack. */
static void keep_open_error(struct stream_scorer *scorer, struct stream_pack *entry)
{
    struct peil_buf text = PEIL_BUF_EMPTY;

    entry->open_code = "script/failed";
    for (size_t i = peil_diags_count(scorer->diags); i-- > 0;) {
        const struct peil_diag *diag = peil_diags_at(scorer->diags, i);

        if (diag->severity != PEIL_ERROR)
            continue;
        entry->open_code = peil_arena_text(scorer->lasting, diag->code);
        peil_buf_clear(&text);
        if (diag->file)
            peil_buf_format(&text, "%s:%u: ", diag->file, (unsigned)diag->line);
        cli_message_text(&text, diag);
    }
    entry->open_text = peil_buf_keep(&text, scorer->lasting);
    if (peil_arena_failed(scorer->lasting))
        entry->status = PEIL_ENOMEM;
    peil_diags_clear(scorer->diags);
}

/* Loads the scripts of a pack, once. */
static void open_pack(struct stream_scorer *scorer, struct stream_pack *entry)
{
    struct stream *stream = scorer->stream;
    const struct peil_limits *limits = &stream->cli->limits;

    entry->opened = true;
    if (scorer->beat)
        scorer->beat->opening = 1;
    entry->status = cli_engine_open(&entry->engine, entry->pack, &stream->packs.extensions, false,
        limits, scorer->beat ? &scorer->beat->seen : NULL, scorer->diags);
    if (scorer->beat)
        scorer->beat->opening = 0;
    entry->fast = peil_fast_new(scorer->lasting, entry->pack, limits);
    entry->keys = peil_line_keys_new(scorer->lasting, entry->pack);
    if (entry->status == PEIL_OK && (!entry->fast || !entry->keys))
        entry->status = PEIL_ENOMEM;
    if (entry->status != PEIL_OK)
        keep_open_error(scorer, entry);
    else if (entry->engine.scripts && stream->cli->options.no_memo)
        peil_scripts_remember(entry->engine.scripts, false);
}

/* The result of answers, or why there is none. */
static int evaluate(struct stream_scorer *scorer, const struct stream_pack *entry,
    const struct peil_answers *answers, uint64_t line, uint32_t file, struct peil_buf *out,
    struct stream_counts *counts)
{
    struct peil_want want = {.asof = scorer->stream->cli->options.asof, .advice = true};
    struct peil_result *result = NULL;
    int status = peil_evaluate(
        &result, scorer->arena, entry->engine.evaluator, answers, &want, scorer->diags);

    if (status != PEIL_OK)
        return status;
    peil_line_result(out, line, file_of(scorer->stream, file), entry->keys, result);
    counts->scored++;
    counts->script_failed += result->error_count > 0;
    return PEIL_OK;
}

/* The way of answers that are wrong or unusual. PEIL_EIO: a pack has to be loaded. */
static int score_any(struct stream_scorer *scorer, const struct peil_source *source, uint64_t line,
    uint32_t file, struct peil_buf *out, struct stream_counts *counts)
{
    struct stream *stream = scorer->stream;
    const struct peil_limits *limits = &stream->cli->limits;
    const struct peil_node *node = NULL;
    struct peil_answers *answers = NULL;
    struct peil_answers_head head;
    struct stream_pack *entry;
    int status = PEIL_EINPUT;

    if (source->length > limits->answers_bytes)
        peil_diag_add(scorer->diags, PEIL_ERROR, "io/too-large",
            (struct peil_place){source, source->first_line, 1},
            PEIL_ARGS(
                PEIL_TEXT("path", source->name), PEIL_INTEGER("most", limits->answers_bytes)));
    else
        status =
            peil_json_read(&node, scorer->arena, source, limits, PEIL_TEXT_ANSWERS, scorer->diags);
    if (status != PEIL_OK)
        return status;
    if (!peil_answers_head(&head, node, scorer->diags))
        return PEIL_EINPUT;
    entry = stream_pack_known(stream, &head);
    if (!entry && stream->count < STREAM_PACKS)
        return PEIL_EIO;
    if (!entry) {
        peil_diag_add(scorer->diags, PEIL_ERROR, "cli/too-many-packs", head.place,
            PEIL_ARGS(PEIL_INTEGER("most", STREAM_PACKS)));
        return PEIL_EINPUT;
    }
    if (entry->pack && !entry->opened)
        open_pack(scorer, entry);
    if (entry->pack && entry->status == PEIL_ENOMEM)
        return PEIL_ENOMEM;
    if (!entry->pack || entry->status != PEIL_OK) {
        bool script = entry->pack && entry->status == PEIL_ESCRIPT;

        refuse_with(out, stream, line, file, entry->pack ? entry->open_code : entry->code,
            entry->pack ? entry->open_text : entry->text);
        counts->refused++;
        counts->refused_by_script += script;
        return PEIL_OK;
    }
    scorer->last = entry;
    status = peil_answers_read(&answers, scorer->arena, entry->pack, node, limits, scorer->diags);
    return status == PEIL_OK ? evaluate(scorer, entry, answers, line, file, out, counts) : status;
}

static int score_line(struct stream_scorer *scorer, const struct peil_source *source, uint64_t line,
    uint32_t file, struct peil_buf *out, struct stream_counts *counts)
{
    struct stream *stream = scorer->stream;
    const struct peil_answers *answers;
    struct stream_pack *last = scorer->last;

    peil_arena_reset(scorer->arena);
    if (last && peil_fast_read(&answers, last->fast, scorer->arena, source))
        return evaluate(scorer, last, answers, line, file, out, counts);
    for (size_t i = 0; i < stream->count; i++) {
        struct stream_pack *entry = &stream->entries[i];

        if (entry == last || !entry->opened || entry->status != PEIL_OK ||
            !peil_fast_read(&answers, entry->fast, scorer->arena, source))
            continue;
        scorer->last = entry;
        return evaluate(scorer, entry, answers, line, file, out, counts);
    }
    return score_any(scorer, source, line, file, out, counts);
}

/* Scores one line; false where a pack has to be loaded first. */
static bool take_line(struct stream_scorer *scorer, const struct peil_source *source, uint64_t line,
    uint32_t file, struct peil_buf *out, struct stream_counts *counts)
{
    int status = score_line(scorer, source, line, file, out, counts);

    if (status == PEIL_EIO)
        return false;
    if (status == PEIL_ENOMEM || peil_diags_failed(scorer->diags)) {
        out->failed = true;
    } else if (status != PEIL_OK) {
        stream_refuse(out, scorer->stream, line, file, scorer->diags);
        counts->refused++;
        counts->refused_by_script += status == PEIL_ESCRIPT;
    }
    if (peil_diags_count(scorer->diags) > 0)
        peil_diags_clear(scorer->diags);
    return true;
}

size_t stream_score(struct stream_scorer *scorer, const struct stream_lines *lines,
    struct peil_buf *out, struct stream_counts *counts)
{
    const char *name = scorer->stream->files[lines->file];
    const uint32_t *end = lines->ends;
    uint64_t line = lines->line;
    size_t at = lines->from;

    for (; at < lines->to && !peil_buf_failed(out); at = *end++, line++) {
        const char *start = lines->bytes + at;
        size_t length = *end - at;
        struct peil_source source;

        length -= start[length - 1] == '\n';
        source = (struct peil_source){name, start, length, (uint32_t)line};
        if (scorer->beat) {
            scorer->beat->offset = (uint32_t)at;
            scorer->beat->ticks++;
        }
        if (!stream_is_blank(start, length) &&
            !take_line(scorer, &source, line, lines->file, out, counts))
            break;
    }
    return at;
}
