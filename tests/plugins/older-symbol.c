/*
 * A plugin from before the first version of the descriptor.
 */
extern __attribute__((visibility("default"))) const int peil_output_v0;
const int peil_output_v0 = 1;
