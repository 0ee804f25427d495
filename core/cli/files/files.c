/*
 * Reading files and walking through a pack's folder.
 */
#include "core/cli/files/files.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/arena.h"
#include "core/base/status.h"
#include "core/cli/talk/errors.h"

/* Deeper than any name in a pack may be; what lies below is found too deep by the archive. */
#define DEEPEST 8

/* Bytes that are read at once where it is not known how many there are. */
#define CHUNK ((size_t)16384)

/*
 * Room for all of a file, as far as its size tells: what is read once is then not copied again.
 */
static void make_room(struct peil_buf *out, int file, size_t most)
{
    struct stat about;

    if (fstat(file, &about) == 0 && S_ISREG(about.st_mode) && about.st_size > 0 &&
        (uintmax_t)about.st_size <= most)
        (void)peil_buf_room(out, (size_t)about.st_size + 1); /* 1: to see that it has ended */
}

static ssize_t read_some(int file, char *at, size_t room)
{
    ssize_t got;

    do
        got = read(file, at, room);
    while (got < 0 && errno == EINTR);
    return got;
}

static int read_all(
    struct peil_buf *out, int file, const char *path, size_t most, struct peil_diags *diags)
{
    size_t before = out->length;
    ssize_t got = 0;

    make_room(out, file, most);
    while (!peil_buf_failed(out)) {
        size_t room = out->capacity > out->length + 1 ? out->capacity - out->length - 1 : 0;

        if (room == 0) {
            (void)peil_buf_room(out, CHUNK);
            continue;
        }
        got = read_some(file, out->data + out->length, room);
        if (got <= 0)
            break;
        out->length += (size_t)got;
        out->data[out->length] = '\0';
        if (out->length - before > most) {
            cli_error_large(diags, path, most);
            return PEIL_EINPUT;
        }
    }
    if (got < 0) {
        cli_error_io(diags, "io/read", path, errno);
        return PEIL_EIO;
    }
    return peil_buf_failed(out) ? PEIL_ENOMEM : PEIL_OK;
}

int cli_stdin_begin(struct peil_buf *out, struct peil_diags *diags)
{
    char chunk[4096];
    ssize_t got = read_some(STDIN_FILENO, chunk, sizeof(chunk));

    if (got < 0) {
        cli_error_io(diags, "io/read", "-", errno);
        return PEIL_EIO;
    }
    peil_buf_add(out, chunk, (size_t)got);
    return peil_buf_failed(out) ? PEIL_ENOMEM : PEIL_OK;
}

/* Negative, with a diagnostic, where it cannot be opened. */
static int open_file(const char *path, struct peil_diags *diags)
{
    bool is_folder = cli_path_kind(path) == CLI_PATH_FOLDER;
    int file = is_folder ? -1 : open(path, O_RDONLY | O_CLOEXEC);

    if (file < 0)
        cli_error_io(diags, "io/read", path, is_folder ? EISDIR : errno);
    return file;
}

int cli_file_read(struct peil_buf *out, const char *path, size_t most, struct peil_diags *diags)
{
    int file, status;

    if (strcmp(path, "-") == 0)
        return read_all(out, STDIN_FILENO, path, most, diags);
    file = open_file(path, diags);
    if (file < 0)
        return PEIL_EIO;
    status = read_all(out, file, path, most, diags);
    close(file);
    return status;
}

int cli_file_begin(struct peil_buf *out, const char *path, size_t most, struct peil_diags *diags)
{
    int file = open_file(path, diags);
    ssize_t got = 0;

    if (file < 0)
        return PEIL_EIO;
    if (peil_buf_room(out, most)) {
        for (size_t left = most; left > 0; left -= (size_t)got) {
            got = read_some(file, out->data + out->length, left);
            if (got <= 0)
                break;
            out->length += (size_t)got;
        }
        out->data[out->length] = '\0';
    }
    if (got < 0)
        cli_error_io(diags, "io/read", path, errno);
    close(file);
    if (got < 0)
        return PEIL_EIO;
    return peil_buf_failed(out) ? PEIL_ENOMEM : PEIL_OK;
}

enum cli_path cli_path_kind(const char *path)
{
    struct stat about;

    if (!path || stat(path, &about) != 0)
        return CLI_PATH_NONE;
    if (S_ISREG(about.st_mode))
        return CLI_PATH_FILE;
    return S_ISDIR(about.st_mode) ? CLI_PATH_FOLDER : CLI_PATH_OTHER;
}

struct cli_file_id cli_file_id(const char *path)
{
    struct stat about;

    if (stat(path, &about) != 0)
        return (struct cli_file_id){0};
    return (struct cli_file_id){(uintmax_t)about.st_dev, (uintmax_t)about.st_ino, true};
}

bool cli_file_same(struct cli_file_id a, struct cli_file_id b)
{
    return a.known && b.known && a.device == b.device && a.number == b.number;
}

/* The length of a path without the slashes at its end. */
static size_t trimmed(const char *path)
{
    size_t length = strlen(path);

    while (length > 1 && path[length - 1] == '/')
        length--;
    return length;
}

const char *cli_path_name(struct peil_arena *arena, const char *path)
{
    size_t end = trimmed(path), start = end;

    while (start > 0 && path[start - 1] != '/')
        start--;
    return peil_arena_copy(arena, path + start, end - start);
}

const char *cli_path_folder(struct peil_arena *arena, const char *path)
{
    size_t end = trimmed(path);

    while (end > 0 && path[end - 1] != '/')
        end--;
    while (end > 1 && path[end - 1] == '/')
        end--;
    return end ? peil_arena_copy(arena, path, end) : ".";
}

