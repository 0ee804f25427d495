/*
 * Whether a stored result says what its answers come to.
 */
#ifndef PEIL_COMPARE_STORED_H
#define PEIL_COMPARE_STORED_H

#include <stdbool.h>

#include "core/compare/gathering.h"

/*
 * Whether the score of the whole and those of all sections are those of the sheet's result. True
 * where there is nothing to hold side by side: the sheet was taken from no stored result, or from
 * one of another version of the pack.
 */
bool peil_stored_agrees(const struct peil_sheet *sheet);

#endif
