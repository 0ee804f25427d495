/*
 * The string library of scripts: what it answers, what it costs, and that it is the same as Lua's.
 */
#include <criterion/criterion.h>

#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/status.h"
#include "stock_strings.h"

static const struct peil_limits usual = PEIL_LIMITS;
static struct peil_state *state;
static struct peil_diags *diags;
static struct peil_arena *sources; /* a state looks at them as long as it lives */
static struct peil_buf said;

static void begin(void)
{
    state = peil_state_new(&usual, NULL);
    diags = peil_diags_new(0);
    sources = peil_arena_new();
    cr_assert(state && diags && sources);
}

static void end(void)
{
    peil_buf_dispose(&said);
    peil_diags_free(diags);
    peil_state_free(state);
    peil_arena_free(sources);
}

TestSuite(script_string, .init = begin, .fini = end);

static int body(lua_State *L)
{
    peil_state_compile(L, peil_state_data(L));
    lua_call(L, 0, LUA_MULTRET);
    for (int i = 1; i <= lua_gettop(L); i++) {
        size_t length;
        const char *text = luaL_tolstring(L, i, &length);

        if (i > 1)
            peil_buf_text(&said, " ");
        peil_buf_add(&said, text, length);
        lua_pop(L, 1);
    }
    return 0;
}

/* What a script returns, with blanks between; or the code and message of its error. */
static const char *run(const char *script)
{
    struct peil_source *source = peil_arena_alloc(sources, sizeof(*source));

    *source = (struct peil_source){
        .name = "test.lua", .bytes = script, .length = strlen(script), .first_line = 1};
    peil_buf_clear(&said);
    peil_diags_free(diags);
    diags = peil_diags_new(0);
    peil_state_refill(state, usual.script_steps);
    if (peil_state_call(state, body, source, PEIL_NOWHERE, NULL, diags) != PEIL_OK) {
        const struct peil_diag *diag = peil_diags_at(diags, 0);

        peil_buf_clear(&said);
        peil_buf_text(&said, diag->code);
        if (diag->args->name && strcmp(diag->args->name, "message") == 0)
            peil_buf_format(&said, ": %s", diag->args->text);
    }
    return peil_buf_string(&said);
}

#define EXPECT(script, answer) cr_expect_str_eq(run(script), answer)
/* The whole message of a script's own error. */
#define EXPECT_ERROR(script, message) cr_expect_str_eq(run(script), "script/failed: " message)

Test(script_string, positions_count_bytes_from_either_end)
{
    EXPECT("return ('abc'):byte(1, -1)", "97 98 99");
    EXPECT("return ('abc'):byte(10), ('abc'):byte(0), 'x'", "nil nil x");
    EXPECT("return string.byte('abc', -10)", "");
    EXPECT("return string.char(104, 105), #string.char()", "hi 0");
    EXPECT("return ('caf\xc3\xa9'):len(), #'caf\xc3\xa9'", "5 5");
    EXPECT("return ('abc'):reverse(), (''):reverse()", "cba ");
    EXPECT("return ('abcdef'):sub(2, -2), ('abc'):sub(-100, 100), ('abc'):sub(3, 2)", "bcde abc ");
    EXPECT("return ('abc'):sub(math.mininteger, math.maxinteger)", "abc");
}

Test(script_string, case_is_changed_for_ascii_only)
{
    EXPECT("return ('Caf\xc3\x89 Zo'):lower()", "caf\xc3\x89 zo");
    EXPECT("return ('caf\xc3\xa9 zo'):upper()", "CAF\xc3\xa9 ZO");
}

Test(script_string, what_is_repeated_stays_within_the_heap)
{
    EXPECT("return ('ab'):rep(3), ('ab'):rep(3, '-'), ('ab'):rep(1, '-'), ('ab'):rep(0)",
        "ababab ab-ab-ab ab ");
    EXPECT("return ('ab'):rep(-1), #(''):rep(math.maxinteger), (''):rep(3, ',')", " 0 ,,");
    EXPECT_ERROR("return ('ab'):rep(math.maxinteger)", "string.rep: the text would be too long");
    EXPECT("return ('ab'):rep(1 << 30)", "script/too-much-memory");
    EXPECT("return ('ab'):rep(1, 'x'):rep(5000000)", "script/too-much-memory");
}

