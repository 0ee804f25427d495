/*
 * Layers of scripts: whose rule it is, and in which file it stands.
 */
#include "core/base/sha256.h"
#include "core/report/parts.h"
#include "core/script/scripts.h"

static const struct peil_layer *layer_at(const struct peil_report *r, size_t index)
{
    const struct peil_scripts *scripts = r->result ? r->result->scripts : NULL;

    return scripts && index < peil_scripts_layer_count(scripts) ? peil_scripts_layer(scripts, index)
                                                                : NULL;
}

const char *peil_report_layer(
    const struct peil_report *r, size_t index, const struct peil_pack *owner)
{
    const struct peil_layer *layer = layer_at(r, index);

    if (layer)
        return layer->name;
    return owner ? owner->id : r->pack->id;
}

const char *peil_report_last_part(const char *name)
{
    const char *last = name;

    for (; name && *name != '\0'; name++)
        if ((*name == '/' || *name == ':') && name[1] != '\0')
            last = name + 1;
    return last;
}

/* "oco/advice.lua" for a file of a pack; the last part of the name for an extension. */
static const char *file_of(
    struct peil_report *r, size_t index, const struct peil_pack *owner, const char *name)
{
    const struct peil_layer *layer = layer_at(r, index);
    const char *last = peil_report_last_part(name);

    if (!last || (layer && layer->kind == PEIL_LAYER_EXTENSION))
        return last ? peil_arena_text(r->arena, last) : NULL;
    return peil_arena_format(r->arena, "%s/%s", peil_report_layer(r, index, owner), last);
}

void peil_report_put_place(struct peil_report *r, struct peil_node *map, size_t layer,
    const struct peil_pack *owner, const struct peil_place *place)
{
    peil_put_text(r, map, "layer", peil_report_layer(r, layer, owner));
    if (!place->source)
        return;
    peil_put_text(r, map, "file", file_of(r, layer, owner, place->source->name));
    if (place->line > 0)
        peil_put_count(r, map, "line", place->line);
}

/* The files of somebody's own, as layers behind the packs. */
void peil_report_extensions(struct peil_report *r, struct peil_node *packs)
{
    const struct peil_scripts *scripts = r->result ? r->result->scripts : NULL;

    for (size_t i = 0; scripts && i < peil_scripts_layer_count(scripts); i++) {
        const struct peil_layer *layer = peil_scripts_layer(scripts, i);
        struct peil_node *map;

        if (layer->kind != PEIL_LAYER_EXTENSION)
            continue;
        map = peil_add_map(r, packs);
        peil_put_text(r, map, "name", layer->name);
        peil_put_text(r, map, "digest", layer->digest);
        peil_put_text(r, map, "layer", "extension");
    }
}

static void add_digest(
    struct peil_report *r, struct peil_node *list, const char *name, const char *digest)
{
    struct peil_node *map = peil_add_map(r, list);

    peil_put_text(r, map, "name", name);
    peil_put_text(r, map, "digest", digest);
}

static void add_files(struct peil_report *r, struct peil_node *list, const struct peil_pack *pack)
{
    for (size_t i = 0; i < pack->script_count; i++) {
        const struct peil_script_file *file = &pack->scripts[i];
        unsigned char digest[32];
        char text[65];

        peil_sha256(file->source->bytes, file->source->length, digest);
        peil_sha256_hex(digest, text);
        add_digest(r, list, peil_arena_format(r->arena, "%s/%s", pack->id, file->name),
            peil_arena_text(r->arena, text));
    }
}

void peil_report_script_digests(struct peil_report *r, struct peil_node *digests)
{
    const struct peil_scripts *scripts = r->result ? r->result->scripts : NULL;
    struct peil_node *list;

    if (!scripts)
        return;
    list = peil_node_list(r->arena);
    for (size_t i = 0; i < r->pack->used_count; i++)
        add_files(r, list, r->pack->used[i].pack);
    for (size_t i = 0; i < peil_scripts_layer_count(scripts); i++) {
        const struct peil_layer *layer = peil_scripts_layer(scripts, i);

        if (layer->kind == PEIL_LAYER_EXTENSION)
            add_digest(r, list, layer->name, layer->digest);
    }
    if (peil_node_count(list) > 0)
        peil_node_set(r->arena, digests, "scripts", list);
}
