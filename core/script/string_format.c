/*
 * string.format: the conversions of Lua 5.4 but "%a" and "%p", whatever the locale.
 */
#include <math.h>
#include <string.h>

#include <lauxlib.h>

#include "core/base/num.h"
#include "core/script/inside.h"
#include "core/script/strings.h"

/* Bytes that are copied in the time of a step. */
#define COPIED_A_STEP 32
/* Words of a long number that are gone through, for one digit, in the time of a step. */
#define WORDS_A_STEP 4

#define SPEC_LONGEST 20
#define DIGITS_MOST 128

/* One conversion, such as "%-8.2f". */
struct spec {
    const char *start;
    const char *end;
    bool left, plus, blank, alternate, zero;
    int width;
    int precision; /* -1 for none */
    char conversion;
};

/* What a conversion comes to: a sign or "0x", zeros, then the rest. */
struct item {
    const char *prefix;
    const char *body;
    size_t length; /* of the body */
    size_t zeros;
};

static int refuse(lua_State *L, const struct spec *spec)
{
    char text[SPEC_LONGEST + 4];
    size_t length = (size_t)(spec->end - spec->start);

    if (length > SPEC_LONGEST)
        length = SPEC_LONGEST;
    memcpy(text, spec->start, length);
    text[length] = '\0';
    return peil_state_fail(L, "invalid conversion '%s' in string.format", text);
}

/* Up to two digits; `otherwise` for none. */
static const char *read_two(const char *at, const char *end, int otherwise, int *out)
{
    int digits = 0;

    *out = otherwise;
    for (; at < end && digits < 2 && *at >= '0' && *at <= '9'; at++, digits++)
        *out = (digits > 0 ? *out * 10 : 0) + (*at - '0');
    return at;
}

static const char *read_flags(struct spec *spec, const char *at, const char *end)
{
    for (; at < end; at++) {
        bool *flag = *at == '-'   ? &spec->left
                     : *at == '+' ? &spec->plus
                     : *at == ' ' ? &spec->blank
                     : *at == '#' ? &spec->alternate
                     : *at == '0' ? &spec->zero
                                  : NULL;
        if (!flag)
            break;
        *flag = true;
    }
    return at;
}

/* What a conversion allows: its flags, and whether a precision. */
static const char *allowed(char conversion, bool *precision)
{
    *precision = conversion != 'c' && conversion != 'q';
    switch (conversion) {
    case 'd':
    case 'i':
        return "-+ 0";
    case 'u':
        return "-0";
    case 'o':
    case 'x':
    case 'X':
        return "-#0";
    case 'e':
    case 'E':
    case 'f':
    case 'g':
    case 'G':
        return "-+ #0";
    case 'c':
    case 's':
        return "-";
    case 'q':
        return "";
    default:
        return NULL;
    }
}

static bool is_allowed(const struct spec *spec)
{
    bool precision;
    const char *flags = allowed(spec->conversion, &precision);

    return flags && (!spec->left || strchr(flags, '-')) && (!spec->plus || strchr(flags, '+')) &&
           (!spec->blank || strchr(flags, ' ')) && (!spec->alternate || strchr(flags, '#')) &&
           (!spec->zero || strchr(flags, '0')) && (precision || spec->precision < 0) &&
           (spec->conversion != 'q' || spec->width == 0) && spec->end - spec->start <= SPEC_LONGEST;
}

/* Reads what begins at a percent sign; answers what is behind it. */
static const char *read_spec(lua_State *L, struct spec *spec, const char *at, const char *end)
{
    *spec = (struct spec){.start = at, .precision = -1};
    at = read_flags(spec, at + 1, end);
    at = read_two(at, end, 0, &spec->width);
    if (at < end && *at == '.')
        at = read_two(at + 1, end, 0, &spec->precision);
    spec->conversion = at < end ? *at : '\0';
    spec->end = at < end ? at + 1 : at;
    if (!is_allowed(spec))
        refuse(L, spec);
    return spec->end;
}

static void add_repeated(luaL_Buffer *out, char c, size_t count)
{
    for (; count > 0; count--)
        luaL_addchar(out, c);
}

/* Adds an item, filled up to the width. */
static void add_item(luaL_Buffer *out, const struct spec *spec, const struct item *item)
{
    size_t prefix = strlen(item->prefix);
    size_t length = prefix + item->zeros + item->length;
    size_t fill = length < (size_t)spec->width ? (size_t)spec->width - length : 0;
    bool zero = spec->zero && !spec->left;

    if (!spec->left && !zero)
        add_repeated(out, ' ', fill);
    luaL_addlstring(out, item->prefix, prefix);
    add_repeated(out, '0', item->zeros + (zero ? fill : 0));
    luaL_addlstring(out, item->body, item->length);
    if (spec->left)
        add_repeated(out, ' ', fill);
}

/* Digits in base 8 or 16, at the end of `out`; answers where they begin. */
static char *put_digits(char out[DIGITS_MOST], uint64_t value, unsigned bits, bool capitals)
{
    const char *digits = capitals ? "0123456789ABCDEF" : "0123456789abcdef";
    char *at = out + DIGITS_MOST;

    for (; value != 0; value >>= bits)
        *--at = digits[value & ((1U << bits) - 1)];
    return at;
}

static const char *sign_of(const struct spec *spec, bool negative)
{
    return negative ? "-" : spec->plus ? "+" : spec->blank ? " " : "";
}

