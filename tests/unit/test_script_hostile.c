/*
 * Scripts that mean ill: what goes from one answers file to the next, what is not paid for, and
 * text that may not reach a report.
 */
#include <locale.h>
#include <stdio.h>

#include "tests/unit/script_help.h"

/* ---- nothing goes from one answers file to the next ------------------------------------- */

static void refused(const char *lua, const char *code, uint32_t line)
{
    struct help *help = help_new();

    cr_expect_eq(
        help_load(help, HELP_PACK, (const struct help_file[]){{"advice.lua", lua}, {NULL, NULL}}),
        PEIL_ESCRIPT, "%s", lua);
    cr_expect_eq(peil_diags_count(help->diags), 1, "%s", lua);
    if (peil_diags_count(help->diags) > 0) {
        cr_expect_str_eq(peil_diags_at(help->diags, 0)->code, code, "%s", lua);
        cr_expect_eq(peil_diags_at(help->diags, 0)->line, line, "%s", lua);
    }
    help_free(help);
}

Test(script_hostile, what_walks_through_something_cannot_be_declared)
{
    refused("\nrule{id = 'x', text = '{n}', priority = 'low', when = 'true', args = {n = ('1 2 "
            "3'):gmatch('%d')}}",
        "script/failed", 2);
    refused("\nrule{id = 'x', text = 'x', priority = 'low', when = (pairs({1, 2, 3}))}",
        "script/failed", 2);
    refused("\nblock{id = 'x', text = ('a b c'):gmatch('%a')}", "script/failed", 2);
    refused("\nblock{id = 'x', text = 'x', when = ('a b c'):gmatch('%a')}", "script/failed", 2);
    refused("\nblock{id = 'x', table = {rows = (pairs(pack()))}}", "script/failed", 2);
}

Test(script_hostile, what_lua_does_without_a_step_is_refused_or_paid_for)
{
    refused("\nlocal t = {}\nsetmetatable(t, {__call = t})", "script/failed", 3);
    refused("\nlocal function f(...) return f(1, ...) end\nf()", "script/too-long", 2);
    refused("\nlocal t = {}\nfor i = 1, 100000 do t[i] = 1e308 + i end\n"
            "for i = 1, 5 do table.concat(t) end",
        "script/too-long", 4);
    refused("\npcall(function() local t = {} while true do t[#t + 1] = {} end end)\nreturn",
        "script/too-much-memory", 2);
    refused("\nfor i = 1, 50000 do local x = tostring(4.9e-324) end", "script/too-long", 2);
}

Test(script_hostile, few_values_handed_on_cost_nothing)
{
    struct help *help = help_new();
    static const char lua[] =
        "local function count(...) return select('#', ...) end\n"
        "local list = {}\nfor i = 1, 250 do list[i] = 1 end\n"
        "local sum = 0\nfor i = 1, 20000 do sum = sum + count(table.unpack(list)) end\n"
        "setmetatable({}, {__call = function() end})()\n"
        "for i = 1, 100000 do local x = tostring(i) .. tostring(i + 0.5) end";

    cr_expect_eq(
        help_load(help, HELP_PACK, (const struct help_file[]){{"advice.lua", lua}, {NULL, NULL}}),
        PEIL_OK);
    help_free(help);
}

Test(script_hostile, functions_of_the_api_can_be_declared)
{
    struct help *help = help_new();
    const struct peil_node *args = NULL;

    help_advice(help, "rule{id = 'x', text = '{n}', priority = 'low', when = 'true', args = {n = "
                      "unknown_share}}\n"
                      "block{id = 'y', text = verdict}");
    help_number(help, PEIL_READ_UNKNOWN_SHARE, PEIL_ALL, 0, 12);
    cr_assert_eq(
        peil_scripts_rule_args(&args, help->scripts, 0, help->arena, help->diags), PEIL_OK);
    cr_assert_eq(peil_node_as_number(peil_node_get(args, "n")), 12);
    help_free(help);
}

/* Steps of one call of rule 0. */
static uint64_t steps(struct help *help)
{
    uint64_t before = peil_scripts_counts(help->scripts).steps;

    help_forget(help);
    (void)help_fires(help, 0);
    return peil_scripts_counts(help->scripts).steps - before;
}

