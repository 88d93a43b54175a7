/* Folding: lower case, no diacritics, straight quotes, nothing invisible, always valid UTF-8.
 *
 * ASCII and the Latin letters of Europe have tables of their own; what is left is asked of Unicode.
 * No character becomes more than three times as long. */
#ifndef EMPI_FOLD_H
#define EMPI_FOLD_H

#include "text/text.h"

/* Bytes behind folded that may be read, though they mean nothing but for the NUL that comes first.
 */
enum { EMPI_FOLD_SLACK = 17 };

/* Fills folded, origin and found from bytes; EMPI_FOLD_SLACK bytes follow
 * folded. false: no memory. */
bool empi_fold(empi_text *text);

/* Folds without a map, into at least length * 3 bytes. */
size_t empi_fold_into(const char *bytes, size_t length, char *out);

/* Where a byte of folded came from; at the end of folded, the length of bytes. */
static inline size_t empi_fold_origin(const empi_text *text, size_t at)
{
    return text->origin ? text->origin[at] : at;
}

enum empi_fold_class { EMPI_FOLD_OTHER, EMPI_FOLD_LETTER, EMPI_FOLD_EMOJI, EMPI_FOLD_FLAG };

/* What a code point of 0x80 and up is to the words. FLAG: half of a flag. */
enum empi_fold_class empi_fold_class(uint32_t point);

/* 1: a capital, -1: a small letter, 0: neither. Of the writer's characters, not the folded ones. */
int empi_fold_case(uint32_t point);

#endif
