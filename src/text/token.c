#include "text/token.h"

#include <string.h>

#include "base/limits.h"
#include "text/lexer.h"

enum { PLAIN_BYTES = 16 };

static char form_byte(char byte, enum empi_form form)
{
    if (form == EMPI_FORM_WHOLE)
        return byte;
    switch (byte) {
    case '\'':
    case '-':
        return '\0';
    case '.':
        return form == EMPI_FORM_STARRED ? '*' : '\0';
    case '#':
    case '@':
    case '!':
    case '$':
    case '_':
        return form == EMPI_FORM_STARRED ? '*' : byte;
    default:
        return byte;
    }
}

static bool same_letter(const char *one, const char *other, size_t length)
{
    return memcmp(one, other, length) == 0;
}

/* Letters of two and more bytes: a run of them counts too. */
static size_t form_slow(const char *folded, size_t length, enum empi_form form, char *out,
                        uint8_t *flags)
{
    size_t at = 0, made = 0, run = 0, before = 0; /* before: length of the last letter in out */
    while (at < length) {
        size_t size;
        char byte = folded[at];
        empi_point_trusted((const unsigned char *)folded + at, &size);
        if (size == 1 && !(byte = form_byte(byte, form))) {
            at++;
            continue;
        }
        if (made + size > EMPI_WORD_BYTES)
            break;
        if (before == size && empi_letter(folded + at) &&
            same_letter(out + made - size, folded + at, size))
            run++;
        else
            run = 1;
        if (run >= 3 && form != EMPI_FORM_WHOLE) {
            *flags |= EMPI_TOKEN_STRETCHED;
        } else {
            memmove(out + made, folded + at, size);
            if (size == 1)
                out[made] = byte;
            made += size;
        }
        before = size;
        at += size;
    }
    return made;
}

size_t empi_lexer_form(const char *folded, size_t length, enum empi_form form, char *out,
                       uint8_t *flags)
{
    size_t at;
    bool plain = length <= EMPI_WORD_BYTES;
    for (at = 0; plain && at < length; at++)
        plain = empi_is_ascii_letter(folded[at]) &&
                (at < 2 || folded[at] != folded[at - 1] || folded[at] != folded[at - 2]);
    if (!plain)
        return form_slow(folded, length, form, out, flags);
    memmove(out, folded, length);
    return length;
}

/* The same character three times, as typed: "zeeën" and "zee-egel" are not stretched. */
static bool is_stretched(const empi_text *text, size_t from, size_t to)
{
    const unsigned char *bytes = (const unsigned char *)text->bytes;
    uint32_t last = 0;
    size_t run = 0;
    while (from < to && run < 3) {
        uint32_t point = bytes[from];
        size_t size = empi_point_read(bytes + from, text->length - from, &point);
        point |= point >= 'A' && point <= 'Z' ? 0x20 : 0;
        run = point == last ? run + 1 : 1;
        last = point;
        from += size ? size : 1;
    }
    return run >= 3;
}

static bool all_capitals(const empi_text *text, size_t from, size_t to)
{
    const unsigned char *bytes = (const unsigned char *)text->bytes;
    size_t capitals = 0;
    while (from < to) {
        uint32_t point = 0;
        size_t size = empi_point_read(bytes + from, text->length - from, &point);
        int letter = size ? empi_fold_case(point) : 0;
        if (letter < 0)
            return false;
        capitals += letter > 0;
        from += size ? size : 1;
    }
    return capitals >= 2;
}

static int first_case(const empi_text *text, size_t from, size_t to)
{
    const unsigned char *bytes = (const unsigned char *)text->bytes;
    while (from < to) {
        uint32_t point = 0;
        size_t size = empi_point_read(bytes + from, text->length - from, &point);
        int letter = size ? empi_fold_case(point) : 0;
        if (letter != 0 || (bytes[from] != '\'' && bytes[from] != '*' && size < 2))
            return letter;
        from += size ? size : 1;
    }
    return 0;
}

/* The end in the caller's bytes. Where one character became several, all of it is meant. */
static size_t end_in_bytes(const empi_text *text, size_t end)
{
    if (!text->origin)
        return end;
    while (end < text->folded_length && text->origin[end] == text->origin[end - 1])
        end++;
    return text->origin[end];
}

