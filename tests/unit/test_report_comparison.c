/*
 * The document of a comparison: its frame, in the shape of the schema, the same whatever the order
 * of what was given.
 */
#include "tests/unit/compare_support.h"
#include "core/format/json.h"
#include "core/report/parts.h"

static struct compared c;

#define ABOUT(name, code) "subject: {gemeente: " name ", code: " code "}\n"
#define BCMB "peil-answers: 1\npack: bcmb@1\n"
#define VNG "peil-answers: 1\npack: vng-zelftest@1\n"

static void begin(void)
{
    compared_begin_shipped(&c);
}

static void end(void)
{
    compared_end(&c);
}

TestSuite(report_comparison, .init = begin, .fini = end);

static void add_panel(size_t clients)
{
    static const char *const names[] = {"k1", "k2", "k3", "k4", "k5"};

    compared_add(&c, "b1",
        BCMB ABOUT("Stad", "G1") "role: beleidsambtenaar\nrespondent: R1\ndate: 2026-01-02\n"
                                 "answers: {onaf.1: goed, onaf.2: niet}\n");
    compared_add(&c, "v1",
        VNG ABOUT("Stad", "G1") "role: raadslid\nrespondent: R2\ndate: 2026-03-04\nanswers: {}\n");
    for (size_t i = 0; i < clients; i++)
        compared_add(&c, names[i],
            BCMB ABOUT("Stad", "G1") "role: client\ndate: 2026-02-03\n"
                                     "answers: {onaf.1: moet-beter}\n");
}

Test(report_comparison, it_says_who_took_part_and_when)
{
    static const char *const languages[] = {NULL, "nl", "en", "de", "nl-x-b1"};

    add_panel(5);
    compared_make(&c);
    for (size_t i = 0; i < sizeof(languages) / sizeof(languages[0]); i++)
        compared_is_right(&c, compared_document(&c, languages[i]));
    compared_document(&c, "nl");
    cr_text(c.document, "title", "Stad: vergelijking");
    cr_text(c.document, "subject.key", "G1");
    cr_text(c.document, "subject.checklists.0.pack", "bcmb");
    cr_text(c.document, "subject.checklists.0.rounds.0.from", "2026-01-02");
    cr_text(c.document, "subject.checklists.0.rounds.0.to", "2026-02-03");
    cr_assert_eq(peil_node_count(at(c.document, "respondents")), 3);
    cr_text(c.document, "respondents.0.role", "beleidsambtenaar");
    cr_text(c.document, "respondents.1.role_label", "Cliënt");
    cr_text(c.document, "respondents.1.count_text", "5");
    cr_assert_eq(peil_node_as_number(at(c.document, "inputs.count")), 7);
}

/* How many came out in a way; 0 where that is not told. */
static size_t came_out(const char *way)
{
    const struct peil_node *counts = at(c.document, "summary.tally.counts");

    for (size_t i = 0; i < peil_node_count(counts); i++)
        if (strcmp(peil_node_get_text(peil_node_at(counts, i), "id"), way) == 0)
            return (size_t)peil_node_as_number(peil_node_get(peil_node_at(counts, i), "count"));
    return 0;
}

Test(report_comparison, the_outcome_of_checklists_says_on_how_much_they_contradict_each_other)
{
    static const char *const ways[] = {
        "contradicted", "weak", "unsure", "unknown", "not-asked", "fine"};
    size_t sum = 0;

    compared_add(&c, "b1",
        BCMB ABOUT("Stad", "G1") "role: beleidsambtenaar\nrespondent: R1\ndate: 2026-01-02\n"
                                 "answers: {onaf.1: goed, kwal.1: niet}\n");
    compared_add(&c, "v1",
        VNG ABOUT("Stad", "G1") "role: raadslid\nrespondent: R2\ndate: 2026-03-04\nanswers: {}\n");
    compared_make(&c);
    compared_is_right(&c, compared_document(&c, "nl"));
    cr_text(
        c.document, "summary.sentence", "Over Stad spreken de 2 checklists elkaar nergens tegen.");
    for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++)
        sum += came_out(ways[i]);
    cr_assert_eq(sum, peil_node_count(at(c.document, "frameworks.concepts")));
    cr_assert_eq(came_out("contradicted"), 0);
    cr_assert_eq(came_out("weak"), 1);
    cr_assert_eq(came_out("fine"), 1);
    cr_assert_gt(came_out("unknown"), 0);
    cr_assert_gt(came_out("not-asked"), 0);
}

