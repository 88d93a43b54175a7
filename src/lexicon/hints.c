#include "lexicon/hint_table.h"

#include "base/ahead.h"

#include <stdlib.h>

enum { ROOM_AT_FIRST = 1024 };

/* ---- rows by their words ---- */

/* An entry of the table is 1 + a row, with a few bits of its hash above it: most rows that are not
 * the one that is sought need no look. */
enum { ROW_BITS = 22, MOST_ROWS = (1 << ROW_BITS) - 1 };

static uint32_t hash_of(uint32_t first, uint32_t second)
{
    uint32_t hash = first * UINT32_C(0x9e3779b1) ^ (second * UINT32_C(0x85ebca6b) >> 7);
    hash ^= hash >> 15;
    return hash * UINT32_C(0x2c1b3c6d);
}

static uint32_t entry_of(uint32_t hash, size_t row)
{
    return hash << ROW_BITS | (uint32_t)(row + 1);
}

static size_t slot_of(const empi_hints *hints, uint32_t hash)
{
    return (hash >> 8) & (hints->table_size - 1);
}

static uint32_t row_at(const empi_hints *hints, size_t slot) /* UINT32_MAX: none */
{
    return (hints->table[slot] & MOST_ROWS) - 1;
}

/* Where the row of these words is or would be. */
static size_t find_slot(const empi_hints *hints, uint32_t first, uint32_t second, uint32_t hash)
{
    size_t slot = slot_of(hints, hash);
    for (; hints->table[slot] != 0; slot = (slot + 1) & (hints->table_size - 1)) {
        const empi_hint_row *row = &hints->rows[row_at(hints, slot)];
        if ((hints->table[slot] ^ hash << ROW_BITS) >> ROW_BITS == 0 && row->first == first &&
            row->second == second)
            break;
    }
    return slot;
}

static uint32_t find_row(const empi_hints *hints, uint32_t first, uint32_t second)
{
    return row_at(hints, find_slot(hints, first, second, hash_of(first, second)));
}

static bool may_be_a_pair(const empi_hints *hints, uint32_t first, uint32_t second)
{
    return hints->words[first].first && hints->words[second].second;
}

uint32_t empi_hints_find(const empi_program *program, uint32_t first, uint32_t second)
{
    const empi_hints *hints = &program->hints;
    return may_be_a_pair(hints, first, second) ? find_row(hints, first, second) : UINT32_MAX;
}

void empi_hints_ask_ahead(const empi_program *program, uint32_t first, uint32_t second)
{
    const empi_hints *hints = &program->hints;
    if (may_be_a_pair(hints, first, second))
        empi_ask_ahead(&hints->table[slot_of(hints, hash_of(first, second))]);
}

uint32_t empi_hints_find_of(const empi_program *program, enum empi_hint_of what, uint32_t index)
{
    const empi_hints *hints = &program->hints;
    return find_row(hints, EMPI_WORD_NONE, (uint32_t)what | index);
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
    for (size_t i = 0; i < hints->row_count; i++) {
        const empi_hint_row *row = &hints->rows[i];
        uint32_t hash = hash_of(row->first, row->second);
        table[find_slot(hints, row->first, row->second, hash)] = entry_of(hash, i);
    }
    return true;
}

enum empi_hint_kept empi_hints_keep(empi_program *program, const empi_hint_row *row)
{
    empi_hints *hints = &program->hints;
    enum empi_hint_kept kept = EMPI_HINT_NEW;
    uint32_t hash = hash_of(row->first, row->second);
    size_t slot;
    if (hints->row_count >= MOST_ROWS || !make_room(program))
        return EMPI_HINT_MEMORY;
    slot = find_slot(hints, row->first, row->second, hash);
    if (hints->table[slot] != 0) {
        empi_hint_row *old = &hints->rows[row_at(hints, slot)];
        if (old->group == row->group)
            kept = EMPI_HINT_REPEATED;
        *old = *row;
        return kept;
    }
    if (!empi_grow(&program->memory, &hints->rows, &hints->row_capacity, hints->row_count + 1,
                   sizeof *row))
        return EMPI_HINT_MEMORY;
    hints->rows[hints->row_count] = *row;
    hints->table[slot] = entry_of(hash, hints->row_count++);
    return kept;
}

