#include "text/fold.h"

#include <string.h>

#include "text/unicode.h"
#include "text/points.h"

enum { LATIN_FIRST = 0x80, LATIN_END = 0x180, MARKS_FIRST = 0x300, MARKS_END = 0x370,
       PUNCTUATION_FIRST = 0x2000, PUNCTUATION_END = 0x2070, GROWTH = 3 };

/* What each character becomes; "" drops it. The controls of Latin-1 are read as the quotes, dashes
 * and dots that they are in text pasted from Windows. The long dashes become two hyphens, so that
 * they part words where a hyphen joins them. */
static const char latin[LATIN_END - LATIN_FIRST][4] = {
    "\xE2\x82\xAC", " ", "'", " ", "\"", "...", " ", " ", /* 0080 */
    " ", " ", " ", "'", " ", " ", " ", " ", /* 0088 */
    " ", "'", "'", "\"", "\"", " ", "--", "--", /* 0090 */
    " ", " ", " ", "'", " ", " ", " ", " ", /* 0098 */
    " ", "\xC2\xA1", "\xC2\xA2", "\xC2\xA3", /* 00A0 */
    "\xC2\xA4", "\xC2\xA5", "\xC2\xA6", "\xC2\xA7", /* 00A4 */
    "\xC2\xA8", "\xC2\xA9", "a", "\"", "\xC2\xAC", "", "\xC2\xAE", "\xC2\xAF", /* 00A8 */
    "\xC2\xB0", "\xC2\xB1", "2", "3", "'", "\xCE\xBC", "\xC2\xB6", "\xC2\xB7", /* 00B0 */
    "\xC2\xB8", "1", "o", "\"", "\xC2\xBC", "\xC2\xBD", "\xC2\xBE", "\xC2\xBF", /* 00B8 */
    "a", "a", "a", "a", "a", "a", "ae", "c", /* 00C0 */
    "e", "e", "e", "e", "i", "i", "i", "i", /* 00C8 */
    "\xC3\xB0", "n", "o", "o", "o", "o", "o", "x", /* 00D0 */
    "o", "u", "u", "u", "u", "y", "\xC3\xBE", "ss", /* 00D8 */
    "a", "a", "a", "a", "a", "a", "ae", "c", /* 00E0 */
    "e", "e", "e", "e", "i", "i", "i", "i", /* 00E8 */
    "\xC3\xB0", "n", "o", "o", "o", "o", "o", "\xC3\xB7", /* 00F0 */
    "o", "u", "u", "u", "u", "y", "\xC3\xBE", "y", /* 00F8 */
    "a", "a", "a", "a", "a", "a", "c", "c", /* 0100 */
    "c", "c", "c", "c", "c", "c", "d", "d", /* 0108 */
    "d", "d", "e", "e", "e", "e", "e", "e", /* 0110 */
    "e", "e", "e", "e", "g", "g", "g", "g", /* 0118 */
    "g", "g", "g", "g", "h", "h", "h", "h", /* 0120 */
    "i", "i", "i", "i", "i", "i", "i", "i", /* 0128 */
    "i", "i", "ij", "ij", "j", "j", "k", "k", /* 0130 */
    "\xC4\xB8", "l", "l", "l", "l", "l", "l", "l", /* 0138 */
    "l", "l", "l", "n", "n", "n", "n", "n", /* 0140 */
    "n", "'n", "\xC5\x8B", "\xC5\x8B", "o", "o", "o", "o", /* 0148 */
    "o", "o", "oe", "oe", "r", "r", "r", "r", /* 0150 */
    "r", "r", "s", "s", "s", "s", "s", "s", /* 0158 */
    "s", "s", "t", "t", "t", "t", "t", "t", /* 0160 */
    "u", "u", "u", "u", "u", "u", "u", "u", /* 0168 */
    "u", "u", "u", "u", "w", "w", "y", "y", /* 0170 */
    "y", "z", "z", "z", "z", "z", "z", "s", /* 0178 */
};

