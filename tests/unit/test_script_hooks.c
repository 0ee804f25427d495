/*
 * Scoring hooks.
 */
#include "tests/unit/script_help.h"

static struct help *help;

static void open(void)
{
    help = help_new();
}

static void shut(void)
{
    help_free(help);
}

TestSuite(script_hooks, .init = open, .fini = shut);

static void scoring(const char *lua)
{
    help_must_load(help, HELP_PACK, (const struct help_file[]){{"scoring.lua", lua}, {0}});
}

static struct peil_hook_value run(enum peil_hook hook, size_t index)
{
    struct peil_hook_value value;
    int status = peil_scripts_run_hook(&value, help->scripts, hook, index, help->diags);

    show_diags(help->diags);
    cr_assert_eq(status, PEIL_OK);
    return value;
}

Test(script_hooks, a_hook_can_answer_a_number_nothing_or_what_was_declared)
{
    scoring("scoring{section=function(id, declared)\n"
            "  if id == 'breed' then return declared end\n"
            "  local d = declared()\n  if not d then return nil end\n"
            "  if d > 90 then return capped(75) end\n  return d / 2\nend}");
    cr_assert(peil_scripts_has_hook(help->scripts, PEIL_HOOK_SECTION));
    cr_assert(!peil_scripts_has_hook(help->scripts, PEIL_HOOK_TOTAL));
    for (int round = 0; round < 2; round++) {
        struct peil_hook_value value;

        help_forget(help);
        cr_assert_eq(run(PEIL_HOOK_SECTION, 1).kind, PEIL_HOOK_DECLARED);
        cr_assert_eq(run(PEIL_HOOK_SECTION, 0).kind, PEIL_HOOK_NONE);
        help_number(help, PEIL_READ_DECLARED, 0, 0, 95);
        value = run(PEIL_HOOK_SECTION, 0);
        cr_assert_eq(value.kind, PEIL_HOOK_CAPPED);
        cr_assert_eq(value.number, 75);
        help_number(help, PEIL_READ_DECLARED, 0, 0, 61);
        value = run(PEIL_HOOK_SECTION, 0);
        cr_assert_eq(value.kind, PEIL_HOOK_NUMBER);
        cr_assert_eq(value.number, 30.5);
        cr_assert_eq(run(PEIL_HOOK_TOTAL, 0).kind, PEIL_HOOK_DECLARED);
    }
    cr_assert_eq(peil_scripts_counts(help->scripts).remembered, 4);
}

Test(script_hooks, total_sees_sections_and_concepts_but_not_itself)
{
    struct peil_hook_value value;

    scoring("local help = require 'peil.scoring'\n"
            "scoring{total=function(declared)\n"
            "  if weak('a.een') then return total() end\n"
            "  return help.cap_if(#knockouts() > 0, 40, declared)\nend}");
    cr_assert_eq(run(PEIL_HOOK_TOTAL, 0).kind, PEIL_HOOK_DECLARED);
    help_forget(help);
    help_text(help, PEIL_READ_KNOCKOUT, 0, 0, "failed");
    value = run(PEIL_HOOK_TOTAL, 0);
    cr_assert_eq(value.kind, PEIL_HOOK_CAPPED);
    cr_assert_eq(value.number, 40);
}

Test(script_hooks, the_library_works_out_lowest_and_weighted)
{
    scoring("local help = require 'peil.scoring'\n"
            "scoring{total=function()\n"
            "  if help.count_value('ja', 'onaf.1', 'onaf.2') == 2 then return help.lowest('onaf', "
            "'breed') end\n"
            "  return help.weighted{onaf = 3, breed = 1}\nend}");
    cr_assert_eq(run(PEIL_HOOK_TOTAL, 0).kind, PEIL_HOOK_NONE);
    help_number(help, PEIL_READ_SCORE, 0, 0, 80);
    help_number(help, PEIL_READ_SCORE, 1, 0, 40);
    cr_assert_eq(run(PEIL_HOOK_TOTAL, 0).number, 70);
    help_text(help, PEIL_READ_VALUE, 0, 0, "ja");
    help_text(help, PEIL_READ_VALUE, 1, 0, "ja");
    cr_assert_eq(run(PEIL_HOOK_TOTAL, 0).number, 40);
}

