/*
 * Comparing: from sets of answers to all that can be told of them together.
 *
 * One subject is told of in full, the focus: the only one there is, or the one that is asked for.
 * Of the others no more stays than what is taken from them in passing, so that thousands of answers
 * need no more memory than a few: see `pass` in compare.c, which is where a part that needs every
 * subject hangs in. Parts about the focus alone hang in at `compare_focus`.
 *
 * The way of a sheet through the files of this room:
 *
 *   carry*                             to the version of its pack that all are compared on
 *   gather, protect*                   by subject, checklist, round; without what may not be told
 *   batch, merge*, stored              scored; several of a round as one; what was stored, doubted
 *   frameworks, cells, reach, chains   of the focus: its checklists side by side
 *   panel*, agreement                  of the focus: the people of one round
 *   change*                            of the focus: one round after another
 *   advise, compared                   of the focus: rules that compare, and what they are told
 *   benchmark*, suppress               of all subjects: where each stands
 *   collect, contribution*             of all subjects: what goes to others, and comes from them
 */
#ifndef PEIL_COMPARE_COMPARE_H
#define PEIL_COMPARE_COMPARE_H

#include "core/base/arena.h"
#include "core/base/diag.h"
#include "core/base/status.h"
#include "core/compare/benchmark.h"
#include "core/compare/change.h"
#include "core/compare/frameworks.h"
#include "core/compare/gathering.h"
#include "core/compare/panel.h"

struct peil_comparison {
    const struct peil_gathering *gathering;
    /*
     * With its rounds scored. NULL: there are several subjects, and none was asked for. Of all
     * others the key, the name and the packs of the frameworks are left.
     */
    const struct peil_compared_subject *focus;
    const struct peil_frameworks *frameworks; /* of the focus; NULL without one */
    struct peil_compare_options options;
    const struct peil_pack *const *packs; /* that answers were given on, by id and version */
    size_t pack_count;
    const struct peil_sheet *const *unscored; /* why was told to the diagnostics; by name */
    size_t unscored_count;
    const struct peil_sheet *const *doubtful; /* stored results that say otherwise; by name */
    size_t doubtful_count;
    const struct peil_change *const *changes; /* of the focus: each framework with several rounds */
    size_t change_count;
    const struct peil_benchmark *benchmark; /* NULL where there is nothing to stand among */
    const struct peil_panel *const *panels; /* of the focus, by id of the pack */
    size_t panel_count;
    size_t counted;     /* sheets that count, of all subjects */
    bool script_failed; /* somewhere a script did not give what it should have */
};

/*
 * Compares. Everything lives in `arena`, and borrows from the sheets and their packs. PEIL_EINPUT,
 * with a diagnostic, where there is nothing to compare or no subject that is asked for; else
 * PEIL_OK or PEIL_ENOMEM.
 */
PEIL_CHECK int peil_compare_make(struct peil_comparison **out, struct peil_arena *arena,
    struct peil_sheet *sheets, size_t count, const struct peil_scorer *scorer,
    const struct peil_compare_options *options, struct peil_diags *diags);

#endif
