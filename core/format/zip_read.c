/*
 * A zip as an archive: entries that were checked here are unpacked by libzip.
 */
#include "core/format/archive.h"

#include <string.h>

#include <zip.h>

#include "core/base/status.h"
#include "core/format/archive_parts.h"
#include "core/format/zip_check.h"

/* Z_MEM_ERROR of zlib, which libzip hands on. */
#define ZLIB_MEMORY_ERROR (-4)

/* What libzip needs for a zip and for each of its entries, with something to spare. */
#define LIBRARY_BYTES ((size_t)128 << 10)
#define LIBRARY_ENTRY_BYTES ((size_t)512)

/* Picks what belongs to the pack; answers how many that are. */
static size_t pick(struct peil_found *found, const struct peil_zip_directory *directory,
    const struct peil_refusals *refusals)
{
    const struct peil_zip_entry *leftover = NULL;
    size_t count = 0, leftovers = 0;
    for (size_t i = 0; i < directory->count; i++) {
        const struct peil_zip_entry *entry = &directory->entries[i];
        size_t length = entry->name_length;
        if (peil_name_is_leftover(entry->name, length)) {
            leftover = leftovers++ == 0 ? entry : leftover;
            continue;
        }
        bool folder = length > 0 && entry->name[length - 1] == '/';
        found[count++] = (struct peil_found){entry->name, length, entry->size, i, folder};
    }
    if (leftover)
        peil_note_leftovers(refusals, leftover->name, leftover->name_length, leftovers);
    return count;
}

/* The length of the one folder that everything is in, with its '/'; 0 where there is none. */
static size_t top_folder(const struct peil_found *found, size_t count)
{
    const char *slash = count > 0 ? memchr(found[0].name, '/', found[0].length) : NULL;
    size_t top = slash ? (size_t)(slash - found[0].name) + 1 : 0;
    bool files = false;
    if (top <= 1)
        return 0;
    for (size_t i = 0; i < count; i++) {
        if (found[i].length < top || memcmp(found[i].name, found[0].name, top) != 0)
            return 0;
        files = files || !found[i].folder;
    }
    return files ? top : 0;
}

/* Takes the top folder off, and the '/' from the end of folders; drops the top folder itself. */
static size_t strip(struct peil_found *found, size_t count, size_t top)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        struct peil_found one = found[i];
        one.name += top;
        one.length -= top;
        if (one.length == 0 && top > 0)
            continue;
        one.length -= one.folder;
        found[kept++] = one;
    }
    return kept;
}

static int list_entries(struct peil_archive *archive, const struct peil_zip_directory *directory,
    struct peil_refusals *refusals)
{
    struct peil_found *found = peil_arena_array(refusals->arena, directory->count, sizeof(*found));
    if (!found)
        return PEIL_ENOMEM;
    size_t count = pick(found, directory, refusals);
    size_t top = top_folder(found, count);
    if (top > 0)
        peil_name_check(refusals, found[0].name, top - 1, &archive->limits);
    count = strip(found, count, top);
    int status = peil_archive_fill(archive, found, count, refusals);
    if (status == PEIL_OK && archive->count == 0) {
        peil_refuse(refusals, "zip/empty", PEIL_NO_ARGS);
        status = PEIL_EINPUT;
    }
    return status;
}

/* Whether a failure of libzip was one of memory, as far as libzip tells. */
static bool is_memory_failure(const zip_error_t *error)
{
    int code = zip_error_code_zip(error);
    return code == ZIP_ER_MEMORY ||
           (code == ZIP_ER_ZLIB && zip_error_code_system(error) == ZLIB_MEMORY_ERROR);
}

static zip_t *try_library(const void *bytes, size_t length, int flags, bool *memory)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source = zip_source_buffer_create(bytes, length, 0, &error);
    zip_t *zip = source ? zip_open_from_source(source, flags, &error) : NULL;
    if (!zip)
        zip_source_free(source);
    *memory = !zip && (!source || is_memory_failure(&error));
    zip_error_fini(&error);
    return zip;
}

/* Whether there is memory for what libzip keeps of a zip, roughly. */
static bool has_memory(size_t entries)
{
    struct peil_arena *arena = peil_arena_new();
    bool has = peil_arena_alloc(arena, LIBRARY_BYTES + entries * LIBRARY_ENTRY_BYTES) != NULL;
    peil_arena_free(arena);
    return has;
}

/*
 * libzip calls memory that was refused while it reads the directory an inconsistency. So that the
 * zip does not get the blame, it is asked a second time when there is memory.
 */
static int open_library(zip_t **out, const void *bytes, size_t length,
    const struct peil_zip_directory *directory, struct peil_refusals *refusals)
{
    /* Its check refuses headers of libarchive and of `zip -`, where the sizes stand behind. */
    int flags = ZIP_RDONLY | ZIP_CHECKCONS;
    for (size_t i = 0; i < directory->count; i++)
        if (directory->entries[i].flags & PEIL_ZIP_SIZES_BEHIND)
            flags = ZIP_RDONLY;
    bool memory = false;
    *out = try_library(bytes, length, flags, &memory);
    if (!*out && !memory)
        memory = !has_memory(directory->count);
    if (!*out && !memory)
        *out = try_library(bytes, length, flags, &memory);
    if (*out)
        return PEIL_OK;
    if (memory)
        return PEIL_ENOMEM;
    peil_refuse(refusals, "zip/inconsistent", PEIL_NO_ARGS);
    return PEIL_EINPUT;
}

