/*
 * Loading packs by path or id.
 */
#include "core/cli/packs/store.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/status.h"
#include "core/cli/files/files.h"
#include "core/cli/talk/errors.h"

/* Bytes of a file that tell what it is. */
#define HEAD ((size_t)2048)

/* "bcmb", "bcmb@1", "bcmb@1.2.0" as id and version; false where it is none of these. */
static bool split_name(struct peil_arena *arena, const char *name, const char **id,
    struct peil_version *version, bool *any, bool *exact)
{
    const char *at = strchr(name, '@');
    unsigned long major;

    *any = !at;
    *exact = false;
    *version = (struct peil_version){0};
    *id = at ? peil_arena_copy(arena, name, (size_t)(at - name)) : name;
    if (!at)
        return strchr(name, '/') == NULL;
    if (strchr(at, '.')) {
        *exact = true;
        return *id && peil_version_read(at + 1, version);
    }
    major = strspn(at + 1, "0123456789") == strlen(at + 1) ? strtoul(at + 1, NULL, 10) : ULONG_MAX;
    version->major = (uint32_t)major;
    return *id && at[1] && major <= UINT32_MAX;
}

const char *cli_pack_path(struct cli *cli, struct peil_arena *arena, const char *name)
{
    struct cli_store store;
    struct peil_version version;
    const char *id = NULL, *path = NULL;
    bool any, exact;

    if (cli_path_kind(name) != CLI_PATH_NONE)
        return name;
    if (!cli_store_init(&store, cli, arena, "."))
        return NULL;
    if (split_name(arena, name, &id, &version, &any, &exact))
        path = cli_store_find(&store, id, any ? NULL : &version, exact, cli->diags);
    if (!path && !store.stopped && !peil_arena_failed(arena))
        cli_store_say_missing(&store, name, any ? NULL : id, PEIL_NOWHERE);
    return path;
}

/* What is given for a pack and is no zip, but a file of peil all the same. */
static const char *other_file(const char *bytes)
{
    const char *line = bytes;

    if (strncmp(bytes, "PK", 2) == 0)
        return NULL;
    line += strncmp(line, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
    while (*line) {
        if (strncmp(line, "peil-answers:", 13) == 0 || strncmp(line, "{\"peil-answers\"", 15) == 0)
            return "cli/is-answers";
        if (strncmp(line, "peil:", 5) == 0)
            return "cli/is-pack-file";
        line += strcspn(line, "\n");
        line += *line == '\n';
    }
    return NULL;
}

static bool is_called_zip(const char *path)
{
    size_t length = strlen(path);

    return length > 4 && strcmp(path + length - 4, ".zip") == 0;
}

/* Tells of such a file, which "this is no zip" would not help with. A status. */
static int refuse_other(struct cli *cli, struct peil_arena *arena, const char *path)
{
    struct peil_buf head = PEIL_BUF_EMPTY;
    const char *folder = cli_path_folder(arena, path), *code = NULL;
    int status = PEIL_OK;

    if (cli_path_kind(path) != CLI_PATH_FILE || is_called_zip(path))
        return PEIL_OK;
    status = cli_file_begin(&head, path, HEAD, cli->diags);
    if (status == PEIL_OK)
        code = other_file(peil_buf_string(&head));
    peil_buf_dispose(&head);
    if (!code)
        return status;
    peil_diag_add(cli->diags, PEIL_ERROR, code, PEIL_NOWHERE,
        PEIL_ARGS(PEIL_TEXT("path", path), PEIL_TEXT("folder", folder ? folder : ".")));
    return PEIL_EINPUT;
}

int cli_pack_load_path(struct peil_pack **out, struct peil_archive **archive, struct cli *cli,
    struct peil_arena *arena, const char *path)
{
    struct peil_archive *own = NULL;
    struct cli_store store;
    struct peil_store interface;
    int status;

    *out = NULL;
    if (archive)
        *archive = NULL;
    if (!cli_store_init(&store, cli, arena, path))
        return PEIL_ENOMEM;
    interface = cli_store_interface(&store);
    status = refuse_other(cli, arena, path);
    if (status == PEIL_OK)
        status = cli_archive_open(&own, arena, path, &cli->limits, cli->diags);
    if (status == PEIL_OK)
        status = peil_pack_load(out, own, &interface, &cli->limits, cli->diags);
    if (archive && status == PEIL_OK)
        *archive = own;
    else
        peil_archive_close(own);
    return status;
}

int cli_pack_load(struct peil_pack **out, struct peil_archive **archive, struct cli *cli,
    struct peil_arena *arena, const char *name)
{
    const char *path = cli_pack_path(cli, arena, name);

    *out = NULL;
    if (archive)
        *archive = NULL;
    if (!path)
        return peil_arena_failed(arena) ? PEIL_ENOMEM : PEIL_EINPUT;
    return cli_pack_load_path(out, archive, cli, arena, path);
}
