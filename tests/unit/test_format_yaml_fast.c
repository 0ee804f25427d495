/*
 * The fast reader of YAML against libyaml: it may refuse more, but what it accepts libyaml accepts
 * without a warning, and the trees are the same to the last column.
 */
#include <criterion/criterion.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/buf.h"
#include "core/base/status.h"
#include "core/format/yaml.h"
#include "core/format/yaml_fast.h"
#include "tests/unit/rounds.h"

#define ROUNDS 60000

static const struct peil_scan_codes codes = {.utf8 = "a",
    .utf16 = "b",
    .control = "c",
    .bidi = "d",
    .invisible = "e",
    .nbsp = "f",
    .accents = "g",
    .escape = "h",
    .cleaned = "i",
    .more = "j",
    .lone_cr = "k",
    .tab = "l",
    .nbsp_indentation = "m"};

static struct peil_limits limits = PEIL_LIMITS;

static bool same_place(struct peil_place a, struct peil_place b)
{
    return a.line == b.line && a.column == b.column;
}

/* Whether two trees are the same, with places, marks and the order of keys. */
static bool same(const struct peil_node *a, const struct peil_node *b)
{
    size_t count = peil_node_count(a);

    if (peil_node_type(a) != peil_node_type(b) || count != peil_node_count(b) ||
        !same_place(peil_node_place(a), peil_node_place(b)) ||
        peil_node_is_plain(a) != peil_node_is_plain(b))
        return false;
    if (peil_node_type(a) == PEIL_NODE_STRING) {
        size_t length, other;
        const char *text = peil_node_as_text(a, &length);
        const char *against = peil_node_as_text(b, &other);

        return length == other && memcmp(text, against, length + 1) == 0;
    }
    for (size_t i = 0; i < count; i++) {
        if (peil_node_type(a) == PEIL_NODE_MAP &&
            (strcmp(peil_node_key(a, i), peil_node_key(b, i)) != 0 ||
                !same_place(peil_node_key_place(a, i), peil_node_key_place(b, i))))
            return false;
        if (!same(peil_node_at(a, i), peil_node_at(b, i)))
            return false;
    }
    return true;
}

/* What the fast reader makes of a text behind a comment; libyaml gets the same behind "---". */
static bool agrees(const char *text, size_t length, bool *accepted)
{
    struct peil_arena *arena = peil_arena_new();
    struct peil_diags *diags = peil_diags_new(0);
    char *bytes = malloc(length + 4);
    struct peil_source source = {
        .name = "test.yaml", .bytes = bytes, .length = length + 4, .first_line = 1};
    const struct peil_node *fast = NULL;
    const struct peil_node *root = NULL;
    struct peil_scan scan;
    bool fine = true;

    memcpy(bytes, "###\n", 4);
    memcpy(bytes + 4, text, length);
    peil_scan(&scan, &source, PEIL_TEXT_PACK, &codes, diags);
    fast = peil_yaml_fast(arena, &source, &scan, &limits);
    cr_assert(!peil_arena_failed(arena));
    *accepted = fast != NULL;
    if (fast) {
        memcpy(bytes, "---\n", 4);
        fine = peil_yaml_read(&root, arena, &source, &limits, PEIL_TEXT_PACK, diags) == PEIL_OK &&
               peil_diags_count(diags) == 0 && same(fast, root);
    }
    free(bytes);
    peil_diags_free(diags);
    peil_arena_free(arena);
    return fine;
}

static void expect(const char *text, bool wanted)
{
    bool accepted;

    cr_expect(agrees(text, strlen(text), &accepted), "not as libyaml: %s", text);
    cr_expect_eq(accepted, wanted, "%s: %s", wanted ? "refused" : "accepted", text);
}

