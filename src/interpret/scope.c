#include "interpret/reading.h"

enum { SCARE_QUOTES = 3 }; /* so many words between quotation marks are a tone, not a citation */

static const empi_rule *rule_of(const empi_scene *scene, const empi_reading *reading)
{
    return &scene->program->rules[reading->rule];
}

bool empi_reading_named(const empi_scene *scene, const empi_reading *reading,
                        const empi_name *name)
{
    const empi_rule *rule = rule_of(scene, reading);
    if (name->kind == EMPI_NAME_RULE)
        return reading->rule == name->index;
    if (name->kind == EMPI_NAME_CUE)
        return rule->cue == name->index;
    return (uint32_t)rule->kind == name->index;
}

/* ---- quotation marks ---- */

static bool is_quoted_word(const empi_scene *scene, size_t at)
{
    const empi_item *item = &scene->stream->items[at];
    return item->kind != EMPI_ITEM_BOUNDARY && (item->flags & EMPI_TOKEN_QUOTED);
}

static bool is_quoted(const empi_scene *scene, const empi_reading *reading)
{
    size_t first = reading->first, last = reading->last;
    for (size_t i = first; i <= last; i++)
        if (scene->stream->items[i].kind != EMPI_ITEM_BOUNDARY && !is_quoted_word(scene, i))
            return false;
    while (first > 0 && is_quoted_word(scene, first - 1))
        first--;
    while (last + 1 < scene->stream->count && is_quoted_word(scene, last + 1))
        last++;
    return last - first + 1 > SCARE_QUOTES;
}

/* ---- denial ---- */

/* Whether the words strictly between two places may stand between a denial and what it denies. */
static bool bridged(const empi_scene *scene, size_t after, size_t before, int32_t most)
{
    const uint32_t *clauses = scene->readings->clauses;
    if (after >= before)
        return true;
    if ((int64_t)(before - after) - 1 > most || clauses[after] != clauses[before])
        return false;
    for (size_t i = after + 1; i < before; i++)
        if (!empi_item_in(scene->program, &scene->stream->items[i], scene->program->denied_bridge))
            return false;
    return true;
}

/* Whether a reading stands in one of the clauses that a scope is in. */
static bool in_clauses(const empi_scene *scene, const empi_reading *scope,
                       const empi_reading *reading)
{
    const uint32_t *clauses = scene->readings->clauses;
    return clauses[scope->first] <= clauses[reading->last] &&
           clauses[scope->last] >= clauses[reading->first];
}

/* "niet" inside the words that were found belongs to the entry when its phrase names a negation
 * ("nog niets gehoord"); else it stands in a gap and denies ("ik ben helemaal niet boos"). */
static bool denies(const empi_scene *scene, const empi_rule *denial, const empi_reading *scope,
                   const empi_reading *reading)
{
    const int32_t *numbers = scene->program->numbers;
    if (scope->first >= reading->first && scope->first <= reading->last &&
        (reading->negative || scope->last <= reading->last))
        return !reading->negative;
    if (denial->reach != EMPI_REACH_BEFORE && scope->first < reading->first &&
        bridged(scene, scope->last, reading->first, numbers[EMPI_DENIED_BEFORE]))
        return true;
    if (denial->reach != EMPI_REACH_AFTER && scope->last > reading->last &&
        bridged(scene, reading->last, scope->first, numbers[EMPI_DENIED_AFTER]))
        return true;
    return denial->reach == EMPI_REACH_SENTENCE || denial->reach == EMPI_REACH_MESSAGE ||
           (denial->reach == EMPI_REACH_CLAUSE && in_clauses(scene, scope, reading));
}

/* ---- other scopes ---- */