Test(script_string, the_first_match_is_found_with_its_captures)
{
    EXPECT("return ('naam = waarde'):find('(%a+)%s*=%s*(%a+)')", "1 13 naam waarde");
    EXPECT("return ('a.b'):find('.', 1, true), ('a.b'):find('%.')", "2 2 2");
    EXPECT("return ('abc'):find(''), ('abc'):find('', 4), ('abc'):find('', 5)", "1 4 nil");
    EXPECT("return ('abc'):find('b', -2), ('abc'):find('b', -1)", "2 nil");
    EXPECT("return ('aaab'):find('aab', 1, true)", "2 4");
    EXPECT("return ('key'):match('^(k)(.-)$')", "k ey");
    EXPECT("return ('hallo'):match('()ll()')", "3 5");
    EXPECT("return ('f(a(b)c)d'):match('%b()')", "(a(b)c)");
    EXPECT("return ('THE (quick) fox'):find('%f[%a]%a+%f[%A]', 2)", "6 10");
    EXPECT("return ([['it''s']]):match([[(['\"])(.-)%1]])", "' it");
}

Test(script_string, letters_with_accents_are_no_letters)
{
    EXPECT("return ('caf\xc3\xa9'):match('%a+'), ('\xc2\xa0x'):match('^%s')", "caf nil");
}

Test(script_string, gmatch_gives_each_match_once)
{
    EXPECT("local t = {} for w in ('een twee  drie'):gmatch('%a+') do t[#t + 1] = w end "
           "return t[1], t[2], t[3], #t",
        "een twee drie 3");
    EXPECT("local n = 0 for p in ('abc'):gmatch('()') do n = n + p end return n", "10");
    EXPECT("local n = 0 for _ in ('aXb'):gmatch('%a-', 2) do n = n + 1 end return n", "3");
    EXPECT("return ('a=1, b=2'):gmatch('(%w)=(%w)', 4)()", "b 2");
}

Test(script_string, gsub_takes_texts_tables_and_functions)
{
    EXPECT("return ('hallo'):gsub('l', 'L')", "haLLo 2");
    EXPECT("return ('hallo'):gsub('', '-')", "-h-a-l-l-o- 6");
    EXPECT("return ('hallo'):gsub('(l)(.)', '%2%1%0%%', 1)", "hallll%o 1");
    EXPECT("return ('$naam is $oud'):gsub('%$(%w+)', {naam = 'Jo', oud = 7})", "Jo is 7 2");
    EXPECT("return ('abc'):gsub('%w', function(c) return c ~= 'b' and c .. c end)", "aabcc 3");
    EXPECT("return ('abc'):gsub('^a', 'x')", "xbc 1");
    EXPECT("return ('abc'):gsub('b', 1.5)", "a1.5c 1");
    EXPECT("return ('abc'):gsub('b', '%1')", "abc 1");
    EXPECT("return (('a '):rep(1000):gsub('a', 'bcdefgh'):len())", "8000");
}

Test(script_string, every_conversion_has_its_flags_width_and_precision)
{
    EXPECT("return ('%d %5d|%-5d|%05d %+d % d'):format(1, 2, 3, -4, 5, 6)",
        "1     2|3    |-0004 +5  6");
    EXPECT("return ('%x %X %#x %o %u'):format(255, 255, 255, 8, 9)", "ff FF 0xff 10 9");
    EXPECT("return ('%.2f %.0f %8.3f|%-8.1f|'):format(2.675, 0.5, math.pi, 1)",
        "2.67 0    3.142|1.0     |");
    EXPECT("return ('%g %g %g %e'):format(0.1, 1e20, 100000, 12345.678)",
        "0.1 1e+20 100000 1.234568e+04");
    EXPECT("return ('%s %s %s %10s|%-6s|%.2s'):format(1, true, nil, 'a', 'bc', 'def')",
        "1 true nil          a|bc    |de");
    EXPECT("return ('%c%c%%'):format(72, 105)", "Hi%");
    EXPECT("return ('%.1f %f %g'):format(1/0, -1/0, 0/0)", "inf -inf nan");
    EXPECT("return ('%.99f'):format(-1.7976931348623157e308):len()", "410");
    EXPECT("return ('%s %s'):format(1.0, 1/3)", "1.0 0.3333333333333333");
}

