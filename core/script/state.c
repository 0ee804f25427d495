/*
 * A state from its making to its end, and the one way in.
 */
#include "core/script/state.h"

#include <stdlib.h>

#include <lauxlib.h>

#include "core/script/inside.h"

/* The message handler lies at the bottom of the stack for good. */
#define HANDLER 1

static void add_library(lua_State *L, const char *name, void (*make)(lua_State *L))
{
    make(L);
    peil_freeze_table(L, -1, name, true);
    lua_pushvalue(L, -1);
    lua_setglobal(L, name);
}

/* Methods of strings: their metatable is seen by nobody, and reads what cannot be changed. */
static void add_string(lua_State *L)
{
    add_library(L, "string", peil_open_string);
    lua_pushliteral(L, "");
    lua_createtable(L, 0, 1);
    if (peil_push_shadow(L, -3))
        lua_setfield(L, -2, "__index");
    lua_setmetatable(L, -2);
    lua_pop(L, 2);
}

/*
 * Which block of memory is the stack shows when it has to grow. (A Lua that takes a new block for
 * it and gives back the old one loses its trace, and needs none.)
 */
static void find_stack(lua_State *L)
{
    struct peil_state *state = peil_state_of(L);
    int room = LUA_MINSTACK;

    state->stack_is_moved = true;
    while (!state->stack && lua_checkstack(L, room))
        room += LUA_MINSTACK;
    state->stack_is_moved = false;
    if (!state->stack)
        luaL_error(L, "no stack");
}

static int add_all(lua_State *L)
{
    find_stack(L);
    peil_open_globals(L);
    peil_open_standin(L);
    peil_open_base(L);
    add_string(L);
    add_library(L, "table", peil_open_table);
    add_library(L, "math", peil_open_math);
    add_library(L, "utf8", peil_open_utf8);
    lua_newtable(L);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &peil_key_watched);
    return 0;
}

struct peil_state *peil_state_new(
    const struct peil_limits *limits, const struct peil_library *library)
{
    struct peil_state *state = calloc(1, sizeof(*state));
    lua_State *L;

    if (!state)
        return NULL;
    state->limits = limits;
    state->library = library;
    peil_state_refill(state, limits->script_steps);
    L = peil_locale_open(state) ? lua_newstate(peil_state_alloc, state) : NULL;
    state->lua = L;
    if (!L) {
        peil_locale_close(state);
        free(state);
        return NULL;
    }
    *(struct peil_state **)lua_getextraspace(L) = state;
    lua_pushcfunction(L, peil_state_on_error);
    lua_pushcfunction(L, add_all);
    if (lua_pcall(L, 0, 0, HANDLER) != LUA_OK) {
        peil_state_free(state);
        return NULL;
    }
    state->longest_loaded = state->longest;
    peil_state_refill(state, limits->script_steps);
    return state;
}

void peil_state_free(struct peil_state *state)
{
    if (!state)
        return;
    /* Runs nothing of a script: there are no finalizers. */
    lua_close(state->lua);
    peil_locale_close(state);
    free(state->chunks);
    free(state->watched);
    peil_buf_dispose(&state->scratch);
    free(state);
}

struct peil_state *peil_state_of(lua_State *L)
{
    return *(struct peil_state **)lua_getextraspace(L);
}

void *peil_state_data(lua_State *L)
{
    return peil_state_of(L)->data;
}

/* Describes the error of a call that changed the local `name` of a file. */
static void describe_change(struct peil_state *state, const char *name, struct peil_place place)
{
    struct peil_buf text = {.limit = PEIL_MESSAGE_SIZE - 1};

    state->failure.code = "script/failed";
    state->failure.place = place;
    state->failure.most = 0;
    state->failure.message[0] = '\0';
    peil_buf_format(
        &text, "cannot change '%s': the locals of a file are read-only after loading", name);
    if (peil_buf_failed(&text))
        state->fatal = PEIL_FATAL_SYSTEM;
    else
        peil_clean_message(state->failure.message, text.data, text.length);
    peil_buf_dispose(&text);
}

