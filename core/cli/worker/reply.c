/*
 * What a worker answers: bytes, a tree, and the length of the tree in eight bytes.
 */
#include "core/cli/worker/reply.h"

#include <string.h>

#include "core/base/status.h"
#include "core/base/utf8.h"
#include "core/cli/cli.h"
#include "core/cli/messages/messages.h"
#include "core/format/wire.h"

#define MOST_ARGS 16

/* A text that may cross: itself, or with all that may not be made visible. */
static const char *crossing(struct peil_arena *arena, const char *text)
{
    struct peil_buf safe = PEIL_BUF_EMPTY;
    size_t length = text ? strlen(text) : 0, at = 0;

    while (at < length) {
        uint32_t code = 0;
        size_t size = peil_utf8_decode(text + at, length - at, &code);
        enum peil_utf8_class kind = size ? peil_utf8_classify(code) : PEIL_UTF8_CONTROL;

        if (kind == PEIL_UTF8_CONTROL || kind == PEIL_UTF8_BIDI)
            break;
        at += size;
    }
    if (at == length)
        return text;
    cli_add_safe(&safe, text, length, true);
    return peil_buf_keep(&safe, arena);
}

/* [name, value], or [name, value, true] for a whole number. */
static struct peil_node *argument_node(struct peil_arena *arena, const struct peil_arg *arg)
{
    struct peil_node *list = peil_node_list(arena);

    peil_node_add(arena, list, peil_node_text(arena, arg->name));
    if (arg->type == PEIL_ARG_TEXT)
        peil_node_add(arena, list, peil_node_text(arena, crossing(arena, arg->text)));
    else if (arg->type == PEIL_ARG_NUMBER)
        peil_node_add(arena, list, peil_node_number(arena, arg->number));
    else
        peil_node_add(arena, list, peil_node_number(arena, (double)arg->integer));
    if (arg->type == PEIL_ARG_INTEGER)
        peil_node_add(arena, list, peil_node_bool(arena, true));
    return list;
}

static struct peil_node *finding_node(struct peil_arena *arena, const struct peil_diag *diag)
{
    struct peil_node *node = peil_node_map(arena), *args = peil_node_list(arena);

    peil_node_set_number(arena, node, "severity", diag->severity);
    peil_node_set_text(arena, node, "code", diag->code);
    peil_node_set_text(arena, node, "file", crossing(arena, diag->file));
    peil_node_set_number(arena, node, "line", diag->line);
    peil_node_set_number(arena, node, "column", diag->column);
    peil_node_set_text(arena, node, "source", diag->source_line);
    peil_node_set_number(arena, node, "caret", (double)diag->caret);
    peil_node_set_text(arena, node, "path", crossing(arena, diag->path));
    for (const struct peil_arg *a = diag->args; a->type != PEIL_ARG_END; a++)
        peil_node_add(arena, args, argument_node(arena, a));
    peil_node_set(arena, node, "args", args);
    return node;
}

void cli_reply_write(struct peil_buf *answer, int status, const struct peil_diags *diags,
    size_t first, struct peil_node *more)
{
    struct peil_arena *arena = peil_arena_new();
    struct peil_node *root = peil_node_map(arena), *findings = peil_node_list(arena);
    size_t before = answer->length;
    uint64_t length;

    answer->limit = 0;
    for (size_t i = first; i < peil_diags_count(diags); i++)
        peil_node_add(arena, findings, finding_node(arena, peil_diags_at(diags, i)));
    peil_node_set_number(arena, root, "status", status);
    peil_node_set(arena, root, "findings", findings);
    if (more)
        peil_node_set(arena, root, "more", more);
    if (peil_arena_failed(arena) || peil_diags_failed(diags)) {
        answer->failed = true;
    } else {
        peil_wire_write(answer, root);
        length = answer->length - before;
        peil_buf_add(answer, &length, sizeof(length));
    }
    peil_arena_free(arena);
}

/* A whole number from 0 to `most`, or false. */
static bool whole(const struct peil_node *node, const char *key, double most, uint32_t *out)
{
    const struct peil_node *value = peil_node_get(node, key);
    double number = peil_node_as_number(value);

    if (peil_node_type(value) != PEIL_NODE_NUMBER || !(number >= 0.0 && number <= most))
        return false;
    *out = (uint32_t)number;
    return true;
}

