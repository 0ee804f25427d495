/*
 * The end record of a zip.
 */
#include "core/format/zip_check.h"

#include <string.h>

#define LONGEST_COMMENT 0xFFFFu
#define LOCATOR64_SIZE 20u
#define LOCATOR64_MARK 0x07064B50u

uint16_t peil_zip_get16(const unsigned char *bytes)
{
    return (uint16_t)(bytes[0] | bytes[1] << 8);
}

uint32_t peil_zip_get32(const unsigned char *bytes)
{
    return peil_zip_get16(bytes) | (uint32_t)peil_zip_get16(bytes + 2) << 16;
}

/* The place of the last end record before the last 22 bytes; `length` where there is none. */
static size_t find_end(const unsigned char *bytes, size_t length)
{
    if (length < PEIL_ZIP_END_SIZE)
        return length;
    size_t last = length - PEIL_ZIP_END_SIZE;
    size_t first = last > LONGEST_COMMENT ? last - LONGEST_COMMENT : 0;
    for (size_t at = last; at > first; at--)
        if (peil_zip_get32(bytes + at - 1) == PEIL_ZIP_END_MARK)
            return at - 1;
    return length;
}

/* There is no end record at the end: says what is there instead. */
static void refuse_end(
    struct peil_refusals *refusals, const unsigned char *bytes, size_t length, bool starts_well)
{
    size_t end = find_end(bytes, length);
    if (end == length) {
        const char *code = starts_well ? "zip/cut-off" : "zip/not-a-zip";
        peil_refuse(refusals, code, PEIL_NO_ARGS);
        return;
    }
    size_t comment = peil_zip_get16(bytes + end + 20);
    size_t rest = length - end - PEIL_ZIP_END_SIZE;
    if (comment == rest)
        peil_refuse(refusals, "zip/comment", PEIL_ARGS(PEIL_INTEGER("bytes", rest)));
    else if (comment > rest)
        peil_refuse(refusals, "zip/cut-off", PEIL_NO_ARGS);
    else
        peil_refuse(refusals, "zip/bytes-behind", PEIL_ARGS(PEIL_INTEGER("bytes", rest)));
}

static bool is_zip64(const unsigned char *bytes, size_t at)
{
    const unsigned char *end = bytes + at;
    if (at >= LOCATOR64_SIZE && peil_zip_get32(end - LOCATOR64_SIZE) == LOCATOR64_MARK)
        return true;
    return peil_zip_get16(end + 8) == 0xFFFF || peil_zip_get16(end + 10) == 0xFFFF ||
           peil_zip_get32(end + 12) == 0xFFFFFFFF || peil_zip_get32(end + 16) == 0xFFFFFFFF;
}

/* What the end record says, apart from where the directory is. */
static bool check_counts(struct peil_refusals *refusals, const unsigned char *bytes, size_t at,
    const struct peil_limits *limits)
{
    const unsigned char *end = bytes + at;
    size_t count = peil_zip_get16(end + 10);
    size_t size = peil_zip_get32(end + 12);
    size_t before = refusals->count;
    if (is_zip64(bytes, at))
        peil_refuse(refusals, "zip/zip64", PEIL_NO_ARGS);
    else if (peil_zip_get16(end + 4) != 0 || peil_zip_get16(end + 6) != 0 ||
             peil_zip_get16(end + 8) != count)
        peil_refuse(refusals, "zip/several-disks", PEIL_NO_ARGS);
    else if (count == 0)
        peil_refuse(refusals, "zip/empty", PEIL_NO_ARGS);
    else if (count > limits->zip_entries)
        peil_refuse(refusals, "zip/too-many",
            PEIL_ARGS(PEIL_INTEGER("count", count), PEIL_INTEGER("most", limits->zip_entries)));
    else if (size > limits->zip_directory)
        peil_refuse(refusals, "zip/directory-too-large",
            PEIL_ARGS(PEIL_INTEGER("size", size), PEIL_INTEGER("most", limits->zip_directory)));
    return refusals->count == before;
}

/*
 * An end record hidden in the directory (in the comment of an entry, say) makes a second zip of the
 * file for whoever searches from the front. Which one libzip prefers differs by its version.
 */
static bool hides_end(const unsigned char *bytes, size_t directory, size_t end)
{
    for (size_t at = directory; at + 4 <= end; at++)
        if (peil_zip_get32(bytes + at) == PEIL_ZIP_END_MARK)
            return true;
    return false;
}

bool peil_zip_check_end(size_t *directory, size_t *count, const unsigned char *bytes, size_t length,
    const struct peil_limits *limits, struct peil_refusals *refusals)
{
    if (length > limits->zip_bytes) {
        peil_refuse(refusals, "zip/too-large",
            PEIL_ARGS(PEIL_INTEGER("size", length), PEIL_INTEGER("most", limits->zip_bytes)));
        return false;
    }
    bool starts_well = length >= 4 && peil_zip_get32(bytes) == PEIL_ZIP_LOCAL_MARK;
    size_t at = length - PEIL_ZIP_END_SIZE;
    if (length < PEIL_ZIP_END_SIZE || peil_zip_get32(bytes + at) != PEIL_ZIP_END_MARK ||
        peil_zip_get16(bytes + at + 20) != 0) {
        refuse_end(refusals, bytes, length, starts_well);
        return false;
    }
    if (!check_counts(refusals, bytes, at, limits))
        return false;
    if (!starts_well) {
        peil_refuse(refusals, "zip/bytes-before", PEIL_NO_ARGS);
        return false;
    }
    size_t size = peil_zip_get32(bytes + at + 12);
    size_t offset = peil_zip_get32(bytes + at + 16);
    if (offset > at || size != at - offset) {
        peil_refuse(refusals, "zip/directory-place", PEIL_NO_ARGS);
        return false;
    }
    if (hides_end(bytes, offset, at)) {
        peil_refuse(refusals, "zip/two-directories", PEIL_NO_ARGS);
        return false;
    }
    *directory = offset;
    *count = peil_zip_get16(bytes + at + 10);
    return true;
}
