/*
 * A checklist: scales, sections with their items, and how they are scored. See core/pack/pack.h.
 */
#ifndef PEIL_PACK_CHECKLIST_H
#define PEIL_PACK_CHECKLIST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/base/num.h"
#include "core/base/source.h"
#include "core/pack/expression.h"
#include "core/pack/text.h"
#include "core/pack/vocabulary.h"

struct peil_option {
    const char *id, *was; /* what it was called before; NULL if absent; so everywhere below */
    struct peil_text label;
    struct peil_text description;
    bool scored;
    double points;
};

struct peil_scale {
    const char *id;
    const struct peil_option *options; /* in the order of the form */
    size_t count;
    bool scored;      /* some option has points */
    double low, high; /* least and most points; 0 when not scored */
};

enum peil_item_type {
    PEIL_ITEM_CHOICE,
    PEIL_ITEM_CHOICES,
    PEIL_ITEM_MATRIX,
    PEIL_ITEM_NUMBER,
    PEIL_ITEM_TEXT,
    PEIL_ITEM_DATE
};

struct peil_row {
    const char *id, *was;
    struct peil_text text;
};

struct peil_item {
    const char *id, *was;
    size_t index;   /* in `items` of the pack */
    size_t section; /* index of the section it stands in */
    struct peil_text text, help, unit;
    const char *source_text, *source; /* NULL if absent */
    enum peil_origin origin;
    enum peil_item_type type;
    const struct peil_scale *scale; /* choice, choices, matrix; else NULL */
    const struct peil_row *rows;
    size_t row_count;
    bool has_min, has_max, has_step, has_target, has_baseline;
    double min, max, step;   /* number */
    double target, baseline; /* points */
    unsigned maturity_level; /* 1 to 9; 0 where it has none */
    bool scored, reverse;
    /*
     * What its value can be. choice: least and most points; matrix: the same, for the mean of its
     * rows; choices: the least and most that chosen options can add up to; number: min and max.
     * Both 0 when not scored.
     */
    double low, high;
    double weight;
    double effort; /* of bringing it in order; above 0 */
    bool unknown_allowed, not_applicable_allowed, remark_allowed;
    const struct peil_term *reasons; /* for not-applicable; none means a free reason */
    size_t reason_count;
    bool knockout;
    const bool *fails, *attention; /* by option, when `knockout`; else NULL; `reverse` is in them */
    const bool *knockout_rows;     /* matrix: by row, those that decide; NULL: all of them */
    struct peil_basis basis;
    const struct peil_term *evidence; /* NULL if absent */
    const struct peil_term **asks;
    size_t asks_count;
    struct peil_audience audience;
    const struct peil_mapping *maps;
    size_t map_count;
    struct peil_expression applies_if;
    struct peil_place place;
};

enum peil_model {
    PEIL_MODEL_NONE,
    PEIL_MODEL_COUNT,
    PEIL_MODEL_MEAN,
    PEIL_MODEL_SUM,
    PEIL_MODEL_MEAN_OF_MEANS,
    PEIL_MODEL_WORST,
    PEIL_MODEL_LOWEST_LAW, /* of what the law asks; else mean */
    PEIL_MODEL_FLAT,       /* points for all that is the best; of XCCDF, so are the next three */
    PEIL_MODEL_FLAT_UNWEIGHTED,
    PEIL_MODEL_ABSOLUTE,
    PEIL_MODEL_XCCDF_DEFAULT,
    PEIL_MODEL_ALL_OR_PARTIAL,
    PEIL_MODEL_LADDER_SUM, /* sums of sections at `level`, and means of those */
    PEIL_MODEL_STAGED,     /* the highest level up to which all is reached */
    PEIL_MODEL_PERCENT_TO_TARGET,
    PEIL_MODEL_PROGRESS,
    PEIL_MODEL_DECISION_LIST /* the first band whose condition holds; of the whole only */
};

/* What the model count counts. */
enum peil_count_of {
    PEIL_COUNT_ITEMS,
    PEIL_COUNT_SECTIONS,
    PEIL_COUNT_KNOCKOUTS /* those that are in order */
};

enum peil_open_policy {
    PEIL_OPEN_EXCLUDE,
    PEIL_OPEN_ZERO,
    PEIL_OPEN_MINIMUM,
    PEIL_OPEN_NULL_IF_ANY,
    PEIL_OPEN_PRORATE
};

enum peil_na_policy {
    PEIL_NA_EXCLUDE,
    PEIL_NA_TARGET,
    PEIL_NA_MAXIMUM
};

struct peil_band {
    const char *id;
    struct peil_text label, verdict;
    double from;                        /* least shown number; decision-list: bands below it */
    struct peil_expression escalate_if; /* when true, this band holds whatever the number */
    struct peil_expression when;        /* decision-list: of all bands but the last */
};

struct peil_scoring {
    enum peil_model model, section_model;
    unsigned level; /* depth of the sections that are units; 1 is the top */
    enum peil_count_of count_of;
    double count_from; /* count: the ratio a unit must reach; not for knock-outs */
    bool has_cap;
    double cap;         /* most that the total is while a knock-out fails */
    double staged_from; /* staged: the ratio an item must reach */
    double scale_min, scale_max;
    enum peil_open_policy blank, unknown;
    enum peil_na_policy not_applicable;
    double prorate_from;
    double provisional, incomplete; /* completeness below which a score is that */
    int decimals;
    enum peil_rounding rounding;
    /*
     * Highest `from` first. The lowest starts at the least number the model can give when
     * everything applies; should leaving things out give a lower one yet, it belongs to the lowest
     * band.
     */
    const struct peil_band *bands;
    size_t band_count;
    struct peil_text sentence; /* template of the outcome, where there is a value; may be empty */
    struct peil_text note;
    enum peil_origin origin;
};

/* Something that stands in a section, in the order of the pack. */
struct peil_child {
    bool is_section;
    size_t index; /* in `sections` or `items` of the pack */
};

struct peil_section {
    const char *id, *was;
    size_t index;
    size_t parent;  /* PEIL_NONE at the top */
    unsigned depth; /* 1 at the top */
    struct peil_text title, intro;
    const char *source_text, *source; /* of the title; NULL if absent */
    enum peil_origin origin;          /* of the title */
    bool has_origin;
    double weight;
    enum peil_model model;
    int decimals; /* of its score; those of the pack unless the section says otherwise */
    enum peil_rounding rounding;
    const struct peil_child *children;
    size_t child_count;
    size_t first_item, item_count; /* all items below it, in order, lie together */
    const struct peil_mapping *maps;
    size_t map_count;
    struct peil_expression applies_if; /* of all items below it */
    struct peil_audience audience;     /* likewise */
    struct peil_place place;
};

struct peil_subject_field {
    const char *id;
    struct peil_text label, help;
    bool required, key;
};

/* The words of the knock-out verdict; empty texts where the pack leaves them to the report. */
struct peil_knockout_words {
    struct peil_text title, failed, attention, unknown, passed;
};

#endif
