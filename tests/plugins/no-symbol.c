/*
 * A shared object that is no plugin.
 */
extern __attribute__((visibility("default"))) const int something_else;
const int something_else = 1;
