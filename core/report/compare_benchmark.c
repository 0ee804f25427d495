/*
 * Where a subject stands among others: `benchmark` of a comparison.
 */
#include "core/report/comparing.h"
#include "core/report/parts.h"
#include "core/report/phrase.h"

static const char *const quantile_keys[PEIL_QUANTILES] = {"p10", "p25", "p50", "p75", "p90"};

static const char *say_percent(struct peil_report *r, unsigned value)
{
    return peil_say_percent(r, value / 100.0);
}

static void put_place(
    struct peil_report *r, struct peil_node *map, const struct peil_standing *standing)
{
    const char *from = peil_say_count(r, standing->from), *to = peil_say_count(r, standing->to);
    const char *of = peil_say_count(r, standing->of);
    double others = (double)standing->of - 1;
    struct peil_node *place;

    if (standing->of == 0) {
        peil_put_null(r, map, "place");
        return;
    }
    place = peil_put_map(r, map, "place");
    peil_put_count(r, place, "from", standing->from);
    peil_put_count(r, place, "to", standing->to);
    peil_put_count(r, place, "of", standing->of);
    peil_put_text(r, place, "text",
        standing->from == standing->to
            ? peil_say(r, "benchmark.place", PEIL_SLOTS({"n", from}, {"of", of}))
            : peil_say(r, "benchmark.places", PEIL_SLOTS({"from", from}, {"to", to}, {"of", of})));
    from = peil_say_whole_percent(r, (double)(standing->of - standing->to) / others);
    to = peil_say_whole_percent(r, (double)(standing->of - standing->from) / others);
    peil_put_text(r, place, "share_text",
        standing->from == standing->to
            ? peil_say(r, "benchmark.share", PEIL_SLOTS({"n", from}))
            : peil_say(r, "benchmark.shares", PEIL_SLOTS({"from", from}, {"to", to})));
}

/* "een kwart heeft 40% of lager, de helft 55% of lager": as far as they are shown. */
static const char *spread_text(struct peil_report *r, const struct peil_distribution *d)
{
    static const char *const words[PEIL_QUANTILES] = {
        NULL, "benchmark.quarter", "benchmark.half", "benchmark.three-quarters", NULL};
    struct peil_buf text = PEIL_BUF_EMPTY;

    for (size_t i = 0; i < PEIL_QUANTILES; i++) {
        if (!words[i] || !d->has[i])
            continue;
        peil_buf_text(&text, text.length > 0 ? ", " : "");
        peil_buf_text(
            &text, peil_say(r, words[i], PEIL_SLOTS({"n", say_percent(r, d->quantiles[i])})));
    }
    return peil_keep(r, &text);
}

static void put_distribution(
    struct peil_report *r, struct peil_node *map, const struct peil_distribution *d)
{
    peil_put_bool(r, map, "shown", d->shown);
    peil_put_maybe(r, map, "count", d->shown, d->count);
    peil_put_maybe(r, map, "without", d->shown, d->without);
    for (size_t i = 0; i < PEIL_QUANTILES; i++)
        peil_put_maybe(r, map, quantile_keys[i], d->has[i], d->quantiles[i]);
    put_place(r, map, &d->standing);
    peil_put_text(
        r, map, "text", d->shown ? spread_text(r, d) : peil_word(r, "benchmark.part.too-few"));
}

static const char *class_label(struct peil_report *r, const struct peil_distribution *d)
{
    return d->label[0] != '\0' ? d->label : peil_word(r, "benchmark.class.none");
}

static const char *own_text(struct peil_report *r, const struct peil_own_score *own)
{
    if (!own->has)
        return peil_word(r, "benchmark.own.none");
    if (own->low == own->high)
        return say_percent(r, own->value);
    return peil_say(r, "benchmark.own.range",
        PEIL_SLOTS({"n", say_percent(r, own->value)}, {"low", say_percent(r, own->low)},
            {"high", say_percent(r, own->high)}));
}

static void put_own(struct peil_report *r, struct peil_node *map, const struct peil_own_score *own)
{
    peil_put_maybe(r, map, "value", own->has, own->value);
    peil_put_maybe(r, map, "low", own->has, own->low);
    peil_put_maybe(r, map, "high", own->has, own->high);
    peil_put_text(r, map, "text", own_text(r, own));
}

static void put_part_name(
    struct peil_report *r, struct peil_node *map, const struct peil_benchmark_part *part)
{
    peil_put_text(r, map, "kind", peil_cell_words[part->part]);
    if (part->section) {
        peil_put_text(r, map, "id", part->section->id);
        peil_put_text(r, map, "number", r->sections[part->section->index].number);
        peil_put_count(r, map, "depth", part->section->depth);
        peil_put_pack_text(r, map, "label", &part->section->title, r->pack);
    } else if (part->concept) {
        peil_put_text(r, map, "id", part->concept->qualified);
        peil_put_pack_text(r, map, "label", &part->concept->label, part->concept->pack);
    } else {
        peil_put_text(r, map, "label", peil_word(r, "benchmark.whole"));
    }
}

