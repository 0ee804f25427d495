/*
 * The document of a comparison: its head, what was given, and the parts one after another.
 */
#include "core/report/comparison.h"

#include <string.h>

#include "core/compare/merge.h"
#include "core/report/agenda.h"
#include "core/report/comparing.h"
#include "core/report/parts.h"
#include "core/report/phrase.h"

const char *const peil_comparison_part_words[] = {
    "agenda", "frameworks", "panels", "changes", "benchmark", "advice", "method", NULL};
_Static_assert(sizeof(peil_comparison_part_words) / sizeof(*peil_comparison_part_words) ==
                   PEIL_COMPARISON_PARTS + 1,
    "every part");

struct peil_report *peil_comparing_report(
    const struct peil_comparing *c, const struct peil_pack *pack)
{
    for (size_t i = 0; i < c->comparison->pack_count; i++)
        if (c->reports[i].pack == pack)
            return &c->reports[i];
    return c->r;
}

/* ---- the head -------------------------------------------------------------------------------- */

static void put_head(struct peil_comparing *c)
{
    struct peil_report *r = c->r;
    struct peil_node *document = c->document, *engine;

    peil_put_number(r, document, "peil_document", PEIL_DOCUMENT_VERSION);
    peil_put_text(r, document, "kind", r->kind);
    engine = peil_put_map(r, document, "engine");
    peil_put_text(r, engine, "name", PEIL_ENGINE_NAME);
    peil_put_text(r, engine, "version", c->options->version ? c->options->version : "");
    peil_put_text(r, document, "language", r->language);
    peil_report_labels(r, document);
}

static void put_options(struct peil_comparing *c)
{
    const struct peil_compare_options *asked = &c->comparison->options;
    struct peil_report *r = c->r;
    struct peil_node *options = peil_put_map(r, c->document, "options"), *list;

    peil_put_text(r, options, "language", r->asked);
    peil_put_text(r, options, "subject", asked->subject);
    peil_put_text(r, options, "asof", asked->asof);
    peil_put_text(r, options, "rule", peil_merge_rule_word(asked->rule));
    peil_put_count(r, options, "least_group", asked->least_group);
    if (c->options->part_count == 0)
        return;
    list = peil_put_list(r, options, "parts");
    for (size_t i = 0; i < c->options->part_count; i++)
        peil_add_text(r, list, peil_comparison_part_words[c->options->parts[i]]);
}

static void put_title(struct peil_comparing *c)
{
    const struct peil_compared_subject *focus = c->comparison->focus;
    const char *name = focus ? peil_comparing_subject_label(c, focus) : NULL;

    peil_put_text(c->r, c->document, "title",
        name ? peil_say(c->r, "comparison.title", PEIL_SLOTS({"subject", name}))
             : peil_word(c->r, "title.comparison"));
}

static void put_parts(struct peil_comparing *c)
{
    struct peil_node *list = peil_put_list(c->r, c->document, "parts");
    size_t asked = c->options->part_count;

    for (size_t i = 0; i < (asked > 0 ? asked : PEIL_COMPARISON_PARTS); i++)
        peil_add_text(c->r, list, peil_comparison_part_words[asked > 0 ? c->options->parts[i] : i]);
}

/* One pack, in the list of them. */
static void add_pack(
    struct peil_report *r, struct peil_node *list, const struct peil_pack *pack, const char *layer)
{
    struct peil_node *map = peil_add_map(r, list);

    peil_put_text(r, map, "id", pack->id);
    peil_put_text(r, map, "version", pack->version_text);
    peil_put_text(r, map, "digest", pack->digest);
    peil_put_text(r, map, "layer", layer);
    peil_put_pack_text(r, map, "title", &pack->title, pack);
    peil_put_pack_text(r, map, "publisher", &pack->publisher, pack);
    peil_put_pack_text(r, map, "notice", &pack->notice, pack);
}

static bool is_listed(const struct peil_node *list, const struct peil_pack *pack)
{
    for (size_t i = 0; i < peil_node_count(list); i++)
        if (strcmp(peil_node_get_text(peil_node_at(list, i), "digest"), pack->digest) == 0)
            return true;
    return false;
}

