#include "text/text.h"

#include <string.h>

#include "base/limits.h"
#include "text/fold.h"
#include "text/lexer.h"
#include "text/quoted.h"
#include "text/quotes.h"
#include "text/sentence.h"
#include "text/token.h"

void empi_text_init(empi_text *text, const empi_memory *memory)
{
    *text = (empi_text){.memory = memory};
}

void empi_text_free(empi_text *text)
{
    const empi_memory *memory = text->memory;
    empi_free(memory, text->folded, text->folded_capacity);
    empi_free(memory, text->forms, text->forms_capacity);
    empi_free(memory, text->tokens, text->token_capacity * sizeof *text->tokens);
    empi_free(memory, text->sentences, text->sentence_capacity * sizeof *text->sentences);
    empi_free(memory, text->origin_room, text->origin_capacity * sizeof *text->origin_room);
    empi_text_init(text, memory);
}

static void make_empty(empi_text *text, const char *bytes, size_t length)
{
    text->bytes = bytes;
    text->length = length;
    text->folded_length = text->forms_length = 0;
    text->token_count = text->sentence_count = 0;
    text->origin = NULL;
    text->found = 0;
}

static bool read_parts(empi_text *text, const empi_abbreviations *abbreviations)
{
    empi_quoted quoted;
    size_t from, to;
    empi_quoted_find(&quoted, text->folded, text->folded_length);
    if (quoted.found)
        text->found |= EMPI_TEXT_SKIPPED;
    while (empi_quoted_next(&quoted, &from, &to)) {
        size_t first = text->token_count;
        if (!empi_tokens(text, from, to, abbreviations))
            return false;
        empi_quotes(text, first, from, to);
        if (!empi_sentences(text, first, from, to))
            return false;
    }
    return true;
}

bool empi_text_read(empi_text *text, const char *bytes, size_t length,
                    const empi_abbreviations *abbreviations)
{
    make_empty(text, bytes, length);
    /* A form is never longer than what it is the form of. */
    if (length <= EMPI_TEXT_BYTES_MAX && empi_fold(text) &&
        empi_grow(text->memory, &text->forms, &text->forms_capacity,
                  text->folded_length + EMPI_FOLD_SLACK, 1) &&
        read_parts(text, abbreviations))
        return true;
    make_empty(text, NULL, 0);
    return false;
}

static bool is_left_out(char byte)
{
    return byte == '-' || byte == '\'';
}

bool empi_text_is_word(empi_text *room, const char *bytes, size_t length, bool *is_word)
{
    static const empi_abbreviations none = {NULL, 0};
    const empi_token *token;
    while (length > 1 && is_left_out(bytes[length - 1]))
        length--;
    for (; length > 1 && is_left_out(*bytes); length--)
        bytes++;
    if (!empi_text_read(room, bytes, length, &none))
        return false;
    token = room->tokens;
    *is_word = room->token_count == 1 &&
               (token->kind == EMPI_TOKEN_WORD || token->kind == EMPI_TOKEN_EMOJI) &&
               token->from == 0 && token->to == length && room->sentences[0].marks == 0;
    return true;
}

size_t empi_text_form(const char *word, size_t length, char *form)
{
    uint8_t flags = 0;
    size_t folded = empi_fold_into(word, length, form);
    form[folded] = '\0';
    return empi_lexer_form(form, folded, EMPI_FORM_WORD, form, &flags);
}
