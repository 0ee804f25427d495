/*
 * Texts in the reader's language, from the catalogues that gettext's tools make.
 *
 * The gettext of the C library cannot serve: it answers for the locale of the process, and a system
 * without Dutch locales (a container, a bare server) has none that it takes catalogues for.
 */
#ifndef PEIL_CLI_TALK_CATALOGUE_H
#define PEIL_CLI_TALK_CATALOGUE_H

#include "core/base/arena.h"
#include "core/base/diag.h"
#include "core/base/status.h"

/*
 * From here on texts are those of a language, from FOLDER/LANGUAGE/LC_MESSAGES/peil.mo; where there
 * is no such file, or it is damaged, they stay English. Lives in `arena`. Call it once. A status:
 * one that cannot be read is an error, for what is made would be in another language than asked
 * for.
 */
PEIL_CHECK int cli_catalogue_open(
    struct peil_arena *arena, const char *folder, const char *language, struct peil_diags *diags);

/* A text in the chosen language; itself where there is none. */
const char *cli_text(const char *text);

#endif
