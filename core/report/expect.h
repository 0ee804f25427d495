/*
 * Comparing a document with what a pack's test expects of it: any part of the document, written as
 * a tree of the same shape.
 *
 * A map matches by key. A list matches a list of the same length, value by value, or a map that
 * names elements by their `id`; in such a map the key `count` is the length of the list. A scalar
 * is compared as the type that the document has there. Nothing (an empty value) matches a missing
 * one.
 */
#ifndef PEIL_REPORT_EXPECT_H
#define PEIL_REPORT_EXPECT_H

#include "core/base/arena.h"
#include "core/base/diag.h"
#include "core/base/node.h"

/*
 * Compares; reports every difference as an error "test/differs" at the place of the expectation,
 * with the arguments path, expected and found, which are put together in the arena; without memory
 * it fails. Answers how many there are.
 */
size_t peil_expect_compare(struct peil_arena *arena, const struct peil_node *expected,
    const struct peil_node *document, struct peil_diags *diags);

#endif
