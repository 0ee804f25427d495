/*
 * Zips are written here and not by libzip, because they must have the same bytes everywhere:
 * libzip adds times in the local time zone and extra fields that differ by version, and zlib's
 * output differs by version and by replacement (zlib-ng), so nothing is compressed either.
 * The form is the plainest there is (APPNOTE.TXT 6.3, sections 4.3.7 to 4.3.16): sorted, stored,
 * made by Unix, regular files with mode 0644, 1980-01-01 00:00, no extra fields, no comments.
 */
#include "core/format/archive.h"

#include <stdint.h>
#include <string.h>

#include "core/base/status.h"
#include "core/format/archive_parts.h"
#include "core/format/zip_check.h"

#define VERSION_NEEDED 10u
#define MADE_BY_UNIX (3u << 8 | VERSION_NEEDED)
#define FIRST_OF_1980 (1u << 5 | 1u)
#define REGULAR_0644 (0100644u << 16)
#define LARGEST_ZIP 0xFFFFFFFEu
#define MOST_ENTRIES 0xFFFEu

/* What the directory has to know of a file that was written. */
struct written {
    uint32_t checksum;
    uint32_t size;
    uint32_t offset;
};

/* CRC-32 as zip has it (polynomial 0xEDB88320, reflected), four bits at a time. */
static uint32_t checksum(const char *bytes, size_t length)
{
    static const uint32_t table[16] = {0x00000000, 0x1DB71064, 0x3B6E20C8, 0x26D930AC, 0x76DC4190,
        0x6B6B51F4, 0x4DB26158, 0x5005713C, 0xEDB88320, 0xF00F9344, 0xD6D6A3E8, 0xCB61B38C,
        0x9B64C2B0, 0x86D3D2D4, 0xA00AE278, 0xBDBDF21C};
    uint32_t crc = UINT32_MAX;
    for (size_t i = 0; i < length; i++) {
        crc ^= (unsigned char)bytes[i];
        crc = table[crc & 15] ^ crc >> 4;
        crc = table[crc & 15] ^ crc >> 4;
    }
    return ~crc;
}

static void put16(struct peil_buf *out, size_t value)
{
    const unsigned char bytes[] = {
        (unsigned char)(value & 0xFF), (unsigned char)(value >> 8 & 0xFF)};
    peil_buf_add(out, bytes, sizeof(bytes));
}

static void put32(struct peil_buf *out, uint32_t value)
{
    put16(out, value & 0xFFFF);
    put16(out, value >> 16);
}

/* What a local header and a record of the directory have in common. */
static void put_description(struct peil_buf *out, const char *name, const struct written *file)
{
    put16(out, VERSION_NEEDED);
    put16(out, 0); /* flags */
    put16(out, 0); /* method: stored */
    put16(out, 0); /* time */
    put16(out, FIRST_OF_1980);
    put32(out, file->checksum);
    put32(out, file->size); /* stored */
    put32(out, file->size);
    put16(out, strlen(name));
    put16(out, 0); /* extra fields */
}

static void put_record(struct peil_buf *out, const char *name, const struct written *file)
{
    put32(out, PEIL_ZIP_RECORD_MARK);
    put16(out, MADE_BY_UNIX);
    put_description(out, name, file);
    put16(out, 0); /* comment */
    put16(out, 0); /* disk */
    put16(out, 0); /* internal attributes */
    put32(out, REGULAR_0644);
    put32(out, file->offset);
    peil_buf_text(out, name);
}

static void put_end(struct peil_buf *out, size_t count, size_t directory, size_t offset)
{
    put32(out, PEIL_ZIP_END_MARK);
    put16(out, 0); /* disk */
    put16(out, 0); /* disk of the directory */
    put16(out, count);
    put16(out, count);
    put32(out, (uint32_t)directory);
    put32(out, (uint32_t)offset);
    put16(out, 0); /* comment */
}

/* Whether what is written now could be read again. `size` is that of the zip so far. */
static bool fits(const struct peil_archive *archive, size_t size, struct peil_diags *diags)
{
    size_t most = archive->limits.zip_bytes < LARGEST_ZIP ? archive->limits.zip_bytes : LARGEST_ZIP;
    if (size <= most)
        return true;
    peil_diag_add(diags, PEIL_ERROR, "zip/write-too-large", peil_archive_place(archive),
        PEIL_ARGS(PEIL_INTEGER("most", most)));
    return false;
}

