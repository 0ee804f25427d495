/*
 * What rules that compare are told: of which results, and how far respondents are apart.
 */
#include "core/compare/advise.h"
#include "core/compare/compared.h"
#include "core/report/compared_advice.h"
#include "tests/unit/compare_support.h"

static struct compared c;
static struct peil_compared told;

#define HEAD(pack, role, who)                                                                      \
    "peil-answers: 1\npack: " pack "@1\nsubject: {gemeente: Stad, code: G1}\nrole: " role          \
    "\nrespondent: " who "\ndate: 2026-01-02\n"
#define ONAF5 "onafhankelijkheid.contract"

static void begin(void)
{
    compared_begin_shipped(&c);
}

static void end(void)
{
    compared_end(&c);
}

TestSuite(compare_compared, .init = begin, .fini = end);

static void add_bcmb(const char *name, const char *role, const char *who, const char *answers)
{
    compared_add(&c, name,
        peil_arena_format(c.arena,
            "peil-answers: 1\npack: bcmb@1\nsubject: {gemeente: Stad, code: G1}\nrole: %s\n"
            "respondent: %s\ndate: 2026-01-02\nanswers: {%s}\n",
            role, who, answers));
}

static void tell(size_t framework)
{
    compared_make(&c);
    cr_assert_not_null(c.made->focus);
    cr_assert_eq(peil_compared_make(&told, c.arena, c.made, framework), PEIL_OK);
}

static const struct peil_spread *apart(const char *concept)
{
    return peil_compared_spread(&told, concept);
}

Test(compare_compared, the_others_are_those_of_the_same_subject)
{
    add_bcmb("a", "inkoper", "R1", "onaf.1: goed");
    compared_add(&c, "v", HEAD("vng-zelftest", "raadslid", "R2") "answers: {onaf.1: nee}\n");
    tell(0);
    cr_assert_eq(told.other_count, 1);
    cr_assert_str_eq(told.others[0]->pack->id, "vng-zelftest");
    cr_assert_str_eq(
        peil_compared_level(&told, 0, "oco:onafhankelijkheid.clientbelang")->level->id, "niet");
    cr_assert_null(peil_compared_level(&told, 1, "oco:onafhankelijkheid.clientbelang"));
    cr_assert_null(peil_compared_level(&told, 0, "oco:samenspel.terugval"));
    cr_assert_eq(told.spread_count, 0);
    tell(1);
    cr_assert_eq(told.other_count, 1);
    cr_assert_str_eq(told.others[0]->pack->id, "bcmb");
}

Test(compare_compared, respondents_are_as_far_apart_as_the_two_furthest)
{
    const struct peil_spread *spread;

    add_bcmb("a", "inkoper", "R1", "onaf.1: goed, onaf.5: goed, onaf.2: unknown");
    add_bcmb("b", "beleidsambtenaar", "R2", "onaf.1: moet-beter, onaf.5: goed, onaf.2: niet");
    add_bcmb("d", "adviesraad", "R3", "onaf.1: niet, onaf.5: goed");
    tell(0);
    spread = apart("oco:onafhankelijkheid.clientbelang");
    cr_assert_eq(spread->steps, 2);
    cr_assert_str_eq(spread->high, "goed");
    cr_assert_str_eq(spread->low, "niet");
    cr_assert_str_eq(spread->high_role->id, "inkoper");
    cr_assert_str_eq(spread->low_role->id, "adviesraad");
    cr_assert_eq(apart("oco:onafhankelijkheid.contract")->steps, 0);
    cr_assert_null(apart("oco:onafhankelijkheid.organisatorisch"), "one respondent knew it");
    cr_assert_null(apart("oco:toegang.gratis"), "nobody was asked");
}

Test(compare_compared, who_does_not_know_is_at_neither_end)
{
    const struct peil_spread *spread;

    add_bcmb("a", "inkoper", "R1", "onaf.1: unknown");
    add_bcmb("b", "beleidsambtenaar", "R2", "onaf.1: moet-beter");
    add_bcmb("d", "adviesraad", "R3", "onaf.1: niet");
    tell(0);
    spread = apart("oco:onafhankelijkheid.clientbelang");
    cr_assert_eq(spread->steps, 1);
    cr_assert_str_eq(spread->high, "moet-beter");
    cr_assert_str_eq(spread->low, "niet");
    cr_assert_str_eq(spread->high_role->id, "beleidsambtenaar");
}

static void add_clients(size_t count, const char *first, const char *others)
{
    static const char *const names[] = {"k1", "k2", "k3", "k4", "k5"};

    for (size_t i = 0; i < count; i++)
        add_bcmb(names[i], "client", names[i], i == 0 ? first : others);
    add_bcmb("a", "inkoper", "R1", "onaf.1: goed, onaf.5: goed");
    add_bcmb("b", "adviesraad", "R2", "onaf.1: goed, onaf.5: goed");
}

Test(compare_compared, an_anonymous_role_is_not_named)
{
    const struct peil_spread *spread;

    add_clients(5, "onaf.1: niet", "onaf.1: niet");
    tell(0);
    spread = apart("oco:onafhankelijkheid.clientbelang");
    cr_assert_eq(spread->steps, 2);
    cr_assert_str_eq(spread->low, "niet");
    cr_assert_null(spread->low_role);
    cr_assert_str_eq(spread->high_role->id, "inkoper");
}

