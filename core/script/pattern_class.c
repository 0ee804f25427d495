/*
 * Classes of bytes in patterns.
 */
#include "core/script/pattern.h"

#include "core/script/state.h"

/* Bytes of a class that are looked through in the time of a step. */
#define BYTES_A_STEP 8

static bool within(unsigned char byte, char from, char to)
{
    return byte >= (unsigned char)from && byte <= (unsigned char)to;
}

static bool is_letter(unsigned char byte)
{
    return within(byte, 'a', 'z') || within(byte, 'A', 'Z');
}

static bool is_digit(unsigned char byte)
{
    return within(byte, '0', '9');
}

static bool in_letter_class(unsigned char byte, char letter)
{
    switch (letter | 0x20) {
    case 'a':
        return is_letter(byte);
    case 'c':
        return byte < 0x20 || byte == 0x7f;
    case 'd':
        return is_digit(byte);
    case 'g':
        return within(byte, '!', '~');
    case 'l':
        return within(byte, 'a', 'z');
    case 'p':
        return within(byte, '!', '~') && !is_letter(byte) && !is_digit(byte);
    case 's':
        return byte == ' ' || within(byte, '\t', '\r');
    case 'u':
        return within(byte, 'A', 'Z');
    case 'w':
        return is_letter(byte) || is_digit(byte);
    case 'z':
        return byte == 0;
    default:
        return is_digit(byte) || within(byte, 'a', 'f') || within(byte, 'A', 'F');
    }
}

static bool is_class_letter(char letter)
{
    switch (letter | 0x20) {
    case 'a':
    case 'c':
    case 'd':
    case 'g':
    case 'l':
    case 'p':
    case 's':
    case 'u':
    case 'w':
    case 'x':
    case 'z':
        return is_letter((unsigned char)letter);
    default:
        return false;
    }
}

/* What stands behind a percent sign: a class, its opposite for a capital, or the byte itself. */
static bool in_escape(char byte, char letter)
{
    if (!is_class_letter(letter))
        return byte == letter;
    return in_letter_class((unsigned char)byte, letter) == ((letter & 0x20) != 0);
}

static const char *set_end(struct peil_pattern *m, const char *p)
{
    const char *start = p;

    if (p < m->pattern_end && *p == '^')
        p++;
    do { /* a "]" that stands first is one of the set */
        if (p >= m->pattern_end)
            peil_state_fail(m->L, "malformed pattern (missing ']')");
        p += *p == '%' && p + 1 < m->pattern_end ? 2 : 1;
    } while (p == m->pattern_end || *p != ']');
    peil_pattern_pay(m, (size_t)(p - start) / BYTES_A_STEP);
    return p + 1;
}

const char *peil_pattern_class_end(struct peil_pattern *m, const char *p)
{
    if (*p == '[')
        return set_end(m, p + 1);
    if (*p != '%')
        return p + 1;
    if (p + 1 == m->pattern_end)
        peil_state_fail(m->L, "malformed pattern (ends with '%%')");
    return p + 2;
}

/* Whether a byte is in one of the parts of a set: "%a", "a-z" or a byte. */
static bool in_parts(char byte, const char **at, const char *last)
{
    const char *p = *at;
    bool range = p[0] != '%' && p[1] == '-' && p + 2 < last;

    if (range) {
        *at = p + 3;
        return within((unsigned char)byte, p[0], p[2]);
    }
    if (p[0] == '%') {
        *at = p + 2;
        return in_escape(byte, p[1]);
    }
    *at = p + 1;
    return byte == p[0];
}

bool peil_pattern_in_set(struct peil_pattern *m, char byte, const char *p, const char *end)
{
    const char *last = end - 1; /* the "]" */
    bool wanted = p[1] != '^';
    const char *at = wanted ? p + 1 : p + 2;
    bool found = false;

    while (at < last && !found)
        found = in_parts(byte, &at, last);
    peil_pattern_pay(m, (size_t)(at - p) / BYTES_A_STEP);
    return found == wanted;
}

bool peil_pattern_in_class(struct peil_pattern *m, char byte, const char *p, const char *end)
{
    switch (*p) {
    case '.':
        return true;
    case '%':
        return in_escape(byte, p[1]);
    case '[':
        return peil_pattern_in_set(m, byte, p, end);
    default:
        return byte == *p;
    }
}
