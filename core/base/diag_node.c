/*
 * A diagnostic as a value tree.
 */
#include "core/base/diag_node.h"

static const char *severity_word(enum peil_severity severity)
{
    static const char *const words[] = {"note", "warning", "error"};

    return words[severity];
}

static struct peil_node *argument(struct peil_arena *arena, const struct peil_arg *arg)
{
    if (arg->type == PEIL_ARG_TEXT)
        return peil_node_text(arena, arg->text);
    if (arg->type == PEIL_ARG_INTEGER)
        return peil_node_number(arena, (double)arg->integer);
    return peil_node_number(arena, arg->number);
}

struct peil_node *peil_diag_node(struct peil_arena *arena, const struct peil_diag *diag)
{
    struct peil_node *node = peil_node_map(arena), *args = peil_node_map(arena);

    peil_node_set_text(arena, node, "severity", severity_word(diag->severity));
    peil_node_set_text(arena, node, "code", diag->code);
    peil_node_set_text(arena, node, "file", diag->file);
    if (diag->line)
        peil_node_set_number(arena, node, "line", diag->line);
    if (diag->line && diag->column)
        peil_node_set_number(arena, node, "column", diag->column);
    peil_node_set_text(arena, node, "path", diag->path);
    for (const struct peil_arg *a = diag->args; a->type != PEIL_ARG_END; a++)
        peil_node_set(arena, args, a->name, argument(arena, a));
    peil_node_set(arena, node, "arguments", args);
    return node;
}
