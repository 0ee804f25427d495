/*
 * The Lua files of a pack. They are kept as text: core/script compiles them.
 */
#include <string.h>

#include "core/pack/loading.h"
#include "core/pack/script_text.h"

/* Tests and examples are not read with the pack. */
static bool is_script(const char *name)
{
    size_t length = strlen(name);

    return length > 4 && strcmp(name + length - 4, ".lua") == 0 &&
           strncmp(name, "tests/", 6) != 0 && strncmp(name, "examples/", 9) != 0;
}

/* Reads one file; false where it is refused or cannot be read. */
static bool read_script(
    struct peil_loading *load, const struct peil_entry *entry, struct peil_script_file *out)
{
    struct peil_arena *arena = load->pack->arena;
    struct peil_source *text = peil_arena_alloc(arena, sizeof(*text));
    const struct peil_source *file;
    int status;

    if (!text)
        return false;
    status = peil_archive_read(&file, load->archive, arena, entry->name, true, load->schema.diags);
    if (status == PEIL_OK)
        status = peil_script_text(text, file, load->session->limits, load->schema.diags);
    if (status == PEIL_ENOMEM || (status == PEIL_EIO && load->session->status == PEIL_OK))
        load->session->status = status;
    if (status != PEIL_OK) {
        load->schema.failed = true;
        return false;
    }
    out->name = peil_arena_text(arena, entry->name);
    out->source = text;
    return out->name != NULL;
}

void peil_load_scripts(struct peil_loading *load)
{
    struct peil_pack *pack = load->pack;
    struct peil_script_file *scripts;
    size_t count = 0, i;

    for (i = 0; i < peil_archive_count(load->archive); i++)
        count += is_script(peil_archive_at(load->archive, i)->name) ? 1 : 0;
    if (count == 0)
        return;
    scripts = peil_arena_array(pack->arena, count, sizeof(*scripts));
    if (!scripts)
        return;
    for (i = 0; i < peil_archive_count(load->archive) && !peil_load_stuck(load); i++) {
        const struct peil_entry *entry = peil_archive_at(load->archive, i);

        if (is_script(entry->name) && read_script(load, entry, &scripts[pack->script_count]))
            pack->script_count++;
    }
    pack->scripts = scripts;
}
