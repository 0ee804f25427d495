/*
 * Bounds of a score of which scripts decide, from scoring the answers again.
 *
 * It is a tree. Its root is the result; a node where the scripts asked nothing that is open is a
 * leaf: whatever the rest is answered with, they do the same, so that its bounds are those of the
 * models. Any other node has a child for each way to answer one open part that they asked. All
 * answers that are left lie in one of the children, so the bounds of a node are the least and most
 * of theirs; and where the children cannot be tried, its own. Each child may take as many scorings
 * as the others. What was asked of many answers together is tried only where all that is open can
 * be. So a further answer leaves a part of the same tree, or one that is finer: it never widens the
 * bounds.
 */
#include "core/eval/bounds.h"

#include <string.h>

#include "core/eval/evaluation.h"
#include "core/eval/score_parts.h"

/* What is known of one score in all nodes so far. */
struct spread {
    bool any, exact;
    bool lost; /* a node had no bounds for it, and scripts may yet give it a value */
    double low, high;
};

/* What matters of a node. */
struct node {
    const struct peil_score *scores; /* by section, and the whole behind them */
    bool asked_open;
    struct peil_open_part part; /* to be answered in each way; none where nothing can be tried */
};

struct narrowing {
    struct peil_evaluator *evaluator;
    const struct peil_want *want;
    const struct peil_result *result; /* the root */
    size_t count;                     /* scores */
    struct spread *spreads;           /* by score */
    bool all;                         /* everything that is open can be tried */
    bool one_band;                    /* all nodes so far are in that of the root */
    struct peil_answers answers;      /* that are scored now */
    struct peil_answer *answer;       /* those of them, by item */
    struct peil_arena *room;          /* of one scoring */
    struct peil_arena *nodes;
    struct peil_diags *unsaid;
    uint64_t steps; /* that scripts had taken before */
    int status;
};

static void add(struct spread *spread, const struct peil_score *score, bool final)
{
    if (!score->bounded) {
        spread->lost = spread->lost || !final;
        return;
    }
    spread->low = !spread->any || score->low < spread->low ? score->low : spread->low;
    spread->high = !spread->any || score->high > spread->high ? score->high : spread->high;
    spread->exact = (!spread->any || spread->exact) && score->exact;
    spread->any = true;
}

/* The bounds of a node as it stands. */
static void add_node(struct narrowing *n, const struct node *node)
{
    const struct peil_score *total = &node->scores[n->count - 1];

    for (size_t i = 0; i < n->count; i++)
        add(&n->spreads[i], &node->scores[i], !node->asked_open);
    n->one_band = n->one_band && total->band_certain && total->band == n->result->total.band;
}

/* Copies what a scoring came to. */
static bool make_node(struct narrowing *n, const struct peil_result *result, struct node *out)
{
    struct peil_score *scores = peil_arena_array(n->nodes, n->count, sizeof(*scores));

    if (!scores)
        return false;
    for (size_t i = 0; i + 1 < n->count; i++)
        scores[i] = result->sections[i];
    scores[n->count - 1] = result->total;
    *out = (struct node){scores, result->asked_open, result->open_asked};
    if (!out->part.item && n->all)
        out->part = result->open_among;
    return true;
}

static bool score(struct narrowing *n, struct node *out)
{
    struct peil_result *result;

    peil_arena_reset(n->room);
    peil_diags_clear(n->unsaid);
    n->status = peil_evaluate_once(&result, n->room, n->evaluator, &n->answers, n->want, n->unsaid);
    if (n->status == PEIL_OK && !make_node(n, result, out))
        n->status = PEIL_ENOMEM;
    return n->status == PEIL_OK;
}

static bool has_steps(const struct narrowing *n)
{
    return peil_scripts_counts(n->evaluator->scripts).steps - n->steps < n->want->bounds;
}

/* Adds all that a node may come to, with at most so many scorings. False without memory. */
static bool visit(struct narrowing *n, const struct node *node, size_t most)
{
    size_t ways = node->asked_open && node->part.item ? peil_open_ways(node->part.item) : 0;
    struct peil_answer *answer;
    struct peil_answer before;
    bool done = true;

    if (ways == 0 || ways > most) {
        add_node(n, node);
        return true;
    }
    most = (most - ways) / ways; /* for each child */
    answer = &n->answer[node->part.item->index];
    before = *answer;
    for (size_t way = 0; way < ways && done; way++) {
        struct node child;

        if (!has_steps(n)) {
            add_node(n, node);
            break;
        }
        done = peil_open_answer(answer, n->nodes, node->part.item, node->part.row, way) &&
               score(n, &child) && visit(n, &child, most);
        *answer = before;
    }
    return done;
}

static bool is_same(double a, double b)
{
    return !(a < b) && !(a > b);
}

/* Within the bounds that it had: those hold as well. */
static void narrow(struct peil_score *score, const struct spread *spread)
{
    double low = spread->low > score->low ? spread->low : score->low;
    double high = spread->high < score->high ? spread->high : score->high;

    if (!score->bounded || score->exact || !spread->any || spread->lost || low > high)
        return;
    score->low = low;
    score->high = high;
    peil_score_include_value(score);
    score->exact = spread->exact && is_same(low, spread->low) && is_same(high, spread->high);
}

static bool prepare(struct narrowing *n, struct peil_arena *arena)
{
    const struct peil_answers *given = n->result->answers_given;
    size_t items = n->result->pack->item_count;

    n->count = n->result->pack->section_count + 1;
    n->answers = *given;
    if (!n->nodes || !n->room || !n->unsaid)
        return false;
    n->answer = peil_arena_array(n->nodes, items, sizeof(*n->answer));
    n->spreads = peil_arena_array(arena, n->count, sizeof(*n->spreads));
    if (!n->answer || !n->spreads)
        return false;
    memcpy(n->answer, given->answers, items * sizeof(*n->answer));
    n->answers.answers = n->answer;
    return true;
}

static bool work_out(struct narrowing *n, struct peil_result *result, struct peil_arena *arena)
{
    struct peil_score *sections;
    struct node root;

    if (!prepare(n, arena) || !make_node(n, result, &root) || !visit(n, &root, PEIL_BOUNDS_MOST))
        return false;
    sections = peil_arena_array(arena, n->count, sizeof(*sections));
    if (!sections)
        return false;
    for (size_t i = 0; i + 1 < n->count; i++) {
        sections[i] = result->sections[i];
        narrow(&sections[i], &n->spreads[i]);
    }
    result->sections = sections;
    narrow(&result->total, &n->spreads[n->count - 1]);
    if (result->total.band && n->one_band)
        result->total.band_certain = true;
    return true;
}

int peil_bounds_narrow(struct peil_result *result, struct peil_arena *arena,
    struct peil_evaluator *evaluator, const struct peil_want *want)
{
    struct peil_want less = {.asof = result->asof, .bounds = want->bounds};
    struct narrowing n = {.evaluator = evaluator,
        .want = &less,
        .result = result,
        .all = peil_open_all_few(result),
        .one_band = true,
        .room = peil_arena_new(),
        .nodes = peil_arena_new(),
        .unsaid = peil_diags_new(0),
        .steps = peil_scripts_counts(evaluator->scripts).steps,
        .status = PEIL_OK};
    bool done = work_out(&n, result, arena);

    peil_arena_free(n.room);
    peil_arena_free(n.nodes);
    peil_diags_free(n.unsaid);
    return done ? PEIL_OK : n.status != PEIL_OK ? n.status : PEIL_ENOMEM;
}
