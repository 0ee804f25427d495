/*
 * The packs that a pack uses: finding them, loading each once, and keeping them in order.
 */
#include <string.h>

#include "core/base/buf.h"
#include "core/pack/loading.h"

/* Most packs that a pack names itself. */
#define USES_MOST 16

struct use {
    char id[PEIL_ID_MOST + 1];
    uint32_t major;
    const char *text; /* as written */
    struct peil_place place;
    const struct peil_path *path;
};

/* Reads "oco@1". */
static bool read_use(const char *text, struct use *use)
{
    const char *at = strchr(text, '@'), *digit;
    size_t length = at ? (size_t)(at - text) : 0;

    if (length == 0 || length > PEIL_ID_MOST || memchr(text, '.', length))
        return false;
    memcpy(use->id, text, length);
    use->id[length] = '\0';
    use->major = 0;
    for (digit = at + 1; *digit >= '0' && *digit <= '9' && use->major < 100000; digit++)
        use->major = 10 * use->major + (uint32_t)(*digit - '0');
    return peil_is_id(use->id) && digit > at + 1 && *digit == '\0' &&
           (at[1] != '0' || at[2] == '\0');
}

/* Reports something about a use. A `code` needs {value}; `other` goes to {other}. */
static void report(
    struct peil_loading *load, const struct use *use, const char *code, const char *other)
{
    peil_schema_error(&load->schema, code, use->place, use->path,
        PEIL_ARGS(PEIL_TEXT("value", use->text), PEIL_TEXT("other", other)));
}

/* Writes the packs from `id` to the one that is being loaded: "a > b". */
static void write_chain(struct peil_buf *buf, const struct peil_loading *load, const char *id)
{
    if (load->by && (!load->pack->id || strcmp(load->pack->id, id) != 0)) {
        write_chain(buf, load->by, id);
        peil_buf_text(buf, " > ");
    }
    peil_buf_text(buf, load->pack->id);
}

static void report_cycle(struct peil_loading *load, const struct use *use)
{
    struct peil_buf buf = PEIL_BUF_EMPTY;

    if (load->pack->id && strcmp(load->pack->id, use->id) == 0) {
        report(load, use, "pack/uses-itself", NULL);
        return;
    }
    write_chain(&buf, load, use->id);
    peil_buf_format(&buf, " > %s", use->id);
    report(load, use, "pack/uses-cycle", peil_buf_keep(&buf, load->schema.arena));
}

/* Opens what the archives carry inside, the outermost first; `*out` is NULL where none does. */
static int open_bundled(struct peil_archive **out, const struct peil_loading *load,
    struct peil_arena *arena, const char *name)
{
    const struct peil_source *source;
    int status;

    if (load->by) {
        status = open_bundled(out, load->by, arena, name);
        if (status != PEIL_OK || *out)
            return status;
    }
    if (!peil_archive_has(load->archive, name))
        return PEIL_OK;
    status = peil_archive_read(&source, load->archive, arena, name, true, load->session->diags);
    return status != PEIL_OK ? status
                             : peil_archive_open_zip(out, source->name, source->bytes,
                                   source->length, load->session->limits, load->session->diags);
}

static int open_used(struct peil_archive **out, struct peil_loading *load, const struct use *use)
{
    const struct peil_store *store = load->session->store;
    const char *name = peil_arena_format(load->tree, "uses/%s.zip", use->id);
    int status;

    *out = NULL;
    if (!name)
        return PEIL_ENOMEM;
    status = open_bundled(out, load, load->tree, name);
    if (status != PEIL_OK || *out || !store)
        return status;
    return store->open(store->context, use->id, use->major, out, load->session->diags);
}

/* Whether a pack is what was asked for; otherwise reports it. */
static bool is_asked(struct peil_loading *load, const struct use *use, const struct peil_pack *pack)
{
    if (strcmp(pack->id, use->id) == 0 && pack->version.major == use->major)
        return true;
    report(load, use, "pack/used-other-pack",
        peil_arena_format(load->tree, "%s %s", pack->id, pack->version_text));
    return false;
}

/* Fills a new slot. */
static int load_used(struct peil_loading *load, const struct use *use, struct peil_slot *slot)
{
    struct peil_archive *archive;
    struct peil_pack *pack = NULL;
    int status = open_used(&archive, load, use);

    if (status != PEIL_OK)
        return status;
    if (!archive) {
        slot->absent = true;
        return PEIL_OK;
    }
    status = peil_load_one(&pack, load->session, slot, archive, load);
    peil_archive_close(archive);
    if (status == PEIL_OK && !is_asked(load, use, pack)) {
        peil_pack_free(pack);
        return PEIL_EINPUT;
    }
    slot->pack = pack;
    return status;
}

static struct peil_slot *find_slot(struct peil_session *session, const char *id)
{
    size_t i;

