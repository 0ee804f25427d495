/*
 * After loading nothing that one call does can be seen by the next.
 */
#include "tests/unit/script_state_help.h"

struct attempt {
    const char *body;    /* of a function that is called after loading */
    uint32_t line;       /* of the error, from the line of the body */
    const char *message; /* NULL where it is fine */
};

/* What all attempts find. */
static const char setting[] =
    "counter = 0\n"
    "limits = {low = 1, deep = {er = {1, 2, 3}}, list = {5, 6, 7}}\n"
    "local hidden = {n = 1, list = {}}\n"
    "local total = 0\n"
    "local helper = function() return 1 end\n"
    "local Point = {}\n"
    "Point.__index = Point\n"
    "Point.__add = function(a, b) return a.x + b.x end\n"
    "function Point:twice() return self.x * 2 end\n"
    "function new_point(x) return setmetatable({x = x}, Point) end\n"
    "origin = new_point(7)\n"
    "lazy = setmetatable({a = 1}, {__index = function(t, k) t[k] = 1 return k end})\n"
    "plain = setmetatable({a = 1}, {__index = function(t, k) return k .. '!' end})\n"
    "sized = setmetatable({1, 2}, {__len = function() return 9 end})\n"
    "keyed = {[{n = 1}] = 1}\n"
    "local function bump() total = total + 1 return total end\n"
    "local function inner() return function() return function() helper = nil end end end\n"
    "function keep() return hidden.n, bump, inner, keyed, hidden.list end\n"
    "function attempt()\n";

static const struct attempt attempts[] = {
    {"counter = counter + 1", 1, "cannot change 'counter': globals are read-only after loading"},
    {"fresh = 1", 1, "cannot make a global 'fresh' here"},
    {"attempt = nil", 1, "cannot change 'attempt'"},
    {"limits.low = 2", 1, "cannot change 'limits.low': globals are read-only after loading"},
    {"limits.high = 2", 1, "cannot change 'limits.high'"},
    {"limits.low = nil", 1, "cannot change 'limits.low'"},
    {"limits[1] = 2", 1, "cannot change 'limits[1]'"},
    {"limits.deep.er[2] = 0", 1, "cannot change 'limits.deep.er[2]'"},
    {"table.insert(limits.list, 1)", 1, "cannot change 'limits.list'"},
    {"table.remove(limits.list)", 1, "cannot change 'limits.list'"},
    {"table.sort(limits.list)", 1, "cannot change 'limits.list'"},
    {"setmetatable(limits, {})", 1, "cannot change 'limits'"},
    {"getmetatable(origin).__index = {}", 1, "cannot change"},
    {"getmetatable(origin).twice = 1", 1, "cannot change"},
    {"hidden.n = 2", 1, "cannot change 'hidden.n'"},
    {"table.insert(hidden.list, 1)", 1, "cannot change 'hidden.list'"},
    {"\ntotal = total + 1", 2, "cannot change 'total': the locals of a file are read-only"},
    {"total = 0 / 0", 1, "cannot change 'total'"},
    {"total = 0.0", 1, "cannot change 'total'"},
    {"bump()", 0, "cannot change 'total'"},
    {"helper = nil", 1, "cannot change 'helper'"},
    {"inner()()()", 0, "cannot change 'helper'"},
    {"hidden = {}", 1, "cannot change 'hidden'"},
    {"_ENV = {}", 1, "cannot change '_ENV'"},
    {"_ENV.counter = 1", 1, "cannot change 'counter'"},
    {"_ENV[1] = 1", 1, "cannot make a global"},
    {"rawget(_ENV, 'limits').low = 2", 1, "cannot change 'limits.low'"},
    {"origin.x = 1", 1, "cannot change 'origin.x'"},
    {"return lazy.b", 0, "cannot change 'lazy.b'"},
    {"for k, v in pairs(keyed) do k.n = 2 end", 1, "no order"},
    {"pcall(function() total = 5 end) error('first')", 1, "first"},
    {"local ok = pcall(function() counter = 1 end) return ok", 0, NULL},
    {"total = total return 'same'", 0, NULL},
    {"local t = {} t.x = 1 table.insert(t, 2) local n = 0\n"
     "local function add() n = n + 1 end add() return n",
        0, NULL},
    {"local _ENV = {} x = 1 return x", 0, NULL},
    {"local p = new_point(3) p.x = 4 return p:twice()", 0, NULL},
};

static struct box *frozen(const char *body)
{
    static char texts[sizeof(attempts) / sizeof(*attempts) + 20][4096];
    static size_t used;
    char *text = texts[used++];
    struct box *box = box_open();

