/*
 * Numbers as bytes come back as they were, and what cannot be is refused.
 */
#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#include "core/base/octets.h"

static struct peil_buf out;

static void clear(void)
{
    peil_buf_dispose(&out);
}

TestSuite(octets, .fini = clear);

Test(octets, counts_and_doubles_come_back)
{
    static const size_t counts[] = {
        0, 1, 127, 128, 300, 16383, 16384, UINT32_MAX, SIZE_MAX >> 2, SIZE_MAX >> 1};
    static const double doubles[] = {0, -0.0, 0.1, -1.5, 1e300, 5e-324};
    struct peil_octets in;

    for (size_t i = 0; i < sizeof(counts) / sizeof(*counts); i++)
        peil_octets_put_count(&out, counts[i]);
    for (size_t i = 0; i < sizeof(doubles) / sizeof(*doubles); i++)
        peil_octets_put_double(&out, doubles[i]);
    in = peil_octets_of(out.data, out.length);
    for (size_t i = 0; i < sizeof(counts) / sizeof(*counts); i++)
        cr_assert_eq(peil_octets_count(&in, SIZE_MAX), counts[i]);
    for (size_t i = 0; i < sizeof(doubles) / sizeof(*doubles); i++) {
        double found = peil_octets_double(&in, -1e301, 1e301);

        cr_assert_eq(memcmp(&found, &doubles[i], sizeof(found)), 0);
    }
    cr_assert(peil_octets_done(&in));
}

Test(octets, flags_come_back_in_their_places)
{
    bool a = false, b = true, c = true;
    bool *const into[] = {&a, &b, &c};
    struct peil_octets in;

    peil_octets_put_flags(&out, (const bool[]){true, false, true}, 3);
    in = peil_octets_of(out.data, out.length);
    peil_octets_flags(&in, into, 3);
    cr_assert(peil_octets_done(&in));
    cr_assert(a && !b && c);
}

static bool count_refused(const char *bytes, size_t length, size_t most)
{
    struct peil_octets in = peil_octets_of(bytes, length);
    size_t value = peil_octets_count(&in, most);

    return in.failed && value == 0;
}

Test(octets, counts_that_cannot_be_are_refused)
{
    cr_assert(count_refused("", 0, 9));
    cr_assert(count_refused("\x0a", 1, 9));
    cr_assert(count_refused("\x80", 1, 9));     /* cut off */
    cr_assert(count_refused("\x81\x00", 2, 9)); /* longer than it needs to be */
    cr_assert(count_refused("\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01", 10, SIZE_MAX));
    cr_assert_not(count_refused("\x09", 1, 9));
}

static bool double_refused(double value)
{
    struct peil_octets in;

    peil_buf_clear(&out);
    peil_octets_put_double(&out, value);
    in = peil_octets_of(out.data, out.length);
    return !(peil_octets_double(&in, 0, 1) >= 0 && !in.failed);
}

Test(octets, numbers_outside_their_range_are_refused)
{
    struct peil_octets in = peil_octets_of("\0\0\0\0\0\0\0", 7);

    cr_assert(double_refused(-0.1) && double_refused(1.1) && double_refused((double)NAN) &&
              double_refused((double)INFINITY));
    cr_assert_not(double_refused(1));
    cr_assert_eq(peil_octets_double(&in, 0, 1), 0);
    cr_assert(in.failed, "cut off");
}

Test(octets, after_a_failure_all_is_nothing)
{
    struct peil_octets in = peil_octets_of("\x0a\x01\x01", 3);

    (void)peil_octets_count(&in, 9);
    cr_assert_eq(peil_octets_count(&in, 9), 0);
    cr_assert_not(peil_octets_done(&in));
    in = peil_octets_of("\x01", 1);
    cr_assert_not(peil_octets_done(&in), "something is left");
}
