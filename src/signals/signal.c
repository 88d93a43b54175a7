#include "signals/signal.h"

#include "lexicon/merge.h"
#include "signals/understood.h"

#include <stdlib.h>
#include <string.h>

enum { SAID_MOST = 16 }; /* of one kind; more tell nothing new */

typedef struct saying { /* an entry and its words */
    uint32_t rule, first, last;
} saying;

typedef struct sums { /* of one kind */
    size_t evidence, rules;       /* readings and different entries that count */
    saying said[SAID_MOST];       /* entries, each with words of its own: none that points tell */
    size_t said_count;
    size_t weak_rules, strong;    /* weak entries, each with words of its own; strong readings */
    uint32_t weak_first, weak_last; /* the words of the last weak one */
    int32_t strength;             /* of the strongest */
    int32_t emphasis;             /* of the strongest */
    bool plain, combined;         /* a strong single reading; a strong combination */
    bool misspelt;                /* every strong reading is */
    uint8_t mask;
} sums;

typedef struct maker {
    const empi_program *program;
    const empi_stream *stream;
    empi_readings *readings;
    sums kinds[EMPI_KIND_LAST + 1];
} maker;

static const empi_rule *rule_of(const maker *at, const empi_reading *reading)
{
    return &at->program->rules[reading->rule];
}

static bool counts(const maker *at, const empi_reading *reading, int32_t kind)
{
    return !reading->reason && rule_of(at, reading)->kind == kind;
}

/* Marks each reading that counts with whether an earlier one is of the same entry. */
static void find_repeats(maker *at)
{
    empi_readings *readings = at->readings;
    for (size_t i = 0; i < readings->count; i++)
        if (!readings->items[i].reason)
            readings->items[i].again = readings->rule_seen[readings->items[i].rule]++ > 0;
    for (size_t i = 0; i < readings->count; i++)
        readings->rule_seen[readings->items[i].rule] = 0;
}

/* ---- what each kind has ---- */

/* Mock praise makes irony of a rhetorical question, and any of the two outweighs an apology or a
 * bare remark. */
static uint8_t stronger_mask(uint8_t a, uint8_t b)
{
    if (a == 0 || b == 0)
        return a ? a : b;
    return a < b ? a : b; /* the masks are numbered in this order */
}

/* Two weak entries that read the same words are one hint, not two. */
static void add_weak(const maker *at, sums *kind, size_t index)
{
    const empi_reading *reading = &at->readings->items[index];
    if (reading->again || (kind->weak_rules > 0 && reading->first <= kind->weak_last &&
                           reading->last >= kind->weak_first))
        return;
    kind->weak_rules++;
    kind->weak_first = reading->first;
    kind->weak_last = reading->last;
}

static void add_strong(sums *kind, const empi_reading *reading, const empi_rule *rule)
{
    bool combination = rule->parts.count > 0, hint = rule->by_points;
    kind->misspelt = reading->misspelt && (kind->strong == 0 || kind->misspelt);
    kind->strong++;
    kind->plain |= !combination && !hint;
    kind->combined |= combination;
    if (rule->strength > kind->strength) {
        kind->strength = rule->strength;
        kind->emphasis = reading->emphasis;
    } else if (rule->strength == kind->strength && reading->emphasis > kind->emphasis) {
        kind->emphasis = reading->emphasis;
    }
}

/* Entries that rest on the same words are one way to say it. */
static void add_said(sums *kind, const empi_reading *reading, const empi_rule *rule)
{
    if (rule->by_points || kind->said_count == SAID_MOST)
        return;
    for (size_t i = 0; i < kind->said_count; i++)
        if (kind->said[i].rule == reading->rule ||
            (kind->said[i].first <= reading->last && kind->said[i].last >= reading->first))
            return;
    kind->said[kind->said_count++] = (saying){reading->rule, reading->first, reading->last};
}

static void sum_up(maker *at)
{
    for (size_t i = 0; i < at->readings->count; i++) {
        const empi_reading *reading = &at->readings->items[i];
        const empi_rule *rule = rule_of(at, reading);
        sums *kind;
        if (reading->reason || rule->kind > EMPI_KIND_LAST)
            continue;
        kind = &at->kinds[rule->kind];
        kind->evidence++;
        kind->rules += !reading->again;
        add_said(kind, reading, rule);
        if (rule->strength == 0)
            add_weak(at, kind, i);
        else
            add_strong(kind, reading, rule);
    }
}