Test(report_comparison, the_outcome_of_people_counts_the_questions_on_which_they_differ)
{
    compared_add(&c, "b1",
        BCMB ABOUT("Stad", "G1") "role: beleidsambtenaar\nrespondent: R1\ndate: 2026-01-02\n"
                                 "answers: {onaf.1: goed, onaf.2: goed, onaf.4: goed}\n");
    compared_add(&c, "b2",
        BCMB ABOUT(
            "Stad", "G1") "role: raadslid\nrespondent: R2\ndate: 2026-01-03\nanswers: "
                          "{onaf.1: goed, onaf.2: moet-beter, onaf.4: niet, onaf.7: goed}\n");
    compared_make(&c);
    compared_is_right(&c, compared_document(&c, "nl"));
    cr_text(c.document, "summary.sentence",
        "Over Stad geven de invullers op 2 van de 3 vragen een verschillend antwoord.");
    cr_text(c.document, "summary.tally.label", "3 vragen met meer dan één antwoord");
    cr_assert_eq(came_out("far"), 1);
    cr_assert_eq(came_out("near"), 1);
    cr_assert_eq(came_out("alike"), 1);
    /* That people differ is in the sentence; the points begin with who does. */
    cr_text(c.document, "summary.points.0",
        peil_node_get_text(at(c.document, "panels.0.pairs.0"), "text"));
    compared_is_right(&c, compared_document(&c, "en"));
    cr_text(c.document, "summary.sentence",
        "About Stad the respondents give different answers to 2 of the 3 questions.");
}

/* Two of one role, and one of another: what counts is how far the roles are apart on average. */
Test(report_comparison, far_apart_are_roles_and_in_one_role_people)
{
    static const char *const given[] = {"{onaf.1: goed, onaf.2: goed, onaf.4: goed}",
        "{onaf.1: niet, onaf.2: moet-beter, onaf.4: goed}",
        "{onaf.1: goed, onaf.2: niet, onaf.4: goed}"};
    static const char *const roles[] = {"raadslid", "raadslid", "beleidsambtenaar"};
    static const char *const names[] = {"a", "b", "c"};

    for (size_t i = 0; i < 3; i++)
        compared_add(&c, names[i],
            peil_arena_format(c.arena,
                BCMB ABOUT("Stad", "G1") "role: %s\nrespondent: %s\ndate: 2026-01-02\n"
                                         "answers: %s\n",
                roles[i], names[i], given[i]));
    compared_make(&c);
    compared_is_right(&c, compared_document(&c, "nl"));
    cr_assert_eq(came_out("far"), 1);   /* onaf.2: 75 and 0 of 100 */
    cr_assert_eq(came_out("near"), 1);  /* onaf.1: 50 and 100 */
    cr_assert_eq(came_out("alike"), 1); /* onaf.4 */
    c.count = 2;
    compared_make(&c);
    compared_is_right(&c, compared_document(&c, "nl"));
    cr_assert_eq(came_out("far"), 1);  /* onaf.1, two steps */
    cr_assert_eq(came_out("near"), 1); /* onaf.2, one step */
}