static const char punctuation[PUNCTUATION_END - PUNCTUATION_FIRST][4] = {
    " ", " ", " ", " ", " ", " ", " ", " ", /* 2000 */
    " ", " ", " ", "", "", "", "", "", /* 2008 */
    "-", "-", "-", "--", "--", "--", "\xE2\x80\x96", "\xE2\x80\x97", /* 2010 */
    "'", "'", "'", "'", "\"", "\"", "\"", "\"", /* 2018 */
    "\xE2\x80\xA0", "\xE2\x80\xA1", "\xE2\x80\xA2", "\xE2\x80\xA3", /* 2020 */
    ".", "..", "...", "\xE2\x80\xA7", /* 2024 */
    "\n", "\n", "", "", "", "", "", " ", /* 2028 */
    "\xE2\x80\xB0", "\xE2\x80\xB1", "'", "\"", "\xE2\x80\xB4", "'", "\"", "\xE2\x80\xB7", /* 2030 */
    "\xE2\x80\xB8", "'", "'", "\xE2\x80\xBB", /* 2038 */
    "!!", "\xE2\x80\xBD", "\xE2\x80\xBE", "\xE2\x80\xBF", /* 203C */
    "\xE2\x81\x80", "\xE2\x81\x81", "\xE2\x81\x82", "-", /* 2040 */
    "/", "\xE2\x81\x85", "\xE2\x81\x86", "??", /* 2044 */
    "?!", "!?", "\xE2\x81\x8A", "\xE2\x81\x8B", /* 2048 */
    "\xE2\x81\x8C", "\xE2\x81\x8D", "\xE2\x81\x8E", "\xE2\x81\x8F", /* 204C */
    "\xE2\x81\x90", "\xE2\x81\x91", "\xE2\x81\x92", "\xE2\x81\x93", /* 2050 */
    "\xE2\x81\x94", "\xE2\x81\x95", "\xE2\x81\x96", "\xE2\x81\x97", /* 2054 */
    "\xE2\x81\x98", "\xE2\x81\x99", "\xE2\x81\x9A", "\xE2\x81\x9B", /* 2058 */
    "\xE2\x81\x9C", "\xE2\x81\x9D", "\xE2\x81\x9E", " ", /* 205C */
    "", "", "", "", "", "", "", "", /* 2060 */
    "", "", "", "", "", "", "", "", /* 2068 */
};

static bool is_mark(uint32_t point)
{
    return point >= MARKS_FIRST && point < MARKS_END;
}

static bool is_emoji_extra(uint32_t point)
{
    return (point >= 0x1F3FB && point <= 0x1F3FF) || (point >= 0xFE00 && point <= 0xFE0F) ||
           point == 0x20E3 || (point >= 0xE0020 && point <= 0xE007F);
}

enum empi_fold_class empi_fold_class(uint32_t point)
{
    if (point < 0xC0)
        return EMPI_FOLD_OTHER;
    if (point < 0x2000)
        return point == 0xD7 || point == 0xF7 ? EMPI_FOLD_OTHER : EMPI_FOLD_LETTER;
    if (point >= 0x1F000 && point < 0x1FB00)
        return point >= 0x1F1E6 && point <= 0x1F1FF ? EMPI_FOLD_FLAG : EMPI_FOLD_EMOJI;
    if (point < 0x2C00) {
        bool emoji = (point >= 0x2600 && point < 0x27C0) || (point >= 0x23E9 && point <= 0x23FA) ||
                     point == 0x231A || point == 0x231B || point == 0x2B50 || point == 0x2B55;
        return emoji ? EMPI_FOLD_EMOJI : EMPI_FOLD_OTHER;
    }
    if ((point >= 0x3000 && point <= 0x3030) || (point >= 0xE000 && point <= 0xF8FF) ||
        (point >= 0xFE10 && point <= 0xFE6F))
        return EMPI_FOLD_OTHER;
    return EMPI_FOLD_LETTER;
}

int empi_fold_case(uint32_t point)
{
    if (point < 0x80) {
        if (point >= 'A' && point <= 'Z')
            return 1;
        return point >= 'a' && point <= 'z' ? -1 : 0;
    }
    if (point >= 0xC0 && point < 0x100 && point != 0xD7 && point != 0xF7)
        return point < 0xDF ? 1 : -1;
    return is_mark(point) ? 0 : empi_unicode_case(point);
}

