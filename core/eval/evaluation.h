/*
 * One evaluation under way, and the parts it is made of. Not for others; see
 * core/eval/evaluator.h.
 */
#ifndef PEIL_EVAL_EVALUATION_H
#define PEIL_EVAL_EVALUATION_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/arena.h"
#include "core/base/diag.h"
#include "core/base/status.h"
#include "core/eval/advice.h"
#include "core/eval/advice_plan.h"
#include "core/eval/concept_plan.h"
#include "core/eval/evaluator.h"
#include "core/eval/plan.h"
#include "core/eval/result.h"
#include "core/script/scripts.h"
#include "core/script/view.h"

/* How far an evaluation is; what scripts may ask grows with it. */
enum peil_phase {
    PEIL_PHASE_CONDITIONS, /* answers */
    PEIL_PHASE_SECTIONS,   /* counts, knock-outs, scores of sections below the one in turn */
    PEIL_PHASE_TOTAL,      /* scores of all sections, concepts */
    PEIL_PHASE_BAND,       /* the score of the whole */
    PEIL_PHASE_RULES       /* everything */
};

/* A rule that was tested, and what it asked. */
struct peil_tested {
    bool asked;
    bool failed;
    const struct peil_recorded *reads;
    size_t read_count;
    struct peil_advice *advice; /* where it stands in the result; NULL where it did not fire */
};

/* The largest short answer. */
#define PEIL_MOST_KEY 255

/* Where short answers stand; see peil_scripts_key_place. */
struct peil_key_places {
    size_t concepts, sections; /* of the first */
    size_t total, verdict, unknown_share, role;
};

struct peil_evaluator {
    struct peil_arena *arena; /* holds all of it */
    const struct peil_pack *pack;
    struct peil_scripts *scripts; /* or NULL */
    struct peil_plan *plan;
    struct peil_concept_plans concepts;
    struct peil_advice_plan advice;
    const size_t *knockouts;   /* items */
    const size_t *knockout_of; /* by item: where in `knockouts`; 0 for those that are none */
    size_t knockout_count;
    size_t layer; /* of the pack itself, in `scripts`; PEIL_NONE */
    bool hooked[PEIL_HOOK_VERDICT + 1];
    bool escalates;        /* some band has an `escalate_if` */
    struct peil_view view; /* its context is the evaluation under way; NULL for none */
    size_t rounds;         /* evaluations so far, up to 2: tables pay from the second one on */
    /*
     * Short answers to questions of scripts, see peil_view: for items what they come to and 1, for
     * concepts their place in a table and 1. NULL without scripts.
     */
    unsigned char *keys;
    unsigned char *unasked; /* the same before there are answers */
    size_t key_count;
    bool few_outcomes; /* of every item: each has a key */
    struct peil_key_places places;
};

struct peil_evaluation {
    struct peil_evaluator *evaluator;
    const struct peil_pack *pack;
    struct peil_scripts *scripts; /* or NULL */
    struct peil_arena *arena;
    struct peil_diags *diags;
    const struct peil_want *want;
    struct peil_result *result;
    enum peil_phase phase;
    int status; /* PEIL_ENOMEM once memory was refused in a callback */

    const struct peil_answer *answer;  /* by item, as they count */
    struct peil_answer *changed;       /* the same, once one counts otherwise than it was given */
    const bool *settled;               /* by item, while conditions are tested; NULL: all are */
    struct peil_scoring_run run_given; /* begun when a condition asks; no plan before that */

    struct peil_scoring_run run;
    const struct peil_section *section; /* whose hook is running; NULL */
    const struct peil_score *declared;  /* what it may leave as it is; NULL */
    bool *hook_failed;                  /* by section; NULL while none has */
    bool total_failed;

    struct peil_concept_level *levels; /* by concept plan; NULL while nobody asked */

    struct peil_tested *tested; /* by rule; NULL where nobody wants to know */
    struct peil_advice *advice; /* that of the result, and what it replaced behind it */
    size_t advice_count;        /* of both */

    struct peil_script_error *errors;
    size_t error_count, error_room;
};

