/*
 * The conditions of items and sections: which items they read, and in which order they can be
 * settled.
 */
#include <string.h>

#include "core/base/buf.h"
#include "core/pack/loading.h"

/* Most ids of a circle that a message names. */
#define SHOWN_MOST 12

enum state {
    STATE_NEW,
    STATE_OPEN,
    STATE_DONE
};

/*
 * An item or section that is being settled, and how far its condition has been looked through. It
 * is known by a number: twice its index, and 1 for a section.
 */
struct frame {
    size_t thing;
    bool above; /* the section it stands in has had its turn */
    const char *at;
};

struct walk {
    struct peil_loading *load;
    const struct peil_pack *pack;
    struct frame *stack;
    size_t depth;
    unsigned char *item_states, *section_states;
    bool *section_conditional; /* it, or a section above it, has a condition */
    size_t *order;
    size_t count;
};

static const struct peil_expression *condition_of(const struct peil_pack *pack, size_t thing)
{
    return thing & 1 ? &pack->sections[thing >> 1].applies_if : &pack->items[thing >> 1].applies_if;
}

static const char *id_of(const struct peil_pack *pack, size_t thing)
{
    const char *id = thing & 1 ? pack->sections[thing >> 1].id : pack->items[thing >> 1].id;

    return id ? id : "";
}

/* The item that a piece of a condition names; NULL where it names none. */
static const struct peil_item *item_named(
    const struct peil_pack *pack, const struct peil_token *token)
{
    char id[PEIL_ID_MOST + 1];

    if (token->kind != PEIL_TOKEN_TEXT || token->length > PEIL_ID_MOST)
        return NULL;
    memcpy(id, token->text, token->length);
    id[token->length] = '\0';
    return peil_pack_item(pack, id);
}

static bool is_word(const struct peil_token *token, enum peil_token_kind kind, const char *word)
{
    return token->kind == kind && token->length == strlen(word) &&
           memcmp(token->text, word, token->length) == 0;
}

/* Whether a piece asks something that is no answer, but may decide as well. */
static bool asks_other(const struct peil_token *token)
{
    return is_word(token, PEIL_TOKEN_NAME, "role") || is_word(token, PEIL_TOKEN_NAME, "subject") ||
           is_word(token, PEIL_TOKEN_NAME, "asof");
}

/* Whether every item has an id, so that one that is not found is not there. */
static bool knows_items(const struct peil_loading *load)
{
    size_t i;

    for (i = 0; i < load->pack->item_count; i++)
        if (!load->pack->items[i].id)
            return false;
    return !load->sections_missing && load->pack->item_ids;
}

static void report_item(struct peil_loading *load, const struct peil_expression *condition,
    const struct peil_token *token)
{
    const char *id = peil_arena_copy(load->tree, token->text, token->length);

    if (id) {
        peil_schema_unknown(
            &load->schema, "pack/unknown-item", condition->place, NULL, id, load->pack->item_ids);
    }
}

/*
 * Reports items that answer("...") asks for and that are not there; only with `known`. Answers
 * whether the condition looks at an item, or at something else that may decide.
 */
static bool check_names(
    struct peil_loading *load, bool known, const struct peil_expression *condition)
{
    enum {
        NOTHING,
        ANSWER,
        BRACKET
    } before = NOTHING; /* how far "answer(" has come */
    const char *at = condition->text;
    bool looks = false;

    for (;;) {
        struct peil_token token = peil_expression_next(&at);

        if (token.kind == PEIL_TOKEN_END)
            return looks;
        if (token.kind == PEIL_TOKEN_TEXT && before != NOTHING) {
            looks = true;
            if (known && !item_named(load->pack, &token))
                report_item(load, condition, &token);
        }
        looks = looks || item_named(load->pack, &token) || asks_other(&token);
        if (is_word(&token, PEIL_TOKEN_NAME, "answer"))
            before = ANSWER;
        else
            before = before == ANSWER && is_word(&token, PEIL_TOKEN_SIGN, "(") ? BRACKET : NOTHING;
    }
}

/* A condition that looks at nothing is always the same. */
static void check_condition(
    struct peil_loading *load, bool known, const struct peil_expression *condition)
{
    if (condition->text && !check_names(load, known, condition)) {
        peil_schema_warning(
            &load->schema, "pack/condition-without-item", condition->place, NULL, PEIL_NO_ARGS);
    }
}

static void push(struct walk *walk, size_t thing)
{
    const struct peil_expression *condition = condition_of(walk->pack, thing);
    unsigned char *states = thing & 1 ? walk->section_states : walk->item_states;

    states[thing >> 1] = STATE_OPEN;
    walk->stack[walk->depth++] =
        (struct frame){.thing = thing, .at = condition->text ? condition->text : ""};
}

