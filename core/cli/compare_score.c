/*
 * Scoring the sheets of a comparison.
 */
#include "core/base/status.h"
#include "core/cli/compare.h"

static struct cli_loaded *loaded_of(struct cli_compare *run, const struct peil_pack *pack)
{
    for (size_t i = 0; i < run->packs.count; i++)
        if (run->packs.loaded[i].pack == pack)
            return &run->packs.loaded[i];
    return NULL;
}

/* The evaluator of a pack; NULL where its scripts cannot be loaded, which is told once. */
static struct peil_evaluator *evaluator_of(struct cli_compare *run, const struct peil_pack *pack)
{
    struct cli_loaded *loaded = loaded_of(run, pack);

    if (!loaded)
        return NULL;
    if (!loaded->opened) {
        loaded->opened = true;
        loaded->engine_status = cli_engine_open(&loaded->engine, pack, &run->packs.extensions,
            &run->cli->limits, NULL, run->cli->diags);
        cli_status(run->cli, loaded->engine_status);
    }
    return loaded->engine_status == PEIL_OK ? loaded->engine.evaluator : NULL;
}

static int score(void *context, struct peil_arena *arena, const struct peil_answers *const *answers,
    size_t count, const struct peil_result **results)
{
    struct cli_compare *run = context;
    struct peil_want want = {
        .asof = run->options.asof, .concepts = true, .bounds = run->cli->limits.script_steps};

    for (size_t i = 0; i < count; i++) {
        struct peil_evaluator *evaluator = evaluator_of(run, answers[i]->pack);
        struct peil_result *result = NULL;
        int status = PEIL_OK;

        if (evaluator)
            status = peil_evaluate(&result, arena, evaluator, answers[i], &want, run->cli->diags);
        if (status != PEIL_OK)
            return status;
        results[i] = result;
    }
    return PEIL_OK;
}

struct peil_scorer cli_compare_scorer(struct cli_compare *run)
{
    return (struct peil_scorer){run, score};
}