    strcpy(text, setting);
    strcat(text, body);
    strcat(text, "\nend\nlocal function escape() return total, helper end\n"
                 "function check() local t, h = escape()\n"
                 "return counter .. t .. h() .. limits.low .. #limits.list .. origin.x ..\n"
                 "origin:twice() .. tostring(origin + origin) .. limits.deep.er[2] end");
    cr_assert_eq(box_run(box, text), PEIL_OK, "%s", box_message(box));
    cr_assert_eq(box_freeze(box), PEIL_OK, "%s", box_message(box));
    return box;
}

Test(script_freeze, changing_what_was_loaded_is_an_error_that_names_it_and_changes_nothing)
{
    const uint32_t first = 20;
    size_t at;

    for (at = 0; at < sizeof(attempts) / sizeof(*attempts); at++) {
        const struct attempt *it = &attempts[at];
        struct box *box = frozen(it->body);
        int round;
        for (round = 0; round < 3; round++) {
            int status = box_call(box, "attempt");
            cr_assert_eq(
                status, it->message ? PEIL_ESCRIPT : PEIL_OK, "%s: %s", it->body, box_message(box));
            cr_assert(!it->message || strstr(box_message(box), it->message), "%s: %s", it->body,
                box_message(box));
            cr_assert(
                !it->message || strcmp(peil_diags_at(box->diags, 0)->file, "pack/advice.lua") == 0);
            cr_assert(it->line == 0 || box_line(box) == first + it->line - 1, "%s: %u", it->body,
                box_line(box));
            cr_assert_eq(box_call(box, "check"), PEIL_OK, "%s: %s", it->body, box_message(box));
            cr_assert_str_eq(box->answer, "00113714142", "%s: %s", it->body, box->answer);
        }
        box_close(box);
    }
}

/* A body, and what it gives although all it reads is frozen. */
static const char *const readings[][2] = {
    {"return limits.low", "1"},
    {"return limits.nothing == nil", "true"},
    {"return #limits.list .. rawlen(limits.list)", "33"},
    {"local s = '' for i, v in ipairs(limits.list) do s = s .. i .. v end return s", "152637"},
    {"local s = '' for k in pairs(limits) do s = s .. k end return s", "deeplistlow"},
    {"local s = '' for k in pairs(_ENV) do s = s .. k:sub(1, 1) end return #s > 20", "true"},
    {"return table.concat(limits.list, '-')", "5-6-7"},
    {"return select('#', table.unpack(limits.list))", "3"},
    {"return rawget(limits, 'low')", "1"},
    {"return rawget(_ENV, 'nothing') == nil", "true"},
    {"return rawequal(limits, limits) and limits == limits", "true"},
    {"return type(limits)", "table"},
    {"return origin:twice()", "14"},
    {"return origin + origin", "14"},
    {"return getmetatable(origin) == getmetatable(new_point(1))", "true"},
    {"return getmetatable(limits) == nil", "true"},
    {"return plain.a .. plain.b", "1b!"},
    {"return #sized .. rawlen(sized)", "92"},
    {"return math.floor(2.5) .. ('x'):rep(3)", "2xxx"},
    {"local t = {table.unpack(limits.list)} table.sort(t, function(a, b) return a > b end)\n"
     "return table.concat(t)",
        "765"},
};

Test(script_freeze, what_is_frozen_reads_as_before)
{
    size_t at;

    for (at = 0; at < sizeof(readings) / sizeof(*readings); at++) {
        struct box *box = frozen(readings[at][0]);
        cr_assert_eq(
            box_call(box, "attempt"), PEIL_OK, "%s: %s", readings[at][0], box_message(box));
        cr_assert_str_eq(box->answer, readings[at][1], "%s", readings[at][0]);
        box_close(box);
    }
}

static int keep_function(lua_State *L)
{
    struct box *box = peil_state_data(L);

    peil_state_compile(L, box->source);
    lua_call(L, 0, 1);
    lua_pushinteger(L, luaL_ref(L, LUA_REGISTRYINDEX));
    lua_setglobal(L, "ref");
    lua_newtable(L);
    lua_pushinteger(L, 5);
    lua_rawseti(L, -2, 1);
    lua_getglobal(L, "ref");
    lua_rawgeti(L, LUA_REGISTRYINDEX, lua_tointeger(L, -1));
    lua_rawseti(L, -3, 2);
    lua_pop(L, 1);
    lua_pushinteger(L, luaL_ref(L, LUA_REGISTRYINDEX));
    lua_setglobal(L, "host");
    return 0;
}

static int call_kept(lua_State *L)
{
    lua_getglobal(L, "ref");
    lua_rawgeti(L, LUA_REGISTRYINDEX, lua_tointeger(L, -1));
    lua_call(L, 0, 0);
    return 0;
}

static int read_host(lua_State *L)
{
    lua_getglobal(L, "host");
    lua_rawgeti(L, LUA_REGISTRYINDEX, lua_tointeger(L, -1));
    cr_assert_eq(lua_rawlen(L, -1), 2);
    lua_pushinteger(L, 6);
    lua_rawseti(L, -2, 1);
    return 0;
}