/* libzip looks for the directory in its own way: it must have found the one that was checked. */
static bool is_same_directory(zip_t *zip, const struct peil_zip_directory *directory)
{
    if (zip_get_num_entries(zip, 0) != (zip_int64_t)directory->count)
        return false;
    for (size_t i = 0; i < directory->count; i++) {
        const struct peil_zip_entry *entry = &directory->entries[i];
        if (peil_name_is_leftover(entry->name, entry->name_length))
            continue;
        zip_stat_t stat;
        if (zip_stat_index(zip, i, ZIP_FL_ENC_RAW, &stat) != 0)
            return false;
        if (strlen(stat.name) != entry->name_length ||
            memcmp(stat.name, entry->name, entry->name_length) != 0 || stat.size != entry->size ||
            stat.comp_size != entry->stored || stat.comp_method != entry->method ||
            stat.crc != entry->checksum)
            return false;
    }
    return true;
}

static void release_library(void *store)
{
    zip_discard(store);
}

static const char *read_fault(int code)
{
    switch (code) {
    case ZIP_ER_CRC:
        return "zip/checksum";
    case ZIP_ER_INCONS:
    case ZIP_ER_EOF:
        return "zip/wrong-size";
    default:
        return "zip/damaged";
    }
}

/*
 * Reads `size` bytes; of a `whole` file up to its real end, which is where libzip compares the
 * checksum. Answers NULL, or the code of what is wrong; `*memory` tells that memory was refused.
 */
static const char *read_bytes(zip_file_t *file, char *out, size_t size, bool whole, bool *memory)
{
    size_t got = 0;
    char more = 0;
    for (;;) {
        bool full = got == size;
        if (full && !whole)
            return NULL;
        zip_int64_t count = zip_fread(file, full ? &more : out + got, full ? 1 : size - got);
        if (count < 0) {
            zip_error_t *error = zip_file_get_error(file);
            *memory = is_memory_failure(error);
            return read_fault(zip_error_code_zip(error));
        }
        if (count == 0)
            return full ? NULL : "zip/wrong-size";
        if (full)
            return "zip/wrong-size";
        got += (size_t)count;
    }
}

static int load_entry(struct peil_archive *archive, const struct peil_archive_file *file,
    size_t most, struct peil_arena *arena, const char **bytes, size_t *length,
    struct peil_diags *diags)
{
    const struct peil_entry *entry = &file->entry;
    size_t size = entry->size < most ? entry->size : most;
    char *contents = peil_arena_room(arena, size + 1, 1);
    if (!contents)
        return PEIL_ENOMEM;
    contents[size] = '\0';
    const char *fault = "zip/damaged";
    bool memory = false;
    zip_file_t *opened = zip_fopen_index(archive->store, file->index, 0);
    if (opened) {
        fault = read_bytes(opened, contents, size, size == entry->size, &memory);
        zip_fclose(opened);
    } else {
        memory = is_memory_failure(zip_get_error(archive->store));
    }
    if (memory)
        return PEIL_ENOMEM;
    if (fault) {
        peil_diag_add(diags, PEIL_ERROR, fault, peil_archive_place(archive),
            PEIL_ARGS(PEIL_TEXT("name", entry->name)));
        return PEIL_EINPUT;
    }
    *bytes = contents;
    *length = size;
    return PEIL_OK;
}

static int open_checked(
    struct peil_archive *archive, const void *bytes, size_t length, struct peil_refusals *refusals)
{
    struct peil_zip_directory directory = {NULL, 0};
    int status = peil_zip_check(&directory, bytes, length, &archive->limits, refusals);
    if (status == PEIL_ENOMEM || !directory.entries)
        return status;
    status = list_entries(archive, &directory, refusals);
    if (status != PEIL_OK)
        return status;
    zip_t *zip = NULL;
    status = open_library(&zip, bytes, length, &directory, refusals);
    if (status != PEIL_OK)
        return status;
    archive->store = zip;
    archive->release = release_library;
    archive->load = load_entry;
    if (is_same_directory(zip, &directory))
        return PEIL_OK;
    peil_refuse(refusals, "zip/two-directories", PEIL_NO_ARGS);
    return PEIL_EINPUT;
}

int peil_archive_open_zip(struct peil_archive **out, const char *name, const void *bytes,
    size_t length, const struct peil_limits *limits, struct peil_diags *diags)
{
    *out = NULL;
    struct peil_arena *scratch = peil_arena_new();
    struct peil_archive *archive = scratch ? peil_archive_new(name, limits, ':') : NULL;
    int status = PEIL_ENOMEM;
    if (archive) {
        struct peil_refusals refusals = {scratch, peil_archive_place(archive), diags, 0};
        status = open_checked(archive, bytes, length, &refusals);
        status = peil_archive_hand_over(out, archive, status);
    }
    peil_arena_free(scratch);
    return status;
}
