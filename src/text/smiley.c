#include <string.h>

#include "text/lexer.h"

/* How many of the mouth there are; the form keeps one. */
static size_t add_smiley(empi_lexer *lexer, size_t at, size_t mouth, size_t end)
{
    empi_text *text = lexer->text;
    empi_token *token = empi_lexer_add(lexer, EMPI_TOKEN_EMOJI, at, mouth + 1, EMPI_FORM_WORD);
    if (!token)
        return end;
    token->end = (uint32_t)end;
    token->to = (uint32_t)empi_fold_origin(text, end);
    token->flags = end - mouth >= 3 ? EMPI_TOKEN_STRETCHED : 0;
    return end;
}

static size_t read_face(empi_lexer *lexer, size_t at)
{
    const char *folded = lexer->folded;
    size_t mouth = at + 1, end;
    if (folded[mouth] == '\'')
        mouth++;
    if (folded[mouth] == '-')
        mouth++;
    if (!folded[mouth] || !memchr(")(|/dpos@", folded[mouth], 9))
        return at;
    end = mouth + 1;
    while (folded[end] == folded[mouth])
        end++;
    if (folded[mouth] == '/' && (end > mouth + 1 || empi_is_alnum(folded + end)))
        return at;
    if (empi_is_ascii_letter(folded[mouth]) &&
        (empi_is_alnum(folded + end) || (at > 0 && empi_is_alnum(folded + at - 1))))
        return at;
    if (folded[mouth] == '@' && empi_is_alnum(folded + end))
        return at;
    return add_smiley(lexer, at, mouth, end);
}

static size_t read_heart(empi_lexer *lexer, size_t at)
{
    const char *folded = lexer->folded;
    size_t end = at + 1;
    if (folded[end] == '/')
        end++;
    if (folded[end] != '3' || empi_is_digit(folded[end + 1]))
        return at;
    return add_smiley(lexer, at, end, end + 1);
}

size_t empi_lexer_smiley(empi_lexer *lexer, size_t at)
{
    switch (lexer->folded[at]) {
    case '<':
        return read_heart(lexer, at);
    case '^':
        return lexer->folded[at + 1] == '^' ? add_smiley(lexer, at, at + 1, at + 2) : at;
    default:
        return read_face(lexer, at);
    }
}
