/*
 * A plugin whose last words would clear the screen.
 */
#include <peil/plugin.h>

static int32_t render(
    const struct peil_host *host, const struct peil_node *document, struct peil_sink *sink)
{
    (void)document;
    return host->fail(
        sink, "red \x1b[31m, bell \a, line\nbreak, not UTF-8 \xff, right-to-left \xe2\x80\xae.");
}

PEIL_PLUGIN_EXPORT const struct peil_output peil_output_v1 = {
    .size = sizeof(struct peil_output),
    .document_version = PEIL_DOCUMENT_VERSION,
    .name = "control-characters",
    .media_type = "text/plain",
    .extension = "txt",
    .summary = "a plugin to test with",
    .kinds = "result",
    .render = render,
};
