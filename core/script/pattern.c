/*
 * The matcher: backtracking, with a limit on its depth and a price for every step.
 */
#include "core/script/pattern.h"

#include <string.h>

#include "core/script/state.h"

#define DEEPEST 200
#define PAID_AT_ONCE 64
/* Bytes that are compared, or walked through, in the time of a step. */
#define COMPARED_A_STEP 32
#define WALKED_A_STEP 4

/* How far matching has come. */
struct spot {
    const char *s; /* in the subject; NULL for no match */
    const char *p; /* in the pattern */
};

static const char *match(struct peil_pattern *m, const char *s, const char *p);

void peil_pattern_init(struct peil_pattern *m, lua_State *L, const char *subject,
    size_t subject_length, const char *pattern, size_t pattern_length)
{
    m->L = L;
    m->subject = subject;
    m->subject_end = subject + subject_length;
    m->pattern = pattern;
    m->pattern_end = pattern + pattern_length;
    m->depth = 0;
    m->unpaid = 0;
    m->captures = 0;
}

void peil_pattern_settle(struct peil_pattern *m)
{
    unsigned unpaid = m->unpaid;

    m->unpaid = 0;
    peil_state_charge(m->L, unpaid);
}

void peil_pattern_pay(struct peil_pattern *m, size_t steps)
{
    if (steps > PAID_AT_ONCE) {
        peil_state_charge(m->L, steps);
        return;
    }
    m->unpaid += (unsigned)steps;
    if (m->unpaid >= PAID_AT_ONCE)
        peil_pattern_settle(m);
}

/* Whether the byte at `s` is one of the class from `p` to `end`. */
static bool is_single(struct peil_pattern *m, const char *s, const char *p, const char *end)
{
    peil_pattern_pay(m, 1);
    return s < m->subject_end && peil_pattern_in_class(m, *s, p, end);
}

static const char *match_longest(
    struct peil_pattern *m, const char *s, const char *p, const char *end)
{
    const char *at = s;
    const char *found = NULL;

    while (is_single(m, at, p, end))
        at++;
    for (; !found && at >= s; at--)
        found = match(m, at, end + 1);
    return found;
}

static const char *match_shortest(
    struct peil_pattern *m, const char *s, const char *p, const char *end)
{
    const char *found;

    while (!(found = match(m, s, end + 1)) && is_single(m, s, p, end))
        s++;
    return found;
}

/* A single class, with what may stand behind it: "?", "*", "+" or "-". */
static struct spot match_single(struct peil_pattern *m, struct spot at)
{
    const char *end = peil_pattern_class_end(m, at.p);
    char suffix = end < m->pattern_end ? *end : '\0';
    bool single = is_single(m, at.s, at.p, end);
    const char *rest = m->pattern_end;

    switch (suffix) {
    case '?':
    case '*':
    case '-':
        if (!single)
            return (struct spot){at.s, end + 1};
        break;
    case '+':
        return (struct spot){single ? match_longest(m, at.s + 1, at.p, end) : NULL, rest};
    default:
        return (struct spot){single ? at.s + 1 : NULL, end};
    }
    if (suffix == '*')
        return (struct spot){match_longest(m, at.s, at.p, end), rest};
    if (suffix == '-')
        return (struct spot){match_shortest(m, at.s, at.p, end), rest};
    rest = match(m, at.s + 1, end + 1);
    return rest ? (struct spot){rest, m->pattern_end} : (struct spot){at.s, end + 1};
}

static const char *open_capture(
    struct peil_pattern *m, const char *s, const char *p, ptrdiff_t length)
{
    const char *end;

    if (m->captures == PEIL_PATTERN_CAPTURES)
        peil_state_fail(m->L, "too many captures");
    m->capture[m->captures].start = s;
    m->capture[m->captures].length = length;
    m->captures++;
    end = match(m, s, p);
    if (!end)
        m->captures--;
    return end;
}

static const char *close_capture(struct peil_pattern *m, const char *s, const char *p)
{
    int index = m->captures - 1;
    const char *end;

    while (index >= 0 && m->capture[index].length != PEIL_CAPTURE_OPEN)
        index--;
    if (index < 0)
        peil_state_fail(m->L, "invalid pattern capture");
    m->capture[index].length = s - m->capture[index].start;
    end = match(m, s, p);
    if (!end)
        m->capture[index].length = PEIL_CAPTURE_OPEN;
    return end;
}

/* "%b()": `p` is behind the "b". */
static const char *match_balance(struct peil_pattern *m, const char *s, const char *p)
{
    const char *at = s;
    size_t open = 1;

    if (m->pattern_end - p < 2)
        peil_state_fail(m->L, "malformed pattern (missing arguments to '%%b')");
    if (s == m->subject_end || *s != p[0])
        return NULL;
    while (open > 0 && ++at < m->subject_end) {
        if (*at == p[1])
            open--;
        else if (*at == p[0])
            open++;
    }
    peil_pattern_pay(m, (size_t)(at - s) / WALKED_A_STEP);
    return open == 0 ? at + 1 : NULL;
}