Test(report_comparison, people_who_say_the_same_are_told_so)
{
    compared_add(&c, "b1",
        BCMB ABOUT("Stad", "G1") "role: beleidsambtenaar\nrespondent: R1\ndate: 2026-01-02\n"
                                 "answers: {onaf.1: goed}\n");
    compared_add(&c, "b2",
        BCMB ABOUT("Stad", "G1") "role: raadslid\nrespondent: R2\ndate: 2026-01-03\n"
                                 "answers: {onaf.1: goed}\n");
    compared_make(&c);
    compared_is_right(&c, compared_document(&c, "nl"));
    cr_text(c.document, "summary.sentence",
        "Over Stad geven de invullers op elke vraag hetzelfde antwoord.");
    cr_assert_eq(came_out("alike"), 1);
}

Test(report_comparison, every_round_says_who_took_part)
{
    add_panel(5);
    compared_add(&c, "b0",
        BCMB ABOUT("Stad", "G1") "role: beleidsambtenaar\nrespondent: R1\ndate: 2025-01-02\n"
                                 "answers: {onaf.1: niet, onaf.2: niet}\n");
    compared_add(
        &c, "k0", BCMB ABOUT("Stad", "G1") "role: mantelzorger\ndate: 2025-01-02\nanswers: {}\n");
    compared_make(&c);
    compared_is_right(&c, compared_document(&c, "nl"));
    cr_assert_eq(peil_node_count(at(c.document, "subject.checklists.0.rounds")), 2);
    cr_assert_eq(peil_node_count(at(c.document, "respondents")), 5);
    cr_assert_eq(peil_node_as_number(at(c.document, "respondents.0.round")), 0);
    cr_text(c.document, "respondents.0.role", "beleidsambtenaar");
    cr_assert_eq(peil_node_as_number(at(c.document, "respondents.1.round")), 1);
    cr_text(c.document, "respondents.2.role", "client");
    /* In which round too few were is not told. */
    cr_text(c.document, "respondents.3.role", "mantelzorger");
    cr_text(c.document, "respondents.3.note", "niet in elke ronde getoond");
    cr_assert_null(at(c.document, "respondents.3.round"));
    cr_assert_eq(peil_node_as_number(at(c.document, "respondents.4.checklist")), 1);
}

/*
 * Five clients and two officials on one checklist, as text; those from `other` on on another copy
 * of it, where that is not 0.
 */
static const char *clients_and_officials(size_t other)
{
    static const char *const answers[] = {"ja", "nee", "ja", "nee", "nee", "ja", "ja"};
    static const struct compared empty;
    struct peil_buf out = PEIL_BUF_EMPTY;
    char *text;

    compared_end(&c);
    c = empty;
    compared_begin_shipped(&c);
    compared_add(&c, "v", VNG ABOUT("Stad", "G1") "date: 2026-01-02\nanswers: {}\n");
    compared_shipped(&c, "iederin");
    for (size_t i = 0; i < 7; i++) {
        if (i > 0 && i == other)
            compared_shipped(&c, "iederin");
        compared_add(&c, "a",
            peil_arena_format(c.arena,
                "peil-answers: 1\npack: iederin@1\n" ABOUT(
                    "Stad", "G1") "date: 2026-01-02\n"
                                  "role: %s\nrespondent: R%z\nanswers: {%s: %s, 1.6: ja}\n",
                i < 5 ? "client" : "inkoper", i, i < 5 ? "1.5" : "1.1", answers[i]));
    }
    compared_make(&c);
    peil_json_write_canonical(&out, compared_document(&c, "nl"));
    text = peil_arena_copy(c.arena, out.data, out.length);
    peil_buf_dispose(&out);
    return text;
}

Test(report_comparison, copies_of_a_checklist_are_one)
{
    char *one = strdup(clients_and_officials(0));

    cr_assert(strstr(one, "\"role\":\"client\""));
    cr_assert(strstr(one, "\"role\":\"inkoper\""));
    cr_assert_str_eq(clients_and_officials(3), one);
    cr_assert_str_eq(clients_and_officials(5), one);
    free(one);
}

