/*
 * What the declarations have in common, and scoring{}.
 */
#include <string.h>

#include "core/script/host.h"
#include "core/script/inside.h"

/* What reading a declaration takes, and keeping it: memory beside that of Lua. */
#define DECLARATION_STEPS 1000

struct peil_scripts *peil_declaring(lua_State *L, const char *function)
{
    struct peil_scripts *scripts = peil_layer_of(L)->scripts;

    peil_state_charge(L, DECLARATION_STEPS);
    if (!scripts->diags || scripts->call.stage != PEIL_STAGE_LOADING)
        peil_state_fail(L, "%s{} belongs at the outermost level of a file", function);
    if (lua_type(L, 1) != LUA_TTABLE)
        peil_state_fail(L, "%s{} wants a table, not %s", function, peil_value_word(L, 1));
    return scripts;
}

int peil_declare_refuse(lua_State *L, struct peil_scripts *scripts, const char *message)
{
    return peil_declare_refuse_at(scripts, peil_state_where(L), message);
}

int peil_declare_refuse_at(
    struct peil_scripts *scripts, struct peil_place place, const char *message)
{
    char clean[PEIL_MESSAGE_SIZE];

    /* It may repeat what the script wrote. */
    peil_clean_message(clean, message ? message : "", message ? strlen(message) : 0);
    peil_diag_add(scripts->diags, PEIL_ERROR, "script/bad-declaration", place,
        PEIL_ARGS(PEIL_TEXT("message", clean)));
    scripts->refused = true;
    return 0;
}

static const char *const hook_names[] = {"item", "section", "total", "verdict", NULL};

/* Refuses the key on top of the stack, unless it names a hook. */
static void check_hook(lua_State *L, struct peil_scripts *scripts)
{
    const char *key = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : NULL;
    struct peil_arena *scratch = scripts->scratch;
    const char *near;

    for (int i = 0; key && hook_names[i]; i++)
        if (strcmp(hook_names[i], key) == 0)
            return;
    peil_arena_reset(scratch);
    near = key ? peil_state_nearest(L, key, hook_names) : NULL;
    peil_declare_refuse(L, scripts,
        near
            ? peil_arena_format(scratch, "there is no hook \"%s\"; did you mean \"%s\"?", key, near)
        : key ? peil_arena_format(scratch, "there is no hook \"%s\"", key)
              : "scoring{} wants names of hooks");
}

static void take_hook(lua_State *L, struct peil_scripts *scripts, int hook)
{
    static const enum peil_stage stages[] = {
        PEIL_STAGE_ITEM, PEIL_STAGE_SECTION, PEIL_STAGE_TOTAL, PEIL_STAGE_VERDICT};
    struct peil_arena *scratch = scripts->scratch;

    if (!scripts->in_scoring) {
        peil_diag_add(scripts->diags, PEIL_ERROR, "script/no-hook-here", peil_state_where(L),
            PEIL_ARGS(PEIL_TEXT("name", hook_names[hook])));
        scripts->refused = true;
        return;
    }
    peil_arena_reset(scratch);
    if (lua_type(L, -1) != LUA_TFUNCTION)
        peil_declare_refuse(L, scripts,
            peil_arena_format(scratch, "the hook \"%s\" wants a function, not %s", hook_names[hook],
                peil_value_word(L, -1)));
    else if (scripts->hooks[hook].layer)
        peil_declare_refuse(L, scripts,
            peil_arena_format(scratch, "the hook \"%s\" is given twice", hook_names[hook]));
    else {
        lua_pushvalue(L, -1);
        peil_function_take(
            L, &scripts->hooks[hook], peil_layer_of(L), stages[hook], hook_names[hook]);
    }
}

int peil_declare_scoring(lua_State *L)
{
    struct peil_scripts *scripts = peil_declaring(L, "scoring");
    lua_Integer count;
    int contents;
    bool odd;

    peil_push_contents(L, 1);
    contents = lua_gettop(L);
    count = peil_push_sorted_keys(L, contents, &odd);
    for (lua_Integer i = 1; i <= count; i++) {
        (void)lua_rawgeti(L, contents + 1, i);
        check_hook(L, scripts);
        lua_pop(L, 1);
    }
    for (int i = 0; hook_names[i]; i++) {
        lua_pushstring(L, hook_names[i]);
        if (lua_rawget(L, contents) != LUA_TNIL)
            take_hook(L, scripts, i);
        lua_pop(L, 1);
    }
    return 0;
}
