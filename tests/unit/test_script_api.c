/*
 * Each function that scripts can call, and each of its errors.
 */
#include "core/base/buf.h"
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

TestSuite(script_api, .init = open, .fini = shut);

/* Answers to everything that is asked below. */
static void fill(void)
{
    help_text(help, PEIL_READ_LEVEL, 0, 0, "niet");
    help_text(help, PEIL_READ_LEVEL, 1, 0, "goed");
    help_text(help, PEIL_READ_LEVEL, 2, 0, "unknown");
    help_text(help, PEIL_READ_CONFIDENCE, 0, 0, "full");
    help_number(help, PEIL_READ_RATIO, 0, 0, 10);
    help_number(help, PEIL_READ_RATIO, 1, 0, 90);
    help_number(help, PEIL_READ_SCORE, 0, 0, 63);
    help_number(help, PEIL_READ_SCORE, PEIL_ALL, 0, 62.5);
    help_text(help, PEIL_READ_STATUS, 0, 0, "incomplete");
    help_text(help, PEIL_READ_STATUS, PEIL_ALL, 0, "value");
    help_number(help, PEIL_READ_COUNT, 1, PEIL_COUNT_UNKNOWN, 3);
    help_number(help, PEIL_READ_COUNT, PEIL_ALL, PEIL_COUNT_ASKED, 6);
    help_text(help, PEIL_READ_BAND, PEIL_ALL, 0, "hoog");
    help_text(help, PEIL_READ_STATE, 0, 0, "answered");
    help_text(help, PEIL_READ_VALUE, 0, 0, "nee");
    help_number(help, PEIL_READ_VALUE, 5, 0, 12);
    help_number(help, PEIL_READ_POINTS, 0, 0, 2);
    help_number(help, PEIL_READ_WORTH, 0, 0, 50);
    help_text(help, PEIL_READ_REASON, 1, 0, "geen");
    help_number(help, PEIL_READ_EVIDENCE, 0, 0, 2);
    help_text(help, PEIL_READ_KNOCKOUT, 0, 0, "failed");
    help_text(help, PEIL_READ_KNOCKOUT, 2, 0, "unknown");
    help_say(
        help, PEIL_READ_CHOSEN, 3, 1, (struct peil_value){.type = PEIL_VALUE_BOOL, .number = 1});
    help_text(help, PEIL_READ_ROW, 4, 1, "ja");
    help_text(help, PEIL_READ_VERDICT, PEIL_ALL, 0, "failed");
    help_number(help, PEIL_READ_UNKNOWN_SHARE, PEIL_ALL, 0, 25);
    help_text(help, PEIL_READ_ROLE, PEIL_ALL, 0, "client");
    help_text(help, PEIL_READ_SUBJECT, 0, 0, "Stad");
    help_text(help, PEIL_READ_SUBJECT, 1, 0, "GM1");
    help_text(help, PEIL_READ_ASOF, PEIL_ALL, 0, "2026-03-14");
}

static int try_when(const char *when, bool *fires)
{
    char lua[1000];

    (void)snprintf(lua, sizeof(lua),
        "rule{id='r', priority='low', actor='inkoper', text='T', when=function() return %s end}",
        when);
    help_advice(help, lua);
    fill();
    return peil_scripts_test_rule(fires, help->scripts, 0, help->diags);
}

