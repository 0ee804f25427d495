/*
 * What an id, a date and a language tag look like.
 */
#include "core/pack/schema.h"

#include <string.h>

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_alpha(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool peil_is_id(const char *text)
{
    bool at_start = true;
    size_t i;

    if (!text)
        return false;
    for (i = 0; text[i] != '\0'; i++) {
        char c = text[i];
        bool word = is_digit(c) || (c >= 'a' && c <= 'z');

        if (i == PEIL_ID_MOST)
            return false;
        if (c == '.' ? at_start : !word && (at_start || (c != '_' && c != '-')))
            return false;
        at_start = c == '.';
    }
    return i > 0 && !at_start;
}

/* The number in `count` digits, or -1. */
static int digits(const char *text, size_t count)
{
    int value = 0;
    size_t i;

    for (i = 0; i < count; i++) {
        if (!is_digit(text[i]))
            return -1;
        value = 10 * value + (text[i] - '0');
    }
    return value;
}

bool peil_is_date(const char *text)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int year, month, day;
    bool leap;

    if (!text || strlen(text) != 10 || text[4] != '-' || text[7] != '-')
        return false;
    year = digits(text, 4);
    month = digits(text + 5, 2);
    day = digits(text + 8, 2);
    if (year < 1 || month < 1 || month > 12 || day < 1)
        return false;
    leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return day <= days[month - 1] + (leap && month == 2 ? 1 : 0);
}

/* The parts of a language tag (RFC 5646 2.1), in the order in which they may stand. */
enum part {
    PART_LANGUAGE,
    PART_EXTLANG,
    PART_SCRIPT,
    PART_REGION,
    PART_VARIANT,
    PART_EXTENSION,
    PART_PRIVATE,
    PART_NONE
};

/* How many of the bytes are letters, and how many letters or digits. */
struct subtag {
    const char *text;
    size_t length, letters, digits;
};

static struct subtag subtag_at(const char *text)
{
    struct subtag tag = {.text = text, .length = strcspn(text, "-")};
    size_t i;

    for (i = 0; i < tag.length; i++) {
        tag.letters += is_alpha(text[i]) ? 1 : 0;
        tag.digits += is_digit(text[i]) ? 1 : 0;
    }
    return tag;
}

/* Which part a subtag behind `part` is; PART_NONE where it can be none. */
static enum part next_part(enum part part, struct subtag tag)
{
    bool letters = tag.letters == tag.length;

    if (tag.length == 0 || tag.length > 8 || tag.letters + tag.digits != tag.length)
        return PART_NONE;
    if (part == PART_PRIVATE)
        return PART_PRIVATE;
    if (tag.length == 1)
        return tag.text[0] == 'x' || tag.text[0] == 'X' ? PART_PRIVATE : PART_EXTENSION;
    if (part == PART_EXTENSION)
        return PART_EXTENSION;
    if (letters && tag.length == 3 && part <= PART_EXTLANG)
        return PART_EXTLANG;
    if (letters && tag.length == 4 && part < PART_SCRIPT)
        return PART_SCRIPT;
    if (((letters && tag.length == 2) || (tag.digits == 3 && tag.length == 3)) &&
        part < PART_REGION)
        return PART_REGION;
    if (tag.length >= 5 || (tag.length == 4 && is_digit(tag.text[0])))
        return PART_VARIANT;
    return PART_NONE;
}

bool peil_is_language(const char *text)
{
    struct subtag tag;
    enum part part = PART_LANGUAGE;
    bool announced = false; /* by a single letter: then something has to follow */

    if (!text || strlen(text) > PEIL_ID_MOST)
        return false;
    tag = subtag_at(text);
    if (tag.length < 2 || tag.length > 8 || tag.letters != tag.length)
        return false;
    while (text[tag.length] == '-') {
        text += tag.length + 1;
        tag = subtag_at(text);
        if (announced && part != PART_PRIVATE && tag.length == 1)
            return false;
        announced = part != PART_PRIVATE && tag.length == 1;
        part = next_part(part, tag);
        if (part == PART_NONE)
            return false;
    }
    return !announced;
}
