/* All lexicons together: which entry of an id holds, which cues, classes, labels and numbers there
 * are, and what a name in one file means in another.
 *
 * In: lexicons in order. Out: the rules, cues, classes and the rest of a program, or mistakes.
 * Leaves to others: phrases (compile.h). */
#ifndef EMPI_MERGE_H
#define EMPI_MERGE_H

#include "lexicon/notation.h"
#include "lexicon/program.h"

typedef struct empi_merge {
    empi_program *program;
    empi_error *error;
    const int32_t *groups; /* by lexicon: files of one group may not repeat an id */
    const char *const *off; /* ids switched off by the caller */
    size_t off_count;
    empi_class *classes; /* in the arena of the program; sorted by name */
    size_t class_count;
} empi_merge;

/* Fills rules (without phrases), cues, labels, reflections, numbers and the classes of merge.
 * false: no memory. Mistakes go to the error. */
bool empi_merge_lexicons(empi_merge *merge);

/* The index of a cue, mark or scope, or UINT32_MAX. */
uint32_t empi_program_cue(const empi_program *program, int32_t kind, const char *id);

#endif
