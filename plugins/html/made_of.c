/*
 * How a number came about: what it is made of, and what each part brings to it.
 */
#include "html.h"

static void put_cell(
    struct html_page *page, const char *word, const struct peil_node *row, const char *key)
{
    html_put(page, "<td role=\"cell\" class=\"n\" data-label=\"");
    html_put_word(page, word);
    html_put(page, "\">");
    if (html_has_text(page, row, key))
        html_put_text(page, row, key);
    else
        html_put(page, "\u2013");
    html_put(page, "</td>");
}

static void put_row(struct html_page *page, const struct peil_node *row)
{
    html_put(page, "<tr role=\"row\"><th scope=\"row\" role=\"rowheader\"><span class=\"nr\">");
    html_anchor_link(page, row, "number");
    html_put(page, "</span>");
    html_put_text(page, row, "label");
    html_put(page, "</th>");
    html_cell(page, "column.answer-or-score");
    html_put_text(page, row, "value_label");
    html_put(page, "</td>");
    if (html_is_true(page, row, "counts")) {
        put_cell(page, "column.worth", row, "ratio_text");
        put_cell(page, "column.share", row, "share_text");
        put_cell(page, "column.contribution", row, "contribution_text");
    } else {
        html_put(page, "<td role=\"cell\" class=\"n\" colspan=\"3\" aria-colspan=\"3\">");
        html_put_word(page, "word.does-not-count");
        html_put(page, "</td>");
    }
    html_put(page, "</tr>\n");
}

/* Of a decision list: its bands from top to bottom. */
static void put_bands(struct html_page *page, const struct peil_node *rows)
{
    static const char *const words[] = {
        "column.condition", "column.band", "column.reason", "column.outcome"};
    static const char *const keys[] = {"condition", "label", "answers_text", "value_label"};
    const size_t columns = sizeof(words) / sizeof(words[0]);

    html_table(page, "made", "caption.decision-list");
    html_head_row(page);
    for (size_t i = 0; i < columns; i++)
        html_column(page, NULL, words[i]);
    html_head_row_end(page);
    for (size_t i = 0; i < html_length(page, rows); i++) {
        const struct peil_node *row = html_at(page, rows, i);

        html_put(page, "<tr role=\"row\"><th scope=\"row\" role=\"rowheader\"><span class=\"nr\">");
        html_put_text(page, row, "number");
        html_put(page, "</span>");
        html_put_text(page, row, keys[0]);
        html_put(page, "</th>");
        for (size_t k = 1; k < columns; k++) {
            html_cell(page, words[k]);
            if (html_has_text(page, row, keys[k]))
                html_put_text(page, row, keys[k]);
            else
                html_put(page, "\u2013");
            html_put(page, "</td>");
        }
        html_put(page, "</tr>\n");
    }
    html_put(page, "</tbody></table>\n");
}

static void put_rows(struct html_page *page, const struct peil_node *rows)
{
    static const char *const words[] = {"column.made-of", "column.answer-or-score", "column.worth",
        "column.share", "column.contribution"};
    if (html_length(page, rows) == 0)
        return;
    if (html_has_text(page, html_at(page, rows, 0), "condition")) {
        put_bands(page, rows);
        return;
    }
    html_table(page, "made", "caption.made-of");
    html_head_row(page);
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        html_column(page, i > 1 ? "n" : NULL, words[i]);
    html_head_row_end(page);
    for (size_t i = 0; i < html_length(page, rows); i++)
        put_row(page, html_at(page, rows, i));
    html_put(page, "</tbody></table>\n");
}

void html_made_of(struct html_page *page, const struct peil_node *score)
{
    static const char *const lines[] = {"sum_text", "rounding_text", "band_text"};
    const struct peil_node *made = html_get(page, score, "made_of");
    if (!html_has_text(page, made, "formula"))
        return;
    html_put(page, "<details class=\"made-of\"><summary>");
    html_put_word(page, "page.made-of");
    html_put(page, "</summary>\n");
    html_element(page, "p", NULL, made, "formula");
    html_element(page, "p", NULL, made, "note");
    put_rows(page, html_get(page, made, "rows"));
    for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
        html_element(page, "p", NULL, made, lines[i]);
    html_put(page, "</details>\n");
}

/* That a number is a script's own, where it stands. */
void html_own_number(struct html_page *page, const struct peil_node *score)
{
    const char *word = html_is_true(page, score, "hook_failed") ? "score.hook-failed"
                       : html_is_true(page, score, "hooked")    ? "score.hooked"
                                                                : NULL;
    if (!word)
        return;
    html_put(page, " <span class=\"tag\">");
    html_put_word(page, word);
    html_put(page, "</span>");
}