/* Weak readings alone tell nothing unless they are enough together. */
static void drop_weak(maker *at)
{
    int32_t enough = at->program->numbers[EMPI_WEAK_ENOUGH];
    at->kinds[EMPI_CLOSES].strong += at->kinds[EMPI_CLOSES].evidence; /* weighed in reply.c */
    at->kinds[EMPI_OPENS].strong += at->kinds[EMPI_OPENS].evidence;
    for (size_t i = 0; i < at->readings->count; i++) {
        empi_reading *reading = &at->readings->items[i];
        const empi_rule *rule = rule_of(at, reading);
        const sums *kind;
        if (reading->reason || rule->kind > EMPI_KIND_LAST)
            continue;
        kind = &at->kinds[rule->kind];
        if (kind->strong == 0 && (int64_t)kind->weak_rules < enough)
            reading->reason = "weak";
    }
    for (int32_t k = 1; k <= EMPI_KIND_LAST; k++) {
        sums *kind = &at->kinds[k];
        if (kind->strong == 0 && (int64_t)kind->weak_rules < enough)
            *kind = (sums){0};
    }
}

/* The mask that readings of so much strength, by points or not, name; 0: none do. */
static uint8_t mask_of(const maker *at, bool by_points, uint8_t least)
{
    uint8_t mask = 0;
    for (size_t i = 0; i < at->readings->count; i++) {
        const empi_rule *rule = rule_of(at, &at->readings->items[i]);
        if (counts(at, &at->readings->items[i], EMPI_MASKED_QUESTION) &&
            rule->by_points == by_points && rule->strength >= least)
            mask = stronger_mask(mask, rule->mask);
    }
    return mask;
}

static bool asks(const maker *at)
{
    const empi_text *text = at->stream->text;
    for (size_t i = 0; i < text->sentence_count; i++)
        if (text->sentences[i].marks & EMPI_MARK_QUESTION)
            return true;
    return false;
}

/* Entries say how a question is masked, weak ones where no others do. Words with points do not: what
 * they alone tell as a remark is read as rhetorical in a message that asks. Of messages labelled by
 * hand, 80 of 91 rhetorical ones have a question mark and 125 of 126 remarks have none. */
static void choose_mask(maker *at)
{
    sums *kind = &at->kinds[EMPI_MASKED_QUESTION];
    if (!kind->evidence)
        return;
    kind->mask = mask_of(at, false, 1);
    if (!kind->mask)
        kind->mask = mask_of(at, false, 0);
    if (kind->mask)
        return;
    kind->mask = mask_of(at, true, 0);
    if (kind->mask == EMPI_STATEMENT && asks(at))
        kind->mask = EMPI_RHETORICAL;
}

static int32_t clamp(int32_t value, int32_t low, int32_t high)
{
    return value < low ? low : value > high ? high : value;
}

static int32_t intensity_of(const maker *at, const sums *kind)
{
    int32_t intensity = (kind->strength ? kind->strength : 1) + kind->emphasis;
    if ((int64_t)kind->said_count >= at->program->numbers[EMPI_ACCUMULATE])
        intensity++;
    return clamp(intensity, 1, 3);
}

static int32_t confidence_of(const maker *at, const sums *kind)
{
    const int32_t *numbers = at->program->numbers;
    int32_t confidence = kind->plain      ? numbers[EMPI_CONFIDENCE_PLAIN]
                         : kind->combined ? numbers[EMPI_CONFIDENCE_COMBINATION]
                                          : numbers[EMPI_CONFIDENCE_WEAK];
    int32_t extra = kind->rules > 8 ? 7 : (int32_t)kind->rules - 1;
    confidence += extra * numbers[EMPI_CONFIDENCE_EXTRA];
    if (kind->misspelt)
        confidence += numbers[EMPI_CONFIDENCE_MISSPELT];
    if (kind->mask == EMPI_IRONY)
        confidence += numbers[EMPI_CONFIDENCE_IRONY];
    return clamp(confidence, 1, clamp(numbers[EMPI_CONFIDENCE_MAX], 1, 100));
}

/* ---- the block ---- */

typedef struct block {
    empi_result *result;
    empi_evidence *evidence; /* next free */
    const char **cues;       /* next free */
} block;

static bool is_told(const empi_rule *rule)
{
    return rule->kind <= EMPI_KIND_LAST;
}

static block new_block(const maker *at, empi_engine *engine)
{
    size_t evidence = 0, size;
    block room = {0};
    for (size_t i = 0; i < at->readings->count; i++)
        evidence += is_told(rule_of(at, &at->readings->items[i]));
    size = sizeof(empi_result) + evidence * (sizeof(empi_evidence) + sizeof(char *));
    room.result = empi_alloc_zero(&at->program->memory, size);
    if (!room.result)
        return room;
    room.result->size = size;
    room.result->engine = empi_engine_retain(engine);
    room.evidence = (empi_evidence *)(room.result + 1);
    room.cues = (const char **)(room.evidence + evidence);
    return room;
}