Test(script_api, each_function_answers_what_the_view_says)
{
    static const char *const true_ones[] = {"level('a.een') == 'niet'",
        "level('woorden:a.een') == 'niet'", "level('b.een') == nil", "level('a.drie') == 'unknown'",
        "confidence('a.een') == 'full'", "confidence('b.een') == nil", "weak('a.een')",
        "weak('a.twee') == false", "weak('a.drie') == false", "weak('b.een') == false",
        "known('a.een')", "known('a.twee')", "known('a.drie') == false", "known('b.een') == false",
        "any_is('niet', 'a.twee', 'a.een')", "any_is('unknown', 'a.drie')",
        "any_is('moet-beter', 'a.een', 'b.een') == false", "ratio('a.een') == 10",
        "ratio('b.een') == nil", "average('a') == 50", "average('a', {except='een'}) == 90",
        "average('a', {except='a.twee'}) == 10", "average('a', {except={'een', 'twee'}}) == nil",
        "average('b') == nil", "average('a', {}) == 50", "score('onaf') == 63",
        "score('breed') == nil", "total() == 62.5", "tostring(score('onaf')) == '63'",
        "status('onaf') == 'incomplete'", "status() == 'value'", "band() == 'hoog'",
        "counts('breed').unknown == 3", "counts().asked == 6", "counts('onaf').blank == nil",
        "#sections() == 2 and sections()[2] == 'breed'", "#items() == 6",
        "#items('onaf') == 2 and items('onaf')[2] == 'onaf.2'", "answer('onaf.1').value == 'nee'",
        "answer('breed.4').value == 12", "answer('onaf.2').value == nil",
        "answer('onaf.1').state == 'answered'", "answer('onaf.1').points == 2",
        "answer('onaf.1').worth == 50", "answer('onaf.2').reason == 'geen'",
        "answer('onaf.1').evidence == 2", "answer('onaf.1').knockout == 'failed'",
        "answer('onaf.2').knockout == nil", "answer('breed.2'):chosen('deels')",
        "answer('breed.2'):chosen('ja') == false", "answer('onaf.1'):chosen('nee')",
        "answer('onaf.1'):chosen('ja') == false", "answer('breed.3'):row('brief') == 'ja'",
        "answer('onaf.1') == answer('onaf.1') and answer('onaf.1') ~= answer('onaf.2')",
        "#knockouts() == 1 and knockouts()[1] == 'onaf.1'", "knockouts('unknown')[1] == 'breed.1'",
        "#knockouts('passed') == 0", "knockouts('failed', 'norm')[1] == 'onaf.1'",
        "#knockouts('failed', 'law') == 0", "#knockouts('unknown', 'norm') == 0",
        "text('onaf').nl == 'Onafhankelijk'", "text('onaf.2').nl == 'Twee'",
        "text('onaf.1', 'deels').en == 'Partly'", "text('onaf.1', 'ja').en == nil",
        "text('breed.3', 'brief').nl == 'Brief'", "text('breed.3', 'nee').nl == 'Nee'",
        "verdict() == 'failed'", "unknown_share() == 25", "role() == 'client'",
        "subject() == 'Stad'", "subject('code') == 'GM1'", "asof() == '2026-03-14'",
        "pack().id == 'proef' and pack().version == '1.2.0'", "pack().scale_max == 100",
        "at_least(25, 25)", "at_least(nil, 25) == false", "below(24, 25)", "below(25, 25) == false",
        "below(nil, 1) == false", "at_least(total(), 60) and below(score('breed'), 50) == false"};

    for (size_t i = 0; i < sizeof(true_ones) / sizeof(*true_ones); i++) {
        bool fires = false;

        cr_assert_eq(try_when(true_ones[i], &fires), PEIL_OK, "%s", true_ones[i]);
        cr_assert(fires, "%s", true_ones[i]);
        shut();
        open();
    }
}

Test(script_api, each_mistake_says_what_is_wrong)
{
    static const char *const pairs[][2] = {
        {"level()", "level() wants the name of a concept, not nothing"},
        {"level(1)", "level() wants the name of a concept, not a number"},
        {"level('a.eem')", "there is no concept \"a.eem\"; did you mean \"a.een\"?"},
        {"level('a.een\\0x')", "there is no concept \"a.een\"; did you mean \"a.een\"?"},
        {"weak('zz')", "there is no concept \"zz\""},
        {"confidence({})", "confidence() wants the name of a concept, not a table"},
        {"any_is('niet')", "any_is() wants a level and one or more concepts"},
        {"any_is('neit', 'a.een')", "there is no level \"neit\"; did you mean \"niet\"?"},
        {"average('c')", "there is no group \"c\""},
        {"weak('a')", "there is no concept \"a\": that is a group"},
        {"average('a.een')", "there is no group \"a.een\": that is a concept"},
        {"concepts('a.een')", "there is no group \"a.een\": that is a concept"},
        {"weak('a.een', 'a.twee')", "weak() takes at most 1 values, not 2"},
        {"below(total(), 7,5)", "below() takes at most 2 values, not 3"},
        {"average('a', {}, nil)", "average() takes at most 2 values, not 3"},
        {"total('onaf')", "total() takes no values"}, {"role(nil)", "role() takes no values"},
        {"average('a', 'een')", "average() wants a group and {except = ...}"},
        {"average('a', {exept='een'})", "average() knows no other option than `except`"},
        {"average('a', {except=1})", "`except` of average() wants a concept or a list of them"},
        {"average('a', {except={1}})", "`except` of average() wants a concept or a list of them"},
        {"average('a', {except='b.een'})",
            "there is no concept in this group called \"b.een\"; did you mean \"a.een\"?"},
        {"score()", "score() wants the name of a section; total() is the whole"},
        {"score('onnaf')", "there is no section \"onnaf\"; did you mean \"onaf\"?"},
        {"status(true)", "status() wants the name of a section, not true"},
        {"items('onaf.1')", "there is no section \"onaf.1\"; did you mean \"onaf\"?"},
        {"answer('onaf.9')", "there is no item \"onaf.9\"; did you mean \"onaf.1\"?"},
        {"answer(1)", "answer() wants the name of an item, not a number"},
        {"answer('onaf.1').waarde", "an answer has no \"waarde\""},
        {"answer('onaf.1').valeu", "an answer has no \"valeu\"; did you mean \"value\"?"},
        {"counts().unknwn", "a count has no \"unknwn\"; did you mean \"unknown\"?"},
        {"answer('onaf.1')[1]", "an answer is asked with a name, not with a number"},
        {"counts()[{}]", "a count is asked with a name, not with a table"},
        {"answer('onaf.1'):chosen('jaa')", "there is no option \"jaa\"; did you mean \"ja\"?"},
        {"answer('onaf.1').chosen('ja')", "write answer(...):chosen(...), with a colon"},
        {"answer('breed.4'):chosen('ja')", "breed.4 has no options to choose"},
        {"answer('breed.3'):row('lokket')", "there is no row \"lokket\"; did you mean \"loket\"?"},
        {"answer('breed.3'):row()", "row() wants the name of a row"},
        {"counts():chosen('ja')", "a count has no \"chosen\""},
        {"knockouts('faild')",
            "there is no state of a knock-out \"faild\"; did you mean \"failed\"?"},
        {"knockouts(1)", "knockouts() wants a state, not a number"},
        {"knockouts('failed', 'wet')", "there is no basis \"wet\""},
        {"knockouts('failed', 1)", "knockouts() wants a basis, not a number"},
        {"text('onaf.9')", "there is no item \"onaf.9\"; did you mean \"onaf.1\"?"},
        {"text(1)", "text() wants the name of an item, not a number"},
        {"text('onaf', 'ja')", "a section has no options; text() wants an item before it"},
        {"text('onaf.1', 'jaa')", "there is no option or row \"jaa\"; did you mean \"ja\"?"},
        {"text('onaf.1', 1)", "text() wants the name of an option or row, not a number"},
        {"subject('stad')", "there is no subject field \"stad\""},
        {"subject(1)", "subject() wants the name of a field, not a number"},
        {"at_least('1', 2)", "at_least() wants a number or nil, not a text"},
        {"below(1)", "below() wants a number as its limit, not nothing"},
        {"capped('x')", "capped() wants a number, not a text"},
        {"capped(1/0)", "capped() wants a number, not infinity or NaN"},
        {"rule{}", "rule{} belongs at the outermost level of a file"},
        {"(function() answer('onaf.1').value = 'ja' end)()", "an answer cannot be changed"},
        {"total() < score('breed')", NULL}};

    for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs); i++) {
        const char *message;
        bool fires;

        cr_assert_eq(try_when(pairs[i][0], &fires), PEIL_ESCRIPT, "%s", pairs[i][0]);
        message = help_failure(help, "script/failed", "message");
        if (pairs[i][1])
            cr_assert_str_eq(message, pairs[i][1]);
        else
            cr_assert_not_null(strstr(message, "at_least"), "%s", message);
        shut();
        open();
    }
}

