/*
 * Asking one item. Every type ends in a value in its written form, which the library checks as it
 * checks an answers file.
 */
#include "core/cli/fill/fill.h"

#include <string.h>

#include "core/base/node.h"
#include "core/base/num.h"
#include "core/base/status.h"
#include "core/cli/messages/messages.h"
#include "core/cli/talk/talk.h"

/* What a line asks for, apart from an answer. */
enum wish {
    WISH_ANSWER,
    WISH_SKIP,
    WISH_BACK,
    WISH_UNKNOWN,
    WISH_NA,
    WISH_REMARK,
    WISH_HELP,
    WISH_STOP
};

static const struct {
    enum wish wish;
    const char *nl, *en;
} wishes[] = {
    {WISH_SKIP, "", ""},
    {WISH_UNKNOWN, "?", "?"},
    {WISH_NA, "n", "n"},
    {WISH_REMARK, "o", "r"},
    {WISH_BACK, "t", "b"},
    {WISH_HELP, "h", "h"},
    {WISH_STOP, "s", "q"},
};

static bool is_dutch(const struct cli_fill *fill)
{
    return strcmp(fill->cli->language, "nl") == 0;
}

static enum wish wish_of(const struct cli_fill *fill, const char *line)
{
    for (size_t i = 0; i < sizeof(wishes) / sizeof(*wishes); i++)
        if (strcmp(line, is_dutch(fill) ? wishes[i].nl : wishes[i].en) == 0)
            return wishes[i].wish;
    return WISH_ANSWER;
}

bool cli_fill_stops(const struct cli_fill *fill, const char *line)
{
    return wish_of(fill, line) == WISH_STOP;
}

void cli_fill_help(struct cli_fill *fill)
{
    cli_fill_print(fill, "%s",
        _("  a number   that answer; the word itself will do, too\n"
          "  Enter      go on; the answer stays as it is\n"
          "  ?          I do not know\n"
          "  n          not applicable\n"
          "  r          write a remark\n"
          "  b          back to the question before\n"
          "  q          stop; everything is saved\n"
          "  h          show this list again\n"
          "  =text      this text as an answer, also where it is one of these letters"));
}

/* Takes an answer in its written form; says what is wrong with one that is refused. */
static enum cli_asked take(
    struct cli_fill *fill, const struct peil_item *item, const struct peil_node *node)
{
    struct peil_answer answer = {0}, *old = &fill->items[item->index];
    struct peil_diags *diags = peil_diags_new(0);
    int status = diags
                     ? peil_answer_read(&answer, fill->arena, item, node, &fill->cli->limits, diags)
                     : PEIL_ENOMEM;
    struct peil_buf text = PEIL_BUF_EMPTY;

    for (size_t i = 0; i < peil_diags_count(diags); i++) {
        peil_buf_text(&text, "  ");
        cli_message_text(&text, peil_diags_at(diags, i));
        peil_buf_char(&text, '\n');
    }
    cli_talk(&text);
    if (peil_buf_failed(&text) || peil_diags_failed(diags))
        status = PEIL_ENOMEM;
    peil_buf_dispose(&text);
    peil_diags_free(diags);
    if (status == PEIL_ENOMEM) {
        fill->status = status;
        return CLI_ASKED_STOP;
    }
    if (status != PEIL_OK)
        return CLI_ASKED_AGAIN;
    answer.remark = old->remark;
    answer.evidence = old->evidence;
    answer.evidence_count = old->evidence_count;
    *old = answer;
    return CLI_ASKED_DONE;
}

static enum cli_asked take_state(
    struct cli_fill *fill, const struct peil_item *item, const char *state, const char *reason)
{
    struct peil_node *map = peil_node_map(fill->arena);

    peil_node_set_text(fill->arena, map, "state", state);
    peil_node_set_text(fill->arena, map, "reason", reason);
    return take(fill, item, map);
}

static enum cli_asked take_unknown(struct cli_fill *fill, const struct peil_item *item)
{
    if (item->unknown_allowed)
        return take_state(fill, item, "unknown", NULL);
    cli_fill_print(fill, "  %s", _("This question does not take that; Enter leaves it open."));
    return CLI_ASKED_AGAIN;
}

static enum cli_asked ask_not_applicable(struct cli_fill *fill, const struct peil_item *item)
{
    enum cli_asked end = CLI_ASKED_AGAIN;
    const char *line;
    size_t choice;

