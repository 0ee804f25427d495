/*
 * A plugin that says why it cannot go on, after it has written something.
 */
#include <peil/plugin.h>

static int32_t render(
    const struct peil_host *host, const struct peil_node *document, struct peil_sink *sink)
{
    (void)document;
    host->write(sink, "half a page", 11);
    return host->fail(sink, "there is no paper");
}

PEIL_PLUGIN_EXPORT const struct peil_output peil_output_v1 = {
    .size = sizeof(struct peil_output),
    .document_version = PEIL_DOCUMENT_VERSION,
    .name = "failing",
    .media_type = "text/plain",
    .extension = "txt",
    .summary = "a plugin to test with",
    .kinds = "result",
    .render = render,
};
