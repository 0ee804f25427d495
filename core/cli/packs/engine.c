/*
 * The scripts of a pack, made ready to evaluate answers.
 */
#include "core/cli/packs/engine.h"

#include <string.h>

#include "core/base/status.h"
#include "core/cli/files/files.h"
#include "core/pack/script_text.h"

/* The name of a file as messages and results have it: without characters that do not show. */
static const char *shown_name(struct peil_arena *arena, const char *path)
{
    struct peil_buf name = PEIL_BUF_EMPTY;
    const char *kept;

    cli_add_safe(&name, path, strlen(path), false);
    kept = peil_buf_keep(&name, arena);
    peil_buf_dispose(&name);
    return kept ? kept : "";
}

static int read_extension(const struct peil_source **out, struct cli *cli, const char *path)
{
    struct peil_buf bytes = PEIL_BUF_EMPTY;
    struct peil_source *file = peil_arena_alloc(cli->arena, sizeof(*file));
    struct peil_source *source = peil_arena_alloc(cli->arena, sizeof(*source));
    int status = cli_file_read(&bytes, path, cli->limits.entry_bytes, cli->diags);
    size_t length = bytes.length;
    char *kept = NULL;

    if (status == PEIL_OK)
        kept = peil_buf_keep(&bytes, cli->arena);
    if (status == PEIL_OK && (!file || !source || !kept))
        status = PEIL_ENOMEM;
    if (status == PEIL_OK) {
        *file = (struct peil_source){shown_name(cli->arena, path), kept, length, 1};
        status = peil_script_text(source, file, &cli->limits, cli->diags);
    }
    *out = source;
    peil_buf_dispose(&bytes);
    return status;
}

int cli_extensions_read(struct cli_extensions *out, struct cli *cli)
{
    const struct cli_list *paths = &cli->options.script;
    int status = PEIL_OK;

    *out = (struct cli_extensions){0};
    if (paths->count == 0)
        return PEIL_OK;
    out->sources = peil_arena_array(cli->arena, paths->count, sizeof(*out->sources));
    if (!out->sources)
        return PEIL_ENOMEM;
    for (size_t i = 0; i < paths->count && status == PEIL_OK; i++) {
        status = read_extension(&out->sources[i], cli, paths->items[i]);
        out->count += status == PEIL_OK;
    }
    return status;
}

static bool has_own_scripts(const struct peil_pack *pack)
{
    for (size_t i = 0; i < pack->scoring.band_count; i++)
        if (pack->scoring.bands[i].escalate_if.text || pack->scoring.bands[i].when.text)
            return true;
    return pack->script_count > 0 || pack->rule_count > 0 || pack->conditional_count > 0;
}

bool cli_has_scripts(const struct peil_pack *pack, const struct cli_extensions *extensions)
{
    bool has = extensions && extensions->count > 0;

    for (size_t i = 0; i < pack->used_count && !has; i++)
        has = has_own_scripts(pack->used[i].pack);
    return has;
}

int cli_engine_open(struct cli_engine *out, const struct peil_pack *pack,
    const struct cli_extensions *extensions, bool compares, const struct peil_limits *limits,
    volatile struct peil_seen *seen, struct peil_diags *diags)
{
    int status = PEIL_OK;

    *out = (struct cli_engine){0};
    if (cli_has_scripts(pack, extensions)) {
        const struct peil_source *const *sources = extensions ? extensions->sources : NULL;

        status = peil_scripts_load_watched(&out->scripts, pack, sources,
            extensions ? extensions->count : 0, compares, limits, seen, diags);
    }
    if (status == PEIL_OK)
        status = peil_evaluator_new(&out->evaluator, pack, out->scripts, diags);
    return status;
}

void cli_engine_close(struct cli_engine *engine)
{
    peil_evaluator_free(engine->evaluator);
    peil_scripts_free(engine->scripts);
    *engine = (struct cli_engine){0};
}

/* The most arguments that a message about a script has. */
#define MOST_ARGS 6

/* Hands on what was said, with the answers that it was said about. */
static void name_answers(struct peil_diags *diags, const struct peil_diags *said, const char *path)
{
    for (size_t i = 0; i < peil_diags_count(said); i++) {
        struct peil_diag diag = *peil_diags_at(said, i);
        struct peil_arg args[MOST_ARGS + 2] = {{0}};
        size_t count = 0;

        while (count < MOST_ARGS && diag.args[count].type != PEIL_ARG_END) {
            args[count] = diag.args[count];
            count++;
        }
        if (path && strncmp(diag.code, "script/", 7) == 0)
            args[count] = (struct peil_arg)PEIL_TEXT("answers", path);
        diag.args = args;
        peil_diag_add_copy(diags, &diag);
    }
    peil_diags_join_failure(diags, said);
}

int cli_evaluate(struct peil_result **out, struct peil_arena *arena,
    struct peil_evaluator *evaluator, const struct peil_answers *answers,
    const struct peil_want *want, const char *name, struct peil_diags *diags)
{
    struct peil_diags *said = peil_diags_new(0);
    int status = PEIL_ENOMEM;

    if (said)
        status = peil_evaluate(out, arena, evaluator, answers, want, said);
    name_answers(diags, said, name);
    peil_diags_free(said);
    return status;
}
