/*
 * A plugin that has only the descriptor of a later peil.
 */
extern __attribute__((visibility("default"))) const int peil_output_v2;
const int peil_output_v2 = 1;
