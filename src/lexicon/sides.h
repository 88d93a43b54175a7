/* In whose texts each entry is sought. */
#ifndef EMPI_SIDES_H
#define EMPI_SIDES_H

#include "lexicon/program.h"

/* Marks and scopes matter in a single message only where something that is told there names them,
 * itself or by way of others, and where they stress. false: no memory. */
bool empi_sides_find(empi_program *program, empi_arena *scratch);

#endif
