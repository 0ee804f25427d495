/*
 * Advice and conditions of a pack: base advice of concepts, rules, and in which order conditions
 * are settled.
 */
#include <criterion/criterion.h>
#include <string.h>
#include <time.h>

#include "core/base/arena.h"
#include "core/base/buf.h"
#include "core/format/yaml.h"
#include "core/pack/rule.h"
#include "tests/unit/pack_help.h"

#define HEAD(id) "peil: 1\nid: " id "\nversion: 1.0.0\nlanguage: nl\ntitle: Proef\n"
#define WORDS                                                                                      \
    "actors:\n"                                                                                    \
    "  - {id: wethouder, label: Wethouder, as: {nl: de wethouder, en: the alderman}}\n"            \
    "  - {id: raad, label: Adviesraad, does: no}\n"                                                \
    "references: [{id: wet, kind: law, title: De wet}, {id: boek, kind: publication, title: B}]\n" \
    "vocabulary:\n"                                                                                \
    "  levels:\n"                                                                                  \
    "    - {id: goed, label: Goed, from: 0.75}\n"                                                  \
    "    - {id: matig, label: Matig, from: 0.25}\n"                                                \
    "    - {id: niet, label: Niet, from: 0}\n"                                                     \
    "  ask: {nl: \"Vraag {actors}: {text}\", en: \"Ask: {text}\"}\n"                               \
    "  concepts:\n"                                                                                \
    "    - {id: deur.open, label: Open}\n"                                                         \
    "    - id: deur.bel\n"                                                                         \
    "      label: Bel\n"                                                                           \
    "      advice:\n"                                                                              \
    "        niet: {text: {nl: Hang een bel op., en: Hang up a bell.}, actor: [wethouder, "        \
    "raad],\n"                                                                                     \
    "          references: wet, ask: \"Mag er een bel?\"}\n"
#define CHECK                                                                                      \
    "scales: {s: [{id: a, label: A, points: 1}, {id: b, label: B, points: 0}]}\n"                  \
    "scoring: {model: mean}\n"                                                                     \
    "sections:\n"
#define RULE "advice:\n  - id: een\n    when: weak(\"deur.open\")\n    priority: high\n"

static struct world world;
static struct peil_diags *diags;
static struct peil_pack *pack;
static struct peil_arena *arena;

static void set_up(void)
{
    diags = peil_diags_new(0);
    arena = peil_arena_new();
    cr_assert(diags && arena);
    pack = NULL;
}

static void tear_down(void)
{
    peil_pack_free(pack);
    peil_diags_free(diags);
    peil_arena_free(arena);
    world_clear(&world);
}

TestSuite(pack_rules, .init = set_up, .fini = tear_down);

static const struct shelf words_shelf[] = {{"woorden", 1, HEAD("woorden") WORDS, NULL},
    {"meer", 1,
        HEAD("meer") "vocabulary:\n  levels: [{id: goed, label: G, from: 0}]\n"
                     "  concepts: [{id: raam, label: Raam}]\n",
        NULL},
    {NULL, 0, NULL, NULL}};

static void load(const char *yaml)
{
    int status = load_yaml(&world, yaml, words_shelf, &pack, diags);

    show_diags(diags);
    cr_assert_eq(status, PEIL_OK);
    cr_assert_eq(peil_diags_count(diags), (size_t)0);
}

static const char *codes_found(void)
{
    const char *codes = "";

    for (size_t i = 0; i < peil_diags_count(diags); i++)
        codes = peil_arena_format(arena, "%s%s%s", codes, i > 0 ? " " : "",
            strchr(peil_diags_at(diags, i)->code, '/') + 1);
    return codes;
}

/* Loads what gives these codes; only warnings, where it is all right. */
static void find(const char *yaml, const char *codes)
{
    int status = load_yaml(&world, yaml, words_shelf, &pack, diags);

    cr_expect_str_eq(codes_found(), codes, "found: %s", codes_found());
    cr_expect_eq(status, peil_diags_errors(diags) > 0 ? PEIL_EINPUT : PEIL_OK);
}

static const char *words(const struct peil_text *text)
{
    const char *found = peil_text_get(text, "nl", "nl", NULL);

    return found ? found : "";
}

