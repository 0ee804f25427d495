/*
 * Pieces that come back everywhere.
 */
#include "html.h"

#include <string.h>

static const struct {
    const char *class_name;
    const char *sign;
} tones[] = {
    [HTML_GOOD] = {"good", "\u25cf"},
    [HTML_MIDDLING] = {"middling", "\u25a0"},
    [HTML_POOR] = {"poor", "\u25bc"},
    [HTML_OPEN] = {"open", "\u25cb"},
    [HTML_NONE] = {"none", "\u2013"},
};

const char *html_tone_class(enum html_tone tone)
{
    return tones[tone].class_name;
}

const char *html_tone_sign(enum html_tone tone)
{
    return tones[tone].sign;
}

void html_sign(struct html_page *page, enum html_tone tone)
{
    html_put(page, "<span class=\"sign ");
    html_put(page, tones[tone].class_name);
    html_put(page, "\" aria-hidden=\"true\">");
    html_put(page, tones[tone].sign);
    html_put(page, "</span>");
}

void html_mark(
    struct html_page *page, enum html_tone tone, const struct peil_node *node, const char *key)
{
    html_put(page, "<span class=\"mark ");
    html_put(page, tones[tone].class_name);
    html_put(page, "\">");
    html_sign(page, tone);
    html_put(page, " ");
    html_put_text(page, node, key);
    html_put(page, "</span>");
}

void html_part(struct html_page *page, const char *id, const char *word)
{
    html_put(page, "\n<section id=\"");
    html_put(page, id);
    html_put(page, "\" aria-labelledby=\"");
    html_put(page, id);
    html_put(page, "-title\">\n<h2 id=\"");
    html_put(page, id);
    html_put(page, "-title\">");
    html_put_word(page, word);
    html_put(page, "</h2>\n");
}

void html_heading(struct html_page *page, const char *tag, const char *word)
{
    html_put(page, "<");
    html_put(page, tag);
    html_put(page, ">");
    html_put_word(page, word);
    html_put(page, "</");
    html_put(page, tag);
    html_put(page, ">\n");
}

void html_texts(struct html_page *page, const char *tag, const struct peil_node *list)
{
    for (size_t i = 0; i < html_length(page, list); i++) {
        html_put(page, "<");
        html_put(page, tag);
        html_put(page, ">");
        html_cell_value(page, html_at(page, list, i));
        html_put(page, "</");
        html_put(page, tag);
        html_put(page, ">\n");
    }
}

void html_put_nr(struct html_page *page, const struct peil_node *node)
{
    if (!html_has_text(page, node, "number"))
        return;
    html_put(page, "<span class=\"nr\">");
    html_put_text(page, node, "number");
    html_put(page, "</span> ");
}

/* Anchors come safe from the report; a blank in one would still cut an `id` in two. */
void html_anchor(struct html_page *page, const struct peil_node *node)
{
    const char *anchor = html_text(page, node, "anchor");
    char part[2] = {0};
    for (; *anchor != '\0'; anchor++) {
        part[0] = (unsigned char)*anchor <= ' ' ? '-' : *anchor;
        html_escape(page, part);
    }
}

/* Whether the part that an anchor stands in is shown: an explanation has none but its references.
 */
static bool leads_somewhere(const struct html_page *page, const char *anchor)
{
    static const struct {
        const char *kind, *part;
    } places[] = {{"item-", "answers"}, {"section-", "answers"}, {"concept-", "concepts"},
        {"reference-", "method"}, {"advice-", "advice"}};
    bool alone = html_is(page, page->document, "kind", "explanation");
    /* A comparison has its concepts where checklists stand side by side. */
    if (html_is(page, page->document, "kind", "comparison") && strncmp(anchor, "concept-", 8) == 0)
        return html_shows(page, "frameworks") &&
               html_is_type(page, html_get(page, page->document, "frameworks"), PEIL_NODE_MAP);
    for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++)
        if (strncmp(anchor, places[i].kind, strlen(places[i].kind)) == 0)
            return html_shows(page, places[i].part) &&
                   (!alone || strcmp(places[i].part, "method") == 0);
    return anchor[0] != '\0';
}

bool html_link(struct html_page *page, const struct peil_node *node)
{
    if (!leads_somewhere(page, html_text(page, node, "anchor")))
        return false;
    html_put(page, "<a href=\"#");
    html_anchor(page, node);
    html_put(page, "\">");
    return true;
}

void html_anchor_link(struct html_page *page, const struct peil_node *node, const char *key)
{
    bool link = html_link(page, node);
    html_put_text(page, node, key);
    html_put(page, link ? "</a>" : "");
}

void html_fact(struct html_page *page, const char *word)
{
    html_put(page, "<div><dt>");
    html_put_word(page, word);
    html_put(page, "</dt><dd>");
}

void html_fact_end(struct html_page *page)
{
    html_put(page, "</dd></div>\n");
}

void html_fact_text(
    struct html_page *page, const char *word, const struct peil_node *node, const char *key)
{
    if (html_has_text(page, node, key)) {
        html_fact(page, word);
        html_put_text(page, node, key);
        html_fact_end(page);
    }
}

void html_fact_date(
    struct html_page *page, const char *word, const struct peil_node *node, const char *key)
{
    if (html_has_text(page, node, key)) {
        html_fact(page, word);
        html_put_date(page, html_text(page, node, key));
        html_fact_end(page);
    }
}

