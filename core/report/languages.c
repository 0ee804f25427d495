/*
 * What a reader is told of texts that are in another language than the document.
 */
#include <string.h>

#include "core/report/parts.h"
#include "core/report/phrase.h"

/* "Dutch" for "nl" and "nl-x-b1"; the tag itself where there is no word for it. */
static const char *name_of(struct peil_report *r, const char *tag)
{
    const char *primary = peil_arena_copy(r->arena, tag, strcspn(tag, "-"));
    const char *name = primary ? peil_word_of(r, "sentence.language", primary) : tag;

    return primary && name != primary ? name : tag;
}

static const char *names_of(struct peil_report *r)
{
    const char *all = name_of(r, r->others[0]);

    for (size_t i = 1; i < r->other_count; i++)
        all = peil_say(
            r, "sentence.both", PEIL_SLOTS({"first", all}, {"second", name_of(r, r->others[i])}));
    return all;
}

void peil_report_languages(struct peil_report *r, struct peil_node *document)
{
    struct peil_node *list;

    if (r->other_count == 0)
        return;
    list = peil_put_list(r, document, "other_languages");
    for (size_t i = 0; i < r->other_count; i++)
        peil_add_text(r, list, r->others[i]);
    peil_put_text(r, document, "language_note",
        peil_say(r, "sentence.language-note", PEIL_SLOTS({"languages", names_of(r)})));
}
