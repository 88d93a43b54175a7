#include "interpret/reading.h"

#include <string.h>

void empi_readings_free(empi_readings *readings, const empi_memory *memory)
{
    empi_free(memory, readings->items, readings->capacity * sizeof *readings->items);
    empi_free(memory, readings->sentences,
              readings->sentence_capacity * sizeof *readings->sentences);
    empi_free(memory, readings->clauses, readings->clause_capacity * sizeof *readings->clauses);
    empi_free(memory, readings->by_cue, readings->cue_capacity * sizeof *readings->by_cue);
    empi_free(memory, readings->hint_met, readings->hint_capacity * sizeof *readings->hint_met);
    empi_free(memory, readings->hints, readings->hints_capacity * sizeof *readings->hints);
    empi_free(memory, readings->told, readings->told_capacity * sizeof *readings->told);
    empi_free(memory, readings->rule_seen, readings->rule_capacity * sizeof *readings->rule_seen);
    memset(readings, 0, sizeof *readings);
}

static bool take_hits(const empi_scene *scene, const empi_hits *hits)
{
    empi_readings *readings = scene->readings;
    readings->count = 0;
    for (size_t i = 0; i < hits->count; i++) {
        const empi_hit *hit = &hits->items[i];
        if (!empi_grow(scene->memory, &readings->items, &readings->capacity, readings->count + 1,
                       sizeof *readings->items))
            return false;
        readings->items[readings->count++] = (empi_reading){.rule = hit->rule,
                                                            .first = hit->first,
                                                            .last = hit->last,
                                                            .sentence = hit->sentence,
                                                            .misspelt = hit->misspelt,
                                                            .negative = hit->negative,
                                                            .reason = hit->undecided ? "too_complex"
                                                                      : hit->excepted ? "except"
                                                                                      : NULL};
    }
    readings->single = readings->count;
    return true;
}

static bool index_sentences(const empi_scene *scene)
{
    empi_readings *readings = scene->readings;
    size_t sentences = scene->stream->text->sentence_count, at = 0;
    if (!empi_grow(scene->memory, &readings->sentences, &readings->sentence_capacity, sentences + 1,
                   sizeof *readings->sentences))
        return false;
    for (size_t i = 0; i <= sentences; i++) {
        while (at < readings->count && readings->items[at].sentence < i)
            at++;
        readings->sentences[i] = (uint32_t)at;
    }
    return true;
}

/* A clause ends at a comma and before a conjunction or relative word. */
static bool find_clauses(const empi_scene *scene)
{
    empi_readings *readings = scene->readings;
    const empi_stream *stream = scene->stream;
    uint32_t clause = 0;
    if (!empi_grow(scene->memory, &readings->clauses, &readings->clause_capacity, stream->count + 1,
                   sizeof *readings->clauses))
        return false;
    for (size_t i = 0; i < stream->count; i++) {
        const empi_item *item = &stream->items[i];
        if (item->kind == EMPI_ITEM_BOUNDARY || (item->flags & EMPI_TOKEN_COMMA) ||
            empi_item_in(scene->program, item, scene->program->clause_starts))
            clause++;
        readings->clauses[i] = clause;
    }
    return true;
}

static bool make_room_for_rules(const empi_scene *scene)
{
    empi_readings *readings = scene->readings;
    size_t before = readings->rule_capacity;
    if (!empi_grow(scene->memory, &readings->rule_seen, &readings->rule_capacity,
                   scene->program->rule_count, sizeof *readings->rule_seen))
        return false;
    if (readings->rule_capacity > before)
        memset(readings->rule_seen, 0, readings->rule_capacity * sizeof *readings->rule_seen);
    return true;
}

static bool count_cues(const empi_scene *scene)
{
    empi_readings *readings = scene->readings;
    const empi_program *program = scene->program;
    if (!empi_grow(scene->memory, &readings->by_cue, &readings->cue_capacity,
                   program->cue_count + 1, sizeof *readings->by_cue))
        return false;
    memset(readings->by_cue, 0, program->cue_count * sizeof *readings->by_cue);
    for (size_t i = 0; i < readings->count; i++)
        if (!readings->items[i].reason)
            readings->by_cue[program->rules[readings->items[i].rule].cue]++;
    return true;
}

bool empi_reading_found(const empi_reading *reading)
{
    return !reading->reason || strcmp(reading->reason, "unlikely") == 0;
}

bool empi_interpret(empi_readings *readings, const empi_memory *memory, const empi_program *program,
                    const empi_stream *stream, const empi_hits *hits)
{
    empi_scene scene = {readings, memory, program, stream};
    readings->count = 0;
    readings->single = 0;
    if (!make_room_for_rules(&scene) || !take_hits(&scene, hits) || !index_sentences(&scene) ||
        !find_clauses(&scene))
        return false;
    empi_scopes_apply(&scene);
    if (!count_cues(&scene) || !empi_combine(&scene) || !empi_hints_apply(&scene))
        return false;
    empi_emphasis_apply(&scene);
    return true;
}
