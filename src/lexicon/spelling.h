/* The spelling section of the lexicons: words rewritten, sounds, words to keep, masked swearing,
 * abbreviations. */
#ifndef EMPI_SPELLING_H
#define EMPI_SPELLING_H

#include "lexicon/program.h"

/* Adds all of it to the program, whose vocabulary is not yet frozen. false: no memory. */
bool empi_spelling_add(empi_program *program, empi_error *error);

#endif
