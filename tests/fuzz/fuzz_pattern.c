/*
 * Runs pattern functions on any subject, pattern and replacement, ours and those that come with
 * Lua: the results are the same. The first bytes say what to run.
 */
#include <stdlib.h>

#include "tests/unit/stock_strings.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What a match could cost in both; theirs does not count. */
#define STEPS 20000
#define LONGEST 256

/* The next text of the input, which ends at a line feed or at its end. */
static struct stock_value next_text(const char **at, const char *end)
{
    const char *mark = memchr(*at, '\n', (size_t)(end - *at));
    struct stock_value value = {.kind = STOCK_TEXT, .text = *at};

    if (!mark)
        mark = end;
    value.length = (size_t)(mark - *at);
    *at = mark < end ? mark + 1 : end;
    return value;
}

static void make_call(struct stock_call *call, const uint8_t *data, size_t size)
{
    static const char *const functions[] = {"find", "match", "gmatch", "gsub"};
    const char *at = (const char *)data + 2;
    const char *end = (const char *)data + size;
    struct stock_value pattern = next_text(&at, end);
    struct stock_value replacement = {.kind = STOCK_TABLE};
    struct stock_value init = {.kind = STOCK_INTEGER, .integer = (int8_t)data[1]};

    call->function = functions[data[0] % 4];
    if (data[0] & 8)
        replacement.kind = STOCK_FUNCTION;
    else if (data[0] & 4)
        replacement = next_text(&at, end);
    call->args[0] =
        (struct stock_value){.kind = STOCK_TEXT, .text = at, .length = (size_t)(end - at)};
    call->args[1] = pattern;
    call->count = 2;
    if (data[0] % 4 == 3)
        call->args[call->count++] = replacement;
    if (data[0] & 16)
        call->args[call->count++] = init;
    if ((data[0] & 48) == 48)
        call->args[call->count++] = (struct stock_value){.kind = STOCK_TRUE};
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct peil_limits limits = PEIL_LIMITS;
    struct stock_outcome ours = {.bytes = PEIL_BUF_EMPTY};
    struct stock_outcome theirs = {.bytes = PEIL_BUF_EMPTY};
    struct stock_call call;
    struct peil_state *state;
    lua_State *stock;

    if (size < 2 || size > LONGEST)
        return 0;
    state = peil_state_new(&limits, NULL);
    stock = luaL_newstate();
    if (!state || !stock)
        abort();
    luaL_requiref(stock, "string", luaopen_string, 1);
    make_call(&call, data, size);
    if (!stock_agrees(state, stock, STEPS, &call, &ours, &theirs))
        abort();
    peil_buf_dispose(&ours.bytes);
    peil_buf_dispose(&theirs.bytes);
    lua_close(stock);
    peil_state_free(state);
    return 0;
}
