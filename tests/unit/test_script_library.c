/*
 * The functions that scripts have, where they are peil's own.
 */
#include "tests/unit/script_state_help.h"

static const char *const cases[][2] = {
    /* base */
    {"return select('#', assert(1, 2, 3))", "3"},
    {"return (select(-1, 1, 2, 3))", "3"},
    {"return (select(2, 'a', 'b', 'c'))", "b"},
    {"return tostring(12) .. tostring(1.0) .. tostring(0.1) .. tostring(-3)", "121.00.1-3"},
    {"return tostring(1e100) .. tostring(0.1 + 0.2)", "1e+1000.30000000000000004"},
    {"return tostring(1 / 0) .. tostring(-1 / 0) .. tostring(0 / 0):gsub('-', '')", "inf-infnan"},
    {"return tostring(math.mininteger)", "-9223372036854775808"},
    {"return tostring({}) .. tostring(pairs) .. tostring(nil) .. tostring(true)",
        "tablefunctionniltrue"},
    {"return tostring(setmetatable({}, {__tostring = function() return 'me' end}))", "me"},
    {"return tonumber('12') + tonumber(' 0x10 ') + tonumber('1e1')", "38.0"},
    {"return tonumber('1,5') == nil and tonumber('') == nil and tonumber('x') == nil", "true"},
    {"return tonumber('ff', 16) + tonumber('-11', 2) + tonumber('zz', 36)", "1547"},
    {"return tonumber('1.0', 16) == nil and tonumber('1 2', 36) == nil and tonumber('{', 36) == "
     "nil",
        "true"},
    {"return tonumber('FF', 16)", "255"},
    {"return tonumber('12', 2) == nil and tonumber('', 10) == nil", "true"},
    {"return tonumber('1\\0') == nil and tonumber({}) == nil", "true"},
    {"local ok, e = pcall(error, {1}) return type(e)", "table"},
    {"local ok, e = pcall(error) return tostring(ok) .. tostring(e)", "falsenil"},
    {"return select('#', pcall(function() return 1, 2, 3 end))", "4"},
    {"return type(nil) .. type(1) .. type('') .. type({}) .. type(type)",
        "nilnumberstringtablefunction"},
    {"local s = '' for k in pairs{b = 1, a = 1, [10] = 1, [2] = 1, [-1] = 1, [2.5] = 1,\n"
     "[false] = 1, [1e300] = 1, [-1.5] = 1, ['10'] = 1} do s = s .. tostring(k) .. ' ' end\n"
     "return s",
        "-1.5 -1 2 2.5 10 1e+300 10 a b false "},
    {"local t = {} for i = 1, 100 do t['k' .. i] = i end local s, l = 0, ''\n"
     "for k in pairs(t) do if k <= l then s = s + 1 end l = k end return s",
        "0"},
    {"local t, n = {a = 1, b = 2, c = 3}, 0 for k in pairs(t) do t.c = nil t.d = 1 n = n + 1 end\n"
     "return n",
        "2"},
    {"local n = 0 for i, v in ipairs{1, 2, nil, 4} do n = n + v end return n", "3"},
    {"return rawequal('a', 'a') and not rawequal({}, {})", "true"},
    {"return rawlen('abc') + rawlen{1, 2}", "5"},
    {"local m = {} return getmetatable(setmetatable({}, m)) == m", "true"},
    {"return getmetatable('') == nil and getmetatable(pairs) == nil", "true"},
    {"local t = setmetatable({}, {__index = {x = 1}}) setmetatable(t, nil) return t.x == nil",
        "true"},
    {"local t = setmetatable({}, {__call = function(_, a) return a + 1 end}) return t(1)", "2"},
    {"local t = setmetatable({}, {__eq = function() return true end}) return t == {}", "true"},
    /* table */
    {"local t = {1, 2} table.insert(t, 3) table.insert(t, 1, 0) return table.concat(t)", "0123"},
    {"local t = {1, 2, 3} return table.remove(t) .. table.remove(t, 1) .. #t", "311"},
    {"return table.remove({}) == nil", "true"},
    {"return table.concat({1, 2.5, 'x'}, ', ')", "1, 2.5, x"},
    {"return table.concat({1, 2, 3}, '', 2) .. table.concat({}, 'x')", "23"},
    {"return table.concat({[math.maxinteger] = 'z'}, '', math.maxinteger, math.maxinteger)", "z"},
    {"return table.pack(1, nil, 3).n", "3"},
    {"return select('#', table.unpack({1, 2}, 1, 3))", "3"},
    {"local t = {5, 2, 9, 1} table.sort(t) return table.concat(t)", "1259"},
    {"local t = {'b', 'a', 'B', '\u00e9', 'z'} table.sort(t) return table.concat(t)", "Babz\u00e9"},
    {"local t = {} for i = 1, 50 do t[i] = {i % 5, i} end\n"
     "table.sort(t, function(a, b) return a[1] < b[1] end)\n"
     "for i = 2, 50 do if t[i][1] == t[i - 1][1] and t[i][2] < t[i - 1][2] then return i end end\n"
     "return 'stable'",
        "stable"},
    {"local t = {3, 1, 2} pcall(table.sort, t, function() error('x') end)\n"
     "return table.concat(t)",
        "312"},
    {"local t = {3, 1, 2} table.sort(t, function() return true end) return #t", "3"},
    /* math */
    {"return math.abs(-3) .. math.abs(-2.5) .. math.abs(math.mininteger)",
        "32.5-9223372036854775808"},
    {"return math.ceil(2.1) .. math.floor(-2.1) .. math.floor(5)", "3-35"},
    {"return math.floor(1e300) == 1e300", "true"},
    {"return math.fmod(7, 3) .. math.fmod(-7, 3) .. math.fmod(7.5, 2)", "1-11.5"},
    {"return math.fmod(math.mininteger, -1)", "0"},
    {"return math.max(1, 3, 2) .. math.min(3, 1.5)", "31.5"},
    {"local a, b = math.modf(-3.25) return a .. b", "-3-0.25"},
    {"local a, b = math.modf(1e300) return a .. ' ' .. b", "1e+300 0.0"},
    {"return select(2, math.modf(1 / 0))", "0.0"},
    {"return math.sqrt(16)", "4.0"},
    {"return math.tointeger(3.0) .. tostring(math.tointeger(3.5)) .. tostring(math.tointeger('3'))",
        "3nilnil"},
    {"return math.type(1) .. math.type(1.0) .. tostring(math.type('1'))", "integerfloatnil"},
    {"return math.ult(1, -1)", "true"},
    {"return math.pi > 3.14 and math.huge > 1e308 and math.maxinteger + 1 == math.mininteger",
        "true"},
    /* utf8 */
    {"return utf8.char(72, 233, 8364, 128512)", "H\u00e9\u20ac\U0001F600"},
    {"return #utf8.char(0x7FFFFFFF) .. #utf8.char()", "60"},
    {"return utf8.len('H\u00e9\u20ac') .. utf8.len('abc', 2) .. utf8.len('\u00e9a', -1)", "321"},
    {"local n, at = utf8.len('a\\255') return tostring(n) .. at", "nil2"},
    {"return (utf8.len('\\xf8\\x88\\x80\\x80\\x80')) == nil and\n"
     "utf8.len('\\xf8\\x88\\x80\\x80\\x80', 1, -1, true)",
        "1"},
    {"local s = '' for at, code in utf8.codes('a\u00e9b') do s = s .. at .. ':' .. code .. ' ' "
     "end\n"
     "return s",
        "1:97 2:233 4:98 "},
    {"return table.concat({utf8.codepoint('a\u00e9', 1, -1)}, ' ')", "97 233"},
    {"return utf8.offset('a\u00e9b', 3) .. utf8.offset('a\u00e9b', -1) .. utf8.offset('a\u00e9b', "
     "0, 3)",
        "442"},
    {"return utf8.offset('abc', 5) == nil and utf8.offset('abc', 4)", "4"},
    {"return #utf8.charpattern", "14"},
};

