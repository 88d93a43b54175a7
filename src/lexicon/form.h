/* The form of a word of a lexicon: most are written as they are looked up. */
#ifndef EMPI_LEXICON_FORM_H
#define EMPI_LEXICON_FORM_H

#include "base/limits.h"
#include "text/text.h"

/* Whether the word is its own form: small letters, none of them three times in a row. */
static inline bool empi_is_own_form(const char *word, size_t length)
{
    if (length == 0 || length > EMPI_WORD_BYTES)
        return false;
    for (size_t i = 0; i < length; i++)
        if (word[i] < 'a' || word[i] > 'z' ||
            (i > 1 && word[i] == word[i - 1] && word[i] == word[i - 2]))
            return false;
    return true;
}

/* Gives the form, which is the word itself or else is written in the room (3 * length + 1 bytes),
 * and its length. */
static inline const char *empi_form_of(const char *word, size_t *length, char *room)
{
    if (empi_is_own_form(word, *length))
        return word;
    *length = empi_text_form(word, *length, room);
    return room;
}

#endif
