/*
 * Dates in words.
 */
#include "core/base/date.h"

#include <stdbool.h>
#include <string.h>

static const char *const months_nl[] = {"januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december"};
static const char *const months_en[] = {"January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December"};

static int digits(const char *text)
{
    return (text[0] - '0') * 10 + (text[1] - '0');
}

/* "YYYY-MM-DD" of a day that may exist, and nothing else. */
static bool is_iso(const char *text)
{
    for (size_t i = 0; i < 10; i++) {
        bool dash = i == 4 || i == 7;

        if (dash ? text[i] != '-' : text[i] < '0' || text[i] > '9')
            return false;
    }
    return text[10] == '\0' && digits(text + 5) >= 1 && digits(text + 5) <= 12 &&
           digits(text + 8) >= 1 && digits(text + 8) <= 31;
}

static bool is_dutch(const char *language)
{
    return language && (language[0] == 'n' || language[0] == 'N') &&
           (language[1] == 'l' || language[1] == 'L') && strchr("-_", language[2]);
}

static size_t hand_out(const char *text, size_t length, char *out, size_t capacity)
{
    if (capacity > 0) {
        size_t copied = length < capacity ? length : capacity - 1;

        memcpy(out, text, copied);
        out[copied] = '\0';
    }
    return length;
}

size_t peil_date_format(const char *iso, const char *language, char *out, size_t capacity)
{
    const char *const *months = is_dutch(language) ? months_nl : months_en;
    char text[24]; /* "30 september 2026" and some room */
    const char *month;
    size_t at = 0, length;

    if (!iso || !is_iso(iso))
        return hand_out(iso ? iso : "", iso ? strlen(iso) : 0, out, capacity);
    month = months[digits(iso + 5) - 1];
    length = strlen(month);
    if (iso[8] != '0')
        text[at++] = iso[8];
    text[at++] = iso[9];
    text[at++] = ' ';
    memcpy(text + at, month, length);
    at += length;
    text[at++] = ' ';
    memcpy(text + at, iso, 4);
    return hand_out(text, at + 4, out, capacity);
}
