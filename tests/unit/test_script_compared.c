/*
 * Rules that compare: other(), spread(), and that they stand apart from other rules.
 */
#include "tests/unit/script_help.h"

#define RULE(id, more, when)                                                                       \
    "rule{id='" id "', priority='low', actor='inkoper', text='Doe iets.', " more "when=" when "}"  \
    "\n"

static struct help *help;

static void open(void)
{
    help = help_new();
}

static void shut(void)
{
    help_free(help);
}

TestSuite(script_compared, .init = open, .fini = shut);

/* One rule that compares, with that body. */
static void rule(const char *body)
{
    char text[1024];

    snprintf(text, sizeof(text), RULE("r", "compares=true, ", "function() %s end"), body);
    help_advice(help, text);
    cr_assert_eq(peil_scripts_rule_count(help->scripts), 0);
    cr_assert_eq(peil_scripts_comparing_count(help->scripts), 1);
}

static const char *failure(void)
{
    bool fires = true;

    cr_assert_eq(peil_scripts_test_rule(&fires, help->scripts, 0, help->diags), PEIL_ESCRIPT);
    cr_assert(!fires);
    return help_failure(help, "script/failed", "message");
}

Test(script_compared, rules_that_compare_stand_behind_the_others)
{
    help_advice(help, RULE("a", "compares=true, ", "[[other() ~= nil]]") RULE("b", "",
                          "[[level('a.een') == nil]]") RULE("c", "compares=true, ", "[[true]]")
                          RULE("d", "compares=false, ", "[[true]]"));
    cr_assert_eq(peil_scripts_rule_count(help->scripts), 2);
    cr_assert_eq(peil_scripts_comparing_count(help->scripts), 2);
    cr_assert_str_eq(peil_scripts_rule(help->scripts, 0)->id, "b");
    cr_assert_str_eq(peil_scripts_rule(help->scripts, 1)->id, "d");
    cr_assert_str_eq(peil_scripts_rule(help->scripts, 2)->id, "a");
    cr_assert_str_eq(peil_scripts_rule(help->scripts, 3)->id, "c");
}

/* Loads what may stand in comparison.lua, beside a rule in advice.lua. */
static int load_comparison(const char *text)
{
    return help_load(help, HELP_PACK,
        (const struct help_file[]){
            {"advice.lua", RULE("a", "", "[[true]]")}, {"comparison.lua", text}, {NULL, NULL}});
}

Test(script_compared, in_a_file_of_their_own_all_rules_compare)
{
    cr_assert_eq(
        load_comparison(RULE("b", "", "[[true]]") RULE("c", "compares=true, ", "[[true]]")),
        PEIL_OK);
    cr_assert_eq(peil_scripts_rule_count(help->scripts), 1);
    cr_assert_eq(peil_scripts_comparing_count(help->scripts), 2);
    cr_assert_str_eq(peil_scripts_rule(help->scripts, 1)->id, "b");
}

Test(script_compared, that_file_is_not_run_where_nothing_is_compared)
{
    help->scores = true;
    help_extend(help, "own.lua", RULE("b", "compares=true, replace=true, ", "[[true]]"));
    cr_assert_eq(load_comparison("error('never')"), PEIL_OK);
    cr_assert_eq(peil_scripts_rule_count(help->scripts), 1);
    cr_assert_eq(peil_scripts_comparing_count(help->scripts), 1);
    cr_assert_eq(peil_diags_count(help->diags), 0);
}

Test(script_compared, that_file_has_nothing_else)
{
    static const char *const wrong[] = {RULE("b", "compares=false, ", "[[true]]"),
        "block{id='b', kind='heading', heading={nl='B'}}"};

    for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
        help_free(help);
        help = help_new();
        cr_assert_eq(load_comparison(wrong[i]), PEIL_ESCRIPT);
        cr_assert_str_eq(peil_diags_at(help->diags, 0)->code, "script/bad-declaration");
    }
}

Test(script_compared, a_walk_through_what_is_remembered_ends_before_them)
{
    unsigned char keys[64] = {0};
    uint64_t fires = 0;

    help->view.keys = keys;
    help_advice(help, RULE("a", "", "[[false]]") RULE("b", "compares=true, ", "[[true]]"));
    cr_assert_lt(peil_scripts_key_count(help->scripts), sizeof(keys));
    cr_assert(!help_fires(help, 0));
    cr_assert(help_fires(help, 1));
    cr_assert_eq(peil_scripts_rule_count(help->scripts), 1);
    cr_assert_eq(peil_scripts_known_rules(&fires, help->scripts, 0, 1), 1);
    cr_assert_eq(fires, 0);
}

