/*
 * The value of an answer, by the type of its item.
 */
#include "core/eval/reading.h"

#include <math.h>
#include <string.h>

#include "core/base/num.h"

/* Unknown rows that are named one by one. */
#define ROWS_MOST 20

/* How far, in steps, a number may be from a whole number of steps: what binary fractions need. */
#define STEP_SLACK 1e-9

/* Says that something is called otherwise now. */
static void tell_renamed(struct peil_reading *reading, const char *code, struct peil_place place,
    const char *old, const char *new)
{
    peil_diag_add_at(reading->diags, PEIL_WARNING, code, place, NULL,
        PEIL_ARGS(
            PEIL_TEXT("item", reading->item->id), PEIL_TEXT("old", old), PEIL_TEXT("new", new)));
}

/* A choice among options, or one of several; false after an error. */
static bool read_option(struct peil_reading *reading, const struct peil_node *node, size_t *index)
{
    struct peil_place place = peil_node_place(node);
    uint32_t type = peil_node_type(node);
    char digits[PEIL_NUM_SIZE];
    const char *text = digits;

    if (type == PEIL_NODE_NUMBER) {
        peil_num_text(peil_node_as_number(node), digits);
    } else if (type == PEIL_NODE_STRING) {
        text = peil_node_as_text(node, NULL);
    } else {
        peil_reading_error(reading, "answers/expected-option", place, NULL,
            PEIL_ARGS(PEIL_TEXT("list", peil_reading_options(reading))));
        return false;
    }
    *index = peil_scale_option(reading->item->scale, text);
    if (*index == PEIL_NONE) {
        *index = peil_scale_former(reading->item->scale, text);
        if (*index != PEIL_NONE) {
            tell_renamed(reading, "answers/renamed-option", place, text,
                reading->item->scale->options[*index].id);
        }
    }
    if (*index == PEIL_NONE) {
        const char *list = peil_reading_options(reading);

        peil_reading_error(reading, "answers/unknown-option", place, NULL,
            PEIL_ARGS(PEIL_TEXT("value", peil_reading_short(reading, text)),
                PEIL_TEXT("near", peil_reading_near_option(reading, text)),
                PEIL_TEXT("list", list)));
        return false;
    }
    return true;
}

static void read_choice(
    struct peil_reading *reading, const struct peil_node *node, struct peil_answer *out)
{
    size_t index;

    if (read_option(reading, node, &index)) {
        out->state = PEIL_STATE_ANSWERED;
        out->option = (uint32_t)index;
    }
}

static void read_choices(
    struct peil_reading *reading, const struct peil_node *node, struct peil_answer *out)
{
    size_t options = reading->item->scale->count;
    bool *chosen = reading->chosen;
    size_t index;

    if (peil_node_type(node) != PEIL_NODE_LIST) {
        peil_reading_error(reading, "answers/expected-list", peil_node_place(node), NULL,
            PEIL_ARGS(PEIL_TEXT("list", peil_reading_options(reading))));
        return;
    }
    reading->chosen += options;
    out->state = PEIL_STATE_ANSWERED;
    out->chosen = chosen;
    /* A list longer than the scale has a mistake in it, and this finds at least one. */
    for (size_t i = 0; i < peil_node_count(node) && i <= options; i++) {
        const struct peil_node *entry = peil_node_at(node, i);

        if (!read_option(reading, entry, &index))
            continue;
        if (chosen[index]) {
            peil_reading_error(reading, "answers/option-twice", peil_node_place(entry), NULL,
                PEIL_ARGS(PEIL_TEXT("value", reading->item->scale->options[index].id)));
        }
        chosen[index] = true;
    }
}

/* Whether a key of `map` is a row, or what a row was called that the map does not name anew. */
static bool has_row(const struct peil_item *item, const struct peil_node *map, const char *id)
{
    for (size_t i = 0; i < item->row_count; i++) {
        const struct peil_row *row = &item->rows[i];

        if (strcmp(row->id, id) == 0)
            return true;
        if (row->was && strcmp(row->was, id) == 0 && !peil_node_get(map, row->id))
            return true;
    }
    return false;
}

