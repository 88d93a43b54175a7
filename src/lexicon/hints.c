#include "lexicon/hints.h"

#include "base/limits.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_POINTS = 999, ROOM_AT_FIRST = 1024 };

/* ---- finding rows ---- */

static size_t slot_of(const empi_hints *hints, uint32_t first, uint32_t second)
{
    uint32_t hash = first * UINT32_C(0x9e3779b1) ^ (second * UINT32_C(0x85ebca6b) >> 7);
    hash ^= hash >> 15;
    return (hash * UINT32_C(0x2c1b3c6d) >> 8) & (hints->table_size - 1);
}

/* Where the row of these words is or would be. */
static size_t find_slot(const empi_hints *hints, uint32_t first, uint32_t second)
{
    size_t slot = slot_of(hints, first, second);
    while (hints->table[slot] != 0) {
        const empi_hint_row *row = &hints->rows[hints->table[slot] - 1];
        if (row->first == first && row->second == second)
            break;
        slot = (slot + 1) & (hints->table_size - 1);
    }
    return slot;
}

uint32_t empi_hints_find(const empi_program *program, uint32_t first, uint32_t second)
{
    const empi_hints *hints = &program->hints;
    uint8_t wanted = second == EMPI_WORD_NONE ? EMPI_HINT_ALONE : EMPI_HINT_FIRST;
    if (!(hints->part[first] & wanted) ||
        (second != EMPI_WORD_NONE && !(hints->part[second] & EMPI_HINT_SECOND)))
        return UINT32_MAX;
    return hints->table[find_slot(hints, first, second)] - 1;
}

static bool make_room(empi_program *program)
{
    empi_hints *hints = &program->hints;
    size_t old = hints->table_size, size = old ? 2 * old : ROOM_AT_FIRST;
    uint32_t *table;
    if (2 * (hints->row_count + 1) < old)
        return true;
    table = empi_alloc_zero(&program->memory, size * sizeof *table);
    if (!table)
        return false;
    empi_free(&program->memory, hints->table, old * sizeof *table);
    hints->table = table;
    hints->table_size = size;
    for (size_t i = 0; i < hints->row_count; i++)
        table[find_slot(hints, hints->rows[i].first, hints->rows[i].second)] = (uint32_t)i + 1;
    return true;
}

/* ---- reading a table ---- */

typedef struct reading {
    empi_program *program;
    empi_error *error;
    const empi_lexicon *lexicon;
    int32_t group;
    int32_t line; /* of the row at hand */
} reading;

static void mistake(const reading *at, const char *what, const char *text, size_t length)
{
    int shown = (int)(length < 60 ? length : 60);
    empi_error_add(at->error, (empi_place){at->lexicon->name, at->line, 1}, what, shown, text);
}

