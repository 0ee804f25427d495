/*
 * What must hold for all shipped packs, whatever the answers: nobody is told to mend something that
 * was not asked or not answered, and an outcome is the same in every language.
 */
#include "tests/unit/pack_sheets.h"

#include <math.h>

#define ROUNDS 30

TestSuite(packs_answers, .timeout = 300);

/* ---- no advice without an answer ---- */

static bool was_answered(const struct sheets *s, const char *id)
{
    for (size_t i = 0; id && i < s->pack->item_count; i++)
        if (strcmp(s->pack->items[i].id, id) == 0)
            return s->result->answers->answers[i].state == PEIL_STATE_ANSWERED;
    return false;
}

/* Whether an item below a section, or any for "total", was answered. */
static bool has_answers(const struct sheets *s, const char *id)
{
    for (size_t i = 0; i < s->pack->section_count; i++) {
        const struct peil_section *section = &s->pack->sections[i];

        if (!id || strcmp(section->id, id) != 0)
            continue;
        for (size_t j = 0; j < section->item_count; j++)
            if (was_answered(s, s->pack->items[section->first_item + j].id))
                return true;
        return false;
    }
    for (size_t i = 0; i < s->pack->item_count; i++)
        if (was_answered(s, s->pack->items[i].id))
            return true;
    return false;
}

/*
 * Whether one reason rests on answers: the questions that it names were answered. What names none
 * (a score, a count) is about a section or about everything, and there somebody answered.
 */
static bool rests_on_answers(const struct sheets *s, const struct peil_node *reason)
{
    const struct peil_node *items = peil_node_get(reason, "items");
    const char *kind = peil_node_get_text(reason, "kind");

    for (size_t i = 0; i < peil_node_count(items); i++)
        if (!was_answered(s, peil_node_get_text(peil_node_at(items, i), "id")) &&
            !has_answers(s, peil_node_get_text(peil_node_at(items, i), "id")))
            return false;
    if (peil_node_count(items) > 0)
        return true;
    return strcmp(kind, "concept") != 0 && strcmp(kind, "item") != 0 &&
           has_answers(s, peil_node_get_text(reason, "id"));
}

/* Who filled in, when and about whom: it may decide, but not alone. */
static bool is_about_sheet(const struct sheets *s, const struct peil_node *reason)
{
    const char *kind = peil_node_get_text(reason, "kind"), *id = peil_node_get_text(reason, "id");

    if (strcmp(kind, "other") != 0)
        return false;
    for (size_t i = 0; i < s->pack->subject_field_count; i++)
        if (strcmp(s->pack->subject_fields[i].id, id) == 0)
            return true;
    return strcmp(id, "role") == 0 || strcmp(id, "asof") == 0;
}

static void expect_no_accusation(struct sheets *s, const char *what)
{
    const struct peil_node *advice;

    sheets_score(s);
    advice = peil_node_get(sheets_document(s, NULL), "advice");
    for (size_t i = 0; i < peil_node_count(advice); i++) {
        const struct peil_node *one = peil_node_at(advice, i);
        const struct peil_node *because = peil_node_get(one, "because");
        const char *id = peil_node_get_text(one, "id");
        const char *priority = peil_node_get_text(one, "priority");
        const char *role = s->answers->role ? s->answers->role->id : "nobody";
        size_t firm = 0;

        if (strcmp(priority, "info") == 0 || strcmp(priority, "positive") == 0)
            continue;
        for (size_t j = 0; j < peil_node_count(because); j++) {
            const struct peil_node *reason = peil_node_at(because, j);

            if (is_about_sheet(s, reason))
                continue;
            firm++;
            cr_expect(rests_on_answers(s, reason), "%s, %s, role %s: advice %s (%s) because of %s",
                s->pack->id, what, role, id, priority, peil_node_get_text(reason, "id"));
        }
        cr_expect_gt(firm, (size_t)0, "%s, %s, role %s: advice %s (%s) without a reason",
            s->pack->id, what, role, id, priority);
    }
}

static void expect_none_accused_by_role(struct sheets *s, const struct peil_term *role)
{
    uint64_t random = 7;

    sheets_clear(s, role);
    expect_no_accusation(s, "empty");
    sheets_clear(s, role);
    for (size_t i = 0; i < s->pack->item_count; i++)
        sheets_state(s, i, PEIL_STATE_UNKNOWN);
    expect_no_accusation(s, "all unknown");
    sheets_clear(s, role);
    for (size_t i = 0; i < s->pack->item_count; i++)
        sheets_state(s, i, PEIL_STATE_NOT_APPLICABLE);
    expect_no_accusation(s, "all not applicable");
    for (size_t i = 0; i < s->pack->item_count; i++) {
        for (size_t way = 0; way < sheets_ways(&s->pack->items[i]); way++) {
            sheets_clear(s, role);
            sheets_answer(s, i, way);
            expect_no_accusation(s, s->pack->items[i].id);
        }
    }
    for (size_t i = 0; i < ROUNDS; i++) {
        sheets_clear(s, role);
        sheets_shuffle(s, &random);
        expect_no_accusation(s, "random");
    }
}

static void expect_none_accused(struct sheets *s)
{
    sheets_each_role(s, expect_none_accused_by_role);
}

Test(packs_answers, nobody_is_accused_of_what_was_not_answered)
{
    sheets_each_pack(expect_none_accused);
}

/* Advice that is wanted does come, or the test above looks at nothing. */
static size_t pressing;

