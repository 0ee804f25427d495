/*
 * Single values that only the tables of schema.h read; see there.
 */
#ifndef PEIL_PACK_SCHEMA_VALUES_H
#define PEIL_PACK_SCHEMA_VALUES_H

#include <stdbool.h>

#include "core/pack/schema.h"

/* Whether there is a value; reports null. */
bool peil_schema_filled(struct peil_schema_context *context, const struct peil_node *node,
    const struct peil_path *path);

/* The text of a scalar, borrowed from the node. Reports null, lists, maps and empty texts. */
bool peil_schema_scalar(struct peil_schema_context *context, const struct peil_node *node,
    const struct peil_path *path, const char **out);

/* Copies into the arena; false, without a report, where there is no memory. */
bool peil_schema_language(struct peil_schema_context *context, const struct peil_node *node,
    const struct peil_path *path, const char **out);
bool peil_schema_date(struct peil_schema_context *context, const struct peil_node *node,
    const struct peil_path *path, const char **out);

#endif
