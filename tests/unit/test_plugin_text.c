/*
 * The text plugin: that it tells everything, and that every line can be read.
 */
#include "tests/unit/report_support.h"

#include "core/base/buf.h"
#include "core/base/utf8.h"
#include "core/format/json.h"
#include "plugin_help.h"

#define PACK                                                                                       \
    "peil: 1\nid: proef\nversion: 1.2.0\nlanguage: nl\ntitle: Proeflijst\n"                        \
    "publisher: Proefbureau\ndescription: |\n  Eerste regel.\n\n  Tweede regel.\n"                 \
    "subject_fields:\n  - {id: naam, label: Naam, required: yes}\n"                                \
    "roles: [{id: lezer, label: Lezer}]\n"                                                         \
    "scales:\n  oordeel:\n"                                                                        \
    "    - {id: goed, label: Goed, points: 2}\n    - {id: matig, label: Matig, points: 1}\n"       \
    "    - {id: niet, label: Niet, points: 0}\n    - {id: geen-mening, label: Geen mening}\n"      \
    "scoring:\n  model: mean\n"                                                                    \
    "  bands: [{id: hoog, label: Hoog, from: 50, verdict: Mooi}, {id: laag, label: Laag, from: "   \
    "0}]\n"                                                                                        \
    "knockouts: {title: De kern}\n"                                                                \
    "references:\n"                                                                                \
    "  - {id: wet-1, kind: law, title: Artikel een, law: Wet X, article: 1, link: "                \
    "'https://wetten.example/x', summary: Wat er staat}\n"                                         \
    "  - {id: wet-2, kind: law, title: Artikel twee, law: Wet X, article: 2, link: "               \
    "'https://wetten.example/x'}\n"                                                                \
    "  - {id: boek, kind: publication, title: Een boek, publisher: Uitgeverij, year: 2019}\n"      \
    "vocabulary:\n"                                                                                \
    "  levels: [{id: hoog, label: Hoog, from: 0.75}, {id: laag, label: Laag, from: 0}]\n"          \
    "  groups: [{id: g, label: De groep}]\n"                                                       \
    "  concepts:\n"                                                                                \
    "    - {id: g.een, label: Begrip een, definition: Wat het is, group: g}\n"                     \
    "    - {id: g.twee, label: Begrip twee, group: g}\n"                                           \
    "sections:\n"                                                                                  \
    "  - id: a\n    title: Het eerste deel\n    intro: Een inleiding.\n    scale: oordeel\n"       \
    "    items:\n"                                                                                 \
    "      - {id: a.1, text: Vraag alfa, knockout: yes, basis: {kind: law, reference: "            \
    "wet-1}, maps: [{concept: g.een, relation: equal}]}\n"                                         \
    "      - {id: a.2, text: Vraag beta, basis: {kind: norm, reference: boek}, origin: "           \
    "source-edited, source_text: Vraag bèta letterlijk, not_applicable: {reasons: [{id: weg, "    \
    "label: Bestaat niet}]}}\n"                                                                    \
    "      - {id: a.3, text: Vraag gamma, basis: {kind: law-applied, reference: wet-2}, asks: "    \
    "[lezer], maps: [{concept: g.twee, relation: "                                                 \
    "subset}]}\n"                                                                                  \
    "    sections:\n"                                                                              \
    "      - id: a.b\n        title: Daarbinnen\n        items:\n"                                 \
    "          - {id: b.1, text: Vraag delta, type: choices}\n"                                    \
    "          - {id: b.2, text: Vraag epsilon, type: matrix, rows: [{id: r1, text: Rij een}, "    \
    "{id: r2, text: Rij twee}]}\n"                                                                 \
    "  - id: c\n    title: Het tweede deel\n    items:\n"                                          \
    "      - {id: c.1, text: Vraag zeta, type: number, min: 0, max: 40, unit: uur}\n"              \
    "      - {id: c.2, text: Vraag eta, type: text}\n"                                             \
    "      - {id: c.3, text: Vraag theta, type: date}\n"                                           \
    "      - {id: c.4, text: Vraag iota, type: choice, scale: oordeel}\n"

