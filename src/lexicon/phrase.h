/* From the tree of a phrase to steps, and to the words it hangs on. */
#ifndef EMPI_PHRASE_H
#define EMPI_PHRASE_H

#include "lexicon/notation.h"
#include "lexicon/program.h"

/* Knows how common words are: the rarest word of a phrase becomes its anchor. */
typedef struct empi_phrase_maker {
    empi_program *program;
    empi_arena *scratch; /* for one phrase at a time */
    const uint32_t *numerals; /* words that are numerals */
    size_t numeral_count;
} empi_phrase_maker;

enum empi_phrase_made {
    EMPI_PHRASE_MADE,
    EMPI_PHRASE_EMPTY,     /* can match without any word */
    EMPI_PHRASE_TOO_LARGE, /* more steps than allowed */
    EMPI_PHRASE_NO_MEMORY
};

/* Appends the phrase to the program. */
enum empi_phrase_made empi_phrase_make(empi_phrase_maker *maker, empi_node *node,
                                       uint32_t rule, bool except);

/* Once the vocabulary is frozen: finds the phrases that name a negation, and what each step knows of
 * those after it. false: no memory. */
bool empi_phrases_finish(empi_program *program, empi_arena *scratch);

#endif
