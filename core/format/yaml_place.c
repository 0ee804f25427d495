/*
 * Places in YAML, and errors at them.
 */
#include <string.h>

#include "core/format/yaml_reader.h"

struct peil_place peil_yaml_place(const struct peil_yaml_reader *reader, yaml_mark_t mark)
{
    uint32_t first = reader->source->first_line == 0 ? 1 : reader->source->first_line;

    return (struct peil_place){.source = reader->source,
        .line = first + (uint32_t)mark.line,
        .column = (uint32_t)mark.column + 1};
}

void peil_yaml_error(struct peil_yaml_reader *reader, const char *code, yaml_mark_t mark,
    const struct peil_arg *args)
{
    peil_yaml_error_at(reader, code, peil_yaml_place(reader, mark), args);
}

void peil_yaml_count(struct peil_yaml_reader *reader, struct peil_place place)
{
    reader->errors++;
    if (reader->errors == PEIL_YAML_MOST) {
        peil_diag_add(reader->diags, PEIL_NOTE, "yaml/more", place,
            PEIL_ARGS(PEIL_INTEGER("count", reader->errors)));
        reader->stop = true;
    }
}

void peil_yaml_error_at(struct peil_yaml_reader *reader, const char *code, struct peil_place place,
    const struct peil_arg *args)
{
    peil_diag_add(reader->diags, PEIL_ERROR, code, place, args);
    peil_yaml_count(reader, place);
}

/* How many of eight bytes are not the first of a character. */
static size_t count_continuations(uint64_t word)
{
    uint64_t high = (word >> 7) & ~(word >> 6) & UINT64_C(0x0101010101010101);

    return (size_t)((high * UINT64_C(0x0101010101010101)) >> 56);
}

static size_t offset_from_end(const struct peil_scan *scan, size_t index)
{
    size_t left = scan->characters - index;
    size_t at = scan->length;

    while (left > 0) {
        at--;
        left -= ((unsigned char)scan->text[at] & 0xc0) != 0x80;
    }
    return at;
}

size_t peil_yaml_offset(struct peil_yaml_reader *reader, yaml_mark_t mark)
{
    const char *text = reader->scan.text;
    size_t length = reader->scan.length;
    size_t index = reader->index;
    size_t offset = reader->offset;

    if (mark.index >= reader->scan.characters)
        return length;
    if (reader->scan.characters == length)
        return mark.index;
    if (mark.index > index && reader->scan.characters - mark.index < mark.index - index) {
        reader->index = mark.index;
        reader->offset = offset_from_end(&reader->scan, mark.index);
        return reader->offset;
    }
    if (mark.index < index) {
        index = 0;
        offset = 0;
    }
    while (mark.index - index >= 8 && length - offset >= 8) {
        uint64_t word;

        memcpy(&word, text + offset, sizeof(word));
        index += 8 - count_continuations(word);
        offset += 8;
    }
    for (; offset < length; offset++) {
        if (((unsigned char)text[offset] & 0xc0) == 0x80)
            continue;
        if (index == mark.index)
            break;
        index++;
    }
    reader->index = index;
    reader->offset = offset;
    return offset;
}