#define ANSWERS                                                                                    \
    "peil-answers: 1\npack: proef@1\nsubject: {naam: Ergens}\ndate: 2026-03-14\nrole: lezer\n"     \
    "answers:\n"                                                                                   \
    "  a.1: {value: goed, remark: Een eerste opmerking, evidence: [{title: Een brief, url: "       \
    "'https://example.org/brief', date: 2026-02-01}]}\n"                                           \
    "  a.2: {state: not-applicable, reason: weg}\n"                                                \
    "  a.3: unknown\n"                                                                             \
    "  b.1: [goed, matig]\n"                                                                       \
    "  b.2: {r1: goed, r2: niet}\n"                                                                \
    "  c.1: 7.5\n"                                                                                 \
    "  c.2: Een antwoord in woorden\n"                                                             \
    "  c.3: 2025-12-24\n"

static struct reporting r;
static struct peil_buf out;

static void begin(void)
{
    set_up();
    reporting_begin(&r, PACK);
    out = PEIL_BUF_EMPTY;
    cr_assert_eq(peil_plugins_folder(plugins, built("plugins"), diags), PEIL_OK);
}

static void end(void)
{
    peil_buf_dispose(&out);
    reporting_end(&r);
    tear_down();
}

TestSuite(plugin_text, .init = begin, .fini = end);

static const char *render(const struct peil_node *document, struct peil_sink_facts facts)
{
    peil_buf_clear(&out);
    cr_assert_eq(peil_plugin_render(&out, open_plugin("text"), document, &facts, diags), PEIL_OK);
    return peil_buf_string(&out);
}

static const char *render_at(const struct peil_node *document, uint32_t columns)
{
    return render(document, (struct peil_sink_facts){.columns = columns});
}

static const char *render_aloud(const struct peil_node *document)
{
    static const struct peil_setting settings[] = {{"signs", "no"}};

    return render(document, (struct peil_sink_facts){.settings = settings, .setting_count = 1});
}

static const struct peil_node *form(void)
{
    r.document = peil_report_form(r.arena, r.pack, r.answers, &r.options);
    return r.document;
}

static const struct peil_node *checklist(void)
{
    r.document = peil_report_checklist(r.arena, r.pack, NULL, &r.options);
    return r.document;
}

static const struct peil_node *parse(const char *json)
{
    static struct peil_source source;
    const struct peil_node *node = NULL;

    source = (struct peil_source){"test", json, strlen(json), 1};
    cr_assert_eq(
        peil_json_read(&node, r.arena, &source, &r.world.limits, PEIL_TEXT_ANSWERS, r.diags),
        PEIL_OK);
    return node;
}

/* Fits in the columns, ends in no blank, holds nothing that a terminal would obey. */
static void lines_are_fine(const char *text, size_t columns)
{
    size_t empty = 1; /* as if one stood before the first line */

    cr_assert_neq(*text, '\0');
    while (*text) {
        size_t length = strcspn(text, "\n");

        cr_assert_leq(
            peil_utf8_text_width(text, length), columns, "too wide: %.*s", (int)length, text);
        cr_assert(
            length == 0 || text[length - 1] != ' ', "blank at the end: %.*s", (int)length, text);
        cr_assert_eq(peil_utf8_check(text, length), length);
        for (size_t i = 0; i < length; i++)
            cr_assert_geq((unsigned char)text[i], 0x20);
        empty = length == 0 ? empty + 1 : 0;
        cr_assert_leq(empty, 1, "two empty lines");
        cr_assert_eq(text[length], '\n', "the last line has no end");
        text += length + 1;
    }
    cr_assert_eq(empty, 0, "an empty line at the end");
}

static void holds(const char *text, const char *part)
{
    cr_assert_not_null(strstr(text, part), "\"%s\" is not in:\n%s", part, text);
}

static void lacks(const char *text, const char *part)
{
    cr_assert_null(strstr(text, part), "\"%s\" is in:\n%s", part, text);
}

static size_t times(const char *text, const char *part)
{
    size_t count = 0;

    for (text = strstr(text, part); text; text = strstr(text + strlen(part), part))
        count++;
    return count;
}

