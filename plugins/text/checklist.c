/*
 * A pack described: what is in it, who it is for, its questions, its vocabulary, its sources.
 */
#include "text.h"

#include <string.h>

static void put_head(struct page *page)
{
    const struct peil_node *pack = get(page, page->document, "pack");

    title(page, text_of(page, pack, "title"));
    start(page, 0, 2);
    put(page, word(page, "field.pack"));
    put(page, ": ");
    put(page, text_of(page, pack, "id"));
    put(page, " ");
    put(page, text_of(page, pack, "version"));
    field(page, 0, word(page, "field.publisher"), text_of(page, pack, "publisher"));
    field(page, 0, word(page, "field.licence"), text_of(page, pack, "licence"));
    put_notice(page);
    if (has_text(page, pack, "description")) {
        blank_line(page);
        line(page, 0, text_of(page, pack, "description"));
    }
    language_note(page);
}

/* A line "7 onderdelen" for a number that is not 0. */
static void put_count(struct page *page, const char *name, const char *key)
{
    const struct peil_node *counts = get(page, page->document, "counts");

    if (number_of(page, counts, key) <= 0)
        return;
    start(page, 0, 2);
    put_counted(page, name, number_of(page, counts, key));
}

/* The word that is called by a prefix and a key: "origin." and "source". */
static const char *word_of(const struct page *page, const char *prefix, const char *key)
{
    size_t length = strlen(prefix), rest = strlen(key);
    char name[64];

    if (length + rest >= sizeof(name))
        return key;
    memcpy(name, prefix, length);
    memcpy(name + length, key, rest + 1);
    return text_of(page, page->labels, name);
}

/* "letterlijk uit de bron: 30; bewerkt: 1": the words are called by the keys of a map. */
static void put_split(struct page *page, const char *key, const char *prefix)
{
    const struct peil_node *map = get(page, get(page, page->document, "counts"), key);
    size_t shown = 0;

    start(page, 2, 4);
    for (size_t i = 0; i < length_of(page, map); i++) {
        double count = page->host->number(at(page, map, i));

        if (count <= 0)
            continue;
        put(page, shown++ ? "; " : "");
        put(page, word_of(page, prefix, page->host->key(map, i)));
        put(page, ": ");
        put_number(page, count, 0);
    }
    end_line(page);
}

/* "bevinding: 4; oorzaak: 4" */
static void put_context_kinds(struct page *page)
{
    const struct peil_node *counts = get(page, page->document, "counts");
    const struct peil_node *kinds = get(page, counts, "by_context_kind");

    start(page, 2, 4);
    for (size_t i = 0; i < length_of(page, kinds); i++) {
        put(page, i ? "; " : "");
        put(page, text_of(page, at(page, kinds, i), "label"));
        put(page, ": ");
        put_number(page, number_of(page, at(page, kinds, i), "count"), 0);
    }
}

static void put_counts(struct page *page)
{
    heading(page, word(page, "heading.counts"));
    put_count(page, "count.sections", "sections");
    put_count(page, "count.items", "items");
    put_split(page, "by_origin", "origin.");
    put_split(page, "by_basis", "basis.");
    put_count(page, "count.knockouts", "knockouts");
    put_count(page, "count.mapped-items", "mapped_items");
    put_count(page, "count.scales", "scales");
    put_count(page, "count.concepts", "concepts");
    put_count(page, "count.references", "references");
    put_count(page, "count.context", "context");
    put_context_kinds(page);
    end_line(page);
}

static void put_people(struct page *page)
{
    const struct peil_node *roles = get(page, page->document, "roles");
    const struct peil_node *actors = get(page, page->document, "actors");

    blank_line(page);
    field_labels(
        page, 0, word(page, "heading.subject-fields"), get(page, page->document, "subject_fields"));
    field_labels(page, 0, word(page, "heading.roles"), roles);
    field_labels(page, 0, word(page, "heading.actors"), actors);
}

/* "Goed (2 punten), Moet beter (1 punt)" */
static void put_options(struct page *page, const struct peil_node *options)
{
    for (size_t i = 0; i < length_of(page, options); i++) {
        const struct peil_node *option = at(page, options, i);

        put(page, i ? ", " : "");
        put(page, text_of(page, option, "label"));
        if (has(page, option, "points")) {
            put(page, " (");
            put_counted(page, "count.points", number_of(page, option, "points"));
            put(page, ")");
        }
    }
}

static void put_scales(struct page *page)
{
    const struct peil_node *scales = get(page, page->document, "scales");

    if (length_of(page, scales) == 0)
        return;
    heading(page, word(page, "heading.scales"));
    for (size_t i = 0; i < length_of(page, scales); i++) {
        start(page, 0, 2);
        put(page, text_of(page, at(page, scales, i), "id"));
        put(page, ": ");
        put_options(page, get(page, at(page, scales, i), "options"));
        end_line(page);
    }
}

