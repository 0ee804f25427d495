/*
 * Explanations: finding what is asked about.
 */
#include "core/report/explanation.h"

#include <string.h>

#include "core/report/decisions.h"
#include "core/report/parts.h"
#include "core/report/phrase.h"

static bool is(const char *a, const char *b)
{
    return a && strcmp(a, b) == 0;
}

static bool find_by_id(struct peil_report *r, const char *id, struct peil_found *found)
{
    found->item = peil_pack_item(r->pack, id);
    if (!found->item)
        found->section = peil_pack_section(r->pack, id);
    return found->item || found->section;
}

static bool find_by_number(struct peil_report *r, const char *number, struct peil_found *found)
{
    for (size_t i = 0; i < r->pack->item_count; i++)
        if (is(r->items[i].number, number))
            found->item = &r->pack->items[i];
    for (size_t i = 0; i < r->pack->section_count; i++)
        if (is(r->sections[i].number, number))
            found->section = &r->pack->sections[i];
    return found->item || found->section;
}

static bool find_advice(struct peil_report *r, const char *id, struct peil_found *found)
{
    const struct peil_scripts *scripts = r->result->scripts;

    for (size_t i = 0; i < r->result->advice_count; i++) {
        if (is(peil_report_advice_id(r, &r->result->advice[i]), id)) {
            found->advice = &r->result->advice[i];
            return true;
        }
    }
    for (size_t i = 0; i < peil_explain_rule_count(scripts); i++) {
        if (is(peil_scripts_rule(scripts, i)->id, id)) {
            found->rule = i;
            return true;
        }
    }
    return false;
}

static bool find_decision(struct peil_report *r, const char *id, struct peil_found *found)
{
    for (size_t i = 0; i < r->pack->decision_count && !found->decision; i++)
        if (is(r->pack->decisions[i].id, id))
            found->decision = &r->result->decisions[i];
    return found->decision;
}

static bool find_concept(struct peil_report *r, const char *id, struct peil_found *found)
{
    for (size_t i = 0; i < r->result->concept_count; i++) {
        const struct peil_concept_level *level = &r->result->concepts[i];

        if (is(level->concept->qualified, id) || is(level->concept->id, id)) {
            found->concept = level;
            return true;
        }
    }
    return false;
}

const char *peil_explain_advice_name(struct peil_report *r, const struct peil_advice *advice)
{
    const char *heading = NULL;

    if (advice->concept)
        return peil_pack_text(r, &advice->concept->concept->label, advice->concept->concept->pack);
    if (advice->rule)
        heading =
            peil_report_fill_args(r, peil_pack_text(r, &advice->rule->heading, advice->rule->pack),
                advice->args, advice->rule->pack);
    return heading && *heading ? heading : peil_report_advice_id(r, advice);
}

/* By what a reader sees: the title of a section, the heading of an advice, the name of a concept.
 */
static bool find_by_words(struct peil_report *r, const char *words, struct peil_found *found)
{
    for (size_t i = 0; i < r->pack->section_count; i++)
        if (is(peil_pack_text(r, &r->pack->sections[i].title, r->pack), words))
            found->section = &r->pack->sections[i];
    for (size_t i = 0; i < r->pack->decision_count; i++)
        if (is(peil_pack_text(r, &r->pack->decisions[i].title, r->pack), words))
            found->decision = &r->result->decisions[i];
    if (found->section || found->decision)
        return true;
    for (size_t i = 0; i < r->result->concept_count; i++) {
        const struct peil_concept *concept = r->result->concepts[i].concept;

        if (is(peil_pack_text(r, &concept->label, concept->pack), words)) {
            found->concept = &r->result->concepts[i];
            return true;
        }
    }
    for (size_t i = 0; i < r->result->advice_count; i++) {
        if (r->result->advice[i].rule &&
            is(peil_explain_advice_name(r, &r->result->advice[i]), words)) {
            found->advice = &r->result->advice[i];
            return true;
        }
    }
    return false;
}

bool peil_explain_find(struct peil_report *r, const char *subject, struct peil_found *found)
{
    *found = (struct peil_found){.rule = PEIL_NONE};
    found->total = !subject;
    if (found->total || find_by_id(r, subject, found) || find_decision(r, subject, found) ||
        find_advice(r, subject, found) || find_concept(r, subject, found) ||
        find_by_number(r, subject, found) || find_by_words(r, subject, found))
        return true;
    found->total = is(subject, "total");
    return found->total;
}

const char *const *peil_report_explainable(
    struct peil_arena *arena, const struct peil_result *result)
{
    const struct peil_pack *pack = result->pack;
    size_t rules = peil_explain_rule_count(result->scripts);
    size_t room = 2 + pack->item_count + pack->section_count + result->advice_count + rules +
                  result->concept_count + pack->decision_count;
    const char **names = peil_arena_array(arena, room, sizeof(*names));
    struct peil_report r = {.arena = arena};
    size_t count = 0;

    if (!names)
        return NULL;
    names[count++] = "total";
    for (size_t i = 0; i < pack->section_count; i++)
        names[count++] = pack->sections[i].id;
    for (size_t i = 0; i < pack->item_count; i++)
        names[count++] = pack->items[i].id;
    for (size_t i = 0; i < pack->decision_count; i++)
        names[count++] = pack->decisions[i].id;
    for (size_t i = 0; i < rules; i++)
        names[count++] = peil_scripts_rule(result->scripts, i)->id;
    for (size_t i = 0; i < result->advice_count; i++)
        if (!result->advice[i].rule)
            names[count++] = peil_report_advice_id(&r, &result->advice[i]);
    for (size_t i = 0; i < result->concept_count; i++) {
        const struct peil_concept_level *level = &result->concepts[i];

        names[count++] = level->concept->id;
    }
    return peil_arena_failed(arena) ? NULL : names;
}
