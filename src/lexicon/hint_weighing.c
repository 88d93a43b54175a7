#include "lexicon/hint_reading.h"

#include "base/limits.h"

#include <string.h>

static const char *const measures[EMPI_MEASURE_COUNT] = {[EMPI_MEASURE_WORDS] = "words",
                                                         [EMPI_MEASURE_SENTENCES] = "sentences",
                                                         [EMPI_MEASURE_QUESTIONS] = "questions",
                                                         [EMPI_MEASURE_EXCLAMATIONS] =
                                                             "exclamations",
                                                         [EMPI_MEASURE_ENTRIES] = "entries"};

/* EMPI_MEASURE_NOTHING: none is called so. */
static int32_t measure_of(const char *name, size_t length)
{
    int32_t kind = empi_hint_names_kind(name, length), measure = EMPI_MEASURE_WORDS;
    if (kind > 0 && kind <= EMPI_DISTRESS)
        return kind;
    while (measure < EMPI_MEASURE_COUNT && !empi_name_is(measures[measure], name, length))
        measure++;
    return measure < EMPI_MEASURE_COUNT ? measure : EMPI_MEASURE_NOTHING;
}

/* "frustration >= 10" or "words < 20". */
static bool read_condition(const char *text, const char *end, empi_hint_condition *condition)
{
    const char *name = empi_hint_skip(text, end), *blank = memchr(name, ' ', (size_t)(end - name));
    const char *sign = blank ? empi_hint_skip(blank, end) : end;
    int32_t than;
    while (end > sign && end[-1] == ' ')
        end--;
    condition->below = sign < end && sign[0] == '<';
    if (!condition->below && (end - sign < 2 || sign[0] != '>' || sign[1] != '='))
        return false;
    sign = empi_hint_skip(sign + (condition->below ? 1 : 2), end);
    if (!empi_hint_number(sign, (size_t)(end - sign), &than))
        return false;
    condition->measure = (uint8_t)measure_of(name, (size_t)(blank - name));
    condition->than = (int16_t)than;
    return condition->measure != EMPI_MEASURE_NOTHING;
}

static int compare(const empi_hint_condition *a, const empi_hint_condition *b)
{
    if (a->measure != b->measure)
        return a->measure < b->measure ? -1 : 1;
    if (a->below != b->below)
        return a->below < b->below ? -1 : 1;
    return (a->than > b->than) - (a->than < b->than);
}

/* One or two conditions between the brackets, in an order of their own: the same two are the same
 * row, however they are written. */
static bool read_conditions(const char *text, const char *end, empi_hint_condition all[2])
{
    const char *comma = memchr(text, ',', (size_t)(end - text));
    int order;
    if (!read_condition(text, comma ? comma : end, &all[0]))
        return false;
    if (!comma)
        return true;
    if (!read_condition(comma + 1, end, &all[1]))
        return false;
    order = compare(&all[0], &all[1]);
    if (order > 0) {
        empi_hint_condition first = all[0];
        all[0] = all[1];
        all[1] = first;
    } else if (order == 0) {
        all[1] = (empi_hint_condition){0};
    }
    return true;
}

/* Takes the values of a row, which are the last ones and all of kinds. */
static void take_points(empi_hints *hints, const empi_hint_row *row, empi_hint_weighing *weighing)
{
    for (uint32_t i = row->at; i < row->at + row->count; i++)
        weighing->points[hints->values[i].slot - EMPI_HINT_CUES] = hints->values[i].points;
    hints->value_count = row->at;
}

static bool is_same(const empi_hint_weighing *a, const empi_hint_weighing *b)
{
    return compare(&a->all[0], &b->all[0]) == 0 && compare(&a->all[1], &b->all[1]) == 0;
}

/* One of the same conditions in an earlier group of files gives way. */
static bool keep(empi_hint_reading *at, const empi_hint_weighing *weighing, const char *text,
                 size_t length)
{
    empi_hints *hints = &at->program->hints;
    size_t i = 0;
    while (i < hints->weighing_count && !is_same(&hints->weighings[i], weighing))
        i++;
    if (i < hints->weighing_count && hints->weighings[i].group == weighing->group)
        empi_hint_mistake(at, "\"%.*s\" stands in the table already", text, length);
    if (i == EMPI_WEIGHINGS) {
        empi_error_add(at->error, (empi_place){at->lexicon->name, at->line, 1},
                       "more than %d rows in square brackets", EMPI_WEIGHINGS);
        return true;
    }
    if (i == hints->weighing_count) {
        if (!empi_grow(&at->program->memory, &hints->weighings, &hints->weighing_capacity, i + 1,
                       sizeof *weighing))
            return false;
        hints->weighing_count++;
    }
    hints->weighings[i] = *weighing;
    return true;
}

bool empi_hint_weighing_read(empi_hint_reading *at, const char *text, const char *colon,
                             const char *end)
{
    empi_hint_weighing weighing = {.group = at->group};
    empi_hint_row row = {0};
    size_t length = (size_t)((colon ? colon : end) - text);
    bool read;
    if (!colon || length < 2 || text[length - 1] != ']' ||
        !read_conditions(text + 1, colon - 1, weighing.all)) {
        empi_hint_mistake(at,
                          "\"%.*s\": expected one or two conditions with a comma between them: a "
                          "kind of signals, words, sentences, questions, exclamations or entries; "
                          ">= or <; and a whole number from -999 to 999; then a colon",
                          text, length);
        return true;
    }
    at->weighs = true;
    read = empi_hint_values(at, colon + 1, end, &row);
    at->weighs = false;
    if (!read)
        return false;
    take_points(&at->program->hints, &row, &weighing);
    return keep(at, &weighing, text, length);
}
