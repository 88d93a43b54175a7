/* Regular expressions on the folded text of a sentence. The only part that knows PCRE2. */
#ifndef EMPI_REGEX_H
#define EMPI_REGEX_H

#include "lexicon/program.h"

/* Compiles the regexes of a program. Mistakes go to the error; false: no memory. */
bool empi_regexes_compile(empi_program *program, empi_error *error);
void empi_regexes_free(empi_program *program);

/* Room for matching, of one thread. */
typedef struct empi_regex_room empi_regex_room;
empi_regex_room *empi_regex_room_new(const empi_program *program, const empi_memory *memory);
void empi_regex_room_free(empi_regex_room *room);

enum empi_regex_found { EMPI_REGEX_NO, EMPI_REGEX_YES, EMPI_REGEX_UNDECIDED, EMPI_REGEX_MEMORY };

/* Looks for the first match in text[*start .. length); gives it in *start and *end. Undecided: a
 * work limit was reached, which is not the same as no match. */
enum empi_regex_found empi_regex_find(empi_regex_room *room, const empi_regex *regex,
                                      const char *text, size_t length, size_t *start, size_t *end);

#endif
