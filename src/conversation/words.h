/* Words as they are compared: small words left out, endings cut, hashed with a key.
 *
 * In: a folded form. Out: its hash, or none. Knows the few rules of Dutch inflection that let
 * "gemaakt", "maakt" and "maken" meet; synonyms are entries of the lexicons. */
#ifndef EMPI_WORDS_H
#define EMPI_WORDS_H

#include "conversation/conversation.h"

typedef struct empi_words empi_words;

empi_words *empi_words_new(const empi_program *program, const unsigned char *key);
void empi_words_free(empi_words *words); /* may be NULL */

/* Whether a form is a small word, which stands in any sentence (class turn_small). */
bool empi_words_small(const empi_words *words, const char *form, size_t length);
empi_word_hash empi_words_hash(const empi_words *words, const void *bytes, size_t length);

/* Cuts endings off a form, into stem (of EMPI_WORD_BYTES), and gives its length. */
size_t empi_word_stem(const char *form, size_t length, char *stem);

#endif
