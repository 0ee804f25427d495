/*
 * Tests that compare: several sets of answers, and what must come of them side by side.
 */
#include <string.h>

#include "core/base/status.h"
#include "core/cli/compare/compare.h"
#include "core/cli/packtest/pack_test.h"

/* The pack that is tested is not looked for: it is the one that was given. */
static bool is_tested(const struct cli_test *run, const struct peil_answers_head *head)
{
    const struct peil_pack *pack = run->tests->pack;

    return strcmp(head->pack_id, pack->id) == 0 && head->version.major == pack->version.major;
}

static int read_sheet(
    struct peil_sheet *out, struct cli_compare *compare, struct cli_test *run, size_t index)
{
    const struct peil_node *given = peil_node_at(run->compared, index);
    struct peil_pack *pack = run->tests->pack;
    struct peil_answers *answers = NULL;
    struct peil_answers_head head;
    char digest[65];
    int status = PEIL_OK;

    if (!peil_answers_head(&head, given, run->diags))
        return PEIL_EINPUT;
    if (!is_tested(run, &head))
        status = cli_packs_for(&pack, &compare->packs, given, run->tests->pack->name);
    if (status == PEIL_OK)
        status =
            peil_answers_read(&answers, compare->arena, pack, given, &run->cli->limits, run->diags);
    if (status == PEIL_OK)
        status = peil_answers_digest(digest, peil_answers_node(compare->arena, answers));
    if (status != PEIL_OK)
        return status;
    *out = (struct peil_sheet){.name = peil_arena_format(compare->arena, "compare.%z", index + 1),
        .answers = answers,
        .digest = peil_arena_text(compare->arena, digest)};
    answers->name = out->name;
    return out->name && out->digest ? PEIL_OK : PEIL_ENOMEM;
}

static int read_sheets(struct peil_sheet *sheets, struct cli_compare *compare, struct cli_test *run)
{
    int worst = sheets ? PEIL_OK : PEIL_ENOMEM;

    for (size_t i = 0; i < peil_node_count(run->compared) && worst != PEIL_ENOMEM; i++) {
        int status = read_sheet(&sheets[i], compare, run, i);

        worst = status == PEIL_OK ? worst : status;
    }
    return worst;
}

static int make(const struct peil_node **out, struct cli_compare *compare, struct cli_test *run)
{
    struct peil_scorer scorer = cli_compare_scorer(compare);
    struct peil_comparison_options options = {.version = cli_version(), .diags = run->diags};
    struct peil_comparison *made = NULL;
    size_t count = peil_node_count(run->compared);
    struct peil_sheet *sheets = peil_arena_array(compare->arena, count, sizeof(*sheets));
    int status = read_sheets(sheets, compare, run);

    scorer.load = NULL; /* all are there */
    if (status == PEIL_OK)
        status = peil_compare_make(
            &made, compare->arena, sheets, count, &scorer, &compare->options, run->diags);
    if (status == PEIL_OK)
        status = cli_compare_advise(&options.advice, &options.advice_missing, compare, made);
    if (status != PEIL_OK)
        return status;
    *out = peil_report_comparison(compare->arena, made, &options);
    return *out ? PEIL_OK : PEIL_ENOMEM;
}

int cli_test_compare(struct cli_test *run,
    int (*check)(struct cli_test *run, int status, const struct peil_node *document))
{
    struct cli *cli = run->cli;
    struct cli_compare compare = {.cli = cli, .arena = peil_arena_new(), .label = ""};
    struct peil_diags *others = cli->diags;
    const struct peil_node *document = NULL;
    int status = PEIL_ENOMEM;

    cli->diags = run->diags;
    if (compare.arena && cli_packs_init(&compare.packs, cli) &&
        cli_compare_options(&compare) == CLI_DONE) {
        compare.packs.extensions = run->tests->extensions;
        compare.packs.loaded[compare.packs.count++] =
            (struct cli_loaded){.path = run->tests->pack->name, .pack = run->tests->pack};
        status = make(&document, &compare, run);
    }
    status = check(run, status, document);
    compare.packs.loaded[0].pack = NULL; /* it is not ours */
    cli->diags = others;
    if (compare.packs.arena)
        cli_packs_dispose(&compare.packs);
    peil_arena_free(compare.arena);
    return status;
}