/* Puts back what the call changed, which is an error of its own unless it failed already. */
static int restore(struct peil_state *state, int status)
{
    struct peil_place place = PEIL_NOWHERE;
    const char *name = "";

    if (peil_watch_restore(state, &place, &name) || status != LUA_OK)
        return status;
    describe_change(state, name, place);
    return LUA_ERRRUN;
}

/* The index of the message handler for a call, with room on the stack; 0 without memory. */
static int make_ready(struct peil_state *state)
{
    lua_State *L = state->lua;

    if (state->nested == 0) {
        lua_settop(L, HANDLER);
        return HANDLER;
    }
    if (!lua_checkstack(L, LUA_MINSTACK))
        return 0;
    lua_pushcfunction(L, peil_state_on_error);
    return lua_gettop(L);
}

static int run_once(struct peil_state *state, lua_CFunction body)
{
    lua_State *L = state->lua;
    int handler = make_ready(state);
    int status;

    if (handler == 0) {
        state->fatal = state->refused;
        state->failure.place = PEIL_NOWHERE;
        return LUA_ERRMEM;
    }
    /* Also starts counting afresh, so that a call stops where it would in any other run. */
    lua_sethook(L, peil_state_tick, LUA_MASKCOUNT, PEIL_TICK);
    lua_pushcfunction(L, body);
    state->nested++;
    status = lua_pcall(L, 0, 0, handler);
    state->nested--;
    if (state->nested == 0 && state->frozen && state->watched_count > 0)
        status = restore(state, status);
    lua_settop(L, handler - (state->nested > 0));
    return status;
}

/* Once more, from the start, where the call met rubbish of the ones before it. */
static int run(struct peil_state *state, lua_CFunction body)
{
    uint64_t left = state->left;
    size_t text_left = state->text_left, longest = state->longest;
    int status;

    if (state->nested == 0)
        peil_rubbish_begin(state, false);
    status = run_once(state, body);
    if (state->nested > 0 || !state->spoiled)
        return status;
    state->left = left;
    state->text_left = text_left;
    state->longest = longest;
    state->fatal = PEIL_FATAL_NONE;
    state->refused = PEIL_FATAL_NONE;
    state->failure.set = false;
    state->failure.place = PEIL_NOWHERE;
    peil_rubbish_begin(state, true);
    return run_once(state, body);
}

int peil_state_call(struct peil_state *state, lua_CFunction body, void *data,
    struct peil_place place, const struct peil_expression *expression, struct peil_diags *diags)
{
    void *outer_data = state->data;
    struct peil_place outer_place = state->place;
    int status = PEIL_OK;

    state->data = data;
    state->place = place.source || !expression ? place : expression->place;
    state->failure.set = false;
    state->failure.place = PEIL_NOWHERE;
    state->seen_source = NULL; /* another state may have been seen since */
    peil_state_look(state, state->place);
    if (state->fatal != PEIL_FATAL_STEPS) {
        state->fatal = PEIL_FATAL_NONE;
        state->refused = PEIL_FATAL_NONE;
        if (peil_state_take(state, PEIL_CALL_STEPS)) {
            locale_t outer_locale = peil_locale_enter(state);
            status = run(state, body);
            peil_locale_leave(outer_locale);
        }
    }
    /* What a script caught, or C passed over, is spent all the same. */
    if (state->left == 0)
        state->fatal = PEIL_FATAL_STEPS;
    if (status != LUA_OK || state->fatal != PEIL_FATAL_NONE)
        status = peil_state_report(state, status, diags);
    /* Nothing of it may look as if it were the failure of a call around this one. */
    state->failure.set = false;
    if (state->fatal != PEIL_FATAL_STEPS)
        state->fatal = PEIL_FATAL_NONE;
    state->refused = PEIL_FATAL_NONE;
    state->data = outer_data;
    state->place = outer_place;
    return status;
}