Test(script_string, what_has_no_place_in_a_format_is_refused)
{
    EXPECT_ERROR("return ('%p'):format('x')", "invalid conversion '%p' in string.format");
    EXPECT_ERROR("return ('%a'):format(1)", "invalid conversion '%a' in string.format");
    EXPECT_ERROR("return ('%y'):format(1)", "invalid conversion '%y' in string.format");
    EXPECT_ERROR("return ('x %'):format(1)", "invalid conversion '%' in string.format");
    EXPECT_ERROR("return ('%100d'):format(1)", "invalid conversion '%100' in string.format");
    EXPECT_ERROR("return ('%.100f'):format(1)", "invalid conversion '%.100' in string.format");
    EXPECT_ERROR("return ('%05s'):format('x')", "invalid conversion '%05s' in string.format");
    EXPECT_ERROR("return ('%5q'):format('x')", "invalid conversion '%5q' in string.format");
    EXPECT_ERROR("return ('%d'):format(1.5)",
        "bad argument #1 to 'format' (number has no integer representation)");
    EXPECT_ERROR("return ('%d %d'):format(1)", "bad argument #2 to 'format' (no value)");
}

Test(script_string, addresses_do_not_show)
{
    EXPECT("return ('%s %s'):format({}, type)", "table function");
}

Test(script_string, quoted_values_are_read_back_as_they_were)
{
    EXPECT("return ('%q'):format('a\"b\\\\c\\n\\0\\0011\\r\\127')",
        "\"a\\\"b\\\\c\\\n\\0\\0011\\13\\127\"");
    EXPECT("return ('%q %q %q %q'):format(1, 0.1, true, nil)", "1 0.1 true nil");
    EXPECT("return ('%q %q %q'):format(1/0, -1/0, math.mininteger)",
        "1e9999 -1e9999 0x8000000000000000");
    EXPECT_ERROR(
        "return ('%q'):format({})", "bad argument #1 to 'format' (value has no literal form)");
}

Test(script_string, a_text_is_no_number_but_a_number_has_a_text)
{
    EXPECT_ERROR("return ('x'):rep('3')", "bad argument #1 to 'rep' (number expected, got string)");
    EXPECT_ERROR(
        "return ('%d'):format('3')", "bad argument #1 to 'format' (number expected, got string)");
    EXPECT_ERROR(
        "return ('%f'):format('3')", "bad argument #1 to 'format' (number expected, got string)");
    EXPECT_ERROR("return string.len(nil)", "bad argument #1 to 'len' (string expected, got nil)");
    EXPECT_ERROR("return string.len()", "bad argument #1 to 'len' (string expected, got no value)");
    EXPECT("return string.len(1.5), string.rep(12, 2), string.find(1234, 23)", "3 1212 2 3");
}

Test(script_string, wrong_patterns_are_errors)
{
    EXPECT_ERROR("return ('a'):find('[a')", "malformed pattern (missing ']')");
    EXPECT_ERROR("return ('a'):find('a%')", "malformed pattern (ends with '%')");
    EXPECT_ERROR("return ('a'):find('%b')", "malformed pattern (missing arguments to '%b')");
    EXPECT_ERROR("return ('a'):find('%fa')", "missing '[' after '%f' in pattern");
    EXPECT_ERROR("return ('a'):find('(a')", "unfinished capture");
    EXPECT_ERROR("return ('a'):find('(a))')", "invalid pattern capture");
    EXPECT_ERROR("return ('a'):find('%1')", "invalid capture index %1");
    EXPECT_ERROR("return ('a'):gsub('a', '%2')", "invalid capture index %2");
    EXPECT_ERROR("return ('a'):gsub('a', '%x')", "invalid use of '%' in replacement string");
    EXPECT_ERROR("return ('a'):gsub('a', '%')", "invalid use of '%' in replacement string");
    EXPECT_ERROR(
        "return ('a'):gsub('a', function() return {} end)", "invalid replacement value (a table)");
    EXPECT_ERROR("return ('a'):gsub('a', true)",
        "bad argument #2 to 'gsub' (string/function/table expected, got boolean)");
    EXPECT_ERROR("return ('a'):find(('()'):rep(33))", "too many captures");
    EXPECT_ERROR("return (('a'):rep(300)):find(('a?'):rep(300))", "pattern too complex");
}

