/*
 * The pieces of a Lua expression, as far as it takes to see which texts stand in it.
 */
#include "core/pack/expression.h"

#include <string.h>

#include "core/base/utf8.h"

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Bytes of an opening long bracket, "[[" or "[==["; 0 where there is none. */
static size_t long_open(const char *at)
{
    size_t level;

    if (*at != '[')
        return 0;
    level = strspn(at + 1, "=");
    return at[level + 1] == '[' ? level + 2 : 0;
}

/* The end of the contents of a long bracket that opened with `open` bytes; the end of all else. */
static const char *long_end(const char *at, size_t open)
{
    for (; *at != '\0'; at++) {
        size_t level;

        if (*at != ']')
            continue;
        level = strspn(at + 1, "=");
        if (level == open - 2 && at[level + 1] == ']')
            return at;
        at += level;
    }
    return at;
}

static const char *skip_comment(const char *at)
{
    size_t open = long_open(at + 2);
    const char *end;

    if (open == 0)
        return at + strcspn(at, "\n");
    end = long_end(at + 2 + open, open);
    return *end == '\0' ? end : end + open;
}

static const char *skip_blanks(const char *at)
{
    for (;;) {
        if (is_blank(*at))
            at++;
        else if (at[0] == '-' && at[1] == '-')
            at = skip_comment(at);
        else
            return at;
    }
}

/* The quote that closes what stands at `at`; the end of the line where none does. */
static const char *quote_end(const char *at, char quote)
{
    for (; *at != '\0' && *at != quote && *at != '\n'; at++)
        if (*at == '\\' && at[1] != '\0')
            at++;
    return at;
}

static struct peil_token text_token(const char **at, const char *start, size_t closing)
{
    struct peil_token token = {PEIL_TOKEN_TEXT, start, (size_t)(*at - start)};

    if (**at != '\0')
        *at += closing;
    return token;
}

struct peil_token peil_expression_next(const char **at)
{
    const char *start = skip_blanks(*at);
    struct peil_token token = {PEIL_TOKEN_SIGN, start, 1};
    size_t open = long_open(start);

    *at = start;
    if (*start == '\0')
        return (struct peil_token){PEIL_TOKEN_END, start, 0};
    if (*start == '"' || *start == '\'') {
        *at = quote_end(start + 1, *start);
        return text_token(at, start + 1, 1);
    }
    if (open > 0) {
        *at = long_end(start + open, open);
        return text_token(at, start + open, open);
    }
    if (is_letter(*start))
        token.kind = PEIL_TOKEN_NAME;
    else if (is_digit(*start))
        token.kind = PEIL_TOKEN_NUMBER;
    for (++*at; token.kind != PEIL_TOKEN_SIGN && (is_letter(**at) || is_digit(**at)); ++*at) {
    }
    token.length = (size_t)(*at - start);
    return token;
}

/* The byte of a line at a column, which counts characters from 1. */
static size_t byte_at(const char *line, size_t length, uint32_t column)
{
    size_t at = 0;
    uint32_t code;

    for (; column > 1 && at < length; column--) {
        size_t size = peil_utf8_decode(line + at, length - at, &code);

        at += size > 0 ? size : 1;
    }
    return at;
}

/* The first line below one that is not blank. */
static struct peil_place below(struct peil_place place, const char *line, size_t length)
{
    struct peil_place next = place;

    while ((line = peil_source_line_below(place.source, line, &length)) != NULL) {
        size_t blanks = 0;

        next.line++;
        while (blanks < length && is_blank(line[blanks]))
            blanks++;
        if (blanks < length) {
            next.column = (uint32_t)blanks + 1;
            return next;
        }
    }
    return place;
}

struct peil_place peil_expression_place(const struct peil_node *node)
{
    struct peil_place place = peil_node_place(node);
    const char *line;
    size_t length, at;

    if (!place.source || peil_node_is_plain(node))
        return place;
    line = peil_source_line(place.source, place.line, &length);
    at = line ? byte_at(line, length, place.column) : 0;
    if (!line || at >= length)
        return place;
    if (line[at] == '|' || line[at] == '>')
        return below(place, line, length);
    if (line[at] == '"' || line[at] == '\'')
        place.column++;
    return place;
}
