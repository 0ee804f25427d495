/*
 * What the parts of the Lua host share: layers, functions, the call that is under way. For
 * core/script/scripts*.c, api*.c and declare*.c alone.
 */
#ifndef PEIL_SCRIPT_HOST_H
#define PEIL_SCRIPT_HOST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <lua.h>

#include "core/base/arena.h"
#include "core/base/diag.h"
#include "core/script/memo.h"
#include "core/script/scripts.h"
#include "core/script/state.h"
#include "core/script/view.h"

/*
 * No single call may take more than this part of the budget for an answers file, so that one rule
 * without an end leaves enough for the others.
 */
#define PEIL_CALL_SHARE 4
/* Other results that a rule can look at. */
#define PEIL_MOST_OTHERS 256
/* What each call of the item hook adds to the budget for all of them. */
#define PEIL_ITEM_STEPS 200

/* How far the result is when a function runs; decides what it may ask. */
enum peil_stage {
    PEIL_STAGE_LOADING,   /* nothing; declarations are for this stage alone */
    PEIL_STAGE_ITEM,      /* the item hook: nothing but what it is handed */
    PEIL_STAGE_CONDITION, /* applies_if */
    PEIL_STAGE_SECTION,
    PEIL_STAGE_TOTAL,
    PEIL_STAGE_VERDICT, /* the verdict hook and escalate_if */
    PEIL_STAGE_RESULT   /* rules and blocks */
};

struct peil_script_layer;

/* A Lua function that is called from outside. */
struct peil_function {
    struct peil_script_layer *layer; /* NULL for none */
    int ref;                         /* in the registry of its state */
    enum peil_stage stage;
    bool critical;                            /* see PEIL_READ_LEVEL */
    const struct peil_expression *expression; /* what it was compiled from; NULL for a function */
    struct peil_place place;
    const char *name; /* what messages call it ("when", "total") */
    struct peil_trie trie;
};

struct peil_rule_entry {
    const struct peil_rule *rule;
    size_t layer;
    struct peil_function when;
    struct peil_function *args;      /* by argument */
    struct peil_function references; /* without a layer where they are data, or there are none */
    struct peil_rule_entry *next;
};

struct peil_block_entry {
    struct peil_block_at at;
    struct peil_function when; /* without a layer where there is none */
    struct peil_function make; /* its ref is the declaration */
    struct peil_block_entry *next;
};

/* A name that was found before; a hint, checked by its bytes. */
struct peil_name_slot {
    const char *text; /* of the pack */
    uint32_t length, kind, number;
};
#define PEIL_NAME_SLOTS 512

struct peil_script_layer {
    struct peil_layer about;
    size_t index;
    struct peil_scripts *scripts;
    const struct peil_source *extension; /* NULL for a pack */
    struct peil_state *state;            /* NULL for a layer without Lua */
    struct peil_library library;
    uint64_t left; /* of the budget for one answers file */
    struct peil_name_slot *names;
    int pack_ref, declared_ref; /* what pack() answers; the function `declared` */
};

/* A number that was made of several reads. */
struct peil_derived {
    double number;
    uint32_t first, count; /* in `parts` */
};

struct peil_read_slot {
    struct peil_read read;
    uint32_t call; /* which wrote it */
    uint32_t index;
};

/* The questions of one call. */
struct peil_asked {
    struct peil_recorded *list;
    size_t count, room;
    struct peil_read_slot *slots; /* a power of two, twice `room` */
    uint32_t mask, call;
    struct peil_derived *derived;
    size_t derived_count, derived_room;
    uint32_t *parts;
    size_t part_count, part_room;
    const struct peil_trie *walked; /* instead of `list`: the tree that was walked; NULL for none */
};

/* The call that is under way. */
struct peil_script_call {
    enum peil_stage stage;
    bool critical;
    bool spoiled;        /* something was asked that had no answer: nothing to remember */
    const char *refused; /* function of the API that had no answer */
    uint32_t section;    /* section hook */
    double declared;     /* item hook: the worth without it, 0 to 100 */
};

struct peil_scripts {
    struct peil_arena *arena;   /* what lives as long as this */
    struct peil_arena *scratch; /* what a message is made of */
    struct peil_diags *said;    /* of the call under way */
    const struct peil_pack *pack;
    const struct peil_limits *limits;
    const struct peil_view *view;
    volatile struct peil_seen *seen; /* while loading; NULL where nobody watches */
    struct peil_memo *memo;
    bool remember;
    uint64_t share; /* of a budget that one call may take */
    bool walks;     /* it is remembered, and the view has keys */

