/*
 * Rules of advice: when something is advised, to whom, and what. A rule is declared in pack.yaml
 * (`advice`) or in Lua (`rule{...}`); both are read here, from the same keys.
 */
#ifndef PEIL_PACK_RULE_H
#define PEIL_PACK_RULE_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/arena.h"
#include "core/base/diag.h"
#include "core/base/node.h"
#include "core/base/status.h"
#include "core/pack/pack.h"

/* Most pressing first; advice is sorted by it. */
enum peil_priority {
    PEIL_PRIORITY_CRITICAL,
    PEIL_PRIORITY_HIGH,
    PEIL_PRIORITY_MEDIUM,
    PEIL_PRIORITY_LOW,
    PEIL_PRIORITY_INFO,
    PEIL_PRIORITY_POSITIVE
};

/* A value for {name} in the texts of a rule. */
struct peil_rule_argument {
    const char *name;
    struct peil_expression value; /* text NULL where Lua has a function for it */
};

struct peil_rule {
    const char *id; /* unique among all layers of a run, unless a later one says `replace` */
    const struct peil_pack *pack; /* whose language and names it uses */
    struct peil_expression when;  /* text NULL where Lua has a function for it */
    const struct peil_rule_argument *args;
    size_t arg_count;
    enum peil_priority priority;
    const struct peil_term **actors;
    size_t actor_count;
    struct peil_text heading; /* may be empty */
    struct peil_text text;
    struct peil_text ask; /* empty: by the template of the vocabulary */
    const struct peil_reference **references;
    size_t reference_count;
    const struct peil_concept **replaces; /* whose base advice it takes away */
    size_t replaces_count;
    const char **replaces_rules; /* ids of rules whose advice it takes away */
    size_t replaces_rule_count;
    bool replace;  /* takes the place of the rule with this id in an earlier layer */
    bool compares; /* it is for comparisons, and for nothing else */
    struct peil_place place;
};

/*
 * Reads a list of rules by the names that `pack`, which is loaded, knows. Each is a map with the
 * keys of the format: id, when, args, priority, actor, heading, text, ask, references, replaces,
 * replace, compares. With `lua`, `when` and the values of `args` may be absent or null, because Lua
 * keeps functions for them, and mistakes in values without a place of their own point to that of
 * the rule. What is made lives in `arena`; the list need not live on. All mistakes go to `diags`;
 * that two rules have the same id is for the caller to find. PEIL_OK, PEIL_EINPUT or PEIL_ENOMEM.
 */
PEIL_CHECK int peil_rules_read(const struct peil_rule **out, size_t *count,
    struct peil_arena *arena, const struct peil_pack *pack, const struct peil_node *list, bool lua,
    struct peil_diags *diags);

/*
 * The first "{" of a text, with all up to its "}". The texts of rules, and the `ask` of a
 * vocabulary, are checked at loading: whoever shows them may rely on `valid`.
 */
struct peil_placeholder {
    const char *start; /* of the "{", in the text */
    size_t length;     /* up to and with the "}" */
    const char *name;  /* `name_length` bytes */
    size_t name_length;
    int decimals; /* 2 for {name.2}; -1 where it does not say */
    bool valid;   /* it has an end, and a name of small letters, digits and "_" */
};
bool peil_placeholder_find(const char *text, struct peil_placeholder *out);

/* Whether an argument may be called so: small letters, digits and "_", not a digit first. */
bool peil_argument_name(const char *text);

/*
 * A concept by the name used in `pack` ("onafhankelijkheid.contract", "oco:..."); NULL where there
 * is none, and for a name without its vocabulary where several are in use. And all names it could
 * be, NULL at the end, in `arena`, for suggestions; NULL without memory.
 */
const struct peil_concept *peil_pack_concept(const struct peil_pack *pack, const char *name);
const char *const *peil_pack_concept_names(struct peil_arena *arena, const struct peil_pack *pack);

const char *peil_priority_word(enum peil_priority priority); /* "critical" ... */

#endif
