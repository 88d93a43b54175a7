/* From lexicons to a program.
 *
 * In: lexicons in order, entries switched off, limits. Out: a program whose regexes are not yet
 * compiled (match/regex.h does that), or mistakes. */
#ifndef EMPI_COMPILE_H
#define EMPI_COMPILE_H

#include "lexicon/program.h"

/* An empty program. Its lexicons are read with its own memory, because they live as long. */
empi_program *empi_program_new(const empi_memory *memory); /* NULL: no memory */

typedef struct empi_compile_input {
    const int32_t *groups; /* by lexicon: files of one group may not repeat an id */
    const char *const *off;
    size_t off_count;
} empi_compile_input;

/* Compiles the lexicons that were put in the program; mistakes go to error. false: no memory. A
 * program with mistakes may only be freed. */
bool empi_program_compile(empi_program *program, const empi_compile_input *input,
                          empi_error *error);

/* Lets go of the lexicons, with the example sentences of the rules, once the program is settled. */
void empi_program_forget(empi_program *program);

/* Frees all but the compiled regexes. */
void empi_program_free(empi_program *program);

/* The label of a name, or NULL. */
const char *empi_program_label(const empi_program *program, const char *name);

#endif
