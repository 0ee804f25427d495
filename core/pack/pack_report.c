/*
 * How the report of a result looks: which parts, in which order, under which title.
 */
#include <string.h>

#include "core/pack/loading.h"

struct report {
    struct peil_text title;
    const struct peil_node *parts;
};

#define AT(field) offsetof(struct report, field)
static const struct peil_field report_fields[] = {
    {.key = "title", .type = PEIL_FIELD_TEXT, .offset = AT(title)},
    {.key = "parts", .type = PEIL_FIELD_NODE, .offset = AT(parts)}, {0}};
#undef AT

static void read_parts(
    struct peil_loading *load, const struct peil_node *list, const struct peil_path *path)
{
    struct peil_report_layout *layout = &load->pack->report;

    if (!peil_schema_list(&load->schema, list, path))
        return;
    peil_check_unique(load, list, NULL, path);
    for (size_t i = 0; i < peil_node_count(list); i++) {
        const struct peil_node *node = peil_node_at(list, i);
        const struct peil_path *here = PEIL_PATH_AT(path, i);
        const char *word;
        size_t part = 0;

        if (!peil_schema_string(&load->schema, node, here, &word))
            continue;
        while (part < PEIL_REPORT_PARTS && strcmp(peil_report_part_words[part], word) != 0)
            part++;
        if (part == PEIL_REPORT_PARTS) {
            peil_schema_unknown(&load->schema, "pack/unknown-part", peil_node_place(node), here,
                peil_schema_shown(&load->schema, word), peil_report_part_words);
        } else if (layout->part_count < PEIL_REPORT_PARTS) {
            layout->parts[layout->part_count++] = (enum peil_report_part)part;
        }
    }
}

void peil_load_report(struct peil_loading *load)
{
    const struct peil_path *path = PEIL_PATH_KEY(NULL, "report");
    struct report report = {0};

    if (!load->parts.report ||
        !peil_schema_read(&load->schema, load->parts.report, report_fields, path, &report))
        return;
    load->pack->report.title = report.title;
    if (report.parts)
        read_parts(load, report.parts, PEIL_PATH_KEY(path, "parts"));
    if (!load->parts.sections) {
        peil_schema_warning(&load->schema, "pack/unused-setting",
            peil_node_place(load->parts.report), path, PEIL_ARGS(PEIL_TEXT("value", "report")));
    }
}
