/*
 * The text output plugin: for the terminal, for mail, for whoever reads by ear.
 */
#include "text.h"

#include <string.h>

#define LEAST_COLUMNS 20
#define MOST_COLUMNS 250

static const struct peil_output_option options[] = {
    {"signs", "\"no\" puts words in place of signs, bars and columns, for reading aloud", "yes",
        PEIL_OPTION_TEXT, 0},
};

static int32_t render(
    const struct peil_host *host, const struct peil_node *document, struct peil_sink *sink)
{
    struct page page = {.host = host, .sink = sink, .document = document};
    const char *kind = host->text(host->get(document, "kind"), NULL);
    const char *signs = host->option(sink, "signs");

    if (strcmp(signs, "yes") != 0 && strcmp(signs, "no") != 0)
        return host->fail(sink, "text.signs is yes or no");
    page.labels = host->get(document, "labels");
    page.language = host->text(host->get(document, "language"), NULL);
    page.columns = host->columns(sink);
    page.columns = page.columns < LEAST_COLUMNS ? LEAST_COLUMNS : page.columns;
    page.columns = page.columns > MOST_COLUMNS ? MOST_COLUMNS : page.columns;
    page.colour = host->colour(sink) != 0;
    page.signs = strcmp(signs, "yes") == 0;
    page.flow.closed = true;
    if (strcmp(kind, "checklist") == 0)
        put_checklist(&page);
    else if (strcmp(kind, "form") == 0)
        put_form(&page);
    else if (strcmp(kind, "explanation") == 0)
        put_explanation(&page);
    else if (strcmp(kind, "comparison") == 0)
        put_comparison(&page);
    else
        put_result(&page);
    end_line(&page);
    return host->write(sink, "", 0);
}

PEIL_PLUGIN_EXPORT const struct peil_output peil_output_v1 = {
    .size = sizeof(struct peil_output),
    .document_version = PEIL_DOCUMENT_VERSION,
    .name = "text",
    .media_type = "text/plain",
    .extension = "txt",
    .summary = "plain text for the terminal and for mail",
    .kinds = "result comparison checklist form explanation",
    .render = render,
    .options = options,
    .option_count = sizeof(options) / sizeof(*options),
    .option_size = sizeof(*options),
};