void html_fold(struct html_page *page, const char *tag, const char *word)
{
    html_put(page, "<details class=\"made-of\"><summary>");
    html_put_word(page, word);
    html_put(page, "</summary>\n<");
    html_put(page, tag);
    html_put(page, " class=\"paper\">");
    html_put_word(page, word);
    html_put(page, "</");
    html_put(page, tag);
    html_put(page, ">\n");
}

void html_table(struct html_page *page, const char *class_name, const char *word)
{
    html_put(page, "<table class=\"fold ");
    html_put(page, class_name);
    html_put(page, "\" role=\"table\">\n<caption>");
    html_put_word(page, word);
    html_put(page, "</caption>\n");
}

void html_head_row(struct html_page *page)
{
    html_put(page, "<thead role=\"rowgroup\"><tr role=\"row\">");
}

void html_head_row_end(struct html_page *page)
{
    html_put(page, "</tr></thead>\n<tbody role=\"rowgroup\">\n");
}

static void open_column(struct html_page *page, const char *class_name)
{
    html_put(page, "<th scope=\"col\" role=\"columnheader\"");
    if (class_name) {
        html_put(page, " class=\"");
        html_put(page, class_name);
        html_put(page, "\"");
    }
    html_put(page, ">");
}

void html_column(struct html_page *page, const char *class_name, const char *word)
{
    open_column(page, class_name);
    html_put_word(page, word);
    html_put(page, "</th>");
}

void html_column_text(
    struct html_page *page, const char *class_name, const struct peil_node *node, const char *key)
{
    open_column(page, class_name);
    html_put_text(page, node, key);
    html_put(page, "</th>");
}

void html_table_head(struct html_page *page, const char *const *words)
{
    html_head_row(page);
    for (; *words; words++)
        html_column(page, NULL, *words);
    html_head_row_end(page);
}

void html_row(struct html_page *page)
{
    html_put(page, "<tr role=\"row\"><th scope=\"row\" role=\"rowheader\">");
}

void html_row_text(struct html_page *page, const struct peil_node *node, const char *key)
{
    html_row(page);
    html_put_text(page, node, key);
    html_put(page, "</th>");
}

void html_cell(struct html_page *page, const char *word)
{
    html_put(page, "<td role=\"cell\" data-label=\"");
    html_put_word(page, word);
    html_put(page, "\">");
}

void html_scroll(struct html_page *page, const char *name)
{
    html_put(page, "<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-label=\"");
    html_escape(page, name);
    html_put(page, "\">\n");
}

void html_scroll_end(struct html_page *page)
{
    html_put(page, "</tbody></table>\n</div>\n");
}

void html_reference_mark(struct html_page *page, const struct peil_node *reference)
{
    if (!html_has_text(page, reference, "mark"))
        return;
    html_put(page, " <span class=\"tag expired\">");
    html_put_text(page, reference, "mark");
    html_put(page, "</span>");
}

void html_reference_link(struct html_page *page, const char *id)
{
    const struct peil_node *reference = html_reference(page, id);
    if (reference)
        html_anchor_link(page, reference, "label");
    else
        html_escape(page, id);
    html_reference_mark(page, reference);
}

void html_reference_links(struct html_page *page, const struct peil_node *ids)
{
    for (size_t i = 0; i < html_length(page, ids); i++) {
        html_put(page, i > 0 ? ", " : "");
        html_reference_link(page, page->host->text(html_at(page, ids, i), NULL));
    }
}

void html_basis(struct html_page *page, const struct peil_node *basis)
{
    if (!html_has_text(page, basis, "kind_label"))
        return;
    html_put(page, "<span class=\"basis\"><span class=\"tag");
    html_put(page, html_is(page, basis, "kind", "law") ? " law\">" : "\">");
    html_put_text(page, basis, "kind_label");
    html_put(page, "</span> ");
    html_reference_links(page, html_get(page, basis, "references"));
    html_put(page, "</span>\n");
}

void html_section_heading(struct html_page *page, const struct peil_node *section)
{
    static const char *const tags[] = {"h3", "h4", "h5", "h6"};
    double depth = html_number(page, section, "depth");
    const char *tag = tags[depth >= 4 ? 3 : depth >= 1 ? (size_t)depth - 1 : 0];
    html_put(page, "<");
    html_put(page, tag);
    html_put(page, ">");
    html_put_nr(page, section);
    html_put_text(page, section, "title");
    html_put(page, "</");
    html_put(page, tag);
    html_put(page, ">\n");
}

void html_section_start(struct html_page *page, const struct peil_node *section)
{
    html_put(page, "<div class=\"section\" id=\"");
    html_anchor(page, section);
    html_put(page, "\">\n");
}

void html_section_parts(
    struct html_page *page, const struct peil_node *section, const struct html_walk *walk)
{
    struct html_walk items = {walk->item, NULL, walk->with};
    struct html_walk sections = {NULL, walk->section, walk->with};
    html_element(page, "p", "intro", section, "intro");
    if (html_count(page, section, "items") > 0) {
        html_put(page, "<ol class=\"items\">\n");
        html_walk(page, section, &items);
        html_put(page, "</ol>\n");
    }
    html_walk(page, section, &sections);
    html_put(page, "</div>\n");
}

void html_put_verdict_title(struct html_page *page)
{
    const struct peil_node *summary = html_get(page, page->document, "summary");
    if (html_has_text(page, summary, "verdict_title"))
        html_put_text(page, summary, "verdict_title");
    else if (html_has_text(page, page->document, "verdict_title"))
        html_put_text(page, page->document, "verdict_title");
    else
        html_put_word(page, "heading.knockouts");
}
