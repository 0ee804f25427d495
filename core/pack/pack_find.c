/*
 * Finding things in a loaded pack.
 */
#include <string.h>

#include "core/pack/loading.h"
#include "core/pack/rule.h"

const struct peil_item *peil_pack_item(const struct peil_pack *pack, const char *id)
{
    size_t value = peil_index_find(pack->item_index, id);

    return value == SIZE_MAX || (value & 1) ? NULL : &pack->items[value >> 1];
}

const struct peil_section *peil_pack_section(const struct peil_pack *pack, const char *id)
{
    size_t value = peil_index_find(pack->item_index, id);

    return value == SIZE_MAX || !(value & 1) ? NULL : &pack->sections[value >> 1];
}

const struct peil_term *peil_pack_role(const struct peil_pack *pack, const char *id)
{
    return id ? peil_pack_named(pack, PEIL_NAME_ROLE, id) : NULL;
}

const struct peil_term *peil_pack_actor(const struct peil_pack *pack, const char *id)
{
    return id ? peil_pack_named(pack, PEIL_NAME_ACTOR, id) : NULL;
}

const struct peil_reference *peil_pack_reference(const struct peil_pack *pack, const char *id)
{
    return id ? peil_pack_named(pack, PEIL_NAME_REFERENCE, id) : NULL;
}

const char *const *peil_pack_item_ids(const struct peil_pack *pack)
{
    return pack->item_ids;
}

const char *const *peil_pack_role_ids(const struct peil_pack *pack)
{
    return pack->role_ids;
}

size_t peil_scale_option(const struct peil_scale *scale, const char *id)
{
    size_t i;

    for (i = 0; id && i < scale->count; i++)
        if (scale->options[i].id && strcmp(scale->options[i].id, id) == 0)
            return i;
    return PEIL_NONE;
}

size_t peil_scale_former(const struct peil_scale *scale, const char *was)
{
    size_t i;

    for (i = 0; was && i < scale->count; i++)
        if (scale->options[i].was && strcmp(scale->options[i].was, was) == 0)
            return i;
    return PEIL_NONE;
}

static size_t vocabularies(const struct peil_pack *pack, size_t *concepts)
{
    size_t count = 0, i;

    *concepts = 0;
    for (i = 0; i < pack->used_count; i++) {
        const struct peil_vocabulary *vocabulary = pack->used[i].pack->vocabulary;

        count += vocabulary ? 1 : 0;
        *concepts += vocabulary ? vocabulary->concept_count : 0;
    }
    return count;
}

const struct peil_concept *peil_pack_concept(const struct peil_pack *pack, const char *name)
{
    size_t concepts;

    if (!name || (!strchr(name, ':') && vocabularies(pack, &concepts) > 1))
        return NULL;
    return peil_pack_named(pack, PEIL_NAME_CONCEPT, name);
}

const char *const *peil_pack_concept_names(struct peil_arena *arena, const struct peil_pack *pack)
{
    size_t most, count = 0, i, j;
    bool several = vocabularies(pack, &most) > 1;
    const char **names = peil_arena_array(arena, most + 1, sizeof(*names));

    for (i = 0; names && i < pack->used_count; i++) {
        const struct peil_vocabulary *vocabulary = pack->used[i].pack->vocabulary;

        for (j = 0; vocabulary && j < vocabulary->concept_count; j++) {
            const struct peil_concept *concept = &vocabulary->concepts[j];

            names[count++] = several ? concept->qualified : concept->id;
        }
    }
    return names;
}

/* Reads a number without leading zeros and moves behind it. */
static bool read_part(const char **text, uint32_t *out)
{
    const char *at = *text;
    uint32_t value = 0;

    if (*at < '0' || *at > '9' || (*at == '0' && at[1] >= '0' && at[1] <= '9'))
        return false;
    for (; *at >= '0' && *at <= '9'; at++) {
        if (value > 99999)
            return false;
        value = 10 * value + (uint32_t)(*at - '0');
    }
    *text = at;
    *out = value;
    return true;
}

bool peil_version_read(const char *text, struct peil_version *out)
{
    struct peil_version version;

    if (!text || !read_part(&text, &version.major) || *text++ != '.' ||
        !read_part(&text, &version.minor) || *text++ != '.' || !read_part(&text, &version.patch) ||
        *text != '\0')
        return false;
    *out = version;
    return true;
}

static int order_parts(uint32_t a, uint32_t b)
{
    return (a > b) - (a < b);
}

int peil_version_order(const struct peil_version *a, const struct peil_version *b)
{
    int order = order_parts(a->major, b->major);

    if (order == 0)
        order = order_parts(a->minor, b->minor);
    return order != 0 ? order : order_parts(a->patch, b->patch);
}

bool peil_audience_has(const struct peil_audience *audience, const struct peil_term *role)
{
    for (size_t i = 0; role && i < audience->count; i++)
        if (audience->roles[i] == role)
            return true;
    return !role || audience->count == 0;
}
