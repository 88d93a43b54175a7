/* Which words share a bit of the summaries. */
#ifndef EMPI_BITS_H
#define EMPI_BITS_H

#include "lexicon/vocabulary.h"

/* Gives all words of a vocabulary a bit, and all sets their bits. uses: by set, how often its summary
 * is asked for; NULL: not known. false: no memory. */
bool empi_word_bits_give(empi_vocabulary *vocabulary, const uint32_t *uses);

#endif
