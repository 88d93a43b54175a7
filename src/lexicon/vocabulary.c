#include "lexicon/vocabulary.h"

#include "base/limits.h"
#include "lexicon/bits.h"
#include "lexicon/common.h"
#include "text/stem.h"

#include <string.h>

/* FNV-1a, 64 bits: prefixes of a word are hashed on the way to its end. */
static const uint64_t hash_start = UINT64_C(0xcbf29ce484222325);
static const uint64_t hash_prime = UINT64_C(0x100000001b3);

static uint64_t hash_step(uint64_t hash, unsigned char byte)
{
    return (hash ^ byte) * hash_prime;
}

static uint64_t hash_forwards(const char *form, size_t length)
{
    uint64_t hash = hash_start;
    for (size_t i = 0; i < length; i++)
        hash = hash_step(hash, (unsigned char)form[i]);
    return hash;
}

static uint64_t hash_backwards(const char *form, size_t length)
{
    uint64_t hash = hash_start;
    for (size_t i = length; i > 0; i--)
        hash = hash_step(hash, (unsigned char)form[i - 1]);
    return hash;
}

/* The kind is part of the key, so that "dag" and "dag*" are different words. */
static size_t slot_of(const empi_vocabulary *vocabulary, uint64_t hash, enum empi_word_kind kind)
{
    hash ^= (uint64_t)kind * UINT64_C(0x9e3779b97f4a7c15);
    hash ^= hash >> 29;
    return (size_t)hash & (vocabulary->table_size - 1);
}

static uint32_t probe(const empi_vocabulary *vocabulary, uint64_t hash, const char *form,
                      size_t length, enum empi_word_kind kind)
{
    size_t slot;
    if (vocabulary->table_size == 0)
        return EMPI_WORD_NONE;
    slot = slot_of(vocabulary, hash, kind);
    while (vocabulary->table[slot] != EMPI_WORD_NONE) {
        const empi_word *word = &vocabulary->words[vocabulary->table[slot]];
        if (word->length == length && word->kind == kind &&
            memcmp(word->form, form, length) == 0)
            return vocabulary->table[slot];
        slot = (slot + 1) & (vocabulary->table_size - 1);
    }
    return EMPI_WORD_NONE;
}

static uint64_t hash_of(const empi_word *word)
{
    return word->kind == EMPI_WORD_ENDING ? hash_backwards(word->form, word->length)
                                          : hash_forwards(word->form, word->length);
}

static void enter(empi_vocabulary *vocabulary, uint32_t id)
{
    const empi_word *word = &vocabulary->words[id];
    size_t slot = slot_of(vocabulary, hash_of(word), (enum empi_word_kind)word->kind);
    while (vocabulary->table[slot] != EMPI_WORD_NONE)
        slot = (slot + 1) & (vocabulary->table_size - 1);
    vocabulary->table[slot] = id;
}

/* At most a third full: most words of a message are not found, and should be not found fast. */
static bool make_room_in_table(empi_vocabulary *vocabulary)
{
    size_t larger = vocabulary->table_size ? vocabulary->table_size * 2 : 1024;
    uint32_t *table;
    if (vocabulary->word_count * 3 < vocabulary->table_size)
        return true;
    table = empi_alloc_zero(vocabulary->memory, larger * sizeof *table);
    if (!table)
        return false;
    empi_free(vocabulary->memory, vocabulary->table,
              vocabulary->table_size * sizeof *vocabulary->table);
    vocabulary->table = table;
    vocabulary->table_size = larger;
    for (size_t id = EMPI_WORD_FIRST; id < vocabulary->word_count; id++)
        enter(vocabulary, (uint32_t)id);
    return true;
}

void empi_vocabulary_init(empi_vocabulary *vocabulary, empi_arena *arena)
{
    *vocabulary = (empi_vocabulary){.arena = arena, .memory = arena->memory};
    empi_arena_init(&vocabulary->unfinished, arena->memory);
}

