/*
 * What is said about comparing.
 */
#include "core/cli/cli.h"
#include "core/cli/messages/messages.h"

const struct cli_message cli_messages_compare[] = {
    {"compare/empty", N_("{path}: there are no answers in this file"),
        N_("check that this is the right file")},
    {"compare/file-twice", N_("{path}: this file was given twice, and counts once"), NULL},
    {"compare/no-subject", N_("there are no answers about \"{subject}\""),
        N_("name a subject with --subject as the answers do: by its key (a municipality code, "
           "say) or by its name")},
    {"compare/nothing", N_("there is nothing to compare; sets of answers that count: {count}"),
        N_("give answers of several checklists, respondents, dates or subjects")},
    {"compare/nothing-in-common",
        N_("these answers have nothing in common: they are about different subjects, on different "
           "checklists"),
        N_("give answers about one subject, or on one checklist; a subject is known by its key (a "
           "municipality code, say), which has to be written the same everywhere")},
    {"compare/other-document",
        N_("this is a document of the kind \"{kind}\", which cannot be "
           "compared"),
        N_("give answers, or results that peil score -f json or -f ndjson wrote")},
    {"compare/stored-differs",
        N_("{name}: the scores in this result are not what its answers come to; they were worked "
           "out anew"),
        N_("peil verify tells what differs")},
    {"compare/twice", N_("{name} holds the same answers as {same}, and counts once"), NULL},
    {0},
};
