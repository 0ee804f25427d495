/*
 * A text in one or more languages, and how the right one is chosen.
 */
#ifndef PEIL_PACK_TEXT_H
#define PEIL_PACK_TEXT_H

#include <stdbool.h>
#include <stddef.h>

struct peil_text_variant {
    const char *tag; /* BCP 47, as written: "nl", "nl-x-b1" */
    const char *text;
};

/* Empty (count 0) where a pack gives no text. */
struct peil_text {
    const struct peil_text_variant *variants;
    size_t count;
};

/*
 * The text for `tag`: that tag, else its parents ("nl-x-b1", then "nl"), else `fallback` (the
 * pack's language) and its parents, else the first. NULL for an empty text. `*found`, where not
 * NULL, is the tag that was found. Tags compare without regard to case.
 */
const char *peil_text_get(
    const struct peil_text *text, const char *tag, const char *fallback, const char **found);

/* Whether a reader of `asked` may be shown a text in `found` without a mark: same primary language.
 */
bool peil_text_same_language(const char *asked, const char *found);

#endif
