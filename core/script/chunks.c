/*
 * Which file, or expression in a YAML file, the functions of Lua come from.
 */
#include <stdlib.h>

#include "core/script/inside.h"
#include "core/script/library.h"

struct peil_chunk *peil_chunk_add(lua_State *L, const struct peil_source *source)
{
    struct peil_state *state = peil_state_of(L);
    struct peil_chunk *chunk;

    if (state->chunk_count == state->chunk_room) {
        size_t room = state->chunk_room == 0 ? 16 : state->chunk_room * 2;
        struct peil_chunk *chunks = realloc(state->chunks, room * sizeof(*chunks));
        if (!chunks)
            peil_state_die(L, PEIL_FATAL_SYSTEM);
        state->chunks = chunks;
        state->chunk_room = room;
    }
    chunk = &state->chunks[state->chunk_count++];
    *chunk = (struct peil_chunk){.source = source, .line = 1};
    return chunk;
}

struct peil_place peil_chunk_line(
    const struct peil_state *state, const lua_Debug *ar, uint32_t line)
{
    size_t at;

    /* From the newest: Lua may use the memory of a name again. */
    for (at = state->chunk_count; at > 0; at--) {
        const struct peil_chunk *chunk = &state->chunks[at - 1];
        if (chunk->id == ar->source)
            return (struct peil_place){.source = chunk->source,
                .line = chunk->line + line - 1,
                .column = line == 1 ? chunk->column : 0};
    }
    return PEIL_NOWHERE;
}

struct peil_place peil_chunk_place(const struct peil_state *state, const lua_Debug *ar)
{
    return ar->currentline > 0 ? peil_chunk_line(state, ar, (uint32_t)ar->currentline)
                               : PEIL_NOWHERE;
}

bool peil_state_frame(lua_State *L, lua_Debug *ar)
{
    int level;

    for (level = 0; lua_getstack(L, level, ar); level++)
        if (lua_getinfo(L, "Sl", ar) && ar->currentline > 0)
            return true;
    return false;
}

/*
 * Whoever called a function of the library made the mistake, and has no file of that name. Where
 * the last thing that a function does is that call, only the function itself is known.
 */
struct peil_place peil_state_where(lua_State *L)
{
    lua_Debug ar;
    int level;

    for (level = 0; lua_getstack(L, level, &ar); level++) {
        struct peil_place place;

        if (!lua_getinfo(L, "Sl", &ar) || ar.currentline <= 0)
            continue;
        place = peil_chunk_place(peil_state_of(L), &ar);
        if (!peil_library_has(place.source))
            return place;
    }
    return PEIL_NOWHERE;
}