Test(script_compared, without_another_result_other_is_nil)
{
    rule("return other() == nil and other(2) == nil and other(1000) == nil "
         "and spread('a.een') == nil");
    cr_assert(help_fires(help, 0));
}

Test(script_compared, other_tells_of_the_result_that_is_asked)
{
    rule("return other(2):level('a.een') == 'niet' and other(2):confidence('a.een') == 'full' "
         "and other(2):known('a.een') and not other(2):known('a.twee') "
         "and other(2):level('b.een') == nil and other(2):pack().title == 'Zelftest' "
         "and other(2):pack().scale_max == 100 and other() == nil and other(2) == other(2)");
    help_text(help, PEIL_READ_OTHER, 1, PEIL_OTHER_ID, "zelftest");
    help_text(help, PEIL_READ_OTHER, 1, PEIL_OTHER_TITLE, "Zelftest");
    help_number(help, PEIL_READ_OTHER, 1, PEIL_OTHER_SCALE_MAX, 100);
    help_text(help, PEIL_READ_OTHER_LEVEL, 0, PEIL_OTHER_B(1, false), "niet");
    help_text(help, PEIL_READ_OTHER_CONFIDENCE, 0, PEIL_OTHER_B(1, false), "full");
    help_text(help, PEIL_READ_OTHER_LEVEL, 1, PEIL_OTHER_B(1, false), "unknown");
    cr_assert(help_fires(help, 0));
}

Test(script_compared, every_read_stands_once_and_known_marks_it)
{
    const struct peil_recorded *reads;
    size_t count;

    rule("return other():level('a.een') == 'niet' and other():known('a.een') "
         "and at_least(spread('a.twee'), 2)");
    for (int round = 0; round < 3; round++) {
        help_forget(help);
        help_text(help, PEIL_READ_OTHER, 0, PEIL_OTHER_ID, "zelftest");
        help_text(help, PEIL_READ_OTHER_LEVEL, 0, 0, "niet");
        help_number(help, PEIL_READ_SPREAD, 1, 0, 2);
        cr_assert(help_fires(help, 0));
        reads = peil_scripts_reads(help->scripts, &count);
        cr_assert_eq(count, 3);
        cr_assert_eq(reads[0].read.kind, PEIL_READ_OTHER);
        cr_assert(!reads[0].matched);
        cr_assert_eq(reads[1].read.kind, PEIL_READ_OTHER_LEVEL);
        cr_assert(reads[1].matched);
        cr_assert_eq(reads[2].read.kind, PEIL_READ_SPREAD);
        cr_assert(reads[2].matched);
    }
    cr_assert_eq(peil_scripts_counts(help->scripts).calls, 1);
}

Test(script_compared, a_critical_rule_asks_for_levels_that_are_sure)
{
    help_advice(help, "rule{id='r', priority='critical', actor='inkoper', text='T', "
                      "compares=true, when=function() return other():level('a.een') == 'niet' "
                      "end}");
    help_text(help, PEIL_READ_OTHER, 0, PEIL_OTHER_ID, "zelftest");
    help_text(help, PEIL_READ_OTHER_LEVEL, 0, PEIL_OTHER_B(0, false), "niet");
    cr_assert(!help_fires(help, 0));
    help_forget(help);
    help_text(help, PEIL_READ_OTHER, 0, PEIL_OTHER_ID, "zelftest");
    help_text(help, PEIL_READ_OTHER_LEVEL, 0, PEIL_OTHER_B(0, true), "niet");
    cr_assert(help_fires(help, 0));
}

Test(script_compared, which_result_is_a_whole_number)
{
    rule("return other('x') == nil");
    cr_assert_str_eq(failure(), "other() wants a whole number, 1 or more, not a text");
}

Test(script_compared, nothing_before_the_first_result)
{
    rule("return other(0) == nil");
    cr_assert_str_eq(failure(), "other() wants a whole number, 1 or more, not another number");
}

Test(script_compared, no_half_result)
{
    rule("return other(1.5) == nil");
    cr_assert_str_eq(failure(), "other() wants a whole number, 1 or more, not another number");
}

