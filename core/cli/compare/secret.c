/*
 * The secret that subjects are numbered with, in a file of its own.
 */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/sha256.h"
#include "core/base/status.h"
#include "core/cli/compare/contributions.h"
#include "core/cli/files/files.h"
#include "core/cli/talk/errors.h"

#define MOST_BYTES 4096 /* of a file with a secret; it holds 65 */

/* As many bytes that nobody can guess. */
static bool draw(unsigned char *out, size_t count)
{
    int file = open("/dev/urandom", O_RDONLY | O_CLOEXEC);
    size_t got = 0;

    while (file >= 0 && got < count) {
        ssize_t more = read(file, out + got, count - got);

        if (more > 0)
            got += (size_t)more;
        else if (more == 0 || errno != EINTR)
            break;
    }
    if (file >= 0)
        close(file);
    return got == count;
}

/* Writes a file that nobody else can read, and that was not there. */
static bool write_new(const char *path, const char *text, size_t length)
{
    int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
    int error;

    if (file < 0)
        return false;
    error = cli_write_all(file, text, length);
    if (error == 0 && fsync(file) != 0)
        error = errno;
    if (close(file) != 0 && error == 0)
        error = errno;
    if (error != 0)
        unlink(path);
    errno = error;
    return error == 0;
}

static int make_secret(struct cli *cli, const char *path)
{
    unsigned char bytes[PEIL_SECRET_BYTES];
    char text[2 * PEIL_SECRET_BYTES + 2];

    if (!draw(bytes, sizeof(bytes))) {
        cli_error_io(cli->diags, "io/read", "/dev/urandom", errno);
        return PEIL_EIO;
    }
    peil_sha256_hex(bytes, text);
    text[2 * PEIL_SECRET_BYTES] = '\n';
    text[2 * PEIL_SECRET_BYTES + 1] = '\0';
    if (!write_new(path, text, 2 * PEIL_SECRET_BYTES + 1)) {
        if (errno == ENOENT)
            cli_error(cli->diags, "io/no-folder", "path", path);
        else
            cli_error_io(cli->diags, "io/write", path, errno);
        return PEIL_EIO;
    }
    cli_say(cli, _("%s: a secret was made; keep it, and give it to nobody"), path);
    return PEIL_OK;
}

static int read_secret(struct cli_compare *run, const char *path)
{
    struct cli *cli = run->cli;
    struct peil_buf bytes = PEIL_BUF_EMPTY;
    int status = cli_file_read(&bytes, path, MOST_BYTES, cli->diags);

    if (status == PEIL_OK &&
        !peil_secret_read(run->secret, peil_buf_string(&bytes), bytes.length)) {
        cli_error(cli->diags, "contribution/no-secret", "path", path);
        status = PEIL_EINPUT;
    }
    run->has_secret = status == PEIL_OK;
    peil_buf_dispose(&bytes);
    return status;
}

enum cli_exit cli_secret_read(struct cli_compare *run, bool make)
{
    struct cli *cli = run->cli;
    const char *path = cli->options.secret;
    int status = PEIL_OK;

    if (!path)
        return CLI_DONE;
    if (*path == '\0' || strcmp(path, "-") == 0)
        return cli_usage(cli, _("--secret wants the name of a file"));
    if (make && cli_path_kind(path) == CLI_PATH_NONE)
        status = make_secret(cli, path);
    if (status == PEIL_OK)
        status = read_secret(run, path);
    cli_status(cli, status);
    cli_report(cli);
    return status == PEIL_OK ? CLI_DONE : cli->worst;
}

/* A class is a word or a few, for people to read. */
enum cli_exit cli_class_read(struct cli_compare *run)
{
    const char *label = run->cli->options.class_label;

    run->label = label ? label : "";
    if (!label)
        return CLI_DONE;
    if (label[0] == '\0' || strlen(label) > PEIL_CLASS_MOST)
        return cli_usage(run->cli,
            _("--class wants a name of 1 to 60 characters; letters with accents count twice"));
    if (!peil_class_is_name(label))
        return cli_usage(run->cli,
            _("--class wants a few words on one line, without spaces around them or characters "
              "that do not show"));
    return CLI_DONE;
}
