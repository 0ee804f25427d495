/*
 * A plugin with an option that has no default.
 */
#include <peil/plugin.h>

static const struct peil_output_option options[] = {
    {"size", "how large", NULL, PEIL_OPTION_TEXT, 0},
};

static int32_t render(
    const struct peil_host *host, const struct peil_node *document, struct peil_sink *sink)
{
    (void)document;
    return host->write(sink, "done\n", 5);
}

PEIL_PLUGIN_EXPORT const struct peil_output peil_output_v1 = {
    .size = sizeof(struct peil_output),
    .document_version = PEIL_DOCUMENT_VERSION,
    .name = "bad-options",
    .media_type = "text/plain",
    .extension = "txt",
    .summary = "a plugin to test with",
    .kinds = "result",
    .render = render,
    .options = options,
    .option_count = 1,
    .option_size = sizeof(*options),
};
