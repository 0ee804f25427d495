/*
 * Documents say what the pack and the answers say.
 */
#include "core/report/parts.h"
#include "tests/unit/report_rich.h"
#include "tests/unit/report_small.h"
#include "tests/unit/plain_result.h"

static struct reporting r;

Test(document, the_same_input_gives_the_same_bytes)
{
    struct peil_buf first = PEIL_BUF_EMPTY;
    struct peil_buf second = PEIL_BUF_EMPTY;

    reporting_json(&first, reporting_rich(&r, "en"));
    reporting_end(&r);
    reporting_json(&second, reporting_rich(&r, "en"));
    cr_assert_str_eq(peil_buf_string(&first), peil_buf_string(&second));
    peil_buf_dispose(&first);
    peil_buf_dispose(&second);
    reporting_end(&r);
}

Test(document, texts_in_another_language_are_marked)
{
    const struct peil_node *d = reporting_rich(&r, "en");

    cr_text(d, "language", "en");
    cr_text(d, "pack.title", "Trial list");
    cr_assert_null(at(d, "pack.title_language"));
    cr_text(d, "pack.description_language", "nl");
    cr_text(d, "sections.0.title", "First");
    cr_text(d, "sections.0.items.0.text", "Een");
    cr_text(d, "sections.0.items.0.text_language", "nl");
    cr_text(d, "sections.0.items.0.answer.label_language", "nl");
    cr_assert_str_eq(peil_node_get_text(at(d, "labels"), "score.none"), "no score");
    reporting_end(&r);
}

Test(document, a_language_without_words_gives_english_words_and_says_what_was_asked)
{
    const struct peil_node *d = reporting_rich(&r, "de");

    cr_text(d, "language", "en");
    cr_text(d, "options.language", "de");
    cr_text(d, "pack.title", "Proeflijst");
    cr_text(d, "pack.title_language", "nl");
    reporting_end(&r);
}

Test(document, labels_hold_words_and_no_sentences)
{
    const struct peil_node *labels = at(reporting_rich(&r, "nl"), "labels");

    cr_assert_gt(peil_node_count(labels), 250);
    for (size_t i = 0; i < peil_node_count(labels); i++) {
        cr_assert(strncmp(peil_node_key(labels, i), "sentence.", 9) != 0);
        cr_assert(strncmp(peil_node_key(labels, i), "warning.", 8) != 0);
    }
    reporting_end(&r);
}

Test(document, numbers_tell_the_place_and_order_that_of_the_pack)
{
    const struct peil_node *d = reporting_rich(&r, "nl");

    cr_text(d, "sections.0.number", "1");
    cr_text(d, "sections.0.items.1.number", "1.2");
    cr_text(d, "sections.0.sections.0.number", "1.3");
    cr_text(d, "sections.0.sections.0.items.1.number", "1.3.2");
    cr_text(d, "sections.1.items.0.number", "2.1");
    cr_text(d, "sections.0.order.0", "item:a-b.1");
    cr_text(d, "sections.0.order.2", "section:a_b");
    reporting_end(&r);
}