static bool reaches(const empi_scene *scene, const empi_reading *scope,
                    const empi_reading *reading)
{
    const empi_rule *rule = rule_of(scene, scope);
    if (rule->kind == EMPI_OPENS)
        return true;
    if (rule->kind != EMPI_SCOPE)
        return scope->sentence == reading->sentence;
    if (rule->cue == scene->program->denied_cue)
        return scope->sentence == reading->sentence && denies(scene, rule, scope, reading);
    if (rule->reach == EMPI_REACH_MESSAGE)
        return true;
    if (rule->reach == EMPI_REACH_BACK)
        return reading->sentence <= scope->sentence;
    if (scope->sentence != reading->sentence)
        return false;
    switch (rule->reach) {
    case EMPI_REACH_CLAUSE:
        return in_clauses(scene, scope, reading);
    case EMPI_REACH_AFTER:
        return reading->last > scope->last || reading->first >= scope->first;
    case EMPI_REACH_BEFORE:
        return reading->first < scope->first || reading->last <= scope->last;
    default:
        return true;
    }
}

static const char *reason_among(const empi_scene *scene, const empi_reading *reading, size_t from,
                                size_t to)
{
    const empi_rule *rule = rule_of(scene, reading);
    for (size_t i = from; i < to; i++) {
        const empi_reading *scope = &scene->readings->items[i];
        if (scope->reason || scope == reading)
            continue;
        for (size_t j = 0; j < rule->unless.count; j++)
            if (empi_reading_named(scene, scope, &rule->unless.items[j]) &&
                reaches(scene, scope, reading))
                return scene->program->cues[rule_of(scene, scope)->cue].id;
    }
    return NULL;
}

/* What may stand in any sentence: scopes that reach the whole message or all before them, and in a
 * reply what keeps the conversation open, for a refusal with a reason beside it is none. */
static bool stands_anywhere(const empi_rule *rule)
{
    return rule->kind == EMPI_OPENS ||
           (rule->kind == EMPI_SCOPE &&
            (rule->reach == EMPI_REACH_MESSAGE || rule->reach == EMPI_REACH_BACK));
}

const char *empi_scope_message_reason(const empi_scene *scene, const empi_reading *reading)
{
    const empi_readings *readings = scene->readings;
    uint32_t within = scene->program->cues[rule_of(scene, reading)->cue].unless_within;
    for (size_t i = 0; i < readings->single; i++) {
        const empi_rule *rule = rule_of(scene, &readings->items[i]);
        const char *reason;
        if (!stands_anywhere(rule) || (within == EMPI_WITHIN_SENTENCE &&
                                       readings->items[i].sentence != reading->sentence))
            continue;
        reason = reason_among(scene, reading, i, i + 1);
        if (reason)
            return reason;
    }
    return NULL;
}

const char *empi_scope_reason(const empi_scene *scene, const empi_reading *reading)
{
    const empi_rule *rule = rule_of(scene, reading);
    const uint32_t *sentences = scene->readings->sentences;
    const char *reason;
    if (!rule->in_quotes && is_quoted(scene, reading))
        return "quoted";
    if (rule->unless.count == 0)
        return NULL;
    reason = reason_among(scene, reading, sentences[reading->sentence],
                          sentences[reading->sentence + 1]);
    return reason ? reason : empi_scope_message_reason(scene, reading);
}

/* Denials are settled before the scopes they may deny ("niet opgelost"), scopes before the marks
 * and signals they silence, what opens a reply before what it excuses. */
static int rank_of(const empi_scene *scene, const empi_reading *reading)
{
    const empi_rule *rule = rule_of(scene, reading);
    if (rule->kind == EMPI_CLOSES)
        return 3;
    if (rule->kind != EMPI_SCOPE)
        return 2;
    return rule->cue == scene->program->denied_cue ? 0 : 1;
}

void empi_scopes_apply(const empi_scene *scene)
{
    empi_readings *readings = scene->readings;
    for (int rank = 0; rank < 4; rank++)
        for (size_t i = 0; i < readings->single; i++) {
            empi_reading *reading = &readings->items[i];
            if (!reading->reason && rank_of(scene, reading) == rank)
                reading->reason = empi_scope_reason(scene, reading);
        }
}
