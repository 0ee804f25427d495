/*
 * From a diagnostic to a sentence in the reader's language.
 */
#include "core/cli/messages/messages.h"

#include <string.h>

#include "core/base/diag_node.h"
#include "core/base/num.h"
#include "core/base/utf8.h"
#include "core/cli/cli.h"
#include "core/cli/messages/lua_words.h"

const struct cli_message *const cli_message_tables[] = {cli_messages_format, cli_messages_archive,
    cli_messages_pack, cli_messages_answers, cli_messages_plugin, cli_messages_script,
    cli_messages_verify, cli_messages_compare, cli_messages_contribution, cli_messages_cli, NULL};

const struct cli_message *cli_message_find(const char *code)
{
    for (size_t t = 0; cli_message_tables[t]; t++)
        for (const struct cli_message *m = cli_message_tables[t]; m->code; m++)
            if (strcmp(m->code, code) == 0)
                return m;
    return NULL;
}

/* The name of an input as people know it: what is called "-", or "-:LINE", is standard input. */
static void add_input(struct peil_buf *out, const char *name)
{
    if (*name == '-' && (name[1] == '\0' || name[1] == ':')) {
        peil_buf_text(out, _("standard input"));
        name++;
    }
    cli_add_safe(out, name, strlen(name), false);
}

/* Whether an argument names an input, with its line perhaps. */
static bool names_input(const struct peil_diag *diag, const struct peil_arg *arg)
{
    static const char *const codes[] = {
        "compare/", "contribution/", "script/too-slow", "script/crashed"};

    if (strcmp(arg->name, "path") == 0)
        return true;
    for (size_t i = 0; i < sizeof(codes) / sizeof(*codes); i++)
        if (strncmp(diag->code, codes[i], strlen(codes[i])) == 0)
            return strcmp(arg->name, "name") == 0 || strcmp(arg->name, "same") == 0 ||
                   strcmp(arg->name, "other") == 0;
    return false;
}

static void add_argument(
    struct peil_buf *out, const struct peil_diag *diag, const struct peil_arg *arg)
{
    char number[PEIL_NUM_SIZE];

    switch (arg->type) {
    case PEIL_ARG_TEXT:
        if (names_input(diag, arg))
            add_input(out, arg->text);
        else
            cli_add_safe(out, arg->text, strlen(arg->text), false);
        break;
    case PEIL_ARG_INTEGER:
        peil_buf_integer(out, arg->integer);
        break;
    case PEIL_ARG_NUMBER:
        peil_num_text(arg->number, number);
        peil_buf_text(out, number);
        break;
    case PEIL_ARG_END:
        break;
    }
}

/*
 * What Lua said in an argument, which it says in English: its text, or, in that of a plugin, what
 * stands behind "NAME.lua:LINE: ". NULL for other arguments.
 */
static const char *words_of_lua(const struct peil_diag *diag, const struct peil_arg *arg)
{
    const char *at;
    size_t digits;

    if (arg->type != PEIL_ARG_TEXT || strcmp(arg->name, "message") != 0)
        return NULL;
    if (strncmp(diag->code, "script/", 7) == 0)
        return arg->text;
    at = strcmp(diag->code, "plugin/failed") == 0 ? strstr(arg->text, ".lua:") : NULL;
    if (!at || at > arg->text + strcspn(arg->text, " :"))
        return NULL;
    at += strlen(".lua:");
    digits = strspn(at, "0123456789");
    return digits > 0 && strncmp(at + digits, ": ", 2) == 0 ? at + digits + 2 : NULL;
}

/* Adds an argument, with what Lua said in the reader's language. */
static void add_said(struct peil_buf *out, const struct peil_diag *diag, const struct peil_arg *arg)
{
    const char *said = words_of_lua(diag, arg);

    if (!said) {
        add_argument(out, diag, arg);
        return;
    }
    cli_add_safe(out, arg->text, (size_t)(said - arg->text), false);
    cli_lua_text(out, said);
}

/* Adds a template with its {arguments} filled in; one that is not given stays away. */
static void add_template(struct peil_buf *out, const char *template, const struct peil_diag *diag)
{
    while (*template) {
        const char *end = *template == '{' ? strchr(template, '}') : NULL;
        char name[32];

        if (end && (size_t)(end - template) - 1 < sizeof(name)) {
            size_t length = (size_t)(end - template) - 1;
            const struct peil_arg *arg;

            memcpy(name, template + 1, length);
            name[length] = '\0';
            arg = peil_diag_arg(diag, name);
            if (arg)
                add_said(out, diag, arg);
            template = end + 1;
        } else {
            peil_buf_char(out, *template ++);
        }
    }
}

