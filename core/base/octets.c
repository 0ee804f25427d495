/*
 * Numbers as bytes. A count is cut in pieces of seven bits, the lowest first; the high bit says
 * that more come. The bits of a double stand lowest byte first.
 */
#include "core/base/octets.h"

#include <string.h>

struct peil_octets peil_octets_of(const void *bytes, size_t length)
{
    const unsigned char *at = bytes;

    return (struct peil_octets){at, at + length, false};
}

void peil_octets_put_count(struct peil_buf *out, uint64_t value)
{
    for (; value >= 0x80; value >>= 7)
        peil_buf_char(out, (char)(unsigned char)(0x80 | (value & 0x7f)));
    peil_buf_char(out, (char)(unsigned char)value);
}

size_t peil_octets_count(struct peil_octets *in, size_t most)
{
    uint64_t value = 0;

    for (unsigned shift = 0; shift < 63; shift += 7) {
        unsigned char byte;

        if (in->failed || in->at == in->end)
            break;
        byte = *in->at++;
        value |= (uint64_t)(byte & 0x7f) << shift;
        if (byte & 0x80)
            continue;
        if (value > most || (byte == 0 && shift > 0))
            break;
        return (size_t)value;
    }
    in->failed = true;
    return 0;
}

void peil_octets_put_double(struct peil_buf *out, double value)
{
    uint64_t bits;
    char bytes[8];

    memcpy(&bits, &value, sizeof(bits));
    for (size_t i = 0; i < sizeof(bytes); i++)
        bytes[i] = (char)(unsigned char)(bits >> (8 * i));
    peil_buf_add(out, bytes, sizeof(bytes));
}

double peil_octets_double(struct peil_octets *in, double low, double high)
{
    uint64_t bits = 0;
    double value;

    if (in->failed || in->end - in->at < 8) {
        in->failed = true;
        return 0;
    }
    for (size_t i = 0; i < 8; i++)
        bits |= (uint64_t)*in->at++ << (8 * i);
    memcpy(&value, &bits, sizeof(value));
    if (!(value >= low && value <= high)) {
        in->failed = true;
        return 0;
    }
    return value;
}

void peil_octets_put_flags(struct peil_buf *out, const bool *flags, size_t count)
{
    uint64_t bits = 0;

    for (size_t i = 0; i < count; i++)
        bits |= (uint64_t)flags[i] << i;
    peil_octets_put_count(out, bits);
}

void peil_octets_flags(struct peil_octets *in, bool *const *flags, size_t count)
{
    size_t bits = peil_octets_count(in, ((size_t)1 << count) - 1);

    for (size_t i = 0; i < count; i++)
        *flags[i] = (bits >> i) & 1;
}

bool peil_octets_done(const struct peil_octets *in)
{
    return !in->failed && in->at == in->end;
}