/* The text with all line ends and indents as one blank, to look for words that were wrapped. */
static char *unwrapped(const char *text)
{
    char *flat = peil_arena_text(r.arena, text), *to = flat;

    for (const char *from = flat; *from; from++)
        if ((*from != ' ' && *from != '\n') || (to > flat && to[-1] != ' '))
            *to++ = *from == '\n' ? ' ' : *from;
    *to = '\0';
    return flat;
}

#define READING                                                                                    \
    "peil: 1\nid: proef\nversion: 1.0.0\nlanguage: nl\ntitle: Proef\nscoring: {model: mean}\n"     \
    "references: [{id: wet, kind: law, title: Wet X, law: Wet X, article: 1}]\n"                   \
    "scales: {s: [{id: ja, label: Ja, points: 1}, {id: nee, label: Nee, points: 0}]}\n"            \
    "sections:\n  - id: a\n    title: A\n    scale: s\n    items:\n"                               \
    "      - {id: a.1, text: Een, knockout: yes, basis: {kind: law-applied, reference: wet, "      \
    "note: Zo lezen wij de wet.}}\n"                                                               \
    "      - {id: a.2, text: Twee, knockout: yes, basis: {kind: law, reference: wet, note: Dit "   \
    "staat er.}}\n"

Test(plugin_text, a_knockout_says_that_it_rests_on_a_reading_of_the_law)
{
    const char *text;

    reporting_end(&r);
    reporting_begin(&r, READING);
    text = render_at(reporting_result(&r,
                         "peil-answers: 1\npack: proef@1\nanswers: {a.1: nee, a.2: ja}\n", NULL),
        80);
    holds(text, "1.1 Een\n    \u25bc nog niet op orde (Nee)\n"
                "    uitleg van de wet: Zo lezen wij de wet.\n"
                "1.2 Twee\n    \u25cf op orde (Ja)\n");
    lacks(text, "Dit staat er.");
}

Test(plugin_text, all_answers_are_told_with_their_remarks_and_evidence)
{
    const char *text = render_at(reporting_result(&r, ANSWERS, NULL), 80);

    lines_are_fine(text, 80);
    holds(text, "Proeflijst\n==========\n");
    holds(text, "Naam: Ergens\n");
    holds(text, "Rol: Lezer\n");
    holds(text, "Datum: 14 maart 2026\n");
    holds(text, "1.1 Vraag alfa\n    \u25cf Goed (De kern; wet: Wet X, artikel 1)\n"
                "    Opmerking: Een eerste opmerking\n"
                "    Onderbouwing: Een brief, 1 februari 2026, https://example.org/brief\n");
    holds(text, "1.2 Vraag beta\n    \u2013 niet van toepassing: Bestaat niet (norm: Een boek)\n");
    holds(text, "1.3 Vraag gamma\n    \u25cb weet ik niet (uitleg van de wet: Wet X, artikel 2)\n");
    holds(text, "Goed, Matig\n");
    holds(text, "- Rij een: \u25cf Goed\n");
    holds(text, "- Rij twee: \u25bc Niet\n");
    holds(text, "2.1 Vraag zeta\n    7,5 uur\n");
    holds(text, "2.2 Vraag eta\n    Een antwoord in woorden\n");
    holds(text, "2.3 Vraag theta\n    24 december 2025\n");
    holds(text, "2.4 Vraag iota\n    \u25cb niet ingevuld\n");
    holds(text, "Een inleiding.\n");
}

Test(plugin_text, the_parts_stand_in_the_order_in_which_they_are_read)
{
    static const char *const parts[] = {"\nUitkomst\n", "\nDe kern\n", "\nPer onderdeel\n",
        "\nAntwoorden\n", "\nPer begrip\n", "\nNog open\n", "\nHoe de score is berekend\n",
        "\nBronnen\n", "\nWaar dit vandaan komt\n"};
    const char *text = render_at(reporting_result(&r, ANSWERS, NULL), 80), *before = text;

    for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++) {
        const char *part = strstr(text, parts[i]);

        cr_assert_not_null(part, "%s is missing", parts[i]);
        cr_assert_gt(part, before, "%s comes too early", parts[i]);
        cr_assert_eq(times(text, parts[i]), 1);
        before = part;
    }
}

