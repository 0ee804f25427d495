/*
 * What a score is made of that a decision list gives: its bands, with the condition of each, the
 * answers that it looks at, and what came of it.
 */
#include <string.h>

#include "core/base/buf.h"
#include "core/pack/expression.h"
#include "core/report/made_of.h"
#include "core/report/parts.h"
#include "core/report/phrase.h"

/* Where the band that holds stands in the list; behind it where nothing is known. */
static size_t deciding(const struct peil_report *r, const struct peil_made_of *sum)
{
    size_t count = r->pack->scoring.band_count;
    double below = peil_made_before(sum->score);

    return sum->score->status == PEIL_SCORE_VALUE && !sum->score->hooked && below >= 0.0 &&
                   below < (double)count
               ? count - 1 - (size_t)below
               : count;
}

void peil_made_bands(const struct peil_report *r, struct peil_made_of *sum)
{
    const struct peil_scoring *scoring = &r->pack->scoring;
    size_t found = deciding(r, sum);

    for (size_t i = 0; i < scoring->band_count; i++)
        sum->rows[sum->count++] = (struct peil_made_row){.band = &scoring->bands[i],
            .has = found < scoring->band_count && i <= found,
            .counts = i == found};
}

double peil_made_decision(const struct peil_report *r, const struct peil_made_of *sum)
{
    size_t found = deciding(r, sum);

    return found < sum->count ? (double)(sum->count - 1 - found) : 0.0;
}

/* "1.2 Nee", "2 50 van 100": what a piece of a condition names between quotes; NULL for nothing. */
static const char *named(struct peil_report *r, const struct peil_token *token)
{
    const char *id = peil_arena_copy(r->arena, token->text, token->length);
    const struct peil_item *item = id ? peil_pack_item(r->pack, id) : NULL;
    const struct peil_section *section = id ? peil_pack_section(r->pack, id) : NULL;

    if (item)
        return peil_arena_format(r->arena, "%s %s", r->items[item->index].number,
            peil_report_answer_label(r, item, &r->answers->answers[item->index]));
    if (!section)
        return NULL;
    return peil_arena_format(r->arena, "%s %s", r->sections[section->index].number,
        peil_report_score_text(r, &r->result->sections[section->index], section->model));
}

static bool is_in(struct peil_report *r, const char *list, const char *one)
{
    const char *all = peil_arena_format(r->arena, ", %s, ", list);
    const char *wanted = peil_arena_format(r->arena, ", %s, ", one);

    return all && wanted && strstr(all, wanted);
}

/* "1.2 Nee, 2 50 van 100": the answers and sections that a condition names, each once. */
static const char *answers_text(struct peil_report *r, const struct peil_expression *condition)
{
    struct peil_buf text = PEIL_BUF_EMPTY;
    const char *at = condition->text;

    for (;;) {
        struct peil_token token = peil_expression_next(&at);
        const char *one = token.kind == PEIL_TOKEN_TEXT ? named(r, &token) : NULL;

        if (token.kind == PEIL_TOKEN_END)
            break;
        if (one && !is_in(r, peil_buf_string(&text), one))
            peil_buf_format(&text, "%s%s", text.length > 0 ? ", " : "", one);
    }
    return peil_keep(r, &text);
}

static const char *outcome(const struct peil_made_row *row)
{
    return row->counts ? "made-of.holds" : row->has ? "made-of.holds-not" : "made-of.not-tested";
}

void peil_report_band_row(
    struct peil_report *r, struct peil_node *map, const struct peil_made_row *row)
{
    const struct peil_expression *condition = &row->band->when;
    size_t index = (size_t)(row->band - r->pack->scoring.bands);
    const char *answers;

    peil_put_text(r, map, "kind", "band");
    peil_put_text(r, map, "id", row->band->id);
    peil_put_text(r, map, "number", peil_say_count(r, index + 1));
    peil_put_pack_text(r, map, "label", &row->band->label, r->pack);
    peil_put_text(
        r, map, "condition", condition->text ? condition->text : peil_word(r, "made-of.otherwise"));
    answers = condition->text ? answers_text(r, condition) : NULL;
    if (answers && *answers)
        peil_put_text(r, map, "answers_text", answers);
    peil_put_text(r, map, "value_label", peil_word(r, outcome(row)));
    peil_put_bool(r, map, "counts", row->counts);
}
