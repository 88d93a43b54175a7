/* What stands around each word of a sentence, as summaries: where a word that a phrase needs cannot
 * be, the phrase need not be tried. */
#ifndef EMPI_NEAR_H
#define EMPI_NEAR_H

#include "match/stream.h"
#include "match/window.h"

typedef struct empi_near {
    uint32_t sentence; /* 1 + the sentence that was looked at last; 0: none yet */
    empi_word_bits items[EMPI_WINDOW_ITEMS][EMPI_SIDES]; /* of its items, by empi_way_side */
    empi_word_bits whole[EMPI_SIDES]; /* for a sentence too long for that */
} empi_near;

/* What stands on each side of an item, by empi_way_side. */
const empi_word_bits *empi_near_at(empi_near *near, const empi_stream *stream, size_t item);

/* The sentences that a match can lie in, seen from one of them. */
void empi_near_sentences(const empi_stream *stream, bool crosses, uint32_t sentence,
                         const empi_sentence_items **first, const empi_sentence_items **last);
/* The summary of those. */
empi_word_bits empi_near_summary(const empi_stream *stream, bool crosses, uint32_t sentence);

#endif
