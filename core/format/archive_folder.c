/*
 * A folder as an archive, through the reader that the caller hands in.
 */
#include "core/format/archive.h"

#include <stdint.h>
#include <string.h>

#include "core/base/status.h"
#include "core/format/archive_parts.h"

/* What is found while a folder is listed. */
struct listing {
    struct peil_archive *archive;
    struct peil_refusals *refusals;
    struct peil_buf found; /* struct peil_found, one behind the other */
    size_t count;
    const char *leftover; /* the first one */
    size_t leftovers;
    int status;
};

/* Hidden files and what editors put beside a file are nobody's mistake. */
static bool is_passed_over(const char *name, size_t length)
{
    static const char *const endings[] = {"~", ".bak", ".swp"};
    if (name[0] == '.' || strstr(name, "/."))
        return true;
    for (size_t i = 0; i < sizeof(endings) / sizeof(*endings); i++) {
        size_t ending = strlen(endings[i]);
        if (length >= ending && strcmp(name + length - ending, endings[i]) == 0)
            return true;
    }
    return false;
}

static int found_file(void *ud, const char *name, size_t size)
{
    struct listing *listing = ud;
    size_t length = strlen(name);
    if (listing->status != PEIL_OK)
        return listing->status;
    if (is_passed_over(name, length))
        return PEIL_OK;
    const char *kept = peil_arena_copy(listing->archive->arena, name, length);
    if (!kept)
        return listing->status = PEIL_ENOMEM;
    if (peil_name_is_leftover(name, length)) {
        if (listing->leftovers++ == 0)
            listing->leftover = kept;
        return PEIL_OK;
    }
    if (size == SIZE_MAX) {
        peil_refuse_name(listing->refusals, "folder/not-a-file", name, length);
        return PEIL_OK;
    }
    size_t most = listing->archive->limits.zip_entries;
    if (listing->count >= most) {
        peil_refuse(listing->refusals, "pack-file/too-many", PEIL_ARGS(PEIL_INTEGER("most", most)));
        return listing->status = PEIL_EINPUT;
    }
    struct peil_found file = {kept, length, size, listing->count++, false};
    peil_buf_add(&listing->found, &file, sizeof(file));
    return listing->status = peil_buf_failed(&listing->found) ? PEIL_ENOMEM : PEIL_OK;
}

static int load_from_folder(struct peil_archive *archive, const struct peil_archive_file *file,
    size_t most, struct peil_arena *arena, const char **bytes, size_t *length,
    struct peil_diags *diags)
{
    const struct peil_folder *folder = archive->store;
    size_t largest = archive->limits.entry_bytes;
    struct peil_buf contents = PEIL_BUF_EMPTY;
    int status = folder->read(folder->context, file->entry.name, largest, &contents, diags);
    if (status == PEIL_OK && peil_buf_failed(&contents))
        status = PEIL_ENOMEM;
    if (status == PEIL_OK && contents.length > largest) {
        peil_diag_add(diags, PEIL_ERROR, "pack-file/too-large", peil_archive_place(archive),
            PEIL_ARGS(PEIL_TEXT("name", file->entry.name), PEIL_INTEGER("size", contents.length),
                PEIL_INTEGER("most", largest)));
        status = PEIL_EINPUT;
    }
    if (status == PEIL_OK) {
        if (contents.length > most) {
            contents.length = most;
            contents.data[most] = '\0';
        }
        *length = contents.length;
        *bytes = peil_buf_keep(&contents, arena);
        status = *bytes ? PEIL_OK : PEIL_ENOMEM;
    }
    peil_buf_dispose(&contents);
    return status;
}

static int list_files(
    struct listing *listing, const struct peil_folder *folder, struct peil_diags *diags)
{
    int status = folder->list(folder->context, found_file, listing, diags);
    if (listing->status != PEIL_OK)
        return listing->status;
    if (status != PEIL_OK)
        return status;
    size_t bytes = listing->count * sizeof(struct peil_found);
    struct peil_found *found = peil_arena_alloc(listing->archive->arena, bytes);
    if (!found)
        return PEIL_ENOMEM;
    if (bytes > 0)
        memcpy(found, listing->found.data, bytes);
    peil_note_leftovers(listing->refusals, listing->leftover,
        listing->leftover ? strlen(listing->leftover) : 0, listing->leftovers);
    return peil_archive_fill(listing->archive, found, listing->count, listing->refusals);
}

int peil_archive_open_folder(struct peil_archive **out, const char *name,
    const struct peil_folder *folder, const struct peil_limits *limits, struct peil_diags *diags)
{
    *out = NULL;
    struct peil_archive *archive = peil_archive_new(name, limits, '/');
    if (!archive)
        return PEIL_ENOMEM;
    struct peil_folder *kept = peil_arena_alloc(archive->arena, sizeof(*kept));
    if (!kept)
        return peil_archive_hand_over(out, archive, PEIL_ENOMEM);
    *kept = *folder;
    archive->store = kept;
    archive->load = load_from_folder;

    struct peil_refusals refusals = {archive->arena, peil_archive_place(archive), diags, 0};
    struct listing listing = {.archive = archive, .refusals = &refusals};
    int status = list_files(&listing, folder, diags);
    peil_buf_dispose(&listing.found);
    return peil_archive_hand_over(out, archive, status);
}
