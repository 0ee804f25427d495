/*
 * What to do, by whom, and why: what comes first, the rest, what goes well, and what is only for
 * information, each under its own heading.
 */
#include "html.h"

#include <string.h>

/* The groups in the order of the page, by the priorities that belong to each. */
static const struct group {
    const char *heading;
    const char *priorities[3];
} groups[] = {
    {"heading.advice.first", {"critical", "high"}},
    {"heading.advice.later", {"medium", "low"}},
    {"heading.advice.positive", {"positive"}},
    {"heading.advice.info", {"info"}},
};
#define GROUPS (sizeof(groups) / sizeof(groups[0]))

/* A priority that is not known stands with what comes later. */
static size_t group_of(const struct html_page *page, const struct peil_node *advice)
{
    for (size_t i = 0; i < GROUPS; i++)
        for (const char *const *priority = groups[i].priorities; *priority; priority++)
            if (html_is(page, advice, "priority", *priority))
                return i;
    return html_is_true(page, advice, "first") ? 0 : 1;
}

static enum html_tone tone_of(const struct html_page *page, const struct peil_node *advice)
{
    static const struct {
        const char *priority;
        enum html_tone tone;
    } tones[] = {
        {"critical", HTML_POOR},
        {"high", HTML_POOR},
        {"medium", HTML_MIDDLING},
        {"low", HTML_MIDDLING},
        {"positive", HTML_GOOD},
    };
    for (size_t i = 0; i < sizeof(tones) / sizeof(tones[0]); i++)
        if (html_is(page, advice, "priority", tones[i].priority))
            return tones[i].tone;
    return HTML_NONE;
}

static void put_labels(struct html_page *page, const struct peil_node *list)
{
    for (size_t i = 0; i < html_length(page, list); i++) {
        html_put(page, i > 0 ? ", " : "");
        html_put_text(page, html_at(page, list, i), "label");
    }
}

/* Where it stands in the page; a comparison has no such places. */
static void put_number(struct html_page *page, const struct peil_node *map)
{
    if (!html_has_text(page, map, "number"))
        return;
    html_put(page, "<span class=\"nr\">");
    html_anchor_link(page, map, "number");
    html_put(page, "</span>");
}

static void put_items(struct html_page *page, const struct peil_node *items)
{
    if (html_length(page, items) == 0)
        return;
    html_put(page, "\n<ul>");
    for (size_t i = 0; i < html_length(page, items); i++) {
        const struct peil_node *item = html_at(page, items, i);
        html_put(page, "\n<li>");
        put_number(page, item);
        html_put(page, "<span class=\"what\">");
        html_put_text(page, item, "text");
        html_put(page, "</span> <strong>");
        html_put_text(page, item, "answer_label");
        html_put(page, "</strong></li>");
    }
    html_put(page, "</ul>");
}

/* What is of use on the screen, and only makes paper longer. */
static void fact_aside(struct html_page *page, const char *word)
{
    html_put(page, "<div class=\"aside\"><dt>");
    html_put_word(page, word);
    html_put(page, "</dt><dd>");
}

static void put_reasons(struct html_page *page, const char *word, const struct peil_node *reasons)
{
    if (html_length(page, reasons) == 0)
        return;
    if (strcmp(word, "field.because") == 0)
        html_fact(page, word);
    else
        fact_aside(page, word);
    html_put(page, "<ul class=\"reasons\">\n");
    for (size_t i = 0; i < html_length(page, reasons); i++) {
        const struct peil_node *reason = html_at(page, reasons, i);
        bool item = html_is(page, reason, "kind", "item");
        bool numbered = html_has_text(page, reason, "number");
        html_put(page, "<li>");
        if (item) {
            put_number(page, reason);
            html_put(page, numbered ? "<span class=\"which\">" : "");
            html_put_text(page, reason, "label");
            html_put(page, numbered ? "</span>" : "");
        } else {
            html_anchor_link(page, reason, "label");
        }
        html_put(page, item ? " <strong>" : ": <strong>");
        html_put_text(page, reason, "value_label");
        html_put(page, "</strong>");
        if (!item)
            put_items(page, html_get(page, reason, "items"));
        html_put(page, "</li>\n");
    }
    html_put(page, "</ul>");
    html_fact_end(page);
}

