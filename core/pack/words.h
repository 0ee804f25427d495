/*
 * The words of the format, in the order of the enums of pack.h; each list ends in NULL.
 */
#ifndef PEIL_PACK_WORDS_H
#define PEIL_PACK_WORDS_H

#include "core/pack/pack.h"
#include "core/pack/rule.h"

extern const char *const peil_origin_words[];
extern const char *const peil_basis_words[]; /* from PEIL_BASIS_LAW */
extern const char *const peil_relation_words[];
extern const char *const peil_item_type_words[];
extern const char *const peil_model_words[];
extern const char *const peil_count_of_words[];
extern const char *const peil_open_policy_words[];
extern const char *const peil_na_policy_words[];
extern const char *const peil_rounding_words[];
extern const char *const peil_reference_words[];
extern const char *const peil_priority_words[];

#endif
