/*
 * What a hostile script cannot do: each attack ends with a located error, and the state can be used
 * afterwards.
 */
#include <time.h>

#include "tests/unit/script_state_help.h"

struct attack {
    const char *name;
    const char *text;
    const char *code;
    uint32_t line;       /* 0 for any */
    const char *message; /* a part of it */
};

static const struct attack attacks[] = {
    {"endless while", "\nwhile true do end", "script/too-long", 2, ""},
    {"endless goto", "::a::\ngoto a", "script/too-long", 0, ""},
    {"endless for", "for i = 1, math.huge do\nend", "script/too-long", 1, ""},
    {"pcall around the budget", "\nwhile true do pcall(function() while true do end end) end",
        "script/too-long", 2, ""},
    {"pcall of pcall", "\nlocal function f() return pcall(f) end while true do f() end",
        "script/too-long", 2, ""},
    {"pcall that gives the error away",
        "local ok, e = pcall(function() while true do end end)\nreturn e", "script/too-long", 1,
        ""},
    {"no xpcall", "\nxpcall(print, print)", "script/failed", 2, "there is no 'xpcall'"},
    {"no coroutines", "local c = coroutine.wrap", "script/failed", 1, "coroutine"},
    {"__gc", "setmetatable({}, {__gc = function() while true do end end})", "script/failed", 1,
        "'__gc'"},
    {"__close", "local x <close> = setmetatable({}, {__close = 1})", "script/failed", 1,
        "'__close'"},
    {"__close later",
        "local m = {}\nlocal t = setmetatable({}, m)\nm.__close = function() end\n"
        "local x <close> = t",
        "script/failed", 4, "non-closable"},
    {"__mode", "setmetatable({}, {__mode = 'k'})", "script/failed", 1, "'__mode'"},
    {"__metatable", "setmetatable({}, {__metatable = 1})", "script/failed", 1, "'__metatable'"},
    {"megabytes copied by concat",
        "local s = string.rep('x', 2000000)\nwhile true do local t = s .. 'y' end",
        "script/too-long", 2, ""},
    {"megabytes copied by rep", "while true do string.rep('x', 4000000) end", "script/too-long", 1,
        ""},
    {"megabytes compared",
        "local a = string.rep('x', 2000000)\nlocal b = string.rep('x', 2000000)\n"
        "local n = 0\nwhile a == b do n = n + 1 end",
        "script/too-long", 4, ""},
    {"megabytes read as a number",
        "local a = '0x' .. string.rep('1', 2000000)\nwhile true do for i = 1, a do break end end",
        "script/too-long", 2, ""},
    {"megabytes to tonumber",
        "local a = '0x' .. string.rep('1', 2000000)\nwhile true do tonumber(a) end",
        "script/too-long", 2, ""},
    {"no move", "table.move({}, 1, 1e15, 2)", "script/failed", 1, "field 'move'"},
    {"insert behind __len",
        "local t = setmetatable({}, {__len = function() return 1 << 40 end})\n"
        "for i = 1, 10 do table.insert(t, 1, i) end\nif #t == 1 << 40 then error(t[10]) end",
        "script/failed", 3, "not a text"},
    {"concat of a trillion", "table.concat({}, '', 1, 1 << 40)", "script/too-long", 1, ""},
    {"concat around the integers", "table.concat({}, '', math.mininteger, math.maxinteger)",
        "script/too-long", 1, ""},
    {"unpack of millions", "local t = {}\ntable.unpack(t, 1, 1e7)", "script/failed", 2, "250"},
    {"unpack around the integers", "table.unpack({}, math.mininteger, math.maxinteger)",
        "script/failed", 1, "250"},
    {"sort with __len",
        "local t = setmetatable({1, 2}, {__len = function() return 1 << 31 end})\n"
        "table.sort(t, rawequal) while true do end",
        "script/too-long", 2, ""},
    {"sort with a text to compare by", "table.sort({3, 2, 1}, 'x')", "script/failed", 1,
        "function expected"},
    {"sort that compares without end", "table.sort({3, 2}, function()\nwhile true do end end)",
        "script/too-long", 2, ""},
    {"sort of too many", "local t = {}\nfor i = 1, 100001 do t[i] = i end\ntable.sort(t)",
        "script/failed", 3, "100000"},
    {"deep recursion", "local function f(n)\nreturn 1 + f(n + 1)\nend\nf(1)", "script/too-deep", 2,
        ""},
    {"deep recursion under pcall",
        "local function f(n)\nreturn 1 + f(n + 1)\nend\nwhile true do pcall(f, 1) end",
        "script/too-deep", 2, ""},
    {"deep recursion in C",
        "local t = {}\nsetmetatable(t, {__index = function(_, k)\n"
        "return t[k + 1] end})\nreturn t[1]",
        "script/too-deep", 3, ""},
    {"deep __index through __tostring",
        "local t = {}\nsetmetatable(t, {__tostring = function() return tostring(t) end})\n"
        "tostring(t)",
        "script/too-deep", 2, ""},
    {"endless chain of __index", "local t = {}\nsetmetatable(t, {__index = t})\nreturn t.x",
        "script/failed", 3, "loop"},
    {"memory in tables", "local t = {}\nwhile true do t = {t} end", "script/too-much-memory", 2,
        ""},
    {"memory in one text", "return string.rep('x', 9000000)", "script/too-much-memory", 1, ""},
    {"memory under pcall",
        "local t = {}\nwhile true do pcall(function() for i = 1, 1e6 do t = {t} end end) end",
        "script/too-much-memory", 2, ""},
    {"memory in constructors",
        "local t = {}\nfor i = 1, 1e9 do t[i] = {1, 2, 3, 4, 5, 6, 7, 8} end",
        "script/too-much-memory", 2, ""},
    {"a stack that outgrows the memory",
        "local a, b = {}, {}\nfor i = 1, 262144 do a[i] = 1 end\n"
        "for i = 1, 65536 do b[i] = 1 end\n"
        "local function f(...) return select('#', f(...)) end\nf(table.unpack(a, 1, 250))",
        "script/too-much-memory", 0, ""},
    {"an error that is a table",
        "error(setmetatable({}, {__tostring = function() while true do end end}))", "script/failed",
        1, "an error that is not a text"},
    {"an error that is nil", "\nerror()", "script/failed", 2, "an error that is not a text"},
    {"a forged position", "\nerror('advice.lua:99: no')", "script/failed", 2, "advice.lua:99: no"},
    {"a forged position without position", "\nerror('advice.lua:99: no', 0)", "script/failed", 2,
        "advice.lua:99: no"},
    {"the metatable of texts", "getmetatable('').__index = 1", "script/failed", 1, "index a nil"},
    {"change a library", "math.floor = 1", "script/failed", 1,
        "cannot change 'math.floor': it is built in"},
    {"change the texts' methods", "string.upper = 1", "script/failed", 1,
        "cannot change 'string.upper': it is built in"},
    {"change a global function", "\npairs = 1", "script/failed", 2,
        "cannot change 'pairs': it is built in"},
    {"insert into a library", "table.insert(math, 1)", "script/failed", 1, "cannot change 'math'"},
    {"a metatable for a library", "setmetatable(math, {})", "script/failed", 1,
        "cannot change 'math'"},
    {"a metatable for the globals", "setmetatable(_ENV, {})", "script/failed", 1,
        "cannot change '_ENV'"},
    {"no rawset", "rawset(math, 'floor', 1)", "script/failed", 1, "there is no 'rawset'"},
    {"no load", "load('return 1')", "script/failed", 1, "there is no 'load'"},
    {"no dofile", "dofile('/etc/passwd')", "script/failed", 1, "there is no 'dofile'"},
    {"no os", "os.exit(0)", "script/failed", 1, "there is no 'os'"},
    {"no io", "io.popen('id')", "script/failed", 1, "there is no 'io'"},
    {"no debug", "debug.sethook()", "script/failed", 1, "there is no 'debug'"},
    {"no print", "print(1)", "script/failed", 1, "there is no 'print'"},
    {"no random", "return math.random()", "script/failed", 1, "field 'random'"},
    {"no next", "return next({})", "script/failed", 1, "there is no 'next'"},
    {"no collectgarbage", "collectgarbage()", "script/failed", 1, "there is no 'collectgarbage'"},
    {"no _G", "_G.x = 1", "script/failed", 1, "there is no '_G'"},
    {"no dump", "string.dump(function() end)", "script/failed", 1, "field 'dump'"},
    {"a global with a slip", "local score = 1\nreturn scor + tonumbr('1')", "script/failed", 2,
        "there is no 'scor'"},
    {"a global with a slip, near one", "return tonumbr('1')", "script/failed", 1,
        "did you mean 'tonumber'?"},
    {"a global made in a function", "local function f()\ncount = 1\nend\nf()", "script/failed", 2,
        "cannot make a global 'count' here: put 'local' before it"},
    {"nil compared", "\nreturn nil < 3", "script/failed", 2,
        "attempt to compare nil with number; at_least(x, limit)"},
    {"text with number compared", "\nreturn '10' < 3", "script/failed", 2, "attempt to compare"},
    {"text in arithmetic", "\nreturn '10' + 3", "script/failed", 2, "arithmetic"},
    {"bytecode", "\x1BLua\x54", "script/not-text", 0, ""},
    {"not UTF-8", "\nlocal s = '\xE9'", "script/not-utf8", 2, ""},
    {"a slip in the grammar", "\nif then", "script/syntax", 2, "unexpected symbol near 'then'"},
    {"pairs over keys without order", "for k in pairs{[{}] = 1} do end", "script/failed", 1,
        "no order"},
    {"a missing file", "\nrequire 'nowhere'", "script/failed", 2,
        "there is no 'nowhere' to require"},
};

