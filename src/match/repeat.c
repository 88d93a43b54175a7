#include "match/repeat.h"

#include "match/sign.h"

#include <string.h>

static bool is_word_byte(char byte) /* as \w of the expressions is */
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9') || byte == '_';
}

/* ---- reading a pattern ---- */

enum { GROUPS = 9 };

typedef struct reader {
    const char *pattern;
    size_t length;
    uint8_t least[GROUPS + 1]; /* by group of the alternative being read: the shortest word that it
                                  can be; 0: it is not a whole word */
    size_t group_count;
    uint8_t repeats; /* of that alternative */
} reader;

static bool follows(const reader *in, size_t at, const char *what)
{
    size_t size = strlen(what);
    return at + size <= in->length && memcmp(in->pattern + at, what, size) == 0;
}

/* Whether a word that ends before a place ends there: with \b, a space or another \W. */
static bool ends_word(const reader *in, size_t at)
{
    char next = at + 2 < in->length ? in->pattern[at + 2] : '\0';
    if (follows(in, at, "\\b"))
        return next != '?' && next != '*' && next != '{';
    if (follows(in, at, "\\W"))
        return next != '?' && next != '*' && !follows(in, at + 2, "{0");
    next = at + 1 < in->length ? in->pattern[at + 1] : '\0';
    return follows(in, at, " ") && next != '?' && next != '*' && next != '{';
}

static bool begins_word(const reader *in, size_t at)
{
    if (at >= 1 && in->pattern[at - 1] == ' ')
        return true;
    return at >= 2 && follows(in, at - 2, "\\b") && (at < 3 || in->pattern[at - 3] != '\\');
}

/* The shortest word between two places, where nothing but words can stand; 0: something else can.
 */
static size_t shortest_word(const reader *in, size_t at, size_t end)
{
    size_t shortest = SIZE_MAX, length = 0;
    for (; at < end; at++) {
        if (in->pattern[at] == '|') {
            shortest = length < shortest ? length : shortest;
            length = 0;
        } else if (is_word_byte(in->pattern[at])) {
            length++;
        } else if (follows(in, at, "\\w+")) {
            length++;
            at += 2;
        } else if (follows(in, at, "\\w{") && in->pattern[at + 3] >= '1' &&
                   in->pattern[at + 3] <= '9' && follows(in, at + 4, ",}")) {
            length += (size_t)(in->pattern[at + 3] - '0');
            at += 5;
        } else {
            return 0;
        }
    }
    return length < shortest ? length : shortest;
}

/* A group that is no part of another: it counts when it is a whole word. */
static void read_group(reader *in, size_t at)
{
    const char *close = memchr(in->pattern + at, ')', in->length - at);
    size_t end = close ? (size_t)(close - in->pattern) : in->length, shortest;
    if (in->group_count > GROUPS || !begins_word(in, at) || !ends_word(in, end + 1))
        return;
    shortest = shortest_word(in, at + 1, end);
    in->least[in->group_count] = (uint8_t)(shortest < UINT8_MAX ? shortest : UINT8_MAX);
}

/* The same word once more. */
static void read_back(reader *in, size_t at)
{
    char digit = in->pattern[at + 1];
    uint8_t least = digit >= '1' && digit <= '9' ? in->least[digit - '0'] : 0;
    if (least > in->repeats && begins_word(in, at) && ends_word(in, at + 2))
        in->repeats = least;
}

static void begin_alternative(reader *in)
{
    memset(in->least, 0, sizeof in->least);
    in->repeats = 0;
}

uint8_t empi_repeat_of(const char *pattern, size_t length)
{
    reader in = {.pattern = pattern, .length = length};
    size_t depth = 0;
    uint8_t fewest = UINT8_MAX;
    for (size_t at = 0; at < length;) {
        size_t end = at + 1;
        switch (pattern[at]) {
        case '[':
            end = empi_sign_class_end(pattern, length, at);
            break;
        case '\\':
            if (depth == 0 && at + 1 < length)
                read_back(&in, at);
            end = at + 2;
            break;
        case '(':
            in.group_count += !follows(&in, at, "(?");
            if (depth++ == 0 && !follows(&in, at, "(?"))
                read_group(&in, at);
            break;
        case ')':
            depth--;
            break;
        case '|':
            if (depth > 0)
                break;
            fewest = in.repeats < fewest ? in.repeats : fewest;
            begin_alternative(&in);
            break;
        default:
            break;
        }
        at = end;
    }
    return in.repeats < fewest ? in.repeats : fewest;
}

/* ---- reading a text ---- */

enum { PLACES = 128, MOST_WORDS = PLACES / 2 };

typedef struct seen_word {
    const char *from;
    size_t length; /* 0: nothing is here */
} seen_word;

/* Whether the word is among those seen; else it is added. */
static bool see(seen_word *seen, const char *from, size_t length, uint32_t hash)
{
    size_t place = (hash >> 16 ^ hash) % PLACES;
    for (; seen[place].length > 0; place = (place + 1) % PLACES)
        if (seen[place].length == length && memcmp(seen[place].from, from, length) == 0)
            return true;
    seen[place] = (seen_word){from, length};
    return false;
}

bool empi_repeat_shows(const char *text, size_t length, uint8_t least)
{
    seen_word seen[PLACES] = {{NULL, 0}};
    size_t count = 0;
    for (size_t at = 0; at < length; at++) {
        size_t start = at;
        uint32_t hash = 0;
        for (; at < length && is_word_byte(text[at]); at++)
            hash = (hash ^ (unsigned char)text[at]) * UINT32_C(0x01000193);
        if (at - start < least || at == start)
            continue;
        if (++count > MOST_WORDS || see(seen, text + start, at - start, hash))
            return true;
    }
    return false;
}
