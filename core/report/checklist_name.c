/*
 * What a checklist is called where there is little room.
 */
#include <string.h>

#include "core/report/parts.h"

/* Longest name of a publisher that stands for a checklist. */
#define MOST_NAME 16

static const char *publisher_of(const struct peil_report *r, const struct peil_pack *pack)
{
    const char *text = peil_pack_text(r, &pack->publisher, pack);

    return text && strlen(text) <= MOST_NAME ? text : NULL;
}

const char *peil_report_checklist_name(const struct peil_report *r, const struct peil_pack *pack,
    const struct peil_pack *const *packs, size_t count)
{
    const char *own = publisher_of(r, pack);

    for (size_t i = 0; own && i < count; i++) {
        const char *other = packs[i] == pack ? NULL : publisher_of(r, packs[i]);

        if (other && strcmp(own, other) == 0)
            return pack->id;
    }
    return own ? own : pack->id;
}
