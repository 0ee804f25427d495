/*
 * Rendering in a child process.
 *
 * The child answers on a pipe: a status and two lengths, its findings as JSON, and the output.
 */
#include "core/cli/output.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "core/base/status.h"
#include "core/cli/errors.h"
#include "core/cli/messages.h"
#include "core/format/json.h"

/* Wall-clock seconds that a plugin gets, and the most that it may write. */
#define DEADLINE 60
#define MOST_BYTES ((size_t)256 << 20)

struct header {
    int32_t status;
    uint32_t findings;
    uint64_t output;
};

static bool put(int file, const void *bytes, size_t length)
{
    const char *at = bytes;

    while (length > 0) {
        ssize_t n = write(file, at, length);

        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        at += n;
        length -= (size_t)n;
    }
    return true;
}

static void add_findings(struct cli *cli, struct peil_buf *out)
{
    struct peil_node *list = peil_node_list(cli->arena);

    for (size_t i = 0; i < peil_diags_count(cli->diags); i++)
        peil_node_add(cli->arena, list, cli_message_node(cli->arena, peil_diags_at(cli->diags, i)));
    peil_json_write(out, list, 0);
}

static void child(struct cli *cli, int pipe_end, const struct peil_output *plugin,
    const struct peil_node *document, const struct peil_sink_facts *facts)
{
    struct peil_buf output = PEIL_BUF_EMPTY, findings = PEIL_BUF_EMPTY;
    struct header header = {0};
    bool done;

    signal(SIGPIPE, SIG_IGN);
    alarm(DEADLINE + 1); /* where nobody is left to end it */
    peil_diags_clear(cli->diags);
    output.limit = MOST_BYTES;
    header.status = peil_plugin_render(&output, plugin, document, facts, cli->diags);
    add_findings(cli, &findings);
    header.findings = (uint32_t)findings.length;
    header.output = header.status == PEIL_OK ? output.length : 0;
    done = put(pipe_end, &header, sizeof(header)) &&
           put(pipe_end, peil_buf_string(&findings), findings.length) &&
           put(pipe_end, peil_buf_string(&output), (size_t)header.output);
    _exit(done ? 0 : 1); /* nothing of the parent's may be flushed or freed twice */
}

static int64_t now_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Reads all that comes, with an error number where that fails; false when the time is over. */
static bool take(int pipe_end, struct peil_buf *out, int *error)
{
    int64_t end = now_ms() + DEADLINE * 1000;
    char chunk[65536];

    for (;;) {
        struct pollfd wait = {.fd = pipe_end, .events = POLLIN};
        int64_t left = end - now_ms();
        ssize_t got;

        if (left <= 0 || out->length > MOST_BYTES)
            return false;
        if (poll(&wait, 1, (int)left) <= 0)
            continue;
        got = read(pipe_end, chunk, sizeof(chunk));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            *error = errno;
        if (got <= 0)
            return true;
        peil_buf_add(out, chunk, (size_t)got);
    }
}

/* What the child found, as diagnostics of this process; it is taken for data, not for code. */
static void take_findings(struct cli *cli, const char *bytes, size_t length)
{
    struct peil_source source = {"plugin", bytes, length, 1};
    const struct peil_node *list = NULL;

    if (peil_json_read(&list, cli->arena, &source, &cli->limits, PEIL_TEXT_PACK, NULL) != PEIL_OK)
        return;
    for (size_t i = 0; i < peil_node_count(list); i++) {
        const struct peil_node *finding = peil_node_at(list, i);
        const struct peil_node *args = peil_node_get(finding, "arguments");
        const char *code = peil_node_get_text(finding, "code");
        const struct cli_message *message = code ? cli_message_find(code) : NULL;
        struct peil_arg given[8] = {{0}};

        for (size_t k = 0; k < peil_node_count(args) && k < 7; k++) {
            const struct peil_node *value = peil_node_at(args, k);
            bool number = peil_node_type(value) == PEIL_NODE_NUMBER;

            given[k].name = peil_node_key(args, k);
            given[k].type = number ? PEIL_ARG_NUMBER : PEIL_ARG_TEXT;
            given[k].text = peil_node_as_text(value, NULL);
            given[k].number = peil_node_as_number(value);
        }
        if (message)
            peil_diag_add(cli->diags, PEIL_ERROR, message->code, PEIL_NOWHERE, given);
    }
}

static int judge(struct cli *cli, struct peil_buf *out, const struct peil_output *plugin,
    const struct peil_buf *answer, int ending, bool in_time)
{
    struct header header = {0};

    if (!in_time) {
        cli_error(cli->diags, "plugin/too-slow", "name", plugin->name);
        return PEIL_EPLUGIN;
    }
    if (!WIFEXITED(ending) || WEXITSTATUS(ending) != 0 || answer->length < sizeof(header)) {
        peil_diag_add(cli->diags, PEIL_ERROR, "plugin/crashed", PEIL_NOWHERE,
            PEIL_ARGS(PEIL_TEXT("name", plugin->name),
                PEIL_TEXT("reason",
                    WIFSIGNALED(ending) ? strsignal(WTERMSIG(ending)) : "it ended by itself")));
        return PEIL_EPLUGIN;
    }
    memcpy(&header, answer->data, sizeof(header));
    if (header.findings > answer->length - sizeof(header) ||
        header.output != answer->length - sizeof(header) - header.findings)
        return PEIL_EINTERNAL;
    take_findings(cli, answer->data + sizeof(header), header.findings);
    if (header.status != PEIL_OK)
        return header.status < PEIL_OK && header.status >= PEIL_EINTERNAL ? header.status
                                                                          : PEIL_EINTERNAL;
    peil_buf_add(out, answer->data + sizeof(header) + header.findings, (size_t)header.output);
    return peil_buf_failed(out) ? PEIL_ENOMEM : PEIL_OK;
}

int cli_isolate_render(struct cli *cli, struct peil_buf *out, const struct peil_output *plugin,
    const struct peil_node *document, const struct peil_sink_facts *facts)
{
    struct peil_buf answer = PEIL_BUF_EMPTY;
    int ends[2], ending = 0, error = 0, status;
    bool in_time;
    pid_t pid;

    if (cli->options.no_worker)
        return peil_plugin_render(out, plugin, document, facts, cli->diags);
    if (pipe(ends) != 0) {
        cli_error_io(cli->diags, "io/process", plugin->name, errno);
        return PEIL_EIO;
    }
    pid = fork();
    if (pid == 0) {
        close(ends[0]);
        child(cli, ends[1], plugin, document, facts);
    }
    close(ends[1]);
    if (pid < 0) {
        close(ends[0]);
        cli_error_io(cli->diags, "io/process", plugin->name, errno);
        return PEIL_EIO;
    }
    in_time = take(ends[0], &answer, &error);
    close(ends[0]);
    if (!in_time)
        kill(pid, SIGKILL);
    while (waitpid(pid, &ending, 0) < 0 && errno == EINTR)
        continue;
    if (error) {
        cli_error_io(cli->diags, "io/read", plugin->name, error);
        status = PEIL_EIO;
    } else {
        status = peil_buf_failed(&answer) ? PEIL_ENOMEM
                                          : judge(cli, out, plugin, &answer, ending, in_time);
    }
    peil_buf_dispose(&answer);
    return status;
}
