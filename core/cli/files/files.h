/*
 * The file system: reading whole files, walking through a pack's folder, and saving so that nothing
 * half-written is ever left.
 */
#ifndef PEIL_CLI_FILES_FILES_H
#define PEIL_CLI_FILES_FILES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/base/buf.h"
#include "core/base/diag.h"
#include "core/base/status.h"
#include "core/format/archive.h"

/*
 * Appends a file, or standard input for "-". PEIL_OK, PEIL_EIO with a diagnostic, PEIL_EINPUT with
 * one where it holds more than `most` bytes, or PEIL_ENOMEM.
 */
PEIL_CHECK int cli_file_read(
    struct peil_buf *out, const char *path, size_t most, struct peil_diags *diags);

/*
 * Appends the first `most` bytes of a file, or all it has; a file that holds more is no error.
 * Answers as cli_file_read.
 */
PEIL_CHECK int cli_file_begin(
    struct peil_buf *out, const char *path, size_t most, struct peil_diags *diags);

/* Appends the first bytes of standard input; none at its end. PEIL_OK or as cli_file_read. */
PEIL_CHECK int cli_stdin_begin(struct peil_buf *out, struct peil_diags *diags);

/* What a path is, following links. */
enum cli_path {
    CLI_PATH_NONE,
    CLI_PATH_FILE,
    CLI_PATH_FOLDER,
    CLI_PATH_OTHER
};
enum cli_path cli_path_kind(const char *path);

/* Which file it is that a path leads to. */
struct cli_file_id {
    uintmax_t device, number;
    bool known; /* that there is one */
};
struct cli_file_id cli_file_id(const char *path);

/* Whether both are known and the same. */
bool cli_file_same(struct cli_file_id a, struct cli_file_id b);

/* The part of a path behind the last '/', without trailing ones; borrowed or in `arena`. */
const char *cli_path_name(struct peil_arena *arena, const char *path);

/* The part before it: "." where there is none. */
const char *cli_path_folder(struct peil_arena *arena, const char *path);

/* FOLDER/NAME. */
char *cli_path_join(struct peil_arena *arena, const char *folder, const char *name);

/*
 * Opens the pack at a path, zip or folder. The bytes of a zip live in `arena`. Answers as
 * peil_archive_open_zip.
 */
PEIL_CHECK int cli_archive_open(struct peil_archive **out, struct peil_arena *arena,
    const char *path, const struct peil_limits *limits, struct peil_diags *diags);

/*
 * Writes a file whole or not at all: a temporary file beside the target, fsync, rename, fsync of
 * the folder; signals wait meanwhile. Where the target is no regular file (a device, a pipe) it is
 * written straight through; a symbolic link keeps pointing where it did, also to what is not there
 * yet; a file that may not be written to is not replaced. PEIL_OK, PEIL_EIO with a diagnostic, or
 * PEIL_ENOMEM; then the old file is as it was, or the new one is there and may not outlast a power
 * cut.
 */
PEIL_CHECK int cli_file_save(
    const char *path, const void *bytes, size_t length, struct peil_diags *diags);

/* A file to be saved. */
struct cli_saving {
    const char *path;
    const void *bytes;
    size_t length;
    int error; /* afterwards: 0, or why it was not */
    /* meanwhile */
    const char *real, *folder;
    char *temporary;
    int file;
};

/*
 * Several files as cli_file_save saves one. All have been written to temporary files, and fsync has
 * answered for each, before the first is renamed; a folder has its fsync once. The disk is waited
 * for much shorter than with one after the other.
 */
void cli_files_save(struct cli_saving *list, size_t count);

/* What became of one, told: answers as cli_file_save. */
PEIL_CHECK int cli_file_told(const struct cli_saving *one, struct peil_diags *diags);

/* Writes all of it to an open file, however often that takes; 0, or an error number. */
int cli_write_all(int file, const void *bytes, size_t length);

/* Writes to standard output. PEIL_OK, or PEIL_EIO with a diagnostic. */
PEIL_CHECK int cli_stdout_write(const void *bytes, size_t length, struct peil_diags *diags);

#endif
