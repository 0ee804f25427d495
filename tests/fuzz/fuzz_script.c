/*
 * Runs any bytes as a script, with a small budget, before and after everything is frozen: it ends,
 * the result is a clean tree or an error that names a limit or a place.
 */
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/status.h"
#include "core/base/utf8.h"
#include "core/script/state.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define STEPS 100000
#define LONGEST 8192

struct run {
    struct peil_source source;
    struct peil_arena *arena;
    const struct peil_node *result; /* NULL for none */
    bool freeze;
};

static void require(int holds)
{
    if (!holds)
        abort();
}

static int body(lua_State *L)
{
    struct run *run = peil_state_data(L);

    peil_state_compile(L, &run->source);
    lua_call(L, 0, 1);
    if (!lua_isnil(L, -1))
        run->result = peil_to_node(L, -1, run->arena);
    if (run->freeze)
        peil_state_freeze(L);
    return 0;
}

static void check_text(const char *text, size_t length)
{
    require(strlen(text) == length && peil_utf8_check(text, length) == length);
}

static void check_tree(const struct peil_node *node, int depth)
{
    size_t length;
    const char *text = peil_node_as_text(node, &length);

    require(depth <= 9 && isfinite(peil_node_as_number(node)));
    check_text(text, length);
    for (size_t i = 0; i < peil_node_count(node); i++) {
        const char *key = peil_node_key(node, i);

        if (key)
            check_text(key, strlen(key));
        check_tree(peil_node_at(node, i), depth + 1);
    }
}

static void run_once(struct peil_state *state, struct run *run)
{
    struct peil_diags *diags = peil_diags_new(0);
    int status;

    run->result = NULL;
    peil_state_refill(state, STEPS);
    status =
        peil_state_call(state, body, run, (struct peil_place){&run->source, 1, 1}, NULL, diags);
    require(status == PEIL_OK || status == PEIL_ESCRIPT);
    require((status == PEIL_OK) == (peil_diags_errors(diags) == 0));
    for (size_t i = 0; i < peil_diags_count(diags); i++) {
        const struct peil_diag *diag = peil_diags_at(diags, i);

        require(diag->file != NULL); /* and a line, but for a file that is no text */
        require(diag->line > 0 || strcmp(diag->code, "script/not-text") == 0);
        for (const struct peil_arg *arg = diag->args; arg->type != PEIL_ARG_END; arg++)
            if (arg->type == PEIL_ARG_TEXT)
                check_text(arg->text, strlen(arg->text));
    }
    if (status == PEIL_OK && run->result)
        check_tree(run->result, 0);
    peil_diags_free(diags);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct peil_limits limits = PEIL_LIMITS;
    struct run run = {.source = {.name = "fuzz.lua", .length = size, .first_line = 1}};
    struct peil_state *state;
    char *bytes;

    if (size > LONGEST)
        return 0;
    limits.script_heap = (size_t)1 << 20;
    state = peil_state_new(&limits, NULL);
    run.arena = peil_arena_new();
    bytes = malloc(size + 1);
    require(state && run.arena && bytes);
    if (size > 0)
        memcpy(bytes, data, size);
    bytes[size] = '\0';
    run.source.bytes = bytes;
    run.freeze = true;
    run_once(state, &run);
    run_once(state, &run);
    peil_state_free(state);
    peil_arena_free(run.arena);
    free(bytes);
    return 0;
}
