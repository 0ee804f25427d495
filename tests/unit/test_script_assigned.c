/*
 * Which upvalues a function assigns to, as its dump says.
 */
#include <stdlib.h>

#include <criterion/criterion.h>
#include <lauxlib.h>
#include <lua.h>

#include "core/base/buf.h"
#include "core/script/inside.h"

static int write_dump(lua_State *L, const void *bytes, size_t length, void *data)
{
    (void)L;
    peil_buf_add(data, bytes, length);
    return 0;
}

/* The dump of the function that a text gives. */
static struct peil_buf dump(const char *text, int strip)
{
    struct peil_buf out = PEIL_BUF_EMPTY;
    lua_State *L = luaL_newstate();

    cr_assert_eq(luaL_loadstring(L, text), LUA_OK, "%s", lua_tostring(L, -1));
    lua_call(L, 0, 1);
    cr_assert_eq(lua_dump(L, write_dump, &out, strip), 0);
    lua_close(L);
    return out;
}

static const struct {
    const char *text;
    uint32_t lines[4]; /* of upvalues 1 to 4 */
} cases[] = {
    {"local a, b = 1, 2\nreturn function()\nreturn a + b\nend", {0, 0}},
    {"local a, b = 1, 2\nreturn function()\nlocal c = b\na = c\nend", {0, 4}},
    {"local a, b\nreturn function()\na = 1\n\nb = 2\na = 3\nend", {3, 5}},
    {"local a\nreturn function()\nreturn function()\nreturn function()\na = 1\nend end end", {5}},
    {"local a\nreturn function()\nlocal a = 2\nreturn function()\na = 1\nend end", {0}},
    {"local a, b\nreturn function()\nlocal c\nreturn function() c = b\nb = a\na = nil end end",
        {5, 6}},
    {"local f\nfunction f() return f end\nreturn f", {0}},
    {"local t = {}\nreturn function() t.x = 1 t[2] = 'a long text of more than forty characters' "
     "return 1.5, 300000, true, false, nil end",
        {0}},
    {"local a\nreturn function()\n_ENV = a\nend", {3, 0}},
    {"local a\nreturn function(...)\n"
     "\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n"
     "\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n"
     "\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n"
     "\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n"
     "a = ...\nend",
        {183}},
};

Test(script_assigned, assignments_are_found_with_their_lines)
{
    size_t at;

    for (at = 0; at < sizeof(cases) / sizeof(*cases); at++) {
        struct peil_buf bytes = dump(cases[at].text, 0);
        uint32_t lines[256];
        size_t upvalue;
        cr_assert(peil_find_assigned(bytes.data, bytes.length, lines), "%s", cases[at].text);
        for (upvalue = 0; upvalue < 256; upvalue++)
            cr_assert_eq(lines[upvalue], upvalue < 4 ? cases[at].lines[upvalue] : 0, "%s: %zu: %u",
                cases[at].text, upvalue, lines[upvalue]);
        peil_buf_dispose(&bytes);
    }
}

Test(script_assigned, assignments_are_found_without_lines_too)
{
    struct peil_buf bytes = dump(cases[2].text, 1);
    uint32_t lines[256];

    cr_assert(peil_find_assigned(bytes.data, bytes.length, lines));
    cr_assert_neq(lines[0], 0);
    cr_assert_neq(lines[1], 0);
    cr_assert_eq(lines[2], 0);
    peil_buf_dispose(&bytes);
}

/* Each copy has exactly its size, so that a sanitizer sees a byte too many. */
Test(script_assigned, a_dump_that_is_cut_or_of_another_version_is_unknown)
{
    struct peil_buf bytes = dump(cases[5].text, 0);
    uint32_t lines[256];
    size_t length;
    unsigned seed = 1;
    int round;

    for (length = 0; length < bytes.length; length++) {
        char *copy = malloc(length + 1);
        memcpy(copy + 1, bytes.data, length);
        cr_assert_not(peil_find_assigned(copy + 1, length, lines), "%zu", length);
        free(copy);
    }
    for (round = 0; round < 20000; round++) {
        char *copy = malloc(bytes.length);
        memcpy(copy, bytes.data, bytes.length);
        for (length = 0; length < 3; length++) {
            seed = seed * 1103515245u + 12345u;
            copy[(seed >> 8) % bytes.length] = (char)(seed >> 3);
        }
        (void)peil_find_assigned(copy, bytes.length, lines);
        free(copy);
    }
    bytes.data[4] = 0x55;
    cr_assert_not(peil_find_assigned(bytes.data, bytes.length, lines));
    peil_buf_dispose(&bytes);
}
