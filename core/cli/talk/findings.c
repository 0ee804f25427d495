/*
 * What commands find, one thing after another.
 */
#include "core/cli/talk/findings.h"

#include "core/base/status.h"
#include "core/cli/files/files.h"
#include "core/cli/messages/messages.h"
#include "core/format/json.h"

bool cli_findings_init(struct cli_findings *findings, struct cli *cli, const char *what)
{
    *findings = (struct cli_findings){.cli = cli, .arena = peil_arena_new(), .what = what};
    if (!findings->arena)
        return false;
    findings->list = peil_node_list(findings->arena);
    return findings->list != NULL;
}

void cli_findings_take(struct cli_findings *findings, const char *name, bool good)
{
    struct peil_arena *arena = findings->arena;
    struct peil_node *one, *list;

    if (good)
        findings->good++;
    else
        findings->bad++;
    if (!findings->cli->options.json) {
        cli_report(findings->cli);
        return;
    }
    peil_diags_sort(findings->cli->diags);
    one = peil_node_map(arena);
    list = peil_node_list(arena);
    peil_node_set_text(arena, one, "name", name);
    peil_node_set_bool(arena, one, "good", good);
    for (size_t i = 0; i < peil_diags_count(findings->cli->diags); i++)
        peil_node_add(arena, list, cli_message_node(arena, peil_diags_at(findings->cli->diags, i)));
    peil_node_set(arena, one, "findings", list);
    peil_node_add(arena, findings->list, one);
    if (peil_diags_failed(findings->cli->diags))
        peil_arena_fail(arena);
    peil_diags_clear(findings->cli->diags);
}

void cli_findings_show(struct cli_findings *findings)
{
    struct peil_arena *arena = findings->arena;
    struct peil_buf text = PEIL_BUF_EMPTY;
    struct peil_node *root;
    int status = PEIL_OK;

    if (findings->cli->options.json) {
        root = peil_node_map(arena);
        peil_node_set_number(arena, root, "good", (double)findings->good);
        peil_node_set_number(arena, root, "bad", (double)findings->bad);
        peil_node_set(arena, root, findings->what, findings->list);
        peil_json_write(&text, root, 2);
        peil_buf_char(&text, '\n');
        status = peil_arena_failed(arena) || peil_arena_failed(findings->cli->arena) ||
                         peil_buf_failed(&text)
                     ? PEIL_ENOMEM
                     : cli_stdout_write(peil_buf_string(&text), text.length, findings->cli->diags);
    }
    cli_status(findings->cli, status);
    cli_report(findings->cli);
    peil_buf_dispose(&text);
    peil_arena_free(arena);
}
