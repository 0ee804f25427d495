/*
 * Nodes to YAML, in the profile that peil_yaml_read reads: block style, two spaces a level, texts
 * without quotes where nothing in them could be taken for something else.
 */
#ifndef PEIL_FORMAT_YAML_WRITE_H
#define PEIL_FORMAT_YAML_WRITE_H

#include "core/base/buf.h"
#include "core/base/node.h"

/* Writes a map or list as block lines, each after `indent` spaces and ending in a line feed. */
void peil_yaml_write(struct peil_buf *out, const struct peil_node *node, unsigned indent);

#endif
