#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "quick.h"

/* A number that has more characters, or an exponent, is left to the parser: it may be too large. */
enum { DEPTH_MOST = 32, NUMBER_MOST = 18 };

typedef struct quick {
    const char *at, *end;
} quick;

typedef struct quick_string { /* between its quotation marks */
    const char *from, *to;
    bool escapes, codes; /* \n and the like; \u */
} quick_string;

static bool skip_value(quick *in, int depth);

static void skip_space(quick *in)
{
    while (in->at < in->end && (*in->at == ' ' || *in->at == '\t' || *in->at == '\r'))
        in->at++;
}

static bool skip_byte(quick *in, char byte)
{
    if (in->at == in->end || *in->at != byte)
        return false;
    in->at++;
    return true;
}

/* ---- strings --------------------------------------------------------------------------------- */

static bool continues(const char *at)
{
    return ((unsigned char)*at & 0xC0) == 0x80;
}

/* How many bytes the character takes that begins here, which is no ASCII; 0: it is not UTF-8. */
static size_t character(const char *at, const char *end)
{
    unsigned char first = (unsigned char)at[0], second;
    size_t left = (size_t)(end - at);
    if (first < 0xC2 || first > 0xF4 || left < 2 || !continues(at + 1))
        return 0;
    if (first < 0xE0)
        return 2;
    second = (unsigned char)at[1];
    if (left < 3 || !continues(at + 2) || (first == 0xE0 && second < 0xA0) ||
        (first == 0xED && second > 0x9F))
        return 0;
    if (first < 0xF0)
        return 3;
    if (left < 4 || !continues(at + 3) || (first == 0xF0 && second < 0x90) ||
        (first == 0xF4 && second > 0x8F))
        return 0;
    return 4;
}

static bool skip_string(quick *in, quick_string *found)
{
    if (!skip_byte(in, '"'))
        return false;
    *found = (quick_string){in->at, NULL, false, false};
    while (in->at < in->end && *in->at != '"') {
        unsigned char byte = (unsigned char)*in->at;
        size_t size = byte < 0x80 ? 1 : character(in->at, in->end);
        if (byte < 0x20 || size == 0)
            return false;
        if (byte == '\\') {
            if (in->end - in->at < 2 || !in->at[1] || !strchr("\"\\/bfnrtu", in->at[1]))
                return false;
            found->escapes = true;
            found->codes |= in->at[1] == 'u';
            size = 2;
        }
        in->at += size;
    }
    found->to = in->at;
    return skip_byte(in, '"');
}

static int digit(char byte)
{
    static const char digits[] = "0123456789abcdef";
    const char *found =
        byte ? strchr(digits, byte >= 'A' && byte <= 'F' ? byte + ('a' - 'A') : byte) : NULL;
    return found ? (int)(found - digits) : -1;
}

/* The number behind \u; -1: there is none. */
static long code_unit(const char *at, const char *end)
{
    long code = 0;
    if (end - at < 4)
        return -1;
    for (int i = 0; i < 4; i++) {
        int value = digit(at[i]);
        if (value < 0)
            return -1;
        code = code * 16 + value;
    }
    return code;
}

static size_t encode(long code, char *to)
{
    size_t size = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    static const unsigned char leads[] = {0, 0, 0xC0, 0xE0, 0xF0};
    for (size_t i = size; i-- > 1; code >>= 6)
        to[i] = (char)(0x80 | (code & 0x3F));
    to[0] = (char)(leads[size] | code);
    return size;
}

/* The character that an escape stands for; at goes on behind it. 0: none that can be read here. */
static long unescape(const char **at, const char *end)
{
    static const char names[] = "\"\\/bfnrt", meant[] = "\"\\/\b\f\n\r\t";
    const char *name = strchr(names, (*at)[1]);
    long code, low;
    if (name) {
        *at += 2;
        return meant[name - names];
    }
    code = code_unit(*at + 2, end);
    *at += 6;
    if (code <= 0 || (code >= 0xDC00 && code <= 0xDFFF))
        return 0;
    if (code < 0xD800 || code > 0xDFFF)
        return code;
    if (end - *at < 6 || (*at)[0] != '\\' || (*at)[1] != 'u')
        return 0;
    low = code_unit(*at + 2, end);
    *at += 6;
    return low >= 0xDC00 && low <= 0xDFFF ? 0x10000 + (code - 0xD800) * 0x400 + (low - 0xDC00) : 0;
}

/* To be freed; NULL: it has what cannot be read here, or no memory. */
static char *decode(const quick_string *string, size_t *length)
{
    char *text = malloc((size_t)(string->to - string->from) + 1);
    const char *at = string->from;
    *length = 0;
    while (text && at < string->to) {
        if (*at != '\\') {
            text[(*length)++] = *at++;
        } else {
            long code = unescape(&at, string->to);
            if (!code) {
                free(text);
                return NULL;
            }
            *length += encode(code, text + *length);
        }
    }
    return text;
}

