#include "interpret/reading.h"

#include "lexicon/hints.h"

#include <string.h>

typedef struct hinting {
    const empi_scene *scene;
    size_t met;                   /* how many rows are in readings->hints */
    int32_t sums[EMPI_HINT_CUES]; /* points by cue */
} hinting;

static const empi_rule *rule_of(const hinting *at, size_t slot)
{
    return &at->scene->program->rules[at->scene->program->hints.rules[slot]];
}

/* ---- meeting rows: each counts once a message ---- */

static void meet_row(hinting *at, uint32_t index, uint32_t item)
{
    const empi_hints *hints = &at->scene->program->hints;
    empi_readings *readings = at->scene->readings;
    const empi_hint *value, *end;
    if (index == UINT32_MAX || readings->hint_at[index])
        return;
    readings->hint_at[index] = item + 1;
    readings->hints[at->met++] = index;
    value = hints->values + hints->rows[index].at;
    for (end = value + hints->rows[index].count; value < end; value++)
        at->sums[value->slot] += value->points;
}

static void meet(hinting *at, uint32_t first, uint32_t second, uint32_t item)
{
    meet_row(at, empi_hints_find(at->scene->program, first, second), item);
}

static void meet_themes(hinting *at, uint32_t word, uint32_t item)
{
    const empi_hints *hints = &at->scene->program->hints;
    if (!(hints->part[word] & EMPI_HINT_THEME))
        return;
    for (uint32_t i = hints->theme_first[word]; i < hints->theme_first[word + 1]; i++)
        meet_row(at, hints->theme_rows[i], item);
}

/* A sentence's end shows as its question mark, its exclamation mark and its end. Words between
 * quotation marks are somebody else's, or only named. */
static size_t words_of(const hinting *at, size_t item, uint32_t words[3])
{
    const empi_stream *stream = at->scene->stream;
    uint8_t marks = stream->text->sentences[stream->items[item].sentence].marks;
    size_t count = 0;
    if (stream->items[item].kind != EMPI_ITEM_BOUNDARY) {
        words[0] = stream->items[item].flags & EMPI_TOKEN_QUOTED ? (uint32_t)EMPI_WORD_NONE
                                                                 : stream->items[item].word;
        return 1;
    }
    if (marks & EMPI_MARK_QUESTION)
        words[count++] = EMPI_WORD_QUESTION;
    if (marks & EMPI_MARK_EXCLAIM)
        words[count++] = EMPI_WORD_EXCLAIM;
    words[count++] = EMPI_WORD_END;
    return count;
}

static void meet_all(hinting *at)
{
    uint32_t before = EMPI_WORD_NONE;
    for (size_t i = 0; i < at->scene->stream->count; i++) {
        uint32_t words[3];
        size_t count = words_of(at, i, words);
        for (size_t j = 0; j < count; j++) {
            if (words[j] != EMPI_WORD_NONE) {
                meet(at, words[j], EMPI_WORD_NONE, (uint32_t)i);
                meet_themes(at, words[j], (uint32_t)i);
            }
            if (words[j] != EMPI_WORD_NONE && before != EMPI_WORD_NONE)
                meet(at, before, words[j], (uint32_t)i);
            before = words[j];
        }
    }
}

/* ---- what entries tell beside them ---- */

typedef struct beside { /* the readings that count, of one kind or of one cue */
    int32_t plain, weak; /* how many */
    int32_t strongest;
} beside;

static beside look_beside(const empi_scene *scene, int32_t kind, uint32_t cue)
{
    beside found = {0};
    for (size_t i = 0; i < scene->readings->count; i++) {
        const empi_reading *reading = &scene->readings->items[i];
        const empi_rule *rule = &scene->program->rules[reading->rule];
        if (reading->reason || rule->kind != kind || (cue != UINT32_MAX && rule->cue != cue))
            continue;
        found.plain += rule->strength > 0;
        found.weak += rule->strength == 0;
        found.strongest = rule->strength > found.strongest ? rule->strength : found.strongest;
    }
    return found;
}

