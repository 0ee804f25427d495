/*
 * The Lua of one checklist: its conditions, rules, blocks and scoring hooks, with those of the
 * vocabularies it uses and of an organisation's own files on top. Each layer has a sandboxed state
 * of its own; they see nothing of each other. Nothing of one answers file is visible to the next.
 *
 * Not for several threads at once. Whoever runs scripts of strangers does so in a process that may
 * be killed: counted budgets stop a script from inside wherever Lua counts, which is nearly, not
 * wholly, everywhere.
 *
 * The rooms of core/script, by the names of their files:
 *   scripts*, api*, declare*, annotations, blocks, lint, memo*, view
 *                                                 the Lua of packs: this header, host.h
 *   state, budget, memory, rubbish, failure, compile, chunks, watch, convert, locale
 *                                                 one sandboxed state: state.h, inside.h
 *   freeze, frozen, globals, keys, upvalues, assigned
 *                                                 nothing of it changes once it is loaded
 *   base, require, library, pairs, standin, numbers, string*, pattern*, table*, math, utf8
 *                                                 what scripts find of Lua's own library
 *   lua_plugin*                                   output plugins in Lua: lua_plugin.h
 */
#ifndef PEIL_SCRIPT_SCRIPTS_H
#define PEIL_SCRIPT_SCRIPTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/base/arena.h"
#include "core/base/diag.h"
#include "core/base/node.h"
#include "core/base/status.h"
#include "core/format/limits.h"
#include "core/pack/pack.h"
#include "core/pack/rule.h"
#include "core/script/view.h"

struct peil_scripts;

enum peil_layer_kind {
    PEIL_LAYER_VOCABULARY, /* a pack that the checklist uses */
    PEIL_LAYER_PACK,       /* the checklist itself */
    PEIL_LAYER_EXTENSION   /* a file of somebody's own */
};
struct peil_layer {
    enum peil_layer_kind kind;
    const char *name;             /* "oco", "bcmb", "mijn-advies.lua" */
    const struct peil_pack *pack; /* whose names its rules use; the checklist for an extension */
    char digest[65];              /* of an extension: SHA-256 of its bytes; else empty */
};

/*
 * Loads all Lua that `pack` and the packs it uses bring along, compiles the expressions in their
 * YAML, and adds `extensions` in order; `name` of a source is what messages call it, its last part
 * names the layer. A layer without Lua gets no state. Rules are merged: the same id twice is an
 * error unless the later says `replace`. PEIL_OK; PEIL_ESCRIPT with errors in `diags` (syntax, a
 * failing or endless chunk, a refused declaration); PEIL_ENOMEM. `pack`, `extensions` and `limits`
 * must outlive the scripts.
 */
PEIL_CHECK int peil_scripts_load(struct peil_scripts **out, const struct peil_pack *pack,
    const struct peil_source *const *extensions, size_t extension_count,
    const struct peil_limits *limits, struct peil_diags *diags);
void peil_scripts_free(struct peil_scripts *scripts); /* NULL is fine */

/*
 * The file and line that a script was last seen at, for whoever has to kill the process: it may lie
 * in memory that is shared with that process.
 */
struct peil_seen {
    char file[1024];
    uint32_t line;
    /* Of a process that has several things to do: which one, from 1; 0 before the first. */
    uint32_t turn;
};
/*
 * The same, watched from the first chunk on for as long as the scripts live; `seen` may be NULL.
 * Without `compares`, comparison.lua is not run, which holds rules that compare and nothing else.
 */
PEIL_CHECK int peil_scripts_load_watched(struct peil_scripts **out, const struct peil_pack *pack,
    const struct peil_source *const *extensions, size_t extension_count, bool compares,
    const struct peil_limits *limits, volatile struct peil_seen *seen, struct peil_diags *diags);

/* Vocabularies in order of use, the pack, extensions. */
size_t peil_scripts_layer_count(const struct peil_scripts *scripts);
const struct peil_layer *peil_scripts_layer(const struct peil_scripts *scripts, size_t index);

/*
 * The rules that count, in order of layers; YAML before Lua in each. Behind them, in the same
 * order, come those that compare, which are tested where results are compared and nowhere else.
 */
size_t peil_scripts_rule_count(const struct peil_scripts *scripts);
size_t peil_scripts_comparing_count(const struct peil_scripts *scripts);
const struct peil_rule *peil_scripts_rule(const struct peil_scripts *scripts, size_t index);
size_t peil_scripts_rule_layer(const struct peil_scripts *scripts, size_t index);

/* Concepts of all vocabularies in use, numbered one vocabulary after the other. */
size_t peil_scripts_concept_count(const struct peil_scripts *scripts);
const struct peil_concept *peil_scripts_concept(const struct peil_scripts *scripts, size_t number);
size_t peil_scripts_concept_number(
    const struct peil_scripts *scripts, const struct peil_concept *concept);

/*
 * Starts on one answers file: a fresh budget for each layer, of which a single call may take a
 * quarter at most, so that one endless rule leaves the others standing; and nothing remembered of
 * the file before except what is true of any. `view` is borrowed until the next begin. May be
 * called again for the same answers with another view ("what if").
 */
void peil_scripts_begin(struct peil_scripts *scripts, const struct peil_view *view);

/*
 * Whether known combinations of reads may skip Lua; they may at first. Results are the same, the
 * budget included.
 */
void peil_scripts_remember(struct peil_scripts *scripts, bool on);

