/*
 * What a panel comes to as a whole, in words.
 */
#include "core/report/compare_panel.h"
#include "core/report/parts.h"
#include "core/report/phrase.h"

/* ---- agreement ------------------------------------------------------------------------------- */

/*
 * What alpha says. 0.8 and 0.667 are Krippendorff's own: from the first on data can be relied on,
 * below the second they cannot.
 */
static const char *agreement_word(const struct peil_agreement *alpha)
{
    return !alpha->defined         ? "same"
           : alpha->alpha >= 0.8   ? "strong"
           : alpha->alpha >= 0.667 ? "fair"
           : alpha->alpha > 0.1    ? "weak"
                                   : "chance";
}

static const char *metric_word(enum peil_metric metric)
{
    return metric == PEIL_METRIC_NOMINAL   ? "nominal"
           : metric == PEIL_METRIC_ORDINAL ? "ordinal"
                                           : "interval";
}

static void put_agreement(struct peil_panel_report *p, struct peil_node *list,
    const struct peil_panel_agreement *agreement)
{
    const struct peil_agreement *alpha = &agreement->alpha;
    const char *word = agreement_word(alpha);
    struct peil_report *r = p->r;
    struct peil_node *map = peil_add_map(r, list);
    const char *rests = peil_say(r, "panel.agreement.rests",
        PEIL_SLOTS({"units", peil_say_count(r, alpha->units)},
            {"answers", peil_say_count(r, alpha->pairable)}));
    struct peil_buf buf = PEIL_BUF_EMPTY;

    peil_put_text(r, map, "metric", metric_word(agreement->metric));
    if (agreement->scale)
        peil_put_text(r, map, "scale", agreement->scale->id);
    peil_put_maybe(r, map, "alpha", alpha->defined, alpha->alpha);
    peil_put_text(r, map, "level", word);
    peil_put_text(r, map, "level_label", peil_word_of(r, "panel.agreement.label", word));
    peil_put_count(r, map, "units", alpha->units);
    peil_put_count(r, map, "answers", alpha->pairable);
    peil_put_bool(r, map, "few", agreement->few);
    peil_buf_text(&buf, peil_word_of(r, "panel.agreement", word));
    if (alpha->defined) {
        double shown = peil_num_round(alpha->alpha, agreement->few ? 1 : 2, PEIL_ROUND_HALF_UP);

        peil_buf_char(&buf, ' ');
        peil_buf_text(&buf,
            peil_say(r, "panel.agreement.alpha",
                PEIL_SLOTS({"alpha", peil_say_number(r, shown + 0.0, agreement->few ? 1 : 2)})));
    }
    peil_buf_char(&buf, ' ');
    peil_buf_text(&buf, rests);
    if (agreement->few) {
        peil_buf_char(&buf, ' ');
        peil_buf_text(&buf, peil_word(r, "panel.agreement.few"));
    }
    peil_put_text(r, map, "text", peil_keep(r, &buf));
}

void peil_panel_put_agreements(struct peil_panel_report *p, struct peil_node *map)
{
    struct peil_node *list = peil_put_list(p->r, map, "agreement");

    for (size_t i = 0; i < p->panel->agreement_count; i++)
        put_agreement(p, list, &p->panel->agreements[i]);
}

/* ---- pairs of groups ------------------------------------------------------------------------- */

static const char *pair_text(struct peil_panel_report *p, const struct peil_panel_pair *pair)
{
    bool first = pair->lean > 0;
    const char *better = peil_panel_group_label(p, first ? pair->a : pair->b);
    const char *worse = peil_panel_group_lower(p, first ? pair->b : pair->a);
    const char *word = pair->lean > 0 || pair->lean < 0 ? "panel.pair" : "panel.pair.level";

    return peil_say_plural(p->r, word, pair->lines,
        PEIL_SLOTS({"better", better}, {"worse", worse},
            {"apart", peil_panel_percent(p, pair->apart)},
            {"n", peil_say_count(p->r, pair->lines)}));
}

void peil_panel_put_pairs(struct peil_panel_report *p, struct peil_node *map)
{
    struct peil_node *list = peil_put_list(p->r, map, "pairs");

    for (size_t i = 0; i < p->panel->pair_count; i++) {
        const struct peil_panel_pair *pair = &p->panel->pairs[i];
        struct peil_node *one = peil_add_map(p->r, list);

        peil_put_count(p->r, one, "first", pair->a);
        peil_put_count(p->r, one, "second", pair->b);
        peil_put_text(p->r, one, "first_label", peil_panel_group_label(p, pair->a));
        peil_put_text(p->r, one, "second_label", peil_panel_group_label(p, pair->b));
        peil_put_count(p->r, one, "lines", pair->lines);
        peil_put_number(p->r, one, "apart", pair->apart);
        peil_put_text(p->r, one, "apart_text", peil_panel_percent(p, pair->apart));
        peil_put_number(p->r, one, "lean", pair->lean);
        peil_put_text(p->r, one, "text", pair_text(p, pair));
    }
}

/* ---- what people experience ------------------------------------------------------------------ */

