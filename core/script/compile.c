/*
 * From text to a function: files, and expressions in YAML.
 */
#include <string.h>

#include <lauxlib.h>

#include "core/base/num.h"
#include "core/base/utf8.h"
#include "core/script/inside.h"

/* Hands a text to Lua line by line, so that it is known how far Lua got. */
struct reader {
    const char *before; /* NULL once it is read */
    const char *at, *end;
    const char *after;
    uint32_t lines; /* handed out */
};

static const char *read_line(lua_State *L, void *data, size_t *size)
{
    struct reader *reader = data;
    const char *start = reader->at;
    const char *feed;

    (void)L;
    if (reader->before) {
        start = reader->before;
        *size = strlen(start);
        reader->before = NULL;
        return start;
    }
    if (start < reader->end) {
        feed = memchr(start, '\n', (size_t)(reader->end - start));
        reader->at = feed ? feed + 1 : reader->end;
        reader->lines++;
        *size = (size_t)(reader->at - start);
        return start;
    }
    start = reader->after;
    *size = start ? strlen(start) : 0;
    reader->after = NULL;
    return start;
}

static const char *last_part(const char *name)
{
    const char *slash = strrchr(name, '/');

    return slash ? slash + 1 : name;
}

/* Whether a file before chunk `number` has the same last part of its name. */
static bool name_is_taken(const struct peil_state *state, size_t number)
{
    const char *name = last_part(state->chunks[number].source->name);
    size_t at;

    for (at = 0; at < number; at++) {
        const struct peil_chunk *other = &state->chunks[at];
        if (other->column == 0 && other->source &&
            strcmp(last_part(other->source->name), name) == 0)
            return true;
    }
    return false;
}

/*
 * The name Lua knows a chunk by: the last part of a file's name. All names differ, as Lua keeps
 * one copy of equal ones.
 */
static const char *push_name(lua_State *L, size_t number, bool expression)
{
    const struct peil_state *state = peil_state_of(L);
    char short_name[41];
    char digits[24];
    const char *name;
    size_t length;

    digits[peil_num_digits(number, digits)] = '\0';
    if (expression)
        return lua_pushfstring(L, "=(expression %s)", digits);
    name = last_part(state->chunks[number].source->name);
    length = strlen(name);
    if (length < sizeof(short_name) && !name_is_taken(state, number))
        return lua_pushfstring(L, "=%s", name);
    length = length < sizeof(short_name) ? length : sizeof(short_name) - 1;
    memcpy(short_name, name, length);
    short_name[length] = '\0';
    return lua_pushfstring(L, "=%s(%s)", short_name, digits);
}

/* Raises what Lua says of a text, which starts with "NAME:LINE: ", without that. */
static noreturn void raise_syntax(
    lua_State *L, const struct peil_chunk *chunk, const char *name, uint32_t lines)
{
    static const char assigned[] = "near '='";
    struct peil_place place = {chunk->source, chunk->line + (lines > 0 ? lines - 1 : 0), 0};
    const char *message = lua_tostring(L, -1);
    size_t length = strlen(name);

    if (!message || strstr(message, "C stack overflow"))
        peil_state_raise(L, "script/too-deep", place, 0, NULL);
    if (strncmp(message, name, length) == 0 && message[length] == ':') {
        uint32_t line = 0;
        for (message += length + 1; *message >= '0' && *message <= '9'; message++)
            line = line * 10 + (uint32_t)(*message - '0');
        message += strncmp(message, ": ", 2) == 0 ? 2 : 0;
        line = line > lines ? lines : line; /* the end of a text may be a line behind it */
        place.line = chunk->line + (line > 0 ? line - 1 : 0);
        place.column = line <= 1 ? chunk->column : 0;
    }
    if (chunk->column > 0 && strstr(message, assigned))
        message = lua_pushfstring(L, "%s; a comparison is ==", message);
    peil_state_raise(L, "script/syntax", place, 0, message);
}

/* Puts the function that the text stands for on the stack. */
static void load(lua_State *L, size_t number, struct reader *reader, bool expression)
{
    struct peil_state *state = peil_state_of(L);
    struct peil_chunk *chunk = &state->chunks[number];
    const char *name = push_name(L, number, expression);
    lua_Debug ar;
    int status;

    peil_state_charge(L, (size_t)(reader->end - reader->at));
    status = lua_load(L, read_line, reader, name, "t");
    state->failure.set = false;
    if (status != LUA_OK) {
        if (state->fatal == PEIL_FATAL_DEEP)
            state->fatal = PEIL_FATAL_NONE;
        peil_state_rethrow(L, status);
        raise_syntax(L, chunk, name + 1, reader->lines);
    }
    lua_remove(L, -2);
    peil_push_environment(L);
    lua_setupvalue(L, -2, 1);
    lua_pushvalue(L, -1);
    lua_getinfo(L, ">S", &ar);
    chunk->id = ar.source;
}

static void check_text(lua_State *L, const struct peil_source *source)
{
    const struct peil_limits *limits = peil_state_of(L)->limits;
    size_t wrong;

    if (source->length > limits->script_bytes)
        peil_state_raise(
            L, "script/too-large", (struct peil_place){source, 0, 0}, limits->script_bytes, NULL);
    if (source->length > 0 && source->bytes[0] == '\x1B')
        peil_state_raise(L, "script/not-text", (struct peil_place){source, 0, 0}, 0, NULL);
    wrong = peil_utf8_check(source->bytes, source->length);
    if (wrong < source->length)
        peil_state_raise(L, "script/not-utf8", peil_source_place(source, wrong), 0, NULL);
}

void peil_state_compile(lua_State *L, const struct peil_source *source)
{
    static const char mark[] = "\xEF\xBB\xBF";
    struct reader reader = {.at = source->bytes, .end = source->bytes + source->length};
    struct peil_chunk *chunk;

    luaL_checkstack(L, 10, NULL);
    check_text(L, source);
    peil_state_look(peil_state_of(L), (struct peil_place){source, 1, 0});
    if (source->length >= 3 && memcmp(reader.at, mark, 3) == 0)
        reader.at += 3;
    chunk = peil_chunk_add(L, source);
    chunk->line = source->first_line == 0 ? 1 : source->first_line;
    load(L, peil_state_of(L)->chunk_count - 1, &reader, false);
}

void peil_state_compile_expression(lua_State *L, const struct peil_expression *expression)
{
    struct peil_state *state = peil_state_of(L);
    size_t length = strlen(expression->text);
    struct reader plain = {.before = "return ",
        .at = expression->text,
        .end = expression->text + length,
        .after = "\n"};
    struct reader single = plain;
    struct peil_chunk *chunk;

    luaL_checkstack(L, 10, NULL);
    if (length > state->limits->script_bytes)
        peil_state_raise(
            L, "script/too-large", expression->place, state->limits->script_bytes, NULL);
    chunk = peil_chunk_add(L, expression->place.source);
    chunk->line = expression->place.line;
    chunk->column = expression->place.column;
    if (strspn(expression->text, " \t\r\n") == length)
        peil_state_raise(L, "script/syntax", expression->place, 0, "there is no expression");
    load(L, state->chunk_count - 1, &plain, true);
    /* "a, b", "a; " and "" are fine behind `return`, but are no expression. */
    single.before = "return (";
    single.after = "\n)";
    if (lua_load(L, read_line, &single, "=(expression)", "t") != LUA_OK) {
        state->failure.set = false;
        peil_state_rethrow(L, LUA_ERRSYNTAX);
        peil_state_raise(
            L, "script/syntax", expression->place, 0, "one expression is expected here");
    }
    lua_pop(L, 1);
}
