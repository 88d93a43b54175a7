#include "lexicon/source.h"

#include <string.h>

#include "base/utf8.h"

/* What is wrong with a character. Each is reported where it is first found, with how many more
 * there are: a file saved in another encoding has one in every sentence. */
enum fault {
    FAULT_NONE,
    FAULT_BYTE,
    FAULT_NUL,
    FAULT_CONTROL,
    FAULT_BREAK,
    FAULT_INVISIBLE,
    FAULTS
};

typedef struct finding {
    size_t count;
    int32_t line, column;
    uint32_t code; /* the character, or the byte */
} finding;

static enum fault judge(size_t step, uint32_t code)
{
    if (step == 0)
        return FAULT_BYTE;
    if (code == 0)
        return FAULT_NUL;
    if (code == '\t' || code == '\n' || code == '\r' || (code >= 0x20 && code < 0x7F))
        return FAULT_NONE;
    if (code == 0x85 || code == 0x2028 || code == 0x2029)
        return FAULT_BREAK; /* a line end to YAML, but not in an editor */
    if (code < 0xA0 || code == 0xFFFE || code == 0xFFFF)
        return FAULT_CONTROL;
    if (code == 0xFEFF || (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069))
        return FAULT_INVISIBLE; /* text that reads otherwise than it is stored */
    return FAULT_NONE;
}

/* How many of the first bytes are ordinary ASCII: most of a file, and never at fault. Eight at a
 * time: while no byte is over 0x7F, sums stay in their byte. */
static size_t plain_run(const char *bytes, size_t length)
{
    const uint64_t ones = UINT64_C(0x0101010101010101), highs = ones * 0x80;
    size_t run = 0;
    for (; run + 8 <= length; run += 8) {
        uint64_t eight;
        memcpy(&eight, bytes + run, 8);
        if ((eight | (eight + ones) | ~((eight | highs) - ones * 0x20)) & highs)
            break;
    }
    while (run < length && bytes[run] >= 0x20 && bytes[run] < 0x7F)
        run++;
    return run;
}

/* Walks through the bytes; with a copy, puts "_" in place of what is at fault. */
static bool inspect(const char *bytes, size_t length, finding found[FAULTS], char *copy,
                    size_t *copy_length)
{
    size_t at = 0, written = 0;
    int32_t line = 1, column = 1;
    bool good = true;
    while (at < length) {
        uint32_t code = (unsigned char)bytes[at];
        size_t run = plain_run(bytes + at, length - at);
        size_t step = run ? run : empi_utf8_step(bytes + at, length - at, &code);
        enum fault fault = run ? FAULT_NONE : judge(step, code);
        size_t size = step ? step : 1, characters = run ? run : 1;
        if (fault != FAULT_NONE) {
            good = false;
            if (found[fault].count++ == 0)
                found[fault] = (finding){1, line, column, code};
        }
        if (copy && fault != FAULT_NONE)
            copy[written++] = '_';
        else if (copy) {
            memcpy(copy + written, bytes + at, size);
            written += size;
        }
        at += size;
        column = characters < (size_t)(INT32_MAX - column) ? column + (int32_t)characters
                                                           : INT32_MAX;
        if (code == '\n' || (code == '\r' && (at == length || bytes[at] != '\n'))) {
            line += line < INT32_MAX;
            column = 1;
        }
    }
    *copy_length = written;
    return good;
}

static void report(empi_error *error, const char *file, enum fault fault, const finding *item)
{
    static const char said[FAULTS][64] = {
        "",
        "is not UTF-8: save the file as UTF-8",
        "cannot be in a text",
        "cannot be in a text",
        "is a hidden line end: use an ordinary one, or a space",
        "cannot be seen and changes how the text is read: remove it",
    };
    empi_place place = {file, item->line, item->column};
    const char *name = fault == FAULT_BYTE ? "byte " : "character U+";
    int digits = fault == FAULT_BYTE ? 2 : 4;
    if (item->count == 1)
        empi_error_add(error, place, "%s%0*X %s", name, digits, (unsigned)item->code, said[fault]);
    else
        empi_error_add(error, place, "%s%0*X %s (and %zu more like it)", name, digits,
                       (unsigned)item->code, said[fault], item->count - 1);
}

/* UTF-16 and UTF-32 begin with a mark, or with a letter and a NUL. */
static bool is_wide(const char *bytes, size_t length)
{
    if (length < 2)
        return false;
    if ((bytes[0] == '\xFF' && bytes[1] == '\xFE') || (bytes[0] == '\xFE' && bytes[1] == '\xFF'))
        return true;
    return (bytes[0] == '\0') != (bytes[1] == '\0');
}

