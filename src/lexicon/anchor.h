/* The words that a phrase hangs on: those of which every match has one, and those it begins with. */
#ifndef EMPI_ANCHOR_H
#define EMPI_ANCHOR_H

#include "lexicon/phrase.h"

typedef struct empi_phrase_writer { /* one phrase being written */
    empi_phrase_maker *maker;
    empi_program *program;
    size_t first; /* step of the phrase */
    enum empi_phrase_made made;
    bool crosses, keeps;
} empi_phrase_writer;

typedef struct empi_anchor {
    uint32_t *words; /* in scratch; NULL: none */
    size_t count;
    uint64_t cost;
} empi_anchor;

/* The sets that every match must meet, cheapest first: the first becomes the anchor, others gates
 * that are looked at before the phrase is tried. */
typedef struct empi_anchors {
    empi_anchor sets[1 + EMPI_GATES];
    size_t count;
    size_t lead; /* of the first */
} empi_anchors;

/* The set of words as kept in the vocabulary. */
uint32_t empi_phrase_set(empi_phrase_writer *output, const uint32_t *words, size_t count);

empi_anchors empi_anchors_find(empi_phrase_writer *output, const empi_node *node);

/* The set with which every match begins, or EMPI_NO_SET when it may begin with any word. */
uint32_t empi_anchor_first(empi_phrase_writer *output, const empi_node *node);

#endif
