#include <string.h>

#include "text/lexer.h"

static bool is_address_byte(char byte)
{
    return empi_is_ascii_letter(byte) || empi_is_digit(byte) || (byte && memchr("._-+@%", byte, 6));
}

static bool is_link_end(char byte)
{
    return byte == ' ' || byte == '\n' || byte == '\0' || byte == '"' || byte == '<' || byte == '>';
}

/* On to the end of a link that goes on after its host; signs that close a sentence are not in it.
 */
static size_t link_end(const empi_lexer *lexer, size_t start, size_t at)
{
    const char *folded = lexer->folded;
    while (!is_link_end(folded[at]))
        at++;
    while (at > start && memchr(".,;:!?)'*", folded[at - 1], 9))
        at--;
    return at;
}

static bool starts(const char *folded, const char *word)
{
    return strncmp(folded, word, strlen(word)) == 0;
}

/* The last label of a name with dots, if it is one that no sentence begins with. */
static bool is_ending(const char *label, size_t length)
{
    static const char endings[][8] = {"nl",   "be",  "com", "org", "eu",   "sr",   "aw",  "gov",
                                      "edu",  "app", "frl", "pdf", "jpg",  "jpeg", "png", "doc",
                                      "docx", "xls", "zip", "txt", "html", "heic", "mp4", "xlsx"};
    size_t i;
    for (i = 0; i < sizeof endings / sizeof endings[0]; i++)
        if (length == strlen(endings[i]) && memcmp(label, endings[i], length) == 0)
            return true;
    return false;
}

/* jan@x.nl: something before the sign, a dot between letters after it. */
static bool is_mail(const char *folded, size_t start, size_t sign, size_t end)
{
    size_t i;
    if (sign == start)
        return false;
    for (i = sign + 2; i + 1 < end; i++)
        if (folded[i] == '.' && folded[i - 1] != '.' && empi_is_ascii_letter(folded[i + 1]))
            return true;
    return false;
}

static size_t add_address(empi_lexer *lexer, size_t start, size_t end)
{
    empi_lexer_add(lexer, EMPI_TOKEN_WORD, start, end, EMPI_FORM_WHOLE);
    return end;
}

static size_t read_mention(empi_lexer *lexer, size_t at)
{
    const char *folded = lexer->folded;
    size_t next = at + 1;
    while (empi_is_alnum(folded + next) || folded[next] == '_')
        next += folded[next] == '_' || empi_is_digit(folded[next]) ? 1 : empi_letter(folded + next);
    return next > at + 1 ? add_address(lexer, at, next) : at;
}

static size_t read_name(empi_lexer *lexer, size_t at)
{
    const char *folded = lexer->folded;
    size_t end = at, sign = 0, dot = 0, i;
    while (is_address_byte(folded[end]))
        end++;
    lexer->address_until = end;
    while (end > at && memchr(".-_+%@", folded[end - 1], 6))
        end--;
    for (i = at; i < end; i++) {
        if (folded[i] == '@')
            sign = i;
        else if (folded[i] == '.')
            dot = i;
    }
    if (sign && is_mail(folded, at, sign, end))
        return add_address(lexer, at, end);
    if (sign || dot <= at || folded[dot - 1] == '.' || folded[at] == '+' ||
        !is_ending(folded + dot + 1, end - dot - 1) || empi_is_alnum(folded + end) ||
        empi_lexer_capital(lexer, dot + 1))
        return at;
    if (folded[end] == '/' || (folded[end] == ':' && empi_is_digit(folded[end + 1])) ||
        (folded[end] == '?' && empi_is_alnum(folded + end + 1)))
        end = link_end(lexer, at, end);
    return add_address(lexer, at, end);
}

size_t empi_lexer_address(empi_lexer *lexer, size_t at)
{
    const char *folded = lexer->folded;
    if (folded[at] == '@')
        return read_mention(lexer, at);
    if (at < lexer->address_until)
        return at;
    if ((folded[at] == 'h' || folded[at] == 'w') &&
        (starts(folded + at, "http://") || starts(folded + at, "https://") ||
         (starts(folded + at, "www.") && empi_is_alnum(folded + at + 4))))
        return add_address(lexer, at, link_end(lexer, at, at + 4));
    return read_name(lexer, at);
}
