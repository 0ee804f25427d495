/*
 * The written forms of an answer: short ("goed", "unknown") and long ({value: ..., remark: ...},
 * {state: ..., reason: ...}).
 */
#include "core/eval/reading.h"

#include <string.h>

#include "core/base/status.h"

static const char *const long_keys[] = {"value", "state", "reason", "remark", "evidence", NULL};

const char *peil_state_word(enum peil_state state)
{
    static const char *const words[] = {
        "blank", "answered", "unknown", "not-applicable", "skipped"};

    return words[state];
}

void peil_reading_state(struct peil_reading *reading, enum peil_state state,
    struct peil_place place, struct peil_answer *out)
{
    const struct peil_item *item = reading->item;

    if (state == PEIL_STATE_UNKNOWN && !item->unknown_allowed) {
        peil_reading_error(reading, "answers/unknown-not-allowed", place, NULL,
            PEIL_ARGS(PEIL_TEXT("item", item->id)));
    } else if (state == PEIL_STATE_NOT_APPLICABLE && !item->not_applicable_allowed) {
        peil_reading_error(reading, "answers/not-applicable-not-allowed", place, NULL,
            PEIL_ARGS(PEIL_TEXT("item", item->id)));
    }
    out->state = state;
}

/* What a not-applicable answer gives as its reason; `node` may be NULL. */
static void read_reason(struct peil_reading *reading, const struct peil_node *node,
    struct peil_place place, struct peil_answer *out)
{
    const struct peil_item *item = reading->item;
    const char *text = node ? peil_reading_text(reading, node, "reason") : NULL;

    out->reason = text;
    if (item->reason_count == 0 || (!text && !peil_reading_is_empty(node)))
        return;
    if (!text) {
        peil_reading_error(reading, "answers/reason-missing", place, NULL,
            PEIL_ARGS(PEIL_TEXT("item", item->id),
                PEIL_TEXT("list", peil_reading_terms(reading, item->reasons, item->reason_count))));
        return;
    }
    for (size_t i = 0; i < item->reason_count; i++) {
        if (strcmp(item->reasons[i].id, text) == 0) {
            out->reason = item->reasons[i].id;
            out->reason_term = &item->reasons[i];
            return;
        }
    }
    peil_reading_error(reading, "answers/unknown-reason", peil_node_place(node), "reason",
        PEIL_ARGS(PEIL_TEXT("value", peil_reading_short(reading, text)),
            PEIL_TEXT(
                "near", peil_reading_near_term(reading, text, item->reasons, item->reason_count)),
            PEIL_TEXT("list", peil_reading_terms(reading, item->reasons, item->reason_count))));
}

static void read_state(struct peil_reading *reading, const struct peil_node *node,
    const struct peil_node *value, struct peil_answer *out)
{
    static const char *const words[] = {"unknown", "not-applicable", "blank", NULL};
    struct peil_place place = peil_node_place(node);
    bool is_text = peil_node_type(node) == PEIL_NODE_STRING;
    const char *text = is_text ? peil_node_as_text(node, NULL) : "";
    enum peil_state state;

    if (value) {
        peil_reading_error(reading, "answers/value-and-state", place, "state", PEIL_NO_ARGS);
    } else if (peil_reading_state_word(text, &state)) {
        peil_reading_state(reading, state, place, out);
    } else {
        const char *near = peil_reading_near_state(reading, text);

        peil_reading_error(reading, "answers/unknown-state", place, "state",
            PEIL_ARGS(PEIL_TEXT("value", is_text ? peil_reading_short(reading, text) : NULL),
                PEIL_TEXT("near", near ? near : peil_reading_near(reading, text, words)),
                PEIL_TEXT("list", peil_reading_words(reading, words))));
    }
}

static void read_evidence_entry(
    struct peil_reading *reading, const struct peil_node *node, struct peil_evidence *out)
{
    static const char *const keys[] = {"title", "url", "date", NULL};
    bool is_map = peil_node_type(node) == PEIL_NODE_MAP;
    const struct peil_node *title = is_map ? peil_node_get(node, "title") : node;

    if (!is_map && peil_node_type(node) != PEIL_NODE_STRING) {
        peil_reading_error(
            reading, "answers/evidence-form", peil_node_place(node), "evidence", PEIL_NO_ARGS);
        return;
    }
    if (peil_reading_is_empty(title)) {
        peil_reading_error(
            reading, "answers/evidence-title", peil_node_place(node), "evidence", PEIL_NO_ARGS);
    }
    out->title = peil_reading_text(reading, title, "evidence.title");
    if (is_map) {
        peil_reading_keys(reading, node, keys, "answers/unknown-evidence-key");
        out->url = peil_reading_text(reading, peil_node_get(node, "url"), "evidence.url");
        out->date = peil_reading_date(reading, peil_node_get(node, "date"), "evidence.date");
    }
}

