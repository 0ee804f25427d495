/*
 * What the kinds of archives (zip, folder, memory) share: the archive itself, the rules for names
 * and sizes, and the way something is refused. For core/format/archive*.c and zip*.c only.
 */
#ifndef PEIL_FORMAT_ARCHIVE_PARTS_H
#define PEIL_FORMAT_ARCHIVE_PARTS_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/arena.h"
#include "core/base/diag.h"
#include "core/base/source.h"
#include "core/base/status.h"
#include "core/format/archive.h"
#include "core/format/limits.h"

/* A file, and its number where it is kept. */
struct peil_archive_file {
    struct peil_entry entry; /* first, and lent to callers */
    size_t index;
};

struct peil_archive {
    struct peil_arena *arena;  /* holds the archive itself */
    struct peil_source source; /* its name, for messages; no bytes */
    struct peil_limits limits;
    char separator; /* between the name of the archive and that of a file */
    struct peil_archive_file *files;
    size_t count;
    void *store; /* what `load` reads from */
    /*
     * Puts the contents of a file, or its first `most` bytes where it has more, into `arena`, with
     * a NUL behind them. PEIL_OK; PEIL_EINPUT or PEIL_EIO with an error in `diags`; PEIL_ENOMEM.
     */
    int (*load)(struct peil_archive *archive, const struct peil_archive_file *file, size_t most,
        struct peil_arena *arena, const char **bytes, size_t *length, struct peil_diags *diags);
    void (*release)(void *store); /* NULL where nothing needs to be given back */
};

/* An archive without files; `name` may be NULL. NULL without memory. */
struct peil_archive *peil_archive_new(
    const char *name, const struct peil_limits *limits, char separator);

/* Hands a filled archive over, or closes it when `status` is no PEIL_OK. Answers `status`. */
PEIL_CHECK int peil_archive_hand_over(
    struct peil_archive **out, struct peil_archive *archive, int status);

/* The place of messages about an archive as a whole. */
struct peil_place peil_archive_place(const struct peil_archive *archive);

/* Collects refusals: where they stand, and how many there were. */
struct peil_refusals {
    struct peil_arena *arena; /* for the texts of arguments */
    struct peil_place place;
    struct peil_diags *diags;
    size_t count;
};

/* Adds an error. `code` must be a string literal. */
void peil_refuse(
    struct peil_refusals *refusals, const char *code, const struct peil_arg *arguments);

/* The same with one argument "name": raw bytes, made fit to show. */
void peil_refuse_name(
    struct peil_refusals *refusals, const char *code, const char *name, size_t length);

/*
 * A raw name as it may be shown in a message: what is no plain character becomes \xNN, and a long
 * name is cut. NULL without memory.
 */
const char *peil_name_shown(struct peil_arena *arena, const char *name, size_t length);

/*
 * Whether a name follows the rule for files and folders in packs: parts of [A-Za-z0-9._-] apart by
 * '/', none that begins with '.' or '-', ends with '.' or is a device of Windows, within the
 * limits. Refuses it once when it does not.
 */
bool peil_name_check(struct peil_refusals *refusals, const char *name, size_t length,
    const struct peil_limits *limits);

/* Whether an operating system leaves such files behind: __MACOSX/, .DS_Store, Thumbs.db, ... */
bool peil_name_is_leftover(const char *name, size_t length);

/* Says once, as a note, that `count` leftovers were passed over. Nothing for 0. */
void peil_note_leftovers(
    const struct peil_refusals *refusals, const char *first, size_t length, size_t count);

/* Lower case of an ASCII letter; other bytes as they are. */
unsigned char peil_ascii_lower(unsigned char byte);

/* A file or folder that was found; the name is raw bytes and need not end in a NUL. */
struct peil_found {
    const char *name;
    size_t length;
    size_t size;
    size_t index;
    bool folder;
};

/*
 * Checks names, sizes and clashes, and makes the sorted list of files. PEIL_OK, PEIL_EINPUT or
 * PEIL_ENOMEM; PEIL_EINPUT also where `refusals` counted something before.
 */
PEIL_CHECK int peil_archive_fill(struct peil_archive *archive, const struct peil_found *found,
    size_t count, struct peil_refusals *refusals);

#endif