static void put_item(struct page *page, const struct peil_node *item)
{
    const struct peil_node *basis = get(page, item, "basis");
    size_t indent = numbered(page, 0, item);

    put_prose(page, text_of(page, item, "text"));
    put(page, " (");
    put(page, text_of(page, item, "id"));
    if (!is(page, item, "type", "choice")) {
        put(page, "; ");
        put(page, word_of(page, "type.", text_of(page, item, "type")));
    }
    if (!is(page, item, "origin", "source")) {
        put(page, "; ");
        put(page, text_of(page, item, "origin_label"));
    }
    if (is_true(page, item, "is_knockout")) {
        put(page, "; ");
        put(page, text_of(page, page->document, "verdict_title"));
    }
    if (has_text(page, basis, "kind_label")) {
        put(page, "; ");
        put_basis(page, basis);
    }
    if (has_text(page, item, "for_text")) {
        put(page, "; ");
        put(page, text_of(page, item, "for_text"));
    }
    put(page, ")");
    field(page, indent, word(page, "field.source-text"), text_of(page, item, "source_text"));
    for (size_t i = 0; i < length_of(page, get(page, item, "rows")); i++)
        bullet(page, indent, text_of(page, at(page, get(page, item, "rows"), i), "text"));
}

static void put_section_and_origin(struct page *page, const struct peil_node *section)
{
    const char *source = text_of(page, section, "source");

    put_section(page, section);
    if (!has_text(page, section, "origin_label"))
        return;
    start(page, 0, 2);
    put(page, word(page, "field.title"));
    put(page, ": ");
    put(page, text_of(page, section, "origin_label"));
    put(page, *source ? ", " : "");
    put(page, source);
    end_line(page);
    field(page, 0, word(page, "field.source-text"), text_of(page, section, "source_text"));
    blank_line(page);
}

static void put_levels(struct page *page, const struct peil_node *levels)
{
    start(page, 0, 2);
    for (size_t i = 0; i < length_of(page, levels); i++) {
        const struct peil_node *level = at(page, levels, i);

        put(page, i ? ", " : word(page, "heading.levels"));
        put(page, i ? "" : ": ");
        put(page, text_of(page, level, "label"));
        put(page, " (");
        put(page, word(page, "word.from"));
        put(page, " ");
        put_number(page, number_of(page, level, "from"), PEIL_DECIMALS_SHORTEST);
        put(page, ")");
    }
    end_line(page);
}

static void put_vocabulary(struct page *page)
{
    const struct peil_node *vocabulary = get(page, page->document, "vocabulary");
    const struct peil_node *concepts = get(page, vocabulary, "concepts");
    const char *group = "";

    if (length_of(page, concepts) == 0)
        return;
    heading(page, word(page, "heading.vocabulary"));
    put_levels(page, get(page, vocabulary, "levels"));
    for (size_t i = 0; i < length_of(page, concepts); i++) {
        const struct peil_node *one = at(page, concepts, i);
        const char *name = text_of(page, get(page, one, "group"), "label");

        if (strcmp(name, group) != 0) {
            blank_line(page);
            start(page, 0, 0);
            put_tinted(page, TINT_STRONG, name);
        }
        group = name;
        start(page, 0, 2);
        put(page, "- ");
        put(page, text_of(page, one, "label"));
        put(page, " (");
        put(page, text_of(page, one, "id"));
        put(page, ")");
        if (has_text(page, one, "definition")) {
            put(page, ": ");
            put_prose(page, text_of(page, one, "definition"));
        }
        end_line(page);
    }
}

static void put_decisions(struct page *page)
{
    const struct peil_node *decisions = get(page, page->document, "decisions");

    if (length_of(page, decisions) == 0)
        return;
    heading(page, word(page, "heading.decisions"));
    for (size_t i = 0; i < length_of(page, decisions); i++) {
        blank_line(page);
        put_tables(page, at(page, decisions, i));
    }
}

static void put_files(struct page *page)
{
    const struct peil_node *files = get(page, page->document, "files");

    if (length_of(page, files) == 0)
        return;
    heading(page, word(page, "heading.files"));
    for (size_t i = 0; i < length_of(page, files); i++) {
        start(page, 0, 2);
        put(page, text_of(page, at(page, files, i), "name"));
        put(page, ", ");
        put_counted(page, "count.bytes", number_of(page, at(page, files, i), "size"));
        end_line(page);
    }
}

void put_checklist(struct page *page)
{
    put_head(page);
    put_counts(page);
    put_people(page);
    put_scales(page);
    if (length_of(page, get(page, page->document, "sections")) > 0)
        heading(page, word(page, "heading.items"));
    walk_all(page, &(struct walk){put_item, put_section_and_origin});
    put_decisions(page);
    put_vocabulary(page);
    put_context(page);
    put_scoring(page);
    put_references(page);
    put_files(page);
    put_provenance(page);
}
