/*
 * Finding things in a loaded pack.
 */
#include <string.h>

#include "core/pack/loading.h"

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

const struct peil_reference *peil_pack_reference(const struct peil_pack *pack, const char *id)
{
    return id ? peil_pack_own(pack, PEIL_NAME_REFERENCE, id) : NULL;
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
