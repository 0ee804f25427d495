/*
 * The page of a form, to be filled in by hand.
 */
#include "html.h"

static void put_section(struct html_page *page, const struct peil_node *section, void *with)
{
    html_section_start(page, section);
    html_section_heading(page, section);
    html_section_parts(page, section, &(struct html_walk){html_form_item, put_section, with});
}

static void put_subject_field(struct html_page *page, const struct peil_node *field)
{
    html_put(page, "<div><dt>");
    html_put_text(page, field, "label");
    if (html_is_true(page, field, "required")) {
        html_put(page, " <span class=\"muted\">(");
        html_put_word(page, "form.required");
        html_put(page, ")</span>");
    }
    html_element(page, "small", NULL, field, "help");
    html_put(page, "</dt><dd><span class=\"write\">");
    html_put_text(page, field, "value");
    html_put(page, "</span>");
    html_fact_end(page);
}

static void put_roles(struct html_page *page, const struct peil_node *respondent)
{
    const struct peil_node *roles = html_get(page, page->document, "roles");
    if (html_length(page, roles) == 0)
        return;
    html_fact(page, "form.role");
    html_put(page, "<ul class=\"choices\">\n");
    for (size_t i = 0; i < html_length(page, roles); i++) {
        const struct peil_node *role = html_at(page, roles, i);
        html_put(page, "<li>");
        html_box(page, html_has_text(page, respondent, "role") &&
                           html_is(page, respondent, "role", html_text(page, role, "id")));
        html_put_text(page, role, "label");
        html_put(page, "</li>\n");
    }
    html_put(page, "</ul>");
    html_fact_end(page);
}

static void put_subject(struct html_page *page)
{
    const struct peil_node *fields = html_get(page, page->document, "subject_fields");
    const struct peil_node *respondents = html_get(page, page->document, "respondents");
    const struct peil_node *respondent = html_at(page, respondents, 0);
    html_part(page, "subject", "form.subject");
    html_put(page, "<dl class=\"fields pairs\">\n");
    for (size_t i = 0; i < html_length(page, fields); i++)
        put_subject_field(page, html_at(page, fields, i));
    html_fact(page, "form.filled-on");
    html_put(page, "<span class=\"write\">");
    html_put_date(page, html_text(page, respondent, "date"));
    html_put(page, "</span>");
    html_fact_end(page);
    put_roles(page, respondent);
    html_put(page, "</dl>\n</section>\n");
}

void html_form(struct html_page *page)
{
    const struct peil_node *sections = html_get(page, page->document, "sections");
    const struct peil_node *pack = html_get(page, page->document, "pack");
    html_page_top(page, NULL, 0);
    html_element(page, "p", "lead", pack, "description");
    html_part(page, "how", "heading.form-intro");
    html_element(page, "p", NULL, page->labels, "form.intro");
    html_element(page, "p", NULL, page->labels, "form.privacy");
    html_put(page, "</section>\n");
    put_subject(page);
    html_part(page, "questions", "heading.items");
    for (size_t i = 0; i < html_length(page, sections); i++)
        put_section(page, html_at(page, sections, i), NULL);
    html_element(page, "p", NULL, page->labels, "form.thanks");
    html_put(page, "</section>\n");
    html_references(page);
    html_provenance(page);
    html_page_end(page);
}