static void read_evidence(
    struct peil_reading *reading, const struct peil_node *node, struct peil_answer *out)
{
    size_t count = peil_node_count(node);
    struct peil_evidence *evidence;

    if (peil_reading_is_empty(node))
        return;
    if (peil_node_type(node) != PEIL_NODE_LIST) {
        peil_reading_error(
            reading, "answers/evidence-form", peil_node_place(node), "evidence", PEIL_NO_ARGS);
        return;
    }
    evidence = peil_arena_array(reading->arena, count, sizeof(*evidence));
    for (size_t i = 0; evidence && i < count; i++)
        read_evidence_entry(reading, peil_node_at(node, i), &evidence[i]);
    out->evidence = evidence;
    out->evidence_count = evidence ? count : 0;
}

static void read_remark(
    struct peil_reading *reading, const struct peil_node *node, struct peil_answer *out)
{
    out->remark = peil_reading_text(reading, node, "remark");
    if (out->remark && !reading->item->remark_allowed) {
        peil_reading_error(reading, "answers/remark-not-allowed", peil_node_place(node), "remark",
            PEIL_ARGS(PEIL_TEXT("item", reading->item->id)));
    }
}

static void read_long_form(
    struct peil_reading *reading, const struct peil_node *node, struct peil_answer *out)
{
    const struct peil_node *value = peil_node_get(node, "value");
    const struct peil_node *state = peil_node_get(node, "state");
    const struct peil_node *reason = peil_node_get(node, "reason");

    peil_reading_keys(reading, node, long_keys, "answers/unknown-answer-key");
    if (state)
        read_state(reading, state, value, out);
    else if (value)
        peil_reading_value(reading, value, true, out);
    if (out->state == PEIL_STATE_NOT_APPLICABLE && !out->rows) {
        read_reason(reading, reason, peil_node_place(node), out);
    } else if (!peil_reading_is_empty(reason)) {
        peil_reading_error(reading, "answers/reason-without-state", peil_node_place(reason),
            "reason", PEIL_NO_ARGS);
    }
    read_remark(reading, peil_node_get(node, "remark"), out);
    read_evidence(reading, peil_node_get(node, "evidence"), out);
}

/* Whether a map is a long form; for a matrix it may also be row -> option, and rows come first. */
static bool is_long_form(const struct peil_reading *reading, const struct peil_node *map)
{
    const struct peil_item *item = reading->item;
    size_t row;

    if (item->type != PEIL_ITEM_MATRIX || reading->row)
        return true;
    for (size_t i = 0; long_keys[i]; i++) {
        if (!peil_node_get(map, long_keys[i]))
            continue;
        for (row = 0; row < item->row_count; row++)
            if (strcmp(item->rows[row].id, long_keys[i]) == 0)
                break;
        if (row == item->row_count)
            return true;
    }
    return false;
}

void peil_reading_answer(
    struct peil_reading *reading, const struct peil_node *node, struct peil_answer *out)
{
    out->place = peil_node_place(node);
    if (peil_node_type(node) == PEIL_NODE_MAP && is_long_form(reading, node)) {
        read_long_form(reading, node, out);
        return;
    }
    peil_reading_value(reading, node, false, out);
    if (out->state == PEIL_STATE_NOT_APPLICABLE && !out->rows)
        read_reason(reading, NULL, out->place, out);
}

int peil_answer_read(struct peil_answer *out, struct peil_arena *arena,
    const struct peil_item *item, const struct peil_node *node, const struct peil_limits *limits,
    struct peil_diags *diags)
{
    struct peil_reading reading = {.arena = arena,
        .diags = diags,
        .limits = limits,
        .item = item,
        .searches = PEIL_READING_SEARCHES};
    size_t options = item->type == PEIL_ITEM_CHOICES ? item->scale->count : 0;

    *out = (struct peil_answer){0};
    reading.rows = peil_arena_array(arena, item->row_count, sizeof(*reading.rows));
    reading.chosen = peil_arena_array(arena, options, sizeof(*reading.chosen));
    if (peil_arena_failed(arena))
        return PEIL_ENOMEM;
    peil_reading_answer(&reading, node, out);
    if (peil_arena_failed(arena))
        return PEIL_ENOMEM;
    return reading.failed ? PEIL_EINPUT : PEIL_OK;
}
