/*
 * Advice: when it is given, how pressing it is, what replaces what, and in which order it stands.
 */
#include "tests/unit/eval_lua.h"
#include "tests/unit/luck.h"

/* Four concepts: the law's own, two of the law applied, one that two items ask; a.5 asks two. */
#define CONCEPTS                                                                                   \
    LUA_REFERENCE LUA_LEVELS LUA_CONCEPT("g.wet", LUA_LAW)                                         \
        LUA_CONCEPT("g.toepassing", LUA_APPLIED) LUA_CONCEPT("g.norm", "")                         \
            LUA_CONCEPT("g.verwant", LUA_LAW) LUA_CONCEPT("g.ongevraagd", "")
#define ITEMS                                                                                      \
    "sections:\n  - id: a\n    title: A\n    scale: oordeel\n    items:\n"                         \
    "      - {id: a.1, text: V, maps: [{concept: g.wet, relation: equal}]}\n"                      \
    "      - {id: a.2, text: V, maps: [{concept: g.toepassing, relation: equal}]}\n"               \
    "      - {id: a.3, text: V, maps: [{concept: g.norm, relation: equal}]}\n"                     \
    "      - {id: a.4, text: V, maps: [{concept: g.verwant, relation: intersects}]}\n"             \
    "scoring: {model: mean}\n"
#define PACK LUA_HEAD CONCEPTS ITEMS

#define RULE(id, when, priority, rest)                                                             \
    "rule{id = '" id "', when = [[" when "]], priority = '" priority "', text = 'Tekst van " id    \
    "', actor = 'inkoper'" rest "}\n"

#define ALL(option) "  a.1: " option "\n  a.2: " option "\n  a.3: " option "\n  a.4: " option "\n"

static struct lua_world w;

Test(advice, base_advice_stands_by_how_bad_it_is_and_by_whether_the_law_asks_it)
{
    lua_begin(&w, PACK, NULL, NULL);
    lua_run(&w, ALL("niet"));
    cr_text(lua_advice(&w), "Niet g.wet:high; Niet g.toepassing:medium; Niet g.norm:medium; "
                            "Niet g.verwant:medium");
    cr_assert_eq(w.result->advice[0].concept->concept->index, 0);
    cr_assert_null(w.result->advice[0].rule);
    lua_run(&w, ALL("moet-beter"));
    cr_text(lua_advice(&w), "Beter g.wet:low; Beter g.toepassing:low; Beter g.norm:low; "
                            "Beter g.verwant:low");
    lua_end(&w);
}

Test(advice, nothing_is_advised_for_what_is_good_unknown_or_not_asked)
{
    lua_begin(&w, PACK, NULL, NULL);
    lua_run(&w, ALL("goed"));
    cr_text(lua_advice(&w), "");
    lua_run(&w, ALL("unknown"));
    cr_text(lua_advice(&w), "");
    lua_run(&w, "");
    cr_text(lua_advice(&w), "");
    lua_end(&w);
}

Test(advice, what_is_at_its_best_needs_none_even_where_some_is_given)
{
    lua_begin(&w,
        LUA_HEAD LUA_LEVELS
        "    - {id: g.een, label: C, group: g, definition: D, advice: {goed: {text: Zo door}}}\n"
        "sections:\n  - id: a\n    title: A\n    scale: oordeel\n    items:\n"
        "      - {id: a.1, text: V, maps: [{concept: g.een, relation: equal}]}\n"
        "scoring: {model: mean}\n",
        NULL, NULL);
    lua_run(&w, "  a.1: goed\n");
    cr_text(lua_advice(&w), "");
    lua_run(&w, "  a.1: niet\n");
    cr_text(lua_advice(&w), "");
    lua_end(&w);
}

