/*
 * A plugin that writes what it sees of the place where its output goes, and of the document.
 */
#include <string.h>

#include <peil/plugin.h>

static int32_t put(const struct peil_host *host, struct peil_sink *sink, const char *text)
{
    return host->write(sink, text, strlen(text));
}

static void put_number(const struct peil_host *host, struct peil_sink *sink, double value)
{
    char text[32];

    host->format_number(value, PEIL_DECIMALS_SHORTEST, "en", text, sizeof(text));
    put(host, sink, text);
    put(host, sink, " ");
}

static int32_t render(
    const struct peil_host *host, const struct peil_node *document, struct peil_sink *sink)
{
    put_number(host, sink, host->columns(sink));
    put_number(host, sink, host->colour(sink));
    put_number(host, sink, (double)host->count(document));
    for (size_t i = 0; i < host->count(document); i++) {
        put(host, sink, host->key(document, i));
        put(host, sink, "=");
        host->write_json(sink, host->at(document, i), 0);
        put(host, sink, " ");
    }
    return put(host, sink, host->text(host->get(document, "kind"), NULL));
}

PEIL_PLUGIN_EXPORT const struct peil_output peil_output_v1 = {
    .size = sizeof(struct peil_output),
    .document_version = PEIL_DOCUMENT_VERSION,
    .name = "probe",
    .media_type = "text/plain",
    .extension = "txt",
    .summary = "a plugin to test with",
    .kinds = "result",
    .render = render,
};
