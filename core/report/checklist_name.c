/*
 * What a checklist is called where there is little room.
 */
#include <string.h>

#include "core/base/utf8.h"
#include "core/report/comparing.h"
#include "core/report/parts.h"
#include "core/report/phrase.h"

/* Most columns of the name of a publisher that stands for a checklist. */
#define MOST_NAME 16

static const char *publisher_of(const struct peil_report *r, const struct peil_pack *pack)
{
    const char *text = peil_pack_text(r, &pack->publisher, pack);

    return text && peil_utf8_text_width(text, strlen(text)) <= MOST_NAME ? text : NULL;
}

static const char *name_of(const struct peil_report *r, const struct peil_pack *pack)
{
    const char *own = peil_pack_text(r, &pack->short_name, pack);

    own = own ? own : publisher_of(r, pack);
    return own ? own : pack->id;
}

const char *peil_report_checklist_name(const struct peil_report *r, const struct peil_pack *pack,
    const struct peil_pack *const *packs, size_t count)
{
    const char *name = name_of(r, pack);
    bool again = false;

    for (size_t i = 0; i < count; i++) {
        if (packs[i] == pack)
            continue;
        if (strcmp(packs[i]->id, pack->id) == 0)
            again = true;
        else if (strcmp(name_of(r, packs[i]), name) == 0)
            name = pack->id;
    }
    /* The same checklist in two versions that are not compared with each other. */
    return again ? peil_arena_format(r->arena, "%s v%u", name, (unsigned)pack->version.major)
                 : name;
}

const char *peil_comparing_name(struct peil_comparing *c, const struct peil_pack *pack)
{
    const struct peil_compared_subject *focus = c->comparison->focus;
    const struct peil_pack **packs;

    if (!focus || focus->framework_count < 2)
        return NULL;
    packs = peil_arena_array(c->r->arena, focus->framework_count, sizeof(*packs));
    for (size_t i = 0; packs && i < focus->framework_count; i++)
        packs[i] = focus->frameworks[i].pack;
    return packs ? peil_report_checklist_name(
                       peil_comparing_report(c, pack), pack, packs, focus->framework_count)
                 : NULL;
}
