/*
 * --limit NAME=NUMBER: how much input may be, when the defaults are too small; and --jobs.
 */
#include "core/cli/line/limits.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "core/base/num.h"
#include "core/cli/worker/worker.h"

/* More than this no file can sensibly hold, and sums of sizes stay far from overflow. */
#define MOST 1099511627776.0

#define LIMIT(member) offsetof(struct cli, limits) + offsetof(struct peil_limits, member)

static const struct {
    const char *name;
    size_t offset; /* in struct cli */
    double most;
} limits[] = {
    {"zip-bytes", LIMIT(zip_bytes), MOST},
    {"zip-entries", LIMIT(zip_entries), 65535},
    {"zip-directory", LIMIT(zip_directory), MOST},
    {"entry-bytes", LIMIT(entry_bytes), MOST},
    {"total-bytes", LIMIT(total_bytes), MOST},
    {"name-bytes", LIMIT(name_bytes), 4096},
    {"name-depth", LIMIT(name_depth), 32},
    {"depth", LIMIT(depth), 64},
    {"nodes", LIMIT(nodes), MOST},
    {"text-bytes", LIMIT(scalar_bytes), MOST},
    {"answers-bytes", LIMIT(answers_bytes), MOST},
    {"remark-bytes", LIMIT(remark_bytes), MOST},
    {"script-bytes", LIMIT(script_bytes), 1048576},
    {"script-heap", LIMIT(script_heap), MOST},
    {"script-steps", LIMIT(script_steps), MOST},
    {"script-text", LIMIT(script_text), MOST},
    {"worker-seconds", offsetof(struct cli, worker_seconds), 3600},
};
#define LIMITS (sizeof(limits) / sizeof(*limits))

/* The index of a limit, or LIMITS. */
static size_t find(const char *name, size_t length)
{
    size_t i = 0;

    while (i < LIMITS &&
           (strlen(limits[i].name) != length || strncmp(limits[i].name, name, length) != 0))
        i++;
    return i;
}

static enum cli_exit unknown(struct cli *cli, const char *name)
{
    const char *names[LIMITS + 1];
    const char *near, *list;
    struct peil_buf all = PEIL_BUF_EMPTY;

    for (size_t i = 0; i < LIMITS; i++) {
        names[i] = limits[i].name;
        peil_buf_format(&all, "%s%s", i ? ", " : "", names[i]);
    }
    names[LIMITS] = NULL;
    near = peil_nearest(name, names);
    list = peil_buf_keep(&all, cli->arena);
    if (!list)
        return CLI_INTERNAL;
    return near ? cli_usage(cli, _("there is no limit \"%s\"; did you mean \"%s\"?"), name, near)
                : cli_usage(cli, _("there is no limit \"%s\"; there are: %s"), name, list);
}

/* Where addresses have 32 bits, more than they reach is as much as they reach. */
static size_t held(double value)
{
    size_t most = SIZE_MAX / 4;

    return value < (double)most ? (size_t)value : most;
}

static enum cli_exit take(struct cli *cli, const char *text)
{
    const char *equals = strchr(text, '=');
    size_t which;
    double value;
    char most[PEIL_NUM_SIZE];

    if (!equals)
        return cli_usage(cli, _("--limit wants NAME=NUMBER, not \"%s\""), text);
    which = find(text, (size_t)(equals - text));
    if (which == LIMITS) {
        char *name = peil_arena_copy(cli->arena, text, (size_t)(equals - text));

        return unknown(cli, name ? name : text);
    }
    if (peil_num_read(equals + 1, strlen(equals + 1), false, &value) != PEIL_NUM_OK || value < 1 ||
        value > limits[which].most || value != floor(value)) {
        peil_num_text(limits[which].most, most);
        return cli_usage(
            cli, _("--limit %s: a whole number from 1 to %s is wanted"), limits[which].name, most);
    }
    *(size_t *)(void *)((char *)cli + limits[which].offset) = held(value);
    return CLI_DONE;
}

/* --jobs NUMBER */
static enum cli_exit take_jobs(struct cli *cli)
{
    const char *text = cli->options.jobs;
    double value;

    if (!text)
        return CLI_DONE;
    if (peil_num_read(text, strlen(text), false, &value) != PEIL_NUM_OK || value < 1 ||
        value > CLI_MOST_JOBS || value != floor(value))
        return cli_usage(cli, _("--jobs wants a whole number from 1 to 64, not \"%s\""), text);
    cli->jobs = (size_t)value;
    return CLI_DONE;
}

enum cli_exit cli_take_limits(struct cli *cli)
{
    for (size_t i = 0; i < cli->options.limit.count; i++) {
        enum cli_exit end = take(cli, cli->options.limit.items[i]);

        if (end != CLI_DONE)
            return end;
    }
    return take_jobs(cli);
}
