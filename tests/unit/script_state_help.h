/*
 * A sandboxed state to run small scripts in, for the tests of core/script.
 */
#ifndef PEIL_TESTS_SCRIPT_STATE_HELP_H
#define PEIL_TESTS_SCRIPT_STATE_HELP_H

#include <string.h>

#include <criterion/criterion.h>
#include <lauxlib.h>
#include <lua.h>

#include "core/base/diag.h"
#include "core/base/node.h"
#include "core/pack/pack.h"
#include "core/script/state.h"

/* Files that `require` finds. */
struct box_file {
    const char *name;
    struct peil_source source;
};

struct box {
    struct peil_limits limits;
    struct peil_library library;
    struct box_file files[8];
    struct peil_state *state;
    struct peil_diags *diags;
    const struct peil_source *source; /* what runs; lives as long as the state */
    const char *name;                 /* of the global that is called */
    struct peil_expression expression;
    char answer[4096]; /* what the last script gave, as text */
};

static inline const struct peil_source *box_find(const void *context, const char *name)
{
    const struct box *box = context;
    size_t at;

    for (at = 0; at < 8 && box->files[at].name; at++)
        if (strcmp(box->files[at].name, name) == 0)
            return &box->files[at].source;
    return NULL;
}

static inline void box_close(struct box *box)
{
    peil_state_free(box->state);
    peil_diags_free(box->diags);
}

static inline struct box *box_open(void)
{
    static struct box box;

    memset(&box, 0, sizeof(box));
    box.limits = (struct peil_limits)PEIL_LIMITS;
    box.library = (struct peil_library){&box, box_find};
    box.state = peil_state_new(&box.limits, &box.library);
    box.diags = peil_diags_new(0);
    cr_assert_not_null(box.state);
    return &box;
}

static inline void box_keep(lua_State *L, struct box *box)
{
    size_t length = 0;
    const char *text = "";

    if (lua_type(L, -1) == LUA_TNUMBER) {
        peil_push_number_text(L, -1);
        text = lua_tolstring(L, -1, &length);
    } else if (lua_type(L, -1) == LUA_TSTRING) {
        text = lua_tolstring(L, -1, &length);
    } else {
        text = lua_type(L, -1) == LUA_TBOOLEAN ? lua_toboolean(L, -1) ? "true" : "false"
                                               : luaL_typename(L, -1);
        length = strlen(text);
    }
    length = length < sizeof(box->answer) ? length : sizeof(box->answer) - 1;
    memcpy(box->answer, text, length);
    box->answer[length] = '\0';
}

static inline int box_body(lua_State *L)
{
    struct box *box = peil_state_data(L);

    if (box->expression.text)
        peil_state_compile_expression(L, &box->expression);
    else
        peil_state_compile(L, box->source);
    lua_call(L, 0, 1);
    box_keep(L, box);
    return 0;
}

/* A source that lives as long as the program. */
static inline const struct peil_source *box_source(const char *name, const char *text)
{
    static struct peil_source kept[4000];
    static size_t used;
    struct peil_source *source = &kept[used++ % 4000];

    *source = (struct peil_source){name, text, strlen(text), 1};
    return source;
}

/* Runs a text as the file "pack/advice.lua"; what it returns is in box->answer. */
static inline int box_run(struct box *box, const char *text)
{
    struct peil_place place = {.source = box_source("pack/advice.lua", text)};

    peil_diags_clear(box->diags);
    box->source = place.source;
    box->expression.text = NULL;
    box->answer[0] = '\0';
    return peil_state_call(box->state, box_body, box, place, NULL, box->diags);
}

static inline int box_freeze_body(lua_State *L)
{
    peil_state_freeze(L);
    return 0;
}

static inline int box_freeze(struct box *box)
{
    return peil_state_call(box->state, box_freeze_body, box, PEIL_NOWHERE, NULL, box->diags);
}

static inline int box_global_body(lua_State *L)
{
    struct box *box = peil_state_data(L);

    lua_getglobal(L, box->name);
    lua_call(L, 0, 1);
    box_keep(L, box);
    return 0;
}

/* Calls a global function without arguments. */
static inline int box_call(struct box *box, const char *name)
{
    peil_diags_clear(box->diags);
    box->name = name;
    box->answer[0] = '\0';
    return peil_state_call(box->state, box_global_body, box, PEIL_NOWHERE, NULL, box->diags);
}

static inline const char *box_message(const struct box *box)
{
    const struct peil_diag *diag = peil_diags_at(box->diags, 0);
    const struct peil_arg *message = diag ? peil_diag_arg(diag, "message") : NULL;

    return message ? message->text : "";
}

static inline const char *box_code(const struct box *box)
{
    const struct peil_diag *diag = peil_diags_at(box->diags, 0);

    return diag ? diag->code : "";
}

static inline uint32_t box_line(const struct box *box)
{
    const struct peil_diag *diag = peil_diags_at(box->diags, 0);

    return diag ? diag->line : 0;
}

#define box_gives(box, text, expected)                                                             \
    do {                                                                                           \
        cr_assert_eq(box_run(box, text), PEIL_OK, "%s: %s", text, box_message(box));               \
        cr_assert_str_eq((box)->answer, expected, "%s: %s", text, (box)->answer);                  \
    } while (0)

#define box_fails(box, text, expected_code, expected_line, expected_message)                       \
    do {                                                                                           \
        cr_assert_eq(box_run(box, text), PEIL_ESCRIPT, "%s", text);                                \
        cr_assert_str_eq(box_code(box), expected_code, "%s: %s", text, box_code(box));             \
        cr_assert_eq(box_line(box), expected_line, "%s: line %u", text, box_line(box));            \
        cr_assert_not_null(                                                                        \
            strstr(box_message(box), expected_message), "%s: %s", text, box_message(box));         \
    } while (0)

#endif
