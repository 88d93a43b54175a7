#include "conversation/state_result.h"

#include <string.h>

/* An unknown name: of other lexicons it is left out, of the same it cannot be. */
static void drop(empi_state *at)
{
    at->dropped = true;
    if (!at->foreign)
        at->code.damaged = true;
}

/* ---- Evidence ---- */

/* false: the rule is unknown. */
static bool code_evidence(empi_state *at, empi_evidence *evidence)
{
    const empi_program *program = at->engine->program;
    uint64_t rule = at->loading ? 0 : empi_name_of_rule(evidence->rule);
    uint64_t reason = at->loading ? 0 : empi_name_of_word(evidence->reason);
    rule = empi_code_number(&at->code, rule, EMPI_STATE_NAME, UINT64_MAX);
    reason = empi_code_number(&at->code, reason, EMPI_STATE_NAME, UINT64_MAX);
    evidence->again = empi_state_number(at, evidence->again, 1, 1) != 0;
    for (size_t i = 0; i < 3; i++) {
        evidence->start[i] = empi_state_number(at, evidence->start[i], 4, UINT32_MAX);
        evidence->end[i] = empi_state_number(at, evidence->end[i], 4, UINT32_MAX);
        at->code.damaged |= evidence->end[i] < evidence->start[i];
    }
    if (!at->loading || empi_state_stopped(at))
        return !at->loading;
    evidence->rule = empi_state_rule(&at->names, rule);
    evidence->reason = reason ? empi_state_word(&at->names, reason) : NULL;
    if (!evidence->rule || (reason && !evidence->reason)) {
        drop(at);
        return false;
    }
    evidence->cue = program->cues[evidence->rule->cue].id;
    return true;
}

void empi_state_save_evidence(empi_state *at, const empi_evidence *evidence, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        empi_evidence copy = evidence[i];
        (void)code_evidence(at, &copy);
    }
}

size_t empi_state_load_evidence(empi_state *at, empi_evidence *evidence, size_t count, int32_t kind)
{
    size_t kept = 0;
    for (size_t i = 0; i < count && !empi_state_stopped(at); i++) {
        empi_evidence one = {0};
        if (!code_evidence(at, &one))
            continue;
        /* NOLINTNEXTLINE(clang-analyzer-core.NullDereference): an entry that was loaded has a rule */
        if (kind < 0 || one.rule->kind == kind || (kind == 0 && one.rule->kind <= EMPI_KIND_LAST))
            evidence[kept++] = one;
        else
            drop(at); /* the entry is of another kind now */
    }
    return kept;
}

/* ---- Results ---- */

static void code_signal(empi_state *at, empi_signal *signal)
{
    signal->kind = (int32_t)empi_state_number(at, (uint32_t)signal->kind, 1, EMPI_KIND_LAST);
    signal->intensity = (int32_t)empi_state_number(at, (uint32_t)signal->intensity, 1, 3);
    signal->confidence = (int32_t)empi_state_number(at, (uint32_t)signal->confidence, 1, 100);
    signal->mask = (int32_t)empi_state_number(at, (uint32_t)signal->mask, 1, EMPI_STATEMENT);
    at->code.damaged |= signal->kind < 1 || signal->intensity < 1;
}

static void save_signal(empi_state *at, const empi_signal *signal)
{
    empi_signal copy = *signal;
    code_signal(at, &copy);
    (void)empi_state_number(at, (uint32_t)signal->cue_count, 4, UINT32_MAX);
    (void)empi_state_number(at, (uint32_t)signal->evidence_count, 4, UINT32_MAX);
    for (size_t i = 0; i < signal->cue_count; i++)
        (void)empi_code_number(&at->code, empi_name_of_cue(signal->kind, signal->cues[i]),
                               EMPI_STATE_NAME, UINT64_MAX);
    empi_state_save_evidence(at, signal->evidence, signal->evidence_count);
}

/* Which of the questions to the reader this is: of a kind, and of a cue or none. */
static const empi_reflection *find_reflection(const empi_program *program, const char *ask)
{
    for (size_t i = 0; i < program->reflection_count; i++)
        if (program->reflections[i].ask == ask)
            return &program->reflections[i];
    return NULL;
}

static void save_reflection(empi_state *at, const char *ask)
{
    const empi_program *program = at->engine->program;
    const empi_reflection *reflection = find_reflection(program, ask);
    uint64_t cue = 0;
    if (reflection && reflection->cue != UINT32_MAX)
        cue = empi_name_of_cue(reflection->kind, program->cues[reflection->cue].id);
    (void)empi_state_number(at, reflection ? (uint32_t)reflection->kind : 0, 1, EMPI_KIND_LAST);
    (void)empi_code_number(&at->code, cue, EMPI_STATE_NAME, UINT64_MAX);
}

void empi_state_save_result(empi_state *at, const empi_result *result)
{
    size_t evidence = result->aside_count, cues = 0;
    for (size_t i = 0; i < result->signal_count; i++) {
        evidence += result->signals[i].evidence_count;
        cues += result->signals[i].cue_count;
    }
    (void)empi_state_number(at, result->side, 1, UINT8_MAX);
    (void)empi_state_number(at, (uint32_t)evidence, 4, UINT32_MAX);
    (void)empi_state_number(at, (uint32_t)cues, 4, UINT32_MAX);
    (void)empi_state_number(at, (uint32_t)result->signal_count, 1, EMPI_KIND_LAST);
    for (size_t i = 0; i < result->signal_count; i++)
        save_signal(at, &result->signals[i]);
    (void)empi_state_number(at, (uint32_t)result->aside_count, 4, UINT32_MAX);
    empi_state_save_evidence(at, result->aside, result->aside_count);
    (void)empi_state_number(at, (uint32_t)result->limit_count, 1, EMPI_RESULT_LIMITS);
    for (size_t i = 0; i < result->limit_count; i++)
        (void)empi_code_number(&at->code, empi_name_of_word(result->limits[i]), EMPI_STATE_NAME,
                               UINT64_MAX);
    (void)empi_state_number(at, (uint32_t)result->reflect_count, 1, EMPI_REFLECT);
    for (size_t i = 0; i < result->reflect_count; i++)
        save_reflection(at, result->reflect[i]);
}

