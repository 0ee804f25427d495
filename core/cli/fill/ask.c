/*
 * Lines to and from the person who fills in.
 */
#include "core/cli/fill/fill.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/base/num.h"
#include "core/base/status.h"
#include "core/base/utf8.h"
#include "core/cli/output/output.h"
#include "core/cli/talk/errors.h"
#include "core/cli/talk/talk.h"
#include "core/format/scan.h"
#include "core/report/report.h"

/* One line, broken between words so that it fits; what follows is indented as it began. */
static void add_wrapped(struct peil_buf *out, const char *line, size_t length, size_t columns)
{
    size_t indent = 0, column;

    while (indent < length && line[indent] == ' ')
        indent++;
    peil_buf_add(out, line, indent);
    column = indent;
    for (size_t i = indent; i < length;) {
        size_t blanks = strspn(line + i, " "), end = i + blanks, width;

        end += strcspn(line + end, " \n");
        end = end < length ? end : length;
        width = peil_utf8_text_width(line + i, end - i);
        if (column + width > columns && column > indent) {
            peil_buf_char(out, '\n');
            peil_buf_add(out, line, indent);
            i += blanks;
            width -= blanks;
            column = indent;
        }
        peil_buf_add(out, line + i, end - i);
        column += width;
        i = end;
    }
}

static void wrap(struct peil_buf *out, const char *text)
{
    size_t columns = cli_terminal_columns(STDERR_FILENO);

    while (*text) {
        size_t length = strcspn(text, "\n");

        add_wrapped(out, text, length, columns);
        text += length;
        if (*text) {
            peil_buf_char(out, '\n');
            text++;
        }
    }
}

void cli_fill_print(struct cli_fill *fill, const char *format, ...)
{
    struct peil_buf text = PEIL_BUF_EMPTY, shown = PEIL_BUF_EMPTY;
    va_list parts;

    va_start(parts, format);
    cli_format(&text, format, parts);
    va_end(parts);
    peil_buf_char(&text, '\n');
    if (isatty(STDERR_FILENO)) {
        wrap(&shown, peil_buf_string(&text));
        cli_talk(&shown);
    } else {
        cli_talk(&text);
    }
    if (peil_buf_failed(&text) || peil_buf_failed(&shown))
        peil_arena_fail(fill->arena);
    peil_buf_dispose(&shown);
    peil_buf_dispose(&text);
}

const char *cli_fill_place(const struct cli_fill *fill, size_t item)
{
    const struct peil_child *children = fill->pack->children;
    size_t count = fill->pack->child_count;
    struct peil_buf text = PEIL_BUF_EMPTY;
    const char *place;

    for (size_t i = 0; i < count; i++) {
        const struct peil_section *section =
            children[i].is_section ? &fill->pack->sections[children[i].index] : NULL;
        bool holds =
            section ? item - section->first_item < section->item_count : children[i].index == item;

        if (!holds)
            continue;
        peil_buf_format(&text, section ? "%z." : "%z", i + 1);
        if (!section)
            break;
        children = section->children;
        count = section->child_count;
        i = SIZE_MAX; /* begins anew, one level down */
    }
    place = peil_buf_keep(&text, fill->arena);
    return place ? place : "";
}

const char *cli_fill_text(const struct cli_fill *fill, const struct peil_text *text)
{
    const char *asked = fill->cli->options.lang ? fill->cli->options.lang : fill->pack->language;

    return peil_text_get(text, asked, fill->pack->language, NULL);
}

const char *cli_fill_language_note(const struct cli_fill *fill)
{
    struct peil_report_options options = {.language = fill->cli->options.lang};

    return peil_node_get_text(
        peil_report_form(fill->arena, fill->pack, NULL, &options), "language_note");
}

static volatile sig_atomic_t interrupted;

static void on_interrupt(int signal_number)
{
    (void)signal_number;
    interrupted = 1;
}

void cli_fill_signals(void)
{
    struct sigaction action = {.sa_handler = on_interrupt};

    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
    sigaction(SIGHUP, &action, NULL);
}

