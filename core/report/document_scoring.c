/*
 * How scores are made: the rules that a pack declares.
 */
#include "core/pack/models.h"
#include "core/report/parts.h"
#include "core/report/phrase.h"

static bool differ(double a, double b)
{
    return a < b || a > b;
}

bool peil_report_equal_items(const struct peil_pack *pack)
{
    const struct peil_item *first = NULL;

    for (size_t i = 0; i < pack->item_count; i++) {
        if (!pack->items[i].scored)
            continue;
        first = first ? first : &pack->items[i];
        if (differ(pack->items[i].weight, first->weight))
            return false;
    }
    return true;
}

bool peil_report_equal_sections(const struct peil_pack *pack)
{
    for (size_t i = 1; i < pack->section_count; i++)
        if (differ(pack->sections[i].weight, pack->sections[0].weight))
            return false;
    return true;
}

const char *peil_report_band_text(struct peil_report *r, size_t index)
{
    const struct peil_scoring *scoring = &r->pack->scoring;
    const char *from = peil_say_number(r, scoring->bands[index].from, -1);
    const char *to = index > 0 ? peil_say_number(r, scoring->bands[index - 1].from, -1) : NULL;
    const char *word = index == 0                        ? "sentence.band.above"
                       : index + 1 < scoring->band_count ? "sentence.band.between"
                                                         : "sentence.band.below";

    if (scoring->model == PEIL_MODEL_DECISION_LIST)
        return from;
    return peil_say(r, word, PEIL_SLOTS({"from", from}, {"to", to}));
}

const char *peil_report_own_rule(struct peil_report *r, const char *word)
{
    const struct peil_pack *pack = r->pack;
    const char *publisher = peil_pack_text(r, &pack->source_publisher, pack);

    if (pack->scoring.model == PEIL_MODEL_NONE || pack->scoring.origin != PEIL_ORIGIN_OWN)
        return NULL;
    if (!publisher)
        return peil_word(r, word);
    return peil_fill(r, peil_word_of(r, word, "source"), PEIL_SLOTS({"publisher", publisher}));
}

/* A policy by its word, with the word for readers beside it. */
static void put_policy(struct peil_report *r, struct peil_node *map, const char *key,
    const char *prefix, const char *word)
{
    const char *label = peil_arena_format(r->arena, "%s_label", key);

    peil_put_text(r, map, key, word);
    if (label)
        peil_put_text(r, map, label, peil_word_of(r, prefix, word));
}

/* Items of which the fewest points are best. */
static size_t count_reversed(const struct peil_pack *pack)
{
    size_t count = 0;

    for (size_t i = 0; i < pack->item_count; i++)
        count += pack->items[i].scored && pack->items[i].reverse;
    return count;
}

static void put_policies(struct peil_report *r, struct peil_node *map)
{
    const struct peil_scoring *scoring = &r->pack->scoring;
    struct peil_node *policies = peil_put_map(r, map, "policies");
    struct peil_node *made;

    put_policy(r, policies, "blank", "open-policy", peil_open_policy_word(scoring->blank));
    put_policy(r, policies, "unknown", "open-policy", peil_open_policy_word(scoring->unknown));
    put_policy(
        r, policies, "not_applicable", "na-policy", peil_na_policy_word(scoring->not_applicable));
    if (scoring->has_cap)
        peil_put_number(r, policies, "cap", scoring->cap);
    put_policy(r, policies, "weight", "weight",
        peil_report_equal_items(r->pack) && peil_report_equal_sections(r->pack) ? "equal"
                                                                                : "declared");
    peil_put_count(r, policies, "reverse", count_reversed(r->pack));
    made = peil_put_map(r, policies, "rounding");
    peil_put_number(r, made, "decimals", scoring->decimals);
    put_policy(r, made, "mode", "rounding", peil_rounding_word(scoring->rounding));
    made = peil_put_map(r, policies, "thresholds");
    peil_put_number(r, made, "provisional", scoring->provisional);
    peil_put_number(r, made, "incomplete", scoring->incomplete);
    if (scoring->blank == PEIL_OPEN_PRORATE || scoring->unknown == PEIL_OPEN_PRORATE)
        peil_put_number(r, made, "prorate", scoring->prorate_from);
}

