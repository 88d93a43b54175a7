#include <string.h>

#include "text/lexer.h"

enum { DOTTED_LETTERS = 12, DOTTED_PIECE = 6, HYPHENS_JOINED = 2 };

/* 't, 's, 'n: the apostrophe belongs to the word and opens no quotation. */
static bool is_clitic(const char *folded)
{
    static const char clitics[][3] = {"t", "s", "n", "k", "m", "r", "ns", "ie", "er"};
    size_t i, length = empi_letters(folded, 0);
    for (i = 0; i < sizeof clitics / sizeof clitics[0]; i++)
        if (length == strlen(clitics[i]) && memcmp(folded, clitics[i], length) == 0)
            return true;
    return false;
}

static size_t run_of(const char *folded, size_t at)
{
    size_t end = at;
    while (folded[end] == folded[at] && folded[at])
        end++;
    return end;
}

static bool has_vowel(const char *folded, size_t start, size_t end)
{
    for (; start < end; start++)
        if (memchr("aeiouy", folded[start], 6))
            return true;
    return false;
}

/* Does the run of signs at..next stand in place of letters of the word that began at start? The
 * bounds keep a forgotten space after a full stop or exclamation mark from making one word of two.
 */
static bool is_star(const empi_lexer *lexer, size_t start, size_t at, size_t next)
{
    const char *folded = lexer->folded;
    size_t before = at - start, after = empi_letters(folded, next) - next;
    if (after == 0)
        return false;
    switch (folded[at]) {
    case '*':
    case '_':
    case '$':
        return true;
    case '@':
    case '#':
        return before <= 3;
    case '!':
        return before <= 2 && after <= 4 && !empi_lexer_capital(lexer, next);
    case '.':
        return next - at >= 2 && before <= 2 && after <= 2 && !has_vowel(folded, start, at) &&
               !has_vowel(folded, next, next + after);
    default:
        return false;
    }
}

/* k**, ku*: stars at the end of what is short enough to need its other letters. Between stars
 * stands what is emphasised. */
static bool is_star_tail(const char *folded, size_t start, size_t at, size_t next)
{
    return folded[at] == '*' && (start == 0 || folded[start - 1] != '*') &&
           (at - start <= 3 || next - at >= 3) && at - start <= 12;
}

/* How far hyphens reach from here; more than HYPHENS_JOINED join a phrase, not a word. */
static bool joins_hyphen(empi_lexer *lexer, size_t start, size_t at)
{
    const char *folded = lexer->folded;
    size_t count = 0, next = at;
    if (at < lexer->hyphens_until)
        return false;
    if (!empi_is_alnum(folded + at + 1))
        return false;
    if (start < at && memchr(folded + start, '-', at - start))
        return true;
    while (folded[next] == '-' && empi_letter(folded + next + 1)) {
        count++;
        next = empi_letters(folded, next + 1);
    }
    if (count > HYPHENS_JOINED)
        lexer->hyphens_until = next;
    return count <= HYPHENS_JOINED;
}

/* The end of a dotted abbreviation (m.b.t., a.u.b, J.): with its last dot. at: none stands here. */
static size_t dotted(const empi_lexer *lexer, size_t at)
{
    const char *folded = lexer->folded;
    char form[DOTTED_LETTERS + DOTTED_PIECE];
    size_t length = 0, next = at, best = at, pieces = 0;
    bool single = true;
    while (length <= DOTTED_LETTERS) {
        size_t end = next;
        while (empi_is_ascii_letter(folded[end]) && end - next < DOTTED_PIECE)
            form[length++] = folded[end++];
        if (end == next || empi_is_alnum(folded + end))
            break;
        pieces++;
        single = single && end - next == 1;
        if ((single && pieces >= 2) || empi_lexer_abbreviation(lexer, form, length))
            best = end;
        if (folded[end] != '.')
            break;
        next = end + 1;
    }
    if (best > at && folded[best] == '.' && folded[best + 1] != '.')
        best++;
    return best;
}

/* J. de Vries: a capital and a full stop before another capital or a small "de". "U." ends. */
static bool is_initial(const empi_lexer *lexer, size_t at)
{
    const char *folded = lexer->folded;
    size_t next = at + 2;
    if (folded[at] == 'u' || folded[at + 1] != '.' || !empi_lexer_capital(lexer, at))
        return false;
    while (folded[next] == ' ')
        next++;
    return empi_letter(folded + next) &&
           (empi_lexer_capital(lexer, next) || strncmp(folded + next, "de ", 3) == 0 ||
            strncmp(folded + next, "van ", 4) == 0 || strncmp(folded + next, "ter ", 4) == 0 ||
            strncmp(folded + next, "den ", 4) == 0 || strncmp(folded + next, "v.d", 3) == 0);
}

/* Reads on past what stands inside a word. */
static size_t read_inside(empi_lexer *lexer, size_t start, size_t at, bool *starred)
{
    const char *folded = lexer->folded;
    for (;;) {
        size_t next;
        char byte = folded[at];
        if (byte == '\'' && empi_letter(folded + at + 1)) {
            at++;
        } else if (byte == '-') {
            if (!joins_hyphen(lexer, start, at))
                return at;
            at++;
        } else if (byte && memchr("*#@$_!.", byte, 7)) {
            next = run_of(folded, at);
            if (is_star(lexer, start, at, next)) {
                at = next;
                *starred = true;
            } else {
                bool tail = is_star_tail(folded, start, at, next);
                *starred = *starred || tail;
                return tail ? next : at;
            }
        } else if (!empi_is_alnum(folded + at)) {
            return at;
        }
        at = empi_letters(folded, empi_digits(folded, at));
    }
}

