/*
 * Writing files so that a reader finds the old one or the new one, never half of one.
 */
#include "core/cli/files/files.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/arena.h"
#include "core/base/status.h"
#include "core/cli/cli.h"
#include "core/cli/talk/errors.h"

/* As many symbolic links in a row as the system itself follows. */
#define MOST_LINKS 40

int cli_write_all(int file, const void *bytes, size_t length)
{
    const char *at = bytes;

    while (length > 0) {
        ssize_t put = write(file, at, length);

        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0)
            return put < 0 ? errno : EIO;
        at += put;
        length -= (size_t)put;
    }
    return 0;
}

int cli_stdout_write(const void *bytes, size_t length, struct peil_diags *diags)
{
    int error = cli_write_all(STDOUT_FILENO, bytes, length);

    if (error) {
        cli_error_io(diags, "io/write", _("standard output"), error);
        return PEIL_EIO;
    }
    return PEIL_OK;
}

static int write_through(const char *path, const char *bytes, size_t length)
{
    int file = open(path, O_WRONLY | O_CLOEXEC), error;

    if (file < 0)
        return errno;
    error = cli_write_all(file, bytes, length);
    if (close(file) != 0 && !error)
        error = errno;
    return error;
}

static int sync_folder(const char *folder)
{
    int file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC), error = 0;

    if (file < 0)
        return errno;
    /* Some file systems have no sync for folders; the file itself is safe by then. */
    if (fsync(file) != 0 && errno != EINVAL)
        error = errno;
    close(file);
    return error;
}

/* Fills the temporary file and puts it in the place of the target. */
static int fill_and_rename(int file, const char *temporary, const char *path, mode_t mode,
    const char *bytes, size_t length)
{
    int error = cli_write_all(file, bytes, length);

    if (!error && fchmod(file, mode) != 0)
        error = errno;
    if (!error && fsync(file) != 0 && errno != EINVAL)
        error = errno;
    if (close(file) != 0 && !error)
        error = errno;
    if (!error && rename(temporary, path) != 0)
        error = errno;
    return error;
}

/* The mode that the file has or, where it is new, would get. */
static mode_t mode_for(const char *path)
{
    struct stat about;
    mode_t mask;

    if (stat(path, &about) == 0)
        return about.st_mode & 0777;
    mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

static int replace(struct peil_arena *arena, const char *path, const char *bytes, size_t length)
{
    const char *folder = cli_path_folder(arena, path), *name = cli_path_name(arena, path);
    char *temporary =
        folder && name ? peil_arena_format(arena, "%s/.%s.XXXXXX", folder, name) : NULL;
    sigset_t all, before;
    int file, error;

    if (!temporary)
        return ENOMEM;
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, &before);
    file = mkstemp(temporary);
    error = file < 0 ? errno : 0;
    if (!error) {
        error = fill_and_rename(file, temporary, path, mode_for(path), bytes, length);
        if (error)
            unlink(temporary);
        else
            error = sync_folder(folder);
    }
    sigprocmask(SIG_SETMASK, &before, NULL);
    return error;
}

/* Where a symbolic link leads that leads to nothing yet; the path itself where it is none. */
static const char *follow(struct peil_arena *arena, const char *path, int *error)
{
    char target[PATH_MAX];

    for (int hop = 0; hop < MOST_LINKS; hop++) {
        ssize_t length = readlink(path, target, sizeof(target) - 1);

        if (length < 0)
            return path;
        target[length] = '\0';
        path = target[0] == '/'
                   ? peil_arena_text(arena, target)
                   : peil_arena_format(arena, "%s/%s", cli_path_folder(arena, path), target);
        if (!path) {
            *error = ENOMEM;
            return NULL;
        }
    }
    *error = ELOOP;
    return NULL;
}

/* Writes to what the path leads to. An error number. */
static int save(struct peil_arena *arena, const char *path, const char *bytes, size_t length)
{
    enum cli_path kind = cli_path_kind(path);
    const char *real;
    int error = 0;

    if (kind == CLI_PATH_FOLDER)
        return EISDIR;
    if (kind == CLI_PATH_OTHER)
        return write_through(path, bytes, length);
    if (kind == CLI_PATH_FILE && faccessat(AT_FDCWD, path, W_OK, AT_EACCESS) != 0)
        return errno;
    real = follow(arena, path, &error);
    return real ? replace(arena, real, bytes, length) : error;
}

int cli_file_save(const char *path, const void *bytes, size_t length, struct peil_diags *diags)
{
    struct peil_arena *arena = peil_arena_new();
    int error = arena ? save(arena, path, bytes, length) : ENOMEM;

    peil_arena_free(arena);
    if (error == ENOMEM)
        return PEIL_ENOMEM;
    if (error == ENOENT)
        cli_error(diags, "io/no-folder", "path", path);
    else if (error)
        cli_error_io(diags, "io/write", path, error);
    return error ? PEIL_EIO : PEIL_OK;
}
