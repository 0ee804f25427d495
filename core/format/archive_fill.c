/*
 * The files found in an archive, checked together and kept in the order of their names.
 */
#include "core/format/archive_parts.h"

#include <stdint.h>
#include <string.h>

#include "core/base/sort.h"
#include "core/base/status.h"

/* A file, or a folder that is named or that a file lies in. */
struct path {
    const char *name;
    size_t length;
    bool folder;
};

static int compare_bytes(const struct path *a, const struct path *b)
{
    size_t shorter = a->length < b->length ? a->length : b->length;
    int order = memcmp(a->name, b->name, shorter);
    return order != 0 ? order : (a->length > b->length) - (a->length < b->length);
}

static int compare_folded(const struct path *a, const struct path *b)
{
    for (size_t i = 0; i < a->length && i < b->length; i++) {
        int left = peil_ascii_lower((unsigned char)a->name[i]);
        int right = peil_ascii_lower((unsigned char)b->name[i]);
        if (left != right)
            return left - right;
    }
    return (a->length > b->length) - (a->length < b->length);
}

/* Names that are one without capitals come together: files first, then by their bytes. */
static int path_before(void *things, size_t left, size_t right)
{
    const struct path *a = (struct path *)things + left, *b = (struct path *)things + right;
    int order = compare_folded(a, b);
    if (order != 0)
        return order < 0;
    return a->folder != b->folder ? !a->folder : compare_bytes(a, b) < 0;
}

static void refuse_pair(
    struct peil_refusals *refusals, const char *code, const struct path *a, const struct path *b)
{
    const char *name = peil_name_shown(refusals->arena, a->name, a->length);
    const char *other = peil_name_shown(refusals->arena, b->name, b->length);
    peil_refuse(refusals, code, PEIL_ARGS(PEIL_TEXT("name", name), PEIL_TEXT("other", other)));
}

static void check_clashes(struct peil_refusals *refusals, struct path *paths, size_t count)
{
    peil_sort_array(paths, count, sizeof(*paths), path_before);
    for (size_t i = 1; i < count; i++) {
        const struct path *a = &paths[i - 1], *b = &paths[i];
        if (compare_folded(a, b) != 0)
            continue;
        bool same = compare_bytes(a, b) == 0;
        if (a->folder != b->folder)
            refuse_pair(refusals, "pack-file/file-and-folder", a, b);
        else if (!same)
            refuse_pair(refusals, "pack-file/duplicate-case", a, b);
        else if (!a->folder)
            peil_refuse_name(refusals, "pack-file/duplicate", a->name, a->length);
    }
}

static size_t count_slashes(const char *name, size_t length)
{
    size_t count = 0;
    for (size_t i = 0; i < length; i++)
        count += name[i] == '/';
    return count;
}

/* How many bytes two names begin with alike. */
static size_t count_shared(const struct peil_found *a, const struct peil_found *b)
{
    size_t count = 0;
    while (count < a->length && count < b->length && a->name[count] == b->name[count])
        count++;
    return count;
}

/*
 * Adds a name and the folders above it, but for those that the name `before` lies in, too; answers
 * how many that were.
 */
static size_t add_paths(
    struct path *paths, const struct peil_found *found, const struct peil_found *before)
{
    size_t count = 0;
    paths[count++] = (struct path){found->name, found->length, found->folder};
    for (size_t i = before ? count_shared(found, before) : 0; i < found->length; i++)
        if (found->name[i] == '/')
            paths[count++] = (struct path){found->name, i, true};
    return count;
}

static bool check_size(struct peil_refusals *refusals, const struct peil_found *found, size_t most)
{
    if (found->folder || found->size <= most)
        return true;
    const char *shown = peil_name_shown(refusals->arena, found->name, found->length);
    peil_refuse(refusals, "pack-file/too-large",
        PEIL_ARGS(PEIL_TEXT("name", shown), PEIL_INTEGER("size", found->size),
            PEIL_INTEGER("most", most)));
    return false;
}

static void add_file(struct peil_archive *archive, const struct peil_found *found)
{
    struct peil_archive_file *file = &archive->files[archive->count++];
    file->entry.name = peil_arena_copy(archive->arena, found->name, found->length);
    file->entry.size = found->size;
    file->index = found->index;
}

static int file_before(void *things, size_t a, size_t b)
{
    const struct peil_archive_file *files = things;
    return strcmp(files[a].entry.name, files[b].entry.name) < 0;
}

static void check_total(struct peil_archive *archive, struct peil_refusals *refusals)
{
    uint64_t total = 0;
    for (size_t i = 0; i < archive->count; i++)
        total += archive->files[i].entry.size;
    size_t most = archive->limits.total_bytes;
    if (total > most)
        peil_refuse(refusals, "pack-file/total-too-large",
            PEIL_ARGS(PEIL_INTEGER("size", total), PEIL_INTEGER("most", most)));
}

int peil_archive_fill(struct peil_archive *archive, const struct peil_found *found, size_t count,
    struct peil_refusals *refusals)
{
    const struct peil_limits *limits = &archive->limits;
    size_t most = count;
    for (size_t i = 0; i < count; i++)
        most += count_slashes(found[i].name, found[i].length);
    struct path *paths = peil_arena_array(refusals->arena, most, sizeof(*paths));
    archive->files = peil_arena_array(archive->arena, count, sizeof(*archive->files));
    if (!paths || !archive->files)
        return PEIL_ENOMEM;

    const struct peil_found *before = NULL;
    size_t path_count = 0;
    for (size_t i = 0; i < count; i++) {
        if (!peil_name_check(refusals, found[i].name, found[i].length, limits))
            continue;
        path_count += add_paths(paths + path_count, &found[i], before);
        before = &found[i];
        if (check_size(refusals, &found[i], limits->entry_bytes) && !found[i].folder)
            add_file(archive, &found[i]);
    }
    if (peil_arena_failed(archive->arena))
        return PEIL_ENOMEM;
    check_clashes(refusals, paths, path_count);
    check_total(archive, refusals);
    peil_sort_array(archive->files, archive->count, sizeof(*archive->files), file_before);
    if (peil_arena_failed(refusals->arena))
        return PEIL_ENOMEM;
    return refusals->count > 0 ? PEIL_EINPUT : PEIL_OK;
}
