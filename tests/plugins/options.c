/*
 * A plugin made for a later peil, whose options have one field more; it writes their values.
 */
#include <string.h>

#include <peil/plugin.h>

struct newer_option {
    struct peil_output_option old;
    const char *added;
};

static const struct newer_option options[] = {
    {{"size", "how large", "10", PEIL_OPTION_TEXT, 0}, "unknown here"},
    {{"file", "what to put in it", "", PEIL_OPTION_FILE, 0}, "unknown here"},
};

static int32_t put(const struct peil_host *host, struct peil_sink *sink, const char *name)
{
    const char *value = host->option(sink, name);

    host->write(sink, "[", 1);
    host->write(sink, value, strlen(value));
    return host->write(sink, "]", 1);
}

static int32_t render(
    const struct peil_host *host, const struct peil_node *document, struct peil_sink *sink)
{
    (void)document;
    put(host, sink, "size");
    put(host, sink, "file");
    return put(host, sink, "unknown");
}

PEIL_PLUGIN_EXPORT const struct peil_output peil_output_v1 = {
    .size = sizeof(struct peil_output),
    .document_version = PEIL_DOCUMENT_VERSION,
    .name = "options",
    .media_type = "text/plain",
    .extension = "txt",
    .summary = "a plugin to test with",
    .kinds = "result",
    .render = render,
    .options = &options[0].old,
    .option_count = 2,
    .option_size = sizeof(*options),
};
