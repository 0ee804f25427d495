/*
 * The page of a result: its parts in the order that is asked for.
 */
#include "html.h"

#include <string.h>

/* Room for the list of contents: blocks beyond that are on the page all the same. */
#define MOST_ENTRIES 64

struct contents {
    struct html_entry entries[MOST_ENTRIES];
    size_t count;
};

static bool any(const struct html_page *page, const char *key)
{
    return html_count(page, page->document, key) > 0;
}

static void add(struct contents *contents, const char *id, const char *word, bool shown)
{
    if (contents->count < MOST_ENTRIES)
        contents->entries[contents->count++] = (struct html_entry){id, word, shown, 0, NULL};
}

static void add_advice(struct html_page *page, struct contents *contents)
{
    add(contents, "advice", "heading.advice", any(page, "advice"));
    add(contents, "context", "heading.context", !page->brief && any(page, "context"));
}

static void add_blocks(struct html_page *page, struct contents *contents)
{
    const struct peil_node *blocks = html_get(page, page->document, "blocks");
    for (size_t i = 0; i < html_length(page, blocks) && contents->count < MOST_ENTRIES; i++) {
        const struct peil_node *block = html_at(page, blocks, i);
        contents->entries[contents->count++] = (struct html_entry){
            "block-", NULL, html_has_text(page, block, "heading"), i + 1, block};
    }
}

static void add_whatif(struct html_page *page, struct contents *contents)
{
    const struct peil_node *whatif = html_get(page, page->document, "whatif");
    if (contents->count < MOST_ENTRIES)
        contents->entries[contents->count++] =
            (struct html_entry){"whatif", NULL, html_has_text(page, whatif, "heading"), 0, whatif};
}

static void add_method(struct html_page *page, struct contents *contents)
{
    const struct peil_node *scoring = html_get(page, page->document, "scoring");
    add(contents, "scoring", "heading.scoring",
        html_count(page, scoring, "explanation") > 0 || html_has_text(page, scoring, "own_text"));
    add(contents, "references", "heading.references", any(page, "references"));
    add(contents, "warnings", "heading.warnings", any(page, "warnings"));
    add(contents, "provenance", "heading.provenance", true);
}

/* How it was made; warnings stand behind what is referred to. */
static void put_method(struct html_page *page)
{
    html_method(page);
    html_references(page);
    html_warnings(page);
    html_provenance(page);
}

static const struct {
    const char *name, *id, *word;
    const char *list; /* of the document; where it is empty there is no such part */
    void (*put)(struct html_page *page);
    void (*add)(struct html_page *page, struct contents *contents); /* instead of the entry */
} parts[] = {
    {"outcome", "outcome", "heading.outcome", NULL, html_outcome, NULL},
    {"advice", NULL, NULL, NULL, html_advice, add_advice},
    {"whatif", NULL, NULL, NULL, html_whatif, add_whatif},
    {"blocks", NULL, NULL, NULL, html_blocks, add_blocks},
    {"knockouts", "knockouts", NULL, "knockouts", html_knockouts, NULL},
    {"sections", "scores", "heading.scores", "sections", html_sections, NULL},
    {"answers", "answers", "heading.answers", "sections", html_answers, NULL},
    {"concepts", "concepts", "heading.concepts", "concepts", html_concepts, NULL},
    {"open", "open", "heading.open", "open", html_open, NULL},
    {"method", NULL, NULL, NULL, put_method, add_method},
};
#define PARTS (sizeof(parts) / sizeof(parts[0]))

/* How many parts the page has. A document that names none has all. */
static size_t count_parts(const struct html_page *page)
{
    size_t count = html_count(page, page->document, "parts");
    return count > 0 ? count : PARTS;
}

/* The `index`th of them; PARTS for one that is not known here. */
static size_t part_at(const struct html_page *page, size_t index)
{
    const struct peil_node *list = html_get(page, page->document, "parts");
    const char *name = page->host->text(html_at(page, list, index), NULL);
    size_t part = 0;
    if (html_length(page, list) == 0)
        return index;
    while (part < PARTS && strcmp(parts[part].name, name) != 0)
        part++;
    return part;
}

static void list_contents(struct html_page *page, struct contents *contents)
{
    add(contents, "errors", "heading.errors", any(page, "errors"));
    for (size_t i = 0; i < count_parts(page); i++) {
        size_t part = part_at(page, i);
        if (part == PARTS)
            continue;
        if (parts[part].add)
            parts[part].add(page, contents);
        else
            add(contents, parts[part].id, parts[part].word,
                !parts[part].list || any(page, parts[part].list));
    }
    if (!html_shows(page, "method"))
        add(contents, "warnings", "heading.warnings", any(page, "warnings"));
}

void html_result(struct html_page *page)
{
    struct contents contents = {.count = 0};
    page->brief = !html_shows(page, "answers") && !html_shows(page, "method");
    html_choices_make(page);
    list_contents(page, &contents);
    html_page_top(page, contents.entries, contents.count);
    html_errors(page);
    for (size_t i = 0; i < count_parts(page); i++)
        if (part_at(page, i) < PARTS)
            parts[part_at(page, i)].put(page);
    if (!html_shows(page, "method"))
        html_warnings(page);
    if (page->brief) {
        html_put(page, "<p class=\"small\">");
        html_put_word(page, "notice.brief");
        html_put(page, "</p>\n");
    }
    html_page_end(page);
}