static size_t copy_short(const char *entry, unsigned char *out)
{
    size_t length = 0;
    while (entry[length]) {
        out[length] = (unsigned char)entry[length];
        length++;
    }
    return length;
}

/* One half of a flag, after which another half may come. */
static size_t pair_flag(const unsigned char *bytes, size_t left, size_t size, unsigned char *out,
                        size_t *made)
{
    uint32_t second;
    size_t next = left > size ? empi_point_read(bytes + size, left - size, &second) : 0;
    if (next && empi_fold_class(second) == EMPI_FOLD_FLAG) {
        *made += empi_point_write(second, out + *made);
        return size + next;
    }
    return size;
}

/* An emoji with all that changes it: skin, sex, colour, what is joined to it. The first one stands
 * for them all. */
static size_t swallow_extras(const unsigned char *bytes, size_t left, size_t size)
{
    bool joined = false;
    while (size < left) {
        uint32_t point;
        size_t next = empi_point_read(bytes + size, left - size, &point);
        if (!next)
            break;
        if (point == 0x200D)
            joined = true;
        else if (joined && empi_fold_class(point) == EMPI_FOLD_EMOJI)
            joined = false;
        else if (!is_emoji_extra(point))
            break;
        size += next;
    }
    return size;
}

/* What the tables of our own say of a character. false: they do not know it. */
static bool fold_known(uint32_t point, unsigned char *out, size_t *made)
{
    if (point >= LATIN_FIRST && point < LATIN_END)
        *made = copy_short(latin[point - LATIN_FIRST], out);
    else if (point >= PUNCTUATION_FIRST && point < PUNCTUATION_END)
        *made = copy_short(punctuation[point - PUNCTUATION_FIRST], out);
    else if (is_mark(point))
        *made = 0;
    else if (point == 0x2212 || point == '`')
        *made = copy_short(point == '`' ? "'" : "-", out);
    else
        return false;
    return true;
}

/* What Unicode makes of it may again be something that our own tables know. */
static size_t fold_rest(uint32_t point, size_t size, unsigned char *out)
{
    unsigned char room[EMPI_UNICODE_ROOM], *end = out;
    size_t length, at, step, made;
    if (point == 0x20AC || point == 0x2122)
        return empi_point_write(point, out);
    length = empi_unicode_fold(point, room);
    for (at = 0; at < length; at += step) {
        uint32_t part = empi_point_trusted(room + at, &step);
        unsigned char piece[EMPI_POINT_BYTES];
        if (!fold_known(part, piece, &made))
            made = empi_point_write(part, piece);
        if ((size_t)(end - out) + made > size * GROWTH)
            return empi_point_write(point, out);
        memcpy(end, piece, made);
        end += made;
    }
    return (size_t)(end - out);
}

static size_t fold_emoji(uint32_t point, unsigned char *out)
{
    if (point >= 0x2753 && point <= 0x2757 && point != 0x2756) {
        out[0] = point < 0x2755 ? '?' : '!';
        return 1;
    }
    if (point >= 0x275B && point <= 0x275E) {
        out[0] = point < 0x275D ? '\'' : '"';
        return 1;
    }
    return empi_point_write(point, out);
}

/* Folds the character at bytes, which is not ASCII, and tells how many bytes it took. */
static size_t fold_one(const unsigned char *bytes, size_t left, unsigned char *out, size_t *made,
                       uint32_t *found)
{
    uint32_t point;
    size_t size = empi_point_read(bytes, left, &point);
    if (!size) {
        *found |= EMPI_TEXT_INVALID;
        *made = empi_point_write(EMPI_REPLACEMENT, out);
        return 1;
    }
    if (fold_known(point, out, made))
        return size;
    switch (empi_fold_class(point)) {
    case EMPI_FOLD_FLAG:
        *made = empi_point_write(point, out);
        return swallow_extras(bytes, left, pair_flag(bytes, left, size, out, made));
    case EMPI_FOLD_EMOJI:
        *made = fold_emoji(point, out);
        return swallow_extras(bytes, left, size);
    default:
        *made = fold_rest(point, size, out);
        return size;
    }
}

