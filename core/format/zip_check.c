/*
 * The directory of a zip and the extents of its entries, checked byte by byte.
 */
#include "core/format/zip_check.h"

#include <string.h>

#include "core/base/sort.h"
#include "core/base/status.h"

/* Signature, checksum and two sizes of 64 bits. */
#define LARGEST_SIZES_BEHIND 24u

/* The bytes that belong to one entry. */
struct extent {
    size_t start;
    size_t end;
    const struct peil_zip_entry *entry;
};

/* Reads the record at `at`; answers where the next one begins, or 0 where it does not fit. */
static size_t read_record(
    struct peil_zip_entry *entry, const unsigned char *bytes, size_t at, size_t end)
{
    if (end - at < PEIL_ZIP_RECORD_SIZE || peil_zip_get32(bytes + at) != PEIL_ZIP_RECORD_MARK)
        return 0;
    const unsigned char *record = bytes + at;
    entry->flags = peil_zip_get16(record + 8);
    entry->method = peil_zip_get16(record + 10);
    entry->checksum = peil_zip_get32(record + 16);
    entry->stored = peil_zip_get32(record + 20);
    entry->size = peil_zip_get32(record + 24);
    entry->attributes = peil_zip_get32(record + 38);
    entry->offset = peil_zip_get32(record + 42);
    entry->name_length = peil_zip_get16(record + 28);
    entry->extra_length = peil_zip_get16(record + 30);
    size_t comment = peil_zip_get16(record + 32);
    size_t size = PEIL_ZIP_RECORD_SIZE + entry->name_length + entry->extra_length + comment;
    if (size > end - at)
        return 0;
    entry->name = (const char *)record + PEIL_ZIP_RECORD_SIZE;
    entry->extra = record + PEIL_ZIP_RECORD_SIZE + entry->name_length;
    return at + size;
}

/* Whether the directory is exactly `count` records. */
static bool read_directory(
    struct peil_zip_directory *directory, const unsigned char *bytes, size_t at, size_t end)
{
    for (size_t i = 0; i < directory->count; i++) {
        at = read_record(&directory->entries[i], bytes, at, end);
        if (at == 0)
            return false;
    }
    return at == end;
}

/* Whether a local header says of the sizes what the directory says; they may stand behind. */
static bool is_same_or_behind(const unsigned char *local, size_t field, uint32_t value)
{
    uint32_t found = peil_zip_get32(local + field);
    bool behind = peil_zip_get16(local + 6) & PEIL_ZIP_SIZES_BEHIND;
    return found == value || (behind && found == 0);
}

/* What a local header says otherwise than the directory, as a code; NULL where nothing is. */
static const char *local_fault(const unsigned char *local, const struct peil_zip_entry *entry)
{
    size_t length = peil_zip_get16(local + 26);
    if (length != entry->name_length ||
        memcmp(local + PEIL_ZIP_LOCAL_SIZE, entry->name, length) != 0)
        return "zip/two-names";
    if ((peil_zip_get16(local + 6) & PEIL_ZIP_REFUSED_FLAGS) != 0 ||
        peil_zip_get16(local + 8) != entry->method ||
        !is_same_or_behind(local, 14, entry->checksum) ||
        !is_same_or_behind(local, 18, entry->stored) || !is_same_or_behind(local, 22, entry->size))
        return "zip/two-headers";
    return NULL;
}

