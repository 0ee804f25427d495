/*
 * Errors: how they are raised, and how they become diagnostics.
 */
#include <stdarg.h>
#include <string.h>

#include <lauxlib.h>

#include "core/base/num.h"
#include "core/base/parts.h"
#include "core/base/utf8.h"
#include "core/script/inside.h"

/* Letters of a name that may be meant, and pairs of them that are compared in the time of a step.
 */
#define LONGEST_COMPARED 256
#define LETTERS_PER_STEP 8

#define REPLACEMENT "\xEF\xBF\xBD"

/* What a character looks like in a message: itself, a blank or a mark. */
static size_t shown(const char *bytes, size_t size, uint32_t code, const char **out)
{
    *out = bytes;
    if (size == 0) {
        *out = REPLACEMENT;
        return 3;
    }
    if (code == '\n' || code == '\t') {
        *out = " ";
        return 1;
    }
    if (peil_utf8_classify(code) != PEIL_UTF8_PLAIN && code != 0xA0) {
        *out = REPLACEMENT;
        return 3;
    }
    return size;
}

void peil_clean_message(char out[PEIL_MESSAGE_SIZE], const char *bytes, size_t length)
{
    static const char more[] = "\xE2\x80\xA6";
    size_t room = PEIL_MESSAGE_SIZE - sizeof(more);
    size_t used = 0;
    size_t at = 0;

    while (at < length) {
        uint32_t code = 0;
        size_t size = peil_utf8_decode(bytes + at, length - at, &code);
        const char *text;
        size_t width = shown(bytes + at, size, code, &text);
        if (used + width > room) {
            memcpy(out + used, more, sizeof(more) - 1);
            used += sizeof(more) - 1;
            break;
        }
        memcpy(out + used, text, width);
        used += width;
        at += size == 0 ? 1 : size;
    }
    out[used] = '\0';
}

static void describe(struct peil_failure *failure, const char *code, struct peil_place place,
    const char *message, size_t length)
{
    failure->set = true;
    failure->code = code;
    failure->place = place;
    failure->most = 0;
    peil_clean_message(failure->message, message, length);
}

noreturn void peil_state_raise_text(lua_State *L, struct peil_place place, size_t prefix)
{
    size_t length;
    const char *text = lua_tolstring(L, -1, &length);

    describe(&peil_state_of(L)->failure, "script/failed", place, text + prefix, length - prefix);
    lua_error(L);
    for (;;)
        ;
}

/* What pcall in a script gets to see: the message behind its position. */
static noreturn void raise_described(lua_State *L)
{
    struct peil_failure *failure = &peil_state_of(L)->failure;
    const char *text = failure->message[0] != '\0' ? failure->message : failure->code;

    luaL_where(L, 1);
    lua_pushlstring(L, text, strlen(text));
    lua_concat(L, 2);
    failure->set = true; /* unless there was no memory for it */
    lua_error(L);
    for (;;)
        ;
}

noreturn void peil_state_raise(
    lua_State *L, const char *code, struct peil_place place, uint64_t most, const char *message)
{
    struct peil_failure *failure = &peil_state_of(L)->failure;

    describe(failure, code, place, message ? message : "", message ? strlen(message) : 0);
    failure->set = false;
    failure->most = most;
    raise_described(L);
}

struct room {
    char bytes[PEIL_MESSAGE_SIZE];
    size_t used;
};

static void put(void *to, const char *bytes, size_t length)
{
    struct room *room = to;
    size_t left = sizeof(room->bytes) - room->used;

    length = length < left ? length : left;
    memcpy(room->bytes + room->used, bytes, length);
    room->used += length;
}

static noreturn void fail_as(
    lua_State *L, const char *code, struct peil_place place, const char *format, va_list args)
{
    struct peil_failure *failure = &peil_state_of(L)->failure;
    struct room room = {.used = 0};

    peil_parts_walk(format, args, put, &room);
    describe(failure, code, place, room.bytes, room.used);
    failure->set = false;
    raise_described(L);
}

int peil_state_fail_as(
    lua_State *L, const char *code, struct peil_place place, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    fail_as(L, code, place, format, args);
    va_end(args);
    return 0;
}

const char *peil_state_nearest(lua_State *L, const char *word, const char *const *words)
{
    size_t letters = strlen(word), steps = 0, at;

    if (letters > LONGEST_COMPARED)
        return NULL;
    for (at = 0; words[at]; at++)
        steps += letters * strlen(words[at]) / LETTERS_PER_STEP + 2;
    peil_state_charge(L, steps);
    return peil_nearest(word, words);
}

