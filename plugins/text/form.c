/*
 * A checklist to print and fill in by hand, or to fill in as a text.
 */
#include "text.h"

#include <string.h>

static const char to_write[] = "________________________________";

static void put_box(struct page *page, bool ticked, const char *label)
{
    put(page, ticked ? "[x] " : "[ ] ");
    put(page, label);
    end_line(page);
}

static bool chosen(const struct page *page, const struct peil_node *answer, const char *id)
{
    const struct peil_node *value = get(page, answer, "value");

    if (strcmp(page->host->text(value, NULL), id) == 0)
        return true;
    for (size_t i = 0; i < length_of(page, value); i++)
        if (strcmp(page->host->text(at(page, value, i), NULL), id) == 0)
            return true;
    return false;
}

/* With what each stands for where several may be ticked; else that would come with every item. */
static void put_options(struct page *page, const struct peil_node *item, size_t indent)
{
    const struct peil_node *options = get(page, item, "options");
    bool several = is(page, item, "type", "choices");

    for (size_t i = 0; i < length_of(page, options); i++) {
        const struct peil_node *option = at(page, options, i);

        start(page, indent, indent + 4);
        put_box(page, chosen(page, get(page, item, "answer"), text_of(page, option, "id")),
            text_of(page, option, "label"));
        if (several && has_text(page, option, "description"))
            line(page, indent + 4, text_of(page, option, "description"));
    }
}

/* The rows of a matrix, each with all options behind it. */
static void put_rows(struct page *page, const struct peil_node *item, size_t indent)
{
    const struct peil_node *rows = get(page, item, "rows"), *options = get(page, item, "options");

    for (size_t i = 0; i < length_of(page, rows); i++) {
        const struct peil_node *row = at(page, rows, i);

        start(page, indent, indent + 2);
        put(page, "- ");
        put(page, text_of(page, row, "text"));
        for (size_t k = 0; k < length_of(page, options); k++) {
            const struct peil_node *option = at(page, options, k);

            start(page, indent + 2, indent + 6);
            put_box(page, chosen(page, get(page, row, "answer"), text_of(page, option, "id")),
                text_of(page, option, "label"));
        }
        if (is_true(page, get(page, item, "may"), "unknown")) {
            start(page, indent + 2, indent + 6);
            put_box(page, is(page, get(page, row, "answer"), "state", "unknown"),
                word(page, "form.unknown"));
        }
    }
}

/* A number, a date or a text: a word that says what, and what was filled in or a line to write on.
 */
static void put_written(struct page *page, const struct peil_node *item, size_t indent)
{
    const struct peil_node *answer = get(page, item, "answer");
    bool answered = is(page, answer, "state", "answered");
    bool number = is(page, item, "type", "number"), date = is(page, item, "type", "date");
    bool range = has(page, item, "min") && has(page, item, "max");

    start(page, indent, indent + 2);
    if (number && range) {
        char least[64], most[64], part[128] = "";
        const char *template = word(page, "form.number-range"), *max = strstr(template, "{max}");
        size_t length = max ? (size_t)(max - template) : 0;

        page->host->format_number(number_of(page, item, "min"), PEIL_DECIMALS_SHORTEST,
            page->language, least, sizeof(least));
        page->host->format_number(number_of(page, item, "max"), PEIL_DECIMALS_SHORTEST,
            page->language, most, sizeof(most));
        memcpy(part, template, length < sizeof(part) ? length : 0);
        put_filled(page, part, "min", least);
        put_filled(page, template + length, "max", most);
    } else {
        put(page, word(page, number ? "form.number" : date ? "form.date" : "form.text"));
    }
    put(page, ": ");
    put_prose(page, answered ? text_of(page, answer, "label") : to_write);
    if (has_text(page, item, "unit") && !answered) {
        put(page, " ");
        put(page, text_of(page, item, "unit"));
    }
    end_line(page);
}

