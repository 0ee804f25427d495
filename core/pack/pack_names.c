/*
 * Names of things that are declared elsewhere: in this pack, or in a pack it uses.
 */
#include <string.h>

#include "core/pack/loading.h"
#include "core/pack/schema_values.h"

/* Most words that are gathered for a suggestion. */
#define WORDS_MOST 2000

static const char *const unknown_codes[] = {"pack/unknown-reference", "pack/unknown-role",
    "pack/unknown-evidence", "pack/unknown-concept", "pack/unknown-actor", "pack/unknown-caution",
    "pack/unknown-context-kind"};

static size_t count_of(const struct peil_pack *pack, enum peil_name_kind kind)
{
    switch (kind) {
    case PEIL_NAME_REFERENCE:
        return pack->reference_count;
    case PEIL_NAME_ROLE:
        return pack->role_count;
    case PEIL_NAME_EVIDENCE:
        return pack->evidence_kind_count;
    case PEIL_NAME_CONCEPT:
        return pack->vocabulary ? pack->vocabulary->concept_count : 0;
    case PEIL_NAME_ACTOR:
        return pack->actor_count;
    case PEIL_NAME_CAUTION:
        return pack->caution_count;
    case PEIL_NAME_CONTEXT_KIND:
        return pack->context_kind_count;
    case PEIL_NAME_KINDS:
        break;
    }
    return 0;
}

/* The thing at an index, and its id. */
static const void *thing_at(
    const struct peil_pack *pack, enum peil_name_kind kind, size_t index, const char **id)
{
    switch (kind) {
    case PEIL_NAME_REFERENCE:
        *id = pack->references[index].id;
        return &pack->references[index];
    case PEIL_NAME_ROLE:
        *id = pack->roles[index].id;
        return &pack->roles[index];
    case PEIL_NAME_EVIDENCE:
        *id = pack->evidence_kinds[index].id;
        return &pack->evidence_kinds[index];
    case PEIL_NAME_CONCEPT:
        *id = pack->vocabulary->concepts[index].id;
        return &pack->vocabulary->concepts[index];
    case PEIL_NAME_ACTOR:
        *id = pack->actors[index].id;
        return &pack->actors[index];
    case PEIL_NAME_CAUTION:
        *id = pack->cautions[index].id;
        return &pack->cautions[index];
    case PEIL_NAME_CONTEXT_KIND:
        *id = pack->context_kinds[index].id;
        return &pack->context_kinds[index];
    case PEIL_NAME_KINDS:
        break;
    }
    return NULL;
}

/* What is declared in `pack` itself; NULL where there is none. */
static const void *own_thing(const struct peil_pack *pack, enum peil_name_kind kind, const char *id)
{
    const struct peil_index *const indexes[] = {pack->reference_index, pack->role_index,
        pack->evidence_index, pack->concept_index, pack->actor_index, pack->caution_index,
        pack->context_kind_index};
    size_t at = peil_index_find(indexes[kind], id);
    const char *found;

    return at == SIZE_MAX ? NULL : thing_at(pack, kind, at, &found);
}

/* The pack that "oco:wmo-1" begins with; NULL where it is not in use. */
static const struct peil_pack *pack_of(
    const struct peil_pack *pack, const char *name, size_t length)
{
    size_t i;

    for (i = 0; i < pack->used_count; i++) {
        const char *id = pack->used[i].pack->id;

        if (id && strlen(id) == length && memcmp(id, name, length) == 0)
            return pack->used[i].pack;
    }
    return NULL;
}

const void *peil_pack_named(
    const struct peil_pack *pack, enum peil_name_kind kind, const char *name)
{
    const char *colon = strchr(name, ':');
    size_t i;

    if (colon) {
        const struct peil_pack *owner = pack_of(pack, name, (size_t)(colon - name));
        return owner ? own_thing(owner, kind, colon + 1) : NULL;
    }
    for (i = 0; i < pack->used_count; i++) {
        const void *thing = own_thing(pack->used[i].pack, kind, name);
        if (thing)
            return thing;
    }
    return NULL;
}

/* A name that is being looked up. */
struct name {
    enum peil_name_kind kind;
    const char *text;
    struct peil_place place;
    const struct peil_path *path;
};

/* Whether something that declares such names failed, so that one that is not found may be fine. */
static bool is_missing(const struct peil_naming *naming, enum peil_name_kind kind)
{
    return naming->missing && naming->missing[kind];
}

static const char *qualified(
    const struct peil_naming *naming, const struct peil_pack *pack, const char *id)
{
    return peil_arena_format(naming->scratch, "%s:%s", pack->id ? pack->id : "", id);
}

/* Adds the ids of one pack to a list; answers how many there are then. */
static size_t add_words(const struct peil_naming *naming, const struct peil_pack *pack,
    enum peil_name_kind kind, bool with_pack, const char **words, size_t count, size_t most)
{
    size_t i;

