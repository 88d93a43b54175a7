#include <string.h>

#include "text/lexer.h"

enum { PHONE_LEAST = 9, PHONE_MOST = 14, DATE_WHOLE = 8 };

typedef struct figure {
    size_t end;
    int64_t value; /* the whole part; -1 once it is too large */
    bool decimals;
} figure;

static int64_t more(int64_t value, char digit)
{
    if (value < 0 || value > (INT32_MAX - (digit - '0')) / 10)
        return -1;
    return value * 10 + (digit - '0');
}

static int64_t value_of(const char *folded, size_t start, size_t end)
{
    int64_t value = 0;
    for (; start < end; start++)
        if (empi_is_digit(folded[start]))
            value = more(value, folded[start]);
    return value;
}

/* 3, 1.250, 12,50, 1.250,50: a dot before three digits groups, anything else parts decimals. */
static figure read_figure(const char *folded, size_t at)
{
    size_t end = empi_digits(folded, at), whole = end, length;
    bool decimals = false;
    while (!decimals && (folded[end] == '.' || folded[end] == ',')) {
        length = empi_digits(folded, end + 1) - (end + 1);
        if (length == 0 || length > 3)
            break;
        decimals = length < 3 || folded[end] == ',';
        end += 1 + length;
        if (!decimals)
            whole = end;
    }
    return (figure){end, value_of(folded, at, whole), decimals};
}

static size_t add_number(empi_lexer *lexer, enum empi_token_kind kind, size_t start, size_t end,
                         int64_t value)
{
    empi_token *token = empi_lexer_add(lexer, kind, start, end, EMPI_FORM_WORD);
    if (token)
        token->value = (int32_t)value;
    return end;
}

/* 40,- and 40,-- and 40,= after the figure. */
static size_t price_tail(const char *folded, size_t at)
{
    size_t next = at + 1;
    if (folded[at] != ',' && folded[at] != '.')
        return at;
    if (folded[next] == '=')
        return next + 1;
    while (folded[next] == '-')
        next++;
    return next > at + 1 && !empi_is_alnum(folded + next) ? next : at;
}

static bool is_euro(const char *folded)
{
    return strncmp(folded, "\xE2\x82\xAC", 3) == 0;
}

size_t empi_lexer_amount(empi_lexer *lexer, size_t at)
{
    const char *folded = lexer->folded;
    size_t next = at + 3; /* the sign and "eur" are both three bytes */
    figure sum;
    while (folded[next] == ' ' && next - at < 6)
        next++;
    if (folded[next] == '-' && empi_is_digit(folded[next + 1]))
        next++;
    if (!empi_is_digit(folded[next]))
        return at;
    sum = read_figure(folded, next);
    return add_number(lexer, EMPI_TOKEN_AMOUNT, at, price_tail(folded, sum.end), sum.value);
}

static bool in_range(int64_t value, int64_t least, int64_t most)
{
    return value >= least && value <= most;
}

/* Words after which "3-4" and "1/2" are counts, not days. */
static bool counts_follow(const char *folded, size_t at)
{
    static const char units[][8] = {"uur",   "uren",  "dag",  "week", "weken", "maand",
                                    "jaar",  "jare",  "werk", "keer", "kwar",  "minu",
                                    "perso", "mense", "euro", "proc", "maal",  "kind",
                                    "x",     "%",     "km",   "kilo", "stuk",  "van "};
    size_t i;
    while (folded[at] == ' ')
        at++;
    for (i = 0; i < sizeof units / sizeof units[0]; i++)
        if (strncmp(folded + at, units[i], strlen(units[i])) == 0)
            return true;
    return false;
}

