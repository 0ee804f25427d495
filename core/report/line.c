/*
 * A result as one line of JSON, written straight into the buffer.
 */
#include "core/report/line.h"

#include <string.h>

#include "core/base/num.h"
#include "core/eval/advice.h"
#include "core/eval/decisions.h"
#include "core/format/json.h"
#include "core/pack/rule.h"
#include "core/report/line_pieces.h"
#include "core/report/line_writer.h"

static void put_start(struct peil_line_writer *w, uint64_t line, const char *file)
{
    PEIL_LINE_PUT(w, "{\"line\":");
    w->at += peil_num_digits(line, w->at);
    if (file) {
        PEIL_LINE_PUT(w, ",\"file\":");
        peil_line_put_text(w, file);
    }
}

void peil_line_start(struct peil_buf *out, uint64_t line, const char *file)
{
    struct peil_line_writer w;

    w.out = out;
    (void)peil_line_go_on(&w, PEIL_LINE_WORDS);
    put_start(&w, line, file);
    peil_line_finish(&w);
}

void peil_line_text(struct peil_buf *out, const char *text)
{
    if (text)
        peil_json_write_text(out, text, strlen(text));
    else
        peil_buf_text(out, "null");
}

static void put_head(struct peil_line_writer *w, const struct peil_result *result)
{
    const struct peil_answers *answers = result->answers;
    size_t key = result->pack->key_field;

    if (key != PEIL_NONE && answers->subject[key]) {
        PEIL_LINE_PUT(w, ",\"key\":");
        peil_line_put_text(w, answers->subject[key]);
    }
    if (answers->respondent) {
        PEIL_LINE_PUT(w, ",\"respondent\":");
        peil_line_put_text(w, answers->respondent);
    }
    if (answers->role) {
        PEIL_LINE_PUT(w, ",\"role\":");
        peil_line_put_id(w, answers->role->id);
    }
    if (answers->date) {
        PEIL_LINE_PUT(w, ",\"date\":");
        peil_line_put_id(w, answers->date);
    }
}

/* Two decimals, as hundredths; what is not complete never looks so. */
static void put_completeness(struct peil_line_writer *w, double completeness)
{
    unsigned hundredths;

    PEIL_LINE_PUT(w, ",\"completeness\":");
    if (!(completeness < 1)) {
        PEIL_LINE_PUT(w, "1");
        return;
    }
    hundredths = (unsigned)peil_num_round(completeness * 100, 0, PEIL_ROUND_HALF_UP);
    if (hundredths >= 100)
        hundredths = 99;
    PEIL_LINE_PUT(w, "0");
    if (hundredths == 0)
        return;
    PEIL_LINE_PUT(w, ".");
    *w->at++ = (char)('0' + hundredths / 10);
    if (hundredths % 10 != 0)
        *w->at++ = (char)('0' + hundredths % 10);
}

static void put_bounds(struct peil_line_writer *w, const struct peil_line_keys *keys,
    const struct peil_scoring *scoring, const struct peil_score *score)
{
    double low;
    double high;

    if (!score->bounded || !(score->low < score->high))
        return;
    low = peil_num_round(score->low, scoring->decimals, scoring->rounding);
    high = peil_num_round(score->high, scoring->decimals, scoring->rounding);
    if (!(low < high))
        return;
    PEIL_LINE_PUT(w, ",\"low\":");
    peil_line_put_score(w, keys, low);
    PEIL_LINE_PUT(w, ",\"high\":");
    peil_line_put_score(w, keys, high);
    if (!score->exact)
        PEIL_LINE_PUT(w, ",\"bounds\":\"enclosing\"");
}

static void put_score(
    struct peil_line_writer *w, const struct peil_line_keys *keys, const struct peil_result *result)
{
    const struct peil_score *score = &result->total;

    if (score->status == PEIL_SCORE_VALUE) {
        PEIL_LINE_PUT(w, ",\"status\":\"value\",\"score\":");
        peil_line_put_score(w, keys, score->shown);
    } else {
        PEIL_LINE_PUT(w, ",\"status\":");
        peil_line_put_id(w, peil_score_status_word(score->status));
    }
    put_bounds(w, keys, &result->pack->scoring, score);
    put_completeness(w, score->completeness);
    if (score->provisional)
        PEIL_LINE_PUT(w, ",\"provisional\":true");
    if (score->band)
        peil_line_put_piece(w, &keys->bands[score->band - result->pack->scoring.bands]);
    if (result->verdict != PEIL_KNOCKOUT_NONE)
        peil_line_put_piece(w, &keys->verdicts[result->verdict]);
}

/* Where no section can have a score there is nothing to say. */
static bool has_section_scores(const struct peil_line_keys *keys, const struct peil_result *result)
{
    bool has = keys->scored;

    for (size_t i = 0; i < keys->count && !has; i++)
        has = result->sections[keys->keys[i].section].hooked;
    return has;
}

