/*
 * What is said about comparing.
 */
#include "core/cli/cli.h"
#include "core/cli/messages/messages.h"

const struct cli_message cli_messages_compare[] = {
    {"compare/file-twice", N_("{path}: this file was given twice, and counts once"), NULL},
    {"compare/newer-result",
        N_("this result is of format {found}; this version of peil reads format {known} only"),
        N_("use a newer peil, or give the answers that it was made from")},
    {"compare/no-answers", N_("this result holds no answers, so it cannot be compared"),
        N_("give the file as peil score wrote it, or the answers that it was made from")},
    {"compare/no-subject", N_("there are no answers about \"{subject}\""),
        N_("name a subject with --subject as the answers do: by its key (a municipality code, "
           "say) or by its name")},
    {"compare/nothing", N_("there is nothing to compare; sets of answers that count: {count}"),
        N_("give answers of several checklists, respondents, dates or subjects")},
    {"compare/nothing-in-common",
        N_("these answers have nothing in common: they are about different subjects, on different "
           "checklists"),
        N_("give answers about one subject, or on one checklist, or choose a subject with "
           "--subject; it is known by its key (a municipality code, say), which has to be written "
           "the same everywhere")},
    {"compare/other-document",
        N_("this is a document of the kind \"{kind}\", which cannot be "
           "compared"),
        N_("give answers, or results that peil score -f json or -f ndjson wrote")},
    {"compare/several-subjects", N_("more than one subject is called \"{subject}\""),
        N_("name one by its key: {keys}")},
    {"compare/stored-differs",
        N_("{name}: the scores in this result are not what its answers come to; they were worked "
           "out anew"),
        N_("peil verify tells what differs")},
    {"compare/too-few",
        N_("answers with the role \"{role}\" do not count: fewer than {least} people with this "
           "role filled in the same checklist about the same subject"),
        N_("ask more people to fill it in; a lower --least-group is only for a report that nobody "
           "else sees")},
    {"compare/twice", N_("{name} holds the same answers as {same}, and counts once"), NULL},
    {0},
};
