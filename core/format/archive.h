/*
 * The files of a pack, wherever they are: in a zip, in a folder or in memory. Reading checks
 * everything about names and sizes; nothing is written to disk. A zip's bytes are checked by hand
 * (end record, directory, names, overlaps) before libzip sees them.
 */
#ifndef PEIL_FORMAT_ARCHIVE_H
#define PEIL_FORMAT_ARCHIVE_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/arena.h"
#include "core/base/buf.h"
#include "core/base/diag.h"
#include "core/base/source.h"
#include "core/base/status.h"
#include "core/format/limits.h"

/* A file in an archive. */
struct peil_entry {
    const char *name; /* "tests/good.yaml": [A-Za-z0-9._-] parts apart by '/' */
    size_t size;
};

struct peil_archive;

/*
 * Opens a zip that was read into memory. `name` is how messages call it ("bcmb.zip"). `bytes` must
 * stay alive and unchanged until the archive is closed. One common top folder is taken off;
 * leftovers of operating systems (__MACOSX/, .DS_Store, Thumbs.db) are passed over with a note.
 * PEIL_OK, PEIL_EINPUT with errors in `diags`, or PEIL_ENOMEM; on failure `*out` is NULL.
 */
PEIL_CHECK int peil_archive_open_zip(struct peil_archive **out, const char *name, const void *bytes,
    size_t length, const struct peil_limits *limits, struct peil_diags *diags);

/* How an archive gets at a folder: made by whoever may touch the file system (see core/cli). */
struct peil_folder {
    void *context;
    /*
     * Lists the regular files below the folder, with names relative to it and '/' between parts,
     * by calling `found` for each. A file that is no regular file is passed with size SIZE_MAX.
     * PEIL_OK, or PEIL_EIO with an error in `diags`.
     */
    int (*list)(void *context, int (*found)(void *ud, const char *name, size_t size), void *ud,
        struct peil_diags *diags);
    /* Appends the contents of a file to `out`, refusing more than `most` bytes. */
    int (*read)(void *context, const char *name, size_t most, struct peil_buf *out,
        struct peil_diags *diags);
};

/* Opens a folder. `folder->context` must stay alive until the archive is closed. */
PEIL_CHECK int peil_archive_open_folder(struct peil_archive **out, const char *name,
    const struct peil_folder *folder, const struct peil_limits *limits, struct peil_diags *diags);

/* A file in memory. */
struct peil_memory_file {
    const char *name;
    const void *bytes;
    size_t length;
};

/* Opens `count` files in memory, which must stay alive until the archive is closed. */
PEIL_CHECK int peil_archive_open_memory(struct peil_archive **out, const char *name,
    const struct peil_memory_file *files, size_t count, const struct peil_limits *limits,
    struct peil_diags *diags);

/* NULL is fine. */
void peil_archive_close(struct peil_archive *archive);

/* The name messages use: "bcmb.zip" or "packs/bcmb". */
const char *peil_archive_name(const struct peil_archive *archive);

/* The files, sorted by the bytes of their names; folders are not listed. */
size_t peil_archive_count(const struct peil_archive *archive);
const struct peil_entry *peil_archive_at(const struct peil_archive *archive, size_t index);

/* Whether a file is there. */
bool peil_archive_has(const struct peil_archive *archive, const char *name);

/*
 * Reads a file into `arena` and makes a source of it, named "ARCHIVE/FILE" for folders and
 * "ARCHIVE:FILE" for zips. The bytes end in a NUL that is not counted. A file that is not there is
 * an error only when `required`; otherwise PEIL_OK with `*out` NULL.
 */
PEIL_CHECK int peil_archive_read(const struct peil_source **out, struct peil_archive *archive,
    struct peil_arena *arena, const char *name, bool required, struct peil_diags *diags);

/*
 * The first `most` bytes of a file, or all it has, in `arena` with a NUL behind them; NULL where it
 * is not there. A look: damage further on is not noticed. Answers as peil_archive_read.
 */
PEIL_CHECK int peil_archive_begin(const char **out, size_t *length, struct peil_archive *archive,
    struct peil_arena *arena, const char *name, size_t most, struct peil_diags *diags);

/*
 * A digest of files, as 64 hexadecimal digits: SHA-256 over, for each in turn, the length of the
 * name as 8 big-endian bytes, the name, the length of the contents likewise, the contents. It
 * covers names and contents, not what they are stored in, so that a folder, the zip made of it and
 * a bundle all have the same one.
 */
void peil_archive_digest(char out[65], const struct peil_memory_file *files, size_t count);

/*
 * Writes all files of an archive as a zip: sorted, stored, with one fixed date, so that the same
 * files give the same bytes on every machine.
 */
PEIL_CHECK int peil_archive_write_zip(
    struct peil_buf *out, struct peil_archive *archive, struct peil_diags *diags);

/* One file of a zip to be written. */
PEIL_CHECK int peil_archive_write_files(struct peil_buf *out, const struct peil_memory_file *files,
    size_t count, struct peil_diags *diags);

#endif