/* Where the other words speak against a kind by so many points, a plain entry for it is more likely
 * read wrong than right, and is set aside; two or more need more against them, a strong one stands. */
static void set_aside(const empi_scene *scene, int32_t kind, const beside *told, int32_t margin)
{
    const int32_t *numbers = scene->program->numbers;
    int32_t against = numbers[EMPI_AGAINST_FRUSTRATION + kind - 1];
    if (told->plain > 1)
        against -= numbers[EMPI_AGAINST_MORE];
    if (told->strongest > 2 || margin > against)
        return;
    for (size_t i = 0; i < scene->readings->count; i++) {
        empi_reading *reading = &scene->readings->items[i];
        if (!reading->reason && scene->program->rules[reading->rule].kind == kind)
            reading->reason = "unlikely";
    }
}

/* ---- telling a cue ---- */

static int32_t points_for(const empi_hints *hints, uint32_t row, size_t slot)
{
    const empi_hint *value = hints->values + hints->rows[row].at;
    const empi_hint *end = value + hints->rows[row].count;
    for (; value < end; value++)
        if (value->slot == slot)
            return value->points;
    return 0;
}

/* Lists the rows that speak for a cue. */
static size_t list_told(const hinting *at, size_t slot, empi_told *told)
{
    const uint32_t *rows = at->scene->readings->hints;
    size_t count = 0;
    for (size_t i = 0; i < at->met; i++) {
        int32_t points = points_for(&at->scene->program->hints, rows[i], slot);
        if (points > 0)
            told[count++] = (empi_told){rows[i], points};
    }
    return count;
}

/* Takes the row with most points, and of those the first in the tables, off the list. */
static uint32_t take_best(empi_told *told, size_t *count)
{
    size_t best = 0;
    uint32_t row;
    for (size_t i = 1; i < *count; i++)
        if (told[i].points > told[best].points ||
            (told[i].points == told[best].points && told[i].row < told[best].row))
            best = i;
    row = told[best].row;
    told[best] = told[--*count];
    return row;
}

static empi_reading reading_of(const empi_scene *scene, uint32_t rule, uint32_t row)
{
    const empi_hint_row *of = &scene->program->hints.rows[row];
    uint32_t second = of->first == EMPI_WORD_NONE ? EMPI_WORD_NONE : of->second; /* a theme: one word */
    empi_reading reading = {.rule = rule};
    const empi_item *items = scene->stream->items;
    reading.last = scene->readings->hint_at[row] - 1;
    if (reading.last > 0 && items[reading.last].kind == EMPI_ITEM_BOUNDARY)
        reading.last--;
    reading.first = reading.last;
    if (second != EMPI_WORD_NONE && reading.first > 0 && items[reading.first].word == second &&
        items[reading.first - 1].kind != EMPI_ITEM_BOUNDARY)
        reading.first--;
    reading.sentence = items[reading.last].sentence;
    reading.reason = empi_scope_message_reason(scene, &reading);
    return reading;
}

/* Whether words that are shown already, from a reading on, hold these. */
static bool is_shown(const empi_readings *readings, size_t from, const empi_reading *reading)
{
    for (size_t i = from; i < readings->count; i++)
        if (readings->items[i].first <= reading->last && readings->items[i].last >= reading->first)
            return true;
    return false;
}

/* Shows the words with most points for a cue as readings of its entry. */
static bool tell(const hinting *at, size_t slot)
{
    const empi_scene *scene = at->scene;
    empi_readings *readings = scene->readings;
    int32_t shown = scene->program->numbers[EMPI_POINTS_SHOWN];
    size_t from = readings->count, count;
    if (!empi_grow(scene->memory, &readings->told, &readings->told_capacity, at->met + 1,
                   sizeof *readings->told))
        return false;
    for (count = list_told(at, slot, readings->told); count > 0 && shown > 0;) {
        empi_reading reading = reading_of(scene, scene->program->hints.rules[slot],
                                          take_best(readings->told, &count));
        if (is_shown(readings, from, &reading))
            continue;
        shown--;
        if (!empi_grow(scene->memory, &readings->items, &readings->capacity, readings->count + 1,
                       sizeof *readings->items))
            return false;
        readings->items[readings->count++] = reading;
    }
    return true;
}

