/*
 * Answers files as they come.
 */
#include "core/cli/files/records.h"

#include <string.h>

#include "core/base/status.h"
#include "core/cli/files/files.h"
#include "core/cli/talk/errors.h"
#include "core/format/json.h"
#include "core/format/yaml.h"

/* The most that a file with many records may hold; each of them has the limit of an answers file.
 */
#define MOST_NDJSON_BYTES ((size_t)1 << 30)

static bool ends_in(const char *path, const char *ending)
{
    size_t length = strlen(path), size = strlen(ending);

    return length > size && strcmp(path + length - size, ending) == 0;
}

/* A map of JSON begins with its first key, in quotes, or ends at once. */
static bool begins_json(const char *line)
{
    if (*line != '{')
        return false;
    line += 1 + strspn(line + 1, " \t\r\n");
    return *line == '"' || *line == '}';
}

enum cli_record_format cli_records_format(const char *path, const char *bytes)
{
    const char *line = bytes + strspn(bytes, " \t\r\n"), *end;

    if (ends_in(path, ".ndjson") || ends_in(path, ".jsonl"))
        return CLI_RECORDS_NDJSON;
    if (ends_in(path, ".json"))
        return CLI_RECORDS_JSON;
    if (strcmp(path, "-") == 0
            ? *line != '{'
            : ends_in(path, ".yaml") || ends_in(path, ".yml") || !begins_json(line))
        return CLI_RECORDS_YAML;
    end = line + strcspn(line, "\r\n");
    if (end > line && end[-1] == '}' && end[strspn(end, " \t\r\n")] == '{')
        return CLI_RECORDS_NDJSON;
    return CLI_RECORDS_JSON;
}

/* Many records may come in lines of JSON only. */
static int read_bytes(struct peil_buf *bytes, struct cli *cli, const char *path)
{
    bool many = ends_in(path, ".ndjson") || ends_in(path, ".jsonl");
    int status = PEIL_OK;

    if (strcmp(path, "-") == 0) {
        status = cli_stdin_begin(bytes, cli->diags);
        many = peil_buf_string(bytes)[strspn(peil_buf_string(bytes), " \t\r\n")] == '{';
    }
    if (status == PEIL_OK)
        status = cli_file_read(
            bytes, path, many ? MOST_NDJSON_BYTES : cli->limits.answers_bytes, cli->diags);
    return status;
}

bool cli_records_other_kind(const char *bytes, size_t length)
{
    static const char *const starts[] = {"PK\x03\x04", "\xD0\xCF\x11\xE0", "%PDF-"};

    for (size_t i = 0; i < sizeof(starts) / sizeof(*starts); i++)
        if (length >= strlen(starts[i]) && memcmp(bytes, starts[i], strlen(starts[i])) == 0)
            return true;
    while (length > 0 && *bytes && strchr(" \t\r\n", *bytes)) {
        bytes++;
        length--;
    }
    return length > 0 && *bytes == '<';
}

bool cli_records_none(const char *bytes, size_t length)
{
    size_t at = length >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

    while (at < length && bytes[at] && strchr(" \t\r\n", bytes[at]))
        at++;
    return at == length;
}

int cli_records_open(
    struct cli_records *records, struct cli *cli, struct peil_arena *arena, const char *path)
{
    struct peil_buf bytes = PEIL_BUF_EMPTY;
    int status = read_bytes(&bytes, cli, path);
    size_t length = bytes.length;
    const char *kept = NULL;

    *records = (struct cli_records){.path = path, .line = 1};
    if (status == PEIL_OK) {
        kept = peil_buf_keep(&bytes, arena);
        status = kept ? PEIL_OK : PEIL_ENOMEM;
    }
    records->source = (struct peil_source){path, kept, length, 1};
    if (kept)
        records->format = cli_records_format(path, kept);
    if (status == PEIL_OK && cli_records_other_kind(kept, length)) {
        cli_error(cli->diags, "cli/not-answers", "path", path);
        status = PEIL_EINPUT;
    }
    peil_buf_dispose(&bytes);
    return status;
}

