/*
 * Decision tables of a pack: what is read, and which tables are refused.
 */
#include <criterion/criterion.h>
#include <string.h>

#include "core/base/arena.h"
#include "core/format/yaml.h"
#include "core/pack/decision.h"
#include "tests/unit/decisions.h"
#include "tests/unit/pack_help.h"

static struct world world;
static struct peil_diags *diags;
static struct peil_pack *pack;

static void set_up(void)
{
    diags = peil_diags_new(0);
    cr_assert(diags);
}

static void tear_down(void)
{
    peil_pack_free(pack);
    peil_diags_free(diags);
    world_clear(&world);
}

TestSuite(pack_decisions, .init = set_up, .fini = tear_down);

static const char *value_of(const char *code, const char *arg, size_t skip)
{
    for (size_t i = 0; i < peil_diags_count(diags); i++) {
        const struct peil_diag *diag = peil_diags_at(diags, i);

        if (strcmp(diag->code, code) == 0 && skip-- == 0)
            return peil_diag_arg(diag, arg)->text;
    }
    return "no such diagnostic";
}

static size_t count_of(const char *code)
{
    size_t count = 0;

    for (size_t i = 0; i < peil_diags_count(diags); i++)
        count += strcmp(peil_diags_at(diags, i)->code, code) == 0;
    return count;
}

static void refuse(const char *decisions)
{
    char yaml[4096];

    (void)snprintf(yaml, sizeof(yaml), "%sdecisions:\n%s", DECISIONS_HEAD, decisions);
    cr_assert_eq(load_yaml(&world, yaml, NULL, &pack, diags), PEIL_EINPUT);
}

#define TABLE(inputs) "  - id: t\n    title: T\n    inputs: " inputs "\n    outcomes:\n"

Test(pack_decisions, a_table_has_the_outcome_of_every_combination)
{
    const struct peil_decision *rol;
    size_t options[PEIL_DECISION_INPUTS];

    cr_assert_eq(load_yaml(&world, DECISIONS, NULL, &pack, diags), PEIL_OK);
    cr_assert_eq(pack->decision_count, 3);
    rol = peil_pack_decision(pack, "rol");
    cr_assert_eq(rol, &pack->decisions[0]);
    cr_assert_null(peil_pack_decision(pack, "rool"));
    cr_assert_str_eq(rol->inputs[0]->id, "loket");
    cr_assert_str_eq(rol->inputs[1]->id, "cohesie");
    cr_assert_eq(rol->cell_count, 4);
    cr_assert_eq(rol->cells[0], 0);
    cr_assert_eq(rol->cells[1], 1);
    cr_assert_eq(rol->cells[2], 2);
    cr_assert_eq(rol->cells[3], 2);
    peil_decision_options(rol, 2, options);
    cr_assert(options[0] == 1 && options[1] == 0);
    cr_assert_eq(rol->outcomes[0].origin, PEIL_ORIGIN_SOURCE);
    cr_assert_str_eq(rol->outcomes[0].source, "r.161");
    cr_assert_eq(pack->decisions[2].cell_count, 12);
}

Test(pack_decisions, every_combination_has_the_outcome_that_holds_for_its_options)
{
    const struct peil_decision *lang;

    cr_assert_eq(load_yaml(&world, DECISIONS, NULL, &pack, diags), PEIL_OK);
    lang = peil_pack_decision(pack, "lang");
    for (size_t cell = 0; cell < lang->cell_count; cell++) {
        size_t options[PEIL_DECISION_INPUTS];
        const struct peil_decision_outcome *outcome = &lang->outcomes[lang->cells[cell]];

        peil_decision_options(lang, cell, options);
        cr_assert_eq((options[0] * 2 + options[1]) * 2 + options[2], cell);
        for (size_t i = 0; i < lang->input_count; i++)
            cr_assert(outcome->holds[i][options[i]]);
    }
}

