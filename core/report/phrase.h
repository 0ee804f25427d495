/*
 * Sentences of the report, in the language of the document.
 */
#ifndef PEIL_REPORT_PHRASE_H
#define PEIL_REPORT_PHRASE_H

#include <stddef.h>

#include "core/base/buf.h"
#include "core/report/build.h"

/* A value for {name} in a template. */
struct peil_slot {
    const char *name, *text;
};
#define PEIL_SLOTS(...) ((const struct peil_slot[]){__VA_ARGS__, {NULL, NULL}})
#define PEIL_NO_SLOTS ((const struct peil_slot *)NULL)

/* A word as it stands. Never NULL. */
const char *peil_word(const struct peil_report *r, const char *name);

/* The word "PREFIX.NAME". */
const char *peil_word_of(const struct peil_report *r, const char *prefix, const char *name);

/*
 * A template with its slots filled in, once: what is filled in is not looked at again. A slot that
 * has no value keeps its braces. "" without memory, as for all below.
 */
const char *peil_say(struct peil_report *r, const char *name, const struct peil_slot *slots);
/* The same for any text as template. */
const char *peil_fill(struct peil_report *r, const char *text, const struct peil_slot *slots);
/*
 * The same with values that are asked for: what stands for the `length` bytes between braces, NULL
 * for nothing.
 */
typedef const char *(*peil_slot_value)(
    struct peil_report *r, const void *context, const char *name, size_t length);
const char *peil_fill_asking(
    struct peil_report *r, const char *text, peil_slot_value value_of, const void *context);
/* The template "NAME.one" or "NAME.other", as `count` asks. */
const char *peil_say_plural(
    struct peil_report *r, const char *name, size_t count, const struct peil_slot *slots);

/* Numbers for the reader; `decimals` below 0 for as many as there are. */
const char *peil_say_number(struct peil_report *r, double value, int decimals);
const char *peil_say_count(struct peil_report *r, size_t value);
/* Rounded to at most one decimal. */
const char *peil_say_rounded(struct peil_report *r, double value);
/* A share of 0 to 1 as a percentage, as precise as it is: "75%", "12,5%". */
const char *peil_say_percent(struct peil_report *r, double share);
/*
 * The same in whole percents, cut off downwards: 0.7499 is "74%", so that it is never shown as a
 * threshold that it does not reach.
 */
const char *peil_say_whole_percent(struct peil_report *r, double share);

/* "14 maart 2026" for an ISO 8601 date; any other text as it is. */
const char *peil_say_date(struct peil_report *r, const char *iso);

/* The name of what was read, "-" and "-:3" in words: standard input has no name. NULL for NULL. */
const char *peil_say_input(struct peil_report *r, const char *name);

/* Takes the text of a buffer over into the arena, and gives the buffer's memory back. */
const char *peil_keep(struct peil_report *r, struct peil_buf *buf);

/* The same, but NULL where nothing was put in it: what could not be put for lack of memory was. */
const char *peil_keep_any(struct peil_report *r, struct peil_buf *buf);

/* A clause as a sentence: first letter in upper case, full stop at the end. */
const char *peil_say_sentence(struct peil_report *r, const char *clause);

/*
 * A label of the pack inside a sentence: its first letter in lower case where the rest is so too
 * and it is in the language of the document. `otherwise` where there is none.
 */
const char *peil_say_label(
    struct peil_report *r, const struct peil_text *label, const char *otherwise);

#endif
