/*
 * One call of a script: its budget, what it reads, and what is said when it fails.
 */
#include <string.h>

#include "core/script/host.h"
#include "core/script/memo_parts.h"

/* After so many misses a tree that is seldom of use is walked no more. */
#define PATIENCE 4096

/* The budget that a function draws from. */
static uint64_t *purse(struct peil_scripts *scripts, const struct peil_function *function)
{
    return function->stage == PEIL_STAGE_ITEM ? &scripts->item_left : &function->layer->left;
}

/* What a call may take at most of what is left. */
static uint64_t allowance(struct peil_scripts *scripts, const struct peil_function *function)
{
    uint64_t left = *purse(scripts, function);

    return left < scripts->share ? left : scripts->share;
}

static void spend(
    struct peil_scripts *scripts, const struct peil_function *function, uint64_t steps)
{
    scripts->counts.steps += steps;
    *purse(scripts, function) -= steps;
}

/* Hands on what was said, with the arguments that only the caller knows. */
static void hand_on(const struct peil_calling *calling, struct peil_diags *diags)
{
    struct peil_scripts *scripts = calling->scripts;
    const struct peil_limits *limits = scripts->limits;
    size_t count = peil_diags_count(scripts->said), i;

    for (i = 0; i < count; i++) {
        struct peil_diag diag = *peil_diags_at(scripts->said, i);
        struct peil_arg args[3] = {{0}};

        if (strcmp(diag.code, "script/no-answer") == 0) {
            const char *allowed;

            peil_arena_reset(scripts->scratch);
            allowed = peil_api_allowed(scripts->scratch, calling->function->stage);
            args[0] = (struct peil_arg)PEIL_TEXT("name", scripts->call.refused);
            args[1] = (struct peil_arg)PEIL_TEXT("list", allowed ? allowed : "-");
            diag.args = args;
        } else if (strcmp(diag.code, "script/too-long") == 0) {
            size_t share = limits->script_steps / PEIL_CALL_SHARE;

            args[0] = (struct peil_arg)PEIL_INTEGER(
                "most", calling->most < share ? limits->script_steps : share);
            diag.args = args;
        }
        peil_diag_add_copy(diags, &diag);
    }
    peil_diags_join_failure(diags, scripts->said);
    peil_diags_clear(scripts->said);
}

/* The whole of a call; it may be made a second time, see peil_state_repeat. */
static int start(lua_State *L)
{
    struct peil_calling *calling = peil_state_data(L);
    struct peil_scripts *scripts = calling->scripts;

    peil_asked_clear(&scripts->asked);
    scripts->call = (struct peil_script_call){.stage = calling->function->stage,
        .critical = calling->function->critical,
        .section = calling->section,
        .declared = calling->declared};
    peil_state_set_text_left(calling->function->layer->state, calling->text_left);
    calling->outcome = (struct peil_outcome){0};
    return calling->body(L);
}

int peil_call(struct peil_calling *calling, lua_CFunction body, struct peil_diags *diags)
{
    struct peil_scripts *scripts = calling->scripts;
    struct peil_function *function = calling->function;
    struct peil_state *state = function->layer->state;
    uint64_t most = allowance(scripts, function);
    int status;

    calling->most = most;
    calling->body = body;
    calling->text_left = scripts->text_left;
    peil_asked_clear(&scripts->asked);
    scripts->call = (struct peil_script_call){.stage = function->stage};
    scripts->counts.calls++;
    peil_state_refill(state, most);
    status = peil_state_call(
        state, start, calling, function->place, function->expression, scripts->said);
    calling->outcome.steps = most - peil_state_left(state);
    spend(scripts, function, calling->outcome.steps);
    scripts->text_left = peil_state_text_left(state);
    if (status == PEIL_ESCRIPT)
        hand_on(calling, diags);
    return status;
}

/* Whether the walk through a tree is worth it. */
static bool is_of_use(const struct peil_trie *trie)
{
    return trie->misses < PATIENCE || trie->hits >= trie->misses / 4;
}

/* Whether what a function asks is looked at by who wants reasons alone. */
static bool is_seldom_read(const struct peil_function *function)
{
    return (1u << function->stage &
               (1u << PEIL_STAGE_SECTION | 1u << PEIL_STAGE_TOTAL | 1u << PEIL_STAGE_RESULT)) != 0;
}

