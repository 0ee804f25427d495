/*
 * Pieces that come back on every page.
 */
#include "text.h"

#include <string.h>

void line(struct page *page, size_t indent, const char *text)
{
    start(page, indent, indent);
    put_prose(page, text);
    end_line(page);
}

void bullet(struct page *page, size_t indent, const char *text)
{
    start(page, indent, indent + 2);
    put(page, "- ");
    put_prose(page, text);
    end_line(page);
}

/* A text, or a map that tells its language as well. */
static const char *text_in(const struct page *page, const struct peil_node *node)
{
    return page->host->type(node) == PEIL_NODE_MAP ? text_of(page, node, "label")
                                                   : page->host->text(node, NULL);
}

void bullets(struct page *page, size_t indent, const struct peil_node *list)
{
    for (size_t i = 0; i < length_of(page, list); i++)
        bullet(page, indent, text_in(page, at(page, list, i)));
}

void bullet_field(struct page *page, const char *label, const char *value)
{
    start(page, 0, 2);
    put(page, "- ");
    put(page, label);
    put(page, ": ");
    put(page, value);
    end_line(page);
}

void strong_line(struct page *page, const char *text)
{
    start(page, 0, 0);
    put_tinted(page, TINT_STRONG, text);
    end_line(page);
}

/* A line of its own that stands out, with a line of `rule` under it. */
static void underlined(struct page *page, const char *text, const char *rule)
{
    size_t width = page->host->display_width(text, strlen(text));
    char under[256];

    blank_line(page);
    strong_line(page, text);
    if (page->signs) {
        width = width < page->columns ? width : page->columns;
        width = width < sizeof(under) ? width : sizeof(under) - 1;
        memset(under, rule[0], width);
        under[width] = '\0';
        line(page, 0, under);
    }
}

void title(struct page *page, const char *text)
{
    underlined(page, text, "=");
    blank_line(page);
}

void language_note(struct page *page)
{
    if (!has_text(page, page->document, "language_note"))
        return;
    blank_line(page);
    line(page, 0, text_of(page, page->document, "language_note"));
}

void heading(struct page *page, const char *text)
{
    underlined(page, text, "-");
    page->flow.closed = true;
}

void put_notice(struct page *page)
{
    const struct peil_node *pack = get(page, page->document, "pack");

    if (!has_text(page, pack, "notice"))
        return;
    blank_line(page);
    line(page, 0, text_of(page, pack, "notice"));
    blank_line(page);
}

void field(struct page *page, size_t indent, const char *label, const char *value)
{
    if (!*value)
        return;
    start(page, indent, indent + 2);
    put(page, label);
    put(page, *label && label[strlen(label) - 1] == '?' ? " " : ": ");
    put_prose(page, value);
    end_line(page);
}

void field_labels(struct page *page, size_t indent, const char *label, const struct peil_node *list)
{
    if (length_of(page, list) == 0)
        return;
    start(page, indent, indent + 2);
    put(page, label);
    put(page, ":");
    for (size_t i = 0; i < length_of(page, list); i++) {
        put(page, i ? ", " : " ");
        put(page, text_of(page, at(page, list, i), "label"));
    }
    end_line(page);
}

void put_number(struct page *page, double value, int32_t decimals)
{
    char text[64];

    page->host->format_number(value, decimals, page->language, text, sizeof(text));
    put(page, text);
}

void put_date(struct page *page, const char *iso)
{
    char text[128];

    page->host->format_date(iso, page->language, text, sizeof(text));
    put(page, text);
}

void put_filled(struct page *page, const char *template, const char *name, const char *value)
{
    char part[256];
    size_t length = strlen(name);

    while (*template) {
        size_t plain = strcspn(template, "{");

        if (template[plain] == '{' && strncmp(template + plain + 1, name, length) == 0 &&
            template[plain + 1 + length] == '}') {
            size_t shown = plain < sizeof(part) ? plain : sizeof(part) - 1;

            memcpy(part, template, shown);
            part[shown] = '\0';
            put(page, part);
            put(page, value);
            template += plain + length + 2;
        } else {
            put(page, template);
            return;
        }
    }
}

void put_aloud(struct page *page, bool *first, const char *name, const char *value)
{
    put(page, *first ? ": " : ", ");
    put_filled(page, word(page, name), "value", value);
    *first = false;
}

void put_counted(struct page *page, const char *name, double n)
{
    const char *form = page->host->plural(page->language, n) == 0 ? ".one" : ".other";
    size_t length = strlen(name), end = strlen(form);
    char key[64], text[64];

    if (length + end >= sizeof(key))
        return;
    memcpy(key, name, length);
    memcpy(key + length, form, end + 1);
    page->host->format_number(n, PEIL_DECIMALS_SHORTEST, page->language, text, sizeof(text));
    put_filled(page, word(page, key), "n", text);
}

size_t numbered(struct page *page, size_t indent, const struct peil_node *thing)
{
    const char *number = text_of(page, thing, "number");
    size_t width = page->host->display_width(number, strlen(number));
    size_t column = indent + (width > 0 && width < 10 ? width + 1 : 2);

    start(page, indent, column);
    put(page, number);
    put(page, " ");
    return column;
}

void put_number_of(struct page *page, const struct peil_node *thing)
{
    if (!has_text(page, thing, "number"))
        return;
    put(page, text_of(page, thing, "number"));
    put(page, " ");
}

