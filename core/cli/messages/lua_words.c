/*
 * What Lua and its host say of a script, in the reader's language, and how to mend it. Messages
 * come with names and values in them, so each is known by its pattern.
 */
#include "core/cli/messages/lua_words.h"

#include <stdbool.h>
#include <string.h>

#include "core/cli/cli.h"

#define MOST_PARTS 3

/* A * in the pattern is any text; {1}, {2}, {3} in the words are those texts. */
struct lua_words {
    const char *pattern;
    const char *text; /* NULL: there are no better words than those of Lua */
    const char *help;
};

/* The first that fits counts. */
static const struct lua_words known[] = {
    {"there is no concept \"*\"; did you mean \"*\"?",
        N_("there is no concept \"{1}\"; did you mean \"{2}\"?"), N_("correct the name")},
    {"there is no concept \"*\"", N_("there is no concept \"{1}\""), N_("correct the name")},
    {"there is no group \"*\"; did you mean \"*\"?",
        N_("there is no group \"{1}\"; did you mean \"{2}\"?"), N_("correct the name")},
    {"there is no item \"*\"; did you mean \"*\"?",
        N_("there is no item \"{1}\"; did you mean \"{2}\"?"), N_("correct the id")},
    {"there is no section \"*\"; did you mean \"*\"?",
        N_("there is no section \"{1}\"; did you mean \"{2}\"?"), N_("correct the id")},
    {"there is no level \"*\"; did you mean \"*\"?",
        N_("there is no level \"{1}\"; did you mean \"{2}\"?"), N_("correct the word")},
    {"there is no * \"*\"", NULL, N_("correct the name")},
    {"there is no '*'; did you mean '*'?", N_("nothing is called '{1}'; did you mean '{2}'?"),
        N_("correct the name; large and small letters differ")},
    {"there is no '*' to require in this pack", N_("this pack has no {1}.lua to require"),
        N_("correct the name; write it without .lua")},
    {"there is no '*'", N_("nothing is called '{1}'"),
        N_("a name of your own needs `local` at its first use; a text stands between quotes: "
           "\"...\"")},
    {"an answer has no \"*\"; did you mean \"*\"?",
        N_("an answer has no \"{1}\"; did you mean \"{2}\"?"), N_("correct the word")},
    {"*() has an answer only while answers are judged",
        N_("{1}() has an answer only while answers are judged, not while the file is read"),
        N_("put it in a function, as in: when = function() return ... end")},
    {"attempt to compare *nil*; at_least(x, limit) and below(x, limit) take nil",
        N_("a number is compared with nothing (nil): there is no score, or nobody was asked"),
        N_("write at_least(x, 50) or below(x, 50): those are false where there is no number")},
    {"attempt to compare * with *", N_("{1} cannot be compared with {2}"),
        N_("a number stands without quotes, a text with quotes")},
    {"attempt to index a nil value*",
        N_("what stands before a dot, a colon or a [ is not there (nil)"),
        N_("answer(id) is nil where this checklist has no such question; test that first: "
           "local a = answer(\"...\"), and then a and a.value == \"...\"")},
    {"attempt to perform arithmetic on a nil value*",
        N_("there is reckoned with nothing (nil): there is no score, or nobody was asked"),
        N_("test first whether there is a number, or write for instance: (score(\"...\") or 0)")},
    {"attempt to concatenate a nil value*", N_("nothing (nil) is put in a text with .."),
        N_("test first whether it is there, or use `args` for numbers in a text")},
    {"attempt to call a nil value*", N_("what is called here is no function"),
        N_("correct the name before the parentheses")},
    {"unexpected symbol near '<\\*>'", N_("there is a character here that Lua does not know"),
        N_("quotes are straight in Lua: \" or '; a word processor makes them curly, so write "
           "scripts in a text editor")},
    {"unfinished string near *", N_("a text is not closed: {1}"),
        N_("put a quote behind it; a text of more lines stands between [[ and ]]")},
    {"*near '='*", N_("a single = cannot stand here"),
        N_("to compare, write ==; a single = gives a value to a name")},
    {"*near <eof>", N_("the end comes too early: something is not closed"),
        N_("look for a missing ), }, ]], quote or `end`")},
    {"'}' expected (to close '{' at line *) near *",
        N_("{2} is not expected here, in the { of line {1}"),
        N_("look just before it: a comma is missing, or there are quotes within a text")},
    {"'}' expected near *", N_("{1} is not expected here"),
        N_("look just before it: a comma is missing, or there are quotes within a text")},
    {"'*' expected (to close '*' at line *) near *", NULL,
        N_("look between that line and this one for what is not closed")},
    {"'*' expected near *", N_("{2} is not expected here; Lua wants '{1}'"),
        N_("look just before it; the words of Lua are English: and, or, not, if, then, end")},
    {"unexpected symbol near *", N_("{1} is not expected here"),
        N_("look just before it; something is missing, or there is too much")},
    {"syntax error near *", N_("this goes wrong at {1}"),
        N_("a remark begins with --; a text stands between quotes")},
};

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

static const struct lua_words *find(const char *message, struct part parts[MOST_PARTS])
{
    for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++)
        if (fits(known[i].pattern, message, parts))
            return &known[i];
    return NULL;
}

void cli_lua_text(struct peil_buf *out, const char *message)
{
    struct part parts[MOST_PARTS] = {{0}};
    const struct lua_words *words = find(message, parts);
    const char *text = words && words->text ? _(words->text) : NULL;

    if (!text) {
        cli_add_safe(out, message, strlen(message), false);
        return;
    }
    for (; *text; text++) {
        if (text[0] == '{' && text[1] >= '1' && text[1] <= '0' + MOST_PARTS && text[2] == '}') {
            const struct part *part = &parts[text[1] - '1'];

            cli_add_safe(out, part->text, part->length, false);
            text += 2;
        } else {
            peil_buf_char(out, *text);
        }
    }
}

const char *cli_lua_help(const char *message)
{
    struct part parts[MOST_PARTS];
    const struct lua_words *words = find(message, parts);

    return _(words ? words->help : any_help);
}
