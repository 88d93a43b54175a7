#include "text/stem.h"

#include "base/limits.h"

#include <stdbool.h>
#include <string.h>

static bool is_vowel(char letter)
{
    return letter == 'a' || letter == 'e' || letter == 'i' || letter == 'o' || letter == 'u' ||
           letter == 'y';
}

static bool ends(const char *form, size_t length, const char *ending)
{
    size_t size = strlen(ending);
    return length >= size && memcmp(form + length - size, ending, size) == 0;
}

/* Takes the first ending that fits and leaves a stem of at least least letters. */
static size_t cut(const char *form, size_t length, const char *const *endings, size_t count,
                  size_t least)
{
    for (size_t i = 0; i < count; i++) {
        size_t size = strlen(endings[i]);
        if (length >= size + least && ends(form, length, endings[i]))
            return length - size;
    }
    return length;
}

/* "gemaakt" and "gemaak" to "maak"; "geld" stays. */
static size_t cut_participle(const char **form, size_t length)
{
    const char *at = *form;
    if (length < 6 || at[0] != 'g' || at[1] != 'e' ||
        !(at[length - 1] == 't' || at[length - 1] == 'd' || ends(at, length, "en")))
        return length;
    *form += 2;
    return length - 2;
}

/* "tickets" and "fotos", but not "huis", "adres" and "glas". */
static bool is_plural_s(const char *form, size_t length)
{
    char before = form[length - 2];
    if (!is_vowel(before))
        return before != 's';
    return length > 4 && !is_vowel(form[length - 3]) &&
           (before == 'a' || before == 'o' || before == 'u');
}

size_t empi_stem(const char *form, size_t length, char *stem)
{
    static const char *const small_forms[] = {"etjes", "etje", "tjes", "pjes", "tje", "pje",
                                              "jes",   "je"};
    static const char *const plurals[] = {"eren", "ende", "end", "en", "de", "te", "e"};
    size_t kept = 0;
    if (length > EMPI_WORD_BYTES)
        length = EMPI_WORD_BYTES;
    length = cut_participle(&form, length);
    length = cut(form, length, small_forms, sizeof small_forms / sizeof *small_forms, 3);
    length = cut(form, length, plurals, sizeof plurals / sizeof *plurals, 3);
    if (length > 3 && form[length - 1] == 's' && is_plural_s(form, length))
        length--;
    if (length > 3 && (form[length - 1] == 't' || form[length - 1] == 'd'))
        length--;
    for (size_t i = 0; i < length; i++) { /* maak, mak; bell, bel */
        char letter = form[i];
        if (kept > 0 && stem[kept - 1] == letter && (is_vowel(letter) || i + 1 == length))
            continue;
        stem[kept++] = letter;
    }
    if (kept > 0 && stem[kept - 1] == 'v')
        stem[kept - 1] = 'f';
    if (kept > 0 && stem[kept - 1] == 'z')
        stem[kept - 1] = 's';
    return kept;
}
