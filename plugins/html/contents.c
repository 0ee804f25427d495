/*
 * The parts that a document asks for: in the list of contents, and on the page.
 */
#include "html.h"

#include <string.h>

void html_contents_add(struct html_contents *contents, const char *id, const char *word, bool shown)
{
    if (contents->count < HTML_ENTRIES_MOST)
        contents->entries[contents->count++] = (struct html_entry){id, word, shown, 0, NULL};
}

void html_contents_add_node(struct html_contents *contents, const char *id, size_t block,
    const struct peil_node *node, bool shown)
{
    if (contents->count < HTML_ENTRIES_MOST)
        contents->entries[contents->count++] = (struct html_entry){id, NULL, shown, block, node};
}

/* How many parts the page has. A document that names none has all. */
static size_t count_parts(const struct html_page *page, const struct html_page_parts *parts)
{
    size_t count = html_count(page, page->document, "parts");
    return count > 0 ? count : parts->count;
}

/* The `index`th of them; NULL for one that is not known here. */
static const struct html_page_part *part_at(
    const struct html_page *page, const struct html_page_parts *parts, size_t index)
{
    const struct peil_node *names = html_get(page, page->document, "parts");
    const char *name = page->host->text(html_at(page, names, index), NULL);
    if (html_length(page, names) == 0)
        return &parts->list[index];
    for (size_t i = 0; i < parts->count; i++)
        if (strcmp(parts->list[i].name, name) == 0)
            return &parts->list[i];
    return NULL;
}

/* Whether there is something of a part: a list that is not empty, or a map. */
static bool is_there(const struct html_page *page, const char *key)
{
    const struct peil_node *part = html_get(page, page->document, key);
    return html_length(page, part) > 0 || html_is_type(page, part, PEIL_NODE_MAP);
}

void html_page_parts_list(
    struct html_page *page, const struct html_page_parts *parts, struct html_contents *contents)
{
    for (size_t i = 0; i < count_parts(page, parts); i++) {
        const struct html_page_part *part = part_at(page, parts, i);
        if (part && part->add)
            part->add(page, contents);
        else if (part)
            html_contents_add(
                contents, part->id, part->word, !part->key || is_there(page, part->key));
    }
}

void html_page_parts_put(struct html_page *page, const struct html_page_parts *parts)
{
    for (size_t i = 0; i < count_parts(page, parts); i++) {
        const struct html_page_part *part = part_at(page, parts, i);
        if (part)
            part->put(page);
    }
}