/* The input broke off, which is not the same as its end. */
static void refuse_input(struct cli_fill *fill, int reason)
{
    if (reason == ENOMEM) {
        fill->status = PEIL_ENOMEM;
        return;
    }
    cli_error_io(fill->cli->diags, "io/read", "-", reason);
    fill->status = PEIL_EIO;
}

/* What is wrong with a line is not told by a code. */
static const struct peil_scan_codes unsaid;

/* A question that was not shown whole is not to be answered. */
static const char *stop_without_memory(
    struct cli_fill *fill, struct peil_buf *text, enum cli_asked *end)
{
    peil_buf_dispose(text);
    fill->status = PEIL_ENOMEM;
    *end = CLI_ASKED_STOP;
    return NULL;
}

const char *cli_fill_line(struct cli_fill *fill, const char *prompt, enum cli_asked *end)
{
    struct peil_buf text = PEIL_BUF_EMPTY;
    size_t kept;
    ssize_t length;
    char *line;

    peil_buf_text(&text, prompt);
    cli_talk(&text);
    if (peil_buf_failed(&text) || peil_arena_failed(fill->arena))
        return stop_without_memory(fill, &text, end);
    peil_buf_dispose(&text);
    errno = 0;
    length = interrupted ? -1 : getline(&fill->line, &fill->line_room, stdin);
    if (length < 0) {
        int reason = errno;

        cli_fill_print(fill, "");
        if (!interrupted && !feof(stdin))
            refuse_input(fill, reason);
        *end = interrupted ? CLI_ASKED_INTERRUPTED : CLI_ASKED_STOP;
        return NULL;
    }
    line = fill->line;
    while (length > 0 && strchr(" \t\r\n", line[length - 1]))
        line[--length] = '\0';
    if ((size_t)length != strlen(line) || peil_utf8_check(line, (size_t)length) != (size_t)length) {
        cli_fill_print(fill, _("That is not readable text (UTF-8)."));
        *end = CLI_ASKED_AGAIN;
        return NULL;
    }
    /* What would be refused when the file is read again, the keys of a terminal among it. */
    kept = (size_t)length;
    if (!peil_scan_value(line, &kept, PEIL_NOWHERE, PEIL_TEXT_ANSWERS, &unsaid, NULL)) {
        cli_fill_print(fill, _("That holds characters that do not show, as arrow keys make them. "
                               "Please type it again."));
        *end = CLI_ASKED_AGAIN;
        return NULL;
    }
    line[kept] = '\0';
    return line + strspn(line, " \t");
}

size_t cli_fill_number(const char *line, size_t most)
{
    double value;

    if (peil_num_read(line, strlen(line), false, &value) != PEIL_NUM_OK || value < 1 ||
        value > (double)most || value != (double)(size_t)value)
        return 0;
    return (size_t)value;
}

const char *cli_fill_shown(
    struct cli_fill *fill, const struct peil_item *item, const struct peil_answer *answer)
{
    struct peil_buf text = PEIL_BUF_EMPTY;
    char number[PEIL_NUM_SIZE];

    if (answer->state == PEIL_STATE_BLANK)
        return NULL;
    if (answer->state == PEIL_STATE_UNKNOWN)
        return _("I do not know");
    if (answer->state == PEIL_STATE_NOT_APPLICABLE)
        return _("not applicable");
    if (item->type == PEIL_ITEM_CHOICE)
        return cli_fill_text(fill, &item->scale->options[answer->option].label);
    if (item->type == PEIL_ITEM_TEXT || item->type == PEIL_ITEM_DATE)
        return answer->text;
    if (item->type == PEIL_ITEM_NUMBER) {
        peil_num_text(answer->number, number);
        return peil_arena_text(fill->arena, number);
    }
    if (item->type == PEIL_ITEM_MATRIX)
        return _("answered");
    for (size_t i = 0; i < item->scale->count; i++)
        if (answer->chosen[i])
            peil_buf_format(&text, "%s%s", text.length ? ", " : "",
                cli_fill_text(fill, &item->scale->options[i].label));
    return peil_buf_keep(&text, fill->arena);
}