/* Finds the bytes of an entry from its local header. They end before `end`. */
static bool find_extent(struct extent *extent, const struct peil_zip_entry *entry,
    const unsigned char *bytes, size_t end, struct peil_refusals *refusals)
{
    const char *fault = NULL;
    size_t names = 0;
    if (entry->offset > end || end - entry->offset < PEIL_ZIP_LOCAL_SIZE ||
        peil_zip_get32(bytes + entry->offset) != PEIL_ZIP_LOCAL_MARK) {
        fault = "zip/no-header";
    } else {
        const unsigned char *local = bytes + entry->offset;
        size_t room = end - entry->offset - PEIL_ZIP_LOCAL_SIZE;
        names = (size_t)peil_zip_get16(local + 26) + peil_zip_get16(local + 28);
        bool fits = names <= room && entry->stored <= room - names;
        fault = fits ? local_fault(local, entry) : "zip/bytes-missing";
    }
    if (fault) {
        peil_refuse_name(refusals, fault, entry->name, entry->name_length);
        return false;
    }
    extent->start = entry->offset;
    extent->end = entry->offset + PEIL_ZIP_LOCAL_SIZE + names + entry->stored;
    extent->entry = entry;
    return true;
}

static int extent_before(void *things, size_t a, size_t b)
{
    const struct extent *extents = things;
    if (extents[a].start != extents[b].start)
        return extents[a].start < extents[b].start;
    return extents[a].entry < extents[b].entry;
}

/*
 * No byte may belong to no entry either, but for the sizes that some programs write behind the
 * data: there another zip could be hidden, which other programs read in place of this one.
 */
static void check_gaps(
    struct peil_refusals *refusals, const struct extent *extents, size_t count, size_t directory)
{
    if (extents[0].start > 0)
        peil_refuse(refusals, "zip/bytes-before", PEIL_NO_ARGS);
    for (size_t i = 0; i < count; i++) {
        const struct peil_zip_entry *entry = extents[i].entry;
        size_t next = i + 1 < count ? extents[i + 1].start : directory;
        size_t most = entry->flags & PEIL_ZIP_SIZES_BEHIND ? LARGEST_SIZES_BEHIND : 0;
        if (next > extents[i].end && next - extents[i].end > most)
            peil_refuse_name(refusals, "zip/bytes-between", entry->name, entry->name_length);
    }
}

/* No byte may belong to two entries: that is how a small zip is made to hold terabytes. */
static void check_overlap(struct peil_refusals *refusals, struct extent *extents, size_t count)
{
    peil_sort_array(extents, count, sizeof(*extents), extent_before);
    size_t furthest = 0;
    for (size_t i = 1; i < count; i++) {
        const struct extent *last = &extents[furthest], *next = &extents[i];
        if (next->start < last->end) {
            const struct peil_zip_entry *a = next->entry, *b = last->entry;
            const char *name = peil_name_shown(refusals->arena, a->name, a->name_length);
            const char *other = peil_name_shown(refusals->arena, b->name, b->name_length);
            peil_refuse(refusals, "zip/overlap",
                PEIL_ARGS(PEIL_TEXT("name", name), PEIL_TEXT("other", other)));
        }
        if (next->end > last->end)
            furthest = i;
    }
}

int peil_zip_check(struct peil_zip_directory *out, const unsigned char *bytes, size_t length,
    const struct peil_limits *limits, struct peil_refusals *refusals)
{
    size_t start = 0;
    if (!peil_zip_check_end(&start, &out->count, bytes, length, limits, refusals))
        return PEIL_EINPUT;
    out->entries = peil_arena_array(refusals->arena, out->count, sizeof(*out->entries));
    struct extent *extents = peil_arena_array(refusals->arena, out->count, sizeof(*extents));
    if (!out->entries || !extents)
        return PEIL_ENOMEM;
    if (!read_directory(out, bytes, start, length - PEIL_ZIP_END_SIZE)) {
        peil_refuse(refusals, "zip/directory", PEIL_NO_ARGS);
        out->entries = NULL;
        return PEIL_EINPUT;
    }
    size_t found = 0;
    for (size_t i = 0; i < out->count; i++) {
        size_t before = refusals->count;
        peil_zip_check_entry(&out->entries[i], refusals);
        if (refusals->count == before)
            found += find_extent(&extents[found], &out->entries[i], bytes, start, refusals);
    }
    check_overlap(refusals, extents, found);
    if (refusals->count == 0)
        check_gaps(refusals, extents, found, start);
    return refusals->count > 0 ? PEIL_EINPUT : PEIL_OK;
}