Test(plugin_text, what_is_open_is_told_with_who_may_know)
{
    const char *text = render_at(reporting_result(&r, ANSWERS, NULL), 80);
    const char *open = strstr(text, "\nNog open\n");

    holds(open, "1.3 Vraag gamma (weet ik niet)\n    Wie kan dit weten: Lezer\n");
    holds(open, "2.4 Vraag iota (niet ingevuld)\n");
    lacks(open, "Vraag alfa");
}

Test(plugin_text, articles_of_one_law_stand_under_its_name)
{
    const char *text = render_at(reporting_result(&r, ANSWERS, NULL), 80);

    holds(text, "Wet X: https://wetten.example/x\n- artikel 1: Wat er staat\n- artikel 2\n");
    holds(text, "- Een boek, Uitgeverij, 2019\n");
    cr_assert_eq(times(text, "https://wetten.example/x"), 1);
}

Test(plugin_text, no_line_is_wider_than_the_page_whatever_its_width)
{
    const struct peil_node *result = reporting_result(&r, ANSWERS, NULL);
    const struct peil_node *documents[] = {result, form(), checklist()};

    for (size_t i = 0; i < 3; i++)
        for (uint32_t columns = 20; columns <= 130; columns += i ? 11 : 1)
            lines_are_fine(render_at(documents[i], columns), columns);
}

Test(plugin_text, a_page_of_no_width_at_all_gets_twenty_columns)
{
    lines_are_fine(render_at(reporting_result(&r, ANSWERS, NULL), 1), 20);
    lines_are_fine(render_at(r.document, UINT32_MAX), 250);
}

/* The report on one remark, as it stands in an answers file. */
static const char *with_remark(const char *remark, uint32_t columns)
{
    struct peil_buf answers = PEIL_BUF_EMPTY;
    const char *text;

    peil_buf_text(&answers, "peil-answers: 1\npack: proef@1\nsubject: {naam: Ergens}\nanswers:\n"
                            "  a.1: {value: goed, remark: ");
    peil_json_write_text(&answers, remark, strlen(remark));
    peil_buf_text(&answers, "}\n");
    text = peil_arena_text(r.arena, peil_buf_string(&answers));
    peil_buf_dispose(&answers);
    return render_at(reporting_result(&r, text, NULL), columns);
}

static char *repeated(const char *piece, size_t count)
{
    struct peil_buf text = PEIL_BUF_EMPTY;
    char *kept;

    for (size_t i = 0; i < count; i++)
        peil_buf_text(&text, piece);
    kept = peil_arena_text(r.arena, peil_buf_string(&text));
    peil_buf_dispose(&text);
    return kept;
}

Test(plugin_text, a_word_without_an_end_is_cut_where_the_line_ends)
{
    const char *text = with_remark(repeated("x", 16000), 80);

    lines_are_fine(text, 80);
    cr_assert_geq(times(text, "x"), 16000);
    lines_are_fine(render_at(r.document, 23), 23);
}

Test(plugin_text, chinese_is_wrapped_by_its_width_and_keeps_its_punctuation)
{
    const char *text = with_remark(repeated("\u6771\u4eac\u3002", 1000), 80);

    lines_are_fine(text, 80);
    cr_assert_eq(times(text, "\u6771"), 1000);
    lacks(text, "\n      \u3002");
    for (uint32_t columns = 20; columns < 40; columns++)
        lines_are_fine(render_at(r.document, columns), columns);
}

Test(plugin_text, emoji_and_combining_marks_are_neither_cut_nor_counted_double)
{
    const char *text = with_remark(repeated("\U0001F642e\u0301\u0302", 500), 41);

    lines_are_fine(text, 41);
    cr_assert_eq(times(text, "e\u0301\u0302"), 500);
    cr_assert_eq(times(text, "\U0001F642"), 500);
}

