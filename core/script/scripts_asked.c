/*
 * Asking the view, and keeping what was asked.
 */
#include <stdlib.h>
#include <string.h>

#include "core/script/host.h"

#define FIRST_ROOM 64
/* What is looked through, for a number, in the time of a step. */
#define LOOKED_AT_PER_STEP 8

static uint32_t hash_of(const struct peil_read *read)
{
    uint64_t bits = (uint64_t)read->kind << 40 ^ (uint64_t)read->a << 8 ^ read->b;

    bits *= PEIL_SCATTER;
    return (uint32_t)(bits >> 32);
}

bool peil_asked_open(struct peil_asked *asked)
{
    asked->list = calloc(FIRST_ROOM, sizeof(*asked->list));
    asked->slots = calloc((size_t)2 * FIRST_ROOM, sizeof(*asked->slots));
    asked->room = FIRST_ROOM;
    asked->mask = 2 * FIRST_ROOM - 1;
    asked->call = 1;
    return asked->list && asked->slots;
}

void peil_asked_close(struct peil_asked *asked)
{
    free(asked->list);
    free(asked->slots);
    free(asked->derived);
    free(asked->parts);
}

void peil_asked_clear(struct peil_asked *asked)
{
    asked->walked = NULL;
    asked->count = 0;
    asked->derived_count = 0;
    asked->part_count = 0;
    asked->call++;
    if (asked->call == 0) {
        memset(asked->slots, 0, ((size_t)asked->mask + 1) * sizeof(*asked->slots));
        asked->call = 1;
    }
}

/* The slot of a question, or the free one where it belongs. */
static struct peil_read_slot *slot_of(struct peil_asked *asked, const struct peil_read *read)
{
    uint32_t at = hash_of(read) & asked->mask;

    while (asked->slots[at].call == asked->call) {
        const struct peil_read *known = &asked->slots[at].read;
        if (known->kind == read->kind && known->a == read->a && known->b == read->b)
            break;
        at = (at + 1) & asked->mask;
    }
    return &asked->slots[at];
}

/* Twice the room. */
static bool grow(struct peil_asked *asked)
{
    size_t room = asked->room * 2, i;
    struct peil_recorded *list;
    struct peil_read_slot *slots;

    if (room > UINT32_MAX / 4)
        return false;
    slots = calloc(room * 2, sizeof(*slots));
    list = slots ? realloc(asked->list, room * sizeof(*list)) : NULL;
    if (!list) {
        free(slots);
        return false;
    }
    free(asked->slots);
    asked->list = list;
    asked->slots = slots;
    asked->room = room;
    asked->mask = (uint32_t)(room * 2 - 1);
    for (i = 0; i < asked->count; i++) {
        struct peil_read_slot *slot = slot_of(asked, &list[i].read);

        *slot = (struct peil_read_slot){
            .read = list[i].read, .call = asked->call, .index = (uint32_t)i};
    }
    return true;
}

/* `array`, or a larger one where it is full; NULL without memory, and nothing has changed. */
static void *room_for(void *array, size_t *room, size_t count, size_t size)
{
    size_t more = *room == 0 ? FIRST_ROOM : *room * 2;
    void *grown;

    if (count < *room)
        return array;
    grown = realloc(array, more * size);
    if (grown)
        *room = more;
    return grown;
}

/* Raises the error that a function of the API has no answer here. */
static int no_answer(lua_State *L, struct peil_scripts *scripts, const char *function)
{
    scripts->call.spoiled = true;
    scripts->call.refused = function;
    if (scripts->call.stage == PEIL_STAGE_LOADING)
        return peil_state_fail(L, "%s() has an answer only while answers are judged", function);
    return peil_state_fail_as(
        L, "script/no-answer", peil_state_where(L), "%s() cannot be asked here", function);
}

struct peil_recorded *peil_ask(lua_State *L, struct peil_scripts *scripts, const char *function,
    enum peil_read_kind kind, uint32_t a, uint32_t b)
{
    struct peil_asked *asked = &scripts->asked;
    struct peil_read read = {.kind = (uint32_t)kind, .a = a, .b = b};
    struct peil_read_slot *slot = slot_of(asked, &read);
    struct peil_recorded *recorded;

    if (slot->call == asked->call)
        return &asked->list[slot->index];
    if (!peil_stage_allows(scripts->call.stage, kind) || !scripts->view)
        no_answer(L, scripts, function);
    if (asked->count == asked->room) {
        if (!grow(asked))
            peil_state_no_memory(L);
        slot = slot_of(asked, &read);
    }
    recorded = &asked->list[asked->count];
    *recorded = (struct peil_recorded){.read = read};
    if (!scripts->view->read(scripts->view->context, read, &recorded->value))
        no_answer(L, scripts, function);
    *slot =
        (struct peil_read_slot){.read = read, .call = asked->call, .index = (uint32_t)asked->count};
    asked->count++;
    return recorded;
}

void peil_asked_part(lua_State *L, struct peil_scripts *scripts, const struct peil_recorded *read)
{
    struct peil_asked *asked = &scripts->asked;
    uint32_t *parts =
        room_for(asked->parts, &asked->part_room, asked->part_count, sizeof(*asked->parts));

    if (!parts)
        peil_state_no_memory(L);
    asked->parts = parts;
    asked->parts[asked->part_count++] = (uint32_t)(read - asked->list);
}

void peil_asked_derive(lua_State *L, struct peil_scripts *scripts, double number, size_t first_part)
{
    struct peil_asked *asked = &scripts->asked;
    struct peil_derived *derived = room_for(
        asked->derived, &asked->derived_room, asked->derived_count, sizeof(*asked->derived));

    if (!derived)
        peil_state_no_memory(L);
    asked->derived = derived;
    asked->derived[asked->derived_count++] = (struct peil_derived){.number = number,
        .first = (uint32_t)first_part,
        .count = (uint32_t)(asked->part_count - first_part)};
}

void peil_asked_match(lua_State *L, struct peil_scripts *scripts, double number)
{
    struct peil_asked *asked = &scripts->asked;

    peil_state_charge(
        L, (asked->count + asked->derived_count + asked->part_count) / LOOKED_AT_PER_STEP);

    for (size_t i = 0; i < asked->count; i++)
        if (asked->list[i].value.type == PEIL_VALUE_NUMBER &&
            !(asked->list[i].value.number < number) && !(asked->list[i].value.number > number))
            asked->list[i].matched = true;
    for (size_t i = 0; i < asked->derived_count; i++) {
        const struct peil_derived *derived = &asked->derived[i];

        if (derived->number < number || derived->number > number)
            continue;
        for (uint32_t part = 0; part < derived->count; part++)
            asked->list[asked->parts[derived->first + part]].matched = true;
    }
}