Test(report_comparison, somebody_who_comes_back_on_a_copy_is_the_same)
{
    compared_add(&c, "a",
        BCMB ABOUT("Stad", "G1") "role: inkoper\nrespondent: R\ndate: 2025-01-02\n"
                                 "answers: {onaf.1: goed}\n");
    compared_shipped(&c, "bcmb");
    compared_add(&c, "b",
        BCMB ABOUT("Stad", "G1") "role: inkoper\nrespondent: R\ndate: 2026-01-02\n"
                                 "answers: {onaf.1: niet}\n");
    compared_make(&c);
    compared_is_right(&c, compared_document(&c, "nl"));
    cr_assert_eq(peil_node_count(at(c.document, "changes")), 1);
    cr_assert_not(peil_node_as_bool(at(c.document, "changes.0.other_people")));
}

Test(report_comparison, a_name_with_several_codes_is_told_with_its_code)
{
    compared_add(&c, "b1", BCMB ABOUT("Stad", "G1") "date: 2026-01-02\nanswers: {onaf.1: goed}\n");
    compared_add(&c, "b2", BCMB ABOUT("Stad", "G2") "date: 2026-01-02\nanswers: {onaf.1: niet}\n");
    compared_add(&c, "b3", BCMB ABOUT("Dorp", "G3") "date: 2026-01-02\nanswers: {onaf.1: niet}\n");
    compared_make(&c);
    compared_is_right(&c, compared_document(&c, "nl"));
    cr_text(c.document, "benchmark.side.1.name", "Stad, code G2");
    cr_text(c.document, "benchmark.side.2.name", "Dorp");
    cr_text(c.document, "warnings.0.code", "compare/several-codes");
    cr_text(c.document, "warnings.0.text",
        "Stad staat er met meer codes: G1 en G2. Elke code telt apart. Kijk of er een typefout in "
        "een code zit.");
    cr_assert_eq(peil_node_count(at(c.document, "warnings")), 1);
    c.options.subject = "G2";
    compared_make(&c);
    cr_text(compared_document(&c, "en"), "title", "Stad, code G2: comparison");
}

Test(report_comparison, a_code_with_several_names_is_told)
{
    compared_add(&c, "b1", BCMB ABOUT("Stadt", "G1") "date: 2026-01-02\nanswers: {onaf.1: goed}\n");
    compared_add(&c, "v1", VNG ABOUT("Stad", "G1") "date: 2026-01-03\nanswers: {}\n");
    compared_make(&c);
    compared_is_right(&c, compared_document(&c, "en"));
    cr_text(c.document, "title", "Stad: comparison");
    cr_text(c.document, "warnings.0.code", "compare/several-names");
    cr_text(c.document, "warnings.0.text",
        "The code G1 is there with several names: Stadt and Stad. Here it is called Stad "
        "throughout. Check whether these are really the same.");
}

Test(report_comparison, checklists_go_by_a_short_name)
{
    add_panel(0);
    compared_make(&c);
    compared_document(&c, "nl");
    cr_text(c.document, "subject.checklists.1.label", "Zelftest");
    cr_text(c.document, "frameworks.frameworks.0.label", "BCMB");
    cr_text(c.document, "frameworks.frameworks.1.label", "Zelftest");
    cr_text(compared_document(&c, "en"), "frameworks.frameworks.1.label", "Self-test");
}

#define SMALL(id, version, more)                                                                   \
    "peil: 1\nid: " id "\nversion: " version "\nlanguage: nl\ntitle: Lijst " id "\n" more          \
    "subject_fields: [{id: naam, label: Naam, key: yes}]\n"                                        \
    "scales: {o: [{id: ja, label: Ja, points: 1}, {id: nee, label: Nee, points: 0}]}\n"            \
    "sections: [{id: s, title: S, scale: o, items: [{id: s.1, text: Vraag}]}]\n"                   \
    "scoring: {model: mean}\n"