/* ---- all of it ---- */

static void collect_rules(empi_program *program, empi_error *error)
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
        hints->kinds[slot] = rule->kind;
        hints->enough[slot] = (int32_t)strtol(points->text, NULL, 10);
        hints->cue_count++;
    }
}

bool empi_hints_add(empi_program *program, const int32_t *groups, empi_error *error)
{
    collect_rules(program, error);
    if (!make_room(program))
        return false;
    for (size_t i = 0; i < program->lexicon_count; i++)
        if (program->lexicons[i]->points.text &&
            !empi_hint_table_read(program, program->lexicons[i], groups[i], error))
            return false;
    return true;
}

static void free_themes(empi_program *program)
{
    empi_hints *hints = &program->hints;
    empi_free(&program->memory, hints->members, hints->member_capacity * sizeof *hints->members);
    empi_free(&program->memory, hints->themes, hints->theme_capacity * sizeof *hints->themes);
    hints->members = NULL;
    hints->themes = NULL;
    hints->member_count = hints->member_capacity = hints->theme_count = hints->theme_capacity = 0;
}

/* The row of the theme that a member is of; UINT32_MAX: it has no points. */
static uint32_t row_of_theme(const empi_hints *hints, size_t member)
{
    return find_row(hints, EMPI_WORD_NONE, hints->members[member].theme + 1);
}

/* Which themes each word is of: their rows, one list after the other in the order of the words. */
static bool index_themes(empi_program *program)
{
    empi_hints *hints = &program->hints;
    uint32_t at = 0;
    hints->theme_rows =
        empi_arena_alloc(&program->arena, (hints->member_count + 1) * sizeof(uint32_t));
    if (!hints->theme_rows)
        return false;
    for (size_t i = 0; i < hints->member_count; i++) {
        empi_hint_word *word = &hints->words[hints->members[i].word];
        word->theme_count += row_of_theme(hints, i) != UINT32_MAX;
    }
    for (size_t i = 0; i < program->vocabulary.word_count; i++) { /* the ends, for now */
        at += hints->words[i].theme_count;
        hints->words[i].theme_first = at;
    }
    for (size_t i = hints->member_count; i-- > 0;) { /* from ends to beginnings */
        empi_hint_word *word = &hints->words[hints->members[i].word];
        uint32_t row = row_of_theme(hints, i);
        if (row != UINT32_MAX)
            hints->theme_rows[--word->theme_first] = row;
    }
    hints->theme_row_count = at;
    free_themes(program);
    return true;
}

/* Such as an emoji: no letter of any word of Dutch begins so in UTF-8. */
static bool is_symbol(const empi_word *word)
{
    return word->length > 0 && (unsigned char)word->form[0] >= 0xe2;
}

static void find_roots(empi_program *program)
{
    const empi_vocabulary *vocabulary = &program->vocabulary;
    for (uint32_t i = 1; i < vocabulary->word_count; i++) {
        const empi_word *word = &vocabulary->words[i];
        empi_hint_word *found = &program->hints.words[i];
        found->exact = i < EMPI_WORD_FIRST || word->kind == EMPI_WORD_EXACT;
        if (i < EMPI_WORD_FIRST || is_symbol(word))
            found->root = i;
        else if (word->kind == EMPI_WORD_EXACT)
            found->root = empi_vocabulary_root(vocabulary, word->form, word->length);
    }
}

static void index_words(empi_hints *hints)
{
    for (size_t i = 0; i < hints->row_count; i++) {
        const empi_hint_row *row = &hints->rows[i];
        if (row->first == EMPI_WORD_NONE || row->first & EMPI_HINT_ASKING)
            continue; /* a theme, or entries; or found by the row without the question */
        if (row->second == EMPI_WORD_NONE) {
            hints->words[row->first].alone = (uint32_t)i + 1;
        } else {
            hints->words[row->first].first = true;
            hints->words[row->second].second = true;
        }
    }
}

