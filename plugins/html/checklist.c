/*
 * The page of a checklist: its questions, scales and vocabulary, and where they come from.
 */
#include "html.h"

/* The kinds of background, each with how much there is. */
static void put_context_kinds(struct html_page *page)
{
    const struct peil_node *counts = html_get(page, page->document, "counts");
    const struct peil_node *kinds = html_get(page, counts, "by_context_kind");
    for (size_t i = 0; i < html_length(page, kinds); i++) {
        const struct peil_node *kind = html_at(page, kinds, i);
        html_put(page, "<li class=\"muted\">");
        html_put_text(page, kind, "label");
        html_put(page, ": ");
        html_put_integer(page, html_natural(page, kind, "count"));
        html_put(page, "</li>\n");
    }
}

static void put_counts(struct html_page *page)
{
    static const struct {
        const char *key;
        const char *one;
        const char *other;
    } counts[] = {
        {"sections", "count.sections.one", "count.sections.other"},
        {"items", "count.items.one", "count.items.other"},
        {"knockouts", "count.knockouts.one", "count.knockouts.other"},
        {"mapped_items", "count.mapped-items.one", "count.mapped-items.other"},
        {"scales", "count.scales.one", "count.scales.other"},
        {"references", "count.references.one", "count.references.other"},
        {"concepts", "count.concepts.one", "count.concepts.other"},
        {"context", "count.context.one", "count.context.other"},
    };
    const struct peil_node *node = html_get(page, page->document, "counts");
    const struct peil_node *pack = html_get(page, page->document, "pack");
    html_part(page, "counts", "heading.counts");
    html_element(page, "p", "lead", pack, "description");
    html_put(page, "<ul class=\"legend\">\n");
    for (size_t i = 0; i < sizeof(counts) / sizeof(counts[0]); i++) {
        double count = html_number(page, node, counts[i].key);
        char text[64];
        if (count <= 0 ||
            page->host->format_number(count, 0, page->language, text, sizeof(text)) >= sizeof(text))
            continue;
        bool one = page->host->plural(page->language, count) == 0;
        html_put(page, "<li>");
        html_put_filled(
            page, one ? counts[i].one : counts[i].other, (const char *const[]){"n", text, NULL});
        html_put(page, "</li>\n");
    }
    put_context_kinds(page);
    html_put(page, "</ul>\n</section>\n");
}

static void put_item(struct html_page *page, const struct peil_node *item, void *with)
{
    (void)with;
    html_item_head(page, "item", item, false);
    html_put(page, "<div class=\"more\">\n");
    html_item_details(page, item);
    html_put(page, "</div>\n</li>\n");
}

static void put_section(struct html_page *page, const struct peil_node *section, void *with)
{
    html_section_start(page, section);
    html_section_heading(page, section);
    if (html_has_text(page, section, "origin_label")) {
        html_put(page, "<dl class=\"facts inline\">\n");
        html_fact_text(page, "field.title", section, "origin_label");
        html_fact_text(page, "field.where-in-source", section, "source");
        html_fact_text(page, "field.source-text", section, "source_text");
        html_put(page, "</dl>\n");
    }
    html_section_parts(page, section, &(struct html_walk){put_item, put_section, with});
}

static void put_items(struct html_page *page)
{
    const struct peil_node *sections = html_get(page, page->document, "sections");
    if (html_length(page, sections) == 0)
        return;
    html_part(page, "items", "heading.items");
    for (size_t i = 0; i < html_length(page, sections); i++)
        put_section(page, html_at(page, sections, i), NULL);
    html_put(page, "</section>\n");
}

static void put_options(struct html_page *page, const struct peil_node *options)
{
    for (size_t i = 0; i < html_length(page, options); i++) {
        const struct peil_node *option = html_at(page, options, i);
        html_row(page);
        html_put_text(page, option, "label");
        html_element(page, "small", NULL, option, "description");
        html_put(page, "</th>");
        html_cell(page, "column.points");
        if (html_is_number(page, option, "points"))
            html_put_number(page, html_number(page, option, "points"), PEIL_DECIMALS_SHORTEST);
        else
            html_put(page, "\u2013");
        html_put(page, "</td></tr>\n");
    }
}

static void put_scales(struct html_page *page)
{
    static const char *const head[] = {"column.option", "column.points", NULL};
    const struct peil_node *scales = html_get(page, page->document, "scales");
    if (html_length(page, scales) == 0)
        return;
    html_part(page, "scales", "heading.scales");
    for (size_t i = 0; i < html_length(page, scales); i++) {
        const struct peil_node *scale = html_at(page, scales, i);
        html_put(page, "<table class=\"fold rows short\" role=\"table\">\n");
        html_element(page, "caption", "shown", scale, "id");
        html_table_head(page, head);
        put_options(page, html_get(page, scale, "options"));
        html_put(page, "</tbody></table>\n");
    }
    html_put(page, "</section>\n");
}

/* A list of things by their label, with a word for those that have `key`. */
static void put_labels(struct html_page *page, const char *list, const char *id,
    const char *heading, const char *key, const char *word)
{
    const struct peil_node *things = html_get(page, page->document, list);
    if (html_length(page, things) == 0)
        return;
    html_part(page, id, heading);
    html_put(page, "<ul>\n");
    for (size_t i = 0; i < html_length(page, things); i++) {
        const struct peil_node *thing = html_at(page, things, i);
        html_put(page, "<li>");
        html_put_text(page, thing, "label");
        if (key && html_is_true(page, thing, key)) {
            html_put(page, " <span class=\"muted\">\u2013 ");
            html_put_word(page, word);
            html_put(page, "</span>");
        }
        html_element(page, "small", NULL, thing, "help");
        html_put(page, "</li>\n");
    }
    html_put(page, "</ul>\n</section>\n");
}