static void put_evidence(const maker *at, const empi_reading *reading, empi_evidence *evidence)
{
    const empi_text *text = at->stream->text;
    const empi_rule *rule = rule_of(at, reading);
    const empi_item *first = &at->stream->items[reading->first];
    const empi_item *last = &at->stream->items[reading->last];
    *evidence = (empi_evidence){
        .rule = rule, .cue = at->program->cues[rule->cue].id, .reason = reading->reason,
        .again = reading->again};
    evidence->start[0] = text->tokens[first->token].from;
    evidence->end[0] = text->tokens[last->last].to;
}

static int compare_evidence(const void *left, const void *right)
{
    const empi_evidence *a = left, *b = right;
    if (a->start[0] != b->start[0])
        return a->start[0] < b->start[0] ? -1 : 1;
    if (a->end[0] != b->end[0])
        return a->end[0] < b->end[0] ? -1 : 1;
    return strcmp(a->rule->id, b->rule->id);
}

/* Collects readings of a kind that count, or of any kind that are set aside (kind 0). */
static size_t collect(const maker *at, block *room, int32_t kind)
{
    empi_evidence *first = room->evidence;
    for (size_t i = 0; i < at->readings->count; i++) {
        const empi_reading *reading = &at->readings->items[i];
        bool wanted = kind ? counts(at, reading, kind)
                           : reading->reason && is_told(rule_of(at, reading));
        if (wanted)
            put_evidence(at, reading, room->evidence++);
    }
    if (room->evidence - first > 1)
        qsort(first, (size_t)(room->evidence - first), sizeof *first, compare_evidence);
    return (size_t)(room->evidence - first);
}

enum { MOST_CUES = 32 }; /* of one kind; what comes after counts as the weakest */

/* A cue weighs what its entries weigh: a weak one counts for one, the others for three and more.
 * The strongest cue comes first, among equals the one that stands first in the text. Beside strong
 * evidence a single weak hint adds to the kind, but is no cue of its own. */
static void put_cues(const maker *at, block *room, empi_signal *signal)
{
    int32_t weights[MOST_CUES + 1] = {0};
    signal->cues = room->cues;
    for (size_t i = 0; i < signal->evidence_count; i++) {
        const empi_evidence *evidence = &signal->evidence[i];
        size_t j = 0;
        while (j < signal->cue_count && signal->cues[j] != evidence->cue)
            j++;
        if (j == signal->cue_count)
            signal->cues[signal->cue_count++] = evidence->cue;
        if (!evidence->again && j < MOST_CUES)
            weights[j] += 1 + 2 * evidence->rule->strength;
    }
    for (size_t i = 1; i < signal->cue_count && i < MOST_CUES; i++) {
        const char *cue = signal->cues[i];
        int32_t weight = weights[i];
        size_t j = i;
        for (; j > 0 && weights[j - 1] < weight; j--) {
            signal->cues[j] = signal->cues[j - 1];
            weights[j] = weights[j - 1];
        }
        signal->cues[j] = cue;
        weights[j] = weight;
    }
    while (signal->cue_count > 1 && signal->cue_count <= MOST_CUES &&
           weights[signal->cue_count - 1] == 1 && weights[0] > 2)
        signal->cue_count--;
    room->cues += signal->cue_count;
    if (signal->kind == EMPI_MASKED_QUESTION && signal->cue_count > 0)
        signal->question =
            at->program->cues[empi_program_cue(at->program, signal->kind, signal->cues[0])].question;
}

static void put_signal(const maker *at, block *room, int32_t kind)
{
    empi_signal *signal = &room->result->signals[room->result->signal_count++];
    const sums *sum = &at->kinds[kind];
    signal->kind = kind;
    signal->intensity = intensity_of(at, sum);
    signal->confidence = confidence_of(at, sum);
    signal->mask = kind == EMPI_MASKED_QUESTION ? sum->mask : 0;
    signal->evidence = room->evidence;
    signal->evidence_count = collect(at, room, kind);
    put_cues(at, room, signal);
}

/* Distress comes first whatever its strength: a person should look now. */
static int compare_signals(const void *left, const void *right)
{
    const empi_signal *a = left, *b = right;
    if ((a->kind == EMPI_DISTRESS) != (b->kind == EMPI_DISTRESS))
        return a->kind == EMPI_DISTRESS ? -1 : 1;
    if (a->intensity != b->intensity)
        return a->intensity > b->intensity ? -1 : 1;
    if (a->confidence != b->confidence)
        return a->confidence > b->confidence ? -1 : 1;
    return a->kind < b->kind ? -1 : a->kind > b->kind;
}

