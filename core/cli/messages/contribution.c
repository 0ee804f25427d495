/*
 * What is said about contributions.
 */
#include "core/cli/cli.h"
#include "core/cli/messages/messages.h"

#define WRITTEN N_("make the contribution again with peil contribute; it is not meant to be edited")

const struct cli_message cli_messages_contribution[] = {
    {"contribution/expected-count", N_("a whole number from {least} to {most} is expected here"),
        WRITTEN},
    {"contribution/expected-list", N_("a list is expected here"), WRITTEN},
    {"contribution/expected-map", N_("keys with values are expected here"), WRITTEN},
    {"contribution/expected-pair",
        N_("a percentage and a number of subjects are expected here, from low to high"), WRITTEN},
    {"contribution/format", N_("this version of peil reads contributions of format {format} only"),
        N_("use a newer peil")},
    {"contribution/missing-key", N_("the key \"{key}\" is missing"), WRITTEN},
    {"contribution/no-scores",
        N_("the checklist \"{pack}\" gives no scores, so nobody learns anything from this"), NULL},
    {"contribution/no-secret", N_("{path}: this is no secret as peil makes it"),
        N_("give --secret a file that is not there yet; peil then makes it")},
    {"contribution/no-subject",
        N_("answers that say nothing of whom they are about cannot be contributed"),
        N_("fill in the subject in the answers; the name does not go into the contribution")},
    {"contribution/not-a-class",
        N_("this is no name of a class: 1 to 60 characters on one line are expected"), WRITTEN},
    {"contribution/not-a-concept", N_("this is no name of a concept"), WRITTEN},
    {"contribution/not-a-digest", N_("this is no digest: 64 hexadecimal digits are expected"),
        WRITTEN},
    {"contribution/not-a-member",
        N_("this is no number of a subject: 32 hexadecimal digits are expected"), WRITTEN},
    {"contribution/not-a-part", N_("this is none of \"total\", \"section\" and \"concept\""),
        WRITTEN},
    {"contribution/not-a-rule", N_("this is none of \"median\", \"lowest\" and \"majority\""),
        WRITTEN},
    {"contribution/not-an-id", N_("this is no id"), WRITTEN},
    {"contribution/not-one", N_("this is no contribution"),
        N_("give a file that peil contribute wrote")},
    {"contribution/nothing", N_("there is nothing to contribute"),
        N_("give answers, results or contributions that can be read")},
    {"contribution/order", N_("this stands in the wrong order, or is here for the second time"),
        WRITTEN},
    {"contribution/same", N_("{name} holds the same contribution as {same}, and counts once"),
        NULL},
    {"contribution/secret-needed", N_("to contribute answers, a secret is needed"),
        N_("add --secret FILE; peil makes that file. With it nobody is counted twice, and without "
           "it nobody can find out who is in the contribution")},
    {"contribution/shared", N_("{name} and {other} have a subject in common"),
        N_("leave one of the two out, or put together again what they were made from")},
    {"contribution/sum", N_("this adds up to {found}, and it should be {wanted}"), WRITTEN},
    {"contribution/there", N_("a subject of the answers is in one of the contributions already"),
        N_("leave out its answers, or that contribution")},
    {"contribution/too-many", N_("there are more than {most} here"), WRITTEN},
    {"contribution/twice", N_("\"{value}\" is here for the second time"), WRITTEN},
    {"contribution/unknown-key", N_("the key \"{key}\" does not belong here"), WRITTEN},
    {"contribution/whole-id", N_("the whole of a checklist has no id"), WRITTEN},
    {0},
};
