/*
 * peil compare --fail-on-drop.
 */
#include "core/cli/compare/compare.h"

void cli_compare_check_drop(struct cli_compare *run, const struct peil_comparison *made)
{
    struct cli *cli = run->cli;

    if (!cli->options.fail_on_drop)
        return;
    if (!made->focus) {
        cli_fail(cli,
            cli_usage(cli, _("--fail-on-drop looks at one subject; choose it with --subject")));
        return;
    }
    if (made->change_count == 0)
        cli_say(cli, _("there is nothing earlier to compare with"));
    for (size_t i = 0; i < made->change_count; i++) {
        const struct peil_change *change = made->changes[i];
        const char *pack = change->framework->pack->id;

        if (change->drop_total)
            cli_say(cli, _("%s: the score is lower than the time before"), pack);
        if (change->drop_knockout)
            cli_say(
                cli, _("%s: a point that must be in order is worse than the time before"), pack);
        if (change->drop_total || change->drop_knockout)
            cli_fail(cli, CLI_CONDITION);
    }
}
