/*
 * A result as one line of JSON, written straight into the buffer.
 */
#include "core/report/line.h"

#include <string.h>

#include "core/base/num.h"
#include "core/eval/advice.h"
#include "core/format/json.h"
#include "core/pack/rule.h"

/* Adds a few bytes; where there is room for them, which is nearly always, without a call. */
static inline void add(struct peil_buf *out, const char *bytes, size_t length)
{
    if (!out->failed && out->limit == 0 && out->capacity - out->length > length) {
        memcpy(out->data + out->length, bytes, length);
        out->length += length;
        out->data[out->length] = '\0';
    } else {
        peil_buf_add(out, bytes, length);
    }
}

/* Adds a text that is known here. */
#define ADD(out, literal) add((out), "" literal, sizeof(literal) - 1)

static inline void add_text(struct peil_buf *out, const char *text)
{
    add(out, text, strlen(text));
}

/* Most room a small whole number takes. */
#define SMALL 1000000.0

#define PLAIN_2 1, 1
#define PLAIN_4 PLAIN_2, PLAIN_2
#define PLAIN_8 PLAIN_4, PLAIN_4
#define PLAIN_16 PLAIN_8, PLAIN_8

/* Characters that stand in JSON as they are: printable ASCII but '"', '\\' and '<'. */
static const unsigned char plain[256] = {[0x20] = PLAIN_2,
    [0x23] = PLAIN_8,
    PLAIN_16,
    1,
    [0x3D] = PLAIN_16,
    PLAIN_8,
    PLAIN_4,
    PLAIN_2,
    1,
    [0x5D] = PLAIN_16,
    PLAIN_16,
    PLAIN_2};

/* The length of a text that stands in JSON as it is; else SIZE_MAX. */
static size_t plain_length(const char *text)
{
    size_t i = 0;

    while (plain[(unsigned char)text[i]])
        i++;
    return text[i] == '\0' ? i : SIZE_MAX;
}

void peil_line_text(struct peil_buf *out, const char *text)
{
    size_t length = text ? plain_length(text) : 0;

    if (!text) {
        ADD(out, "null");
    } else if (length == SIZE_MAX) {
        peil_json_write_text(out, text, strlen(text));
    } else {
        ADD(out, "\"");
        add(out, text, length);
        ADD(out, "\"");
    }
}

/* An id, which needs no escapes. */
static void put_id(struct peil_buf *out, const char *id)
{
    ADD(out, "\"");
    add_text(out, id);
    ADD(out, "\"");
}

void peil_line_number(struct peil_buf *out, double number)
{
    char text[PEIL_NUM_SIZE];
    size_t length;

    if (number >= 10 && number < 100 && !((double)(int)number < number)) {
        text[0] = (char)('0' + (int)number / 10);
        text[1] = (char)('0' + (int)number % 10);
        add(out, text, 2);
        return;
    }

    if (number >= 0 && number < SMALL && !((double)(uint32_t)number < number))
        length = peil_num_digits((uint32_t)number, text);
    else
        length = peil_num_text(number, text);
    add(out, text, length);
}

static void add_digits(struct peil_buf *out, uint64_t value)
{
    char text[24];

    peil_buf_add(out, text, peil_num_digits(value, text));
}

void peil_line_start(struct peil_buf *out, uint64_t line, const char *file)
{
    ADD(out, "{\"line\":");
    add_digits(out, line);
    if (file) {
        ADD(out, ",\"file\":");
        peil_line_text(out, file);
    }
}

static void put_head(struct peil_buf *out, const struct peil_result *result)
{
    const struct peil_answers *answers = result->answers;
    size_t key = result->pack->key_field;

    if (key != PEIL_NONE && answers->subject[key]) {
        ADD(out, ",\"key\":");
        peil_line_text(out, answers->subject[key]);
    }
    if (answers->respondent) {
        ADD(out, ",\"respondent\":");
        peil_line_text(out, answers->respondent);
    }
    if (answers->role) {
        ADD(out, ",\"role\":");
        put_id(out, answers->role->id);
    }
    if (answers->date) {
        ADD(out, ",\"date\":");
        put_id(out, answers->date);
    }
}