Test(advice, a_failed_knockout_among_the_sources_makes_it_critical)
{
    lua_begin(&w,
        LUA_HEAD CONCEPTS
        "sections:\n  - id: a\n    title: A\n    scale: oordeel\n    items:\n"
        "      - {id: a.1, text: V, knockout: yes, maps: [{concept: g.norm, relation: equal}, "
        "{concept: g.verwant, relation: intersects}]}\n"
        "      - {id: a.2, text: V, maps: [{concept: g.wet, relation: equal}]}\n"
        "scoring: {model: mean}\n",
        NULL, NULL);
    lua_run(&w, "  a.1: niet\n  a.2: niet\n");
    cr_text(lua_advice(&w), "Niet g.norm:critical; Niet g.verwant:critical; Niet g.wet:high");
    lua_run(&w, "  a.1: moet-beter\n  a.2: moet-beter\n");
    cr_text(lua_advice(&w), "Beter g.wet:low; Beter g.norm:low; Beter g.verwant:low");
    lua_end(&w);
}

Test(advice, rules_that_fire_stand_among_it_by_priority_and_before_base_advice)
{
    lua_begin(&w, PACK,
        RULE("laag", "weak('g.norm')", "low", "") RULE("midden", "weak('g.norm')", "medium", "")
            RULE("positief", "known('g.norm')", "positive", "") RULE("info", "known('g.norm')",
                "info", "") RULE("kritiek", "level('g.norm') == 'niet'", "critical", "")
                RULE("stil", "level('g.norm') == 'goed'", "critical", ""),
        NULL);
    lua_run(&w, ALL("niet"));
    cr_text(lua_advice(&w),
        "kritiek:critical; Niet g.wet:high; midden:medium; Niet g.toepassing:medium; "
        "Niet g.norm:medium; Niet g.verwant:medium; laag:low; info:info; positief:positive");
    cr_assert_str_eq(w.result->advice[0].rule->id, "kritiek");
    cr_assert_eq(peil_scripts_layer(w.scripts, w.result->advice[0].layer)->kind, PEIL_LAYER_PACK);
    lua_end(&w);
}

Test(advice, a_sheet_of_unknowns_is_accused_of_nothing)
{
    lua_begin(&w, PACK,
        RULE("een", "weak('g.wet')", "critical", "") RULE("twee", "known('g.norm')", "high", "")
            RULE("drie", "any_is('niet', 'g.wet', 'g.norm', 'g.ongevraagd')", "high", "")
                RULE("vier", "at_least(average('g'), 0) or below(average('g'), 101)", "low", "")
                    RULE("vijf", "below(score('a'), 101) or below(total(), 101)", "low", "")
                        RULE("zes", "level('g.ongevraagd') ~= nil", "low", "")
                            RULE("zeven", "answer('a.1').value == 'niet'", "low", ""),
        NULL);
    lua_run(&w, ALL("unknown"));
    cr_text(lua_advice(&w), "");
    cr_assert_eq(w.result->error_count, 0);
    lua_run(&w, "");
    cr_text(lua_advice(&w), "");
    cr_assert_eq(w.result->error_count, 0);
    lua_run(&w, ALL("niet"));
    cr_assert_eq(w.result->advice_count, 10);
    lua_end(&w);
}

Test(advice, a_rule_takes_the_place_of_base_advice_and_its_trail_says_so)
{
    lua_begin(&w, PACK,
        RULE("een", "weak('g.norm')", "low", ", replaces = {'g.norm', 'g.wet', 'g.ongevraagd'}")
            RULE("twee", "weak('g.norm')", "low", ", replaces = 'g.norm'"),
        NULL);
    lua_run(&w, "  a.1: goed\n  a.2: goed\n  a.3: niet\n  a.4: goed\n");
    cr_text(lua_advice(&w), "een:low(Niet g.norm:medium); twee:low");
    lua_run(&w, ALL("niet"));
    cr_text(lua_advice(&w), "Niet g.toepassing:medium; Niet g.verwant:medium; "
                            "een:low(Niet g.wet:high Niet g.norm:medium); twee:low");
    lua_end(&w);
}

Test(advice, a_rule_that_does_not_fire_replaces_nothing)
{
    lua_begin(&w, PACK,
        RULE("een", "level('g.norm') == 'moet-beter'", "low", ", replaces = 'g.norm'"), NULL);
    lua_run(&w, "  a.3: niet\n");
    cr_text(lua_advice(&w), "Niet g.norm:medium");
    lua_end(&w);
}

