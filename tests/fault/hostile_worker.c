/*
 * Loaded before the program, this makes of its workers what a script would make of them that had
 * got out of the sandbox: where a worker is about to answer, it does what HOSTILE_WORKER says.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

typedef ssize_t write_function(int, const void *, size_t);

static pid_t first;
static char mode[32];
static uint64_t seed;

__attribute__((constructor)) static void begin(void)
{
    const char *wanted = getenv("HOSTILE_WORKER"), *number = getenv("HOSTILE_SEED");

    first = getpid();
    strncpy(mode, wanted ? wanted : "", sizeof(mode) - 1);
    seed = number ? strtoull(number, NULL, 10) : 1;
}

static uint64_t random_number(void)
{
    seed += UINT64_C(0x9e3779b97f4a7c15);
    uint64_t bits = (seed ^ seed >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    bits = (bits ^ bits >> 27) * UINT64_C(0x94d049bb133111eb);
    return bits ^ bits >> 31;
}

/* Only workers that run scripts may start no process; or may not even ask about it. */
static int is_walled(void)
{
    struct rlimit most;

    return getrlimit(RLIMIT_NPROC, &most) != 0 || most.rlim_cur == 0;
}

/* Without going to sleep, which a worker may not. */
static void pause_ms(int64_t ms)
{
    struct timespec from, now;

    clock_gettime(CLOCK_MONOTONIC, &from);
    do
        clock_gettime(CLOCK_MONOTONIC, &now);
    while ((now.tv_sec - from.tv_sec) * 1000 + (now.tv_nsec - from.tv_nsec) / 1000000 < ms);
}

/* Answers what it could do that it should not be able to. */
static const char *try_all(void)
{
    void *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    pid_t child;

    if (open("/etc/passwd", O_RDONLY) >= 0)
        return "open";
    if (socket(AF_INET, SOCK_STREAM, 0) >= 0)
        return "socket";
    if (kill(first, 0) == 0)
        return "kill";
    if (syscall(SYS_tgkill, first, first, 0) == 0)
        return "tgkill";
    if (ptrace(PTRACE_SEIZE, first, NULL, NULL) == 0)
        return "ptrace";
    if (page != MAP_FAILED && mprotect(page, 4096, PROT_READ | PROT_EXEC) == 0)
        return "mprotect";
    if (mmap(NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED)
        return "mmap";
    child = fork();
    if (child == 0)
        _exit(0);
    if (child > 0)
        return "fork";
    if (execl("/bin/true", "true", (char *)NULL) == 0 || errno != EPERM)
        return "exec";
    return NULL;
}

static ssize_t flood(write_function *really, int file)
{
    static char bytes[65536];

    for (;;)
        if (really(file, bytes, sizeof(bytes)) < 0)
            _exit(0);
}

/* Memory that workers share with their parent: what they read, and where they leave results. */
static struct {
    char *start;
    size_t length;
} shared[64];
static size_t shared_count;

void *mmap(void *address, size_t length, int protection, int flags, int file, off_t offset)
{
    static void *(*really)(void *, size_t, int, int, int, off_t);
    void *start;

    if (!really)
        *(void **)&really = dlsym(RTLD_NEXT, "mmap");
    start = really(address, length, protection, flags, file, offset);
    if (start != MAP_FAILED && (flags & MAP_SHARED) && (flags & MAP_ANONYMOUS) &&
        shared_count < sizeof(shared) / sizeof(*shared)) {
        shared[shared_count].start = start;
        shared[shared_count++].length = length;
    }
    return start;
}

/* What was given back, before a worker was started, is nobody's to damage. */
int munmap(void *address, size_t length)
{
    static int (*really)(void *, size_t);

    if (!really)
        *(void **)&really = dlsym(RTLD_NEXT, "munmap");
    for (size_t i = 0; i < shared_count; i++)
        if (shared[i].start == address)
            shared[i--] = shared[--shared_count];
    return really(address, length);
}

/* A few bytes become others: in texts and names other letters, elsewhere anything. */
static void change(char *bytes, size_t length)
{
    for (size_t n = random_number() % 4 + 1; n > 0; n--) {
        size_t at = (size_t)(random_number() % length);
        int letter = bytes[at] >= 'a' && bytes[at] <= 'z';

        bytes[at] = letter ? (char)('a' + random_number() % 26) : (char)random_number();
    }
}

/* In what is sent, or in what is shared, of which only the start is in use. */
static ssize_t damage(write_function *really, int file, const void *bytes, size_t length)
{
    char *copy = malloc(length);
    size_t which = shared_count > 0 ? (size_t)(random_number() % (2 * shared_count)) : 0;

    memcpy(copy, bytes, length);
    if (which < shared_count)
        change(shared[which].start, shared[which].length < 4096 ? shared[which].length : 4096);
    else
        change(copy, length);
    return really(file, copy, length);
}

ssize_t write(int file, const void *bytes, size_t length)
{
    static write_function *really;

    if (!really)
        *(void **)&really = dlsym(RTLD_NEXT, "write");
    if (mode[0] == '\0' || getpid() == first || !is_walled())
        return really(file, bytes, length);
    if (strcmp(mode, "nothing") == 0)
        _exit(0);
    if (strcmp(mode, "abort") == 0)
        abort();
    if (strcmp(mode, "stop") == 0)
        raise(SIGSTOP);
    if (strcmp(mode, "group") == 0)
        kill(0, SIGKILL);
    if (strcmp(mode, "parent") == 0)
        kill(first, SIGKILL);
    if (strcmp(mode, "leave") == 0 && fork() == 0)
        for (;;)
            pause_ms(1000); /* holds the pipe open */
    if (strcmp(mode, "close") == 0) {
        close(file);
        for (;;)
            continue;
    }
    if (strcmp(mode, "flood") == 0)
        return flood(really, file);
    if (strcmp(mode, "slow") == 0)
        for (size_t at = 0; at < length; at++, pause_ms(20))
            really(file, (const char *)bytes + at, 1);
    if (strcmp(mode, "half") == 0) {
        really(file, bytes, length / 2);
        _exit(0);
    }
    if (strcmp(mode, "damage") == 0)
        return damage(really, file, bytes, length);
    if (strcmp(mode, "try") == 0) {
        const char *done = try_all();

        if (done) {
            really(file, done, strlen(done));
            _exit(0);
        }
    }
    return really(file, bytes, length);
}