static void put_bands(struct peil_report *r, struct peil_node *map)
{
    const struct peil_scoring *scoring = &r->pack->scoring;
    enum peil_model_scale scale = peil_model_traits(scoring->model)->scale;
    struct peil_node *list = peil_put_list(r, map, "bands");

    for (size_t i = 0; i < scoring->band_count; i++) {
        const struct peil_band *band = &scoring->bands[i];
        struct peil_node *made = peil_add_map(r, list);

        peil_put_text(r, made, "id", band->id);
        peil_put_pack_text(r, made, "label", &band->label, r->pack);
        peil_put_number(r, made, "from", band->from);
        if (i > 0)
            peil_put_number(r, made, "to", scoring->bands[i - 1].from);
        else if (scale == PEIL_MODEL_SCALE_ONE)
            peil_put_number(r, made, "to", 1.0);
        else if (scale == PEIL_MODEL_SCALE_BANDS)
            peil_put_number(r, made, "to", band->from);
        else if (scale != PEIL_MODEL_SCALE_PARTS)
            peil_put_number(r, made, "to", scoring->scale_max);
        peil_put_text(r, made, "text", peil_report_band_text(r, i));
        peil_put_pack_text(r, made, "verdict", &band->verdict, r->pack);
    }
}

/* Whether the whole, or sections, are scored by a model. */
static bool is_used(const struct peil_pack *pack, enum peil_model model)
{
    bool found = pack->scoring.model == model || pack->scoring.section_model == model;

    for (size_t i = 0; i < pack->section_count && !found; i++)
        found = pack->sections[i].model == model;
    return found;
}

/* What models look at beside the answers, as the pack has it. */
static void put_settings(struct peil_report *r, struct peil_node *map)
{
    const struct peil_scoring *scoring = &r->pack->scoring;
    const struct peil_model_traits *traits = peil_model_traits(scoring->model);
    const struct peil_model_traits *below = peil_model_traits(scoring->section_model);
    const char *model = peil_model_word(scoring->section_model);
    struct peil_node *made;

    peil_put_text(r, map, "section_model", model);
    peil_put_text(r, map, "section_model_label", peil_word_of(r, "model", model));
    if (scoring->model == PEIL_MODEL_COUNT) {
        made = peil_put_map(r, map, "count");
        peil_put_text(r, made, "of", peil_count_of_word(scoring->count_of));
        peil_put_number(r, made, "from", scoring->count_from);
    }
    if (is_used(r->pack, PEIL_MODEL_STAGED))
        peil_put_number(r, peil_put_map(r, map, "staged"), "from", scoring->staged_from);
    if (traits->level || below->level || peil_model_by_sections(scoring, scoring->model))
        peil_put_count(r, map, "level", scoring->level);
    if (traits->scale == PEIL_MODEL_SCALE_PACK || below->scale == PEIL_MODEL_SCALE_PACK) {
        made = peil_put_map(r, map, "scale");
        peil_put_number(r, made, "min", scoring->scale_min);
        peil_put_number(r, made, "max", scoring->scale_max);
    }
}

void peil_report_scoring(struct peil_report *r, struct peil_node *document)
{
    const struct peil_scoring *scoring = &r->pack->scoring;
    struct peil_node *map = peil_put_map(r, document, "scoring");
    const char *model = peil_model_word(scoring->model);

    peil_put_text(r, map, "model", model);
    peil_put_text(r, map, "model_label", peil_word_of(r, "model", model));
    put_settings(r, map);
    peil_report_explain(r, peil_put_list(r, map, "explanation"));
    peil_put_text(r, map, "origin", peil_origin_word(scoring->origin));
    peil_put_text(r, map, "own_text", peil_report_own_rule(r, "sentence.own-rule"));
    peil_put_pack_text(r, map, "note", &scoring->note, r->pack);
    put_policies(r, map);
    put_bands(r, map);
}
