/* How often the words of Dutch are met: what a phrase hangs on should be rare. */
#ifndef EMPI_COMMON_H
#define EMPI_COMMON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* How often a folded word is met, in a hundred thousand words; never 0. */
uint32_t empi_common_weight(const char *form, size_t length);

/* The same of all words that begin, or end, in this way together. */
uint32_t empi_common_stem_weight(const char *form, size_t length);
uint32_t empi_common_ending_weight(const char *form, size_t length);

#endif
