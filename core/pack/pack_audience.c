/*
 * Whom items are asked of: roles that narrow from section to section.
 */
#include "core/pack/loading.h"

/* The roles of a list, each found once; false where something is wrong with one. */
static bool read_roles(struct peil_loading *load, const struct peil_node *list,
    const struct peil_path *path, const struct peil_term **roles, size_t *count)
{
    bool whole = true;

    *count = 0;
    for (size_t i = 0; i < peil_node_count(list); i++) {
        const struct peil_term *role =
            peil_load_name(load, PEIL_NAME_ROLE, peil_node_at(list, i), PEIL_PATH_AT(path, i));

        whole = whole && role;
        if (role)
            roles[(*count)++] = role;
    }
    return whole;
}

/* The roles of the sections above, apart by commas. */
static const char *names(struct peil_loading *load, const struct peil_audience *audience)
{
    const char *all = audience->roles[0]->id;

    for (size_t i = 1; all && i < audience->count; i++)
        all = peil_arena_format(load->tree, "%s, %s", all, audience->roles[i]->id);
    return all;
}

void peil_load_audience(struct peil_loading *load, const struct peil_node *list,
    const struct peil_path *path, const struct peil_audience *above, struct peil_audience *out)
{
    const struct peil_term **roles;
    size_t count;
    size_t kept = 0;

    *out = *above;
    if (!list || !peil_schema_list(&load->schema, list, path))
        return;
    roles = peil_arena_array(load->pack->arena, peil_node_count(list), sizeof(*roles));
    if (!roles || !read_roles(load, list, path, roles, &count))
        return;
    peil_check_unique(load, list, NULL, path);
    for (size_t i = 0; i < count; i++)
        if (peil_audience_has(above, roles[i]))
            roles[kept++] = roles[i];
    if (kept == 0) {
        peil_schema_error(&load->schema, "pack/for-nobody", peil_node_place(list), path,
            PEIL_ARGS(PEIL_TEXT("above", names(load, above))));
        return;
    }
    *out = (struct peil_audience){roles, kept};
    load->pack->has_audience = true;
}