Test(script_compared, spread_wants_a_concept)
{
    rule("return spread(1) == nil");
    cr_assert_str_eq(failure(), "spread() wants the name of a concept, not a number");
}

Test(script_compared, a_concept_that_is_not_there_comes_with_a_suggestion)
{
    rule("return spread('a.ene') == nil");
    cr_assert_str_eq(failure(), "there is no concept \"a.ene\"; did you mean \"a.een\"?");
}

Test(script_compared, a_method_wants_a_colon)
{
    rule("return other().level('a.een') == nil");
    help_text(help, PEIL_READ_OTHER, 0, PEIL_OTHER_ID, "zelftest");
    cr_assert_str_eq(failure(), "write other(...):level(...), with a colon");
}

Test(script_compared, a_method_that_is_not_there_comes_with_a_suggestion)
{
    rule("return other():levels('a.een') == nil");
    help_text(help, PEIL_READ_OTHER, 0, PEIL_OTHER_ID, "zelftest");
    cr_assert_str_eq(failure(), "another result has no \"levels\"; did you mean \"level\"?");
}

Test(script_compared, compares_is_yes_or_no)
{
    int status = help_load(help, HELP_PACK,
        (const struct help_file[]){
            {"advice.lua", RULE("r", "compares=3, ", "[[true]]")}, {NULL, NULL}});

    cr_assert_eq(status, PEIL_ESCRIPT);
    cr_assert_str_eq(peil_diags_at(help->diags, 0)->code, "pack/not-yes-or-no");
}

Test(script_compared, conditions_cannot_ask_it)
{
    help_must_load(help,
        HELP_HEAD "sections:\n  - {id: onaf, title: O, scale: s, items: [{id: onaf.1, text: Een, "
                  "applies_if: \"other() == nil\"}]}\n" HELP_SCORING,
        NULL);
    peil_diags_clear(help->diags);
    cr_assert_eq(
        peil_scripts_test(&(bool){false}, help->scripts, PEIL_CONDITION_ITEM, 0, help->diags),
        PEIL_ESCRIPT);
    cr_assert_str_eq(help_failure(help, "script/no-answer", "name"), "other");
}

Test(script_compared, concepts_and_their_words_are_at_hand)
{
    help_advice(help,
        "local all, b = concepts(), concepts('b')\n" RULE("r", "compares=true, ",
            "function() return #all == 4 and all[2] == 'a.twee' and #b == 1 and b[1] == 'b.een' "
            "and text('a.twee').nl == 'Twee' and text('onaf.2').nl == 'Twee' end"));
    cr_assert(help_fires(help, 0));
}

Test(script_compared, a_list_can_stand_in_a_text)
{
    const struct peil_node *args, *list;

    help_advice(help,
        "rule{id='r', priority='low', actor='inkoper', text='{a} {b} {c}', compares=true, "
        "when=[[true]], args={a=function() return {'x', text('a.een'), 3} end, "
        "b=function() return {} end, c=function() return {nl='ja', en='yes'} end}}");
    cr_assert(help_fires(help, 0));
    cr_assert_eq(
        peil_scripts_rule_args(&args, help->scripts, 0, help->arena, help->diags), PEIL_OK);
    list = peil_node_get(args, "a");
    cr_assert_eq(peil_node_type(list), PEIL_NODE_LIST);
    cr_assert_eq(peil_node_count(list), 3);
    cr_assert_str_eq(peil_node_get_text(peil_node_at(list, 1), "nl"), "Een");
    cr_assert_eq(peil_node_count(peil_node_get(args, "b")), 0);
    cr_assert_str_eq(peil_node_get_text(peil_node_get(args, "c"), "en"), "yes");
}

Test(script_compared, a_table_of_tables_cannot)
{
    const struct peil_node *args;

    help_advice(help, "rule{id='r', priority='low', actor='inkoper', text='{a}', compares=true, "
                      "when=[[true]], args={a=function() return {{{1}}} end}}");
    cr_assert_eq(
        peil_scripts_rule_args(&args, help->scripts, 0, help->arena, help->diags), PEIL_ESCRIPT);
    cr_assert_str_eq(help_failure(help, "script/bad-value", "message"),
        "`a` gives a table that is no text by language and no list of texts and numbers");
}
