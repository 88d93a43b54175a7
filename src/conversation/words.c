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
