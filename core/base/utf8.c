/*
 * Decodes, encodes, checks and classifies UTF-8.
 */
#include "core/base/utf8.h"

/* A lead byte: how many bytes follow, and which second bytes make the sequence well-formed. */
struct lead {
    unsigned char more;
    unsigned char low;
    unsigned char high;
};

static struct lead lead_of(unsigned char byte)
{
    struct lead lead = {0, 0x80, 0xBF};

    if (byte >= 0xC2 && byte <= 0xDF) {
        lead.more = 1;
    } else if (byte >= 0xE0 && byte <= 0xEF) {
        lead.more = 2;
        lead.low = byte == 0xE0 ? 0xA0 : 0x80;
        lead.high = byte == 0xED ? 0x9F : 0xBF;
    } else if (byte >= 0xF0 && byte <= 0xF4) {
        lead.more = 3;
        lead.low = byte == 0xF0 ? 0x90 : 0x80;
        lead.high = byte == 0xF4 ? 0x8F : 0xBF;
    }
    return lead;
}

size_t peil_utf8_decode(const char *bytes, size_t length, uint32_t *code)
{
    unsigned char first;
    struct lead lead;
    uint32_t value;
    size_t at;

    *code = 0;
    if (length == 0)
        return 0;
    first = (unsigned char)bytes[0];
    if (first < 0x80) {
        *code = first;
        return 1;
    }
    lead = lead_of(first);
    if (lead.more == 0 || length <= lead.more)
        return 0;
    value = first & (0x3FU >> lead.more);
    for (at = 1; at <= lead.more; at++) {
        unsigned char byte = (unsigned char)bytes[at];
        if (byte < lead.low || byte > lead.high)
            return 0;
        lead.low = 0x80;
        lead.high = 0xBF;
        value = value << 6 | (byte & 0x3FU);
    }
    *code = value;
    return lead.more + (size_t)1;
}

size_t peil_utf8_encode(uint32_t code, char out[4])
{
    unsigned char *to = (unsigned char *)out;

    if (code < 0x80) {
        to[0] = (unsigned char)code;
        return 1;
    }
    if (code < 0x800) {
        to[0] = (unsigned char)(0xC0 | code >> 6);
        to[1] = (unsigned char)(0x80 | (code & 0x3F));
        return 2;
    }
    if (code < 0x10000) {
        if (code >= 0xD800 && code <= 0xDFFF)
            return 0;
        to[0] = (unsigned char)(0xE0 | code >> 12);
        to[1] = (unsigned char)(0x80 | (code >> 6 & 0x3F));
        to[2] = (unsigned char)(0x80 | (code & 0x3F));
        return 3;
    }
    if (code > 0x10FFFF)
        return 0;
    to[0] = (unsigned char)(0xF0 | code >> 18);
    to[1] = (unsigned char)(0x80 | (code >> 12 & 0x3F));
    to[2] = (unsigned char)(0x80 | (code >> 6 & 0x3F));
    to[3] = (unsigned char)(0x80 | (code & 0x3F));
    return 4;
}

size_t peil_utf8_check(const char *bytes, size_t length)
{
    size_t at = 0;

    while (at < length) {
        uint32_t code;
        size_t step;
        if ((unsigned char)bytes[at] < 0x80) {
            at++;
            continue;
        }
        step = peil_utf8_decode(bytes + at, length - at, &code);
        if (step == 0)
            return at;
        at += step;
    }
    return length;
}

static bool is_control(uint32_t code)
{
    if (code < 0x20)
        return code != '\t' && code != '\n';
    if (code >= 0x7F && code < 0xA0)
        return true;
    if (code == 0x2028 || code == 0x2029 || code == 0xFEFF)
        return true;
    return (code >= 0xD800 && code <= 0xDFFF) || (code >= 0xFDD0 && code <= 0xFDEF) ||
           (code & 0xFFFE) == 0xFFFE || code > 0x10FFFF;
}

static bool is_bidi(uint32_t code)
{
    return (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069) ||
           code == 0x200E || code == 0x200F || code == 0x061C;
}

static bool is_invisible(uint32_t code)
{
    return code == 0x00AD || code == 0x180E || code == 0x200B ||
           (code >= 0x2060 && code <= 0x2065) || (code >= 0x206A && code <= 0x206F) ||
           (code >= 0xFFF9 && code <= 0xFFFB) || (code >= 0xE0000 && code <= 0xE007F);
}

enum peil_utf8_class peil_utf8_classify(uint32_t code)
{
    if (code >= 0x20 && code < 0x7F)
        return PEIL_UTF8_PLAIN;
    if (is_control(code))
        return PEIL_UTF8_CONTROL;
    if (code == 0x00A0 || code == 0x202F)
        return PEIL_UTF8_NBSP;
    if (is_bidi(code))
        return PEIL_UTF8_BIDI;
    return is_invisible(code) ? PEIL_UTF8_INVISIBLE : PEIL_UTF8_PLAIN;
}

/* Blocks where capitals and small letters take turns. */
static bool is_paired(uint32_t code, bool *capital_is_odd)
{
    *capital_is_odd = (code >= 0x139 && code <= 0x148) || (code >= 0x179 && code <= 0x17E) ||
                      (code >= 0x1CD && code <= 0x1DC);
    return *capital_is_odd || (code >= 0x100 && code <= 0x12F) ||
           (code >= 0x132 && code <= 0x137) || (code >= 0x14A && code <= 0x177) ||
           (code >= 0x1DE && code <= 0x1EF) || (code >= 0x1F8 && code <= 0x21F) ||
           (code >= 0x222 && code <= 0x233) || (code >= 0x1E00 && code <= 0x1E95) ||
           (code >= 0x1EA0 && code <= 0x1EFF);
}

uint32_t peil_utf8_lower(uint32_t code)
{
    bool capital_is_odd;

    if (code >= 'A' && code <= 'Z')
        return code + 32;
    if (code < 0xC0)
        return code;
    if (code <= 0xDE)
        return code == 0xD7 ? code : code + 32;
    switch (code) {
    case 0x130:
        return 'i';
    case 0x178:
        return 0xFF;
    case 0x1A0: /* O and U with horn, of Vietnamese */
    case 0x1AF:
    case 0x1F4:
        return code + 1;
    case 0x1E9E:
        return 0xDF;
    default:
        break;
    }
    if (is_paired(code, &capital_is_odd) && (code % 2 == 1) == capital_is_odd)
        return code + 1;
    return code;
}