/* One part; what subjects side by side scored on it stands in the order of `side`. */
static void add_part(struct peil_report *r, struct peil_node *list,
    const struct peil_benchmark *benchmark, const struct peil_benchmark_framework *framework,
    const struct peil_benchmark_part *part)
{
    struct peil_node *map = peil_add_map(r, list), *classes;

    put_part_name(r, map, part);
    put_distribution(r, peil_put_map(r, map, "whole"), &part->whole);
    classes = peil_put_list(r, map, "classes");
    for (size_t i = 0; i < framework->class_count; i++) {
        struct peil_node *one = peil_add_map(r, classes);

        peil_put_text(r, one, "label", class_label(r, &part->classes[i]));
        peil_put_bool(r, one, "own", part->classes[i].own);
        put_distribution(r, one, &part->classes[i]);
    }
    if (framework->has_focus)
        put_own(r, peil_put_map(r, map, "own"), &part->focus);
    else
        peil_put_null(r, map, "own");
    if (part->own) {
        struct peil_node *side = peil_put_list(r, map, "side");

        for (size_t i = 0; i < benchmark->side_count; i++)
            put_own(r, peil_add_map(r, side), &part->own[i]);
    }
}

static const char *framework_text(struct peil_report *r, const struct peil_benchmark *benchmark,
    const struct peil_benchmark_framework *framework)
{
    const char *least = peil_say_count(r, benchmark->least);
    const char *n = peil_say_count(r, framework->subjects);

    if (!framework->shown)
        return framework->subjects < benchmark->least
                   ? peil_say(r, "benchmark.too-few", PEIL_SLOTS({"n", n}, {"least", least}))
                   : peil_say(r, "benchmark.too-few.contributed", PEIL_SLOTS({"least", least}));
    if (framework->contributed == 0)
        return peil_say_plural(r, "benchmark.count", framework->subjects, PEIL_SLOTS({"n", n}));
    return peil_say(r, "benchmark.count.contributed",
        PEIL_SLOTS({"n", n}, {"contributed", peil_say_count(r, framework->contributed)}));
}

static void put_classes(struct peil_report *r, struct peil_node *map,
    const struct peil_benchmark *benchmark, const struct peil_benchmark_framework *framework)
{
    struct peil_node *list = peil_put_list(r, map, "classes");
    bool shown = framework->class_count > 0;

    for (size_t i = 0; i < framework->class_count; i++) {
        struct peil_node *one = peil_add_map(r, list);

        peil_put_text(r, one, "label", class_label(r, &framework->classes[i]));
        peil_put_bool(r, one, "own", framework->classes[i].own);
        peil_put_maybe(r, one, "count", framework->classes[i].shown, framework->classes[i].count);
        shown = shown && framework->classes[i].shown;
    }
    if (framework->class_count > 0 && framework->shown && !shown)
        peil_put_text(r, map, "classes_text",
            peil_say(r, "benchmark.classes.too-few",
                PEIL_SLOTS({"least", peil_say_count(r, benchmark->least)})));
}

static void add_framework(struct peil_comparing *c, struct peil_node *list,
    const struct peil_benchmark *benchmark, const struct peil_benchmark_framework *framework)
{
    struct peil_report *r = peil_comparing_report(c, framework->pack);
    struct peil_node *map = peil_add_map(r, list), *parts;

    peil_put_text(r, map, "pack", framework->pack->id);
    peil_put_text(r, map, "version", framework->pack->version_text);
    peil_put_pack_text(r, map, "title", &framework->pack->title, framework->pack);
    peil_put_count(r, map, "subjects", framework->subjects);
    peil_put_count(r, map, "at_hand", framework->at_hand);
    peil_put_count(r, map, "contributed", framework->contributed);
    peil_put_bool(r, map, "shown", framework->shown);
    peil_put_bool(r, map, "own", framework->has_focus);
    peil_put_text(r, map, "text", framework_text(r, benchmark, framework));
    put_classes(r, map, benchmark, framework);
    parts = peil_put_list(r, map, "parts");
    for (size_t i = 0; i < framework->part_count; i++)
        add_part(r, parts, benchmark, framework, &framework->parts[i]);
}

/* Those whose scores stand side by side. */
static void put_side(struct peil_comparing *c, struct peil_node *map)
{
    const struct peil_benchmark *benchmark = c->comparison->benchmark;
    struct peil_report *r = c->r;
    struct peil_node *list = peil_put_list(r, map, "side");

    for (size_t i = 0; i < benchmark->side_count; i++) {
        const struct peil_compared_subject *subject = &benchmark->side[i];
        struct peil_node *one = peil_add_map(r, list);

        peil_put_text(r, one, "key", subject->key);
        peil_put_text(r, one, "name", peil_comparing_subject_label(c, subject));
        peil_put_bool(r, one, "own", subject == benchmark->focus);
    }
}

