#include "lexicon/hint_table.h"

#include "base/limits.h"
#include "lexicon/form.h"
#include "lexicon/hint_names.h"

#include <string.h>

enum { CUE_SLOTS = 128 };

typedef struct reading {
    empi_program *program;
    empi_error *error;
    const empi_lexicon *lexicon;
    int32_t group;
    int32_t line; /* the one at hand */
    uint8_t slots[CUE_SLOTS]; /* 1 + the cue last found for a name that looks like this */
    int32_t kind_lines[EMPI_KIND_LAST + 1]; /* where a kind is first given points; 0: nowhere */
    bool kind_named[EMPI_KIND_LAST + 1];    /* a cue of it is named, if only one without points */
    empi_hint_names names;
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
                 {"{bedrag}", EMPI_WORD_AMOUNT}, {"{tijd}", EMPI_WORD_TIME}, {"{citaat}", EMPI_WORD_QUOTED}};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (strlen(signs[i].text) == length && memcmp(signs[i].text, text, length) == 0)
            return signs[i].word;
    return EMPI_WORD_NONE;
}

static uint32_t word_of(empi_program *program, const char *text, size_t length)
{
    char room[3 * EMPI_WORD_BYTES + 1];
    const char *form = text;
    if (!empi_is_own_form(text, length)) {
        uint32_t sign = sign_of(text, length);
        if (sign != EMPI_WORD_NONE || length > EMPI_WORD_BYTES)
            return sign;
        length = empi_text_form(text, length, room);
        form = room;
    }
    return length ? empi_vocabulary_add(&program->vocabulary, form, length, EMPI_WORD_EXACT)
                  : EMPI_WORD_NONE;
}

/* A word as it is, or with a ~ behind it all forms of the word that has this stem. */
static uint32_t part_of(empi_program *program, const char *text, size_t length)
{
    if (length > 1 && text[length - 1] == '~' && empi_is_own_form(text, length - 1))
        return empi_vocabulary_add(&program->vocabulary, text, length - 1, EMPI_WORD_ROOT);
    return word_of(program, text, length);
}

/* One or two words with a blank between them. */
static bool read_words(empi_program *program, const char *text, size_t length, uint32_t words[2])
{
    const char *blank = memchr(text, ' ', length);
    size_t first = blank ? (size_t)(blank - text) : length;
    words[0] = part_of(program, text, first);
    words[1] = EMPI_WORD_NONE;
    if (!blank)
        return words[0] != EMPI_WORD_NONE;
    words[1] = part_of(program, blank + 1, length - first - 1);
    return words[0] != EMPI_WORD_NONE && words[1] != EMPI_WORD_NONE &&
           !memchr(blank + 1, ' ', length - first - 1);
}

static bool is_cue(const reading *at, size_t slot, const char *name, size_t length)
{
    const empi_program *program = at->program;
    return empi_name_is(program->cues[program->rules[program->hints.rules[slot]].cue].id, name,
                        length);
}

/* The slot of a cue by its name; EMPI_HINT_CUES where no entry has points for it, which is no
 * mistake: the entry may be switched off. */
