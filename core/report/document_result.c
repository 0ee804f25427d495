/*
 * The document of a result.
 */
#include "core/report/decisions.h"
#include "core/report/explanation.h"
#include "core/report/parts.h"
#include "core/report/phrase.h"

const char *peil_report_subject_name(const struct peil_report *r)
{
    if (!r->answers || !r->answers->subject || r->pack->subject_field_count == 0)
        return NULL;
    return r->answers->subject[0];
}

static void put_subject(struct peil_report *r, struct peil_node *document)
{
    struct peil_node *map = peil_put_map(r, document, "subject");

    peil_put_text(r, map, "name", peil_report_subject_name(r));
    if (r->pack->key_field != PEIL_NONE && r->answers->subject)
        peil_put_text(r, map, "key", r->answers->subject[r->pack->key_field]);
    peil_report_fields(r, peil_put_list(r, map, "fields"), false);
}

/* An item as it is named in a list of its own. */
static struct peil_node *add_mention(
    struct peil_report *r, struct peil_node *list, const struct peil_item *item)
{
    struct peil_node *map = peil_add_map(r, list);

    peil_put_text(r, map, "id", item->id);
    peil_put_text(r, map, "anchor", r->items[item->index].anchor);
    peil_put_text(r, map, "number", r->items[item->index].number);
    peil_put_pack_text(r, map, "text", &item->text, r->pack);
    return map;
}

static void put_knockouts(struct peil_report *r, struct peil_node *document)
{
    struct peil_node *list = peil_put_list(r, document, "knockouts");

    for (size_t i = 0; i < r->result->knockout_count; i++) {
        const struct peil_knockout *knockout = &r->result->knockouts[i];
        const struct peil_item *item = knockout->item;
        const char *state = peil_knockout_word(knockout->state);
        struct peil_node *map = add_mention(r, list, item);

        peil_put_text(r, map, "state", state);
        peil_put_text(r, map, "state_label",
            peil_report_not_asked(r, item) ? peil_word(r, "state.not-asked")
                                           : peil_word_of(r, "verdict", state));
        if (peil_report_not_asked(r, item))
            peil_put_bool(r, map, "not_asked", true);
        peil_put_text(r, map, "answer_label",
            peil_report_answer_label(r, item, &r->answers->answers[item->index]));
        peil_report_basis(r, map, &item->basis, r->pack);
    }
}

static bool is_open(enum peil_state state)
{
    return state == PEIL_STATE_BLANK || state == PEIL_STATE_UNKNOWN;
}

/*
 * How an item stands open: of a matrix that was begun, by its open rows, where one that is not
 * filled in goes before one that is not known. False where nothing is open.
 */
static bool open_state(
    const struct peil_item *item, const struct peil_answer *answer, enum peil_state *state)
{
    bool any = false;

    *state = answer->state;
    if (is_open(answer->state))
        return true;
    if (answer->state != PEIL_STATE_ANSWERED || !answer->rows)
        return false;
    for (size_t i = 0; i < item->row_count; i++) {
        if (is_open(answer->rows[i].state)) {
            *state =
                !any || answer->rows[i].state == PEIL_STATE_BLANK ? answer->rows[i].state : *state;
            any = true;
        }
    }
    return any;
}

static void put_open_rows(struct peil_report *r, struct peil_node *map,
    const struct peil_item *item, const struct peil_answer *answer)
{
    struct peil_node *list;

    if (!answer->rows || answer->state != PEIL_STATE_ANSWERED)
        return;
    list = peil_put_list(r, map, "rows");
    for (size_t i = 0; i < item->row_count; i++) {
        if (is_open(answer->rows[i].state)) {
            struct peil_node *row = peil_add_map(r, list);

            peil_put_text(r, row, "id", item->rows[i].id);
            peil_put_pack_text(r, row, "text", &item->rows[i].text, r->pack);
        }
    }
}