static bool read_argument(struct peil_arg *out, const struct peil_node *node)
{
    const struct peil_node *name = peil_node_at(node, 0), *value = peil_node_at(node, 1);

    if (peil_node_type(name) != PEIL_NODE_STRING)
        return false;
    out->name = peil_node_as_text(name, NULL);
    if (peil_node_type(value) == PEIL_NODE_STRING) {
        out->type = PEIL_ARG_TEXT;
        out->text = peil_node_as_text(value, NULL);
        return true;
    }
    out->number = peil_node_as_number(value);
    out->type = PEIL_ARG_NUMBER;
    if (peil_node_as_bool(peil_node_at(node, 2))) {
        if (!(out->number >= -9007199254740992.0 && out->number <= 9007199254740992.0))
            return false;
        out->type = PEIL_ARG_INTEGER;
        out->integer = (int64_t)out->number;
    }
    return peil_node_type(value) == PEIL_NODE_NUMBER;
}

/* The line and the caret are printed as they are: one line, and a place within it. */
static bool read_source(struct peil_diag *diag, const struct peil_node *node)
{
    const char *line = peil_node_get_text(node, "source");
    uint32_t caret = 0;

    if (!line)
        return true;
    if (strpbrk(line, "\n\t") || !whole(node, "caret", (double)strlen(line), &caret) ||
        ((unsigned char)line[caret] & 0xC0) == 0x80)
        return false;
    diag->source_line = line;
    diag->caret = caret;
    return true;
}

static bool read_finding(struct peil_diags *diags, const struct peil_node *node)
{
    const char *code = peil_node_get_text(node, "code");
    const struct cli_message *message = code ? cli_message_find(code) : NULL;
    const struct peil_node *args = peil_node_get(node, "args");
    struct peil_arg given[MOST_ARGS + 1] = {{0}};
    struct peil_diag diag = {.args = given};
    uint32_t severity = 0;

    if (!message || !whole(node, "severity", PEIL_ERROR, &severity) ||
        !whole(node, "line", UINT32_MAX, &diag.line) ||
        !whole(node, "column", UINT32_MAX, &diag.column) || !read_source(&diag, node) ||
        peil_node_count(args) > MOST_ARGS)
        return false;
    diag.severity = (enum peil_severity)severity;
    diag.code = message->code;
    diag.file = peil_node_get_text(node, "file");
    diag.path = peil_node_get_text(node, "path");
    for (size_t i = 0; i < peil_node_count(args); i++)
        if (!read_argument(&given[i], peil_node_at(args, i)))
            return false;
    peil_diag_add_copy(diags, &diag);
    return true;
}

static int read_tree(struct cli_reply *out, const struct peil_node *root, struct peil_diags *diags)
{
    const struct peil_node *findings = peil_node_get(root, "findings");
    const struct peil_node *status = peil_node_get(root, "status");
    double number = peil_node_as_number(status);

    if (peil_node_type(status) != PEIL_NODE_NUMBER ||
        !(number >= (double)PEIL_EINTERNAL && number <= 0.0))
        return PEIL_EINPUT;
    out->status = (int)number;
    out->more = peil_node_get(root, "more");
    for (size_t i = 0; i < peil_node_count(findings); i++)
        if (!read_finding(diags, peil_node_at(findings, i)))
            return PEIL_EINPUT;
    return PEIL_OK;
}

int cli_reply_read(struct cli_reply *out, struct peil_arena *arena, const struct peil_buf *answer,
    struct peil_diags *diags)
{
    struct peil_limits limits = PEIL_LIMITS;
    const struct peil_node *root = NULL;
    uint64_t length = 0;
    size_t room;
    int status;

    *out = (struct cli_reply){.status = PEIL_EINTERNAL};
    if (answer->length < sizeof(length))
        return PEIL_EINPUT;
    room = answer->length - sizeof(length);
    memcpy(&length, answer->data + room, sizeof(length));
    if (length > room)
        return PEIL_EINPUT;
    out->bytes = room - (size_t)length;
    limits.depth = 64;
    limits.nodes = 8000000;
    limits.scalar_bytes = (size_t)length;
    status = peil_wire_read(&root, arena, answer->data + out->bytes, (size_t)length, &limits);
    return status == PEIL_OK ? read_tree(out, root, diags) : status;
}

int cli_reply_take(struct cli_reply *out, struct peil_arena *arena, const struct cli_job *job,
    const char *name, const struct peil_pack *pack, const struct cli_extensions *extensions,
    struct peil_diags *diags)
{
    int status = PEIL_EINPUT;

    *out = (struct cli_reply){0};
    if (job->end == CLI_JOB_DONE)
        status = cli_reply_read(out, arena, &job->answer, diags);
    if (status == PEIL_EINPUT) {
        *out = (struct cli_reply){0};
        return cli_job_blame(job, name, pack, extensions, diags);
    }
    return status == PEIL_OK ? out->status : status;
}
