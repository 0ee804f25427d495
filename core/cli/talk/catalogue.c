/*
 * Texts in the reader's language, from the catalogues that gettext's tools make.
 */
#include "core/cli/talk/catalogue.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "core/base/buf.h"
#include "core/base/status.h"
#include "core/cli/files/files.h"

/* How a catalogue begins whose numbers have their lowest byte first, or last. */
#define LOWEST_FIRST "\xde\x12\x04\x95"
#define LOWEST_LAST "\x95\x04\x12\xde"
#define HEADER_BYTES 20u
#define MOST_BYTES ((size_t)4 << 20)

/* A catalogue in memory: two tables of (length, offset), sorted by the original texts. */
struct catalogue {
    const char *bytes;
    size_t length;
    uint32_t count, originals, translations;
    bool lowest_last; /* byte of a number; whoever makes a catalogue chooses */
};

/* The one of this process, as its language is one. */
static struct catalogue current;

static uint32_t number_at(const struct catalogue *catalogue, size_t offset)
{
    uint32_t value = 0;

    for (size_t i = 0; i < 4; i++) {
        size_t at = catalogue->lowest_last ? i : 3 - i;

        value = value << 8 | (unsigned char)catalogue->bytes[offset + at];
    }
    return value;
}

/* A text of a table, which must lie in the file with its NUL; NULL where it does not. */
static const char *text_at(const struct catalogue *catalogue, uint32_t table, uint32_t index)
{
    size_t entry = (size_t)table + 8 * (size_t)index;
    size_t length = number_at(catalogue, entry), offset = number_at(catalogue, entry + 4);

    if (offset >= catalogue->length || length >= catalogue->length - offset ||
        catalogue->bytes[offset + length] != '\0')
        return NULL;
    return catalogue->bytes + offset;
}

/* Whether everything that look-ups will touch lies in the file. */
static bool is_whole(const struct catalogue *catalogue)
{
    for (uint32_t i = 0; i < catalogue->count; i++)
        if (!text_at(catalogue, catalogue->originals, i) ||
            !text_at(catalogue, catalogue->translations, i))
            return false;
    return true;
}

static bool read_header(struct catalogue *catalogue)
{
    size_t room;

    if (catalogue->length < HEADER_BYTES)
        return false;
    catalogue->lowest_last = memcmp(catalogue->bytes, LOWEST_LAST, 4) == 0;
    if ((!catalogue->lowest_last && memcmp(catalogue->bytes, LOWEST_FIRST, 4) != 0) ||
        number_at(catalogue, 4) != 0)
        return false;
    catalogue->count = number_at(catalogue, 8);
    catalogue->originals = number_at(catalogue, 12);
    catalogue->translations = number_at(catalogue, 16);
    if (catalogue->originals > catalogue->length || catalogue->translations > catalogue->length)
        return false;
    room = catalogue->length - (catalogue->originals > catalogue->translations
                                       ? catalogue->originals
                                       : catalogue->translations);
    return catalogue->count <= room / 8 && is_whole(catalogue);
}

int cli_catalogue_open(
    struct peil_arena *arena, const char *folder, const char *language, struct peil_diags *diags)
{
    struct peil_buf bytes = PEIL_BUF_EMPTY;
    struct catalogue catalogue = {0};
    char *path = peil_arena_format(arena, "%s/%s/LC_MESSAGES/peil.mo", folder, language);
    int status = PEIL_OK;

    if (!path)
        return PEIL_ENOMEM;
    if (cli_path_kind(path) == CLI_PATH_FILE)
        status = cli_file_read(&bytes, path, MOST_BYTES, diags);
    if (status == PEIL_OK && bytes.length > 0) {
        catalogue.length = bytes.length;
        catalogue.bytes = peil_buf_keep(&bytes, arena);
        if (catalogue.bytes && read_header(&catalogue))
            current = catalogue;
        status = catalogue.bytes ? PEIL_OK : PEIL_ENOMEM;
    }
    peil_buf_dispose(&bytes);
    return status;
}

const char *cli_text(const char *text)
{
    uint32_t low = 0, high = current.count;

    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        int order = strcmp(text, text_at(&current, current.originals, middle));

        if (order == 0)
            return text_at(&current, current.translations, middle);
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return text;
}