/* The next thing that has to be settled before that of the frame; PEIL_NONE when all are. */
static size_t next_needed(const struct walk *walk, struct frame *frame)
{
    const struct peil_pack *pack = walk->pack;
    size_t index = frame->thing >> 1, above;

    if (!frame->above) {
        frame->above = true;
        above = frame->thing & 1 ? pack->sections[index].parent : pack->items[index].section;
        if (above != PEIL_NONE && walk->section_conditional[above])
            return 2 * above + 1;
    }
    for (;;) {
        struct peil_token token = peil_expression_next(&frame->at);
        const struct peil_item *item = item_named(pack, &token);

        if (token.kind == PEIL_TOKEN_END)
            return PEIL_NONE;
        if (item)
            return 2 * item->index;
    }
}

/* Names a circle that begins and ends with `first`, at the last condition in it. */
static void report_cycle(const struct walk *walk, size_t first)
{
    struct peil_buf chain = PEIL_BUF_EMPTY;
    struct peil_place place = PEIL_NOWHERE;
    size_t from = walk->depth, i;

    do
        from--;
    while (walk->stack[from].thing != first);
    for (i = from; i < walk->depth; i++) {
        const struct peil_expression *condition = condition_of(walk->pack, walk->stack[i].thing);

        if (condition->text)
            place = condition->place;
        if (i - from < SHOWN_MOST)
            peil_buf_format(&chain, "%s > ", id_of(walk->pack, walk->stack[i].thing));
        else if (i - from == SHOWN_MOST)
            peil_buf_text(&chain, "... > ");
    }
    peil_buf_text(&chain, id_of(walk->pack, first));
    peil_schema_error(&walk->load->schema, "pack/condition-cycle", place, NULL,
        PEIL_ARGS(PEIL_TEXT("value", peil_buf_keep(&chain, walk->load->schema.arena))));
}

/* The frame on top is settled. */
static void pop(struct walk *walk)
{
    size_t thing = walk->stack[--walk->depth].thing;
    const struct peil_item *item;

    if (thing & 1) {
        walk->section_states[thing >> 1] = STATE_DONE;
        return;
    }
    item = &walk->pack->items[thing >> 1];
    walk->item_states[item->index] = STATE_DONE;
    if (item->applies_if.text || walk->section_conditional[item->section])
        walk->order[walk->count++] = item->index;
}

static void settle(struct walk *walk, size_t start)
{
    push(walk, start);
    while (walk->depth > 0) {
        size_t needed = next_needed(walk, &walk->stack[walk->depth - 1]);
        unsigned char state;

        if (needed == PEIL_NONE) {
            pop(walk);
            continue;
        }
        state = needed & 1 ? walk->section_states[needed >> 1] : walk->item_states[needed >> 1];
        if (state == STATE_NEW)
            push(walk, needed);
        else if (state == STATE_OPEN)
            report_cycle(walk, needed);
    }
}

/* Checks all conditions and marks the sections that have one; answers whether there are any. */
static bool look_through(struct walk *walk)
{
    const struct peil_pack *pack = walk->pack;
    bool any = false, known = knows_items(walk->load);
    size_t i;

    for (i = 0; i < pack->scoring.band_count; i++) {
        if (pack->scoring.bands[i].escalate_if.text)
            (void)check_names(walk->load, known, &pack->scoring.bands[i].escalate_if);
        if (pack->scoring.bands[i].when.text)
            (void)check_names(walk->load, known, &pack->scoring.bands[i].when);
    }
    for (i = 0; i < pack->section_count; i++) {
        const struct peil_section *section = &pack->sections[i];

        check_condition(walk->load, known, &section->applies_if);
        walk->section_conditional[i] =
            section->applies_if.text ||
            (section->parent != PEIL_NONE && walk->section_conditional[section->parent]);
        any = any || section->applies_if.text;
    }
    for (i = 0; i < pack->item_count; i++) {
        check_condition(walk->load, known, &pack->items[i].applies_if);
        any = any || pack->items[i].applies_if.text;
    }
    return any;
}

void peil_check_conditions(struct peil_loading *load)
{
    struct peil_pack *pack = load->pack;
    struct walk walk = {.load = load, .pack = pack};
    struct peil_arena *scratch = load->tree;
    size_t i, items = pack->item_count, sections = pack->section_count;

    walk.section_conditional = peil_arena_array(scratch, sections + 1, sizeof(bool));
    if (!walk.section_conditional || !look_through(&walk))
        return;
    walk.stack = peil_arena_array(scratch, items + sections, sizeof(*walk.stack));
    walk.item_states = peil_arena_array(scratch, items + 1, 1);
    walk.section_states = peil_arena_array(scratch, sections + 1, 1);
    walk.order = peil_arena_array(pack->arena, items + 1, sizeof(*walk.order));
    if (!walk.stack || !walk.item_states || !walk.section_states || !walk.order)
        return;
    for (i = 0; i < items; i++)
        if (walk.item_states[i] == STATE_NEW)
            settle(&walk, 2 * i);
    pack->conditional = walk.order;
    pack->conditional_count = walk.count;
}
