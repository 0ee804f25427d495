/*
 * How scores are made, in sentences that let a reader do the sum again by hand. They are made from
 * what the pack declares, never written by hand, so that they cannot differ from what is done.
 */
#include "core/pack/models.h"
#include "core/report/parts.h"
#include "core/report/phrase.h"
#include "core/script/scripts.h"

static void add(
    struct peil_report *r, struct peil_node *list, const char *name, const struct peil_slot *slots)
{
    peil_add_text(r, list, peil_say(r, name, slots));
}

/* That the pack's own way of scoring may give something else, where there is such a hook. */
static void add_hook(
    struct peil_report *r, struct peil_node *list, enum peil_hook hook, const char *name)
{
    const struct peil_scripts *scripts = r->result ? r->result->scripts : NULL;

    if (scripts && peil_scripts_has_hook(scripts, hook))
        add(r, list, name, PEIL_SLOTS({"file", peil_report_own_file(r)}));
}

static bool any_section_hooked(const struct peil_report *r)
{
    for (size_t i = 0; r->result && i < r->pack->section_count; i++)
        if (r->result->sections[i].hooked)
            return true;
    return false;
}

/* What the pack's scored items are like, all together. */
struct kinds {
    const struct peil_scale *scale; /* of the first one with a scale */
    bool scales_differ;
    bool choices, matrix, number;
    size_t reversed;
    bool not_applicable;
};

static struct kinds kinds_of(const struct peil_pack *pack)
{
    struct kinds kinds = {0};

    for (size_t i = 0; i < pack->item_count; i++) {
        const struct peil_item *item = &pack->items[i];

        kinds.not_applicable = kinds.not_applicable || item->not_applicable_allowed;
        if (!item->scored)
            continue;
        if (item->scale && !kinds.scale)
            kinds.scale = item->scale;
        kinds.scales_differ = kinds.scales_differ || item->scale != kinds.scale;
        kinds.choices = kinds.choices || item->type == PEIL_ITEM_CHOICES;
        kinds.matrix = kinds.matrix || item->type == PEIL_ITEM_MATRIX;
        kinds.number = kinds.number || item->type == PEIL_ITEM_NUMBER;
        kinds.reversed += item->reverse ? 1 : 0;
    }
    return kinds;
}

/* The label of the option that gives exactly `points`. */
static const char *label_at(struct peil_report *r, const struct peil_scale *scale, double points)
{
    for (size_t i = 0; i < scale->count; i++) {
        const struct peil_option *option = &scale->options[i];

        if (option->scored && !(option->points < points) && !(option->points > points))
            return peil_pack_text(r, &option->label, r->pack);
    }
    return NULL;
}

static void explain_items(struct peil_report *r, struct peil_node *list, const struct kinds *kinds)
{
    const struct peil_scale *scale = kinds->scale;

    if (scale && !kinds->scales_differ && !kinds->choices) {
        add(r, list, "sentence.explain.items.scale",
            PEIL_SLOTS({"low", peil_say_number(r, scale->low, -1)},
                {"low_label", label_at(r, scale, scale->low)},
                {"high", peil_say_number(r, scale->high, -1)},
                {"high_label", label_at(r, scale, scale->high)}));
    } else if (scale) {
        add(r, list, "sentence.explain.items.scales", PEIL_NO_SLOTS);
    }
    if (kinds->choices)
        add(r, list, "sentence.explain.items.choices", PEIL_NO_SLOTS);
    if (kinds->matrix)
        add(r, list, "sentence.explain.items.matrix", PEIL_NO_SLOTS);
    if (kinds->number)
        add(r, list, "sentence.explain.items.number", PEIL_NO_SLOTS);
    if (kinds->reversed > 0) {
        peil_add_text(r, list,
            peil_say_plural(r, "sentence.explain.items.reverse", kinds->reversed,
                PEIL_SLOTS({"n", peil_say_count(r, kinds->reversed)})));
    }
}

/* What a unit must do to be counted: "het hoogste aantal punten haalt". */
static const char *reached(struct peil_report *r, enum peil_model model)
{
    const struct peil_scoring *scoring = &r->pack->scoring;
    double from = model == PEIL_MODEL_STAGED ? scoring->staged_from : scoring->count_from;

    if (from >= 1.0)
        return peil_word(r, "sentence.explain.share.all");
    return peil_say(
        r, "sentence.explain.share.part", PEIL_SLOTS({"share", peil_say_percent(r, from)}));
}

/* Whether some section has a model of its own. */
static bool models_differ(const struct peil_pack *pack)
{
    for (size_t i = 0; i < pack->section_count; i++)
        if (pack->sections[i].model != pack->scoring.section_model)
            return true;
    return false;
}

static bool counts_knockouts(const struct peil_scoring *scoring)
{
    return peil_model_counts_knockouts(scoring, scoring->model);
}

