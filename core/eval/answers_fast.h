/*
 * Answers in the usual shape, straight from the bytes of a line of JSON: no tree in between. For
 * many answers on one pack; what is not in the usual shape is left to peil_json_read and
 * peil_answers_read.
 */
#ifndef PEIL_EVAL_ANSWERS_FAST_H
#define PEIL_EVAL_ANSWERS_FAST_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/arena.h"
#include "core/base/source.h"
#include "core/eval/answers.h"
#include "core/format/limits.h"
#include "core/pack/pack.h"

struct peil_fast;

/*
 * A reader for a pack, in `arena`; `pack` and `limits` are borrowed. NULL without memory.
 */
struct peil_fast *peil_fast_new(
    struct peil_arena *arena, const struct peil_pack *pack, const struct peil_limits *limits);

/*
 * Reads one line. True only where the general way would accept it without so much as a warning; the
 * answers are then those that it would give, and valid until the next line: their texts are in
 * `arena`, the rest is in the reader. False for anything else, also for lack of memory (then the
 * arena has failed). `line` is borrowed by the places in the answers.
 */
bool peil_fast_read(const struct peil_answers **out, struct peil_fast *fast,
    struct peil_arena *arena, const struct peil_source *line);

#endif
