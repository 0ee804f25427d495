/*
 * block{}: kept as it was declared, after a look at all in it that is no function.
 */
#include <string.h>

#include <lauxlib.h>

#include "core/script/blocks.h"
#include "core/script/inside.h"

#define LONGEST_ID 64

/* A text as a sentence about the block wants it; in the scratch arena. */
static int refuse(lua_State *L, struct peil_scripts *scripts, const char *id, const char *message)
{
    struct peil_arena *scratch = scripts->scratch;

    return peil_declare_refuse(
        L, scripts, peil_arena_format(scratch, "block \"%s\": %s", id, message));
}

/* The id at the key of the table at `contents`; NULL, and refused, where it is of no use. */
static const char *take_id(lua_State *L, struct peil_scripts *scripts, int contents)
{
    const struct peil_script_layer *layer = peil_layer_of(L);
    const struct peil_block_entry *entry;
    const char *id = NULL;

    lua_pushliteral(L, "id");
    if (lua_rawget(L, contents) == LUA_TSTRING && lua_rawlen(L, -1) > 0 &&
        lua_rawlen(L, -1) <= LONGEST_ID)
        id = peil_node_as_text(peil_to_node(L, -1, scripts->arena), NULL);
    else
        peil_declare_refuse(L, scripts, "a block wants an `id`: a text of at most 64 characters");
    lua_pop(L, 1);
    for (entry = scripts->first_block; id && entry; entry = entry->next)
        if (entry->at.layer == layer->index && strcmp(entry->at.id, id) == 0) {
            refuse(L, scripts, id, "there is one with this id already");
            return NULL;
        }
    return id;
}

/* Refuses the key on top of the stack, unless blocks have it. */
static bool check_key(lua_State *L, struct peil_scripts *scripts, const char *id)
{
    const char *key = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : NULL;
    const char *names[16] = {"id", "when"};
    const char *near;
    size_t count = 2;

    for (const struct peil_block_key *known = peil_block_keys; known->name; known++)
        names[count++] = known->name;
    for (size_t i = 0; key && i < count; i++)
        if (strcmp(names[i], key) == 0)
            return true;
    near = key ? peil_state_nearest(L, key, names) : NULL;
    refuse(L, scripts, id,
        near ? peil_arena_format(scripts->scratch, "no key \"%s\"; did you mean \"%s\"?", key, near)
        : key ? peil_arena_format(scripts->scratch, "no key \"%s\"", key)
              : "its keys are names");
    return false;
}

static bool check_keys(lua_State *L, struct peil_scripts *scripts, int contents, const char *id)
{
    bool odd, good = true;
    lua_Integer count = peil_push_sorted_keys(L, contents, &odd);
    int keys = lua_gettop(L);

    for (lua_Integer i = 1; i <= count; i++) {
        (void)lua_rawgeti(L, keys, i);
        good = check_key(L, scripts, id) && good;
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
    return good;
}

/* `when` of the table at `contents`: a function, or an expression. */
static bool take_when(
    lua_State *L, struct peil_scripts *scripts, int contents, struct peil_block_entry *entry)
{
    struct peil_script_layer *layer = peil_layer_of(L);
    struct peil_expression *expression;

    lua_pushliteral(L, "when");
    switch (lua_rawget(L, contents)) {
    case LUA_TNIL:
        lua_pop(L, 1);
        return true;
    case LUA_TFUNCTION:
        peil_function_take(L, &entry->when, layer, PEIL_STAGE_RESULT, "when");
        return true;
    case LUA_TSTRING:
        expression = peil_arena_alloc(scripts->arena, sizeof(*expression));
        if (!expression)
            return true;
        expression->text = peil_node_as_text(peil_to_node(L, -1, scripts->arena), NULL);
        expression->place = entry->at.place;
        if (expression->text)
            peil_function_compile(L, &entry->when, layer, PEIL_STAGE_RESULT, expression, "when");
        lua_pop(L, 1);
        return true;
    default:
        refuse(L, scripts, entry->at.id, "`when` wants an expression or a function");
        lua_pop(L, 1);
        return false;
    }
}

/* A copy of the table at `contents`, which scripts cannot reach. */
static void take_declaration(lua_State *L, int contents, struct peil_function *function)
{
    lua_createtable(L, 0, 5);
    for (const struct peil_block_key *key = peil_block_keys; key->name; key++) {
        lua_pushstring(L, key->name);
        lua_pushvalue(L, -1);
        (void)lua_rawget(L, contents);
        lua_rawset(L, -3);
    }
    function->ref = luaL_ref(L, LUA_REGISTRYINDEX);
}

int peil_declare_block(lua_State *L)
{
    struct peil_scripts *scripts = peil_declaring(L, "block");
    struct peil_script_layer *layer = peil_layer_of(L);
    struct peil_block_entry *entry = peil_arena_alloc(scripts->arena, sizeof(*entry));
    struct peil_block_making making = {.arena = scripts->arena};
    int contents;

    if (scripts->in_comparison)
        return peil_declare_refuse(L, scripts, "comparison.lua has rules only, no blocks");
    lua_settop(L, 1);
    peil_push_contents(L, 1);
    contents = lua_gettop(L);
    peil_arena_reset(scripts->scratch);
    if (entry) {
        entry->at = (struct peil_block_at){.layer = layer->index, .place = peil_state_where(L)};
        entry->at.id = take_id(L, scripts, contents);
    }
    if (entry && entry->at.id && check_keys(L, scripts, contents, entry->at.id) &&
        take_when(L, scripts, contents, entry)) {
        entry->make = (struct peil_function){
            .layer = layer, .stage = PEIL_STAGE_RESULT, .place = entry->at.place, .name = "block"};
        take_declaration(L, contents, &entry->make);
        lua_settop(L, 0);
        peil_push_function(L, &entry->make);
        peil_block_make(L, &entry->make, &making);
        *scripts->last_block = entry;
        scripts->last_block = &entry->next;
    }
    if (peil_arena_failed(scripts->arena))
        peil_state_no_memory(L);
    return 0;
}
