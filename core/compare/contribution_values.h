/*
 * Values of a contribution that anybody may have written: what they must be, and what is said where
 * they are not.
 */
#ifndef PEIL_COMPARE_CONTRIBUTION_VALUES_H
#define PEIL_COMPARE_CONTRIBUTION_VALUES_H

#include "core/compare/contribution.h"
#include "core/pack/schema.h"

#define PEIL_MOST_SUBJECTS                                                                         \
    1000000000 /* more than there can be, and far from what a count can hold */

/* One reading. */
struct peil_given {
    struct peil_contribution *into;
    struct peil_diags *diags;
    bool failed;
};

/* Reports an error at a place, or at a value. */
void peil_given_refuse(struct peil_given *r, const char *code, struct peil_place place,
    const struct peil_path *path, const struct peil_arg *args);
void peil_given_refuse_value(struct peil_given *r, const char *code, const struct peil_node *node,
    const struct peil_path *path);
/* That something is there for the second time; that counts do not agree with each other. */
void peil_given_refuse_twice(struct peil_given *r, const struct peil_node *node,
    const struct peil_path *path, const char *value);
void peil_given_refuse_sum(struct peil_given *r, const struct peil_node *node,
    const struct peil_path *path, uint64_t found, uint64_t wanted);

/* Whether `node` is a map; keys that are not in `keys` (NULL ends them) are reported. */
bool peil_given_map(struct peil_given *r, const struct peil_node *node, const char *const *keys,
    const struct peil_path *path);

/* A value that has to be there, and a list of at most `most` values; NULL, reported, if not. */
const struct peil_node *peil_given_need(struct peil_given *r, const struct peil_node *map,
    const char *key, const struct peil_path *path);
const struct peil_node *peil_given_need_list(struct peil_given *r, const struct peil_node *map,
    const char *key, const struct peil_path *path, size_t most);

/* A whole number of `least` to `most`; the second one of 0 to PEIL_MOST_SUBJECTS at a key. */
bool peil_given_count(struct peil_given *r, const struct peil_node *node,
    const struct peil_path *path, uint32_t least, uint32_t most, uint32_t *out);
bool peil_given_need_count(struct peil_given *r, const struct peil_node *map, const char *key,
    const struct peil_path *path, uint32_t *out);

enum peil_given_form {
    PEIL_GIVEN_ID,
    PEIL_GIVEN_CONCEPT,
    PEIL_GIVEN_CLASS,
    PEIL_GIVEN_DIGEST,
    PEIL_GIVEN_MEMBER
};

/* A copy of a name of the form that is expected; NULL, reported, for anything else. */
const char *peil_given_name(struct peil_given *r, const struct peil_node *node,
    const struct peil_path *path, enum peil_given_form form);

#endif
