/*
 * The page of a result.
 */
#include "html.h"

static bool any(const struct html_page *page, const char *key)
{
    return html_count(page, page->document, key) > 0;
}

void html_result(struct html_page *page)
{
    const struct peil_node *scoring = html_get(page, page->document, "scoring");
    const struct html_entry entries[] = {
        {"errors", "heading.errors", any(page, "errors")},
        {"outcome", "heading.outcome", true},
        {"advice", "heading.advice", any(page, "advice")},
        {"knockouts", NULL, any(page, "knockouts")},
        {"scores", "heading.scores", any(page, "sections")},
        {"answers", "heading.answers", any(page, "sections")},
        {"concepts", "heading.concepts", any(page, "concepts")},
        {"open", "heading.open", any(page, "open")},
        {"scoring", "heading.scoring",
            html_count(page, scoring, "explanation") > 0 ||
                html_has_text(page, scoring, "own_text")},
        {"references", "heading.references", any(page, "references")},
        {"warnings", "heading.warnings", any(page, "warnings")},
        {"provenance", "heading.provenance", true},
    };
    html_choices_make(page);
    html_page_top(page, entries, sizeof(entries) / sizeof(entries[0]));
    html_errors(page);
    html_outcome(page);
    html_advice(page);
    html_blocks(page);
    html_knockouts(page);
    html_sections(page);
    html_answers(page);
    html_concepts(page);
    html_open(page);
    html_method(page);
    html_references(page);
    html_warnings(page);
    html_provenance(page);
    html_page_end(page);
}