static void put_sections(
    struct peil_line_writer *w, const struct peil_line_keys *keys, const struct peil_result *result)
{
    if (!has_section_scores(keys, result))
        return;
    PEIL_LINE_PUT(w, ",\"sections\":");
    for (size_t i = 0; i < keys->count; i++) {
        const struct peil_line_section *key = &keys->keys[i];
        const struct peil_score *score = &result->sections[key->section];

        peil_line_put_piece(w, &key->piece);
        if (score->status == PEIL_SCORE_VALUE)
            peil_line_put_score(w, keys, score->shown);
        else
            PEIL_LINE_PUT(w, "null");
    }
    PEIL_LINE_PUT(w, "}");
}

static void put_decisions(struct peil_line_writer *w, const struct peil_result *result)
{
    const struct peil_pack *pack = result->pack;

    if (pack->decision_count == 0)
        return;
    PEIL_LINE_PUT(w, ",\"decisions\":{");
    for (size_t i = 0; i < pack->decision_count; i++) {
        if (i > 0)
            PEIL_LINE_PUT(w, ",");
        peil_line_put_id(w, pack->decisions[i].id);
        PEIL_LINE_PUT(w, ":");
        if (result->decisions[i].outcome)
            peil_line_put_id(w, result->decisions[i].outcome->id);
        else
            PEIL_LINE_PUT(w, "null");
    }
    PEIL_LINE_PUT(w, "}");
}

/* Base advice is named after its concept and the level of that. */
static void put_base(struct peil_line_writer *w, const struct peil_concept_level *concept)
{
    const char *level = concept->level ? concept->level->id : "unknown";
    size_t length = strlen(concept->concept->qualified);
    size_t level_length = strlen(level);

    if (!peil_line_need(w, length + level_length + 3 + PEIL_LINE_WORDS))
        return;
    PEIL_LINE_PUT(w, "\"");
    peil_line_put(w, concept->concept->qualified, length);
    PEIL_LINE_PUT(w, ":");
    peil_line_put(w, level, level_length);
    PEIL_LINE_PUT(w, "\"");
}

static void put_list(struct peil_line_writer *w, const struct peil_result *result)
{
    PEIL_LINE_PUT(w, ",\"advice\":[");
    for (size_t i = 0; i < result->advice_count; i++) {
        const struct peil_advice *advice = &result->advice[i];

        if (i > 0)
            PEIL_LINE_PUT(w, ",");
        if (advice->rule)
            peil_line_put_id(w, advice->rule->id);
        else
            put_base(w, advice->concept);
    }
    PEIL_LINE_PUT(w, "]");
}

/* Keeps what was written since `start` of the line, if it is not too long. */
static void keep_list(struct peil_line_list *list, const struct peil_line_writer *w, size_t start,
    const struct peil_advice *advice)
{
    const char *bytes = w->out->data + start;
    size_t length = w->out->failed ? PEIL_LINE_LIST + 1 : (size_t)(w->at - bytes);

    if (length > PEIL_LINE_LIST)
        return;
    list->advice = advice;
    list->length = length;
    memcpy(list->bytes, bytes, length);
}

static void put_advice(
    struct peil_line_writer *w, struct peil_line_keys *keys, const struct peil_result *result)
{
    struct peil_line_list *list;
    size_t start;

    if (result->advice_count == 0)
        return;
    if (!result->advice_kept) {
        put_list(w, result);
        return;
    }
    list = peil_line_list_of(keys, result->advice);
    if (list->advice == result->advice) {
        if (peil_line_need(w, list->length + PEIL_LINE_WORDS))
            peil_line_put(w, list->bytes, list->length);
        return;
    }
    start = w->out->failed ? 0 : (size_t)(w->at - w->out->data);
    put_list(w, result);
    keep_list(list, w, start, result->advice);
}

static void put_errors(struct peil_line_writer *w, const struct peil_result *result)
{
    if (result->error_count == 0)
        return;
    PEIL_LINE_PUT(w, ",\"script_errors\":[");
    for (size_t i = 0; i < result->error_count; i++) {
        const struct peil_script_error *error = &result->errors[i];

        if (i > 0)
            PEIL_LINE_PUT(w, ",");
        peil_line_put_text(w, error->what ? error->what : error->code);
    }
    PEIL_LINE_PUT(w, "]");
}

void peil_line_result(struct peil_buf *out, uint64_t line, const char *file,
    struct peil_line_keys *keys, const struct peil_result *result)
{
    struct peil_line_writer w;

    w.out = out;
    (void)peil_line_go_on(&w, PEIL_LINE_WORDS);
    put_start(&w, line, file);
    put_head(&w, result);
    put_score(&w, keys, result);
    put_sections(&w, keys, result);
    put_decisions(&w, result);
    put_advice(&w, keys, result);
    put_errors(&w, result);
    PEIL_LINE_PUT(&w, "}\n");
    peil_line_finish(&w);
}
