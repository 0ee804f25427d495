/*
 * From a record to a sheet of which no more than the head stays, and the rest when its turn comes.
 */
#include <string.h>

#include "core/base/status.h"
#include "core/cli/compare/compare.h"
#include "core/compare/carry.h"
#include "core/compare/gather.h"

/* The same pack that was found in another folder before, so that all is about one. */
static const struct peil_pack *first_such(struct cli_compare *run, const struct peil_pack *pack)
{
    for (size_t i = 0; i < run->packs.count; i++)
        if (run->packs.loaded[i].pack && peil_order_packs(run->packs.loaded[i].pack, pack) == 0)
            return run->packs.loaded[i].pack;
    return pack;
}

static bool is_document(const struct peil_node *node)
{
    return peil_node_type(peil_node_get(node, "peil_document")) == PEIL_NODE_NUMBER;
}

/* The answers in a stored result. NULL, which is told, where it cannot be read or has none. */
static const struct peil_node *answers_in(struct cli_compare *run, const struct peil_node *result)
{
    const struct peil_node *answers = peil_node_get(result, "answers");
    double format = peil_node_as_number(peil_node_get(result, "peil_document"));

    if (format != PEIL_DOCUMENT_VERSION) {
        peil_diag_add(run->cli->diags, PEIL_ERROR, "compare/newer-result",
            peil_node_place(peil_node_get(result, "peil_document")),
            PEIL_ARGS(PEIL_NUMBER("found", format), PEIL_INTEGER("known", PEIL_DOCUMENT_VERSION)));
        return NULL;
    }
    if (!answers)
        peil_diag_add(run->cli->diags, PEIL_ERROR, "compare/no-answers", peil_node_place(result),
            PEIL_NO_ARGS);
    return answers;
}

/* The answers that are compared: what was read, or what a stored result holds. NULL if neither. */
static const struct peil_node *answers_of(struct cli_compare *run, const struct peil_node *node)
{
    const char *kind = peil_node_get_text(node, "kind");

    if (!is_document(node))
        return node;
    if (kind && strcmp(kind, "result") == 0)
        return answers_in(run, node);
    peil_diag_add(run->cli->diags, PEIL_ERROR, "compare/other-document", peil_node_place(node),
        PEIL_ARGS(PEIL_TEXT("kind", kind ? kind : "")));
    return NULL;
}

/*
 * The pack for answers: of a stored result the version that it was made with. Where that is not
 * there, another version reads what it can (`given->carried`).
 */
static int find_pack(const struct peil_pack **out, struct cli_given *given, struct cli_compare *run,
    const struct peil_node *node, const struct peil_node *answers, const char *path)
{
    struct peil_pack *pack = NULL;
    int status = PEIL_OK;

    given->stored = answers != node;
    if (given->stored)
        status = cli_packs_of_result(&pack, &run->packs, node, path);
    given->carried = given->stored && !pack;
    if (status == PEIL_OK && !pack)
        status = cli_packs_for(&pack, &run->packs, answers, path);
    *out = status == PEIL_OK ? first_such(run, pack) : NULL;
    return status;
}

static int read_answers(struct peil_carried *out, struct peil_arena *arena,
    const struct cli_given *given, const struct peil_pack *pack, const struct peil_node *answers,
    const struct peil_limits *limits, struct peil_diags *diags)
{
    *out = (struct peil_carried){0};
    return given->carried ? peil_carry_read(out, arena, pack, answers, limits, diags)
                          : peil_answers_read(&out->answers, arena, pack, answers, limits, diags);
}

/* All but the answers themselves. NULL without memory. */
static const struct peil_answers *head_of(
    struct peil_arena *arena, const struct peil_answers *answers, const char *name)
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
        .name = name};
    return peil_arena_failed(arena) ? NULL : head;
}

/* Places for a sheet and for where it comes from; NULL without memory. */
static struct peil_sheet *add_sheet(struct cli_compare *run, const struct cli_given *given)
{
    void *sheets = run->sheets, *all = run->given;
    struct peil_sheet *sheet =
        cli_compare_next(&sheets, &run->count, &run->room, sizeof(*run->sheets));
    struct cli_given *kept =
        cli_compare_next(&all, &run->given_count, &run->given_room, sizeof(*run->given));

    run->sheets = sheets;
    run->given = all;
    if (!sheet || !kept)
        return NULL;
    *kept = *given;
    sheet->number = run->given_count - 1;
    return sheet;
}

