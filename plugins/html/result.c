/*
 * The page of a result: its parts in the order that is asked for.
 */
#include "html.h"

static bool any(const struct html_page *page, const char *key)
{
    return html_count(page, page->document, key) > 0;
}

static void add_advice(struct html_page *page, struct html_contents *contents)
{
    html_contents_add(contents, "advice", "heading.advice", any(page, "advice"));
    html_contents_add(contents, "context", "heading.context", !page->brief && any(page, "context"));
}

static void add_blocks(struct html_page *page, struct html_contents *contents)
{
    const struct peil_node *blocks = html_get(page, page->document, "blocks");
    for (size_t i = 0; i < html_length(page, blocks); i++) {
        const struct peil_node *block = html_at(page, blocks, i);
        html_contents_add_node(
            contents, "block-", i + 1, block, html_has_text(page, block, "heading"));
    }
}

static void add_whatif(struct html_page *page, struct html_contents *contents)
{
    const struct peil_node *whatif = html_get(page, page->document, "whatif");
    html_contents_add_node(contents, "whatif", 0, whatif, html_has_text(page, whatif, "heading"));
}

static void add_method(struct html_page *page, struct html_contents *contents)
{
    const struct peil_node *scoring = html_get(page, page->document, "scoring");
    html_contents_add(contents, "scoring", "heading.scoring",
        html_count(page, scoring, "explanation") > 0 || html_has_text(page, scoring, "own_text"));
    html_contents_add(contents, "references", "heading.references", any(page, "references"));
    html_contents_add(contents, "warnings", "heading.warnings", any(page, "warnings"));
    html_contents_add(contents, "provenance", "heading.provenance", true);
}

/* How it was made; warnings stand behind what is referred to. */
static void put_method(struct html_page *page)
{
    html_method(page);
    html_references(page);
    html_warnings(page);
    html_provenance(page);
}

static const struct html_page_part list[] = {
    {"outcome", "outcome", "heading.outcome", NULL, html_outcome, NULL},
    {"advice", NULL, NULL, NULL, html_advice, add_advice},
    {"whatif", NULL, NULL, NULL, html_whatif, add_whatif},
    {"blocks", NULL, NULL, NULL, html_blocks, add_blocks},
    {"knockouts", "knockouts", NULL, "knockouts", html_knockouts, NULL},
    {"sections", "scores", "heading.scores", "sections", html_sections, NULL},
    {"answers", "answers", "heading.answers", "sections", html_answers, NULL},
    {"concepts", "concepts", "heading.concepts", "concepts", html_concepts, NULL},
    {"open", "open", "heading.open", "open", html_open, NULL},
    {"method", NULL, NULL, NULL, put_method, add_method},
};
static const struct html_page_parts parts = {list, sizeof(list) / sizeof(*list)};

void html_result(struct html_page *page)
{
    struct html_contents contents = {.count = 0};
    page->brief = !html_shows(page, "answers") && !html_shows(page, "method");
    html_choices_make(page);
    html_contents_add(&contents, "errors", "heading.errors", any(page, "errors"));
    html_page_parts_list(page, &parts, &contents);
    if (!html_shows(page, "method"))
        html_contents_add(&contents, "warnings", "heading.warnings", any(page, "warnings"));
    html_page_top(page, contents.entries, contents.count);
    html_errors(page);
    html_page_parts_put(page, &parts);
    if (!html_shows(page, "method"))
        html_warnings(page);
    if (page->brief) {
        html_put(page, "<p class=\"small\">");
        html_put_word(page, "notice.brief");
        html_put(page, "</p>\n");
    }
    bool answers = html_shows(page, "answers") && any(page, "sections");
    html_paper_note(page, answers,
        answers &&
            html_is_type(page, html_get(page, html_get(page, page->document, "score"), "made_of"),
                PEIL_NODE_MAP),
        html_shows(page, "advice") && any(page, "advice"));
    html_page_end(page);
}