/* ---- offsets in other units ---- */

static int compare_offsets(const void *left, const void *right)
{
    uint32_t *const *a = left, *const *b = right;
    return **a < **b ? -1 : **a > **b;
}

/* Each offset in bytes stands first of three in its evidence's start or end. The text is counted
 * once, from offset to offset in their order. */
static bool convert_offsets(const maker *at, empi_evidence *evidence, size_t count,
                            empi_signal_room *room)
{
    const empi_text *text = at->stream->text;
    size_t done = 0, points = 0, units = 0;
    uint32_t **offsets;
    if (count == 0)
        return true;
    if (!empi_grow(&at->program->memory, &room->offsets, &room->capacity, 2 * count,
                   sizeof *offsets))
        return false;
    offsets = room->offsets;
    for (size_t i = 0; i < count; i++) {
        offsets[2 * i] = evidence[i].start;
        offsets[2 * i + 1] = evidence[i].end;
    }
    qsort(offsets, 2 * count, sizeof *offsets, compare_offsets);
    for (size_t i = 0; i < 2 * count; i++) {
        size_t step = offsets[i][0] - done;
        points += empi_text_units(text->bytes + done, text->length - done, step, false);
        units += empi_text_units(text->bytes + done, text->length - done, step, true);
        done += step;
        offsets[i][1] = (uint32_t)points;
        offsets[i][2] = (uint32_t)units;
    }
    return true;
}

/* ---- all together ---- */

static void reflect(const empi_program *program, empi_result *result)
{
    for (size_t pass = 0; pass < 2; pass++) /* first for the cues, then for the kind */
        for (size_t i = 0; i < result->signal_count; i++) {
            const empi_signal *signal = &result->signals[i];
            for (size_t j = 0; j < program->reflection_count; j++) {
                const empi_reflection *ask = &program->reflections[j];
                bool fits = ask->kind == signal->kind &&
                            (pass == 0 ? ask->cue != UINT32_MAX && signal->cue_count > 0 &&
                                             program->cues[ask->cue].id == signal->cues[0]
                                       : ask->cue == UINT32_MAX);
                if (!fits)
                    continue;
                if (result->reflect_count < EMPI_REFLECT)
                    result->reflect[result->reflect_count++] = ask->ask;
                break;
            }
        }
}

/* The language is a guess: the words of an entry for distress are worth being wrong about it. */
static void set_foreign_aside(maker *at)
{
    for (size_t i = 0; i < at->readings->count; i++) {
        empi_reading *reading = &at->readings->items[i];
        const empi_rule *rule = rule_of(at, reading);
        if (!reading->reason && (rule->kind != EMPI_DISTRESS || rule->by_points))
            reading->reason = "foreign";
    }
}

empi_result *empi_signals_make(empi_engine *engine, const empi_stream *stream,
                               empi_readings *readings, bool undecided, empi_signal_room *kept)
{
    maker at = {.program = engine->program, .stream = stream, .readings = readings};
    block room;
    empi_understood understood = empi_understand(engine->program, stream, undecided);
    empi_evidence *first;
    if (!understood.dutch)
        set_foreign_aside(&at);
    find_repeats(&at);
    sum_up(&at);
    drop_weak(&at);
    choose_mask(&at);
    room = new_block(&at, engine);
    if (!room.result)
        return NULL;
    first = room.evidence;
    for (int32_t kind = 1; kind <= EMPI_KIND_LAST; kind++)
        if (at.kinds[kind].evidence > 0)
            put_signal(&at, &room, kind);
    room.result->aside = room.evidence;
    room.result->aside_count = collect(&at, &room, 0);
    if (!convert_offsets(&at, first, (size_t)(room.evidence - first), kept)) {
        empi_result_free(room.result);
        return NULL;
    }
    qsort(room.result->signals, room.result->signal_count, sizeof *room.result->signals,
          compare_signals);
    empi_understood_report(&understood, room.result);
    reflect(engine->program, room.result);
    return room.result;
}

void empi_signal_room_free(empi_signal_room *room, const empi_memory *memory)
{
    empi_free(memory, room->offsets, room->capacity * sizeof *room->offsets);
}

void empi_result_free(empi_result *result)
{
    empi_memory memory;
    empi_engine *engine;
    if (!result)
        return;
    engine = result->engine;
    memory = engine->program->memory;
    empi_free(&memory, result, result->size);
    empi_engine_release(engine);
}