static void attack(struct box *box, const struct attack *it)
{
    clock_t start;

    peil_state_refill(box->state, box->limits.script_steps);
    start = clock();
    cr_assert_eq(box_run(box, it->text), PEIL_ESCRIPT, "%s: %s", it->name, box->answer);
    cr_expect_str_eq(
        box_code(box), it->code, "%s: %s %s", it->name, box_code(box), box_message(box));
    cr_expect_str_eq(peil_diags_at(box->diags, 0)->file, "pack/advice.lua");
    if (it->line != 0)
        cr_expect_eq(box_line(box), it->line, "%s: line %u", it->name, box_line(box));
    cr_expect_not_null(strstr(box_message(box), it->message), "%s: %s", it->name, box_message(box));
    cr_expect_eq(peil_diags_count(box->diags), 1, "%s", it->name);
    cr_expect_lt((double)(clock() - start) / CLOCKS_PER_SEC, 30, "%s", it->name);
    peil_state_refill(box->state, box->limits.script_steps);
    box_gives(box, "local t = {} for i = 1, 100 do t[i] = i end return #t .. ''", "100");
}

Test(script_state, every_attack_ends_with_a_located_error_and_a_state_that_works)
{
    struct box *box = box_open();
    size_t at;

    for (at = 0; at < sizeof(attacks) / sizeof(*attacks); at++)
        attack(box, &attacks[at]);
    box_close(box);
}

