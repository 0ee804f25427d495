/*
 * What reading the parts of an answers file has in common: errors, texts, dates, keys.
 */
#include "core/eval/reading.h"

#include <string.h>

#include "core/base/num.h"
#include "core/base/utf8.h"
#include "core/pack/schema.h"

#define SHORT_MOST 60

void peil_reading_error(struct peil_reading *reading, const char *code, struct peil_place place,
    const char *key, const struct peil_arg *args)
{
    const char *path = key;

    reading->failed = true;
    /* A list that is full takes no more places. */
    if (reading->item && peil_diags_left_out(reading->diags) == 0) {
        path = peil_arena_format(reading->arena, "answers.%s%s%s%s%s", reading->item->id,
            reading->row ? "." : "", reading->row ? reading->row->id : "", key ? "." : "",
            key ? key : "");
    }
    peil_diag_add_at(reading->diags, PEIL_ERROR, code, place, path, args);
}

const char *peil_reading_short(struct peil_reading *reading, const char *text)
{
    size_t length = strlen(text);
    size_t end = SHORT_MOST;

    if (length <= SHORT_MOST)
        return text;
    while (end > 0 && ((unsigned char)text[end] & 0xC0) == 0x80)
        end--;
    return peil_arena_format(reading->arena, "%s...", peil_arena_copy(reading->arena, text, end));
}

bool peil_reading_is_empty(const struct peil_node *node)
{
    uint32_t type = peil_node_type(node);
    size_t length = 0;

    if (type == PEIL_NODE_STRING)
        peil_node_as_text(node, &length);
    return type == PEIL_NODE_NULL || (type == PEIL_NODE_STRING && length == 0);
}

const char *peil_reading_text(
    struct peil_reading *reading, const struct peil_node *node, const char *key)
{
    struct peil_place place = peil_node_place(node);
    char digits[PEIL_NUM_SIZE];
    const char *text;
    size_t length;

    if (peil_reading_is_empty(node))
        return NULL;
    if (peil_node_type(node) == PEIL_NODE_NUMBER) {
        length = peil_num_text(peil_node_as_number(node), digits);
        return peil_arena_copy(reading->arena, digits, length);
    }
    if (peil_node_type(node) != PEIL_NODE_STRING) {
        peil_reading_error(reading, "answers/expected-text", place, key, PEIL_NO_ARGS);
        return NULL;
    }
    text = peil_node_as_text(node, &length);
    if (length > reading->limits->remark_bytes) {
        peil_reading_error(reading, "answers/too-long", place, key,
            PEIL_ARGS(PEIL_INTEGER("length", length),
                PEIL_INTEGER("most", reading->limits->remark_bytes)));
        return NULL;
    }
    return text;
}

static bool is_digits(const char *text, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (text[i] < '0' || text[i] > '9')
            return false;
    return true;
}

/* "14-3-2026" as an ISO date; NULL where it is no such date. */
static const char *turned_date(struct peil_reading *reading, const char *text)
{
    char iso[11] = "0000-00-00";
    size_t day = is_digits(text, 2) ? 2 : 1;
    const char *month;
    size_t month_length;
    const char *year;

    if (strlen(text) > 10 || !is_digits(text, day) || !strchr("-/.", text[day]) ||
        text[day] == '\0')
        return NULL;
    month = text + day + 1;
    month_length = is_digits(month, 2) ? 2 : 1;
    if (!is_digits(month, month_length) || month[month_length] != text[day])
        return NULL;
    year = month + month_length + 1;
    if (strlen(year) != 4 || !is_digits(year, 4))
        return NULL;
    memcpy(iso, year, 4);
    memcpy(iso + 7 - month_length, month, month_length);
    memcpy(iso + 10 - day, text, day);
    return peil_is_date(iso) ? peil_arena_text(reading->arena, iso) : NULL;
}

const char *peil_reading_date(
    struct peil_reading *reading, const struct peil_node *node, const char *key)
{
    struct peil_place place = peil_node_place(node);
    const char *text;

    if (peil_reading_is_empty(node))
        return NULL;
    if (peil_node_type(node) != PEIL_NODE_STRING) {
        peil_reading_error(reading, "answers/expected-date", place, key, PEIL_NO_ARGS);
        return NULL;
    }
    text = peil_node_as_text(node, NULL);
    if (peil_is_date(text))
        return text;
    if (strlen(text) == 10 && is_digits(text, 4) && text[4] == '-' && is_digits(text + 5, 2) &&
        text[7] == '-' && is_digits(text + 8, 2)) {
        peil_reading_error(
            reading, "answers/date-not-existing", place, key, PEIL_ARGS(PEIL_TEXT("value", text)));
    } else {
        peil_reading_error(reading, "answers/date-form", place, key,
            PEIL_ARGS(PEIL_TEXT("value", peil_reading_short(reading, text)),
                PEIL_TEXT("near", turned_date(reading, text))));
    }
    return NULL;
}

void peil_reading_keys(struct peil_reading *reading, const struct peil_node *map,
    const char *const *known, const char *code)
{
    size_t i;

    for (size_t at = 0; at < peil_node_count(map); at++) {
        const char *key = peil_node_key(map, at);

        for (i = 0; known[i] && strcmp(known[i], key) != 0; i++) {
        }
        if (!known[i]) {
            peil_reading_error(reading, code, peil_node_key_place(map, at), NULL,
                PEIL_ARGS(PEIL_TEXT("key", peil_reading_short(reading, key)),
                    PEIL_TEXT("near", peil_reading_near(reading, key, known)),
                    PEIL_TEXT("list", peil_reading_words(reading, known))));
        }
    }
}
