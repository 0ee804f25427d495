/*
 * What the parts of an engine share. Not for others; see <peil/peil.h>.
 */
#ifndef PEIL_API_ENGINE_PARTS_H
#define PEIL_API_ENGINE_PARTS_H

#include <peil/peil.h>

#include <stdbool.h>

#include "core/base/arena.h"
#include "core/base/buf.h"
#include "core/base/diag.h"
#include "core/base/node.h"
#include "core/base/source.h"
#include "core/base/status.h"
#include "core/eval/evaluator.h"
#include "core/format/limits.h"
#include "core/pack/pack.h"
#include "core/script/scripts.h"

/* A zip that was added; its pack is loaded when it is first named. */
struct peil_engine_pack {
    struct peil_engine_pack *next;
    struct peil_arena *arena; /* holds it, and the bytes */
    const char *name;
    const void *bytes;
    size_t length;
    const char *id;
    uint32_t major;
    struct peil_pack *pack;           /* NULL: not loaded yet */
    struct peil_scripts *scripts;     /* likewise */
    struct peil_evaluator *evaluator; /* likewise */
};

struct peil_engine_script; /* see packs.c */

struct peil_engine {
    struct peil_arena *run;   /* of one call */
    struct peil_diags *diags; /* of answers and plugins; warnings among them stand in reports */
    struct peil_diags *pack_diags; /* of packs */
    struct peil_limits limits;
    struct peil_engine_pack *packs;                         /* one by id and major version */
    struct peil_engine_script *first_script, **last_script; /* in the order they were added */
    struct peil_buf findings;
};

/* Begins a call: forgets what was found and made in the one before. */
void peil_engine_begin(struct peil_engine *engine);

/* A tree of answers, in JSON or YAML. A status, with diagnostics, as for all below. */
PEIL_CHECK int peil_engine_read(
    const struct peil_node **out, struct peil_engine *engine, const struct peil_source *source);

/* The pack that answers name, loaded, with its evaluator. Valid until another pack is added. */
PEIL_CHECK int peil_engine_pack_for(
    struct peil_engine_pack **out, struct peil_engine *engine, const struct peil_node *answers);

/* Gives back all packs and scripts. */
void peil_engine_drop_packs(struct peil_engine *engine);

/* A document as bytes: by an output that was checked, or as JSON. */
PEIL_CHECK int peil_engine_render(struct peil_engine *engine, struct peil_buf *out,
    const struct peil_node *document, const struct peil_output *output);

/* What can be wrong with a request whatever it is about: the day to judge by and the output. */
PEIL_CHECK int peil_engine_check_request(
    struct peil_engine *engine, const char *asof, const struct peil_output *output);

/* Hands out what was made, or gives it back after a failure; answers the status. */
PEIL_CHECK int peil_engine_hand_out(
    int status, struct peil_buf *made, char **report, size_t *report_length);

#endif