Test(script_state, every_attack_fails_alike_in_a_state_of_its_own)
{
    size_t at;

    for (at = 0; at < sizeof(attacks) / sizeof(*attacks); at++) {
        struct box *box = box_open();
        attack(box, &attacks[at]);
        box_close(box);
    }
}

Test(script_state, deep_nesting_in_the_text_is_an_error_at_its_line)
{
    struct box *box = box_open();
    static char text[20000];
    static const char *const pieces[] = {"(", "{", "function() return ", "- ", "not ", "~"};
    size_t at;

    for (at = 0; at < sizeof(pieces) / sizeof(*pieces); at++) {
        int count;
        strcpy(text, "\nreturn ");
        for (count = 0; count < 300; count++)
            strcat(text, pieces[at]);
        cr_assert_eq(box_run(box, text), PEIL_ESCRIPT);
        cr_assert_str_eq(box_code(box), "script/too-deep", "%s %s", pieces[at], box_message(box));
        cr_assert_eq(box_line(box), 2);
        box_gives(box, "return 1", "1");
    }
    box_close(box);
}

Test(script_state, a_file_that_is_too_large_is_refused)
{
    struct box *box = box_open();

    box->limits.script_bytes = 10;
    cr_assert_eq(box_run(box, "return 1 + 1"), PEIL_ESCRIPT);
    cr_assert_str_eq(box_code(box), "script/too-large");
    cr_assert_eq(peil_diag_arg(peil_diags_at(box->diags, 0), "most")->integer, 10);
    box_close(box);
}

