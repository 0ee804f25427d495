/*
 * Which layers there are: the vocabularies, the checklist, extensions.
 */
#include <string.h>

#include "core/base/sha256.h"
#include "core/script/host.h"
#include "core/script/library.h"

const struct peil_source *peil_layer_file(const struct peil_script_layer *layer, const char *name)
{
    const struct peil_pack *pack = layer->about.pack;

    if (layer->extension)
        return NULL;
    for (size_t i = 0; i < pack->script_count; i++)
        if (strcmp(pack->scripts[i].name, name) == 0)
            return pack->scripts[i].source;
    return NULL;
}

/* What `require` finds: the library, and the modules of the layer's own pack. */
static const struct peil_source *find_module(const void *context, const char *name)
{
    static const char *const not_modules[] = {"scoring", "advice", "comparison"};
    const struct peil_script_layer *layer = context;
    const struct peil_source *builtin = peil_library_builtin(name);
    char file[128];
    size_t length = strlen(name);

    if (builtin || length + sizeof(".lua") > sizeof(file))
        return builtin;
    for (size_t i = 0; i < sizeof(not_modules) / sizeof(*not_modules); i++)
        if (strcmp(name, not_modules[i]) == 0)
            return NULL;
    memcpy(file, name, length);
    memcpy(file + length, ".lua", sizeof(".lua"));
    return peil_layer_file(layer, file);
}

bool peil_layer_advises(const struct peil_script_layer *layer)
{
    const struct peil_pack *pack = layer->about.pack;

    /* A checklist that is used for its words speaks of questions that nobody asked here. */
    return layer->about.kind == PEIL_LAYER_PACK || pack->vocabulary || pack->item_count == 0;
}

static struct peil_script_layer *add_layer(
    struct peil_scripts *scripts, enum peil_layer_kind kind, const struct peil_pack *pack)
{
    struct peil_script_layer *layer = &scripts->layers[scripts->layer_count];

    layer->index = scripts->layer_count++;
    layer->about.kind = kind;
    layer->about.pack = pack;
    layer->about.name = pack->id;
    layer->scripts = scripts;
    layer->library = (struct peil_library){.context = layer, .find = find_module};
    layer->left = scripts->limits->script_steps;
    return layer;
}

static void add_extension(struct peil_scripts *scripts, const struct peil_source *source)
{
    struct peil_script_layer *layer = add_layer(scripts, PEIL_LAYER_EXTENSION, scripts->pack);
    const char *last = strrchr(source->name, '/');
    unsigned char digest[32];

    layer->extension = source;
    layer->about.name = last ? last + 1 : source->name;
    peil_sha256(source->bytes, source->length, digest);
    peil_sha256_hex(digest, layer->about.digest);
}

static bool number_concepts(struct peil_scripts *scripts)
{
    const struct peil_pack *pack = scripts->pack;
    size_t count = 0, used, i;

    scripts->first_concept =
        peil_arena_array(scripts->arena, pack->used_count, sizeof(*scripts->first_concept));
    if (!scripts->first_concept)
        return false;
    for (used = 0; used < pack->used_count; used++) {
        const struct peil_vocabulary *vocabulary = pack->used[used].pack->vocabulary;

        scripts->first_concept[used] = count;
        count += vocabulary ? vocabulary->concept_count : 0;
    }
    scripts->concepts = peil_arena_array(scripts->arena, count, sizeof(*scripts->concepts));
    if (!scripts->concepts)
        return false;
    for (used = 0; used < pack->used_count; used++) {
        const struct peil_vocabulary *vocabulary = pack->used[used].pack->vocabulary;

        for (i = 0; vocabulary && i < vocabulary->concept_count; i++)
            scripts->concepts[scripts->concept_count++] = &vocabulary->concepts[i];
    }
    return true;
}

static bool list_knockouts(struct peil_scripts *scripts)
{
    const struct peil_pack *pack = scripts->pack;

    scripts->knockouts =
        peil_arena_array(scripts->arena, pack->item_count, sizeof(*scripts->knockouts));
    for (size_t i = 0; scripts->knockouts && i < pack->item_count; i++)
        if (pack->items[i].knockout)
            scripts->knockouts[scripts->knockout_count++] = i;
    return scripts->knockouts;
}

bool peil_layers_make(struct peil_scripts *scripts, const struct peil_source *const *extensions,
    size_t extension_count)
{
    const struct peil_pack *pack = scripts->pack;

    scripts->layers = peil_arena_array(
        scripts->arena, pack->used_count + extension_count, sizeof(*scripts->layers));
    if (!scripts->layers || !number_concepts(scripts) || !list_knockouts(scripts))
        return false;
    for (size_t i = 1; i < pack->used_count; i++)
        add_layer(scripts, PEIL_LAYER_VOCABULARY, pack->used[i].pack);
    add_layer(scripts, PEIL_LAYER_PACK, pack);
    for (size_t i = 0; i < extension_count; i++)
        add_extension(scripts, extensions[i]);
    return true;
}
