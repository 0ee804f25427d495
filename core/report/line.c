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

/* Room that is there behind every text of others: for what is written here of itself. */
#define WORDS 256

/* Most bytes of an id, with its quotes, that is copied one by one. */
#define SHORT 32

/* Most room a small whole number takes. */
#define SMALL 1000000.0

/*
 * Bytes on their way into a buffer, which is left alone in between. Once memory was refused they
 * go nowhere.
 */
struct writer {
    struct peil_buf *out;
    char *at, *end; /* in the buffer, with a place for the NUL behind it, or in `spare` */
    char spare[WORDS];
};

/* Says how far the buffer was filled. */
static void finish(struct writer *w)
{
    if (w->out->failed)
        return;
    w->out->length = (size_t)(w->at - w->out->data);
    *w->at = '\0';
}

/* Goes on where the buffer ends, with room for so many bytes. */
static bool go_on(struct writer *w, size_t length)
{
    if (peil_buf_room(w->out, length)) {
        w->at = w->out->data + w->out->length;
        w->end = w->out->data + w->out->capacity - 1;
        return true;
    }
    w->at = w->spare;
    w->end = w->spare + sizeof(w->spare);
    return false;
}

/* Whether there is room for so many bytes; for WORDS there is in any case. */
static inline bool need(struct writer *w, size_t length)
{
    if ((size_t)(w->end - w->at) >= length)
        return true;
    finish(w);
    return go_on(w, length);
}

static inline void put(struct writer *w, const char *bytes, size_t length)
{
    memcpy(w->at, bytes, length);
    w->at += length;
}

/* Puts a text that is known here. */
#define PUT(w, literal) put((w), "" literal, sizeof(literal) - 1)

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

/* Puts a text of others, with WORDS of room behind it. */
static void put_quoted(struct writer *w, const char *text, size_t length)
{
    if (!need(w, length + 2 + WORDS))
        return;
    *w->at++ = '"';
    put(w, text, length);
    *w->at++ = '"';
}

static void put_text(struct writer *w, const char *text)
{
    size_t length = plain_length(text);

    if (length != SIZE_MAX) {
        put_quoted(w, text, length);
        return;
    }
    finish(w);
    peil_json_write_text(w->out, text, strlen(text));
    (void)go_on(w, WORDS);
}

/* An id, which needs no escapes, and is so short that calls would take longer than the bytes. */
static void put_id(struct writer *w, const char *id)
{
    char *at = w->at;
    size_t i = 0;

    if (w->end - at < WORDS + SHORT) {
        put_quoted(w, id, strlen(id));
        return;
    }
    *at++ = '"';
    for (; id[i] != '\0' && i < SHORT - 2; i++)
        at[i] = id[i];
    if (id[i] != '\0') {
        put_quoted(w, id, strlen(id));
        return;
    }
    at[i] = '"';
    w->at = at + i + 1;
}

static void put_number(struct writer *w, double number)
{
    bool small = number >= 0 && number < SMALL;
    uint32_t whole = small ? (uint32_t)number : 0;

    if (!small || (double)whole < number) {
        w->at += peil_num_text(number, w->at);
    } else if (whole < 10) {
        *w->at++ = (char)('0' + whole);
    } else if (whole < 100) {
        w->at[0] = (char)('0' + whole / 10);
        w->at[1] = (char)('0' + whole % 10);
        w->at += 2;
    } else {
        w->at += peil_num_digits(whole, w->at);
    }
}

static void put_start(struct writer *w, uint64_t line, const char *file)
{
    PUT(w, "{\"line\":");
    w->at += peil_num_digits(line, w->at);
    if (file) {
        PUT(w, ",\"file\":");
        put_text(w, file);
    }
}

void peil_line_start(struct peil_buf *out, uint64_t line, const char *file)
{
    struct writer w;

    w.out = out;
    (void)go_on(&w, WORDS);
    put_start(&w, line, file);
    finish(&w);
}

