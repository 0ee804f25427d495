/*
 * What a pack holds, in numbers, beyond its items and sections.
 */
#include "core/report/parts.h"

/* All items below each section, by the section's id. */
static void put_sections(struct peil_report *r, struct peil_node *counts)
{
    const struct peil_pack *pack = r->pack;
    struct peil_node *map = peil_put_map(r, counts, "by_section");
    size_t top = 0;

    for (size_t i = 0; i < pack->section_count; i++) {
        peil_put_count(r, map, pack->sections[i].id, pack->sections[i].item_count);
        top += pack->sections[i].depth == 1 ? 1 : 0;
    }
    peil_node_finish(r->arena, map);
    peil_put_count(r, counts, "top_sections", top);
}

static void put_items(struct peil_report *r, struct peil_node *counts)
{
    size_t rows = 0;

    for (size_t i = 0; i < r->pack->item_count; i++)
        rows += r->pack->items[i].row_count;
    peil_put_count(r, counts, "rows", rows);
}

static void put_references(struct peil_report *r, struct peil_node *counts)
{
    static const char *const words[] = {"law", "publication", "page"};
    struct peil_node *map = peil_put_map(r, counts, "by_reference");
    size_t kinds[sizeof(words) / sizeof(*words)] = {0};

    for (size_t i = 0; i < r->pack->reference_count; i++)
        kinds[r->pack->references[i].kind]++;
    for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
        peil_put_count(r, map, words[i], kinds[i]);
}

static void put_vocabulary(struct peil_report *r, struct peil_node *counts)
{
    const struct peil_vocabulary *vocabulary = r->pack->vocabulary;
    size_t advice = 0;

    for (size_t i = 0; vocabulary && i < vocabulary->concept_count; i++)
        for (size_t j = 0; vocabulary->concepts[i].advice && j < vocabulary->level_count; j++)
            advice += vocabulary->concepts[i].advice[j].text.count > 0 ? 1 : 0;
    peil_put_count(r, counts, "groups", vocabulary ? vocabulary->group_count : 0);
    peil_put_count(r, counts, "base_advice", advice);
}

void peil_report_pack_counts(struct peil_report *r, struct peil_node *counts)
{
    put_sections(r, counts);
    put_items(r, counts);
    put_references(r, counts);
    put_vocabulary(r, counts);
}