Test(script_hooks, a_verdict_is_a_band)
{
    struct peil_hook_value value;

    scoring("scoring{verdict=function(declared)\n"
            "  if total() == 1 then return nil end\n  if total() == 2 then return declared end\n"
            "  if total() == 3 then return 'laaag' end\n"
            "  return declared() == 'hoog' and 'laag' or 'hoog'\nend}");
    value = run(PEIL_HOOK_VERDICT, 0);
    cr_assert_eq(value.kind, PEIL_HOOK_BAND);
    cr_assert_str_eq(value.band->id, "hoog");
    help_text(help, PEIL_READ_BAND, PEIL_ALL, 0, "hoog");
    cr_assert_str_eq(run(PEIL_HOOK_VERDICT, 0).band->id, "laag");
    help_number(help, PEIL_READ_SCORE, PEIL_ALL, 0, 1);
    cr_assert_eq(run(PEIL_HOOK_VERDICT, 0).kind, PEIL_HOOK_NONE);
    help_number(help, PEIL_READ_SCORE, PEIL_ALL, 0, 2);
    cr_assert_eq(run(PEIL_HOOK_VERDICT, 0).kind, PEIL_HOOK_DECLARED);
    help_number(help, PEIL_READ_SCORE, PEIL_ALL, 0, 3);
    cr_assert_eq(peil_scripts_run_hook(&value, help->scripts, PEIL_HOOK_VERDICT, 0, help->diags),
        PEIL_ESCRIPT);
    cr_assert_str_eq(help_failure(help, "script/bad-value", "message"),
        "there is no band \"laaag\"; did you mean \"laag\"?");
}

Test(script_hooks, values_that_are_no_scores_are_refused)
{
    static const char *const wrong[] = {"'80'", "0/0", "1/0", "101", "-1", "true", "{}", "capped",
        "function() end", "capped(0/0)", "capped('x')", "capped()"};

    for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
        struct peil_hook_value value;
        char lua[200];

        (void)snprintf(
            lua, sizeof(lua), "scoring{total=function(declared) return %s end}", wrong[i]);
        scoring(lua);
        cr_assert_eq(peil_scripts_run_hook(&value, help->scripts, PEIL_HOOK_TOTAL, 0, help->diags),
            PEIL_ESCRIPT, "%s", wrong[i]);
        cr_assert_eq(value.kind, PEIL_HOOK_DECLARED);
        cr_assert_eq(peil_diags_count(help->diags), 1);
        cr_assert_eq(help_line(help), 1);
        shut();
        open();
    }
}

Test(script_hooks, the_item_hook_gets_one_answer_and_can_ask_nothing)
{
    struct peil_hook_value value;

    scoring("scoring{item=function(item, declared)\n"
            "  if item.id == 'onaf.2' then return role() and 1 end\n"
            "  if item.value == 'ja' then return declared end\n"
            "  if item.value == 'nee' then return nil end\n"
            "  return declared() / 2 + item.points + item.weight + item.options\nend}");
    cr_assert_eq(peil_scripts_run_item_hook(&value, help->scripts, 0, 0, 1, help->diags), PEIL_OK);
    cr_assert_eq(value.kind, PEIL_HOOK_DECLARED);
    cr_assert_eq(peil_scripts_run_item_hook(&value, help->scripts, 0, 2, 0, help->diags), PEIL_OK);
    cr_assert_eq(value.kind, PEIL_HOOK_NONE);
    cr_assert_eq(
        peil_scripts_run_item_hook(&value, help->scripts, 0, 1, 0.5, help->diags), PEIL_OK);
    cr_assert_eq(value.kind, PEIL_HOOK_NUMBER);
    cr_assert_eq(value.number, 0.3);
    cr_assert_eq(
        peil_scripts_run_item_hook(&value, help->scripts, 1, 0, 1, help->diags), PEIL_ESCRIPT);
    cr_assert_str_eq(help_failure(help, "script/no-answer", "list"), "declared");
}

Test(script_hooks, hooks_belong_in_scoring_of_the_checklist_itself)
{
    static const struct help_file vocabulary[] = {
        {"advice.lua", "scoring{total=function() end}"}, {0}};

    help->vocabulary = vocabulary;
    cr_assert_eq(help_load(help, HELP_PACK, NULL), PEIL_ESCRIPT);
    cr_assert_str_eq(help_failure(help, "script/no-hook-here", "name"), "total");
    shut();
    open();
    cr_assert_eq(help_load(help, HELP_PACK,
                     (const struct help_file[]){
                         {"scoring.lua", "scoring{totaal=function() end}\nscoring{total=1}\n"
                                         "scoring{item=function() end}\n"
                                         "scoring{item=function() end}"},
                         {0}}),
        PEIL_ESCRIPT);
    cr_assert_eq(peil_diags_count(help->diags), 3);
    for (size_t i = 0; i < 3; i++)
        cr_assert_str_eq(peil_diags_at(help->diags, i)->code, "script/bad-declaration");
    cr_assert_eq(peil_diags_at(help->diags, 2)->line, 4);
}

Test(script_hooks, a_hook_that_never_ends_costs_its_own_share)
{
    struct peil_hook_value value;

    scoring("scoring{item=function() while true do end end}");
    cr_assert_eq(
        peil_scripts_run_item_hook(&value, help->scripts, 0, 0, 1, help->diags), PEIL_ESCRIPT);
    (void)help_failure(help, "script/too-long", NULL);
}
