/*
 * The budget of instructions, and what ends a script for good.
 */
#include <string.h>

#include "core/script/inside.h"

/*
 * One instruction may compare two strings, or read a number from one: that is not counted by Lua,
 * so each tick also pays for the longest string there is. (Of 100 instructions some 30 can do so.)
 */
#define STRING_BYTES_PER_STEP 4
#define STRING_FREE 256

/*
 * Handing on `...` copies all of it in one instruction. So many values cost nothing; no list that
 * unpack gives has more.
 */
#define FREE_VALUES 256
#define STEPS_A_VALUE 8
/* A function that only calls another may have the values. */
#define LEVELS_LOOKED_AT 3

/* How many values a running function has in `...`, in powers of two; 0 for few. */
static size_t extra_values(lua_State *L, lua_Debug *ar)
{
    int count = FREE_VALUES;

    if (!lua_getlocal(L, ar, -count))
        return 0;
    do {
        lua_pop(L, 1);
        count *= 2;
    } while (count < LUAI_MAXSTACK && lua_getlocal(L, ar, -count));
    return (size_t)count;
}

static uint64_t cost_of_values(lua_State *L)
{
    uint64_t cost = 0;
    lua_Debug ar;
    int level;

    for (level = 0; level < LEVELS_LOOKED_AT && lua_getstack(L, level, &ar); level++)
        cost += (uint64_t)extra_values(L, &ar) * STEPS_A_VALUE;
    return cost;
}

void peil_state_tick(lua_State *L, lua_Debug *ar)
{
    struct peil_state *state = peil_state_of(L);
    size_t longest = state->longest;
    uint64_t cost = PEIL_TICK;
    lua_Debug deep;

    (void)ar;
    if (longest > STRING_FREE)
        cost += longest / STRING_BYTES_PER_STEP;
    if (state->seen)
        peil_state_look(state, peil_state_where(L));
    cost += peil_rubbish_tick(L);
    cost += cost_of_values(L);
    if (state->left <= cost)
        peil_state_die(L, PEIL_FATAL_STEPS);
    state->left -= cost;
    if (lua_getstack(L, PEIL_DEEPEST, &deep))
        peil_state_die(L, PEIL_FATAL_DEEP);
}

noreturn void peil_state_die(lua_State *L, enum peil_fatal fatal)
{
    struct peil_state *state = peil_state_of(L);

    if (state->fatal == PEIL_FATAL_NONE) {
        state->fatal = fatal;
        state->failure.place = peil_state_where(L);
    }
    if (fatal == PEIL_FATAL_STEPS)
        state->left = 0;
    /* Needs no memory. */
    lua_pushlightuserdata(L, state);
    lua_error(L);
    for (;;) /* lua_error does not come back, which its declaration does not say */
        ;
}

noreturn void peil_state_no_memory(lua_State *L)
{
    peil_state_die(L, PEIL_FATAL_SYSTEM);
}

/* A buffer of lauxlib that cannot grow raises a text where Lua itself has a status of its own. */
static bool says_no_memory(lua_State *L, const struct peil_state *state)
{
    return state->refused != PEIL_FATAL_NONE && lua_type(L, -1) == LUA_TSTRING &&
           strcmp(lua_tostring(L, -1), "not enough memory") == 0;
}

void peil_state_rethrow(lua_State *L, int status)
{
    struct peil_state *state = peil_state_of(L);

    if (state->fatal == PEIL_FATAL_NONE && (status == LUA_ERRMEM || says_no_memory(L, state))) {
        state->fatal = state->refused;
        state->failure.place = state->refused_at;
    }
    if (state->left == 0 && state->fatal == PEIL_FATAL_NONE)
        peil_state_die(L, PEIL_FATAL_STEPS);
    if (state->fatal != PEIL_FATAL_NONE || status == LUA_ERRERR)
        lua_error(L);
}

void peil_state_refill(struct peil_state *state, uint64_t steps)
{
    state->left = steps;
    state->most = steps;
    state->text_left = state->limits->script_text;
    state->longest = state->longest_loaded;
    state->fatal = PEIL_FATAL_NONE;
}

size_t peil_state_text_left(const struct peil_state *state)
{
    return state->text_left;
}

void peil_state_set_text_left(struct peil_state *state, size_t bytes)
{
    state->text_left = bytes;
}

uint64_t peil_state_left(const struct peil_state *state)
{
    return state->left;
}

bool peil_state_take(struct peil_state *state, uint64_t steps)
{
    bool enough = state->left > steps;

    state->left = enough ? state->left - steps : 0;
    if (!enough)
        state->fatal = PEIL_FATAL_STEPS;
    return enough;
}

void peil_state_charge(lua_State *L, size_t steps)
{
    struct peil_state *state = peil_state_of(L);

    if (state->left <= steps)
        peil_state_die(L, PEIL_FATAL_STEPS);
    state->left -= steps;
}
