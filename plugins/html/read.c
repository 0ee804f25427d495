/*
 * Looking into the document.
 */
#include "html.h"

#include <string.h>

const struct peil_node *html_get(
    const struct html_page *page, const struct peil_node *node, const char *key)
{
    return page->host->get(node, key);
}

const struct peil_node *html_at(
    const struct html_page *page, const struct peil_node *list, size_t index)
{
    return page->host->at(list, index);
}

size_t html_length(const struct html_page *page, const struct peil_node *list)
{
    return page->host->type(list) == PEIL_NODE_LIST ? page->host->count(list) : 0;
}

size_t html_count(const struct html_page *page, const struct peil_node *node, const char *key)
{
    return html_length(page, html_get(page, node, key));
}

const char *html_text(const struct html_page *page, const struct peil_node *node, const char *key)
{
    return page->host->text(html_get(page, node, key), NULL);
}

bool html_has_text(const struct html_page *page, const struct peil_node *node, const char *key)
{
    return html_text(page, node, key)[0] != '\0';
}

bool html_is(
    const struct html_page *page, const struct peil_node *node, const char *key, const char *word)
{
    return strcmp(html_text(page, node, key), word) == 0;
}

bool html_is_type(const struct html_page *page, const struct peil_node *node, uint32_t type)
{
    return page->host->type(node) == type;
}

bool html_is_number(const struct html_page *page, const struct peil_node *node, const char *key)
{
    return html_is_type(page, html_get(page, node, key), PEIL_NODE_NUMBER);
}

bool html_shows(const struct html_page *page, const char *part)
{
    const struct peil_node *parts = html_get(page, page->document, "parts");
    for (size_t i = 0; i < html_length(page, parts); i++)
        if (strcmp(page->host->text(html_at(page, parts, i), NULL), part) == 0)
            return true;
    return html_length(page, parts) == 0;
}

double html_number(const struct html_page *page, const struct peil_node *node, const char *key)
{
    return page->host->number(html_get(page, node, key));
}

size_t html_natural(const struct html_page *page, const struct peil_node *node, const char *key)
{
    double number = html_number(page, node, key);
    return number > 0 && number < 1e9 ? (size_t)number : 0;
}

bool html_is_true(const struct html_page *page, const struct peil_node *node, const char *key)
{
    return page->host->boolean(html_get(page, node, key)) != 0;
}

enum html_tone html_tone_of(
    const struct html_page *page, const struct peil_node *node, const char *key)
{
    static const struct {
        const char *word;
        enum html_tone tone;
    } words[] = {
        {"good", HTML_GOOD},
        {"middling", HTML_MIDDLING},
        {"poor", HTML_POOR},
        {"open", HTML_OPEN},
        {"passed", HTML_GOOD},
        {"attention", HTML_MIDDLING},
        {"failed", HTML_POOR},
        {"unknown", HTML_OPEN},
        {"blank", HTML_OPEN},
    };
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        if (html_is(page, node, key, words[i].word))
            return words[i].tone;
    return HTML_NONE;
}

const char *html_word(const struct html_page *page, const char *word)
{
    const char *text = html_text(page, page->labels, word);
    return text[0] != '\0' ? text : word;
}

const struct peil_node *html_reference(const struct html_page *page, const char *id)
{
    const struct peil_node *references = html_get(page, page->document, "references");
    for (size_t i = 0; i < html_length(page, references); i++) {
        const struct peil_node *reference = html_at(page, references, i);
        if (html_is(page, reference, "id", id))
            return reference;
    }
    return NULL;
}

/* `order` names each part as "item:ID" or "section:ID", and both lists stand in that order. */
void html_walk(
    struct html_page *page, const struct peil_node *section, const struct html_walk *walk)
{
    const struct peil_node *order = html_get(page, section, "order");
    const struct peil_node *items = html_get(page, section, "items");
    const struct peil_node *sections = html_get(page, section, "sections");
    size_t next_item = 0;
    size_t next_section = 0;
    for (size_t i = 0; i < html_length(page, order); i++) {
        const char *part = page->host->text(html_at(page, order, i), NULL);
        if (strncmp(part, "section:", 8) == 0) {
            const struct peil_node *child = html_at(page, sections, next_section++);
            if (walk->section && child)
                walk->section(page, child, walk->with);
        } else {
            const struct peil_node *child = html_at(page, items, next_item++);
            if (walk->item && child)
                walk->item(page, child, walk->with);
        }
    }
}