/* ---- other values ---------------------------------------------------------------------------- */

static bool skip_digits(quick *in)
{
    const char *start = in->at;
    while (in->at < in->end && *in->at >= '0' && *in->at <= '9')
        in->at++;
    return in->at > start;
}

static bool skip_number(quick *in)
{
    const char *start = in->at;
    (void)skip_byte(in, '-');
    if (!skip_byte(in, '0') && !skip_digits(in))
        return false;
    if (skip_byte(in, '.') && !skip_digits(in))
        return false;
    return in->at - start <= NUMBER_MOST &&
           (in->at == in->end || (*in->at != 'e' && *in->at != 'E'));
}

static bool skip_word(quick *in, const char *word)
{
    size_t length = strlen(word);
    if ((size_t)(in->end - in->at) < length || memcmp(in->at, word, length) != 0)
        return false;
    in->at += length;
    return true;
}

/* The key of a member and its colon. */
static bool skip_key(quick *in, quick_string *key)
{
    skip_space(in);
    if (!skip_string(in, key) || key->escapes)
        return false;
    skip_space(in);
    if (!skip_byte(in, ':'))
        return false;
    skip_space(in);
    return true;
}

/* Behind a member or item: more is true where a comma says that another comes. */
static bool skip_end(quick *in, char close, bool *more)
{
    skip_space(in);
    *more = skip_byte(in, ',');
    return *more || skip_byte(in, close);
}

/* The members of an object or the items of a list, behind its bracket. */
static bool skip_inside(quick *in, char close, int depth)
{
    quick_string key;
    bool more = true;
    skip_space(in);
    if (skip_byte(in, close))
        return true;
    while (more) {
        skip_space(in);
        if (close == '}' && !skip_key(in, &key))
            return false;
        if (!skip_value(in, depth) || !skip_end(in, close, &more))
            return false;
    }
    return true;
}

static bool skip_value(quick *in, int depth)
{
    quick_string string;
    char byte = in->at < in->end ? *in->at : '\0';
    switch (byte) {
    case '"':
        return skip_string(in, &string) && !string.codes; /* which might be half a character */
    case '{':
    case '[':
        in->at++;
        return depth < DEPTH_MOST && skip_inside(in, byte == '{' ? '}' : ']', depth + 1);
    case 't':
        return skip_word(in, "true");
    case 'f':
        return skip_word(in, "false");
    case 'n':
        return skip_word(in, "null");
    default:
        return skip_number(in);
    }
}

/* ---- the line -------------------------------------------------------------------------------- */

typedef struct quick_line {
    quick_string text; /* from NULL: none */
    const char *id, *id_end;
} quick_line;

static bool is_key(const quick_string *key, const char *name)
{
    size_t length = strlen(name);
    return (size_t)(key->to - key->from) == length && memcmp(key->from, name, length) == 0;
}

/* Of ids the last one holds. */
static bool read_member(quick *in, quick_line *found)
{
    quick_string key;
    const char *start;
    if (!skip_key(in, &key) || is_key(&key, "turns"))
        return false;
    if (is_key(&key, "text"))
        return !found->text.from && skip_string(in, &found->text);
    start = in->at;
    if (!skip_value(in, 1))
        return false;
    if (is_key(&key, "id")) {
        found->id = start;
        found->id_end = in->at;
    }
    return true;
}

static bool read_members(quick *in, quick_line *found)
{
    bool more = true;
    skip_space(in);
    if (!skip_byte(in, '{'))
        return false;
    while (more)
        if (!read_member(in, found) || !skip_end(in, '}', &more))
            return false;
    skip_space(in);
    return in->at == in->end && found->text.from;
}

static char *copy_id(const quick_line *found, long long number)
{
    size_t length = (size_t)(found->id_end - found->id);
    char digits[32];
    char *copy;
    if (!found->id)
        length = (size_t)snprintf(digits, sizeof digits, "%lld", number);
    copy = malloc(length + 1);
    if (!copy)
        return NULL;
    memcpy(copy, found->id ? found->id : digits, length);
    copy[length] = '\0';
    return copy;
}

bool cli_quick_read(cli_record *record, const char *line, size_t length, long long number)
{
    quick in = {line, line + length};
    quick_line found = {{NULL, NULL, false, false}, NULL, NULL};
    memset(record, 0, sizeof *record);
    if (!read_members(&in, &found))
        return false;
    record->text = found.text.from;
    record->text_length = (size_t)(found.text.to - found.text.from);
    if (found.text.escapes)
        record->text = record->decoded = decode(&found.text, &record->text_length);
    record->id = record->text ? copy_id(&found, number) : NULL;
    if (record->id)
        return true;
    cli_record_free(record);
    return false;
}
