/* Words between quotation marks. */
#ifndef EMPI_QUOTES_H
#define EMPI_QUOTES_H

#include "text/text.h"

/* Sets EMPI_TOKEN_QUOTED on tokens from first on, which stand in folded[start..end). */
void empi_quotes(empi_text *text, size_t first, size_t start, size_t end);

#endif
