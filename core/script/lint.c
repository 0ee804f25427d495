/*
 * What is fine for Lua and yet seldom meant. Nothing is run: the pieces of a text are looked at.
 *
 * `level(c) ~= "goed"` also holds where nobody asked, so a rule with it accuses people of what they
 * never said. A word that an answer cannot be, a decimal comma, `not` before a comparison: such a
 * rule never holds, or always, and nobody sees it.
 */
#include <string.h>

#include "core/script/lint.h"

/* The next piece without moving on. */
static struct peil_token peek(const char *at)
{
    return peil_expression_next(&at);
}

bool peil_lint_is(const struct peil_token *token, const char *text)
{
    return token->kind != PEIL_TOKEN_TEXT && token->length == strlen(text) &&
           strncmp(token->text, text, token->length) == 0;
}

bool peil_lint_skip(const char **at, const char *text)
{
    const char *after = *at;
    struct peil_token token = peil_expression_next(&after);

    if (!peil_lint_is(&token, text))
        return false;
    *at = after;
    return true;
}

bool peil_lint_skip_brackets(const char **at)
{
    int depth = 0;

    do {
        struct peil_token token = peil_expression_next(at);

        if (token.kind == PEIL_TOKEN_END)
            return false;
        if (peil_lint_is(&token, "(") || peil_lint_is(&token, "[") || peil_lint_is(&token, "{"))
            depth++;
        else if (peil_lint_is(&token, ")") || peil_lint_is(&token, "]") ||
                 peil_lint_is(&token, "}"))
            depth--;
    } while (depth > 0);
    return true;
}

bool peil_lint_compares(const char **at, bool *equal)
{
    const char *after = *at;
    struct peil_token first = peil_expression_next(&after);

    if ((!peil_lint_is(&first, "=") && !peil_lint_is(&first, "~")) || *after != '=')
        return false;
    *equal = *first.text == '=';
    *at = after + 1;
    return true;
}

struct peil_place peil_lint_place(const struct peil_linting *linting, const char *at)
{
    return linting->source
               ? peil_source_place(linting->source, (size_t)(at - linting->text) + linting->offset)
               : linting->place;
}

/* ---- single signs ----------------------------------------------------------------------- */

/* `not x == "a"` is `(not x) == "a"`. */
static void check_not(const struct peil_linting *linting, const char *start, const char *at)
{
    struct peil_token name = peil_expression_next(&at), value;
    bool equal;

    if (name.kind != PEIL_TOKEN_NAME || peil_lint_is(&name, "not"))
        return;
    for (;;) {
        if (*at == '(' || *at == '[') {
            if (!peil_lint_skip_brackets(&at))
                return;
        } else if ((*at == '.' && at[1] != '.') || *at == ':') {
            at++;
            (void)peil_expression_next(&at);
        } else {
            break;
        }
    }
    if (!peil_lint_compares(&at, &equal))
        return;
    value = peek(at);
    if (value.kind == PEIL_TOKEN_TEXT || value.kind == PEIL_TOKEN_NUMBER)
        peil_diag_add(linting->diags, PEIL_WARNING, "script/not-before",
            peil_lint_place(linting, start), PEIL_NO_ARGS);
}

static bool follows_operator(const char *at)
{
    struct peil_token token = peek(at);

    return token.kind == PEIL_TOKEN_SIGN && strchr("=~<>.", *token.text);
}

