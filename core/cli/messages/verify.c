/*
 * What is said about stored results.
 */
#include "core/cli/cli.h"
#include "core/cli/messages/messages.h"

const struct cli_message cli_messages_verify[] = {
    {"verify/answers", N_("these are not the answers that were scored"),
        N_("somebody changed them afterwards; score them again to have a result of them")},
    {"verify/differs", N_("{path} is {stored} here, but should be {computed}"), NULL},
    {"verify/elsewhere", N_("the pack {name} was called {stored}, and is now called {computed}"),
        NULL},
    {"verify/empty", N_("{path}: there is no result in this file"),
        N_("give a file that peil score -f json wrote")},
    {"verify/engine", N_("peil {stored} made this, and this is peil {computed}"),
        N_("should numbers differ, try that version as well")},
    {"verify/extra", N_("{path} stands here ({stored}), but should not be there"), NULL},
    {"verify/layout", N_("from here on this is not written as peil writes it"),
        N_("another program or an editor wrote this file; where nothing else is said, it still "
           "holds the same")},
    {"verify/missing", N_("{path} is missing; it should be {computed}"), NULL},
    {"verify/newer-result",
        N_("this result is of format {found}; this version of peil reads format {known} only"),
        N_("use the peil that made it, or a newer one")},
    {"verify/no-pack", N_("the pack {name} took part, and does not now"),
        N_("get the pack in the version that the result names")},
    {"verify/no-script", N_("the script {name} took part, and is not given now"),
        N_("give it with --script")},
    {"verify/no-seal", N_("this result has no seal, so changes may go unseen"),
        N_("score the answers again with -f json")},
    {"verify/not-a-result", N_("this is not a result that peil stored"),
        N_("give a file that peil score -f json or -f ndjson wrote; a report as text or page "
           "cannot be verified")},
    {"verify/order", N_("{path} stands in another order"), NULL},
    {"verify/other-layer", N_("{name} takes part now, and did not then"),
        N_("leave out --script for a script that was not used")},
    {"verify/pack",
        N_("the pack {name} is not the one that scored this (then {version}, now "
           "{found})"),
        N_("what differs below may come from that; get the pack as it was to be sure")},
    {"verify/script", N_("the script {name} is not the one that was used then"),
        N_("what differs below may come from that; give the script as it was to be sure")},
    {"verify/seal", N_("the result was changed after peil wrote it"),
        N_("what was changed is named where it can be made anew; keep the file that peil wrote")},
    {0},
};
