/* How a word sounds: a key that is the same for spellings that sound alike.
 *
 * In: rewriting rules from a lexicon ("ch > g", "dt$ > t") and a folded form. Out: its key. Words
 * of the lexicons are kept by their key, so that "wagten" finds "wachten". */
#ifndef EMPI_SOUND_H
#define EMPI_SOUND_H

#include "lexicon/lexicon.h"
#include "lexicon/vocabulary.h"

enum { EMPI_SOUND_BYTES = 96, EMPI_SOUND_SHORTEST = 4 };

typedef struct empi_sound_rule {
    char from[12], to[12];
    uint8_t from_length, to_length;
    bool start, end; /* only at the start or end of the word */
    uint64_t pairs;  /* of letters in from, as sound.c sums them up */
    uint32_t letters; /* in from */
} empi_sound_rule;

typedef struct empi_sound_slot {
    uint32_t word; /* EMPI_WORD_NONE: free */
    uint32_t hash; /* of its key */
} empi_sound_slot;

typedef struct empi_sounds {
    empi_sound_rule *rules;
    size_t rule_count;
    empi_sound_slot *table; /* words by the hash of their key; open addressing */
    size_t table_size;
} empi_sounds;

/* Reads one rule; false when it is not "from > to" with at most 11 letters on each side. */
bool empi_sound_rule_read(const char *text, empi_sound_rule *rule);

/* Writes the key of a form, at most EMPI_SOUND_BYTES bytes, and gives its length. */
size_t empi_sound_key(const empi_sounds *sounds, const char *form, size_t length, char *key);

/* Enters the exact words of the vocabulary. Of words that sound alike the first stands for all,
 * unless one of them is a word to keep: then none of them is ever found. */
bool empi_sounds_enter(empi_sounds *sounds, const empi_vocabulary *vocabulary);
void empi_sounds_free(empi_sounds *sounds, const empi_memory *memory);

/* The word that sounds as form does, or EMPI_WORD_NONE. */
uint32_t empi_sounds_find(const empi_sounds *sounds, const empi_vocabulary *vocabulary,
                          const char *form, size_t length);

#endif