    if (!item->not_applicable_allowed) {
        cli_fill_print(fill, "  %s", _("This question always applies."));
        return CLI_ASKED_AGAIN;
    }
    for (size_t i = 0; i < item->reason_count; i++) {
        char number[24];

        peil_num_digits(i + 1, number);
        cli_fill_print(fill, "  %s  %s", number, cli_fill_text(fill, &item->reasons[i].label));
    }
    for (;;) {
        line = cli_fill_line(fill,
            item->reason_count ? _("Why not? A number, or Enter to go back: ")
                               : _("Why not? (Enter to go back) "),
            &end);
        if (!line && end == CLI_ASKED_AGAIN)
            continue;
        if (!line)
            return end;
        if (!*line)
            return CLI_ASKED_AGAIN;
        if (item->reason_count == 0)
            return take_state(fill, item, "not-applicable", peil_arena_text(fill->arena, line));
        choice = cli_fill_number(line, item->reason_count);
        if (choice)
            return take_state(fill, item, "not-applicable", item->reasons[choice - 1].id);
        cli_fill_print(fill, "  %s", _("That is none of the reasons."));
    }
}

static enum cli_asked ask_remark(struct cli_fill *fill, const struct peil_item *item)
{
    struct peil_answer *answer = &fill->items[item->index];
    enum cli_asked end = CLI_ASKED_AGAIN;
    const char *line;

    if (!item->remark_allowed) {
        cli_fill_print(fill, "  %s", _("This question takes no remark."));
        return CLI_ASKED_AGAIN;
    }
    if (answer->remark)
        cli_fill_print(fill, "  %s %s", _("The remark now:"), answer->remark);
    line = cli_fill_line(fill, _("Remark (Enter leaves it as it is, - takes it away): "), &end);
    if (!line)
        return end;
    if (!*line)
        return CLI_ASKED_AGAIN;
    if (strlen(line) > fill->cli->limits.remark_bytes) {
        cli_fill_print(fill, "  %s", _("That is too long for a remark."));
        return CLI_ASKED_AGAIN;
    }
    answer->remark = strcmp(line, "-") == 0 ? NULL : peil_arena_text(fill->arena, line);
    return cli_fill_save(fill) == CLI_ASKED_DONE ? CLI_ASKED_AGAIN : CLI_ASKED_STOP;
}

