/*
 * Dates in words.
 */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "core/base/date.h"

static const char *date(const char *iso, const char *language)
{
    static char text[128];
    size_t length = peil_date_format(iso, language, text, sizeof(text));

    cr_assert_eq(length, strlen(text));
    return text;
}

Test(plugin_date, every_month_has_its_name_in_dutch_and_english)
{
    static const char *const dutch[] = {"januari", "februari", "maart", "april", "mei", "juni",
        "juli", "augustus", "september", "oktober", "november", "december"};
    static const char *const english[] = {"January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December"};

    for (int i = 0; i < 12; i++) {
        char iso[] = "2026-00-14", wanted[64];

        iso[5] = (char)('0' + (i + 1) / 10);
        iso[6] = (char)('0' + (i + 1) % 10);
        snprintf(wanted, sizeof(wanted), "14 %s 2026", dutch[i]);
        cr_assert_str_eq(date(iso, "nl"), wanted);
        snprintf(wanted, sizeof(wanted), "14 %s 2026", english[i]);
        cr_assert_str_eq(date(iso, "en"), wanted);
    }
}

Test(plugin_date, days_are_written_without_a_zero_in_front)
{
    cr_assert_str_eq(date("2026-03-01", "nl"), "1 maart 2026");
    cr_assert_str_eq(date("2026-03-10", "nl"), "10 maart 2026");
    cr_assert_str_eq(date("2026-12-31", "en"), "31 December 2026");
}

Test(plugin_date, a_language_is_known_by_its_first_part)
{
    cr_assert_str_eq(date("2026-05-04", "nl-x-b1"), "4 mei 2026");
    cr_assert_str_eq(date("2026-05-04", "NL-be"), "4 mei 2026");
    cr_assert_str_eq(date("2026-05-04", "nl_NL"), "4 mei 2026");
    cr_assert_str_eq(date("2026-05-04", "nlx"), "4 May 2026");
    cr_assert_str_eq(date("2026-05-04", "n"), "4 May 2026");
    cr_assert_str_eq(date("2026-05-04", ""), "4 May 2026");
    cr_assert_str_eq(date("2026-05-04", NULL), "4 May 2026");
    cr_assert_str_eq(date("2026-05-04", "fy"), "4 May 2026");
}

Test(plugin_date, what_is_no_iso_date_is_copied)
{
    static const char *const others[] = {"", "2026", "2026-03", "2026-3-14", "2026-00-14",
        "2026-13-14", "2026-03-00", "2026-03-32", "14-03-2026", "2026-03-14T10:00", "2026-03-1a",
        "2026/03/14", "najaar 2026", " 2026-03-14", "2026-03-14 "};

    for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++)
        cr_assert_str_eq(date(others[i], "nl"), others[i]);
    cr_assert_str_eq(date(NULL, "nl"), "");
}

Test(plugin_date, text_is_cut_to_the_room_there_is_and_the_need_is_told)
{
    char text[8] = "xxxxxxx";

    cr_assert_eq(peil_date_format("2026-09-30", "nl", text, sizeof(text)), 17);
    cr_assert_str_eq(text, "30 sept");
    cr_assert_eq(peil_date_format("2026-09-30", "nl", text, 1), 17);
    cr_assert_str_eq(text, "");
    cr_assert_eq(peil_date_format("2026-09-30", "nl", NULL, 0), 17);
    cr_assert_eq(peil_date_format("some other text", "nl", text, sizeof(text)), 15);
    cr_assert_str_eq(text, "some ot");
}
