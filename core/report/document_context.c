/*
 * Background to what is advised. Each piece stands in a document once; advice names it.
 */
#include "core/report/parts.h"
#include "core/report/phrase.h"

static const char *context_id(struct peil_report *r, const struct peil_context *context)
{
    return peil_arena_format(r->arena, "%s:%s", context->pack->id, context->id);
}

static const char *kind_id(struct peil_report *r, const struct peil_term *kind)
{
    return peil_arena_format(r->arena, "%s:%s", kind->pack->id, kind->id);
}

static bool is_about(const struct peil_context *context, const struct peil_concept *concept)
{
    for (size_t i = 0; i < context->concept_count; i++)
        if (context->concepts[i] == concept)
            return true;
    return false;
}

/* Base advice is about its concept, a rule about those whose advice it takes the place of. */
static bool concerns(const struct peil_context *context, const struct peil_advice *advice)
{
    if (!advice->rule)
        return is_about(context, advice->concept->concept);
    for (size_t i = 0; i < advice->rule->replaces_count; i++)
        if (is_about(context, advice->rule->replaces[i]))
            return true;
    return false;
}

static bool *told_of(struct peil_report *r, size_t used)
{
    const struct peil_pack *pack = r->pack;

    if (!r->told)
        r->told = peil_arena_array(r->arena, pack->used_count, sizeof(*r->told));
    if (r->told && !r->told[used])
        r->told[used] =
            peil_arena_array(r->arena, pack->used[used].pack->context_count, sizeof(**r->told));
    return r->told ? r->told[used] : NULL;
}

void peil_report_name_context(
    struct peil_report *r, struct peil_node *map, const struct peil_advice *advice)
{
    struct peil_node *list = NULL;
    bool compared = r->result && r->result->compared; /* whose document has no background */

    for (size_t i = 0; !compared && i < r->pack->used_count; i++) {
        const struct peil_pack *pack = r->pack->used[i].pack;

        for (size_t j = 0; j < pack->context_count; j++) {
            bool *told;

            if (!concerns(&pack->context[j], advice))
                continue;
            list = list ? list : peil_put_list(r, map, "context");
            peil_add_text(r, list, context_id(r, &pack->context[j]));
            told = r->silent ? NULL : told_of(r, i);
            if (told)
                told[j] = true;
        }
    }
}

static void add_context(
    struct peil_report *r, struct peil_node *list, const struct peil_context *context)
{
    const struct peil_pack *owner = context->pack;
    const char *id = context_id(r, context);
    const char *origin = peil_origin_word(context->origin);
    struct peil_node *map = peil_add_map(r, list);
    struct peil_node *concepts;

    peil_put_text(r, map, "id", id);
    peil_put_text(r, map, "anchor", peil_report_anchor(r, "context", id ? id : ""));
    peil_put_text(r, map, "number", peil_arena_format(r->arena, "%z", peil_node_count(list)));
    peil_put_text(r, map, "pack", owner->id);
    peil_put_text(r, map, "kind", kind_id(r, context->kind));
    peil_put_pack_text(r, map, "kind_label", &context->kind->label, context->kind->pack);
    peil_put_pack_text(r, map, "title", &context->title, owner);
    peil_put_pack_text(r, map, "text", &context->text, owner);
    peil_put_pack_text(r, map, "by", &context->by, owner);
    if (context->year != 0)
        peil_put_number(r, map, "year", (double)context->year);
    peil_put_text(r, map, "origin", origin);
    peil_put_text(r, map, "origin_label", peil_word_of(r, "origin", origin));
    peil_put_own(r, map, "source_text", context->source_text, owner);
    peil_put_text(r, map, "source", context->source);
    peil_report_name_references(r, map, context->references, context->reference_count);
    concepts = peil_put_list(r, map, "concepts");
    for (size_t i = 0; i < context->concept_count; i++) {
        const struct peil_concept *concept = context->concepts[i];
        struct peil_node *one = peil_add_map(r, concepts);

        peil_put_text(r, one, "id", concept->qualified);
        peil_put_pack_text(r, one, "label", &concept->label, concept->pack);
    }
}

void peil_report_context(struct peil_report *r, struct peil_node *document, bool own)
{
    struct peil_node *list = NULL;

    for (size_t i = 0; (r->told || own) && i < r->pack->used_count; i++) {
        const struct peil_pack *pack = r->pack->used[i].pack;
        const bool *told = r->told ? r->told[i] : NULL;

        for (size_t j = 0; j < pack->context_count; j++) {
            if (!(told && told[j]) && !(own && pack == r->pack))
                continue;
            list = list ? list : peil_put_list(r, document, "context");
            add_context(r, list, &pack->context[j]);
        }
    }
}

void peil_report_count_context(struct peil_report *r, struct peil_node *counts)
{
    const struct peil_pack *pack = r->pack;
    struct peil_node *list;

    peil_put_count(r, counts, "context", pack->context_count);
    list = peil_put_list(r, counts, "by_context_kind");
    for (size_t i = 0; i < pack->context_kind_count; i++) {
        const struct peil_term *kind = &pack->context_kinds[i];
        struct peil_node *map = peil_add_map(r, list);
        size_t count = 0;

        for (size_t j = 0; j < pack->context_count; j++)
            count += pack->context[j].kind == kind ? 1 : 0;
        peil_put_text(r, map, "id", kind_id(r, kind));
        peil_put_pack_text(r, map, "label", &kind->label, kind->pack);
        peil_put_count(r, map, "count", count);
    }
}