static char small(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Whether two words are the same but for capitals, in any locale. */
static bool is_same_word(const char *a, const char *b)
{
    while (*a && small(*a) == small(*b)) {
        a++;
        b++;
    }
    return small(*a) == small(*b);
}

/* The option that a line names in full, by its label or its id; NULL if none. */
static const struct peil_option *named_option(
    const struct cli_fill *fill, const struct peil_scale *scale, const char *line)
{
    for (size_t i = 0; i < scale->count; i++)
        if (is_same_word(line, cli_fill_text(fill, &scale->options[i].label)) ||
            is_same_word(line, scale->options[i].id))
            return &scale->options[i];
    return NULL;
}

/* "2", "1 3" or "Yes" as the id of an option, or a list of them; NULL where it is none of these. */
static struct peil_node *options_node(
    struct cli_fill *fill, const struct peil_scale *scale, const char *line, bool several)
{
    struct peil_node *list = peil_node_list(fill->arena), *one = NULL;
    const struct peil_option *named = named_option(fill, scale, line);
    char word[16];

    if (named && cli_fill_number(line, scale->count) == 0) {
        one = peil_node_text(fill->arena, named->id);
        peil_node_add(fill->arena, list, one);
        return several ? list : one;
    }
    while (*line) {
        size_t length = strcspn(line, " ,"), choice;

        if (length >= sizeof(word))
            return NULL;
        memcpy(word, line, length);
        word[length] = '\0';
        choice = cli_fill_number(word, scale->count);
        if (choice == 0)
            return NULL;
        one = peil_node_text(fill->arena, scale->options[choice - 1].id);
        peil_node_add(fill->arena, list, one);
        line += length;
        line += strspn(line, " ,");
    }
    if (!several && peil_node_count(list) != 1)
        return NULL;
    return several ? list : one;
}

/* What can be answered, also that one does not know. */
static void show_options(struct cli_fill *fill, const struct peil_item *item)
{
    for (size_t i = 0; item->scale && i < item->scale->count; i++) {
        char number[24];

        peil_num_digits(i + 1, number);
        cli_fill_print(
            fill, "  %s  %s", number, cli_fill_text(fill, &item->scale->options[i].label));
        if (item->type == PEIL_ITEM_CHOICES && item->scale->options[i].description.count > 0)
            cli_fill_print(
                fill, "     %s", cli_fill_text(fill, &item->scale->options[i].description));
    }
    if (item->unknown_allowed)
        cli_fill_print(fill, "  ?  %s", _("I do not know"));
    if (item->not_applicable_allowed)
        cli_fill_print(fill, "  n  %s", _("not applicable"));
}

/* The rows of a matrix one after another; a blank line leaves a row open. */
static enum cli_asked ask_rows(struct cli_fill *fill, const struct peil_item *item)
{
    struct peil_node *rows = peil_node_map(fill->arena);

    for (size_t i = 0; i < item->row_count; i++) {
        enum cli_asked end = CLI_ASKED_AGAIN;
        struct peil_node *value = NULL;
        const char *line;

        cli_fill_print(fill, "  %s", cli_fill_text(fill, &item->rows[i].text));
        line = cli_fill_line(fill, "  > ", &end);
        if (!line)
            return end;
        if (!*line)
            continue;
        if (strcmp(line, "?") == 0 && item->unknown_allowed)
            value = peil_node_text(fill->arena, "unknown");
        else
            value = options_node(fill, item->scale, line, false);
        if (!value) {
            cli_fill_print(fill, "  %s", _("That is none of the answers; once more."));
            i--;
            continue;
        }
        peil_node_set(fill->arena, rows, item->rows[i].id, value);
    }
    return peil_node_count(rows) ? take(fill, item, rows) : CLI_ASKED_SKIP;
}

static enum cli_asked take_line(
    struct cli_fill *fill, const struct peil_item *item, const char *line)
{
    struct peil_node *node;

    if (item->scale) {
        node = options_node(fill, item->scale, line, item->type == PEIL_ITEM_CHOICES);
        if (!node) {
            cli_fill_print(fill,
                _("  That is none of the answers: they are 1 to %z; h shows them."),
                item->scale->count);
            return CLI_ASKED_AGAIN;
        }
        return take(fill, item, node);
    }
    node = peil_node_text(fill->arena, *line == '=' ? line + 1 : line);
    if (node && item->type == PEIL_ITEM_NUMBER)
        peil_node_mark_plain(node);
    return take(fill, item, node);
}

static enum cli_asked obey(
    struct cli_fill *fill, const struct peil_item *item, enum wish wish, const char *line)
{
    switch (wish) {
    case WISH_SKIP:
        return CLI_ASKED_SKIP;
    case WISH_BACK:
        return CLI_ASKED_BACK;
    case WISH_STOP:
        return CLI_ASKED_STOP;
    case WISH_UNKNOWN:
        return take_unknown(fill, item);
    case WISH_NA:
        return ask_not_applicable(fill, item);
    case WISH_REMARK:
        return ask_remark(fill, item);
    case WISH_HELP:
        cli_fill_help(fill);
        return CLI_ASKED_AGAIN;
    case WISH_ANSWER:
        return take_line(fill, item, line);
    }
    return CLI_ASKED_AGAIN;
}

static const char *prompt_for(const struct peil_item *item)
{
    switch (item->type) {
    case PEIL_ITEM_CHOICES:
        return _("Numbers, as in 1 3 (h for help): ");
    case PEIL_ITEM_NUMBER:
        return _("A number (h for help): ");
    case PEIL_ITEM_DATE:
        return _("A date like 2026-03-14 (h for help): ");
    case PEIL_ITEM_MATRIX:
        return _("Type a to answer row by row (h for help): ");
    case PEIL_ITEM_TEXT:
        return _("Your answer (h for help): ");
    default:
        return _("The number of your answer (h for help): ");
    }
}

/* Whether something stood between the options and the next question, so that they are shown anew.
 */
static bool hides_options(const struct peil_item *item, enum wish wish)
{
    return wish == WISH_HELP || (wish == WISH_REMARK && item->remark_allowed) ||
           (wish == WISH_NA && item->not_applicable_allowed);
}

enum cli_asked cli_fill_item(struct cli_fill *fill, const struct peil_item *item)
{
    enum cli_asked end = CLI_ASKED_AGAIN;
    bool shown = false;

    while (end == CLI_ASKED_AGAIN) {
        const char *line;
        enum wish wish;

        if (!shown)
            show_options(fill, item);
        shown = true;
        line = cli_fill_line(fill, prompt_for(item), &end);
        if (!line)
            continue;
        wish = wish_of(fill, line);
        if (item->type == PEIL_ITEM_MATRIX && wish == WISH_ANSWER)
            end = ask_rows(fill, item);
        else
            end = obey(fill, item, wish, line);
        shown = !hides_options(item, wish);
    }
    return end;
}
