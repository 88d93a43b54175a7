#include "text/quotes.h"

#include <string.h>

#include "text/lexer.h"

enum { STRAIGHT, OPENS, CLOSES };
enum { DOUBLE, SINGLE, POINTED, SHAPES };

typedef struct open_quotes {
    bool open[SHAPES];
    size_t token[SHAPES]; /* the first inside */
} open_quotes;

/* What the writer typed, before folding made it straight. */
static uint32_t typed(const empi_text *text, size_t at)
{
    size_t from = empi_fold_origin(text, at);
    uint32_t point = 0;
    empi_point_read((const unsigned char *)text->bytes + from, text->length - from, &point);
    return point;
}

static int shape_of(uint32_t point)
{
    switch (point) {
    case 0xAB:
    case 0xBB:
    case 0x2039:
    case 0x203A:
        return POINTED;
    case '"':
    case 0x84:
    case 0x93:
    case 0x94:
        return DOUBLE;
    default:
        return point >= 0x201C && point <= 0x201F ? DOUBLE : SINGLE;
    }
}

static int way_of(uint32_t point)
{
    switch (point) {
    case 0x84:
    case 0x91:
    case 0x93:
    case 0x2018:
    case 0x201A:
    case 0x201C: /* also closes after a low one; see turn */
    case 0x201E:
        return OPENS;
    case 0x92:
    case 0x94:
    case 0x2019:
    case 0x201D:
        return CLOSES;
    default:
        return STRAIGHT;
    }
}

static bool is_before_word(const char *folded, size_t at)
{
    return empi_is_alnum(folded + at + 1) || folded[at + 1] == '.' || folded[at + 1] == '\'' ||
           folded[at + 1] == '"';
}

static bool is_after_space(const char *folded, size_t at)
{
    return at == 0 || strchr(" \n([\"'-/", folded[at - 1]) != NULL;
}

static void close_quote(empi_text *text, open_quotes *quotes, int shape, size_t token)
{
    size_t i;
    for (i = quotes->token[shape]; i < token; i++)
        text->tokens[i].flags |= EMPI_TOKEN_QUOTED;
    quotes->open[shape] = false;
}

static void open_quote(open_quotes *quotes, int shape, size_t token)
{
    quotes->open[shape] = true;
    quotes->token[shape] = token;
}

/* A quotation mark at a place in folded, before the given token. */
static void turn(empi_text *text, open_quotes *quotes, size_t at, size_t token)
{
    const char *folded = text->folded;
    uint32_t point = typed(text, at);
    int shape = shape_of(point), way = way_of(point);
    bool opens = is_after_space(folded, at) && is_before_word(folded, at);
    bool closes = !empi_is_alnum(folded + at + 1);
    if (quotes->open[shape]) {
        if (way == CLOSES ? closes : point == 0x201C || shape == POINTED)
            close_quote(text, quotes, shape, token);
        else if (way == OPENS || opens)
            open_quote(quotes, shape, token);
        else if (closes || shape == DOUBLE)
            close_quote(text, quotes, shape, token);
    } else if (way == OPENS || (way == STRAIGHT && (shape == POINTED || opens))) {
        open_quote(quotes, shape, token);
    }
}

static void read_gap(empi_text *text, open_quotes *quotes, size_t from, size_t to, size_t token)
{
    const char *folded = text->folded;
    uint32_t lines = 0;
    for (; from < to; from++) {
        char byte = folded[from];
        if (byte == '\n' && ++lines == 2)
            *quotes = (open_quotes){0};
        else if (byte == '"' || byte == '\'')
            turn(text, quotes, from, token);
    }
}

void empi_quotes(empi_text *text, size_t first, size_t start, size_t end)
{
    open_quotes quotes = {0};
    size_t i, from = start;
    if (!memchr(text->folded + start, '"', end - start) &&
        !memchr(text->folded + start, '\'', end - start))
        return;
    for (i = first; i <= text->token_count; i++) {
        size_t to = i < text->token_count ? text->tokens[i].start : end;
        if (to > from + 1 || (to > from && text->folded[from] != ' '))
            read_gap(text, &quotes, from, to, i);
        if (i < text->token_count)
            from = text->tokens[i].end;
    }
}