Test(script_state, limits_stand_in_the_message)
{
    struct box *box = box_open();

    peil_state_refill(box->state, 5000);
    cr_assert_eq(box_run(box, "while true do end"), PEIL_ESCRIPT);
    cr_assert_eq(peil_diag_arg(peil_diags_at(box->diags, 0), "most")->integer, 5000);
    box_close(box);
}

Test(script_state, a_spent_budget_stays_spent_until_it_is_refilled)
{
    struct box *box = box_open();

    peil_state_refill(box->state, 5000);
    cr_assert_eq(box_run(box, "while true do end"), PEIL_ESCRIPT);
    cr_assert_eq(peil_state_left(box->state), 0);
    cr_assert_eq(box_run(box, "return 1"), PEIL_ESCRIPT);
    cr_assert_str_eq(box_code(box), "script/too-long");
    peil_state_refill(box->state, 5000);
    box_gives(box, "return 1", "1");
    cr_assert(peil_state_take(box->state, 10));
    cr_assert_not(peil_state_take(box->state, 5000));
    cr_assert_eq(box_run(box, "return 1"), PEIL_ESCRIPT);
    cr_assert_str_eq(box_code(box), "script/too-long");
    box_close(box);
}

/* What runs before has no influence: rubbish, short texts that are there already, a deep stack. */
Test(script_state, a_script_costs_the_same_steps_in_every_run)
{
    static const char *const scripts[] = {
        "local t = {} for i = 1, 300 do t[#t + 1] = 'key' .. i end return #t",
        "local s = '' for i = 1, 200 do s = s .. 'abc' end return #s",
        "local function f(n) if n == 0 then return 0 end return 1 + f(n - 1) end return f(500)",
        ("local t = {} for i = 1, 500 do t['k' .. i % 7] = {i} end local n = 0\n"
         "for k, v in pairs(t) do n = n + v[1] end return n"),
        "local t = {} for i = 1, 2000 do t[i] = (i * 7919) % 1009 end table.sort(t) return t[1]",
        "local ok = pcall(function() local s = string.rep('x', 9e6) end) return ok"};
    size_t at;

    for (at = 0; at < sizeof(scripts) / sizeof(*scripts); at++) {
        uint64_t first = 0;
        int round;
        for (round = 0; round < 12; round++) {
            struct box *box = box_open();
            int before;
            uint64_t used;
            for (before = 0; before < round; before++)
                (void)box_run(box, scripts[(size_t)before % 5]);
            peil_state_refill(box->state, 1000000);
            (void)box_run(box, scripts[at]);
            used = 1000000 - peil_state_left(box->state);
            if (round == 0)
                first = used;
            /* What is refused costs by what is in use, which rubbish is part of. */
            if (at < 5)
                cr_assert_eq(used, first, "%zu: %llu, was %llu", at, (unsigned long long)used,
                    (unsigned long long)first);
            box_close(box);
        }
    }
}

Test(script_state, a_script_stops_at_the_same_step_in_every_run)
{
    static const char text[] = "local n = 0\n"
                               "local ok = pcall(function()\n"
                               "  for i = 1, 1e9 do n = n + #('x' .. i) end\n"
                               "end)\n";
    uint64_t budget;

    for (budget = 2000; budget < 20000; budget += 3777) {
        int round;
        uint32_t line = 0;
        for (round = 0; round < 5; round++) {
            struct box *box = box_open();
            peil_state_refill(box->state, budget);
            cr_assert_eq(box_run(box, text), PEIL_ESCRIPT);
            cr_assert(round == 0 || box_line(box) == line);
            line = box_line(box);
            box_close(box);
        }
    }
}

static int twice(lua_State *L)
{
    peil_state_charge(L, 10);
    return peil_state_fail(L, "no %s with %d", lua_tostring(L, 1), 3);
}

static int add_twice(lua_State *L)
{
    lua_pushcfunction(L, twice);
    lua_setglobal(L, "twice");
    return 0;
}

Test(script_state, functions_of_the_host_fail_at_the_line_that_calls_them)
{
    struct box *box = box_open();

    cr_assert_eq(
        peil_state_call(box->state, add_twice, NULL, PEIL_NOWHERE, NULL, box->diags), PEIL_OK);
    box_fails(box, "\n\ntwice('x')", "script/failed", 3, "no x with 3");
    box_gives(box, "local ok, e = pcall(twice, 'x')\nreturn e", "no x with 3");
    box_gives(box, "local ok, e = pcall(function()\ntwice('x') end)\nreturn e",
        "advice.lua(2):2: no x with 3");
    box_close(box);
}