    for (i = 0; i < count_of(pack, kind) && count < most; i++) {
        const char *id;

        (void)thing_at(pack, kind, i, &id);
        if (id && with_pack)
            id = qualified(naming, pack, id);
        if (id)
            words[count++] = id;
    }
    return count;
}

/*
 * Reports a name that is not known, unless something that might declare it failed. `only` is the
 * pack that was named, NULL for all.
 */
static const void *report_unknown(const struct peil_naming *naming, const struct name *name,
    const struct peil_pack *only, bool with_pack)
{
    const struct peil_pack *pack = naming->pack;
    const char **words;
    size_t most = peil_schema_words(naming->schema, WORDS_MOST), count = 0, i;

    if (is_missing(naming, name->kind))
        return NULL;
    words = peil_arena_array(naming->scratch, most + 1, sizeof(*words));
    if (!words)
        return NULL;
    for (i = 0; i < pack->used_count; i++)
        if (!only || only == pack->used[i].pack)
            count =
                add_words(naming, pack->used[i].pack, name->kind, with_pack, words, count, most);
    peil_schema_unknown(
        naming->schema, unknown_codes[name->kind], name->place, name->path, name->text, words);
    return NULL;
}

/* A name with its pack. */
static const void *find_qualified(
    const struct peil_naming *naming, const struct name *name, const char *colon)
{
    const struct peil_pack *pack = naming->pack;
    const char *words[PEIL_PACKS_MOST + 1] = {0};
    const struct peil_pack *owner = pack_of(pack, name->text, (size_t)(colon - name->text));
    const void *thing;
    const char *prefix;
    size_t i, count = 0;

    if (owner) {
        thing = own_thing(owner, name->kind, colon + 1);
        return thing ? thing : report_unknown(naming, name, owner, true);
    }
    if (is_missing(naming, name->kind))
        return NULL;
    for (i = 0; i < pack->used_count; i++)
        if (pack->used[i].pack->id)
            words[count++] = pack->used[i].pack->id;
    prefix = peil_arena_copy(naming->scratch, name->text, (size_t)(colon - name->text));
    if (prefix) {
        peil_schema_unknown(
            naming->schema, "pack/unknown-pack", name->place, name->path, prefix, words);
    }
    return NULL;
}

/* Reports a name that several packs could mean; each pack that declares it is listed. */
static const void *report_ambiguous(
    const struct peil_naming *naming, const struct name *name, const char *code)
{
    const char *words[PEIL_PACKS_MOST + 1] = {0};
    size_t i, count = 0;

    for (i = 0; i < naming->pack->used_count; i++) {
        const struct peil_pack *pack = naming->pack->used[i].pack;

        if (own_thing(pack, name->kind, name->text)) {
            words[count] = qualified(naming, pack, name->text);
            count += words[count] ? 1 : 0;
        }
    }
    peil_schema_error(naming->schema, code, name->place, name->path,
        PEIL_ARGS(PEIL_TEXT("value", name->text),
            PEIL_TEXT("list", peil_schema_listed(naming->schema, words))));
    return NULL;
}

static size_t count_vocabularies(const struct peil_pack *pack)
{
    size_t count = 0, i;

    for (i = 0; i < pack->used_count; i++)
        count += pack->used[i].pack->vocabulary ? 1 : 0;
    return count;
}

/* A name without a pack: of the pack itself, else of the one that has it. */
static const void *find_plain(const struct peil_naming *naming, const struct name *name)
{
    const struct peil_pack *pack = naming->pack;
    const void *found = NULL;
    bool several_vocabularies = name->kind == PEIL_NAME_CONCEPT && count_vocabularies(pack) > 1;
    size_t i;

    for (i = 0; i < pack->used_count; i++) {
        const void *thing = own_thing(pack->used[i].pack, name->kind, name->text);

        if (thing && several_vocabularies)
            return report_ambiguous(naming, name, "pack/ambiguous-concept");
        if (thing && i == 0)
            return thing;
        if (thing && found)
            return report_ambiguous(naming, name, "pack/ambiguous-name");
        found = thing ? thing : found;
    }
    return found ? found : report_unknown(naming, name, NULL, several_vocabularies);
}

const void *peil_find_name(const struct peil_naming *naming, enum peil_name_kind kind,
    const struct peil_node *node, const struct peil_path *path)
{
    struct name name = {.kind = kind, .place = peil_node_place(node), .path = path};
    const char *colon;

    if (!peil_schema_scalar(naming->schema, node, path, &name.text))
        return NULL;
    colon = strchr(name.text, ':');
    return colon ? find_qualified(naming, &name, colon) : find_plain(naming, &name);
}

struct peil_naming peil_load_naming(struct peil_loading *load)
{
    return (struct peil_naming){&load->schema, load->pack, load->tree, load->names_missing};
}

const void *peil_load_name(struct peil_loading *load, enum peil_name_kind kind,
    const struct peil_node *node, const struct peil_path *path)
{
    struct peil_naming naming = peil_load_naming(load);

    return peil_find_name(&naming, kind, node, path);
}
