/*
 * Making once what stands in many lines.
 */
#include "core/report/line_pieces.h"

#include "core/base/num.h"

/* False without memory. */
static bool make_piece(struct peil_line_piece *piece, struct peil_arena *arena, const char *open,
    const char *id, const char *end)
{
    piece->text = peil_arena_format(arena, "%s\"%s\"%s", open, id, end);
    if (!piece->text)
        return false;
    piece->length = strlen(piece->text);
    memcpy(piece->bytes, piece->text,
        piece->length < PEIL_LINE_SHORT ? piece->length : PEIL_LINE_SHORT);
    return true;
}

static bool make_section_keys(
    struct peil_line_keys *keys, struct peil_arena *arena, const struct peil_pack *pack)
{
    keys->keys = peil_arena_array(arena, pack->child_count, sizeof(*keys->keys));
    for (size_t i = 0; i < pack->child_count && keys->keys; i++) {
        size_t section = pack->children[i].index;
        struct peil_line_section *key = &keys->keys[keys->count];

        if (!pack->children[i].is_section)
            continue;
        key->section = section;
        if (!make_piece(
                &key->piece, arena, keys->count > 0 ? "," : "{", pack->sections[section].id, ":"))
            return false;
        keys->scored = keys->scored || pack->sections[section].model != PEIL_MODEL_NONE;
        keys->count++;
    }
    return keys->keys != NULL;
}

struct peil_line_keys *peil_line_keys_new(struct peil_arena *arena, const struct peil_pack *pack)
{
    struct peil_line_keys *keys = peil_arena_alloc(arena, sizeof(*keys));
    bool made = keys && make_section_keys(keys, arena, pack);

    if (!made)
        return NULL;
    keys->lists = peil_arena_array(arena, PEIL_LINE_LISTS, sizeof(*keys->lists));
    keys->bands = peil_arena_array(arena, pack->scoring.band_count, sizeof(*keys->bands));
    for (size_t i = 0; i < pack->scoring.band_count && keys->bands; i++)
        made =
            made && make_piece(&keys->bands[i], arena, ",\"band\":", pack->scoring.bands[i].id, "");
    for (int i = 0; i < PEIL_KNOCKOUT_NOT_APPLICABLE; i++)
        made = made && make_piece(&keys->verdicts[i], arena,
                           ",\"verdict\":", peil_knockout_word((enum peil_knockout_state)i), "");
    for (unsigned i = 0; i <= PEIL_LINE_HUNDRED; i++) {
        char digits[24];

        keys->numbers[i].length = (unsigned char)peil_num_digits(i, digits);
        memcpy(keys->numbers[i].digits, digits, keys->numbers[i].length);
    }
    return made && keys->lists && keys->bands ? keys : NULL;
}
