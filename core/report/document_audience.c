/*
 * Whom items are asked of, and what was not asked of whoever answered.
 */
#include "core/base/buf.h"
#include "core/report/parts.h"
#include "core/report/phrase.h"

bool peil_report_not_asked(const struct peil_report *r, const struct peil_item *item)
{
    return r->answers && !peil_answers_asks(r->answers, item);
}

void peil_report_audience(
    struct peil_report *r, struct peil_node *map, const struct peil_audience *audience)
{
    struct peil_node *list;

    if (audience->count == 0)
        return;
    list = peil_put_list(r, map, "for");
    for (size_t i = 0; i < audience->count; i++)
        peil_add_term(r, list, audience->roles[i]);
    if (!r->form || !r->options || !r->options->role)
        peil_put_text(r, map, "for_text", peil_report_asked_of(r, audience));
}

static void add_role(struct peil_report *r, struct peil_buf *out, const struct peil_term *role)
{
    const char *label = peil_pack_text(r, &role->label, role->pack);

    peil_buf_text(out, out->length > 0 ? ", " : "");
    peil_buf_text(out, label ? label : role->id);
}

const char *peil_report_asked_of(struct peil_report *r, const struct peil_audience *audience)
{
    struct peil_buf roles = PEIL_BUF_EMPTY;

    for (size_t i = 0; i < audience->count; i++)
        add_role(r, &roles, audience->roles[i]);
    return peil_say(r, "sentence.asked-of", PEIL_SLOTS({"roles", peil_keep(r, &roles)}));
}

bool peil_report_shows_item(const struct peil_report *r, const struct peil_item *item)
{
    const struct peil_term *role = r->options ? r->options->role : NULL;

    return !r->form || peil_audience_has(&item->audience, role);
}

bool peil_report_shows_section(const struct peil_report *r, const struct peil_section *section)
{
    for (size_t i = 0; i < section->item_count; i++)
        if (peil_report_shows_item(r, &r->pack->items[section->first_item + i]))
            return true;
    return section->item_count == 0;
}

/* Whether a role is among those of an earlier item that was not asked. */
static bool is_named(const struct peil_report *r, size_t before, const struct peil_term *role)
{
    for (size_t i = 0; i < before; i++) {
        const struct peil_item *item = &r->pack->items[i];

        if (peil_report_not_asked(r, item) && peil_audience_has(&item->audience, role))
            return true;
    }
    return false;
}

/* The roles that what was not asked is for, each once. */
static const char *other_roles(struct peil_report *r)
{
    struct peil_buf roles = PEIL_BUF_EMPTY;

    for (size_t i = 0; i < r->pack->item_count; i++) {
        const struct peil_item *item = &r->pack->items[i];

        for (size_t k = 0; peil_report_not_asked(r, item) && k < item->audience.count; k++)
            if (!is_named(r, i, item->audience.roles[k]))
                add_role(r, &roles, item->audience.roles[k]);
    }
    return peil_keep(r, &roles);
}

static size_t count_not_asked(const struct peil_report *r, bool knockouts)
{
    size_t count = 0;

    for (size_t i = 0; i < r->pack->item_count; i++) {
        const struct peil_item *item = &r->pack->items[i];

        count += peil_report_not_asked(r, item) && (item->knockout || !knockouts);
    }
    return count;
}

const char *peil_report_verdict_limit(struct peil_report *r)
{
    size_t count = count_not_asked(r, true);

    return count == 0 ? NULL
                      : peil_say_plural(r, "sentence.note.others.knockouts", count,
                            PEIL_SLOTS({"n", peil_say_count(r, count)}));
}

void peil_report_note_audience(struct peil_report *r, struct peil_node *notes)
{
    size_t count = count_not_asked(r, false);

    if (count > 0) {
        peil_add_text(r, notes,
            peil_say_plural(r, "sentence.note.others", count,
                PEIL_SLOTS({"n", peil_say_count(r, count)}, {"roles", other_roles(r)})));
    }
    if (r->result->verdict == PEIL_KNOCKOUT_NONE)
        peil_add_text(r, notes, peil_report_verdict_limit(r));
}
