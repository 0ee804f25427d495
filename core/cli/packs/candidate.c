/*
 * Looking into a file or folder, to see which pack it is.
 */
#include "core/cli/packs/candidate.h"

#include <string.h>

#include "core/base/status.h"
#include "core/cli/files/files.h"
#include "core/cli/packs/head.h"

/* Bytes that are read of a pack.yaml at first. */
#define HEAD ((size_t)2048)

void cli_candidate_close(struct cli_candidate *one)
{
    peil_archive_close(one->archive);
    peil_arena_free(one->arena);
    one->archive = NULL;
    one->arena = NULL;
}

/* Whether a file or folder goes by the bare id: "bcmb" or "bcmb.zip". */
static bool is_named(const char *path, const char *id)
{
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    size_t length = strlen(id);

    return strncmp(name, id, length) == 0 &&
           (name[length] == '\0' || strcmp(name + length, ".zip") == 0);
}

/*
 * Whether something that is refused, or says no id, was meant as the pack: then loading it tells
 * what is wrong.
 */
static bool is_meant(struct peil_arena *arena, const struct cli_candidate *one, const char *id)
{
    return is_named(one->path, id) && (one->zip || cli_path_kind(cli_path_join(arena, one->path,
                                                       "pack.yaml")) != CLI_PATH_NONE);
}

/* The first bytes of the pack.yaml of a folder or an open zip; none where it has none. */
static int begin(
    struct peil_buf *out, struct cli_candidate *one, size_t most, struct peil_diags *diags)
{
    const char *bytes = NULL, *path;
    size_t length = 0;
    int status;

    if (one->archive) {
        status =
            peil_archive_begin(&bytes, &length, one->archive, one->arena, "pack.yaml", most, diags);
        peil_buf_add(out, bytes, length);
        return status == PEIL_OK && peil_buf_failed(out) ? PEIL_ENOMEM : status;
    }
    path = cli_path_join(one->arena, one->path, "pack.yaml");
    if (!path)
        return PEIL_ENOMEM;
    return cli_path_kind(path) == CLI_PATH_FILE ? cli_file_begin(out, path, most, diags) : PEIL_OK;
}

/*
 * What the head of pack.yaml says of the pack. It stands at the top of nearly every file; only
 * where it does not, more is read.
 */
static int read_head(struct cli_pack_head *out, struct cli_store *store, struct cli_candidate *one,
    struct peil_diags *diags)
{
    size_t all = store->cli->limits.entry_bytes;
    int status = PEIL_OK;

    if (one->zip)
        status = cli_archive_open(&one->archive, one->arena, one->path, &store->cli->limits, diags);
    for (size_t most = HEAD; status == PEIL_OK; most = all) {
        struct peil_buf bytes = PEIL_BUF_EMPTY;
        bool ended;

        status = begin(&bytes, one, most, diags);
        ended = bytes.length < most || most == all;
        if (status == PEIL_OK)
            cli_pack_head_read(out, peil_buf_string(&bytes), bytes.length, ended);
        peil_buf_dispose(&bytes);
        if (ended || (*out->id && *out->version))
            break;
    }
    return status;
}

/*
 * Ends the search at a file that cannot be read, and says why: another pack that lies further on is
 * not what was asked for.
 */
static void stop(
    struct cli_store *store, int status, const struct peil_diags *found, struct peil_diags *diags)
{
    store->stopped = true;
    if (status == PEIL_ENOMEM) {
        peil_arena_fail(store->arena);
        return;
    }
    cli_fail(store->cli, CLI_IO);
    for (size_t i = 0; i < peil_diags_count(found); i++) {
        const struct peil_diag *diag = peil_diags_at(found, i);

        peil_diag_add(diags, diag->severity, diag->code, PEIL_NOWHERE, diag->args);
    }
    peil_diags_join_failure(diags, found);
}

bool cli_candidate_look(
    struct cli_candidate *one, struct cli_store *store, const char *id, struct peil_diags *diags)
{
    struct peil_diags *said = peil_diags_new(0);
    struct cli_pack_head head = {0};
    bool match;
    int status;

    one->arena = peil_arena_new();
    status = one->arena && said ? read_head(&head, store, one, said) : PEIL_ENOMEM;
    if (status == PEIL_EINPUT || (status == PEIL_OK && !*head.id))
        match = is_meant(one->arena, one, id);
    else
        match = strcmp(head.id, id) == 0;
    one->known = match && peil_version_read(head.version, &one->version);
    if (status != PEIL_OK && status != PEIL_EINPUT)
        stop(store, status, said, diags);
    if (!match || !one->archive || peil_diags_count(said) > 0)
        cli_candidate_close(one);
    peil_diags_free(said);
    return match;
}
