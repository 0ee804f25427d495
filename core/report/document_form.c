/*
 * The document of a form: a checklist to print and fill in by hand, blank or partly filled in.
 */
#include "core/report/parts.h"

struct peil_node *peil_report_form(struct peil_arena *arena, const struct peil_pack *pack,
    const struct peil_answers *answers, const struct peil_report_options *options)
{
    struct peil_report r;
    struct peil_node *document = peil_node_map(arena);

    if (!peil_report_begin(&r, arena, "form", pack, NULL, answers, options))
        return NULL;
    peil_report_common(&r, document);
    peil_report_fields(&r, peil_put_list(&r, document, "subject_fields"), true);
    if (answers || (options && options->role))
        peil_report_respondents(&r, document);
    peil_report_roles(&r, document);
    peil_report_verdict_title(&r, document);
    peil_report_scales(&r, document);
    peil_report_sections(&r, document);
    peil_node_set(arena, document, "references", peil_report_references(&r, false));
    peil_put_list(&r, document, "errors");
    peil_report_warnings(&r, document);
    peil_report_languages(&r, document);
    peil_report_digests(&r, document, answers ? peil_answers_node(arena, answers) : NULL);
    return peil_arena_failed(arena) ? NULL : document;
}
