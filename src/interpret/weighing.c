#include "interpret/weighing.h"

enum {
    FAR_BELOW = -EMPI_HINT_MOST - 1
}; /* a kind of which no table names a cue: below any limit */

/* By kind, how far its best cue is above what is enough for it. */
static void measure_kinds(const empi_meeting *at, int32_t measures[EMPI_MEASURE_COUNT])
{
    const empi_hints *hints = &at->scene->program->hints;
    for (int32_t kind = EMPI_FRUSTRATION; kind <= EMPI_DISTRESS; kind++)
        measures[kind] = FAR_BELOW;
    for (size_t i = 0; i < hints->cue_count; i++) {
        int32_t margin = at->sums[i] - hints->enough[i], kind = hints->kinds[i];
        if (hints->named >> i & 1 && kind <= EMPI_DISTRESS && margin > measures[kind])
            measures[kind] = margin;
    }
}

static void measure_sizes(const empi_meeting *at, int32_t measures[EMPI_MEASURE_COUNT])
{
    const empi_stream *stream = at->scene->stream;
    for (size_t i = 0; i < stream->count; i++) {
        uint8_t marks;
        if (stream->items[i].kind != EMPI_ITEM_BOUNDARY) {
            measures[EMPI_MEASURE_WORDS]++;
            continue;
        }
        marks = stream->text->sentences[stream->items[i].sentence].marks;
        measures[EMPI_MEASURE_SENTENCES]++;
        measures[EMPI_MEASURE_QUESTIONS] += (marks & EMPI_MARK_QUESTION) != 0;
        measures[EMPI_MEASURE_EXCLAMATIONS] += (marks & EMPI_MARK_EXCLAIM) != 0;
    }
}

static void measure_entries(const empi_meeting *at, int32_t measures[EMPI_MEASURE_COUNT])
{
    const empi_hints *hints = &at->scene->program->hints;
    for (size_t i = 0; i < at->met; i++) {
        const empi_hint_row *row = &hints->rows[at->scene->readings->hints[i].row];
        if (row->first == EMPI_WORD_NONE && row->second & EMPI_HINT_OF_ENTRY)
            measures[EMPI_MEASURE_ENTRIES]++;
    }
}

static bool holds(const empi_hint_condition *condition, const int32_t *measures)
{
    return condition->measure == EMPI_MEASURE_NOTHING ||
           (measures[condition->measure] < condition->than) == condition->below;
}

/* Adds the points of a weighing to the cues of their kinds. They say how much words weigh: a cue
 * for which none spoke, all in all, is not told for the size of a message. */
static void add(const empi_meeting *at, const empi_hint_weighing *weighing,
                int32_t points[EMPI_HINT_CUES])
{
    const empi_hints *hints = &at->scene->program->hints;
    for (size_t i = 0; i < hints->cue_count; i++)
        if (hints->kinds[i] <= EMPI_DISTRESS && weighing->named >> i & 1 && at->sums[i] > 0)
            points[i] += weighing->points[hints->kinds[i]];
}

void empi_weighings_apply(empi_meeting *at)
{
    const empi_hints *hints = &at->scene->program->hints;
    int32_t measures[EMPI_MEASURE_COUNT] = {0}, points[EMPI_HINT_CUES] = {0};
    measure_kinds(at, measures);
    measure_sizes(at, measures);
    measure_entries(at, measures);
    for (size_t i = 0; i < hints->weighing_count; i++)
        if (holds(&hints->weighings[i].all[0], measures) &&
            holds(&hints->weighings[i].all[1], measures))
            add(at, &hints->weighings[i], points);
    for (size_t i = 0; i < hints->cue_count; i++)
        at->sums[i] += points[i];
}
