/*
 * Replacing in texts.
 */
#include <string.h>

#include <lauxlib.h>

#include "core/script/pattern.h"
#include "core/script/state.h"
#include "core/script/strings.h"

/* Bytes that are copied in the time of a step. */
#define COPIED_A_STEP 32

/* A replacement on its way. */
struct change {
    struct peil_pattern m;
    luaL_Buffer out;
    int type;         /* of the replacement, which is argument 3 */
    const char *text; /* where it is one */
    size_t length;
};

static void add(struct change *change, const char *bytes, size_t length)
{
    peil_pattern_pay(&change->m, length / COPIED_A_STEP);
    luaL_addlstring(&change->out, bytes, length);
}

/* Adds the value on the stack, a text or number, and takes it off. */
static void add_value(struct change *change)
{
    size_t length;

    peil_string_argument(change->m.L, lua_gettop(change->m.L), &length);
    peil_pattern_pay(&change->m, length / COPIED_A_STEP);
    luaL_addvalue(&change->out);
}

/* The replacement text, with the captures that it names by "%1". */
static void add_text(struct change *change, const char *start, const char *end)
{
    const char *at = change->text;
    const char *last = change->text + change->length;

    peil_pattern_pay(&change->m, 1);
    while (at < last) {
        const char *mark = memchr(at, '%', (size_t)(last - at));
        if (!mark) {
            add(change, at, (size_t)(last - at));
            return;
        }
        peil_pattern_pay(&change->m, 1);
        add(change, at, (size_t)(mark - at));
        at = mark + 2;
        if (mark + 1 < last && mark[1] == '%') {
            add(change, "%", 1);
        } else if (mark + 1 < last && mark[1] == '0') {
            add(change, start, (size_t)(end - start));
        } else if (mark + 1 < last && mark[1] >= '1' && mark[1] <= '9') {
            peil_pattern_push(&change->m, mark[1] - '1', start, end);
            add_value(change);
        } else {
            peil_state_fail(change->m.L, "invalid use of '%%' in replacement string");
        }
    }
}

/* What a function or table makes of a match; false where the match is kept. */
static bool add_made(struct change *change, const char *start, const char *end)
{
    lua_State *L = change->m.L;

    peil_pattern_settle(&change->m);
    if (change->type == LUA_TFUNCTION) {
        lua_pushvalue(L, 3);
        lua_call(L, peil_pattern_push_all(&change->m, start, end), 1);
    } else {
        peil_pattern_push(&change->m, 0, start, end);
        lua_gettable(L, 3);
    }
    if (!lua_toboolean(L, -1)) {
        lua_pop(L, 1);
        add(change, start, (size_t)(end - start));
        return false;
    }
    if (!lua_isstring(L, -1))
        peil_state_fail(L, "invalid replacement value (a %s)", luaL_typename(L, -1));
    add_value(change);
    return true;
}

static bool add_replacement(struct change *change, const char *start, const char *end)
{
    if (change->type == LUA_TFUNCTION || change->type == LUA_TTABLE)
        return add_made(change, start, end);
    add_text(change, start, end);
    return true;
}

/* Replaces up to `most` matches; answers how many there were. */
static lua_Integer replace(
    struct change *change, const char *at, lua_Integer most, bool anchored, bool *changed)
{
    const char *barred = NULL;
    lua_Integer count = 0;

    while (count < most) {
        const char *end = peil_pattern_match(&change->m, at);
        if (end && end != barred) {
            count++;
            *changed |= add_replacement(change, at, end);
            at = barred = end;
        } else if (at < change->m.subject_end) {
            luaL_addchar(&change->out, *at++);
        } else {
            break;
        }
        if (anchored)
            break;
    }
    if (*changed)
        add(change, at, (size_t)(change->m.subject_end - at));
    peil_pattern_settle(&change->m);
    return count;
}

int peil_string_gsub(lua_State *L)
{
    size_t length;
    size_t pattern_length;
    const char *text = peil_string_argument(L, 1, &length);
    const char *pattern = peil_string_argument(L, 2, &pattern_length);
    lua_Integer most = peil_string_integer_or(L, 4, (lua_Integer)length + 1);
    bool anchored = pattern_length > 0 && pattern[0] == '^';
    struct change change = {.type = lua_type(L, 3)};
    bool changed = false;
    lua_Integer count;

    if (change.type == LUA_TNUMBER || change.type == LUA_TSTRING)
        change.text = peil_string_argument(L, 3, &change.length);
    else if (change.type != LUA_TFUNCTION && change.type != LUA_TTABLE)
        return luaL_typeerror(L, 3, "string/function/table");
    peil_pattern_init(&change.m, L, text, length, pattern + anchored, pattern_length - anchored);
    luaL_buffinit(L, &change.out);
    count = replace(&change, text, most, anchored, &changed);
    if (changed)
        luaL_pushresult(&change.out);
    else
        lua_pushvalue(L, 1); /* the very same text; the buffer goes with the call */
    lua_pushinteger(L, count);
    return 2;
}
