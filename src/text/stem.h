/* The stem of a word: what "gemaakt", "maakt" and "maken" have in common.
 *
 * In: a folded form. Out: its stem, by a few rules of Dutch inflection and without a list of words, so
 * that it is not always what a grammar calls one; two forms of one word mostly have the same. */
#ifndef EMPI_STEM_H
#define EMPI_STEM_H

#include <stddef.h>

/* Writes the stem, at most EMPI_WORD_BYTES, and gives its length. */
size_t empi_stem(const char *form, size_t length, char *stem);

#endif
