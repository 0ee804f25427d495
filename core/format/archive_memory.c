/*
 * Files in memory as an archive.
 */
#include "core/format/archive.h"

#include <string.h>

#include "core/base/status.h"
#include "core/format/archive_parts.h"

static int load_memory(struct peil_archive *archive, const struct peil_archive_file *file,
    size_t most, struct peil_arena *arena, const char **bytes, size_t *length,
    struct peil_diags *diags)
{
    (void)diags;
    const struct peil_memory_file *files = archive->store;
    const struct peil_memory_file *from = &files[file->index];
    *length = from->length < most ? from->length : most;
    *bytes = peil_arena_copy(arena, *length > 0 ? from->bytes : "", *length);
    return *bytes ? PEIL_OK : PEIL_ENOMEM;
}

static int take(struct peil_archive *archive, const struct peil_memory_file *files, size_t count,
    struct peil_diags *diags)
{
    struct peil_refusals refusals = {archive->arena, peil_archive_place(archive), diags, 0};
    size_t most = archive->limits.zip_entries;
    if (count > most) {
        peil_refuse(&refusals, "pack-file/too-many", PEIL_ARGS(PEIL_INTEGER("most", most)));
        return PEIL_EINPUT;
    }
    struct peil_found *found = peil_arena_array(archive->arena, count, sizeof(*found));
    struct peil_memory_file *kept = peil_arena_array(archive->arena, count, sizeof(*kept));
    if (!found || !kept)
        return PEIL_ENOMEM;
    for (size_t i = 0; i < count; i++) {
        kept[i] = files[i];
        found[i] =
            (struct peil_found){files[i].name, strlen(files[i].name), files[i].length, i, false};
    }
    archive->store = kept;
    archive->load = load_memory;
    return peil_archive_fill(archive, found, count, &refusals);
}

int peil_archive_open_memory(struct peil_archive **out, const char *name,
    const struct peil_memory_file *files, size_t count, const struct peil_limits *limits,
    struct peil_diags *diags)
{
    *out = NULL;
    struct peil_archive *archive = peil_archive_new(name, limits, '/');
    if (!archive)
        return PEIL_ENOMEM;
    return peil_archive_hand_over(out, archive, take(archive, files, count, diags));
}
