/*
 * Rules, conditions, blocks and layers of scripts.
 */
#include "tests/unit/script_help.h"

#define RULE(id, when)                                                                             \
    "rule{id='" id "', priority='low', actor='inkoper', text='Doe iets.', when=" when "}\n"

static struct help *help;

static void open(void)
{
    help = help_new();
}

static void shut(void)
{
    help_free(help);
}

TestSuite(script_rules, .init = open, .fini = shut);

Test(script_rules, a_function_and_an_expression_fire_alike)
{
    help_advice(
        help, RULE("r1", "function() return weak('a.een') end") RULE("r2", "[[weak('a.een')]]"));
    cr_assert_eq(peil_scripts_rule_count(help->scripts), 2);
    cr_assert(!help_fires(help, 0));
    cr_assert(!help_fires(help, 1));
    help_forget(help);
    help_text(help, PEIL_READ_LEVEL, 0, 0, "niet");
    cr_assert(help_fires(help, 0));
    cr_assert(help_fires(help, 1));
}

Test(script_rules, nil_is_false_and_other_values_are_refused_with_the_line)
{
    bool fires = true;

    help_advice(
        help, RULE("r1", "function() return nil end") "\n" RULE("r2", "function() return 0 end"));
    cr_assert(!help_fires(help, 0));
    cr_assert_eq(peil_scripts_test_rule(&fires, help->scripts, 1, help->diags), PEIL_ESCRIPT);
    cr_assert(!fires);
    cr_assert_str_eq(help_failure(help, "script/bad-value", "message"),
        "`when` gives a number, not true or false");
    cr_assert_eq(help_line(help), 3);
}

Test(script_rules, a_critical_rule_asks_for_levels_that_are_sure)
{
    size_t count;

    help_advice(help, "rule{id='r', priority='critical', actor='inkoper', text='T', "
                      "when=function() return level('a.een') == 'niet' end}");
    help_text(help, PEIL_READ_LEVEL, 0, 0, "niet");
    cr_assert(!help_fires(help, 0));
    cr_assert_eq(peil_scripts_reads(help->scripts, &count)[0].read.b, 1);
    help_forget(help);
    help_text(help, PEIL_READ_LEVEL, 0, 1, "niet");
    cr_assert(help_fires(help, 0));
}

Test(script_rules, each_read_stands_once_and_says_whether_a_test_held)
{
    const struct peil_recorded *reads;
    size_t count;

    help_advice(help,
        RULE("r", "function() return level('b.een') == 'x' or weak('a.een') and weak('a.een') and "
                  "any_is('niet', 'a.twee', 'a.drie') end"));
    for (int round = 0; round < 2; round++) {
        help_forget(help);
        help_text(help, PEIL_READ_LEVEL, 0, 0, "niet");
        help_text(help, PEIL_READ_LEVEL, 1, 0, "goed");
        help_text(help, PEIL_READ_LEVEL, 2, 0, "niet");
        cr_assert(help_fires(help, 0));
        reads = peil_scripts_reads(help->scripts, &count);
        cr_assert_eq(count, 4);
        cr_assert_eq(reads[0].read.a, 3);
        cr_assert_eq(reads[1].read.a, 0);
        cr_assert(!reads[0].matched && reads[1].matched && !reads[2].matched && reads[3].matched);
        cr_assert_eq(reads[1].value.length, 4);
    }
    cr_assert_eq(peil_scripts_counts(help->scripts).remembered, 1);
}

Test(script_rules, at_least_marks_what_an_average_was_made_of)
{
    const struct peil_recorded *reads;
    size_t count;

    help_advice(
        help, RULE("r", "function() return at_least(average('a', {except='drie'}), 75) end"));
    cr_assert(!help_fires(help, 0));
    help_forget(help);
    help_number(help, PEIL_READ_RATIO, 0, 0, 100);
    help_number(help, PEIL_READ_RATIO, 1, 0, 50);
    cr_assert(help_fires(help, 0));
    reads = peil_scripts_reads(help->scripts, &count);
    cr_assert_eq(count, 2);
    cr_assert(reads[0].matched && reads[1].matched);
}

