#include "interpret/reading.h"

#include "lexicon/hints.h"

#include <string.h>

enum { MOST_CUES = 64 }; /* cues that hints are counted for, of one kind */

typedef struct hinting {
    const empi_scene *scene;
    size_t met;                       /* how many of readings->hints */
    int64_t points[EMPI_KIND_LAST + 1]; /* by kind */
} hinting;

static const empi_rule *rule_of(const hinting *at, const empi_hint *hint)
{
    return &at->scene->program->rules[hint->rule];
}

/* ---- meeting hints: each counts once a message ---- */

static void meet(hinting *at, uint32_t first, uint32_t second, uint32_t item)
{
    const empi_program *program = at->scene->program;
    empi_readings *readings = at->scene->readings;
    const empi_hint *hint = empi_hints_find(program, first, second);
    for (; hint && hint < program->hints + program->hint_count && hint->first == first &&
           hint->second == second;
         hint++) {
        size_t index = (size_t)(hint - program->hints);
        if (readings->hint_at[index])
            continue;
        readings->hint_at[index] = item + 1;
        readings->hints[at->met++] = (uint32_t)index;
        at->points[rule_of(at, hint)->kind] += hint->points;
    }
}

/* A sentence's end shows as its question mark, its exclamation mark and its end. */
static size_t words_of(const hinting *at, size_t item, uint32_t words[3])
{
    const empi_stream *stream = at->scene->stream;
    uint8_t marks = stream->text->sentences[stream->items[item].sentence].marks;
    size_t count = 0;
    if (stream->items[item].kind != EMPI_ITEM_BOUNDARY) {
        words[0] = stream->items[item].word;
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
            if (words[j] != EMPI_WORD_NONE)
                meet(at, words[j], EMPI_WORD_NONE, (uint32_t)i);
            if (words[j] != EMPI_WORD_NONE && before != EMPI_WORD_NONE)
                meet(at, before, words[j], (uint32_t)i);
            before = words[j];
        }
    }
}

/* ---- telling a kind ---- */

static bool is_told(const empi_scene *scene, int32_t kind)
{
    for (size_t i = 0; i < scene->readings->count; i++) {
        const empi_reading *reading = &scene->readings->items[i];
        const empi_rule *rule = &scene->program->rules[reading->rule];
        if (!reading->reason && rule->kind == kind && rule->strength > 0)
            return true;
    }
    return false;
}

/* Where the other words speak against a kind by so many points, one plain entry for it is more likely
 * read wrong than right, and is set aside. A strong entry stands, and so do two or more. */
static void set_aside(const hinting *at, int32_t kind)
{
    const empi_scene *scene = at->scene;
    int32_t strongest_one = 0, count = 0;
    for (size_t i = 0; i < scene->readings->count; i++) {
        const empi_reading *reading = &scene->readings->items[i];
        const empi_rule *rule = &scene->program->rules[reading->rule];
        if (reading->reason || rule->kind != kind)
            continue;
        count += rule->strength > 0;
        strongest_one = rule->strength > strongest_one ? rule->strength : strongest_one;
    }
    if (strongest_one > 2 || count > 1)
        return;
    for (size_t i = 0; i < scene->readings->count; i++) {
        empi_reading *reading = &scene->readings->items[i];
        if (!reading->reason && scene->program->rules[reading->rule].kind == kind)
            reading->reason = "unlikely";
    }
}

/* The entry for which most points were met, among those of the kind. */
static uint32_t strongest(const hinting *at, int32_t kind)
{
    const empi_program *program = at->scene->program;
    struct {
        uint32_t rule;
        int64_t points;
    } sums[MOST_CUES], best = {UINT32_MAX, 0};
    size_t count = 0;
    for (size_t i = 0; i < at->met; i++) {
        const empi_hint *hint = &program->hints[at->scene->readings->hints[i]];
        size_t j = 0;
        if (rule_of(at, hint)->kind != kind || hint->points <= 0)
            continue;
        while (j < count && sums[j].rule != hint->rule)
            j++;
        if (j == MOST_CUES)
            continue;
        if (j == count) {
            sums[count].rule = hint->rule;
            sums[count++].points = 0;
        }
        sums[j].points += hint->points;
        if (sums[j].points > best.points) {
            best.rule = sums[j].rule;
            best.points = sums[j].points;
        }
    }
    return best.rule;
}

