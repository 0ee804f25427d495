/*
 * A plugin without a function.
 */
#include <peil/plugin.h>

PEIL_PLUGIN_EXPORT const struct peil_output peil_output_v1 = {
    .size = sizeof(struct peil_output),
    .document_version = PEIL_DOCUMENT_VERSION,
    .name = "null-render",
    .media_type = "text/plain",
    .extension = "txt",
    .summary = "a plugin to test with",
    .kinds = "result",
    .render = NULL,
};
