/*
 * Telling whoever watches from another process where a script is.
 */
#include <string.h>

#include "core/script/inside.h"

void peil_state_look(struct peil_state *state, struct peil_place place)
{
    volatile struct peil_seen *seen = state->seen;
    size_t length;
    size_t at;

    if (!seen || !place.source)
        return;
    seen->line = place.line;
    if (place.source == state->seen_source)
        return;
    state->seen_source = place.source;
    length = strlen(place.source->name);
    length = length < sizeof(seen->file) ? length : sizeof(seen->file) - 1;
    for (at = 0; at < length; at++)
        seen->file[at] = place.source->name[at];
    seen->file[length] = '\0';
}

void peil_state_watch(struct peil_state *state, volatile struct peil_seen *seen)
{
    state->seen = seen;
    state->seen_source = NULL;
}
