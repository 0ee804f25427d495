/*
 * Searching in texts: find, match and gmatch.
 */
#include <string.h>

#include "core/script/pattern.h"
#include "core/script/state.h"
#include "core/script/strings.h"

/* Bytes that are searched, or compared, in the time of a step. */
#define SEARCHED_A_STEP 64
#define COMPARED_A_STEP 16

/* How many bytes are the same in both. */
static size_t common_length(const char *a, const char *b, size_t length)
{
    size_t at = 0;

    while (at < length && a[at] == b[at])
        at++;
    return at;
}

/* The first `needle` in a text; NULL where there is none. */
static const char *find_plain(
    lua_State *L, const char *text, size_t length, const char *needle, size_t needle_length)
{
    const char *end = text + length;

    peil_state_charge(L, length / SEARCHED_A_STEP);
    while (text && (size_t)(end - text) >= needle_length) {
        size_t common = common_length(text, needle, needle_length);
        if (common == needle_length)
            return text;
        peil_state_charge(L, 1 + common / COMPARED_A_STEP);
        text = memchr(text + 1, needle[0], (size_t)(end - text - 1));
    }
    return NULL;
}

/* Whether a pattern stands for itself. */
static bool is_plain(const char *pattern, size_t length)
{
    size_t at;

    for (at = 0; at < length; at++)
        if (pattern[at] != '\0' && strchr("^$*+?.([%-", pattern[at]))
            return false;
    return true;
}

static int answer_plain(lua_State *L, const char *text, const char *found, size_t length)
{
    if (!found) {
        lua_pushnil(L);
        return 1;
    }
    lua_pushinteger(L, found - text + 1);
    lua_pushinteger(L, found - text + (lua_Integer)length);
    return 2;
}

static int find_pattern(
    lua_State *L, struct peil_pattern *m, const char *at, bool anchored, bool positions)
{
    const char *end = anchored ? peil_pattern_match(m, at) : NULL;
    const char *found = end ? at : NULL;
    int count;

    if (!anchored)
        found = peil_pattern_search(m, at, NULL, &end);
    if (!found) {
        lua_pushnil(L);
        count = 1;
    } else if (positions) {
        lua_pushinteger(L, found - m->subject + 1);
        lua_pushinteger(L, end - m->subject);
        count = 2 + peil_pattern_push_all(m, NULL, NULL);
    } else {
        count = peil_pattern_push_all(m, found, end);
    }
    peil_pattern_settle(m);
    return count;
}

static int find(lua_State *L, bool positions)
{
    size_t length;
    size_t pattern_length;
    const char *text = peil_string_argument(L, 1, &length);
    const char *pattern = peil_string_argument(L, 2, &pattern_length);
    size_t start = peil_string_start(peil_string_integer_or(L, 3, 1), length) - 1;
    struct peil_pattern m;
    bool anchored;

    if (start > length) {
        lua_pushnil(L);
        return 1;
    }
    peil_state_charge(L, pattern_length / COMPARED_A_STEP);
    if (positions && (lua_toboolean(L, 4) || is_plain(pattern, pattern_length)))
        return answer_plain(L, text,
            find_plain(L, text + start, length - start, pattern, pattern_length), pattern_length);
    anchored = pattern_length > 0 && pattern[0] == '^';
    peil_pattern_init(&m, L, text, length, pattern + anchored, pattern_length - anchored);
    return find_pattern(L, &m, text + start, anchored, positions);
}

int peil_string_find(lua_State *L)
{
    return find(L, true);
}

int peil_string_match(lua_State *L)
{
    return find(L, false);
}

/*
 * Where an iterator of gmatch is; the texts are its upvalues before it. None outlives the call that
 * made it: peil_state_freeze refuses those that loading leaves behind.
 */
struct progress {
    size_t at;     /* behind the end of the text when all was found */
    size_t barred; /* where the last match ended; SIZE_MAX before the first */
};

static int next_match(lua_State *L)
{
    struct progress *progress = lua_touserdata(L, lua_upvalueindex(3));
    size_t length;
    size_t pattern_length;
    const char *text = lua_tolstring(L, lua_upvalueindex(1), &length);
    const char *pattern = lua_tolstring(L, lua_upvalueindex(2), &pattern_length);
    struct peil_pattern m;
    const char *found;
    const char *end;
    int count = 0;

    if (progress->at > length)
        return 0;
    peil_pattern_init(&m, L, text, length, pattern, pattern_length);
    found = peil_pattern_search(&m, text + progress->at,
        progress->barred == SIZE_MAX ? NULL : text + progress->barred, &end);
    progress->at = progress->barred = found ? (size_t)(end - text) : length + 1;
    if (found)
        count = peil_pattern_push_all(&m, found, end);
    peil_pattern_settle(&m);
    return count;
}

int peil_string_gmatch(lua_State *L)
{
    size_t length;
    struct progress *progress;
    size_t start;

    peil_string_argument(L, 1, &length);
    peil_string_argument(L, 2, NULL);
    start = peil_string_start(peil_string_integer_or(L, 3, 1), length) - 1;
    lua_settop(L, 2);
    progress = lua_newuserdatauv(L, sizeof(*progress), 0);
    progress->at = start > length ? length + 1 : start;
    progress->barred = SIZE_MAX;
    lua_pushcclosure(L, next_match, 3);
    return 1;
}
