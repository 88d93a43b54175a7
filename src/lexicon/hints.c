#include "lexicon/hints.h"

#include "base/limits.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_POINTS = 999 };

/* The signs that are written as in phrases. */
static uint32_t sign_of(const char *text, size_t length)
{
    static const struct {
        char text[10];
        uint32_t word;
    } signs[] = {{"?", EMPI_WORD_QUESTION},    {"!", EMPI_WORD_EXCLAIM},  {".", EMPI_WORD_END},
                 {"#", EMPI_WORD_NUMBER},      {"#e", EMPI_WORD_ORDINAL}, {"{datum}", EMPI_WORD_DATE},
                 {"{bedrag}", EMPI_WORD_AMOUNT}, {"{tijd}", EMPI_WORD_TIME}};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (strlen(signs[i].text) == length && memcmp(signs[i].text, text, length) == 0)
            return signs[i].word;
    return EMPI_WORD_NONE;
}

static uint32_t word_of(empi_program *program, const char *text, size_t length)
{
    char form[3 * EMPI_WORD_BYTES + 1];
    uint32_t sign = sign_of(text, length);
    if (sign != EMPI_WORD_NONE || length > EMPI_WORD_BYTES)
        return sign;
    length = empi_text_form(text, length, form);
    return length ? empi_vocabulary_add(&program->vocabulary, form, length, EMPI_WORD_EXACT)
                  : EMPI_WORD_NONE;
}

/* One or two words with a blank between them. */
static bool read_words(empi_program *program, const empi_string *text, empi_hint *hint)
{
    const char *blank = memchr(text->text, ' ', text->length);
    size_t first = blank ? (size_t)(blank - text->text) : text->length;
    hint->first = word_of(program, text->text, first);
    if (!blank)
        return hint->first != EMPI_WORD_NONE;
    hint->second = word_of(program, blank + 1, text->length - first - 1);
    return hint->first != EMPI_WORD_NONE && hint->second != EMPI_WORD_NONE &&
           !memchr(blank + 1, ' ', text->length - first - 1);
}

bool empi_hints_add(empi_program *program, uint32_t rule, empi_error *error)
{
    const empi_rule *of = &program->rules[rule];
    const empi_pairs *pairs = &of->source->hints;
    for (size_t i = 0; i < pairs->count; i++) {
        const empi_string *key = &pairs->items[i].key, *value = &pairs->items[i].value;
        empi_hint hint = {.rule = rule};
        char *end;
        long points = strtol(value->text, &end, 10);
        if (end == value->text || *end || points < -MOST_POINTS || points > MOST_POINTS)
            empi_error_add(error, (empi_place){of->file, value->line, value->column},
                           "the points of a hint are a whole number from -%d to %d, not \"%s\"",
                           MOST_POINTS, MOST_POINTS, value->text);
        else if (!read_words(program, key, &hint) && !program->vocabulary.failed)
            empi_error_add(error, (empi_place){of->file, key->line, key->column},
                           "\"%s\": a hint is one word or two", key->text);
        hint.points = (int32_t)points;
        if (program->vocabulary.failed ||
            !empi_grow(&program->memory, &program->hints, &program->hint_capacity,
                       program->hint_count + 1, sizeof hint))
            return false;
        program->hints[program->hint_count++] = hint;
    }
    return true;
}

static int compare_words(const empi_hint *hint, uint32_t first, uint32_t second)
{
    if (hint->first != first)
        return hint->first < first ? -1 : 1;
    return hint->second < second ? -1 : hint->second > second;
}

static int compare_hints(const void *left, const void *right)
{
    const empi_hint *a = left, *b = right;
    int order = compare_words(a, b->first, b->second);
    return order != 0 ? order : (a->rule < b->rule ? -1 : a->rule > b->rule);
}

void empi_hints_sort(empi_program *program)
{
    if (program->hint_count > 1)
        qsort(program->hints, program->hint_count, sizeof *program->hints, compare_hints);
}

const empi_hint *empi_hints_find(const empi_program *program, uint32_t first, uint32_t second)
{
    size_t low = 0, high = program->hint_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare_words(&program->hints[middle], first, second) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == program->hint_count || compare_words(&program->hints[low], first, second) != 0)
        return NULL;
    return &program->hints[low];
}