    struct peil_script_layer *layers;
    size_t layer_count;
    struct peil_rule_entry **rules; /* those that compare are the last */
    size_t rule_count;              /* of those that do not */
    size_t comparing_count;
    struct peil_block_entry **blocks;
    size_t block_count;
    struct peil_function *items, *sections, *bands; /* conditions; by index */
    struct peil_function hooks[4];
    struct peil_trie *section_tries; /* of the section hook */
    uint64_t item_left;              /* of the budget for the item hook */
    size_t text_left;                /* of the budget of texts for one answers file */

    const struct peil_concept **concepts; /* by number */
    size_t concept_count;
    size_t *first_concept; /* by used pack */
    size_t *knockouts;     /* indexes of knock-out items */
    size_t knockout_count;

    /* While loading. */
    struct peil_diags *diags;
    bool compares;      /* rules that compare are wanted */
    bool in_scoring;    /* scoring.lua of the checklist runs */
    bool in_comparison; /* a comparison.lua runs */
    bool refused;       /* a declaration was */
    struct peil_rule_entry *first_rule, **last_rule;
    struct peil_block_entry *first_block, **last_block;

    struct peil_script_call call;
    struct peil_asked asked;
    struct peil_scripts_counts counts;
    char others[PEIL_MOST_OTHERS]; /* the address of each stands for another result */
};

/* ---- scripts_asked.c ---- */

/* Room for questions, before the first call. False without memory. */
bool peil_asked_open(struct peil_asked *asked);
void peil_asked_close(struct peil_asked *asked);
void peil_asked_clear(struct peil_asked *asked);
/*
 * Asks the view, once for each question of a call. `function` is what the script called. Raises an
 * error where there is no answer. What it answers holds until the next question.
 */
struct peil_recorded *peil_ask(lua_State *L, struct peil_scripts *scripts, const char *function,
    enum peil_read_kind kind, uint32_t a, uint32_t b);
/*
 * Says that a number is made of the reads that were added as parts since there were `first_part`
 * parts.
 */
void peil_asked_part(lua_State *L, struct peil_scripts *scripts, const struct peil_recorded *read);
void peil_asked_derive(
    lua_State *L, struct peil_scripts *scripts, double number, size_t first_part);
/*
 * Marks the reads that a number may have come from: all whose value it is, and the parts of those
 * that were made of several.
 */
void peil_asked_match(lua_State *L, struct peil_scripts *scripts, double number);

/* ---- scripts_call.c ---- */

/* What a body works with, see peil_state_data. */
struct peil_calling {
    struct peil_scripts *scripts;
    struct peil_function *function;
    struct peil_outcome outcome;
    uint64_t most; /* steps that it may take */
    lua_CFunction body;
    size_t text_left; /* at the start */
    uint32_t section; /* section hook */
    double declared;  /* item hook: the worth without it, 0 to 100 */
    void *more;       /* of whoever calls */
};
/*
 * Runs `body` in the state of a layer, as a call of its own: reads are recorded, the budget is
 * kept, messages get their last form. PEIL_OK, PEIL_ESCRIPT, PEIL_ENOMEM.
 */
int peil_call(struct peil_calling *calling, lua_CFunction body, struct peil_diags *diags);
/*
 * The same for a pure function, through what is remembered in `trie`; `*out` is the outcome.
 * `index` is the section of a hook, else 0.
 */
int peil_call_pure(struct peil_hook_value *out, struct peil_scripts *scripts,
    struct peil_function *function, size_t index, struct peil_trie *trie, lua_CFunction body,
    struct peil_diags *diags);
/*
 * The outcome of a call that needs no Lua, which is counted as if it had been made; NULL where it
 * does, or may.
 */
const struct peil_outcome *peil_call_known(
    struct peil_scripts *scripts, struct peil_function *function, struct peil_trie *trie);
/* The same as peil_call_pure where peil_call_known had no outcome. */
int peil_call_anew(struct peil_hook_value *out, struct peil_scripts *scripts,
    struct peil_function *function, size_t index, struct peil_trie *trie, lua_CFunction body,
    struct peil_diags *diags);
/* Within a body: pushes the function. */
void peil_push_function(lua_State *L, const struct peil_function *function);
/* Within a body: raises that what a function answered is of no use. A format and arguments. */
#define peil_bad_value(L, function, ...)                                                           \
    peil_state_fail_as((L), "script/bad-value", (function)->place, __VA_ARGS__)

/* ---- scripts_layers.c ---- */

/* The layers, without states; and the numbers of concepts. False without memory. */
bool peil_layers_make(struct peil_scripts *scripts, const struct peil_source *const *extensions,
    size_t extension_count);
/* Whether the rules of a layer, advice.lua and comparison.lua count for the checklist. */
bool peil_layer_advises(const struct peil_script_layer *layer);
/* A Lua file of the layer's pack; NULL where there is none. */
const struct peil_source *peil_layer_file(const struct peil_script_layer *layer, const char *name);