Test(advice, a_rule_replaces_another_and_what_that_had_replaced)
{
    lua_begin(&w, PACK,
        RULE("algemeen", "weak('g.norm')", "high", ", replaces = 'g.norm'")
            RULE("precies", "level('g.norm') == 'niet'", "low", ", replaces = 'rule:algemeen'")
                RULE("meer", "weak('g.norm')", "low", ""),
        NULL);
    lua_run(&w, "  a.3: niet\n");
    cr_text(lua_advice(&w), "precies:low(algemeen:high Niet g.norm:medium); meer:low");
    lua_run(&w, "  a.3: moet-beter\n");
    cr_text(lua_advice(&w), "algemeen:high(Beter g.norm:low); meer:low");
    lua_end(&w);
}

Test(advice, of_rules_that_replace_each_other_the_earlier_stays)
{
    lua_begin(&w, PACK,
        RULE("een", "weak('g.norm')", "low", ", replaces = 'rule:twee'")
            RULE("twee", "weak('g.norm')", "high", ", replaces = 'rule:drie'")
                RULE("drie", "weak('g.norm')", "high", ", replaces = {'rule:een', 'g.norm'}"),
        NULL);
    lua_run(&w, "  a.3: niet\n");
    cr_text(lua_advice(&w), "een:low(twee:high drie:high Niet g.norm:medium)");
    lua_end(&w);
}

Test(advice, a_rule_that_fails_costs_itself_and_nothing_else)
{
    const struct peil_script_error *error;

    lua_begin(&w, PACK,
        RULE("een", "weak('g.norm')", "low", "") "rule{id = 'stuk', priority = 'high', text = 'T', "
                                                 "replaces = 'g.norm', when = function()\n"
                                                 "  return total() > nil\nend}\n" RULE(
                                                     "twee", "weak('g.norm')", "low", ""),
        NULL);
    lua_run(&w, "  a.1: goed\n  a.2: goed\n  a.3: niet\n  a.4: goed\n");
    cr_text(lua_advice(&w), "Niet g.norm:medium; een:low; twee:low");
    cr_assert_eq(w.result->error_count, 1);
    error = &w.result->errors[0];
    cr_assert_str_eq(error->code, "script/failed");
    cr_assert_str_eq(error->what, "stuk");
    cr_assert_eq(error->line, 3);
    cr_assert(strstr(error->file, "advice.lua"));
    cr_assert_not_null(error->message);
    cr_assert_eq(error->layer->kind, PEIL_LAYER_PACK);
    cr_assert_eq(w.result->total.status, PEIL_SCORE_VALUE);
    cr_assert_eq(peil_diags_errors(w.diags), 1);
    lua_end(&w);
}

Test(advice, a_rule_without_end_leaves_the_rest_and_the_next_answers_file_alone)
{
    lua_begin(&w, PACK,
        RULE("een", "weak('g.norm')", "low",
            "") "rule{id = 'eindeloos', priority = 'high', text = 'T', when = function()\n"
                "  while level('g.norm') == 'niet' do end\n  return true\nend}\n",
        NULL);
    lua_run(&w, "  a.3: niet\n");
    cr_text(lua_advice(&w), "Niet g.norm:medium; een:low");
    cr_assert_eq(w.result->error_count, 1);
    cr_assert_str_eq(w.result->errors[0].code, "script/too-long");
    cr_assert_str_eq(w.result->errors[0].what, "eindeloos");
    lua_run(&w, "  a.3: moet-beter\n");
    cr_text(lua_advice(&w), "eindeloos:high; een:low; Beter g.norm:low");
    cr_assert_eq(w.result->error_count, 0);
    lua_end(&w);
}

Test(advice, a_critical_rule_accuses_nobody_on_what_was_asked_indirectly)
{
    lua_begin(&w, PACK,
        RULE("streng", "level('g.verwant') == 'niet'", "critical", "")
            RULE("minder", "level('g.verwant') == 'niet'", "high", ""),
        NULL);
    lua_run(&w, "  a.4: niet\n");
    cr_text(lua_advice(&w), "minder:high; Niet g.verwant:medium");
    lua_end(&w);
    lua_begin(&w,
        LUA_HEAD CONCEPTS
        "sections:\n  - id: a\n    title: A\n    scale: oordeel\n    items:\n"
        "      - {id: a.4, text: V, knockout: yes, maps: [{concept: g.verwant, relation: "
        "intersects}]}\n"
        "scoring: {model: mean}\n",
        RULE("streng", "level('g.verwant') == 'niet'", "critical", ""), NULL);
    lua_run(&w, "  a.4: niet\n");
    cr_text(lua_advice(&w), "streng:critical; Niet g.verwant:critical");
    lua_end(&w);
}

