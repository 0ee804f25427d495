/*
 * What tests of archives share: one that is open, and what was found while it was opened.
 */
#ifndef PEIL_TESTS_ARCHIVE_FIXTURE_H
#define PEIL_TESTS_ARCHIVE_FIXTURE_H

#include <criterion/criterion.h>

#include <string.h>

#include "core/base/status.h"
#include "core/format/archive.h"

#define FILES(...) ((const struct peil_memory_file[]){__VA_ARGS__})

static struct peil_limits limits = PEIL_LIMITS;
static struct peil_diags *diags;
static struct peil_arena *arena;
static struct peil_archive *archive;

static void set_up(void)
{
    diags = peil_diags_new(0);
    arena = peil_arena_new();
}

static void tear_down(void)
{
    peil_archive_close(archive);
    peil_arena_free(arena);
    peil_diags_free(diags);
}

static int open_memory(const struct peil_memory_file *files, size_t count)
{
    return peil_archive_open_memory(&archive, "packs/demo", files, count, &limits, diags);
}

static const char *code(size_t index)
{
    return index < peil_diags_count(diags) ? peil_diags_at(diags, index)->code : "(none)";
}

#endif
