/*
 * A look at the head of a pack.yaml, before anything of it is checked.
 */
#ifndef PEIL_CLI_PACKS_HEAD_H
#define PEIL_CLI_PACKS_HEAD_H

#include <stdbool.h>
#include <stddef.h>

/* As written, without quotes; empty where that was not found. */
struct cli_pack_head {
    char id[128];
    char version[64];
};

/*
 * Fills in what top-level `key: value` lines say, the first of each key. `yaml` ends in a NUL;
 * where it has not `ended` with that, its last line may go on and does not count.
 */
void cli_pack_head_read(struct cli_pack_head *out, const char *yaml, size_t length, bool ended);

#endif