Test(script_string, patterns_pay_for_their_steps)
{
    static const char *const scripts[] = {
        "return (('a'):rep(28)):find(('a?'):rep(28) .. ('a'):rep(28) .. 'b')",
        "return (('a'):rep(20000)):find('.-.-.-.-b')",
        "return (('a'):rep(2000)):find('(a*)(a*)(a*)%1%2%3b')",
        "for _ in (('x'):rep(100000)):gmatch('.-.-b') do end",
        "return (('('):rep(200000)):gsub('%b()', '')",
        "return (('a'):rep(100000)):gsub('[' .. ('b'):rep(100000) .. ']', '')",
        "local s = ('a'):rep(2000000) for i = 1, 1e9 do local _ = s:find('b', 1, true) end",
        "local s = ('a'):rep(100000) return (s .. s):find(s .. 'b', 1, true)",
        "local s = ('a'):rep(60000) return (s .. s):find('(' .. ('a'):rep(30000) .. '.-)%1b')",
        "local s = ('a'):rep(100000) for i = 1, 1e9 do local _ = s:upper():reverse() end",
        "local s = ('a'):rep(100000) for i = 1, 1e9 do local _ = ('%q'):format(s) end",
        "for i = 1, 1e9 do local _ = ('%.99f'):format(1e300) end",
        "local s = ('a'):rep(1000) while true do s:gsub('a', 'b') end",
        "local s = ('a'):rep(1000000) while true do local _ = s:byte(1, 100000) end",
        "while true do pcall(string.find, ('a'):rep(28), ('a?'):rep(28) .. ('a'):rep(28)) end"};

    for (size_t i = 0; i < sizeof(scripts) / sizeof(*scripts); i++)
        cr_expect_str_eq(run(scripts[i]), "script/too-long", "%s", scripts[i]);
}

Test(script_string, long_results_stay_within_the_heap)
{
    EXPECT("return (('a'):rep(10000)):gsub('a', ('b'):rep(10000))", "script/too-much-memory");
    EXPECT("return (('%s'):rep(50)):format(table.unpack({('x'):rep(1000000), ('x'):rep(1000000), "
           "('x'):rep(1000000), ('x'):rep(1000000), ('x'):rep(1000000), ('x'):rep(1000000), "
           "('x'):rep(1000000), ('x'):rep(1000000)}))",
        "script/too-much-memory");
}

static int freeze(lua_State *L)
{
    lua_settop(L, 0);
    peil_state_freeze(L);
    return 0;
}

Test(script_string, an_iterator_that_loading_leaves_behind_is_refused)
{
    EXPECT("each = ('abc'):gmatch('.') return each(), each()", "a b");
    cr_expect_eq(peil_state_call(state, freeze, NULL, PEIL_NOWHERE, NULL, diags), PEIL_ESCRIPT);
}

/* ---- the same as the library that comes with Lua ------------------------------------------- */

static uint64_t seed = 20260314;

static uint64_t next(uint64_t below)
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return (seed >> 16) % below;
}

#define TEXT_SIZE 128

struct text {
    char bytes[TEXT_SIZE];
    size_t length;
};

static void add(struct text *text, const char *bytes, size_t length)
{
    if (text->length + length < TEXT_SIZE) {
        memcpy(text->bytes + text->length, bytes, length);
        text->length += length;
    }
}

static void add_one_of(struct text *text, const char *const *parts, size_t count)
{
    const char *part = parts[next(count)];

    add(text, part, part[0] == '\0' ? 1 : strlen(part));
}

static struct stock_value random_text(
    struct text *text, const char *const *parts, size_t count, uint64_t most)
{
    text->length = 0;
    for (uint64_t i = next(most + 1); i > 0; i--)
        add_one_of(text, parts, count);
    return (struct stock_value){.kind = STOCK_TEXT, .text = text->bytes, .length = text->length};
}

#define RANDOM_TEXT(text, parts, most)                                                             \
    random_text(text, parts, sizeof(parts) / sizeof(*parts), most)

