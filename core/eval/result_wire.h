/*
 * Results between processes. What scripts had a say in goes as bytes: which questions count, what
 * answers are worth, the scores, the verdict and the levels of concepts. The rest is worked out
 * again from the answers, which both sides have. What is read is taken for untrusted: whatever
 * cannot be the result of these answers in form (indexes, words, numbers that are none or lie
 * outside their range) is refused.
 *
 * Advice, blocks and the scripts themselves do not cross.
 */
#ifndef PEIL_EVAL_RESULT_WIRE_H
#define PEIL_EVAL_RESULT_WIRE_H

#include <stddef.h>

#include "core/base/arena.h"
#include "core/base/buf.h"
#include "core/base/node.h"
#include "core/base/octets.h"
#include "core/base/status.h"
#include "core/eval/result.h"

/* What both sides know of a pack. */
struct peil_result_wire;

/* Lives in `arena`, and borrows from the pack. */
PEIL_CHECK int peil_result_wire_new(
    struct peil_result_wire **out, struct peil_arena *arena, const struct peil_pack *pack);

/* Appends a result of this pack that has all concepts. */
void peil_result_wire_write(
    struct peil_buf *out, const struct peil_result_wire *wire, const struct peil_result *result);

/*
 * Takes the next result, which `answers` came to, from `in`; `asof` as in struct peil_want.
 * PEIL_EINPUT where it is none; PEIL_OK or PEIL_ENOMEM.
 */
PEIL_CHECK int peil_result_wire_read(struct peil_result **out, struct peil_arena *arena,
    const struct peil_result_wire *wire, const struct peil_answers *answers, const char *asof,
    struct peil_octets *in);

/* What of scripts failed, as a list; NULL where nothing did. */
struct peil_node *peil_result_errors_node(
    struct peil_arena *arena, const struct peil_result *result);

/* Sets it in a result that was read; `list` may be NULL. Answers as peil_result_wire_read. */
PEIL_CHECK int peil_result_errors_read(
    struct peil_result *result, struct peil_arena *arena, const struct peil_node *list);

#endif
