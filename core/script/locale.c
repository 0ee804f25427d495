/*
 * While a script runs its thread has the C locale, whatever the host has set: Lua's own `..` writes
 * numbers and its `<` compares texts by the locale. Other threads see nothing of it.
 */
#include <locale.h>

#include "core/script/inside.h"

bool peil_locale_open(struct peil_state *state)
{
    state->locale = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    return state->locale != (locale_t)0;
}

void peil_locale_close(struct peil_state *state)
{
    if (state->locale != (locale_t)0)
        freelocale(state->locale);
}

locale_t peil_locale_enter(const struct peil_state *state)
{
    return uselocale(state->locale);
}

void peil_locale_leave(locale_t before)
{
    uselocale(before);
}