static unsigned char fold_byte(unsigned char byte)
{
    if (byte >= 'A' && byte <= 'Z')
        return (unsigned char)(byte | 0x20);
    if (byte == '`')
        return '\'';
    return (byte < 0x20 && byte != '\n' && byte != '\r') || byte == 0x7F ? ' ' : byte;
}

/* Eight ASCII bytes at once, whatever the compiler: no byte is over 0x7F, so that sums stay in
 * their byte, and their highest bits tell which bytes are in a range. */
static void fold_ascii(const unsigned char *restrict bytes, size_t length,
                       unsigned char *restrict out)
{
    const uint64_t ones = UINT64_C(0x0101010101010101), highs = ones * 0x80;
    size_t i = 0, j;
    for (; i + 8 <= length; i += 8) {
        uint64_t eight, capitals, others;
        memcpy(&eight, bytes + i, 8);
        capitals = (eight + ones * (0x80 - 'A')) & ~(eight + ones * (0x7F - 'Z')) & highs;
        others = (~(eight + ones * (0x80 - ' ')) | (eight + ones) |
                  ~((eight ^ ones * '`') + ones * 0x7F)) &
                 highs;
        eight |= capitals >> 2;
        memcpy(out + i, &eight, 8);
        for (j = 0; others && j < 8; j++)
            out[i + j] = fold_byte(bytes[i + j]);
    }
    for (; i < length; i++)
        out[i] = fold_byte(bytes[i]);
}

static bool grow_map(empi_text *text, size_t needed)
{
    return empi_grow(text->memory, &text->folded, &text->folded_capacity, needed, 1) &&
           empi_grow(text->memory, &text->origin_room, &text->origin_capacity, needed,
                     sizeof *text->origin_room);
}

static bool fold_mixed(empi_text *text)
{
    const unsigned char *bytes = (const unsigned char *)text->bytes;
    size_t at = 0, out = 0, i;
    while (at < text->length) {
        size_t run = empi_points_ascii(bytes + at, text->length - at), used = run, made = run;
        if (!grow_map(text, out + (run ? run : EMPI_POINT_BYTES * GROWTH)))
            return false;
        if (run)
            fold_ascii(bytes + at, run, (unsigned char *)text->folded + out);
        else
            used = fold_one(bytes + at, text->length - at, (unsigned char *)text->folded + out,
                            &made, &text->found);
        for (i = 0; i < made; i++)
            text->origin_room[out + i] = (uint32_t)(run ? at + i : at);
        at += used;
        out += made;
    }
    if (!grow_map(text, out + EMPI_FOLD_SLACK))
        return false;
    text->origin_room[out] = (uint32_t)at;
    text->folded[out] = '\0';
    text->folded_length = out;
    text->origin = text->origin_room;
    return true;
}

/* One kind of line end for all that comes after: \r\n becomes a space and \n. */
static void fold_returns(char *folded, size_t length)
{
    char *at = memchr(folded, '\r', length);
    while (at) {
        *at = at[1] == '\n' ? ' ' : '\n';
        at = memchr(at, '\r', length - (size_t)(at - folded));
    }
}

static bool fold_all(empi_text *text)
{
    const unsigned char *bytes = (const unsigned char *)text->bytes;
    if (empi_points_ascii(bytes, text->length) < text->length)
        return fold_mixed(text);
    if (!empi_grow(text->memory, &text->folded, &text->folded_capacity,
                   text->length + EMPI_FOLD_SLACK, 1))
        return false;
    fold_ascii(bytes, text->length, (unsigned char *)text->folded);
    text->folded[text->length] = '\0';
    text->folded_length = text->length;
    text->origin = NULL;
    return true;
}

bool empi_fold(empi_text *text)
{
    if (!fold_all(text))
        return false;
    fold_returns(text->folded, text->folded_length);
    return true;
}

size_t empi_fold_into(const char *bytes, size_t length, char *out)
{
    const unsigned char *in = (const unsigned char *)bytes;
    size_t at = 0, made = 0;
    uint32_t found = 0;
    while (at < length) {
        size_t run = empi_points_ascii(in + at, length - at), more = run, used = run;
        if (run)
            fold_ascii(in + at, run, (unsigned char *)out + made);
        else
            used = fold_one(in + at, length - at, (unsigned char *)out + made, &more, &found);
        at += used;
        made += more;
    }
    return made;
}
