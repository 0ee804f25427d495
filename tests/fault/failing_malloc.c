/*
 * For LD_PRELOAD: makes calls of a program fail in turn.
 *
 *   FAULT_CALL  malloc (also calloc and realloc), write, read, open, readdir, fsync, rename, close,
 *               pipe, socketpair, fork, poll, waitpid, mmap; or "short": every read and write moves
 * at most 7 bytes FAULT_AT    which call fails, from 1; 0 for none FAULT_STICKY  set: all calls
 * behind it fail, too FAULT_ERRNO what is wrong then (EIO, for memory ENOMEM) FAULT_COUNT a file
 * that gets the number of calls when the program ends
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#define EXPORT __attribute__((visibility("default")))

static void *(*next_malloc)(size_t);
static void *(*next_calloc)(size_t, size_t);
static void *(*next_realloc)(void *, size_t);
static void (*next_free)(void *);
static int (*next_close)(int);
static struct dirent *(*next_readdir)(DIR *);
static int (*next_rename)(const char *, const char *);
static int (*next_pipe)(int[2]);
static int (*next_socketpair)(int, int, int, int[2]);
static pid_t (*next_fork)(void);
static int (*next_poll)(struct pollfd *, nfds_t, int);
static pid_t (*next_waitpid)(pid_t, int *, int);
static void *(*next_mmap)(void *, size_t, int, int, int, off_t);

static const char *failing = "";
static long fails_at, calls;
static bool sticky, ready;
static int reason;

/* dlsym allocates before the real functions are known. */
static _Alignas(16) char early[65536];
static size_t early_used;

static void *early_memory(size_t size)
{
    void *start = early + early_used;

    early_used += (size + 15) / 16 * 16;
    return early_used <= sizeof(early) ? start : NULL;
}

static bool is_early(const void *memory)
{
    return (uintptr_t)memory >= (uintptr_t)early &&
           (uintptr_t)memory < (uintptr_t)early + sizeof(early);
}

static void find(void *function, const char *name)
{
    void *found = dlsym(RTLD_NEXT, name);

    memcpy(function, &found, sizeof(found));
}

__attribute__((constructor)) static void start(void)
{
    const char *call = getenv("FAULT_CALL"), *at = getenv("FAULT_AT"), *e = getenv("FAULT_ERRNO");

    if (next_malloc && ready)
        return;
    find(&next_malloc, "malloc");
    find(&next_calloc, "calloc");
    find(&next_realloc, "realloc");
    find(&next_free, "free");
    find(&next_close, "close");
    find(&next_readdir, "readdir");
    find(&next_rename, "rename");
    find(&next_pipe, "pipe");
    find(&next_socketpair, "socketpair");
    find(&next_fork, "fork");
    find(&next_poll, "poll");
    find(&next_waitpid, "waitpid");
    find(&next_mmap, "mmap");
    failing = call ? call : "";
    fails_at = at ? atol(at) : 0;
    sticky = getenv("FAULT_STICKY") != NULL;
    reason = e ? atoi(e) : EIO;
    ready = true;
}

__attribute__((destructor)) static void finish(void)
{
    const char *path = getenv("FAULT_COUNT");
    char text[24];
    size_t at = sizeof(text);
    long left = calls;
    long file;

    if (!path)
        return;
    text[--at] = '\n';
    do {
        text[--at] = (char)('0' + left % 10);
        left /= 10;
    } while (left > 0);
    file = syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (file < 0 || syscall(SYS_write, file, text + at, sizeof(text) - at) < 0)
        _exit(99);
    syscall(SYS_close, file);
}

static bool fails(const char *call)
{
    if (!ready || strcmp(call, failing) != 0)
        return false;
    calls++;
    return fails_at > 0 && (calls == fails_at || (sticky && calls > fails_at));
}

EXPORT void *malloc(size_t size)
{
    if (fails("malloc")) {
        errno = ENOMEM;
        return NULL;
    }
    return next_malloc ? next_malloc(size) : early_memory(size);
}

EXPORT void *calloc(size_t count, size_t size)
{
    if (fails("malloc")) {
        errno = ENOMEM;
        return NULL;
    }
    return next_calloc ? next_calloc(count, size) : early_memory(count * size);
}

