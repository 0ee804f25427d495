/*
 * The packs and scripts of an engine.
 *
 * Each of them lives in an arena of its own, so that one that was refused, or for which there was
 * no memory, leaves nothing behind, and one that is replaced goes.
 */
#include "core/api/engine_parts.h"

#include <string.h>

#include "core/base/status.h"
#include "core/format/archive.h"
#include "core/format/yaml.h"
#include "core/pack/schema.h"

/* A Lua file that was added. */
struct peil_engine_script {
    struct peil_engine_script *next;
    struct peil_arena *arena; /* holds it */
    struct peil_source source;
    const char *pack_id; /* NULL: for all packs */
};

static void forget_evaluator(struct peil_engine_pack *added)
{
    peil_evaluator_free(added->evaluator);
    peil_scripts_free(added->scripts);
    added->evaluator = NULL;
    added->scripts = NULL;
}

/* What was made of the zip; it is made again when it is needed. */
static void unload(struct peil_engine_pack *added)
{
    forget_evaluator(added);
    peil_pack_free(added->pack);
    added->pack = NULL;
}

static void drop(struct peil_engine_pack *added)
{
    unload(added);
    peil_arena_free(added->arena);
}

void peil_engine_drop_packs(struct peil_engine *engine)
{
    while (engine->packs) {
        struct peil_engine_pack *added = engine->packs;

        engine->packs = added->next;
        drop(added);
    }
    while (engine->first_script) {
        struct peil_engine_script *script = engine->first_script;

        engine->first_script = script->next;
        peil_arena_free(script->arena);
    }
}

/* ---- adding a pack --------------------------------------------------------------------------- */

static struct peil_engine_pack *find(struct peil_engine *engine, const char *id, uint32_t major)
{
    for (struct peil_engine_pack *added = engine->packs; added; added = added->next)
        if (strcmp(added->id, id) == 0 && added->major == major)
            return added;
    return NULL;
}

static int open_zip(struct peil_archive **out, struct peil_engine *engine,
    const struct peil_engine_pack *added, struct peil_diags *diags)
{
    return peil_archive_open_zip(
        out, added->name, added->bytes, added->length, &engine->limits, diags);
}

static int open_used(void *context, const char *id, uint32_t major, struct peil_archive **out,
    struct peil_diags *diags)
{
    struct peil_engine *engine = context;
    const struct peil_engine_pack *added = find(engine, id, major);

    *out = NULL;
    return added ? open_zip(out, engine, added, diags) : PEIL_OK;
}

static int load(struct peil_pack **out, struct peil_engine *engine, struct peil_archive *archive)
{
    const struct peil_store store = {engine, open_used};

    return peil_pack_load(out, archive, &store, &engine->limits, engine->pack_diags);
}

/*
 * Which pack it is, from its head. One that does not say so could never be asked for: loading it
 * tells what is wrong. Whatever else is wrong shows when it is loaded.
 */
static int read_head(
    struct peil_engine *engine, struct peil_engine_pack *added, struct peil_archive *archive)
{
    const struct peil_source *source;
    const struct peil_node *head = NULL;
    struct peil_version version = {0};
    const char *id, *text;
    int status =
        peil_archive_read(&source, archive, engine->run, "pack.yaml", true, engine->pack_diags);

    if (status == PEIL_OK)
        status = peil_yaml_read(
            &head, engine->run, source, &engine->limits, PEIL_TEXT_PACK, engine->pack_diags);
    if (status != PEIL_OK)
        return status;
    text = peil_node_get_text(head, "version");
    id = peil_node_get_text(head, "id");
    if (!id || !peil_is_id(id) || !text || !peil_version_read(text, &version)) {
        status = load(&added->pack, engine, archive);
        return status == PEIL_OK ? PEIL_EINTERNAL : status;
    }
    added->id = peil_arena_text(added->arena, id);
    added->major = version.major;
    return added->id ? PEIL_OK : PEIL_ENOMEM;
}

static int fill_in(struct peil_engine *engine, struct peil_engine_pack *added, const char *name,
    const void *zip, size_t length)
{
    struct peil_archive *archive;
    int status;

    added->name = peil_arena_text(added->arena, name ? name : "pack.zip");
    added->bytes = peil_arena_copy(added->arena, length > 0 ? zip : "", length);
    added->length = length;
    if (!added->name || !added->bytes)
        return PEIL_ENOMEM;
    status = open_zip(&archive, engine, added, engine->pack_diags);
    if (status != PEIL_OK)
        return status;
    status = read_head(engine, added, archive);
    peil_archive_close(archive);
    return status;
}

