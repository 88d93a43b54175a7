/* What the writer typed: repaired, folded, cut into words and sentences.
 *
 * In: any bytes. Out: an empi_text that points back to the caller's bytes. Knows Dutch spelling
 * conventions (IJ, clitics, abbreviations) but no lexicon: the words' meaning is left to match/.
 * An empi_text is reused from message to message: a warm one allocates nothing. */
#ifndef EMPI_TEXT_H
#define EMPI_TEXT_H

#include "base/memory.h"

enum empi_token_kind {
    EMPI_TOKEN_WORD = 1,
    EMPI_TOKEN_NUMBER, /* 3, 12, 1.250 (value), also "3x": value 3 */
    EMPI_TOKEN_ORDINAL, /* 3e, 3de, 21ste: value. Ordinals in words are words; match/ knows them */
    EMPI_TOKEN_DATE,   /* 12-03, 12/3/2025, 2025-03-12 */
    EMPI_TOKEN_AMOUNT, /* € 40, €12,50, 40,-, 40€, EUR 40: one token */
    EMPI_TOKEN_TIME,   /* 10.15 (before "uur" or with : or u), 9u30, 18:00 */
    EMPI_TOKEN_EMOJI   /* one emoji sequence; form is its base character, without modifiers; a run of
                          the same emoji is one token with EMPI_TOKEN_STRETCHED */
};

enum empi_token_flag {
    EMPI_TOKEN_CAPS = 1 << 0,      /* two or more letters, all capitals */
    EMPI_TOKEN_STRETCHED = 1 << 1, /* a letter or emoji repeated three times or more */
    EMPI_TOKEN_STARRED = 1 << 2,   /* has * # @ ! $ . _ in place of letters inside: form keeps '*' for each */
    EMPI_TOKEN_HASHTAG = 1 << 3,   /* from a #HashTag; split on capitals into words */
    EMPI_TOKEN_QUOTED = 1 << 4,    /* between quotation marks */
    EMPI_TOKEN_COMMA = 1 << 5,     /* a comma, dash, colon, semicolon or bracket stands before it */
    EMPI_TOKEN_DOTS = 1 << 6,      /* trailing dots (.. or more, or the ellipsis character) follow it */
    EMPI_TOKEN_CAPITAL = 1 << 7    /* begins with a capital */
};

typedef struct empi_token {
    uint32_t from, to;     /* in the caller's bytes */
    uint32_t start, end;   /* in folded */
    uint32_t form;         /* in forms: the folded word without ' - . inside, not NUL-terminated */
    uint16_t form_length;  /* runs of 3 or more equal letters are cut to 2; at most EMPI_WORD_BYTES */
    uint8_t kind;
    uint8_t flags;
    int32_t value;         /* of numbers and ordinals; of amounts in whole euros; -1 if too large */
    uint32_t word, tail;   /* filled by match/: vocabulary ids */
} empi_token;

enum empi_sentence_mark {
    EMPI_MARK_QUESTION = 1 << 0,
    EMPI_MARK_EXCLAIM = 1 << 1,
    EMPI_MARK_EXCLAIMS = 1 << 2, /* two or more, or ?! */
    EMPI_MARK_DOTS = 1 << 3      /* ends in .. or more, or the ellipsis */
};

typedef struct empi_sentence {
    uint32_t first, count; /* tokens; count >= 1 */
    uint32_t start, end;   /* in folded, punctuation included */
    uint8_t marks;
    bool cut;              /* ended only because EMPI_SENTENCE_TOKENS was reached */
} empi_sentence;

enum empi_text_found {
    EMPI_TEXT_INVALID = 1 << 0, /* invalid bytes were repaired */
    EMPI_TEXT_SKIPPED = 1 << 1  /* quoted mail, forwarded headers or a signature was left out */
};

typedef struct empi_text {
    const empi_memory *memory;
    const char *bytes; /* the caller's; borrowed during the scan only */
    size_t length;
    char *folded;      /* lower case, no diacritics, straight quotes, no invisible characters, valid UTF-8 */
    size_t folded_length;
    const uint32_t *origin; /* folded_length + 1 offsets into bytes; NULL where they are the same */
    char *forms;
    empi_token *tokens;
    size_t token_count;
    empi_sentence *sentences;
    size_t sentence_count;
    uint32_t found;
    /* room, kept from message to message; private to text/ */
    size_t folded_capacity, forms_length, forms_capacity, token_capacity, sentence_capacity;
    uint32_t *origin_room;
    size_t origin_capacity;
} empi_text;

/* Abbreviations after which a sentence does not end, as folded forms without dots ("mbt"), sorted
 * with memcmp on NUL-terminated strings. Borrowed. */
typedef struct empi_abbreviations {
    const char *const *forms;
    size_t count;
} empi_abbreviations;

void empi_text_init(empi_text *text, const empi_memory *memory);
void empi_text_free(empi_text *text);

/* Reads bytes into text, replacing what it held. false: no memory; text is then empty but usable. */
bool empi_text_read(empi_text *text, const char *bytes, size_t length,
                    const empi_abbreviations *abbreviations);

/* Folds a word of a lexicon as the words of a text are folded, into form (at least length * 3 + 1
 * bytes), and returns its length. */
size_t empi_text_form(const char *word, size_t length, char *form);

/* Whether a message would hold these bytes as one word or emoji, with nothing beside it but what a
 * form leaves out. room: any text, which is read over. false: no memory. */
bool empi_text_is_word(empi_text *room, const char *bytes, size_t length, bool *is_word);

/* Counts bytes[0..offset) in code points (utf16 false) or UTF-16 units; an invalid byte is one. */
size_t empi_text_units(const char *bytes, size_t length, size_t offset, bool utf16);

#endif