void empi_vocabulary_free(empi_vocabulary *vocabulary)
{
    const empi_memory *memory = vocabulary->memory;
    empi_arena_free(&vocabulary->unfinished);
    empi_free(memory, vocabulary->sets, vocabulary->set_capacity * sizeof *vocabulary->sets);
    empi_free(memory, vocabulary->set_table,
              vocabulary->set_table_size * sizeof *vocabulary->set_table);
    empi_free(memory, vocabulary->table, vocabulary->table_size * sizeof *vocabulary->table);
    empi_free(memory, vocabulary->words, vocabulary->word_capacity * sizeof *vocabulary->words);
    empi_free(memory, vocabulary->carried,
              vocabulary->carried_capacity * sizeof *vocabulary->carried);
    empi_vocabulary_init(vocabulary, vocabulary->arena);
}

static bool reserve_ids(empi_vocabulary *vocabulary)
{
    if (vocabulary->word_count > 0)
        return true;
    if (!empi_grow(vocabulary->memory, &vocabulary->words, &vocabulary->word_capacity, 1024,
                   sizeof *vocabulary->words))
        return false;
    memset(vocabulary->words, 0, EMPI_WORD_FIRST * sizeof *vocabulary->words);
    for (size_t i = 0; i < EMPI_WORD_FIRST; i++) {
        vocabulary->words[i].form = "";
        vocabulary->words[i].weight = i == EMPI_WORD_NUMBER ? 1500 : 150;
    }
    vocabulary->word_count = EMPI_WORD_FIRST;
    return true;
}

static uint32_t weight_of(const empi_word *word)
{
    if (word->kind == EMPI_WORD_STEM)
        return empi_common_stem_weight(word->form, word->length);
    if (word->kind == EMPI_WORD_ENDING)
        return empi_common_ending_weight(word->form, word->length);
    return empi_common_weight(word->form, word->length);
}

uint32_t empi_vocabulary_add(empi_vocabulary *vocabulary, const char *form, size_t length,
                             enum empi_word_kind kind)
{
    empi_word word = {.kind = (uint8_t)kind};
    uint32_t id;
    if (length > EMPI_WORD_BYTES)
        length = EMPI_WORD_BYTES;
    word.form = form;
    word.length = (uint16_t)length;
    id = probe(vocabulary, hash_of(&word), form, length, kind);
    if (id != EMPI_WORD_NONE)
        return id;
    word.form = empi_arena_string(vocabulary->arena, form, length);
    if (!word.form || !reserve_ids(vocabulary) ||
        !empi_grow(vocabulary->memory, &vocabulary->words, &vocabulary->word_capacity,
                   vocabulary->word_count + 1, sizeof *vocabulary->words) ||
        !make_room_in_table(vocabulary)) {
        vocabulary->failed = true;
        return EMPI_WORD_NONE;
    }
    word.weight = weight_of(&word);
    id = (uint32_t)vocabulary->word_count++;
    vocabulary->words[id] = word;
    enter(vocabulary, id);
    if (length == 0)
        return id;
    if (kind == EMPI_WORD_STEM)
        vocabulary->stem_lengths |= UINT64_C(1) << (length - 1);
    if (kind == EMPI_WORD_ENDING)
        vocabulary->ending_lengths |= UINT64_C(1) << (length - 1);
    return id;
}

/* ---- sets ---- */

static bool is_sorted(const uint32_t *words, size_t count)
{
    size_t i = 1;
    while (i < count && words[i - 1] < words[i])
        i++;
    return i >= count;
}

/* Each among those before it that stand a multiple of gap away. */
static void insert_all(uint32_t *words, size_t count, size_t gap)
{
    for (size_t i = gap; i < count; i++) {
        uint32_t word = words[i];
        size_t at = i;
        for (; at >= gap && words[at - gap] > word; at -= gap)
            words[at] = words[at - gap];
        words[at] = word;
    }
}

