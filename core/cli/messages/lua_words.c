/*
 * What Lua and its host say of a script, in the reader's language, and how to mend it. Messages
 * come with names and values in them, so each is known by its pattern.
 */
#include "core/cli/messages/lua_words.h"

#include <stdbool.h>
#include <string.h>

#include "core/cli/cli.h"

#define MOST_PARTS 4

static const char *const any_help =
    N_("look at this line and the one before it; scripts/README.md has examples that work");

struct part {
    const char *text;
    size_t length;
};

static bool fits(const char *pattern, const char *text, struct part parts[MOST_PARTS])
{
    size_t part = 0;

    for (;;) {
        size_t length = strcspn(pattern, "*");
        const char *next;

        if (strncmp(pattern, text, length) != 0)
            return false;
        pattern += length;
        text += length;
        if (!*pattern)
            return !*text;
        pattern++;
        length = strcspn(pattern, "*");
        next = length > 0 ? text : text + strlen(text);
        while (*next &&
               (strncmp(next, pattern, length) != 0 || (!pattern[length] && next[length] != '\0')))
            next++;
        if (!*next && length > 0)
            return false;
        if (part < MOST_PARTS)
            parts[part++] = (struct part){text, (size_t)(next - text)};
        text = next;
    }
}

static const struct cli_lua_words *find(const char *message, struct part parts[MOST_PARTS])
{
    static const struct cli_lua_words *const lists[] = {cli_lua_words_host, cli_lua_words_lua};

    for (size_t i = 0; i < sizeof(lists) / sizeof(*lists); i++)
        for (const struct cli_lua_words *words = lists[i]; words->pattern; words++)
            if (fits(words->pattern, message, parts))
                return words;
    return NULL;
}

/* Adds what the message has at a *: a kind of value in the reader's words, or the text itself. */
static void add_part(struct peil_buf *out, const struct part *part)
{
    for (const struct cli_lua_value *value = cli_lua_values; value->word; value++)
        if (strlen(value->word) == part->length &&
            strncmp(value->word, part->text, part->length) == 0) {
            peil_buf_text(out, _(value->text));
            return;
        }
    cli_add_safe(out, part->text, part->length, false);
}

/* What stands between quotes is a name of the script's own. */
static void add_words(struct peil_buf *out, const char *text, const struct part parts[MOST_PARTS])
{
    char before = ' ';

    for (; *text; before = *text++) {
        const struct part *part;

        if (text[0] != '{' || text[1] < '1' || text[1] > '0' + MOST_PARTS || text[2] != '}') {
            peil_buf_char(out, *text);
            continue;
        }
        part = &parts[text[1] - '1'];
        if (before == '"' || before == '\'' || before == '`')
            cli_add_safe(out, part->text, part->length, false);
        else
            add_part(out, part);
        text += 2;
    }
}

void cli_lua_text(struct peil_buf *out, const char *message)
{
    struct part parts[MOST_PARTS] = {{0}};
    const struct cli_lua_words *words = find(message, parts);

    if (words && words->text)
        add_words(out, _(words->text), parts);
    else
        cli_add_safe(out, message, strlen(message), false);
}

void cli_lua_help(struct peil_buf *out, const char *message)
{
    struct part parts[MOST_PARTS] = {{0}};
    const struct cli_lua_words *words = find(message, parts);

    add_words(out, _(words && words->help ? words->help : any_help), parts);
}
