/*
 * What several respondents say to one checklist about one subject, beside each other: where they
 * agree, where they do not, and what to talk about first.
 *
 * Everything is made of the sheets that protect.h left, so a part that may not be told is not in
 * it. Ratios are places on an item's own scale, 0 for the worst and 1 for the best, by its declared
 * points. A row of a matrix is a line of its own.
 */
#ifndef PEIL_COMPARE_PANEL_H
#define PEIL_COMPARE_PANEL_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/arena.h"
#include "core/base/status.h"
#include "core/compare/agreement.h"
#include "core/compare/gathering.h"

/* Respondents of one role. */
struct peil_panel_group {
    const struct peil_term *role; /* NULL: those who named none */
    bool guarded;                 /* told about from a number of people on, see protect.h */
    struct peil_sheet *const *sheets;
    size_t count;
    const struct peil_answers *middle; /* theirs together, by the median */
};

/* What those of one group say to a line. */
struct peil_panel_cell {
    bool asked; /* of somebody: by role and condition */
    bool shown; /* else too few of an anonymous role gave an answer, and all below is nothing */
    size_t answered, unknown, not_applicable, blank;
    const size_t *options; /* by option: by how many it was given; NULL without a scale */
    const struct peil_answer *middle; /* by the median; answered where `answered` is more than 0 */
    bool has_ratio;
    double ratio;           /* the mean of those who gave an answer with points */
    double least, most;     /* of them */
    size_t lowest, highest; /* the steps of those, see peil_panel_line */
};

/* How far two groups are apart: by their mean ratios, `high` being the higher. */
struct peil_panel_gap {
    bool has;
    size_t high, low; /* groups */
    double gap;       /* above 0 */
};

/* An item, or a row of one. */
struct peil_panel_line {
    const struct peil_item *item;
    size_t row;                          /* PEIL_NONE for an item that is no matrix */
    const struct peil_panel_cell *cells; /* by group */
    bool differs;                        /* two respondents gave different answers */
    const size_t *step; /* by option with points: its place among them, lowest first; or NULL */
    bool has_spread;    /* two respondents or more gave an answer with points */
    double spread;      /* between the ratios of the two furthest apart; numbers of anonymous
                           people stand in none */
    size_t steps;       /* the same in steps of the scale; only for a line with a scale */
    struct peil_panel_gap widest;
    double weight;  /* share in the total score, published: of all lines together 1 */
    double urgency; /* weight times what people are apart, see there */
};

/* What those of one group come out at for a concept. */
struct peil_panel_standing {
    bool asked, shown; /* as in a cell */
    size_t known, unknown;
    const size_t *levels;   /* by level of the vocabulary: how many */
    double ratio;           /* the mean of those that are known */
    size_t lowest, highest; /* indices of levels; the best level has index 0 */
};

struct peil_panel_concept {
    const struct peil_concept *concept;
    const struct peil_panel_standing *standings; /* by group */
    bool has_spread;
    size_t steps; /* levels between the two respondents furthest apart */
    struct peil_panel_gap widest;
};

/* Alpha over the lines of one scale, see agreement.h. */
struct peil_panel_agreement {
    enum peil_metric metric;
    const struct peil_scale *scale; /* NULL: numbers with points, as ratios */
    struct peil_agreement alpha;
    bool few; /* rests on so little that it is an indication */
};

/* Two groups, over all lines on which both have a mean. */
struct peil_panel_pair {
    size_t a, b;  /* groups, a before b */
    size_t lines; /* at least one */
    double apart; /* the mean of how far their means are apart, published */
    double lean;  /* the mean of a's less b's, published: above 0 a gives the better answers */
};

/*
 * What people experience beside what is arranged: the means, weighted by the items' weights, of the
 * ratios that all respondents together have on items that measure experience and on all others.
 */
struct peil_panel_practice {
    const struct peil_term *group;            /* of concepts; NULL: in all */
    size_t arranged_count, experienced_count; /* items, at least one each */
    double arranged, experienced;
};

struct peil_panel {
    const struct peil_framework *framework;
    const struct peil_round *round;
    const struct peil_panel_group *groups; /* in the order of the sheets */
    size_t group_count;
    const struct peil_term *const
        *unseen; /* roles of whom there are too few, by the pack's order */
    size_t unseen_count;
    const struct peil_panel_line *lines; /* in the order of the pack */
    size_t line_count;
    const struct peil_panel_concept *concepts; /* in that of the vocabularies */
    size_t concept_count;
    const struct peil_panel_agreement *agreements; /* by first line */
    size_t agreement_count;
    const struct peil_panel_pair *pairs; /* furthest apart first */
    size_t pair_count;
    const struct peil_panel_practice *practices; /* in all first, then by group of concepts */
    size_t practice_count;
    /*
     * Indices of lines, most urgent first: where groups are furthest apart by mean, or, of a single
     * group, its respondents, on what weighs most. Lines on which nobody is apart are not in it.
     */
    const size_t *agenda;
    size_t agenda_count;
};

/*
 * The panels of a subject whose sheets are scored: of each framework that of the latest round with
 * several sheets, by id of the pack; a framework without one has no panel. PEIL_OK or PEIL_ENOMEM.
 */
PEIL_CHECK int peil_panels_make(const struct peil_panel *const **out, size_t *count,
    struct peil_arena *arena, const struct peil_gathering *gathering,
    const struct peil_compared_subject *subject, size_t least_group);

/* Lines below which, and raters below which, alpha is an indication. */
#define PEIL_PANEL_FEW_UNITS 10
#define PEIL_PANEL_FEW_VALUES 30

#endif