static void put_replaced(struct html_page *page, const struct peil_node *replaced)
{
    if (html_length(page, replaced) == 0)
        return;
    fact_aside(page, "field.replaced");
    html_put(page, "<ul class=\"reasons\">\n");
    for (size_t i = 0; i < html_length(page, replaced); i++) {
        const struct peil_node *old = html_at(page, replaced, i);
        const struct peil_node *concept = html_get(page, old, "concept");
        html_put(page, "<li>");
        if (html_has_text(page, concept, "label")) {
            html_put_text(page, concept, "label");
            html_put(page, ": ");
        }
        html_put_text(page, old, "text");
        html_put(page, "</li>\n");
    }
    html_put(page, "</ul>");
    html_fact_end(page);
}

/* Which rule it was, whose, and where it stands. */
static void put_rule(struct html_page *page, const struct peil_node *advice)
{
    const struct peil_node *rule = html_get(page, advice, "rule");
    if (!html_has_text(page, rule, "id"))
        return;
    fact_aside(page, "field.rule");
    html_element(page, "code", NULL, rule, "id");
    html_put(page, " <span class=\"muted\">");
    html_put_text(page, rule, html_has_text(page, rule, "file") ? "file" : "layer");
    if (html_is_number(page, rule, "line")) {
        html_put(page, ":");
        html_put_integer(page, html_natural(page, rule, "line"));
    }
    html_put(page, "</span>");
    html_fact_end(page);
}

/* Which advice it is about, for who hears one button after another. */
static void put_subject(struct html_page *page, const struct peil_node *advice)
{
    bool heading = html_has_text(page, advice, "heading");
    const struct peil_node *map = heading ? advice : html_get(page, advice, "concept");
    const char *key = heading ? "heading" : "label";
    if (!html_has_text(page, map, key))
        return;
    html_put(page, "<span class=\"sr\">: ");
    html_put_text(page, map, key);
    html_put(page, "</span>");
}

static void put_why(struct html_page *page, const struct peil_node *advice)
{
    html_put(page, "<details><summary>");
    html_put_word(page, "heading.advice.why");
    put_subject(page, advice);
    html_put(page, "</summary>\n<dl class=\"facts pairs\">\n");
    put_reasons(page, "field.because", html_get(page, advice, "because"));
    put_reasons(page, "field.read", html_get(page, advice, "read"));
    put_replaced(page, html_get(page, advice, "replaced"));
    if (!page->brief)
        put_rule(page, advice);
    html_put(page, "</dl>\n</details>\n");
}

static void put_ask(struct html_page *page, const struct peil_node *advice)
{
    if (!html_has_text(page, advice, "ask"))
        return;
    html_put(page, "<details class=\"ask\"><summary>");
    html_put_word(page, "field.ask");
    put_subject(page, advice);
    html_put(page, "</summary>\n");
    html_element(page, "blockquote", NULL, advice, "ask");
    html_put(page, "</details>\n");
}

/* A paper for a meeting names the articles of the law only, as nothing behind it lists sources. */
static bool names_source(const struct html_page *page, const struct peil_node *id)
{
    return !page->brief ||
           html_has_text(page, html_reference(page, page->host->text(id, NULL)), "law");
}

static void put_sources(struct html_page *page, const struct peil_node *ids)
{
    bool any = false;
    for (size_t i = 0; i < html_length(page, ids); i++) {
        const struct peil_node *id = html_at(page, ids, i);
        if (!names_source(page, id))
            continue;
        if (!any)
            html_fact(page, "field.source");
        html_put(page, any ? ", " : "");
        html_reference_link(page, page->host->text(id, NULL));
        any = true;
    }
    if (any)
        html_fact_end(page);
}

/* Where in the list of background to look. */
static void put_background(struct html_page *page, const struct peil_node *ids)
{
    const struct peil_node *list = page->brief ? NULL : html_get(page, page->document, "context");
    bool any = false;
    for (size_t i = 0; i < html_length(page, list); i++) {
        const struct peil_node *one = html_at(page, list, i);
        for (size_t j = 0; j < html_length(page, ids); j++) {
            const char *id = page->host->text(html_at(page, ids, j), NULL);
            if (!html_is(page, one, "id", id))
                continue;
            if (!any)
                html_fact(page, "field.context");
            html_put(page, any ? "; <span class=\"muted\">" : "<span class=\"muted\">");
            html_put_text(page, one, "number");
            html_put(page, "</span> ");
            html_anchor_link(page, one, html_has_text(page, one, "title") ? "title" : "kind_label");
            any = true;
        }
    }
    if (any)
        html_fact_end(page);
}

