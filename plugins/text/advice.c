/*
 * What to do, by whom, and why: what comes first, the rest, what goes well, and what is only for
 * information, each under its own heading.
 */
#include "text.h"

#include <string.h>

/* The groups in the order of the page, by the priorities that belong to each. */
static const struct {
    const char *heading;
    const char *priorities[3];
} groups[] = {
    {"heading.advice.first", {"critical", "high"}},
    {"heading.advice.later", {"medium", "low"}},
    {"heading.advice.positive", {"positive"}},
    {"heading.advice.info", {"info"}},
};
#define GROUPS (sizeof(groups) / sizeof(*groups))

/* A priority that is not known stands with what comes later. */
static size_t group_of(const struct page *page, const struct peil_node *advice)
{
    for (size_t i = 0; i < GROUPS; i++)
        for (const char *const *priority = groups[i].priorities; *priority; priority++)
            if (is(page, advice, "priority", *priority))
                return i;
    return is_true(page, advice, "first") ? 0 : 1;
}

static enum tint tint_of(const struct page *page, const struct peil_node *advice)
{
    static const struct {
        const char *priority;
        enum tint tint;
    } tints[] = {
        {"critical", TINT_POOR},
        {"high", TINT_POOR},
        {"medium", TINT_MIDDLING},
        {"low", TINT_MIDDLING},
        {"positive", TINT_GOOD},
    };

    for (size_t i = 0; i < sizeof(tints) / sizeof(*tints); i++)
        if (is(page, advice, "priority", tints[i].priority))
            return tints[i].tint;
    return TINT_STRONG;
}

/*
 * " (1.5 Niet; 2.1 Goed)": the questions behind a reason; their texts stand with the answers. A
 * comparison has no numbers, and gives the texts.
 */
static void put_questions(struct page *page, const struct peil_node *items)
{
    for (size_t i = 0; i < length_of(page, items); i++) {
        bool numbered = has_text(page, at(page, items, i), "number");

        put(page, i ? "; " : " (");
        put(page, text_of(page, at(page, items, i), numbered ? "number" : "text"));
        put(page, numbered ? " " : " \xE2\x80\x93 ");
        put(page, text_of(page, at(page, items, i), "answer_label"));
    }
    put(page, length_of(page, items) > 0 ? ")" : "");
}

/* What decided: each thing that was looked at, with the questions behind it. */
static void put_because(struct page *page, const struct peil_node *because, size_t indent)
{
    for (size_t i = 0; i < length_of(page, because); i++) {
        const struct peil_node *one = at(page, because, i);

        start(page, indent, indent + 2);
        put(page, word(page, "field.because"));
        put(page, ": ");
        if (has_text(page, one, "number")) {
            put(page, text_of(page, one, "number"));
            put(page, " ");
        }
        if (is(page, one, "kind", "item"))
            put_short(page, text_of(page, one, "label"));
        else
            put(page, text_of(page, one, "label"));
        put(page, is(page, one, "kind", "item") ? " (" : ": ");
        put(page, text_of(page, one, "value_label"));
        if (is(page, one, "kind", "item"))
            put(page, ")");
        else
            put_questions(page, get(page, one, "items"));
        end_line(page);
    }
}

/* The form for who can only ask, unless it is the advice with a few words before it. */
static void put_ask(struct page *page, const struct peil_node *advice, size_t indent)
{
    const char *ask = text_of(page, advice, "ask"), *text = text_of(page, advice, "text");
    size_t whole = strlen(ask), tail = strlen(text);

    if (whole == 0 || (whole >= tail && strcmp(ask + whole - tail, text) == 0))
        return;
    field(page, indent, word(page, "field.ask"), ask);
}

static void put_sources(struct page *page, const struct peil_node *ids, size_t indent)
{
    for (size_t i = 0; i < length_of(page, ids); i++) {
        start(page, indent, indent + 2);
        put(page, word(page, "field.source"));
        put(page, ": ");
        put_reference_name(page, page->host->text(at(page, ids, i), NULL));
        end_line(page);
    }
}

