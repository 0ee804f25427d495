/*
 * peil pack check, build and info.
 */
#include <string.h>

#include "core/base/status.h"
#include "core/cli/files/files.h"
#include "core/cli/line/options.h"
#include "core/cli/output/output.h"
#include "core/cli/packs/script_check.h"
#include "core/cli/packs/store.h"
#include "core/cli/score/overwrite.h"
#include "core/cli/talk/errors.h"
#include "core/cli/talk/findings.h"
#include "core/format/json.h"
#include "core/report/report.h"

/* Whether there was no such pack, so that nothing was checked. */
static bool is_missing(const struct peil_diags *diags)
{
    for (size_t i = 0; i < peil_diags_count(diags); i++) {
        const char *code = peil_diags_at(diags, i)->code;

        if (strcmp(code, "cli/no-pack") == 0 || strcmp(code, "cli/other-version") == 0)
            return true;
    }
    return false;
}

/* Loads one pack for its mistakes only; true when it has none. */
static bool check_one(struct cli *cli, struct cli_findings *findings, const char *name)
{
    struct peil_arena *arena = peil_arena_new();
    struct peil_pack *pack = NULL;
    int status = arena ? cli_pack_load(&pack, NULL, cli, arena, name) : PEIL_ENOMEM;
    bool good;

    if (status == PEIL_OK)
        status = cli_check_scripts(cli, pack);
    good = status == PEIL_OK;
    if ((status != PEIL_OK && status != PEIL_EINPUT && status != PEIL_ESCRIPT) ||
        is_missing(cli->diags))
        cli_status(cli, status);
    cli_findings_take(findings, name, good);
    if (good && !cli->options.json)
        cli_say(cli, _("%s: %s %s is in order"), name, pack->id, pack->version_text);
    peil_pack_free(pack);
    peil_arena_free(arena);
    return good;
}

enum cli_exit cli_run_pack_check(struct cli *cli)
{
    struct cli_findings findings;
    bool good = true;

    if (!cli_findings_init(&findings, cli, "packs"))
        return CLI_INTERNAL;
    for (size_t i = 0; i < cli->options.arguments.count; i++)
        good = check_one(cli, &findings, cli->options.arguments.items[i]) && good;
    if (!good)
        cli_fail(cli, CLI_CONDITION);
    cli_findings_show(&findings);
    return cli->worst;
}

/* All files of an archive, and with --bundle those of the packs that it uses as zips in uses/. */
struct bundle {
    struct peil_arena *arena;
    struct peil_memory_file *files;
    size_t count;
};

static int add_files(struct bundle *bundle, struct peil_archive *archive, struct cli *cli)
{
    for (size_t i = 0; i < peil_archive_count(archive); i++) {
        const char *name = peil_archive_at(archive, i)->name;
        const struct peil_source *source;
        int status = peil_archive_read(&source, archive, bundle->arena, name, true, cli->diags);

        if (status != PEIL_OK)
            return status;
        if (strncmp(name, "uses/", 5) == 0)
            continue; /* made anew from what is used now */
        bundle->files[bundle->count++] =
            (struct peil_memory_file){name, source->bytes, source->length};
    }
    return PEIL_OK;
}

static int add_used(
    struct bundle *bundle, struct cli *cli, struct cli_store *store, const struct peil_pack *used)
{
    const char *path = cli_store_find(store, used->id, &used->version, true, cli->diags);
    struct peil_archive *archive = NULL;
    struct peil_buf zip = PEIL_BUF_EMPTY;
    int status = path                               ? PEIL_OK
                 : peil_arena_failed(bundle->arena) ? PEIL_ENOMEM
                 : store->stopped                   ? PEIL_EIO
                                                    : PEIL_EINPUT;

    if (status == PEIL_OK)
        status = cli_archive_open(&archive, bundle->arena, path, &cli->limits, cli->diags);
    if (status == PEIL_OK)
        status = peil_archive_write_zip(&zip, archive, cli->diags);
    if (status == PEIL_OK) {
        struct peil_memory_file *file = &bundle->files[bundle->count++];

        file->name = peil_arena_format(bundle->arena, "uses/%s.zip", used->id);
        file->length = zip.length;
        file->bytes = peil_buf_keep(&zip, bundle->arena);
        status = file->name && file->bytes ? PEIL_OK : PEIL_ENOMEM;
    }
    peil_buf_dispose(&zip);
    peil_archive_close(archive);
    return status;
}