Test(advice, nor_by_its_number)
{
    lua_begin(&w, PACK,
        RULE("getal", "below(ratio('g.verwant'), 25)", "critical", "")
            RULE("groep", "below(average('g'), 25)", "critical", "")
                RULE("minder", "below(ratio('g.verwant'), 25)", "high", ""),
        NULL);
    lua_run(&w, "  a.4: niet\n");
    cr_text(lua_advice(&w), "minder:high; Niet g.verwant:medium");
    lua_end(&w);
}

Test(advice, values_for_its_texts_come_with_it)
{
    lua_begin(&w, PACK,
        "rule{id = 'een', when = [[weak('g.norm')]], priority = 'low', text = 'Nog {hoeveel}', "
        "args = {hoeveel = function() return counts().unknown end}}\n"
        "rule{id = 'stuk', when = [[weak('g.norm')]], priority = 'low', text = 'Nog {hoeveel}', "
        "args = {hoeveel = function() return nil + 1 end}}\n",
        NULL);
    lua_run(&w, "  a.1: goed\n  a.2: unknown\n  a.3: niet\n  a.4: goed\n");
    cr_text(lua_advice(&w), "Niet g.norm:medium; een:low");
    cr_assert_float_eq(
        peil_node_as_number(peil_node_get(w.result->advice[1].args, "hoeveel")), 1, 0);
    cr_assert_eq(w.result->error_count, 1);
    cr_assert_str_eq(w.result->errors[0].what, "stuk");
    lua_end(&w);
}

/* ---- layers ---- */

static const struct lua_file source[] = {
    {"pack.yaml", "peil: 1\nid: bron\nversion: 1.0.0\nlanguage: nl\n"
                  "title: Bron\n" LUA_LEVELS LUA_CONCEPT("g.norm", "")},
    {"advice.lua",
        "rule{id = 'bron-een', when = [[weak('g.norm')]], priority = 'low', text = 'T'}\n"
        "rule{id = 'bron-twee', when = [[weak('g.norm')]], priority = 'low', text = 'T'}\n"},
    {NULL, NULL}};

#define USING                                                                                      \
    LUA_HEAD                                                                                       \
    "uses: [bron@1]\n"                                                                             \
    "sections:\n  - id: a\n    title: A\n    scale: oordeel\n    items:\n"                         \
    "      - {id: a.1, text: V, maps: [{concept: g.norm, relation: equal}]}\n"                     \
    "scoring: {model: mean}\n"                                                                     \
    "advice:\n  - {id: in-yaml, when: weak('g.norm'), priority: low, text: T}\n"

Test(advice, vocabularies_come_before_the_pack_and_that_before_extensions)
{
    w.used = source;
    lua_extend(&w, RULE("eigen", "weak('g.norm')", "low", ""));
    lua_begin(&w, USING, RULE("in-lua", "weak('g.norm')", "low", ""), NULL);
    lua_run(&w, "  a.1: moet-beter\n");
    cr_text(lua_advice(&w),
        "bron-een:low; bron-twee:low; in-yaml:low; in-lua:low; eigen:low; Beter g.norm:low");
    cr_assert_eq(
        peil_scripts_layer(w.scripts, w.result->advice[4].layer)->kind, PEIL_LAYER_EXTENSION);
    lua_end(&w);
}

Test(advice, an_extension_may_take_the_place_of_a_rule_and_say_what_it_replaces)
{
    w.used = source;
    lua_extend(&w, RULE("bron-een", "weak('g.norm')", "high",
                       ", replace = true, replaces = {'rule:bron-twee', 'g.norm'}"));
    lua_begin(&w, USING, NULL, NULL);
    lua_run(&w, "  a.1: moet-beter\n");
    cr_text(lua_advice(&w), "bron-een:high(bron-twee:low Beter g.norm:low); in-yaml:low");
    lua_end(&w);
}