/* What is given for a row, also by what it was called before. */
static const struct peil_node *row_value(
    struct peil_reading *reading, const struct peil_node *map, const struct peil_row *row)
{
    const struct peil_node *value = peil_node_get(map, row->id);

    if (value || !row->was)
        return value;
    value = peil_node_get(map, row->was);
    if (value)
        tell_renamed(reading, "answers/renamed-row", peil_node_place(value), row->was, row->id);
    return value;
}

static void report_rows(struct peil_reading *reading, const struct peil_node *map)
{
    const struct peil_item *item = reading->item;
    const char **ids = peil_arena_array(reading->arena, item->row_count + 1, sizeof(*ids));
    size_t reported = 0;

    for (size_t i = 0; ids && i < item->row_count; i++)
        ids[i] = item->rows[i].id;
    for (size_t i = 0; i < peil_node_count(map) && reported < ROWS_MOST; i++) {
        const char *key = peil_node_key(map, i);

        if (!has_row(item, map, key)) {
            reported++;
            peil_reading_error(reading, "answers/unknown-row", peil_node_key_place(map, i), NULL,
                PEIL_ARGS(PEIL_TEXT("row", peil_reading_short(reading, key)),
                    PEIL_TEXT("near", peil_reading_near(reading, key, ids)),
                    PEIL_TEXT("list", peil_reading_words(reading, ids))));
        }
    }
}

bool peil_answer_same_value(
    const struct peil_item *item, const struct peil_answer *a, const struct peil_answer *b)
{
    switch (item->type) {
    case PEIL_ITEM_CHOICE:
    case PEIL_ITEM_MATRIX:
        return a->option == b->option;
    case PEIL_ITEM_CHOICES:
        for (size_t i = 0; i < item->scale->count; i++)
            if ((a->chosen && a->chosen[i]) != (b->chosen && b->chosen[i]))
                return false;
        return true;
    case PEIL_ITEM_NUMBER:
        return !(a->number < b->number) && !(a->number > b->number);
    case PEIL_ITEM_TEXT:
    case PEIL_ITEM_DATE:
        break;
    }
    return a->text && b->text && strcmp(a->text, b->text) == 0;
}

enum peil_state peil_matrix_state(const struct peil_answer *rows, size_t count)
{
    size_t states[PEIL_STATE_SKIPPED + 1] = {0};

    for (size_t i = 0; i < count; i++)
        states[rows[i].state]++;
    if (states[PEIL_STATE_ANSWERED] > 0)
        return PEIL_STATE_ANSWERED;
    if (states[PEIL_STATE_UNKNOWN] > 0)
        return PEIL_STATE_UNKNOWN;
    return states[PEIL_STATE_NOT_APPLICABLE] == count && count > 0 ? PEIL_STATE_NOT_APPLICABLE
                                                                   : PEIL_STATE_BLANK;
}

static void read_matrix(
    struct peil_reading *reading, const struct peil_node *node, struct peil_answer *out)
{
    const struct peil_item *item = reading->item;
    struct peil_answer *rows = reading->rows;
    size_t found = 0;

    if (peil_node_type(node) != PEIL_NODE_MAP) {
        peil_reading_error(
            reading, "answers/expected-rows", peil_node_place(node), NULL, PEIL_NO_ARGS);
        return;
    }
    reading->rows += item->row_count;
    for (size_t i = 0; i < item->row_count; i++) {
        const struct peil_node *value = row_value(reading, node, &item->rows[i]);

        if (value) {
            found++;
            reading->row = &item->rows[i];
            peil_reading_answer(reading, value, &rows[i]);
        }
    }
    reading->row = NULL;
    if (found < peil_node_count(node))
        report_rows(reading, node);
    out->rows = rows;
    out->state = peil_matrix_state(rows, item->row_count);
}