static void set_flags(const empi_text *text, empi_token *token)
{
    int first = first_case(text, token->from, token->to);
    if (first > 0)
        token->flags |= EMPI_TOKEN_CAPITAL;
    if (first >= 0 && token->kind == EMPI_TOKEN_WORD && all_capitals(text, token->from, token->to))
        token->flags |= EMPI_TOKEN_CAPS;
    if ((token->flags & EMPI_TOKEN_STRETCHED) && !is_stretched(text, token->from, token->to))
        token->flags &= (uint8_t)~EMPI_TOKEN_STRETCHED;
}

static empi_token *next_token(empi_lexer *lexer, size_t start, size_t end)
{
    empi_text *text = lexer->text;
    empi_token *token;
    if (text->token_count == text->token_capacity &&
        !empi_grow(text->memory, &text->tokens, &text->token_capacity, text->token_count + 1,
                   sizeof *text->tokens)) {
        lexer->failed = true;
        return NULL;
    }
    token = &text->tokens[text->token_count++];
    *token = (empi_token){
        .start = (uint32_t)start, .end = (uint32_t)end, .form = (uint32_t)text->forms_length};
    token->from = (uint32_t)empi_fold_origin(text, start);
    token->to = (uint32_t)end_in_bytes(text, end);
    return token;
}

empi_token *empi_lexer_add(empi_lexer *lexer, enum empi_token_kind kind, size_t start, size_t end,
                           enum empi_form form)
{
    empi_text *text = lexer->text;
    empi_token *token = next_token(lexer, start, end);
    if (!token)
        return NULL;
    token->kind = (uint8_t)kind;
    token->form_length = (uint16_t)empi_lexer_form(lexer->folded + start, end - start, form,
                                                   text->forms + text->forms_length, &token->flags);
    text->forms_length += token->form_length;
    if (kind != EMPI_TOKEN_EMOJI)
        set_flags(text, token);
    return token;
}

/* Typed in ASCII, no letter three times in a row, no capital but the first? */
static bool is_plain(const char *folded, const char *bytes, size_t length)
{
    size_t i;
    unsigned odd = bytes[0] & 0x80;
    for (i = 1; i < length; i++)
        odd |= (unsigned)((bytes[i] & 0xA0) != 0x20);
    for (i = 2; i < length; i++)
        odd |= (unsigned)(folded[i] == folded[i - 1] && folded[i] == folded[i - 2]);
    return !odd;
}

#if EMPI_EIGHT
/* The same of up to eight letters, where eight bytes may be read from both. */
static bool is_plain_eight(const char *folded, const char *bytes, size_t length)
{
    const uint64_t inside = ~UINT64_C(0) >> (64 - 8 * length), sevens = empi_ones * 0x7F;
    uint64_t letters = empi_eight(folded) & inside, typed = empi_eight(bytes) & inside;
    uint64_t odd = ((typed & empi_ones * 0xA0) ^ (empi_ones * 0x20 & inside)) & ~UINT64_C(0x7F);
    uint64_t same = ~((letters ^ letters >> 8) + sevens) & ~sevens & inside >> 8;
    return !(odd | (same & same >> 8));
}
#endif

/* No capital but the first, and what was typed is what was folded. */
static bool is_plain_word(const empi_text *text, size_t start, size_t length)
{
    size_t from = empi_fold_origin(text, start);
    const char *folded = text->folded + start, *bytes = text->bytes + from;
    if (length > PLAIN_BYTES || empi_fold_origin(text, start + length) != from + length)
        return false;
#if EMPI_EIGHT
    if (length <= 8 && from + 8 <= text->length)
        return is_plain_eight(folded, bytes, length);
#endif
    return is_plain(folded, bytes, length);
}