Test(report_comparison, short_names_that_are_alike_are_told_apart)
{
    const struct peil_pack *packs[] = {
        compared_pack(&c, SMALL("een", "1.0.0", "publisher: Bond\n")),
        compared_pack(&c, SMALL("twee", "1.0.0", "short: Bond\npublisher: Elders\n")),
        compared_pack(&c, SMALL("drie", "1.0.0", "short: Drie\n")),
        compared_pack(&c, SMALL("drie", "2.0.0", "short: Drie\n")),
        compared_pack(&c, SMALL("vier", "1.0.0", "publisher: Een naam die er niet in past\n"))};
    static const char *const names[] = {"een", "twee", "Drie v1", "Drie v2", "vier"};
    struct peil_report_options options = {.language = "nl", .diags = c.diags};
    struct peil_report r;

    cr_assert(peil_report_begin(&r, c.arena, "comparison", packs[0], NULL, NULL, &options));
    for (size_t i = 0; i < sizeof(packs) / sizeof(*packs); i++)
        cr_assert_str_eq(
            peil_report_checklist_name(&r, packs[i], packs, sizeof(packs) / sizeof(*packs)),
            names[i]);
}

Test(report_comparison, a_small_number_is_not_told_and_no_total_tells_it)
{
    add_panel(4);
    compared_make(&c);
    compared_is_right(&c, compared_document(&c, "nl"));
    cr_text(c.document, "respondents.1.count_text", "minder dan 5");
    cr_assert_eq(peil_node_type(at(c.document, "respondents.1.count")), PEIL_NODE_NULL);
    cr_assert_not(peil_node_as_bool(at(c.document, "respondents.1.shown")));
    cr_assert_eq(peil_node_as_number(at(c.document, "inputs.count")), 2);
}

Test(report_comparison, by_what_rule_several_became_one_is_told_where_they_did)
{
    add_panel(5);
    compared_make(&c);
    compared_document(&c, "nl");
    cr_assert(peil_node_as_bool(at(c.document, "merge.used")));
    cr_text(c.document, "merge.note",
        "Vulden meer mensen dezelfde checklist in, dan telt per vraag het middelste antwoord.");
    c.options.rule = PEIL_MERGE_LOWEST;
    compared_make(&c);
    cr_text(compared_document(&c, "en"), "merge.note",
        "Where several people filled in the same checklist, the lowest answer counts for each "
        "question.");
}

/* Of four clients nothing counts, so that nothing was merged: the rule is not told as if it were.
 */
Test(report_comparison, what_is_hidden_is_not_merged)
{
    add_panel(4);
    compared_make(&c);
    cr_assert_not(peil_node_as_bool(at(compared_document(&c, "nl"), "merge.used")));
}

Test(report_comparison, several_of_a_subject_beside_the_focus_are_merged_too)
{
    compared_add(&c, "a1", BCMB ABOUT("Stad", "G1") "date: 2026-01-02\nanswers: {onaf.1: goed}\n");
    compared_add(&c, "b1", BCMB ABOUT("Dorp", "G2") "date: 2026-01-02\nanswers: {onaf.1: goed}\n");
    compared_make(&c);
    cr_assert_not(peil_node_as_bool(at(compared_document(&c, "nl"), "merge.used")));
    compared_add(&c, "b2",
        BCMB ABOUT("Dorp", "G2") "date: 2026-01-02\nrole: raadslid\nanswers: {onaf.1: niet}\n");
    compared_make(&c);
    cr_assert(peil_node_as_bool(at(compared_document(&c, "nl"), "merge.used")));
    c.options.subject = "G1";
    compared_make(&c);
    cr_assert(peil_node_as_bool(at(compared_document(&c, "nl"), "merge.used")));
}

Test(report_comparison, too_few_are_named_with_the_checklist_that_they_filled_in)
{
    add_panel(4);
    compared_add(&c, "b2",
        BCMB ABOUT("Stad", "G1") "role: inkoper\nrespondent: R3\ndate: 2026-01-02\n"
                                 "answers: {onaf.1: goed}\n");
    compared_add(&c, "v2",
        VNG ABOUT("Stad", "G1") "role: inkoper\nrespondent: R3\ndate: 2026-03-04\n"
                                "answers: {onaf.1: nee}\n");
    compared_make(&c);
    compared_is_right(&c, compared_document(&c, "nl"));
    cr_assert_eq(peil_node_count(at(c.document, "panels")), 2);
    cr_assert_eq(peil_node_count(at(c.document, "panels.0.groups")), 3);
    cr_text(c.document, "panels.0.groups.2.role", "client");
    cr_assert_not(peil_node_as_bool(at(c.document, "panels.0.groups.2.shown")));
    cr_assert_eq(peil_node_count(at(c.document, "panels.1.groups")), 2);
}

