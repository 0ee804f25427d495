/*
 * Lists of texts that grow one by one.
 */
#include <string.h>

#include "core/cli/cli.h"

bool cli_list_add(struct peil_arena *arena, struct cli_list *list, const char *text)
{
    size_t count = list->count;
    const char **items;

    /* Room is doubled where the count is a power of two. */
    if ((count & (count - 1)) == 0) {
        items = peil_arena_array(arena, count ? count * 2 : 1, sizeof(*items));
        if (!items)
            return false;
        if (count)
            memcpy(items, list->items, count * sizeof(*items));
        list->items = items;
    }
    list->items[list->count++] = text;
    return true;
}
