/*
 * Explanations: the pieces that all of them are made of, and the documents.
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

static void put_subject(struct peil_report *r, struct peil_node *document, const char *kind,
    const char *id, const char *title)
{
    struct peil_node *map = peil_put_map(r, document, "subject");

    peil_put_text(r, map, "kind", kind);
    peil_node_set_text(r->arena, map, "id", id);
    peil_put_text(r, document, "title", title);
}

static void explain(struct peil_report *r, struct peil_node *document, struct peil_node *blocks,
    const struct peil_found *found)
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
                PEIL_SLOTS({"name", peil_explain_advice_name(r, found->advice)})));
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
    struct peil_found found = {0};

    if (!peil_report_begin(&r, arena, "explanation", result->pack, result, NULL, options))
        return NULL;
    if (!(rules && !subject) && !peil_explain_find(&r, subject, &found))
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