Test(script_rules, args_come_as_numbers_and_texts)
{
    const struct peil_node *args;

    help_advice(help, "rule{id='r', priority='low', actor='inkoper', text='{deel} van {wie}', "
                      "when='true', args={deel=function() return unknown_share() end, "
                      "wie=[[subject() or 'u']]}}");
    help_number(help, PEIL_READ_UNKNOWN_SHARE, PEIL_ALL, 0, 12.5);
    cr_assert_eq(
        peil_scripts_rule_args(&args, help->scripts, 0, help->arena, help->diags), PEIL_OK);
    cr_assert_eq(peil_node_count(args), 2);
    cr_assert_eq(peil_node_as_number(peil_node_get(args, "deel")), 12.5);
    cr_assert_str_eq(peil_node_get_text(args, "wie"), "u");
    help_forget(help);
    cr_assert_eq(
        peil_scripts_rule_args(&args, help->scripts, 0, help->arena, help->diags), PEIL_ESCRIPT);
    cr_assert_null(args);
    cr_assert_str_eq(help_failure(help, "script/bad-value", "message"),
        "`deel` gives nil, not a number, a text or a list");
}

#define REFERENCES                                                                                 \
    "references:\n  - {id: wet, kind: law, title: Wet}\n  - {id: gids, kind: page, title: Gids}\n"

/* A rule of the vocabulary whose references are what `body` answers. */
static void refers(const char *body)
{
    static char text[512];
    static struct help_file vocabulary[] = {{"advice.lua", text}, {0}};

    (void)snprintf(text, sizeof(text),
        "rule{id='r', priority='low', actor='inkoper', text='T', when='true',\n"
        "references=function() %s end}\n",
        body);
    help->vocabulary = vocabulary;
    help_must_load(help, HELP_PACK REFERENCES, NULL);
}

static int references_of(const struct peil_reference *const **out, size_t *count)
{
    return peil_scripts_rule_references(out, count, help->scripts, 0, help->arena, help->diags);
}

Test(script_rules, references_may_be_worked_out_each_once)
{
    const struct peil_reference *const *found;
    size_t count;

    refers("return {'proef:gids', 'proef:wet', 'proef:gids'}");
    cr_assert_eq(references_of(&found, &count), PEIL_OK);
    cr_assert_eq(count, 2);
    cr_assert_str_eq(found[0]->id, "gids");
    cr_assert_str_eq(found[1]->id, "wet");
}

Test(script_rules, one_reference_or_none_will_do)
{
    const struct peil_reference *const *found;
    size_t count;

    refers("return role() and {} or 'proef:wet'");
    cr_assert_eq(references_of(&found, &count), PEIL_OK);
    cr_assert_eq(count, 1);
    cr_assert_str_eq(found[0]->id, "wet");
    help_text(help, PEIL_READ_ROLE, PEIL_ALL, 0, "client");
    cr_assert_eq(references_of(&found, &count), PEIL_OK);
    cr_assert_eq(count, 0);
    cr_assert_not_null(found);
}

Test(script_rules, references_that_are_none_are_refused_with_the_line)
{
    static const struct {
        const char *body, *message;
    } wrong[] = {{"return 'wet'", "`references`: there is no reference \"wet\""},
        {"return {'proef:wt'}", "`references`: there is no reference \"proef:wt\""},
        {"return nil", "`references` gives nil, not a list of references"},
        {"return {1}", "`references` gives a list with more than texts in it"},
        {"return {wet='proef:wet'}", "`references` gives a table with names, not a list"}};
    const struct peil_reference *const *found;
    size_t count;

    for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
        refers(wrong[i].body);
        cr_expect_eq(references_of(&found, &count), PEIL_ESCRIPT, "%s", wrong[i].body);
        cr_expect_null(found);
        cr_expect_str_eq(help_failure(help, "script/bad-value", "message"), wrong[i].message);
        cr_expect_eq(help_line(help), 2);
        shut();
        open();
    }
}

Test(script_rules, references_that_are_data_are_not_worked_out)
{
    const struct peil_reference *const *found;
    size_t count = 9;

    help_advice(help, RULE("r", "'true'"));
    cr_assert_eq(references_of(&found, &count), PEIL_OK);
    cr_assert_null(found);
    cr_assert_eq(count, 0);
}

