/*
 * Rubbish: values that nobody holds any more. When it is taken out depends in Lua on all that ran
 * before, and so would what a script pays for it, and whether it meets the end of the memory. So
 * Lua itself takes out none; it is done before a call, which pays nothing for it, or when a call
 * has made so much of its own.
 *
 * A call that begins with rubbish around has used no less memory at any point than it would have
 * without. If it never comes to where memory matters, it would not have done so without, either. If
 * it does, it is made again without.
 */
#include "core/script/inside.h"

/* How much may lie around before a call, and come about in one: parts of the whole memory. */
#define PART_BEFORE 8
#define PART_IN_CALL 2
#define BYTES_PER_STEP 32

static void take_out(struct peil_state *state)
{
    lua_gc(state->lua, LUA_GCCOLLECT);
    state->collected = state->heap;
}

static bool holds_more(const struct peil_state *state, size_t part)
{
    return state->heap > state->collected &&
           state->heap - state->collected > state->limits->script_heap / part;
}

void peil_state_repeat(struct peil_state *state)
{
    state->repeats = true;
    lua_gc(state->lua, LUA_GCSTOP);
    take_out(state);
}

void peil_rubbish_begin(struct peil_state *state, bool again)
{
    state->spoiled = false;
    state->tidy = !state->repeats || again || holds_more(state, PART_BEFORE);
    if (state->repeats && state->tidy)
        take_out(state);
}

void peil_rubbish_matters(struct peil_state *state)
{
    state->spoiled = state->spoiled || !state->tidy;
}

uint64_t peil_rubbish_tick(lua_State *L)
{
    struct peil_state *state = peil_state_of(L);

    if (!state->repeats)
        return 0;
    if (holds_more(state, PART_IN_CALL))
        peil_rubbish_matters(state);
    if (state->spoiled)
        peil_state_die(L, PEIL_FATAL_AGAIN);
    if (!holds_more(state, PART_IN_CALL))
        return 0;
    take_out(state);
    return state->limits->script_heap / PART_IN_CALL / BYTES_PER_STEP;
}
