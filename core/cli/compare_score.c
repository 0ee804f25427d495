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

int cli_compare_evaluator(struct peil_evaluator **out, struct cli_compare *run,
    const struct peil_pack *pack, volatile struct peil_seen *seen, struct peil_diags *diags)
{
    struct cli_loaded *loaded = loaded_of(run, pack);

    *out = NULL;
    if (!loaded)
        return PEIL_EINPUT;
    if (!loaded->opened) {
        loaded->opened = true;
        loaded->engine_status = cli_engine_open(
            &loaded->engine, pack, &run->packs.extensions, &run->cli->limits, seen, diags);
    }
    *out = loaded->engine.evaluator;
    return loaded->engine_status;
}

/* NULL where its scripts cannot be loaded. */
static struct peil_evaluator *evaluator_of(struct cli_compare *run, const struct peil_pack *pack)
{
    struct peil_evaluator *evaluator;
    int status = cli_compare_evaluator(&evaluator, run, pack, NULL, run->cli->diags);

    cli_status(run->cli, status);
    return status == PEIL_OK ? evaluator : NULL;
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
