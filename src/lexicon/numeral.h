/* Dutch numerals in words: a closed class, so code and not data.
 *
 * In: a folded form such as "vijfentwintig" or "derde". Out: its value. */
#ifndef EMPI_NUMERAL_H
#define EMPI_NUMERAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { EMPI_NUMERAL_FORM = 32, EMPI_NUMERAL_COUNT = 2 * 100 + 12 };

typedef struct empi_numeral {
    char form[EMPI_NUMERAL_FORM]; /* folded, NUL-terminated */
    int32_t value;
    bool ordinal;
} empi_numeral;

/* Fills the numeral of an index below EMPI_NUMERAL_COUNT: cardinals and ordinals of 1 to 100 and
 * the larger and looser ones people write (honderd, duizend, beide, tig). */
void empi_numeral_at(size_t index, empi_numeral *numeral);

#endif