/* The signs that are written as in phrases. */
static uint32_t sign_of(const char *text, size_t length)
{
    static const struct {
        char text[10];
        uint32_t word;
    } signs[] = {{"?", EMPI_WORD_QUESTION},      {"!", EMPI_WORD_EXCLAIM},  {".", EMPI_WORD_END},
                 {"#", EMPI_WORD_NUMBER},        {"#e", EMPI_WORD_ORDINAL}, {"{datum}", EMPI_WORD_DATE},
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
static bool read_words(empi_program *program, const char *text, size_t length, uint32_t words[2])
{
    const char *blank = memchr(text, ' ', length);
    size_t first = blank ? (size_t)(blank - text) : length;
    words[0] = word_of(program, text, first);
    words[1] = EMPI_WORD_NONE;
    if (!blank)
        return words[0] != EMPI_WORD_NONE;
    words[1] = word_of(program, blank + 1, length - first - 1);
    return words[0] != EMPI_WORD_NONE && words[1] != EMPI_WORD_NONE &&
           !memchr(blank + 1, ' ', length - first - 1);
}

/* The slot of a cue by its name; EMPI_HINT_CUES where no entry has points for it, which is no
 * mistake: the entry may be switched off. */
static bool find_cue(const reading *at, const char *name, size_t length, size_t *slot)
{
    const empi_program *program = at->program;
    const empi_hints *hints = &program->hints;
    for (*slot = 0; *slot < hints->cue_count; ++*slot) {
        const char *id = program->cues[program->rules[hints->rules[*slot]].cue].id;
        if (strlen(id) == length && memcmp(id, name, length) == 0)
            return true;
    }
    *slot = EMPI_HINT_CUES;
    for (size_t i = 0; i < program->cue_count; i++)
        if (program->cues[i].kind <= EMPI_KIND_LAST && strlen(program->cues[i].id) == length &&
            memcmp(program->cues[i].id, name, length) == 0)
            return true;
    return false;
}

static bool read_number(const char *text, size_t length, int32_t *number)
{
    size_t i = length > 0 && text[0] == '-';
    int32_t value = 0;
    if (i == length)
        return false;
    for (; i < length; i++) {
        if (text[i] < '0' || text[i] > '9' || value > MOST_POINTS)
            return false;
        value = 10 * value + (text[i] - '0');
    }
    *number = text[0] == '-' ? -value : value;
    return value <= MOST_POINTS;
}

static const char *skip_blanks(const char *text, const char *end)
{
    while (text < end && *text == ' ')
        text++;
    return text;
}

/* "waiting 3, unheard 2": adds the values to the row. false: no memory. */
static bool read_values(const reading *at, const char *text, const char *end, empi_hint_row *row)
{
    empi_program *program = at->program;
    empi_hints *hints = &program->hints;
    row->at = (uint32_t)hints->value_count;
    while (text < end) {
        const char *comma = memchr(text, ',', (size_t)(end - text)), *stop = comma ? comma : end;
        const char *name = skip_blanks(text, stop), *blank = memchr(name, ' ', (size_t)(stop - name));
        const char *number = blank ? skip_blanks(blank, stop) : stop;
        int32_t points = 0;
        size_t slot = EMPI_HINT_CUES;
        if (!blank || !read_number(number, (size_t)(stop - number), &points))
            mistake(at, "\"%.*s\": expected a cue and a whole number from -999 to 999", name,
                    (size_t)(stop - name));
        else if (!find_cue(at, name, (size_t)(blank - name), &slot))
            mistake(at, "unknown cue \"%.*s\"", name, (size_t)(blank - name));
        if (slot < EMPI_HINT_CUES && points != 0) {
            if (!empi_grow(&program->memory, &hints->values, &hints->value_capacity,
                           hints->value_count + 1, sizeof *hints->values))
                return false;
            hints->values[hints->value_count++] = (empi_hint){(uint16_t)slot, (int16_t)points};
            row->count++;
        }
        text = comma ? comma + 1 : end;
    }
    return true;
}

static bool keep_row(const reading *at, const empi_hint_row *row)
{
    empi_program *program = at->program;
    empi_hints *hints = &program->hints;
    size_t slot;
    if (!make_room(program))
        return false;
    slot = find_slot(hints, row->first, row->second);
    if (hints->table[slot] != 0) {
        empi_hint_row *old = &hints->rows[hints->table[slot] - 1];
        if (old->group == row->group)
            mistake(at, "these words stand in the table already%.*s", "", 0);
        *old = *row;
        return true;
    }
    if (!empi_grow(&program->memory, &hints->rows, &hints->row_capacity, hints->row_count + 1,
                   sizeof *row))
        return false;
    hints->rows[hints->row_count++] = *row;
    hints->table[slot] = (uint32_t)hints->row_count;
    return true;
}

static bool read_row(const reading *at, const char *text, size_t length)
{
    const char *colon = memchr(text, ':', length);
    empi_hint_row row = {.group = at->group};
    uint32_t words[2];
    if (!colon || !read_words(at->program, text, (size_t)(colon - text), words)) {
        if (!at->program->vocabulary.failed)
            mistake(at, "\"%.*s\": expected one word or two, a colon, and cues with points", text,
                    length);
        return !at->program->vocabulary.failed;
    }
    row.first = words[0];
    row.second = words[1];
    return read_values(at, colon + 1, text + length, &row) && keep_row(at, &row);
}

static bool read_table(reading *at, const empi_string *table)
{
    const char *text = table->text, *end = text + table->length;
    at->line = table->line;
    while (text < end) {
        const char *line_end = memchr(text, '\n', (size_t)(end - text));
        const char *stop = line_end ? line_end : end;
        at->line++; /* a table is a block: its first row stands under its key */
        if (stop > text && !read_row(at, text, (size_t)(stop - text)))
            return false;
        text = line_end ? line_end + 1 : end;
    }
    return true;
}

/* ---- all of it ---- */

static bool collect_rules(empi_program *program, empi_error *error)
{
    empi_hints *hints = &program->hints;
    for (size_t i = 0; i < program->rule_count; i++) {
        const empi_rule *rule = &program->rules[i];
        const empi_string *points = &rule->source->points;
        size_t slot = 0;
        if (!points->text)
            continue;
        while (slot < hints->cue_count && program->rules[hints->rules[slot]].cue != rule->cue)
            slot++;
        if (slot < hints->cue_count || slot == EMPI_HINT_CUES) {
            empi_error_add(error, (empi_place){rule->file, points->line, points->column},
                           slot == EMPI_HINT_CUES ? "too many cues with points"
                                                  : "a cue has points in one entry only");
            continue;
        }
        hints->rules[slot] = (uint32_t)i;
        hints->enough[slot] = (int32_t)strtol(points->text, NULL, 10);
        hints->cue_count++;
    }
    return true;
}

bool empi_hints_add(empi_program *program, const int32_t *groups, empi_error *error)
{
    reading at = {.program = program, .error = error};
    if (!collect_rules(program, error) || !make_room(program))
        return false;
    for (size_t i = 0; i < program->lexicon_count; i++) {
        at.lexicon = program->lexicons[i];
        at.group = groups[i];
        if (at.lexicon->points.text && !read_table(&at, &at.lexicon->points))
            return false;
    }
    return true;
}

bool empi_hints_finish(empi_program *program)
{
    empi_hints *hints = &program->hints;
    hints->part = empi_arena_alloc_zero(&program->arena, program->vocabulary.word_count);
    if (!hints->part)
        return false;
    for (size_t i = 0; i < hints->row_count; i++) {
        const empi_hint_row *row = &hints->rows[i];
        hints->part[row->first] |= row->second == EMPI_WORD_NONE ? EMPI_HINT_ALONE : EMPI_HINT_FIRST;
        if (row->second != EMPI_WORD_NONE)
            hints->part[row->second] |= EMPI_HINT_SECOND;
    }
    return true;
}

void empi_hints_free(empi_program *program)
{
    empi_hints *hints = &program->hints;
    empi_free(&program->memory, hints->table, hints->table_size * sizeof *hints->table);
    empi_free(&program->memory, hints->rows, hints->row_capacity * sizeof *hints->rows);
    empi_free(&program->memory, hints->values, hints->value_capacity * sizeof *hints->values);
}