Test(plugin_text, a_letter_with_thousands_of_marks_does_no_harm)
{
    struct peil_node *document = peil_node_map(r.arena), *pack = peil_node_map(r.arena);
    struct peil_buf marks = PEIL_BUF_EMPTY;
    const char *text;

    peil_buf_text(&marks, "a");
    for (int i = 0; i < 5000; i++)
        peil_buf_text(&marks, "\u0301");
    peil_buf_text(&marks, "b");
    peil_node_set_text(r.arena, document, "kind", "form");
    peil_node_set_text(r.arena, pack, "description", peil_buf_string(&marks));
    peil_node_set(r.arena, document, "pack", pack);
    peil_buf_dispose(&marks);
    text = render_at(document, 80);
    lines_are_fine(text, 80);
    cr_assert_eq(times(text, "\u0301"), 5000);
    holds(text, "\u0301b\n");
}

Test(plugin_text, an_address_that_fits_on_a_line_is_not_cut)
{
    const char *address =
        "https://example.org/een/lang/adres/dat/nog/net/op/een/regel/past/1234567";
    struct peil_buf remark = PEIL_BUF_EMPTY;
    const char *text;

    peil_buf_format(&remark, "Zie voor alle stukken %s, of vraag het.", address);
    text = with_remark(peil_buf_string(&remark), 80);
    peil_buf_dispose(&remark);
    holds(text, address);
    lines_are_fine(text, 80);
}

Test(plugin_text, words_and_their_punctuation_stay_together)
{
    const char *sentence = "De ene helft (zo'n 12 van de 24) zegt ja, de andere helft zegt nee; "
                           "niemand weet waarom. Het staat (dus) nog open, zegt men.";

    for (uint32_t columns = 30; columns < 90; columns++) {
        char *flat = unwrapped(with_remark(sentence, columns));

        holds(flat, sentence);
    }
    lacks(render_at(r.document, 50), "\n      ,");
    lacks(render_at(r.document, 50), "\n      )");
}

Test(plugin_text, line_feeds_in_a_remark_are_kept_and_empty_lines_made_one)
{
    const char *text = with_remark("een\ntwee\n\n\n\ndrie\n\n", 80);

    holds(text, "Opmerking: een\n      twee\n\n      drie\n");
    lines_are_fine(text, 80);
}

Test(plugin_text, without_colour_no_escape_is_written)
{
    lacks(render_at(reporting_result(&r, ANSWERS, NULL), 80), "\x1b");
    lacks(render_at(form(), 80), "\x1b");
    lacks(render_at(checklist(), 80), "\x1b");
}

Test(plugin_text, colour_adds_escapes_and_nothing_else)
{
    const struct peil_node *document = reporting_result(&r, ANSWERS, NULL);

    for (uint32_t columns = 20; columns < 100; columns += 7) {
        char *plain = peil_arena_text(r.arena, render_at(document, columns));
        const char *from =
            render(document, (struct peil_sink_facts){.columns = columns, .colour = true});
        bool tinted = false;
        size_t at = 0;

        holds(from, "\x1b[32m");
        while (*from) {
            if (*from == '\x1b') {
                size_t length = strcspn(from, "m") + 1;

                tinted = strncmp(from, "\x1b[0m", length) != 0;
                from += length;
                continue;
            }
            cr_assert(*from != '\n' || !tinted, "a line ends in colour");
            cr_assert_eq(*from++, plain[at++]);
        }
        cr_assert_eq(plain[at], '\0');
    }
}

Test(plugin_text, for_reading_aloud_there_are_words_only)
{
    static const char *const signs[] = {
        "\u25cf", "\u25a0", "\u25bc", "\u25cb", "[#", "[.", "[_", "---", "==="};
    const char *text = render_aloud(reporting_result(&r, ANSWERS, NULL));

    for (size_t i = 0; i < sizeof(signs) / sizeof(*signs); i++)
        lacks(text, signs[i]);
    lines_are_fine(text, 80);
    holds(text, "1.1 Vraag alfa\n    Goed (De kern;");
    holds(text, "    niet van toepassing: Bestaat niet");
    holds(text, "\nUitkomst\n");
}