static const char *const subject_parts[] = {
    "a", "b", "c", "aa", "ab", " ", "(", ")", "1", "23", "\n", "", "\xc3\xa9", "_", "%", "A"};
static const char *const pattern_parts[] = {"a", "b", "c", ".", "%a", "%A", "%d", "%w", "%s", "%S",
    "%x", "%p", "%c", "%g", "%l", "%u", "%z", "%%", "%.", "[ab]", "[^a]", "[a-c%d]", "[]]", "[%a_]",
    "%b()", "%bab", "%f[%w]", "%f[^a]", "(", ")", "()", "(a)", "(.-)", "%1", "%2", "^", "$", "*",
    "+", "-", "?", "%", "[", "]", "", "\xc3"};
static const char *const replacement_parts[] = {"x", "%0", "%1", "%2", "%%", "%", "", "yy"};

static struct stock_value random_integer(int64_t from, int64_t to)
{
    return (struct stock_value){
        .kind = STOCK_INTEGER, .integer = from + (int64_t)next((uint64_t)(to - from + 1))};
}

static void random_pattern_call(struct stock_call *call, struct text texts[3])
{
    static const char *const functions[] = {"find", "match", "gmatch", "gsub"};
    uint64_t function = next(4);

    call->function = functions[function];
    call->args[0] = RANDOM_TEXT(&texts[0], subject_parts, 12);
    call->args[1] = RANDOM_TEXT(&texts[1], pattern_parts, 7);
    call->count = 2;
    if (function == 3) {
        call->args[call->count] = RANDOM_TEXT(&texts[2], replacement_parts, 4);
        if (next(3) == 0)
            call->args[call->count].kind = next(2) ? STOCK_TABLE : STOCK_FUNCTION;
        call->count++;
    }
    if (next(3) == 0)
        call->args[call->count++] = random_integer(-8, 14);
    if (function == 0 && call->count == 3 && next(3) == 0)
        call->args[call->count++] = (struct stock_value){.kind = STOCK_TRUE};
}

static void random_bytes_call(struct stock_call *call, struct text texts[3])
{
    static const char *const functions[] = {
        "sub", "byte", "rep", "len", "lower", "upper", "reverse", "char"};
    uint64_t function = next(8);

    call->function = functions[function];
    call->args[0] = RANDOM_TEXT(&texts[0], subject_parts, 12);
    call->count = 1;
    if (function <= 1)
        while (call->count < 3 && next(4) != 0)
            call->args[call->count++] = random_integer(-20, 20);
    if (function == 2) {
        call->args[call->count++] = random_integer(-1, 6);
        if (next(2))
            call->args[call->count++] = RANDOM_TEXT(&texts[1], subject_parts, 2);
    }
    if (function == 7)
        for (call->count = 0; call->count < STOCK_MOST_ARGS && next(5) != 0;)
            call->args[call->count++] = random_integer(-1, 256);
}

static struct stock_value random_number(void)
{
    static const lua_Integer integers[] = {
        0, 1, -1, 9, 255, -256, 65536, LUA_MAXINTEGER, LUA_MININTEGER};
    static const double floats[] = {0.0, -0.0, 0.5, 1.5, 2.5, 1.0, -3.0, 0.1, 2.675, 1e15, 1e16,
        123456789.125, 1e-5, 1e-4, 99999.5, 999999.5, 1e100, 1.7976931348623157e308, 5e-324};
    struct stock_value value = {.kind = STOCK_INTEGER};
    uint64_t bits = seed;

    switch (next(4)) {
    case 0:
        value.integer = integers[next(9)];
        break;
    case 1:
        value.integer = (lua_Integer)bits;
        break;
    case 2:
        value.kind = STOCK_FLOAT;
        value.number = floats[next(19)];
        break;
    default:
        value.kind = STOCK_FLOAT;
        value.number = (double)(int64_t)next(2000000) / 1000 - 1000;
        break;
    }
    return value;
}

