#include "lexicon/hint_table.h"

#include "base/limits.h"
#include "lexicon/form.h"
#include "lexicon/hint_reading.h"

#include <string.h>

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
static bool read_theme(const empi_hint_reading *at, const char *name, size_t name_length, const char *text,
                       const char *end)
{
    empi_program *program = at->program;
    empi_hints *hints = &program->hints;
    size_t theme = find_theme(hints, name, name_length);
    if (theme == EMPI_THEMES) {
        empi_error_add(at->error, (empi_place){at->lexicon->name, at->line, 1},
                       "more than %d themes", EMPI_THEMES);
        return true;
    }
    if (theme == hints->theme_count) {
        if (!empi_grow(&program->memory, &hints->themes, &hints->theme_capacity, theme + 1,
                       sizeof *hints->themes))
            return false;
        hints->themes[hints->theme_count++] = (empi_hint_theme){name, name_length};
    }
    while (text < end) {
        const char *word = empi_hint_skip(text, end), *stop = word;
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
            empi_hint_mistake(at, "\"%.*s\" is no word", word, (size_t)(stop - word));
        text = stop;
    }
    return true;
}

/* ---- lines ---- */

enum key { KEY_MEMORY, KEY_READ, KEY_WRONG, KEY_TOLD, KEY_OFF }; /* TOLD: wrong, and why is told */

/* Whether an entry of a later file took the place of the one that the row was measured for. */
static bool is_replaced(const empi_hint_reading *at, uint32_t second)
{
    return second & EMPI_HINT_OF_ENTRY &&
           at->program->rules[second & ~(uint32_t)EMPI_HINT_OF_ENTRY].since > at->group;
}

/* What a row is of: a word, two words, a theme in braces, or an entry after an @. */
static enum key read_plain_key(empi_hint_reading *at, const char *text, size_t length, empi_hint_row *row)
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
            empi_hint_mistake(at, "\"%.*s\": no entry, cue or kind is called so", text, length);
            return KEY_TOLD;
        }
    if (length > 2 && text[0] == '{' && sign_of(text, length) == EMPI_WORD_NONE &&
        !memchr(text, ' ', length)) {
        size_t theme = find_theme(hints, text + 1, length - 2);
        row->second = (uint32_t)theme + 1;
        if (text[length - 1] == '}' && theme == hints->theme_count) {
            empi_hint_mistake(at, "\"%.*s\": no line above says which words this theme has", text, length);
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
static enum key read_key(empi_hint_reading *at, const char *text, size_t length, empi_hint_row *row)
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

static bool read_line(empi_hint_reading *at, const char *text, size_t length)
{
    const char *colon = memchr(text, ':', length), *equals = memchr(text, '=', length);
    empi_hint_row row = {.group = at->group};
    enum key key = KEY_WRONG;
    if (text[0] == '[')
        return empi_hint_weighing_read(at, text, colon, text + length);
    if (!colon && equals > text + 1 && equals[-1] == ' ')
        return read_theme(at, text, (size_t)(equals - 1 - text), equals + 1, text + length);
    if (colon)
        key = read_key(at, text, (size_t)(colon - text), &row);
    if (key == KEY_WRONG)
        empi_hint_mistake(at,
                "\"%.*s\": expected one word or two, or a theme in braces that a line above defines, with "
                "\xC2\xBF before it where only questions count; or @ and an entry, cue or kind; a "
                "colon; and cues or kinds with points",
                text, length);
    if (key != KEY_READ)
        return key != KEY_MEMORY;
    if (!empi_hint_values(at, colon + 1, text + length, &row))
        return false;
    switch (empi_hints_keep(at->program, &row)) {
    case EMPI_HINT_MEMORY:
        return false;
    case EMPI_HINT_REPEATED:
        empi_hint_mistake(at, "\"%.*s\" stands in the table already", text, (size_t)(colon - text));
        break;
    case EMPI_HINT_NEW:
        break;
    }
    return true;
}

bool empi_hint_table_read(empi_program *program, const empi_lexicon *lexicon, int32_t group,
                          empi_error *error)
{
    const char *text = lexicon->points.text, *end = text + lexicon->points.length;
    empi_hint_reading at = {.program = program,
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
    for (size_t i = 0; i < program->hints.weighing_count; i++)
        if (program->hints.weighings[i].named == 0) /* it came with this table */
            program->hints.weighings[i].named = program->hints.named;
    empi_hint_names_free(&at.names);
    return done && empi_hint_spread(&at, first);
}
