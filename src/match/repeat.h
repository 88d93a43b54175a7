/* Expressions that ask for the same word twice ("\b(\w+)\b … \1\b"): most sentences have none. */
#ifndef EMPI_REPEAT_H
#define EMPI_REPEAT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The length of a word that stands at least twice in all that a pattern matches, if only a part of
 * it that sign.c takes for plain; 0: there may be none. */
uint8_t empi_repeat_of(const char *pattern, size_t length);

/* Whether a word of at least so many letters stands in a text twice; true where there are too many
 * words to tell. */
bool empi_repeat_shows(const char *text, size_t length, uint8_t least);

#endif
