/* Tokens of a stretch of folded text. */
#ifndef EMPI_TOKEN_H
#define EMPI_TOKEN_H

#include "text/text.h"

/* Adds the tokens of folded[start..end) to text. Both ends are ends of lines. false: no memory. */
bool empi_tokens(empi_text *text, size_t start, size_t end,
                 const empi_abbreviations *abbreviations);

#endif