/* Sets are many and most are small: Shell's sort, with Sedgewick's gaps for the others. */
static void sort(uint32_t *words, size_t count)
{
    static const uint32_t gaps[] = {4197377, 1050113, 262913, 65921, 16577, 4193,
                                    1073,    281,     77,     23,    8};
    for (size_t i = 0; i < sizeof gaps / sizeof gaps[0]; i++)
        if (gaps[i] < count)
            insert_all(words, count, gaps[i]);
    insert_all(words, count, 1);
}

static size_t unique(uint32_t *words, size_t count)
{
    size_t kept = 0;
    if (is_sorted(words, count))
        return count;
    sort(words, count);
    for (size_t i = 0; i < count; i++)
        if (kept == 0 || words[kept - 1] != words[i])
            words[kept++] = words[i];
    return kept;
}

static size_t set_slot(const empi_vocabulary *vocabulary, const uint32_t *words, size_t count)
{
    uint64_t hash = hash_start;
    for (size_t i = 0; i < count; i++)
        hash = (hash ^ words[i]) * hash_prime;
    hash ^= hash >> 31;
    return (size_t)hash & (vocabulary->set_table_size - 1);
}

static bool make_room_for_set(empi_vocabulary *vocabulary)
{
    size_t larger = vocabulary->set_table_size ? vocabulary->set_table_size * 2 : 1024;
    uint32_t *table;
    if (!empi_grow(vocabulary->memory, &vocabulary->sets, &vocabulary->set_capacity,
                   vocabulary->set_count + 1, sizeof *vocabulary->sets))
        return false;
    if (vocabulary->set_count < vocabulary->set_table_size)
        return true;
    table = empi_alloc_zero(vocabulary->memory, larger * sizeof *table);
    if (!table)
        return false;
    empi_free(vocabulary->memory, vocabulary->set_table,
              vocabulary->set_table_size * sizeof *vocabulary->set_table);
    vocabulary->set_table = table;
    vocabulary->set_table_size = larger;
    for (size_t i = 0; i < vocabulary->set_count; i++) {
        empi_word_set *set = &vocabulary->sets[i];
        size_t slot = set_slot(vocabulary, set->words, set->count);
        set->next = table[slot];
        table[slot] = (uint32_t)i + 1;
    }
    return true;
}

uint32_t empi_vocabulary_set(empi_vocabulary *vocabulary, uint32_t *words, size_t count)
{
    size_t slot;
    uint32_t *copy;
    count = unique(words, count);
    if (!make_room_for_set(vocabulary)) {
        vocabulary->failed = true;
        return 0;
    }
    slot = set_slot(vocabulary, words, count);
    for (uint32_t at = vocabulary->set_table[slot]; at != 0; at = vocabulary->sets[at - 1].next) {
        const empi_word_set *set = &vocabulary->sets[at - 1];
        if (set->count == count && memcmp(set->words, words, count * sizeof *words) == 0)
            return at - 1;
    }
    copy = empi_arena_alloc(&vocabulary->unfinished, count * sizeof *copy);
    if (!copy) {
        vocabulary->failed = true;
        return 0;
    }
    if (count)
        memcpy(copy, words, count * sizeof *copy);
    vocabulary->sets[vocabulary->set_count] = (empi_word_set){
        .words = copy, .count = (uint32_t)count, .next = vocabulary->set_table[slot]};
    vocabulary->set_table[slot] = (uint32_t)++vocabulary->set_count;
    return (uint32_t)vocabulary->set_count - 1;
}

/* ---- look-up ---- */

uint32_t empi_vocabulary_exact(const empi_vocabulary *vocabulary, const char *form, size_t length)
{
    return probe(vocabulary, hash_forwards(form, length), form, length, EMPI_WORD_EXACT);
}

uint32_t empi_vocabulary_root(const empi_vocabulary *vocabulary, const char *form, size_t length)
{
    char stem[EMPI_WORD_BYTES];
    length = empi_stem(form, length, stem);
    return probe(vocabulary, hash_forwards(stem, length), stem, length, EMPI_WORD_ROOT);
}

