/*
 * Advice of rules that compare: of several results, each rule once.
 */
#include "core/report/compared_advice.h"

#include <string.h>

#include "core/eval/advice.h"
#include "core/report/parts.h"

struct telling {
    struct peil_report *reports; /* by result; without a result where there is none */
    size_t count;
    struct peil_node *map;
};

static bool has_layer(const struct peil_result *result, const struct peil_layer *layer)
{
    for (size_t i = 0; i < peil_scripts_layer_count(result->scripts); i++) {
        const struct peil_layer *other = peil_scripts_layer(result->scripts, i);

        if (other->kind == layer->kind && strcmp(other->name, layer->name) == 0)
            return true;
    }
    return false;
}

/* Whether a layer speaks for the result at `index`: no result before it has that layer. */
static bool speaks(const struct telling *telling, size_t index, const struct peil_layer *layer)
{
    for (size_t i = 0; i < index; i++) {
        const struct peil_result *result = telling->reports[i].result;

        if (result && result->scripts && has_layer(result, layer))
            return false;
    }
    return true;
}

/* Adds the advice of one priority; answers how much of it a choice of actors leaves out. */
static size_t add_advice(struct telling *telling, struct peil_node *list, size_t index,
    enum peil_priority priority)
{
    struct peil_report *r = &telling->reports[index];
    size_t left_out = 0;

    for (size_t i = 0; r->result && i < r->result->advice_count; i++) {
        const struct peil_advice *advice = &r->result->advice[i];

        if (advice->priority != priority ||
            !speaks(telling, index, peil_scripts_layer(r->result->scripts, advice->layer)))
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

        if (error->part == PEIL_FAILED_RULE &&
            (!error->layer || speaks(telling, index, error->layer)))
            peil_report_add_error(r, list, error);
    }
}

static void add_references(struct telling *telling, struct peil_node *list, size_t index)
{
    struct peil_report *r = &telling->reports[index];
    const struct peil_node *named = r->result ? peil_report_references(r, false) : NULL;

    for (size_t i = 0; i < peil_node_count(named); i++) {
        const struct peil_node *one = peil_node_at(named, i);
        const char *id = peil_node_get_text(one, "id");
        bool known = false;

        for (size_t k = 0; k < peil_node_count(list) && !known; k++) {
            const char *other = peil_node_get_text(peil_node_at(list, k), "id");

            known = id && other && strcmp(id, other) == 0;
        }
        if (!known)
            peil_node_add(r->arena, list, peil_node_clone(r->arena, one));
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
    struct peil_node *references = peil_node_list(arena);
    struct peil_report *first = first_report(telling);
    size_t left_out = 0;

    for (int priority = 0; priority <= PEIL_PRIORITY_POSITIVE; priority++)
        for (size_t i = 0; i < telling->count; i++)
            left_out += add_advice(telling, advice, i, (enum peil_priority)priority);
    for (size_t i = 0; i < telling->count; i++) {
        add_errors(telling, errors, i);
        add_references(telling, references, i);
    }
    peil_node_set(arena, telling->map, "advice", advice);
    if (first)
        peil_report_put_filter(first, telling->map, left_out);
    peil_node_set(arena, telling->map, "references", references);
    peil_node_set(arena, telling->map, "errors", errors);
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