/* Not applicable: one of the reasons that the pack gives, or a line for a reason. */
static void put_not_applicable(struct page *page, const struct peil_node *item, size_t indent)
{
    const struct peil_node *reasons = get(page, get(page, item, "may"), "reasons");
    const struct peil_node *answer = get(page, item, "answer");
    bool ticked = is(page, answer, "state", "not-applicable");

    start(page, indent, indent + 4);
    put_box(page, ticked, word(page, "form.not-applicable-because"));
    for (size_t i = 0; i < length_of(page, reasons); i++) {
        const struct peil_node *reason = at(page, reasons, i);

        start(page, indent + 4, indent + 8);
        put_box(page, is(page, answer, "reason", text_of(page, reason, "id")),
            text_of(page, reason, "label"));
    }
    if (length_of(page, reasons) == 0)
        line(page, indent + 4,
            ticked && has_text(page, answer, "reason") ? text_of(page, answer, "reason")
                                                       : to_write);
}

static void put_answer(struct page *page, const struct peil_node *item, size_t indent)
{
    const struct peil_node *may = get(page, item, "may");
    bool many = is(page, item, "type", "choices"), matrix = is(page, item, "type", "matrix");

    if (many || matrix)
        line(page, indent, word(page, many ? "form.tick-many" : "form.tick-rows"));
    if (matrix)
        put_rows(page, item, indent);
    else if (many || is(page, item, "type", "choice"))
        put_options(page, item, indent);
    else
        put_written(page, item, indent);
    if (is_true(page, may, "unknown") && !matrix) {
        start(page, indent, indent + 4);
        put_box(page, is(page, get(page, item, "answer"), "state", "unknown"),
            word(page, "form.unknown"));
    }
    if (is_true(page, may, "not_applicable"))
        put_not_applicable(page, item, indent);
}

static void put_item(struct page *page, const struct peil_node *item)
{
    const char *remark = text_of(page, get(page, item, "answer"), "remark");
    size_t indent;

    blank_line(page);
    indent = numbered(page, 0, item);
    put_prose(page, text_of(page, item, "text"));
    if (has_text(page, item, "help"))
        line(page, indent, text_of(page, item, "help"));
    if (is_true(page, item, "is_knockout"))
        line(page, indent, word(page, "form.knockout"));
    if (has_text(page, item, "for_text"))
        line(page, indent, text_of(page, item, "for_text"));
    put_answer(page, item, indent);
    if (is_true(page, get(page, item, "may"), "remark"))
        field(page, indent, word(page, "form.remark"), *remark ? remark : to_write);
}

static void put_subject(struct page *page)
{
    const struct peil_node *fields = get(page, page->document, "subject_fields");
    const struct peil_node *who = at(page, get(page, page->document, "respondents"), 0);
    const char *role = text_of(page, who, "role_label");
    char date[64];

    heading(page, word(page, "form.subject"));
    for (size_t i = 0; i < length_of(page, fields); i++) {
        const struct peil_node *one = at(page, fields, i);
        const char *value = text_of(page, one, "value");

        start(page, 0, 2);
        put(page, text_of(page, one, "label"));
        put(page, is_true(page, one, "required") ? " (" : "");
        put(page, is_true(page, one, "required") ? word(page, "form.required") : "");
        put(page, is_true(page, one, "required") ? "): " : ": ");
        put(page, *value ? value : to_write);
        if (has_text(page, one, "help"))
            line(page, 2, text_of(page, one, "help"));
    }
    page->host->format_date(text_of(page, who, "date"), page->language, date, sizeof(date));
    field(page, 0, word(page, "form.filled-on"), *date ? date : to_write);
    field(page, 0, word(page, "form.role"), *role ? role : to_write);
    if (!*role)
        field_labels(page, 2, word(page, "heading.roles"), get(page, page->document, "roles"));
}

void put_form(struct page *page)
{
    const struct peil_node *pack = get(page, page->document, "pack");

    title(page, text_of(page, pack, "title"));
    put_notice(page);
    if (has_text(page, pack, "description"))
        line(page, 0, text_of(page, pack, "description"));
    language_note(page);
    heading(page, word(page, "heading.form-intro"));
    line(page, 0, word(page, "form.intro"));
    line(page, 0, word(page, "form.privacy"));
    put_subject(page);
    heading(page, word(page, "heading.items"));
    walk_all(page, &(struct walk){put_item, put_section});
    blank_line(page);
    line(page, 0, word(page, "form.thanks"));
}