/*
 * The calls below answer PEIL_OK; PEIL_ESCRIPT with an error in `diags` that names file and line
 * (a failed call leaves nothing behind but its spent budget, and is not remembered); PEIL_ENOMEM.
 */

/* Whether a rule fires. */
PEIL_CHECK int peil_scripts_test_rule(
    bool *fires, struct peil_scripts *scripts, size_t rule, struct peil_diags *diags);

/*
 * The first rule from `from` on of which it is not known what it comes to, of those that do not
 * compare; `to` where there is none before that, no more than 64 further. As peil_scripts_test_rule
 * for those before it, of which `*firing` has a bit for each, set where it fires; that of `from` is
 * the lowest.
 */
size_t peil_scripts_known_rules(
    uint64_t *firing, struct peil_scripts *scripts, size_t from, size_t to);

/* The values of {names} in its texts: a map of numbers and texts, in `arena`. */
PEIL_CHECK int peil_scripts_rule_args(const struct peil_node **out, struct peil_scripts *scripts,
    size_t rule, struct peil_arena *arena, struct peil_diags *diags);

/*
 * What the `references` of a rule come to where Lua has a function for them, each once, in `arena`;
 * `*out` is NULL where they are those of the rule itself.
 */
PEIL_CHECK int peil_scripts_rule_references(const struct peil_reference *const **out, size_t *count,
    struct peil_scripts *scripts, size_t rule, struct peil_arena *arena, struct peil_diags *diags);

/*
 * What an `applies_if` of an item or section, or the `escalate_if` or `when` of a
 * band, comes to.
 */
enum peil_condition {
    PEIL_CONDITION_ITEM,
    PEIL_CONDITION_SECTION,
    PEIL_CONDITION_BAND
};
PEIL_CHECK int peil_scripts_test(bool *holds, struct peil_scripts *scripts,
    enum peil_condition condition, size_t index, struct peil_diags *diags);

/* Scoring hooks: only the checklist's own scoring.lua has them. */
enum peil_hook {
    PEIL_HOOK_ITEM,
    PEIL_HOOK_SECTION,
    PEIL_HOOK_TOTAL,
    PEIL_HOOK_VERDICT
};
bool peil_scripts_has_hook(const struct peil_scripts *scripts, enum peil_hook hook);

struct peil_hook_value {
    enum {
        PEIL_HOOK_DECLARED, /* leave it as the declared model has it */
        PEIL_HOOK_NONE,     /* no value */
        PEIL_HOOK_NUMBER,   /* item: worth 0 to 1; section, total: on the scale of the score */
        PEIL_HOOK_CAPPED,   /* the declared value, but at most `number` */
        PEIL_HOOK_BAND      /* verdict: `band` */
    } kind;
    bool open;     /* for core/eval: it asked what is open, so it may yet give something else */
    double number; /* finite, published; within the scale, but for `sum` and `count` */
    const struct peil_band *band;
};
/*
 * PEIL_HOOK_SECTION: `index` is the section. PEIL_HOOK_TOTAL, PEIL_HOOK_VERDICT: 0.
 */
PEIL_CHECK int peil_scripts_run_hook(struct peil_hook_value *out, struct peil_scripts *scripts,
    enum peil_hook hook, size_t index, struct peil_diags *diags);
/*
 * PEIL_HOOK_ITEM: the worth of one answer to a choice item, for a table that is made once. The hook
 * can ask nothing but what it is handed; `declared` is what the option is worth without it.
 */
PEIL_CHECK int peil_scripts_run_item_hook(struct peil_hook_value *out, struct peil_scripts *scripts,
    size_t item, size_t option, double declared, struct peil_diags *diags);

/*
 * Blocks, as nodes of the document: {heading, text, list, table, grid}, each present only where it
 * was given; texts are strings or maps by language, numbers are numbers. NULL where the block does
 * not show this time.
 */
struct peil_block_at {
    size_t layer;
    const char *id;
    struct peil_place place;
};
size_t peil_scripts_block_count(const struct peil_scripts *scripts);
struct peil_block_at peil_scripts_block(const struct peil_scripts *scripts, size_t index);
PEIL_CHECK int peil_scripts_make_block(const struct peil_node **out, struct peil_scripts *scripts,
    size_t block, struct peil_arena *arena, struct peil_diags *diags);

/*
 * The questions alone, in `list`, which has room for `most`; false where it is easier, or the only
 * way, to ask the next.
 */
bool peil_scripts_path(
    const struct peil_scripts *scripts, struct peil_read *list, size_t most, size_t *count);

/* What the last call asked, in order; valid until the next call. */
const struct peil_recorded *peil_scripts_reads(struct peil_scripts *scripts, size_t *count);

/*
 * Where a view may have short answers to a question, see there; PEIL_NONE for one that has no
 * place. All questions about a concept share one, as do those about a choice item that rest on
 * nothing but what was chosen, and the state.
 */
size_t peil_scripts_key_count(const struct peil_scripts *scripts);
size_t peil_scripts_key_place(const struct peil_scripts *scripts, struct peil_read read);

/* Counters since loading, for benchmarks and tests. */
struct peil_scripts_counts {
    uint64_t calls;      /* of Lua */
    uint64_t remembered; /* that skipped Lua */
    uint64_t steps;      /* taken from budgets, by both */
    size_t memory;       /* bytes of what is remembered */
};
struct peil_scripts_counts peil_scripts_counts(const struct peil_scripts *scripts);

/* The functions that scripts can call, as annotations for editors (LuaCATS). */
struct peil_buf;
void peil_scripts_annotations(struct peil_buf *out);

#endif