Test(script_hostile, the_first_answers_file_pays_what_the_next_one_pays)
{
    static const char *const bodies[] = {
        /* Keys in order. */
        "local n = 0 for k in pairs(many) do n = n + 1 end return n == 2",
        "for i = 1, 3 do for k in pairs(many) do end end return false",
        "for k in pairs(string) do end return false",
        /* Rubbish that fills the memory. */
        "local s = ('x'):rep(3000000) return #s == 1",
        "local a = ('x'):rep(3900000) return #a == 1",
        "for i = 1, 5 do local a = ('x'):rep(2500000 + i) end return false",
        "local t = {} for i = 1, 20000 do t[i] = {i} end return #t == 1",
    };

    for (size_t i = 0; i < sizeof(bodies) / sizeof(*bodies); i++) {
        struct help *help = help_new();
        char lua[1024];
        uint64_t first;

        (void)snprintf(lua, sizeof(lua),
            "local many = {} for i = 1, 1000 do many['k' .. i] = i end\n"
            "rule{id = 'x', text = 'x', priority = 'low', when = function() %s end}",
            bodies[i]);
        help_advice(help, lua);
        peil_scripts_remember(help->scripts, false);
        first = steps(help);
        for (int again = 0; again < 6; again++)
            cr_expect_eq(steps(help), first, "%s", bodies[i]);
        help_free(help);
    }
}

/* ---- what is paid for ------------------------------------------------------------------- */

Test(script_hostile, declarations_cost_steps)
{
    static const char *const loops[] = {
        "for i = 1, 1e9 do rule{id = 'r' .. i, text = 'x', priority = 'low', when = 'true'} end",
        "for i = 1, 1e9 do block{id = 'b' .. i, text = 'x'} end", "for i = 1, 1e9 do scoring{} end",
        "for i = 1, 1e9 do pcall(scoring, 1) end"};

    for (size_t i = 0; i < sizeof(loops) / sizeof(*loops); i++) {
        struct help *help = help_new();
        size_t last;

        cr_expect_eq(help_load(help, HELP_PACK,
                         (const struct help_file[]){{"advice.lua", loops[i]}, {NULL, NULL}}),
            PEIL_ESCRIPT);
        last = peil_diags_count(help->diags);
        cr_assert(last > 0);
        cr_expect_str_eq(
            peil_diags_at(help->diags, last - 1)->code, "script/too-long", "%s", loops[i]);
        help_free(help);
    }
}

/* ---- texts ------------------------------------------------------------------------------ */

Test(script_hostile, what_is_declared_is_clean_text)
{
    static const char *const declarations[] = {"block{id = 'a\\xff', text = 'x'}",
        "block{id = 'a\\27[31m', text = 'x'}", "block{id = 'a\\0b', text = 'x'}",
        "block{id = 'a\\u{202e}b', text = 'x'}", "block{id = 'a', ['\\27'] = 'x'}",
        "block{id = 'a', text = 'x', when = '\"\\xff\" == 1'}", "block{id = 'a', text = '\\xff'}",
        "block{id = 'a', text = {['\\27'] = 'x'}}", "block{id = 'a', table = {['\\xff'] = 1}}",
        "rule{id = '\\xff', when = 'true', priority = 'low', text = 'x'}",
        "rule{id = 'a', ['\\27'] = 1, when = 'true', priority = 'low', text = 'x'}",
        "rule{id = 'a', when = '\"\\27\" == 1', text = 'x'}",
        "rule{id = 'a', when = 'true', text = 'x', args = {['\\xff'] = function() end}}",
        "scoring{['\\27[31m'] = 1}", "error('\\27[31m\\xff')", "block{id = 'a', text = 'x\\27'}",
        "local x = nil; x['\\27'] = 1", "x\\27 = 1", "require('\\27')"};

    for (size_t i = 0; i < sizeof(declarations) / sizeof(*declarations); i++) {
        struct help *help = help_new();

        cr_expect_eq(help_load(help, HELP_PACK,
                         (const struct help_file[]){{"advice.lua", declarations[i]}, {NULL, NULL}}),
            PEIL_ESCRIPT, "%s", declarations[i]);
        for (size_t k = 0; k < peil_diags_count(help->diags); k++) {
            const struct peil_diag *diag = peil_diags_at(help->diags, k);

            for (const struct peil_arg *arg = diag->args; arg->type != PEIL_ARG_END; arg++)
                cr_expect(arg->type != PEIL_ARG_TEXT || !strstr(arg->text, "\x1b"), "%s: %s",
                    declarations[i], diag->code);
        }
        help_free(help);
    }
}