Test(plugin_text, signs_are_yes_or_no)
{
    struct peil_setting settings[] = {{"signs", "maybe"}};
    struct peil_sink_facts facts = {.settings = settings, .setting_count = 1};

    cr_assert_eq(peil_plugin_render(
                     &out, open_plugin("text"), reporting_result(&r, ANSWERS, NULL), &facts, diags),
        PEIL_EPLUGIN);
    cr_assert_str_eq(finding()->code, "plugin/failed");
}

Test(plugin_text, scores_have_a_bar_and_say_what_is_still_open)
{
    const char *text = render_at(reporting_result(&r, ANSWERS, NULL), 80);
    const char *bar = strstr(text, "\n  [");

    cr_assert_not_null(bar);
    cr_assert_eq(strcspn(bar + 4, "]"), 20);
    cr_assert_eq(strspn(bar + 4, "#._"), 20);
    holds(text, "beantwoord\n");
    holds(text, "Kan nog worden: tussen ");
}

Test(plugin_text, a_blank_form_asks_everything)
{
    const char *text = render_at(form(), 80);

    lines_are_fine(text, 80);
    holds(text, "Naam (verplicht): ____");
    holds(text, "1.1 Vraag alfa\n    Dit punt moet op orde zijn.\n    [ ] Goed\n    [ ] Matig\n"
                "    [ ] Niet\n    [ ] Geen mening\n    [ ] Weet ik niet\n    Opmerking: ____");
    holds(text, "    [ ] Niet van toepassing, want:\n        [ ] Bestaat niet\n");
    holds(text, "Kruis alles aan wat past");
    holds(text, "      - Rij een\n        [ ] Goed\n");
    holds(text, "Vul een getal in van 0 tot en met 40: ____");
    holds(text, "____ uur\n");
    holds(text, "Schrijf hier uw antwoord: ____");
    holds(text, "Datum (dag, maand, jaar): ____");
    lacks(text, "[x]");
    lacks(text, "?:");
}

Test(plugin_text, a_form_that_was_filled_in_shows_it)
{
    const char *text;

    reporting_read(&r, "proef.yaml", ANSWERS);
    text = render_at(form(), 80);
    lines_are_fine(text, 80);
    holds(text, "Naam (verplicht): Ergens\n");
    holds(text, "    [x] Goed\n    [ ] Matig\n    [ ] Niet\n");
    holds(text, "    Opmerking: Een eerste opmerking\n");
    holds(text, "    [x] Niet van toepassing, want:\n        [x] Bestaat niet\n");
    holds(text, "    [x] Weet ik niet\n");
    holds(text, "      [x] Goed\n      [x] Matig\n      [ ] Niet\n");
    holds(text, "40: 7,5 uur\n");
    holds(text, "antwoord: Een antwoord in woorden\n");
    holds(text, "jaar): 24 december 2025\n");
}

Test(plugin_text, a_pack_is_described_with_where_its_words_come_from)
{
    const char *text = render_at(checklist(), 80);

    lines_are_fine(text, 80);
    holds(text, "Pakket: proef 1.2.0\nUitgever: Proefbureau\n");
    holds(text, "Eerste regel.\n\nTweede regel.\n");
    holds(text, "3 onderdelen\n9 vragen\n");
    holds(text, "oordeel: Goed (2 punten), Matig (1 punt), Niet (0 punten), Geen mening\n");
    holds(text, "1.1 Vraag alfa (a.1; ");
    holds(text, "\n    Letterlijk in de bron: Vraag b\u00e8ta letterlijk\n");
    holds(text, "- Begrip een (proef:g.een): Wat het is\n");
    holds(text, "Goed (2 punten)");
}

