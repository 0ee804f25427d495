/*
 * Where the reports of a run go: into one stream or file, or a file each in a folder.
 */
#include <string.h>

#include "core/base/status.h"
#include "core/cli/score/overwrite.h"
#include "core/cli/score/score.h"
#include "core/cli/talk/errors.h"

/* Names that are safe on every system, and cannot leave the folder; others are refused. */
static bool is_plain_name(const char *name)
{
    static const char allowed[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";
    size_t length = name ? strlen(name) : 0;

    return length > 0 && length <= 64 && strspn(name, allowed) == length && name[0] != '.' &&
           name[0] != '-';
}

/* The input's name without its last endings: "a/voorbeeld.answers.yaml" gives "voorbeeld". */
static const char *stem(struct peil_arena *arena, const char *path)
{
    const char *name = cli_path_name(arena, path);

    return name ? peil_arena_copy(arena, name, strcspn(name, ".")) : NULL;
}

static bool is_taken(const struct cli_score *run, const char *name)
{
    for (size_t i = 0; i < run->names.count; i++)
        if (strcmp(run->names.items[i], name) == 0)
            return true;
    return false;
}

static const char *key_of(const struct peil_answers *answers)
{
    size_t key = answers->pack->key_field;

    return key == PEIL_NONE ? NULL : answers->subject[key];
}

/* A name for the file of one result: the subject's key, else the input's name, if not taken. */
static const char *file_name(struct cli_score *run, const struct cli_slot *slot)
{
    struct peil_arena *arena = run->cli->arena;
    const char *candidates[3] = {key_of(slot->assessment.answers), stem(arena, slot->path), NULL};
    const char *ending = run->output.plugin->extension;

    if (candidates[1] && slot->input->records.format == CLI_RECORDS_NDJSON)
        candidates[2] = peil_arena_format(arena, "%s-%u", candidates[1], (unsigned)slot->line);
    for (size_t i = 0; i < 3; i++) {
        char *name = is_plain_name(candidates[i])
                         ? peil_arena_format(arena, "%s.%s", candidates[i], ending)
                         : NULL;

        if (name && !is_taken(run, name))
            return name;
    }
    return NULL;
}

int cli_score_write(struct cli_score *run, const char *path, const struct peil_buf *bytes)
{
    bool read = cli_is_read(run->cli, &run->packs, &run->paths, run->inputs, path);

    return read ? PEIL_EIO : cli_output_write(run->cli, path, bytes);
}

int cli_score_place(struct cli_score *run, struct cli_slot *slot)
{
    const char *name = file_name(run, slot);

    if (!name) {
        cli_error(run->cli->diags, "cli/no-name", "path", slot->path);
        return PEIL_EINPUT;
    }
    if (!cli_list_add(run->cli->arena, &run->names, name))
        return PEIL_ENOMEM;
    name = cli_path_join(run->cli->arena, run->folder, name);
    if (!name || peil_buf_failed(&slot->report))
        return PEIL_ENOMEM;
    if (cli_is_read(run->cli, &run->packs, &run->paths, run->inputs, name))
        return PEIL_EIO;
    slot->saving = (struct cli_saving){
        .path = name, .bytes = peil_buf_string(&slot->report), .length = slot->report.length};
    return PEIL_OK;
}

int cli_score_show(struct cli_score *run, struct cli_slot *slot)
{
    int status;

    if (!run->folder) {
        peil_buf_join(&run->collected, &slot->report);
        return peil_buf_failed(&run->collected) ? PEIL_ENOMEM : PEIL_OK;
    }
    status = cli_file_told(&slot->saving, run->cli->diags);
    if (status == PEIL_OK)
        cli_say(run->cli, _("written: %s"), slot->saving.path);
    return status;
}
