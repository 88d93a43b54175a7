/* Tokens into sentences, by what stands between them. */
#ifndef EMPI_SENTENCE_H
#define EMPI_SENTENCE_H

#include "text/text.h"

/* Adds the sentences of the tokens from first on, which stand in folded[start..end); sets the
 * flags COMMA and DOTS of these tokens. false: no memory. */
bool empi_sentences(empi_text *text, size_t first, size_t start, size_t end);

#endif
