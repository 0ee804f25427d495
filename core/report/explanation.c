/*
 * Explanations: finding what is asked about, and the pieces that all of them are made of.
 */
#include "core/report/explanation.h"

#include <string.h>

#include "core/report/decisions.h"
#include "core/report/parts.h"
#include "core/report/phrase.h"

struct peil_node *peil_explain_block(
    struct peil_report *r, struct peil_node *blocks, const char *heading, const char *text)
{
    struct peil_node *block = peil_add_map(r, blocks);

    peil_put_text(r, block, "heading", heading);
    peil_put_text(r, block, "text", text);
    return block;
}

struct peil_node *peil_explain_table(
    struct peil_report *r, struct peil_node *block, const char *caption, const char *const *columns)
{
    struct peil_node *table = peil_put_map(r, block, "table");
    struct peil_node *names;

    peil_put_text(r, table, "caption", caption);
    names = peil_put_list(r, table, "columns");
    for (; *columns; columns++)
        peil_add_text(r, names, peil_word(r, *columns));
    return peil_put_list(r, table, "rows");
}

struct peil_node *peil_explain_row(struct peil_report *r, struct peil_node *rows)
{
    struct peil_node *row = peil_node_list(r->arena);

    peil_node_add(r->arena, rows, row);
    return row;
}

void peil_explain_cell(struct peil_report *r, struct peil_node *row, const char *text)
{
    if (text && *text)
        peil_add_text(r, row, text);
    else
        peil_node_add(r->arena, row, peil_node_null(r->arena));
}

void peil_explain_fact(
    struct peil_report *r, struct peil_node *list, const char *word, const char *value)
{
    if (value && *value)
        peil_add_text(r, list, peil_arena_format(r->arena, "%s: %s", peil_word(r, word), value));
}

/* "oco/advice.lua:12" */
static const char *place_of(struct peil_report *r, const struct peil_node *rule)
{
    const struct peil_node *line = peil_node_get(rule, "line");
    const char *file = peil_explain_text(rule, "file");

    if (!*file || !line)
        return file;
    return peil_arena_format(r->arena, "%s:%z", file, (size_t)peil_node_as_number(line));
}

void peil_explain_origin(
    struct peil_report *r, struct peil_node *list, const struct peil_node *rule)
{
    peil_explain_fact(r, list, "field.rule", peil_explain_text(rule, "id"));
    peil_explain_fact(r, list, "field.rule-layer", peil_explain_text(rule, "layer"));
    peil_explain_fact(r, list, "field.rule-place", place_of(r, rule));
}

const struct peil_node *peil_explain_all_advice(struct peil_report *r)
{
    struct peil_node *all = peil_node_list(r->arena);

    r->silent = true;
    for (size_t i = 0; i < r->result->advice_count; i++)
        peil_report_add_advice(r, all, &r->result->advice[i]);
    r->silent = false;
    return all;
}

void peil_explain_add_advice(
    struct peil_report *r, struct peil_node *list, const struct peil_node *advice)
{
    peil_add_text(r, list,
        peil_arena_format(r->arena, "%s (%s)", peil_explain_text(advice, "text"),
            peil_explain_text(advice, "id")));
}

const char *peil_explain_item_name(struct peil_report *r, const struct peil_item *item)
{
    return peil_arena_format(
        r->arena, "%s %s", r->items[item->index].number, peil_pack_text(r, &item->text, r->pack));
}

const char *peil_explain_section_name(struct peil_report *r, const struct peil_section *section)
{
    return peil_arena_format(r->arena, "%s %s", r->sections[section->index].number,
        peil_pack_text(r, &section->title, r->pack));
}

const char *peil_explain_text(const struct peil_node *map, const char *key)
{
    return peil_node_as_text(peil_node_get(map, key), NULL);
}

/* ---- finding ---- */

/* What is explained; one of these. */
struct found {
    bool total;
    const struct peil_item *item;
    const struct peil_section *section;
    const struct peil_concept_level *concept;
    const struct peil_advice *advice;
    const struct peil_decided *decision;
    size_t rule; /* that gave no advice; PEIL_NONE */
};

static bool is(const char *a, const char *b)
{
    return a && strcmp(a, b) == 0;
}

static bool find_by_id(struct peil_report *r, const char *id, struct found *found)
{
    found->item = peil_pack_item(r->pack, id);
    if (!found->item)
        found->section = peil_pack_section(r->pack, id);
    return found->item || found->section;
}

static bool find_by_number(struct peil_report *r, const char *number, struct found *found)
{
    for (size_t i = 0; i < r->pack->item_count; i++)
        if (is(r->items[i].number, number))
            found->item = &r->pack->items[i];
    for (size_t i = 0; i < r->pack->section_count; i++)
        if (is(r->sections[i].number, number))
            found->section = &r->pack->sections[i];
    return found->item || found->section;
}

static bool find_advice(struct peil_report *r, const char *id, struct found *found)
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

static bool find_decision(struct peil_report *r, const char *id, struct found *found)
{
    for (size_t i = 0; i < r->pack->decision_count && !found->decision; i++)
        if (is(r->pack->decisions[i].id, id))
            found->decision = &r->result->decisions[i];
    return found->decision;
}

static bool find_concept(struct peil_report *r, const char *id, struct found *found)
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

