/*
 * Whether a stored result is what peil makes of its answers: the seal that a document carries, and
 * comparing a stored document with one that was made anew, field by field.
 */
#ifndef PEIL_REPORT_VERIFY_H
#define PEIL_REPORT_VERIFY_H

#include <stdbool.h>

#include "core/base/arena.h"
#include "core/base/diag.h"
#include "core/base/node.h"
#include "core/base/source.h"
#include "core/base/status.h"

/*
 * Seals a document: adds the key `seal`, the SHA-256 of its canonical form (one line, keys sorted)
 * without that key. It is no signature: whoever changes a document on purpose can seal it anew;
 * then making it anew brings the change to light. PEIL_OK or PEIL_ENOMEM.
 */
PEIL_CHECK int peil_report_seal(struct peil_arena *arena, struct peil_node *document);

/* What the seal of a document has to be; one that stands in it is left out. Likewise. */
PEIL_CHECK int peil_report_seal_of(
    char out[65], struct peil_arena *arena, const struct peil_node *document);

/*
 * Looks at a stored result by itself: whether its seal fits (verify/seal), its answers are those
 * that were scored (verify/answers), and the file is laid out as peil does it (verify/layout), with
 * `source` the document in the file. Errors at their place. PEIL_OK or PEIL_ENOMEM.
 */
PEIL_CHECK int peil_report_verify_alone(struct peil_arena *arena, const struct peil_node *stored,
    const struct peil_source *source, struct peil_diags *diags);

/*
 * Compares a stored result with one made anew from its answers. Every difference is an error at its
 * place in the stored file: verify/pack and verify/script (not the ones it was made with),
 * verify/missing, verify/extra, verify/order and verify/differs, with the arguments path, stored
 * and computed. Another version of the engine is a warning, and a pack that was found under another
 * name a note. What tells how an answers file was read (`warnings`) cannot be made anew and is held
 * by the seal alone. PEIL_OK or PEIL_ENOMEM.
 */
PEIL_CHECK int peil_report_verify(struct peil_arena *arena, const struct peil_node *stored,
    const struct peil_node *computed, struct peil_diags *diags);

#endif