void peil_line_text(struct peil_buf *out, const char *text)
{
    if (text)
        peil_json_write_text(out, text, strlen(text));
    else
        peil_buf_text(out, "null");
}

void peil_line_number(struct peil_buf *out, double number)
{
    struct writer w;

    w.out = out;
    (void)go_on(&w, PEIL_NUM_SIZE);
    put_number(&w, number);
    finish(&w);
}

static void put_head(struct writer *w, const struct peil_result *result)
{
    const struct peil_answers *answers = result->answers;
    size_t key = result->pack->key_field;

    if (key != PEIL_NONE && answers->subject[key]) {
        PUT(w, ",\"key\":");
        put_text(w, answers->subject[key]);
    }
    if (answers->respondent) {
        PUT(w, ",\"respondent\":");
        put_text(w, answers->respondent);
    }
    if (answers->role) {
        PUT(w, ",\"role\":");
        put_id(w, answers->role->id);
    }
    if (answers->date) {
        PUT(w, ",\"date\":");
        put_id(w, answers->date);
    }
}

/* Two decimals, as hundredths; what is not complete never looks so. */
static void put_completeness(struct writer *w, double completeness)
{
    unsigned hundredths;

    PUT(w, ",\"completeness\":");
    if (!(completeness < 1)) {
        PUT(w, "1");
        return;
    }
    hundredths = (unsigned)peil_num_round(completeness * 100, 0, PEIL_ROUND_HALF_UP);
    if (hundredths >= 100)
        hundredths = 99;
    PUT(w, "0");
    if (hundredths == 0)
        return;
    PUT(w, ".");
    *w->at++ = (char)('0' + hundredths / 10);
    if (hundredths % 10 != 0)
        *w->at++ = (char)('0' + hundredths % 10);
}

static void put_bounds(
    struct writer *w, const struct peil_scoring *scoring, const struct peil_score *score)
{
    double low;
    double high;

    if (!score->bounded || !(score->low < score->high))
        return;
    low = peil_num_round(score->low, scoring->decimals, scoring->rounding);
    high = peil_num_round(score->high, scoring->decimals, scoring->rounding);
    if (!(low < high))
        return;
    PUT(w, ",\"low\":");
    put_number(w, low);
    PUT(w, ",\"high\":");
    put_number(w, high);
}

static void put_score(struct writer *w, const struct peil_result *result)
{
    const struct peil_score *score = &result->total;

    if (score->status == PEIL_SCORE_VALUE) {
        PUT(w, ",\"status\":\"value\",\"score\":");
        put_number(w, score->shown);
    } else {
        PUT(w, ",\"status\":");
        put_id(w, peil_score_status_word(score->status));
    }
    put_bounds(w, &result->pack->scoring, score);
    put_completeness(w, score->completeness);
    if (score->provisional)
        PUT(w, ",\"provisional\":true");
    if (score->band) {
        PUT(w, ",\"band\":");
        put_id(w, score->band->id);
    }
    if (result->verdict != PEIL_KNOCKOUT_NONE) {
        PUT(w, ",\"verdict\":");
        put_id(w, peil_knockout_word(result->verdict));
    }
}

/* ---- sections ---- */

/* Bytes of a short key, of which all are copied: what opens it, an id in quotes, a colon. */
#define KEY 16

struct key {
    size_t section, length;
    char bytes[KEY]; /* of a short one */
    const char *text;
};

struct peil_line_keys {
    struct key *keys; /* of the sections at the top */
    size_t count;
    bool scored; /* one of them has a model */
};

struct peil_line_keys *peil_line_keys_new(struct peil_arena *arena, const struct peil_pack *pack)
{
    struct peil_line_keys *keys = peil_arena_alloc(arena, sizeof(*keys));
    struct key *all = peil_arena_array(arena, pack->child_count, sizeof(*all));