/* What an advice is called in a report: its heading, or the concept it is about. */
static const char *advice_name(struct peil_report *r, const struct peil_advice *advice)
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
static bool find_by_words(struct peil_report *r, const char *words, struct found *found)
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
        if (r->result->advice[i].rule && is(advice_name(r, &r->result->advice[i]), words)) {
            found->advice = &r->result->advice[i];
            return true;
        }
    }
    return false;
}

static bool find(struct peil_report *r, const char *subject, struct found *found)
{
    found->rule = PEIL_NONE;
    found->total = !subject;
    if (found->total || find_by_id(r, subject, found) || find_decision(r, subject, found) ||
        find_advice(r, subject, found) || find_concept(r, subject, found) ||
        find_by_number(r, subject, found) || find_by_words(r, subject, found))
        return true;
    found->total = is(subject, "total");
    return found->total;
}

static void put_subject(struct peil_report *r, struct peil_node *document, const char *kind,
    const char *id, const char *title)
{
    struct peil_node *map = peil_put_map(r, document, "subject");

    peil_put_text(r, map, "kind", kind);
    peil_node_set_text(r->arena, map, "id", id);
    peil_put_text(r, document, "title", title);
}

static void explain(struct peil_report *r, struct peil_node *document, struct peil_node *blocks,
    const struct found *found)
{
    if (found->item) {
        put_subject(r, document, "item", found->item->id, peil_explain_item_name(r, found->item));
        peil_explain_item(r, blocks, found->item);
    } else if (found->section) {
        put_subject(r, document, "section", found->section->id,
            peil_explain_section_name(r, found->section));
        peil_explain_section(r, blocks, found->section);
    } else if (found->decision) {
        const struct peil_decision *decision = found->decision->decision;

        put_subject(
            r, document, "decision", decision->id, peil_pack_text(r, &decision->title, r->pack));
        peil_explain_decision(r, blocks, found->decision);
    } else if (found->advice) {
        const char *id = peil_report_advice_id(r, found->advice);

        put_subject(r, document, "advice", id,
            peil_say(r, "sentence.explanation.advice",
                PEIL_SLOTS({"name", advice_name(r, found->advice)})));
        peil_explain_advice(r, blocks, found->advice);
    } else if (found->rule != PEIL_NONE) {
        const char *id = peil_scripts_rule(r->result->scripts, found->rule)->id;

        put_subject(r, document, "rule", id,
            peil_say(r, "sentence.explanation.rule", PEIL_SLOTS({"name", id})));
        peil_explain_silent(r, blocks, found->rule);
    } else if (found->concept) {
        const struct peil_concept *concept = found->concept->concept;

        put_subject(r, document, "concept", concept->qualified,
            peil_pack_text(r, &concept->label, concept->pack));
        peil_explain_concept(r, blocks, found->concept);
    } else {
        put_subject(r, document, "total", "total", peil_word(r, "reason.total"));
        peil_explain_total(r, blocks);
    }
}

static void put_head(struct peil_report *r, struct peil_node *document)
{
    peil_report_common(r, document);
    peil_report_respondents(r, document);
    if (peil_report_subject_name(r))
        peil_put_text(r, document, "about", peil_report_subject_name(r));
    if (r->asof)
        peil_put_text(r, document, "asof", r->asof);
    else
        peil_put_null(r, document, "asof");
}

/* What comes behind the blocks. */
static struct peil_node *finish(
    struct peil_report *r, struct peil_node *document, struct peil_node *blocks)
{
    peil_node_set(r->arena, document, "blocks", blocks);
    peil_node_set(r->arena, document, "references", peil_report_references(r, false));
    peil_report_errors(r, document);
    peil_report_warnings(r, document);
    peil_report_languages(r, document);
    peil_report_digests(r, document, peil_answers_node(r->arena, r->result->answers));
    return peil_arena_failed(r->arena) ? NULL : document;
}

struct peil_node *peil_report_explanation(struct peil_arena *arena,
    const struct peil_result *result, const struct peil_report_options *options,
    const char *subject, bool rules)
{
    struct peil_report r;
    struct peil_node *document = peil_node_map(arena);
    struct peil_node *blocks;
    struct found found = {0};

    if (!peil_report_begin(&r, arena, "explanation", result->pack, result, NULL, options))
        return NULL;
    if (!(rules && !subject) && !find(&r, subject, &found))
        return NULL;
    put_head(&r, document);
    blocks = peil_node_list(arena);
    if (rules && !subject)
        put_subject(&r, document, "rules", NULL, peil_word(&r, "heading.rules"));
    else
        explain(&r, document, blocks, &found);
    if (rules)
        peil_explain_rules(&r, blocks);
    return finish(&r, document, blocks);
}

struct peil_node *peil_report_whatif(struct peil_arena *arena, const struct peil_result *result,
    const struct peil_whatif *whatif, const struct peil_report_options *options)
{
    struct peil_report r;
    struct peil_node *document = peil_node_map(arena);
    struct peil_node *blocks = peil_node_list(arena);

    if (!peil_report_begin(&r, arena, "explanation", result->pack, result, NULL, options))
        return NULL;
    put_head(&r, document);
    put_subject(&r, document, "whatif", NULL, peil_word(&r, "sentence.whatif.title"));
    peil_report_put_whatif(&r, document, whatif);
    peil_explain_whatif(&r, blocks, whatif);
    return finish(&r, document, blocks);
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