/* 12-03, 3/12, 12-03-2025, 12.3.25, 2025-03-12 */
static size_t date_end(const char *folded, size_t at)
{
    size_t one = empi_digits(folded, at), two, three;
    char sign = folded[one];
    int64_t first = value_of(folded, at, one), second, third;
    if ((sign != '-' && sign != '/' && sign != '.') || (one - at > 2 && one - at != 4))
        return at;
    two = empi_digits(folded, one + 1);
    second = value_of(folded, one + 1, two);
    if (two == one + 1 || two - one > 3)
        return at;
    three = folded[two] == sign ? empi_digits(folded, two + 1) : two;
    if (three > two + 1) {
        third = value_of(folded, two + 1, three);
        if (folded[three] == sign && empi_is_digit(folded[three + 1]))
            return at;
        if (one - at == 4)
            return in_range(second, 1, 12) && in_range(third, 1, 31) && three - two <= 3 ? three
                                                                                         : at;
        return in_range(first, 1, 31) && in_range(second, 1, 12) &&
                       (three - two == 3 || three - two == 5) && !empi_is_alnum(folded + three)
                   ? three
                   : at;
    }
    if (sign == '.' || one - at > 2 || !in_range(first, 1, 31) || !in_range(second, 1, 12) ||
        empi_is_alnum(folded + two) || (folded[two] == ',' && empi_is_digit(folded[two + 1])))
        return at;
    if (sign == '-' && one - at == 1 && two - one == 2)
        return at; /* 3-4: from three to four */
    return counts_follow(folded, two) ? at : two;
}

/* u, uur, h after a time, glued or after a space; only glued it belongs to it. */
static size_t hour_sign(const char *folded, size_t at)
{
    if (strncmp(folded + at, "uur", 3) == 0)
        at += 3;
    else if (folded[at] == 'u' || folded[at] == 'h')
        at++;
    return at;
}

/* 18:00, 18:00u, 9u30, 14u, 10.15u and 10.15 before "uur" */
static size_t time_end(const char *folded, size_t at)
{
    size_t one = empi_digits(folded, at), two, end;
    char sign = folded[one];
    if (one - at > 2 || !in_range(value_of(folded, at, one), 0, 24))
        return at;
    if (sign != ':' && sign != 'u' && sign != 'h' && sign != '.')
        return at;
    two = empi_digits(folded, one + 1);
    if ((sign == 'u' || sign == 'h') && two == one + 1)
        return empi_is_alnum(folded + two) || folded[two] == '\'' ? at : two;
    if (two - one != 3 || !in_range(value_of(folded, one + 1, two), 0, 59))
        return at;
    if (sign == ':' && folded[two] == ':' && empi_digits(folded, two + 1) == two + 3)
        two += 3;
    end = hour_sign(folded, two);
    if (empi_is_alnum(folded + end))
        return at;
    if (sign == '.' && end == two)
        return folded[two] == ' ' && hour_sign(folded, two + 1) > two + 1 &&
                       !empi_is_alnum(folded + hour_sign(folded, two + 1))
                   ? two
                   : at;
    return end;
}

static size_t ordinal_end(const char *folded, size_t at)
{
    size_t end = empi_digits(folded, at), next = empi_letters(folded, end), length = next - end;
    bool ends = (length == 1 && folded[end] == 'e') ||
                (length == 2 && memcmp(folded + end, "de", 2) == 0) ||
                (length == 3 && memcmp(folded + end, "ste", 3) == 0);
    return ends && !empi_is_alnum(folded + next) ? next : at;
}

static bool is_phone_sign(char byte)
{
    return byte && memchr(" -./()", byte, 6);
}

/* How many digits make a number to call, so that what is counted after it is not part of it. */
static size_t phone_digits(const char *folded)
{
    if (strncmp(folded, "0800", 4) == 0 || strncmp(folded, "0900", 4) == 0)
        return 8;
    if (*folded == '+')
        return 11;
    return folded[1] == '0' ? 13 : 10;
}

/* 06-12345678, 020 123 45 67, +31 6 1234 5678, 0800-1234 */
static size_t phone_end(const char *folded, size_t at)
{
    size_t next = at + (folded[at] == '+'), end = at, digits = 0, enough;
    if (folded[at] != '+' && folded[at] != '0')
        return at;
    enough = phone_digits(folded + at);
    while (digits < enough) {
        while (empi_is_digit(folded[next]) && digits <= PHONE_MOST) {
            digits++;
            end = ++next;
        }
        while (is_phone_sign(folded[next]) && next - end < 3)
            next++;
        if (!empi_is_digit(folded[next]))
            break;
    }
    if (digits > PHONE_MOST || empi_is_alnum(folded + end))
        return at;
    return digits >= (enough < PHONE_LEAST ? enough : PHONE_LEAST) ? end : at;
}