Test(script_state, error_with_a_level_is_at_the_caller)
{
    struct box *box = box_open();

    box_fails(
        box, "local function check()\nerror('no', 2)\nend\ncheck()", "script/failed", 4, "no");
    cr_assert_str_eq(box_message(box), "no");
    box_fails(box, "local ok, e = pcall(error, 'a')\nerror(e, 0)", "script/failed", 2, "a");
    box_close(box);
}

Test(script_state, messages_are_cut_and_clean)
{
    struct box *box = box_open();

    box_fails(box, "error('a\\27[31m\\nb\\226\\128\\174c\\255' .. string.rep('\u00e9', 9000))",
        "script/failed", 1,
        "a\xEF\xBF\xBD[31m b\xEF\xBF\xBD"
        "c\xEF\xBF\xBD\u00e9");
    cr_assert_leq(strlen(box_message(box)), 1024);
    cr_assert_str_eq(box_message(box) + strlen(box_message(box)) - 3, "\u2026");
    box_close(box);
}

Test(script_state, an_expression_answers_its_value)
{
    static const struct peil_source yaml = {"pack/pack.yaml", "", 0, 1};
    struct box *box = box_open();

    box->expression = (struct peil_expression){"1 + 2 -- three", {&yaml, 7, 11}};
    cr_assert_eq(
        peil_state_call(box->state, box_body, box, PEIL_NOWHERE, &box->expression, box->diags),
        PEIL_OK);
    cr_assert_str_eq(box->answer, "3");
    box_close(box);
}

Test(script_state, errors_in_an_expression_point_into_the_yaml)
{
    static const struct peil_source yaml = {"pack/pack.yaml", "", 0, 1};
    static const struct {
        const char *text;
        const char *code;
        uint32_t line, column;
        const char *message;
    } cases[] = {
        {"weak(", "script/syntax", 7, 11, "unexpected symbol"},
        {"1 ==\n== 2", "script/syntax", 8, 0, "unexpected symbol"},
        {"x = 2", "script/syntax", 7, 11, "a comparison is =="},
        {"1, 2", "script/syntax", 7, 11, "one expression"},
        {"1) or (2", "script/syntax", 7, 11, "expected"},
        {"  ", "script/syntax", 7, 11, "no expression"},
        {"1; while true do end", "script/syntax", 7, 11, "expected"},
        {"weak('a')", "script/failed", 7, 11, "there is no 'weak'"},
        {"1 +\nnil", "script/failed", 7, 11, "arithmetic on a nil"},
        {"1 and\n(2 + nil)", "script/failed", 8, 0, "arithmetic on a nil"},
        {"(function() while true do end end)()", "script/too-long", 7, 11, ""},
    };
    struct box *box = box_open();
    size_t at;

    for (at = 0; at < sizeof(cases) / sizeof(*cases); at++) {
        const struct peil_diag *diag;
        peil_diags_clear(box->diags);
        peil_state_refill(box->state, 100000);
        box->expression = (struct peil_expression){cases[at].text, {&yaml, 7, 11}};
        cr_assert_eq(
            peil_state_call(box->state, box_body, box, PEIL_NOWHERE, &box->expression, box->diags),
            PEIL_ESCRIPT, "%s", cases[at].text);
        diag = peil_diags_at(box->diags, 0);
        cr_assert_str_eq(diag->code, cases[at].code, "%s: %s", cases[at].text, diag->code);
        cr_assert_str_eq(diag->file, "pack/pack.yaml");
        cr_assert_eq(diag->line, cases[at].line, "%s: %u", cases[at].text, diag->line);
        cr_assert_eq(diag->column, cases[at].column, "%s: %u", cases[at].text, diag->column);
        cr_assert_not_null(strstr(box_message(box), cases[at].message), "%s: %s", cases[at].text,
            box_message(box));
    }
    box_close(box);
}

Test(script_state, marks_and_line_ends_do_not_matter)
{
    struct box *box = box_open();

    box_gives(box, "\xEF\xBB\xBFreturn 1", "1");
    box_fails(box, "\r\n\r\nerror('x')", "script/failed", 3, "x");
    box_fails(box, "\xEF\xBB\xBF\nif", "script/syntax", 2, "");
    box_close(box);
}

