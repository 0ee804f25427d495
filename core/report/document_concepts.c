/*
 * Concepts: where each came out, and the vocabulary itself.
 */
#include "core/report/parts.h"
#include "core/report/phrase.h"

static const char *const tier_words[] = {
    [PEIL_TIER_EQUAL] = "equal",
    [PEIL_TIER_SUBSET] = "subset",
    [PEIL_TIER_OTHER] = "other",
};

void peil_report_maps(
    struct peil_report *r, struct peil_node *map, const struct peil_mapping *maps, size_t count)
{
    struct peil_node *list;

    if (count == 0)
        return;
    list = peil_put_list(r, map, "maps");
    for (size_t i = 0; i < count; i++) {
        const struct peil_concept *concept = maps[i].concept;
        const char *relation = peil_relation_word(maps[i].relation);
        struct peil_node *made = peil_add_map(r, list);

        peil_put_text(r, made, "concept", concept->qualified);
        peil_put_pack_text(r, made, "concept_label", &concept->label, concept->pack);
        peil_put_text(r, made, "anchor", peil_report_anchor(r, "concept", concept->qualified));
        peil_put_text(r, made, "relation", relation);
        peil_put_text(r, made, "relation_label", peil_word_of(r, "relation", relation));
    }
}

/* What a concept is, apart from any result. */
static void put_concept(
    struct peil_report *r, struct peil_node *map, const struct peil_concept *concept)
{
    peil_put_text(r, map, "id", concept->qualified);
    peil_put_text(r, map, "anchor", peil_report_anchor(r, "concept", concept->qualified));
    peil_put_pack_text(r, map, "label", &concept->label, concept->pack);
    peil_put_pack_text(r, map, "definition", &concept->definition, concept->pack);
    if (concept->group)
        peil_put_term(r, peil_put_map(r, map, "group"), concept->group);
    peil_report_basis(r, map, &concept->basis, concept->pack);
}

static void add_source(
    struct peil_report *r, struct peil_node *list, const struct peil_concept_source *source)
{
    struct peil_node *map = peil_add_map(r, list);
    const char *relation = peil_relation_word(source->relation);
    const struct peil_report_name *name =
        source->item ? &r->items[source->item->index] : &r->sections[source->section->index];

    peil_put_text(r, map, "kind", source->item ? "item" : "section");
    peil_put_text(r, map, "id", source->item ? source->item->id : source->section->id);
    peil_put_text(r, map, "number", name->number);
    peil_put_text(r, map, "anchor", name->anchor);
    peil_put_text(r, map, "relation", relation);
    peil_put_text(r, map, "relation_label", peil_word_of(r, "relation", relation));
    peil_put_bool(r, map, "used", source->used);
    peil_put_bool(r, map, "open", source->open);
}

/* The first level of a vocabulary is its best, the last its poorest. */
static const char *level_tone(const struct peil_concept_level *concept)
{
    const struct peil_vocabulary *vocabulary = concept->concept->pack->vocabulary;

    if (!concept->known)
        return "open";
    if (concept->level == &vocabulary->levels[0])
        return "good";
    return concept->level == &vocabulary->levels[vocabulary->level_count - 1] ? "poor" : "middling";
}

static void put_level(
    struct peil_report *r, struct peil_node *map, const struct peil_concept_level *concept)
{
    peil_put_text(r, map, "state", concept->known ? "known" : "unknown");
    if (concept->known) {
        peil_put_text(r, map, "level", concept->level->id);
        peil_put_pack_text(r, map, "level_label", &concept->level->label, concept->concept->pack);
    } else {
        peil_put_text(r, map, "level", "unknown");
        peil_put_text(r, map, "level_label", peil_word(r, "level.unknown"));
    }
    peil_put_text(r, map, "tone", level_tone(concept));
    peil_put_maybe(r, map, "ratio", concept->known, concept->ratio);
    peil_put_maybe(r, map, "low", concept->bounded, concept->low);
    peil_put_maybe(r, map, "high", concept->bounded, concept->high);
}

static void add_concept(
    struct peil_report *r, struct peil_node *list, const struct peil_concept_level *concept)
{
    struct peil_node *map = peil_add_map(r, list);
    const char *confidence = peil_confidence_word(concept->confidence);
    const char *tier = tier_words[concept->tier];
    struct peil_node *sources;

    put_concept(r, map, concept->concept);
    put_level(r, map, concept);
    peil_put_text(r, map, "confidence", confidence);
    peil_put_text(r, map, "confidence_label", peil_word_of(r, "confidence", confidence));
    peil_put_text(r, map, "tier", tier);
    peil_put_text(r, map, "tier_label", peil_word_of(r, "tier", tier));
    sources = peil_put_list(r, map, "sources");
    for (size_t i = 0; i < concept->source_count; i++)
        add_source(r, sources, &concept->sources[i]);
}

void peil_report_concepts(struct peil_report *r, struct peil_node *document)
{
    struct peil_node *list = peil_put_list(r, document, "concepts");

    for (size_t i = 0; i < r->result->concept_count; i++)
        add_concept(r, list, &r->result->concepts[i]);
}

void peil_report_vocabulary(struct peil_report *r, struct peil_node *document)
{
    const struct peil_vocabulary *vocabulary = r->pack->vocabulary;
    struct peil_node *map;
    struct peil_node *list;

    if (!vocabulary)
        return;
    map = peil_put_map(r, document, "vocabulary");
    list = peil_put_list(r, map, "levels");
    for (size_t i = 0; i < vocabulary->level_count; i++) {
        struct peil_node *level = peil_add_map(r, list);

        peil_put_text(r, level, "id", vocabulary->levels[i].id);
        peil_put_pack_text(r, level, "label", &vocabulary->levels[i].label, r->pack);
        peil_put_number(r, level, "from", vocabulary->levels[i].from);
    }
    list = peil_put_list(r, map, "groups");
    for (size_t i = 0; i < vocabulary->group_count; i++)
        peil_add_term(r, list, &vocabulary->groups[i]);
    list = peil_put_list(r, map, "concepts");
    for (size_t i = 0; i < vocabulary->concept_count; i++) {
        struct peil_node *concept = peil_add_map(r, list);

        put_concept(r, concept, &vocabulary->concepts[i]);
        peil_put_text(r, concept, "was", vocabulary->concepts[i].was);
        peil_report_maps(
            r, concept, vocabulary->concepts[i].maps, vocabulary->concepts[i].map_count);
    }
}