/* 1234 AB, unless the two letters are a word of a text in capitals */
static size_t postcode_end(const empi_lexer *lexer, size_t at)
{
    static const char words[] = "al de en er ga ge he ik in is je me na nu of om op te wa we ze zo";
    const char *folded = lexer->folded;
    size_t end = empi_digits(folded, at), next = end + (folded[end] == ' ');
    char pair[4] = {0};
    if (end - at != 4 || folded[at] == '0' || empi_letters(folded, next) != next + 2 ||
        empi_is_digit(folded[next + 2]) || !empi_lexer_capital(lexer, next) ||
        !empi_lexer_capital(lexer, next + 1))
        return at;
    memcpy(pair, folded + next, 2);
    return next > end && strstr(words, pair) ? at : next + 2;
}

/* Letters glued to digits: a unit is a word of its own (3weken), the rest is a name (2a, 3fm). */
static size_t read_glued(empi_lexer *lexer, size_t at, figure number)
{
    static const char units[][4] = {"km", "kg", "cm", "mm", "min", "mnd",
                                    "wk", "dg", "jr", "gb", "mb"};
    const char *folded = lexer->folded;
    size_t next = empi_letters(folded, number.end), length = next - number.end, i;
    bool unit = length >= 3;
    for (i = 0; i < sizeof units / sizeof units[0]; i++)
        unit = unit ||
               (length == strlen(units[i]) && memcmp(folded + number.end, units[i], length) == 0);
    if (empi_is_digit(folded[next]) || (!unit && !number.decimals)) {
        while (empi_is_alnum(folded + next))
            next = empi_letters(folded, empi_digits(folded, next));
        empi_lexer_add(lexer, EMPI_TOKEN_WORD, at, next, EMPI_FORM_WORD);
        return next;
    }
    return add_number(lexer, EMPI_TOKEN_NUMBER, at, number.end, number.value);
}

static size_t read_plain(empi_lexer *lexer, size_t at)
{
    const char *folded = lexer->folded;
    figure number = read_figure(folded, at);
    size_t end = number.end, next = price_tail(folded, end);
    if (next > end)
        return add_number(lexer, EMPI_TOKEN_AMOUNT, at, next, number.value);
    next = end + (folded[end] == ' ');
    if (is_euro(folded + next) && !empi_is_digit(folded[next + 3]))
        return add_number(lexer, EMPI_TOKEN_AMOUNT, at, next + 3, number.value);
    if (folded[end] == '%' || (folded[end] == 'x' && !empi_is_alnum(folded + end + 1)))
        return add_number(lexer, EMPI_TOKEN_NUMBER, at, end + 1, number.value);
    if (empi_letter(folded + end))
        return read_glued(lexer, at, number);
    return add_number(lexer, EMPI_TOKEN_NUMBER, at, end, number.value);
}

size_t empi_lexer_number(empi_lexer *lexer, size_t at)
{
    const char *folded = lexer->folded;
    size_t end = phone_end(folded, at), date;
    if (folded[at] == '+' && end == at)
        return at;
    if (strncmp(folded + at, "24/7", 4) == 0 && !empi_is_alnum(folded + at + 4)) {
        empi_lexer_add(lexer, EMPI_TOKEN_WORD, at, at + 4, EMPI_FORM_WORD);
        return at + 4;
    }
    date = date_end(folded, at);
    if (date > at && (date >= end || date - at >= DATE_WHOLE))
        return add_number(lexer, EMPI_TOKEN_DATE, at, date, -1);
    if (end == at)
        end = postcode_end(lexer, at);
    if (end > at) {
        empi_lexer_add(lexer, EMPI_TOKEN_WORD, at, end, EMPI_FORM_WORD);
        return end;
    }
    if ((end = time_end(folded, at)) > at)
        return add_number(lexer, EMPI_TOKEN_TIME, at, end,
                          value_of(folded, at, empi_digits(folded, at)));
    if ((end = ordinal_end(folded, at)) > at)
        return add_number(lexer, EMPI_TOKEN_ORDINAL, at, end,
                          value_of(folded, at, empi_digits(folded, at)));
    if ((end = empi_lexer_address(lexer, at)) > at)
        return end;
    return read_plain(lexer, at);
}
