#include "match/sign.h"

#include "match/repeat.h"

#include <string.h>

static bool is_in(char byte, const char *list)
{
    return byte && strchr(list, byte);
}

size_t empi_sign_class_end(const char *pattern, size_t length, size_t at)
{
    at++;
    at += at < length && pattern[at] == '^';
    at += at < length && pattern[at] == ']';
    while (at < length && pattern[at] != ']')
        at += pattern[at] == '\\' ? 2 : 1;
    return at + 1;
}

/* Whether a pattern says no more than this file understands: no options, verbs or quoting. Tells
 * whether it is one of several patterns. */
static bool is_plain(const char *pattern, size_t length, bool *several)
{
    size_t depth = 0;
    *several = false;
    for (size_t i = 0; i < length;) {
        char next = i + 1 < length ? pattern[i + 1] : '\0';
        if (pattern[i] == '\\') {
            if (is_in(next, "QExoNcpPX") || next == '\0')
                return false;
            i += 2;
            continue;
        }
        if (pattern[i] == '[') {
            if (is_in(next, ":.="))
                return false;
            i = empi_sign_class_end(pattern, length, i);
            continue;
        }
        if (pattern[i] == '(') {
            depth++;
            if (next == '*' || (next == '?' && (i + 2 >= length || pattern[i + 2] != ':')))
                return false;
        } else if (pattern[i] == ')') {
            if (depth == 0)
                return false;
            depth--;
        }
        *several |= pattern[i] == '|' && depth == 0;
        i++;
    }
    return depth == 0;
}

/* A class of a few bytes that stands outside of groups, once: one of them is in every match. */
static void find_bytes(const char *pattern, size_t length, empi_regex_sign *sign)
{
    size_t depth = 0;
    for (size_t i = 0; i < length;) {
        size_t end = pattern[i] == '[' ? empi_sign_class_end(pattern, length, i) : i + 1;
        size_t count = end - i - 2;
        if (pattern[i] == '\\')
            end++;
        depth += pattern[i] == '(';
        depth -= pattern[i] == ')';
        if (pattern[i] == '[' && depth == 0 && count >= 1 && count <= EMPI_REGEX_BYTES_KNOWN &&
            end <= length && !(end < length && is_in(pattern[end], "?*{"))) {
            uint8_t good = 0;
            while (good < count && (unsigned char)pattern[i + 1 + good] < 0x80 &&
                   !is_in(pattern[i + 1 + good], "\\^-[]:"))
                good++;
            if (good == count) {
                memcpy(sign->bytes, pattern + i + 1, count);
                sign->byte_count = good;
                return;
            }
        }
        i = end;
    }
}

/* The last one or two bytes of an alternative of plain characters, the last of which may be
 * repeated. false: it is not like that. */
static bool add_end(const char *from, const char *to, empi_regex_sign *sign)
{
    char kept[2] = {0};
    uint8_t count = 0;
    bool more = to > from && to[-1] == '+';
    to -= more;
    while (from < to) {
        if (*from == '\\')
            from++;
        else if (is_in(*from, "*+?{}[]^$.()"))
            return false;
        if (from == to || (from[-1] == '\\' && *from != '.'))
            return false;
        kept[0] = kept[1];
        kept[1] = *from++;
        count = count < 2 ? (uint8_t)(count + 1) : count;
    }
    if (more && (unsigned char)kept[1] >= 0x80)
        return false; /* a byte of a character is not repeated alone */
    if (more && kept[0] != kept[1])
        count = 1;
    if (count == 0 || sign->end_count == EMPI_REGEX_ENDS_KNOWN)
        return false;
    memcpy(sign->ends[sign->end_count], kept + 2 - count, count);
    sign->end_lengths[sign->end_count++] = count;
    return true;
}

/* Alternatives in brackets at the very end: "(\.\.+|!)$". */
static void find_ends(const char *pattern, size_t length, empi_regex_sign *sign)
{
    size_t from, end;
    bool good = true;
    if (length < 4 || memcmp(pattern + length - 2, ")$", 2) != 0 || pattern[length - 3] == '\\')
        return;
    end = from = length - 2;
    while (from > 0 && pattern[from - 1] != '(')
        from--;
    if (from == 0 || (from > 1 && pattern[from - 2] == '\\'))
        return;
    while (good && from <= end) {
        const char *bar = memchr(pattern + from, '|', end - from);
        size_t stop = bar ? (size_t)(bar - pattern) : end;
        good = add_end(pattern + from, pattern + stop, sign);
        from = stop + 1;
    }
    if (!good)
        sign->end_count = 0;
}

empi_regex_sign empi_sign_of(const char *pattern, size_t length)
{
    empi_regex_sign sign = {.byte_count = 0};
    bool several;
    if (!is_plain(pattern, length, &several))
        return sign;
    sign.repeats = empi_repeat_of(pattern, length);
    if (several)
        return sign;
    find_bytes(pattern, length, &sign);
    find_ends(pattern, length, &sign);
    return sign;
}

bool empi_sign_shows(const empi_regex_sign *sign, const char *text, size_t length)
{
    bool shows = sign->byte_count == 0;
    if (sign->repeats > 0 && !empi_repeat_shows(text, length, sign->repeats))
        return false;
    for (uint8_t i = 0; i < sign->byte_count && !shows; i++)
        shows = memchr(text, sign->bytes[i], length) != NULL;
    if (!shows || sign->end_count == 0 || (length > 0 && text[length - 1] == '\n'))
        return shows; /* $ matches before a last new line too */
    for (uint8_t i = 0; i < sign->end_count; i++) {
        size_t own = sign->end_lengths[i];
        if (length >= own && memcmp(text + length - own, sign->ends[i], own) == 0)
            return true;
    }
    return false;
}
