/*
 * What comes back from a worker is not trusted: a script that broke out of its sandbox could have
 * written it.
 */
#include <string.h>

#include "core/base/num.h"
#include "core/base/utf8.h"
#include "core/cli/stream/stream.h"

#define EVERY_BYTE(value) (UINT64_C(0x0101010101010101) * (value))

static bool is_printable_ascii(char c)
{
    return c >= 0x20 && c < 0x7F;
}

/* Passes printable ASCII. */
static const char *pass_ascii(const char *at, const char *end)
{
    for (; end - at >= 8; at += 8) {
        uint64_t word, bad;

        memcpy(&word, at, sizeof(word));
        bad = word | (word - EVERY_BYTE(0x20)) | ((word ^ EVERY_BYTE(0x7F)) - EVERY_BYTE(1));
        if ((bad & EVERY_BYTE(0x80)) != 0)
            break;
    }
    while (at < end && is_printable_ascii(*at))
        at++;
    return at;
}

/* The end of a line that holds only text that can be printed; NULL where it does not end so. */
static const char *printable_end(const char *at, const char *end)
{
    const char *passed = pass_ascii(at, end);
    const char *stop = memchr(passed, '\n', (size_t)(end - passed));

    if (!stop || passed == stop)
        return stop;
    for (const char *byte = passed; byte < stop; byte++)
        if ((unsigned char)*byte < 0x20 || *byte == 0x7F)
            return NULL;
    return peil_utf8_check(at, (size_t)(stop - at)) == (size_t)(stop - at) ? stop : NULL;
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
    return bytes[at] == ',';
}

/* Takes a line of results, which has to be the one for a line. */
static bool take_result(const char **at, const char *end, uint64_t line)
{
    const char *next = printable_end(*at, end);

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