static void add_integer(lua_State *L, luaL_Buffer *out, struct spec *spec, int arg)
{
    lua_Integer value = peil_string_integer(L, arg);
    uint64_t bits = (uint64_t)value;
    bool is_signed = spec->conversion == 'd' || spec->conversion == 'i';
    char digits[DIGITS_MOST];
    struct item item = {.prefix = "", .body = digits};
    size_t least = spec->precision < 0 ? 1 : (size_t)spec->precision;

    if (is_signed || spec->conversion == 'u') {
        if (is_signed) {
            item.prefix = sign_of(spec, value < 0);
            bits = value < 0 ? 0 - bits : bits;
        }
        item.length = bits != 0 ? peil_num_digits(bits, digits) : 0;
    } else {
        bool octal = spec->conversion == 'o';
        item.body = put_digits(digits, bits, octal ? 3 : 4, spec->conversion == 'X');
        item.length = (size_t)(digits + DIGITS_MOST - item.body);
        if (spec->alternate && octal && least <= item.length)
            least = item.length + 1;
        else if (spec->alternate && !octal && bits != 0)
            item.prefix = spec->conversion == 'X' ? "0X" : "0x";
    }
    item.zeros = least > item.length ? least - item.length : 0;
    spec->zero = spec->zero && spec->precision < 0;
    add_item(out, spec, &item);
}

/* Steps for the exact digits of a number: each takes a walk through a whole number as long as the
 * exponent. */
static size_t digits_cost(double value, char conversion, int precision)
{
    int exponent = 0;
    size_t places = (size_t)precision + 1;
    size_t bits;

    if (isfinite(value))
        (void)frexp(value, &exponent);
    bits = (size_t)(exponent < 0 ? -exponent : exponent);
    if (conversion == 'f' && exponent > 0)
        places += bits * 3 / 10;
    return 4 + places * (bits / 32 + 2) / WORDS_A_STEP;
}

static void add_float(lua_State *L, luaL_Buffer *out, struct spec *spec, int arg)
{
    char text[PEIL_NUM_PRINTF_SIZE];
    struct item item = {.body = text};
    int precision = spec->precision < 0 ? 6 : spec->precision;
    double value;
    bool negative;

    if (lua_type(L, arg) != LUA_TNUMBER)
        luaL_typeerror(L, arg, "number");
    value = lua_tonumber(L, arg);
    peil_state_charge(L, digits_cost(value, spec->conversion, precision));
    item.length = peil_num_printf(value, spec->conversion, precision, spec->alternate, text);
    negative = text[0] == '-';
    item.prefix = sign_of(spec, negative);
    item.body += negative;
    item.length -= negative;
    spec->zero = spec->zero && isfinite(value);
    add_item(out, spec, &item);
}

/* Pushes a value as text, as tostring does, without an address in it. */
static void push_text(lua_State *L, int index)
{
    index = lua_absindex(L, index);
    lua_pushcfunction(L, peil_base_tostring);
    lua_pushvalue(L, index);
    lua_call(L, 1, 1);
}

static void add_string(lua_State *L, luaL_Buffer *out, const struct spec *spec, int arg)
{
    struct item item = {.prefix = ""};

    push_text(L, arg);
    item.body = lua_tolstring(L, -1, &item.length);
    if (spec->precision >= 0 && item.length > (size_t)spec->precision)
        item.length = (size_t)spec->precision;
    peil_state_charge(L, item.length / COPIED_A_STEP);
    if (item.length < (size_t)spec->width || spec->precision >= 0) {
        lua_replace(L, arg); /* keeps it alive, and the stack as the buffer needs it */
        add_item(out, spec, &item);
    } else {
        luaL_addvalue(out);
    }
}

static void add_character(lua_State *L, luaL_Buffer *out, const struct spec *spec, int arg)
{
    char byte = (char)(unsigned char)peil_string_integer(L, arg);
    struct item item = {.prefix = "", .body = &byte, .length = 1};

    add_item(out, spec, &item);
}

static void add_converted(lua_State *L, luaL_Buffer *out, struct spec *spec, int arg)
{
    peil_state_charge(L, 2);
    switch (spec->conversion) {
    case 'c':
        add_character(L, out, spec, arg);
        break;
    case 's':
        add_string(L, out, spec, arg);
        break;
    case 'q':
        peil_string_add_quoted(L, out, arg);
        break;
    case 'd':
    case 'i':
    case 'o':
    case 'u':
    case 'x':
    case 'X':
        add_integer(L, out, spec, arg);
        break;
    default:
        add_float(L, out, spec, arg);
        break;
    }
}

int peil_string_format(lua_State *L)
{
    size_t length;
    const char *at = peil_string_argument(L, 1, &length);
    const char *end = at + length;
    int last = lua_gettop(L);
    int arg = 1;
    luaL_Buffer out;
    struct spec spec;

    peil_state_charge(L, length / COPIED_A_STEP);
    luaL_buffinit(L, &out);
    while (at < end) {
        const char *mark = memchr(at, '%', (size_t)(end - at));

        if (!mark)
            mark = end;
        luaL_addlstring(&out, at, (size_t)(mark - at));
        at = mark;
        if (mark + 1 < end && mark[1] == '%') {
            luaL_addchar(&out, '%');
            at = mark + 2;
        } else if (mark < end) {
            at = read_spec(L, &spec, mark, end);
            if (++arg > last)
                return luaL_argerror(L, arg, "no value");
            add_converted(L, &out, &spec, arg);
        }
    }
    luaL_pushresult(&out);
    return 1;
}
