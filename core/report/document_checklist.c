/*
 * The document that describes a pack.
 */
#include "core/report/decisions.h"
#include "core/report/parts.h"

/* What is counted of the items and sections. */
struct census {
    size_t types[PEIL_ITEM_DATE + 1], origins[PEIL_ORIGIN_DERIVED + 1], bases[PEIL_BASIS_NORM + 1],
        relations[PEIL_RELATION_INTERSECTS + 1];
    size_t knockouts, mapped_items, mapped_concepts;
};

/* Which concepts were met, by pack in use and by concept. */
struct met {
    const struct peil_pack *pack;
    bool **concepts;
};

static struct met met_none(struct peil_report *r)
{
    const struct peil_pack *pack = r->pack;
    struct met met = {pack, peil_arena_array(r->arena, pack->used_count + 1, sizeof(bool *))};

    for (size_t i = 0; met.concepts && i < pack->used_count; i++) {
        const struct peil_vocabulary *vocabulary = pack->used[i].pack->vocabulary;

        met.concepts[i] = peil_arena_array(
            r->arena, vocabulary ? vocabulary->concept_count + 1 : 1, sizeof(bool));
    }
    return met;
}

/* Whether a concept is met for the first time. */
static bool meet(struct met *met, const struct peil_concept *concept)
{
    for (size_t i = 0; i < met->pack->used_count; i++) {
        if (met->pack->used[i].pack == concept->pack) {
            bool *known = &met->concepts[i][concept->index];
            bool first = !*known;

            *known = true;
            return first;
        }
    }
    return false;
}

static void count_maps(
    struct census *census, struct met *met, const struct peil_mapping *maps, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        census->relations[maps[i].relation]++;
        census->mapped_concepts += meet(met, maps[i].concept) ? 1 : 0;
    }
}

static struct census take_census(struct peil_report *r)
{
    const struct peil_pack *pack = r->pack;
    struct census census = {0};
    struct met met = met_none(r);

    if (peil_arena_failed(r->arena))
        return census;
    for (size_t i = 0; i < pack->item_count; i++) {
        const struct peil_item *item = &pack->items[i];

        census.types[item->type]++;
        census.origins[item->origin]++;
        census.bases[item->basis.kind]++;
        census.knockouts += item->knockout ? 1 : 0;
        census.mapped_items += item->map_count > 0 ? 1 : 0;
        count_maps(&census, &met, item->maps, item->map_count);
    }
    for (size_t i = 0; i < pack->section_count; i++)
        count_maps(&census, &met, pack->sections[i].maps, pack->sections[i].map_count);
    return census;
}

static void put_details(struct peil_report *r, struct peil_node *map, const struct census *census)
{
    struct peil_node *by = peil_put_map(r, map, "by_type");

    for (int i = 0; i <= PEIL_ITEM_DATE; i++)
        peil_put_count(r, by, peil_item_type_word((enum peil_item_type)i), census->types[i]);
    by = peil_put_map(r, map, "by_origin");
    for (int i = 0; i <= PEIL_ORIGIN_DERIVED; i++)
        peil_put_count(r, by, peil_origin_word((enum peil_origin)i), census->origins[i]);
    by = peil_put_map(r, map, "by_basis");
    for (int i = 0; i <= PEIL_BASIS_NORM; i++)
        peil_put_count(r, by, peil_basis_word((enum peil_basis_kind)i), census->bases[i]);
    peil_put_count(r, map, "knockouts", census->knockouts);
    peil_put_count(r, map, "mapped_items", census->mapped_items);
    peil_put_count(r, map, "mapped_concepts", census->mapped_concepts);
    by = peil_put_map(r, map, "mappings");
    for (int i = 0; i <= PEIL_RELATION_INTERSECTS; i++)
        peil_put_count(r, by, peil_relation_word((enum peil_relation)i), census->relations[i]);
}

static void put_counts(
    struct peil_report *r, struct peil_node *document, const struct census *census)
{
    const struct peil_pack *pack = r->pack;
    struct peil_node *map = peil_put_map(r, document, "counts");

    peil_put_count(r, map, "sections", pack->section_count);
    peil_put_count(r, map, "items", pack->item_count);
    put_details(r, map, census);
    peil_put_count(r, map, "scales", pack->scale_count);
    peil_put_count(r, map, "decisions", pack->decision_count);
    peil_put_count(r, map, "references", pack->reference_count);
    peil_put_count(r, map, "concepts", pack->vocabulary ? pack->vocabulary->concept_count : 0);
    peil_report_pack_counts(r, map);
    peil_report_count_context(r, map);
}

static void put_actors(struct peil_report *r, struct peil_node *document)
{
    struct peil_node *list = peil_put_list(r, document, "actors");

    for (size_t i = 0; i < r->pack->used_count; i++) {
        const struct peil_pack *pack = r->pack->used[i].pack;

        for (size_t j = 0; j < pack->actor_count; j++) {
            struct peil_node *map = peil_add_term(r, list, &pack->actors[j]);

            peil_put_bool(r, map, "does", pack->actors[j].flag);
            peil_put_text(r, map, "pack", pack->id);
        }
    }
}

static void put_evidence_kinds(struct peil_report *r, struct peil_node *document)
{
    struct peil_node *list = peil_put_list(r, document, "evidence_kinds");

    for (size_t i = 0; i < r->pack->used_count; i++) {
        const struct peil_pack *pack = r->pack->used[i].pack;

        for (size_t j = 0; j < pack->evidence_kind_count; j++) {
            struct peil_node *map = peil_add_term(r, list, &pack->evidence_kinds[j]);

            peil_put_bool(r, map, "experience", pack->evidence_kinds[j].flag);
            peil_put_text(r, map, "pack", pack->id);
        }
    }
}

static void put_files(
    struct peil_report *r, struct peil_node *document, const struct peil_archive *archive)
{
    struct peil_node *list = peil_put_list(r, document, "files");

    for (size_t i = 0; archive && i < peil_archive_count(archive); i++) {
        const struct peil_entry *entry = peil_archive_at(archive, i);
        struct peil_node *map = peil_add_map(r, list);

        peil_node_set_text(r->arena, map, "name", entry->name);
        peil_put_count(r, map, "size", entry->size);
    }
}

struct peil_node *peil_report_checklist(struct peil_arena *arena, const struct peil_pack *pack,
    const struct peil_archive *archive, const struct peil_report_options *options)
{
    struct peil_report r;
    struct peil_node *document = peil_node_map(arena);
    struct census census;

    if (!peil_report_begin(&r, arena, "checklist", pack, NULL, NULL, options))
        return NULL;
    census = take_census(&r);
    peil_report_common(&r, document);
    put_counts(&r, document, &census);
    peil_report_fields(&r, peil_put_list(&r, document, "subject_fields"), true);
    peil_report_roles(&r, document);
    put_actors(&r, document);
    put_evidence_kinds(&r, document);
    peil_report_scales(&r, document);
    if (pack->section_count > 0) {
        peil_report_verdict_title(&r, document);
        peil_report_scoring(&r, document);
    }
    peil_report_sections(&r, document);
    peil_report_declared_decisions(&r, document);
    peil_report_vocabulary(&r, document);
    peil_report_context(&r, document, true);
    peil_node_set(arena, document, "references", peil_report_references(&r, true));
    put_files(&r, document, archive);
    peil_put_list(&r, document, "errors");
    peil_report_warnings(&r, document);
    peil_report_languages(&r, document);
    peil_report_digests(&r, document, NULL);
    return peil_arena_failed(arena) ? NULL : document;
}
