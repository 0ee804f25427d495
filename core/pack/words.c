/*
 * The words of the format for the enums of pack.h.
 */
#include "core/pack/words.h"

#include <stddef.h>

const char *const peil_origin_words[] = {"own", "source", "source-edited", "derived", NULL};
const char *const peil_basis_words[] = {"law", "law-applied", "norm", NULL};
const char *const peil_relation_words[] = {"equal", "subset", "superset", "intersects", NULL};
const char *const peil_item_type_words[] = {
    "choice", "choices", "matrix", "number", "text", "date", NULL};
const char *const peil_model_words[] = {"none", "count", "mean", "sum", "mean-of-means", "worst",
    "lowest-law", "flat", "flat-unweighted", "absolute", "xccdf-default", "all-or-partial",
    "ladder-sum", "staged", "percent-to-target", "progress", "decision-list", NULL};
const char *const peil_count_of_words[] = {"items", "sections", "knockouts", NULL};
const char *const peil_open_policy_words[] = {
    "exclude", "zero", "minimum", "null-if-any", "prorate", NULL};
const char *const peil_na_policy_words[] = {"exclude", "target", "maximum", NULL};
const char *const peil_rounding_words[] = {"none", "half-up", "half-even", "truncate", NULL};
const char *const peil_reference_words[] = {"law", "publication", "page", NULL};
const char *const peil_priority_words[] = {
    "critical", "high", "medium", "low", "info", "positive", NULL};

const char *const peil_report_part_words[] = {"outcome", "advice", "whatif", "blocks", "knockouts",
    "sections", "answers", "concepts", "open", "method", NULL};

const char *peil_report_part_word(enum peil_report_part part)
{
    return peil_report_part_words[part];
}

const char *peil_origin_word(enum peil_origin origin)
{
    return peil_origin_words[origin];
}

const char *peil_basis_word(enum peil_basis_kind kind)
{
    return kind == PEIL_BASIS_NONE ? "none" : peil_basis_words[kind - PEIL_BASIS_LAW];
}

const char *peil_relation_word(enum peil_relation relation)
{
    return peil_relation_words[relation];
}

const char *peil_item_type_word(enum peil_item_type type)
{
    return peil_item_type_words[type];
}

const char *peil_model_word(enum peil_model model)
{
    return peil_model_words[model];
}

const char *peil_count_of_word(enum peil_count_of of)
{
    return peil_count_of_words[of];
}

const char *peil_open_policy_word(enum peil_open_policy policy)
{
    return peil_open_policy_words[policy];
}

const char *peil_na_policy_word(enum peil_na_policy policy)
{
    return peil_na_policy_words[policy];
}

const char *peil_priority_word(enum peil_priority priority)
{
    return peil_priority_words[priority];
}

const char *peil_rounding_word(enum peil_rounding mode)
{
    return peil_rounding_words[mode];
}