Test(pack_decisions, every_combination_without_an_outcome_is_named)
{
    refuse(TABLE(
        "[loket, cohesie]") "      - {id: a, when: {loket: beperkt, cohesie: zwak}, label: A}\n");
    cr_assert_eq(count_of("pack/decision-gap"), 3);
    cr_assert_str_eq(value_of("pack/decision-gap", "value", 0), "loket = beperkt, cohesie = sterk");
    cr_assert_str_eq(
        value_of("pack/decision-gap", "value", 2), "loket = ontwikkeld, cohesie = zwak");
}

Test(pack_decisions, at_most_eight_of_them)
{
    refuse(TABLE("[hoe, loket, cohesie]") "      - {id: a, when: {hoe: a, loket: beperkt, cohesie: "
                                          "zwak}, label: A}\n");
    cr_assert_eq(count_of("pack/decision-gap"), 8);
}

Test(pack_decisions, two_outcomes_for_a_combination_are_named_with_the_first)
{
    refuse(TABLE("[loket, cohesie]") "      - {id: a, when: {loket: beperkt}, label: A}\n"
                                     "      - {id: b, when: {cohesie: zwak}, label: B}\n"
                                     "      - {id: c, when: {}, label: C}\n");
    cr_assert_eq(count_of("pack/decision-overlap"), 2);
    cr_assert_str_eq(
        value_of("pack/decision-overlap", "value", 0), "loket = beperkt, cohesie = zwak");
    cr_assert_str_eq(value_of("pack/decision-overlap", "other", 0), "a");
    cr_assert_str_eq(
        value_of("pack/decision-overlap", "value", 1), "loket = beperkt, cohesie = sterk");
}

Test(pack_decisions, what_cannot_be_read_gives_no_follow_up_errors)
{
    refuse(TABLE("[loket, cohesei]") "      - {id: a, when: {loket: beperkt}, label: A}\n"
                                     "      - {id: b, when: {cohesie: zwak}, label: B}\n");
    cr_assert_eq(peil_diags_count(diags), 1);
    cr_assert_str_eq(value_of("pack/unknown-item", "near", 0), "cohesie");
    peil_diags_clear(diags);
    refuse(TABLE("[loket]") "      - {id: a, when: {loket: beprekt}, label: A}\n");
    cr_assert_eq(peil_diags_count(diags), 1);
    cr_assert_str_eq(value_of("pack/unknown-option", "near", 0), "beperkt");
}

Test(pack_decisions, an_id_is_that_of_no_item_and_of_one_table)
{
    refuse(
        "  - {id: loket, title: T, inputs: [loket], outcomes: [{id: a, when: {}, label: A}]}\n"
        "  - {id: t, title: T, inputs: [loket, loket], outcomes: [{id: a, when: {}, label: A}]}\n"
        "  - {id: t, title: T, inputs: [hoe], outcomes: [{id: a, when: {hoe: a}, label: A}, "
        "{id: a, when: {hoe: [b, c]}, label: A}]}\n");
    cr_assert_eq(count_of("pack/duplicate-id"), 4);
    cr_assert_eq(peil_diags_count(diags), 4);
}

Test(pack_decisions, keys_are_checked_as_everywhere)
{
    refuse(TABLE("[loket]") "      - {id: a, wanneer: {}, label: A}\n      - {id: b, when: "
                            "beperkt, label: B}\n");
    cr_assert_eq(count_of("pack/unknown-key"), 1);
    cr_assert_eq(count_of("pack/missing-key"), 1);
    cr_assert_eq(count_of("pack/not-a-map"), 1);
    cr_assert_eq(peil_diags_count(diags), 3);
}

Test(pack_decisions, edited_words_have_their_literal_ones_beside_them)
{
    refuse(TABLE("[loket]") "      - {id: a, when: {}, label: A, origin: source-edited}\n");
    cr_assert_eq(count_of("pack/source-text-missing"), 1);
}