/* ---- blocks ---- */

Test(advice, blocks_that_show_stand_in_the_result_and_one_that_fails_stands_in_errors)
{
    lua_begin(&w, PACK,
        "block{id = 'een', heading = 'Kop', text = 'Tekst'}\n"
        "block{id = 'niet-nu', when = [[level('g.norm') == 'goed']], text = 'Tekst'}\n"
        "block{id = 'stuk', text = function() return nil .. 'x' end}\n",
        NULL);
    lua_run(&w, "  a.3: niet\n");
    cr_assert_eq(w.result->block_count, 1);
    cr_assert_str_eq(w.result->blocks[0].id, "een");
    cr_assert_str_eq(peil_node_get_text(w.result->blocks[0].node, "heading"), "Kop");
    cr_assert_eq(w.result->error_count, 1);
    cr_assert_str_eq(w.result->errors[0].what, "stuk");
    lua_end(&w);
}

/* ---- what is wanted ---- */

Test(advice, what_is_not_wanted_is_not_there)
{
    lua_begin(
        &w, PACK, RULE("een", "weak('g.norm')", "low", "") "block{id = 'b', text = 'T'}\n", NULL);
    w.want = (struct peil_want){0};
    lua_run(&w, ALL("niet"));
    cr_assert_eq(w.result->advice_count, 0);
    cr_assert_eq(w.result->block_count, 0);
    cr_assert_eq(w.result->concept_count, 0);
    cr_assert_eq(peil_scripts_counts(w.scripts).calls, 0);
    w.want = (struct peil_want){.advice = true};
    lua_run(&w, ALL("niet"));
    cr_assert_eq(w.result->advice_count, 5);
    cr_assert_eq(w.result->advice[0].reason_count, 0);
    cr_assert_eq(w.result->near_count, 0);
    cr_assert_eq(w.result->concept_count, 4);
    cr_assert_null(w.result->concepts[0].sources);
    cr_assert_eq(peil_scripts_counts(w.scripts).calls, 1);
    lua_end(&w);
}

/* ---- remembering ---- */

static const char many[] =
    RULE("een", "weak('g.norm') and not known('g.ongevraagd')", "low", ", replaces = 'g.norm'")
        RULE("twee", "any_is('niet', 'g.wet', 'g.norm', 'g.verwant')", "critical", "")
            RULE("drie", "at_least(average('g', {except = 'norm'}), 60)", "positive", "")
                RULE("vier", "unknown_share() > 40", "info", "")
                    RULE("vijf", "total() > 50 and answer('a.4').state == 'blank'", "low", "")
                        RULE("zes", "below(score('a'), 40)", "high", ", replaces = 'rule:een'");

static const char *random_answers(uint64_t *seed, char *out)
{
    static const char *const words[] = {"goed", "moet-beter", "niet", "unknown", NULL};
    char *end = out;

    *end = '\0';
    for (int item = 1; item <= 4; item++) {
        const char *word = words[luck_below(seed, 5)];

        if (word)
            end += sprintf(end, "  a.%d: %s\n", item, word);
    }
    return out;
}

static void put_result(struct peil_buf *out, const struct lua_world *world)
{
    const struct peil_result *result = world->result;

    peil_buf_format(out, "%s|", lua_advice(world));
    for (size_t i = 0; i < result->advice_count; i++)
        for (size_t k = 0; k < result->advice[i].reason_count; k++) {
            const struct peil_reason *reason = &result->advice[i].reasons[k];

            peil_buf_format(out, "%u.%u.%u%s=", reason->asked.read.kind, reason->asked.read.a,
                reason->asked.read.b, reason->decided ? "!" : "");
            lua_put_value(out, &reason->asked.value);
        }
    for (size_t i = 0; i < result->near_count; i++)
        if (result->near[i].turning != PEIL_NONE) {
            peil_buf_format(out, "|%s %z ", result->near[i].rule->id, result->near[i].turning);
            lua_put_value(out, &result->near[i].turns);
        }
    for (size_t i = 0; i < result->error_count; i++)
        peil_buf_format(out, "|%s %s", result->errors[i].what, result->errors[i].code);
}

