/* From lexicons to a program.
 *
 * In: lexicons in order, entries switched off, limits. Out: a program whose regexes are not yet
 * compiled (match/regex.h does that), or mistakes. */
#ifndef EMPI_COMPILE_H
#define EMPI_COMPILE_H

#include "lexicon/program.h"

typedef struct empi_compile_input {
    empi_lexicon **lexicons; /* taken over by the program, also on failure */
    const int32_t *groups;   /* by lexicon: files of one group may not repeat an id */
    size_t lexicon_count;
    const char *const *off;
    size_t off_count;
} empi_compile_input;

/* Gives the program, with mistakes added to error; NULL: no memory. A program with mistakes may
 * only be freed. */
empi_program *empi_program_compile(const empi_memory *memory, const empi_compile_input *input,
                                   empi_error *error);

/* Frees all but the compiled regexes. */
void empi_program_free(empi_program *program);

/* The label of a name, or NULL. */
const char *empi_program_label(const empi_program *program, const char *name);

#endif