/* `x == "a" or "b"`: behind `or` stands what is true by itself. */
static void check_half(const struct peil_linting *linting, const struct peil_token *word,
    const struct peil_token *before, const char *at)
{
    struct peil_token value = peil_expression_next(&at);

    if (before[0].kind != PEIL_TOKEN_TEXT || !peil_lint_is(&before[1], "=") ||
        (!peil_lint_is(&before[2], "=") && !peil_lint_is(&before[2], "~")) ||
        value.kind != PEIL_TOKEN_TEXT || follows_operator(at))
        return;
    peil_diag_add(linting->diags, PEIL_WARNING, "script/half-comparison",
        peil_lint_place(linting, word->text), PEIL_NO_ARGS);
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* `x = 7,5`: two values, where one was meant. */
static void check_comma(const struct peil_linting *linting, const struct peil_token *number,
    const struct peil_token *before, const char *at)
{
    bool gives = peil_lint_is(&before[0], "return") ||
                 (peil_lint_is(&before[0], "=") && before[1].kind == PEIL_TOKEN_NAME &&
                     !peil_lint_is(&before[2], ","));
    size_t length = number->length;

    if (!gives || at[0] != ',' || !is_digit(at[1]))
        return;
    for (length++; is_digit(number->text[length]);)
        length++;
    if ((number->text[length] == ',' && is_digit(number->text[length + 1])) ||
        number->text[length] == '.')
        return;
    peil_diag_add(linting->diags, PEIL_WARNING, "script/decimal-comma",
        peil_lint_place(linting, number->text),
        PEIL_ARGS(PEIL_TEXT("value", peil_lint_copy(linting, number->text, length))));
}

/* ---- functions that give nothing -------------------------------------------------------- */

/*
 * Whether a function whose word `function` was read has a `return`, or never comes to its end. One
 * that is empty means to give nothing.
 */
static bool gives_something(const char *at)
{
    int depth = 1;

    if (!peil_lint_skip_brackets(&at) || peil_lint_skip(&at, "end"))
        return true;
    while (depth > 0) {
        struct peil_token token = peil_expression_next(&at);

        if (token.kind == PEIL_TOKEN_END || peil_lint_is(&token, "return") ||
            peil_lint_is(&token, "error"))
            return true;
        if (peil_lint_is(&token, "while") && peil_lint_skip(&at, "true"))
            return true;
        if (peil_lint_is(&token, "function") || peil_lint_is(&token, "if") ||
            peil_lint_is(&token, "do") || peil_lint_is(&token, "repeat"))
            depth++;
        else if (peil_lint_is(&token, "end") || peil_lint_is(&token, "until"))
            depth--;
    }
    return false;
}

/* The keys of which a value may be a function that has to give something. */
static const char *const function_keys[] = {"when", "references", "heading", "text", "list",
    "table", "grid", "rows", "item", "section", "total", "verdict", NULL};

/* The key that ends before `at`, in a table. */
static void check_key(const struct peil_linting *linting, const struct peil_token *key,
    const struct peil_token *before, const char *at)
{
    const char *value = at;
    size_t i;

    if (!peil_lint_is(before, "{") && !peil_lint_is(before, ",") && !peil_lint_is(before, ";"))
        return;
    if (!peil_lint_skip(&value, "=") || *value == '=')
        return;
    for (i = 0; function_keys[i] && !peil_lint_is(key, function_keys[i]);)
        i++;
    if (function_keys[i] && peil_lint_skip(&value, "function") && !gives_something(value))
        peil_diag_add(linting->diags, PEIL_WARNING, "script/no-return",
            peil_lint_place(linting, key->text), PEIL_ARGS(PEIL_TEXT("name", function_keys[i])));
}

/* ---- all of a text ---------------------------------------------------------------------- */

static void lint(const struct peil_linting *linting);

/* The expression in `when = [[...]]`. */
static void lint_inner(const struct peil_linting *linting, const struct peil_token *text)
{
    struct peil_linting inner = *linting;

    if (memchr(text->text, '\\', text->length))
        return;
    inner.offset += (size_t)(text->text - linting->text);
    inner.text = peil_lint_copy(linting, text->text, text->length);
    if (inner.text)
        lint(&inner);
}

static void lint_name(const struct peil_linting *linting, const struct peil_token *name,
    const struct peil_token *before, const char *at)
{
    if (peil_lint_is(name, "role_is"))
        peil_lint_roles(linting, name, at);
    if (peil_lint_is(&before[0], ":") ||
        (peil_lint_is(&before[0], ".") && !peil_lint_is(&before[1], ".")))
        return;
    if (peil_lint_is(name, "not"))
        check_not(linting, name->text, at);
    else if (peil_lint_is(name, "or"))
        check_half(linting, name, before, at);
    else if (peek(at).kind == PEIL_TOKEN_SIGN && *peek(at).text == '(')
        peil_lint_call(linting, name, at);
    else
        check_key(linting, name, before, at);
}

static void lint(const struct peil_linting *linting)
{
    struct peil_token before[3] = {
        {PEIL_TOKEN_END, "", 0}, {PEIL_TOKEN_END, "", 0}, {PEIL_TOKEN_END, "", 0}};
    const char *at = linting->text;

    for (;;) {
        struct peil_token token = peil_expression_next(&at);

        if (token.kind == PEIL_TOKEN_END)
            return;
        if (token.kind == PEIL_TOKEN_NAME)
            lint_name(linting, &token, before, at);
        else if (token.kind == PEIL_TOKEN_NUMBER)
            check_comma(linting, &token, before, at);
        else if (token.kind == PEIL_TOKEN_TEXT && linting->source &&
                 peil_lint_is(&before[0], "=") && peil_lint_is(&before[1], "when"))
            lint_inner(linting, &token);
        before[2] = before[1];
        before[1] = before[0];
        before[0] = token;
    }
}

char *peil_lint_copy(const struct peil_linting *linting, const char *bytes, size_t length)
{
    return peil_arena_copy(linting->arena, bytes, length);
}

static void lint_in(const struct peil_script_layer *layer, struct peil_linting linting)
{
    linting.layer = layer;
    linting.diags = layer->scripts->diags;
    linting.arena = peil_arena_new();
    if (!linting.arena)
        return; /* it only warns */
    if (linting.source)
        linting.text =
            peil_arena_copy(linting.arena, linting.source->bytes, linting.source->length);
    if (linting.text)
        lint(&linting);
    peil_arena_free(linting.arena);
}

void peil_lint_file(const struct peil_script_layer *layer, const struct peil_source *source)
{
    if (source->length <= layer->scripts->limits->script_bytes)
        lint_in(layer, (struct peil_linting){.source = source});
}

void peil_lint_expression(
    const struct peil_script_layer *layer, const struct peil_expression *expression)
{
    if (expression->text)
        lint_in(layer, (struct peil_linting){.text = expression->text, .place = expression->place});
}
