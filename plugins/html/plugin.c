/*
 * The descriptor, and the page by the kind of document.
 */
#include "html.h"

static int32_t render(
    const struct peil_host *host, const struct peil_node *document, struct peil_sink *sink)
{
    static const struct {
        const char *kind;
        void (*write)(struct html_page *page);
    } kinds[] = {
        {"result", html_result},
        {"form", html_form},
        {"checklist", html_checklist},
        {"explanation", html_explanation},
        {"comparison", html_comparison},
    };
    struct html_page page = {.host = host, .document = document, .sink = sink};
    page.labels = html_get(&page, document, "labels");
    page.language = html_text(&page, document, "language");
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        if (html_is(&page, document, "kind", kinds[i].kind)) {
            kinds[i].write(&page);
            (void)html_flush(&page);
            return page.status;
        }
    }
    return host->fail(sink, "this plugin does not know this kind of document");
}

static const struct peil_output_option options[] = {
    {"theme", "style sheet that sets colours and fonts (custom properties)", "", PEIL_OPTION_FILE,
        0},
};

const struct peil_output peil_output_v1 = {
    .size = sizeof(struct peil_output),
    .document_version = PEIL_DOCUMENT_VERSION,
    .name = "html",
    .media_type = "text/html",
    .extension = "html",
    .summary = "a web page in one file, to read, print or send",
    .kinds = "result comparison checklist form explanation",
    .render = render,
    .options = options,
    .option_count = sizeof(options) / sizeof(options[0]),
    .option_size = sizeof(struct peil_output_option),
};
