/*
 * The host's side of a rendering: the sink that a plugin writes to, and the table of functions.
 */
#ifndef PEIL_PLUGIN_HOST_H
#define PEIL_PLUGIN_HOST_H

#include <peil/plugin.h>

#include "core/plugin/plugin.h"

struct peil_sink {
    struct peil_buf *out;
    const struct peil_output *output;
    const struct peil_sink_facts *facts;
    struct peil_buf message; /* of `fail` */
    bool failed;
};

/* The table, the same for all. */
extern const struct peil_host peil_plugin_host;

#endif
