/*
 * What is fine for Lua and yet seldom meant: `level(c) ~= "goed"` also holds where nobody asked,
 * and where the answer is open, so a rule with it accuses people of what they never said.
 */
#include <string.h>

#include "core/script/host.h"

static bool is_name(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

static const char *skip_blanks(const char *at, const char *end)
{
    while (at < end && (*at == ' ' || *at == '\t'))
        at++;
    return at;
}

/* Whether `at`, at the word level, begins a comparison with a level that is not known to be there.
 */
static bool is_careless(const char *at, const char *end)
{
    static const char unknown[] = "unknown";
    char quote;

    at = skip_blanks(at + strlen("level"), end);
    if (at == end || *at != '(')
        return false;
    at = memchr(at, ')', (size_t)(end - at));
    if (!at)
        return false;
    at = skip_blanks(at + 1, end);
    if (end - at < 2 || at[0] != '~' || at[1] != '=')
        return false;
    at = skip_blanks(at + 2, end);
    if (at == end || (*at != '"' && *at != '\''))
        return false;
    quote = *at++;
    return (size_t)(end - at) <= strlen(unknown) || strncmp(at, unknown, strlen(unknown)) != 0 ||
           at[strlen(unknown)] != quote;
}

/* The first such comparison in a line, before a remark; NULL where there is none. */
static const char *find_careless(const char *line, const char *end)
{
    for (const char *at = line; end - at >= 6; at++) {
        if (at[0] == '-' && at[1] == '-')
            return NULL;
        if (strncmp(at, "level", 5) == 0 && (at == line || !is_name(at[-1])) &&
            is_careless(at, end))
            return at;
    }
    return NULL;
}

void peil_lint_file(const struct peil_source *source, struct peil_diags *diags)
{
    const char *line = source->bytes;
    const char *end = line + source->length;

    while (line < end) {
        const char *stop = memchr(line, '\n', (size_t)(end - line));
        const char *at = find_careless(line, stop ? stop : end);

        if (at)
            peil_diag_add(diags, PEIL_WARNING, "script/also-unasked",
                peil_source_place(source, (size_t)(at - source->bytes)), PEIL_NO_ARGS);
        line = stop ? stop + 1 : end;
    }
}

void peil_lint_expression(const struct peil_expression *expression, struct peil_diags *diags)
{
    if (expression->text &&
        find_careless(expression->text, expression->text + strlen(expression->text)))
        peil_diag_add(diags, PEIL_WARNING, "script/also-unasked", expression->place, PEIL_NO_ARGS);
}
