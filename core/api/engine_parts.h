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
#include "core/eval/evaluator.h"
#include "core/format/limits.h"
#include "core/pack/pack.h"
#include "core/script/scripts.h"

/* A Lua file that was added. */
struct script {
    struct script *next;
    struct peil_source source;
    const char *pack_id; /* NULL: for all packs */
};

/* A zip that was added; its pack is loaded when it is first named. */
struct added {
    struct added *next; /* the one added before */
    const char *name;
    const void *bytes;
    size_t length;
    const char *id;
    uint32_t major;
    struct peil_pack *pack;
    struct peil_scripts *scripts;
    struct peil_evaluator *evaluator; /* NULL: not made yet */
};

struct peil_engine {
    struct peil_arena *arena; /* the zips */
    struct peil_arena *run;   /* of one call */
    struct peil_diags *diags; /* of answers and plugins; warnings among them stand in reports */
    struct peil_diags *pack_diags; /* of packs */
    struct peil_limits limits;
    struct added *added;
    struct script *first_script, **last_script; /* in the order they were added */
    struct peil_buf findings;
};

/* Begins a call: forgets what was found and made in the one before. */
void peil_engine_begin(struct peil_engine *engine);

/* A tree of answers, in JSON or YAML. A status, with diagnostics, as for all below. */
int peil_engine_read(
    const struct peil_node **out, struct peil_engine *engine, const struct peil_source *source);

/* The pack that answers name, loaded, with its evaluator. */
int peil_engine_pack_for(
    struct added **out, struct peil_engine *engine, const struct peil_node *answers);

/* A document as bytes: by an output, or as JSON. */
int peil_engine_render(struct peil_engine *engine, struct peil_buf *out,
    const struct peil_node *document, const struct peil_output *output);

/* Whether the day to judge by is one; NULL is fine. */
int peil_engine_check_asof(struct peil_engine *engine, const char *asof);

/* Hands out what was made, or gives it back after a failure; answers the status. */
int peil_engine_hand_out(int status, struct peil_buf *made, char **report, size_t *report_length);

#endif