/* "3 Te weinig tijd en geld; 7 ...": where in the list of background to look. */
static void put_background(struct page *page, const struct peil_node *ids, size_t indent)
{
    const struct peil_node *list = get(page, page->document, "context");

    if (length_of(page, ids) == 0)
        return;
    start(page, indent, indent + 2);
    put(page, word(page, "field.context"));
    put(page, ": ");
    for (size_t i = 0; i < length_of(page, ids); i++) {
        const struct peil_node *one = by_id(page, list, page->host->text(at(page, ids, i), NULL));

        put(page, i ? "; " : "");
        put(page, text_of(page, one, "number"));
        put(page, " ");
        put(page, text_of(page, one, has_text(page, one, "title") ? "title" : "kind_label"));
    }
    end_line(page);
}

/* "oco/advice.lua:12, contractadvies" */
static void put_rule(struct page *page, const struct peil_node *rule, size_t indent)
{
    if (!has_text(page, rule, "id"))
        return;
    start(page, indent, indent + 2);
    put(page, word(page, "field.rule"));
    put(page, ": ");
    put(page, text_of(page, rule, "id"));
    put(page, " (");
    put(page, text_of(page, rule, has_text(page, rule, "file") ? "file" : "layer"));
    if (has(page, rule, "line")) {
        put(page, ":");
        put_number(page, number_of(page, rule, "line"), 0);
    }
    put(page, ")");
    end_line(page);
}

/* What decided, on one line: "Omdat: Gratis: niet; 5.4 De gerichte ... (Nee)". */
static void put_brief_because(struct page *page, const struct peil_node *because, size_t indent)
{
    if (length_of(page, because) == 0)
        return;
    start(page, indent, indent + 2);
    put(page, word(page, "field.because"));
    put(page, ": ");
    for (size_t i = 0; i < length_of(page, because); i++) {
        const struct peil_node *one = at(page, because, i);
        bool item = is(page, one, "kind", "item");

        put(page, i > 0 ? "; " : "");
        put_short(page, text_of(page, one, "label"));
        put(page, item ? " (" : ": ");
        put(page, text_of(page, one, "value_label"));
        put(page, item ? ")" : "");
    }
    end_line(page);
}

/* The articles of the law that an advice rests on, on one line. */
static void put_articles(struct page *page, const struct peil_node *ids, size_t indent)
{
    const struct peil_node *references = get(page, page->document, "references");
    bool any = false;

    for (size_t i = 0; i < length_of(page, ids); i++) {
        const struct peil_node *one =
            by_id(page, references, page->host->text(at(page, ids, i), NULL));

        if (!has_text(page, one, "law"))
            continue;
        if (!any) {
            start(page, indent, indent + 2);
            put(page, word(page, "field.source"));
        }
        put(page, any ? "; " : ": ");
        put(page, text_of(page, one, "label"));
        any = true;
    }
    if (any)
        end_line(page);
}

/* " (Wethouder, Inkoper; indicatie)" */
static void put_brief_actors(struct page *page, const struct peil_node *advice)
{
    const struct peil_node *actors = get(page, advice, "actors");
    bool caution = has_text(page, advice, "caution");

    if (length_of(page, actors) == 0 && !caution)
        return;
    put(page, " (");
    for (size_t i = 0; i < length_of(page, actors); i++) {
        put(page, i > 0 ? ", " : "");
        put(page, text_of(page, at(page, actors, i), "label"));
    }
    if (caution) {
        put(page, length_of(page, actors) > 0 ? "; " : "");
        put(page, word(page, "confidence.indicative"));
    }
    put(page, ")");
}