static bool mentions(const char *template, const char *name)
{
    const char *at = template ? strstr(template, name) : NULL;

    return at && at > template && at[-1] == '{' && at[strlen(name)] == '}';
}

void cli_message_text(struct peil_buf *out, const struct peil_diag *diag)
{
    const struct cli_message *message = cli_message_find(diag->code);
    const struct peil_arg *near = peil_diag_arg(diag, "near");
    const struct peil_arg *answers = peil_diag_arg(diag, "answers");

    if (!message) {
        peil_buf_text(out, diag->code);
        return;
    }
    add_template(out, _(message->message), diag);
    if (near && !mentions(message->message, "near") && !mentions(message->help, "near"))
        peil_buf_format(out, _("; did you mean \"%s\"?"), near->text);
    if (answers && answers->type == PEIL_ARG_TEXT) {
        peil_buf_text(out, _(" (answers: "));
        add_argument(out, diag, answers);
        peil_buf_char(out, ')');
    }
}

/* How to mend it; nothing where nothing is known. */
static void add_help(struct peil_buf *out, const struct peil_diag *diag)
{
    const struct cli_message *message = cli_message_find(diag->code);
    const struct peil_arg *list = peil_diag_arg(diag, "list"),
                          *said = peil_diag_arg(diag, "message");
    bool listed =
        list && message && !mentions(message->message, "list") && !mentions(message->help, "list");

    if (message && message->help)
        add_template(out, _(message->help), diag);
    else if (said && words_of_lua(diag, said))
        cli_lua_help(out, words_of_lua(diag, said));
    if (listed) {
        peil_buf_text(out, message->help ? "; " : "");
        peil_buf_text(out, _("allowed: "));
        add_argument(out, diag, list);
    }
}

/* The words of severity stand here for the catalogue. */
static const char *severity_text(enum peil_severity severity)
{
    static const char *const words[] = {N_("note"), N_("warning"), N_("error")};

    return _(words[severity]);
}

static void add_place(struct peil_buf *out, const struct peil_diag *diag)
{
    if (!diag->file) {
        peil_buf_text(out, "peil: ");
        return;
    }
    add_input(out, diag->file);
    if (diag->line) {
        peil_buf_char(out, ':');
        peil_buf_integer(out, (int64_t)diag->line);
        if (diag->column) {
            peil_buf_char(out, ':');
            peil_buf_integer(out, (int64_t)diag->column);
        }
    }
    peil_buf_text(out, ": ");
}

/* The source line under its number, and a caret under the place. */
static void add_source(struct peil_buf *out, const struct peil_diag *diag)
{
    char number[24];
    size_t digits = peil_num_digits(diag->line, number);

    peil_buf_char(out, ' ');
    peil_buf_add(out, number, digits);
    peil_buf_text(out, " | ");
    peil_buf_text(out, diag->source_line);
    peil_buf_char(out, '\n');
    if (!diag->column)
        return;
    peil_buf_repeat(out, ' ', digits + 2);
    peil_buf_text(out, "| ");
    peil_buf_repeat(out, ' ', peil_utf8_text_width(diag->source_line, diag->caret));
    peil_buf_text(out, "^\n");
}

void cli_message_show(struct peil_buf *out, const struct peil_diag *diag, bool colour)
{
    static const char *const colours[] = {"\x1b[36m", "\x1b[33m", "\x1b[31m"};
    struct peil_buf help = PEIL_BUF_EMPTY;

    add_place(out, diag);
    peil_buf_text(out, colour ? colours[diag->severity] : "");
    peil_buf_text(out, severity_text(diag->severity));
    peil_buf_text(out, colour ? "\x1b[0m: " : ": ");
    cli_message_text(out, diag);
    peil_buf_format(out, " [%s]\n", diag->code);
    if (diag->source_line && diag->line)
        add_source(out, diag);
    add_help(&help, diag);
    if (help.length)
        peil_buf_format(out, "  %s ", _("remedy:"));
    peil_buf_join(out, &help);
    peil_buf_text(out, help.length ? "\n" : "");
    peil_buf_dispose(&help);
}

struct peil_node *cli_message_node(struct peil_arena *arena, const struct peil_diag *diag)
{
    struct peil_node *node = peil_diag_node(arena, diag);
    struct peil_buf text = PEIL_BUF_EMPTY, help = PEIL_BUF_EMPTY;

    cli_message_text(&text, diag);
    add_help(&help, diag);
    peil_node_set_text(arena, node, "message", peil_buf_keep(&text, arena));
    if (help.length || peil_buf_failed(&help))
        peil_node_set_text(arena, node, "remedy", peil_buf_keep(&help, arena));
    return node;
}
