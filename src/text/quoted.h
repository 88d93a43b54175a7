/* Parts of a mail that are not the writer's words now: what it answers or forwards, signatures,
 * what a telephone or a legal department adds. */
#ifndef EMPI_QUOTED_H
#define EMPI_QUOTED_H

#include "text/text.h"

typedef struct empi_quoted {
    const char *folded;
    size_t length;
    size_t at, stop; /* what is still to be given, as far as the writer's words go */
    bool lines;      /* single lines in between are left out */
    bool found;      /* something is left out */
} empi_quoted;

void empi_quoted_find(empi_quoted *quoted, const char *folded, size_t length);

/* The next stretch of whole lines to be read: folded[from..to). false: there is none. */
bool empi_quoted_next(empi_quoted *quoted, size_t *from, size_t *to);

#endif