Test(script_rules, relation_and_basis_say_what_the_checklist_declares)
{
    static const struct help_file vocabulary[] = {
        {"advice.lua",
            "local een, twee = relation('a.een'), relation('a.twee')\n"
            "local why = basis('onaf.9')\n" RULE("r1", "function() return een == 'subset' end")
                RULE("r2", "function() return twee == nil and basis('elders') == nil end")
                    RULE("r3", "function() return why.kind == 'law' and #why.references == 1 and "
                               "why.references[1] == 'proef:wet' end")
                        RULE("r4", "function() return basis('onaf.2') == nil end")
                            RULE("r5", "function() return pack().model == 'mean-of-means' end")},
        {0}};

    help->vocabulary = vocabulary;
    help_must_load(help,
        HELP_HEAD REFERENCES HELP_SECTIONS
        "  - id: meer\n    title: Meer\n    scale: s\n"
        "    maps: [{concept: a.een, relation: intersects}]\n    items:\n"
        "      - {id: onaf.9, text: T, basis: {kind: law, reference: wet}, "
        "maps: [{concept: a.een, relation: subset}]}\n" HELP_SCORING,
        NULL);
    for (size_t i = 0; i < 5; i++)
        cr_expect(help_fires(help, i), "r%zu", i + 1);
}

Test(script_rules, a_later_layer_takes_the_place_of_a_rule_only_if_it_says_so)
{
    static const struct help_file vocabulary[] = {{"advice.lua", RULE("r1", "'true'")}, {0}};

    help->vocabulary = vocabulary;
    help_extend(help, "mijn/eigen.lua",
        "rule{id='r1', priority='high', actor='inkoper', text='Anders.', when='false', "
        "replace=true}\n" RULE("r2", "'true'"));
    help_must_load(help, HELP_PACK, NULL);
    cr_assert_eq(peil_scripts_layer_count(help->scripts), 3);
    cr_assert_str_eq(peil_scripts_layer(help->scripts, 0)->name, "woorden");
    cr_assert_eq(peil_scripts_layer(help->scripts, 1)->kind, PEIL_LAYER_PACK);
    cr_assert_str_eq(peil_scripts_layer(help->scripts, 2)->name, "eigen.lua");
    cr_assert_eq(strlen(peil_scripts_layer(help->scripts, 2)->digest), 64);
    cr_assert_eq(peil_scripts_rule_count(help->scripts), 2);
    cr_assert_eq(peil_scripts_rule_layer(help->scripts, 0), 2);
    cr_assert_eq(peil_scripts_rule(help->scripts, 0)->priority, PEIL_PRIORITY_HIGH);
    cr_assert(!help_fires(help, 0));
    cr_assert(help_fires(help, 1));
}

Test(script_rules, the_same_id_twice_is_an_error)
{
    static const struct help_file vocabulary[] = {{"advice.lua", RULE("r1", "'true'")}, {0}};

    help->vocabulary = vocabulary;
    cr_assert_eq(help_load(help, HELP_PACK,
                     (const struct help_file[]){{"advice.lua", "\n" RULE("r1", "'true'")}, {0}}),
        PEIL_ESCRIPT);
    cr_assert_str_eq(help_failure(help, "script/duplicate-rule", "id"), "r1");
    cr_assert_eq(help_line(help), 2);
}

Test(script_rules, replacing_what_is_not_there_is_a_warning)
{
    help_extend(help, "eigen.lua",
        "rule{id='r9', priority='high', actor='inkoper', text='T', when='false', replace=true}");
    cr_assert_eq(help_load(help, HELP_PACK, NULL), PEIL_OK);
    cr_assert_str_eq(help_failure(help, "script/nothing-to-replace", "id"), "r9");
    cr_assert_eq(peil_diags_errors(help->diags), 0);
}

Test(script_rules, all_mistakes_of_a_file_are_reported)
{
    cr_assert_eq(help_load(help, HELP_PACK,
                     (const struct help_file[]){
                         {"advice.lua", "rule{id='r1', priority='laag', text='T', when='true'}\n"
                                        "rule{id='r2', priority='low', text='T', whem='true'}\n"
                                        "block{id='b', tekst='x'}\nblock{text='x'}\n"
                                        "rule{id='r3', priority='low', text='T'}\n"
                                        "scoring{total=function() end}\n"},
                         {0}}),
        PEIL_ESCRIPT);
    cr_assert_geq(peil_diags_errors(help->diags), 6);
    for (size_t i = 0; i < peil_diags_count(help->diags); i++)
        cr_assert_geq(peil_diags_at(help->diags, i)->line, 1);
}

Test(script_rules, a_declaration_inside_a_call_is_an_error)
{
    bool fires;

    help_advice(help, RULE("r", "function() rule{} return true end"));
    cr_assert_eq(peil_scripts_test_rule(&fires, help->scripts, 0, help->diags), PEIL_ESCRIPT);
    cr_assert_str_eq(help_failure(help, "script/failed", "message"),
        "rule{} belongs at the outermost level of a file");
}

