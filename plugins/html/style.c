/*
 * The style sheet, with the theme behind it, and its hash.
 */
#include "html.h"

#include <stdlib.h>
#include <string.h>

/* Whether `word` (lower case) stands at `text` in any case. */
static bool starts(const char *text, const char *word)
{
    for (; *word != '\0'; text++, word++) {
        char c = *text >= 'A' && *text <= 'Z' ? (char)(*text - 'A' + 'a') : *text;
        if (c != *word)
            return false;
    }
    return true;
}

/*
 * Why a theme is refused; NULL where it is fine. The policy would stop what it might fetch; this
 * says so beforehand. A backslash could spell the refused words in another way.
 */
static const char *fault_of(const char *theme)
{
    for (const char *c = theme; *c != '\0'; c++) {
        if (*c == '<')
            return "the theme holds '<': it may only hold style rules";
        if (*c == '\\')
            return "the theme holds a backslash: write the character itself";
        if (starts(c, "@import"))
            return "the theme holds '@import': put everything in the one file";
        if (starts(c, "url("))
            return "the theme holds 'url(': a report fetches nothing";
    }
    return NULL;
}

/*
 * Appends `text` at `to`, with line ends as the browser will see them: the hash in the policy is
 * taken from the text after parsing.
 */
static char *append(char *to, const char *text)
{
    for (; *text != '\0'; text++) {
        if (*text == '\r') {
            *to++ = '\n';
            text += text[1] == '\n' ? 1 : 0;
        } else {
            *to++ = *text;
        }
    }
    return to;
}

static size_t length_of(const char *const *sheet)
{
    size_t length = 0;
    for (; *sheet; sheet++)
        length += strlen(*sheet);
    return length;
}

char *html_style(struct html_page *page, size_t *length)
{
    const char *theme = page->host->option(page->sink, "theme");
    const char *fault = fault_of(theme);
    if (fault) {
        page->status = page->host->fail(page->sink, fault);
        return NULL;
    }
    bool form = html_is(page, page->document, "kind", "form");
    bool comparison = html_is(page, page->document, "kind", "comparison");
    const char *const *sheets[] = {html_style_common, form ? html_style_form : html_style_report,
        comparison ? html_style_comparison
        : form     ? NULL
                   : html_style_paper};
    size_t room = strlen(theme) + 1;
    for (size_t i = 0; i < sizeof(sheets) / sizeof(sheets[0]); i++)
        room += sheets[i] ? length_of(sheets[i]) : 0;
    char *style = malloc(room);
    if (!style) {
        page->status = page->host->fail(page->sink, "out of memory");
        return NULL;
    }
    char *end = style;
    for (size_t i = 0; i < sizeof(sheets) / sizeof(sheets[0]); i++)
        for (const char *const *piece = sheets[i]; piece && *piece; piece++)
            end = append(end, *piece);
    end = append(end, theme);
    *end = '\0';
    *length = (size_t)(end - style);
    return style;
}

void html_style_hash(struct html_page *page, const char *style, size_t length)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    unsigned char hash[33] = {0}; /* a byte more, so that the last group is whole */
    char text[45];
    page->host->sha256(style, length, hash);
    for (size_t group = 0; group < 11; group++) {
        const unsigned char *in = hash + group * 3;
        unsigned bits = (unsigned)in[0] << 16 | (unsigned)in[1] << 8 | in[2];
        for (size_t i = 0; i < 4; i++)
            text[group * 4 + i] = digits[bits >> (18 - 6 * i) & 63];
    }
    text[43] = '=';
    text[44] = '\0';
    html_put(page, "'sha256-");
    html_put(page, text);
    html_put(page, "'");
}
