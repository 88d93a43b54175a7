/* The hints of an entry: words and pairs of words with their points. */
#ifndef EMPI_HINTS_H
#define EMPI_HINTS_H

#include "lexicon/program.h"

/* Adds the hints of a rule to the program, whose vocabulary is not yet frozen. Mistakes go to the
 * error; false: no memory. */
bool empi_hints_add(empi_program *program, uint32_t rule, empi_error *error);

/* Sorts them, once all are there. */
void empi_hints_sort(empi_program *program);

/* The first hint of these words, or NULL; those of the same words follow it. */
const empi_hint *empi_hints_find(const empi_program *program, uint32_t first, uint32_t second);

#endif