Test(script_rules, one_rule_without_an_end_leaves_the_others_standing)
{
    bool fires;

    help_advice(help, RULE("r1", "function() while true do end end") RULE("r2", "'true'"));
    cr_assert_eq(peil_scripts_test_rule(&fires, help->scripts, 0, help->diags), PEIL_ESCRIPT);
    (void)help_failure(help, "script/too-long", NULL);
    cr_assert_eq(peil_diag_arg(peil_diags_at(help->diags, 0), "most")->integer, 2500000);
    peil_diags_clear(help->diags);
    cr_assert(help_fires(help, 1));
    for (int i = 0; i < 4; i++)
        cr_assert_eq(peil_scripts_test_rule(&fires, help->scripts, 0, help->diags), PEIL_ESCRIPT);
    cr_assert_eq(peil_scripts_test_rule(&fires, help->scripts, 1, help->diags), PEIL_ESCRIPT);
    peil_scripts_begin(help->scripts, &help->view);
    cr_assert(help_fires(help, 1));
}

Test(script_rules, nothing_is_kept_from_one_call_to_the_next)
{
    bool fires;

    help_advice(
        help, "local count = 0\n" RULE("r", "function() count = count + 1 return count > 1 end"));
    cr_assert_eq(peil_scripts_test_rule(&fires, help->scripts, 0, help->diags), PEIL_ESCRIPT);
    peil_diags_clear(help->diags);
    cr_assert_eq(peil_scripts_test_rule(&fires, help->scripts, 0, help->diags), PEIL_ESCRIPT);
    cr_assert_eq(peil_scripts_counts(help->scripts).remembered, 0);
}

Test(script_rules, conditions_in_yaml_see_answers_only)
{
    bool holds;

    help_must_load(help,
        HELP_HEAD "sections:\n  - id: s1\n    title: S\n    scale: s\n    items:\n"
                  "      - {id: i1, text: Een}\n"
                  "      - {id: i2, text: Twee, applies_if: 'answer(\"i1\").value == \"ja\"'}\n"
                  "      - {id: i3, text: Drie, applies_if: 'level(\"a.een\") == \"niet\"'}\n"
                  "scoring: {model: mean, bands: [{id: h, label: H, from: 0, escalate_if: 'total() "
                  "== 3'}]}\n",
        NULL);
    cr_assert_eq(
        peil_scripts_test(&holds, help->scripts, PEIL_CONDITION_ITEM, 0, help->diags), PEIL_OK);
    cr_assert(holds);
    cr_assert_eq(
        peil_scripts_test(&holds, help->scripts, PEIL_CONDITION_ITEM, 1, help->diags), PEIL_OK);
    cr_assert(!holds);
    help_forget(help);
    help_text(help, PEIL_READ_VALUE, 0, 0, "ja");
    help_number(help, PEIL_READ_SCORE, PEIL_ALL, 0, 3);
    cr_assert_eq(
        peil_scripts_test(&holds, help->scripts, PEIL_CONDITION_ITEM, 1, help->diags), PEIL_OK);
    cr_assert(holds);
    cr_assert_eq(
        peil_scripts_test(&holds, help->scripts, PEIL_CONDITION_BAND, 0, help->diags), PEIL_OK);
    cr_assert(holds);
    peil_diags_clear(help->diags); /* loading warns about a condition without items */
    cr_assert_eq(peil_scripts_test(&holds, help->scripts, PEIL_CONDITION_ITEM, 2, help->diags),
        PEIL_ESCRIPT);
    cr_assert_str_eq(help_failure(help, "script/no-answer", "name"), "level");
    cr_assert_not_null(strstr(help_failure(help, "script/no-answer", "list"), "answer"));
    cr_assert_null(strstr(help_failure(help, "script/no-answer", "list"), "level"));
    cr_assert_eq(help_line(help), 16);
}

Test(script_rules, a_view_without_an_answer_fails_the_call_and_is_not_remembered)
{
    bool fires;

    help_advice(help, RULE("r", "function() return pcall(level, 'a.een') end"));
    help->refuse = true;
    cr_assert(!help_fires(help, 0));
    help->refuse = false;
    help_forget(help);
    cr_assert(help_fires(help, 0));
    cr_assert_eq(peil_scripts_test_rule(&fires, help->scripts, 0, help->diags), PEIL_OK);
    cr_assert_eq(peil_scripts_counts(help->scripts).calls, 2);
    cr_assert_eq(peil_scripts_counts(help->scripts).remembered, 1);
}