static bool decides(const struct peil_scoring *scoring)
{
    return scoring->model == PEIL_MODEL_DECISION_LIST;
}

/* Whether points matter somewhere: not where a list of conditions decides, and not where knock-outs
 * are counted and sections have no score. */
static bool any_points_count(const struct peil_pack *pack)
{
    bool by_points = !counts_knockouts(&pack->scoring) && !decides(&pack->scoring);

    return by_points || pack->scoring.section_model != PEIL_MODEL_NONE || models_differ(pack);
}

static void explain_sections(struct peil_report *r, struct peil_node *list)
{
    const struct peil_scoring *scoring = &r->pack->scoring;
    bool knockouts = peil_model_counts_knockouts(scoring, scoring->section_model);
    const char *word = knockouts ? peil_word(r, "sentence.explain.section.count.knockouts")
                                 : peil_word_of(r, "sentence.explain.section",
                                       peil_model_word(scoring->section_model));

    peil_add_text(r, list,
        peil_fill(r, word,
            PEIL_SLOTS({"min", peil_say_number(r, scoring->scale_min, -1)},
                {"max", peil_say_number(r, scoring->scale_max, -1)},
                {"share", reached(r, scoring->section_model)},
                {"level", peil_say_count(r, scoring->level)})));
    if (models_differ(r->pack))
        add(r, list, "sentence.explain.section.own", PEIL_NO_SLOTS);
    if (any_section_hooked(r))
        add(r, list, "sentence.explain.hook.section",
            PEIL_SLOTS({"file", peil_report_own_file(r)}));
    if (!any_points_count(r->pack))
        return;
    if (peil_model_traits(scoring->section_model)->alike)
        return;
    add(r, list,
        peil_report_equal_items(r->pack) ? "sentence.explain.weight.equal"
                                         : "sentence.explain.weight.declared",
        PEIL_NO_SLOTS);
}

/* "5 onderdelen": the sections that the total is made of. */
static const char *units(struct peil_report *r)
{
    size_t count = r->pack->child_count;

    if (r->pack->scoring.level > 1) {
        return peil_say(r, "sentence.explain.units.level",
            PEIL_SLOTS({"level", peil_say_count(r, r->pack->scoring.level)}));
    }
    return peil_say_plural(
        r, "sentence.explain.units", count, PEIL_SLOTS({"n", peil_say_count(r, count)}));
}

static const char *total_template(struct peil_report *r)
{
    const struct peil_scoring *scoring = &r->pack->scoring;

    switch (scoring->model) {
    case PEIL_MODEL_COUNT:
        return peil_arena_format(
            r->arena, "sentence.explain.total.count.%s", peil_count_of_word(scoring->count_of));
    case PEIL_MODEL_MEAN_OF_MEANS:
        return peil_report_equal_sections(r->pack)
                   ? "sentence.explain.total.mean-of-means.equal"
                   : "sentence.explain.total.mean-of-means.declared";
    case PEIL_MODEL_NONE:
        break;
    default:
        return peil_arena_format(
            r->arena, "sentence.explain.total.%s", peil_model_word(scoring->model));
    }
    return "sentence.explain.total.mean";
}

static void explain_total(struct peil_report *r, struct peil_node *list)
{
    const struct peil_scoring *scoring = &r->pack->scoring;
    const char *template;

    if (r->result && r->result->total.hooked) {
        add(r, list, "sentence.explain.hook.total", PEIL_SLOTS({"file", peil_report_own_file(r)}));
        return;
    }
    template = total_template(r);
    add(r, list, template ? template : "",
        PEIL_SLOTS({"min", peil_say_number(r, scoring->scale_min, -1)},
            {"max", peil_say_number(r, scoring->scale_max, -1)},
            {"share", reached(r, scoring->model)}, {"level", peil_say_count(r, scoring->level)},
            {"sections", units(r)}));
}

/* One of the policies for open answers. Of `staged` it was told already that they reach nothing. */
static void explain_policy(
    struct peil_report *r, struct peil_node *list, const char *prefix, enum peil_open_policy policy)
{
    const struct peil_scoring *scoring = &r->pack->scoring;

    if (scoring->model == PEIL_MODEL_STAGED && policy == PEIL_OPEN_EXCLUDE)
        return;
    if (decides(scoring) && policy != PEIL_OPEN_NULL_IF_ANY && !any_points_count(r->pack))
        return;
    peil_add_text(r, list,
        peil_fill(r, peil_word_of(r, prefix, peil_open_policy_word(policy)),
            PEIL_SLOTS({"share", peil_say_percent(r, scoring->prorate_from)})));
}

