/*
 * Speaking to the person at the terminal: standard error for talk, standard output for what was
 * asked for.
 */
#include "core/cli/cli.h"

#include <stdarg.h>
#include <string.h>
#include <unistd.h>

#include "core/base/status.h"
#include "core/base/utf8.h"
#include "core/cli/files/files.h"
#include "core/cli/line/options.h"
#include "core/cli/messages/messages.h"
#include "core/cli/talk/talk.h"

void cli_fail(struct cli *cli, enum cli_exit code)
{
    if (code > cli->worst)
        cli->worst = code;
}

void cli_add_safe(struct peil_buf *out, const char *text, size_t length, bool lines)
{
    static const char digits[] = "0123456789abcdef";

    for (size_t i = 0; i < length;) {
        uint32_t code = 0;
        size_t size = peil_utf8_decode(text + i, length - i, &code);
        enum peil_utf8_class kind = size ? peil_utf8_classify(code) : PEIL_UTF8_CONTROL;
        bool shown = size && (kind == PEIL_UTF8_PLAIN || kind == PEIL_UTF8_NBSP) &&
                     (code >= 0x20 || (code == '\n' && lines));

        if (shown) {
            peil_buf_add(out, text + i, size);
            i += size;
            continue;
        }
        for (size_t k = 0; k < (size ? size : 1); k++, i++)
            peil_buf_format(out, "\\x%s",
                (char[3]){digits[(unsigned char)text[i] >> 4], digits[(unsigned char)text[i] & 15],
                    '\0'});
    }
}

void cli_talk(const struct peil_buf *text)
{
    /* Where nobody listens, the exit code still tells. */
    (void)cli_write_all(STDERR_FILENO, peil_buf_string(text), text->length);
}

/* As peil_buf_format for "%s" and "%z", with texts made harmless for a terminal. */
void cli_format(struct peil_buf *out, const char *format, va_list parts)
{
    for (; *format; format++) {
        if (*format != '%' || !format[1]) {
            peil_buf_char(out, *format);
            continue;
        }
        format++;
        if (*format == 's') {
            const char *text = va_arg(parts, const char *);

            cli_add_safe(out, text ? text : "", text ? strlen(text) : 0, true);
        } else if (*format == 'z') {
            peil_buf_integer(out, (int64_t)va_arg(parts, size_t));
        } else {
            peil_buf_char(out, *format);
        }
    }
}

void cli_say(struct cli *cli, const char *format, ...)
{
    struct peil_buf text = PEIL_BUF_EMPTY;
    va_list parts;

    if (cli->options.quiet)
        return;
    va_start(parts, format);
    cli_format(&text, format, parts);
    va_end(parts);
    peil_buf_char(&text, '\n');
    cli_talk(&text);
    peil_buf_dispose(&text);
}

enum cli_exit cli_usage(struct cli *cli, const char *format, ...)
{
    struct peil_buf text = PEIL_BUF_EMPTY;
    va_list parts;

    peil_buf_text(&text, "peil: ");
    va_start(parts, format);
    cli_format(&text, format, parts);
    va_end(parts);
    peil_buf_char(&text, '\n');
    if (cli->command)
        peil_buf_format(&text, _("More: peil help %s"), cli->command->name);
    else
        peil_buf_format(&text, _("More: peil help"));
    peil_buf_char(&text, '\n');
    cli_talk(&text);
    if (peil_buf_failed(&text))
        cli_fail(cli, CLI_INTERNAL);
    peil_buf_dispose(&text);
    return CLI_USAGE;
}

static bool is_shown(const struct cli *cli, enum peil_severity severity)
{
    if (severity == PEIL_NOTE)
        return cli->options.verbose;
    return severity == PEIL_ERROR || !cli->options.quiet;
}

size_t cli_report(struct cli *cli)
{
    struct peil_buf text = PEIL_BUF_EMPTY;
    size_t errors = peil_diags_errors(cli->diags), left = peil_diags_left_out(cli->diags);

    peil_diags_sort(cli->diags);
    for (size_t i = 0; i < peil_diags_count(cli->diags); i++) {
        const struct peil_diag *diag = peil_diags_at(cli->diags, i);

        if (is_shown(cli, diag->severity))
            cli_message_show(&text, diag, cli->colour_err);
    }
    if (left) {
        peil_buf_integer(&text, (int64_t)left);
        peil_buf_format(&text, " %s\n", _("more findings are not shown"));
    }
    cli_talk(&text);
    if (peil_buf_failed(&text) || peil_diags_failed(cli->diags))
        cli_fail(cli, CLI_INTERNAL);
    else
        cli->told = cli->told || errors > left;
    peil_buf_dispose(&text);
    peil_diags_clear(cli->diags);
    return errors;
}

void cli_status(struct cli *cli, int status)
{
    switch (status) {
    case PEIL_OK:
        return;
    case PEIL_EINPUT:
        cli_fail(cli, CLI_INPUT);
        return;
    case PEIL_EIO:
        cli_fail(cli, CLI_IO);
        return;
    case PEIL_ESCRIPT:
        cli_fail(cli, CLI_SCRIPT);
        return;
    case PEIL_EPLUGIN:
        cli_fail(cli, CLI_PLUGIN);
        return;
    case PEIL_ENOMEM:
        peil_diag_add(cli->diags, PEIL_ERROR, "cli/memory", PEIL_NOWHERE, PEIL_NO_ARGS);
        cli_fail(cli, CLI_INTERNAL);
        return;
    default:
        peil_diag_add(cli->diags, PEIL_ERROR, "cli/internal", PEIL_NOWHERE, PEIL_NO_ARGS);
        cli_fail(cli, CLI_INTERNAL);
    }
}
