#include "text/sentence.h"

#include <string.h>

#include "base/limits.h"
#include "text/lexer.h"

enum { CUT_BACK = 24, SALUTATION = 5 };

/* What stands between two tokens. */
typedef struct gap {
    size_t
        end; /* behind the signs that close the sentence, and the quotes and brackets after them */
    size_t line;                               /* where the first line ends */
    uint32_t dots, questions, exclaims, lines; /* lines: line ends */
    bool comma;                                /* a pause */
    bool bullet;                               /* a new line begins with a bullet */
    bool stopped;                              /* there is a sign before the line end */
    bool blank;                                /* an empty line */
    bool closed;                               /* a quote or bracket closes behind the sign */
    bool inserted;                             /* the sign stands alone between brackets: (!) */
} gap;

typedef struct reader {
    empi_text *text;
    size_t first;   /* token of the sentence being read */
    size_t start;   /* where it may begin in folded */
    size_t pending; /* end of the sentence when emoji follow it; 0: none */
    uint8_t marks;
    bool dots; /* before the emoji being read stand dots */
    bool failed;
} reader;

static bool is_closer(char byte)
{
    return byte == '"' || byte == '\'' || byte == ')' || byte == ']';
}

static void see_line(gap *seen, size_t at, bool *fresh)
{
    if (!seen->lines)
        seen->line = at;
    seen->blank = seen->blank || *fresh;
    seen->lines++;
    *fresh = true;
}

/* A dash is a pause; the hyphen of "in- en uitgaand" is none. */
static void see_dash(gap *seen, const char *folded, size_t at)
{
    seen->comma = seen->comma || at == 0 || folded[at - 1] == ' ' || folded[at + 1] == '-';
}

static void see_sign(gap *seen, char byte, size_t at, bool first)
{
    seen->dots += byte == '.';
    seen->questions += byte == '?';
    seen->exclaims += byte == '!';
    if (!seen->lines || first) {
        seen->end = at + 1;
        seen->stopped = true;
    }
}

/* A quote or bracket right behind the sign belongs to the sentence. */
static void see_closer(gap *seen, char byte, size_t at, size_t from)
{
    seen->comma = seen->comma || byte == ')' || byte == ']';
    if (seen->end == at && at > from) {
        seen->end = at + 1;
        seen->closed = true;
    }
}

/* Reads folded[from..to), in which no token stands. */
static gap read_gap(const char *folded, size_t from, size_t to)
{
    gap seen = {.end = from};
    bool fresh = false; /* nothing yet on this line but spaces */
    bool opened = false, first = true;
    size_t at;
    for (at = from; at < to; at++) {
        char byte = folded[at];
        switch (byte) {
        case ' ':
            continue;
        case '\n':
            see_line(&seen, at, &fresh);
            continue;
        case '.':
        case '?':
        case '!':
            see_sign(&seen, byte, at, first);
            seen.inserted = opened;
            break;
        case '-':
        case '*':
        case '+':
            seen.bullet = seen.bullet || fresh;
            if (byte == '-')
                see_dash(&seen, folded, at);
            break;
        case ',':
        case ';':
        case ':':
            seen.comma = true;
            seen.stopped = seen.stopped || !seen.lines;
            break;
        case '(':
        case '[':
            seen.comma = true;
            opened = opened || first;
            break;
        default:
            break;
        }
        if (is_closer(byte))
            see_closer(&seen, byte, at, from);
        else if ((unsigned char)byte >= 0xC0 && fresh)
            seen.bullet = true;
        fresh = false;
        first = false;
    }
    return seen;
}

static uint8_t marks_of(const gap *seen)
{
    unsigned marks = 0;
    if (seen->questions)
        marks |= EMPI_MARK_QUESTION;
    if (seen->exclaims)
        marks |= EMPI_MARK_EXCLAIM;
    if (seen->exclaims >= 2 || (seen->exclaims && seen->questions))
        marks |= EMPI_MARK_EXCLAIMS;
    if (seen->dots >= 2)
        marks |= EMPI_MARK_DOTS;
    return (uint8_t)marks;
}

static size_t trim(const char *folded, size_t start, size_t end)
{
    while (end > start && (folded[end - 1] == ' ' || folded[end - 1] == '\n'))
        end--;
    return end;
}

/* Closes the sentence that runs up to token next, at end in folded. */
static void close_sentence(reader *in, size_t next, size_t end, bool cut)
{
    empi_text *text = in->text;
    empi_sentence *sentence;
    size_t start = in->start;
    if (in->failed || !empi_grow(text->memory, &text->sentences, &text->sentence_capacity,
                                 text->sentence_count + 1, sizeof *text->sentences)) {
        in->failed = true;
        return;
    }
    while (text->folded[start] == ' ' || text->folded[start] == '\n')
        start++;
    sentence = &text->sentences[text->sentence_count++];
    *sentence = (empi_sentence){.first = (uint32_t)in->first,
                                .count = (uint32_t)(next - in->first),
                                .start = (uint32_t)start,
                                .end = (uint32_t)end,
                                .marks = in->marks,
                                .cut = cut};
    in->first = next;
    in->start = end;
    in->pending = 0;
    in->marks = 0;
}

static bool is_form(const empi_text *text, const empi_token *token, const char *const word)
{
    size_t length = strlen(word);
    return token->form_length == length && memcmp(text->forms + token->form, word, length) == 0;
}

static bool begins_clause(const empi_text *text, const empi_token *token)
{
    static const char words[][11] = {"en",    "maar",    "want",      "dus",    "of",
                                     "omdat", "terwijl", "toen",      "daarna", "nu",
                                     "alsof", "zodat",   "vervolgens"};
    size_t i;
    for (i = 0; i < sizeof words / sizeof words[0]; i++)
        if (is_form(text, token, words[i]))
            return true;
    return false;
}