char *cli_path_join(struct peil_arena *arena, const char *folder, const char *name)
{
    size_t length = trimmed(folder);
    char *start = peil_arena_copy(arena, folder, length);

    if (!start)
        return NULL;
    return peil_arena_format(
        arena, length && folder[length - 1] == '/' ? "%s%s" : "%s/%s", start, name);
}

struct folder_context {
    const char *path;
};

/* One listing: what to tell whom, and the name that grows and shrinks on the way. */
struct walk {
    int (*found)(void *ud, const char *name, size_t size);
    void *ud;
    const char *path; /* of the whole, for messages */
    struct peil_diags *diags;
    char name[1024];
    size_t length;
};

static int walk_folder(struct walk *walk, int folder, unsigned depth);

static int walk_entry(struct walk *walk, int folder, const char *name, unsigned depth)
{
    size_t before = walk->length, length = strlen(name);
    struct stat about;
    int status = PEIL_OK;

    if (before + length + 2 > sizeof(walk->name) ||
        fstatat(folder, name, &about, AT_SYMLINK_NOFOLLOW) != 0)
        return walk->found(walk->ud, name, SIZE_MAX);
    memcpy(walk->name + before, name, length + 1);
    walk->length += length;
    if (S_ISDIR(about.st_mode) && strcmp(walk->name, "pack.yaml") == 0) {
        status = walk->found(walk->ud, walk->name, SIZE_MAX); /* nothing in it is of the pack */
    } else if (S_ISDIR(about.st_mode) && name[0] != '.' && depth < DEEPEST) {
        int below = openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);

        walk->name[walk->length++] = '/';
        walk->name[walk->length] = '\0';
        if (below < 0) {
            cli_error_io(walk->diags, "io/read", walk->name, errno);
            status = PEIL_EIO;
        } else {
            status = walk_folder(walk, below, depth + 1);
        }
    } else if (S_ISDIR(about.st_mode) && name[0] != '.') {
        status = walk->found(walk->ud, walk->name, 0); /* too deep, whatever is in it */
    } else if (!S_ISDIR(about.st_mode)) {
        size_t size = S_ISREG(about.st_mode) ? (size_t)about.st_size : SIZE_MAX;

        status = walk->found(walk->ud, walk->name, size);
    }
    walk->length = before;
    walk->name[before] = '\0';
    return status;
}

/* Takes over `folder`. */
static int walk_folder(struct walk *walk, int folder, unsigned depth)
{
    DIR *dir = fdopendir(folder);
    struct dirent *entry = NULL;
    int status = PEIL_OK;

    if (!dir) {
        close(folder);
        return PEIL_ENOMEM;
    }
    do {
        errno = 0; /* only this tells the end from a failure, which would leave out files */
        entry = readdir(dir);
        if (entry && strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            status = walk_entry(walk, dirfd(dir), entry->d_name, depth);
    } while (entry && status == PEIL_OK);
    if (!entry && errno != 0) {
        cli_error_io(walk->diags, "io/read", walk->length > 0 ? walk->name : walk->path, errno);
        status = PEIL_EIO;
    }
    closedir(dir);
    return status;
}

static int list_folder(void *context, int (*found)(void *ud, const char *name, size_t size),
    void *ud, struct peil_diags *diags)
{
    const struct folder_context *self = context;
    struct walk walk = {.found = found, .ud = ud, .path = self->path, .diags = diags};
    int folder = open(self->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    if (folder < 0) {
        cli_error_io(diags, "io/read", self->path, errno);
        return PEIL_EIO;
    }
    return walk_folder(&walk, folder, 0);
}

static int read_in_folder(
    void *context, const char *name, size_t most, struct peil_buf *out, struct peil_diags *diags)
{
    const struct folder_context *self = context;
    int folder = open(self->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC), file = -1, status;

    if (folder >= 0)
        file = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    if (file < 0)
        cli_error_io(diags, "io/read", name, errno);
    if (folder >= 0)
        close(folder);
    if (file < 0)
        return PEIL_EIO;
    status = read_all(out, file, name, most, diags);
    close(file);
    return status;
}

/* How an archive reads a folder; `context` of the result lives in `arena`. False without memory. */
static bool make_folder(struct peil_folder *out, struct peil_arena *arena, const char *path)
{
    struct folder_context *context = peil_arena_alloc(arena, sizeof(*context));

    if (!context)
        return false;
    context->path = peil_arena_text(arena, path);
    *out = (struct peil_folder){context, list_folder, read_in_folder};
    return context->path != NULL;
}

/* The bytes of a zip stay where they were read, as long as the arena. */
static int open_zip(struct peil_archive **out, struct peil_arena *arena, const char *path,
    const struct peil_limits *limits, struct peil_diags *diags)
{
    struct peil_buf bytes = PEIL_BUF_EMPTY;
    int status = cli_file_read(&bytes, path, limits->zip_bytes, diags);

    if (status == PEIL_OK && bytes.data && !peil_arena_defer(arena, free, bytes.data))
        status = PEIL_ENOMEM;
    if (status != PEIL_OK) {
        peil_buf_dispose(&bytes);
        return status;
    }
    return peil_archive_open_zip(out, path, peil_buf_string(&bytes), bytes.length, limits, diags);
}

int cli_archive_open(struct peil_archive **out, struct peil_arena *arena, const char *path,
    const struct peil_limits *limits, struct peil_diags *diags)
{
    struct peil_folder folder;

    *out = NULL;
    if (cli_path_kind(path) != CLI_PATH_FOLDER)
        return open_zip(out, arena, path, limits, diags);
    if (!make_folder(&folder, arena, path))
        return PEIL_ENOMEM;
    return peil_archive_open_folder(
        out, peil_arena_copy(arena, path, trimmed(path)), &folder, limits, diags);
}
