/*
 * The outcome of every combination of a decision table: each has one, and no more than one.
 */
#include "core/pack/decision.h"
#include "core/pack/loading.h"

/* So many combinations without an outcome are named. */
#define NAMED_MOST 8

struct filling {
    struct peil_loading *load;
    const struct peil_decision *decision;
    size_t *cells; /* outcome and 1; 0 for none yet */
};

/* "loket = beperkt, cohesie = sterk" */
static const char *name_cell(const struct filling *filling, size_t cell)
{
    const struct peil_decision *decision = filling->decision;
    struct peil_arena *arena = filling->load->schema.arena;
    size_t options[PEIL_DECISION_INPUTS];
    const char *text = "";

    peil_decision_options(decision, cell, options);
    for (size_t i = 0; text && i < decision->input_count; i++) {
        const struct peil_item *item = decision->inputs[i];

        text = peil_arena_format(arena, "%s%s%s = %s", text, i > 0 ? ", " : "", item->id,
            item->scale->options[options[i]].id);
    }
    return text ? text : "";
}

static void report_twice(
    struct filling *filling, size_t first, size_t second, size_t cell, const struct peil_path *path)
{
    const struct peil_decision_outcome *outcomes = filling->decision->outcomes;

    peil_schema_error(&filling->load->schema, "pack/decision-overlap", outcomes[second].place, path,
        PEIL_ARGS(PEIL_TEXT("value", name_cell(filling, cell)),
            PEIL_TEXT("other", outcomes[first].id),
            PEIL_INTEGER("first_line", outcomes[first].place.line)));
}

/*
 * Gives an outcome all its combinations, from that of the inputs before `input` on. The first that
 * has an outcome already is reported, unless `*told`.
 */
static void claim(struct filling *filling, size_t index, size_t input, size_t cell,
    const struct peil_path *path, bool *told)
{
    const struct peil_decision *decision = filling->decision;
    size_t count;

    if (input >= decision->input_count) {
        if (filling->cells[cell] == 0) {
            filling->cells[cell] = index + 1;
        } else if (!*told) {
            *told = true;
            report_twice(filling, filling->cells[cell] - 1, index, cell, path);
        }
        return;
    }
    count = decision->inputs[input]->scale->count;
    for (size_t i = 0; i < count; i++)
        if (decision->outcomes[index].holds[input][i])
            claim(filling, index, input + 1, cell * count + i, path, told);
}

static void report_gaps(
    struct filling *filling, const struct peil_path *path, struct peil_place place)
{
    size_t named = 0;

    for (size_t i = 0; i < filling->decision->cell_count && named < NAMED_MOST; i++) {
        if (filling->cells[i] != 0)
            continue;
        named++;
        peil_schema_error(&filling->load->schema, "pack/decision-gap", place, path,
            PEIL_ARGS(PEIL_TEXT("value", name_cell(filling, i))));
    }
}

void peil_load_decision_cells(struct peil_loading *load, struct peil_decision *decision,
    const struct peil_path *path, struct peil_place place)
{
    struct filling filling = {load, decision,
        peil_arena_array(load->pack->arena, decision->cell_count, sizeof(*filling.cells))};
    const struct peil_path *outcomes = PEIL_PATH_KEY(path, "outcomes");

    if (!filling.cells)
        return;
    for (size_t i = 0; i < decision->outcome_count; i++)
        claim(&filling, i, 0, 0, PEIL_PATH_AT(outcomes, i), &(bool){false});
    report_gaps(&filling, path, place);
    for (size_t i = 0; i < decision->cell_count; i++)
        filling.cells[i] -= filling.cells[i] > 0 ? 1 : 0;
    decision->cells = filling.cells;
}
