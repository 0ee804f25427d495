/*
 * Which pack was probably meant by a name that none has.
 */
#ifndef PEIL_CLI_PACKS_NEAR_H
#define PEIL_CLI_PACKS_NEAR_H

#include "core/cli/packs/store.h"

/*
 * The id of a pack that lies in one of the folders and is much like `name` ("bcmb@1": what is
 * behind @ does not count), by the names of files and folders; NULL where there is none.
 */
const char *cli_store_near(const struct cli_store *store, const char *name);

#endif
