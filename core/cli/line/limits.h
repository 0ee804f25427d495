/*
 * --limit NAME=NUMBER: how much input may be, when the defaults are too small.
 */
#ifndef PEIL_CLI_LINE_LIMITS_H
#define PEIL_CLI_LINE_LIMITS_H

#include "core/cli/cli.h"

/*
 * Takes the --limit options and --jobs into `cli`. CLI_DONE, or CLI_USAGE after saying what is
 * wrong.
 */
enum cli_exit cli_take_limits(struct cli *cli);

#endif
