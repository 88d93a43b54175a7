#include "interpret/weighing.h"

#include <string.h>

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
        int32_t margin = empi_meeting_margin(at, i), kind = hints->kinds[i];
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

/* One that asks nothing compares nothing with nothing, and holds. */
static inline int32_t holds(const empi_hint_condition *condition, const int32_t *measures)
{
    return (measures[condition->measure] < condition->than) == condition->below;
}

/* Adds points by kind to the cues that were named. They say how much words weigh: a cue for which
 * none spoke, all in all, is not told for the size of a message. */
static void add(const empi_meeting *at, uint64_t named, const int32_t kinds[EMPI_DISTRESS + 1],
                int32_t points[EMPI_HINT_CUES])
{
    const empi_hints *hints = &at->scene->program->hints;
    for (size_t i = 0; i < hints->cue_count; i++)
        if (hints->kinds[i] <= EMPI_DISTRESS && named >> i & 1 && at->sums[i] > 0)
            points[i] += kinds[hints->kinds[i]];
}

/* Adds up what holds by kind; weighings of one table stand together and are for the same cues. */
static void add_all(const empi_meeting *at, const int32_t *measures, int32_t points[EMPI_HINT_CUES])
{
    const empi_hints *hints = &at->scene->program->hints;
    int32_t kinds[EMPI_DISTRESS + 1] = {0};
    for (size_t i = 0; i < hints->weighing_count; i++) {
        const empi_hint_weighing *weighing = &hints->weighings[i];
        int32_t times = holds(&weighing->all[0], measures) & holds(&weighing->all[1], measures);
        for (int32_t kind = EMPI_FRUSTRATION; kind <= EMPI_DISTRESS; kind++)
            kinds[kind] += times * weighing->points[kind]; /* no branch: it could not be guessed */
        if (i + 1 == hints->weighing_count || weighing[1].named != weighing->named) {
            add(at, weighing->named, kinds, points);
            memset(kinds, 0, sizeof kinds);
        }
    }
}

void empi_weighings_apply(empi_meeting *at)
{
    int32_t measures[EMPI_MEASURE_COUNT] = {0}, points[EMPI_HINT_CUES] = {0};
    measure_kinds(at, measures);
    measure_sizes(at, measures);
    measure_entries(at, measures);
    add_all(at, measures, points);
    for (size_t i = 0; i < EMPI_HINT_CUES; i++)
        at->sums[i] += points[i];
}