Test(script_api, what_other_checklists_may_have_is_nil_to_a_vocabulary)
{
    static const struct help_file vocabulary[] = {
        {"advice.lua", "rule{id='r', priority='low', actor='inkoper', text='T', when=function()\n"
                       "  return answer('elders.1') == nil and score('elders') == nil and "
                       "subject('x') == nil\n"
                       "    and text('elders.1') == nil and text('onaf').nl == 'Onafhankelijk'\n"
                       "    and #items('onaf') == 2 and answer('onaf.1').value == 'nee'\nend}"},
        {0}};

    help->vocabulary = vocabulary;
    help_must_load(help, HELP_PACK, NULL);
    fill();
    cr_assert(help_fires(help, 0));
}

Test(script_api, what_is_asked_while_loading_has_no_answer)
{
    cr_assert_eq(help_load(help, HELP_PACK,
                     (const struct help_file[]){{"advice.lua", "\nlocal x = level('a.een')"}, {0}}),
        PEIL_ESCRIPT);
    (void)help_failure(help, "script/failed", NULL);
    cr_assert_eq(help_line(help), 2);
}

Test(script_api, frozen_options_are_read_as_they_were_written)
{
    help_advice(help, "local options = {except={'een'}}\n"
                      "rule{id='r', priority='low', actor='inkoper', text='T',\n"
                      "  when=function() return average('a', options) == 90 end}");
    fill();
    cr_assert(help_fires(help, 0));
}

Test(script_api, the_annotations_name_every_function_once)
{
    static const char *const some[] = {"function level(concept) end",
        "function any_is(level, concept, ...) end", "function total() end",
        "function average(group, options) end", "function rule(rule) end", "---@class peil.Answer",
        "---@field chosen fun(self: peil.Answer, option: string): boolean",
        "---@overload fun(): peil.Counts\n---@param section string", "---@return number|nil",
        "---@overload fun(id: string): table<string, string>\n", "---@field actor? string"};
    struct peil_buf text = PEIL_BUF_EMPTY;

    peil_scripts_annotations(&text);
    cr_assert(!peil_buf_failed(&text));
    for (size_t i = 0; i < sizeof(some) / sizeof(*some); i++)
        cr_assert_not_null(strstr(peil_buf_string(&text), some[i]), "%s", some[i]);
    peil_buf_dispose(&text);
}

Test(script_api, the_annotations_in_scripts_are_those_of_this_program)
{
    struct peil_buf text = PEIL_BUF_EMPTY;
    size_t length = 0;
    char *file = read_whole("scripts/peil.d.lua", &length);

    if (!file)
        cr_skip_test("not run from the top of the source");
    peil_scripts_annotations(&text);
    cr_assert_str_eq(file, peil_buf_string(&text), "run make annotations");
    free(file);
    peil_buf_dispose(&text);
}
