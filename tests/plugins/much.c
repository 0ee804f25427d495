/*
 * A plugin that writes for as long as it may.
 */
#include <peil/plugin.h>

static int32_t render(
    const struct peil_host *host, const struct peil_node *document, struct peil_sink *sink)
{
    static const char line[] = "all work and no play\n";
    int32_t answer = 0;

    (void)document;
    while (answer == 0)
        answer = host->write(sink, line, sizeof(line) - 1);
    return answer;
}

PEIL_PLUGIN_EXPORT const struct peil_output peil_output_v1 = {
    .size = sizeof(struct peil_output),
    .document_version = PEIL_DOCUMENT_VERSION,
    .name = "much",
    .media_type = "text/plain",
    .extension = "txt",
    .summary = "a plugin to test with",
    .kinds = "result",
    .render = render,
};
