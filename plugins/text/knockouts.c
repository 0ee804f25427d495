/*
 * What must be in order.
 */
#include "text.h"

#include <string.h>

/* Whether a text stands there in full and ends as a sentence does: no colon goes behind it. */
static bool is_sentence(const char *text)
{
    size_t length = strlen(text);

    return length > 0 && length <= SHORT_TEXT && strchr(".?!", text[length - 1]);
}

/* On one line, in a paper for a meeting: "1.3 Indien de ... (Niet; uitleg van de wet)". */
static void put_brief(struct page *page, const struct peil_node *one)
{
    const char *basis = text_of(page, get(page, one, "basis"), "kind_label");
    const char *text = text_of(page, one, "text");

    (void)numbered(page, 0, one);
    put_short(page, text);
    put(page, is_sentence(text) ? " " : ": ");
    put_marked(page, text_of(page, one, "state"), text_of(page, one, "answer_label"));
    if (!is(page, one, "basis", "none") && *basis) {
        put(page, " (");
        put(page, basis);
        put(page, ")");
    }
    end_line(page);
}

/* What the law says and what our reading adds, where a knock-out rests on that. */
static void put_reading(struct page *page, const struct peil_node *basis, size_t indent)
{
    if (is(page, basis, "kind", "law-applied"))
        field(page, indent, text_of(page, basis, "kind_label"), text_of(page, basis, "note"));
}

static void put_knockout(struct page *page, const struct peil_node *one)
{
    const char *state = text_of(page, one, "state_label");
    const char *answer = text_of(page, one, "answer_label");
    size_t indent = numbered(page, 0, one);

    put_prose(page, text_of(page, one, "text"));
    start(page, indent, indent + 2);
    put_marked(page, text_of(page, one, "state"), state);
    if (*answer && strcmp(answer, state) != 0) {
        put(page, " (");
        put(page, answer);
        put(page, ")");
    }
    end_line(page);
    put_reading(page, get(page, one, "basis"), indent);
}

void put_knockouts(struct page *page)
{
    const struct peil_node *summary = get(page, page->document, "summary");
    const struct peil_node *list = get(page, page->document, "knockouts");

    if (length_of(page, list) == 0)
        return;
    heading(page, text_of(page, summary, "verdict_title"));
    start(page, 0, page->signs ? 2 : 0);
    put_marked(page, text_of(page, summary, "verdict"), text_of(page, summary, "verdict_text"));
    blank_line(page);
    for (size_t i = 0; i < length_of(page, list); i++)
        (page->brief ? put_brief : put_knockout)(page, at(page, list, i));
    blank_line(page);
    line(page, 0,
        word(page, page->brief ? "notice.no-legal-judgement.brief" : "notice.no-legal-judgement"));
}
