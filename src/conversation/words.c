#include "conversation/words.h"

#include "base/limits.h"
#include "base/siphash.h"

#include <stdlib.h>
#include <string.h>

struct empi_words {
    empi_memory memory;
    unsigned char key[EMPI_KEY_BYTES];
    uint64_t *small; /* hashes of the small words, sorted */
    size_t small_count, small_capacity;
};

static uint64_t hash(const empi_words *words, const void *bytes, size_t length)
{
    return empi_siphash(words->key, bytes, length);
}

static int compare(const void *left, const void *right)
{
    const uint64_t *a = left, *b = right;
    return *a < *b ? -1 : *a > *b;
}

static bool read_small(empi_words *words, const empi_program *program)
{
    const empi_abbreviations *small = &program->small_words;
    if (!empi_grow(&words->memory, &words->small, &words->small_capacity, small->count,
                   sizeof *words->small))
        return false;
    for (size_t i = 0; i < small->count; i++)
        words->small[words->small_count++] = hash(words, small->forms[i], strlen(small->forms[i]));
    return true;
}

empi_words *empi_words_new(const empi_program *program, const unsigned char *key)
{
    empi_words *words = empi_alloc_zero(&program->memory, sizeof *words);
    if (!words)
        return NULL;
    words->memory = program->memory;
    memcpy(words->key, key, sizeof words->key);
    if (!read_small(words, program)) {
        empi_words_free(words);
        return NULL;
    }
    if (words->small_count > 0)
        qsort(words->small, words->small_count, sizeof *words->small, compare);
    return words;
}

void empi_words_free(empi_words *words)
{
    empi_memory memory;
    if (!words)
        return;
    memory = words->memory;
    empi_free(&memory, words->small, words->small_capacity * sizeof *words->small);
    memset(words->key, 0, sizeof words->key);
    empi_free(&memory, words, sizeof *words);
}

bool empi_words_small(const empi_words *words, const char *form, size_t length)
{
    uint64_t wanted = hash(words, form, length);
    return words->small_count > 0 && bsearch(&wanted, words->small, words->small_count,
                                             sizeof *words->small, compare) != NULL;
}

empi_word_hash empi_words_hash(const empi_words *words, const void *bytes, size_t length)
{
    return (empi_word_hash)(hash(words, bytes, length) & 0xfffe); /* EMPI_WORD_ASKED is left free */
}

/* ---- stems ---- */

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

size_t empi_word_stem(const char *form, size_t length, char *stem)
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
