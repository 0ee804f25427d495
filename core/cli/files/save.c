/*
 * Writing files so that a reader finds the old one or the new one, never half of one.
 */

/* For sync_file_range, where there is one. */
#define _GNU_SOURCE

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

/* Takes back what was begun. */
static void drop(struct cli_saving *one)
{
    if (one->file >= 0)
        close(one->file);
    if (one->temporary)
        unlink(one->temporary);
    one->file = -1;
    one->temporary = NULL;
}

/* The disk may begin with it while other files are filled: waiting for it then takes less. */
static void start_writing(int file)
{
#ifdef SYNC_FILE_RANGE_WRITE
    (void)sync_file_range(file, 0, 0, SYNC_FILE_RANGE_WRITE);
#else
    (void)file;
#endif
}

/* Fills a temporary file beside the target. */
static int fill(struct peil_arena *arena, struct cli_saving *one)
{
    const char *name = cli_path_name(arena, one->real);
    int error;

    one->folder = cli_path_folder(arena, one->real);
    one->temporary =
        one->folder && name ? peil_arena_format(arena, "%s/.%s.XXXXXX", one->folder, name) : NULL;
    if (!one->temporary)
        return ENOMEM;
    one->file = mkstemp(one->temporary);
    if (one->file < 0) {
        error = errno;
        one->temporary = NULL;
        return error;
    }
    error = cli_write_all(one->file, one->bytes, one->length);
    if (!error && fchmod(one->file, mode_for(one->real)) != 0)
        error = errno;
    if (error)
        drop(one);
    else
        start_writing(one->file);
    return error;
}

/* Looks where a path leads; what is no file, and what may not be written, is done with then. */
static void look(struct peil_arena *arena, struct cli_saving *one)
{
    enum cli_path kind = cli_path_kind(one->path);

    one->error = 0;
    one->file = -1;
    one->temporary = NULL;
    one->real = NULL;
    if (kind == CLI_PATH_FOLDER)
        one->error = EISDIR;
    else if (kind == CLI_PATH_OTHER)
        one->error = write_through(one->path, one->bytes, one->length);
    else if (kind == CLI_PATH_FILE && faccessat(AT_FDCWD, one->path, W_OK, AT_EACCESS) != 0)
        one->error = errno;
    else
        one->real = follow(arena, one->path, &one->error);
}

/* Fills files from `from` on, as many as may be open at a time; answers where it stopped. */
static size_t fill_some(
    struct peil_arena *arena, struct cli_saving *list, size_t from, size_t count)
{
    size_t i = from;

    for (; i < count; i++) {
        if (!list[i].real)
            continue;
        list[i].error = fill(arena, &list[i]);
        if ((list[i].error == EMFILE || list[i].error == ENFILE) && i > from)
            break;
    }
    return i;
}

/* Has the disk keep it, before it takes the place of what stood there. */
static void keep(struct cli_saving *one)
{
    if (one->file < 0)
        return;
    if (fsync(one->file) != 0 && errno != EINVAL)
        one->error = errno;
    if (close(one->file) != 0 && !one->error)
        one->error = errno;
    one->file = -1;
    if (one->error)
        drop(one);
}

static void put_in_place(struct cli_saving *one)
{
    if (!one->temporary)
        return;
    if (rename(one->temporary, one->real) != 0) {
        one->error = errno;
        drop(one);
    }
}

/* All are kept before the first takes its place, and each folder is kept once. */
static void finish_some(struct cli_saving *list, size_t from, size_t end)
{
    const char *folder = NULL;
    int error = 0;

    for (size_t i = from; i < end; i++)
        keep(&list[i]);
    for (size_t i = from; i < end; i++)
        put_in_place(&list[i]);
    for (size_t i = from; i < end; i++) {
        if (!list[i].temporary)
            continue;
        if (!folder || strcmp(folder, list[i].folder) != 0)
            error = sync_folder(list[i].folder);
        folder = list[i].folder;
        list[i].error = error;
    }
}

void cli_files_save(struct cli_saving *list, size_t count)
{
    struct peil_arena *arena = peil_arena_new();
    sigset_t all, before;

    for (size_t i = 0; i < count; i++) {
        if (arena)
            look(arena, &list[i]);
        else
            list[i].error = ENOMEM;
    }
    if (!arena)
        return;
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, &before);
    for (size_t from = 0, end; from < count; from = end) {
        end = fill_some(arena, list, from, count);
        finish_some(list, from, end);
    }
    sigprocmask(SIG_SETMASK, &before, NULL);
    peil_arena_free(arena);
}

int cli_file_told(const struct cli_saving *one, struct peil_diags *diags)
{
    if (one->error == ENOMEM)
        return PEIL_ENOMEM;
    if (one->error == ENOENT)
        cli_error(diags, "io/no-folder", "path", one->path);
    else if (one->error)
        cli_error_io(diags, "io/write", one->path, one->error);
    return one->error ? PEIL_EIO : PEIL_OK;
}

int cli_file_save(const char *path, const void *bytes, size_t length, struct peil_diags *diags)
{
    struct cli_saving one = {.path = path, .bytes = bytes, .length = length};

    cli_files_save(&one, 1);
    return cli_file_told(&one, diags);
}
