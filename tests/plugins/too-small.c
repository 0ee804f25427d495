/*
 * An object of eight bytes under the right name: a version and nothing else.
 */
#include <stdint.h>

struct small {
    uint32_t version;
    uint32_t format;
};

extern __attribute__((visibility("default"))) const struct small peil_output_v1;
const struct small peil_output_v1 = {1, 1};
