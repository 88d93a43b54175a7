#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/limits.h"
#include "base/utf8.h"

enum {
    MESSAGE_BYTES = 1000, /* longer ones are cut: nobody reads on */
    NEAREST_BYTES = 48    /* no name of ours is longer */
};

typedef struct mistake {
    const char *message;
    const char *file;
    uint32_t file_order; /* in order of appearance; the closing mistake comes after all files */
    int32_t line, column;
} mistake;

struct empathie_error {
    empi_memory memory; /* a copy: the error may outlive the object that it came from */
    empi_arena arena;
    mistake *items;
    size_t count, capacity;
    size_t unlisted;
    char *closing; /* the text of the mistake that says that there are more */
    uint32_t files;
    int32_t status;
    bool failed;
};

enum { CLOSING_BYTES = 64 };

empi_error *empi_error_new(const empi_memory *memory, int32_t status)
{
    empi_error *error = empi_alloc_zero(memory, sizeof *error);
    if (!error)
        return NULL;
    error->memory = *memory;
    error->status = status;
    empi_arena_init(&error->arena, &error->memory);
    return error;
}

void empi_error_free(empi_error *error)
{
    empi_memory memory;
    if (!error)
        return;
    memory = error->memory;
    empi_free(&memory, error->items, error->capacity * sizeof *error->items);
    empi_arena_free(&error->arena);
    empi_free(&memory, error, sizeof *error);
}

/* Messages and names quote what strangers wrote and are shown on terminals: invalid bytes and
 * control characters become U+FFFD. out may be NULL to learn the size. */
static size_t clean(const char *bytes, size_t length, char *out)
{
    static const char replacement[3] = {'\xEF', '\xBF', '\xBD'};
    size_t at = 0, written = 0;
    while (at < length) {
        uint32_t code = 0;
        size_t step = empi_utf8_step(bytes + at, length - at, &code);
        bool printable = step && code >= 0x20 && !(code >= 0x7F && code < 0xA0);
        const char *from = printable ? bytes + at : replacement;
        size_t size = printable ? step : sizeof replacement;
        if (out)
            memcpy(out + written, from, size);
        written += size;
        at += step ? step : 1;
    }
    return written;
}

static const char *clean_copy(empi_error *error, const char *bytes, size_t length)
{
    size_t size = clean(bytes, length, NULL);
    char *copy = empi_arena_alloc(&error->arena, size + 1);
    if (copy) {
        clean(bytes, length, copy);
        copy[size] = '\0';
    }
    return copy;
}

/* Fills in the file of a new mistake: the copy of an earlier one of the same file, or a new one. */
static bool find_file(empi_error *error, mistake *item, const char *file)
{
    size_t i = error->count;
    const char *copy;
    if (!file) {
        item->file = NULL;
        item->file_order = 0;
        return true;
    }
    copy = clean_copy(error, file, strlen(file));
    if (!copy)
        return false;
    while (i-- > 0) {
        if (error->items[i].file && !strcmp(error->items[i].file, copy)) {
            item->file = error->items[i].file;
            item->file_order = error->items[i].file_order;
            return true;
        }
    }
    item->file = copy;
    item->file_order = ++error->files;
    return true;
}

static void count_unlisted(empi_error *error)
{
    if (!error->closing) {
        mistake item = {NULL, NULL, UINT32_MAX, 0, 0};
        error->closing = empi_arena_alloc(&error->arena, CLOSING_BYTES);
        if (!error->closing || !empi_grow(&error->memory, &error->items, &error->capacity,
                                          error->count + 1, sizeof item)) {
            error->failed = true;
            return;
        }
        item.message = error->closing;
        error->items[error->count++] = item;
    }
    error->unlisted++;
    (void)snprintf(error->closing, CLOSING_BYTES, "%zu more mistake%s not shown", error->unlisted,
                   error->unlisted == 1 ? "" : "s");
}

static bool append(empi_error *error, empi_place place, const char *text, size_t length)
{
    mistake item = {NULL, NULL, 0, place.line, place.column};
    item.message = clean_copy(error, text, length);
    if (!item.message || !find_file(error, &item, place.file))
        return false;
    if (!empi_grow(&error->memory, &error->items, &error->capacity, error->count + 1, sizeof item))
        return false;
    error->items[error->count++] = item;
    return true;
}