Test(yaml_fast, takes_what_is_usual)
{
    expect("a: b\n", true);
    expect("a: b", true);
    expect("# eerst\n\na: b # een\nc: 1.10  # twee\n# laatst", true);
    expect("a:\n  b: c\n  d: {e: f, g: [h, 'i', \"j\"]}\nk:\n- l\n- m: n\n  o: p\nq: r\n", true);
    expect("a:\n  - b\n  -\n    c: d\n  - - e\n    - f\n", true);
    expect("a: {b: c,\n  d: [e,\n f]}\ng: {}\nh: []\n", true);
    expect("a: 'it''s'\nb: \"zegt \\\"ja\\\" \\\\ nee\"\nc: ''\nd: \"\"\n", true);
    expect("a: >-\n  een\n  twee\n\n  drie\n\nb: |\n  vier\n    vijf\n\n  zes\nc: d\n", true);
    expect("- a\n", false);
    expect("lijst:\n  - naam: ë\n    tekst: cliënt — één, ‘twee’  # drie\n", true);
    expect("a: ~\nb: C#\nc: -1\nd: http://e.nl/f\ng: h:i\nj: 10:30\n", true);
    expect("a: {b: Is dat zo?, c: ja?nee, d: [wie?, wat ? en]}\ne: Is dat zo?\n", true);
    expect("een.twee-drie_4: a\nb:c: d\n", true);
}

Test(yaml_fast, leaves_what_is_not)
{
    expect("", false);
    expect("a\n", false);
    expect("a: b\na: c\n", false);
    expect("a:\nb: c\n", false);
    expect("a: b: c\n", false);
    expect("a: b #c\n", false);
    expect("a: b c # d\n", false);
    expect("a: b\n  c\n", false);
    expect("a: \"b\n  c\"\n", false);
    expect("a: \"\\n\"\n", false);
    expect("a: {b, c}\n", false);
    expect("a: [b: c]\n", false);
    expect("a: {b: c}}\n", false);
    expect("a: [b]]\n", false);
    expect("a: *b\n", false);
    expect("a: &b c\n", false);
    expect("a: !b c\n", false);
    expect("%YAML 1.1\n---\na: b\n", false);
    expect("a: b\n---\nc: d\n", false);
    expect("a: b\n...\n", false);
    expect("? a\n: b\n", false);
    expect("a:\n  b: c\n d: e\n", false);
    expect("a: |+\n  b\n", false);
    expect("a: >2\n  b\n", false);
    expect("a: >\n  b\n   c\n", false);
    expect("a: |\n  b", false);
    expect("a: b\r\nc: d\r\n", false);
    expect("\"a\": b\n", false);
    expect("<<: b\n", false);
    expect("a: \xef\xbf\xbf\n", false);
}

static uint64_t seed = 12345;

static size_t below(size_t count)
{
    seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (size_t)((seed >> 33) % count);
}

static const char *const parts[] = {"a", "b", "een", "id: x", "{a: b? c}", "x?", "a: b",
    "lang: een twee", ": ", ":", "\n", "\n", "\n", "\n  ", "\n  ", "\n    ", "\n ", "- ", "-",
    "- a: b", " ", "  ", "{", "}", "[", "]", ", ", ",", "{a: b}", "[a, b]", "\"", "'", "\"a\"",
    "'b'", "''", "\\\"", "\\\\", "#", " # ", " #", "  # c", "|", ">", ">-", "|-",
    "a: >-\n  een\n  twee\n", "b: |\n    een\n", "?", "? ", "~", "*a", "&a", "!a", "%", "@", "---",
    "...", "é", "—", "1", "-1", "k:\n", "l:\n  - ", "\r\n", "\t", "<<", "\xc2\xa0", "=",
    "key.1-a: ", "\xc2\x85", "\xe2\x80\xa8", "\xef\xbb\xbf"};

Test(yaml_fast, random_parts)
{
    size_t accepted = 0;

    for (int round = 0; round < rounds(ROUNDS); round++) {
        struct peil_buf text = PEIL_BUF_EMPTY;
        bool taken;

        peil_buf_text(&text, below(4) > 0 ? "a: " : "");
        for (size_t i = below(14); i > 0; i--)
            peil_buf_text(&text, parts[below(sizeof(parts) / sizeof(*parts))]);
        cr_assert(agrees(peil_buf_string(&text), text.length, &taken), "not as libyaml: <<<%s>>>",
            peil_buf_string(&text));
        accepted += taken;
        peil_buf_dispose(&text);
    }
    cr_expect_gt(accepted, (size_t)rounds(ROUNDS) / 50, "%zu accepted", accepted);
}

