/*
 * Texts in several languages, and the forms that ids, dates and language tags have.
 */
#include <criterion/criterion.h>
#include <string.h>

#include "core/pack/schema.h"
#include "core/pack/text.h"

static const struct peil_text_variant variants[] = {
    {"en", "Good"}, {"nl", "Goed"}, {"nl-x-b1", "Het is goed"}, {"zh-Hant", "hao"}};
static const struct peil_text text = {variants, 4};

static void is_found(const char *asked, const char *fallback, const char *tag, const char *words)
{
    const char *found = NULL;

    cr_assert_str_eq(peil_text_get(&text, asked, fallback, &found), words);
    cr_assert_str_eq(found, tag);
}

Test(pack_text, the_asked_tag_is_taken)
{
    is_found("nl", "en", "nl", "Goed");
    is_found("nl-x-b1", "en", "nl-x-b1", "Het is goed");
}

Test(pack_text, tags_compare_without_case)
{
    is_found("NL-X-B1", "en", "nl-x-b1", "Het is goed");
    is_found("zh-hANT", "en", "zh-Hant", "hao");
}

Test(pack_text, the_parents_of_the_asked_tag_come_next)
{
    is_found("nl-BE", "en", "nl", "Goed");
    is_found("nl-x-a2", "en", "nl", "Goed");
    is_found("nl-BE-x-b1", "en", "nl", "Goed");
    is_found("zh-Hant-TW", "en", "zh-Hant", "hao");
}

Test(pack_text, a_more_special_text_is_not_taken_for_a_general_one)
{
    is_found("zh", "nl", "nl", "Goed");
}

Test(pack_text, the_fallback_and_its_parents_come_after_that)
{
    is_found("fr", "nl-NL", "nl", "Goed");
    is_found(NULL, "nl-x-b1", "nl-x-b1", "Het is goed");
}

Test(pack_text, the_first_text_is_better_than_none)
{
    is_found("fr", "de", "en", "Good");
    is_found(NULL, NULL, "en", "Good");
}

Test(pack_text, an_empty_text_gives_nothing)
{
    const struct peil_text empty = {0};

    cr_assert_null(peil_text_get(&empty, "nl", "nl", NULL));
}

Test(pack_text, same_language_looks_at_the_first_part_only)
{
    cr_assert(peil_text_same_language("nl", "nl-x-b1"));
    cr_assert(peil_text_same_language("NL-be", "nl"));
    cr_assert(peil_text_same_language("nl-NL", "nl-BE"));
    cr_assert(peil_text_same_language("nl", "nl"));
    cr_assert_not(peil_text_same_language("nl", "nld"));
    cr_assert_not(peil_text_same_language("nld", "nl"));
    cr_assert_not(peil_text_same_language("nl", "en"));
    cr_assert_not(peil_text_same_language("", ""));
    cr_assert_not(peil_text_same_language(NULL, "nl"));
    cr_assert_not(peil_text_same_language("nl", NULL));
}

Test(pack_text, ids_are_parts_of_small_letters_and_digits)
{
    static const char *const good[] = {"a", "onaf.1", "wmo-2.2.4-2", "toegang.alle_stappen", "1",
        "a-", "a_b.c-d", "0123456789012345678901234567890123456789012345678901234567890123"};
    static const char *const wrong[] = {"", ".", "a.", ".a", "a..b", "-a", "a.-b", "_a", "A", "a b",
        "a:b", "a/b", "\xc3\xa9",
        "01234567890123456789012345678901234567890123456789012345678901234"};
    size_t i;

    for (i = 0; i < sizeof(good) / sizeof(*good); i++)
        cr_expect(peil_is_id(good[i]), "%s", good[i]);
    for (i = 0; i < sizeof(wrong) / sizeof(*wrong); i++)
        cr_expect_not(peil_is_id(wrong[i]), "%s", wrong[i]);
    cr_expect_not(peil_is_id(NULL));
}

Test(pack_text, dates_have_to_exist)
{
    static const char *const good[] = {
        "2026-02-28", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31", "2026-04-30"};
    static const char *const wrong[] = {"2026-02-29", "1900-02-29", "2026-04-31", "2026-13-01",
        "2026-00-10", "2026-01-00", "2026-01-32", "0000-01-01", "2026-1-1", "20260101",
        "2026/01/01", "2026-01-01T00:00", "", "-026-01-01", "2026-+1-01"};
    size_t i;

    for (i = 0; i < sizeof(good) / sizeof(*good); i++)
        cr_expect(peil_is_date(good[i]), "%s", good[i]);
    for (i = 0; i < sizeof(wrong) / sizeof(*wrong); i++)
        cr_expect_not(peil_is_date(wrong[i]), "%s", wrong[i]);
    cr_expect_not(peil_is_date(NULL));
}

Test(pack_text, language_tags_follow_bcp_47)
{
    static const char *const good[] = {"nl", "nld", "nl-NL", "nl-x-b1", "zh-Hant-TW", "sl-rozaj",
        "de-1996", "es-419", "zh-yue", "en-u-ca-gregory", "en-a-bb-x-c", "nl-x-a-b"};
    static const char *const wrong[] = {"", "n", "x", "i-klingon", "nl-", "-nl", "nl--x", "nl-x",
        "nl_NL", "Nederlands", "nl-NL-Latn", "en-u", "en-u-x-a", "en-u-u-aa", "nl-x-abcdefghi",
        "12", "n1", "nl-a1", "nl-\xc3\xa9", "nl NL"};
    size_t i;

    for (i = 0; i < sizeof(good) / sizeof(*good); i++)
        cr_expect(peil_is_language(good[i]), "%s", good[i]);
    for (i = 0; i < sizeof(wrong) / sizeof(*wrong); i++)
        cr_expect_not(peil_is_language(wrong[i]), "%s", wrong[i]);
    cr_expect_not(peil_is_language(NULL));
}