void empi_lexer_add_plain(empi_lexer *lexer, size_t start, size_t end)
{
    empi_text *text = lexer->text;
    empi_token *token;
    if (!is_plain_word(text, start, end - start)) {
        empi_lexer_add(lexer, EMPI_TOKEN_WORD, start, end, EMPI_FORM_WORD);
        return;
    }
    token = next_token(lexer, start, end);
    if (!token)
        return;
    token->kind = EMPI_TOKEN_WORD;
    token->flags = text->bytes[token->from] & 0x20 ? 0 : EMPI_TOKEN_CAPITAL;
    /* A fixed size is one instruction; there is room behind both. */
    memcpy(text->forms + text->forms_length, lexer->folded + start, PLAIN_BYTES);
    token->form_length = (uint16_t)(end - start);
    text->forms_length += end - start;
}

bool empi_lexer_capital(const empi_lexer *lexer, size_t at)
{
    const empi_text *text = lexer->text;
    size_t from = empi_fold_origin(text, at);
    uint32_t point;
    return empi_point_read((const unsigned char *)text->bytes + from, text->length - from, &point) >
               0 &&
           empi_fold_case(point) > 0;
}

bool empi_lexer_abbreviation(const empi_lexer *lexer, const char *form, size_t length)
{
    size_t low = 0, high = lexer->abbreviations ? lexer->abbreviations->count : 0;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const char *other = lexer->abbreviations->forms[middle];
        int order = strncmp(form, other, length);
        if (order == 0 && other[length])
            order = -1;
        if (order == 0)
            return true;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return false;
}

/* One emoji and its repetitions. */
static size_t read_emoji(empi_lexer *lexer, size_t at, size_t size)
{
    const char *folded = lexer->folded;
    size_t end = at + size, count = 1;
    empi_token *token;
    while (lexer->end - end >= size && memcmp(folded + at, folded + end, size) == 0) {
        end += size;
        count++;
    }
    token = empi_lexer_add(lexer, EMPI_TOKEN_EMOJI, at, at + size, EMPI_FORM_WHOLE);
    if (token) {
        token->end = (uint32_t)end;
        token->to = (uint32_t)end_in_bytes(lexer->text, end);
        if (count >= 3)
            token->flags |= EMPI_TOKEN_STRETCHED;
    }
    return end;
}

static size_t read_high(empi_lexer *lexer, size_t at)
{
    const unsigned char *folded = (const unsigned char *)lexer->folded;
    size_t size, next;
    uint32_t point = empi_point_trusted(folded + at, &size);
    switch (empi_fold_class(point)) {
    case EMPI_FOLD_LETTER:
        return empi_lexer_word(lexer, at);
    case EMPI_FOLD_EMOJI:
        return read_emoji(lexer, at, size);
    case EMPI_FOLD_FLAG:
        if (lexer->end - at > size &&
            empi_fold_class(empi_point_trusted(folded + at + size, &next)) == EMPI_FOLD_FLAG)
            size += next;
        return read_emoji(lexer, at, size);
    default:
        next = point == 0x20AC ? empi_lexer_amount(lexer, at) : at;
        return next > at ? next : at + size;
    }
}

/* Anything else; returns at when it is no token. */
static size_t read_sign(empi_lexer *lexer, size_t at)
{
    switch (lexer->folded[at]) {
    case '\'':
    case '*':
        return empi_lexer_word(lexer, at);
    case '#':
        return empi_lexer_hashtag(lexer, at);
    case '@':
        return empi_lexer_address(lexer, at);
    case '+':
        return empi_lexer_number(lexer, at);
    case ':':
    case ';':
    case '=':
    case '<':
    case '^':
        return empi_lexer_smiley(lexer, at);
    default:
        return at;
    }
}

bool empi_tokens(empi_text *text, size_t start, size_t end, const empi_abbreviations *abbreviations)
{
    empi_lexer lexer = {
        .text = text, .folded = text->folded, .end = end, .abbreviations = abbreviations};
    size_t at = start;
    while (at < end && !lexer.failed) {
        char byte = lexer.folded[at];
        size_t next;
        if (byte == ' ')
            next = at + 1;
        else if (empi_is_ascii_letter(byte))
            next = empi_lexer_word(&lexer, at);
        else if (empi_is_digit(byte))
            next = empi_lexer_number(&lexer, at);
        else if ((unsigned char)byte >= 0x80)
            next = read_high(&lexer, at);
        else
            next = read_sign(&lexer, at);
        at = next > at ? next : at + 1;
    }
    return !lexer.failed;
}