Test(pack_rules, base_advice_stands_at_its_level)
{
    load(HEAD("proef") WORDS);
    const struct peil_concept *concepts = pack->vocabulary->concepts;
    cr_expect_null(concepts[0].advice);
    cr_assert_not_null(concepts[1].advice);
    const struct peil_base_advice *advice = &concepts[1].advice[2];
    cr_expect_eq(concepts[1].advice[0].text.count, (size_t)0);
    cr_expect_eq(concepts[1].advice[1].text.count, (size_t)0);
    cr_expect_str_eq(words(&advice->text), "Hang een bel op.");
    cr_expect_str_eq(words(&advice->ask), "Mag er een bel?");
    cr_assert_eq(advice->actor_count, (size_t)2);
    cr_expect_eq(advice->actors[1], &pack->actors[1]);
    cr_assert_eq(advice->reference_count, (size_t)1);
    cr_expect_eq(advice->references[0], &pack->references[0]);
    cr_expect_gt(advice->place.line, 0);
    cr_expect_str_eq(words(&pack->vocabulary->ask), "Vraag {actors}: {text}");
}

Test(pack_rules, actors_have_a_name_for_in_a_sentence)
{
    load(HEAD("proef") WORDS);
    cr_expect_str_eq(words(&peil_pack_actor(pack, "wethouder")->as), "de wethouder");
    cr_expect(peil_pack_actor(pack, "wethouder")->flag);
    cr_expect_eq(peil_pack_actor(pack, "raad")->as.count, (size_t)0);
    cr_expect_not(peil_pack_actor(pack, "raad")->flag);
    cr_expect_null(peil_pack_actor(pack, "burgemeester"));
    cr_expect_null(peil_pack_actor(pack, NULL));
}

Test(pack_rules, a_rule_has_all_it_says)
{
    load(HEAD("proef") "uses: [woorden@1]\n"
                       "advice:\n"
                       "  - id: een\n"
                       "    when: weak(\"deur.open\")\n"
                       "    priority: critical\n"
                       "    actor: [wethouder]\n"
                       "    heading: Kop {n}\n"
                       "    text: {nl: \"Doe {n.2} en {naam}.\", en: \"Do {n}.\"}\n"
                       "    ask: Mag {naam}?\n"
                       "    args: {n: total(), naam: subject()}\n"
                       "    references: [wet, \"woorden:boek\"]\n"
                       "    replaces: [deur.open, \"woorden:deur.bel\", \"rule:ander.e\"]\n"
                       "    replace: yes\n"
                       "    compares: yes\n"
                       "  - {id: twee, when: 'true', priority: positive, text: Mooi.}\n");
    cr_assert_eq(pack->rule_count, (size_t)2);
    const struct peil_rule *rule = &pack->rules[0];
    cr_expect_str_eq(rule->id, "een");
    cr_expect_eq(rule->pack, pack);
    cr_expect_str_eq(rule->when.text, "weak(\"deur.open\")");
    cr_expect_eq(rule->when.place.line, 9);
    cr_expect_eq(rule->when.place.column, 11);
    cr_expect_eq(rule->priority, PEIL_PRIORITY_CRITICAL);
    cr_assert_eq(rule->actor_count, (size_t)1);
    cr_expect_str_eq(rule->actors[0]->id, "wethouder");
    cr_expect_str_eq(words(&rule->heading), "Kop {n}");
    cr_expect_str_eq(words(&rule->ask), "Mag {naam}?");
    cr_assert_eq(rule->arg_count, (size_t)2);
    cr_expect_str_eq(rule->args[1].name, "naam");
    cr_expect_str_eq(rule->args[1].value.text, "subject()");
    cr_assert_eq(rule->reference_count, (size_t)2);
    cr_expect_str_eq(rule->references[1]->id, "boek");
    cr_assert_eq(rule->replaces_count, (size_t)2);
    cr_expect_str_eq(rule->replaces[1]->qualified, "woorden:deur.bel");
    cr_assert_eq(rule->replaces_rule_count, (size_t)1);
    cr_expect_str_eq(rule->replaces_rules[0], "ander.e");
    cr_expect(rule->replace);
    cr_expect_not(pack->rules[1].replace);
    cr_expect(rule->compares);
    cr_expect_not(pack->rules[1].compares);
    cr_expect_eq(pack->rules[1].priority, PEIL_PRIORITY_POSITIVE);
    cr_expect_str_eq(peil_priority_word(pack->rules[1].priority), "positive");
    cr_expect_eq(pack->rules[1].actor_count, (size_t)0);
}