    if (!keys || !all)
        return NULL;
    keys->keys = all;
    for (size_t i = 0; i < pack->child_count; i++) {
        size_t section = pack->children[i].index;
        struct key *key = &all[keys->count];

        if (!pack->children[i].is_section)
            continue;
        key->section = section;
        key->text = peil_arena_format(
            arena, "%s\"%s\":", keys->count > 0 ? "," : "{", pack->sections[section].id);
        if (!key->text)
            return NULL;
        key->length = strlen(key->text);
        memcpy(key->bytes, key->text, key->length < KEY ? key->length : KEY);
        keys->scored = keys->scored || pack->sections[section].model != PEIL_MODEL_NONE;
        keys->count++;
    }
    return keys;
}

static void put_key(struct writer *w, const struct key *key)
{
    if (!need(w, key->length + KEY + WORDS))
        return;
    if (key->length > KEY) {
        put(w, key->text, key->length);
    } else {
        memcpy(w->at, key->bytes, KEY);
        w->at += key->length;
    }
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
    struct writer *w, const struct peil_line_keys *keys, const struct peil_result *result)
{
    if (!has_section_scores(keys, result))
        return;
    PUT(w, ",\"sections\":");
    for (size_t i = 0; i < keys->count; i++) {
        const struct key *key = &keys->keys[i];
        const struct peil_score *score = &result->sections[key->section];

        put_key(w, key);
        if (score->status == PEIL_SCORE_VALUE)
            put_number(w, score->shown);
        else
            PUT(w, "null");
    }
    PUT(w, "}");
}

static void put_decisions(struct writer *w, const struct peil_result *result)
{
    const struct peil_pack *pack = result->pack;

    if (pack->decision_count == 0)
        return;
    PUT(w, ",\"decisions\":{");
    for (size_t i = 0; i < pack->decision_count; i++) {
        if (i > 0)
            PUT(w, ",");
        put_id(w, pack->decisions[i].id);
        PUT(w, ":");
        if (result->decisions[i].outcome)
            put_id(w, result->decisions[i].outcome->id);
        else
            PUT(w, "null");
    }
    PUT(w, "}");
}

/* Base advice is named after its concept and the level of that. */
static void put_base(struct writer *w, const struct peil_concept_level *concept)
{
    const char *level = concept->level ? concept->level->id : "unknown";
    size_t length = strlen(concept->concept->qualified);
    size_t level_length = strlen(level);

    if (!need(w, length + level_length + 3 + WORDS))
        return;
    PUT(w, "\"");
    put(w, concept->concept->qualified, length);
    PUT(w, ":");
    put(w, level, level_length);
    PUT(w, "\"");
}

static void put_advice(struct writer *w, const struct peil_result *result)
{
    if (result->advice_count == 0)
        return;
    PUT(w, ",\"advice\":[");
    for (size_t i = 0; i < result->advice_count; i++) {
        const struct peil_advice *advice = &result->advice[i];

        if (i > 0)
            PUT(w, ",");
        if (advice->rule)
            put_id(w, advice->rule->id);
        else
            put_base(w, advice->concept);
    }
    PUT(w, "]");
}

static void put_errors(struct writer *w, const struct peil_result *result)
{
    if (result->error_count == 0)
        return;
    PUT(w, ",\"script_errors\":[");
    for (size_t i = 0; i < result->error_count; i++) {
        const struct peil_script_error *error = &result->errors[i];

        if (i > 0)
            PUT(w, ",");
        put_text(w, error->what ? error->what : error->code);
    }
    PUT(w, "]");
}

void peil_line_result(struct peil_buf *out, uint64_t line, const char *file,
    const struct peil_line_keys *keys, const struct peil_result *result)
{
    struct writer w;

    w.out = out;
    (void)go_on(&w, WORDS);
    put_start(&w, line, file);
    put_head(&w, result);
    put_score(&w, result);
    put_sections(&w, keys, result);
    put_decisions(&w, result);
    put_advice(&w, result);
    put_errors(&w, result);
    PUT(&w, "}\n");
    finish(&w);
}
