#include "lexicon/hint_reading.h"

#include <string.h>

void empi_hint_mistake(const empi_hint_reading *at, const char *what, const char *text,
                       size_t length)
{
    int shown = (int)(length < 60 ? length : 60);
    empi_error_add(at->error, (empi_place){at->lexicon->name, at->line, 1}, what, shown, text);
}

static bool is_cue(const empi_hint_reading *at, size_t slot, const char *name, size_t length)
{
    const empi_program *program = at->program;
    return empi_name_is(program->cues[program->rules[program->hints.rules[slot]].cue].id, name,
                        length);
}

/* The slot of a cue by its name; EMPI_HINT_CUES where no entry has points for it, which is no
 * mistake: the entry may be switched off. */
static bool find_cue(empi_hint_reading *at, const char *name, size_t length, size_t *slot)
{
    const empi_program *program = at->program;
    const empi_hints *hints = &program->hints;
    size_t look = (size_t)name[0] * 5 + (size_t)name[length - 1] * 3 + length;
    uint8_t *last = &at->slots[look % EMPI_HINT_NAME_SLOTS];
    if (*last > 0 && is_cue(at, *last - 1u, name, length)) {
        *slot = *last - 1u;
        return true;
    }
    for (*slot = 0; *slot < hints->cue_count; ++*slot)
        if (is_cue(at, *slot, name, length)) {
            *last = (uint8_t)(*slot + 1);
            return true;
        }
    *slot = EMPI_HINT_CUES;
    for (size_t i = 0; i < program->cue_count; i++)
        if (program->cues[i].kind <= EMPI_KIND_LAST &&
            empi_name_is(program->cues[i].id, name, length)) {
            at->kind_named[program->cues[i].kind] = true;
            return true;
        }
    return false;
}

bool empi_hint_number(const char *text, size_t length, int32_t *number)
{
    size_t i = length > 0 && text[0] == '-';
    int32_t value = 0;
    if (i == length)
        return false;
    for (; i < length; i++) {
        if (text[i] < '0' || text[i] > '9' || value > EMPI_HINT_MOST)
            return false;
        value = 10 * value + (text[i] - '0');
    }
    *number = text[0] == '-' ? -value : value;
    return value <= EMPI_HINT_MOST;
}

const char *empi_hint_skip(const char *text, const char *end)
{
    while (text < end && *text == ' ')
        text++;
    return text;
}

/* Adds points for a cue to those that the row has for it. false: no memory. */
static bool add_points(empi_program *program, empi_hint_row *row, size_t slot, int32_t points)
{
    empi_hints *hints = &program->hints;
    for (uint32_t i = row->at; i < row->at + row->count; i++)
        if (hints->values[i].slot == slot) {
            points += hints->values[i].points;
            points = points < -EMPI_HINT_MOST ? -EMPI_HINT_MOST : points;
            hints->values[i].points = (int16_t)(points > EMPI_HINT_MOST ? EMPI_HINT_MOST : points);
            return true;
        }
    if (!empi_grow(&program->memory, &hints->values, &hints->value_capacity, hints->value_count + 1,
                   sizeof *hints->values))
        return false;
    hints->values[hints->value_count++] = (empi_hint){(uint16_t)slot, (int16_t)points};
    row->count++;
    return true;
}

/* Stands for all cues of a kind until the table is read. */
static size_t slot_of_kind(empi_hint_reading *at, int32_t kind)
{
    if (at->kind_lines[kind] == 0)
        at->kind_lines[kind] = at->line;
    return EMPI_HINT_CUES + (size_t)kind;
}

/* "waiting 3, frustration 2": adds the values to the row. false: no memory. */
bool empi_hint_values(empi_hint_reading *at, const char *text, const char *end, empi_hint_row *row)
{
    empi_program *program = at->program;
    row->at = (uint32_t)program->hints.value_count;
    while (text < end) {
        const char *comma = memchr(text, ',', (size_t)(end - text)), *stop = comma ? comma : end;
        const char *name = empi_hint_skip(text, stop),
                   *blank = memchr(name, ' ', (size_t)(stop - name));
        const char *number = blank ? empi_hint_skip(blank, stop) : stop;
        int32_t points = 0;
        size_t slot = EMPI_HINT_CUES;
        int32_t kind = blank ? empi_hint_names_kind(name, (size_t)(blank - name)) : 0;
        if (!blank || !empi_hint_number(number, (size_t)(stop - number), &points))
            empi_hint_mistake(
                at, "\"%.*s\": expected a cue or kind and a whole number from -999 to 999", name,
                (size_t)(stop - name));
        else if (at->weighs && (kind == 0 || kind > EMPI_DISTRESS))
            empi_hint_mistake(at, "\"%.*s\": in such a row only kinds of signals have points", name,
                              (size_t)(stop - name));
        else if (kind != 0)
            slot = points != 0 ? slot_of_kind(at, kind) : EMPI_HINT_CUES;
        else if (!find_cue(at, name, (size_t)(blank - name), &slot))
            empi_hint_mistake(at, "unknown cue or kind \"%.*s\"", name, (size_t)(blank - name));
        else if (slot < EMPI_HINT_CUES)
            program->hints.named |= UINT64_C(1) << slot;
        if (slot != EMPI_HINT_CUES && points != 0 && !add_points(program, row, slot, points))
            return false;
        text = comma ? comma + 1 : end;
    }
    return true;
}

/* ---- points for a kind ---- */

/* Adds points for a kind to each of its cues that this table or an earlier one names. */
static bool spread_points(const empi_hint_reading *at, empi_hint_row *row, empi_hint value)
{
    const empi_hints *hints = &at->program->hints;
    for (size_t slot = 0; slot < hints->cue_count; slot++)
        if (hints->kinds[slot] == value.slot - EMPI_HINT_CUES && hints->named >> slot & 1 &&
            !add_points(at->program, row, slot, value.points))
            return false;
    return true;
}

/* The values of a row anew, those for kinds as values for cues. */
static bool spread_row(const empi_hint_reading *at, empi_hint_row *row)
{
    empi_hints *hints = &at->program->hints;
    uint32_t from = row->at, end = row->at + row->count, i = from;
    while (i < end && hints->values[i].slot < EMPI_HINT_CUES)
        i++;
    if (i == end)
        return true;
    row->at = (uint32_t)hints->value_count;
    row->count = 0;
    for (i = from; i < end; i++) {
        empi_hint value = hints->values[i];
        if (value.slot >= EMPI_HINT_CUES ? !spread_points(at, row, value)
                                         : !add_points(at->program, row, value.slot, value.points))
            return false;
    }
    return true;
}

/* Of all rows whose values came with this table, from first on. */
bool empi_hint_spread(empi_hint_reading *at, size_t first)
{
    empi_hints *hints = &at->program->hints;
    bool done = true;
    for (size_t i = 0; i < hints->row_count && done; i++)
        if (hints->rows[i].at >= first)
            done = spread_row(at, &hints->rows[i]);
    for (int32_t kind = 1; kind <= EMPI_KIND_LAST; kind++) {
        bool named = at->kind_lines[kind] == 0 || at->kind_named[kind];
        for (size_t slot = 0; slot < hints->cue_count; slot++)
            named = named || (hints->kinds[slot] == kind && hints->named >> slot & 1);
        at->line = at->kind_lines[kind];
        if (!named)
            empi_hint_mistake(at, "\"%.*s\" has points, but no table so far names a cue of it",
                              empi_merge_kind_name(kind), strlen(empi_merge_kind_name(kind)));
    }
    return done;
}
