/*
 * Looks at a zip byte by byte before libzip does. libzip takes long over many colliding names,
 * reads what other programs read otherwise (two zips in one, names in extra fields), and knows
 * nothing of our limits. For core/format/zip*.c only.
 *
 * Accepted is the plain form only: the file begins with a local header and ends with an end record
 * without a comment, the directory stands right before that, no zip64, one disk, and every byte
 * belongs to one file (so the sum of all files cannot be larger than the zip: no overlap bombs).
 */
#ifndef PEIL_FORMAT_ZIP_CHECK_H
#define PEIL_FORMAT_ZIP_CHECK_H

#include <stddef.h>
#include <stdint.h>

#include "core/base/arena.h"
#include "core/base/status.h"
#include "core/format/archive_parts.h"
#include "core/format/limits.h"

/* Sizes of the records and their signatures (APPNOTE.TXT 6.3, sections 4.3.7, 4.3.12, 4.3.16). */
#define PEIL_ZIP_LOCAL_SIZE 30u
#define PEIL_ZIP_LOCAL_MARK 0x04034B50u
#define PEIL_ZIP_RECORD_SIZE 46u
#define PEIL_ZIP_RECORD_MARK 0x02014B50u
#define PEIL_ZIP_END_SIZE 22u
#define PEIL_ZIP_END_MARK 0x06054B50u

/* Flags (4.4.4): the sizes stand behind the data as well; encrypted in one of three ways; a patch.
 */
#define PEIL_ZIP_SIZES_BEHIND 0x0008u
#define PEIL_ZIP_ENCRYPTED (0x0001u | 0x0040u | 0x2000u)
#define PEIL_ZIP_PATCH 0x0020u
#define PEIL_ZIP_REFUSED_FLAGS (PEIL_ZIP_ENCRYPTED | PEIL_ZIP_PATCH)

/* One record of the directory. Pointers lead into the bytes of the zip. */
struct peil_zip_entry {
    const char *name; /* raw; any bytes */
    size_t name_length;
    const unsigned char *extra;
    size_t extra_length;
    uint16_t flags;
    uint16_t method;
    uint32_t attributes;
    uint32_t checksum;
    uint32_t stored; /* bytes it takes in the zip */
    uint32_t size;   /* bytes of the file */
    uint32_t offset; /* of its local header */
};

struct peil_zip_directory {
    struct peil_zip_entry *entries; /* in the order of the directory, which is also libzip's */
    size_t count;
};

/* Little-endian numbers. */
uint16_t peil_zip_get16(const unsigned char *bytes);
uint32_t peil_zip_get32(const unsigned char *bytes);

/*
 * Checks the whole frame and every entry but for names and sizes, which are checked with those of
 * the other archives. PEIL_OK; PEIL_EINPUT when `refusals` counted something, with `out->entries`
 * NULL where the directory could not be read; PEIL_ENOMEM.
 */
PEIL_CHECK int peil_zip_check(struct peil_zip_directory *out, const unsigned char *bytes,
    size_t length, const struct peil_limits *limits, struct peil_refusals *refusals);

/*
 * The end record: where the directory begins and how many entries it has. False when it is refused;
 * the directory is then not looked at.
 */
bool peil_zip_check_end(size_t *directory, size_t *count, const unsigned char *bytes, size_t length,
    const struct peil_limits *limits, struct peil_refusals *refusals);

/* What one entry says about itself: flags, method, sizes, extra fields, kind of file. */
void peil_zip_check_entry(const struct peil_zip_entry *entry, struct peil_refusals *refusals);

#endif
