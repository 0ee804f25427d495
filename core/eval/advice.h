/*
 * Advice: what to do first, by whom, and why. Base advice comes from the vocabulary, for every
 * concept that is weak; rules add theirs and may take base advice away.
 */
#ifndef PEIL_EVAL_ADVICE_H
#define PEIL_EVAL_ADVICE_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/node.h"
#include "core/eval/result.h"
#include "core/pack/rule.h"
#include "core/script/scripts.h"

/* Something that a rule, or the base advice of a concept, asked while it was decided. */
struct peil_reason {
    struct peil_recorded asked;
    bool decided; /* it held a test, or another value of it alone would have changed the outcome */
};

struct peil_advice {
    enum peil_priority priority;
    const struct peil_rule *rule;             /* NULL for base advice */
    size_t layer;                             /* of the rule */
    const struct peil_concept_level *concept; /* base advice: its concept; else NULL */
    const struct peil_base_advice *base;      /* and its text; else NULL */
    const struct peil_node *args;             /* values of {names}; NULL for none */
    /* Of a rule that works them out, where reasons were asked for; NULL: those of `rule`. */
    const struct peil_reference *const *references;
    size_t reference_count;
    const struct peil_reason *reasons; /* only where they were asked for */
    size_t reason_count;
    /* What it took the place of: base advice and the advice of rules, as they would have stood. */
    const struct peil_advice *replaced;
    size_t replaced_count;
};

/* A rule that did not fire, and the one answer, of what it asked, that would have made it. */
struct peil_near_rule {
    const struct peil_rule *rule;
    size_t layer;
    const struct peil_recorded *reads;
    size_t read_count;
    size_t turning;          /* index in `reads`; PEIL_NONE where no single one would */
    struct peil_value turns; /* the value that would make it fire */
};

/* What a script was asked for when it failed. */
enum peil_failed_part {
    PEIL_FAILED_RULE,
    PEIL_FAILED_BLOCK,
    PEIL_FAILED_HOOK,     /* of scoring: the declared model took its place */
    PEIL_FAILED_CONDITION /* applies_if or escalate_if */
};

/* Something of a script that failed: it gave nothing, and the rest stands. */
struct peil_script_error {
    enum peil_failed_part part;
    const char *code;
    const char *message; /* what Lua said, or NULL */
    const char *file;    /* "oco/advice.lua"; NULL where not known */
    uint32_t line;
    /* Id of the rule, block, section, item or band; "total" and "verdict" for those hooks; NULL. */
    const char *what;
    const struct peil_layer *layer; /* NULL where not known */
};

struct peil_block {
    const struct peil_node *node; /* as peil_scripts_make_block */
    size_t layer;
    const char *id;
};

#endif
