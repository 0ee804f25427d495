/*
 * The sections with their scores and counts, as a table.
 */
#include "html.h"

static void put_count(
    struct html_page *page, const struct peil_node *section, size_t choice, size_t count)
{
    const struct html_choice *of = &page->choices.list[choice];
    if (count == 0) {
        html_put(page, "<td role=\"cell\" class=\"n zero\">0</td>");
        return;
    }
    html_put(page, "<td role=\"cell\" class=\"n\">");
    bool link = html_link(page, section);
    html_sign(page, of->tone);
    html_put(page, "\u00a0");
    html_put_integer(page, count);
    html_put(page, " <span class=\"narrow\" aria-hidden=\"true\">");
    html_choice_label(page, of);
    html_put(page, link ? "</span></a></td>" : "</span></td>");
}

static void put_score(struct html_page *page, const struct peil_node *section)
{
    const struct peil_node *score = html_get(page, section, "score");
    html_put(page, "<td role=\"cell\" class=\"graph\">");
    html_bar(page, score, html_text(page, section, "title"));
    html_put(page, "</td><td role=\"cell\" class=\"score\">");
    bool link = html_link(page, section);
    html_put_text(page, score, "text");
    html_put(page, link ? "</a>" : "");
    if (html_is_true(page, score, "provisional")) {
        html_put(page, "<small>");
        html_put_word(page, "score.provisional");
        html_put(page, "</small>");
    }
    if (!html_is_number(page, score, "ratio"))
        html_element(page, "small", NULL, score, "reason_text");
    html_element(page, "small", "range", score, "range_text");
    html_put(page, "</td>");
}

static void put_row(struct html_page *page, const struct peil_node *section, void *with)
{
    bool sub = html_number(page, section, "depth") > 1;
    html_put(page, sub ? "<tr role=\"row\" class=\"sub\">" : "<tr role=\"row\">");
    html_put(page, "<th scope=\"row\" role=\"rowheader\">");
    bool link = html_link(page, section);
    html_element(page, "span", "nr", section, "number");
    html_put_text(page, section, "title");
    html_put(page, link ? "</a></th>" : "</th>");
    put_score(page, section);
    struct html_counts counts = {{0}};
    html_choices_add(page, section, &counts);
    for (size_t i = 0; i < page->choices.count; i++)
        put_count(page, section, i, counts.of[i]);
    html_put(page, "</tr>\n");
    struct html_walk walk = {NULL, put_row, with};
    html_walk(page, section, &walk);
}

static void put_head(struct html_page *page)
{
    html_head_row(page);
    html_column(page, NULL, "column.section");
    html_put(page, "<th scope=\"colgroup\" colspan=\"2\" role=\"columnheader\" "
                   "aria-colspan=\"2\">");
    html_put_word(page, "column.score");
    html_put(page, "</th>");
    for (size_t i = 0; i < page->choices.count; i++) {
        html_put(page, "<th scope=\"col\" role=\"columnheader\" class=\"n\">");
        html_choice_label(page, &page->choices.list[i]);
        html_put(page, "</th>");
    }
    html_put(page, "</tr></thead>\n<tbody role=\"rowgroup\">\n");
}

void html_sections(struct html_page *page)
{
    const struct peil_node *sections = html_get(page, page->document, "sections");
    if (html_length(page, sections) == 0)
        return;
    html_part(page, "scores", "heading.scores");
    html_table(page, "scores", "caption.scores");
    put_head(page);
    for (size_t i = 0; i < html_length(page, sections); i++)
        put_row(page, html_at(page, sections, i), NULL);
    html_put(page, "</tbody></table>\n<p class=\"small\">");
    html_put_word(page, "chart.range");
    html_put(page, " ");
    html_put_word(page, "legend.counts");
    html_put(page, "</p>\n</section>\n");
}
