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

/* One or two conditions between the brackets. */
static bool read_conditions(const char *text, const char *end, empi_hint_weighing *weighing)
{
    const char *comma = memchr(text, ',', (size_t)(end - text));
    return read_condition(text, comma ? comma : end, &weighing->all[0]) &&
           (!comma || read_condition(comma + 1, end, &weighing->all[1]));
}

/* Takes the values of a row, which are the last ones, as points for kinds. */
static bool take_points(empi_hints *hints, const empi_hint_row *row, empi_hint_weighing *weighing)
{
    bool kinds = true;
    for (uint32_t i = row->at; i < row->at + row->count; i++) {
        const empi_hint *value = &hints->values[i];
        int32_t kind = value->slot - EMPI_HINT_CUES;
        if (kind < EMPI_FRUSTRATION || kind > EMPI_DISTRESS)
            kinds = false;
        else
            weighing->points[kind] = value->points;
    }
    hints->value_count = row->at;
    return kinds;
}

static bool is_same(const empi_hint_weighing *a, const empi_hint_weighing *b)
{
    for (size_t i = 0; i < 2; i++)
        if (a->all[i].measure != b->all[i].measure || a->all[i].below != b->all[i].below ||
            a->all[i].than != b->all[i].than)
            return false;
    return true;
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
    size_t length = (size_t)(colon - text);
    if (length < 2 || text[length - 1] != ']' || !read_conditions(text + 1, colon - 1, &weighing)) {
        empi_hint_mistake(at,
                          "\"%.*s\": expected one or two conditions with a comma between them: a "
                          "kind of signals, words, sentences, questions, exclamations or entries; "
                          ">= or <; and a whole number from -999 to 999",
                          text, length);
        return true;
    }
    if (!empi_hint_values(at, colon + 1, end, &row))
        return false;
    if (!take_points(&at->program->hints, &row, &weighing))
        empi_hint_mistake(at, "\"%.*s\": such a row has points for kinds of signals only", text,
                          length);
    return keep(at, &weighing, text, length);
}
