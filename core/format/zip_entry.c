/*
 * What the directory of a zip says about one entry.
 */
#include "core/format/zip_check.h"

#define METHOD_STORED 0
#define METHOD_DEFLATED 8

#define EXTRA_ZIP64 0x0001u
/* A second name: libzip would show it in place of the first. */
#define EXTRA_UNICODE_NAME 0x7075u

/* The kind of file, in the upper half of the attributes, as Unix has it. */
#define KIND_MASK 0xF000u
#define KIND_NONE 0x0000u
#define KIND_REGULAR 0x8000u
#define KIND_FOLDER 0x4000u
#define KIND_LINK 0xA000u

static const char *method_name(struct peil_arena *arena, uint16_t method)
{
    switch (method) {
    case 1:
        return "Shrink";
    case 6:
        return "Implode";
    case 9:
        return "Deflate64";
    case 12:
        return "bzip2";
    case 14:
        return "LZMA";
    case 20:
    case 93:
        return "Zstandard";
    case 95:
        return "xz";
    case 98:
        return "PPMd";
    case 99:
        return "AES";
    default:
        return peil_arena_format(arena, "%u", (unsigned)method);
    }
}

/* What is wrong with the extra fields, as a code; NULL where nothing is. */
static const char *extra_fault(const unsigned char *extra, size_t length)
{
    size_t at = 0;
    while (length - at >= 4) {
        uint16_t id = peil_zip_get16(extra + at);
        size_t size = peil_zip_get16(extra + at + 2);
        if (size > length - at - 4)
            return "zip/extra-field";
        if (id == EXTRA_ZIP64)
            return "zip/zip64-entry";
        if (id == EXTRA_UNICODE_NAME)
            return "zip/second-name";
        at += 4 + size;
    }
    return at == length ? NULL : "zip/extra-field";
}

static bool is_folder(const struct peil_zip_entry *entry)
{
    return entry->name_length > 0 && entry->name[entry->name_length - 1] == '/';
}

static const char *kind_fault(const struct peil_zip_entry *entry)
{
    uint32_t kind = entry->attributes >> 16 & KIND_MASK;
    if (kind == KIND_LINK)
        return "zip/link";
    if (kind != KIND_NONE && kind != (is_folder(entry) ? KIND_FOLDER : KIND_REGULAR))
        return "zip/file-type";
    return NULL;
}

static const char *size_fault(const struct peil_zip_entry *entry)
{
    if (entry->size == UINT32_MAX || entry->stored == UINT32_MAX || entry->offset == UINT32_MAX)
        return "zip/zip64-entry";
    if (is_folder(entry) && entry->size > 0)
        return "zip/folder-contents";
    if (entry->method == METHOD_STORED && entry->size != entry->stored)
        return "zip/stored-size";
    return NULL;
}

void peil_zip_check_entry(const struct peil_zip_entry *entry, struct peil_refusals *refusals)
{
    if (entry->flags & PEIL_ZIP_ENCRYPTED) {
        peil_refuse_name(refusals, "zip/encrypted", entry->name, entry->name_length);
        return;
    }
    if (entry->flags & PEIL_ZIP_PATCH) {
        peil_refuse_name(refusals, "zip/patch", entry->name, entry->name_length);
        return;
    }
    if (entry->method != METHOD_STORED && entry->method != METHOD_DEFLATED) {
        const char *shown = peil_name_shown(refusals->arena, entry->name, entry->name_length);
        const char *method = method_name(refusals->arena, entry->method);
        peil_refuse(refusals, "zip/method",
            PEIL_ARGS(PEIL_TEXT("name", shown), PEIL_TEXT("method", method)));
        return;
    }
    const char *fault = extra_fault(entry->extra, entry->extra_length);
    if (!fault)
        fault = kind_fault(entry);
    if (!fault)
        fault = size_fault(entry);
    if (fault)
        peil_refuse_name(refusals, fault, entry->name, entry->name_length);
}
