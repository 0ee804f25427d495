/*
 * The packs of a stream: each is looked for once.
 */
#include "core/base/status.h"
#include "core/cli/messages/messages.h"
#include "core/cli/packs/store.h"
#include "core/cli/stream/stream.h"
#include "core/format/json.h"

struct stream_pack *stream_pack_known(struct stream *stream, const struct peil_answers_head *head)
{
    for (size_t i = 0; i < stream->count; i++)
        if (stream->entries[i].any ||
            (head && peil_answers_head_same(&stream->entries[i].asked, head)))
            return &stream->entries[i];
    return NULL;
}

/* The first error that was found, kept for every line that asks for this pack. */
static void keep_error(struct stream *stream, struct stream_pack *entry)
{
    struct peil_diags *diags = stream->cli->diags;
    struct peil_buf text = PEIL_BUF_EMPTY;

    entry->code = "cli/pack-refused";
    for (size_t i = 0; i < peil_diags_count(diags); i++) {
        const struct peil_diag *diag = peil_diags_at(diags, i);

        if (diag->severity != PEIL_ERROR)
            continue;
        entry->code = diag->code;
        cli_message_text(&text, diag);
        break;
    }
    entry->text = peil_buf_keep(&text, stream->cli->arena);
}

static void load(struct stream *stream, const struct peil_node *node, struct stream_pack *entry)
{
    struct cli *cli = stream->cli;
    int status;

    if (entry->any)
        status = cli_pack_load(&entry->pack, NULL, cli, stream->packs.arena, cli->options.pack);
    else
        status = cli_packs_for(&entry->pack, &stream->packs, node, "-");
    if (status != PEIL_OK) {
        entry->pack = NULL;
        keep_error(stream, entry);
    }
    if (peil_arena_failed(cli->arena))
        status = PEIL_ENOMEM;
    if (entry->any || status == PEIL_ENOMEM)
        stream->status = status;
}

bool stream_pack_load(struct stream *stream, const char *bytes, size_t length, uint64_t line)
{
    struct peil_arena *arena = peil_arena_new();
    struct peil_source source = {"-", bytes, length, (uint32_t)line};
    const struct peil_node *node = NULL;
    struct stream_pack *entry = &stream->entries[stream->count];
    bool fits = arena && stream->count < STREAM_PACKS;

    if (fits)
        *entry = (struct stream_pack){.any = bytes == NULL};
    if (fits && bytes) {
        fits = peil_json_read(&node, arena, &source, &stream->cli->limits, PEIL_TEXT_ANSWERS,
                   NULL) == PEIL_OK &&
               peil_answers_head(&entry->asked, node, NULL) &&
               !stream_pack_known(stream, &entry->asked);
        entry->asked.place = PEIL_NOWHERE;
    }
    if (fits) {
        stream->count++;
        load(stream, node, entry);
    }
    cli_report(stream->cli);
    peil_arena_free(arena);
    return fits;
}
