/*
 * Which sheets have to be carried, and to where: the ways between versions are found once.
 */
#include "core/compare/carry_sheets.h"

#include <string.h>

#include "core/compare/gather.h"

/* A pack that answers were given on. */
struct version {
    const struct peil_pack *pack, *newest;
    bool named;                /* somebody who may be known used it */
    struct peil_carry_map map; /* made when it is needed */
};

static struct version *find(struct version *versions, size_t count, const struct peil_pack *pack)
{
    for (size_t i = 0; i < count; i++)
        if (versions[i].pack == pack)
            return &versions[i];
    return NULL;
}

static size_t list_versions(
    struct version *versions, const struct peil_sheet *sheets, size_t sheet_count)
{
    size_t count = 0;

    for (size_t i = 0; i < sheet_count; i++) {
        struct version *version = find(versions, count, sheets[i].answers->pack);

        if (!version) {
            version = &versions[count++];
            version->pack = sheets[i].answers->pack;
        }
        version->named = version->named || !peil_role_is_hidden(sheets[i].answers->role);
    }
    return count;
}

static bool is_same_line(const struct peil_pack *a, const struct peil_pack *b)
{
    return a->version.major == b->version.major && strcmp(a->id, b->id) == 0;
}

/*
 * The newest of the same major that somebody who may be known used, so that those who may not
 * decide of nothing; of all where there is nobody else. Of two that are the same in all, the one
 * that is met first.
 */
static void find_newest(struct version *versions, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct version *newest = NULL;

        for (size_t j = 0; j < count; j++) {
            const struct version *other = &versions[j];

            if (!is_same_line(versions[i].pack, other->pack))
                continue;
            if (!newest || other->named > newest->named ||
                (other->named == newest->named && peil_order_packs(other->pack, newest->pack) > 0))
                newest = other;
        }
        versions[i].newest = newest->pack;
    }
}

static int carry(struct peil_arena *arena, struct peil_sheet *sheet, struct version *version,
    const struct peil_scorer *scorer)
{
    struct peil_carried carried;
    int status = PEIL_OK;

    if (!sheet->answers->answers && scorer->load)
        status = scorer->load(scorer->context, arena, sheet, true);
    if (status == PEIL_OK && !version->map.from)
        status = peil_carry_map_make(&version->map, arena, version->pack, version->newest);
    if (status == PEIL_OK)
        status = peil_carry(&carried, arena, &version->map, sheet->answers);
    if (status != PEIL_OK)
        return status;
    /* What another version could read of a stored result is not what was given. */
    if (!sheet->stored || peil_carry_is_of(sheet->stored, version->pack)) {
        sheet->given = sheet->answers;
        sheet->lost = carried.lost;
        sheet->lost_count = carried.lost_count;
    }
    sheet->answers = carried.answers;
    return PEIL_OK;
}

int peil_carry_sheets(struct peil_arena *arena, struct peil_sheet *sheets, size_t count,
    const struct peil_scorer *scorer)
{
    struct version *versions = peil_arena_array(arena, count + 1, sizeof(*versions));
    size_t versions_count;
    int status = PEIL_OK;

    if (!versions)
        return PEIL_ENOMEM;
    versions_count = list_versions(versions, sheets, count);
    find_newest(versions, versions_count);
    for (size_t i = 0; i < count && status == PEIL_OK; i++) {
        struct version *version = find(versions, versions_count, sheets[i].answers->pack);

        if (peil_order_packs(version->pack, version->newest) != 0)
            status = carry(arena, &sheets[i], version, scorer);
    }
    return status;
}
