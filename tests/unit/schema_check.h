/*
 * A small JSON Schema checker over nodes, for tests: enough of draft-07 for the schema of
 * documents. Keywords: type, properties, required, additionalProperties, items, enum, const,
 * minimum, maximum, minItems, maxItems, minLength, maxLength, oneOf, anyOf and $ref to
 * #/definitions. `pattern` and what only describes are passed over; any other keyword is itself a
 * fault, so that none is silently ignored.
 */
#ifndef PEIL_TESTS_SCHEMA_CHECK_H
#define PEIL_TESTS_SCHEMA_CHECK_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/node.h"

/*
 * Whether `value` is what `schema` says, or the part of it at #/definitions/DEFINITION where that
 * is not NULL. Where it is not, `out` gets a fault as "summary.verdict: is not one of the allowed
 * values", cut to `capacity`; of several, the one furthest into the value.
 */
bool schema_check(const struct peil_node *schema, const char *definition,
    const struct peil_node *value, char *out, size_t capacity);

#endif