static const char *const samples[] = {
    "peil: 1\nid: proef\ntitle: {nl: Een, en: \"Two, three\"}\nscales:\n  oordeel:\n"
    "    - {id: goed, label: Goed, points: 2}\n    - {id: niet, label: Niet, points: 0} # laagst\n"
    "sections:\n  - id: a\n    title: >-\n      Over cliënten\n      en meer\n    items:\n"
    "      - id: a.1\n        text: Is er iets?\n        maps: [{concept: a.b, relation: equal}]\n"
    "      - id: a.2\n        help: |\n          Een\n            twee\n\n          drie\n"
    "        text: 'Wat ''nu'''\n",
    "# antwoorden\npeil-answers: 1\npack: bcmb@1\nsubject: {gemeente: Ergens, code: "
    "GM1}\nanswers:\n"
    "  onaf.1: goed\n  onaf.2: {value: goed, remark: \"Zegt \\\"ja\\\"\"}\n  onaf.3: unknown  # ?\n"
    "list:\n- een\n- - twee\n  - drie\n-\n  vier: vijf\n"};

/* A sample with some parts put in or taken out. */
Test(yaml_fast, random_changes)
{
    size_t accepted = 0;

    for (int round = 0; round < rounds(ROUNDS); round++) {
        const char *sample = samples[below(2)];
        struct peil_buf text = PEIL_BUF_EMPTY;
        size_t length = strlen(sample);
        size_t at = 0;
        bool taken;

        for (size_t i = 1 + below(3); i > 0; i--) {
            size_t next = at + below(length - at + 1);

            peil_buf_add(&text, sample + at, next - at);
            at = next + below(4) * below(4);
            at = at > length ? length : at;
            if (below(4) > 0)
                peil_buf_text(&text, parts[below(sizeof(parts) / sizeof(*parts))]);
        }
        peil_buf_add(&text, sample + at, length - at);
        cr_assert(agrees(peil_buf_string(&text), text.length, &taken), "not as libyaml: <<<%s>>>",
            peil_buf_string(&text));
        accepted += taken;
        peil_buf_dispose(&text);
    }
    cr_expect_gt(accepted, (size_t)rounds(ROUNDS) / 20, "%zu accepted", accepted);
}

Test(yaml_fast, keeps_limits)
{
    struct peil_arena *arena = peil_arena_new();
    const char *text = "a: {b: [c, dddd]}\n";
    struct peil_source source = {
        .name = "test.yaml", .bytes = text, .length = strlen(text), .first_line = 1};
    struct peil_limits tight = limits;
    struct peil_scan scan;

    peil_scan(&scan, &source, PEIL_TEXT_PACK, &codes, NULL);
    tight.depth = 3;
    tight.nodes = 5;
    tight.scalar_bytes = 4;
    cr_expect_not_null(peil_yaml_fast(arena, &source, &scan, &tight));
    tight.depth = 2;
    cr_expect_null(peil_yaml_fast(arena, &source, &scan, &tight));
    tight.depth = 3;
    tight.nodes = 4;
    cr_expect_null(peil_yaml_fast(arena, &source, &scan, &tight));
    tight.nodes = 5;
    tight.scalar_bytes = 3;
    cr_expect_null(peil_yaml_fast(arena, &source, &scan, &tight));
    peil_arena_free(arena);
}

/* The packs that are shipped are of the usual shape. */
Test(yaml_fast, shipped_packs)
{
    static const char *const paths[] = {"packs/oco/pack.yaml", "packs/bcmb/pack.yaml"};

    for (size_t i = 0; i < sizeof(paths) / sizeof(*paths); i++) {
        FILE *file = fopen(paths[i], "rb");
        char *text = malloc(1 << 20);
        size_t length;
        bool taken;

        cr_assert_not_null(file);
        length = fread(text, 1, 1 << 20, file);
        cr_expect(agrees(text, length, &taken) && taken, "%s", paths[i]);
        fclose(file);
        free(text);
    }
}