int cli_compare_add(
    struct cli_compare *run, const struct cli_compare_record *record, const struct peil_node *node)
{
    struct cli_given given = {.source = record->source, .format = record->format};
    const struct peil_node *answers = answers_of(run, node);
    const struct peil_pack *pack = NULL;
    struct peil_carried read;
    struct peil_sheet *sheet;
    char digest[65];
    int status = PEIL_EINPUT;

    if (answers)
        status = find_pack(&pack, &given, run, node, answers, record->path);
    if (status == PEIL_OK)
        status = read_answers(
            &read, run->passing, &given, pack, answers, &run->cli->limits, run->cli->diags);
    if (status == PEIL_OK)
        status = peil_answers_digest(digest, peil_answers_node(run->passing, read.answers));
    if (status != PEIL_OK)
        return status;
    sheet = add_sheet(run, &given);
    if (!sheet)
        return PEIL_ENOMEM;
    sheet->name = record->name;
    sheet->answers = head_of(run->arena, read.answers, record->full);
    sheet->digest = peil_arena_text(run->arena, digest);
    return sheet->answers && sheet->digest ? PEIL_OK : PEIL_ENOMEM;
}

/* ---- when its turn comes --------------------------------------------------------------------- */

/* {value} of a score; nothing where it has none. */
static struct peil_node *value_of(struct peil_arena *arena, const struct peil_node *score)
{
    const struct peil_node *value = peil_node_get(score, "value");
    struct peil_node *map = peil_node_map(arena);

    if (peil_node_type(value) == PEIL_NODE_NUMBER)
        peil_node_set_number(arena, map, "value", peil_node_as_number(value));
    return map;
}

static struct peil_node *sections_of(struct peil_arena *arena, const struct peil_node *sections)
{
    struct peil_node *list = peil_node_list(arena);

    for (size_t i = 0; i < peil_node_count(sections); i++) {
        const struct peil_node *one = peil_node_at(sections, i);
        const struct peil_node *below = peil_node_get(one, "sections");
        struct peil_node *map = peil_node_map(arena);

        peil_node_set_text(arena, map, "id", peil_node_get_text(one, "id"));
        peil_node_set(arena, map, "score", value_of(arena, peil_node_get(one, "score")));
        if (below)
            peil_node_set(arena, map, "sections", sections_of(arena, below));
        peil_node_add(arena, list, map);
    }
    return list;
}

/* Of a stored result what peil_stored_agrees looks at. */
static const struct peil_node *scores_of(struct peil_arena *arena, const struct peil_node *stored)
{
    struct peil_node *map = peil_node_map(arena);
    const struct peil_node *digests = peil_node_get(stored, "digests");

    if (digests)
        peil_node_set(arena, map, "digests", peil_node_clone(arena, digests));
    peil_node_set(arena, map, "score", value_of(arena, peil_node_get(stored, "score")));
    peil_node_set(arena, map, "sections", sections_of(arena, peil_node_get(stored, "sections")));
    return map;
}

/* The tree of the answers in `arena`, and what is kept of a stored result. A status. */
static int read_again(const struct peil_node **answers, struct cli_compare *run,
    struct peil_arena *arena, struct peil_sheet *sheet, bool whole)
{
    const struct cli_given *given = &run->given[sheet->number];
    bool stays = whole || !given->stored;
    const struct peil_node *node = NULL;
    int status = cli_records_again(
        &node, given->format, given->source, run->cli, stays ? arena : run->passing);

    if (status != PEIL_OK)
        return status;
    *answers = given->stored ? peil_node_get(node, "answers") : node;
    if (given->stored)
        sheet->stored = whole ? node : scores_of(arena, node);
    if (!stays)
        *answers = peil_node_clone(arena, *answers);
    return *answers ? PEIL_OK : PEIL_ENOMEM;
}

int cli_compare_load(void *context, struct peil_arena *arena, struct peil_sheet *sheet, bool whole)
{
    struct cli_compare *run = context;
    const struct peil_node *answers = NULL;
    struct peil_carried read;
    int status = read_again(&answers, run, arena, sheet, whole);

    peil_arena_reset(run->passing);
    if (status == PEIL_OK)
        status = read_answers(&read, arena, &run->given[sheet->number], sheet->answers->pack,
            answers, &run->cli->limits, NULL);
    if (status != PEIL_OK) /* it went well before */
        return status == PEIL_ENOMEM ? status : PEIL_EINTERNAL;
    read.answers->name = sheet->answers->name;
    sheet->answers = read.answers;
    sheet->lost = read.lost;
    sheet->lost_count = read.lost_count;
    return peil_arena_failed(arena) ? PEIL_ENOMEM : PEIL_OK;
}
