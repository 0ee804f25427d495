/*
 * How each section scores, and where each concept stands.
 */
#include "text.h"

#include <string.h>

#define BAR 20

/* "[######......________]": the score, what it may still become, the rest. */
static void put_bar(struct page *page, const struct peil_node *score)
{
    double ratio = number_of(page, score, "ratio"), high = number_of(page, score, "high_ratio");
    bool known = has(page, score, "ratio"), open = has(page, score, "high_ratio");
    char bar[BAR + 3] = "[";

    if (!page->signs || !has(page, score, "scale_min"))
        return;
    for (int i = 0; i < BAR; i++) {
        double middle = (i + 0.5) / BAR;

        bar[i + 1] = (known && middle <= ratio) ? '#' : (open && middle <= high) ? '.' : '_';
    }
    bar[BAR + 1] = ']';
    put(page, bar);
    put(page, " ");
}

/* `counted`: how the answers were has been told. */
static void put_score(struct page *page, const struct peil_node *score, bool counted)
{
    const char *band = text_of(page, get(page, score, "band"), "label");

    put_bar(page, score);
    if (!is(page, score, "reason", "no-model")) {
        put_tinted(page, TINT_STRONG, text_of(page, score, "text"));
        if (is_true(page, score, "provisional")) {
            put(page, " (");
            put(page, word(page, "score.provisional"));
            put(page, ")");
        }
        if (is_true(page, score, "hooked") || is_true(page, score, "hook_failed")) {
            put(page, " (");
            put(page,
                word(page, is_true(page, score, "hooked") ? "score.hooked" : "score.hook-failed"));
            put(page, ")");
        }
        if (*band) {
            put(page, ", ");
            put(page, band);
        }
        put(page, counted ? "" : "; ");
    }
    put(page, counted ? "" : text_of(page, score, "answered_text"));
}

/* Reasons for having no score that hold for all sections; how it was scored tells them once. */
static bool is_told(const struct page *page, const struct peil_node *score)
{
    return is(page, score, "reason", "no-model") || is(page, score, "reason", "too-few-answers");
}

static void put_section_score(struct page *page, const struct peil_node *section)
{
    const struct peil_node *score = get(page, section, "score");
    double depth = number_of(page, section, "depth");
    size_t indent = numbered(page, depth > 1 && depth < 6 ? 2 * (size_t)(depth - 1) : 0, section);

    bool counted = has_text(page, section, "counts_text");

    put(page, text_of(page, section, "title"));
    if (counted)
        line(page, indent, text_of(page, section, "counts_text"));
    if (!counted || !is(page, score, "reason", "no-model")) {
        start(page, indent, indent + 2);
        put_score(page, score, counted);
        end_line(page);
    }
    if (number_of(page, score, "low_ratio") > 0 || number_of(page, score, "high_ratio") < 1)
        field(page, indent, word(page, "field.range"), text_of(page, score, "range_text"));
    if (!has(page, score, "value") && !is_told(page, score))
        line(page, indent, text_of(page, score, "reason_text"));
}

void put_scores(struct page *page)
{
    if (length_of(page, get(page, page->document, "sections")) == 0)
        return;
    heading(page, word(page, "heading.scores"));
    walk_all(page, &(struct walk){.section = put_section_score});
}

static void put_concept(struct page *page, const struct peil_node *concept, size_t indent)
{
    bool open = is(page, concept, "state", "unknown");

    start(page, indent, indent + 2);
    put(page, text_of(page, concept, "label"));
    put(page, ": ");
    put_marked(page, open ? "open" : text_of(page, concept, "tone"),
        text_of(page, concept, "level_label"));
    if (!open && !is(page, concept, "confidence", "full")) {
        put(page, " (");
        put(page, text_of(page, concept, "confidence_label"));
        put(page, ")");
    }
    end_line(page);
}

/* What the words between brackets mean, as far as they were used. */
static void explain(struct page *page, const struct peil_node *list, const char *confidence,
    const char *name, const char *explained)
{
    for (size_t i = 0; i < length_of(page, list); i++) {
        const struct peil_node *one = at(page, list, i);

        if (is(page, one, "confidence", confidence) && !is(page, one, "state", "unknown")) {
            field(page, 0, word(page, name), word(page, explained));
            return;
        }
    }
}

void put_concepts(struct page *page)
{
    const struct peil_node *list = get(page, page->document, "concepts");
    const char *group = "";

    if (length_of(page, list) == 0)
        return;
    heading(page, word(page, "heading.concepts"));
    for (size_t i = 0; i < length_of(page, list); i++) {
        const struct peil_node *one = at(page, list, i);
        const char *name = text_of(page, get(page, one, "group"), "label");

        if (*name && strcmp(name, group) != 0)
            line(page, 0, name);
        group = name;
        put_concept(page, one, *name ? 2 : 0);
    }
    blank_line(page);
    explain(page, list, "partial", "confidence.partial", "confidence.partial.explained");
    explain(page, list, "indicative", "confidence.indicative", "confidence.indicative.explained");
}
