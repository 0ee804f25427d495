/*
 * What comes back from a worker is not trusted: a script that broke out of its sandbox could have
 * written it.
 */
#include <string.h>

#include "core/base/num.h"
#include "core/base/utf8.h"
#include "core/cli/stream.h"

#define EVERY_BYTE(value) (UINT64_C(0x0101010101010101) * (value))

/* Whether a line holds only text that can be printed. */
static bool is_printable(const char *bytes, size_t length)
{
    uint64_t high = 0;
    uint64_t bad = 0;
    size_t at = 0;

    for (; length - at >= 8; at += 8) {
        uint64_t word;

        memcpy(&word, bytes + at, sizeof(word));
        high |= word;
        bad |= (word - EVERY_BYTE(0x20)) & ~word;
        bad |= (word ^ EVERY_BYTE(0x7F)) - EVERY_BYTE(1);
    }
    if ((high & EVERY_BYTE(0x80)) == 0 && (bad & EVERY_BYTE(0x80)) == 0) {
        for (; at < length; at++)
            if (bytes[at] < 0x20 || bytes[at] == 0x7F)
                return false;
        return true;
    }
    for (at = 0; at < length; at++)
        if ((unsigned char)bytes[at] < 0x20 || bytes[at] == 0x7F)
            return false;
    return peil_utf8_check(bytes, length) == length;
}

/* Whether a line is the one for the answers on line `line`. */
static bool is_for(const char *bytes, size_t length, uint64_t line)
{
    static const char start[] = "{\"line\":";
    char number[24];
    size_t digits = peil_num_digits(line, number);
    size_t at = sizeof(start) - 1;

    if (length < at + digits + 3 || memcmp(bytes, start, at) != 0 || bytes[length - 1] != '}')
        return false;
    for (size_t i = 0; i < digits; i++, at++)
        if (bytes[at] != number[i])
            return false;
    return bytes[at] == ',' && is_printable(bytes, length);
}

/* Takes a line of results, which has to be the one for a line. */
static bool take_result(const char **at, const char *end, uint64_t line)
{
    const char *next = memchr(*at, '\n', (size_t)(end - *at));

    if (!next || !is_for(*at, (size_t)(next - *at), line))
        return false;
    *at = next + 1;
    return true;
}

bool stream_check(const struct stream_block *block, const struct stream_reply *reply,
    const struct peil_buf *answer, uint64_t *line)
{
    const struct stream_counts *counts = &reply->counts;
    const char *at = answer->length > 0 ? answer->data : "";
    const char *end = at + answer->length;
    uint64_t given = 0;

    if (reply->reached < block->at || reply->reached > block->stop)
        return false;
    *line = block->at_line;
    if (block->no_blanks && block->at == 0 && reply->reached == block->length) {
        for (; given < block->lines; given++, (*line)++)
            if (!take_result(&at, end, *line))
                return false;
    } else {
        for (size_t from = block->at; from < reply->reached; (*line)++) {
            const char *start = block->bytes + from;
            size_t left = (size_t)reply->reached - from;
            const char *stop = memchr(start, '\n', left);
            size_t length = stop ? (size_t)(stop - start) : left;

            from += stop ? length + 1 : length;
            if (stream_is_blank(start, length))
                continue;
            if (!take_result(&at, end, *line))
                return false;
            given++;
        }
    }
    return at == end && counts->scored <= given && counts->refused == given - counts->scored &&
           counts->refused_by_script <= counts->refused && counts->script_failed <= counts->scored;
}