    for (i = 0; i < session->count; i++)
        if (strcmp(session->slots[i].id, id) == 0)
            return &session->slots[i];
    return NULL;
}

static struct peil_slot *new_slot(struct peil_loading *load, const struct use *use)
{
    struct peil_session *session = load->session;
    struct peil_slot *slot;
    int status;

    if (session->count == PEIL_PACKS_MOST) {
        peil_schema_error(&load->schema, "pack/too-many-packs", use->place, use->path,
            PEIL_ARGS(PEIL_INTEGER("most", PEIL_PACKS_MOST)));
        return NULL;
    }
    slot = &session->slots[session->count++];
    memcpy(slot->id, use->id, sizeof(slot->id));
    slot->major = use->major;
    slot->loading = true;
    status = load_used(load, use, slot);
    slot->loading = false;
    /* The worst counts: no memory before not readable before wrong. */
    if (status == PEIL_ENOMEM || (status == PEIL_EIO && session->status != PEIL_ENOMEM) ||
        session->status == PEIL_OK)
        session->status = status;
    return slot;
}

/* The pack that is used; NULL after it was reported. */
static const struct peil_pack *find_pack(struct peil_loading *load, const struct use *use)
{
    struct peil_slot *slot = find_slot(load->session, use->id);

    if (slot && slot->loading) {
        report_cycle(load, use);
        return NULL;
    }
    if (slot && slot->major != use->major) {
        report(load, use, "pack/two-majors",
            peil_arena_format(load->tree, "%s@%u", slot->id, (unsigned)slot->major));
        return NULL;
    }
    if (!slot)
        slot = new_slot(load, use);
    if (slot && slot->absent)
        report(load, use, "pack/used-not-found", NULL);
    return slot ? slot->pack : NULL;
}

/* Adds a pack and what it uses, each once. */
static void add_used(
    struct peil_loading *load, struct peil_used *used, const struct peil_pack *pack)
{
    size_t i, j;

    for (i = 0; i < pack->used_count; i++) {
        for (j = 0; j < load->pack->used_count; j++)
            if (used[j].pack == pack->used[i].pack)
                break;
        if (j == load->pack->used_count)
            used[load->pack->used_count++] = pack->used[i];
    }
}

/* The last part of the name of an archive. */
static const char *last_part(struct peil_arena *arena, const char *name)
{
    size_t end = strlen(name), start;

    while (end > 1 && name[end - 1] == '/')
        end--;
    for (start = end; start > 0 && name[start - 1] != '/'; start--) {
    }
    return peil_arena_copy(arena, name + start, end - start);
}

/* Reads one element; false where the pack it names is not there to be used. */
static bool load_use(struct peil_loading *load, const struct peil_node *node,
    const struct peil_path *path, struct peil_used *used)
{
    struct use use = {.path = path, .place = peil_node_place(node)};
    const struct peil_pack *pack;
    const char *text;

    if (!peil_schema_string(&load->schema, node, path, &text))
        return false;
    use.text = peil_schema_shown(&load->schema, text);
    if (!read_use(text, &use)) {
        report(load, &use, "pack/not-a-use", NULL);
        return false;
    }
    pack = find_pack(load, &use);
    if (!pack) {
        load->schema.failed = true;
        return false;
    }
    add_used(load, used, pack);
    return true;
}

static bool load_all(struct peil_loading *load, const struct peil_node *list,
    const struct peil_path *path, struct peil_used *used)
{
    size_t count = peil_node_count(list), i;
    bool complete = true;

    for (i = 0; i < count && i < USES_MOST && !peil_load_stuck(load); i++)
        complete = load_use(load, peil_node_at(list, i), PEIL_PATH_AT(path, i), used) && complete;
    if (count > USES_MOST) {
        peil_schema_error(&load->schema, "pack/too-many-uses",
            peil_node_place(peil_node_at(list, USES_MOST)), PEIL_PATH_AT(path, USES_MOST),
            PEIL_ARGS(PEIL_INTEGER("most", USES_MOST)));
        return false;
    }
    return complete;
}

void peil_load_uses(struct peil_loading *load)
{
    const struct peil_node *list = load->parts.uses;
    const struct peil_path *path = PEIL_PATH_KEY(NULL, "uses");
    struct peil_arena *arena = load->pack->arena;
    struct peil_used *used = peil_arena_array(arena, PEIL_PACKS_MOST, sizeof(*used));
    bool complete = true;
    size_t i;

    if (!used || !load->pack->name)
        return;
    used[0].pack = load->pack;
    used[0].path = last_part(arena, load->pack->name);
    load->pack->used = used;
    load->pack->used_count = 1;
    if (!list)
        return;
    if (!peil_schema_list(&load->schema, list, path)) {
        complete = false;
    } else {
        complete = load_all(load, list, path, used);
        peil_check_unique(load, list, NULL, path);
    }
    for (i = 0; !complete && i < PEIL_NAME_KINDS; i++)
        load->names_missing[i] = true;
}
