/*
 * The advice of rules that compare, for the document of a comparison.
 */
#ifndef PEIL_REPORT_COMPARED_ADVICE_H
#define PEIL_REPORT_COMPARED_ADVICE_H

#include "core/report/report.h"

/*
 * {advice, filter, references, errors, extensions}, each as in the document of a result, the last
 * as in its packs; `filter` where actors
 * were asked for. `results` are those of the checklists of a subject by id, each evaluated with
 * what it is compared with, and with those before it as `asked` (see core/eval/compared.h); NULL
 * for one that could not be had. NULL without memory. The tree borrows texts from the results and
 * their packs.
 */
struct peil_node *peil_report_compared_advice(struct peil_arena *arena,
    const struct peil_result *const *results, size_t count,
    const struct peil_report_options *options);

#endif