/* Whether there is something to write, and no more than could be read again. */
static bool check_list(const struct peil_archive *archive, struct peil_diags *diags)
{
    const struct peil_limits *limits = &archive->limits;
    struct peil_place place = peil_archive_place(archive);
    size_t most = limits->zip_entries < MOST_ENTRIES ? limits->zip_entries : MOST_ENTRIES;
    size_t directory = 0;
    for (size_t i = 0; i < archive->count; i++)
        directory += PEIL_ZIP_RECORD_SIZE + strlen(archive->files[i].entry.name);
    if (archive->count == 0)
        peil_diag_add(diags, PEIL_ERROR, "zip/write-empty", place, PEIL_NO_ARGS);
    else if (archive->count > most)
        peil_diag_add(
            diags, PEIL_ERROR, "pack-file/too-many", place, PEIL_ARGS(PEIL_INTEGER("most", most)));
    else if (directory > limits->zip_directory)
        peil_diag_add(diags, PEIL_ERROR, "zip/directory-too-large", place,
            PEIL_ARGS(
                PEIL_INTEGER("size", directory), PEIL_INTEGER("most", limits->zip_directory)));
    else
        return true;
    return false;
}

static int write_file(struct peil_buf *out, size_t start, struct peil_archive *archive,
    const struct peil_archive_file *file, struct written *written, struct peil_arena *arena,
    struct peil_diags *diags)
{
    const char *name = file->entry.name, *bytes = NULL;
    size_t length = 0;
    int status = archive->load(archive, file, SIZE_MAX, arena, &bytes, &length, diags);
    if (status != PEIL_OK)
        return status;
    size_t offset = out->length - start;
    /* A large file is refused before it is copied. */
    if (!fits(archive, length, diags) ||
        !fits(archive, offset + PEIL_ZIP_LOCAL_SIZE + strlen(name) + length, diags))
        return PEIL_EINPUT;
    *written = (struct written){checksum(bytes, length), (uint32_t)length, (uint32_t)offset};
    put32(out, PEIL_ZIP_LOCAL_MARK);
    put_description(out, name, written);
    peil_buf_text(out, name);
    peil_buf_add(out, bytes, length);
    return peil_buf_failed(out) ? PEIL_ENOMEM : PEIL_OK;
}

static int write_all(struct peil_buf *out, size_t start, struct peil_archive *archive,
    struct written *written, struct peil_arena *arena, struct peil_diags *diags)
{
    for (size_t i = 0; i < archive->count; i++) {
        peil_arena_reset(arena);
        int status = write_file(out, start, archive, &archive->files[i], &written[i], arena, diags);
        if (status != PEIL_OK)
            return status;
    }
    size_t directory = out->length - start;
    for (size_t i = 0; i < archive->count; i++)
        put_record(out, archive->files[i].entry.name, &written[i]);
    put_end(out, archive->count, out->length - start - directory, directory);
    if (peil_buf_failed(out))
        return PEIL_ENOMEM;
    return fits(archive, out->length - start, diags) ? PEIL_OK : PEIL_EINPUT;
}

int peil_archive_write_zip(
    struct peil_buf *out, struct peil_archive *archive, struct peil_diags *diags)
{
    if (peil_buf_failed(out))
        return PEIL_ENOMEM;
    if (!check_list(archive, diags))
        return PEIL_EINPUT;
    size_t start = out->length;
    struct peil_arena *list = peil_arena_new(), *contents = peil_arena_new();
    struct written *written = peil_arena_array(list, archive->count, sizeof(*written));
    int status = PEIL_ENOMEM;
    if (written && contents)
        status = write_all(out, start, archive, written, contents, diags);
    peil_arena_free(list);
    peil_arena_free(contents);
    if (status != PEIL_OK && out->data) {
        out->length = start;
        out->data[start] = '\0';
    }
    return status;
}

int peil_archive_write_files(struct peil_buf *out, const struct peil_memory_file *files,
    size_t count, struct peil_diags *diags)
{
    const struct peil_limits limits = PEIL_LIMITS;
    struct peil_archive *archive = NULL;
    int status = peil_archive_open_memory(&archive, NULL, files, count, &limits, diags);
    if (status == PEIL_OK)
        status = peil_archive_write_zip(out, archive, diags);
    peil_archive_close(archive);
    return status;
}
