/*
 * All rules: which gave advice, and which one answer would have made another give its.
 */
#include "core/report/explanation.h"

#include <string.h>

#include "core/report/parts.h"
#include "core/report/phrase.h"

/* What became of a rule. */
enum fate {
    FATE_FIRED,
    FATE_REPLACED, /* it fired, and another took its place */
    FATE_FAILED,
    FATE_SILENT,
    FATE_COMPARES /* it is not for a result by itself */
};

size_t peil_explain_rule_count(const struct peil_scripts *scripts)
{
    return scripts ? peil_scripts_rule_count(scripts) + peil_scripts_comparing_count(scripts) : 0;
}

static const struct peil_near_rule *near_of(
    const struct peil_report *r, const struct peil_rule *rule)
{
    for (size_t i = 0; i < r->result->near_count; i++)
        if (r->result->near[i].rule == rule)
            return &r->result->near[i];
    return NULL;
}

static enum fate fate_of(const struct peil_report *r, const struct peil_rule *rule)
{
    if (rule->compares)
        return FATE_COMPARES;
    for (size_t i = 0; i < r->result->advice_count; i++) {
        const struct peil_advice *advice = &r->result->advice[i];

        if (advice->rule == rule)
            return FATE_FIRED;
        for (size_t j = 0; j < advice->replaced_count; j++)
            if (advice->replaced[j].rule == rule)
                return FATE_REPLACED;
    }
    for (size_t i = 0; i < r->result->error_count; i++) {
        const struct peil_script_error *error = &r->result->errors[i];

        if (error->part == PEIL_FAILED_RULE && strcmp(error->what, rule->id) == 0)
            return FATE_FAILED;
    }
    return FATE_SILENT;
}

/* "Contract en opdracht: niet" */
static const char *told(struct peil_report *r, const struct peil_recorded *asked, bool is_so)
{
    const struct peil_node *reason = peil_report_reason_of(r, asked, is_so);
    const char *label = peil_explain_text(reason, "label");
    const char *value = peil_explain_text(reason, "value_label");

    if (!*label || !*value)
        return NULL;
    return peil_say(r, "reason.part", PEIL_SLOTS({"part", label}, {"value", value}));
}

/* What would have made a rule fire; NULL where no one answer would. */
static const char *turning(struct peil_report *r, const struct peil_near_rule *near)
{
    struct peil_recorded other;
    const char *text;

    if (!near || near->turning == PEIL_NONE || near->turning >= near->read_count)
        return NULL;
    other = near->reads[near->turning];
    other.value = near->turns;
    text = told(r, &other, false);
    return text ? peil_say(r, "sentence.would-fire", PEIL_SLOTS({"change", text})) : NULL;
}

/* "oco/advice.lua:12"; only whose it is where no place is known. */
static const char *place_of(struct peil_report *r, size_t index)
{
    const struct peil_rule *rule = peil_scripts_rule(r->result->scripts, index);
    struct peil_node *holder = peil_node_map(r->arena);
    const struct peil_node *line;

    peil_report_put_place(
        r, holder, peil_scripts_rule_layer(r->result->scripts, index), rule->pack, &rule->place);
    line = peil_node_get(holder, "line");
    if (!line)
        return peil_explain_text(holder, "layer");
    return peil_arena_format(
        r->arena, "%s:%z", peil_explain_text(holder, "file"), (size_t)peil_node_as_number(line));
}

void peil_explain_silent(struct peil_report *r, struct peil_node *blocks, size_t rule)
{
    static const char *const explained[] = {
        [FATE_FIRED] = "fate.silent.explained",
        [FATE_REPLACED] = "fate.replaced.explained",
        [FATE_FAILED] = "fate.failed.explained",
        [FATE_SILENT] = "fate.silent.explained",
        [FATE_COMPARES] = "fate.compares.explained",
    };
    const struct peil_rule *about = peil_scripts_rule(r->result->scripts, rule);
    const struct peil_near_rule *near = near_of(r, about);
    enum fate fate = fate_of(r, about);
    struct peil_node *holder = peil_node_map(r->arena);
    struct peil_node *list;
    const char *change = turning(r, near);

    peil_explain_block(
        r, blocks, peil_word(r, explained[fate]), peil_pack_text(r, &about->text, about->pack));
    peil_put_text(r, holder, "id", about->id);
    peil_report_put_place(
        r, holder, peil_scripts_rule_layer(r->result->scripts, rule), about->pack, &about->place);
    list =
        peil_put_list(r, peil_explain_block(r, blocks, peil_word(r, "heading.rule"), NULL), "list");
    peil_explain_origin(r, list, holder);
    if (!near)
        return;
    list = peil_put_list(r,
        peil_explain_block(r, blocks, peil_word(r, "heading.asked"),
            change                ? change
            : fate == FATE_SILENT ? peil_word(r, "sentence.no-turning")
                                  : NULL),
        "list");
    for (size_t i = 0; i < near->read_count; i++)
        peil_add_text(r, list, told(r, &near->reads[i], true));
}

void peil_explain_rules(struct peil_report *r, struct peil_node *blocks)
{
    static const char *const columns[] = {
        "column.rule", "column.layer", "column.priority", "column.fate", "column.turning", NULL};
    static const char *const words[] = {
        [FATE_FIRED] = "fate.fired",
        [FATE_REPLACED] = "fate.replaced",
        [FATE_FAILED] = "fate.failed",
        [FATE_SILENT] = "fate.silent",
        [FATE_COMPARES] = "fate.compares",
    };
    const struct peil_scripts *scripts = r->result->scripts;
    size_t count = peil_explain_rule_count(scripts);
    bool titled = peil_node_count(blocks) == 0; /* the document is called so */
    struct peil_node *block =
        peil_explain_block(r, blocks, titled ? NULL : peil_word(r, "heading.rules"),
            count == 0 ? peil_word(r, "empty.rules") : NULL);
    struct peil_node *rows;

    if (count == 0)
        return;
    rows = peil_explain_table(r, block, titled ? NULL : peil_word(r, "heading.rules"), columns);
    for (size_t i = 0; i < count; i++) {
        const struct peil_rule *rule = peil_scripts_rule(scripts, i);
        struct peil_node *cells = peil_explain_row(r, rows);
        enum fate fate = fate_of(r, rule);

        peil_explain_cell(r, cells, rule->id);
        peil_explain_cell(r, cells, place_of(r, i));
        peil_explain_cell(
            r, cells, peil_word_of(r, "priority", peil_priority_word(rule->priority)));
        peil_explain_cell(r, cells, peil_word(r, words[fate]));
        peil_explain_cell(r, cells, fate == FATE_SILENT ? turning(r, near_of(r, rule)) : NULL);
    }
}
