#include "interpret/weighing.h"

#include "lexicon/hints.h"

#include <string.h>

static const empi_rule *rule_of(const empi_meeting *at, size_t slot)
{
    return &at->scene->program->rules[at->scene->program->hints.rules[slot]];
}

/* The slot of a cue; cue_count: it has none. */
static size_t slot_of(const empi_meeting *at, uint32_t cue)
{
    size_t slot = 0;
    while (slot < at->scene->program->hints.cue_count && rule_of(at, slot)->cue != cue)
        slot++;
    return slot;
}

/* ---- telling a cue ---- */

static bool is_of_entries(const empi_hint_row *row)
{
    return row->first == EMPI_WORD_NONE && row->second >= EMPI_HINT_OF_KIND;
}

static int32_t points_for(const empi_hints *hints, uint32_t row, size_t slot)
{
    const empi_hint_row *from = &hints->rows[row];
    if (from->count == EMPI_HINT_FULL)
        return hints->full[from->at].points[slot];
    for (uint32_t i = from->at; i < from->at + from->count; i++)
        if (hints->values[i].slot == slot)
            return hints->values[i].points;
    return 0;
}

/* Lists the rows of words that speak for a cue. false: no memory. */
static bool list_told(const empi_meeting *at, size_t slot, size_t *count)
{
    empi_readings *readings = at->scene->readings;
    const empi_hints *hints = &at->scene->program->hints;
    for (size_t i = 0; i < at->met; i++) {
        empi_met met = readings->hints[i];
        int32_t points = points_for(hints, met.row, slot);
        if (points <= 0 || is_of_entries(&hints->rows[met.row]))
            continue;
        if (!empi_grow(at->scene->memory, &readings->told, &readings->told_capacity, *count + 1,
                       sizeof *readings->told))
            return false;
        readings->told[(*count)++] = (empi_told){met, points};
    }
    return true;
}

/* Takes the row with most points, and of those the first in the tables, off the list. */
static empi_met take_best(empi_told *told, size_t *count)
{
    size_t best = 0;
    empi_met met;
    for (size_t i = 1; i < *count; i++)
        if (told[i].points > told[best].points ||
            (told[i].points == told[best].points && told[i].met.row < told[best].met.row))
            best = i;
    met = told[best].met;
    told[best] = told[--*count];
    return met;
}

