/*
 * YAML in its usual shape, without libyaml: maps and lists by indentation or in brackets, texts on
 * one line, and texts behind '|' and '>'. What is unusual, doubtful or wrong ends the attempt, and
 * libyaml reads the source from its start; so nothing is reported here. Not for others; see
 * core/format/yaml.h.
 */
#ifndef PEIL_FORMAT_YAML_FAST_H
#define PEIL_FORMAT_YAML_FAST_H

#include "core/base/arena.h"
#include "core/base/node.h"
#include "core/base/source.h"
#include "core/format/limits.h"
#include "core/format/scan.h"

/*
 * The root of a source of which `scan` found nothing wrong: the tree that libyaml's events would
 * give, places included, where those would not lead to so much as a warning. NULL for anything
 * else, also for lack of memory (then the arena has failed).
 */
const struct peil_node *peil_yaml_fast(struct peil_arena *arena, const struct peil_source *source,
    const struct peil_scan *scan, const struct peil_limits *limits);

#endif
