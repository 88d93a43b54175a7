/* Reads one table of points. A line of it is a row, "en dan: anger 4, waiting 2", whose words may also be
 * a theme in braces or an entry (hint_names.h), or it says which words a theme has: "huilen = huil huilt gehuild janken".
 *
 * In: the text. Out: rows, values, themes and their words in the program. */
#ifndef EMPI_HINT_TABLE_H
#define EMPI_HINT_TABLE_H

#include "lexicon/hints.h"

/* Mistakes go to the error; false: no memory. */
bool empi_hint_table_read(empi_program *program, const empi_lexicon *lexicon, int32_t group,
                          empi_error *error);

/* hints.c: keeps a row in place of one with the same words; one of the same group of files is repeated. */
enum empi_hint_kept { EMPI_HINT_MEMORY, EMPI_HINT_NEW, EMPI_HINT_REPEATED };

enum empi_hint_kept empi_hints_keep(empi_program *program, const empi_hint_row *row);

#endif
