/*
 * The summary of a result: sentence, verdict, counts, and what a reader must know about them.
 */
#include <string.h>

#include "core/report/decisions.h"
#include "core/report/parts.h"
#include "core/report/phrase.h"

/* What the first sentence does not tell of the score. */
static void note_score(struct peil_report *r, struct peil_node *notes)
{
    const struct peil_score *score = &r->result->total;
    const struct peil_scoring *scoring = &r->pack->scoring;
    bool has_bands = scoring->band_count > 0;

    if (score->status != PEIL_SCORE_VALUE) {
        return;
    }
    if (score->capped)
        peil_add_text(r, notes,
            peil_say(r, "sentence.note.capped",
                PEIL_SLOTS({"cap", peil_say_number(r, scoring->cap, -1)})));
    if (score->reason == PEIL_REASON_PARTS_MISSING) {
        peil_add_text(r, notes,
            peil_word(
                r, has_bands ? "sentence.note.parts-needed.bands" : "sentence.note.parts-needed"));
        return;
    }
    if (score->completeness < scoring->provisional) {
        const char *which = has_bands ? "bands" : scoring->provisional < 1.0 ? "some" : "all";

        peil_add_text(r, notes,
            peil_fill(r, peil_word_of(r, "sentence.note.provisional", which),
                PEIL_SLOTS({"needed", peil_say_percent(r, scoring->provisional)})));
    }
    if (score->parts_left_out > 0) {
        peil_add_text(r, notes,
            peil_say_plural(r, "sentence.note.parts", score->parts_left_out,
                PEIL_SLOTS({"n", peil_say_count(r, score->parts_left_out)},
                    {"total", peil_say_count(r, score->parts)})));
    }
}

static void note_range(struct peil_report *r, struct peil_node *notes)
{
    const struct peil_score *score = &r->result->total;
    const char *range = peil_report_range_text(r, score, r->pack->scoring.model);
    const char *text;

    if (!range)
        return;
    text = peil_say(r, "sentence.note.range", PEIL_SLOTS({"range", range}));
    if (score->band && !score->band_certain)
        text = peil_arena_format(r->arena, "%s %s", text, peil_word(r, "sentence.note.band-open"));
    peil_add_text(r, notes, text);
}

static void note_expiry(struct peil_report *r, struct peil_node *notes, size_t references)
{
    if (!r->asof && references > 0)
        peil_add_text(r, notes, peil_word(r, "sentence.note.not-judged"));
    if (r->expired > 0) {
        peil_add_text(r, notes,
            peil_say_plural(r, "sentence.note.expired", r->expired,
                PEIL_SLOTS({"n", peil_say_count(r, r->expired)})));
    }
}

/* The pack's words for a verdict; empty where it has none. */
static const struct peil_text *own_verdict(
    const struct peil_knockout_words *words, enum peil_knockout_state verdict)
{
    switch (verdict) {
    case PEIL_KNOCKOUT_FAILED:
        return &words->failed;
    case PEIL_KNOCKOUT_ATTENTION:
        return &words->attention;
    case PEIL_KNOCKOUT_UNKNOWN:
        return &words->unknown;
    case PEIL_KNOCKOUT_PASSED:
    case PEIL_KNOCKOUT_NONE:
    case PEIL_KNOCKOUT_NOT_APPLICABLE:
        break;
    }
    return &words->passed;
}

void peil_report_verdict_title(struct peil_report *r, struct peil_node *map)
{
    const struct peil_text *title = &r->pack->knockouts.title;

    if (title->count > 0)
        peil_put_pack_text(r, map, "verdict_title", title, r->pack);
    else
        peil_put_text(r, map, "verdict_title", peil_word(r, "heading.knockouts"));
}

static void put_verdict(struct peil_report *r, struct peil_node *map)
{
    enum peil_knockout_state verdict = r->result->verdict;
    const char *word = peil_knockout_word(verdict);
    const struct peil_text *own = own_verdict(&r->pack->knockouts, verdict);
    const char *name = peil_arena_format(r->arena, "verdict.%s.text", word);
    const char *found = NULL;
    const char *text;
    const char *limit;

    peil_put_text(r, map, "verdict", word);
    peil_put_text(r, map, "verdict_label", peil_word_of(r, "verdict", word));
    if (verdict == PEIL_KNOCKOUT_NONE)
        return;
    text = own->count > 0 ? peil_text_get(own, r->asked, r->pack->language, &found)
                          : peil_word(r, name ? name : "");
    limit = peil_report_verdict_limit(r);
    if (limit)
        text = peil_arena_format(r->arena, "%s %s", text ? text : "", limit);
    peil_report_put_marked(r, map, "verdict_text", text, found);
}

/* What decision tables came to, each in one line. */
static void put_decisions(struct peil_report *r, struct peil_node *map)
{
    struct peil_node *list;

    if (r->pack->decision_count == 0)
        return;
    list = peil_put_list(r, map, "decisions");
    for (size_t i = 0; i < r->pack->decision_count; i++) {
        const struct peil_decided *decided = &r->result->decisions[i];

        peil_add_text(r, list,
            peil_say(r, "sentence.decision.summary",
                PEIL_SLOTS({"title", peil_pack_text(r, &decided->decision->title, r->pack)},
                    {"outcome", peil_report_decided_label(r, decided)})));
    }
}

void peil_report_summary(struct peil_report *r, struct peil_node *map, size_t references)
{
    struct peil_node *notes;

    peil_put_text(r, map, "sentence", peil_report_sentence(r));
    put_decisions(r, map);
    put_verdict(r, map);
    peil_report_verdict_title(r, map);
    peil_put_text(r, map, "counts_text", peil_report_counts_text(r, NULL));
    peil_put_text(r, map, "counts_note", peil_report_counts_note(r));
    notes = peil_put_list(r, map, "notes");
    note_score(r, notes);
    note_range(r, notes);
    peil_report_note_audience(r, notes);
    peil_add_text(r, notes, peil_report_own_rule(r, "sentence.note.own-rule"));
    note_expiry(r, notes, references);
}
