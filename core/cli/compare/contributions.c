/*
 * Contributions among the inputs of a command.
 */
#include "core/cli/compare/contributions.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/status.h"
#include "core/cli/files/records.h"

int cli_contributions_take(struct cli_compare *run, const char *name, const struct peil_node *node)
{
    struct cli_contributed *more;
    struct peil_contribution *one;
    int status = peil_contribution_read(&one, run->arena, node, run->cli->diags);

    if (status != PEIL_OK)
        return status;
    more = peil_arena_array(run->arena, run->contributed_count + 1, sizeof(*more));
    if (!more)
        return PEIL_ENOMEM;
    if (run->contributed_count > 0)
        memcpy(more, run->contributed, run->contributed_count * sizeof(*more));
    more[run->contributed_count++] = (struct cli_contributed){name, one};
    run->contributed = more;
    return PEIL_OK;
}

/* The bytes of both are kept in the arena, which fails without memory. */
static bool is_same(
    const struct peil_contribution *a, const struct peil_contribution *b, struct peil_arena *arena)
{
    struct peil_buf one = PEIL_BUF_EMPTY, other = PEIL_BUF_EMPTY;
    const char *bytes, *others;

    peil_contribution_write(&one, arena, a);
    peil_contribution_write(&other, arena, b);
    bytes = peil_buf_keep(&one, arena);
    others = peil_buf_keep(&other, arena);
    return bytes && others && strcmp(bytes, others) == 0;
}

/* Adds one, unless an earlier one shares a subject with it. */
static int join_one(struct peil_contribution *into, struct cli_compare *run, size_t index)
{
    const struct cli_contributed *one = &run->contributed[index];
    struct peil_diags *diags = run->cli->diags;
    bool same;

    if (!peil_contribution_shared(one->contribution, into))
        return peil_contribution_add(into, one->contribution);
    for (size_t i = 0; i < index; i++) {
        const struct cli_contributed *other = &run->contributed[i];

        if (!peil_contribution_shared(one->contribution, other->contribution))
            continue;
        same = is_same(one->contribution, other->contribution, run->arena);
        if (peil_arena_failed(run->arena))
            return PEIL_ENOMEM;
        if (same) {
            peil_diag_add(diags, PEIL_WARNING, "contribution/same", PEIL_NOWHERE,
                PEIL_ARGS(PEIL_TEXT("name", one->name), PEIL_TEXT("same", other->name)));
            return PEIL_OK;
        }
        peil_diag_add(diags, PEIL_ERROR, "contribution/shared", PEIL_NOWHERE,
            PEIL_ARGS(PEIL_TEXT("name", one->name), PEIL_TEXT("other", other->name)));
        return PEIL_EINPUT;
    }
    return PEIL_EINTERNAL;
}

int cli_contributions_join(struct peil_contribution **out, struct cli_compare *run)
{
    struct peil_contribution *into = NULL;
    int status = PEIL_OK;

    *out = NULL;
    if (run->contributed_count == 0)
        return PEIL_OK;
    into = peil_contribution_new(run->arena);
    if (!into)
        return PEIL_ENOMEM;
    for (size_t i = 0; status == PEIL_OK && i < run->contributed_count; i++)
        status = join_one(into, run, i);
    *out = status == PEIL_OK ? into : NULL;
    return status;
}

/* Of a file of --with only contributions are taken. */
static int read_one(struct cli_compare *run, struct cli_records *records, const char *name)
{
    const struct peil_node *node = NULL;
    int status = cli_records_next_any(&node, records, run->cli, run->arena);

    if (status != PEIL_OK || !node)
        return status;
    return cli_contributions_take(run, name, node);
}

int cli_contributions_read(struct cli_compare *run)
{
    const struct cli_list *paths = &run->cli->options.with;
    int status = PEIL_OK;

    for (size_t i = 0; status == PEIL_OK && i < paths->count; i++) {
        struct cli_records records;
        const char *name = cli_compare_name(run, paths->items[i], 0);

        if (!name)
            return PEIL_ENOMEM;
        status = cli_records_open(&records, run->cli, run->arena, paths->items[i]);
        if (status == PEIL_OK)
            status = read_one(run, &records, name);
        status = cli_compare_settle(run, name, status);
    }
    return status;
}