/* In a paper for a meeting, of what need not be done first: what to do, and who. */
static void put_brief(struct html_page *page, const struct peil_node *advice)
{
    bool only_ask = html_is_true(page, advice, "only_ask") && html_has_text(page, advice, "ask");
    const struct peil_node *actors = html_get(page, advice, "actors");
    html_put(page, "<li id=\"");
    html_anchor(page, advice);
    html_put(page, "\">\n<p class=\"text\">");
    html_mark(page, tone_of(page, advice), advice, "priority_label");
    html_put(page, " ");
    if (html_has_text(page, advice, "heading")) {
        html_put(page, "<strong>");
        html_put_text(page, advice, "heading");
        html_put(page, ".</strong> ");
    }
    html_put_text(page, advice, only_ask ? "ask" : "text");
    if (html_length(page, actors) > 0) {
        html_put(page, " <span class=\"sr\">");
        html_put_word(page, "field.actors");
        html_put(page, ":</span> <span class=\"who\">\u2013\u00a0");
        put_labels(page, actors);
        html_put(page, "</span>");
    }
    html_put(page, "</p>\n");
    html_element(page, "p", "small", advice, "caution");
    html_put(page, "</li>\n");
}

static void put_one(struct html_page *page, const struct peil_node *advice)
{
    const struct peil_node *actors = html_get(page, advice, "actors");
    const struct peil_node *references = html_get(page, advice, "references");
    const struct peil_node *context = html_get(page, advice, "context");
    bool only_ask = html_is_true(page, advice, "only_ask") && html_has_text(page, advice, "ask");
    html_put(page, "<li id=\"");
    html_anchor(page, advice);
    html_put(page, "\">\n<p class=\"priority\">");
    html_mark(page, tone_of(page, advice), advice, "priority_label");
    html_put(page, " ");
    html_put_text(page, html_get(page, advice, "concept"), "label");
    html_put(page, "</p>\n");
    html_element(page, "h4", NULL, advice, "heading");
    html_element(page, "p", "text", advice, only_ask ? "ask" : "text");
    html_element(page, "p", "small", advice, "caution");
    if (html_length(page, actors) + html_length(page, references) + html_length(page, context) >
        0) {
        html_put(page, "<dl class=\"facts pairs\">\n");
        if (html_length(page, actors) > 0) {
            html_fact(page, "field.actors");
            html_put(page, "<strong>");
            put_labels(page, actors);
            html_put(page, "</strong>");
            html_fact_end(page);
        }
        put_sources(page, references);
        put_background(page, context);
        html_put(page, "</dl>\n");
    }
    html_put(page, "<div class=\"unfold\">\n");
    if (!only_ask)
        put_ask(page, advice);
    put_why(page, advice);
    html_put(page, "</div>\n</li>\n");
}

static void put_group(struct html_page *page, const struct peil_node *list, size_t group)
{
    bool any = false;
    for (size_t i = 0; i < html_length(page, list); i++) {
        const struct peil_node *advice = html_at(page, list, i);
        if (group_of(page, advice) != group)
            continue;
        if (!any) {
            html_put(page, "<h3>");
            html_put_word(page, groups[group].heading);
            html_put(page, "</h3>\n<ol class=\"advice\">\n");
        }
        any = true;
        (page->brief && group > 0 ? put_brief : put_one)(page, advice);
    }
    html_put(page, any ? "</ol>\n" : "");
}

void html_advice(struct html_page *page)
{
    const struct peil_node *advice = html_get(page, page->document, "advice");
    const struct peil_node *filter = html_get(page, page->document, "filter");
    if (html_length(page, advice) == 0 && !html_has_text(page, filter, "text"))
        return;
    html_part(page, "advice", "heading.advice");
    html_element(page, "p", "small filter", filter, "text");
    if (html_length(page, advice) == 0) {
        html_put(page, "<p>");
        html_put_word(page, "empty.advice");
        html_put(page, "</p>\n");
    }
    for (size_t i = 0; i < GROUPS; i++)
        put_group(page, advice, i);
    html_put(page, "</section>\n");
    if (!page->brief && html_length(page, advice) > 0)
        html_context(page);
}