static void put_open(struct peil_report *r, struct peil_node *document)
{
    struct peil_node *list = peil_put_list(r, document, "open");

    for (size_t i = 0; i < r->pack->item_count; i++) {
        const struct peil_item *item = &r->pack->items[i];
        const struct peil_answer *answer = &r->answers->answers[i];
        enum peil_state state;
        struct peil_node *map;
        struct peil_node *asks;
        const char *word;

        if (!open_state(item, answer, &state))
            continue;
        word = peil_state_word(state);
        map = add_mention(r, list, item);
        peil_put_text(r, map, "state", word);
        peil_put_text(r, map, "state_label", peil_word_of(r, "state", word));
        peil_put_bool(r, map, "is_knockout", item->knockout);
        peil_report_basis(r, map, &item->basis, r->pack);
        put_open_rows(r, map, item, answer);
        asks = peil_put_list(r, map, "asks");
        for (size_t j = 0; j < item->asks_count; j++)
            peil_add_term(r, asks, item->asks[j]);
    }
}

/* Which parts a reader wants to see, and what the paper is called. */
static void put_layout(struct peil_report *r, struct peil_node *document)
{
    const struct peil_report_layout *layout = &r->pack->report;
    const enum peil_report_part *parts = layout->parts;
    size_t count = layout->part_count;
    struct peil_node *list = peil_put_list(r, document, "parts");

    if (r->options && r->options->part_count > 0) {
        parts = r->options->parts;
        count = r->options->part_count;
    }
    for (size_t i = 0; i < (count > 0 ? count : PEIL_REPORT_PARTS); i++)
        peil_add_text(
            r, list, peil_report_part_word(count > 0 ? parts[i] : (enum peil_report_part)i));
    peil_put_pack_text(r, document, "title", &layout->title, r->pack);
}

static void put_whatif(struct peil_report *r, struct peil_node *document)
{
    const struct peil_whatif *whatif = r->options ? r->options->whatif : NULL;
    struct peil_node *map;

    if (!whatif)
        return;
    map = peil_report_put_whatif(r, document, whatif);
    peil_explain_whatif(r, peil_put_list(r, map, "blocks"), whatif);
}

/* All between the head and the tail; the summary is filled last, for it tells of the rest. */
static void put_outcome(struct peil_report *r, struct peil_node *document)
{
    struct peil_node *summary = peil_put_map(r, document, "summary");
    struct peil_node *references;

    peil_node_set(r->arena, document, "score", peil_report_score(r, NULL));
    peil_report_counts(r, document);
    peil_report_sections(r, document);
    peil_report_scoring(r, document);
    put_knockouts(r, document);
    peil_report_concepts(r, document);
    peil_report_advice(r, document);
    put_whatif(r, document);
    peil_report_decisions(r, document);
    peil_report_blocks(r, document);
    put_open(r, document);
    peil_report_context(r, document, false);
    references = peil_report_references(r, false);
    peil_node_set(r->arena, document, "references", references);
    peil_report_summary(r, summary, peil_node_count(references));
}

struct peil_node *peil_report_result(struct peil_arena *arena, const struct peil_result *result,
    const struct peil_report_options *options)
{
    struct peil_report r;
    struct peil_node *document = peil_node_map(arena);
    struct peil_node *answers;

    if (!peil_report_begin(&r, arena, "result", result->pack, result, NULL, options))
        return NULL;
    peil_report_common(&r, document);
    put_subject(&r, document);
    peil_report_respondents(&r, document);
    if (r.asof)
        peil_put_text(&r, document, "asof", r.asof);
    else
        peil_put_null(&r, document, "asof");
    put_layout(&r, document);
    put_outcome(&r, document);
    peil_report_errors(&r, document);
    peil_report_warnings(&r, document);
    peil_report_languages(&r, document);
    answers = peil_answers_node(arena, result->answers);
    peil_node_set(arena, document, "answers", answers);
    peil_report_digests(&r, document, answers);
    return peil_arena_failed(arena) ? NULL : document;
}
