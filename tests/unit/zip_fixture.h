/*
 * What tests of zips share: a zip that was made by hand, opening it, and what to expect of that.
 */
#ifndef PEIL_TESTS_ZIP_FIXTURE_H
#define PEIL_TESTS_ZIP_FIXTURE_H

#include <criterion/criterion.h>

#include <string.h>

#include "core/base/status.h"
#include "core/format/archive.h"
#include "tests/unit/zip_maker.h"

#define PART(...) ((const struct zip_part[]){{__VA_ARGS__}})
#define PACK                                                                                       \
    {                                                                                              \
        .name = "pack.yaml", .data = "peil: 1\n"                                                   \
    }
#define REGULAR (0100644u << 16)

/* 5,000 times "a", deflated. */
static const char deflated[] = "\xed\xc1\x31\x01\x00\x00\x00\xc2\xa0\xac\xeb\x5f\xc2\x14\x7e\x40"
                               "\x01\x00\x00\x00\x00\x6f\x03";
#define DEFLATED                                                                                   \
    .data = deflated, .data_length = sizeof(deflated) - 1, .method = 8, .checksum = 0x4cf45976

static struct zip_made zip;
static struct peil_limits limits = PEIL_LIMITS;
static struct peil_diags *diags;
static struct peil_arena *arena;
static struct peil_archive *archive;

static inline void set_up(void)
{
    diags = peil_diags_new(0);
    arena = peil_arena_new();
}

static inline void tear_down(void)
{
    peil_archive_close(archive);
    peil_arena_free(arena);
    peil_diags_free(diags);
}

static inline int open_bytes(const void *bytes, size_t length)
{
    return peil_archive_open_zip(&archive, "a.zip", bytes, length, &limits, diags);
}

static inline int open_made(void)
{
    return open_bytes(zip.bytes, zip.length);
}

static inline const char *argument(size_t index, const char *name)
{
    const struct peil_arg *found = peil_diag_arg(peil_diags_at(diags, index), name);
    return found && found->text ? found->text : "(none)";
}

static inline const char *code(size_t index)
{
    return index < peil_diags_count(diags) ? peil_diags_at(diags, index)->code : "(none)";
}

/* Opening what was made is refused with exactly one error. */
static inline void expect_refused_bytes(const void *bytes, size_t length, const char *expected)
{
    cr_expect_eq(open_bytes(bytes, length), PEIL_EINPUT);
    cr_expect_null(archive);
    cr_expect_eq(
        peil_diags_errors(diags), 1u, "%s: %zu errors", expected, peil_diags_errors(diags));
    cr_expect_str_eq(code(0), expected);
    cr_expect_str_eq(peil_diags_at(diags, 0)->file, "a.zip");
    cr_expect_eq(peil_diags_at(diags, 0)->line, 0u);
}

static inline void expect_refused(const char *expected)
{
    expect_refused_bytes(zip.bytes, zip.length, expected);
}

static inline void expect_part_refused(const struct zip_part *part, const char *expected)
{
    zip_make(&zip, part, 1);
    expect_refused(expected);
    cr_expect_str_eq(argument(0, "name"), part->name);
}

static inline const struct peil_source *read_file(const char *name)
{
    const struct peil_source *source = NULL;
    cr_assert_eq(open_made(), PEIL_OK, "%s", code(0));
    int status = peil_archive_read(&source, archive, arena, name, true, diags);
    cr_expect_eq(status, source ? PEIL_OK : PEIL_EINPUT);
    return source;
}

/* Opening goes well, reading does not. */
static inline void expect_unreadable(const struct zip_part *part, const char *expected)
{
    zip_make(&zip, part, 1);
    cr_expect_null(read_file(part->name));
    cr_expect_eq(peil_diags_errors(diags), 1u);
    cr_expect_str_eq(code(0), expected);
    cr_expect_str_eq(argument(0, "name"), part->name);
}

#endif
