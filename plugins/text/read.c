/*
 * Reading the document.
 */
#include "text.h"

#include <string.h>

const struct peil_node *get(const struct page *page, const struct peil_node *map, const char *key)
{
    return page->host->get(map, key);
}

const struct peil_node *at(const struct page *page, const struct peil_node *list, size_t index)
{
    return page->host->at(list, index);
}

size_t length_of(const struct page *page, const struct peil_node *list)
{
    return page->host->count(list);
}

const char *text_of(const struct page *page, const struct peil_node *map, const char *key)
{
    return page->host->text(get(page, map, key), NULL);
}

double number_of(const struct page *page, const struct peil_node *map, const char *key)
{
    return page->host->number(get(page, map, key));
}

bool is_true(const struct page *page, const struct peil_node *map, const char *key)
{
    return page->host->boolean(get(page, map, key)) != 0;
}

bool has(const struct page *page, const struct peil_node *map, const char *key)
{
    return page->host->type(get(page, map, key)) != PEIL_NODE_NULL;
}

bool has_text(const struct page *page, const struct peil_node *map, const char *key)
{
    return *text_of(page, map, key) != '\0';
}

bool is(const struct page *page, const struct peil_node *map, const char *key, const char *value)
{
    return strcmp(text_of(page, map, key), value) == 0;
}

const struct peil_node *by_id(const struct page *page, const struct peil_node *list, const char *id)
{
    for (size_t i = 0; i < length_of(page, list); i++)
        if (is(page, at(page, list, i), "id", id))
            return at(page, list, i);
    return NULL;
}

bool shows(const struct page *page, const char *part)
{
    const struct peil_node *parts = get(page, page->document, "parts");

    for (size_t i = 0; i < length_of(page, parts); i++)
        if (strcmp(page->host->text(at(page, parts, i), NULL), part) == 0)
            return true;
    return length_of(page, parts) == 0;
}

const char *word(const struct page *page, const char *name)
{
    const char *text = text_of(page, page->labels, name);

    return *text ? text : name;
}
