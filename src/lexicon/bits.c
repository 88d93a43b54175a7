#include "lexicon/bits.h"

#include <stdlib.h>
#include <string.h>

enum { BIT_NONE = UINT8_MAX, SHARED_BITS = EMPI_WORD_BITS - EMPI_EXACT_BITS };

/* One of the bits that many words share. */
static uint8_t shared_bit(uint32_t number)
{
    return (uint8_t)(EMPI_EXACT_BITS + (number * UINT32_C(0x9e3779b1) >> 16) % SHARED_BITS);
}

/* The most common words get bits of their own, so that they do not blur what rare words tell. */
static void give_common(empi_vocabulary *vocabulary)
{
    uint32_t most[EMPI_EXACT_BITS];
    size_t count = 0;
    for (size_t id = 1; id < vocabulary->word_count; id++) {
        const empi_word *word = &vocabulary->words[id];
        size_t at = count;
        if (word->kind != EMPI_WORD_EXACT)
            continue;
        while (at > 0 && vocabulary->words[most[at - 1]].weight < word->weight)
            at--;
        if (at == EMPI_EXACT_BITS)
            continue;
        count += count < EMPI_EXACT_BITS;
        memmove(&most[at + 1], &most[at], (count - 1 - at) * sizeof *most);
        most[at] = (uint32_t)id;
    }
    for (size_t i = 0; i < count; i++)
        vocabulary->words[most[i]].bit = (uint8_t)i;
}

typedef struct asked {
    uint32_t set, uses;
} asked;

static int compare_asked(const void *left, const void *right)
{
    const asked *a = left, *b = right;
    if (a->uses != b->uses)
        return a->uses > b->uses ? -1 : 1;
    return a->set < b->set ? -1 : a->set > b->set;
}

/* Words of one set share a bit: a set of words with a bit each would be met by every sentence. */
static void give_set(empi_vocabulary *vocabulary, uint32_t index)
{
    enum { TOGETHER = 16 };
    const empi_word_set *set = &vocabulary->sets[index];
    uint32_t given = 0;
    for (uint32_t i = 0; i < set->count; i++) {
        empi_word *word = &vocabulary->words[set->words[i]];
        if (word->bit == BIT_NONE)
            word->bit = shared_bit(index * 7 + given++ / TOGETHER);
    }
}

/* The sets that are asked for most come first: a word can share its bit with those of one only. */
static bool give_shared(empi_vocabulary *vocabulary, const uint32_t *uses)
{
    size_t count = 0, size = (vocabulary->set_count + 1) * sizeof(asked);
    asked *order = empi_alloc(vocabulary->memory, size);
    if (!order)
        return false;
    for (uint32_t i = 0; i < vocabulary->set_count; i++)
        if (uses[i] > 0 && vocabulary->sets[i].count > 1)
            order[count++] = (asked){i, uses[i]};
    if (count > 1)
        qsort(order, count, sizeof *order, compare_asked);
    for (size_t i = 0; i < count; i++)
        give_set(vocabulary, order[i].set);
    empi_free(vocabulary->memory, order, size);
    return true;
}

bool empi_word_bits_give(empi_vocabulary *vocabulary, const uint32_t *uses)
{
    for (size_t i = 0; i < vocabulary->word_count; i++)
        vocabulary->words[i].bit = BIT_NONE;
    give_common(vocabulary);
    if (uses && !give_shared(vocabulary, uses))
        return false;
    for (size_t i = 0; i < vocabulary->word_count; i++)
        if (vocabulary->words[i].bit == BIT_NONE)
            vocabulary->words[i].bit = shared_bit((uint32_t)i);
    for (size_t i = 0; i < vocabulary->set_count; i++) {
        empi_word_set *set = &vocabulary->sets[i];
        for (uint32_t j = 0; j < set->count; j++)
            empi_word_bits_add(&set->bits, vocabulary->words[set->words[j]].bit);
    }
    return true;
}