/* The first sentence of a text; all of it where it has one only. */
static void put_sentence(struct page *page, const char *text)
{
    const char *end = strstr(text, ". ");
    char first[MOST_WORD];
    size_t length = end ? (size_t)(end - text) + 1 : 0;

    if (length == 0 || length >= sizeof(first)) {
        put(page, text);
        return;
    }
    memcpy(first, text, length);
    first[length] = '\0';
    put(page, first);
}

/*
 * In a paper for a meeting: what comes first with its reasons, of all else what it comes down to. A
 * question is put whatever its heading says.
 */
static void put_brief(struct page *page, const struct peil_node *advice, size_t number)
{
    bool first = group_of(page, advice) == 0;
    bool headed = has_text(page, advice, "heading");
    bool only_ask = is_true(page, advice, "only_ask") && has_text(page, advice, "ask");
    size_t indent = number < 10 ? 3 : 4;

    start(page, 0, indent);
    put_number(page, (double)number, 0);
    put(page, ". ");
    if (headed) {
        put_tinted(page, TINT_STRONG, text_of(page, advice, "heading"));
        put(page, first || only_ask ? ". " : "");
    }
    if (first)
        put(page, text_of(page, advice, only_ask ? "ask" : "text"));
    else if (!headed || only_ask)
        put_sentence(page, text_of(page, advice, only_ask ? "ask" : "text"));
    put_brief_actors(page, advice);
    end_line(page);
    if (first) {
        put_brief_because(page, get(page, advice, "because"), indent);
        put_articles(page, get(page, advice, "references"), indent);
    }
}

static void put_one(struct page *page, const struct peil_node *advice, size_t number)
{
    bool only_ask = is_true(page, advice, "only_ask") && has_text(page, advice, "ask");
    size_t indent = number < 10 ? 3 : 4;

    blank_line(page);
    start(page, 0, indent);
    put_number(page, (double)number, 0);
    put(page, ". ");
    put_tinted(page, tint_of(page, advice), text_of(page, advice, "priority_label"));
    put(page, ": ");
    if (has_text(page, advice, "heading")) {
        put_tinted(page, TINT_STRONG, text_of(page, advice, "heading"));
        start(page, indent, indent);
    }
    put_prose(page, text_of(page, advice, only_ask ? "ask" : "text"));
    end_line(page);
    if (has_text(page, advice, "caution"))
        line(page, indent, text_of(page, advice, "caution"));
    field_labels(page, indent, word(page, "field.actors"), get(page, advice, "actors"));
    if (!only_ask)
        put_ask(page, advice, indent);
    put_because(page, get(page, advice, "because"), indent);
    put_sources(page, get(page, advice, "references"), indent);
    put_background(page, get(page, advice, "context"), indent);
    put_rule(page, get(page, advice, "rule"), indent);
}

/* Answers how many were written so far. */
static size_t put_group(
    struct page *page, const struct peil_node *list, size_t group, size_t written)
{
    bool any = false;

    for (size_t i = 0; i < length_of(page, list); i++) {
        const struct peil_node *advice = at(page, list, i);

        if (group_of(page, advice) != group)
            continue;
        if (!any) {
            blank_line(page);
            start(page, 0, 0);
            put_tinted(page, TINT_STRONG, word(page, groups[group].heading));
            end_line(page);
        }
        any = true;
        (page->brief ? put_brief : put_one)(page, advice, ++written);
    }
    return written;
}

void put_advice(struct page *page)
{
    const struct peil_node *list = get(page, page->document, "advice");
    const struct peil_node *filter = get(page, page->document, "filter");
    size_t written = 0;

    if (length_of(page, list) == 0 && !has_text(page, filter, "text"))
        return;
    heading(page, word(page, "heading.advice"));
    if (has_text(page, filter, "text"))
        line(page, 0, text_of(page, filter, "text"));
    if (length_of(page, list) == 0)
        line(page, 0, word(page, "empty.advice"));
    for (size_t i = 0; i < GROUPS; i++)
        written = put_group(page, list, i, written);
    if (!page->brief && length_of(page, list) > 0)
        put_context(page);
}