/* The longest ending of form that is an ending of the lexicons, shorter than below bytes. */
static uint32_t longest_ending(const empi_vocabulary *vocabulary, const char *form, size_t length,
                               size_t below)
{
    uint64_t hash = hash_start;
    uint32_t found = EMPI_WORD_NONE;
    for (size_t i = 1; i <= length && i < below && i <= EMPI_WORD_BYTES; i++) {
        const char *ending = form + length - i;
        hash = hash_step(hash, (unsigned char)*ending);
        if (vocabulary->ending_lengths >> (i - 1) & 1) {
            uint32_t id = probe(vocabulary, hash, ending, i, EMPI_WORD_ENDING);
            if (id != EMPI_WORD_NONE)
                found = id;
        }
    }
    return found;
}

static uint32_t longest_stem(const empi_vocabulary *vocabulary, const char *form, size_t length,
                             size_t below)
{
    uint64_t hash = hash_start;
    uint32_t found = EMPI_WORD_NONE;
    for (size_t i = 1; i <= length && i < below && i <= EMPI_WORD_BYTES; i++) {
        hash = hash_step(hash, (unsigned char)form[i - 1]);
        if (vocabulary->stem_lengths >> (i - 1) & 1) {
            uint32_t id = probe(vocabulary, hash, form, i, EMPI_WORD_STEM);
            if (id != EMPI_WORD_NONE)
                found = id;
        }
    }
    return found;
}

void empi_vocabulary_find(const empi_vocabulary *vocabulary, const char *form, size_t length,
                          uint32_t *word, uint32_t *ending)
{
    *ending = EMPI_WORD_NONE;
    *word = empi_vocabulary_exact(vocabulary, form, length);
    if (*word != EMPI_WORD_NONE)
        return;
    *word = longest_stem(vocabulary, form, length, SIZE_MAX);
    *ending = longest_ending(vocabulary, form, length, SIZE_MAX);
}

bool empi_vocabulary_in(const empi_vocabulary *vocabulary, uint32_t set, uint32_t word)
{
    const empi_word_set *members = &vocabulary->sets[set];
    uint8_t bit = vocabulary->words[word].bit;
    return empi_word_bits_has(&members->bits, bit) && empi_word_set_has(members, word, bit);
}

/* ---- freeze ---- */

static bool carry(empi_vocabulary *vocabulary, uint32_t carried)
{
    if (!empi_grow(vocabulary->memory, &vocabulary->carried, &vocabulary->carried_capacity,
                   vocabulary->carried_count + 1, sizeof *vocabulary->carried))
        return false;
    vocabulary->carried[vocabulary->carried_count++] = carried;
    return true;
}

/* Every stem that the word begins with and every ending it ends in; a stem carries shorter stems,
 * an ending shorter endings. */
static bool find_carried(empi_vocabulary *vocabulary, empi_word *word)
{
    word->first_carried = (uint32_t)vocabulary->carried_count;
    if (word->kind == EMPI_WORD_ROOT)
        return true;
    if (word->kind != EMPI_WORD_ENDING) {
        size_t below = word->kind == EMPI_WORD_STEM ? word->length : SIZE_MAX;
        uint32_t id;
        while ((id = longest_stem(vocabulary, word->form, word->length, below)) !=
               EMPI_WORD_NONE) {
            if (!carry(vocabulary, id))
                return false;
            below = vocabulary->words[id].length;
        }
    }
    if (word->kind != EMPI_WORD_STEM) {
        size_t below = word->kind == EMPI_WORD_ENDING ? word->length : SIZE_MAX;
        uint32_t id;
        while ((id = longest_ending(vocabulary, word->form, word->length, below)) !=
               EMPI_WORD_NONE) {
            if (!carry(vocabulary, id))
                return false;
            below = vocabulary->words[id].length;
        }
    }
    word->carried_count = (uint32_t)vocabulary->carried_count - word->first_carried;
    return true;
}

