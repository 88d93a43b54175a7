/* The words of a message as the phrases see them.
 *
 * In: a text and a program. Out: items, one a word, in which clitics and chat forms are written
 * out, words written apart are joined and misspelt words are corrected towards words that the
 * lexicons know. Between sentences, and at the end, stands one item of kind EMPI_ITEM_BOUNDARY. */
#ifndef EMPI_STREAM_H
#define EMPI_STREAM_H

#include "lexicon/program.h"
#include "text/text.h"

enum { EMPI_ITEM_BOUNDARY = 0 }; /* else an empi_token_kind */

enum empi_numeral_kind { EMPI_NO_NUMERAL, EMPI_CARDINAL, EMPI_ORDINAL };

typedef struct empi_item {
    uint32_t word, ending; /* vocabulary ids */
    uint32_t token, last;  /* first and last token it stands for */
    uint32_t sentence;
    int32_t value; /* of a numeral */
    uint8_t kind;
    uint8_t flags; /* empi_token_flag; of the first token, DOTS of the last */
    uint8_t numeral;
    bool misspelt;
    uint8_t word_bit, ending_bit; /* of summaries */
} empi_item;

typedef struct empi_sentence_items { /* of one sentence, its boundary not included */
    uint32_t first, count;
    empi_word_bits words; /* summary of its words */
} empi_sentence_items;

typedef struct empi_stream {
    const empi_memory *memory;
    const empi_text *text;
    empi_item *items;
    size_t count, capacity;
    empi_sentence_items *sentences;
    size_t sentence_capacity;
    uint32_t only_dutch;              /* function words of Dutch and of no other language */
    uint32_t foreign[EMPI_LANGUAGES]; /* function words of each language that are not Dutch */
    uint32_t words;                   /* words in all */
    uint32_t caps;                    /* words written in capitals */
} empi_stream;

void empi_stream_init(empi_stream *stream, const empi_memory *memory);
void empi_stream_free(empi_stream *stream);
bool empi_stream_read(empi_stream *stream, const empi_program *program, empi_text *text);

/* Whether the item is a word of the set. */
static inline bool empi_item_of(const empi_word_set *set, const empi_item *item)
{
    if (item->word != EMPI_WORD_NONE && empi_word_bits_has(&set->bits, item->word_bit) &&
        empi_word_set_has(set, item->word, item->word_bit))
        return true;
    return item->ending != EMPI_WORD_NONE && empi_word_bits_has(&set->bits, item->ending_bit) &&
           empi_word_set_has(set, item->ending, item->ending_bit);
}

static inline bool empi_item_in(const empi_program *program, const empi_item *item, uint32_t set)
{
    return empi_item_of(&program->vocabulary.sets[set], item);
}

/* The summary of the words that it is. */
static inline empi_word_bits empi_item_bits(const empi_item *item)
{
    empi_word_bits bits = {{0}};
    if (item->word != EMPI_WORD_NONE)
        empi_word_bits_add(&bits, item->word_bit);
    if (item->ending != EMPI_WORD_NONE)
        empi_word_bits_add(&bits, item->ending_bit);
    return bits;
}

#endif