void put_quote(struct page *page, size_t indent, const char *text)
{
    if (!*text)
        return;
    start(page, indent, indent);
    put(page, "\"");
    put_prose(page, text);
    put(page, "\"");
    end_line(page);
}

void put_short(struct page *page, const char *text)
{
    char first[SHORT_TEXT + 1];
    size_t length = strlen(text);

    if (length <= SHORT_TEXT) {
        put(page, text);
        return;
    }
    for (length = SHORT_TEXT; length > 0 && text[length] != ' '; length--)
        continue;
    memcpy(first, text, length);
    first[length] = '\0';
    put(page, first);
    put(page, length > 0 ? " \xE2\x80\xA6" : "\xE2\x80\xA6");
}

static const struct tone {
    const char *name;
    const char *sign;
    enum tint tint;
} tones[] = {
    {"good", "\xe2\x97\x8f ", TINT_GOOD},         /* black circle */
    {"middling", "\xe2\x96\xa0 ", TINT_MIDDLING}, /* black square */
    {"poor", "\xe2\x96\xbc ", TINT_POOR},         /* black triangle, pointing down */
    {"open", "\xe2\x97\x8b ", TINT_FAINT},        /* white circle */
    {"none", "\xe2\x80\x93 ", TINT_FAINT},        /* en dash */
    {"passed", "\xe2\x97\x8f ", TINT_GOOD},
    {"attention", "\xe2\x96\xa0 ", TINT_MIDDLING},
    {"failed", "\xe2\x96\xbc ", TINT_POOR},
    {"unknown", "\xe2\x97\x8b ", TINT_FAINT},
    {"not-applicable", "\xe2\x80\x93 ", TINT_FAINT},
};

static const struct tone *find_tone(const char *name)
{
    for (size_t i = 0; i < sizeof(tones) / sizeof(*tones); i++)
        if (strcmp(tones[i].name, name) == 0)
            return &tones[i];
    return NULL;
}

void put_sign(struct page *page, const char *tone)
{
    const struct tone *known = find_tone(tone);

    put_tinted(page, known ? known->tint : TINT_NONE, known ? known->sign : "\xe2\x80\x93 ");
}

void put_marked(struct page *page, const char *tone, const char *words)
{
    const struct tone *known = find_tone(tone);

    if (known && page->signs)
        put_tinted(page, known->tint, known->sign);
    put_tinted(page, known ? known->tint : TINT_NONE, words);
}

void put_reference_name(struct page *page, const char *id)
{
    const struct peil_node *list = get(page, page->document, "references");
    const struct peil_node *reference = by_id(page, list, id);
    const char *label = text_of(page, reference, "label");

    put(page, *label ? label : id);
    if (has_text(page, reference, "mark")) {
        put(page, " (");
        put_tinted(page, TINT_POOR, text_of(page, reference, "mark"));
        put(page, ")");
    }
}

void put_basis(struct page *page, const struct peil_node *basis)
{
    const struct peil_node *ids = get(page, basis, "references");

    put(page, text_of(page, basis, "kind_label"));
    for (size_t i = 0; i < length_of(page, ids); i++) {
        put(page, i ? "; " : ": ");
        put_reference_name(page, page->host->text(at(page, ids, i), NULL));
    }
}

void put_section(struct page *page, const struct peil_node *section)
{
    const char *number = text_of(page, section, "number");

    blank_line(page);
    start(page, 0, page->host->display_width(number, strlen(number)) + 1);
    put_tinted(page, TINT_STRONG, number);
    put(page, " ");
    put_tinted(page, TINT_STRONG, text_of(page, section, "title"));
    if (has_text(page, section, "intro"))
        line(page, 0, text_of(page, section, "intro"));
    blank_line(page);
}

void put_parts(struct page *page, const struct part *parts, size_t count)
{
    const struct peil_node *names = get(page, page->document, "parts");
    size_t asked = length_of(page, names);

    for (size_t i = 0; i < asked; i++)
        for (size_t j = 0; j < count; j++)
            if (strcmp(parts[j].name, page->host->text(at(page, names, i), NULL)) == 0)
                parts[j].put(page);
    for (size_t j = 0; asked == 0 && j < count; j++)
        parts[j].put(page);
    if (!shows(page, "method"))
        put_findings(page, "warnings", "heading.warnings");
}

/* `order` names each part as "item:ID" or "section:ID", and both lists stand in that order. */
void walk(struct page *page, const struct peil_node *section, const struct walk *how)
{
    const struct peil_node *order = get(page, section, "order");
    const struct peil_node *items = get(page, section, "items");
    const struct peil_node *sections = get(page, section, "sections");
    size_t next_item = 0, next_section = 0;

    if (how->section)
        how->section(page, section);
    for (size_t i = 0; i < length_of(page, order); i++) {
        const char *name = page->host->text(at(page, order, i), NULL);
        bool item = strncmp(name, "item:", 5) == 0;
        const struct peil_node *child =
            item ? at(page, items, next_item++) : at(page, sections, next_section++);

        if (item && how->item && child)
            how->item(page, child);
        else if (!item && child)
            walk(page, child, how);
    }
}

void walk_all(struct page *page, const struct walk *how)
{
    const struct peil_node *sections = get(page, page->document, "sections");

    for (size_t i = 0; i < length_of(page, sections); i++)
        walk(page, at(page, sections, i), how);
}