/* Rows for sentences that ask hang on the rows of the same words, which are made where they lack. */
static bool link_asking(empi_program *program)
{
    empi_hints *hints = &program->hints;
    for (size_t i = 0, count = hints->row_count; i < count; i++) {
        empi_hint_row plain = {.first = hints->rows[i].first & ~EMPI_HINT_ASKING,
                               .second = hints->rows[i].second};
        uint32_t row;
        if (plain.first == hints->rows[i].first)
            continue;
        row = find_row(hints, plain.first, plain.second);
        if (row == UINT32_MAX) {
            row = (uint32_t)hints->row_count;
            if (empi_hints_keep(program, &plain) == EMPI_HINT_MEMORY)
                return false;
        }
        hints->rows[row].asking = (uint32_t)i + 1;
    }
    return true;
}

/* ---- full rows ---- */

/* Whether a row is better kept as points for all cues, and can be. */
static bool is_full(const empi_hints *hints, const empi_hint_row *row)
{
    enum { MANY = EMPI_HINT_CUES / sizeof(empi_hint) };
    if (row->count <= MANY)
        return false;
    for (uint32_t i = row->at; i < row->at + row->count; i++)
        if (hints->values[i].points > INT8_MAX || hints->values[i].points < INT8_MIN)
            return false;
    return true;
}

static void fill_row(const empi_hints *hints, empi_hint_full *full, empi_hint_row *row)
{
    for (uint32_t i = row->at; i < row->at + row->count; i++)
        full->points[hints->values[i].slot] = (int8_t)hints->values[i].points;
    row->at = (uint32_t)(full - hints->full);
    row->count = EMPI_HINT_FULL;
}

/* The values that full rows leave, without those of rows that were replaced. */
static bool keep_values(empi_program *program, size_t count)
{
    empi_hints *hints = &program->hints;
    empi_hint *kept = empi_alloc(&program->memory, (count + 1) * sizeof *kept);
    size_t used = 0;
    if (!kept)
        return false;
    for (size_t i = 0; i < hints->row_count; i++) {
        empi_hint_row *row = &hints->rows[i];
        if (row->count == EMPI_HINT_FULL)
            continue;
        for (uint32_t j = 0; j < row->count; j++)
            kept[used + j] = hints->values[row->at + j];
        row->at = (uint32_t)used;
        used += row->count;
    }
    empi_free(&program->memory, hints->values, hints->value_capacity * sizeof *hints->values);
    hints->values = kept;
    hints->value_count = used;
    hints->value_capacity = count + 1;
    return true;
}

static bool fill_rows(empi_program *program)
{
    empi_hints *hints = &program->hints;
    size_t full = 0, values = 0;
    for (size_t i = 0; i < hints->row_count; i++) {
        if (is_full(hints, &hints->rows[i]))
            hints->full_count++;
        else
            values += hints->rows[i].count;
    }
    hints->full =
        empi_arena_alloc_zero(&program->arena, (hints->full_count + 1) * sizeof *hints->full);
    if (!hints->full)
        return false;
    for (size_t i = 0; i < hints->row_count; i++)
        if (is_full(hints, &hints->rows[i]))
            fill_row(hints, &hints->full[full++], &hints->rows[i]);
    return keep_values(program, values);
}

bool empi_hints_finish(empi_program *program)
{
    empi_hints *hints = &program->hints;
    hints->words = empi_arena_alloc_zero(&program->arena,
                                         program->vocabulary.word_count * sizeof *hints->words);
    if (!hints->words || !link_asking(program))
        return false;
    find_roots(program);
    index_words(hints);
    return index_themes(program) && fill_rows(program);
}

void empi_hints_free(empi_program *program)
{
    empi_hints *hints = &program->hints;
    empi_free(&program->memory, hints->table, hints->table_size * sizeof *hints->table);
    empi_free(&program->memory, hints->rows, hints->row_capacity * sizeof *hints->rows);
    free_themes(program);
    empi_free(&program->memory, hints->values, hints->value_capacity * sizeof *hints->values);
    empi_free(&program->memory, hints->weighings,
              hints->weighing_capacity * sizeof *hints->weighings);
}
