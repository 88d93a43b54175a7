#include "lexicon/sound.h"

#include <string.h>

/* One bit for many pairs of letters that stand together. */
static uint64_t pairs_of(const char *text, size_t length)
{
    uint64_t pairs = 0;
    for (size_t i = 0; i + 1 < length; i++)
        pairs |= UINT64_C(1) << (((unsigned char)text[i] * 5u + (unsigned char)text[i + 1]) % 64);
    return pairs;
}

/* One bit for each letter; for other bytes that of some letter. */
static uint32_t letters_of(const char *text, size_t length)
{
    uint32_t letters = 0;
    for (size_t i = 0; i < length; i++)
        letters |= UINT32_C(1) << ((unsigned char)text[i] % 32);
    return letters;
}

static size_t read_side(const char *text, size_t length, char *side, empi_sound_rule *rule,
                        bool anchors)
{
    size_t used = 0;
    for (size_t i = 0; i < length; i++) {
        if (anchors && text[i] == '^' && i == 0)
            rule->start = true;
        else if (anchors && text[i] == '$' && i + 1 == length)
            rule->end = true;
        else if (text[i] < 'a' || text[i] > 'z' || used + 1 >= sizeof rule->from)
            return SIZE_MAX;
        else
            side[used++] = text[i];
    }
    side[used] = '\0';
    return used;
}

bool empi_sound_rule_read(const char *text, empi_sound_rule *rule)
{
    const char *arrow = strchr(text, '>'), *to;
    size_t from_length, to_length;
    memset(rule, 0, sizeof *rule);
    if (!arrow)
        return false;
    from_length = (size_t)(arrow - text);
    while (from_length > 0 && text[from_length - 1] == ' ')
        from_length--;
    to = arrow + 1;
    while (*to == ' ')
        to++;
    from_length = read_side(text, from_length, rule->from, rule, true);
    to_length = read_side(to, strlen(to), rule->to, rule, false);
    if (from_length == SIZE_MAX || from_length == 0 || to_length == SIZE_MAX)
        return false;
    rule->from_length = (uint8_t)from_length;
    rule->to_length = (uint8_t)to_length;
    rule->pairs = pairs_of(rule->from, from_length);
    rule->letters = letters_of(rule->from, from_length);
    return true;
}

static bool stands_at(const empi_sound_rule *rule, const char *key, size_t length, size_t at)
{
    return length - at >= rule->from_length && key[at] == rule->from[0] &&
           memcmp(key + at, rule->from, rule->from_length) == 0 && (!rule->start || at == 0) &&
           (!rule->end || at + rule->from_length == length);
}

/* Where the rule can be used first; length: nowhere. */
static size_t first_use(const empi_sound_rule *rule, const char *key, size_t length)
{
    size_t at = 0, last = length;
    if (length < rule->from_length)
        return length;
    if (rule->end)
        at = length - rule->from_length;
    if (rule->start)
        last = 1;
    while (at < last && !stands_at(rule, key, length, at))
        at++;
    return at < last ? at : length;
}

/* Rewrites key in place, left to right; what a rule wrote it does not read again. */
static size_t apply(const empi_sound_rule *rule, char *key, size_t length, size_t first)
{
    char out[EMPI_SOUND_BYTES];
    size_t used = first, at = first;
    memcpy(out, key, first);
    while (at < length) {
        if (stands_at(rule, key, length, at) && used + rule->to_length <= sizeof out) {
            memcpy(out + used, rule->to, rule->to_length);
            used += rule->to_length;
            at += rule->from_length;
        } else if (used < sizeof out) {
            out[used++] = key[at++];
        } else {
            break;
        }
    }
    memcpy(key, out, used);
    return used;
}