/* "%f[set]": `*p` is behind the "f" before, and behind the set afterwards. */
static bool match_frontier(struct peil_pattern *m, const char *s, const char **p)
{
    const char *set = *p;
    char before = s == m->subject ? '\0' : s[-1];

    if (set >= m->pattern_end || *set != '[')
        peil_state_fail(m->L, "missing '[' after '%%f' in pattern");
    *p = peil_pattern_class_end(m, set);
    return !peil_pattern_in_set(m, before, set, *p) && peil_pattern_in_set(m, *s, set, *p);
}

/* What an earlier capture matched, once more. */
static const char *match_again(struct peil_pattern *m, const char *s, char digit)
{
    int index = digit - '1';
    size_t length;

    if (index < 0 || index >= m->captures || m->capture[index].length == PEIL_CAPTURE_OPEN)
        peil_state_fail(m->L, "invalid capture index %%%d", index + 1);
    if (m->capture[index].length == PEIL_CAPTURE_POSITION)
        return NULL;
    length = (size_t)m->capture[index].length;
    if ((size_t)(m->subject_end - s) < length)
        return NULL;
    peil_pattern_pay(m, length / COMPARED_A_STEP);
    return length == 0 || memcmp(m->capture[index].start, s, length) == 0 ? s + length : NULL;
}

/* An item that begins with a percent sign. */
static struct spot match_escape(struct peil_pattern *m, struct spot at)
{
    char letter = at.p + 1 < m->pattern_end ? at.p[1] : '\0';

    if (letter == 'b')
        return (struct spot){match_balance(m, at.s, at.p + 2), at.p + 4};
    if (letter == 'f') {
        const char *p = at.p + 2;
        bool found = match_frontier(m, at.s, &p);
        return (struct spot){found ? at.s : NULL, p};
    }
    if (letter >= '0' && letter <= '9')
        return (struct spot){match_again(m, at.s, letter), at.p + 2};
    return match_single(m, at);
}

static struct spot match_item(struct peil_pattern *m, struct spot at)
{
    const char *end = m->pattern_end;

    switch (*at.p) {
    case '(':
        if (at.p + 1 < end && at.p[1] == ')')
            return (struct spot){open_capture(m, at.s, at.p + 2, PEIL_CAPTURE_POSITION), end};
        return (struct spot){open_capture(m, at.s, at.p + 1, PEIL_CAPTURE_OPEN), end};
    case ')':
        return (struct spot){close_capture(m, at.s, at.p + 1), end};
    case '$':
        if (at.p + 1 == end)
            return (struct spot){at.s == m->subject_end ? at.s : NULL, end};
        return match_single(m, at);
    case '%':
        return match_escape(m, at);
    default:
        return match_single(m, at);
    }
}

static const char *match(struct peil_pattern *m, const char *s, const char *p)
{
    struct spot at = {s, p};

    if (m->depth++ == DEEPEST)
        peil_state_fail(m->L, "pattern too complex");
    peil_pattern_pay(m, 1);
    while (at.s && at.p < m->pattern_end)
        at = match_item(m, at);
    m->depth--;
    return at.s;
}

const char *peil_pattern_match(struct peil_pattern *m, const char *at)
{
    m->depth = 0;
    m->captures = 0;
    return match(m, at, m->pattern);
}

const char *peil_pattern_search(
    struct peil_pattern *m, const char *at, const char *barred, const char **end)
{
    for (;; at++) {
        *end = peil_pattern_match(m, at);
        if (*end && *end != barred)
            return at;
        if (at == m->subject_end)
            return NULL;
    }
}

void peil_pattern_push(struct peil_pattern *m, int index, const char *start, const char *end)
{
    ptrdiff_t length;

    if (index >= m->captures) {
        if (index > 0)
            peil_state_fail(m->L, "invalid capture index %%%d", index + 1);
        peil_pattern_pay(m, (size_t)(end - start) / COMPARED_A_STEP);
        lua_pushlstring(m->L, start, (size_t)(end - start));
        return;
    }
    length = m->capture[index].length;
    start = m->capture[index].start;
    if (length == PEIL_CAPTURE_POSITION) {
        lua_pushinteger(m->L, start - m->subject + 1);
        return;
    }
    if (length == PEIL_CAPTURE_OPEN)
        peil_state_fail(m->L, "unfinished capture");
    peil_pattern_pay(m, (size_t)length / COMPARED_A_STEP);
    lua_pushlstring(m->L, start, (size_t)length);
}

int peil_pattern_push_all(struct peil_pattern *m, const char *start, const char *end)
{
    int count = m->captures == 0 && start ? 1 : m->captures;
    int index;

    if (!lua_checkstack(m->L, count + 1))
        peil_state_fail(m->L, "too many captures");
    for (index = 0; index < count; index++)
        peil_pattern_push(m, index, start, end);
    return count;
}
