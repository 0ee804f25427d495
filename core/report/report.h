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

struct peil_report_options {
    const char *language; /* BCP 47; NULL for the pack's own */
    const char *version;  /* of the engine */
    /* Warnings about the answers, to be shown in the report; may be NULL. */
    const struct peil_diags *diags;
};

/* A result. NULL without memory. The tree borrows texts from the result and its pack. */
struct peil_node *peil_report_result(struct peil_arena *arena, const struct peil_result *result,
    const struct peil_report_options *options);

/* A pack: what is in it, for `peil pack info`. `archive` lists its files and may be NULL. */
struct peil_node *peil_report_checklist(struct peil_arena *arena, const struct peil_pack *pack,
    const struct peil_archive *archive, const struct peil_report_options *options);

/* A form to print and fill in; `answers` may be NULL for a blank one. */
struct peil_node *peil_report_form(struct peil_arena *arena, const struct peil_pack *pack,
    const struct peil_answers *answers, const struct peil_report_options *options);

/*
 * A word of the report in a language: "score.none" is "geen score" in Dutch. Languages that have
 * no table get English. Never NULL: an unknown word is a mistake and gives its own name.
 */
const char *peil_report_word(const char *language, const char *word);

/* All words, NULL at the end, for tests. */
const char *const *peil_report_words(void);

#endif
