/* The walk from folded bytes to tokens. token.c holds the walk, word.c words, number.c what begins
 * with a digit, address.c what is no language at all. Every reader takes a place, adds tokens and
 * returns where it stopped, or the same place when nothing of its kind stands there.
 *
 * folded ends in NUL and holds no other, so looking one byte ahead is always allowed. */
#ifndef EMPI_LEXER_H
#define EMPI_LEXER_H

#include <string.h>

#include "text/fold.h"
#include "text/points.h"

typedef struct empi_lexer {
    empi_text *text;
    const char *folded;
    size_t end;
    const empi_abbreviations *abbreviations;
    size_t address_until; /* before this place was looked for addresses already */
    size_t hyphens_until; /* words before this place are not joined by their hyphens */
    bool failed;          /* no memory; sticky */
} empi_lexer;

enum empi_form {
    EMPI_FORM_WORD,    /* without ' - . and with long runs cut */
    EMPI_FORM_STARRED, /* what stands for a letter becomes * */
    EMPI_FORM_WHOLE    /* as it stands */
};

/* NULL: no memory. */
empi_token *empi_lexer_add(empi_lexer *lexer, enum empi_token_kind kind, size_t start, size_t end,
                           enum empi_form form);

/* Adds a word of ASCII letters only: most are. */
void empi_lexer_add_plain(empi_lexer *lexer, size_t start, size_t end);

/* Cuts forms as tokens are: returns the length of what it wrote to out. */
size_t empi_lexer_form(const char *folded, size_t length, enum empi_form form, char *out,
                       uint8_t *flags);

size_t empi_lexer_word(empi_lexer *lexer, size_t at);
size_t empi_lexer_hashtag(empi_lexer *lexer, size_t at);
size_t empi_lexer_number(empi_lexer *lexer, size_t at);
size_t empi_lexer_amount(empi_lexer *lexer, size_t at); /* at what stands before the digits */
size_t empi_lexer_address(empi_lexer *lexer, size_t at);
size_t empi_lexer_smiley(empi_lexer *lexer, size_t at);

bool empi_lexer_abbreviation(const empi_lexer *lexer, const char *form, size_t length);

/* Is the byte of folded from a capital? */
bool empi_lexer_capital(const empi_lexer *lexer, size_t at);

static inline bool empi_is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static inline bool empi_is_ascii_letter(char byte)
{
    return byte >= 'a' && byte <= 'z';
}

/* Length of the letter at a place in folded; 0: no letter. */
static inline size_t empi_letter(const char *folded)
{
    size_t length;
    if (empi_is_ascii_letter(*folded))
        return 1;
    if ((unsigned char)*folded < 0x80)
        return 0;
    return empi_fold_class(empi_point_trusted((const unsigned char *)folded, &length)) ==
                   EMPI_FOLD_LETTER
               ? length
               : 0;
}

static inline bool empi_is_alnum(const char *folded)
{
    return empi_is_digit(*folded) || empi_letter(folded) > 0;
}

/* Eight bytes at once, where the first of them is the lowest. */
#if defined(__GNUC__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
#define EMPI_EIGHT 1
static const uint64_t empi_ones = UINT64_C(0x0101010101010101);

static inline uint64_t empi_eight(const char *bytes)
{
    uint64_t eight;
    memcpy(&eight, bytes, 8);
    return eight;
}
#else
#define EMPI_EIGHT 0
#endif

/* Where the ASCII letters from a place on end. EMPI_FOLD_SLACK bytes may be read. */
static inline size_t empi_ascii_letters(const char *folded, size_t at)
{
#if EMPI_EIGHT
    const uint64_t highs = empi_ones * 0x80;
    uint64_t eight = empi_eight(folded + at), low = eight & ~highs;
    uint64_t letters =
        (low + empi_ones * (0x80 - 'a')) & ~(low + empi_ones * (0x7F - 'z')) & ~eight;
    uint64_t others = ~letters & highs;
    if (others)
        return at + (size_t)__builtin_ctzll(others) / 8;
    at += 8;
#endif
    while (empi_is_ascii_letter(folded[at]))
        at++;
    return at;
}

/* Where the letters from a place on end. */
static inline size_t empi_letters(const char *folded, size_t at)
{
    size_t length;
    for (;;) {
        while (empi_is_ascii_letter(folded[at]))
            at++;
        length = (unsigned char)folded[at] < 0x80 ? 0 : empi_letter(folded + at);
        if (!length)
            return at;
        at += length;
    }
}

static inline size_t empi_digits(const char *folded, size_t at)
{
    while (empi_is_digit(folded[at]))
        at++;
    return at;
}

#endif
