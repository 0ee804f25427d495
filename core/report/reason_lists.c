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

        if (same(told, reason, "kind") && same(told, reason, "id") && same(told, reason, "label") &&
            same(told, reason, "value_label"))
            return true;
    }
    return false;
}

static bool is_level(const struct peil_recorded *asked)
{
    return asked->read.kind == PEIL_READ_LEVEL || asked->read.kind == PEIL_READ_OTHER_LEVEL;
}

/* Whether two questions are one question to several checklists. */
static bool ask_the_same(const struct peil_recorded *a, const struct peil_recorded *b)
{
    if (a->read.kind == PEIL_READ_OTHER)
        return b->read.kind == PEIL_READ_OTHER;
    return is_level(a) && is_level(b) && a->read.a == b->read.a;
}

/* Whether nothing came of a question, in none of the checklists that it was put to. */
static bool is_nil(const struct peil_advice *advice, size_t at)
{
    const struct peil_recorded *asked = &advice->reasons[at].asked;

    if (asked->value.type != PEIL_VALUE_NIL)
        return false;
    for (size_t i = 0; i < advice->reason_count; i++)
        if (ask_the_same(asked, &advice->reasons[i].asked) &&
            advice->reasons[i].asked.value.type != PEIL_VALUE_NIL)
            return false;
    return true;
}

/*
 * Whether a reason stands with what decided. Where no one question decided, they did together: what
 * nobody was asked, where the rule looked for that, and else all that was read.
 */
static bool stands_as_cause(const struct peil_advice *advice, size_t at)
{
    bool any_nil = false;

    for (size_t i = 0; i < advice->reason_count; i++) {
        if (advice->reasons[i].decided)
            return advice->reasons[at].decided;
        any_nil = any_nil || is_nil(advice, i);
    }
    return !any_nil || is_nil(advice, at);
}

/* Whether two reasons are counts of the same questions, which stand together. */
static bool count_the_same(const struct peil_reason *a, const struct peil_reason *b)
{
    return a->asked.read.kind == PEIL_READ_COUNT && b->asked.read.kind == PEIL_READ_COUNT &&
           a->asked.read.a == b->asked.read.a;
}

static struct peil_node *reason_at(
    struct peil_report *r, const struct peil_advice *advice, size_t at, bool cause)
{
    const struct peil_reason *reason = &advice->reasons[at];
    struct peil_buf values = PEIL_BUF_EMPTY;

    if (reason->asked.read.kind != PEIL_READ_COUNT)
        return peil_report_reason_of(r, &reason->asked, true);
    for (size_t i = 0; i < advice->reason_count; i++) {
        if (!count_the_same(reason, &advice->reasons[i]) || stands_as_cause(advice, i) != cause)
            continue;
        if (i < at) {
            peil_buf_dispose(&values);
            return NULL;
        }
        peil_buf_format(&values, "%s%s", values.length > 0 ? ", " : "",
            peil_report_count_text(r, &advice->reasons[i].asked));
    }
    return peil_report_counts_reason(r, &reason->asked, peil_keep(r, &values));
}

/*
 * Rules that compare look at every concept of every checklist. What came of nothing, and how sure
 * each level is, tells no reader more than what decided.
 */
static bool tells_little(const struct peil_report *r, const struct peil_recorded *asked)
{
    return r->result->compared &&
           (asked->value.type == PEIL_VALUE_NIL || asked->read.kind == PEIL_READ_CONFIDENCE ||
               asked->read.kind == PEIL_READ_OTHER_CONFIDENCE);
}

static void add_reasons(struct peil_report *r, struct peil_node *list,
    const struct peil_advice *advice, bool cause, const struct peil_node *told)
{
    for (size_t i = 0; i < advice->reason_count; i++) {
        struct peil_node *reason;

        if (stands_as_cause(advice, i) != cause ||
            (!cause && tells_little(r, &advice->reasons[i].asked)))
            continue;
        reason = reason_at(r, advice, i, cause);
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
