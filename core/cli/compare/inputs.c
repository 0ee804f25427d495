/*
 * From files to sheets: answers, and the answers in stored results.
 */
#include <stdlib.h>
#include <string.h>

#include "core/base/status.h"
#include "core/cli/compare/compare.h"
#include "core/cli/compare/contributions.h"
#include "core/cli/files/records.h"
#include "core/compare/gather.h"

void *cli_compare_next(void **array, size_t *count, size_t *room, size_t size)
{
    if (*count == *room) {
        size_t more = *room ? 2 * *room : 64;
        void *larger = realloc(*array, more * size);

        if (!larger)
            return NULL;
        *array = larger;
        *room = more;
    }
    (*count)++;
    return memset((char *)*array + (*count - 1) * size, 0, size);
}

static int leave_out(struct cli_compare *run, const char *name, const char *reason)
{
    void *array = run->left_out;
    struct peil_left_out *one =
        cli_compare_next(&array, &run->left_out_count, &run->left_out_room, sizeof(*run->left_out));

    run->left_out = array;
    if (one)
        *one = (struct peil_left_out){name, reason};
    return one ? PEIL_OK : PEIL_ENOMEM;
}

int cli_compare_settle(struct cli_compare *run, const char *name, int status)
{
    int left = PEIL_OK;

    if (status != PEIL_OK && status != PEIL_ENOMEM)
        left = leave_out(run, name, status == PEIL_EINPUT ? "refused" : "unreadable");
    cli_status(run->cli, status);
    cli_report(run->cli);
    return status == PEIL_ENOMEM ? status : left;
}

/* With the line where a file has several. */
static const char *with_line(struct cli_compare *run, const char *name, uint32_t line)
{
    return name && line > 0 ? peil_arena_format(run->arena, "%s:%u", name, (unsigned)line) : name;
}

const char *cli_compare_name(struct cli_compare *run, const char *path, uint32_t line)
{
    const char *name = strcmp(path, "-") == 0 ? "-" : cli_path_name(run->arena, path);

    return with_line(run, name, line);
}

/* Contributions stay; of answers no more than their head does. */
static int add_record(
    struct cli_compare *run, const struct cli_compare_record *record, const struct peil_node *node)
{
    int status;

    if (!peil_is_contribution(node))
        return cli_compare_add(run, record, node);
    status = cli_records_again(&node, record->format, record->source, run->cli, run->arena);
    return status == PEIL_OK ? cli_contributions_take(run, record->name, node) : status;
}

/* The next record of a file; `*more` becomes false at its end. */
static int read_record(
    struct cli_compare *run, struct cli_records *records, const char *path, bool *more)
{
    const struct peil_node *node = NULL;
    int status = cli_records_next_any(&node, records, run->cli, run->passing);
    bool lines = records->format == CLI_RECORDS_NDJSON;
    uint32_t line = lines ? records->current : 0;
    struct peil_source *source = peil_arena_alloc(run->arena, sizeof(*source));
    struct cli_compare_record record = {.path = path,
        .full = with_line(run, records->source.name, line),
        .name = cli_compare_name(run, path, line),
        .format = records->format,
        .source = source};

    *more = lines && (status != PEIL_OK || node);
    if (!record.name || !record.full || !source)
        return PEIL_ENOMEM;
    *source = records->last;
    if (status == PEIL_OK && !node)
        return PEIL_OK;
    if (status == PEIL_OK)
        status = add_record(run, &record, node);
    status = cli_compare_settle(run, record.name, status);
    peil_arena_reset(run->passing);
    return status;
}

static int read_file(struct cli_compare *run, const char *path)
{
    struct cli_records records;
    const char *name = cli_compare_name(run, path, 0);
    bool more = true;
    int status = name ? cli_records_open_some(&records, run->cli, run->arena, path) : PEIL_ENOMEM;

    if (status != PEIL_OK)
        return cli_compare_settle(run, name ? name : path, status);
    while (more && status == PEIL_OK)
        status = read_record(run, &records, path, &more);
    return status;
}

/* Whether a file was given before under any name. */
static bool is_again(const struct cli_compare *run, size_t index)
{
    for (size_t i = 0; i < index; i++)
        if (cli_file_same(run->files[i], run->files[index]))
            return true;
    return false;
}

int cli_compare_read(struct cli_compare *run)
{
    int status = PEIL_OK;

    for (size_t i = 0; status == PEIL_OK && i < run->paths.count; i++) {
        const char *path = run->paths.items[i];

        if (!is_again(run, i)) {
            status = read_file(run, path);
            continue;
        }
        peil_diag_add(run->cli->diags, PEIL_WARNING, "compare/file-twice", PEIL_NOWHERE,
            PEIL_ARGS(PEIL_TEXT("path", path)));
        cli_report(run->cli);
    }
    return status;
}