static bool find_cue(reading *at, const char *name, size_t length, size_t *slot)
{
    const empi_program *program = at->program;
    const empi_hints *hints = &program->hints;
    size_t look = (size_t)name[0] * 5 + (size_t)name[length - 1] * 3 + length;
    uint8_t *last = &at->slots[look % CUE_SLOTS];
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

static bool read_number(const char *text, size_t length, int32_t *number)
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

static const char *skip_blanks(const char *text, const char *end)
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
static size_t slot_of_kind(reading *at, int32_t kind)
{
    if (at->kind_lines[kind] == 0)
        at->kind_lines[kind] = at->line;
    return EMPI_HINT_CUES + (size_t)kind;
}

/* "waiting 3, frustration 2": adds the values to the row. false: no memory. */
static bool read_values(reading *at, const char *text, const char *end, empi_hint_row *row)
{
    empi_program *program = at->program;
    row->at = (uint32_t)program->hints.value_count;
    while (text < end) {
        const char *comma = memchr(text, ',', (size_t)(end - text)), *stop = comma ? comma : end;
        const char *name = skip_blanks(text, stop), *blank = memchr(name, ' ', (size_t)(stop - name));
        const char *number = blank ? skip_blanks(blank, stop) : stop;
        int32_t points = 0;
        size_t slot = EMPI_HINT_CUES;
        int32_t kind = 0;
        if (!blank || !read_number(number, (size_t)(stop - number), &points))
            mistake(at, "\"%.*s\": expected a cue or kind and a whole number from -999 to 999", name,
                    (size_t)(stop - name));
        else if ((kind = empi_hint_names_kind(name, (size_t)(blank - name))) != 0)
            slot = points != 0 ? slot_of_kind(at, kind) : EMPI_HINT_CUES;
        else if (!find_cue(at, name, (size_t)(blank - name), &slot))
            mistake(at, "unknown cue or kind \"%.*s\"", name, (size_t)(blank - name));
        else if (slot < EMPI_HINT_CUES)
            program->hints.named |= UINT64_C(1) << slot;
        if (slot != EMPI_HINT_CUES && points != 0 && !add_points(program, row, slot, points))
            return false;
        text = comma ? comma + 1 : end;
    }
    return true;
}

/* ---- themes ---- */

/* The theme of a name; theme_count when there is none. */
static size_t find_theme(const empi_hints *hints, const char *name, size_t length)
{
    size_t i = 0, last = hints->theme_count;
    if (last > 0 && hints->themes[last - 1].length == length &&
        memcmp(hints->themes[last - 1].name, name, length) == 0)
        return last - 1; /* the lines of a theme stand together */
    while (i < hints->theme_count && (hints->themes[i].length != length ||
                                      memcmp(hints->themes[i].name, name, length) != 0))
        i++;
    return i;
}

/* "huilen = huil huilt": a later line or file adds words to the theme. */
static bool read_theme(const reading *at, const char *name, size_t name_length, const char *text,
                       const char *end)
{
    empi_program *program = at->program;
    empi_hints *hints = &program->hints;
    size_t theme = find_theme(hints, name, name_length);
    if (theme == hints->theme_count) {
        if (!empi_grow(&program->memory, &hints->themes, &hints->theme_capacity, theme + 1,
                       sizeof *hints->themes))
            return false;
        hints->themes[hints->theme_count++] = (empi_hint_theme){name, name_length};
    }
    while (text < end) {
        const char *word = skip_blanks(text, end), *stop = word;
        uint32_t id;
        while (stop < end && *stop != ' ')
            stop++;
        id = stop > word ? part_of(program, word, (size_t)(stop - word)) : EMPI_WORD_NONE;
        if (program->vocabulary.failed ||
            !empi_grow(&program->memory, &hints->members, &hints->member_capacity,
                       hints->member_count + 1, sizeof *hints->members))
            return false;
        if (id != EMPI_WORD_NONE)
            hints->members[hints->member_count++] = (empi_hint_member){id, (uint32_t)theme};
        else if (stop > word)
            mistake(at, "\"%.*s\" is no word", word, (size_t)(stop - word));
        text = stop;
    }
    return true;
}

/* ---- lines ---- */

enum key { KEY_MEMORY, KEY_READ, KEY_WRONG, KEY_TOLD, KEY_OFF }; /* TOLD: wrong, and why is told */

/* Whether an entry of a later file took the place of the one that the row was measured for. */
static bool is_replaced(const reading *at, uint32_t second)
{
    return second & EMPI_HINT_OF_ENTRY &&
           at->program->rules[second & ~(uint32_t)EMPI_HINT_OF_ENTRY].since > at->group;
}

/* What a row is of: a word, two words, a theme in braces, or an entry after an @. */
static enum key read_plain_key(reading *at, const char *text, size_t length, empi_hint_row *row)
{
    const empi_hints *hints = &at->program->hints;
    uint32_t words[2];
    row->first = EMPI_WORD_NONE;
    if (text[0] == '@')
        switch (empi_hint_names_find(&at->names, text + 1, length - 1, &row->second)) {
        case EMPI_HINT_NAMED_MEMORY:
            return KEY_MEMORY;
        case EMPI_HINT_NAMED:
            return is_replaced(at, row->second) ? KEY_OFF : KEY_READ;
        case EMPI_HINT_NAMED_OFF:
            return KEY_OFF;
        case EMPI_HINT_NAMED_UNKNOWN:
            mistake(at, "\"%.*s\": no entry, cue or kind is called so", text, length);
            return KEY_TOLD;
        }
    if (length > 2 && text[0] == '{' && sign_of(text, length) == EMPI_WORD_NONE &&
        !memchr(text, ' ', length)) {
        size_t theme = find_theme(hints, text + 1, length - 2);
        row->second = (uint32_t)theme + 1;
        if (text[length - 1] == '}' && theme == hints->theme_count) {
            mistake(at, "\"%.*s\": no line above says which words this theme has", text, length);
            return KEY_TOLD;
        }
        return text[length - 1] == '}' ? KEY_READ : KEY_WRONG;
    }
    if (!read_words(at->program, text, length, words))
        return at->program->vocabulary.failed ? KEY_MEMORY : KEY_WRONG;
    row->first = words[0];
    row->second = words[1];
    return KEY_READ;
}

static bool is_end(uint32_t word)
{
    return word == EMPI_WORD_QUESTION || word == EMPI_WORD_EXCLAIM || word == EMPI_WORD_END;
}

/* The same after a \xC2\xBF: only in a sentence that asks, and not for an entry or with the end of the
 * sentence, which says that by itself. */
static enum key read_key(reading *at, const char *text, size_t length, empi_hint_row *row)
{
    static const char asking[] = "\xC2\xBF";
    size_t skip = sizeof asking - 1;
    enum key key;
    if (length <= skip || memcmp(text, asking, skip) != 0)
        return read_plain_key(at, text, length, row);
    if (text[skip] == '@')
        return KEY_WRONG;
    key = read_plain_key(at, text + skip, length - skip, row);
    if (key == KEY_READ && row->first != EMPI_WORD_NONE &&
        (is_end(row->first) || is_end(row->second)))
        return KEY_WRONG;
    row->first |= EMPI_HINT_ASKING;
    return key;
}

static bool read_line(reading *at, const char *text, size_t length)
{
    const char *colon = memchr(text, ':', length), *equals = memchr(text, '=', length);
    empi_hint_row row = {.group = at->group};
    enum key key = KEY_WRONG;
    if (!colon && equals > text + 1 && equals[-1] == ' ')
        return read_theme(at, text, (size_t)(equals - 1 - text), equals + 1, text + length);
    if (colon)
        key = read_key(at, text, (size_t)(colon - text), &row);
    if (key == KEY_WRONG)
        mistake(at,
                "\"%.*s\": expected one word or two, or a theme in braces that a line above defines, with "
                "\xC2\xBF before it where only questions count; or @ and an entry, cue or kind; a "
                "colon; and cues or kinds with points",
                text, length);
    if (key != KEY_READ)
        return key != KEY_MEMORY;
    if (!read_values(at, colon + 1, text + length, &row))
        return false;
    switch (empi_hints_keep(at->program, &row)) {
    case EMPI_HINT_MEMORY:
        return false;
    case EMPI_HINT_REPEATED:
        mistake(at, "\"%.*s\" stands in the table already", text, (size_t)(colon - text));
        break;
    case EMPI_HINT_NEW:
        break;
    }
    return true;
}

/* ---- points for a kind ---- */

/* Adds points for a kind to each of its cues that this table or an earlier one names. */
static bool spread_points(const reading *at, empi_hint_row *row, empi_hint value)
{
    const empi_hints *hints = &at->program->hints;
    for (size_t slot = 0; slot < hints->cue_count; slot++)
        if (hints->kinds[slot] == value.slot - EMPI_HINT_CUES && hints->named >> slot & 1 &&
            !add_points(at->program, row, slot, value.points))
            return false;
    return true;
}

/* The values of a row anew, those for kinds as values for cues. */
static bool spread_row(const reading *at, empi_hint_row *row)
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
static bool spread_kinds(reading *at, size_t first)
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
            mistake(at, "\"%.*s\" has points, but no table so far names a cue of it",
                    empi_merge_kind_name(kind), strlen(empi_merge_kind_name(kind)));
    }
    return done;
}

bool empi_hint_table_read(empi_program *program, const empi_lexicon *lexicon, int32_t group,
                          empi_error *error)
{
    const char *text = lexicon->points.text, *end = text + lexicon->points.length;
    reading at = {.program = program,
                  .error = error,
                  .lexicon = lexicon,
                  .group = group,
                  .line = lexicon->points.line,
                  .names = {.program = program}};
    size_t first = program->hints.value_count;
    bool done = true;
    while (text < end && done) {
        const char *line_end = memchr(text, '\n', (size_t)(end - text));
        const char *stop = line_end ? line_end : end;
        at.line++; /* a table is a block: its first line stands under its key */
        done = stop == text || read_line(&at, text, (size_t)(stop - text));
        text = line_end ? line_end + 1 : end;
    }
    empi_hint_names_free(&at.names);
    return done && spread_kinds(&at, first);
}