Test(script_rules, blocks_are_made_of_values_and_functions)
{
    const struct peil_node *block, *table;

    help_advice(help,
        "block{id='b1', when=[[role() == 'client']], heading='Kop', list={'een', 2}}\n"
        "block{id='b2', text=function() return 'Rol: ' .. (role() or '-') end,\n"
        "  table={columns={'A', 'B'}, rows=function() return {{'x', total() or 0}} end},\n"
        "  grid={columns={'k'}, rows={'r'}, cells={{'c'}}}}\n"
        "block{id='b3', list=function() end}\n"
        "block{id='b4', text='T', when=function() return role() ~= nil end}\n");
    cr_assert_eq(peil_scripts_block_count(help->scripts), 4);
    cr_assert_eq(
        peil_scripts_make_block(&block, help->scripts, 3, help->arena, help->diags), PEIL_OK);
    cr_assert_null(block);
    cr_assert_str_eq(peil_scripts_block(help->scripts, 1).id, "b2");
    cr_assert_eq(
        peil_scripts_make_block(&block, help->scripts, 0, help->arena, help->diags), PEIL_OK);
    cr_assert_null(block);
    cr_assert_eq(
        peil_scripts_make_block(&block, help->scripts, 2, help->arena, help->diags), PEIL_OK);
    cr_assert_null(block);
    help_forget(help);
    help_text(help, PEIL_READ_ROLE, PEIL_ALL, 0, "client");
    help_number(help, PEIL_READ_SCORE, PEIL_ALL, 0, 63);
    cr_assert_eq(
        peil_scripts_make_block(&block, help->scripts, 0, help->arena, help->diags), PEIL_OK);
    cr_assert_str_eq(peil_node_get_text(block, "heading"), "Kop");
    cr_assert_eq(peil_node_as_number(peil_node_at(peil_node_get(block, "list"), 1)), 2);
    cr_assert_eq(
        peil_scripts_make_block(&block, help->scripts, 1, help->arena, help->diags), PEIL_OK);
    cr_assert_str_eq(peil_node_get_text(block, "text"), "Rol: client");
    table = peil_node_get(block, "table");
    cr_assert_eq(
        peil_node_as_number(peil_node_at(peil_node_at(peil_node_get(table, "rows"), 0), 1)), 63);
    cr_assert_eq(peil_node_count(block), 3);
    cr_assert_eq(
        peil_scripts_make_block(&block, help->scripts, 3, help->arena, help->diags), PEIL_OK);
    cr_assert_str_eq(peil_node_get_text(block, "text"), "T");
}

Test(script_rules, a_block_of_the_wrong_shape_is_refused)
{
    static const char *const wrong[] = {"text=1", "list={{'a'}}", "list='a'", "table={rows={1}}",
        "table={columns={'a'}, rows={{1, 2}}}", "grid={columns={'a'}, rows={'b'}, cells={}}",
        "heading={}", "table={rijen={}}", "table='x'"};

    for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
        const struct peil_node *block;
        char lua[256];

        (void)snprintf(lua, sizeof(lua), "block{id='b', %s}", wrong[i]);
        cr_assert_eq(
            help_load(help, HELP_PACK, (const struct help_file[]){{"advice.lua", lua}, {0}}),
            PEIL_ESCRIPT, "%s", lua);
        (void)help_failure(help, "script/bad-value", "message");
        shut();
        open();
        (void)snprintf(lua, sizeof(lua),
            "local b = {%s}\nlocal k, v\n"
            "for x, y in pairs(b) do k, v = x, y end\n"
            "block{id='b', [k]=function() return v end}",
            wrong[i]);
        help_advice(help, lua);
        cr_assert_eq(peil_scripts_make_block(&block, help->scripts, 0, help->arena, help->diags),
            PEIL_ESCRIPT, "%s", lua);
        cr_assert_null(block);
        (void)help_failure(help, "script/bad-value", "message");
        shut();
        open();
    }
}

Test(script_rules, the_texts_of_all_blocks_have_one_budget_for_each_answers_file)
{
    const struct peil_node *node = NULL;

    help->limits.script_text = 1000;
    help_advice(help, "for i = 1, 3 do\n"
                      "  block{id='b' .. i, text=function() return ('x'):rep(450) end}\nend");
    for (int round = 0; round < 2; round++) {
        help_forget(help);
        for (size_t i = 0; i < 2; i++)
            cr_assert_eq(peil_scripts_make_block(&node, help->scripts, i, help->arena, help->diags),
                PEIL_OK);
        cr_assert_eq(peil_scripts_make_block(&node, help->scripts, 2, help->arena, help->diags),
            PEIL_ESCRIPT);
        cr_assert_null(node);
        help_failure(help, "script/too-much-text", NULL);
        cr_assert_eq(peil_diag_arg(peil_diags_at(help->diags, 0), "most")->integer, 1000);
        cr_assert_eq(help_line(help), 2);
        peil_diags_clear(help->diags);
    }
}

