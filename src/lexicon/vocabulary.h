/* Every word that a lexicon mentions, as a number.
 *
 * While lexicons are compiled, words, stems and endings are added; empi_vocabulary_freeze then
 * works out which stems and endings each word carries. After that a folded form is looked up in
 * one probe, whatever the lexicons hold. Sets of words (alternatives, classes) are kept here too,
 * as sorted ids. Leaves to others: spelling (sound.h) and phrases (phrase.h). */
#ifndef EMPI_VOCABULARY_H
#define EMPI_VOCABULARY_H

#include "base/memory.h"

enum empi_word_kind {
    EMPI_WORD_EXACT = 0,
    EMPI_WORD_STEM,  /* stem* */
    EMPI_WORD_ENDING, /* *ending */
    EMPI_WORD_ROOT /* stem~, all forms of one word: text/stem.h */
};

/* Ids of what is not a word of its own. */
enum empi_word_id {
    EMPI_WORD_NONE = 0, /* not in the lexicons */
    EMPI_WORD_NUMBER,
    EMPI_WORD_ORDINAL,
    EMPI_WORD_DATE,
    EMPI_WORD_AMOUNT,
    EMPI_WORD_TIME,
    EMPI_WORD_QUESTION, /* a question mark at the end of a sentence; in hints only */
    EMPI_WORD_EXCLAIM,
    EMPI_WORD_END, /* the end of a sentence */
    EMPI_WORD_QUOTED, /* any word between quotation marks */
    EMPI_WORD_FIRST /* the first real word */
};

typedef struct empi_word {
    const char *form;
    uint16_t length;
    uint8_t kind;
    bool ordinal;
    int32_t value;        /* of a numeral; 0: not one */
    uint16_t languages;   /* bit n: a function word of language n */
    bool swear;           /* may hide behind stars */
    uint32_t rewrite;     /* of spelling: its rewrites begin at rewrite - 1; 0: none */
    bool keep;            /* a word of its own that is never corrected, known to no entry */
    uint8_t bit;          /* of the summaries it is in */
    uint32_t weight;      /* how often it is met: common.h */
    uint32_t first_carried, carried_count; /* stems and endings it carries, itself excluded */
} empi_word;

/* A summary of a set of words: the first EMPI_EXACT_BITS bits stand for one common word each, the
 * others for many words. Two sets without a common bit have no common word. */
enum { EMPI_EXACT_BITS = 64, EMPI_WORD_BITS = 128 };

typedef struct empi_word_bits {
    uint64_t bits[2];
} empi_word_bits;

static inline void empi_word_bits_add(empi_word_bits *to, uint8_t bit)
{
    to->bits[bit / 64] |= UINT64_C(1) << (bit % 64);
}

static inline bool empi_word_bits_has(const empi_word_bits *in, uint8_t bit)
{
    return in->bits[bit / 64] >> (bit % 64) & 1;
}

static inline bool empi_word_bits_meet(const empi_word_bits *a, const empi_word_bits *b)
{
    return ((a->bits[0] & b->bits[0]) | (a->bits[1] & b->bits[1])) != 0;
}

typedef struct empi_word_set {
    empi_word_bits bits; /* of all its words, after the freeze */
    uint32_t *words; /* sorted; after the freeze including every word that carries a member */
    uint32_t count;
    uint32_t next; /* in its hash chain, + 1 */
} empi_word_set;

/* Whether a word that may be in a set, as its bit tells, is in it. Halves the words that are left
 * without a guess at which half it will be. */
static inline bool empi_word_set_has(const empi_word_set *set, uint32_t word, uint8_t bit)
{
    const uint32_t *words = set->words;
    if (bit < EMPI_EXACT_BITS)
        return true;
    for (uint32_t left = set->count; left > 1;) {
        uint32_t half = left / 2;
        words += words[half] <= word ? half : 0;
        left -= half;
    }
    return *words == word;
}

typedef struct empi_vocabulary {
    empi_arena *arena;
    const empi_memory *memory;
    empi_word *words;
    size_t word_count, word_capacity;
    uint32_t *table; /* open addressing: ids of exact words, stems and endings by hash and kind */
    size_t table_size;
    empi_word_set *sets;
    size_t set_count, set_capacity;
    empi_arena unfinished; /* their words before the freeze */
    uint32_t *set_words;   /* after it, of all of them */
    size_t set_word_count;
    uint32_t *set_table;
    size_t set_table_size;
    uint32_t *carried;
    size_t carried_count, carried_capacity;
    uint64_t stem_lengths, ending_lengths; /* bit n: one of n bytes exists */
    bool failed;                           /* memory ran out */
} empi_vocabulary;

void empi_vocabulary_init(empi_vocabulary *vocabulary, empi_arena *arena);
void empi_vocabulary_free(empi_vocabulary *vocabulary);

/* Adds a form or finds it again. Gives its id; EMPI_WORD_NONE only when memory ran out. */
uint32_t empi_vocabulary_add(empi_vocabulary *vocabulary, const char *form, size_t length,
                             enum empi_word_kind kind);

/* Gives the id of a set of count ids, which are sorted in place; equal sets have one id. */
uint32_t empi_vocabulary_set(empi_vocabulary *vocabulary, uint32_t *words, size_t count);

/* Works out what carries what and completes the sets. Nothing may be added afterwards. uses: bits.h. */
bool empi_vocabulary_freeze(empi_vocabulary *vocabulary, const uint32_t *uses);

/* Looks a folded form up: the exact word, or else the longest stem and the longest ending that it
 * has. Either may be EMPI_WORD_NONE. */
void empi_vocabulary_find(const empi_vocabulary *vocabulary, const char *form, size_t length,
                          uint32_t *word, uint32_t *ending);
/* The root of a form, in points only. */
uint32_t empi_vocabulary_root(const empi_vocabulary *vocabulary, const char *form, size_t length);
/* The exact word only. */
uint32_t empi_vocabulary_exact(const empi_vocabulary *vocabulary, const char *form, size_t length);

bool empi_vocabulary_in(const empi_vocabulary *vocabulary, uint32_t set, uint32_t word);

#endif
