/*
 * The json output plugin: the document as it is.
 */
#include <string.h>

#include <peil/plugin.h>

static const struct peil_output_option options[] = {
    {"indent", "spaces a level, from 0 (one line) to 8", "2", PEIL_OPTION_TEXT, 0},
};

static int32_t render(
    const struct peil_host *host, const struct peil_node *document, struct peil_sink *sink)
{
    const char *indent = host->option(sink, "indent");

    if (strlen(indent) != 1 || indent[0] < '0' || indent[0] > '8')
        return host->fail(sink, "json.indent is a number from 0 to 8");
    host->write_json(sink, document, (uint32_t)(indent[0] - '0'));
    return host->write(sink, "\n", 1);
}

PEIL_PLUGIN_EXPORT const struct peil_output peil_output_v1 = {
    .size = sizeof(struct peil_output),
    .document_version = PEIL_DOCUMENT_VERSION,
    .name = "json",
    .media_type = "application/json",
    .extension = "json",
    .summary = "everything that is known, for other programs",
    .kinds = "result comparison checklist form explanation",
    .render = render,
    .options = options,
    .option_count = sizeof(options) / sizeof(*options),
    .option_size = sizeof(*options),
};