Test(script_library, functions_give_what_the_manual_says)
{
    struct box *box = box_open();
    size_t at;

    for (at = 0; at < sizeof(cases) / sizeof(*cases); at++)
        box_gives(box, cases[at][0], cases[at][1]);
    box_close(box);
}

static const char *const mistakes[][2] = {
    {"assert(false, 'why')", "why"},
    {"assert(nil)", "assertion failed"},
    {"assert()", "value expected"},
    {"select(0)", "out of range"},
    {"pairs(nil)", "table expected, got nil"},
    {"ipairs()", "table expected"},
    {"setmetatable(1, {})", "table expected"},
    {"setmetatable({}, 1)", "table expected"},
    {"tonumber('1', 99)", "base out of range"},
    {"tonumber(1, 10)", "string expected"},
    {"tostring(setmetatable({}, {__tostring = function() return 1 end}))", "must give a text"},
    {"table.insert({}, 3, 1)", "out of bounds"},
    {"table.insert({}, 1, 2, 3)", "insert takes"},
    {"table.insert(nil, 3)", "table expected"},
    {"table.remove({1}, 7)", "out of bounds"},
    {"table.concat({{}})", "value 1 of the list is a table"},
    {"table.concat({1}, '', 1, 2)", "value 2 of the list is a nil"},
    {"table.sort{1, 'x'}", "attempt to compare"},
    {"table.sort{{}, {}}", "attempt to compare table with table"},
    {"math.floor('3')", "number expected"},
    {"math.fmod(1, 0)", "zero"},
    {"math.max()", "value expected"},
    {"math.max(1, '2')", "number expected"},
    {"utf8.char(-1)", "out of range"},
    {"utf8.codepoint('\\255')", "invalid UTF-8"},
    {"for _ in utf8.codes('a\\255') do end", "invalid UTF-8"},
    {"utf8.offset('\u00e9', 1, 2)", "middle of a character"},
    {"utf8.len(12)", "string expected"},
    {"utf8.len('a', 5)", "out of bounds"},
};

Test(script_library, mistakes_are_told_at_their_line)
{
    struct box *box = box_open();
    size_t at;

    for (at = 0; at < sizeof(mistakes) / sizeof(*mistakes); at++)
        box_fails(box, mistakes[at][0], "script/failed", 1, mistakes[at][1]);
    box_close(box);
}