typedef struct block { /* what is left of a result's block */
    empi_evidence *evidence;
    const char **cues;
    size_t evidence_left, cues_left;
} block;

static void load_signal(empi_state *at, block *room, empi_signal *signal)
{
    size_t cues, evidence;
    code_signal(at, signal);
    cues = empi_state_number(at, 0, 4, UINT32_MAX);
    evidence = empi_state_number(at, 0, 4, UINT32_MAX);
    at->code.damaged |= evidence > room->evidence_left || cues > room->cues_left;
    signal->cues = room->cues;
    for (size_t i = 0; i < cues && !empi_state_stopped(at); i++) {
        const empi_cue *cue =
            empi_state_cue(&at->names, empi_code_number(&at->code, 0, EMPI_STATE_NAME, UINT64_MAX));
        if (!cue || cue->kind != signal->kind) {
            drop(at);
            continue;
        }
        if (signal->cue_count == 0)
            signal->question = signal->kind == EMPI_MASKED_QUESTION ? cue->question : NULL;
        signal->cues[signal->cue_count++] = cue->id;
    }
    signal->evidence = room->evidence;
    if (empi_state_stopped(at))
        return;
    signal->evidence_count = empi_state_load_evidence(at, room->evidence, evidence, signal->kind);
    room->cues += cues;
    room->evidence += evidence;
    room->evidence_left -= evidence;
    room->cues_left -= cues;
}

static void load_reflection(empi_state *at, empi_result *result)
{
    const empi_program *program = at->engine->program;
    int32_t kind = (int32_t)empi_state_number(at, 0, 1, EMPI_KIND_LAST);
    uint64_t name = empi_code_number(&at->code, 0, EMPI_STATE_NAME, UINT64_MAX);
    const empi_cue *cue = name ? empi_state_cue(&at->names, name) : NULL;
    for (size_t i = 0; (cue || !name) && i < program->reflection_count; i++) {
        const empi_reflection *reflection = &program->reflections[i];
        if (reflection->kind != kind || (cue ? reflection->cue != (uint32_t)(cue - program->cues)
                                             : reflection->cue != UINT32_MAX))
            continue;
        result->reflect[result->reflect_count++] = reflection->ask;
        return;
    }
    drop(at);
}

static void load_words(empi_state *at, empi_result *result)
{
    size_t limits = empi_state_number(at, 0, 1, EMPI_RESULT_LIMITS), reflections;
    for (size_t i = 0; i < limits && !empi_state_stopped(at); i++) {
        const char *limit = empi_state_word(
            &at->names, empi_code_number(&at->code, 0, EMPI_STATE_NAME, UINT64_MAX));
        if (limit)
            result->limits[result->limit_count++] = limit;
        else
            drop(at);
    }
    reflections = empi_state_number(at, 0, 1, EMPI_REFLECT);
    for (size_t i = 0; i < reflections && !empi_state_stopped(at); i++)
        load_reflection(at, result);
}

static void say_other_lexicons(empi_result *result)
{
    static const char limit[] = "other_lexicons";
    for (size_t i = 0; i < result->limit_count; i++)
        if (strcmp(result->limits[i], limit) == 0)
            return;
    if (result->limit_count < EMPI_RESULT_LIMITS)
        result->limits[result->limit_count++] = limit;
}

empi_result *empi_state_load_result(empi_state *at)
{
    const empi_memory *memory = &at->engine->program->memory;
    uint8_t side = (uint8_t)empi_state_number(at, 0, 1, EMPI_SIDE_PERSON | EMPI_SIDE_ORGANISATION);
    size_t evidence = empi_code_count(&at->code, 0, 4, UINT32_MAX, EMPI_STATE_EVIDENCE);
    size_t cues = empi_code_count(&at->code, 0, 4, UINT32_MAX, EMPI_STATE_NAME);
    size_t size = sizeof(empi_result) + evidence * sizeof(empi_evidence) + cues * sizeof(char *);
    size_t signals, aside;
    empi_result *result = empi_state_stopped(at) ? NULL : empi_alloc_zero(memory, size);
    block room;
    if (!result) {
        at->failed |= !at->code.damaged;
        return NULL;
    }
    result->engine = empi_engine_retain(at->engine);
    result->size = size;
    result->side = side;
    room.evidence = (empi_evidence *)(result + 1);
    room.cues = (const char **)(room.evidence + evidence);
    room.evidence_left = evidence;
    room.cues_left = cues;
    signals = empi_state_number(at, 0, 1, EMPI_KIND_LAST);
    while (result->signal_count < signals && !empi_state_stopped(at))
        load_signal(at, &room, &result->signals[result->signal_count++]);
    aside = empi_state_number(at, 0, 4, UINT32_MAX);
    at->code.damaged |= aside != room.evidence_left || room.cues_left > 0;
    result->aside = room.evidence;
    if (!empi_state_stopped(at))
        result->aside_count = empi_state_load_evidence(at, room.evidence, aside, 0);
    load_words(at, result);
    if (at->dropped)
        say_other_lexicons(result);
    if (!empi_state_stopped(at))
        return result;
    empi_result_free(result);
    return NULL;
}
