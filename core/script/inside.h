/*
 * The inside of a sandboxed state, for the parts of the sandbox and for what reads the tables of
 * scripts raw; everybody else includes state.h.
 */
#ifndef PEIL_SCRIPT_INSIDE_H
#define PEIL_SCRIPT_INSIDE_H

#include <locale.h>
#include <stdnoreturn.h>

#include "core/base/buf.h"
#include "core/script/state.h"

/* Instructions between two looks at the budget; and what a call costs, however short. */
#define PEIL_TICK 100
#define PEIL_CALL_STEPS 50
/* Calls that may be open at once. */
#define PEIL_DEEPEST 1000
/* Locals of files that functions assign to: each costs time at the end of every call. */
#define PEIL_MOST_WATCHED 200
/* Bytes of a message, the NUL included. */
#define PEIL_MESSAGE_SIZE 1025

/* What no script can catch. */
enum peil_fatal {
    PEIL_FATAL_NONE,
    PEIL_FATAL_STEPS,
    PEIL_FATAL_HEAP,
    PEIL_FATAL_TEXT,
    PEIL_FATAL_DEEP,
    PEIL_FATAL_SYSTEM,
    PEIL_FATAL_AGAIN /* see peil_state_repeat */
};

/* The error that is on its way, or was last. */
struct peil_failure {
    bool set; /* described already, by whoever raised it */
    const char *code;
    struct peil_place place;
    uint64_t most;                   /* 0 for none */
    char message[PEIL_MESSAGE_SIZE]; /* "" for none */
};

/* A piece of compiled text: where the lines of functions that Lua knows by `id` are. */
struct peil_chunk {
    const void *id; /* Lua's own copy of the chunk's name, which all its functions share */
    const struct peil_source *source;
    uint32_t line;   /* of the first line */
    uint32_t column; /* of its first character; 0 for a file */
};

/* A local of a file that some function assigns to; see upvalues.c. */
struct peil_watched {
    const void *id;
    int upvalue;
    struct peil_place place; /* of an assignment */
};

struct peil_state {
    lua_State *lua;
    locale_t locale;
    const struct peil_limits *limits;
    const struct peil_library *library;
    void *data;
    struct peil_place place; /* of the running call */
    unsigned nested;         /* calls that are running */

    uint64_t left, most; /* steps */
    size_t text_left;
    size_t heap;
    void *stack;           /* the block that holds it */
    bool stack_is_moved;   /* what is allocated is that one */
    size_t longest;        /* bytes of the longest string since the refill */
    size_t longest_loaded; /* of those that were there when everything was frozen */
    enum peil_fatal fatal;
    /* See rubbish.c. */
    bool repeats;            /* calls are made again where rubbish got in their way */
    bool tidy;               /* this one began without any */
    bool spoiled;            /* this one did not, and came to where rubbish matters */
    size_t collected;        /* heap when rubbish was last taken out */
    enum peil_fatal refused; /* why memory was last refused */
    struct peil_place refused_at;
    struct peil_failure failure;

    struct peil_chunk *chunks;
    size_t chunk_count, chunk_room;
    struct peil_watched *watched;
    size_t watched_count;
    bool frozen;
    struct peil_buf scratch; /* of the dump of a function */
    volatile struct peil_seen *seen;
    const struct peil_source *seen_source;
};

/* memory.c: the allocator; `ud` is the state. */
void *peil_state_alloc(void *ud, void *block, size_t old_size, size_t new_size);

/* locale.c: the C locale, for this thread. */
bool peil_locale_open(struct peil_state *state);
void peil_locale_close(struct peil_state *state);
locale_t peil_locale_enter(const struct peil_state *state);
void peil_locale_leave(locale_t before);

/* rubbish.c */
void peil_rubbish_begin(struct peil_state *state, bool again);
uint64_t peil_rubbish_tick(lua_State *L); /* answers what it cost */
void peil_rubbish_matters(struct peil_state *state);

/* watch.c: tells whoever watches where the script is, or is about to be. */
void peil_state_look(struct peil_state *state, struct peil_place place);

/* budget.c: the hook that counts instructions. */
void peil_state_tick(lua_State *L, lua_Debug *ar);
/* Raises what no script can catch. */
noreturn void peil_state_die(lua_State *L, enum peil_fatal fatal);
/* Raises again what pcall must not catch; comes back where `status` is an error of the script. */
void peil_state_rethrow(lua_State *L, int status);