/* Whoever may not be known decides of nothing, and so not of the version of the checklist. */
Test(report_comparison, a_version_that_only_too_few_used_is_not_the_one_to_compare_on)
{
    compared_pack(&c, SMALL("een", "1.0.0", "roles: [{id: klant, label: K, anonymous: yes}]\n"));
    compared_add(&c, "a",
        "peil-answers: 1\npack: een@1\nsubject: {naam: Dorp}\nrespondent: A\nanswers: {s.1: ja}\n");
    compared_add(&c, "b",
        "peil-answers: 1\npack: een@1\nsubject: {naam: Dorp}\nrespondent: B\nanswers: {s.1: "
        "nee}\n");
    compared_pack(&c, SMALL("een", "1.1.0", "roles: [{id: klant, label: K, anonymous: yes}]\n"));
    compared_add(&c, "k",
        "peil-answers: 1\npack: een@1\nsubject: {naam: Dorp}\nrole: klant\nanswers: {s.1: nee}\n");
    compared_make(&c);
    compared_is_right(&c, compared_document(&c, "nl"));
    cr_text(c.document, "packs.0.version", "1.0.0");
}

Test(report_comparison, what_does_not_count_is_listed_by_name)
{
    static const struct peil_left_out left[] = {{"z.yaml", "refused"}, {"a.yaml", "unreadable"}};
    struct peil_comparison_options options = {
        .language = "en", .version = "9.9.9", .left_out = left, .left_out_count = 2};

    add_panel(0);
    compared_add(&c, "c1",
        BCMB ABOUT("Stad", "G1") "role: beleidsambtenaar\nrespondent: R1\ndate: 2026-01-02\n"
                                 "answers: {onaf.1: goed, onaf.2: niet}\n");
    compared_add(&c, "b9",
        BCMB ABOUT("Stad", "G1") "role: inkoper\nrespondent: R9\ndate: 2026-01-02\nanswers: {}\n");
    c.unscorable = "R9";
    compared_make(&c);
    c.document = peil_report_comparison(c.arena, c.made, &options);
    compared_is_right(&c, c.document);
    cr_assert_eq(peil_node_as_number(at(c.document, "inputs.left_out")), 4);
    cr_text(c.document, "inputs.list.0.name", "a.yaml");
    cr_text(c.document, "inputs.list.1.reason", "unscored");
    cr_text(
        c.document, "inputs.list.2.reason_text", "holds the same answers as b1 and counts once");
    cr_text(c.document, "inputs.list.3.reason", "refused");
    cr_assert_eq(peil_node_as_number(at(c.document, "inputs.count")), 2);
}

Test(report_comparison, several_subjects_have_no_focus_unless_one_is_asked_for)
{
    add_panel(0);
    compared_add(&c, "b2", BCMB ABOUT("Dorp", "G0") "date: 2026-01-02\nanswers: {onaf.1: goed}\n");
    compared_make(&c);
    compared_is_right(&c, compared_document(&c, "en"));
    cr_assert_eq(peil_node_type(at(c.document, "subject")), PEIL_NODE_NULL);
    cr_text(c.document, "subjects.list.0.name", "Dorp");
    c.options.subject = "Stad";
    compared_make(&c);
    compared_is_right(&c, compared_document(&c, "en"));
    cr_text(c.document, "subject.key", "G1");
    c.options.subject = "G0";
    compared_make(&c);
    cr_text(compared_document(&c, "en"), "subject.name", "Dorp");
}