size_t empi_sound_key(const empi_sounds *sounds, const char *form, size_t length, char *key)
{
    size_t kept = 0;
    uint64_t pairs;
    uint32_t letters;
    if (length > EMPI_SOUND_BYTES)
        length = EMPI_SOUND_BYTES;
    memcpy(key, form, length);
    pairs = pairs_of(key, length);
    letters = letters_of(key, length);
    for (size_t i = 0; i < sounds->rule_count; i++) {
        const empi_sound_rule *rule = &sounds->rules[i];
        size_t first;
        if ((rule->pairs & ~pairs) | (rule->letters & ~letters))
            continue;
        first = first_use(rule, key, length);
        if (first == length)
            continue;
        length = apply(rule, key, length, first);
        pairs = pairs_of(key, length);
        letters = letters_of(key, length);
    }
    for (size_t i = 0; i < length; i++) /* doubled letters sound as one */
        if (kept == 0 || key[kept - 1] != key[i])
            key[kept++] = key[i];
    return kept;
}

static uint64_t hash_of(const char *key, size_t length)
{
    uint64_t hash = UINT64_C(0xcbf29ce484222325);
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)key[i]) * UINT64_C(0x100000001b3);
    return hash ^ hash >> 29;
}

static bool can_be_meant(const empi_word *word)
{
    return word->kind == EMPI_WORD_EXACT && word->length >= EMPI_SOUND_SHORTEST;
}

/* The slot of a key. The keys of words are not kept: where the hashes are alike, the word is asked
 * again. */
static size_t find_slot(const empi_sounds *sounds, const empi_vocabulary *vocabulary,
                        const char *key, size_t length, uint64_t hash)
{
    size_t slot = (size_t)hash & (sounds->table_size - 1);
    char other[EMPI_SOUND_BYTES];
    while (sounds->table[slot].word != EMPI_WORD_NONE) {
        const empi_word *word = &vocabulary->words[sounds->table[slot].word];
        if (sounds->table[slot].hash == (uint32_t)(hash >> 32) &&
            empi_sound_key(sounds, word->form, word->length, other) == length &&
            memcmp(key, other, length) == 0)
            return slot;
        slot = (slot + 1) & (sounds->table_size - 1);
    }
    return slot;
}

bool empi_sounds_enter(empi_sounds *sounds, const empi_vocabulary *vocabulary)
{
    size_t size = 1024, count = 0;
    char key[EMPI_SOUND_BYTES];
    for (size_t id = EMPI_WORD_FIRST; id < vocabulary->word_count; id++)
        count += can_be_meant(&vocabulary->words[id]);
    while (size < count * 2)
        size *= 2;
    sounds->table = empi_alloc_zero(vocabulary->memory, size * sizeof *sounds->table);
    if (!sounds->table)
        return false;
    sounds->table_size = size;
    for (size_t id = EMPI_WORD_FIRST; id < vocabulary->word_count; id++) {
        const empi_word *word = &vocabulary->words[id];
        size_t length, slot;
        uint64_t hash;
        if (!can_be_meant(word))
            continue;
        length = empi_sound_key(sounds, word->form, word->length, key);
        hash = hash_of(key, length);
        slot = find_slot(sounds, vocabulary, key, length, hash);
        if (sounds->table[slot].word == EMPI_WORD_NONE || word->keep)
            sounds->table[slot] = (empi_sound_slot){(uint32_t)id, (uint32_t)(hash >> 32)};
    }
    return true;
}

void empi_sounds_free(empi_sounds *sounds, const empi_memory *memory)
{
    empi_free(memory, sounds->table, sounds->table_size * sizeof *sounds->table);
    sounds->table = NULL;
    sounds->table_size = 0;
}

uint32_t empi_sounds_find(const empi_sounds *sounds, const empi_vocabulary *vocabulary,
                          const char *form, size_t length)
{
    char key[EMPI_SOUND_BYTES];
    size_t key_length;
    uint32_t word;
    if (length < EMPI_SOUND_SHORTEST || sounds->table_size == 0)
        return EMPI_WORD_NONE;
    key_length = empi_sound_key(sounds, form, length, key);
    if (key_length < 3)
        return EMPI_WORD_NONE;
    word = sounds->table[find_slot(sounds, vocabulary, key, key_length,
                                   hash_of(key, key_length))]
               .word;
    return word == EMPI_WORD_NONE || vocabulary->words[word].keep ? EMPI_WORD_NONE : word;
}
