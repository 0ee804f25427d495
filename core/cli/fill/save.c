/*
 * The answers file of a session: its lock, reading it, saving it.
 */
#include "core/cli/fill/fill.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/status.h"
#include "core/cli/files/files.h"
#include "core/cli/files/records.h"
#include "core/cli/talk/errors.h"
#include "core/format/json.h"
#include "core/format/yaml_write.h"

static bool is_json(const char *path)
{
    size_t length = strlen(path);

    return length > 5 && strcmp(path + length - 5, ".json") == 0;
}

static bool is_same_file(int file, const char *path)
{
    struct stat opened, found;

    return fstat(file, &opened) == 0 && stat(path, &found) == 0 && opened.st_dev == found.st_dev &&
           opened.st_ino == found.st_ino;
}

/* Opens the lock file and locks it; 0 or an error number. */
static int lock_file(struct cli_fill *fill)
{
    struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    int error = 0;

    fill->lock =
        open(fill->lock_path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0666);
    if (fill->lock < 0)
        return errno;
    if (fcntl(fill->lock, F_SETLK, &lock) != 0)
        error = errno == EACCES ? EAGAIN : errno;
    else if (!is_same_file(fill->lock, fill->lock_path))
        error = EAGAIN; /* somebody took it away while giving it back */
    if (error) {
        close(fill->lock);
        fill->lock = -1;
    }
    return error;
}

/* Two people in one file would lose each other's answers. */
static int take_lock(struct cli_fill *fill)
{
    int error;

    fill->lock_path = peil_arena_format(fill->arena, "%s.lock", fill->path);
    if (!fill->lock_path)
        return PEIL_ENOMEM;
    error = lock_file(fill);
    if (error == 0)
        return PEIL_OK;
    if (error == EAGAIN)
        cli_error(fill->cli->diags, "cli/locked", "path", fill->path);
    else if (error == ENOENT)
        cli_error(fill->cli->diags, "io/no-folder", "path", fill->path);
    else
        cli_error_io(fill->cli->diags, "io/write", fill->path, error);
    return PEIL_EIO;
}

static int read_answers(struct cli_fill *fill)
{
    struct cli_records records;
    const struct peil_node *node;
    struct cli *cli = fill->cli;
    int status = cli_records_open(&records, cli, fill->arena, fill->path);

    if (status == PEIL_OK) {
        peil_buf_add(&fill->saved, records.source.bytes, records.source.length);
        if (peil_buf_failed(&fill->saved))
            return PEIL_ENOMEM;
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

/* Whether somebody else changed the file since this session last saw it. A status. */
static int look_for_change(struct cli_fill *fill, bool *changed)
{
    struct peil_buf now = PEIL_BUF_EMPTY;
    int status = PEIL_OK;

    *changed = false;
    if (cli_path_kind(fill->path) == CLI_PATH_FILE) {
        status = cli_file_read(&now, fill->path, SIZE_MAX, fill->cli->diags);
        *changed = now.length != fill->saved.length ||
                   (now.length && memcmp(now.data, fill->saved.data, now.length) != 0);
    }
    peil_buf_dispose(&now);
    return status;
}

/* The file as it is to be, from the answers. A status. */
static int write_answers(struct peil_buf *text, const struct cli_fill *fill)
{
    struct peil_arena *arena = peil_arena_new();
    struct peil_node *node = arena ? peil_answers_node(arena, fill->answers) : NULL;
    bool failed;

    if (node && is_json(fill->path)) {
        peil_json_write(text, node, 2);
        peil_buf_char(text, '\n');
    } else if (node) {
        peil_yaml_write(text, node, 0);
    }
    failed = !node || peil_arena_failed(arena) || peil_arena_failed(fill->arena) ||
             peil_buf_failed(text);
    peil_arena_free(arena);
    return failed ? PEIL_ENOMEM : PEIL_OK;
}

/* Puts the text where the answers belong, or beside what somebody else made of them. A status. */
static int put_answers(struct cli_fill *fill, const struct peil_buf *text)
{
    struct peil_diags *diags = fill->cli->diags;
    const char *path = fill->path;
    bool changed;
    int status = look_for_change(fill, &changed);

    if (status != PEIL_OK)
        return status;
    if (changed)
        path = peil_arena_format(fill->arena, "%s.mine", fill->path);
    if (!path)
        return PEIL_ENOMEM;
    status = cli_file_save(path, peil_buf_string(text), text->length, diags);
    if (status == PEIL_OK && changed) {
        peil_diag_add(diags, PEIL_ERROR, "cli/changed", PEIL_NOWHERE,
            PEIL_ARGS(PEIL_TEXT("path", fill->path), PEIL_TEXT("mine", path)));
        status = PEIL_EIO;
    }
    return status;
}

enum cli_asked cli_fill_save(struct cli_fill *fill)
{
    struct peil_buf text = PEIL_BUF_EMPTY;

    fill->status = write_answers(&text, fill);
    if (fill->status == PEIL_OK)
        fill->status = put_answers(fill, &text);
    if (fill->status == PEIL_OK) {
        peil_buf_dispose(&fill->saved);
        fill->saved = text;
        return CLI_ASKED_DONE;
    }
    peil_buf_dispose(&text);
    return CLI_ASKED_STOP;
}

void cli_fill_close(struct cli_fill *fill)
{
    if (fill->lock >= 0) {
        unlink(fill->lock_path);
        close(fill->lock);
        fill->lock = -1;
    }
}