Test(report_comparison, who_is_not_there_is_told_with_a_suggestion)
{
    add_panel(0);
    c.options.subject = "Stat";
    cr_assert_eq(compared_try(&c), PEIL_EINPUT);
    cr_assert_str_eq(peil_diags_at(c.diags, 0)->code, "compare/no-subject");
    cr_assert_str_eq(peil_diag_arg(peil_diags_at(c.diags, 0), "near")->text, "Stad");
}

Test(report_comparison, what_stands_behind_a_name_need_not_be_typed)
{
    compared_add(&c, "b1", BCMB ABOUT("Bergen (NH)", "G1") "answers: {onaf.1: goed}\n");
    compared_add(&c, "b2", BCMB ABOUT("Zeist", "G2") "answers: {onaf.1: goed}\n");
    c.options.subject = "Berghen";
    cr_assert_eq(compared_try(&c), PEIL_EINPUT);
    cr_assert_str_eq(peil_diag_arg(peil_diags_at(c.diags, 0), "near")->text, "Bergen (NH)");
}

Test(report_comparison, answers_without_a_date_are_named)
{
    add_panel(5);
    compared_add(&c, "b0",
        BCMB ABOUT("Stad", "G1") "role: inkoper\nrespondent: R5\nanswers: {onaf.1: niet}\n");
    /* Of who is anonymous nothing is named. */
    compared_add(
        &c, "k0", BCMB ABOUT("Stad", "G1") "role: client\nanswers: {onaf.1: goed, onaf.8: goed}\n");
    compared_make(&c);
    compared_is_right(&c, compared_document(&c, "nl"));
    cr_assert_eq(peil_node_count(at(c.document, "warnings")), 1);
    cr_text(c.document, "warnings.0.code", "compare/undated");
    cr_text(c.document, "warnings.0.file", "b0");
}

Test(report_comparison, one_set_of_answers_is_not_enough)
{
    compared_add(&c, "b1", BCMB ABOUT("Stad", "G1") "answers: {}\n");
    cr_assert_eq(compared_try(&c), PEIL_EINPUT);
    cr_assert_str_eq(peil_diags_at(c.diags, 0)->code, "compare/nothing");
}

Test(report_comparison, other_subjects_on_other_checklists_have_nothing_in_common)
{
    compared_add(&c, "b1", BCMB ABOUT("Stad", "G1") "answers: {}\n");
    compared_add(&c, "v1", VNG ABOUT("Dorp", "G2") "answers: {}\n");
    cr_assert_eq(compared_try(&c), PEIL_EINPUT);
    cr_assert_str_eq(peil_diags_at(c.diags, 0)->code, "compare/nothing-in-common");
    peil_diags_clear(c.diags);
    c.options.subject = "G1";
    cr_assert_eq(compared_try(&c), PEIL_EINPUT);
    compared_add(&c, "b2", BCMB ABOUT("Dorp", "G2") "answers: {}\n");
    cr_assert_eq(compared_try(&c), PEIL_OK);
    c.options.subject = NULL;
    cr_assert_eq(compared_try(&c), PEIL_OK);
}

/* The document of the first sheet, with another number at a place. */
static const struct peil_node *stored_with(const char *from, const char *to)
{
    const struct peil_node *made = NULL, *read = NULL;
    const struct peil_want want = {.concepts = true};
    struct peil_report_options options = {.version = "9.9.9"};
    struct peil_result *result = NULL;
    struct peil_buf text = PEIL_BUF_EMPTY, other = PEIL_BUF_EMPTY;
    struct peil_source *source = peil_arena_alloc(c.arena, sizeof(*source));
    const char *at;

    cr_assert_eq(peil_evaluate(&result, c.arena, compared_find(&c, "bcmb")->evaluator,
                     c.sheets[0].answers, &want, c.diags),
        PEIL_OK);
    made = peil_report_result(c.arena, result, &options);
    peil_json_write(&text, made, 0);
    at = strstr(peil_buf_string(&text), from);
    cr_assert_not_null(at, "%s", from);
    peil_buf_add(&other, text.data, (size_t)(at - text.data));
    peil_buf_text(&other, to);
    peil_buf_text(&other, at + strlen(from));
    *source = (struct peil_source){
        "stored", peil_arena_copy(c.arena, other.data, other.length), other.length, 1};
    cr_assert_eq(peil_json_read(&read, c.arena, source, &(struct peil_limits)PEIL_LIMITS,
                     PEIL_TEXT_STORED, c.diags),
        PEIL_OK);
    peil_buf_dispose(&text);
    peil_buf_dispose(&other);
    return read;
}