/* In the place of one of that id and major version. Any pack may use it, so all are loaded anew. */
static void put(struct peil_engine *engine, struct peil_engine_pack *added)
{
    struct peil_engine_pack **at = &engine->packs;

    while (*at) {
        struct peil_engine_pack *other = *at;

        if (strcmp(other->id, added->id) == 0 && other->major == added->major) {
            *at = other->next;
            drop(other);
        } else {
            unload(other);
            at = &other->next;
        }
    }
    added->next = engine->packs;
    engine->packs = added;
}

int peil_engine_add_pack(
    struct peil_engine *engine, const char *name, const void *zip, size_t length)
{
    struct peil_arena *arena = peil_arena_new();
    struct peil_engine_pack *added = peil_arena_alloc(arena, sizeof(*added));
    int status;

    peil_engine_begin(engine);
    if (!added) {
        peil_arena_free(arena);
        return PEIL_NO_MEMORY;
    }
    added->arena = arena;
    status = fill_in(engine, added, name, zip, length);
    if (status == PEIL_OK)
        put(engine, added);
    else
        drop(added);
    return status;
}

/* ---- scripts --------------------------------------------------------------------------------- */

static bool is_for(const struct peil_engine_script *script, const struct peil_engine_pack *added)
{
    return !script->pack_id || strcmp(script->pack_id, added->id) == 0;
}

int peil_engine_add_script(struct peil_engine *engine, const char *pack_id, const char *name,
    const void *lua, size_t length)
{
    struct peil_arena *arena = peil_arena_new();
    struct peil_engine_script *script = peil_arena_alloc(arena, sizeof(*script));

    peil_engine_begin(engine);
    if (script) {
        script->arena = arena;
        script->source.name = peil_arena_text(arena, name ? name : "script.lua");
        script->source.bytes = peil_arena_copy(arena, length > 0 ? lua : "", length);
        script->source.length = length;
        script->source.first_line = 1;
        script->pack_id = peil_arena_text(arena, pack_id);
    }
    if (peil_arena_failed(arena)) {
        peil_arena_free(arena);
        return PEIL_NO_MEMORY;
    }
    *engine->last_script = script;
    engine->last_script = &script->next;
    for (struct peil_engine_pack *added = engine->packs; added; added = added->next)
        if (is_for(script, added))
            forget_evaluator(added);
    return PEIL_DONE;
}

/* ---- loading --------------------------------------------------------------------------------- */

/* Loads the scripts of a pack, with those that were added for it, once. */
static int make_evaluator(struct peil_engine *engine, struct peil_engine_pack *added)
{
    const struct peil_source **extensions;
    size_t count = 0;
    int status;

    if (added->evaluator)
        return PEIL_OK;
    for (const struct peil_engine_script *s = engine->first_script; s; s = s->next)
        count += is_for(s, added);
    extensions = peil_arena_array(engine->run, count, sizeof(const struct peil_source *));
    if (!extensions)
        return PEIL_ENOMEM;
    count = 0;
    for (const struct peil_engine_script *s = engine->first_script; s; s = s->next)
        if (is_for(s, added))
            extensions[count++] = &s->source;
    status = peil_scripts_load(
        &added->scripts, added->pack, extensions, count, &engine->limits, engine->pack_diags);
    if (status == PEIL_OK)
        status =
            peil_evaluator_new(&added->evaluator, added->pack, added->scripts, engine->pack_diags);
    if (status != PEIL_OK)
        forget_evaluator(added);
    return status;
}

int peil_engine_pack_for(
    struct peil_engine_pack **out, struct peil_engine *engine, const struct peil_node *answers)
{
    struct peil_answers_head head;
    struct peil_archive *archive;
    struct peil_engine_pack *added;
    int status = PEIL_OK;

    if (!peil_answers_head(&head, answers, engine->diags))
        return PEIL_EINPUT;
    added = find(engine, head.pack_id, head.version.major);
    if (!added) {
        peil_diag_add(engine->diags, PEIL_ERROR, "api/no-pack", head.place,
            PEIL_ARGS(PEIL_TEXT("pack", head.pack_id)));
        return PEIL_EINPUT;
    }
    if (!added->pack) {
        status = open_zip(&archive, engine, added, engine->pack_diags);
        if (status == PEIL_OK) {
            status = load(&added->pack, engine, archive);
            peil_archive_close(archive);
        }
    }
    if (status == PEIL_OK)
        status = make_evaluator(engine, added);
    *out = added;
    return status;
}
