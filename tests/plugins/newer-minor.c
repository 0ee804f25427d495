/*
 * A plugin made for a later peil, whose descriptor has one field more. It must load.
 */
#define peil_output_v1 peil_output_v1_of_this_peil
#include <peil/plugin.h>
#undef peil_output_v1

struct newer_output {
    struct peil_output old;
    const char *added;
};

extern PEIL_PLUGIN_EXPORT const struct newer_output peil_output_v1;

static int32_t render(
    const struct peil_host *host, const struct peil_node *document, struct peil_sink *sink)
{
    (void)document;
    return host->write(sink, "newer\n", 6);
}

const struct newer_output peil_output_v1 = {
    .old =
        {
            .size = sizeof(struct newer_output),
            .document_version = PEIL_DOCUMENT_VERSION,
            .name = "newer-minor",
            .media_type = "text/plain",
            .extension = "txt",
            .summary = "a plugin to test with",
            .kinds = "result",
            .render = render,
        },
    .added = "unknown here",
};