static void put_levels(struct html_page *page, const struct peil_node *levels)
{
    static const char *const head[] = {"column.level", "column.from", NULL};
    if (html_length(page, levels) == 0)
        return;
    html_table(page, "rows short", "caption.levels");
    html_table_head(page, head);
    for (size_t i = 0; i < html_length(page, levels); i++) {
        const struct peil_node *level = html_at(page, levels, i);
        html_row_text(page, level, "label");
        html_cell(page, "column.from");
        html_put_number(page, html_number(page, level, "from"), PEIL_DECIMALS_SHORTEST);
        html_put(page, "</td></tr>\n");
    }
    html_put(page, "</tbody></table>\n");
}

static void put_vocabulary(struct html_page *page)
{
    static const char *const head[] = {"column.concept", "column.group", "column.basis", NULL};
    const struct peil_node *vocabulary = html_get(page, page->document, "vocabulary");
    const struct peil_node *concepts = html_get(page, vocabulary, "concepts");
    if (html_length(page, concepts) == 0)
        return;
    html_part(page, "vocabulary", "heading.vocabulary");
    put_levels(page, html_get(page, vocabulary, "levels"));
    html_table(page, "rows", "caption.concepts");
    html_table_head(page, head);
    for (size_t i = 0; i < html_length(page, concepts); i++) {
        const struct peil_node *concept = html_at(page, concepts, i);
        html_concept_head(page, concept);
        html_cell(page, "column.group");
        html_put_text(page, html_get(page, concept, "group"), "label");
        html_put(page, "</td>");
        html_cell(page, "column.basis");
        html_basis(page, html_get(page, concept, "basis"));
        html_put(page, "</td></tr>\n");
    }
    html_put(page, "</tbody></table>\n</section>\n");
}

static void put_files(struct html_page *page)
{
    static const char *const head[] = {"column.file", "column.size", NULL};
    const struct peil_node *files = html_get(page, page->document, "files");
    if (html_length(page, files) == 0)
        return;
    html_part(page, "files", "heading.files");
    html_table(page, "rows short", "caption.files");
    html_table_head(page, head);
    for (size_t i = 0; i < html_length(page, files); i++) {
        const struct peil_node *file = html_at(page, files, i);
        char size[64] = "";
        double bytes = html_number(page, file, "size");
        bool one = page->host->plural(page->language, bytes) == 0;
        page->host->format_number(bytes, 0, page->language, size, sizeof(size));
        html_row_text(page, file, "name");
        html_cell(page, "column.size");
        html_put_filled(page, one ? "count.bytes.one" : "count.bytes.other",
            (const char *const[]){"n", size, NULL});
        html_put(page, "</td></tr>\n");
    }
    html_put(page, "</tbody></table>\n</section>\n");
}

static void put_decisions(struct html_page *page)
{
    const struct peil_node *decisions = html_get(page, page->document, "decisions");
    if (html_length(page, decisions) == 0)
        return;
    html_part(page, "decisions", "heading.decisions");
    for (size_t i = 0; i < html_length(page, decisions); i++)
        html_block(page, html_at(page, decisions, i), "h3");
    html_put(page, "</section>\n");
}

static bool any(const struct html_page *page, const char *key)
{
    return html_count(page, page->document, key) > 0;
}

void html_checklist(struct html_page *page)
{
    const struct peil_node *scoring = html_get(page, page->document, "scoring");
    const struct peil_node *vocabulary = html_get(page, page->document, "vocabulary");
    const struct html_entry entries[] = {
        {"counts", "heading.counts", true, 0, NULL},
        {"items", "heading.items", any(page, "sections"), 0, NULL},
        {"scales", "heading.scales", any(page, "scales"), 0, NULL},
        {"decisions", "heading.decisions", any(page, "decisions"), 0, NULL},
        {"scoring", "heading.scoring", html_count(page, scoring, "explanation") > 0, 0, NULL},
        {"subject-fields", "heading.subject-fields", any(page, "subject_fields"), 0, NULL},
        {"roles", "heading.roles", any(page, "roles"), 0, NULL},
        {"actors", "heading.actors", any(page, "actors"), 0, NULL},
        {"evidence-kinds", "heading.evidence-kinds", any(page, "evidence_kinds"), 0, NULL},
        {"vocabulary", "heading.vocabulary", html_count(page, vocabulary, "concepts") > 0, 0, NULL},
        {"context", "heading.context", any(page, "context"), 0, NULL},
        {"references", "heading.references", any(page, "references"), 0, NULL},
        {"files", "heading.files", any(page, "files"), 0, NULL},
        {"provenance", "heading.provenance", true, 0, NULL},
    };
    html_page_top(page, entries, sizeof(entries) / sizeof(entries[0]));
    put_counts(page);
    put_items(page);
    put_scales(page);
    put_decisions(page);
    html_method(page);
    put_labels(page, "subject_fields", "subject-fields", "heading.subject-fields", "required",
        "form.required");
    put_labels(page, "roles", "roles", "heading.roles", "anonymous", "column.anonymous");
    put_labels(page, "actors", "actors", "heading.actors", NULL, NULL);
    put_labels(page, "evidence_kinds", "evidence-kinds", "heading.evidence-kinds", "experience",
        "evidence.experience");
    put_vocabulary(page);
    html_context(page);
    html_references(page);
    put_files(page);
    html_provenance(page);
    html_paper_note(page, any(page, "sections"), false, false);
    html_page_end(page);
}