static const char *list_of(struct peil_report *r, const struct peil_benchmark *benchmark)
{
    struct peil_buf text = PEIL_BUF_EMPTY;

    for (size_t i = 0; i < benchmark->other_count; i++) {
        peil_buf_text(&text, i > 0 ? ", " : "");
        peil_buf_text(&text, benchmark->others[i]);
    }
    return peil_keep(r, &text);
}

static bool any_twice(const struct peil_benchmark *benchmark)
{
    for (size_t i = 0; i < benchmark->framework_count; i++)
        if (benchmark->frameworks[i].focus_twice)
            return true;
    return false;
}

static bool any_shown(const struct peil_benchmark *benchmark)
{
    for (size_t i = 0; i < benchmark->framework_count; i++)
        if (benchmark->frameworks[i].shown)
            return true;
    return false;
}

/* By which rules the answers of several were made one in the contributions; all alike, or not. */
static void add_rules(struct peil_report *r, struct peil_node *list,
    const struct peil_benchmark *benchmark, enum peil_merge_rule own)
{
    const char *own_label = peil_word_of(r, "comparison.merge", peil_merge_rule_word(own));
    struct peil_buf names = PEIL_BUF_EMPTY;
    unsigned rules = 0, left;

    for (size_t i = 0; i < benchmark->framework_count; i++)
        rules |= benchmark->frameworks[i].rules;
    left = rules;
    for (size_t i = 0; left != 0; left &= ~(1U << i++)) {
        if (!(left & 1U << i))
            continue;
        if (names.length > 0)
            peil_buf_format(&names, " %s ", peil_word(r, "word.and"));
        peil_buf_text(&names, peil_word_of(r, "comparison.merge", peil_merge_rule_words[i]));
    }
    if (rules == 1U << own)
        peil_add_text(
            r, list, peil_say(r, "benchmark.note.rule", PEIL_SLOTS({"label", own_label})));
    else if (rules != 0)
        peil_add_text(r, list,
            peil_say(r, "benchmark.note.rules",
                PEIL_SLOTS({"own", own_label}, {"list", peil_buf_string(&names)})));
    peil_buf_dispose(&names);
}

/* How to read it, and what is not in it. */
static void put_notes(struct peil_report *r, struct peil_node *map,
    const struct peil_benchmark *benchmark, enum peil_merge_rule rule)
{
    struct peil_node *list = peil_put_list(r, map, "notes");
    const char *least = peil_say_count(r, benchmark->least);
    bool bare = benchmark->side_count > 0 && !benchmark->contributions;
    bool shown = any_shown(benchmark);

    peil_add_text(r, list, peil_word(r, "benchmark.note.scores"));
    if (shown)
        peil_add_text(r, list, peil_word(r, "benchmark.note.quantiles"));
    if (shown && benchmark->focus)
        peil_add_text(r, list, peil_word(r, "benchmark.note.place"));
    if (shown && benchmark->focus && !bare)
        peil_add_text(r, list, peil_word(r, "benchmark.note.ends"));
    if (!bare)
        peil_add_text(r, list, peil_say(r, "benchmark.note.least", PEIL_SLOTS({"least", least})));
    add_rules(r, list, benchmark, rule);
    if (any_twice(benchmark))
        peil_add_text(r, list, peil_word(r, "benchmark.note.twice"));
    else if (benchmark->contributions && !benchmark->secret)
        peil_add_text(r, list, peil_word(r, "benchmark.note.secret"));
    if (benchmark->other_count > 0)
        peil_add_text(r, list,
            peil_say(r, "benchmark.note.others", PEIL_SLOTS({"list", list_of(r, benchmark)})));
}

void peil_comparing_benchmark(struct peil_comparing *c)
{
    const struct peil_benchmark *benchmark = c->comparison->benchmark;
    struct peil_report *r = c->r;
    struct peil_node *map, *list;

    if (!benchmark) {
        peil_put_null(r, c->document, "benchmark");
        return;
    }
    map = peil_put_map(r, c->document, "benchmark");
    peil_put_count(r, map, "least_group", benchmark->least);
    peil_put_bool(r, map, "contributions", benchmark->contributions);
    list = peil_put_list(r, map, "frameworks");
    for (size_t i = 0; i < benchmark->framework_count; i++)
        add_framework(c, list, benchmark, &benchmark->frameworks[i]);
    put_side(c, map);
    put_notes(r, map, benchmark, c->comparison->options.rule);
    peil_put_text(r, map, "method", peil_word(r, "benchmark.method"));
}