static void explain_open(struct peil_report *r, struct peil_node *list, const struct kinds *kinds)
{
    const struct peil_scoring *scoring = &r->pack->scoring;

    if (decides(scoring))
        add(r, list, "sentence.explain.open.decision-list", PEIL_NO_SLOTS);
    explain_policy(r, list, "sentence.explain.blank", scoring->blank);
    explain_policy(r, list, "sentence.explain.unknown", scoring->unknown);
    if (kinds->not_applicable && (!decides(scoring) || any_points_count(r->pack))) {
        peil_add_text(r, list,
            peil_word_of(r, "sentence.explain.na", peil_na_policy_word(scoring->not_applicable)));
    }
}

static void explain_thresholds(struct peil_report *r, struct peil_node *list)
{
    const struct peil_scoring *scoring = &r->pack->scoring;

    if (scoring->provisional > 0.0) {
        add(r, list,
            scoring->provisional < 1.0 ? "sentence.explain.provisional"
                                       : "sentence.explain.provisional.all",
            PEIL_SLOTS({"share", peil_say_percent(r, scoring->provisional)}));
    }
    if (scoring->incomplete > 0.0) {
        add(r, list, "sentence.explain.incomplete",
            PEIL_SLOTS({"share", peil_say_percent(r, scoring->incomplete)}));
    }
    if (peil_model_by_sections(scoring, scoring->model))
        add(r, list, "sentence.explain.parts", PEIL_NO_SLOTS);
}

static void explain_rounding(struct peil_report *r, struct peil_node *list)
{
    const struct peil_scoring *scoring = &r->pack->scoring;
    size_t count = (size_t)scoring->decimals;
    const char *decimals = count == 0 ? peil_word(r, "sentence.explain.decimals.whole")
                                      : peil_say_plural(r, "sentence.explain.decimals", count,
                                            PEIL_SLOTS({"n", peil_say_count(r, count)}));

    peil_add_text(r, list,
        peil_fill(r,
            peil_word_of(r, "sentence.explain.rounding", peil_rounding_word(scoring->rounding)),
            PEIL_SLOTS({"decimals", decimals})));
}

static void explain_bands(struct peil_report *r, struct peil_node *list)
{
    const struct peil_scoring *scoring = &r->pack->scoring;
    struct peil_buf bands = PEIL_BUF_EMPTY;

    if (scoring->band_count == 0)
        return;
    for (size_t i = 0; i < scoring->band_count; i++) {
        peil_buf_text(&bands, i > 0 ? ", " : "");
        peil_buf_text(
            &bands, peil_say(r, "sentence.explain.band",
                        PEIL_SLOTS({"label", peil_pack_text(r, &scoring->bands[i].label, r->pack)},
                            {"range", peil_report_band_text(r, i)})));
    }
    add(r, list, "sentence.explain.bands", PEIL_SLOTS({"bands", peil_keep(r, &bands)}));
    add_hook(r, list, PEIL_HOOK_VERDICT, "sentence.explain.hook.verdict");
    for (size_t i = 0; i < scoring->band_count; i++) {
        if (scoring->bands[i].escalate_if.text) {
            add(r, list, "sentence.explain.escalate", PEIL_NO_SLOTS);
            return;
        }
    }
}

static bool has_knockouts(const struct peil_pack *pack)
{
    for (size_t i = 0; i < pack->item_count; i++)
        if (pack->items[i].knockout)
            return true;
    return false;
}

void peil_report_explain(struct peil_report *r, struct peil_node *list)
{
    const struct peil_scoring *scoring = &r->pack->scoring;
    struct kinds kinds = kinds_of(r->pack);
    bool hooked = r->result && r->result->total.hooked;

    if (scoring->model == PEIL_MODEL_NONE && scoring->section_model == PEIL_MODEL_NONE && !hooked) {
        add(r, list, "sentence.explain.none", PEIL_NO_SLOTS);
    } else {
        if (any_points_count(r->pack)) {
            explain_items(r, list, &kinds);
            add_hook(r, list, PEIL_HOOK_ITEM, "sentence.explain.hook.item");
        }
        explain_sections(r, list);
        if (scoring->model != PEIL_MODEL_NONE || hooked)
            explain_total(r, list);
        else
            add(r, list, "sentence.explain.total.none", PEIL_NO_SLOTS);
        explain_open(r, list, &kinds);
        explain_thresholds(r, list);
        if (any_points_count(r->pack))
            explain_rounding(r, list);
        if (!decides(scoring))
            explain_bands(r, list);
    }
    if (scoring->has_cap && scoring->model != PEIL_MODEL_NONE) {
        add(r, list, "sentence.explain.cap",
            PEIL_SLOTS({"cap", peil_say_number(r, scoring->cap, -1)}));
    } else if (has_knockouts(r->pack)) {
        add(r, list,
            counts_knockouts(scoring) ? "sentence.explain.knockouts.counted"
                                      : "sentence.explain.knockouts",
            PEIL_NO_SLOTS);
    }
}