static int write_bundle(struct cli *cli, struct peil_buf *zip, struct peil_arena *arena,
    const struct peil_pack *pack, struct peil_archive *archive, const char *path)
{
    struct bundle bundle = {.arena = arena};
    struct cli_store store;
    int status;

    bundle.files = peil_arena_array(
        arena, peil_archive_count(archive) + pack->used_count, sizeof(*bundle.files));
    if (!bundle.files || !cli_store_init(&store, cli, arena, path))
        return PEIL_ENOMEM;
    status = add_files(&bundle, archive, cli);
    for (size_t i = 1; i < pack->used_count && status == PEIL_OK; i++)
        status = add_used(&bundle, cli, &store, pack->used[i].pack);
    if (status == PEIL_OK)
        status = peil_archive_write_files(zip, bundle.files, bundle.count, cli->diags);
    return status;
}

/*
 * Where the zip goes: -o, else ID-VERSION.zip here. NULL, after saying so, where it would harm; a
 * zip may take its own place.
 */
static const char *target(struct cli *cli, const struct peil_pack *pack, const char *source)
{
    const char *path = cli->options.output;

    if (!path)
        path = peil_arena_format(cli->arena, "%s-%s.zip", pack->id, pack->version_text);
    if (path && !cli->options.force && !cli->options.output &&
        cli_path_kind(path) != CLI_PATH_NONE) {
        cli_error(cli->diags, "cli/exists", "path", path);
        return NULL;
    }
    if (cli_path_kind(source) == CLI_PATH_FOLDER && cli_is_of_pack(cli, source, path))
        return NULL;
    return path;
}

/* Loads the pack that the command is about; `*path` is where it was found. A status. */
static int load(struct peil_pack **pack, struct peil_archive **archive, const char **path,
    struct cli *cli, struct peil_arena *arena)
{
    *path = cli_pack_path(cli, arena, cli->options.arguments.items[0]);
    if (*path)
        return cli_pack_load_path(pack, archive, cli, arena, *path);
    return peil_arena_failed(arena) ? PEIL_ENOMEM : PEIL_EINPUT;
}

enum cli_exit cli_run_pack_build(struct cli *cli)
{
    struct peil_arena *arena = peil_arena_new();
    struct peil_pack *pack = NULL;
    struct peil_archive *archive = NULL;
    struct peil_buf zip = PEIL_BUF_EMPTY;
    const char *path = NULL;
    int status = arena ? load(&pack, &archive, &path, cli, arena) : PEIL_ENOMEM;

    if (status == PEIL_OK)
        status = cli_check_scripts(cli, pack);
    if (status == PEIL_OK && cli->options.bundle)
        status = write_bundle(cli, &zip, arena, pack, archive, path);
    else if (status == PEIL_OK)
        status = peil_archive_write_zip(&zip, archive, cli->diags);
    if (status == PEIL_OK) {
        path = target(cli, pack, path);
        status = path ? cli_output_write(cli, path, &zip) : PEIL_EIO;
    }
    cli_status(cli, status);
    cli_report(cli);
    peil_buf_dispose(&zip);
    peil_archive_close(archive);
    peil_pack_free(pack);
    peil_arena_free(arena);
    return cli->worst;
}

enum cli_exit cli_run_pack_info(struct cli *cli)
{
    struct cli_output output = {0};
    struct peil_arena *arena = peil_arena_new();
    struct peil_pack *pack = NULL;
    struct peil_archive *archive = NULL;
    struct peil_report_options options = {.language = cli->options.lang, .version = cli_version()};
    struct peil_buf bytes = PEIL_BUF_EMPTY;
    struct peil_node *document = NULL;
    const char *path = NULL;
    enum cli_exit end = arena ? cli_output_open(&output, cli, "text") : CLI_INTERNAL;
    int status = PEIL_OK;

    if (end == CLI_DONE)
        status = load(&pack, &archive, &path, cli, arena);
    if (end == CLI_DONE && status == PEIL_OK && cli_is_of_pack(cli, path, cli->options.output))
        status = PEIL_EIO;
    if (end == CLI_DONE && status == PEIL_OK) {
        document = peil_report_checklist(arena, pack, archive, &options);
        status = document ? cli_output_render(&output, document, &bytes) : PEIL_ENOMEM;
    }
    if (end == CLI_DONE && status == PEIL_OK)
        status = cli_output_write(cli, cli->options.output, &bytes);
    cli_status(cli, status);
    cli_report(cli);
    peil_buf_dispose(&bytes);
    peil_archive_close(archive);
    peil_pack_free(pack);
    peil_arena_free(arena);
    cli_output_dispose(&output);
    return end == CLI_DONE ? cli->worst : end;
}