Test(script_rules, the_library_can_be_required)
{
    help_advice(help,
        "local rules = require 'peil.rules'\n" RULE(
            "r1", "function() return rules.count_weak('a.een', 'a.twee') == 2 end")
            RULE("r2", "function() return rules.all_are('niet', 'a.een', 'a.twee') end") RULE(
                "r3", "function() return rules.sections_at_least(80) end")
                RULE("r4", "function() return rules.lowest_section() == 'breed' end") RULE(
                    "r5", "function() return rules.any_evidence('onaf.1', 'onaf.2') end") RULE("r6",
                    "function() return rules.count_value('nee', 'onaf.1', 'onaf.2') == 1 end")
                    RULE("r7", "function() return rules.role_is('client', 'inwoner') end") RULE(
                        "r8", "function() return rules.count_known('a.een', 'a.drie') == 1 end"));
    for (size_t i = 0; i < 8; i++)
        if (i != 4)
            cr_assert(!help_fires(help, i), "rule %zu", i + 1);
    help_forget(help);
    help_text(help, PEIL_READ_LEVEL, 0, 0, "niet");
    help_text(help, PEIL_READ_LEVEL, 1, 0, "niet");
    help_number(help, PEIL_READ_SCORE, 0, 0, 90);
    help_number(help, PEIL_READ_SCORE, 1, 0, 80);
    help_number(help, PEIL_READ_EVIDENCE, 0, 0, 0);
    help_number(help, PEIL_READ_EVIDENCE, 1, 0, 2);
    help_text(help, PEIL_READ_VALUE, 1, 0, "nee");
    help_text(help, PEIL_READ_ROLE, PEIL_ALL, 0, "inwoner");
    for (size_t i = 0; i < 8; i++)
        cr_assert(help_fires(help, i), "rule %zu", i + 1);
}

/* The place is that of whoever called it, also where that is the last thing a function does. */
Test(script_rules, a_mistake_in_what_the_library_is_handed_is_told_where_it_was_written)
{
    static const char *const whens[] = {
        "\nfunction() return rules.count_weak('a.een', 'zz') == 2 end",
        "function()\n return rules.count_known(nil) > 0 end",
        "function()\n local t = rules.texts('onaf.1') return #t > 0 end",
        "function() return rules.sections_at_least('x') end"};
    static const uint32_t lines[] = {3, 3, 3, 2};

    for (size_t i = 0; i < sizeof(whens) / sizeof(*whens); i++) {
        char lua[300];
        bool fires;

        (void)snprintf(
            lua, sizeof(lua), "local rules = require 'peil.rules'\n" RULE("r", "%s"), whens[i]);
        help_advice(help, lua);
        cr_assert_eq(peil_scripts_test_rule(&fires, help->scripts, 0, help->diags), PEIL_ESCRIPT);
        (void)help_failure(help, "script/failed", NULL);
        cr_assert_eq(help_line(help), lines[i], "%s: line %u", whens[i], help_line(help));
        shut();
        open();
    }
}

/* Not at a longer word that ends as the key does. */
Test(script_rules, a_key_is_found_as_a_whole_word)
{
    static const char lua[] = "rule{id = 'r', mijntekst = 'A', tekst = 'B', text = 'T', priority = "
                              "'low', when = 'true'}";
    uint32_t columns[2] = {0, 0};

    cr_assert_eq(
        help_load(help, HELP_PACK, (const struct help_file[]){{"advice.lua", lua}, {NULL, NULL}}),
        PEIL_ESCRIPT);
    cr_assert_eq(peil_diags_count(help->diags), 2);
    for (size_t i = 0; i < 2; i++)
        columns[i] = peil_diags_at(help->diags, i)->column;
    cr_expect_eq(columns[0], (size_t)(strstr(lua, "mijntekst") - lua) + 1, "%u", columns[0]);
    cr_expect_eq(columns[1], (size_t)(strstr(lua, " tekst") - lua) + 2, "%u", columns[1]);
}