/* Calls Lua, and remembers the outcome where `trie` is not NULL. */
static int run(struct peil_hook_value *out, struct peil_calling *calling, struct peil_trie *trie,
    lua_CFunction body, struct peil_diags *diags)
{
    struct peil_scripts *scripts = calling->scripts;
    int status = peil_call(calling, body, diags);

    *out = calling->outcome.value;
    if (status != PEIL_OK || !trie)
        return status;
    trie->misses += trie->misses < UINT32_MAX;
    if (!scripts->call.spoiled && peil_state_left(calling->function->layer->state) > 0)
        peil_memo_keep(
            scripts->memo, trie, scripts->asked.list, scripts->asked.count, &calling->outcome);
    return PEIL_OK;
}

/* A known outcome counts as if Lua had been called; false where the budget would not do. */
static bool take_known(struct peil_scripts *scripts, const struct peil_function *function,
    struct peil_trie *trie, const struct peil_outcome *known)
{
    uint64_t *left = purse(scripts, function);
    uint64_t steps = known->steps;

    /* What would run out of its budget has to do so here as well. */
    if (steps >= scripts->share || steps >= *left)
        return false;
    trie->hits += trie->hits < UINT32_MAX;
    *left -= steps;
    scripts->counts.steps += steps;
    scripts->counts.remembered++;
    return true;
}

size_t peil_scripts_known_rules(
    uint64_t *firing, struct peil_scripts *scripts, size_t from, size_t to)
{
    uint64_t bit = 1;

    *firing = 0;
    if (!scripts->walks)
        return from;
    for (; from < to; from++, bit <<= 1) {
        struct peil_function *function = &scripts->rules[from]->when;
        struct peil_trie *trie = &function->trie;
        const struct peil_outcome *known = peil_memo_walk(scripts->memo, trie, scripts->view->keys);

        if (!known && is_of_use(trie))
            known = peil_memo_ask(scripts->memo, trie, scripts, scripts->view);
        scripts->asked.walked = trie;
        if (!known || !take_known(scripts, function, trie, known))
            break;
        /* Without a branch: which rules fire cannot be foreseen. */
        *firing |= known->value.number > 0 ? bit : 0;
    }
    return from;
}

const struct peil_outcome *peil_call_known(
    struct peil_scripts *scripts, struct peil_function *function, struct peil_trie *trie)
{
    const struct peil_outcome *known;

    if (!scripts->walks || !is_seldom_read(function) || !is_of_use(trie))
        return NULL;
    known = peil_memo_walk(scripts->memo, trie, scripts->view->keys);
    if (!known)
        known = peil_memo_ask(scripts->memo, trie, scripts, scripts->view);
    scripts->asked.walked = trie;
    return known && take_known(scripts, function, trie, known) ? known : NULL;
}

int peil_call_anew(struct peil_hook_value *out, struct peil_scripts *scripts,
    struct peil_function *function, size_t index, struct peil_trie *trie, lua_CFunction body,
    struct peil_diags *diags)
{
    bool remember = scripts->remember && scripts->view && is_of_use(trie);
    const struct peil_outcome *known = NULL;

    scripts->asked.walked = NULL;
    if (remember && !(scripts->walks && is_seldom_read(function)))
        known = peil_memo_find(trie, scripts->view, scripts->asked.list, &scripts->asked.count);
    if (known && take_known(scripts, function, trie, known)) {
        *out = known->value;
        return PEIL_OK;
    }
    return run(out,
        &(struct peil_calling){
            .scripts = scripts, .function = function, .section = (uint32_t)index},
        remember && !known ? trie : NULL, body, diags);
}

int peil_call_pure(struct peil_hook_value *out, struct peil_scripts *scripts,
    struct peil_function *function, size_t index, struct peil_trie *trie, lua_CFunction body,
    struct peil_diags *diags)
{
    const struct peil_outcome *known = peil_call_known(scripts, function, trie);

    if (!known)
        return peil_call_anew(out, scripts, function, index, trie, body, diags);
    *out = known->value;
    return PEIL_OK;
}

void peil_push_function(lua_State *L, const struct peil_function *function)
{
    lua_rawgeti(L, LUA_REGISTRYINDEX, function->ref);
}