EXPORT void *realloc(void *memory, size_t size)
{
    if (fails("malloc")) {
        errno = ENOMEM;
        return NULL;
    }
    if (is_early(memory)) {
        size_t left = (size_t)(early + sizeof(early) - (char *)memory);
        void *moved = next_malloc ? next_malloc(size) : early_memory(size);

        return moved ? memcpy(moved, memory, size < left ? size : left) : NULL;
    }
    return next_realloc ? next_realloc(memory, size) : early_memory(size);
}

EXPORT void free(void *memory)
{
    if (!is_early(memory) && next_free)
        next_free(memory);
}

EXPORT ssize_t write(int file, const void *bytes, size_t length)
{
    if (fails("write")) {
        errno = reason;
        return -1;
    }
    if (strcmp(failing, "short") == 0 && length > 7)
        length = 7;
    return syscall(SYS_write, file, bytes, length);
}

EXPORT ssize_t read(int file, void *bytes, size_t length)
{
    if (fails("read")) {
        errno = reason;
        return -1;
    }
    if (strcmp(failing, "short") == 0 && length > 7)
        length = 7;
    return syscall(SYS_read, file, bytes, length);
}

static long open_at(int folder, const char *path, int flags, int mode)
{
    if (fails("open")) {
        errno = reason;
        return -1;
    }
    return syscall(SYS_openat, folder, path, flags, mode);
}

EXPORT int open(const char *path, int flags, ...)
{
    va_list rest;
    int mode;

    va_start(rest, flags);
    mode = flags & O_CREAT ? va_arg(rest, int) : 0;
    va_end(rest);
    return (int)open_at(AT_FDCWD, path, flags, mode);
}

EXPORT int openat(int folder, const char *path, int flags, ...)
{
    va_list rest;
    int mode;

    va_start(rest, flags);
    mode = flags & O_CREAT ? va_arg(rest, int) : 0;
    va_end(rest);
    return (int)open_at(folder, path, flags, mode);
}

EXPORT struct dirent *readdir(DIR *dir)
{
    if (fails("readdir")) {
        errno = reason;
        return NULL;
    }
    return next_readdir(dir);
}

EXPORT int fsync(int file)
{
    if (fails("fsync")) {
        errno = reason;
        return -1;
    }
    return (int)syscall(SYS_fsync, file);
}

EXPORT int rename(const char *from, const char *to)
{
    if (fails("rename")) {
        errno = reason;
        return -1;
    }
    return next_rename(from, to);
}

EXPORT int close(int file)
{
    if (fails("close")) {
        syscall(SYS_close, file);
        errno = reason;
        return -1;
    }
    return next_close ? next_close(file) : (int)syscall(SYS_close, file);
}

EXPORT int pipe(int ends[2])
{
    if (fails("pipe")) {
        errno = reason;
        return -1;
    }
    return next_pipe(ends);
}

EXPORT pid_t fork(void)
{
    if (fails("fork")) {
        errno = reason;
        return -1;
    }
    return next_fork();
}

EXPORT int socketpair(int domain, int type, int protocol, int ends[2])
{
    if (fails("socketpair")) {
        errno = reason;
        return -1;
    }
    return next_socketpair(domain, type, protocol, ends);
}

EXPORT int poll(struct pollfd *files, nfds_t count, int milliseconds)
{
    if (fails("poll")) {
        errno = reason;
        return -1;
    }
    return next_poll(files, count, milliseconds);
}

/* The child is gone all the same, and how it ended is not told. */
EXPORT pid_t waitpid(pid_t process, int *ending, int options)
{
    if (fails("waitpid")) {
        (void)next_waitpid(process, NULL, options);
        errno = reason;
        return -1;
    }
    return next_waitpid(process, ending, options);
}

EXPORT void *mmap(void *at, size_t length, int protection, int flags, int file, off_t offset)
{
    if (fails("mmap")) {
        errno = reason;
        return MAP_FAILED;
    }
    return next_mmap ? next_mmap(at, length, protection, flags, file, offset)
                     : (void *)syscall(SYS_mmap, at, length, protection, flags, file, offset);
}
