/*
 * The names in the texts of advice.
 */
#ifndef PEIL_PACK_RULE_TEXTS_H
#define PEIL_PACK_RULE_TEXTS_H

#include "core/pack/rule.h"
#include "core/pack/schema.h"

/*
 * Reports each {name} in the texts of a rule that `args` does not have, and warns of arguments that
 * no text shows. `node` is the rule as it was written.
 */
void peil_check_rule_texts(struct peil_schema_context *context, const struct peil_node *node,
    const struct peil_path *path, const struct peil_rule *rule);

/* The same for the `ask` of a vocabulary, which must have {text}, and may have {actors}. */
void peil_check_ask(struct peil_schema_context *context, const struct peil_node *node,
    const struct peil_path *path, const struct peil_text *ask);

/* Reports each {name} in a text that is not among `words`, which end in NULL. */
void peil_check_placeholders(struct peil_schema_context *context, const struct peil_node *node,
    const struct peil_path *path, const struct peil_text *text, const char *const *words);

#endif
