/*
 * The answers file of a session: its lock, reading it, saving it.
 */
#include "core/cli/fill.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "core/base/status.h"
#include "core/cli/errors.h"
#include "core/cli/files.h"
#include "core/cli/records.h"
#include "core/format/json.h"
#include "core/format/yaml_write.h"

static bool is_json(const char *path)
{
    size_t length = strlen(path);

    return length > 5 && strcmp(path + length - 5, ".json") == 0;
}

/* Two people in one file would lose each other's answers. */
static int take_lock(struct cli_fill *fill)
{
    struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};

    fill->lock_path = peil_arena_format(fill->arena, "%s.lock", fill->path);
    if (!fill->lock_path)
        return PEIL_ENOMEM;
    fill->lock = open(fill->lock_path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
    if (fill->lock < 0) {
        if (errno == ENOENT)
            cli_error(fill->cli->diags, "io/no-folder", "path", fill->path);
        else
            cli_error_io(fill->cli->diags, "io/write", fill->path, errno);
        return PEIL_EIO;
    }
    if (fcntl(fill->lock, F_SETLK, &lock) != 0) {
        cli_error(fill->cli->diags, "cli/locked", "path", fill->path);
        close(fill->lock);
        fill->lock = -1;
        return PEIL_EIO;
    }
    return PEIL_OK;
}

static int read_answers(struct cli_fill *fill)
{
    struct cli_records records;
    const struct peil_node *node;
    struct cli *cli = fill->cli;
    int status = cli_records_open(&records, cli, fill->arena, fill->path);

    if (status == PEIL_OK) {
        peil_buf_add(&fill->saved, records.source.bytes, records.source.length);
        status = cli_records_next(&node, &records, cli, fill->arena);
    }
    if (status == PEIL_OK && !node) {
        cli_error(cli->diags, "cli/no-answers", "path", fill->path);
        status = PEIL_EINPUT;
    }
    if (status == PEIL_OK)
        status = peil_answers_read_partly(
            &fill->answers, fill->arena, fill->pack, node, &cli->limits, cli->diags);
    return status;
}

int cli_fill_open(struct cli_fill *fill)
{
    int status = take_lock(fill);

    if (status != PEIL_OK)
        return status;
    if (cli_path_kind(fill->path) != CLI_PATH_NONE)
        status = read_answers(fill);
    else
        fill->answers = peil_answers_blank(fill->arena, fill->pack);
    if (status == PEIL_OK && !fill->answers)
        status = PEIL_ENOMEM;
    if (status == PEIL_OK && fill->pack->item_count > 0) {
        size_t count = fill->pack->item_count;

        fill->items = peil_arena_array(fill->arena, count, sizeof(*fill->items));
        if (!fill->items)
            return PEIL_ENOMEM;
        memcpy(fill->items, fill->answers->answers, count * sizeof(*fill->items));
        fill->answers->answers = fill->items;
    }
    return status;
}

/* Whether somebody else changed the file since this session last saw it. */
static bool is_changed(struct cli_fill *fill)
{
    struct peil_buf now = PEIL_BUF_EMPTY;
    bool changed = false;

    if (cli_path_kind(fill->path) == CLI_PATH_FILE &&
        cli_file_read(&now, fill->path, SIZE_MAX, NULL) == PEIL_OK)
        changed = now.length != fill->saved.length ||
                  (now.length && memcmp(now.data, fill->saved.data, now.length) != 0);
    peil_buf_dispose(&now);
    return changed;
}

int cli_fill_save(struct cli_fill *fill)
{
    struct peil_arena *arena = peil_arena_new();
    struct peil_node *node = arena ? peil_answers_node(arena, fill->answers) : NULL;
    struct peil_buf text = PEIL_BUF_EMPTY;
    const char *path = fill->path;
    int status = PEIL_ENOMEM;

    if (node && is_json(path)) {
        peil_json_write(&text, node, 2);
        peil_buf_char(&text, '\n');
    } else if (node) {
        peil_yaml_write(&text, node, 0);
    }
    if (node && !peil_arena_failed(arena) && !peil_buf_failed(&text)) {
        bool changed = is_changed(fill);

        if (changed)
            path = peil_arena_format(fill->arena, "%s.mine", fill->path);
        status = path ? cli_file_save(path, peil_buf_string(&text), text.length, fill->cli->diags)
                      : PEIL_ENOMEM;
        if (status == PEIL_OK && changed) {
            peil_diag_add(fill->cli->diags, PEIL_ERROR, "cli/changed", PEIL_NOWHERE,
                PEIL_ARGS(PEIL_TEXT("path", fill->path), PEIL_TEXT("mine", path)));
            status = PEIL_EIO;
        }
    }
    if (status == PEIL_OK) {
        peil_buf_clear(&fill->saved);
        peil_buf_add(&fill->saved, peil_buf_string(&text), text.length);
    }
    peil_buf_dispose(&text);
    peil_arena_free(arena);
    return status;
}

void cli_fill_close(struct cli_fill *fill)
{
    if (fill->lock >= 0) {
        unlink(fill->lock_path);
        close(fill->lock);
        fill->lock = -1;
    }
}
