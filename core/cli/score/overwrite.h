/*
 * Output never takes the place of what a run reads.
 */
#ifndef PEIL_CLI_SCORE_OVERWRITE_H
#define PEIL_CLI_SCORE_OVERWRITE_H

#include "core/cli/score/assess.h"
#include "core/cli/files/files.h"

/* Which files answers stand in; a pipe and its like are none. NULL without memory. */
const struct cli_file_id *cli_files_identify(
    struct peil_arena *arena, const struct cli_list *paths);

/*
 * Whether the output at `path` would take the place of answers (`files`), of a pack or a file in
 * its folder, or of what an option names (--script, --with, --secret, --set); says so.
 */
bool cli_is_read(struct cli *cli, const struct cli_packs *packs, const struct cli_list *paths,
    const struct cli_file_id *files, const char *path);

/* The same for a pack alone: the file that it is, or one in its folder. */
bool cli_is_of_pack(struct cli *cli, const char *pack, const char *path);

#endif
