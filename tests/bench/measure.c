/*
 * Runs a program and tells what it cost: measure [-n TIMES] COMMAND... prints, of the median run by
 * processor time, "MICROSECONDS-OF-CPU MICROSECONDS-OF-WALL KILOBYTES" of it and its children, the
 * most of one process for the memory. Its output goes to /dev/null.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

struct cost {
    long cpu, wall, memory;
};

static long microseconds(struct timeval time)
{
    return (long)time.tv_sec * 1000000 + (long)time.tv_usec;
}

static long now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (long)time.tv_sec * 1000000 + time.tv_nsec / 1000;
}

/* False where the program could not be run, or failed. */
static int run(char **command, struct cost *cost)
{
    long start = now();
    struct rusage used;
    int ending;
    pid_t process = fork();

    if (process == 0) {
        int nothing = open("/dev/null", O_RDWR);

        dup2(nothing, STDOUT_FILENO);
        execvp(*command, command);
        _exit(127);
    }
    if (process < 0 || wait4(process, &ending, 0, &used) != process)
        return 0;
    cost->cpu = microseconds(used.ru_utime) + microseconds(used.ru_stime);
    cost->wall = now() - start;
    cost->memory = used.ru_maxrss;
    return WIFEXITED(ending) && WEXITSTATUS(ending) == 0;
}

static int by_cpu(const void *a, const void *b)
{
    long x = ((const struct cost *)a)->cpu;
    long y = ((const struct cost *)b)->cpu;

    return (x > y) - (x < y);
}

int main(int argc, char **argv)
{
    int first = argc > 2 && strcmp(argv[1], "-n") == 0 ? 3 : 1;
    long times = first == 3 ? strtol(argv[2], NULL, 10) : 1;
    struct cost *costs = times > 0 ? calloc((size_t)times, sizeof(*costs)) : NULL;

    if (!costs || first >= argc)
        return 2;
    for (long i = 0; i < times; i++) {
        if (!run(argv + first, &costs[i])) {
            fprintf(stderr, "measure: %s failed\n", argv[first]);
            return 1;
        }
    }
    qsort(costs, (size_t)times, sizeof(*costs), by_cpu);
    printf("%ld %ld %ld\n", costs[times / 2].cpu, costs[times / 2].wall, costs[times / 2].memory);
    return 0;
}