Test(pack_rules, one_name_need_not_stand_in_a_list)
{
    load(HEAD("proef") WORDS RULE
        "    text: Open de deur.\n    actor: raad\n    references: boek\n    replaces: deur.bel\n");
    const struct peil_rule *rule = &pack->rules[0];
    cr_assert_eq(rule->actor_count, (size_t)1);
    cr_expect_str_eq(rule->actors[0]->id, "raad");
    cr_assert_eq(rule->reference_count, (size_t)1);
    cr_assert_eq(rule->replaces_count, (size_t)1);
    cr_expect_str_eq(rule->replaces[0]->id, "deur.bel");
}

Test(pack_rules, mistakes_in_rules_are_all_found)
{
    find(HEAD("proef") WORDS
        "advice:\n"
        "  - {id: een, priority: hoog, tekst: A}\n"
        "  - {id: een, when: '1', priority: high, text: 'A {x}', actor: wethoudr, args: {y: '1'}}\n"
        "  - {id: drie, when: '', priority: low, text: A, references: [wt], replaces: "
        "[deur.dicht]}\n"
        "  - {id: vier, when: '1', priority: low, text: '{', replaces: ['rule:', 'rule:vier']}\n"
        "  - {id: vijf, when: '1', priority: low, text: A, actor: [raad, raad], replaces: []}\n",
        "missing-key missing-key unknown-word unknown-key duplicate-id unknown-placeholder "
        "unknown-actor unused-argument empty-value unknown-reference unknown-concept "
        "unknown-placeholder not-an-id replaces-itself duplicate-id empty-list");
}

Test(pack_rules, mistakes_in_base_advice_are_all_found)
{
    find(
        HEAD("proef") "vocabulary:\n"
                      "  levels: [{id: goed, label: G, from: 0.5}, {id: niet, label: N, from: 0}]\n"
                      "  ask: \"Vraag {actor}\"\n"
                      "  concepts:\n"
                      "    - {id: a, label: A, advice: {goed: {text: A}, neit: {text: B}}}\n"
                      "    - {id: b, label: B, advice: {niet: {actor: baas}}}\n"
                      "    - {id: c, label: C, advice: [niet]}\n",
        "unknown-placeholder placeholder-missing advice-at-best-level unknown-level missing-key "
        "unknown-actor not-a-map");
}

Test(pack_rules, texts_of_base_advice_are_literal)
{
    load(HEAD(
        "proef") "vocabulary:\n"
                 "  levels: [{id: goed, label: G, from: 0.5}, {id: niet, label: N, from: 0}]\n"
                 "  concepts: [{id: a, label: A, advice: {niet: {text: \"Zet {x} neer.\"}}}]\n");
    cr_expect_str_eq(words(&pack->vocabulary->concepts[0].advice[1].text), "Zet {x} neer.");
}

/* Rules of Lua: a loaded pack, values without a place, functions that stay in Lua. */
static struct peil_node *lua_rule(const char *text)
{
    struct peil_node *rule = peil_node_map(arena), *args = peil_node_map(arena);
    static const struct peil_source source = {.name = "advice.lua", .first_line = 1};

    peil_node_set_text(arena, rule, "id", "lua");
    peil_node_set(arena, rule, "when", peil_node_null(arena));
    peil_node_set_text(arena, rule, "priority", "info");
    peil_node_set_text(arena, rule, "text", text);
    peil_node_set(arena, args, "n", peil_node_null(arena));
    peil_node_set(arena, rule, "args", args);
    peil_node_set_bool(arena, rule, "replace", true);
    peil_node_place_at(rule, (struct peil_place){&source, 7, 1});
    return rule;
}

static int read_lua(struct peil_node *rule, const struct peil_rule **rules, size_t *count)
{
    struct peil_node *list = peil_node_list(arena);

    peil_node_add(arena, list, rule);
    return peil_rules_read(rules, count, arena, pack, list, true, diags);
}

