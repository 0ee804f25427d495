/*
 * All questions with their answers, and the index that leads to them.
 */
#include "html.h"

struct numbers {
    size_t choice;
    bool any;
};

static void put_number(struct html_page *page, const struct peil_node *item, void *with)
{
    struct numbers *numbers = with;
    if (html_choice_of(page, item) != numbers->choice)
        return;
    html_put(page, numbers->any ? " " : "");
    html_anchor_link(page, item, "number");
    numbers->any = true;
}

static void put_numbers(struct html_page *page, const struct peil_node *section, void *with)
{
    struct html_walk walk = {put_number, put_numbers, with};
    html_walk(page, section, &walk);
}

/* Every count leads here, and from here to each of its answers. */
static void put_index(struct html_page *page, const struct peil_node *sections)
{
    static const char *const head[] = {"column.answer", "column.count", "heading.items", NULL};
    if (page->choices.count == 0)
        return;
    html_table(page, "index", "caption.option-counts");
    html_table_head(page, head);
    for (size_t i = 0; i < page->choices.count; i++) {
        const struct html_choice *choice = &page->choices.list[i];
        html_put(page, "<tr role=\"row\" id=\"choice-");
        html_put_integer(page, i + 1);
        html_put(page, "\"><th scope=\"row\" role=\"rowheader\">");
        html_sign(page, choice->tone);
        html_put(page, " ");
        html_choice_label(page, choice);
        html_put(page, "</th><td role=\"cell\" class=\"n\">");
        html_put_integer(page, choice->count);
        html_put(page, "</td><td role=\"cell\" class=\"numbers\">");
        struct numbers numbers = {i, false};
        for (size_t s = 0; s < html_length(page, sections); s++)
            put_numbers(page, html_at(page, sections, s), &numbers);
        html_put(page, "</td></tr>\n");
    }
    html_put(page, "</tbody></table>\n");
}

static void put_section(struct html_page *page, const struct peil_node *section, void *with)
{
    const struct peil_node *score = html_get(page, section, "score");
    html_section_start(page, section);
    html_put(page, "<div class=\"section-head\">");
    html_section_heading(page, section);
    html_put(page, "<p class=\"section-score\">");
    html_put_text(page, score, "text");
    html_own_number(page, score);
    html_put(page, "</p>");
    html_put(page, "</div>\n");
    html_made_of(page, score);
    html_section_parts(page, section, &(struct html_walk){html_item, put_section, with});
}

void html_answers(struct html_page *page)
{
    const struct peil_node *sections = html_get(page, page->document, "sections");
    if (html_length(page, sections) == 0)
        return;
    html_part(page, "answers", "heading.answers");
    put_index(page, sections);
    for (size_t i = 0; i < html_length(page, sections); i++)
        put_section(page, html_at(page, sections, i), NULL);
    html_put(page, "</section>\n");
}