static size_t add_word(empi_lexer *lexer, size_t start, size_t end, bool starred)
{
    empi_token *token = empi_lexer_add(lexer, EMPI_TOKEN_WORD, start, end,
                                       starred ? EMPI_FORM_STARRED : EMPI_FORM_WORD);
    if (token && starred)
        token->flags |= EMPI_TOKEN_STARRED;
    return end;
}

/* Does what follows the letters leave no doubt that the word ends? */
static bool ends_plainly(char byte)
{
    return byte == ' ' || byte == ',' || byte == '\n' || byte == '\0' || byte == '?' || byte == ')';
}

/* t/m, v/d: two letters are no two words. */
static bool is_slashed(const char *folded, size_t at, size_t end)
{
    return end - at == 1 && empi_is_ascii_letter(folded[end + 1]) &&
           !empi_is_alnum(folded + end + 2) && folded[end + 2] != '/' &&
           (at == 0 || folded[at - 1] != '/');
}

static size_t read_letters(empi_lexer *lexer, size_t start, size_t at)
{
    const char *folded = lexer->folded;
    size_t end = empi_letters(folded, at), next;
    bool starred = false;
    if (ends_plainly(folded[end]))
        return add_word(lexer, start, end, false);
    next = empi_lexer_address(lexer, at);
    if (next > at)
        return next;
    if (folded[end] == '/' && is_slashed(folded, at, end)) {
        empi_lexer_add(lexer, EMPI_TOKEN_WORD, start, end + 2, EMPI_FORM_WORD);
        return end + 2;
    }
    if (folded[end] == '.') {
        next = dotted(lexer, at);
        if (next == at && end - at == 1 && is_initial(lexer, at))
            next = end + 1;
        if (next > at)
            return add_word(lexer, start, next, false);
    }
    end = read_inside(lexer, start, end, &starred);
    return add_word(lexer, start, end, starred);
}

/* Does a sign that closes a sentence follow the letters and nothing more? */
static bool ends_sentence(const empi_lexer *lexer, size_t at, size_t end)
{
    const char *folded = lexer->folded;
    char next;
    if ((folded[end] != '.' && folded[end] != '!') || end - at < 2)
        return false;
    next = folded[end + 1];
    if (next != ' ' && next != '\n' && next != '\0')
        return false;
    return folded[end] == '!' || end - at > DOTTED_PIECE ||
           !empi_lexer_abbreviation(lexer, folded + at, end - at);
}

/* Letters and then a space: that is how most words are. */
static size_t read_plain(empi_lexer *lexer, size_t at)
{
    const char *folded = lexer->folded;
    size_t end = empi_ascii_letters(folded, at), next;
    bool plain = ends_plainly(folded[end]);
    if (!plain && !ends_sentence(lexer, at, end))
        return read_letters(lexer, at, at);
    if (plain && folded[at] == 'e' && end - at == 3 && memcmp(folded + at, "eur", 3) == 0 &&
        (next = empi_lexer_amount(lexer, at)) > at)
        return next;
    empi_lexer_add_plain(lexer, at, end);
    return end;
}

size_t empi_lexer_word(empi_lexer *lexer, size_t at)
{
    const char *folded = lexer->folded;
    if (folded[at] == '\'') {
        bool glued = at > 0 && empi_is_alnum(folded + at - 1);
        return !glued && is_clitic(folded + at + 1) ? read_letters(lexer, at, at + 1) : at;
    }
    if (folded[at] == '*') {
        /* One or two stars before a word are emphasis or a bullet; three stand for letters. */
        size_t next = run_of(folded, at), end = empi_letters(folded, next);
        return next - at >= 3 && end > next && folded[end] != '*' ? add_word(lexer, at, end, true)
                                                                  : next;
    }
    return read_plain(lexer, at);
}

/* The end of one word of a hashtag that is written with capitals. */
static size_t hashtag_piece(const empi_lexer *lexer, size_t at)
{
    const char *folded = lexer->folded;
    bool capital = empi_lexer_capital(lexer, at);
    size_t next = at + (empi_is_digit(folded[at]) ? 1 : empi_letter(folded + at));
    while (empi_is_alnum(folded + next)) {
        size_t size = empi_is_digit(folded[next]) ? 1 : empi_letter(folded + next);
        bool now = empi_lexer_capital(lexer, next);
        bool same =
            lexer->text->origin && lexer->text->origin[next] == lexer->text->origin[next - 1];
        if (now && !same) {
            if (!capital)
                break;
            if (empi_letter(folded + next + size) && !empi_lexer_capital(lexer, next + size))
                break;
        }
        capital = now;
        next += size;
    }
    return next;
}

size_t empi_lexer_hashtag(empi_lexer *lexer, size_t at)
{
    const char *folded = lexer->folded;
    size_t next = at + 1;
    if (!empi_letter(folded + next))
        return at;
    while (empi_is_alnum(folded + next)) {
        size_t end = hashtag_piece(lexer, next);
        empi_token *token = empi_lexer_add(lexer, EMPI_TOKEN_WORD, next, end, EMPI_FORM_WORD);
        if (token)
            token->flags |= EMPI_TOKEN_HASHTAG;
        next = end;
        while ((folded[next] == '_' || folded[next] == '-') && empi_is_alnum(folded + next + 1))
            next++;
    }
    return next;
}