/* One conversion and its argument, in a form that both print alike. */
static void random_format_call(struct stock_call *call, struct text texts[3])
{
    static const char conversions[] = "cdiuoxXeEfgGsqy";
    static const char *const around[] = {"<", ">", "%%", " ", "", "\xc3\xa9"};
    char conversion = conversions[next(15)];
    struct text *format = &texts[0];
    bool general = conversion == 'g' || conversion == 'G';

    RANDOM_TEXT(format, around, 2);
    add(format, "%", 1);
    for (uint64_t i = next(3); i > 0; i--)
        add(format, &"-+ 0#"[next(general ? 4 : 5)], 1); /* "%#g" of some C libraries is wrong */
    if (next(2))
        add(format, &"123456789"[next(9)], 1);
    if (next(8) == 0)
        add(format, "12", 2);
    if (next(2)) {
        add(format, ".", 1);
        add(format, &"0123456789"[next(10)], next(5) != 0);
    }
    add(format, &conversion, 1);
    for (uint64_t i = next(3); i > 0; i--)
        add_one_of(format, around, 6);
    call->function = "format";
    call->args[0] =
        (struct stock_value){.kind = STOCK_TEXT, .text = format->bytes, .length = format->length};
    call->args[1] = random_number();
    if (conversion == 's' || conversion == 'q') {
        call->args[1] = RANDOM_TEXT(&texts[1], subject_parts, 9);
        /* What holds a NUL is refused by Lua where it is given a width. */
        if (conversion == 's' && memchr(texts[1].bytes, '\0', texts[1].length))
            call->args[1].length = 0;
    }
    call->count = 2;
}

static void compare(void (*make)(struct stock_call *call, struct text texts[3]), int rounds)
{
    struct stock_outcome ours = {.bytes = PEIL_BUF_EMPTY};
    struct stock_outcome theirs = {.bytes = PEIL_BUF_EMPTY};
    lua_State *stock = luaL_newstate();
    int failed = 0;
    int spent = 0;

    luaL_requiref(stock, "string", luaopen_string, 1);
    for (int i = 0; i < rounds; i++) {
        struct text texts[3];
        struct stock_call call;
        bool same;

        make(&call, texts);
        same = stock_agrees(state, stock, 100000, &call, &ours, &theirs);
        failed += ours.failed;
        spent += ours.spent;
        cr_assert(same, "round %d: %s(\"%.*s\", \"%.*s\"): %s, not %s", i, call.function,
            (int)call.args[0].length, call.args[0].text,
            call.args[1].kind == STOCK_TEXT ? (int)call.args[1].length : 0, call.args[1].text,
            ours.failed ? "an error" : peil_buf_string(&ours.bytes),
            theirs.failed ? "an error" : peil_buf_string(&theirs.bytes));
    }
    cr_expect_lt(failed, rounds * 3 / 4, "nearly all are errors");
    cr_expect_lt(spent, rounds / 20 + 1, "many are not compared");
    peil_buf_dispose(&ours.bytes);
    peil_buf_dispose(&theirs.bytes);
    lua_close(stock);
}

Test(script_string, patterns_match_as_with_lua)
{
    compare(random_pattern_call, 40000);
}

Test(script_string, bytes_are_handled_as_with_lua)
{
    compare(random_bytes_call, 10000);
}

Test(script_string, formats_are_laid_out_as_with_lua)
{
    compare(random_format_call, 40000);
}

Test(script_string, the_locale_is_not_looked_at)
{
    char point[8] = "";

    setlocale(LC_ALL, ""); /* tests/run-locale.sh gives one with decimal commas */
    strncpy(point, localeconv()->decimal_point, sizeof(point) - 1);
    EXPECT("return 1.5 .. '', tonumber('1.5'), tonumber('1,5'), 1.5", "1.5 1.5 nil 1.5");
    EXPECT("return 'Z' < 'a', 'z' < '\xc3\xa9'", "true true");
    EXPECT("return ('%.2f %g %s'):format(1.5, 0.25, 2.5), string.len(2.5)", "1.50 0.25 2.5 3");
    EXPECT("return ('\\xe9'):match('%a'), ('\\xe9'):upper() == '\\xe9'", "nil true");
    EXPECT("return ('1.5'):gsub('%d', 2.5)", "2.5.2.5 2");
    cr_assert_str_eq(localeconv()->decimal_point, point); /* as it was */
    setlocale(LC_ALL, "C");
}
