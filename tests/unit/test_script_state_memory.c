/*
 * What happens to a sandboxed state when the system refuses memory, wherever it does.
 */
#include "tests/unit/failing_malloc.h"
#include "tests/unit/script_state_help.h"

static const char loading[] =
    "limits = {low = 1, deep = {1, 2, 3}, long = ('0123456789'):rep(50)}\n"
    "local total = 0\n"
    "function bump() total = total + 1 end\n"
    "function work()\n"
    "local t = {}\n"
    "for i = 1, 200 do t[#t + 1] = 'key ' .. i .. limits.long end\n"
    "table.sort(t)\n"
    "local s = table.concat(t, ',')\n"
    "local n = 0 for k, v in pairs{a = 1, b = 2} do n = n + v end\n"
    "local ok = pcall(function() return #(s .. s) end)\n"
    "if not ok then error('caught') end\n"
    "return n + #limits.deep\n"
    "end\n"
    "return work()";

static struct peil_limits limits = PEIL_LIMITS;
static struct peil_source source = {"pack/advice.lua", loading, sizeof(loading) - 1, 1};
static const struct peil_expression expression = {"work() == 6", {&source, 1, 1}};
static struct peil_arena *arena;
static const struct peil_node *node;

static int load(lua_State *L)
{
    peil_state_compile(L, &source);
    lua_call(L, 0, 1);
    cr_assert_eq(lua_tointeger(L, -1), 6);
    peil_state_compile_expression(L, &expression);
    lua_call(L, 0, 1);
    cr_assert(lua_toboolean(L, -1));
    peil_state_freeze(L);
    return 0;
}

static int convert(lua_State *L)
{
    lua_getglobal(L, "limits");
    node = peil_to_node(L, -1, arena);
    lua_getglobal(L, "work");
    lua_call(L, 0, 1);
    cr_assert_eq(lua_tointeger(L, -1), 6);
    return 0;
}

static int bump(lua_State *L)
{
    lua_getglobal(L, "bump");
    lua_call(L, 0, 0);
    return 0;
}

/* True when all of it worked; whatever fails must say that it was for lack of memory. */
static bool scenario(void)
{
    struct peil_diags *diags = peil_diags_new(0);
    struct peil_state *state = peil_state_new(&limits, NULL);
    struct peil_place place = {&source, 1, 1};
    int status = state ? peil_state_call(state, load, NULL, place, NULL, diags) : PEIL_ENOMEM;

    arena = peil_arena_new();
    if (status == PEIL_OK) {
        status = arena ? peil_state_call(state, convert, NULL, place, NULL, diags) : PEIL_ENOMEM;
        if (status == PEIL_OK)
            cr_assert_eq(peil_node_count(node), 3);
    }
    cr_assert(status == PEIL_OK || status == PEIL_ENOMEM, "%d %s", status,
        peil_diags_count(diags) > 0 ? peil_diags_at(diags, 0)->code : "");
    cr_assert_eq(peil_diags_count(diags), 0);
    if (status == PEIL_OK) {
        status = peil_state_call(state, bump, NULL, place, NULL, diags);
        cr_assert(status == PEIL_ESCRIPT || status == PEIL_ENOMEM);
        status = status == PEIL_ESCRIPT && diags ? PEIL_OK : PEIL_ENOMEM;
    }
    peil_arena_free(arena);
    peil_state_free(state);
    peil_diags_free(diags);
    return status == PEIL_OK;
}

static size_t count_requests(void)
{
    size_t requests;

    failing_malloc_start(FAILING_NONE, FAILING_NONE);
    cr_assert(scenario());
    requests = failing_malloc_stop();
    cr_assert_gt(requests, 100);
    return requests;
}

/* Every request at first, then some. */
static size_t next(size_t at)
{
    return at + (at < 300 ? 1 : 7);
}

Test(script_state_memory, one_refusal_anywhere_is_rescued_or_reported)
{
    size_t requests = count_requests();
    size_t at;

    for (at = 1; at <= requests; at = next(at)) {
        failing_malloc_start(at, at + 1);
        (void)scenario();
        failing_malloc_stop();
    }
    cr_assert(scenario());
}

Test(script_state_memory, no_more_memory_from_anywhere_on_is_reported)
{
    size_t requests = count_requests();
    size_t at;

    for (at = 1; at <= requests; at = next(at)) {
        bool done;
        failing_malloc_start(at, FAILING_NONE);
        done = scenario();
        failing_malloc_stop();
        cr_assert_not(done && at < requests / 2);
    }
    cr_assert(scenario());
}

/* A cap of the state, not of the system. */
Test(script_state_memory, any_cap_holds_or_is_reported_as_a_limit)
{
    size_t cap;
    bool made = false;

    for (cap = 1000; cap < 400000; cap += cap < 30000 ? 97 : 1511) {
        struct peil_limits small = limits;
        struct peil_diags *diags = peil_diags_new(0);
        struct peil_place place = {&source, 1, 1};
        struct peil_state *state;
        int status = PEIL_OK;
        small.script_heap = cap;
        state = peil_state_new(&small, NULL);
        cr_assert(!made || state);
        made = state != NULL;
        if (state)
            status = peil_state_call(state, load, NULL, place, NULL, diags);
        if (status != PEIL_OK) {
            const struct peil_diag *diag = peil_diags_at(diags, 0);
            cr_assert_eq(status, PEIL_ESCRIPT);
            cr_assert_str_eq(diag->code, "script/too-much-memory");
            cr_assert_eq(peil_diag_arg(diag, "most")->integer, (int64_t)cap);
        }
        peil_state_free(state);
        peil_diags_free(diags);
    }
    cr_assert(made);
}
