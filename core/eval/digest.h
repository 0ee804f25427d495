/*
 * The digest of answers. Not for others; it stands in struct peil_answers.
 */
#ifndef PEIL_EVAL_DIGEST_H
#define PEIL_EVAL_DIGEST_H

#include "core/base/arena.h"
#include "core/eval/answers.h"

/* Fills in `answers->digest`. PEIL_OK or PEIL_ENOMEM. */
int peil_answers_digest(struct peil_arena *arena, struct peil_answers *answers);

#endif