/* The checklists that answers were given on, and behind them the packs that they use. */
static void put_packs(struct peil_comparing *c)
{
    struct peil_node *list = peil_put_list(c->r, c->document, "packs");

    for (size_t i = 0; i < c->comparison->pack_count; i++)
        add_pack(&c->reports[i], list, c->reports[i].pack, "checklist");
    for (size_t i = 0; i < c->comparison->pack_count; i++) {
        const struct peil_pack *pack = c->reports[i].pack;

        for (size_t j = 0; j < pack->used_count; j++)
            if (!is_listed(list, pack->used[j].pack))
                add_pack(&c->reports[i], list, pack->used[j].pack,
                    pack->used[j].pack->section_count > 0 ? "checklist" : "vocabulary");
    }
    peil_comparing_extensions(c, list);
}

/* ---- what it is about ------------------------------------------------------------------------ */

static void put_rounds(
    struct peil_report *r, struct peil_node *map, const struct peil_framework *framework)
{
    struct peil_node *list = peil_put_list(r, map, "rounds");

    for (size_t i = 0; i < framework->round_count; i++) {
        struct peil_node *round = peil_add_map(r, list);

        peil_put_text(r, round, "from", framework->rounds[i].from);
        peil_put_text(r, round, "to", framework->rounds[i].to);
    }
}

/* With its version, where that is what tells it from another. */
static void put_checklist_title(struct peil_report *r, struct peil_node *map,
    const struct peil_compared_subject *focus, size_t index)
{
    const struct peil_pack *pack = r->pack;
    const char *title = peil_pack_text(r, &pack->title, pack);
    bool again = false;

    for (size_t i = 0; i < focus->framework_count; i++)
        again = again || (i != index && strcmp(focus->frameworks[i].pack->id, pack->id) == 0);
    if (again && title)
        peil_put_text(r, map, "title",
            peil_say(r, "comparison.version",
                PEIL_SLOTS({"title", title}, {"version", pack->version_text})));
    else
        peil_put_pack_text(r, map, "title", &pack->title, pack);
}

static void put_subject(struct peil_comparing *c)
{
    const struct peil_compared_subject *focus = c->comparison->focus;
    struct peil_node *map, *list;

    if (!focus) {
        peil_put_null(c->r, c->document, "subject");
        return;
    }
    map = peil_put_map(c->r, c->document, "subject");
    peil_put_text(c->r, map, "key", focus->key);
    peil_put_text(c->r, map, "name", focus->name);
    list = peil_put_list(c->r, map, "checklists");
    for (size_t i = 0; i < focus->framework_count; i++) {
        struct peil_report *r = peil_comparing_report(c, focus->frameworks[i].pack);
        struct peil_node *one = peil_add_map(r, list);

        peil_put_text(r, one, "pack", r->pack->id);
        peil_put_text(r, one, "version", r->pack->version_text);
        peil_put_text(r, one, "label", peil_comparing_name(c, r->pack));
        put_checklist_title(r, one, focus, i);
        put_rounds(r, one, &focus->frameworks[i]);
    }
}

/* ---- how it was made ------------------------------------------------------------------------- */

/*
 * Whether several sheets became one. Of subjects beside the focus only the checklists are known: a
 * sheet more than these may be of another year as well.
 */
static bool is_merged(const struct peil_comparison *comparison)
{
    const struct peil_compared_subject *focus = comparison->focus;
    size_t apart = 0;

    for (size_t i = 0; focus && i < focus->framework_count; i++)
        for (size_t k = 0; k < focus->frameworks[i].round_count; k++) {
            if (focus->frameworks[i].rounds[k].sheet_count > 1)
                return true;
            apart++;
        }
    for (size_t i = 0; i < comparison->gathering->subject_count; i++)
        if (&comparison->gathering->subjects[i] != focus)
            apart += comparison->gathering->subjects[i].framework_count;
    return comparison->counted > apart;
}

