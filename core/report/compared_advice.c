/*
 * Advice of rules that compare, of several results.
 */
#include "core/report/compared_advice.h"

#include <string.h>

#include "core/eval/advice.h"
#include "core/report/comparing.h"
#include "core/report/parts.h"
#include "core/report/phrase.h"

struct telling {
    struct peil_report *reports; /* by result; without a result where there is none */
    size_t count;
    struct peil_node *map;
};

/* Adds the advice of one priority; answers how much of it a choice of actors leaves out. */
static size_t add_advice(
    struct telling *telling, struct peil_node *list, size_t index, enum peil_priority priority)
{
    struct peil_report *r = &telling->reports[index];
    size_t left_out = 0;

    for (size_t i = 0; r->result && i < r->result->advice_count; i++) {
        const struct peil_advice *advice = &r->result->advice[i];

        if (advice->priority != priority)
            continue;
        if (peil_report_wants_advice(r, advice))
            peil_report_add_advice(r, list, advice);
        else
            left_out++;
    }
    return left_out;
}

/* Only of rules: what else failed was told where the answers were scored. */
static void add_errors(struct telling *telling, struct peil_node *list, size_t index)
{
    struct peil_report *r = &telling->reports[index];

    for (size_t i = 0; r->result && i < r->result->error_count; i++) {
        const struct peil_script_error *error = &r->result->errors[i];

        if (error->part == PEIL_FAILED_RULE)
            peil_report_add_error(r, list, error);
    }
}

static void add_references(struct telling *telling, struct peil_node *list, size_t index)
{
    struct peil_report *r = &telling->reports[index];

    if (r->result)
        peil_comparing_add_new(r, list, peil_report_references(r, false));
}

/* The files of somebody's own, in order, each once. */
static void add_extensions(struct telling *telling, struct peil_node *list, size_t index)
{
    struct peil_report *r = &telling->reports[index];
    struct peil_node *own = peil_node_list(r->arena);

    if (r->result)
        peil_report_extensions(r, own);
    for (size_t i = 0; i < peil_node_count(own); i++) {
        const char *name = peil_node_get_text(peil_node_at(own, i), "name");
        const char *digest = peil_node_get_text(peil_node_at(own, i), "digest");
        bool there = false;

        for (size_t k = 0; name && digest && !there && k < peil_node_count(list); k++) {
            const struct peil_node *other = peil_node_at(list, k);

            there = strcmp(peil_node_get_text(other, "name"), name) == 0 &&
                    strcmp(peil_node_get_text(other, "digest"), digest) == 0;
        }
        if (!there)
            peil_node_add(r->arena, list, peil_node_clone(r->arena, peil_node_at(own, i)));
    }
}

/* The first that can name actors: any result knows those of its own packs. */
static struct peil_report *first_report(struct telling *telling)
{
    for (size_t i = 0; i < telling->count; i++)
        if (telling->reports[i].result)
            return &telling->reports[i];
    return NULL;
}

static void tell(struct telling *telling, struct peil_arena *arena)
{
    struct peil_node *advice = peil_node_list(arena), *errors = peil_node_list(arena);
    struct peil_node *references = peil_node_list(arena), *extensions = peil_node_list(arena);
    struct peil_report *first = first_report(telling);
    size_t left_out = 0;

    for (int priority = 0; priority <= PEIL_PRIORITY_POSITIVE; priority++)
        for (size_t i = 0; i < telling->count; i++)
            left_out += add_advice(telling, advice, i, (enum peil_priority)priority);
    for (size_t i = 0; i < telling->count; i++) {
        add_errors(telling, errors, i);
        add_references(telling, references, i);
        add_extensions(telling, extensions, i);
    }
    peil_node_set(arena, telling->map, "advice", advice);
    if (first)
        peil_report_put_filter(first, telling->map, left_out);
    peil_node_set(arena, telling->map, "references", references);
    peil_node_set(arena, telling->map, "errors", errors);
    peil_node_set(arena, telling->map, "extensions", extensions);
}

struct peil_node *peil_report_compared_advice(struct peil_arena *arena,
    const struct peil_result *const *results, size_t count,
    const struct peil_report_options *options)
{
    struct telling telling = {.count = count, .map = peil_node_map(arena)};

    telling.reports = peil_arena_array(arena, count, sizeof(*telling.reports));
    for (size_t i = 0; telling.reports && i < count; i++)
        if (results[i] && !peil_report_begin(&telling.reports[i], arena, "comparison",
                              results[i]->pack, results[i], NULL, options))
            return NULL;
    if (!telling.reports || !telling.map)
        return NULL;
    tell(&telling, arena);
    return peil_arena_failed(arena) ? NULL : telling.map;
}

/* ---- in the document ---- */

static const struct peil_node *told(const struct peil_comparing *c, const char *key)
{
    return peil_node_get(c->options->advice, key);
}

void peil_comparing_extensions(struct peil_comparing *c, struct peil_node *packs)
{
    const struct peil_node *list = told(c, "extensions");

    for (size_t i = 0; i < peil_node_count(list); i++)
        peil_node_add(c->r->arena, packs, peil_node_clone(c->r->arena, peil_node_at(list, i)));
}

void peil_comparing_advice(struct peil_comparing *c)
{
    struct peil_node *list = peil_put_list(c->r, c->document, "advice");
    const struct peil_node *filter = told(c, "filter");

    for (size_t i = 0; i < peil_node_count(told(c, "advice")); i++)
        peil_node_add(
            c->r->arena, list, peil_node_clone(c->r->arena, peil_node_at(told(c, "advice"), i)));
    if (filter)
        peil_node_set(c->r->arena, c->document, "filter", peil_node_clone(c->r->arena, filter));
}

void peil_comparing_advice_references(struct peil_comparing *c, struct peil_node *list)
{
    peil_comparing_add_new(c->r, list, told(c, "references"));
}

void peil_comparing_errors(struct peil_comparing *c)
{
    struct peil_node *list = peil_put_list(c->r, c->document, "errors"), *map;
    const struct peil_node *errors = told(c, "errors");

    for (size_t i = 0; i < peil_node_count(errors); i++)
        peil_node_add(c->r->arena, list, peil_node_clone(c->r->arena, peil_node_at(errors, i)));
    if (!c->options->advice_missing)
        return;
    map = peil_add_map(c->r, list);
    peil_put_text(c->r, map, "code", "script/failed");
    peil_put_text(c->r, map, "text", peil_word(c->r, "sentence.error.compared"));
}
