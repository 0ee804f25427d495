/*
 * Loading a pack with all it uses.
 */
#include "core/pack/loading.h"

#include "core/format/yaml.h"

bool peil_load_stuck(const struct peil_loading *load)
{
    return peil_arena_failed(load->pack->arena) || peil_arena_failed(load->tree) ||
           load->session->status == PEIL_ENOMEM;
}

/* Reads the parts, and checks what only shows when all are there. False without memory. */
static bool read_parts(struct peil_loading *load)
{
    static void (*const parts[])(struct peil_loading *) = {peil_load_uses, peil_load_terms,
        peil_load_cautions, peil_load_references, peil_load_vocabulary, peil_load_context,
        peil_load_scales, peil_load_scoring, peil_load_sections, peil_load_knockout_words,
        peil_load_report, peil_load_rules, peil_load_scripts, peil_check_ids, peil_load_decisions,
        peil_check_conditions, peil_check_contents, peil_check_scoring, peil_check_scales};
    size_t i;

    for (i = 0; i < sizeof(parts) / sizeof(*parts); i++) {
        if (peil_load_stuck(load))
            return false;
        parts[i](load);
    }
    return !peil_load_stuck(load);
}

/* So that a pack that uses this one in turn is found out. */
static void name_slot(struct peil_slot *slot, const struct peil_pack *pack)
{
    size_t i;

    if (slot->id[0] != '\0' || !pack->id)
        return;
    for (i = 0; i < PEIL_ID_MOST && pack->id[i] != '\0'; i++)
        slot->id[i] = pack->id[i];
    slot->major = pack->version.major;
}

/* Of what decides results: pack.yaml, then the Lua files. False without memory. */
static bool make_digest(struct peil_loading *load, const struct peil_source *source)
{
    struct peil_pack *pack = load->pack;
    struct peil_memory_file *files =
        peil_arena_array(load->tree, pack->script_count + 1, sizeof(*files));

    if (!files)
        return false;
    files[0] = (struct peil_memory_file){"pack.yaml", source->bytes, source->length};
    for (size_t i = 0; i < pack->script_count; i++) {
        const struct peil_script_file *script = &pack->scripts[i];

        files[i + 1] =
            (struct peil_memory_file){script->name, script->source->bytes, script->source->length};
    }
    peil_archive_digest(pack->digest, files, pack->script_count + 1);
    return true;
}

static int read_pack(struct peil_loading *load, struct peil_slot *slot)
{
    const struct peil_source *source;
    const struct peil_node *root;
    int status;

    status = peil_archive_read(
        &source, load->archive, load->pack->arena, "pack.yaml", true, load->schema.diags);
    if (status != PEIL_OK)
        return status;
    status = peil_yaml_read(
        &root, load->tree, source, load->session->limits, PEIL_TEXT_PACK, load->schema.diags);
    if (status != PEIL_OK)
        return status;
    load->pack->name = peil_arena_text(load->pack->arena, peil_archive_name(load->archive));
    if (!peil_load_head(load, root))
        return peil_load_stuck(load) ? PEIL_ENOMEM : PEIL_EINPUT;
    name_slot(slot, load->pack);
    if (!read_parts(load))
        return PEIL_ENOMEM;
    peil_check_files(load, source);
    if (load->schema.failed)
        return peil_load_stuck(load) ? PEIL_ENOMEM : PEIL_EINPUT;
    return make_digest(load, source) && !peil_load_stuck(load) ? PEIL_OK : PEIL_ENOMEM;
}

int peil_load_one(struct peil_pack **out, struct peil_session *session, struct peil_slot *slot,
    struct peil_archive *archive, const struct peil_loading *by)
{
    struct peil_arena *arena = peil_arena_new(), *tree = peil_arena_new();
    struct peil_pack *pack = arena ? peil_arena_alloc(arena, sizeof(*pack)) : NULL;
    int status = PEIL_ENOMEM;

    *out = NULL;
    if (pack && tree) {
        struct peil_loading load = {
            .schema = {.arena = arena, .diags = session->diags, .suggestions = PEIL_SUGGESTIONS},
            .pack = pack,
            .tree = tree,
            .archive = archive,
            .session = session,
            .by = by,
        };

        pack->arena = arena;
        status = read_pack(&load, slot);
    }
    peil_arena_free(tree);
    if (status != PEIL_OK) {
        peil_arena_free(arena);
        return status;
    }
    *out = pack;
    return PEIL_OK;
}

static void free_pack(void *pack)
{
    peil_pack_free(pack);
}

/* Makes the packs that were loaded for `pack` go with it, or go at once if there is none. */
static int hand_over(struct peil_session *session, struct peil_pack *pack)
{
    int status = PEIL_OK;
    size_t i;

    for (i = 1; i < session->count; i++) {
        struct peil_pack *used = session->slots[i].pack;

        if (used && (!pack || !peil_arena_defer(pack->arena, free_pack, used))) {
            peil_pack_free(used);
            status = PEIL_ENOMEM;
        }
    }
    return status;
}

int peil_pack_load(struct peil_pack **out, struct peil_archive *archive,
    const struct peil_store *store, const struct peil_limits *limits, struct peil_diags *diags)
{
    struct peil_session session = {.store = store, .limits = limits, .diags = diags, .count = 1};
    struct peil_pack *pack;
    int status;

    *out = NULL;
    session.slots[0].loading = true;
    status = peil_load_one(&pack, &session, &session.slots[0], archive, NULL);
    if (status != PEIL_OK) {
        (void)hand_over(&session, NULL);
        if (session.status == PEIL_EIO && status == PEIL_EINPUT)
            status = PEIL_EIO;
    } else {
        status = hand_over(&session, pack);
    }
    if (diags)
        peil_diags_sort(diags);
    if (status != PEIL_OK) {
        peil_pack_free(pack);
        return status;
    }
    *out = pack;
    return PEIL_OK;
}

void peil_pack_free(struct peil_pack *pack)
{
    if (pack)
        peil_arena_free(pack->arena);
}
