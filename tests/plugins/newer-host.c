/* A plugin made for a later peil, whose host can do one thing more. In this one it must do without.
 */
#include <peil/plugin.h>

struct newer_host {
    struct peil_host old;
    int32_t (*shout)(struct peil_sink *sink, const char *text);
};

static int32_t render(
    const struct peil_host *host, const struct peil_node *document, struct peil_sink *sink)
{
    const struct newer_host *newer = (const struct newer_host *)(const void *)host;

    (void)document;
    if (!PEIL_HOST_HAS(host, sha256))
        return host->fail(sink, "this host is older than the first");
    if (host->size >= offsetof(struct newer_host, shout) + sizeof(newer->shout))
        return newer->shout(sink, "with\n");
    return host->write(sink, "without\n", 8);
}

PEIL_PLUGIN_EXPORT const struct peil_output peil_output_v1 = {
    .size = sizeof(struct peil_output),
    .document_version = PEIL_DOCUMENT_VERSION,
    .name = "newer-host",
    .media_type = "text/plain",
    .extension = "txt",
    .summary = "a plugin to test with",
    .kinds = "result",
    .render = render,
};
