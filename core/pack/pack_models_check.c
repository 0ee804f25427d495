/*
 * Whether the items have what the models ask for.
 */
#include "core/pack/loading.h"
#include "core/pack/models.h"

/* The items of a section, or of the whole for PEIL_NONE, that are scored by `model`. */
struct scope {
    struct peil_loading *load;
    enum peil_model model;
    size_t first, count;
    struct peil_place place; /* where the model is named */
};

static void say(const struct scope *scope, const char *code, const struct peil_item *item)
{
    peil_schema_error(
        &scope->load->schema, code, item->place, NULL, PEIL_ARGS(PEIL_TEXT("value", item->id)));
}

/* Every level from 1 to the highest is asked for; else one could be reached by nothing. */
static void check_gaps(const struct scope *scope)
{
    const struct peil_pack *pack = scope->load->pack;
    bool asked[PEIL_MATURITY_MOST + 1] = {false};
    unsigned highest = 0;

    for (size_t i = 0; i < pack->item_count; i++) {
        const struct peil_item *item = &pack->items[i];

        if (!item->scored)
            continue;
        asked[item->maturity_level] = true;
        highest = item->maturity_level > highest ? item->maturity_level : highest;
    }
    for (unsigned level = 1; level < highest; level++) {
        if (!asked[level]) {
            peil_schema_warning(&scope->load->schema, "pack/maturity-gap", scope->place, NULL,
                PEIL_ARGS(PEIL_INTEGER("value", level), PEIL_INTEGER("most", highest)));
        }
    }
}

static void check_staged(const struct scope *scope, bool whole)
{
    const struct peil_item *items = scope->load->pack->items + scope->first;
    bool complete = true;

    for (size_t i = 0; i < scope->count; i++) {
        if (!items[i].scored || items[i].maturity_level > 0)
            continue;
        say(scope, "pack/no-maturity-level", &items[i]);
        complete = false;
    }
    if (complete && whole)
        check_gaps(scope);
}

/* A target is above the least points and, for progress, not worse than the baseline. */
static void check_targets(const struct scope *scope, bool whole)
{
    const struct peil_item *items = scope->load->pack->items + scope->first;
    bool progress = scope->model == PEIL_MODEL_PROGRESS;
    size_t found = 0;

    for (size_t i = 0; i < scope->count; i++) {
        const struct peil_item *item = &items[i];
        double target = peil_model_points(item, item->target);

        if (!item->scored || !peil_model_counts(scope->model, item))
            continue;
        found++;
        if (progress && target < peil_model_points(item, item->baseline))
            say(scope, "pack/baseline-beyond-target", item);
        if (!progress && !(target > 0))
            say(scope, "pack/target-asks-nothing", item);
    }
    if (found == 0 && whole && scope->count > 0)
        peil_schema_error(&scope->load->schema, progress ? "pack/no-baselines" : "pack/no-targets",
            scope->place, PEIL_PATH_KEY(PEIL_PATH_KEY(NULL, "scoring"), "model"), PEIL_NO_ARGS);
}

static void check(const struct scope *scope, bool whole)
{
    if (scope->model == PEIL_MODEL_STAGED)
        check_staged(scope, whole);
    if (scope->model == PEIL_MODEL_PERCENT_TO_TARGET || scope->model == PEIL_MODEL_PROGRESS)
        check_targets(scope, whole);
}

/* A section that is scored as the one above it was checked with that. */
static bool is_as_above(const struct peil_pack *pack, const struct peil_section *section)
{
    enum peil_model above =
        section->parent == PEIL_NONE ? pack->scoring.model : pack->sections[section->parent].model;

    return section->model == above;
}

/* Whether the whole or a section that holds an item is scored by a model. */
static bool is_scored_by(
    const struct peil_pack *pack, const struct peil_item *item, enum peil_model model)
{
    bool found = pack->scoring.model == model;

    for (size_t at = item->section; at != PEIL_NONE && !found; at = pack->sections[at].parent)
        found = pack->sections[at].model == model;
    return found;
}

/* Whether a score looks at a key that only some do; NULL for all that are not there. */
static const char *unused_key(const struct peil_pack *pack, const struct peil_item *item, int key)
{
    bool progress = is_scored_by(pack, item, PEIL_MODEL_PROGRESS);
    bool target = progress || is_scored_by(pack, item, PEIL_MODEL_PERCENT_TO_TARGET) ||
                  pack->scoring.not_applicable == PEIL_NA_TARGET;

    switch (key) {
    case 0:
        return item->maturity_level > 0 && !is_scored_by(pack, item, PEIL_MODEL_STAGED)
                   ? "maturity_level"
                   : NULL;
    case 1:
        return item->has_baseline && !progress ? "baseline" : NULL;
    default:
        return item->has_target && !target ? "target" : NULL;
    }
}

/* Says it of the first item that has one. */
static void warn_unused(struct peil_loading *load)
{
    const struct peil_pack *pack = load->pack;

    for (int key = 0; key < 3; key++) {
        for (size_t i = 0; i < pack->item_count; i++) {
            const struct peil_item *item = &pack->items[i];
            const char *name = unused_key(pack, item, key);

            if (!name)
                continue;
            peil_schema_warning(&load->schema, "pack/unused-item-key", item->place, NULL,
                PEIL_ARGS(PEIL_TEXT("key", name), PEIL_TEXT("value", item->id)));
            break;
        }
    }
}

void peil_check_models(struct peil_loading *load)
{
    const struct peil_pack *pack = load->pack;
    struct scope scope = {.load = load,
        .model = pack->scoring.model,
        .count = pack->item_count,
        .place = peil_value_place(load->parts.scoring, "model")};

    check(&scope, true);
    for (size_t i = 0; i < pack->section_count; i++) {
        const struct peil_section *section = &pack->sections[i];

        scope.model = section->model;
        scope.first = section->first_item;
        scope.count = section->item_count;
        scope.place = section->place;
        if (!is_as_above(pack, section))
            check(&scope, false);
    }
    warn_unused(load);
}