Test(pack_rules, lua_keeps_its_functions)
{
    const struct peil_rule *rules;
    size_t count;

    load(HEAD("proef") "uses: [woorden@1]\nadvice: [{id: a, when: '1', priority: low, text: A}]\n");
    struct peil_node *rule = lua_rule("Doe {n}.");
    peil_node_set_text(arena, rule, "replaces", "deur.open");
    peil_node_set_text(arena, rule, "actor", "woorden:wethouder");
    cr_assert_eq(read_lua(rule, &rules, &count), PEIL_OK);
    cr_assert_eq(count, (size_t)1);
    cr_expect_null(rules[0].when.text);
    cr_assert_eq(rules[0].arg_count, (size_t)1);
    cr_expect_null(rules[0].args[0].value.text);
    cr_expect_str_eq(rules[0].replaces[0]->id, "deur.open");
    cr_expect_str_eq(rules[0].actors[0]->id, "wethouder");
    cr_expect(rules[0].replace);
    cr_expect_eq(rules[0].place.line, 7);
    cr_expect_eq(peil_diags_count(diags), (size_t)0);
}

Test(pack_rules, mistakes_of_lua_point_to_the_rule)
{
    const struct peil_rule *rules;
    size_t count;

    load(HEAD("proef") WORDS);
    struct peil_node *rule = lua_rule("Doe {m}.");
    peil_node_set_text(arena, rule, "replaces", "deur.opne");
    cr_assert_eq(read_lua(rule, &rules, &count), PEIL_EINPUT);
    cr_expect_str_eq(codes_found(), "unknown-concept unknown-placeholder unused-argument");
    for (size_t i = 0; i < peil_diags_count(diags); i++) {
        cr_expect_str_eq(peil_diags_at(diags, i)->file, "advice.lua");
        cr_expect_eq(peil_diags_at(diags, i)->line, 7);
    }
    cr_expect_str_eq(peil_diag_arg(peil_diags_at(diags, 0), "near")->text, "deur.open");
    cr_expect_str_eq(peil_diags_at(diags, 0)->path, "replaces");
}

Test(pack_rules, an_empty_table_of_lua_is_no_arguments)
{
    const struct peil_rule *rules;
    size_t count;
    struct peil_node *rule = peil_node_map(arena);

    load(HEAD("proef") WORDS);
    peil_node_set_text(arena, rule, "id", "lua");
    peil_node_set_text(arena, rule, "priority", "info");
    peil_node_set_text(arena, rule, "text", "Doe het.");
    peil_node_set(arena, rule, "args", peil_node_list(arena));
    cr_expect_eq(read_lua(rule, &rules, &count), PEIL_OK);
    cr_expect_eq(rules[0].arg_count, (size_t)0);
}

Test(pack_rules, concepts_are_found_by_the_name_that_the_pack_uses)
{
    load(HEAD("proef") "uses: [woorden@1]\nadvice: [{id: a, when: '1', priority: low, text: A}]\n");
    const struct peil_concept *bell = peil_pack_concept(pack, "deur.bel");
    cr_assert_not_null(bell);
    cr_expect_eq(peil_pack_concept(pack, "woorden:deur.bel"), bell);
    cr_expect_null(peil_pack_concept(pack, "deur"));
    cr_expect_null(peil_pack_concept(pack, "anders:deur.bel"));
    cr_expect_null(peil_pack_concept(pack, NULL));
    const char *const *names = peil_pack_concept_names(arena, pack);
    cr_expect_str_eq(names[0], "deur.open");
    cr_expect_str_eq(names[1], "deur.bel");
    cr_expect_null(names[2]);
}

Test(pack_rules, of_several_vocabularies_a_concept_needs_its_own)
{
    load(HEAD("proef") "uses: [woorden@1, meer@1]\n"
                       "advice: [{id: a, when: '1', priority: low, text: A}]\n");
    cr_expect_null(peil_pack_concept(pack, "raam"));
    cr_expect_str_eq(peil_pack_concept(pack, "meer:raam")->id, "raam");
    const char *const *names = peil_pack_concept_names(arena, pack);
    cr_expect_str_eq(names[1], "woorden:deur.bel");
    cr_expect_str_eq(names[2], "meer:raam");
    cr_expect_null(names[3]);
}

