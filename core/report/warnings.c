/*
 * Warnings about the answers, in words for whoever reads the report.
 */
#include <string.h>

#include "core/base/diag.h"
#include "core/report/parts.h"
#include "core/report/phrase.h"

/* Most arguments of one warning that are filled in. */
#define MOST_SLOTS 8

/* The last part of a name: reports tell nothing of where somebody keeps files. */
static const char *last_part(const char *name)
{
    const char *slash = name ? strrchr(name, '/') : NULL;

    return slash ? slash + 1 : name;
}

static const char *argument_text(struct peil_report *r, const struct peil_arg *arg)
{
    switch (arg->type) {
    case PEIL_ARG_TEXT:
        return arg->text;
    case PEIL_ARG_INTEGER:
        return peil_say_number(r, (double)arg->integer, -1);
    case PEIL_ARG_NUMBER:
        return peil_say_number(r, arg->number, -1);
    case PEIL_ARG_END:
        break;
    }
    return NULL;
}

static const char *warning_text(struct peil_report *r, const struct peil_diag *diag)
{
    struct peil_slot slots[MOST_SLOTS + 2];
    size_t count = 0;
    const char *word = peil_word_of(r, "warning", diag->code);

    for (size_t i = 0; i < MOST_SLOTS && diag->args[i].type != PEIL_ARG_END; i++)
        slots[count++] = (struct peil_slot){diag->args[i].name, argument_text(r, &diag->args[i])};
    slots[count++] = (struct peil_slot){"code", diag->code};
    slots[count] = (struct peil_slot){NULL, NULL};
    if (word == diag->code)
        word = peil_word(r, "warning.other");
    return peil_fill(r, word, slots);
}

/* Copies: diagnostics may be given back before the document is. */
static void add_warning(struct peil_report *r, struct peil_node *list, const struct peil_diag *diag)
{
    struct peil_node *map = peil_add_map(r, list);

    peil_put_text(r, map, "code", diag->code);
    peil_put_text(r, map, "text", warning_text(r, diag));
    peil_node_set_text(r->arena, map, "file", last_part(peil_say_input(r, diag->file)));
    if (diag->line > 0)
        peil_put_count(r, map, "line", diag->line);
}

void peil_report_warnings(struct peil_report *r, struct peil_node *document)
{
    struct peil_node *list = peil_put_list(r, document, "warnings");
    const struct peil_diags *diags = r->options ? r->options->diags : NULL;

    for (size_t i = 0; diags && i < peil_diags_count(diags); i++) {
        const struct peil_diag *diag = peil_diags_at(diags, i);

        if (diag->severity == PEIL_WARNING)
            add_warning(r, list, diag);
    }
    if (peil_diags_failed(diags))
        peil_arena_fail(r->arena);
}