/* The sentence is as long as it may be: cut it before a clause near its end, if there is one. */
static void cut_sentence(reader *in, size_t next)
{
    const empi_token *tokens = in->text->tokens;
    size_t cut = next, i;
    for (i = next; i > next - CUT_BACK; i--) {
        if (tokens[i].flags & EMPI_TOKEN_COMMA) {
            cut = i;
            break;
        }
        if (cut == next && begins_clause(in->text, &tokens[i]))
            cut = i;
    }
    close_sentence(in, cut, tokens[cut - 1].end, true);
}

/* An abbreviation after which more often than not nothing follows. */
static bool is_last_abbreviation(const empi_text *text, const empi_token *token)
{
    return is_form(text, token, "aub") || is_form(text, token, "svp") ||
           is_form(text, token, "etc") || is_form(text, token, "enz") ||
           is_form(text, token, "ed") || is_form(text, token, "nvt") || is_form(text, token, "ea");
}

/* 1. at the head of a line, and single letters: the full stop is not the end. */
static bool keeps_going(const reader *in, size_t last, const empi_token *next)
{
    const empi_token *token = &in->text->tokens[last];
    if (last == in->first && token->kind == EMPI_TOKEN_NUMBER)
        return true;
    return token->kind == EMPI_TOKEN_WORD && token->form_length == 1 &&
           in->text->forms[token->form] != 'u' && !(next->flags & EMPI_TOKEN_CAPITAL);
}

static bool line_ends(const reader *in, const gap *seen, size_t last, const empi_token *next)
{
    const char *folded = in->text->folded;
    if (seen->blank || seen->bullet || (next->flags & EMPI_TOKEN_CAPITAL))
        return true;
    if (next->kind == EMPI_TOKEN_NUMBER && (folded[next->end] == '.' || folded[next->end] == ')'))
        return true;
    if (!seen->stopped)
        return false;
    return folded[in->text->tokens[last].end] != ',' || last - in->first < SALUTATION;
}

static bool gap_ends(const reader *in, const gap *seen, size_t last, const empi_token *next)
{
    bool capital = next->flags & EMPI_TOKEN_CAPITAL;
    const empi_token *token = &in->text->tokens[last];
    if (seen->lines && line_ends(in, seen, last, next))
        return true;
    if (seen->inserted || (seen->closed && !capital))
        return false;
    if (seen->questions || seen->exclaims)
        return true;
    if (seen->dots >= 2)
        return capital;
    if (seen->dots == 1)
        return !keeps_going(in, last, next);
    if (in->text->folded[token->end - 1] == '.')
        return capital && is_last_abbreviation(in->text, token);
    return token->kind == EMPI_TOKEN_EMOJI && last > in->first && capital && !seen->comma;
}

/* Without a sign it ends with its line, or behind its last word. */
static size_t closing_end(const empi_text *text, const gap *seen, size_t last)
{
    size_t end = text->tokens[last].end;
    if (seen->lines)
        end = trim(text->folded, end, seen->line);
    return seen->end > end ? seen->end : end;
}

static void read_between(reader *in, size_t last)
{
    empi_text *text = in->text;
    empi_token *token = &text->tokens[last], *next = token + 1;
    gap seen = read_gap(text->folded, token->end, next->start);
    bool ends;
    if (seen.dots >= 2)
        token->flags |= EMPI_TOKEN_DOTS;
    if (seen.comma)
        next->flags |= EMPI_TOKEN_COMMA;
    ends = in->pending || gap_ends(in, &seen, last, next);
    in->dots = seen.dots >= 2 || (in->dots && token->kind == EMPI_TOKEN_EMOJI);
    if (seen.exclaims || seen.questions || ends)
        in->marks |= marks_of(&seen);
    if (!ends)
        return;
    if (in->dots)
        in->marks |= EMPI_MARK_DOTS;
    in->pending = closing_end(text, &seen, last);
    if (next->kind != EMPI_TOKEN_EMOJI || seen.lines)
        close_sentence(in, last + 1, in->pending, false);
}

bool empi_sentences(empi_text *text, size_t first, size_t start, size_t end)
{
    reader in = {.text = text, .first = first, .start = start};
    size_t last;
    gap seen;
    if (first == text->token_count)
        return true;
    seen = read_gap(text->folded, start, text->tokens[first].start);
    if (seen.comma)
        text->tokens[first].flags |= EMPI_TOKEN_COMMA;
    for (last = first; last + 1 < text->token_count && !in.failed; last++) {
        size_t from = text->tokens[last].end;
        bool space = text->tokens[last + 1].start == from + 1 && text->folded[from] == ' ' &&
                     text->tokens[last].kind != EMPI_TOKEN_EMOJI && text->folded[from - 1] != '.';
        if (!space || in.pending)
            read_between(&in, last);
        if (last + 1 - in.first == EMPI_SENTENCE_TOKENS)
            cut_sentence(&in, last + 1);
    }
    if (in.failed)
        return false;
    seen = read_gap(text->folded, text->tokens[last].end, end);
    if (seen.dots >= 2)
        text->tokens[last].flags |= EMPI_TOKEN_DOTS;
    in.marks |= marks_of(&seen);
    if (in.dots && text->tokens[last].kind == EMPI_TOKEN_EMOJI)
        in.marks |= EMPI_MARK_DOTS;
    close_sentence(&in, last + 1, trim(text->folded, text->tokens[last].end, end), false);
    return !in.failed;
}