static const char *placeholders(const char *text)
{
    struct peil_placeholder found;
    const char *all = "";

    for (; peil_placeholder_find(text, &found); text = found.start + found.length)
        all = peil_arena_format(arena, "%s%s%s:%d ", all, found.valid ? "" : "!",
            peil_arena_copy(arena, found.name, found.name_length), found.decimals);
    return all;
}

Test(pack_rules, placeholders_are_names_between_braces)
{
    cr_expect_str_eq(placeholders("geen"), "");
    cr_expect_str_eq(placeholders("{a} en {b_2.3}{c.0}"), "a:-1 b_2:3 c:0 ");
    cr_expect_str_eq(placeholders("{} {A} {2a} {a.b} {a"), "!:-1 !A:-1 !2a:-1 !a.b:-1 !a:-1 ");
    cr_expect_str_eq(placeholders("} {.2}"), "!.2:-1 ");
}

/* Conditions. */

#define ITEM(id, more) "      - {id: " id ", text: T, scale: s" more "}\n"
#define IF(expression) ", applies_if: '" expression "'"
#define SECTION(id, more) "  - id: " id "\n    title: T\n" more "    items:\n"

static const char *order(void)
{
    const char *ids = "";

    for (size_t i = 0; i < pack->conditional_count; i++)
        ids = peil_arena_format(
            arena, "%s%s%s", ids, i > 0 ? " " : "", pack->items[pack->conditional[i]].id);
    return ids;
}

Test(pack_rules, conditions_are_settled_after_those_they_read)
{
    load(HEAD("proef") CHECK SECTION("x", "") ITEM("x.1", IF("answer(\"x.2\").value == \"a\""))
            ITEM("x.2", IF("answer(\"x.4\").value == \"a\" and answer(\"x.3\").value == \"a\""))
                ITEM("x.3", "") ITEM("x.4", IF("answer [[x.3]].value == \"a\"")));
    cr_expect_str_eq(order(), "x.4 x.2 x.1");
    cr_expect_str_eq(pack->items[3].applies_if.text, "answer [[x.3]].value == \"a\"");
}

Test(pack_rules, a_section_s_condition_holds_for_all_below_it)
{
    load(HEAD("proef") CHECK
        "  - id: y\n    title: T\n    applies_if: answer(\"z.1\").value == \"a\"\n    sections:\n"
        "      - id: yy\n        title: T\n        items:\n"
        "          - {id: y.1, text: T, scale: s}\n"
        "          - {id: y.2, text: T, scale: s, applies_if: 'answer(\"y.1\").value == "
        "\"a\"'}\n" SECTION("z", "") ITEM("z.1", IF("role() == \"baas\"")) ITEM("z.2", ""));
    cr_expect_str_eq(order(), "z.1 y.1 y.2");
    cr_expect_eq(pack->sections[0].applies_if.place.column, 17);
}

Test(pack_rules, without_conditions_nothing_is_ordered)
{
    load(HEAD("proef") CHECK SECTION("x", "") ITEM("x.1", ""));
    cr_expect_eq(pack->conditional_count, (size_t)0);
    cr_expect_null(pack->items[0].applies_if.text);
}

/* The chain that the first diagnostic names. */
static const char *chain(void)
{
    return peil_diag_arg(peil_diags_at(diags, 0), "value")->text;
}

Test(pack_rules, an_item_cannot_wait_for_itself)
{
    find(HEAD("proef") CHECK SECTION("x", "") ITEM("x.1", IF("answer(\"x.1\").value == \"a\"")),
        "condition-cycle");
    cr_expect_str_eq(chain(), "x.1 > x.1");
}

Test(pack_rules, a_section_cannot_wait_for_what_stands_in_it)
{
    find(HEAD("proef") CHECK SECTION("x", "    applies_if: answer(\"x.2\").value == \"a\"\n")
             ITEM("x.1", "") ITEM("x.2", ""),
        "condition-cycle");
    cr_expect_str_eq(chain(), "x > x.2 > x");
    cr_expect_eq(peil_diags_at(diags, 0)->line, 11);
}

