/*
 * One sandboxed Lua state: allow-listed libraries, counted instructions, capped memory, own
 * `require`, and one way in. Not for others; see core/script/scripts.h.
 *
 * Every touch of a Lua value happens inside peil_state_call, and reads tables raw. Functions of the
 * API that loop or copy on behalf of a script pay for it with peil_state_charge.
 */
#ifndef PEIL_SCRIPT_STATE_H
#define PEIL_SCRIPT_STATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdnoreturn.h>

#include <lua.h>

#include "core/base/diag.h"
#include "core/base/source.h"
#include "core/base/status.h"
#include "core/format/limits.h"
#include "core/script/scripts.h"

struct peil_state;

/* How a state finds what `require` names: a source, or NULL. */
struct peil_library {
    const void *context;
    const struct peil_source *(*find)(const void *context, const char *name);
};

/*
 * A new state with the allow-listed globals. NULL without memory, be it the system's or the
 * limit's. `limits` and `library` are borrowed; `library` may be NULL.
 */
struct peil_state *peil_state_new(
    const struct peil_limits *limits, const struct peil_library *library);
void peil_state_free(struct peil_state *state); /* NULL is fine */

/* The state that a Lua state belongs to; inside a call. */
struct peil_state *peil_state_of(lua_State *L);

/*
 * Fresh budgets: of instructions, and of bytes of text that cross the border (all that the limits
 * allow); and the flag of a spent one cleared.
 */
void peil_state_refill(struct peil_state *state, uint64_t steps);
/* What is left of it; and taking from it without running anything. False when it is spent by it. */
uint64_t peil_state_left(const struct peil_state *state);
bool peil_state_take(struct peil_state *state, uint64_t steps);
/* The budget of texts, where several states share one: what is left of it, and setting that. */
size_t peil_state_text_left(const struct peil_state *state);
void peil_state_set_text_left(struct peil_state *state, size_t bytes);

/*
 * Runs `body` inside one protected call with an empty stack; `data` is for it alone
 * (peil_state_data). Whatever it leaves on the stack is dropped. PEIL_OK; PEIL_ESCRIPT with an
 * error in `diags`: the script's own, with file and line, or which limit it passed; PEIL_ENOMEM
 * where the system refused memory. `place` is where the message points when Lua knows no place;
 * `expression`, where not NULL, is the YAML expression that runs: lines of the chunk count from its
 * place.
 */
PEIL_CHECK int peil_state_call(struct peil_state *state, lua_CFunction body, void *data,
    struct peil_place place, const struct peil_expression *expression, struct peil_diags *diags);
void *peil_state_data(lua_State *L);

/*
 * Puts the table on the stack that holds what the table at `index` holds: itself, or for a frozen
 * one, which is empty, what stands behind it. Whoever reads a script's table raw goes through this;
 * never hand the result to a script, nor write to it.
 */
void peil_push_contents(lua_State *L, int index);

/*
 * Inside a call: compiles a text chunk and leaves the function on the stack; raises what is wrong
 * with it. An expression becomes a function without arguments that answers its value. The source is
 * borrowed for as long as the state lives.
 */
void peil_state_compile(lua_State *L, const struct peil_source *source);
void peil_state_compile_expression(lua_State *L, const struct peil_expression *expression);

/* Raises that the system refused memory, which no script can catch: the call answers PEIL_ENOMEM.
 */
noreturn void peil_state_no_memory(lua_State *L);

/* The script line that is running, inside a call; PEIL_NOWHERE where there is none. */
struct peil_place peil_state_where(lua_State *L);

/* Takes steps for work done in C; raises the budget's error when it is spent. */
void peil_state_charge(lua_State *L, size_t steps);

/*
 * Raises an error with the script's position and a message; arguments as peil_buf_format. Never
 * comes back; the int is for `return`. The second has a diagnostic code of its own, which must be a
 * string literal, and a place.
 */
int peil_state_fail(lua_State *L, const char *format, ...);
int peil_state_fail_as(
    lua_State *L, const char *code, struct peil_place place, const char *format, ...);

/*
 * From here on globals, tables that scripts can reach, and upvalues are read-only; changing one is
 * an error that names it. Starts from the globals and from the functions that lie in the registry
 * under whole numbers (luaL_ref), also inside tables there; those tables themselves are the host's
 * and are left as they are. A second call does nothing.
 */
void peil_state_freeze(lua_State *L);

/*
 * From here on no call can see what the ones before it left in memory: where that would decide when
 * a limit is met, the call is made again from its start. Its body must then do over what it does
 * outside of Lua.
 */
void peil_state_repeat(struct peil_state *state);

/* Keeps in `seen` where scripts are from now on; it is borrowed. See peil_scripts_load_watched. */
void peil_state_watch(struct peil_state *state, volatile struct peil_seen *seen);

/*
 * Parts of the sandbox, each leaving its table on the stack. Functions of the API become globals by
 * lua_setglobal, which no script can then change; lua_getglobal of what is not there is an error.
 */
void peil_open_base(lua_State *L); /* sets globals; leaves nothing */
void peil_open_string(lua_State *L);
void peil_open_table(lua_State *L);
void peil_open_math(lua_State *L);
void peil_open_utf8(lua_State *L);

/*
 * A number's text as scripts see it: by core/base/num.h, "1.0" for a float that is whole, "inf",
 * "-inf", "nan". Pushes it.
 */
void peil_push_number_text(lua_State *L, int index);

/*
 * Values across the border, raw, inside a call. Reading a table: a sequence becomes a list, any
 * other table a map with sorted keys; functions and userdata are refused, as are NaN, infinity,
 * text that is not clean UTF-8, more than 10,000 values and more than 8 levels. The text is charged
 * to the budget of texts. Raises what is wrong, naming the key ("rows[2]").
 */
const struct peil_node *peil_to_node(lua_State *L, int index, struct peil_arena *arena);
/* A read-only stand-in for a node: index, #, pairs and ipairs work as on a table. */
void peil_push_node(lua_State *L, const struct peil_node *node);

#endif