Test(plugin_text, advice_and_blocks_of_scripts_are_shown_without_knowing_the_pack)
{
    const struct peil_node *document = parse(
        "{\"kind\":\"result\",\"language\":\"nl\",\"labels\":{\"heading.advice\":\"Adviezen\","
        "\"heading.advice.first\":\"Eerst doen\",\"heading.advice.positive\":\"Gaat goed\","
        "\"field.actors\":\"Wie\",\"field.because\":\"Omdat\",\"field.ask\":\"Vraag\","
        "\"heading.context\":\"Achtergrond\",\"notice.context\":\"Van anderen.\","
        "\"field.context\":\"Zie\",\"field.source\":\"Bron\",\"field.rule\":\"Regel\",\"word."
        "yes\":\"ja\"},"
        "\"references\":[{\"id\":\"p:b\",\"label\":\"Boek\",\"mark\":\"oud\",\"caution\":\"Oud."
        "\"}],"
        "\"context\":[{\"id\":\"p:c\",\"number\":\"1\",\"kind_label\":\"oorzaak\",\"title\":"
        "\"Geld\","
        "\"text\":\"Het geld is op.\",\"year\":2021,\"references\":[\"p:b\"]},{\"id\":\"p:d\","
        "\"number\":\"2\",\"kind_label\":\"citaat\",\"text\":\"Zo is het.\",\"by\":\"Een "
        "mens\"}],"
        "\"filter\":{\"text\":\"Alleen voor: Raad.\"},"
        "\"advice\":[{\"priority\":\"positive\",\"priority_label\":\"goed\",\"text\":\"Zo "
        "door.\",\"ask\":\"Zo door.\"},"
        "{\"priority\":\"high\",\"priority_label\":\"hoog\",\"text\":\"Doe dit.\",\"ask\":"
        "\"Vraag de raad dit: Doe dit.\",\"caution\":\"Let op.\","
        "\"actors\":[{\"label\":\"Raad\"},{\"label\":\"College\"}],\"references\":[\"p:b\"],"
        "\"context\":[\"p:c\",\"p:d\"],"
        "\"rule\":{\"id\":\"r1\",\"file\":\"p/advice.lua\",\"line\":12},"
        "\"because\":[{\"kind\":\"concept\",\"label\":\"Begrip\",\"value_label\":\"niet\","
        "\"items\":[{\"number\":\"1.1\",\"text\":\"Vraag alfa\",\"answer_label\":\"Niet\"}]},"
        "{\"kind\":\"item\",\"number\":\"1.2\",\"label\":\"Vraag beta\",\"value_label\":"
        "\"Goed\"}]},"
        "{\"priority\":\"high\",\"priority_label\":\"hoog\",\"text\":\"Doe dat.\",\"ask\":"
        "\"Vraag het de raad.\",\"only_ask\":true,\"because\":[{\"kind\":\"item\",\"number\":"
        "\"1.3\",\"label\":\"Een vraag die zo lang is dat zij elders beter te lezen staat dan "
        "hier\",\"value_label\":\"Goed\"}]},"
        "{\"priority\":\"high\",\"priority_label\":\"hoog\",\"text\":\"Kort.\",\"ask\":"
        "\"Heel anders gevraagd.\"}],"
        "\"blocks\":[{\"heading\":\"Uren\",\"text\":\"Zo veel.\",\"list\":[\"een\",2.5,true,"
        "{\"label\":\"vier\",\"tone\":\"poor\"},null],"
        "\"table\":{\"caption\":\"Tabel\",\"columns\":[\"Taak\",\"Uren\"],"
        "\"rows\":[[\"Lezen\",3],[\"Schrijven\",4]]},"
        "\"grid\":{\"columns\":[\"Nu\",\"Straks\"],\"rows\":[\"Noord\"],"
        "\"cells\":[[\"goed\",\"beter\"]]}}]}");
    const char *text = render_at(document, 80);

    lines_are_fine(text, 80);
    holds(text,
        "Adviezen\n--------\nAlleen voor: Raad.\n\nEerst doen\n\n1. hoog: Doe dit.\n"
        "   Let op.\n   Wie: Raad, College\n"
        "   Omdat: Begrip: niet (1.1 Niet)\n   Omdat: 1.2 Vraag beta (Goed)\n"
        "   Bron: Boek (oud)\n   Zie: 1 Geld; 2 citaat\n   Regel: r1 (p/advice.lua:12)\n\n"
        "2. hoog: Vraag het de raad.\n   Omdat: 1.3 Een vraag die zo lang is dat zij elders "
        "beter te lezen staat \u2026\n     (Goed)\n\n"
        "3. hoog: Kort.\n   Vraag: Heel anders gevraagd.\n\n"
        "Gaat goed\n\n4. goed: Zo door.\n\n"
        "Achtergrond\n-----------\nVan anderen.\n\n"
        "1 Geld. Het geld is op. (oorzaak; Boek (oud); 2021)\n"
        "2 \u201cZo is het.\u201d (citaat; Een mens)\n");
    holds(text, "Uren\n----\nZo veel.\n- een\n- 2,5\n- ja\n- \u25bc vier\n- \u2013\n");
    holds(text, "Tabel\n- Lezen\n  Uren: 3\n- Schrijven\n  Uren: 4\n");
    holds(text, "                     | Nu                          | Straks\n");
    holds(text, "Noord                | goed                        | beter\n");
    holds(render_aloud(document), "- Noord\n  Nu: goed\n  Straks: beter\n");
}