Test(pack_rules, a_long_circle_is_named_in_part)
{
    struct peil_buf yaml = PEIL_BUF_EMPTY;

    peil_buf_text(&yaml, HEAD("proef") CHECK SECTION("x", ""));
    for (size_t i = 0; i < 5000; i++)
        peil_buf_format(&yaml,
            "      - {id: x%z, text: T, scale: s, applies_if: 'answer(\"x%z\")'}\n", i,
            (i + 1) % 5000);
    find(yaml.data, "condition-cycle");
    cr_expect_str_eq(
        chain(), "x0 > x1 > x2 > x3 > x4 > x5 > x6 > x7 > x8 > x9 > x10 > x11 > ... > x0");
    peil_buf_dispose(&yaml);
}

Test(pack_rules, comments_and_other_texts_name_no_item)
{
    find(HEAD("proef") CHECK SECTION(
             "x", "") "      - id: x.1\n        text: T\n        scale: s\n        applies_if: |\n"
                      "          -- answer(\"x.2\")\n"
                      "          --[==[ answer(\"x.2\") ]] ]==]\n"
                      "          \"ander\" == 'x.\\2'\n" ITEM("x.2", IF("answer(\"x.1\").value")),
        "condition-without-item");
    cr_expect_str_eq(order(), "x.1 x.2");
    cr_expect_eq(peil_diags_at(diags, 0)->line, 16);
    cr_expect_eq(peil_diags_at(diags, 0)->column, 11);
}

Test(pack_rules, an_answer_that_nobody_asks_is_found)
{
    find(HEAD("proef") "scales: {s: [{id: a, label: A, points: 1}, {id: b, label: B, points: 0}]}\n"
                       "scoring:\n  model: mean\n  bands:\n"
                       "    - {id: h, label: H, from: 50}\n"
                       "    - {id: l, label: L, from: 0, escalate_if: 'answer(\"x.9\").value'}\n"
                       "sections:\n" SECTION("x", "") ITEM("x.1", IF("answer(\"x.2\").value"))
                           ITEM("x.3", IF("answer \"y\" and answer(\"x.1\") or f(\"x.2\")")),
        "unknown-item unknown-item unknown-item");
}

Test(pack_rules, bands_keep_their_condition_in_any_order)
{
    load(HEAD("proef") "scales: {s: [{id: a, label: A, points: 1}, {id: b, label: B, points: 0}]}\n"
                       "scoring:\n  model: mean\n  bands:\n"
                       "    - {id: l, label: L, from: 0, escalate_if: 'answer(\"x.1\").value'}\n"
                       "    - {id: h, label: H, from: 50}\n"
                       "sections:\n" SECTION("x", "") ITEM("x.1", ""));
    cr_expect_null(pack->scoring.bands[0].escalate_if.text);
    cr_expect_str_eq(pack->scoring.bands[1].escalate_if.text, "answer(\"x.1\").value");
    cr_expect_eq(pack->conditional_count, (size_t)0);
}

/* Every condition reads all the others before it, in one long text. */
Test(pack_rules, many_conditions_take_no_long_time, .timeout = 60)
{
    struct peil_buf yaml = PEIL_BUF_EMPTY;
    clock_t start;

    peil_buf_text(&yaml, HEAD("proef") CHECK SECTION("x", ""));
    for (size_t i = 0; i < 400; i++) {
        peil_buf_format(
            &yaml, "      - {id: x%z, text: T, scale: s, applies_if: 'answer(\"x%z\")", i, i + 1);
        for (size_t j = i + 1; j < 400; j++)
            peil_buf_format(&yaml, " or answer(\"x%z\")", j);
        peil_buf_text(&yaml, "'}\n");
    }
    peil_buf_text(&yaml, "      - {id: x400, text: T, scale: s}\n");
    start = clock();
    load(yaml.data);
    cr_expect_lt((double)(clock() - start) / CLOCKS_PER_SEC, 5.0);
    cr_expect_eq(pack->conditional_count, (size_t)400);
    cr_expect_eq(pack->conditional[0], (size_t)399);
    peil_buf_dispose(&yaml);
}
