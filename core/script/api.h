/*
 * The functions that scripts can call, in one table: it registers them, says at which stage they
 * have an answer, and is what the annotations for editors are made of.
 */
#ifndef PEIL_SCRIPT_API_H
#define PEIL_SCRIPT_API_H

#include <lua.h>

#include "core/script/host.h"

struct peil_api_param {
    const char *name, *type, *doc; /* LuaCATS; a name that ends in "?" may be left out */
};

struct peil_api_function {
    const char *name;
    lua_CFunction call;
    enum peil_stage from; /* the first stage at which it has an answer */
    const char *doc;      /* one line */
    const char *returns;
    struct peil_api_param params[3];
};

/* A field or method of what answer(), counts() and other() give. */
struct peil_api_field {
    const char *name, *type, *doc;
    enum peil_read_kind kind;
    uint32_t b;
};

extern const struct peil_api_function peil_api_functions[]; /* ends with a NULL name */
extern const struct peil_api_field peil_answer_fields[], peil_count_fields[], peil_other_fields[];

/* Sets the metatable of what answer(), counts() and other() give. */
void peil_answers_open(lua_State *L, struct peil_script_layer *layer);

/*
 * What other() gives: whether the value at an index is that, and which result it stands for; and
 * the function that is its method, on the stack.
 */
bool peil_other_at(lua_State *L, struct peil_scripts *scripts, int index, uint32_t *which);
void peil_push_other_method(
    lua_State *L, struct peil_script_layer *layer, const struct peil_api_field *field);

/*
 * By room: api_concepts.c, api_compared.c, api_sections.c, api_items.c, api_texts.c, api_whole.c.
 */
int peil_api_level(lua_State *L);
int peil_api_confidence(lua_State *L);
int peil_api_weak(lua_State *L);
int peil_api_known(lua_State *L);
int peil_api_any_is(lua_State *L);
int peil_api_ratio(lua_State *L);
int peil_api_relation(lua_State *L);
int peil_api_average(lua_State *L);
int peil_api_concepts(lua_State *L);

int peil_api_other(lua_State *L);
int peil_api_spread(lua_State *L);

int peil_api_score(lua_State *L);
int peil_api_total(lua_State *L);
int peil_api_status(lua_State *L);
int peil_api_counts(lua_State *L);
int peil_api_sections(lua_State *L);
int peil_api_items(lua_State *L);
int peil_api_band(lua_State *L);

int peil_api_answer(lua_State *L);
int peil_api_basis(lua_State *L);

int peil_api_text(lua_State *L);

int peil_api_knockouts(lua_State *L);
int peil_api_decision(lua_State *L);
int peil_api_verdict(lua_State *L);
int peil_api_unknown_share(lua_State *L);
int peil_api_role(lua_State *L);
int peil_api_subject(lua_State *L);
int peil_api_asof(lua_State *L);
int peil_api_pack(lua_State *L);
int peil_api_at_least(lua_State *L);
int peil_api_below(lua_State *L);
int peil_api_capped(lua_State *L);

/* The function `declared` that hooks are handed. */
int peil_api_declared(lua_State *L);

#endif