static void report_number(struct peil_reading *reading, const struct peil_node *node,
    const char *text, enum peil_num_error error)
{
    const char *code = error == PEIL_NUM_COMMA          ? "answers/decimal-comma"
                       : error == PEIL_NUM_NOT_A_NUMBER ? "answers/expected-number"
                                                        : "answers/number-form";
    const char *near = NULL;

    if (error == PEIL_NUM_NOT_A_NUMBER)
        near = peil_reading_near_state(reading, text);
    if (error == PEIL_NUM_COMMA) {
        size_t comma = strcspn(text, ",");

        near = peil_arena_format(reading->arena, "%s.%s",
            peil_arena_copy(reading->arena, text, comma), text + comma + 1);
    }
    peil_reading_error(reading, code, peil_node_place(node), NULL,
        PEIL_ARGS(PEIL_TEXT("value", peil_reading_short(reading, text)), PEIL_TEXT("near", near)));
}

static void check_number(struct peil_reading *reading, struct peil_place place, double value)
{
    const struct peil_item *item = reading->item;
    double steps;

    if (item->has_min && value < item->min) {
        peil_reading_error(reading, "answers/number-too-small", place, NULL,
            PEIL_ARGS(PEIL_NUMBER("value", value), PEIL_NUMBER("least", item->min)));
    } else if (item->has_max && value > item->max) {
        peil_reading_error(reading, "answers/number-too-large", place, NULL,
            PEIL_ARGS(PEIL_NUMBER("value", value), PEIL_NUMBER("most", item->max)));
    } else if (item->has_step && item->step > 0) {
        steps = (value - (item->has_min ? item->min : 0)) / item->step;
        if (fabs(steps - round(steps)) > STEP_SLACK * fmax(1, fabs(steps))) {
            peil_reading_error(reading, "answers/number-step", place, NULL,
                PEIL_ARGS(PEIL_NUMBER("value", value), PEIL_NUMBER("step", item->step)));
        }
    }
}

static void read_number(
    struct peil_reading *reading, const struct peil_node *node, struct peil_answer *out)
{
    enum peil_num_error error;
    const char *text;
    size_t length;

    if (peil_node_type(node) == PEIL_NODE_NUMBER) {
        out->number = peil_node_as_number(node);
    } else if (peil_node_type(node) == PEIL_NODE_STRING) {
        text = peil_node_as_text(node, &length);
        error = peil_num_read(text, length, false, &out->number);
        if (error != PEIL_NUM_OK) {
            report_number(reading, node, text, error);
            return;
        }
    } else {
        peil_reading_error(
            reading, "answers/expected-number", peil_node_place(node), NULL, PEIL_NO_ARGS);
        return;
    }
    out->state = PEIL_STATE_ANSWERED;
    check_number(reading, peil_node_place(node), out->number);
}

/* A word for a state in the place of a value; false where it is none. */
static bool read_state_word(struct peil_reading *reading, const struct peil_node *node,
    bool literal, struct peil_answer *out)
{
    enum peil_state state;
    const char *text;

    if (peil_node_type(node) != PEIL_NODE_STRING ||
        (literal && reading->item->type == PEIL_ITEM_TEXT))
        return false;
    text = peil_node_as_text(node, NULL);
    if (!peil_reading_state_word(text, &state))
        return false;
    peil_reading_state(reading, state, peil_node_place(node), out);
    return true;
}

void peil_reading_value(struct peil_reading *reading, const struct peil_node *node, bool literal,
    struct peil_answer *out)
{
    enum peil_item_type type = reading->row ? PEIL_ITEM_CHOICE : reading->item->type;

    if (peil_reading_is_empty(node) || read_state_word(reading, node, literal, out))
        return;
    switch (type) {
    case PEIL_ITEM_CHOICE:
        read_choice(reading, node, out);
        break;
    case PEIL_ITEM_CHOICES:
        read_choices(reading, node, out);
        break;
    case PEIL_ITEM_MATRIX:
        read_matrix(reading, node, out);
        break;
    case PEIL_ITEM_NUMBER:
        read_number(reading, node, out);
        break;
    case PEIL_ITEM_TEXT:
        out->text = peil_reading_text(reading, node, NULL);
        out->state = out->text ? PEIL_STATE_ANSWERED : PEIL_STATE_BLANK;
        break;
    case PEIL_ITEM_DATE:
        out->text = peil_reading_date(reading, node, NULL);
        out->state = out->text ? PEIL_STATE_ANSWERED : PEIL_STATE_BLANK;
        break;
    }
}
