/*
 * --limit NAME=NUMBER: how much input may be, when the defaults are too small.
 */
#include "core/cli/limits.h"

#include <string.h>

#include "core/base/num.h"

/* More than this no file can sensibly hold, and sums of sizes stay far from overflow. */
#define MOST 1099511627776.0

static const struct {
    const char *name;
    size_t offset;
    double most;
} limits[] = {
    {"zip-bytes", offsetof(struct peil_limits, zip_bytes), MOST},
    {"zip-entries", offsetof(struct peil_limits, zip_entries), 65535},
    {"zip-directory", offsetof(struct peil_limits, zip_directory), MOST},
    {"entry-bytes", offsetof(struct peil_limits, entry_bytes), MOST},
    {"total-bytes", offsetof(struct peil_limits, total_bytes), MOST},
    {"name-bytes", offsetof(struct peil_limits, name_bytes), 4096},
    {"name-depth", offsetof(struct peil_limits, name_depth), 32},
    {"depth", offsetof(struct peil_limits, depth), 64},
    {"nodes", offsetof(struct peil_limits, nodes), MOST},
    {"text-bytes", offsetof(struct peil_limits, scalar_bytes), MOST},
    {"answers-bytes", offsetof(struct peil_limits, answers_bytes), MOST},
    {"remark-bytes", offsetof(struct peil_limits, remark_bytes), MOST},
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
    const char *near;
    struct peil_buf all = PEIL_BUF_EMPTY;
    enum cli_exit end;

    for (size_t i = 0; i < LIMITS; i++) {
        names[i] = limits[i].name;
        peil_buf_format(&all, "%s%s", i ? ", " : "", names[i]);
    }
    names[LIMITS] = NULL;
    near = peil_nearest(name, names);
    end = near ? cli_usage(cli, _("there is no limit \"%s\"; did you mean \"%s\"?"), name, near)
               : cli_usage(cli, _("there is no limit \"%s\"; there are: %s"), name,
                     peil_buf_string(&all));
    peil_buf_dispose(&all);
    return end;
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
        value > limits[which].most || value != (double)(size_t)value) {
        peil_num_text(limits[which].most, most);
        return cli_usage(
            cli, _("--limit %s: a whole number from 1 to %s is wanted"), limits[which].name, most);
    }
    *(size_t *)(void *)((char *)&cli->limits + limits[which].offset) = (size_t)value;
    return CLI_DONE;
}

enum cli_exit cli_take_limits(struct cli *cli)
{
    for (size_t i = 0; i < cli->options.limit.count; i++) {
        enum cli_exit end = take(cli, cli->options.limit.items[i]);

        if (end != CLI_DONE)
            return end;
    }
    return CLI_DONE;
}
