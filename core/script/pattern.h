/*
 * Matching a text against a pattern of Lua 5.4, paid for step by step. For string*.c alone.
 *
 * Mistakes in a pattern are raised when matching gets to them, as Lua does. Classes know ASCII
 * only.
 */
#ifndef PEIL_SCRIPT_PATTERN_H
#define PEIL_SCRIPT_PATTERN_H

#include <stdbool.h>
#include <stddef.h>

#include <lua.h>

#define PEIL_PATTERN_CAPTURES 32

/* Where a capture ends, for one that is still open or is a position only. */
#define PEIL_CAPTURE_OPEN (-1)
#define PEIL_CAPTURE_POSITION (-2)

struct peil_pattern {
    lua_State *L;
    const char *subject;
    const char *subject_end;
    const char *pattern;
    const char *pattern_end;
    unsigned depth;  /* of recursion */
    unsigned unpaid; /* steps */
    int captures;    /* that were begun */
    struct {
        const char *start;
        ptrdiff_t length; /* or one of the above */
    } capture[PEIL_PATTERN_CAPTURES];
};

/* Both texts end in a NUL, which is not counted, and must outlive the matching. */
void peil_pattern_init(struct peil_pattern *m, lua_State *L, const char *subject,
    size_t subject_length, const char *pattern, size_t pattern_length);

/* Where a match that begins at `at` ends; NULL where there is none. */
const char *peil_pattern_match(struct peil_pattern *m, const char *at);

/* The first match at or after `at` that does not end at `barred` (may be NULL), and its end. */
const char *peil_pattern_search(
    struct peil_pattern *m, const char *at, const char *barred, const char **end);

/* Takes steps for work done around the matching. */
void peil_pattern_pay(struct peil_pattern *m, size_t steps);

/* Pays what has not been paid yet. */
void peil_pattern_settle(struct peil_pattern *m);

/*
 * Pushes a capture of the match from `start` to `end`, counted from 0; the whole match where there
 * are no captures and `index` is 0. The second pushes all, or the whole match unless `start` is
 * NULL, and answers how many.
 */
void peil_pattern_push(struct peil_pattern *m, int index, const char *start, const char *end);
int peil_pattern_push_all(struct peil_pattern *m, const char *start, const char *end);

/* pattern_class.c: where the class that begins at `p` ends. */
const char *peil_pattern_class_end(struct peil_pattern *m, const char *p);
/* Whether a byte belongs to the class from `p` to `end`; the second for one in brackets. */
bool peil_pattern_in_class(struct peil_pattern *m, char byte, const char *p, const char *end);
bool peil_pattern_in_set(struct peil_pattern *m, char byte, const char *p, const char *end);

#endif