void empi_error_add(empi_error *error, empi_place place, const char *format, ...)
{
    char text[MESSAGE_BYTES + 1];
    va_list arguments;
    size_t length;
    int needed;
    if (!error || error->failed)
        return;
    if (empi_error_full(error)) {
        count_unlisted(error);
        return;
    }
    va_start(arguments, format);
    needed = vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    length = needed < 0 ? 0 : (size_t)needed;
    if (length > MESSAGE_BYTES) /* the byte after the cut is gone: judge by the ones before it */
        length = empi_utf8_cut(text, MESSAGE_BYTES, MESSAGE_BYTES - 1);
    if (!append(error, place, text, length))
        error->failed = true;
}

static bool comes_after(const mistake *left, const mistake *right)
{
    if (left->file_order != right->file_order)
        return left->file_order > right->file_order;
    if (left->line != right->line)
        return left->line > right->line;
    return left->column > right->column;
}

/* By insertion: stable, and there are never more than EMPI_MISTAKES + 1. */
void empi_error_sort(empi_error *error)
{
    size_t i, j;
    if (!error)
        return;
    for (i = 1; i < error->count; i++) {
        mistake item = error->items[i];
        for (j = i; j > 0 && comes_after(&error->items[j - 1], &item); j--)
            error->items[j] = error->items[j - 1];
        error->items[j] = item;
    }
}

bool empi_error_full(const empi_error *error)
{
    return !error || error->count >= EMPI_MISTAKES;
}

void empi_error_fail(empi_error *error)
{
    if (error)
        error->failed = true;
}

bool empi_error_failed(const empi_error *error)
{
    return !error || error->failed;
}

int32_t empi_error_status(const empi_error *error)
{
    return error ? error->status : 0;
}

size_t empi_error_count(const empi_error *error)
{
    return error ? error->count : 0;
}

const char *empi_error_message(const empi_error *error, size_t index)
{
    return index < empi_error_count(error) ? error->items[index].message : NULL;
}

empi_place empi_error_place(const empi_error *error, size_t index)
{
    const mistake *item;
    if (index >= empi_error_count(error))
        return (empi_place){NULL, 0, 0};
    item = &error->items[index];
    return (empi_place){item->file, item->line, item->column};
}

/* ---- The nearest word -------------------------------------------------------------------- */

/* What people mix up does not count as a difference: capitals, hyphens and spaces. */
static unsigned char fold(char byte)
{
    if (byte >= 'A' && byte <= 'Z')
        return (unsigned char)(byte - 'A' + 'a');
    if (byte == '-' || byte == ' ')
        return '_';
    return (unsigned char)byte;
}

static size_t smallest(size_t a, size_t b, size_t c)
{
    size_t least = a < b ? a : b;
    return least < c ? least : c;
}

/* Edit distance in which two neighbours that changed places count as one edit. */
static size_t distance(const char *a, size_t a_length, const char *b, size_t b_length)
{
    size_t rows[3][NEAREST_BYTES + 1] = {{0}};
    size_t *before = rows[0], *above = rows[1], *row = rows[2], *spare;
    size_t i, j;
    for (j = 0; j <= b_length; j++)
        above[j] = j;
    for (i = 1; i <= a_length; i++) {
        row[0] = i;
        for (j = 1; j <= b_length; j++) {
            size_t differs = fold(a[i - 1]) != fold(b[j - 1]);
            row[j] = smallest(above[j] + 1, row[j - 1] + 1, above[j - 1] + differs);
            if (i > 1 && j > 1 && fold(a[i - 1]) == fold(b[j - 2]) &&
                fold(a[i - 2]) == fold(b[j - 1]) && before[j - 2] + 1 < row[j])
                row[j] = before[j - 2] + 1;
        }
        spare = before;
        before = above;
        above = row;
        row = spare;
    }
    return above[b_length];
}

const char *empi_nearest(const char *word, const char *const *candidates, size_t count)
{
    size_t length = word ? strlen(word) : 0;
    size_t best = length <= 4 ? 1 : length <= 8 ? 2 : 3; /* more edits is another word */
    const char *nearest = NULL;
    size_t i;
    if (length == 0 || length > NEAREST_BYTES)
        return NULL;
    for (i = 0; i < count; i++) {
        size_t other = candidates[i] ? strlen(candidates[i]) : 0;
        size_t edits;
        if (other == 0 || other > NEAREST_BYTES || other > length + best || length > other + best)
            continue;
        edits = distance(word, length, candidates[i], other);
        if (edits < length && (edits < best || (edits == best && !nearest))) {
            best = edits;
            nearest = candidates[i];
        }
    }
    return nearest;
}