Test(script_freeze, functions_of_the_host_are_found_and_its_own_tables_left_alone)
{
    static const char text[] = "local seen = {}\nreturn function()\nseen[1] = true\nend";
    struct box *box = box_open();

    box->source = box_source("pack/advice.lua", text);
    cr_assert_eq(
        peil_state_call(box->state, keep_function, box, PEIL_NOWHERE, NULL, box->diags), PEIL_OK);
    cr_assert_eq(box_freeze(box), PEIL_OK);
    cr_assert_eq(
        peil_state_call(box->state, call_kept, box, PEIL_NOWHERE, NULL, box->diags), PEIL_ESCRIPT);
    cr_assert_str_eq(
        box_message(box), "cannot change 'seen[1]': globals are read-only after loading");
    cr_assert_eq(
        peil_state_call(box->state, read_host, box, PEIL_NOWHERE, NULL, box->diags), PEIL_OK);
    box_close(box);
}

Test(script_freeze, too_many_locals_that_change_are_refused)
{
    struct box *box = box_open();

    box_gives(box,
        "local list = {}\n"
        "for i = 1, 201 do local n = i list[i] = function()\nn = n + 1 end end\n"
        "function all() return list end",
        "nil");
    cr_assert_eq(box_freeze(box), PEIL_ESCRIPT);
    cr_assert_not_null(strstr(box_message(box), "more than 200 locals"));
    cr_assert_eq(box_line(box), 3);
    box_close(box);
}

Test(script_freeze, a_name_is_the_same_in_every_run)
{
    int round;

    for (round = 0; round < 20; round++) {
        struct box *box = box_open();
        box_gives(box,
            "local shared = {}\n"
            "zeta = {q = shared} alpha = {r = {shared}} mid = {shared = shared}\n"
            "function change() shared.x = 1 end",
            "nil");
        cr_assert_eq(box_freeze(box), PEIL_OK);
        cr_assert_eq(box_call(box, "change"), PEIL_ESCRIPT);
        cr_assert_str_eq(
            box_message(box), "cannot change 'shared.x': globals are read-only after loading");
        box_close(box);
    }
}

Test(script_freeze, what_walks_through_something_cannot_be_kept)
{
    static const char *const cases[][2] = {
        {"local it = pairs{1, 2}\nfunction step() return it() end", "'it' walks"},
        {"things = {it = (pairs{1, 2})}", "'things.it' walks"},
        {"local it = string.gmatch('a b', '%a')\nfunction step() return it() end", "'it' walks"},
    };
    size_t at;

    for (at = 0; at < sizeof(cases) / sizeof(*cases); at++) {
        struct box *box = box_open();
        box_gives(box, cases[at][0], "nil");
        cr_assert_eq(box_freeze(box), PEIL_ESCRIPT);
        cr_assert_not_null(strstr(box_message(box), cases[at][1]), "%s", box_message(box));
        box_close(box);
    }
}

static int answer_three(lua_State *L)
{
    lua_pushvalue(L, lua_upvalueindex(1));
    return 1;
}

static int add_answer(lua_State *L)
{
    lua_pushinteger(L, 3);
    lua_pushcclosure(L, answer_three, 1);
    lua_setglobal(L, "three");
    return 0;
}

Test(script_freeze, functions_of_the_host_may_be_kept_under_any_name)
{
    struct box *box = box_open();

    cr_assert_eq(
        peil_state_call(box->state, add_answer, NULL, PEIL_NOWHERE, NULL, box->diags), PEIL_OK);
    box_gives(
        box, "local t = three\nmine = {t = three}\nfunction f() return t() + mine.t() end", "nil");
    cr_assert_eq(box_freeze(box), PEIL_OK, "%s", box_message(box));
    cr_assert_eq(box_call(box, "f"), PEIL_OK);
    cr_assert_str_eq(box->answer, "6");
    box_close(box);
}

Test(script_freeze, walking_twice_costs_the_same)
{
    struct box *box = box_open();
    uint64_t first;
    uint64_t left;

    box_gives(box,
        "t = {b = 1, a = 2, c = {1}}\n"
        "function f() local s = '' for k in pairs(t) do s = s .. k end return s end",
        "nil");
    cr_assert_eq(box_freeze(box), PEIL_OK);
    left = peil_state_left(box->state);
    cr_assert_eq(box_call(box, "f"), PEIL_OK);
    cr_assert_str_eq(box->answer, "abc");
    first = left - peil_state_left(box->state);
    left = peil_state_left(box->state);
    cr_assert_eq(box_call(box, "f"), PEIL_OK);
    cr_assert_str_eq(box->answer, "abc");
    cr_assert_eq(left - peil_state_left(box->state), first);
    box_close(box);
}
