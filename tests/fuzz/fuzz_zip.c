/*
 * Opens any bytes as a zip, reads all that is in it, writes it anew and reads that back: the
 * digest must be the same.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/status.h"
#include "core/format/archive.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool holds)
{
    if (!holds)
        abort();
}

/* A file in no folder keeps the one top folder of what is written from being taken off. */
static bool has_file_at_top(const struct peil_archive *archive)
{
    for (size_t i = 0; i < peil_archive_count(archive); i++)
        if (!strchr(peil_archive_at(archive, i)->name, '/'))
            return true;
    return false;
}

static bool read_all(struct peil_archive *archive)
{
    struct peil_arena *arena = peil_arena_new();
    struct peil_diags *diags = peil_diags_new(0);
    bool whole = true;
    for (size_t i = 0; i < peil_archive_count(archive); i++) {
        const struct peil_entry *entry = peil_archive_at(archive, i);
        const struct peil_source *source = NULL;
        size_t errors = peil_diags_errors(diags);
        int status = peil_archive_read(&source, archive, arena, entry->name, true, diags);
        check((status == PEIL_OK) == (source != NULL));
        check((status == PEIL_OK) == (peil_diags_errors(diags) == errors));
        check(!source || (source->length == entry->size && source->bytes[entry->size] == '\0'));
        whole = whole && source;
        peil_arena_reset(arena);
    }
    peil_diags_free(diags);
    peil_arena_free(arena);
    return whole;
}

/* Whether two archives hold the same files. */
static void check_same(struct peil_archive *a, struct peil_archive *b)
{
    struct peil_arena *arena = peil_arena_new();
    check(peil_archive_count(a) == peil_archive_count(b));
    for (size_t i = 0; i < peil_archive_count(a); i++) {
        const char *name = peil_archive_at(a, i)->name;
        const struct peil_source *one = NULL, *other = NULL;
        check(strcmp(name, peil_archive_at(b, i)->name) == 0);
        check(peil_archive_read(&one, a, arena, name, true, NULL) == PEIL_OK);
        check(peil_archive_read(&other, b, arena, name, true, NULL) == PEIL_OK);
        check(one->length == other->length && memcmp(one->bytes, other->bytes, one->length) == 0);
    }
    peil_arena_free(arena);
}

static void write_and_read_back(struct peil_archive *archive, const struct peil_limits *limits)
{
    struct peil_buf zip = PEIL_BUF_EMPTY;
    struct peil_archive *again = NULL;
    if (peil_archive_write_zip(&zip, archive, NULL) == PEIL_OK && has_file_at_top(archive)) {
        check(peil_archive_open_zip(&again, "b", zip.data, zip.length, limits, NULL) == PEIL_OK);
        check_same(archive, again);
    }
    peil_archive_close(again);
    peil_buf_dispose(&zip);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct peil_limits limits = PEIL_LIMITS;
    struct peil_archive *archive = NULL;
    struct peil_diags *diags = peil_diags_new(0);
    limits.entry_bytes = 1 << 16;
    limits.total_bytes = 1 << 18;
    int status = peil_archive_open_zip(&archive, "a", data, size, &limits, diags);
    check((status == PEIL_OK) == (archive != NULL));
    check((status == PEIL_OK) == (peil_diags_errors(diags) == 0));
    if (archive && read_all(archive))
        write_and_read_back(archive, &limits);
    peil_archive_close(archive);
    peil_diags_free(diags);
    return 0;
}
