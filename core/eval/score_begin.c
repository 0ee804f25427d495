/*
 * The start of a scoring: room, and what every item brings.
 */
#include "core/base/status.h"
#include "core/eval/plan.h"
#include "core/eval/plan_parts.h"
#include "core/eval/score_parts.h"
#include "core/eval/score_units.h"

/*
 * The room that a scoring needs: nothing of it is read before it is written. The sections are the
 * result's. NULL without memory.
 */
static struct peil_run_scorer *new_scorer(struct peil_arena *arena, const struct peil_plan *plan)
{
    size_t items = plan->pack->item_count;
    size_t sections = plan->pack->section_count;
    struct peil_run_scorer *scorer = peil_arena_alloc(arena, sizeof(*scorer));
    const struct peil_part **parts =
        peil_arena_room(arena, items + plan->most_units, sizeof(*parts));
    struct peil_scored *own = peil_arena_room(arena, sections, sizeof(*own));
    const struct peil_scored **scored = peil_arena_room(arena, sections, sizeof(*scored));

    if (!scorer || !parts || !own || !scored)
        return NULL;
    scorer->knockout_parts =
        plan->counts_knockouts ? peil_arena_room(arena, items, sizeof(struct peil_part)) : NULL;
    scorer->plan = plan;
    scorer->parts = parts;
    scorer->unit_parts = parts + items;
    scorer->scored = scored;
    scorer->own = own;
    scorer->sections = peil_arena_room(arena, sections, sizeof(*scorer->sections));
    return peil_arena_failed(arena) ? NULL : scorer;
}

/* The answers that may yet not count; whose parts no table has. */
static bool has_undecided(const struct peil_answers *answers)
{
    for (size_t i = 0; i < answers->pack->conditional_count; i++)
        if (answers->answers[answers->pack->conditional[i]].undecided)
            return true;
    return false;
}

/* What the items of a plan bring that does not have it in tables for all; also to `worths`. */
static bool fill_parts(
    struct peil_scoring_run *run, struct peil_run_scorer *scorer, struct peil_worth *worths)
{
    const struct peil_plan *plan = run->plan;
    const struct peil_pack *pack = plan->pack;
    struct peil_part *room = peil_arena_array(run->arena, pack->item_count, sizeof(*room));

    if (!room)
        return false;
    for (size_t i = 0; i < pack->item_count; i++) {
        const struct peil_answer *answer = &run->answers->answers[i];
        const struct peil_item_outcome *outcomes = plan->items[i].outcomes;

        if (outcomes) {
            outcomes += peil_outcome_of(answer);
            worths[i] = outcomes->worth;
            scorer->parts[i] = &outcomes->part;
            if (answer->undecided) {
                room[i] = outcomes->part;
                peil_score_let_leave(&room[i]);
                scorer->parts[i] = &room[i];
            }
            continue;
        }
        worths[i] = peil_answer_worth(&pack->items[i], answer);
        room[i] = peil_score_part(&pack->scoring, &pack->items[i], answer, &worths[i]);
        if (answer->undecided)
            peil_score_let_leave(&room[i]);
        scorer->parts[i] = &room[i];
    }
    return true;
}

/* Which outcomes of the plan the answers come to; of items that have none there it is none. */
static bool find_outcomes(struct peil_scoring_run *run, struct peil_run_scorer *scorer)
{
    const struct peil_answer *answers = run->answers->answers;
    const struct peil_item_plan *items = run->plan->items;
    size_t count = run->plan->pack->item_count;
    uint32_t *outcomes = peil_arena_room(run->arena, count, sizeof(*outcomes));

    if (!outcomes)
        return false;
    if (run->plan->computes)
        for (size_t i = 0; i < count; i++)
            outcomes[i] = items[i].outcomes ? peil_outcome_of(&answers[i]) : PEIL_NO_OUTCOME;
    else
        for (size_t i = 0; i < count; i++)
            outcomes[i] = peil_outcome_of(&answers[i]);
    run->outcomes = scorer->outcomes = outcomes;
    return true;
}

int peil_score_begin(struct peil_scoring_run *run)
{
    const struct peil_plan *plan = run->plan;
    struct peil_run_scorer *scorer = new_scorer(run->arena, plan);
    struct peil_worth *worths = NULL;

    if (!scorer)
        return PEIL_ENOMEM;
    scorer->undecided = has_undecided(run->answers);
    scorer->computes = plan->computes || scorer->undecided;
    peil_known_make_room(plan->known, plan->pack->section_count);
    if (!find_outcomes(run, scorer))
        return PEIL_ENOMEM;
    if (scorer->computes) {
        worths = peil_arena_array(run->arena, plan->pack->item_count, sizeof(*worths));
        if (!worths || !fill_parts(run, scorer, worths))
            return PEIL_ENOMEM;
    }
    scorer->answers = run->answers->answers;
    run->worths = worths;
    run->sections = scorer->sections;
    run->total = (struct peil_score){0};
    run->inside = scorer;
    return PEIL_OK;
}