Test(script_state, who_kills_a_script_knows_where_it_was)
{
    struct box *box = box_open();
    volatile struct peil_seen seen = {.line = 0};

    peil_state_watch(box->state, &seen);
    cr_assert_eq(box_run(box, "\n\nwhile true do end"), PEIL_ESCRIPT);
    cr_assert_eq(seen.line, 3);
    cr_assert_str_eq((const char *)seen.file, "pack/advice.lua");
    box_close(box);
}

static const char *inner_text = "\nerror('inner')";

static int call_again(lua_State *L)
{
    struct box *box = lua_touserdata(L, lua_upvalueindex(1));
    struct box inner = *box;

    inner.source = box_source("pack/inner.lua", inner_text);
    lua_pushinteger(
        L, peil_state_call(box->state, box_body, &inner, PEIL_NOWHERE, NULL, box->diags));
    cr_assert_eq(peil_state_data(L), box);
    return 1;
}

static int add_call_again(lua_State *L)
{
    lua_pushlightuserdata(L, peil_state_data(L));
    lua_pushcclosure(L, call_again, 1);
    lua_setglobal(L, "again");
    return 0;
}

Test(script_state, a_call_may_be_made_inside_a_call)
{
    struct box *box = box_open();

    cr_assert_eq(
        peil_state_call(box->state, add_call_again, box, PEIL_NOWHERE, NULL, box->diags), PEIL_OK);
    box_gives(box, "local t = {} for i = 1, 100 do t[i] = again() end return t[100]", "-4");
    cr_assert_eq(box_line(box), 2);
    cr_assert_str_eq(peil_diags_at(box->diags, 0)->file, "pack/inner.lua");
    cr_assert_eq(box_run(box, "again()\nlocal x = nil + 1"), PEIL_ESCRIPT);
    cr_assert_eq(peil_diags_count(box->diags), 2);
    cr_assert_str_eq(peil_diags_at(box->diags, 1)->file, "pack/advice.lua");
    cr_assert_eq(peil_diags_at(box->diags, 1)->line, 2);
    box_close(box);
}

Test(script_state, a_limit_passed_inside_is_not_that_of_the_call_around_it)
{
    static const char deep[] = "local function f() return 1 + f() end f()";
    struct box *box = box_open();

    inner_text = deep;
    cr_assert_eq(
        peil_state_call(box->state, add_call_again, box, PEIL_NOWHERE, NULL, box->diags), PEIL_OK);
    box_gives(box, "local s = again() return tostring(pcall(error, 'x')) .. s", "false-4");
    cr_assert_str_eq(box_code(box), "script/too-deep");
    box_close(box);
}

Test(script_state, require_loads_a_file_once_and_shares_globals)
{
    struct box *box = box_open();

    box->files[0] =
        (struct box_file){"rules", {"pack/rules.lua", "loads = 1\nreturn {n = 2}", 24, 1}};
    box->files[1] = (struct box_file){"bad", {"pack/bad.lua", "\n\nreturn +", 10, 1}};
    box->files[2] = (struct box_file){"loop", {"pack/loop.lua", "return require 'loop'", 21, 1}};
    box->files[3] = (struct box_file){"none", {"pack/none.lua", "", 0, 1}};
    box_gives(box,
        "local a, b = require 'rules', require 'rules'\na.n = 3 return loads .. ' ' .. b.n", "1 3");
    box_gives(box, "return require 'none'", "true");
    box_fails(box, "\nrequire 'loop'", "script/failed", 1, "did not finish loading");
    cr_assert_eq(box_run(box, "require 'bad'"), PEIL_ESCRIPT);
    cr_assert_str_eq(box_code(box), "script/syntax");
    cr_assert_str_eq(peil_diags_at(box->diags, 0)->file, "pack/bad.lua");
    cr_assert_eq(box_line(box), 3);
    box_gives(box, "local ok, e = pcall(require, 'bad')\nreturn e", "unexpected symbol near '+'");
    box_fails(box, "require 'rules\\0x'", "script/failed", 1, "to require");
    cr_assert_eq(box_freeze(box), PEIL_OK);
    box_gives(box, "return require('rules').n", "3");
    box_fails(box, "return require 'fresh'", "script/failed", 1, "only while scripts are loaded");
    box_close(box);
}
