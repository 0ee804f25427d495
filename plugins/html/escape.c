/*
 * Writing: escaping by place, words, numbers, links.
 */
#include "html.h"

#include <string.h>

bool html_flush(struct html_page *page)
{
    if (page->status == 0 && page->used > 0)
        page->status = page->host->write(page->sink, page->buffer, page->used);
    page->used = 0;
    return page->status == 0;
}

static void put_bytes(struct html_page *page, const char *bytes, size_t length)
{
    if (length > sizeof(page->buffer) - page->used && !html_flush(page))
        return;
    if (length > sizeof(page->buffer)) {
        page->status = page->host->write(page->sink, bytes, length);
        return;
    }
    memcpy(page->buffer + page->used, bytes, length);
    page->used += length;
}

void html_put(struct html_page *page, const char *markup)
{
    put_bytes(page, markup, strlen(markup));
}

static const char *entity(char c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return NULL;
    }
}

/*
 * One function serves texts and attributes: attributes always stand in double quotes here, and all
 * five characters are replaced in both.
 */
void html_escape(struct html_page *page, const char *text)
{
    while (*text != '\0') {
        size_t plain = strcspn(text, "&<>\"'");
        put_bytes(page, text, plain);
        text += plain;
        if (*text != '\0') {
            html_put(page, entity(*text));
            text++;
        }
    }
}

void html_put_word(struct html_page *page, const char *word)
{
    html_escape(page, html_word(page, word));
}

/* The text that belongs to the name of `length` bytes; NULL where there is none. */
static const char *find_pair(const char *const *pairs, const char *name, size_t length)
{
    for (; pairs[0]; pairs += 2)
        if (strlen(pairs[0]) == length && strncmp(pairs[0], name, length) == 0)
            return pairs[1];
    return NULL;
}

static void escape_bytes(struct html_page *page, const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        const char *as = entity(text[i]);
        if (as)
            html_put(page, as);
        else
            put_bytes(page, text + i, 1);
    }
}

void html_put_filled(struct html_page *page, const char *word, const char *const *pairs)
{
    const char *text = html_word(page, word);
    while (*text != '\0') {
        size_t plain = strcspn(text, "{");
        escape_bytes(page, text, plain);
        text += plain;
        if (*text == '\0')
            return;
        size_t name = strcspn(text + 1, "}");
        const char *value = find_pair(pairs, text + 1, name);
        if (text[1 + name] == '\0' || !value) {
            escape_bytes(page, text, 1);
            text++;
            continue;
        }
        html_escape(page, value);
        text += name + 2;
    }
}

void html_put_integer(struct html_page *page, size_t value)
{
    char digits[24];
    size_t at = sizeof(digits);
    do {
        digits[--at] = (char)('0' + value % 10);
        value /= 10;
    } while (value > 0);
    put_bytes(page, digits + at, sizeof(digits) - at);
}

void html_put_percent(struct html_page *page, double share)
{
    double clamped = share > 1 ? 1 : share > 0 ? share : 0;
    size_t tenths = (size_t)(clamped * 1000 + 0.5);
    html_put_integer(page, tenths / 10);
    html_put(page, ".");
    html_put_integer(page, tenths % 10);
    html_put(page, "%");
}

void html_put_number(struct html_page *page, double value, int32_t decimals)
{
    char text[64];
    if (page->host->format_number(value, decimals, page->language, text, sizeof(text)) <
        sizeof(text))
        html_escape(page, text);
}

void html_put_date(struct html_page *page, const char *iso)
{
    char text[128];
    bool fits = page->host->format_date(iso, page->language, text, sizeof(text)) < sizeof(text);
    html_escape(page, fits ? text : iso);
}

static const char *language_of(
    const struct html_page *page, const struct peil_node *node, const char *key)
{
    char sibling[64];
    size_t length = strlen(key);
    static const char suffix[] = "_language";
    if (length + sizeof(suffix) > sizeof(sibling))
        return "";
    memcpy(sibling, key, length);
    memcpy(sibling + length, suffix, sizeof(suffix));
    return html_text(page, node, sibling);
}

bool html_language_valid(const char *language)
{
    static const char allowed[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-";
    return language[0] != '\0' && language[strspn(language, allowed)] == '\0';
}

void html_put_language(struct html_page *page, const struct peil_node *node, const char *key)
{
    const char *language = language_of(page, node, key);
    if (html_language_valid(language)) {
        html_put(page, " lang=\"");
        html_escape(page, language);
        html_put(page, "\"");
    }
}

void html_put_text(struct html_page *page, const struct peil_node *node, const char *key)
{
    bool other = html_language_valid(language_of(page, node, key));
    if (other) {
        html_put(page, "<span");
        html_put_language(page, node, key);
        html_put(page, ">");
    }
    html_escape(page, html_text(page, node, key));
    html_put(page, other ? "</span>" : "");
}

void html_element(struct html_page *page, const char *tag, const char *class_name,
    const struct peil_node *node, const char *key)
{
    if (!html_has_text(page, node, key))
        return;
    html_put(page, "<");
    html_put(page, tag);
    if (class_name) {
        html_put(page, " class=\"");
        html_put(page, class_name);
        html_put(page, "\"");
    }
    html_put_language(page, node, key);
    html_put(page, ">");
    html_escape(page, html_text(page, node, key));
    html_put(page, "</");
    html_put(page, tag);
    html_put(page, ">");
}

/* Whether a link may go there: https, http or mailto, as it stands, with nothing to repair. */
static bool is_url_allowed(const char *url)
{
    static const char *const schemes[] = {"https://", "http://", "mailto:"};
    for (const char *c = url; *c != '\0'; c++)
        if ((unsigned char)*c <= ' ' || *c == 0x7f || *c == '\\')
            return false;
    for (size_t i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++) {
        size_t length = strlen(schemes[i]);
        if (strncmp(url, schemes[i], length) == 0 && url[length] != '\0')
            return true;
    }
    return false;
}

void html_put_link(struct html_page *page, const char *url, const char *text)
{
    if (is_url_allowed(url)) {
        html_put(page, "<a href=\"");
        html_escape(page, url);
        html_put(page, "\" rel=\"noreferrer noopener\">");
        html_escape(page, text);
        html_put(page, "</a>");
        return;
    }
    html_escape(page, text);
    if (url[0] != '\0' && strcmp(url, text) != 0) {
        html_put(page, " <span class=\"address\">(");
        html_escape(page, url);
        html_put(page, ")</span>");
    }
}
