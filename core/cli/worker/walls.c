/*
 * What is taken away from a process that runs the code of strangers. Each wall is a second one,
 * behind the sandbox of core/script, so one that a system does not have is done without.
 */
#ifdef __linux__
#define _DEFAULT_SOURCE /* syscall */
#endif

#include "core/cli/worker/worker.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/prctl.h>
#include <sys/syscall.h>
#endif

/* Bytes of memory beyond what the process has when it begins. */
#define MORE_MEMORY ((rlim_t)512 << 20)

/* A sanitizer keeps its books in address space, and speaks on standard error. */
#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif
#ifndef SANITIZED
#define SANITIZED 0
#endif

extern char **environ;

static void limit(int what, rlim_t most)
{
    struct rlimit now;

    if (getrlimit(what, &now) != 0)
        return;
    if (now.rlim_max == RLIM_INFINITY || now.rlim_max > most)
        now.rlim_max = most;
    now.rlim_cur = now.rlim_max;
    setrlimit(what, &now);
}

/* Bytes of address space in use; 0 where that is not told. */
static rlim_t address_space(void)
{
    int file = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
    char text[64];
    ssize_t length = file < 0 ? 0 : read(file, text, sizeof(text));
    rlim_t pages = 0;

    for (ssize_t i = 0; i < length && text[i] >= '0' && text[i] <= '9'; i++)
        pages = pages * 10 + (rlim_t)(text[i] - '0');
    if (file >= 0)
        close(file);
    return pages * (rlim_t)sysconf(_SC_PAGESIZE);
}

/* Closes the files from `first` to `last`. */
static void close_files(int first, int last)
{
    if (first > last)
        return;
#ifdef SYS_close_range
    if (syscall(SYS_close_range, (unsigned)first, (unsigned)last, 0) == 0)
        return;
#endif
    for (int file = first; file <= last && file < 1024; file++)
        close(file);
}

/* Valgrind makes calls of its own in the process that it looks at. */
static bool is_watched(void)
{
    const char *preloaded = getenv("LD_PRELOAD");

    return preloaded && strstr(preloaded, "vgpreload");
}

/* The memory of the environment is wiped, too: nothing of it can be found. */
static void forget_environment(void)
{
    for (char **variable = environ; variable && *variable; variable++)
        memset(*variable, 0, strlen(*variable));
    if (environ)
        *environ = NULL;
}

void cli_wall_in(int file, int64_t milliseconds)
{
    rlim_t used = SANITIZED ? 0 : address_space();
    bool filtered = !SANITIZED && !is_watched();

    /* A signal to its group, or what it starts, is not for the parent. */
    setpgid(0, 0);
    forget_environment();
    close_files(SANITIZED ? 3 : 0, file - 1);
    close_files(file + 1, INT32_MAX);
    limit(RLIMIT_CORE, 0);
#ifdef RLIMIT_NPROC
    limit(RLIMIT_NPROC, 0);
#endif
    limit(RLIMIT_CPU, (rlim_t)(milliseconds / 1000) + 2);
    if (!SANITIZED) {
        limit(RLIMIT_FSIZE, 0); /* standard error may be a file */
        limit(RLIMIT_NOFILE, 0);
    }
    if (used > 0)
        limit(RLIMIT_AS, used + MORE_MEMORY);
#ifdef PR_SET_NO_NEW_PRIVS
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
#endif
    if (filtered)
        cli_filter_calls();
}
