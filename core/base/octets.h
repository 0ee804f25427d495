/*
 * Numbers as bytes, and back: for what goes from one process to another. What is read is taken for
 * untrusted: a reader that finds something that cannot be remembers it, and answers 0 from then on.
 */
#ifndef PEIL_BASE_OCTETS_H
#define PEIL_BASE_OCTETS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/base/buf.h"

struct peil_octets {
    const unsigned char *at, *end;
    bool failed;
};

struct peil_octets peil_octets_of(const void *bytes, size_t length);

/* A number from 0 on, in as few bytes as it needs. */
void peil_octets_put_count(struct peil_buf *out, uint64_t value);
/* The same; one above `most` cannot be. */
size_t peil_octets_count(struct peil_octets *in, size_t most);

/* Its bits, so that the very same number comes back. */
void peil_octets_put_double(struct peil_buf *out, double value);
/* The same; one below `low` or above `high`, or that is no number, cannot be. */
double peil_octets_double(struct peil_octets *in, double low, double high);

/* Up to 32 of them; the first given is the lowest bit. */
void peil_octets_put_flags(struct peil_buf *out, const bool *flags, size_t count);
void peil_octets_flags(struct peil_octets *in, bool *const *flags, size_t count);

/* Whether all went well and nothing is left. */
bool peil_octets_done(const struct peil_octets *in);

#endif