const char *peil_panel_practice_text(
    struct peil_panel_report *p, const struct peil_panel_practice *practice)
{
    const char *word = practice->arranged > practice->experienced   ? "panel.practice.behind"
                       : practice->arranged < practice->experienced ? "panel.practice.ahead"
                                                                    : "panel.practice.level";

    return peil_say(p->r, word,
        PEIL_SLOTS({"arranged", peil_panel_percent(p, practice->arranged)},
            {"experienced", peil_panel_percent(p, practice->experienced)}));
}

void peil_panel_put_practices(struct peil_panel_report *p, struct peil_node *map)
{
    struct peil_node *list = peil_put_list(p->r, map, "practice");
    struct peil_report *r = p->r;

    for (size_t i = 0; i < p->panel->practice_count; i++) {
        const struct peil_panel_practice *practice = &p->panel->practices[i];
        struct peil_node *one = peil_add_map(r, list);

        if (practice->group) {
            peil_put_text(r, one, "group", practice->group->id);
            peil_put_pack_text(r, one, "label", &practice->group->label, practice->group->pack);
        } else {
            peil_put_text(r, one, "label", peil_word(r, "panel.practice.all"));
        }
        peil_put_number(r, one, "arranged", practice->arranged);
        peil_put_text(r, one, "arranged_text", peil_panel_percent(p, practice->arranged));
        peil_put_count(r, one, "arranged_items", practice->arranged_count);
        peil_put_number(r, one, "experienced", practice->experienced);
        peil_put_text(r, one, "experienced_text", peil_panel_percent(p, practice->experienced));
        peil_put_count(r, one, "experienced_items", practice->experienced_count);
        peil_put_text(r, one, "text", peil_panel_practice_text(p, practice));
    }
}

/* ---- concepts -------------------------------------------------------------------------------- */

/* The middle level of a group, of two middle ones the worse: levels stand best first. */
static size_t middle_level(const struct peil_panel_standing *standing)
{
    size_t above = standing->known / 2;
    size_t passed = 0;
    size_t level = 0;

    for (; passed + standing->levels[level] <= above; level++)
        passed += standing->levels[level];
    return level;
}

static const char *level_tone(const struct peil_vocabulary *vocabulary, size_t level)
{
    return level == 0 ? "good" : level + 1 == vocabulary->level_count ? "poor" : "middling";
}

static void put_standing(struct peil_panel_report *p, struct peil_node *list,
    const struct peil_panel_concept *about, size_t group)
{
    const struct peil_panel_standing *standing = &about->standings[group];
    const struct peil_pack *owner = about->concept->pack;
    const struct peil_vocabulary *vocabulary = owner->vocabulary;
    struct peil_report *r = p->r;
    struct peil_node *map = peil_add_map(r, list), *levels;
    const struct peil_level *middle;

    peil_put_text(r, map, "label", peil_panel_group_text(p, group));
    peil_put_bool(r, map, "asked", standing->asked);
    peil_put_bool(r, map, "shown", standing->shown);
    if (!standing->asked || !standing->shown || standing->known == 0) {
        peil_put_text(r, map, "level_label",
            !standing->asked ? peil_word(r, "state.not-asked")
            : !standing->shown
                ? peil_say(r, "panel.hidden",
                      PEIL_SLOTS({"n", peil_say_count(r, p->c->comparison->options.least_group)}))
                : peil_word(r, "level.unknown"));
        peil_put_text(r, map, "tone", standing->asked && standing->shown ? "open" : "none");
        return;
    }
    middle = &vocabulary->levels[middle_level(standing)];
    peil_put_count(r, map, "known", standing->known);
    peil_put_count(r, map, "unknown", standing->unknown);
    levels = peil_put_list(r, map, "counts");
    for (size_t i = 0; i < vocabulary->level_count; i++)
        peil_node_add(r->arena, levels, peil_node_number(r->arena, (double)standing->levels[i]));
    peil_put_text(r, map, "level", middle->id);
    peil_put_pack_text(r, map, "level_label", &middle->label, owner);
    peil_put_text(r, map, "tone", level_tone(vocabulary, middle_level(standing)));
    peil_put_number(r, map, "ratio", standing->ratio);
}

void peil_panel_put_concepts(struct peil_panel_report *p, struct peil_node *map)
{
    struct peil_node *list = peil_put_list(p->r, map, "concepts");
    struct peil_report *r = p->r;

    for (size_t i = 0; i < p->panel->concept_count; i++) {
        const struct peil_panel_concept *about = &p->panel->concepts[i];
        struct peil_node *one = peil_add_map(r, list), *standings;

        peil_put_text(r, one, "concept", about->concept->qualified);
        peil_put_pack_text(r, one, "label", &about->concept->label, about->concept->pack);
        standings = peil_put_list(r, one, "standings");
        for (size_t group = 0; group < p->panel->group_count; group++)
            put_standing(p, standings, about, group);
        if (about->has_spread)
            peil_put_count(r, one, "steps", about->steps);
        peil_put_maybe(r, one, "gap", about->widest.has, about->widest.gap);
    }
}
