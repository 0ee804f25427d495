/*
 * From a result or a pack to the document that output plugins render: a value tree in which every
 * word is already in the reader's language. The shape is fixed by the JSON Schema files in
 * include/peil/schema.
 */
#ifndef PEIL_REPORT_REPORT_H
#define PEIL_REPORT_REPORT_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/arena.h"
#include "core/base/diag.h"
#include "core/base/node.h"
#include "core/eval/result.h"
#include "core/format/archive.h"
#include "core/pack/pack.h"

/* The version of peil, as in `engine.version`. */
#define PEIL_ENGINE_NAME "peil"

struct peil_whatif; /* see core/eval/whatif.h */

struct peil_report_options {
    const char *language; /* BCP 47; NULL for the pack's own */
    const char *version;  /* of the engine */
    /* Warnings about the answers, to be shown in the report; may be NULL. */
    const struct peil_diags *diags;
    /*
     * Ids of actors: only advice that one of them can do, or ask for, is shown, and the document
     * says how much was left out. NULL for all.
     */
    const char *const *actors;
    size_t actor_count;
    /* Of a form: only what is asked of this role; NULL for all. */
    const struct peil_term *role;
    /* Which parts of a result plugins show, in this order; none for those of the pack. */
    const enum peil_report_part *parts;
    size_t part_count;
    const struct peil_whatif *whatif; /* what improving answers would add; NULL: not told */
};

/* A result. NULL without memory. The tree borrows texts from the result and its pack. */
struct peil_node *peil_report_result(struct peil_arena *arena, const struct peil_result *result,
    const struct peil_report_options *options);

/*
 * How a part of a result came about: a document of kind "explanation", made of blocks. `subject`
 * names the part: NULL or "total" for the whole, the id of an item, a section, a rule or a concept
 * (with or without its vocabulary), or the number of an item or section as the report shows it
 * ("1.3"); an id goes before a number. With `rules` (then `subject` may be NULL) it tells of all
 * rules which fired, and of those that did not, which one answer would have made them. Wants a
 * result with reasons and `near`. NULL where nothing is called so, or without memory (then the
 * arena has failed).
 */
struct peil_node *peil_report_explanation(struct peil_arena *arena,
    const struct peil_result *result, const struct peil_report_options *options,
    const char *subject, bool rules);

/* What improving answers would add, likewise: a document of kind "explanation". */
struct peil_node *peil_report_whatif(struct peil_arena *arena, const struct peil_result *result,
    const struct peil_whatif *whatif, const struct peil_report_options *options);

/* All that can be named there, for suggestions and completion; NULL at the end. NULL without
 * memory. */
const char *const *peil_report_explainable(
    struct peil_arena *arena, const struct peil_result *result);

/* A pack: what is in it, for `peil pack info`. `archive` lists its files and may be NULL. */
struct peil_node *peil_report_checklist(struct peil_arena *arena, const struct peil_pack *pack,
    const struct peil_archive *archive, const struct peil_report_options *options);

/* A form to print and fill in; `answers` may be NULL for a blank one. */
struct peil_node *peil_report_form(struct peil_arena *arena, const struct peil_pack *pack,
    const struct peil_answers *answers, const struct peil_report_options *options);

#endif
