/* Words as they are compared: small words left out, endings cut, hashed with a key.
 *
 * In: a folded form. Out: its hash, or none. Synonyms are entries of the lexicons. */
#ifndef EMPI_WORDS_H
#define EMPI_WORDS_H

#include "conversation/conversation.h"

typedef struct empi_words empi_words;

empi_words *empi_words_new(const empi_program *program, const unsigned char *key);
void empi_words_free(empi_words *words); /* may be NULL */

/* Whether a form is a small word, which stands in any sentence (class turn_small). */
bool empi_words_small(const empi_words *words, const char *form, size_t length);
empi_word_hash empi_words_hash(const empi_words *words, const void *bytes, size_t length);

#endif
