/* Tables of points: words, pairs of words and entries, each with points for (or against) cues. A
 * later file's row replaces an earlier one of the same words; a row for sentences that ask is another
 * row than that of the same words.
 *
 * In: the tables and the entries with points. Out: rows found by their words in one probe. Leaves to
 * others: adding up and telling (interpret/hint.c). */
#ifndef EMPI_HINTS_H
#define EMPI_HINTS_H

#include "lexicon/program.h"

/* Reads all tables into the program, whose rules are known and whose vocabulary is not yet frozen.
 * groups: by lexicon; files of one group may not repeat a row. Mistakes go to the error; false: no
 * memory. */
bool empi_hints_add(empi_program *program, const int32_t *groups, empi_error *error);

/* Once the vocabulary is complete: makes the words that no row has cost nothing. */
bool empi_hints_finish(empi_program *program);

void empi_hints_free(empi_program *program);

/* The row of two words; UINT32_MAX: none. */
uint32_t empi_hints_find(const empi_program *program, uint32_t first, uint32_t second);

/* Asks ahead for where that row is found. */
void empi_hints_ask_ahead(const empi_program *program, uint32_t first, uint32_t second);

/* The row of an entry, or of the plain or weak entries of a cue or kind; UINT32_MAX: none. */
uint32_t empi_hints_find_of(const empi_program *program, enum empi_hint_of what, uint32_t index);
/* How the plain or weak entries of a cue or kind are numbered. */
static inline uint32_t empi_hint_group(uint32_t index, bool weak)
{
    return 2 * index + weak;
}

#endif