/* ---- locale ----------------------------------------------------------------------------- */

Test(script_hostile, a_host_with_a_locale_changes_nothing)
{
    static const char *const locales[] = {
        "nl_NL.UTF-8", "nl_NL.utf8", "de_DE.UTF-8", "fr_FR.UTF-8"};
    bool set = false;

    for (size_t i = 0; i < 4 && !set; i++)
        set = setlocale(LC_ALL, locales[i]) != NULL;
    if (!set)
        cr_skip_test("no locale with a decimal comma");
    struct help *help = help_new();
    help_advice(help, "local a = 1.5\n"
                      "rule{id = 'x', text = 'x', priority = 'low', when = function()\n"
                      "  assert(a .. '' == '1.5', a .. '')\n"
                      "  assert(tostring(2.25) == '2.25' and tonumber('2.5') == 2.5)\n"
                      "  assert(table.concat({1, 2}, 0.5) == '10.52')\n"
                      "  assert(not tonumber('2,5') and ('%.1f'):format(0.5) == '0.5')\n"
                      "  assert('B' < 'a' and 'Z' < '\\u{e9}' and not ('a' < 'B'))\n"
                      "  return true\n"
                      "end}");
    cr_assert(help_fires(help, 0));
    help_free(help);
    cr_assert_str_eq(localeconv()->decimal_point, ",");
}

/* ---- where it was last seen ------------------------------------------------------------- */

Test(script_hostile, a_file_in_a_deep_folder_is_seen_by_its_whole_name)
{
    struct help *help = help_new();
    volatile struct peil_seen seen = {.line = 0};
    char name[300];

    memset(name, 'm', sizeof(name) - 1);
    name[sizeof(name) - 1] = '\0';
    help_extend(help, name,
        "rule{id = 'x', text = 'x', priority = 'low', when = function() return false end}");
    help->seen = &seen;
    help_advice(help, "");
    (void)help_fires(help, 0);
    cr_assert_str_eq((const char *)seen.file, name);
    cr_assert_eq(seen.line, 1);
    help_free(help);
}

/* ---- the same in every run -------------------------------------------------------------- */

Test(script_hostile, the_length_of_a_list_with_gaps_is_the_same_in_every_state)
{
    struct help *all[12];
    double first = 0;

    /* At the same time, as what Lua hashes with comes from addresses. */
    for (size_t i = 0; i < 12; i++) {
        const struct peil_node *args = NULL;
        double number;

        all[i] = help_new();
        help_advice(all[i],
            "local seed = 7\n"
            "local function luck(n)\n"
            "  seed = (seed * 1103515245 + 12345) % 2147483648 return seed // 65536 % n\n"
            "end\n"
            "local frozen = {}\n"
            "for i = 1, 60 do\n"
            "  local t = {}\n"
            "  for k = 1, 40 do\n"
            "    if luck(2) == 0 then t[luck(40) + 1] = k else t['s' .. luck(1000)] = k end\n"
            "  end\n"
            "  frozen[i] = t\n"
            "end\n"
            "rule{id = 'x', priority = 'low', text = '{n}', when = 'true', args = {n = function()\n"
            "  local h = 0 for i = 1, 60 do h = (h * 31 + #frozen[i]) % 1000003 end return h\n"
            "end}}");
        cr_assert_eq(
            peil_scripts_rule_args(&args, all[i]->scripts, 0, all[i]->arena, all[i]->diags),
            PEIL_OK);
        number = peil_node_as_number(peil_node_get(args, "n"));
        first = i == 0 ? number : first;
        cr_expect_float_eq(number, first, 0, "%g, %g", number, first);
    }
    for (size_t i = 0; i < 12; i++)
        help_free(all[i]);
}