/* For each stem or ending: which words carry it, as one list per carried word. */
typedef struct carriers {
    uint32_t *first; /* word_count + 1 */
    uint32_t *words;
    size_t first_size, words_size;
} carriers;

static bool list_carriers(const empi_vocabulary *vocabulary, carriers *lists)
{
    size_t words = vocabulary->word_count, at = 0;
    lists->first_size = (words + 2) * sizeof *lists->first;
    lists->words_size = (vocabulary->carried_count + 1) * sizeof *lists->words;
    lists->first = empi_alloc_zero(vocabulary->memory, lists->first_size);
    lists->words = empi_alloc(vocabulary->memory, lists->words_size);
    if (!lists->first || !lists->words)
        return false;
    for (size_t i = 0; i < vocabulary->carried_count; i++)
        lists->first[vocabulary->carried[i] + 2]++;
    for (size_t i = 2; i < words + 2; i++)
        lists->first[i] += lists->first[i - 1];
    for (size_t id = 0; id < words; id++)
        for (uint32_t i = 0; i < vocabulary->words[id].carried_count; i++, at++)
            lists->words[lists->first[vocabulary->carried[at] + 1]++] = (uint32_t)id;
    return true;
}

/* How many words a set has with those that carry a member, where one is counted for each. */
static size_t most_of(const carriers *lists, const empi_word_set *set)
{
    size_t count = set->count;
    for (uint32_t i = 0; i < set->count; i++)
        count += lists->first[set->words[i] + 1] - lists->first[set->words[i]];
    return count;
}

/* Writes the completed set into room, where there is enough. */
static void complete_set(const carriers *lists, empi_word_set *set, uint32_t *room)
{
    size_t count = set->count;
    memcpy(room, set->words, count * sizeof *room);
    for (uint32_t i = 0; i < set->count; i++)
        for (uint32_t j = lists->first[room[i]]; j < lists->first[room[i] + 1]; j++)
            room[count++] = lists->words[j];
    if (count > set->count)
        count = unique(room, count);
    set->words = room;
    set->count = (uint32_t)count;
}

/* The words of all sets go into one block. */
static bool complete_sets(empi_vocabulary *vocabulary, const carriers *lists)
{
    size_t most = 1, used = 0;
    for (size_t i = 0; i < vocabulary->set_count; i++)
        most += most_of(lists, &vocabulary->sets[i]);
    vocabulary->set_words = empi_arena_alloc(vocabulary->arena, most * sizeof(uint32_t));
    for (size_t i = 0; vocabulary->set_words && i < vocabulary->set_count; i++) {
        complete_set(lists, &vocabulary->sets[i], vocabulary->set_words + used);
        used += vocabulary->sets[i].count;
    }
    vocabulary->set_word_count = used;
    return vocabulary->set_words != NULL;
}

bool empi_vocabulary_freeze(empi_vocabulary *vocabulary, const uint32_t *uses)
{
    carriers lists = {0};
    bool done = !vocabulary->failed && reserve_ids(vocabulary);
    for (size_t id = EMPI_WORD_FIRST; done && id < vocabulary->word_count; id++)
        done = find_carried(vocabulary, &vocabulary->words[id]);
    done = done && list_carriers(vocabulary, &lists);
    done = done && complete_sets(vocabulary, &lists) && empi_word_bits_give(vocabulary, uses);
    empi_free(vocabulary->memory, lists.first, lists.first_size);
    empi_free(vocabulary->memory, lists.words, lists.words_size);
    empi_free(vocabulary->memory, vocabulary->set_table,
              vocabulary->set_table_size * sizeof *vocabulary->set_table);
    vocabulary->set_table = NULL;
    vocabulary->set_table_size = 0;
    empi_arena_free(&vocabulary->unfinished);
    vocabulary->failed = !done;
    return done;
}
