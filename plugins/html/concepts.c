/*
 * Concepts and their levels.
 */
#include "html.h"

#include <string.h>

/*
 * The sign of a level: its own tone where the document has one; else that of the option of the
 * same name; else what its ratio says by itself.
 */
static enum html_tone tone_of(struct html_page *page, const struct peil_node *concept)
{
    if (html_has_text(page, concept, "tone"))
        return html_tone_of(page, concept, "tone");
    if (!html_is_number(page, concept, "ratio"))
        return HTML_OPEN;
    for (size_t i = 0; i < page->choices.count; i++)
        if (html_is(page, concept, "level", page->choices.list[i].id))
            return page->choices.list[i].tone;
    double ratio = html_number(page, concept, "ratio");
    return ratio >= 1 ? HTML_GOOD : ratio <= 0 ? HTML_POOR : HTML_MIDDLING;
}

static void put_sources(struct html_page *page, const struct peil_node *sources)
{
    for (size_t i = 0; i < html_length(page, sources); i++) {
        const struct peil_node *source = html_at(page, sources, i);
        html_put(page, i > 0 ? " " : "");
        html_anchor_link(page, source, html_has_text(page, source, "number") ? "number" : "id");
    }
}

void html_concept_head(struct html_page *page, const struct peil_node *concept)
{
    html_put(page, "<tr role=\"row\" id=\"");
    html_anchor(page, concept);
    html_put(page, "\"><th scope=\"row\" role=\"rowheader\">");
    html_put_text(page, concept, "label");
    html_element(page, "small", NULL, concept, "definition");
    html_put(page, "</th>");
}

static void put_concept(struct html_page *page, const struct peil_node *concept)
{
    html_concept_head(page, concept);
    html_cell(page, "column.level");
    html_mark(page, tone_of(page, concept), concept, "level_label");
    html_put(page, "</td>");
    html_cell(page, "column.confidence");
    html_put_text(page, concept, "confidence_label");
    html_put(page, "</td>");
    html_cell(page, "column.basis");
    html_put_text(page, html_get(page, concept, "basis"), "kind_label");
    html_put(page, "</td>");
    html_cell(page, "column.based-on");
    html_put(page, "<span class=\"numbers\">");
    put_sources(page, html_get(page, concept, "sources"));
    html_put(page, "</span></td></tr>\n");
}

/* Concepts come in the order of their vocabulary, so those of a group stand together. */
static void put_group(struct html_page *page, const struct peil_node *group)
{
    html_put(page, "</tbody>\n<tbody role=\"rowgroup\">\n<tr role=\"row\" class=\"group\">"
                   "<th colspan=\"5\" aria-colspan=\"5\" scope=\"rowgroup\" role=\"rowheader\">");
    html_put_text(page, group, "label");
    html_put(page, "</th></tr>\n");
}

void html_concepts(struct html_page *page)
{
    static const char *const head[] = {"column.concept", "column.level", "column.confidence",
        "column.basis", "column.based-on", NULL};
    static const char *const confidences[] = {
        "confidence.full", "confidence.partial", "confidence.indicative", "confidence.none"};
    static const char *const explained[] = {"confidence.full.explained",
        "confidence.partial.explained", "confidence.indicative.explained",
        "confidence.none.explained"};
    const struct peil_node *concepts = html_get(page, page->document, "concepts");
    if (html_length(page, concepts) == 0)
        return;
    html_part(page, "concepts", "heading.concepts");
    html_put(page, "<details><summary>");
    html_put_word(page, "caption.concepts");
    html_put(page, "</summary>\n");
    html_table(page, "rows concepts", "caption.concepts");
    html_table_head(page, head);
    const char *last = "";
    for (size_t i = 0; i < html_length(page, concepts); i++) {
        const struct peil_node *concept = html_at(page, concepts, i);
        const struct peil_node *group = html_get(page, concept, "group");
        const char *id = html_text(page, group, "id");
        if (strcmp(id, last) != 0) {
            put_group(page, group);
            last = id;
        }
        put_concept(page, concept);
    }
    html_put(page, "</tbody></table>\n<dl class=\"facts small\">\n");
    for (size_t i = 0; i < sizeof(confidences) / sizeof(confidences[0]); i++) {
        html_fact(page, confidences[i]);
        html_put_word(page, explained[i]);
        html_fact_end(page);
    }
    html_put(page, "</dl>\n</details>\n</section>\n");
}