static void count_pressing(struct sheets *s)
{
    const struct peil_node *advice;

    sheets_clear(s, NULL);
    for (size_t i = 0; i < s->pack->item_count; i++)
        sheets_answer(s, i, sheets_ways(&s->pack->items[i]) - 1);
    sheets_score(s);
    advice = peil_node_get(sheets_document(s, NULL), "advice");
    for (size_t i = 0; i < peil_node_count(advice); i++) {
        const char *priority = peil_node_get_text(peil_node_at(advice, i), "priority");

        pressing += strcmp(priority, "info") != 0 && strcmp(priority, "positive") != 0;
    }
}

Test(packs_answers, poor_answers_do_give_advice)
{
    pressing = 0;
    sheets_each_pack(count_pressing);
    cr_expect_gt(pressing, (size_t)20);
}

/* ---- the same in every language ---- */

/* Texts that are the same whatever the language: names, states and the like. */
static bool is_fixed(const char *key)
{
    static const char *const keys[] = {"id", "anchor", "number", "state", "status", "kind",
        "priority", "level", "confidence", "model", "relation", "digest", "value", "type", "code",
        "rule", "date", "year", NULL};

    for (size_t i = 0; key && keys[i]; i++)
        if (strcmp(key, keys[i]) == 0)
            return true;
    return false;
}

/* Keys that only some languages have; a text in other words than its source has that beside it. */
static bool is_of_language(const char *key)
{
    size_t length = strlen(key), mark = strlen("_language");

    return strcmp(key, "labels") == 0 || strcmp(key, "other_languages") == 0 ||
           strcmp(key, "language_note") == 0 || strcmp(key, "source_text") == 0 ||
           strcmp(key, "language") == 0 ||
           (length > mark && strcmp(key + length - mark, "_language") == 0);
}

struct pair {
    const struct peil_node *a, *b;
    const char *path, *key;
};

static void expect_same(struct sheets *s, struct pair pair, const char *language);

static void expect_same_map(struct sheets *s, struct pair pair, const char *language)
{
    size_t of_a = 0, of_b = 0;

    for (size_t i = 0; i < peil_node_count(pair.b); i++)
        of_b += !is_of_language(peil_node_key(pair.b, i));
    for (size_t i = 0; i < peil_node_count(pair.a); i++) {
        const char *key = peil_node_key(pair.a, i);
        struct pair inner = {.a = peil_node_at(pair.a, i),
            .b = peil_node_get(pair.b, key),
            .path = peil_arena_format(s->arena, "%s/%s", pair.path, key),
            .key = key};

        if (is_of_language(key))
            continue;
        of_a++;
        expect_same(s, inner, language);
    }
    cr_expect_eq(of_a, of_b, "%s in %s: %s has other keys", s->pack->id, language, pair.path);
}

/* In a list a text of another language than the report is a map that says so: to be read as it. */
static const struct peil_node *bare(const struct peil_node *a, const struct peil_node *b)
{
    bool marked = peil_node_type(a) == PEIL_NODE_STRING && peil_node_get(b, "label_language");

    return marked ? peil_node_get(b, "label") : b;
}

static void expect_same(struct sheets *s, struct pair pair, const char *language)
{
    uint32_t type = peil_node_type(pair.a);

    pair.b = bare(pair.a, pair.b);
    cr_assert(peil_node_type(pair.b) == type, "%s in %s: %s is of another kind", s->pack->id,
        language, pair.path);
    switch (type) {
    case PEIL_NODE_MAP:
        expect_same_map(s, pair, language);
        break;
    case PEIL_NODE_LIST:
        cr_assert_eq(peil_node_count(pair.a), peil_node_count(pair.b), "%s in %s: %s is longer",
            s->pack->id, language, pair.path);
        for (size_t i = 0; i < peil_node_count(pair.a); i++)
            expect_same(s,
                (struct pair){peil_node_at(pair.a, i), peil_node_at(pair.b, i),
                    peil_arena_format(s->arena, "%s[%z]", pair.path, i), NULL},
                language);
        break;
    case PEIL_NODE_NUMBER:
        cr_expect(!(fabs(peil_node_as_number(pair.a) - peil_node_as_number(pair.b)) > 0),
            "%s in %s: another number at %s", s->pack->id, language, pair.path);
        break;
    case PEIL_NODE_BOOL:
        cr_expect_eq(peil_node_as_bool(pair.a), peil_node_as_bool(pair.b), "%s in %s: %s",
            s->pack->id, language, pair.path);
        break;
    case PEIL_NODE_STRING:
        if (is_fixed(pair.key))
            cr_expect_str_eq(peil_node_as_text(pair.a, NULL), peil_node_as_text(pair.b, NULL),
                "%s in %s: %s", s->pack->id, language, pair.path);
        break;
    default:
        break;
    }
}

static void expect_same_in_all_languages(struct sheets *s)
{
    static const char *const languages[] = {"nl-x-b1", "en", "nl"};
    uint64_t random = 11;

    for (size_t round = 0; round < ROUNDS; round++) {
        const struct peil_node *own;

        sheets_clear(s, NULL);
        sheets_shuffle(s, &random);
        sheets_score(s);
        own = sheets_document(s, NULL);
        for (size_t i = 0; i < sizeof(languages) / sizeof(*languages); i++)
            expect_same(
                s, (struct pair){own, sheets_document(s, languages[i]), "", NULL}, languages[i]);
    }
}

Test(packs_answers, an_outcome_is_the_same_in_every_language)
{
    sheets_each_pack(expect_same_in_all_languages);
}
