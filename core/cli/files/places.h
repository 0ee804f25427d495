/*
 * Where packs, plugins and message catalogues are kept: what the environment says, what stands
 * beside the program in a build tree, what was compiled in.
 */
#ifndef PEIL_CLI_FILES_PLACES_H
#define PEIL_CLI_FILES_PLACES_H

#include "core/cli/cli.h"

/*
 * The file of the running program, absolute: as the system tells, else as `name` (argv[0]) and the
 * search path tell. NULL where nobody does.
 */
const char *cli_program_file(struct peil_arena *arena, const char *name);

/* The user id that owns the running program; that of root where it is not known. */
uint32_t cli_program_owner(const struct cli *cli);

struct cli_list cli_pack_places(struct cli *cli, struct peil_arena *arena);

/* Whether every --plugin-dir is there; CLI_PLUGIN after saying which one is not. */
enum cli_exit cli_check_plugin_folders(struct cli *cli);
struct cli_list cli_plugin_places(struct cli *cli, struct peil_arena *arena);
const char *cli_locale_place(struct peil_arena *arena, const char *program_folder);

#endif