/* How several sheets become one, where that was needed. */
static void put_merge(struct peil_comparing *c)
{
    struct peil_report *r = c->r;
    struct peil_node *map = peil_put_map(r, c->document, "merge");
    const char *rule = peil_merge_rule_word(c->comparison->options.rule);

    peil_put_text(r, map, "rule", rule);
    peil_put_bool(r, map, "used", is_merged(c->comparison));
    peil_put_text(r, map, "label", peil_word_of(r, "comparison.merge", rule));
    peil_put_text(r, map, "note",
        peil_say(r, "comparison.merge.note",
            PEIL_SLOTS({"label", peil_word_of(r, "comparison.merge", rule)})));
    peil_put_text(r, map, "explanation", peil_word_of(r, "comparison.merge.explained", rule));
}

void peil_comparing_add_new(
    struct peil_report *r, struct peil_node *all, const struct peil_node *list)
{
    for (size_t i = 0; i < peil_node_count(list); i++) {
        const struct peil_node *one = peil_node_at(list, i);
        const char *id = peil_node_get_text(one, "id");
        bool there = false;

        for (size_t k = 0; !there && k < peil_node_count(all); k++) {
            const char *other = peil_node_get_text(peil_node_at(all, k), "id");

            there = id && other && strcmp(id, other) == 0;
        }
        if (!there)
            peil_node_add(r->arena, all, peil_node_clone(r->arena, one));
    }
}

/* The references that the parts named, of all packs; the same one once. */
static void put_references(struct peil_comparing *c)
{
    struct peil_node *all = peil_put_list(c->r, c->document, "references");

    for (size_t i = 0; i < c->comparison->pack_count; i++)
        peil_comparing_add_new(c->r, all, peil_report_references(&c->reports[i], false));
    peil_comparing_advice_references(c, all);
}

/* ---- the whole ------------------------------------------------------------------------------- */

static bool begin(struct peil_comparing *c, struct peil_arena *arena)
{
    const struct peil_comparison *comparison = c->comparison;
    struct peil_report_options *options = peil_arena_alloc(arena, sizeof(*options));

    c->reports = peil_arena_array(arena, comparison->pack_count, sizeof(*c->reports));
    if (!options || !c->reports || comparison->pack_count == 0)
        return false;
    options->language =
        c->options->language ? c->options->language : comparison->packs[0]->language;
    options->version = c->options->version;
    options->diags = c->options->diags;
    for (size_t i = 0; i < comparison->pack_count; i++) {
        if (!peil_report_begin(
                &c->reports[i], arena, "comparison", comparison->packs[i], NULL, NULL, options))
            return false;
        c->reports[i].asof = comparison->options.asof;
    }
    c->r = &c->reports[0];
    c->document = peil_node_map(arena);
    return c->document && peil_comparing_find_alike(c);
}

/* One call for each part. */
static void put_all(struct peil_comparing *c)
{
    struct peil_node *summary;

    put_head(c);
    put_options(c);
    put_title(c);
    put_parts(c);
    put_packs(c);
    put_subject(c);
    peil_comparing_subjects(c);
    peil_comparing_respondents(c);
    peil_comparing_inputs(c);
    put_merge(c);
    summary = peil_put_map(c->r, c->document, "summary");
    peil_comparing_frameworks(c);
    /* The parts stand here; each may add points to the agenda, which comes behind the last one. */
    peil_comparing_panels(c);
    peil_comparing_changes(c);
    peil_comparing_benchmark(c);
    peil_comparing_advice(c);
    peil_comparing_agenda(c);
    peil_comparing_summary(c, summary);
    put_references(c);
    peil_comparing_errors(c);
    peil_comparing_warnings(c);
    peil_report_languages(c->r, c->document);
}

struct peil_node *peil_report_comparison(struct peil_arena *arena,
    const struct peil_comparison *comparison, const struct peil_comparison_options *options)
{
    struct peil_comparing c = {.comparison = comparison, .options = options};

    if (!begin(&c, arena))
        return NULL;
    put_all(&c);
    return peil_arena_failed(arena) ? NULL : c.document;
}