/* Two decimals, as hundredths; what is not complete never looks so. */
static void put_completeness(struct peil_buf *out, double completeness)
{
    unsigned hundredths = (unsigned)peil_num_round(completeness * 100, 0, PEIL_ROUND_HALF_UP);

    if (hundredths >= 100 && completeness < 1)
        hundredths = 99;
    ADD(out, ",\"completeness\":");
    if (hundredths >= 100) {
        ADD(out, "1");
        return;
    }
    ADD(out, "0");
    if (hundredths == 0)
        return;
    ADD(out, ".");
    peil_buf_char(out, (char)('0' + hundredths / 10));
    if (hundredths % 10 != 0)
        peil_buf_char(out, (char)('0' + hundredths % 10));
}

static void put_bounds(
    struct peil_buf *out, const struct peil_scoring *scoring, const struct peil_score *score)
{
    double low;
    double high;

    if (!score->bounded || !(score->low < score->high))
        return;
    low = peil_num_round(score->low, scoring->decimals, scoring->rounding);
    high = peil_num_round(score->high, scoring->decimals, scoring->rounding);
    if (!(low < high))
        return;
    ADD(out, ",\"low\":");
    peil_line_number(out, low);
    ADD(out, ",\"high\":");
    peil_line_number(out, high);
}

static void put_score(struct peil_buf *out, const struct peil_result *result)
{
    const struct peil_score *score = &result->total;

    ADD(out, ",\"status\":\"");
    add_text(out, peil_score_status_word(score->status));
    ADD(out, "\"");
    if (score->status == PEIL_SCORE_VALUE) {
        ADD(out, ",\"score\":");
        peil_line_number(out, score->shown);
    }
    put_bounds(out, &result->pack->scoring, score);
    put_completeness(out, score->completeness);
    if (score->provisional)
        ADD(out, ",\"provisional\":true");
    if (score->band) {
        ADD(out, ",\"band\":");
        put_id(out, score->band->id);
    }
    if (result->verdict != PEIL_KNOCKOUT_NONE) {
        ADD(out, ",\"verdict\":");
        put_id(out, peil_knockout_word(result->verdict));
    }
}

/* Where no section can have a score there is nothing to say. */
static bool has_section_scores(const struct peil_result *result)
{
    const struct peil_pack *pack = result->pack;

    for (size_t i = 0; i < pack->child_count; i++) {
        size_t index = pack->children[i].index;

        if (pack->children[i].is_section &&
            (pack->sections[index].model != PEIL_MODEL_NONE || result->sections[index].hooked))
            return true;
    }
    return false;
}

static void put_sections(struct peil_buf *out, const struct peil_result *result)
{
    const struct peil_pack *pack = result->pack;
    bool first = true;

    if (!has_section_scores(result))
        return;
    ADD(out, ",\"sections\":{");
    for (size_t i = 0; i < pack->child_count; i++) {
        size_t index = pack->children[i].index;

        if (!pack->children[i].is_section)
            continue;
        if (!first)
            ADD(out, ",");
        first = false;
        put_id(out, pack->sections[index].id);
        ADD(out, ":");
        if (result->sections[index].status == PEIL_SCORE_VALUE)
            peil_line_number(out, result->sections[index].shown);
        else
            ADD(out, "null");
    }
    ADD(out, "}");
}

static void put_advice(struct peil_buf *out, const struct peil_result *result)
{
    if (result->advice_count > 0)
        ADD(out, ",\"advice\":[");
    for (size_t i = 0; i < result->advice_count; i++) {
        const struct peil_advice *advice = &result->advice[i];

        if (i > 0)
            ADD(out, ",");
        if (advice->rule) {
            put_id(out, advice->rule->id);
            continue;
        }
        ADD(out, "\"");
        add_text(out, advice->concept->concept->qualified);
        ADD(out, ":");
        add_text(out, advice->concept->level ? advice->concept->level->id : "unknown");
        ADD(out, "\"");
    }
    if (result->advice_count > 0)
        ADD(out, "]");
}

static void put_errors(struct peil_buf *out, const struct peil_result *result)
{
    if (result->error_count > 0)
        ADD(out, ",\"script_errors\":[");
    for (size_t i = 0; i < result->error_count; i++) {
        const struct peil_script_error *error = &result->errors[i];

        if (i > 0)
            ADD(out, ",");
        peil_line_text(out, error->what ? error->what : error->code);
    }
    if (result->error_count > 0)
        ADD(out, "]");
}

void peil_line_result(
    struct peil_buf *out, uint64_t line, const char *file, const struct peil_result *result)
{
    peil_line_start(out, line, file);
    put_head(out, result);
    put_score(out, result);
    put_sections(out, result);
    put_advice(out, result);
    put_errors(out, result);
    ADD(out, "}\n");
}