/* ---- one kind: its best cue tells it, and the cues that come close ---- */

static int32_t best_margin(const hinting *at, int32_t kind)
{
    const empi_hints *hints = &at->scene->program->hints;
    int32_t best = INT32_MIN;
    for (size_t i = 0; i < hints->cue_count; i++)
        if (rule_of(at, i)->kind == kind && at->sums[i] - hints->enough[i] > best)
            best = at->sums[i] - hints->enough[i];
    return best;
}

static bool weigh_kind(const hinting *at, int32_t kind)
{
    const empi_scene *scene = at->scene;
    const empi_hints *hints = &scene->program->hints;
    const int32_t *numbers = scene->program->numbers;
    beside told = look_beside(scene, kind, UINT32_MAX);
    int32_t best = best_margin(at, kind), least;
    if (best == INT32_MIN)
        return true;
    best += told.weak > 0 ? numbers[EMPI_POINTS_WEAK] : 0;
    set_aside(scene, kind, &told, best);
    least = told.plain > 0 ? numbers[EMPI_POINTS_BESIDE] : 0;
    if (best < least)
        return true;
    if (least < best - numbers[EMPI_POINTS_SPREAD])
        least = best - numbers[EMPI_POINTS_SPREAD];
    least -= told.weak > 0 ? numbers[EMPI_POINTS_WEAK] : 0;
    for (size_t i = 0; i < hints->cue_count; i++) {
        const empi_rule *rule = rule_of(at, i);
        if (rule->kind != kind || at->sums[i] - hints->enough[i] < least ||
            (told.plain > 0 && look_beside(scene, kind, rule->cue).plain > 0))
            continue;
        if (!tell(at, i))
            return false;
    }
    return true;
}

/* ---- a reply: each cue for itself ---- */

static bool weigh_reply(const hinting *at)
{
    const empi_hints *hints = &at->scene->program->hints;
    for (size_t i = 0; i < hints->cue_count; i++) {
        const empi_rule *rule = rule_of(at, i);
        if (rule->kind <= EMPI_DISTRESS || at->sums[i] < hints->enough[i] ||
            look_beside(at->scene, rule->kind, rule->cue).plain > 0)
            continue;
        if (!tell(at, i))
            return false;
    }
    return true;
}

static bool make_room(const empi_scene *scene)
{
    empi_readings *readings = scene->readings;
    size_t before = readings->hint_capacity, rows = scene->program->hints.row_count;
    if (!empi_grow(scene->memory, &readings->hint_at, &readings->hint_capacity, rows,
                   sizeof *readings->hint_at) ||
        !empi_grow(scene->memory, &readings->hints, &readings->hints_capacity, rows,
                   sizeof *readings->hints))
        return false;
    if (readings->hint_capacity > before)
        memset(readings->hint_at, 0, readings->hint_capacity * sizeof *readings->hint_at);
    return true;
}

bool empi_hints_apply(const empi_scene *scene)
{
    hinting at = {.scene = scene};
    bool done = true;
    if (scene->program->hints.cue_count == 0)
        return true;
    if (!make_room(scene))
        return false;
    meet_all(&at);
    if (scene->readings->side & EMPI_SIDE_ORGANISATION)
        done = weigh_reply(&at);
    else
        for (int32_t kind = 1; kind <= EMPI_DISTRESS && done; kind++)
            done = weigh_kind(&at, kind);
    for (size_t i = 0; i < at.met; i++)
        scene->readings->hint_at[scene->readings->hints[i]] = 0;
    return done;
}