Test(plugin_text, documents_without_anything_in_them_are_rendered_too)
{
    lines_are_fine(render_at(parse("{\"kind\":\"result\"}"), 80), 80);
    lines_are_fine(render_at(parse("{\"kind\":\"checklist\"}"), 80), 80);
    lines_are_fine(render_at(parse("{\"kind\":\"form\"}"), 80), 80);
    lines_are_fine(render_at(parse("{\"kind\":\"explanation\",\"title\":\"Uitleg\"}"), 80), 80);
}

Test(plugin_text, an_explanation_is_its_blocks_under_its_title)
{
    const char *text = render_at(
        parse("{\"kind\":\"explanation\",\"title\":\"Vraag 1.1\",\"language\":\"nl\","
              "\"errors\":[{\"text\":\"Mis.\",\"file\":\"a.lua\",\"line\":3,\"message\":\"au\"}],"
              "\"blocks\":[{\"heading\":\"Hoe\",\"text\":\"Zo.\",\"table\":{\"caption\":\"Hoe\","
              "\"columns\":[\"Wat\",\"Telt\"],\"rows\":[[\"Een\",null]]}}]}"),
        80);

    holds(text, "Vraag 1.1\n=========\n");
    holds(text, "- Mis. (a.lua:3)\n  au\n");
    holds(text, "Hoe\n---\nZo.\n- Een\n  Telt: \u2013\n");
}

Test(plugin_text, values_of_the_wrong_kind_do_no_harm)
{
    lines_are_fine(
        render_at(
            parse("{\"kind\":\"result\",\"labels\":[],\"sections\":{\"a\":1},\"advice\":\"x\","
                  "\"knockouts\":[1,\"two\",null],\"open\":[[]],\"concepts\":[{\"group\":3}],"
                  "\"references\":[{\"law\":\"W\"},5],\"summary\":7,\"blocks\":[[],1]}"),
            80),
        80);
    lines_are_fine(
        render_at(parse("{\"kind\":\"result\",\"sections\":[{\"order\":[\"item:\",\"item:x\","
                        "\"section:y\",\"\",4,\"nothing\"],\"items\":[{\"id\":\"x\"}]}]}"),
            80),
        80);
}

Test(plugin_text, a_report_that_may_not_be_written_whole_is_not_written_at_all)
{
    out.limit = 500;
    cr_assert_eq(peil_plugin_render(
                     &out, open_plugin("text"), reporting_result(&r, ANSWERS, NULL), NULL, diags),
        PEIL_EPLUGIN);
    cr_assert_str_eq(finding()->code, "plugin/too-much");
    cr_assert_eq(out.length, 0);
}

Test(plugin_text, english_words_are_used_for_an_english_reader)
{
    const char *text = render_at(reporting_result(&r, ANSWERS, "en"), 80);

    lines_are_fine(text, 80);
    holds(text, "\nOutcome\n-------\n");
    holds(text, "Date: 14 March 2026\n");
    holds(text, "7.5 uur\n");
}