/* ---- scripts_load.c ---- */

/* Turns an expression into a function. Inside a call. */
void peil_function_compile(lua_State *L, struct peil_function *function,
    struct peil_script_layer *layer, enum peil_stage stage,
    const struct peil_expression *expression, const char *name);
/* The same for the function on top of the stack, which is taken off. */
void peil_function_take(lua_State *L, struct peil_function *function,
    struct peil_script_layer *layer, enum peil_stage stage, const char *name);

/* ---- scripts_rules.c ---- */

/* An entry for a rule, at the end of those of its layer; NULL without memory. */
struct peil_rule_entry *peil_rule_add(
    struct peil_scripts *scripts, struct peil_script_layer *layer, const struct peil_rule *rule);
/* Compiles the rules in the YAML of a layer. PEIL_OK, PEIL_ESCRIPT, PEIL_ENOMEM. */
int peil_rules_compile(struct peil_script_layer *layer);
/* Makes the list of rules that count, those that compare behind the others. False without memory;
 * mistakes go to the diagnostics. */
bool peil_rules_merge(struct peil_scripts *scripts);

/* ---- api.c ---- */

/* Sets the globals of a layer's state. Inside a call. */
void peil_api_open(lua_State *L, struct peil_script_layer *layer);
/* Names of the functions that may be asked at a stage, apart by ", ", in `arena`; NULL for none. */
const char *peil_api_allowed(struct peil_arena *arena, enum peil_stage stage);
/* The layer of the running function of the API. */
struct peil_script_layer *peil_layer_of(lua_State *L);
/* Whether a kind may be read at a stage. */
bool peil_stage_allows(enum peil_stage stage, enum peil_read_kind kind);

/* ---- scripts_names.c ---- */

enum peil_script_name {
    PEIL_SCRIPT_CONCEPT,
    PEIL_SCRIPT_ITEM,
    PEIL_SCRIPT_SECTION,
    PEIL_SCRIPT_DECISION
};
/*
 * The number of what argument `index` names; raises an error, with a suggestion, for what is not
 * there. Items, sections and tables that another checklist may have give PEIL_ALL instead, but to
 * the scripts of the checklist itself.
 */
uint32_t peil_script_name(lua_State *L, struct peil_script_layer *layer, enum peil_script_name kind,
    int index, const char *function);
/* The group of concepts of that name, in the order of the packs in use; NULL where there is none.
 */
const struct peil_term *peil_script_group(const struct peil_pack *pack, const char *name);
/* Raises `there is no KIND "NAME"` with the nearest of `names` (NULL for no suggestion). */
int peil_name_fail(lua_State *L, const char *kind, const char *name, const char *const *names);

/* ---- scripts_values.c ---- */

/* "nil", "a text", "a number" ...: what is at an index, for messages. */
const char *peil_value_word(lua_State *L, int index);
/* Pushes a value of the view. */
void peil_push_value(lua_State *L, const struct peil_value *value);
/* Whether a value of the view is that text. */
bool peil_value_is(const struct peil_value *value, const char *text);
/* capped(n): pushes it; and whether the value at `index` is one. */
void peil_push_capped(lua_State *L, double most);
bool peil_is_capped(lua_State *L, int index, double *most);

/* ---- declare*.c: functions of the API ---- */

int peil_declare_rule(lua_State *L);
int peil_declare_block(lua_State *L);
int peil_declare_scoring(lua_State *L);

/* ---- lint.c: warns of what is seldom meant ---- */

void peil_lint_file(const struct peil_script_layer *layer, const struct peil_source *source);
void peil_lint_expression(
    const struct peil_script_layer *layer, const struct peil_expression *expression);

/* ---- declare_place.c ---- */

/* The text of a declaration: from its first line to the next declaration. */
struct peil_written {
    struct peil_place place;
    const char *begin, *end; /* both NULL where the text is not at hand */
};
struct peil_written peil_written_at(struct peil_place place);
/* Where a key of it is written; the place of the declaration where that is not found. */
struct peil_place peil_written_key(const struct peil_written *written, const char *key);
/* A copy of a value in it, each text and key with the place where it is written. */
struct peil_node *peil_written_clone(
    struct peil_arena *arena, const struct peil_node *node, const struct peil_written *written);

/* ---- declare.c ---- */

/* Says that a declaration is of no use; the file runs on. Answers 0. */
int peil_declare_refuse(lua_State *L, struct peil_scripts *scripts, const char *message);
int peil_declare_refuse_at(
    struct peil_scripts *scripts, struct peil_place place, const char *message);
/* The scripts that are being loaded; raises an error in a call, and where argument 1 is no table.
 */
struct peil_scripts *peil_declaring(lua_State *L, const char *function);

#endif
