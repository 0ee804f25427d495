/*
 * The top and the end of every page.
 */
#include "html.h"

#include <stdlib.h>

static const char *title_word(const struct html_page *page)
{
    return html_is(page, page->document, "kind", "form")          ? "title.form"
           : html_is(page, page->document, "kind", "checklist")   ? "title.checklist"
           : html_is(page, page->document, "kind", "explanation") ? "title.explanation"
           : html_is(page, page->document, "kind", "comparison")  ? "title.comparison"
                                                                  : "title.result";
}

static void put_title(struct html_page *page)
{
    const struct peil_node *pack = html_get(page, page->document, "pack");
    const struct peil_node *subject = html_get(page, page->document, "subject");
    html_put(page, "<title>");
    if (html_is(page, page->document, "kind", "comparison")) {
        html_escape(page, html_text(page, page->document, "title"));
        html_put(page, "</title>\n");
        return;
    }
    if (html_has_text(page, subject, "name")) {
        html_escape(page, html_text(page, subject, "name"));
        html_put(page, " \u2013 ");
    }
    if (html_has_text(page, pack, "title")) {
        html_escape(page, html_text(page, pack, "title"));
        html_put(page, " \u2013 ");
    }
    if (html_has_text(page, page->document, "title")) {
        html_escape(page, html_text(page, page->document, "title"));
        html_put(page, " \u2013 ");
    }
    html_put_word(page, title_word(page));
    html_put(page, "</title>\n");
}