/* Fills in an evaluator, all of it in `arena`. As peil_evaluator_new. */
PEIL_CHECK int peil_evaluator_prepare(struct peil_evaluator *evaluator, struct peil_arena *arena,
    const struct peil_pack *pack, struct peil_scripts *scripts, struct peil_diags *diags);

/* Tables and keys, for whoever evaluates more than once. Without memory there are none. */
void peil_evaluator_warm_up(struct peil_evaluator *evaluator);

/* The short answers that follow from what is now known; nothing where there are no keys. */
void peil_evaluation_key_answers(struct peil_evaluation *evaluation);
void peil_evaluation_key_sections(struct peil_evaluation *evaluation);
void peil_evaluation_key_levels(struct peil_evaluation *evaluation);
void peil_evaluation_key_total(struct peil_evaluation *evaluation);

/* Answers a question of a script; the view of an evaluation. */
bool peil_evaluation_read(
    struct peil_evaluation *evaluation, struct peil_read read, struct peil_value *out);
/* The part of it that is about one item. */
bool peil_evaluation_read_item(
    struct peil_evaluation *evaluation, struct peil_read read, struct peil_value *out);

/* The part of it that is about what is compared. */
bool peil_evaluation_read_compared(
    struct peil_evaluation *evaluation, struct peil_read read, struct peil_value *out);

/* Whether what a concept is linked to is asked of others than whoever answers. */
bool peil_evaluation_elsewhere(
    const struct peil_evaluation *evaluation, const struct peil_concept_link *link);

/* Whether an answer, or a row of it, is open. */
bool peil_answer_open(const struct peil_item *item, const struct peil_answer *answer);

void peil_value_text(struct peil_value *out, const char *text); /* nil for NULL */
void peil_value_number(struct peil_value *out, double number);

/*
 * The steps. PEIL_OK or PEIL_ENOMEM. What a script spoils is noted with
 * peil_evaluation_script_failed.
 */
PEIL_CHECK int peil_evaluation_conditions(struct peil_evaluation *evaluation);
PEIL_CHECK int peil_evaluation_knockouts(struct peil_evaluation *evaluation);
PEIL_CHECK int peil_evaluation_scores(struct peil_evaluation *evaluation);
PEIL_CHECK int peil_evaluation_advice(struct peil_evaluation *evaluation);
PEIL_CHECK int peil_evaluation_blocks(struct peil_evaluation *evaluation);
/*
 * Why rules fired and what would have made others fire, as far as it is wanted: each is asked once
 * more with another answer to one question. The last step, because it has a budget of its own.
 */
PEIL_CHECK int peil_evaluation_reasons(struct peil_evaluation *evaluation);

/* The `decide` of scoring hooks; the context is the evaluation. */
void peil_evaluation_decide(void *context, struct peil_choice *out);

/* The levels of all concepts that are asked, made when first called for; NULL without memory. */
const struct peil_concept_level *peil_evaluation_levels(struct peil_evaluation *evaluation);

/*
 * A call of a script ended with `status`. PEIL_ESCRIPT: notes what `diags` says of it, if they grew
 * beyond `before`, and answers PEIL_OK. Else answers `status`. `what`: see peil_script_error.
 */
PEIL_CHECK int peil_evaluation_script_failed(struct peil_evaluation *evaluation, int status,
    enum peil_failed_part part, const char *what, size_t layer, size_t before);

/* Whether what a script asked last could still be answered otherwise. */
bool peil_evaluation_rests_on_open(struct peil_evaluation *evaluation);

/*
 * The same of a script that has a say in a score; the result remembers it, with an item that could
 * be answered to know more.
 */
bool peil_evaluation_asked_open(struct peil_evaluation *evaluation);

/* peil_evaluate without narrower bounds. */
PEIL_CHECK int peil_evaluate_once(struct peil_result **out, struct peil_arena *arena,
    struct peil_evaluator *evaluator, const struct peil_answers *answers,
    const struct peil_want *want, struct peil_diags *diags);

/*
 * Another answer that a question could have: the `index`th, or false behind the last. The one it
 * has may be among them.
 */
bool peil_evaluation_alternative(const struct peil_evaluation *evaluation, struct peil_read read,
    size_t index, struct peil_value *out);

#endif
