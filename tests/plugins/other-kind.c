/*
 * A plugin for one kind of document only.
 */
#include <peil/plugin.h>

static int32_t render(
    const struct peil_host *host, const struct peil_node *document, struct peil_sink *sink)
{
    (void)document;
    return host->write(sink, "done\n", 5);
}

PEIL_PLUGIN_EXPORT const struct peil_output peil_output_v1 = {
    .size = sizeof(struct peil_output),
    .document_version = PEIL_DOCUMENT_VERSION,
    .name = "other-kind",
    .media_type = "text/plain",
    .extension = "txt",
    .summary = "a plugin to test with",
    .kinds = "results comparison",
    .render = render,
};