/* The policy stands before everything that it has to govern. */
static void put_head(struct html_page *page, const char *style, size_t length)
{
    html_put(page, "<!doctype html>\n<html lang=\"");
    html_put(page, html_language_valid(page->language) ? page->language : "und");
    html_put(page, "\">\n<head>\n<meta charset=\"utf-8\">\n"
                   "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                   "style-src ");
    html_style_hash(page, style, length);
    html_put(page, "; img-src data:; base-uri 'none'; form-action 'none'\">\n"
                   "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                   "<meta name=\"color-scheme\" content=\"light dark\">\n"
                   "<meta name=\"referrer\" content=\"no-referrer\">\n"
                   "<meta name=\"generator\" content=\"peil\">\n");
    put_title(page);
    html_put(page, "<style>");
    html_put(page, style);
    html_put(page, "</style>\n</head>\n");
}

/* A page of one or two parts needs no list of them. */
static bool needs_contents(const struct html_entry *entries, size_t count)
{
    size_t shown = 0;
    for (size_t i = 0; i < count; i++)
        shown += entries[i].shown ? 1 : 0;
    return shown > 2;
}

static void put_contents(struct html_page *page, const struct html_entry *entries, size_t count)
{
    html_put(page, "<nav aria-labelledby=\"contents\">\n<p id=\"contents\">");
    html_put_word(page, "heading.contents");
    html_put(page, "</p>\n<ul>\n");
    for (size_t i = 0; i < count; i++) {
        if (entries[i].shown) {
            html_put(page, "<li><a href=\"#");
            html_put(page, entries[i].id);
            if (entries[i].block > 0)
                html_put_integer(page, entries[i].block);
            html_put(page, "\">");
            if (entries[i].word)
                html_put_word(page, entries[i].word);
            else if (entries[i].node)
                html_put_text(page, entries[i].node, "heading");
            else
                html_put_verdict_title(page);
            html_put(page, "</a></li>\n");
        }
    }
    html_put(page, "</ul>\n</nav>\n");
}

static void put_respondent(struct html_page *page, const struct peil_node *respondent)
{
    html_fact_date(page, "field.date", respondent, "date");
    const char *role = html_has_text(page, respondent, "role_label") ? "role_label" : "role";
    html_fact_text(page, "field.role", respondent, role);
    html_fact_text(page, "field.respondent", respondent, "respondent");
}

/* The fields of the subject; the first only where its value is not the title itself. */
static void put_facts(struct html_page *page)
{
    const struct peil_node *subject = html_get(page, page->document, "subject");
    const struct peil_node *fields = html_get(page, subject, "fields");
    const struct peil_node *respondents = html_get(page, page->document, "respondents");
    const struct peil_node *pack = html_get(page, page->document, "pack");
    size_t first = html_has_text(page, page->document, "title") ? 0 : 1;
    html_put(page, "<dl class=\"facts inline\">\n");
    if (html_is(page, page->document, "kind", "explanation"))
        html_fact_text(page, "field.pack", pack, "title");
    html_fact_text(page, "heading.subject", page->document, "about");
    for (size_t i = first; i < html_length(page, fields); i++) {
        const struct peil_node *field = html_at(page, fields, i);
        if (html_has_text(page, field, "value")) {
            html_put(page, "<div><dt>");
            html_put_text(page, field, "label");
            html_put(page, "</dt><dd>");
            html_put_text(page, field, "value");
            html_fact_end(page);
        }
    }
    for (size_t i = 0; i < html_length(page, respondents); i++)
        put_respondent(page, html_at(page, respondents, i));
    if (html_is(page, page->document, "kind", "checklist")) {
        html_fact_text(page, "field.publisher", pack, "publisher");
        html_fact_text(page, "field.version", pack, "version");
    }
    html_put(page, "</dl>\n");
}

static void put_banner(struct html_page *page)
{
    const struct peil_node *pack = html_get(page, page->document, "pack");
    const struct peil_node *subject = html_get(page, page->document, "subject");
    bool named =
        html_has_text(page, subject, "name") && html_is(page, page->document, "kind", "result");
    bool comparison = html_is(page, page->document, "kind", "comparison");
    html_put(page, "<header>\n");
    /* Above a title that is that word itself it would stand there twice. */
    if (!comparison || html_has_text(page, subject, "name")) {
        html_put(page, "<p class=\"kicker\">");
        if (named)
            html_put_text(page, pack, "title");
        else
            html_put_word(page, title_word(page));
        html_put(page, "</p>\n");
    }
    html_put(page, "<h1>");
    if (comparison && html_has_text(page, subject, "name"))
        html_put_text(page, subject, "name");
    else if (html_has_text(page, page->document, "title"))
        html_put_text(page, page->document, "title");
    else if (named)
        html_put_text(page, subject, "name");
    else if (html_has_text(page, pack, "title"))
        html_put_text(page, pack, "title");
    else
        html_put_word(page, title_word(page));
    html_put(page, "</h1>\n");
    if (comparison)
        html_comparison_facts(page);
    else if (!html_is(page, page->document, "kind", "form"))
        put_facts(page);
    html_element(page, "p", "notice", pack, "notice");
    if (html_has_text(page, page->document, "language_note")) {
        html_put(page, "<p class=\"intro\">");
        html_put_text(page, page->document, "language_note");
        html_put(page, "</p>\n");
    }
    html_put(page, "</header>\n");
}

void html_page_top(struct html_page *page, const struct html_entry *entries, size_t count)
{
    size_t length = 0;
    char *style = html_style(page, &length);
    if (!style)
        return;
    put_head(page, style, length);
    free(style);
    html_put(page, "<body class=\"");
    html_put(page, html_is(page, page->document, "kind", "form") ? "form" : "report");
    html_put(page, html_is(page, page->document, "kind", "comparison") ? " comparison" : "");
    html_put(page, page->brief ? " brief" : "");
    html_put(page, "\">\n<a class=\"skip\" href=\"#main\">");
    html_put_word(page, "page.skip");
    html_put(page, "</a>\n");
    put_banner(page);
    html_put(page, "<div class=\"frame\">\n");
    if (needs_contents(entries, count))
        put_contents(page, entries, count);
    html_put(page, "<main id=\"main\" tabindex=\"-1\">\n");
}

void html_paper_note(struct html_page *page, bool items, bool sections, bool advice)
{
    const char *const words[] = {
        items ? "paper.items" : NULL,
        sections ? "paper.sections" : NULL,
        advice ? "paper.advice" : NULL,
    };
    bool any = false;
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        if (!words[i])
            continue;
        if (!any) {
            html_put(page, "<p class=\"small paper\">");
            html_put_word(page, "notice.paper");
        }
        html_put(page, any ? "; " : " ");
        html_put_word(page, words[i]);
        any = true;
    }
    html_put(page, any ? ".</p>\n" : "");
}

void html_page_end(struct html_page *page)
{
    const struct peil_node *engine = html_get(page, page->document, "engine");
    const struct peil_node *pack = html_get(page, page->document, "pack");
    html_put(page, "</main>\n</div>\n<footer>\n<p>");
    if (html_has_text(page, pack, "title")) {
        html_put_text(page, pack, "title");
        html_put(page, " ");
        html_put_text(page, pack, "version");
        html_put(page, " \u00b7 ");
    }
    html_put_filled(page, "page.generated",
        (const char *const[]){"version", html_text(page, engine, "version"), NULL});
    html_put(page, "</p>\n</footer>\n</body>\n</html>\n");
}