/* failure.c */
int peil_state_on_error(lua_State *L); /* the message handler */
/* Raises an error with a code; `message` may be NULL, `most` 0. */
noreturn void peil_state_raise(
    lua_State *L, const char *code, struct peil_place place, uint64_t most, const char *message);
/* Raises the string on the stack, which starts with `prefix` bytes of position. */
noreturn void peil_state_raise_text(lua_State *L, struct peil_place place, size_t prefix);
/* Copies text as messages show it: one line, clean UTF-8, cut at what fits. */
void peil_clean_message(char out[PEIL_MESSAGE_SIZE], const char *bytes, size_t length);
int peil_state_report(struct peil_state *state, int status, struct peil_diags *diags);
/* As peil_nearest, paid for. */
const char *peil_state_nearest(lua_State *L, const char *word, const char *const *words);

/* chunks.c */
struct peil_chunk *peil_chunk_add(lua_State *L, const struct peil_source *source);
/* The place of a frame that lua_getinfo described with "Sl"; PEIL_NOWHERE where it is no script. */
struct peil_place peil_chunk_place(const struct peil_state *state, const lua_Debug *ar);
struct peil_place peil_chunk_line(
    const struct peil_state *state, const lua_Debug *ar, uint32_t line);
/* The innermost frame that runs a script: false where there is none. */
bool peil_state_frame(lua_State *L, lua_Debug *ar);

/* globals.c: what names in a chunk stand for. */
void peil_open_globals(lua_State *L);
void peil_push_environment(lua_State *L);
bool peil_is_own_global(lua_State *L, int key); /* whether a script made it */

/* frozen.c: tables that cannot be changed. */
void peil_freeze_table(lua_State *L, int index, const char *name, bool builtin);
bool peil_push_shadow(lua_State *L, int index); /* what a frozen table holds */
bool peil_is_builtin(lua_State *L, int index);
/* The keys of a frozen table in order, if they were kept; or keeps those on the stack. */
bool peil_push_kept_keys(lua_State *L, int index);
/* Puts what the script sees as the metatable of a table on the stack; false for none. */
bool peil_push_metatable(lua_State *L, int index);
int peil_base_setmetatable(lua_State *L);
/* The table at `index` as something to write raw in: an error where it is none, or is frozen. */
void peil_check_mutable(lua_State *L, int index);
/* The userdata at `index` whose metatable lies in the registry at `key`; NULL where it is none. */
void *peil_userdata(lua_State *L, int index, const char *key);

/*
 * keys.c: puts a list of the keys of a raw table on the stack in order; answers how many. `odd`
 * becomes whether some have no order, and come last.
 */
lua_Integer peil_push_sorted_keys(lua_State *L, int index, bool *odd);
void peil_charge_sorting(lua_State *L, lua_Integer count);

/* upvalues.c */
void peil_watch_function(lua_State *L, int index, int functions);
bool peil_watch_restore(struct peil_state *state, struct peil_place *place, const char **name);

/*
 * assigned.c: the upvalues that a function or those in it assign to, and the line of one assignment
 * of each; 0 for none. False where the dump is not as expected.
 */
bool peil_find_assigned(const char *dump, size_t length, uint32_t lines[256]);

/*
 * freeze.c: whether a function is what pairs or gmatch gave. Kept, it would go on from one call to
 * the next.
 */
bool peil_is_walker(lua_State *L, int index);

/* freeze.c: the key in the registry of the list of watched functions and their values. */
extern const char peil_key_watched;

/* numbers.c */
#define PEIL_NUMBER_SIZE 40
size_t peil_number_text(lua_State *L, int index, char out[PEIL_NUMBER_SIZE]);
int peil_base_tonumber(lua_State *L);
int peil_base_tostring(lua_State *L);

/* require.c */
int peil_base_require(lua_State *L);

/* standin.c */
void peil_open_standin(lua_State *L);
const struct peil_node *peil_standin_node(lua_State *L, int index); /* NULL where it is none */

/* pairs.c */
int peil_base_pairs(lua_State *L);
int peil_base_ipairs(lua_State *L);

/* table_sort.c */
int peil_table_sort(lua_State *L);

#endif