Test(compare_compared, of_too_few_people_with_an_anonymous_role_nothing_is_told)
{
    add_clients(4, "onaf.1: niet", "onaf.1: niet");
    tell(0);
    cr_assert_eq(apart("oco:onafhankelijkheid.clientbelang")->steps, 0);
}

/* Five filled in the checklist, and fewer of them this question. */
Test(compare_compared, nor_of_what_too_few_of_them_answered)
{
    add_clients(5, "onaf.1: niet, onaf.5: goed", "onaf.5: goed");
    tell(0);
    cr_assert_eq(apart("oco:onafhankelijkheid.clientbelang")->steps, 0);
}

/* ---- the advice ---- */

static int find_evaluator(void *context, struct peil_evaluator **out, const struct peil_pack *pack)
{
    (void)context;
    *out = NULL;
    for (size_t i = 0; i < c.pack_count; i++)
        if (c.packs[i].pack == pack)
            *out = c.packs[i].evaluator;
    return *out ? PEIL_OK : PEIL_EINPUT;
}

/* What fails beside a rule was told when the answers were scored, and is not told again. */
Test(compare_compared, only_what_fails_in_a_rule_is_told)
{
    static const char pack[] =
        "peil: 1\nid: stuk\nversion: 1.0.0\nlanguage: nl\ntitle: Stuk\n"
        "subject_fields: [{id: naam, label: Naam}]\nactors: [{id: baas, label: Baas}]\n"
        "scales: {s: [{id: ja, label: J, points: 1}, {id: nee, label: N, points: 0}]}\n"
        "sections:\n  - id: s\n    title: S\n    scale: s\n    items:\n"
        "      - {id: s.1, text: V}\n      - {id: s.2, text: V, applies_if: 'nil > 1'}\n"
        "scoring: {model: mean}\n"
        "advice:\n  - {id: kapot, compares: yes, when: 'other() == nil and nil > 1', priority: "
        "low, actor: baas, "
        "text: T}\n";
    const struct peil_evaluators evaluators = {NULL, find_evaluator};
    struct peil_advised advised;

    compared_pack(&c, pack);
    compared_add(&c, "a",
        "peil-answers: 1\npack: stuk@1\nsubject: {naam: Dorp}\ndate: "
        "2026-01-01\nanswers: {s.1: ja, s.2: ja}\n");
    compared_add(&c, "b",
        "peil-answers: 1\npack: stuk@1\nsubject: {naam: Dorp}\ndate: "
        "2026-02-01\nanswers: {s.1: nee, s.2: ja}\n");
    compared_make(&c);
    peil_diags_clear(c.diags);
    cr_assert_eq(peil_compare_advise(&advised, c.arena, c.made, &evaluators, c.diags), PEIL_OK);
    cr_assert(advised.failed);
    cr_assert_eq(peil_diags_count(c.diags), 1);
    cr_assert_eq(peil_diags_at(c.diags, 0)->line, 18);
}

static struct peil_node *advise(const struct peil_report_options *options)
{
    const struct peil_evaluators evaluators = {NULL, find_evaluator};
    struct peil_advised advised;

    compared_make(&c);
    cr_assert_eq(peil_compare_advise(&advised, c.arena, c.made, &evaluators, c.diags), PEIL_OK);
    cr_assert_eq(advised.count, 2);
    cr_assert_not(advised.failed);
    cr_assert_gt(advised.results[0]->advice_count, (size_t)0);
    cr_assert_eq(advised.results[1]->advice_count, 0, "the rules of oco were asked twice");
    return peil_report_compared_advice(c.arena, advised.results, advised.count, options);
}

Test(compare_compared, advice_says_what_decided_and_of_which_checklist)
{
    const struct peil_node *advice;

    add_bcmb("a", "inkoper", "R1", "onaf.1: goed, onaf.5: niet");
    add_bcmb("b", "beleidsambtenaar", "R2", "onaf.1: goed, onaf.5: goed");
    compared_add(&c, "v", HEAD("vng-zelftest", "raadslid", "R2") "answers: {onaf.1: nee}\n");
    advice = advise(&(struct peil_report_options){.language = "nl"});
    cr_assert_eq(peil_node_count(at(advice, "advice")), 2);
    cr_text(advice, "advice.0.id", "invullers-oneens");
    cr_text(advice, "advice.0.because.0.kind", "spread");
    cr_text(advice, "advice.0.because.0.value_label",
        "2 niveaus verschil tussen invullers: van goed (Beleidsambtenaar) tot niet (Inkoper)");
    cr_text(advice, "advice.1.heading", "Checklists zijn het oneens: Belang van de cliënt voorop");
    cr_text(advice, "advice.1.because.0.checklist", "bcmb");
    cr_text(advice, "advice.1.because.1.checklist", "vng-zelftest");
    cr_text(advice, "advice.1.because.1.items.0.answer_label", "Nee");
    cr_assert_eq(peil_node_count(at(advice, "advice.1.because")), 2);
    cr_assert_eq(peil_node_count(at(advice, "errors")), 0);
    for (size_t i = 0; i < peil_node_count(at(advice, "advice.0.read")); i++)
        cr_assert_str_neq(
            peil_node_get_text(peil_node_at(at(advice, "advice.0.read"), i), "value_label"),
            "niet door twee mensen ingevuld");
    advice = advise(&(struct peil_report_options){.language = "en"});
    cr_text(advice, "advice.1.heading", "Checklists disagree: Client's interest first");
}