static empi_reading reading_of(const empi_scene *scene, uint32_t rule, empi_met met)
{
    const empi_hint_row *of = &scene->program->hints.rows[met.row];
    bool pair = (of->first & ~EMPI_HINT_ASKING) != EMPI_WORD_NONE && of->second != EMPI_WORD_NONE;
    empi_reading reading = {.rule = rule};
    const empi_item *items = scene->stream->items;
    reading.last = met.item;
    if (reading.last > 0 && items[reading.last].kind == EMPI_ITEM_BOUNDARY)
        reading.last--;
    reading.first = reading.last;
    if (pair && reading.last == met.item && reading.first > 0 &&
        items[reading.first - 1].kind != EMPI_ITEM_BOUNDARY)
        reading.first--; /* not where its second is the end of a sentence */
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

/* Words between quotation marks are somebody else's or only named: that they stand there may speak
 * for a cue, but they do not tell it. */
static bool is_quoted(const empi_scene *scene, const empi_reading *reading)
{
    const empi_item *items = scene->stream->items;
    return items[reading->first].flags & items[reading->last].flags & EMPI_TOKEN_QUOTED;
}

static bool add_reading(const empi_scene *scene, const empi_reading *reading)
{
    empi_readings *readings = scene->readings;
    empi_reading added = *reading; /* which may be one of those that move */
    if (!empi_grow(scene->memory, &readings->items, &readings->capacity, readings->count + 1,
                   sizeof *readings->items))
        return false;
    readings->items[readings->count++] = added;
    return true;
}

/* Where weak entries of the cue have all the points, their words are shown. */
static bool tell_by_weak(const empi_meeting *at, size_t slot)
{
    const empi_readings *readings = at->scene->readings;
    uint32_t rule = at->scene->program->hints.rules[slot];
    for (size_t i = 0; i < readings->count; i++) {
        empi_reading reading = readings->items[i];
        if (reading.reason || at->scene->program->rules[reading.rule].cue != rule_of(at, slot)->cue)
            continue;
        reading.rule = rule;
        return add_reading(at->scene, &reading);
    }
    return true;
}

/* Whether all of its words are such as stand in any message: their points count, but they explain
 * nothing. */
static bool says_little(const empi_scene *scene, const empi_reading *reading)
{
    uint32_t i = reading->first;
    while (i <= reading->last &&
           empi_item_in(scene->program, &scene->stream->items[i], scene->program->says_little))
        i++;
    return i > reading->last;
}

/* Shows the words with most points for a cue as readings of its entry; of those that say little only
 * where any may be shown. */
static bool show(const empi_meeting *at, size_t slot, size_t from, bool any)
{
    const empi_scene *scene = at->scene;
    empi_readings *readings = scene->readings;
    int32_t left = scene->program->numbers[EMPI_POINTS_SHOWN];
    size_t count = 0;
    if (!list_told(at, slot, &count))
        return false;
    while (count > 0 && left > 0) {
        empi_reading reading =
            reading_of(scene, scene->program->hints.rules[slot], take_best(readings->told, &count));
        if (is_shown(readings, from, &reading) || is_quoted(scene, &reading) ||
            (!any && says_little(scene, &reading)))
            continue;
        left--;
        if (!add_reading(scene, &reading))
            return false;
    }
    return true;
}

static bool tell(const empi_meeting *at, size_t slot)
{
    const empi_readings *readings = at->scene->readings;
    size_t from = readings->count;
    if (!show(at, slot, from, false) || (readings->count == from && !show(at, slot, from, true)))
        return false;
    return readings->count > from || tell_by_weak(at, slot);
}

/* ---- one kind: its best cue tells it, and the cues that stand out with it ---- */

/* The margin that a cue of a kind needs to be told: so large a share of how far its best cue stands
 * above the middle of them all. INT32_MAX: none is told. */
static int32_t least_of(const empi_meeting *at, int32_t kind)
{
    const empi_hints *hints = &at->scene->program->hints;
    int64_t sum = 0, count = 0, best = -1, share = at->scene->program->numbers[EMPI_POINTS_SHARE];
    for (size_t i = 0; i < hints->cue_count; i++) {
        int32_t margin = empi_meeting_margin(at, i);
        if (hints->kinds[i] != kind)
            continue;
        sum += margin;
        count++;
        best = margin > best ? margin : best;
    }
    return best < 0 ? INT32_MAX : (int32_t)(best - (100 - share) * (best - sum / count) / 100);
}

/* Whether the words of an entry are a sentence of their own, or several: that says what it says,
 * whatever stands around it. A part of a combination is not all of its words. */
static bool is_sentence(const empi_meeting *at, const empi_reading *reading)
{
    const empi_stream *stream = at->scene->stream;
    const empi_sentence_items *first = &stream->sentences[stream->items[reading->first].sentence];
    const empi_sentence_items *last = &stream->sentences[stream->items[reading->last].sentence];
    return at->scene->program->rules[reading->rule].parts.count == 0 &&
           reading->first == first->first && reading->last + 1 == last->first + last->count;
}

/* Whether another entry of its cue, not a weak one, found something in the sentence of a reading. */
static bool has_company(const empi_meeting *at, const empi_reading *reading)
{
    const empi_readings *readings = at->scene->readings;
    const empi_rule *rules = at->scene->program->rules;
    for (size_t i = 0; i < readings->count; i++) {
        const empi_reading *other = &readings->items[i];
        if (other->sentence == reading->sentence && other->rule != reading->rule &&
            rules[other->rule].cue == rules[reading->rule].cue && rules[other->rule].strength > 0 &&
            !rules[other->rule].by_points && empi_reading_found(other))
            return true;
    }
    return false;
}

/* Whether the points leave a reading of an entry standing: where the kind is told, if they tell its
 * cue too, or are enough for it and another entry agrees; else where they do not speak clearly against
 * it. Who tells of more distress than one takes none of it back. A cue without an entry for its points
 * always stands. */
static bool may_stand(const empi_meeting *at, const empi_reading *reading, int32_t least)
{
    const empi_rule *rule = &at->scene->program->rules[reading->rule];
    size_t slot = slot_of(at, rule->cue);
    bool told = least < INT32_MAX && rule->kind != EMPI_DISTRESS;
    int32_t low = told ? least : -at->scene->program->numbers[EMPI_POINTS_DOUBT];
    if (!told && is_sentence(at, reading))
        return true;
    if (told && least > 0 && has_company(at, reading))
        low = 0;
    return slot == at->scene->program->hints.cue_count || empi_meeting_margin(at, slot) >= low;
}

/* What was added up for one sentence: readings come by sentence, so the last one is kept. */
typedef struct own_sentence {
    empi_meeting meeting;
    uint32_t sentence; /* UINT32_MAX: none yet */
} own_sentence;

/* Whether the points of its sentence alone, without the rest of the message, tell its cue: who adds a
 * question or thanks does not take back what he told. Where two entries agree it is enough that they
 * do not speak clearly against it. */
static bool stands_alone(const empi_meeting *at, const empi_reading *reading, own_sentence *own)
{
    const empi_program *program = at->scene->program;
    const empi_rule *rule = &program->rules[reading->rule];
    size_t slot = slot_of(at, rule->cue);
    int32_t margin;
    if (rule->strength == 0 || slot == program->hints.cue_count ||
        at->scene->stream->items[reading->first].sentence != reading->sentence ||
        at->scene->stream->items[reading->last].sentence != reading->sentence)
        return false;
    if (own->sentence != reading->sentence)
        empi_meeting_sentence(at, reading->sentence, &own->meeting);
    own->sentence = reading->sentence;
    margin = empi_meeting_margin(&own->meeting, slot);
    return margin >= 0 ||
           (margin >= -program->numbers[EMPI_POINTS_DOUBT] && has_company(at, reading));
}

/* An entry whose own points are known is one voice among the others: where they speak against its
 * cue it is more likely read wrong than right. One that was not measured stands. */
static bool set_aside(const empi_meeting *at, int32_t kind, int32_t least)
{
    const empi_program *program = at->scene->program;
    own_sentence own = {.meeting = {.scene = at->scene}, .sentence = UINT32_MAX};
    for (size_t i = 0; i < at->scene->readings->count; i++) {
        empi_reading *reading = &at->scene->readings->items[i];
        if (!reading->reason && program->rules[reading->rule].kind == kind &&
            !may_stand(at, reading, least) &&
            empi_hints_find_of(program, EMPI_HINT_OF_ENTRY, reading->rule) != UINT32_MAX &&
            (least < INT32_MAX || !stands_alone(at, reading, &own)))
            reading->reason = "unlikely";
    }
    return !own.meeting.failed;
}

static bool has_plain(const empi_scene *scene, uint32_t cue)
{
    for (size_t i = 0; i < scene->readings->count; i++) {
        const empi_rule *rule = &scene->program->rules[scene->readings->items[i].rule];
        if (!scene->readings->items[i].reason && rule->cue == cue && rule->strength > 0)
            return true;
    }
    return false;
}

static bool weigh_kind(const empi_meeting *at, int32_t kind, int32_t least)
{
    const empi_hints *hints = &at->scene->program->hints;
    if (!set_aside(at, kind, least))
        return false;
    for (size_t i = 0; least < INT32_MAX && i < hints->cue_count; i++)
        if (hints->kinds[i] == kind && empi_meeting_margin(at, i) >= least &&
            !has_plain(at->scene, rule_of(at, i)->cue) && !tell(at, i))
            return false;
    return true;
}

static bool weigh_all(const empi_meeting *at)
{
    for (int32_t kind = 1; kind <= EMPI_DISTRESS; kind++)
        if (!weigh_kind(at, kind, least_of(at, kind)))
            return false;
    return true;
}

/* ---- a reply: each cue for itself ---- */

static bool weigh_reply(const empi_meeting *at)
{
    const empi_hints *hints = &at->scene->program->hints;
    for (size_t i = 0; i < hints->cue_count; i++) {
        if (hints->kinds[i] > EMPI_DISTRESS && at->sums[i] >= hints->enough[i] &&
            !has_plain(at->scene, rule_of(at, i)->cue) && !tell(at, i))
            return false;
    }
    return true;
}

static bool make_room(const empi_scene *scene)
{
    empi_readings *readings = scene->readings;
    size_t before = readings->hint_capacity;
    if (!empi_grow(scene->memory, &readings->hint_met, &readings->hint_capacity,
                   scene->program->hints.row_count / 64 + 1, sizeof *readings->hint_met))
        return false;
    if (readings->hint_capacity > before)
        memset(readings->hint_met, 0, readings->hint_capacity * sizeof *readings->hint_met);
    return true;
}

bool empi_hints_apply(const empi_scene *scene)
{
    empi_meeting at = {.scene = scene};
    bool done = true;
    if (scene->program->hints.cue_count == 0)
        return true;
    if (!make_room(scene))
        return false;
    empi_meeting_all(&at);
    done = !at.failed;
    if (done && scene->readings->side & EMPI_SIDE_ORGANISATION) {
        done = weigh_reply(&at);
    } else if (done) {
        empi_weighings_apply(&at);
        done = weigh_all(&at);
    }
    for (size_t i = 0; i < at.met; i++)
        scene->readings->hint_met[scene->readings->hints[i].row / 64] = 0;
    return done;
}
