/*
 * The reasons of an advice, in two lists: what decided, and what was read besides.
 */
#include <string.h>

#include "core/eval/advice.h"
#include "core/report/parts.h"
#include "core/report/phrase.h"

static bool same(const struct peil_node *a, const struct peil_node *b, const char *key)
{
    return strcmp(peil_node_as_text(peil_node_get(a, key), NULL),
               peil_node_as_text(peil_node_get(b, key), NULL)) == 0;
}

/* Whether a list says the same already: several questions of a script may have one answer. */
static bool is_told(const struct peil_node *list, const struct peil_node *reason)
{
    for (size_t i = 0; i < peil_node_count(list); i++) {
        const struct peil_node *told = peil_node_at(list, i);

        if (same(told, reason, "kind") && same(told, reason, "id") &&
            same(told, reason, "value_label"))
            return true;
    }
    return false;
}

static void add_reasons(struct peil_report *r, struct peil_node *list,
    const struct peil_advice *advice, bool decided, const struct peil_node *told)
{
    for (size_t i = 0; i < advice->reason_count; i++) {
        struct peil_node *reason;

        if (advice->reasons[i].decided != decided)
            continue;
        reason = peil_report_reason_of(r, &advice->reasons[i].asked, true);
        if (reason && !is_told(list, reason) && !is_told(told, reason))
            peil_node_add(r->arena, list, reason);
    }
}

/* Base advice follows from the level of its concept, whether or not that was recorded. */
static void add_level(
    struct peil_report *r, struct peil_node *list, const struct peil_concept_level *level)
{
    const struct peil_concept *concept = level->concept;
    const char *label = level->level ? peil_say_label(r, &level->level->label, level->level->id)
                                     : peil_word(r, "level.unknown");
    struct peil_node *reason = peil_report_concept_reason(r, concept, label);

    if (!is_told(list, reason))
        peil_node_add(r->arena, list, reason);
}

void peil_report_reasons(
    struct peil_report *r, struct peil_node *map, const struct peil_advice *advice)
{
    struct peil_node *because = peil_put_list(r, map, "because");
    struct peil_node *read = peil_put_list(r, map, "read");

    if (!advice->rule)
        add_level(r, because, advice->concept);
    add_reasons(r, because, advice, true, NULL);
    add_reasons(r, read, advice, false, because);
}
