/* The words that a phrase hangs on: those of which every match has one, and those it begins with. */
#ifndef EMPI_ANCHOR_H
#define EMPI_ANCHOR_H

#include "lexicon/phrase.h"

typedef struct empi_phrase_writer { /* one phrase being written */
    empi_phrase_maker *maker;
    empi_program *program;
    size_t first; /* step of the phrase */
    enum empi_phrase_made made;
    bool keeps;
    size_t crossings; /* ends of sentences between its words */
} empi_phrase_writer;

/* The set of words as kept in the vocabulary. */
uint32_t empi_phrase_set(empi_phrase_writer *output, const uint32_t *words, size_t count);

/* Adds the ways in which the phrase can match to the program and tells the phrase which they are.
 * None: it can match without any word. */
void empi_anchors_add(empi_phrase_writer *output, empi_node *node, empi_phrase *phrase);

/* The set with which every match begins, or EMPI_NO_SET when it may begin with any word. */
uint32_t empi_anchor_first(empi_phrase_writer *output, empi_node *node);

#endif
