/*
 * A result as one line of JSON, for many of them: numbers, and the names of what is advised. The
 * whole of a result is a document, see core/report/report.h.
 */
#ifndef PEIL_REPORT_LINE_H
#define PEIL_REPORT_LINE_H

#include <stdint.h>

#include "core/base/arena.h"
#include "core/base/buf.h"
#include "core/eval/result.h"

/*
 * What stands in many lines of a pack, ready to be copied; for the results of one evaluator. NULL
 * without memory.
 */
struct peil_line_keys;
struct peil_line_keys *peil_line_keys_new(struct peil_arena *arena, const struct peil_pack *pack);

/*
 * Adds a line, with its line feed. Keys, in this order, each only where there is something to say:
 *
 *   line           where the answers stood
 *   file           in which file; NULL where there is one only
 *   key            the value of the subject field that is the key
 *   respondent, role, date
 *   status         value, incomplete, undefined; always there
 *   score          as it is shown
 *   low, high      what the score could still become, rounded likewise; where they differ
 *   bounds         enclosing, where they may lie closer together: scripts or conditions asked what
 *                  is open, and here they are not asked again to know more; absent: they are exact
 *   completeness   0 to 1 with two decimals; 1 only where nothing is open; always there
 *   provisional    true, or absent
 *   band, verdict
 *   sections       of the top: the score of each as it is shown, or null
 *   decisions      of each decision table the id of its outcome, or null
 *   advice         ids, most pressing first; base advice is its concept and the level of it
 *   script_errors  what failed: ids of rules and blocks, "total" ..., or the code
 */
void peil_line_result(struct peil_buf *out, uint64_t line, const char *file,
    struct peil_line_keys *keys, const struct peil_result *result);

/* Starts a line: {"line":12,"file":"b.ndjson" and no more. */
void peil_line_start(struct peil_buf *out, uint64_t line, const char *file);

/* Adds a text with its quotes; NULL is null. */
void peil_line_text(struct peil_buf *out, const char *text);

#endif
