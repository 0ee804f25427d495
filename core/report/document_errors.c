/*
 * What of a script failed, for whoever reads the report: what is missing because of it, and that
 * the rest stands.
 */
#include "core/eval/advice.h"
#include "core/report/parts.h"
#include "core/report/phrase.h"

/* Which sentence tells what is missing. */
static const char *template_of(enum peil_failed_part part)
{
    switch (part) {
    case PEIL_FAILED_RULE:
        return "sentence.error.rule";
    case PEIL_FAILED_BLOCK:
        return "sentence.error.block";
    case PEIL_FAILED_HOOK:
        return "sentence.error.hook";
    case PEIL_FAILED_CONDITION:
        break;
    }
    return "sentence.error.other";
}

/* Why, as a clause: "hij kostte te veel rekenstappen". */
static const char *cause(struct peil_report *r, const char *code)
{
    const char *word = peil_word_of(r, "sentence.cause", code);

    return word == code ? peil_word(r, "sentence.cause.other") : word;
}

void peil_report_add_error(
    struct peil_report *r, struct peil_node *list, const struct peil_script_error *error)
{
    struct peil_node *map = peil_add_map(r, list);
    const char *last = peil_report_last_part(error->file);
    bool extension = error->layer && error->layer->kind == PEIL_LAYER_EXTENSION;

    peil_put_text(r, map, "code", error->code);
    peil_put_text(r, map, "text",
        peil_say(r, template_of(error->part),
            PEIL_SLOTS(
                {"what", error->what ? error->what : ""}, {"cause", cause(r, error->code)})));
    peil_node_set_text(r->arena, map, "message", error->message);
    peil_node_set_text(r->arena, map, "what", error->what);
    if (error->layer)
        peil_put_text(r, map, "layer", error->layer->name);
    if (last && error->layer && !extension)
        peil_put_text(
            r, map, "file", peil_arena_format(r->arena, "%s/%s", error->layer->name, last));
    else
        peil_node_set_text(r->arena, map, "file", last);
    if (error->line > 0)
        peil_put_count(r, map, "line", error->line);
}

void peil_report_errors(struct peil_report *r, struct peil_node *document)
{
    struct peil_node *list = peil_put_list(r, document, "errors");

    for (size_t i = 0; r->result && i < r->result->error_count; i++)
        peil_report_add_error(r, list, &r->result->errors[i]);
}
