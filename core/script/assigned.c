/*
 * Finds out which upvalues a function assigns to, from what lua_dump says of it. Lua has no other
 * way to ask, and comparing all upvalues after every call would cost more than the calls.
 *
 * The form is that of Lua 5.4 (LUAC_VERSION 0x54, LUAC_FORMAT 0). Whatever is not as expected makes
 * the answer "unknown", which callers take as "all of them".
 */
#include <string.h>

#include "core/script/inside.h"

#define SETUPVAL 10 /* the number of the instruction; R[A] goes to upvalue B */
#define DEEPEST 100
#define NO_DELTA (-128)

struct input {
    const unsigned char *at, *end;
    bool failed;
    int depth;
};

/* One function in the dump. */
struct function {
    const unsigned char *code; /* instructions of four bytes */
    size_t code_count;
    const unsigned char *upvalues; /* three bytes each: whether of the stack, which, kind */
    size_t upvalue_count;
    uint32_t line;
};

static const unsigned char *take(struct input *in, size_t size)
{
    const unsigned char *bytes = in->at;

    if (in->failed || size > (size_t)(in->end - in->at)) {
        in->failed = true;
        return NULL;
    }
    in->at += size;
    return bytes;
}

static unsigned take_byte(struct input *in)
{
    const unsigned char *byte = take(in, 1);

    return byte ? *byte : 0;
}

/* Seven bits a byte, the highest first; the last byte has its top bit set. */
static size_t take_size(struct input *in)
{
    size_t value = 0;
    unsigned byte;

    do {
        byte = take_byte(in);
        if (value > (SIZE_MAX >> 7))
            in->failed = true;
        value = (value << 7) | (byte & 0x7F);
    } while ((byte & 0x80) == 0 && !in->failed);
    return in->failed ? 0 : value;
}

static void skip_string(struct input *in)
{
    size_t size = take_size(in);

    if (size > 0)
        take(in, size - 1);
}

static const unsigned char *take_vector(struct input *in, size_t width, size_t *count)
{
    *count = take_size(in);
    if (*count > (size_t)(in->end - in->at) / width)
        in->failed = true;
    return take(in, *count * width);
}

static void skip_constants(struct input *in)
{
    size_t count = take_size(in);

    for (; count > 0 && !in->failed; count--) {
        switch (take_byte(in)) {
        case 0x00: /* nil */
        case 0x01: /* false */
        case 0x11: /* true */
            break;
        case 0x03: /* integer */
        case 0x13: /* float */
            take(in, 8);
            break;
        case 0x04: /* short and long texts */
        case 0x14:
            skip_string(in);
            break;
        default:
            in->failed = true;
        }
    }
}

/* The line of an instruction: the sum of the differences up to it. */
static uint32_t line_of(const struct function *function, const signed char *deltas,
    size_t delta_count, const uint32_t *marks, size_t mark_count, size_t pc)
{
    uint32_t line = function->line;
    size_t mark = 0;
    size_t at;

    for (at = 0; at <= pc && at < delta_count; at++) {
        if (deltas[at] == NO_DELTA)
            line = mark < mark_count ? marks[mark++] : line;
        else
            line = (uint32_t)((int64_t)line + deltas[at]);
    }
    return line > 0 ? line : 1;
}

/* Lines that are too far from the one before stand apart; few functions have any. */
#define MOST_MARKS 64

static void find_stores(struct input *in, const struct function *function, uint32_t lines[256])
{
    uint32_t marks[MOST_MARKS];
    size_t delta_count;
    const unsigned char *deltas = take_vector(in, 1, &delta_count);
    size_t mark_count = take_size(in);
    size_t at;

    for (at = 0; at < mark_count && !in->failed; at++) {
        uint32_t line;
        take_size(in);
        line = (uint32_t)take_size(in);
        if (at < MOST_MARKS)
            marks[at] = line;
    }
    for (at = 0; at < function->code_count && !in->failed; at++) {
        uint32_t instruction;
        unsigned upvalue;
        memcpy(&instruction, function->code + at * sizeof(instruction), sizeof(instruction));
        upvalue = (instruction >> 16) & 0xFF;
        if ((instruction & 0x7F) == SETUPVAL && lines[upvalue] == 0)
            lines[upvalue] = line_of(function, (const signed char *)deltas, delta_count, marks,
                mark_count < MOST_MARKS ? mark_count : MOST_MARKS, at);
    }
}

static void skip_names(struct input *in)
{
    size_t count = take_size(in);

    for (; count > 0 && !in->failed; count--) {
        skip_string(in);
        take_size(in);
        take_size(in);
    }
    count = take_size(in);
    for (; count > 0 && !in->failed; count--)
        skip_string(in);
}

static void read_function(struct input *in, uint32_t lines[256], struct function *function);

/* The functions in it: what they assign to of its upvalues, it assigns to. */
static void read_inner(struct input *in, const struct function *outer, uint32_t lines[256])
{
    size_t count = take_size(in);

    for (; count > 0 && !in->failed; count--) {
        uint32_t inner_lines[256] = {0};
        struct function inner;
        size_t at;
        read_function(in, inner_lines, &inner);
        for (at = 0; at < inner.upvalue_count && at < 256 && !in->failed; at++) {
            const unsigned char *upvalue = inner.upvalues + at * 3;
            if (inner_lines[at] != 0 && upvalue[0] == 0 && upvalue[1] < outer->upvalue_count &&
                lines[upvalue[1]] == 0)
                lines[upvalue[1]] = inner_lines[at];
        }
    }
}

static void read_function(struct input *in, uint32_t lines[256], struct function *function)
{
    *function = (struct function){.code = NULL};
    if (++in->depth > DEEPEST)
        in->failed = true;
    skip_string(in);
    function->line = (uint32_t)take_size(in);
    take_size(in); /* its last line */
    take(in, 3);   /* parameters, varargs, stack */
    function->code = take_vector(in, 4, &function->code_count);
    skip_constants(in);
    function->upvalues = take_vector(in, 3, &function->upvalue_count);
    read_inner(in, function, lines);
    find_stores(in, function, lines);
    skip_names(in);
    in->depth--;
}

bool peil_find_assigned(const char *dump, size_t length, uint32_t lines[256])
{
    /* Signature, version, format, and sizes: of an instruction, an integer, a float. */
    static const char head[] = "\x1BLua\x54\x00\x19\x93\r\n\x1A\n\x04\x08\x08";
    struct input in = {(const unsigned char *)dump, (const unsigned char *)dump + length, false, 0};
    const unsigned char *start = take(&in, sizeof(head) - 1);
    struct function function;

    memset(lines, 0, 256 * sizeof(*lines));
    if (!start || memcmp(start, head, sizeof(head) - 1) != 0)
        return false;
    take(&in, 16 + 1); /* a number of each kind; how many upvalues */
    read_function(&in, lines, &function);
    return !in.failed && in.at == in.end;
}
