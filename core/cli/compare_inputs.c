/*
 * From files to sheets: answers, and the answers in stored results.
 */
#include <stdlib.h>
#include <string.h>

#include "core/base/status.h"
#include "core/cli/compare.h"
#include "core/cli/contributions.h"
#include "core/cli/errors.h"
#include "core/cli/records.h"
#include "core/compare/gather.h"

/* One more place at the end of an array that grows; NULL without memory. */
static void *next(void **array, size_t *count, size_t *room, size_t size)
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
        next(&array, &run->left_out_count, &run->left_out_room, sizeof(*run->left_out));

    run->left_out = array;
    if (one)
        *one = (struct peil_left_out){name, reason};
    return one ? PEIL_OK : PEIL_ENOMEM;
}

/* The same pack that was found in another folder before, so that all is about one. */
static const struct peil_pack *first_such(struct cli_compare *run, const struct peil_pack *pack)
{
    for (size_t i = 0; i < run->packs.count; i++)
        if (run->packs.loaded[i].pack && peil_order_packs(run->packs.loaded[i].pack, pack) == 0)
            return run->packs.loaded[i].pack;
    return pack;
}

/* The answers that are compared: what was read, or what a stored result holds. NULL if neither. */
static const struct peil_node *answers_of(struct cli_compare *run, const struct peil_node *node)
{
    const char *kind = peil_node_get_text(node, "kind");

    if (peil_node_type(peil_node_get(node, "peil_document")) != PEIL_NODE_NUMBER)
        return node;
    if (kind && strcmp(kind, "result") == 0)
        return peil_node_get(node, "answers");
    peil_diag_add(run->cli->diags, PEIL_ERROR, "compare/other-document", peil_node_place(node),
        PEIL_ARGS(PEIL_TEXT("kind", kind ? kind : "")));
    return NULL;
}

static int add_sheet(
    struct cli_compare *run, const char *name, const char *path, const struct peil_node *node)
{
    const struct peil_node *given = answers_of(run, node);
    struct peil_pack *pack = NULL;
    struct peil_answers *answers = NULL;
    char digest[65];
    void *array = run->sheets;
    struct peil_sheet *sheet;
    int status = given ? cli_packs_for(&pack, &run->packs, given, path) : PEIL_EINPUT;

    if (status == PEIL_OK)
        status = peil_answers_read(
            &answers, run->arena, first_such(run, pack), given, &run->cli->limits, run->cli->diags);
    if (status == PEIL_OK)
        status = peil_answers_digest(digest, peil_answers_node(run->arena, answers));
    if (status != PEIL_OK)
        return status;
    sheet = next(&array, &run->count, &run->room, sizeof(*run->sheets));
    run->sheets = array;
    if (!sheet)
        return PEIL_ENOMEM;
    *sheet = (struct peil_sheet){.name = name,
        .answers = answers,
        .digest = peil_arena_text(run->arena, digest),
        .stored = given == node ? NULL : node};
    return sheet->digest ? PEIL_OK : PEIL_ENOMEM;
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

const char *cli_compare_name(struct cli_compare *run, const char *path, uint32_t line)
{
    const char *name = strcmp(path, "-") == 0 ? "-" : cli_path_name(run->arena, path);

    if (!name || line == 0)
        return name;
    return peil_arena_format(run->arena, "%s:%u", name, (unsigned)line);
}

/* The next record of a file; `*more` becomes false at its end. */
static int read_record(
    struct cli_compare *run, struct cli_records *records, const char *path, bool *more)
{
    const struct peil_node *node = NULL;
    int status = cli_records_next_any(&node, records, run->cli, run->arena);
    bool lines = records->format == CLI_RECORDS_NDJSON;
    const char *name = cli_compare_name(run, path, lines ? records->current : 0);

    *more = lines && (status != PEIL_OK || node);
    if (!name)
        return PEIL_ENOMEM;
    if (status == PEIL_OK && !node)
        return PEIL_OK;
    if (status == PEIL_OK)
        status = peil_is_contribution(node) ? cli_contributions_take(run, name, node)
                                            : add_sheet(run, name, path, node);
    return cli_compare_settle(run, name, status);
}

static int read_file(struct cli_compare *run, const char *path)
{
    struct cli_records records;
    const char *name = cli_compare_name(run, path, 0);
    bool more = true;
    int status = name ? cli_records_open(&records, run->cli, run->arena, path) : PEIL_ENOMEM;

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
