/*
 * The part of an archive that does not depend on where its files are.
 */
#include "core/format/archive.h"

#include <stdint.h>
#include <string.h>

#include "core/base/sha256.h"
#include "core/base/status.h"
#include "core/format/archive_parts.h"

struct peil_archive *peil_archive_new(
    const char *name, const struct peil_limits *limits, char separator)
{
    struct peil_arena *arena = peil_arena_new();
    if (!arena)
        return NULL;
    struct peil_archive *archive = peil_arena_alloc(arena, sizeof(*archive));
    const char *kept = peil_arena_text(arena, name ? name : "");
    if (!archive || !kept) {
        peil_arena_free(arena);
        return NULL;
    }
    archive->arena = arena;
    archive->source.name = kept;
    archive->limits = *limits;
    archive->separator = separator;
    return archive;
}

int peil_archive_hand_over(struct peil_archive **out, struct peil_archive *archive, int status)
{
    if (status == PEIL_OK)
        *out = archive;
    else
        peil_archive_close(archive);
    return status;
}

void peil_archive_close(struct peil_archive *archive)
{
    if (!archive)
        return;
    if (archive->release)
        archive->release(archive->store);
    peil_arena_free(archive->arena);
}

struct peil_place peil_archive_place(const struct peil_archive *archive)
{
    if (archive->source.name[0] == '\0')
        return PEIL_NOWHERE;
    return (struct peil_place){.source = &archive->source};
}

const char *peil_archive_name(const struct peil_archive *archive)
{
    return archive->source.name;
}

size_t peil_archive_count(const struct peil_archive *archive)
{
    return archive->count;
}

const struct peil_entry *peil_archive_at(const struct peil_archive *archive, size_t index)
{
    return index < archive->count ? &archive->files[index].entry : NULL;
}

static const struct peil_archive_file *find(const struct peil_archive *archive, const char *name)
{
    size_t low = 0, high = archive->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(archive->files[middle].entry.name, name);
        if (order == 0)
            return &archive->files[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

bool peil_archive_has(const struct peil_archive *archive, const char *name)
{
    return find(archive, name) != NULL;
}

static int refuse_missing(const struct peil_archive *archive, struct peil_arena *arena,
    const char *name, struct peil_diags *diags)
{
    const char **words = peil_arena_array(arena, archive->count + 1, sizeof(*words));
    if (!words)
        return PEIL_ENOMEM;
    for (size_t i = 0; i < archive->count; i++)
        words[i] = archive->files[i].entry.name;
    const char *near = peil_nearest(name, words);
    peil_diag_add(diags, PEIL_ERROR, "pack-file/missing", peil_archive_place(archive),
        PEIL_ARGS(PEIL_TEXT("name", name), PEIL_TEXT("near", near)));
    return PEIL_EINPUT;
}

int peil_archive_read(const struct peil_source **out, struct peil_archive *archive,
    struct peil_arena *arena, const char *name, bool required, struct peil_diags *diags)
{
    *out = NULL;
    const struct peil_archive_file *file = find(archive, name);
    if (!file)
        return required ? refuse_missing(archive, arena, name, diags) : PEIL_OK;
    const char *bytes = NULL;
    size_t length = 0;
    int status = archive->load(archive, file, SIZE_MAX, arena, &bytes, &length, diags);
    if (status != PEIL_OK)
        return status;

    const char separator[] = {archive->source.name[0] ? archive->separator : '\0', '\0'};
    struct peil_source *source = peil_arena_alloc(arena, sizeof(*source));
    char *full =
        peil_arena_format(arena, "%s%s%s", archive->source.name, separator, file->entry.name);
    if (!source || !full)
        return PEIL_ENOMEM;
    *source = (struct peil_source){full, bytes, length, 1};
    *out = source;
    return PEIL_OK;
}

int peil_archive_begin(const char **out, size_t *length, struct peil_archive *archive,
    struct peil_arena *arena, const char *name, size_t most, struct peil_diags *diags)
{
    const struct peil_archive_file *file = find(archive, name);

    *out = NULL;
    *length = 0;
    return file ? archive->load(archive, file, most, arena, out, length, diags) : PEIL_OK;
}

static void digest_bytes(struct peil_sha256 *hash, const char *bytes, size_t length)
{
    unsigned char prefix[8];
    uint64_t rest = length;
    for (size_t i = sizeof(prefix); i > 0; i--, rest >>= 8)
        prefix[i - 1] = (unsigned char)(rest & 0xFF);
    peil_sha256_add(hash, prefix, sizeof(prefix));
    peil_sha256_add(hash, bytes, length);
}

void peil_archive_digest(char out[65], const struct peil_memory_file *files, size_t count)
{
    struct peil_sha256 hash;
    unsigned char digest[32];

    peil_sha256_init(&hash);
    for (size_t i = 0; i < count; i++) {
        digest_bytes(&hash, files[i].name, strlen(files[i].name));
        digest_bytes(&hash, files[i].bytes, files[i].length);
    }
    peil_sha256_end(&hash, digest);
    peil_sha256_hex(digest, out);
}