/* The hint of the entry with most points that is not yet shown, or UINT32_MAX. */
static uint32_t next_to_show(const hinting *at, uint32_t rule, int32_t below, uint32_t after)
{
    const empi_program *program = at->scene->program;
    uint32_t best = UINT32_MAX;
    for (size_t i = 0; i < at->met; i++) {
        uint32_t index = at->scene->readings->hints[i];
        const empi_hint *hint = &program->hints[index];
        bool later = hint->points < below || (hint->points == below && index > after);
        if (hint->rule != rule || hint->points <= 0 || !later)
            continue;
        if (best == UINT32_MAX || hint->points > program->hints[best].points ||
            (hint->points == program->hints[best].points && index < best))
            best = index;
    }
    return best;
}

/* Shows the strongest hints of one entry as readings. */
static bool tell(const hinting *at, uint32_t rule)
{
    const empi_scene *scene = at->scene;
    empi_readings *readings = scene->readings;
    int32_t shown = scene->program->numbers[EMPI_HINTS_SHOWN], below = INT32_MAX;
    uint32_t after = 0;
    while (shown-- > 0) {
        uint32_t index = next_to_show(at, rule, below, after);
        const empi_hint *hint;
        empi_reading reading = {.rule = rule};
        if (index == UINT32_MAX)
            break;
        hint = &scene->program->hints[index];
        below = hint->points;
        after = index;
        reading.last = readings->hint_at[index] - 1;
        if (reading.last > 0 && scene->stream->items[reading.last].kind == EMPI_ITEM_BOUNDARY)
            reading.last--;
        reading.first = reading.last;
        if (hint->second != EMPI_WORD_NONE && reading.first > 0 &&
            scene->stream->items[reading.first].word == hint->second &&
            scene->stream->items[reading.first - 1].kind != EMPI_ITEM_BOUNDARY)
            reading.first--;
        reading.sentence = scene->stream->items[reading.last].sentence;
        reading.reason = empi_scope_message_reason(scene, &reading);
        if (!empi_grow(scene->memory, &readings->items, &readings->capacity, readings->count + 1,
                       sizeof reading))
            return false;
        readings->items[readings->count++] = reading;
    }
    return true;
}

static bool make_room(const empi_scene *scene)
{
    empi_readings *readings = scene->readings;
    size_t before = readings->hint_capacity;
    if (!empi_grow(scene->memory, &readings->hint_at, &readings->hint_capacity,
                   scene->program->hint_count, sizeof *readings->hint_at) ||
        !empi_grow(scene->memory, &readings->hints, &readings->hints_capacity,
                   scene->program->hint_count, sizeof *readings->hints))
        return false;
    if (readings->hint_capacity > before)
        memset(readings->hint_at, 0, readings->hint_capacity * sizeof *readings->hint_at);
    return true;
}

bool empi_hints_apply(const empi_scene *scene)
{
    hinting at = {.scene = scene};
    bool done = true;
    if (scene->program->hint_count == 0)
        return true;
    if (!make_room(scene))
        return false;
    meet_all(&at);
    for (int32_t kind = 1; kind <= EMPI_DISTRESS && done; kind++) {
        uint32_t rule;
        if (at.points[kind] <= scene->program->numbers[EMPI_AGAINST_FRUSTRATION + kind - 1])
            set_aside(&at, kind);
        if (at.points[kind] < scene->program->numbers[EMPI_HINTS_FRUSTRATION + kind - 1] ||
            is_told(scene, kind))
            continue;
        rule = strongest(&at, kind);
        done = rule == UINT32_MAX || tell(&at, rule);
    }
    for (size_t i = 0; i < at.met; i++)
        scene->readings->hint_at[scene->readings->hints[i]] = 0;
    return done;
}