Test(advice, what_is_remembered_changes_nothing)
{
    static struct lua_world other;
    struct peil_buf one = PEIL_BUF_EMPTY, two = PEIL_BUF_EMPTY;
    uint64_t seed = 7;
    char text[200];

    lua_begin(&w, PACK, many, NULL);
    lua_begin(&other, PACK, many, NULL);
    peil_scripts_remember(other.scripts, false);
    for (int round = 0; round < 3000; round++) {
        bool rich = round % 3 == 0;

        w.want = other.want = rich ? PEIL_WANT_ALL : (struct peil_want){.advice = true};
        random_answers(&seed, text);
        lua_run(&w, text);
        lua_run(&other, text);
        peil_buf_clear(&one);
        peil_buf_clear(&two);
        put_result(&one, &w);
        put_result(&two, &other);
        cr_assert_str_eq(peil_buf_string(&one), peil_buf_string(&two));
    }
    cr_assert_gt(peil_scripts_counts(w.scripts).remembered, 10000);
    cr_assert_eq(peil_scripts_counts(other.scripts).remembered, 0);
    peil_buf_dispose(&one);
    peil_buf_dispose(&two);
    lua_end(&w);
    lua_end(&other);
}

/* Without advice of concepts, which rules fire is all that a list depends on. */
#define BARE                                                                                       \
    LUA_HEAD                                                                                       \
    "sections:\n  - id: a\n    title: A\n    scale: oordeel\n    items:\n"                         \
    "      - {id: a.1, text: V}\n      - {id: a.2, text: V}\n"                                     \
    "      - {id: a.3, text: V}\n      - {id: a.4, text: V}\nscoring: {model: mean}\n"

Test(advice, lists_that_are_known_are_the_lists_that_are_made)
{
    static const char *const words[] = {"goed", "moet-beter", "niet"};
    struct peil_buf rules = PEIL_BUF_EMPTY;
    const struct peil_want lean = {.advice = true};
    uint64_t seed = 5;
    char text[200];

    for (int item = 1; item <= 4; item++)
        for (size_t i = 0; i < 3; i++)
            peil_buf_format(&rules,
                "rule{id = 'r%d%s', when = [[answer('a.%d').value == '%s']], priority = '%s', "
                "text = 'T'%s}\n",
                item, words[i], item, words[i], i > 1 ? "high" : "low",
                item == 3 && i == 0 ? ", replaces = 'rule:r1niet'" : "");
    lua_begin(&w, BARE, peil_buf_string(&rules), NULL);
    for (int round = 0; round < 2000; round++) {
        char *whole;

        random_answers(&seed, text);
        w.want = round % 2 ? lean : PEIL_WANT_ALL;
        lua_run(&w, text);
        whole = strdup(lua_advice(&w));
        w.want = round % 2 ? PEIL_WANT_ALL : lean;
        lua_run(&w, text);
        cr_assert_str_eq(lua_advice(&w), whole);
        free(whole);
    }
    peil_buf_dispose(&rules);
    lua_end(&w);
}

/* What a rule says depends on more where its text has values in it. */
Test(advice, values_in_a_text_are_those_of_the_answers_at_hand)
{
    static const char *const given[] = {
        "  a.1: niet\n", "  a.1: niet\n  a.2: goed\n", "  a.1: niet\n  a.2: goed\n  a.3: goed\n"};

    lua_begin(&w, BARE,
        "rule{id = 'een', when = [[answer('a.1').value == 'niet']], priority = 'low', "
        "text = 'T {n}', args = {n = function() return counts().answered end}}\n",
        NULL);
    w.want = (struct peil_want){.advice = true};
    for (size_t i = 0; i < 3; i++) {
        lua_run(&w, given[i]);
        cr_assert_eq(w.result->advice_count, 1);
        cr_assert_eq(
            peil_node_as_number(peil_node_get(w.result->advice[0].args, "n")), (double)(i + 1));
    }
    lua_end(&w);
}
