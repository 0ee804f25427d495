/*
 * From a diagnostic to a sentence in the reader's language.
 */
#ifndef PEIL_CLI_MESSAGES_MESSAGES_H
#define PEIL_CLI_MESSAGES_MESSAGES_H

#include <stdbool.h>

#include "core/base/buf.h"
#include "core/base/diag.h"
#include "core/base/node.h"

/* The words for a code: English templates with {arguments}, which are also the gettext ids. */
struct cli_message {
    const char *code;
    const char *message;
    const char *help; /* how to mend it; NULL where the message says all */
};

/* The tables, one an area, each ending in {0}. */
extern const struct cli_message cli_messages_format[];
extern const struct cli_message cli_messages_archive[];
extern const struct cli_message cli_messages_pack[];
extern const struct cli_message cli_messages_answers[];
extern const struct cli_message cli_messages_plugin[];
extern const struct cli_message cli_messages_script[];
extern const struct cli_message cli_messages_verify[];
extern const struct cli_message cli_messages_compare[];
extern const struct cli_message cli_messages_contribution[];
extern const struct cli_message cli_messages_cli[];

/* The words for a code, or NULL. */
const struct cli_message *cli_message_find(const char *code);

/* All tables, NULL at the end. */
extern const struct cli_message *const cli_message_tables[];

/* Adds the sentence of a diagnostic, without place and without help. */
void cli_message_text(struct peil_buf *out, const struct peil_diag *diag);

/* Adds all of it as it stands in a terminal: place, sentence, source line, caret, help. */
void cli_message_show(struct peil_buf *out, const struct peil_diag *diag, bool colour);

/* The diagnostic as a value tree, for --json. */
struct peil_node *cli_message_node(struct peil_arena *arena, const struct peil_diag *diag);

#endif
