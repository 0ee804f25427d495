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

static bool is_result(const struct peil_node *node)
{
    return peil_node_type(peil_node_get(node, "peil_document")) == PEIL_NODE_NUMBER;
}

/* The answers that are compared: what was read, or what a stored result holds. NULL if neither. */
static const struct peil_node *answers_of(struct cli_compare *run, const struct peil_node *node)
{
    const char *kind = peil_node_get_text(node, "kind");

    if (!is_result(node))
        return node;
    if (kind && strcmp(kind, "result") == 0)
        return peil_node_get(node, "answers");
    peil_diag_add(run->cli->diags, PEIL_ERROR, "compare/other-document", peil_node_place(node),
        PEIL_ARGS(PEIL_TEXT("kind", kind ? kind : "")));
    return NULL;
}

/* A record, and what it is called: in messages, and in the report. */
struct given {
    const char *path, *full, *name;
    enum cli_record_format format;
    const struct peil_source *source;
};

/* Only peil itself writes other records than answers. */
static bool is_plain(const struct peil_node *node)
{
    return !is_result(node) && !peil_is_contribution(node);
}

/*
 * The answers in a stored result: on the version that it was made with where that is there, else
 * what of them another version can read.
 */
static int read_stored(struct cli_compare *run, struct peil_carried *out, const char *path,
    const struct peil_node *result, const struct peil_node *given)
{
    struct peil_pack *pack = NULL;
    int status = cli_packs_of_result(&pack, &run->packs, result, path);
    bool there = pack != NULL;

    if (status == PEIL_OK && !there)
        status = cli_packs_for(&pack, &run->packs, given, path);
    if (status != PEIL_OK)
        return status;
    if (there)
        return peil_answers_read(&out->answers, run->arena, first_such(run, pack), given,
            &run->cli->limits, run->cli->diags);
    return peil_carry_read(
        out, run->arena, first_such(run, pack), given, &run->cli->limits, run->cli->diags);
}

/* Plain answers go to the arena of one input, for they are read again. */
static int read_answers(struct cli_compare *run, struct peil_carried *out, const char *path,
    const struct peil_node *node)
{
    const struct peil_node *given = answers_of(run, node);
    struct peil_pack *pack = NULL;
    int status;

    *out = (struct peil_carried){0};
    if (!given)
        return PEIL_EINPUT;
    if (given != node)
        return read_stored(run, out, path, node, given);
    status = cli_packs_for(&pack, &run->packs, given, path);
    if (status != PEIL_OK)
        return status;
    return peil_answers_read(&out->answers, run->passing, first_such(run, pack), given,
        &run->cli->limits, run->cli->diags);
}

/* All but the answers themselves. NULL without memory. */
static const struct peil_answers *head_of(
    struct peil_arena *arena, const struct peil_answers *answers)
{
    size_t count = answers->pack->subject_field_count;
    struct peil_answers *head = peil_arena_alloc(arena, sizeof(*head));
    const char **subject = peil_arena_array(arena, count, sizeof(*subject));

    if (!head || !subject)
        return NULL;
    for (size_t i = 0; answers->subject && i < count; i++)
        subject[i] = peil_arena_text(arena, answers->subject[i]);
    *head = (struct peil_answers){.pack = answers->pack,
        .subject = answers->subject ? subject : NULL,
        .date = peil_arena_text(arena, answers->date),
        .role = answers->role,
        .respondent = peil_arena_text(arena, answers->respondent),
        .name = answers->name};
    return peil_arena_failed(arena) ? NULL : head;
}

static bool remember(struct cli_compare *run, const struct given *given)
{
    void *array = run->given;
    struct cli_given *kept = next(&array, &run->given_count, &run->given_room, sizeof(*kept));

    run->given = array;
    if (kept)
        *kept = (struct cli_given){given->source, given->format};
    return kept != NULL;
}

/* Keeps of plain answers no more than their head. */
static int add_sheet(
    struct cli_compare *run, const struct given *record, const struct peil_node *node)
{
    bool plain = is_plain(node);
    struct peil_carried read;
    char digest[65];
    void *array = run->sheets;
    struct peil_sheet *sheet;
    int status = read_answers(run, &read, record->path, node);

    if (status == PEIL_OK)
        status = peil_answers_digest(digest, peil_answers_node(run->passing, read.answers));
    if (status != PEIL_OK)
        return status;
    read.answers->name = record->full;
    sheet = next(&array, &run->count, &run->room, sizeof(*run->sheets));
    run->sheets = array;
    if (!sheet || !remember(run, record))
        return PEIL_ENOMEM;
    *sheet = (struct peil_sheet){.name = record->name,
        .answers = plain ? head_of(run->arena, read.answers) : read.answers,
        .lost = read.lost,
        .lost_count = read.lost_count,
        .digest = peil_arena_text(run->arena, digest),
        .stored = plain ? NULL : node,
        .number = run->given_count - 1};
    return sheet->digest && sheet->answers ? PEIL_OK : PEIL_ENOMEM;
}

int cli_compare_load(void *context, struct peil_arena *arena, struct peil_sheet *sheet)
{
    struct cli_compare *run = context;
    const struct cli_given *given = &run->given[sheet->number];
    struct peil_answers *answers = NULL;
    const struct peil_node *node = NULL;
    int status = cli_records_again(&node, given->format, given->source, run->cli, arena);

    if (status == PEIL_OK)
        status =
            peil_answers_read(&answers, arena, sheet->answers->pack, node, &run->cli->limits, NULL);
    if (status != PEIL_OK) /* it went well before */
        return status == PEIL_ENOMEM ? status : PEIL_EINTERNAL;
    answers->name = sheet->answers->name;
    sheet->answers = answers;
    return PEIL_OK;
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

/* What peil wrote itself stays as it is, and is read for the whole run. */
static int add_record(
    struct cli_compare *run, const struct given *record, const struct peil_node *node)
{
    int status = PEIL_OK;

    if (!is_plain(node))
        status = cli_records_again(&node, record->format, record->source, run->cli, run->arena);
    if (status != PEIL_OK)
        return status;
    return peil_is_contribution(node) ? cli_contributions_take(run, record->name, node)
                                      : add_sheet(run, record, node);
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
    struct given record = {.path = path,
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
    size_t before = run->count + run->left_out_count + run->contributed_count;
    bool more = true;
    int status = name ? cli_records_open(&records, run->cli, run->arena, path) : PEIL_ENOMEM;

    if (status != PEIL_OK)
        return cli_compare_settle(run, name ? name : path, status);
    while (more && status == PEIL_OK)
        status = read_record(run, &records, path, &more);
    if (status != PEIL_OK || run->count + run->left_out_count + run->contributed_count > before)
        return status;
    cli_error(run->cli->diags, "compare/empty", "path", path);
    return cli_compare_settle(run, name, PEIL_EINPUT);
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