int cli_records_open_some(
    struct cli_records *records, struct cli *cli, struct peil_arena *arena, const char *path)
{
    int status = cli_records_open(records, cli, arena, path);

    if (status != PEIL_OK || records->format != CLI_RECORDS_NDJSON ||
        !cli_records_none(records->source.bytes, records->source.length))
        return status;
    cli_error(cli->diags, "cli/empty", "path", records->source.name);
    return PEIL_EINPUT;
}

/* Whether a text in JSON names the key that documents begin with; a remark may do so, too. */
static bool may_be_document(const struct peil_source *source)
{
    static const char key[] = "\"peil_document\"";
    size_t length = sizeof(key) - 1;
    const char *at = source->bytes, *end = source->bytes + source->length;

    while ((at = memchr(at, '"', (size_t)(end - at))) && (size_t)(end - at) >= length) {
        if (memcmp(at, key, length) == 0)
            return true;
        at++;
    }
    return false;
}

static bool is_document(const struct peil_node *node)
{
    return peil_node_type(peil_node_get(node, "peil_document")) == PEIL_NODE_NUMBER;
}

static int read_record(const struct peil_node **node, const struct peil_source *source, bool yaml,
    bool any, struct cli *cli, struct peil_arena *arena)
{
    if (source->length > cli->limits.answers_bytes) {
        peil_diag_add(cli->diags, PEIL_ERROR, "io/too-large",
            (struct peil_place){source, source->first_line, 1},
            PEIL_ARGS(
                PEIL_TEXT("path", source->name), PEIL_INTEGER("most", cli->limits.answers_bytes)));
        return PEIL_EINPUT;
    }
    if (yaml)
        return peil_yaml_read(node, arena, source, &cli->limits, PEIL_TEXT_ANSWERS, cli->diags);
    if (any && may_be_document(source)) {
        int status =
            peil_json_read(node, arena, source, &cli->limits, PEIL_TEXT_STORED, cli->diags);

        if (status != PEIL_OK || is_document(*node))
            return status;
    }
    return peil_json_read(node, arena, source, &cli->limits, PEIL_TEXT_ANSWERS, cli->diags);
}

static int next_record(const struct peil_node **node, struct cli_records *records, bool any,
    struct cli *cli, struct peil_arena *arena)
{
    struct peil_source *source;

    *node = NULL;
    if (records->format != CLI_RECORDS_NDJSON) {
        if (records->taken)
            return PEIL_OK;
        records->taken = true;
        records->last = records->source;
        return read_record(
            node, &records->source, records->format == CLI_RECORDS_YAML, any, cli, arena);
    }
    source = peil_arena_alloc(arena, sizeof(*source));
    if (!source)
        return PEIL_ENOMEM;
    if (!peil_ndjson_next(&records->source, &records->offset, &records->line, source))
        return PEIL_OK;
    records->current = source->first_line;
    records->last = *source;
    return read_record(node, source, false, any, cli, arena);
}

int cli_records_next(const struct peil_node **node, struct cli_records *records, struct cli *cli,
    struct peil_arena *arena)
{
    return next_record(node, records, false, cli, arena);
}

int cli_records_next_any(const struct peil_node **node, struct cli_records *records,
    struct cli *cli, struct peil_arena *arena)
{
    return next_record(node, records, true, cli, arena);
}

int cli_records_again(const struct peil_node **node, enum cli_record_format format,
    const struct peil_source *source, struct cli *cli, struct peil_arena *arena)
{
    struct peil_diags *diags = cli->diags;
    int status;

    cli->diags = NULL;
    status = read_record(node, source, format == CLI_RECORDS_YAML, true, cli, arena);
    cli->diags = diags;
    return status;
}