Test(report_comparison, a_stored_result_that_says_otherwise_is_named)
{
    compared_add(&c, "b1",
        BCMB ABOUT(
            "Stad", "G1") "role: inkoper\nanswers: {onaf.1: goed, onaf.2: goed, onaf.3: goed, "
                          "onaf.4: goed, onaf.5: goed, onaf.6: niet, onaf.7: goed}\n");
    add_panel(0);
    c.sheets[0].stored = stored_with("\"kind\":\"result\"", "\"kind\":\"result\"");
    compared_make(&c);
    cr_assert_eq(c.made->doubtful_count, 0);
    c.sheets[0].stored = stored_with("\"value\":85", "\"value\":95");
    compared_make(&c);
    cr_assert_eq(c.made->doubtful_count, 1);
    compared_is_right(&c, compared_document(&c, "nl"));
    cr_text(c.document, "warnings.0.code", "compare/stored-differs");
    cr_text(c.document, "warnings.0.file", "b1");
}

static const char *as_json(void)
{
    struct peil_buf out = PEIL_BUF_EMPTY;
    const char *text;

    compared_make(&c);
    peil_json_write(&out, compared_document(&c, "nl"), 0);
    text = peil_arena_text(c.arena, peil_buf_string(&out));
    peil_buf_dispose(&out);
    return text;
}

Test(report_comparison, any_order_gives_the_same_bytes)
{
    const char *first;

    add_panel(5);
    compared_add(&c, "b2", BCMB ABOUT("Dorp", "G0") "date: 2026-01-02\nanswers: {onaf.1: goed}\n");
    compared_add(&c, "b3", BCMB ABOUT("Stad", "G1") "date: 2025-01-02\nanswers: {onaf.1: niet}\n");
    c.options.subject = "G1";
    first = as_json();
    for (uint64_t seed = 1; seed < 12; seed++) {
        compared_shuffle(&c, seed);
        cr_assert_str_eq(as_json(), first);
    }
}

Test(report_comparison, answers_that_are_loaded_when_their_turn_comes_give_the_same_bytes)
{
    static const char *const subjects[] = {NULL, "G1", "G0"};

    add_panel(5);
    compared_add(&c, "b2", BCMB ABOUT("Dorp", "G0") "date: 2026-01-02\nanswers: {onaf.1: goed}\n");
    compared_add(&c, "b3", BCMB ABOUT("Dorp", "G0") "date: 2025-01-02\nanswers: {onaf.1: niet}\n");
    for (size_t i = 0; i < sizeof(subjects) / sizeof(*subjects); i++) {
        struct peil_sheet kept[COMPARED_SHEETS];
        const char *all, *loaded;

        c.options.subject = subjects[i];
        memcpy(kept, c.sheets, sizeof(kept));
        all = as_json();
        memcpy(c.sheets, kept, sizeof(kept));
        compared_behead(&c);
        c.loaded = 0;
        loaded = as_json();
        cr_assert_str_eq(loaded, all);
        cr_assert_eq(c.loaded, c.count);
        for (size_t j = 0; j < c.count; j++) /* of others than the focus the head is left */
            cr_assert(
                (c.sheets[j].answers->answers != NULL) ==
                (subjects[i] && strcmp(peil_subject_key(c.sheets[j].answers), subjects[i]) == 0));
        memcpy(c.sheets, kept, sizeof(kept));
    }
}