Test(document, anchors_are_safe_and_never_the_same)
{
    static const char *const ids[] = {"a.b", "a-b", "a_b", "a--b", "a-.b", "a.b-", "ab", "a-_b",
        "a_.b", "a-b.c", "a.b.c", "a-b-c", "a--.b", "a-.b.c"};
    const char *anchors[sizeof(ids) / sizeof(ids[0])];
    struct peil_report report = {.arena = peil_arena_new()};

    for (size_t i = 0; i < sizeof(ids) / sizeof(ids[0]); i++) {
        anchors[i] = peil_report_anchor(&report, "item", ids[i]);
        cr_assert_eq(strspn(anchors[i], "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                        "0123456789-"),
            strlen(anchors[i]));
        for (size_t j = 0; j < i; j++)
            cr_assert_str_neq(anchors[i], anchors[j]);
    }
    cr_assert_str_eq(anchors[0], "item-a-b");
    peil_arena_free(report.arena);
}

Test(document, every_anchor_that_is_pointed_to_is_there)
{
    const struct peil_node *d = reporting_rich(&r, "nl");

    cr_text(d, "sections.0.items.0.anchor", "item-a--b-1");
    cr_text(d, "knockouts.0.anchor", "item-a--b-1");
    cr_text(d, "concepts.0.anchor", "concept-proef-g-een");
    cr_text(d, "sections.0.items.0.maps.0.anchor", "concept-proef-g-een");
    cr_text(d, "concepts.0.sources.0.anchor", "section-a--b");
    cr_text(d, "concepts.0.sources.1.anchor", "item-a--b-1");
    cr_text(d, "concepts.1.sources.0.anchor", "section-a--b");
    cr_text(d, "references.0.anchor", "reference-proef-wet--1Ua");
    reporting_end(&r);
}

/* The parts of a document, apart by blanks. */
static const char *parts_of(const struct peil_node *document)
{
    static char text[256];
    const struct peil_node *list = at(document, "parts");
    size_t length = 0;

    text[0] = '\0';
    for (size_t i = 0; i < peil_node_count(list); i++)
        length += (size_t)snprintf(text + length, sizeof(text) - length, "%s%s", i ? " " : "",
            peil_node_as_text(peil_node_at(list, i), NULL));
    return text;
}

Test(document, the_parts_are_those_asked_for_else_of_the_pack_else_all)
{
    static const enum peil_report_part asked[] = {PEIL_REPORT_OPEN, PEIL_REPORT_ADVICE};
    static const char report[] =
        HEAD MEAN "report: {title: {nl: Kaart, en: Card}, parts: [blocks, open]}\n" SECTIONS;

    reporting_begin(&r, HEAD MEAN SECTIONS);
    reporting_result(&r, ANSWERS ALL_GOOD, "nl");
    cr_assert_str_eq(parts_of(r.document),
        "outcome advice whatif blocks knockouts sections answers concepts open method");
    cr_assert_null(at(r.document, "title"));
    reporting_end(&r);
    reporting_begin(&r, report);
    reporting_result(&r, ANSWERS ALL_GOOD, "en");
    cr_assert_str_eq(parts_of(r.document), "blocks open");
    cr_text(r.document, "title", "Card");
    r.options.parts = asked;
    r.options.part_count = 2;
    reporting_result(&r, ANSWERS ALL_GOOD, "en");
    cr_assert_str_eq(parts_of(r.document), "open advice");
    cr_assert_not_null(at(r.document, "answers"));
    reporting_end(&r);
}

Test(document, an_answer_has_what_a_reader_sees_and_what_it_counts_for)
{
    const struct peil_node *d = reporting_rich(&r, "nl");

    cr_text(d, "sections.0.items.0.answer.value", "matig");
    cr_text(d, "sections.0.items.0.answer.label", "Matig");
    cr_text(d, "sections.0.items.0.answer.tone", "middling");
    cr_assert_eq(peil_node_as_number(at(d, "sections.0.items.0.answer.points")), 1);
    cr_assert_eq(peil_node_as_number(at(d, "sections.0.items.0.answer.ratio")), 0.5);
    cr_text(d, "sections.0.items.0.answer.remark", "Nog bezig");
    cr_text(d, "sections.0.items.1.answer.state", "not-applicable");
    cr_text(d, "sections.0.items.1.answer.reason_label", "Bestaat niet");
    cr_text(d, "sections.0.items.1.answer.tone", "none");
    cr_text(d, "sections.0.sections.0.items.0.answer.label", "Goed, Niet");
    cr_text(d, "sections.0.sections.0.items.0.answer.value.1", "niet");
    cr_text(d, "sections.0.sections.0.items.1.answer.label",
        "Rij een: Goed; Rij twee: weet ik niet; Rij drie: niet ingevuld");
    cr_text(d, "sections.0.sections.0.items.1.rows.0.answer.tone", "good");
    cr_text(d, "sections.0.sections.0.items.1.rows.2.answer.tone", "open");
    cr_text(d, "sections.1.items.0.answer.label", "7,5 uur");
    cr_text(d, "sections.1.items.1.answer.label", "Vrije tekst");
    cr_text(d, "sections.1.items.1.answer.tone", "none");
    cr_text(d, "sections.1.items.2.answer.label", "1 mei 2026");
    cr_text(d, "sections.1.items.2.answer.value", "2026-05-01");
    reporting_end(&r);
}

Test(document, a_reversed_item_is_good_at_its_fewest_points)
{
    reporting_begin(&r, RICH);
    cr_text(
        reporting_result(&r,
            "peil-answers: 1\npack: proef@1\nsubject: {naam: X}\nanswers: {a.b.1: niet}\n", "nl"),
        "sections.0.items.1.answer.tone", "good");
    cr_text(r.document, "sections.0.items.0.answer.label", "niet ingevuld");
    reporting_end(&r);
}

Test(document, only_https_with_a_path_becomes_a_link)
{
    static const char *const good[] = {"https://wetten.example/x", "https://a.example:443/b"};
    static const char *const bad[] = {"http://a.example/b", "https://a.example",
        "https://a.example/", "javascript:alert(1)", "https:///b", "https://a.example/b c",
        "https://a.example/\"onclick", "https://a.example/<b>", "https://user@a.example/b",
        "HTTPS://a.example/b", " https://a.example/b", "https://a.example/\xc3\xa9", "", NULL};

    cr_assert(peil_report_is_link(good[0]));
    cr_assert(!peil_report_is_link(good[1]), "a port is no part of a public address");
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        cr_assert(!peil_report_is_link(bad[i]), "%s", bad[i]);
}

Test(document, addresses_stay_text_where_they_are_no_links)
{
    const struct peil_node *d = reporting_rich(&r, "nl");

    cr_text(d, "references.0.link", "https://wetten.example/x");
    cr_assert_null(at(d, "references.1.link"));
    cr_text(d, "references.1.link_text", "http://oud.example/boek");
    cr_text(d, "sections.0.items.0.answer.evidence.0.link", "https://voorbeeld.example/v");
    cr_assert_null(at(d, "sections.0.items.0.answer.evidence.1.link"));
    cr_text(d, "sections.0.items.0.answer.evidence.1.url", "javascript:alert(1)");
    cr_assert_null(at(d, "pack.source.link"));
    reporting_end(&r);
}

Test(document, only_references_that_are_named_are_listed)
{
    const struct peil_node *d = reporting_rich(&r, "nl");

    cr_assert_eq(peil_node_count(at(d, "references")), 2);
    cr_text(d, "references.0.id", "proef:wet-1_a");
    cr_text(d, "references.0.label", "Wet X, artikel 3 lid 1");
    cr_text(d, "references.1.label", "Een boek");
    cr_text(d, "sections.0.items.0.basis.references.0", "proef:wet-1_a");
    cr_text(d, "concepts.0.basis.references.0", "proef:boek");
    cr_assert(peil_node_as_bool(at(d, "references.0.expired")));
    cr_assert_null(at(d, "references.1.expired"));
    reporting_end(&r);
}

Test(document, what_is_open_is_listed_with_who_may_know)
{
    const struct peil_node *d = reporting_rich(&r, "nl");

    cr_assert_eq(peil_node_count(at(d, "open")), 1);
    cr_text(d, "open.0.id", "a_b.2");
    cr_text(d, "open.0.state", "blank");
    cr_text(d, "open.0.rows.0.text", "Rij twee");
    cr_text(d, "open.0.rows.1.text", "Rij drie");
    reporting_end(&r);
    reporting_begin(&r, RICH);
    d = reporting_result(&r,
        "peil-answers: 1\npack: proef@1\nsubject: {naam: X}\nanswers: {a-b.1: unknown}\n", "nl");
    cr_assert_eq(peil_node_count(at(d, "open")), 7);
    cr_text(d, "open.0.state", "unknown");
    cr_text(d, "open.0.asks.0.label", "Schrijver");
    cr_text(d, "concepts.0.state", "unknown");
    cr_text(d, "concepts.0.level", "unknown");
    cr_text(d, "concepts.0.level_label", "nog niet bekend");
    cr_assert_eq(peil_node_type(at(d, "concepts.0.ratio")), PEIL_NODE_NULL);
    reporting_end(&r);
}

#define MATRIX                                                                                     \
    "peil: 1\nid: proef\nversion: 1.0.0\nlanguage: nl\ntitle: Proef\nscales: {s: [{id: a, label: " \
    "A, "                                                                                          \
    "points: 1}, {id: b, label: B, points: 0}]}\nscoring: {model: mean}\nsections: [{id: x, "      \
    "title: "                                                                                      \
    "X, scale: s, items: [{id: x.1, text: Een, type: matrix, reverse: yes, rows: [{id: r1, text: " \
    "R1}, {id: r2, text: R2}, {id: r3, text: R3}]}]}]\n"

Test(document, rows_of_a_reversed_matrix_are_good_at_their_fewest_points)
{
    const struct peil_node *d;

    reporting_begin(&r, MATRIX);
    d = reporting_result(
        &r, "peil-answers: 1\npack: proef@1\nanswers: {x.1: {r1: b, r2: a}}\n", "nl");
    cr_text(d, "sections.0.items.0.rows.0.answer.tone", "good");
    cr_text(d, "sections.0.items.0.rows.1.answer.tone", "poor");
    reporting_end(&r);
}

Test(document, a_matrix_with_a_row_that_is_not_filled_in_is_open_as_blank)
{
    const struct peil_node *d;

    reporting_begin(&r, MATRIX);
    d = reporting_result(
        &r, "peil-answers: 1\npack: proef@1\nanswers: {x.1: {r1: b, r3: unknown}}\n", "nl");
    cr_text(d, "open.0.state", "blank");
    d = reporting_result(
        &r, "peil-answers: 1\npack: proef@1\nanswers: {x.1: {r1: b, r2: a, r3: unknown}}\n", "nl");
    cr_text(d, "open.0.state", "unknown");
    cr_text(d, "open.0.rows.0.id", "r3");
    reporting_end(&r);
}

Test(document, subject_respondent_and_verdict_are_there)
{
    const struct peil_node *d = reporting_rich(&r, "nl");

    cr_text(d, "subject.name", "Voorbeeldstad");
    cr_text(d, "subject.key", "X1");
    cr_text(d, "subject.fields.1.value", "X1");
    cr_text(d, "respondents.0.role_label", "Lezer");
    cr_text(d, "asof", "2026-03-14");
    cr_text(d, "summary.verdict_title", "De kern");
    cr_text(d, "summary.verdict", "attention");
    cr_text(d, "knockouts.0.answer_label", "Matig");
    cr_text(d, "sections.0.items.0.knockout", "attention");
    cr_text(d, "digests.pack", text_at(d, "pack.digest"));
    cr_assert_eq(strlen(text_at(d, "digests.answers")), 64);
    cr_text(d, "answers.pack", "proef@1");
    reporting_end(&r);
}

Test(document, bands_tell_from_where_to_where)
{
    const struct peil_node *d = reporting_rich(&r, "nl");

    cr_text(d, "scoring.bands.0.text", "50 of hoger");
    cr_text(d, "scoring.bands.1.text", "lager dan 50");
    cr_assert_eq(peil_node_as_number(at(d, "scoring.bands.0.to")), 100);
    cr_text(d, "score.band.verdict", "Mooi");
    reporting_end(&r);
}

Test(document, warnings_name_the_file_without_the_way_to_it)
{
    reporting_begin(&r, RICH);
    reporting_read(&r, "/home/iemand/geheim/antwoorden.yaml",
        "peil-answers: 1\npack: proef@1\nsubject: {naam: X}\nanswers:\n  a-b.1: {value: goed, "
        "remark: zacht\xc2\xad"
        "streepje}\n");
    cr_assert_gt(peil_diags_count(r.diags), 0);
    cr_assert_eq(peil_diags_at(r.diags, 0)->severity, PEIL_WARNING);
    peil_diag_add(r.diags, PEIL_WARNING, "answers/never-heard-of", PEIL_NOWHERE, PEIL_NO_ARGS);
    peil_diag_add(r.diags, PEIL_NOTE, "answers/only-a-note", PEIL_NOWHERE, PEIL_NO_ARGS);
    cr_assert_eq(plain_result(&r.result, r.arena, r.answers, NULL), PEIL_OK);
    r.document = peil_report_result(r.arena, r.result, &r.options);
    cr_assert_not_null(r.document);
    cr_assert_eq(peil_node_count(at(r.document, "warnings")), 2);
    cr_text(r.document, "warnings.0.file", "antwoorden.yaml");
    cr_text(r.document, "warnings.0.code", "yaml/cleaned");
    cr_text(r.document, "warnings.0.text",
        "Uit een tekst zijn tekens gehaald die niet te zien zijn (1).");
    cr_assert_eq(peil_node_as_number(at(r.document, "warnings.0.line")), 5);
    cr_text(r.document, "warnings.1.text",
        "Bij het lezen van de antwoorden viel iets op (answers/never-heard-of).");
    reporting_end(&r);
}

Test(document, a_document_outlives_the_diagnostics)
{
    const struct peil_node *d;

    reporting_begin(&r, RICH);
    reporting_read(&r, "a.yaml",
        "peil-answers: 1\npack: proef@1\nsubject: {naam: X}\nanswers:\n  c.2: zacht\xc2\xad"
        "streepje\n");
    cr_assert_eq(plain_result(&r.result, r.arena, r.answers, NULL), PEIL_OK);
    d = peil_report_result(r.arena, r.result, &r.options);
    peil_diags_free(r.diags);
    r.diags = NULL;
    cr_text(d, "warnings.0.code", "yaml/cleaned");
    reporting_end(&r);
}

Test(document, a_checklist_is_counted)
{
    const struct peil_node *d;

    reporting_begin(&r, RICH);
    d = peil_report_checklist(r.arena, r.pack, NULL, &r.options);
    cr_assert_eq(peil_node_as_number(at(d, "counts.sections")), 3);
    cr_assert_eq(peil_node_as_number(at(d, "counts.items")), 7);
    cr_assert_eq(peil_node_as_number(at(d, "counts.by_type.choice")), 2);
    cr_assert_eq(peil_node_as_number(at(d, "counts.by_type.matrix")), 1);
    cr_assert_eq(peil_node_as_number(at(d, "counts.by_origin.source-edited")), 1);
    cr_assert_eq(peil_node_as_number(at(d, "counts.by_basis.law")), 1);
    cr_assert_eq(peil_node_as_number(at(d, "counts.by_basis.none")), 6);
    cr_assert_eq(peil_node_as_number(at(d, "counts.knockouts")), 1);
    cr_assert_eq(peil_node_as_number(at(d, "counts.mapped_items")), 1);
    cr_assert_eq(peil_node_as_number(at(d, "counts.mapped_concepts")), 2);
    cr_assert_eq(peil_node_as_number(at(d, "counts.mappings.superset")), 1);
    cr_assert_eq(peil_node_as_number(at(d, "counts.mappings.subset")), 1);
    cr_assert_eq(peil_node_count(at(d, "references")), 3);
    cr_text(d, "vocabulary.concepts.1.was", "g.oud");
    cr_assert(!peil_node_as_bool(at(d, "actors.0.does")));
    reporting_end(&r);
}

Test(document, a_form_offers_what_is_allowed_and_keeps_what_was_given)
{
    const struct peil_node *d;

    reporting_begin(&r, RICH);
    d = peil_report_form(r.arena, r.pack, NULL, &r.options);
    cr_assert_null(at(d, "sections.0.items.0.answer"));
    cr_assert_null(at(d, "respondents"));
    cr_assert(!peil_node_as_bool(at(d, "sections.0.items.0.may.not_applicable")));
    cr_text(d, "sections.0.items.1.may.reasons.0.label", "Bestaat niet");
    cr_assert(!peil_node_as_bool(at(d, "sections.1.items.1.may.unknown")));
    cr_text(d, "subject_fields.0.help", "Voluit");
    cr_text(d, "roles.0.id", "lezer");
    reporting_read(&r, "a.yaml",
        "peil-answers: 1\npack: proef@1\nsubject: {naam: X}\nanswers: {a-b.1: goed}\n");
    d = peil_report_form(r.arena, r.pack, r.answers, &r.options);
    cr_text(d, "subject_fields.0.value", "X");
    cr_text(d, "sections.0.items.0.answer.value", "goed");
    cr_assert_null(at(d, "sections.0.items.1.answer"));
    reporting_end(&r);
}
