/*
 * Whether a shared object is all there.
 */
#ifndef PEIL_PLUGIN_WHOLE_H
#define PEIL_PLUGIN_WHOLE_H

#include <stdbool.h>

/*
 * False for an ELF file that ends before the parts that its header promises: the dynamic loader
 * would map what is missing, and the program would die of reading it. True for all other files,
 * whatever they hold; the dynamic loader refuses those itself.
 */
bool peil_plugin_is_whole(const char *path);

#endif
