/* Finds names that occur twice, in n log n comparisons whatever the names are. */
#ifndef EMPI_DUPLICATES_H
#define EMPI_DUPLICATES_H

#include "lexicon/lexicon.h"

/* Called for every name that occurs again, with the first one of that name. */
typedef void (*empi_duplicate_fn)(void *context, const empi_string *again,
                                  const empi_string *first);

/* Reorders names; those without text come last and are never equal. Earlier places come first. */
void empi_duplicates(const empi_string **names, size_t count, empi_duplicate_fn found,
                     void *context);

#endif
