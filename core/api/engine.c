/*
 * peil inside another program: see <peil/peil.h>.
 */
#include "core/api/engine_parts.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/diag_node.h"
#include "core/base/status.h"
#include "core/format/json.h"
#include "core/format/yaml.h"
#include "core/pack/schema.h"
#include "core/plugin/check.h"
#include "core/plugin/plugin.h"
#include "core/report/report.h"
#include "core/report/verify.h"

#ifndef PEIL_VERSION
#define PEIL_VERSION "0.0.0"
#endif

const char *peil_version(void)
{
    return PEIL_VERSION;
}

struct peil_engine *peil_engine_new(void)
{
    struct peil_engine *engine = calloc(1, sizeof(*engine));

    if (!engine)
        return NULL;
    engine->run = peil_arena_new();
    engine->diags = peil_diags_new(0);
    engine->pack_diags = peil_diags_new(0);
    engine->limits = (struct peil_limits)PEIL_LIMITS;
    engine->last_script = &engine->first_script;
    if (!engine->run || !engine->diags || !engine->pack_diags) {
        peil_engine_free(engine);
        return NULL;
    }
    return engine;
}

void peil_engine_free(struct peil_engine *engine)
{
    if (!engine)
        return;
    peil_engine_drop_packs(engine);
    peil_buf_dispose(&engine->findings);
    peil_diags_free(engine->diags);
    peil_diags_free(engine->pack_diags);
    peil_arena_free(engine->run);
    free(engine);
}

void peil_engine_begin(struct peil_engine *engine)
{
    peil_diags_clear(engine->diags);
    peil_diags_clear(engine->pack_diags);
    peil_arena_reset(engine->run);
}

int peil_engine_read(
    const struct peil_node **out, struct peil_engine *engine, const struct peil_source *source)
{
    const char *start = source->bytes;
    size_t blank = 0;

    if (source->length > engine->limits.answers_bytes) {
        peil_diag_add(engine->diags, PEIL_ERROR, "api/too-large", (struct peil_place){source, 1, 1},
            PEIL_ARGS(PEIL_INTEGER("most", engine->limits.answers_bytes)));
        return PEIL_EINPUT;
    }
    while (blank < source->length && strchr(" \t\r\n", start[blank]))
        blank++;
    if (blank < source->length && start[blank] == '{')
        return peil_json_read(
            out, engine->run, source, &engine->limits, PEIL_TEXT_ANSWERS, engine->diags);
    return peil_yaml_read(
        out, engine->run, source, &engine->limits, PEIL_TEXT_ANSWERS, engine->diags);
}

int peil_engine_render(struct peil_engine *engine, struct peil_buf *out,
    const struct peil_node *document, const struct peil_output *output)
{
    if (output)
        return peil_plugin_render(out, output, document, NULL, engine->diags);
    peil_json_write(out, document, 2);
    peil_buf_char(out, '\n');
    return peil_buf_failed(out) ? PEIL_ENOMEM : PEIL_OK;
}

/* What another program may read again is sealed, as `peil score -f json` does. */
static bool is_json(const struct peil_output *output)
{
    return !output || strcmp(output->media_type, "application/json") == 0;
}

int peil_engine_check_request(
    struct peil_engine *engine, const char *asof, const struct peil_output *output)
{
    const char *reason = output ? peil_plugin_check_output(output) : NULL;

    if (reason) {
        peil_diag_add(engine->diags, PEIL_ERROR, reason, PEIL_NOWHERE, PEIL_NO_ARGS);
        return PEIL_EPLUGIN;
    }
    if (!asof || peil_is_date(asof))
        return PEIL_OK;
    peil_diag_add(engine->diags, PEIL_ERROR, "api/not-a-date", PEIL_NOWHERE,
        PEIL_ARGS(PEIL_TEXT("value", asof)));
    return PEIL_EINPUT;
}

static int score(struct peil_engine *engine, const struct peil_source *source,
    const struct peil_report_request *request, struct peil_buf *out)
{
    const struct peil_node *tree;
    const struct peil_want want = {.asof = request->asof,
        .advice = true,
        .blocks = true,
        .reasons = true,
        .concepts = true,
        .bounds = engine->limits.script_steps};
    struct peil_engine_pack *added;
    struct peil_answers *answers;
    struct peil_result *result;
    struct peil_report_options options = {
        .language = request->language, .version = peil_version(), .diags = engine->diags};
    struct peil_node *document;
    int status = peil_engine_check_request(engine, request->asof, request->output);

    if (status == PEIL_OK)
        status = peil_engine_read(&tree, engine, source);
    if (status == PEIL_OK)
        status = peil_engine_pack_for(&added, engine, tree);
    if (status == PEIL_OK)
        status = peil_answers_read(
            &answers, engine->run, added->pack, tree, &engine->limits, engine->diags);
    if (status == PEIL_OK)
        status =
            peil_evaluate(&result, engine->run, added->evaluator, answers, &want, engine->diags);
    if (status != PEIL_OK)
        return status;
    document = peil_report_result(engine->run, result, &options);
    status = document ? PEIL_OK : PEIL_ENOMEM;
    if (status == PEIL_OK && is_json(request->output))
        status = peil_report_seal(engine->run, document);
    return status == PEIL_OK ? peil_engine_render(engine, out, document, request->output) : status;
}

int peil_engine_hand_out(int status, struct peil_buf *made, char **report, size_t *report_length)
{
    *report = NULL;
    *report_length = 0;
    if (status != PEIL_OK) {
        peil_buf_dispose(made);
        return status;
    }
    *report = made->data;
    *report_length = made->length;
    return PEIL_DONE;
}

int peil_engine_score(struct peil_engine *engine, const char *name, const void *answers,
    size_t length, const struct peil_report_request *request, char **report, size_t *report_length)
{
    static const struct peil_report_request plain = {0};
    struct peil_source source = {name, answers, length, 1};
    struct peil_buf out = PEIL_BUF_EMPTY;
    int status;

    peil_engine_begin(engine);
    status = score(engine, &source, request ? request : &plain, &out);
    return peil_engine_hand_out(status, &out, report, report_length);
}

void peil_bytes_free(char *bytes)
{
    free(bytes);
}

static void add_findings(
    struct peil_arena *arena, struct peil_node *list, const struct peil_diags *diags)
{
    for (size_t i = 0; i < peil_diags_count(diags); i++)
        peil_node_add(arena, list, peil_diag_node(arena, peil_diags_at(diags, i)));
}

const char *peil_engine_findings(struct peil_engine *engine)
{
    struct peil_arena *arena = peil_arena_new(); /* that of the run may have failed */
    struct peil_node *list = peil_node_list(arena);
    bool whole;

    add_findings(arena, list, engine->pack_diags);
    add_findings(arena, list, engine->diags);
    peil_buf_clear(&engine->findings);
    peil_json_write(&engine->findings, list, 0);
    whole = !peil_arena_failed(arena) && !peil_buf_failed(&engine->findings);
    peil_arena_free(arena);
    return whole ? peil_buf_string(&engine->findings) : NULL;
}
