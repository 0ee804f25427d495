/*
 * The memory of a state: capped, and paid for from the budget of instructions.
 *
 * Only values of some size are charged, when they are made: those sizes follow from what the script
 * does, whatever ran before it, so that a script stops at the same point everywhere. Small ones are
 * bounded by the instructions that make them, and the insides of tables by what is put in them;
 * short texts, which Lua keeps once, and the stack depend on when rubbish was last collected.
 */
#include <stdlib.h>

#include "core/script/inside.h"

#define CHARGED_FROM 128
#define BYTES_PER_STEP 64
/* What is refused makes Lua walk through the whole heap, in search of rubbish. */
#define REFUSAL_BYTES_PER_STEP 32

static void charge(struct peil_state *state, size_t steps)
{
    state->left = state->left > steps ? state->left - steps : 0;
}

static void *refuse(struct peil_state *state, bool is_stack, enum peil_fatal why)
{
    bool readable = state->nested > 0 && !is_stack;

    state->refused = why;
    peil_rubbish_matters(state);
    charge(state, state->heap / REFUSAL_BYTES_PER_STEP);
    /*
     * Lua unwinds the stack before it says so: the line can be had only now. But while the stack
     * itself moves, nothing on it can be read (from 5.4.5 on, pointers to it are offsets then).
     */
    state->refused_at = readable ? peil_state_where(state->lua) : PEIL_NOWHERE;
    return NULL;
}

void *peil_state_alloc(void *ud, void *block, size_t old_size, size_t new_size)
{
    struct peil_state *state = ud;
    size_t had = block ? old_size : 0;
    bool is_stack = state->stack_is_moved || (block && block == state->stack);
    void *moved;

    if (new_size == 0) {
        if (block && block == state->stack)
            state->stack = NULL;
        free(block);
        state->heap -= had;
        return NULL;
    }
    if (new_size > had && new_size - had > state->limits->script_heap - state->heap)
        return refuse(state, is_stack, PEIL_FATAL_HEAP);
    moved = realloc(block, new_size);
    if (!moved && new_size > had)
        return refuse(state, is_stack, PEIL_FATAL_SYSTEM);
    state->heap = state->heap - had + new_size;
    if (is_stack && moved)
        state->stack = moved;
    /* For a new value the old size is its type; it is 0 for the insides of tables and the like. */
    if (!block && old_size != 0 && new_size >= CHARGED_FROM) {
        charge(state, new_size / BYTES_PER_STEP);
        if (old_size == LUA_TSTRING && new_size > state->longest)
            state->longest = new_size;
    }
    return moved ? moved : block;
}
