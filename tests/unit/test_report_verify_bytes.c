/*
 * One changed byte, anywhere in a stored result, is noticed; one changed digit is named.
 */
#include <ctype.h>

#include "core/format/json.h"
#include "core/report/verify.h"
#include "tests/unit/report_small.h"
#include "tests/unit/rounds.h"

#define SMALL                                                                                      \
    "peil: 1\nid: proef\nversion: 1.0.0\nlanguage: nl\ntitle: T\n"                                 \
    "scales: {s: [{id: a, label: A, points: 2}, {id: b, label: B, points: 1}]}\n"                  \
    "sections: [{id: t, title: T, scale: s, items: [{id: x, text: X}, {id: y, text: Y}]}]\n"       \
    "scoring: {model: mean}\n"

static struct reporting r;
static struct peil_arena *room;
static struct peil_buf stored;

static void begin(void)
{
    struct peil_node *document;

    reporting_begin(&r, SMALL);
    reporting_result(&r, NOBODY "  x: a\n", NULL);
    /* The words of the report are most of it, and like any other texts. */
    document = peil_node_map(r.arena);
    for (size_t i = 0; i < peil_node_count(r.document); i++)
        if (strcmp(peil_node_key(r.document, i), "labels") != 0)
            peil_node_set(r.arena, document, peil_node_key(r.document, i),
                peil_node_clone(r.arena, peil_node_at(r.document, i)));
    cr_assert_eq(peil_report_seal(r.arena, document), PEIL_OK);
    peil_json_write(&stored, document, 1);
    peil_buf_char(&stored, '\n');
    room = peil_arena_new();
}

static void end(void)
{
    peil_buf_dispose(&stored);
    peil_arena_free(room);
    reporting_end(&r);
}

TestSuite(verify_bytes, .init = begin, .fini = end);

/* What is found wrong with the file by itself. */
static size_t faults(void)
{
    static const struct peil_limits limits = PEIL_LIMITS;
    struct peil_source source = {"result.json", stored.data, stored.length, 1};
    const struct peil_node *node;

    peil_arena_reset(room);
    peil_diags_clear(r.diags);
    if (peil_json_read(&node, room, &source, &limits, PEIL_TEXT_STORED, r.diags) != PEIL_OK)
        return peil_diags_errors(r.diags);
    if (peil_node_type(peil_node_get(node, "answers")) != PEIL_NODE_MAP)
        return 1; /* no result at all */
    cr_assert_eq(peil_report_verify_alone(room, node, &source, r.diags), PEIL_OK);
    return peil_diags_errors(r.diags);
}

static bool notices(size_t at, char byte)
{
    char before = stored.data[at];
    size_t found;

    if (byte == before)
        return true;
    stored.data[at] = byte;
    found = faults();
    stored.data[at] = before;
    return found > 0;
}

/* Another byte in the place of one: each kind of change in its turn. */
static char other(char byte, size_t turn)
{
    switch (turn % 4) {
    case 0:
        return (char)(byte ^ 1);
    case 1:
        return (char)(byte ^ 32);
    case 2:
        return isdigit((unsigned char)byte) ? (char)('0' + ('9' - byte)) : ' ';
    default:
        return (char)(byte ^ 128);
    }
}

Test(verify_bytes, every_one_that_is_changed_is_noticed, .timeout = 240)
{
    size_t step = rounds(40) < 40 ? 7 : 1; /* a part of them where a tool makes it slow */

    cr_assert_eq(faults(), 0);
    for (size_t at = 0; at < stored.length; at += step)
        cr_assert(notices(at, other(stored.data[at], at)), "byte %zu of %zu", at, stored.length);
    cr_assert_eq(faults(), 0);
}

Test(verify_bytes, many_values_of_a_byte_are_noticed_in_the_score)
{
    const char *part = strstr(peil_buf_string(&stored), "\"score\": {");
    size_t from = (size_t)(part - stored.data);

    for (size_t at = from; at < from + (size_t)rounds(40); at++)
        for (int byte = 0; byte < 256; byte += 3)
            cr_assert(notices(at, (char)byte), "byte %zu becomes %d", at, byte);
}

/* Whether some finding about `key` is among what comparing with the result made anew gives. */
static bool is_named(const struct peil_node *node, const char *key)
{
    cr_assert_eq(peil_report_verify(room, node, r.document, r.diags), PEIL_OK);
    for (size_t i = 0; i < peil_diags_count(r.diags); i++) {
        const struct peil_diag *diag = peil_diags_at(r.diags, i);
        const struct peil_arg *path = peil_diag_arg(diag, "path");

        if (path && strstr(path->text, key))
            return true;
    }
    return false;
}

/* The key in the line where a byte stands, where it is a key with a number; else false. */
static bool key_of(size_t at, char *key, size_t size)
{
    size_t from = at;
    const char *quote, *end;

    while (from > 0 && stored.data[from - 1] != '\n')
        from--;
    quote = strchr(stored.data + from, '"');
    end = quote ? strstr(quote + 1, "\": ") : NULL;
    if (!end || end > stored.data + at || !isdigit((unsigned char)end[3]) ||
        (size_t)(end - quote) > size)
        return false;
    memcpy(key, quote + 1, (size_t)(end - quote - 1));
    key[end - quote - 1] = '\0';
    return true;
}

Test(verify_bytes, an_edited_digit_is_named_with_its_field)
{
    static const struct peil_limits limits = PEIL_LIMITS;
    size_t tried = 0;

    for (size_t at = 0; at < stored.length; at++) {
        struct peil_source source = {"result.json", stored.data, stored.length, 1};
        const struct peil_node *node;
        char key[64], before = stored.data[at];

        if (!isdigit((unsigned char)before) || !key_of(at, key, sizeof(key)))
            continue;
        stored.data[at] = before == '5' ? '6' : '5';
        peil_arena_reset(room);
        peil_diags_clear(r.diags);
        if (peil_json_read(&node, room, &source, &limits, PEIL_TEXT_STORED, r.diags) == PEIL_OK) {
            cr_assert(is_named(node, key), "\"%s\" at %zu is not named", key, at);
            tried++;
        }
        stored.data[at] = before;
    }
    cr_assert_gt(tried, 50, "%zu digits", tried);
}