bool empi_source_open(empi_source *source, const empi_memory *memory, const char *file,
                      const char *bytes, size_t length, empi_error *error)
{
    finding found[FAULTS] = {{0, 0, 0, 0}};
    int fault;
    *source = (empi_source){bytes, length, NULL, 0, memory, false, {{0, 0}}, 0};
    if (is_wide(bytes, length)) {
        empi_error_add(error, (empi_place){file, 1, 1}, "this is UTF-16: save the file as UTF-8");
        return false;
    }
    if (length >= 3 && !memcmp(bytes, "\xEF\xBB\xBF", 3)) {
        source->bytes += 3;
        source->length -= 3;
    }
    if (inspect(source->bytes, source->length, found, NULL, &source->copy_size))
        return true;
    for (fault = FAULT_BYTE; fault < FAULTS; fault++)
        if (found[fault].count)
            report(error, file, (enum fault)fault, &found[fault]);
    source->copy_size = source->length;
    source->copy = empi_alloc(memory, source->copy_size);
    if (!source->copy) {
        source->failed = true;
        return false;
    }
    (void)inspect(source->bytes, source->length, found, source->copy, &source->length);
    source->bytes = source->copy;
    return true;
}

/* ---- Lines left out ---------------------------------------------------------------------- */

static size_t line_end(const empi_source *source, size_t at)
{
    while (at < source->length && source->bytes[at] != '\n' && source->bytes[at] != '\r')
        at++;
    return at;
}

/* Behind the line end that stands at the given byte. */
static size_t next_line(const empi_source *source, size_t at)
{
    if (at + 1 < source->length && source->bytes[at] == '\r' && source->bytes[at + 1] == '\n')
        return at + 2;
    return at < source->length ? at + 1 : at;
}

static size_t indent_of(const empi_source *source, size_t at)
{
    size_t start = at;
    while (at < source->length && source->bytes[at] == ' ')
        at++;
    /* With a tab nobody knows how deep it is: nothing belongs to it. */
    return at < source->length && source->bytes[at] == '\t' ? SIZE_MAX : at - start;
}

static bool is_blank_line(const empi_source *source, size_t at)
{
    size_t end = line_end(source, at);
    while (at < end && source->bytes[at] == ' ')
        at++;
    return at == end;
}

/* One blank for each character, so that the count of characters stays what it was. The bytes that
 * are gone are taken from the end of the copy. */
static void blank_bytes(empi_source *source, size_t from, size_t to)
{
    char *bytes = source->copy;
    size_t at = from, written = from;
    while (at < to) {
        size_t step = empi_utf8_step(bytes + at, to - at, NULL);
        bool is_break = bytes[at] == '\n' || bytes[at] == '\r';
        bytes[written++] = is_break ? bytes[at] : ' ';
        at += step ? step : 1;
    }
    memmove(bytes + written, bytes + to, source->length - to);
    source->length -= to - written;
}

static bool make_copy(empi_source *source)
{
    char *copy;
    if (source->copy)
        return true;
    copy = empi_alloc(source->memory, source->length);
    if (!copy) {
        source->failed = true;
        return false;
    }
    memcpy(copy, source->bytes, source->length);
    source->copy = copy;
    source->copy_size = source->length;
    source->bytes = copy;
    return true;
}

bool empi_source_blank(empi_source *source, int32_t line)
{
    empi_lines range = {line, line};
    size_t from = 0, to, next, indent;
    int32_t i;
    for (i = 1; i < line && from < source->length; i++)
        from = next_line(source, line_end(source, from));
    if (source->blanked_count == EMPI_YAML_REPAIRS || is_blank_line(source, from) ||
        !make_copy(source))
        return false;
    indent = indent_of(source, from);
    to = line_end(source, from);
    for (next = next_line(source, to); next < source->length; next = next_line(source, to)) {
        if (!is_blank_line(source, next) && indent_of(source, next) <= indent)
            break;
        to = line_end(source, next);
        range.last++;
    }
    blank_bytes(source, from, to);
    source->blanked[source->blanked_count++] = range;
    return true;
}

bool empi_source_touched(const empi_source *source, int32_t first, int32_t last)
{
    size_t i;
    for (i = 0; i < source->blanked_count; i++)
        if (source->blanked[i].first <= last && source->blanked[i].last >= first)
            return true;
    return false;
}

void empi_source_close(empi_source *source)
{
    empi_free(source->memory, source->copy, source->copy_size);
    source->copy = NULL;
}
