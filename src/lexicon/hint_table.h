/* Reads one table of points. A line of it is a row, "en dan: anger 4, waiting 2", or it says which
 * words a theme has: "huilen = huil huilt gehuild janken". A row may also be of a theme in braces or
 * of entries (hint_names.h); with an upside-down question mark before it, it counts only in sentences
 * that ask. Points for a kind are points for each of its cues that this table or an earlier one
 * names.
 *
 * In: the text. Out: rows, values, themes and their words in the program. */
#ifndef EMPI_HINT_TABLE_H
#define EMPI_HINT_TABLE_H

#include "lexicon/hints.h"

/* Mistakes go to the error; false: no memory. */
bool empi_hint_table_read(empi_program *program, const empi_lexicon *lexicon, int32_t group,
                          empi_error *error);

/* hints.c: keeps a row in place of one with the same words; one of the same group of files is
 * repeated. */
enum empi_hint_kept { EMPI_HINT_MEMORY, EMPI_HINT_NEW, EMPI_HINT_REPEATED };

enum empi_hint_kept empi_hints_keep(empi_program *program, const empi_hint_row *row);

#endif