int peil_state_fail(lua_State *L, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    fail_as(L, "script/failed", peil_state_where(L), format, args);
    va_end(args);
    return 0;
}

/* How many bytes of the message are the position that Lua put before it. */
static size_t position(const char *message, const lua_Debug *ar)
{
    char digits[24];
    size_t name = strlen(ar->short_src);
    size_t length = peil_num_digits((uint64_t)ar->currentline, digits);

    if (strncmp(message, ar->short_src, name) != 0 || message[name] != ':' ||
        strncmp(message + name + 1, digits, length) != 0 ||
        strncmp(message + name + 1 + length, ": ", 2) != 0)
        return 0;
    return name + length + 3;
}

static void describe_text(lua_State *L, struct peil_state *state)
{
    static const char hint[] = "; at_least(x, limit) and below(x, limit) take nil";
    struct peil_failure *failure = &state->failure;
    lua_Debug ar;
    bool framed = peil_state_frame(L, &ar);
    size_t length;
    const char *text = lua_tolstring(L, 1, &length);
    size_t prefix = framed ? position(text, &ar) : 0;

    /* What a buffer of lauxlib says that cannot grow. */
    if (state->refused != PEIL_FATAL_NONE && strcmp(text, "not enough memory") == 0) {
        state->fatal = state->refused;
        failure->place = state->refused_at;
        return;
    }
    if (strcmp(text + prefix, "C stack overflow") == 0 ||
        strncmp(text + prefix, "stack overflow", 14) == 0) {
        state->fatal = PEIL_FATAL_DEEP;
        failure->place = peil_state_where(L);
        return;
    }
    describe(failure, "script/failed", framed ? peil_state_where(L) : PEIL_NOWHERE, text + prefix,
        length - prefix);
    length = strlen(failure->message);
    if (strncmp(failure->message, "attempt to compare ", 19) == 0 &&
        strstr(failure->message, "nil") && length + sizeof(hint) <= sizeof(failure->message))
        memcpy(failure->message + length, hint, sizeof(hint));
}

int peil_state_on_error(lua_State *L)
{
    struct peil_state *state = peil_state_of(L);
    static const char strange[] = "an error that is not a text";

    if (state->fatal != PEIL_FATAL_NONE || state->failure.set)
        return 1;
    if (lua_type(L, 1) == LUA_TSTRING)
        describe_text(L, state);
    else
        describe(
            &state->failure, "script/failed", peil_state_where(L), strange, sizeof(strange) - 1);
    return 1;
}

static const char *code_of(const struct peil_state *state, uint64_t *most)
{
    *most = 0;
    switch (state->fatal) {
    case PEIL_FATAL_STEPS:
        *most = state->most;
        return "script/too-long";
    case PEIL_FATAL_HEAP:
    case PEIL_FATAL_AGAIN: /* of a call in another one, which is made again */
        *most = state->limits->script_heap;
        return "script/too-much-memory";
    case PEIL_FATAL_TEXT:
        *most = state->limits->script_text;
        return "script/too-much-text";
    case PEIL_FATAL_DEEP:
        return "script/too-deep";
    default:
        *most = state->failure.most;
        return state->failure.code;
    }
}

/* Adds what went wrong with a call to `diags`; answers the status of the call. */
int peil_state_report(struct peil_state *state, int status, struct peil_diags *diags)
{
    struct peil_failure *failure = &state->failure;
    const char *message = NULL;
    const char *code;
    uint64_t most;

    if (status == LUA_ERRMEM && state->fatal == PEIL_FATAL_NONE) {
        state->fatal = state->refused;
        failure->place = state->refused_at;
    }
    if (status == LUA_ERRERR && state->fatal == PEIL_FATAL_NONE) {
        state->fatal = PEIL_FATAL_DEEP;
        failure->place = PEIL_NOWHERE;
    }
    if (state->fatal == PEIL_FATAL_SYSTEM)
        return PEIL_ENOMEM;
    code = code_of(state, &most);
    if (state->fatal == PEIL_FATAL_NONE && failure->message[0] != '\0')
        message = failure->message;
    peil_diag_add(diags, PEIL_ERROR, code, failure->place.source ? failure->place : state->place,
        most > 0  ? PEIL_ARGS(PEIL_INTEGER("most", most))
        : message ? PEIL_ARGS(PEIL_TEXT("message", message))
                  : PEIL_NO_ARGS);
    return PEIL_ESCRIPT;
}
