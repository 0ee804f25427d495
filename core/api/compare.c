/*
 * Comparing answers inside another program.
 */
#include <string.h>

#include "core/api/engine_parts.h"
#include "core/base/status.h"
#include "core/compare/advise.h"
#include "core/compare/compare.h"
#include "core/compare/merge.h"
#include "core/report/compared_advice.h"
#include "core/report/comparison.h"

/* One call under way. */
struct comparing {
    struct peil_engine *engine;
    const struct peil_compare_request *request;
    struct peil_compare_options options;
    struct peil_sheet *sheets;
    size_t count;
};

static struct peil_engine_pack *added_of(struct peil_engine *engine, const struct peil_pack *pack)
{
    struct peil_engine_pack *added = engine->packs;

    while (added && added->pack != pack)
        added = added->next;
    return added;
}

static int score(void *context, struct peil_arena *arena, const struct peil_answers *const *answers,
    size_t count, const struct peil_result **results)
{
    struct comparing *c = context;
    const struct peil_want want = {
        .asof = c->options.asof, .concepts = true, .bounds = c->engine->limits.script_steps};
    int status = PEIL_OK;

    for (size_t i = 0; status == PEIL_OK && i < count; i++) {
        struct peil_engine_pack *added = added_of(c->engine, answers[i]->pack);
        struct peil_result *result = NULL;

        if (added)
            status = peil_evaluate(
                &result, arena, added->evaluator, answers[i], &want, c->engine->diags);
        results[i] = result;
    }
    return status;
}

static int find_evaluator(void *context, struct peil_evaluator **out, const struct peil_pack *pack)
{
    struct comparing *c = context;
    struct peil_engine_pack *added = added_of(c->engine, pack);

    *out = added ? added->evaluator : NULL;
    return added ? PEIL_OK : PEIL_EINPUT;
}

/* ---- what is given --------------------------------------------------------------------------- */

static int read_request(struct comparing *c)
{
    const struct peil_compare_request *request = c->request;
    struct peil_compare_options *options = &c->options;

    options->least_group = request->least_group > 0 ? request->least_group : PEIL_LEAST_GROUP;
    options->subject = request->subject;
    options->asof = request->asof;
    if (request->rule && !peil_merge_rule_read(request->rule, &options->rule)) {
        peil_diag_add(c->engine->diags, PEIL_ERROR, "api/no-rule", PEIL_NOWHERE,
            PEIL_ARGS(PEIL_TEXT("value", request->rule)));
        return PEIL_EINPUT;
    }
    return peil_engine_check_request(c->engine, request->asof, request->output);
}

/* Answers, or those in a stored result. */
static const struct peil_node *answers_in(const struct peil_node *node)
{
    const char *kind = peil_node_get_text(node, "kind");

    return kind && strcmp(kind, "result") == 0 && peil_node_get(node, "peil_document")
               ? peil_node_get(node, "answers")
               : node;
}

static int read_sheet(struct comparing *c, const struct peil_given *given, size_t index)
{
    struct peil_engine *engine = c->engine;
    struct peil_arena *arena = engine->run;
    struct peil_source *source = peil_arena_alloc(arena, sizeof(*source));
    const char *name = given->name ? given->name : peil_arena_format(arena, "%z", index + 1);
    const struct peil_node *node = NULL, *tree = NULL;
    struct peil_answers *answers = NULL;
    struct peil_engine_pack *added = NULL;
    char digest[65];
    int status = source && name ? PEIL_OK : PEIL_ENOMEM;

    if (status == PEIL_OK) {
        *source = (struct peil_source){name, given->answers, given->length, 1};
        status = peil_engine_read(&node, engine, source);
    }
    tree = answers_in(node);
    if (status == PEIL_OK)
        status = peil_engine_pack_for(&added, engine, tree);
    if (status == PEIL_OK)
        status =
            peil_answers_read(&answers, arena, added->pack, tree, &engine->limits, engine->diags);
    if (status == PEIL_OK)
        status = peil_answers_digest(digest, peil_answers_node(arena, answers));
    if (status != PEIL_OK)
        return status;
    answers->name = name;
    c->sheets[index] = (struct peil_sheet){.name = name,
        .answers = answers,
        .digest = peil_arena_text(arena, digest),
        .stored = tree == node ? NULL : node};
    return c->sheets[index].digest ? PEIL_OK : PEIL_ENOMEM;
}

/* All of them, so that all that is wrong is told at once. */
static int read_sheets(struct comparing *c, const struct peil_given *given)
{
    int worst = PEIL_OK;

    c->sheets = peil_arena_array(c->engine->run, c->count, sizeof(*c->sheets));
    if (!c->sheets)
        return PEIL_ENOMEM;
    for (size_t i = 0; i < c->count && worst != PEIL_ENOMEM; i++) {
        int status = read_sheet(c, &given[i], i);

        worst = status == PEIL_OK ? worst : status;
    }
    return worst;
}

/* ---- what comes of it ------------------------------------------------------------------------ */

static int advise(
    const struct peil_node **out, struct comparing *c, const struct peil_comparison *made)
{
    const struct peil_evaluators evaluators = {c, find_evaluator};
    struct peil_report_options options = {.language = c->request->language,
        .version = peil_version(),
        .actors = c->request->actors,
        .actor_count = c->request->actor_count};
    struct peil_advised advised;
    int status = PEIL_OK;

    if (!made->focus)
        return PEIL_OK;
    if (!options.language)
        options.language = made->packs[0]->language;
    status = peil_compare_advise(&advised, c->engine->run, made, &evaluators, c->engine->diags);
    if (status != PEIL_OK)
        return status;
    *out = peil_report_compared_advice(c->engine->run, advised.results, advised.count, &options);
    return *out ? PEIL_OK : PEIL_ENOMEM;
}

static int compare(struct comparing *c, const struct peil_given *given, struct peil_buf *out)
{
    struct peil_engine *engine = c->engine;
    struct peil_scorer scorer = {.context = c, .score = score};
    struct peil_comparison_options options = {
        .language = c->request->language, .version = peil_version(), .diags = engine->diags};
    struct peil_comparison *made = NULL;
    struct peil_node *document;
    int status = read_request(c);

    if (status == PEIL_OK)
        status = read_sheets(c, given);
    if (status == PEIL_OK)
        status = peil_compare_make(
            &made, engine->run, c->sheets, c->count, &scorer, &c->options, engine->diags);
    if (status == PEIL_OK)
        status = advise(&options.advice, c, made);
    if (status != PEIL_OK)
        return status;
    document = peil_report_comparison(engine->run, made, &options);
    return document ? peil_engine_render(engine, out, document, c->request->output) : PEIL_ENOMEM;
}

int peil_engine_compare(struct peil_engine *engine, const struct peil_given *given, size_t count,
    const struct peil_compare_request *request, char **report, size_t *report_length)
{
    static const struct peil_compare_request plain = {0};
    struct comparing c = {.engine = engine, .request = request ? request : &plain, .count = count};
    struct peil_buf out = PEIL_BUF_EMPTY;

    peil_engine_begin(engine);
    return peil_engine_hand_out(compare(&c, given, &out), &out, report, report_length);
}
