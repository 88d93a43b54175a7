#include "interpret/reading.h"

#include "base/limits.h"

typedef struct search {
    const empi_scene *scene;
    const empi_rule *rule;
    size_t from, to;            /* readings among which the parts are sought */
    size_t parts[EMPI_PARTS];   /* what was found */
    size_t steps;               /* left, so that a hostile lexicon cannot make this run for ever */
} search;

/* Whether two parts may be read in these words. A name that stands twice asks for two places;
 * parts of different names may lie within each other ("geen geld voor boodschappen"), but marks and
 * cues may not be the very same words. Entries named one by one may: each looks at another side. */
static bool go_together(const search *at, size_t i, const empi_reading *a, size_t j,
                        const empi_reading *b)
{
    const empi_name *names = at->rule->parts.items;
    if (names[i].kind == names[j].kind && names[i].index == names[j].index)
        return a->last < b->first || b->last < a->first;
    if (names[i].kind == EMPI_NAME_RULE && names[j].kind == EMPI_NAME_RULE)
        return true;
    return a->first != b->first || a->last != b->last;
}

/* Finds readings for the parts from index on. */
static bool find_parts(search *at, size_t index)
{
    const empi_reading *items = at->scene->readings->items;
    if (index == at->rule->parts.count)
        return empi_times_hold(at->scene, at->rule, at->parts);
    for (size_t i = at->from; i < at->to; i++) {
        bool free = !items[i].reason;
        if (at->steps == 0)
            return false;
        at->steps--;
        if (!free || !empi_reading_named(at->scene, &items[i], &at->rule->parts.items[index]))
            continue;
        for (size_t j = 0; j < index && free; j++)
            free = go_together(at, index, &items[i], j, &items[at->parts[j]]);
        if (!free)
            continue;
        at->parts[index] = i;
        if (find_parts(at, index + 1))
            return true;
    }
    return false;
}

static bool add_reading(const empi_scene *scene, const empi_reading *reading)
{
    empi_readings *readings = scene->readings;
    if (!empi_grow(scene->memory, &readings->items, &readings->capacity, readings->count + 1,
                   sizeof *readings->items))
        return false;
    readings->items[readings->count++] = *reading;
    return true;
}

/* Parts in one sentence make one reading from the first to the last word; parts in several make
 * one each. */
static bool add_combination(search *at, uint32_t rule)
{
    const empi_scene *scene = at->scene;
    empi_readings *readings = scene->readings;
    empi_reading whole = readings->items[at->parts[0]];
    bool together = true;
    size_t count = at->rule->parts.count;
    for (size_t i = 1; i < count; i++) {
        const empi_reading *part = &readings->items[at->parts[i]];
        together &= part->sentence == whole.sentence;
        whole.first = part->first < whole.first ? part->first : whole.first;
        whole.last = part->last > whole.last ? part->last : whole.last;
        whole.misspelt |= part->misspelt;
    }
    whole.rule = rule;
    whole.reason = together ? empi_scope_reason(scene, &whole) : NULL;
    for (size_t i = 0; i < count && !together && !whole.reason; i++) {
        empi_reading part = readings->items[at->parts[i]];
        part.rule = rule;
        whole.reason = empi_scope_reason(scene, &part);
    }
    if (together)
        return add_reading(scene, &whole);
    for (size_t i = 0; i < count; i++) {
        empi_reading part = readings->items[at->parts[i]];
        part.rule = rule;
        part.reason = whole.reason;
        if (!add_reading(scene, &part))
            return false;
    }
    return true;
}

/* Whether each part is met at all: most combinations end here. */
static bool possible(const empi_scene *scene, const empi_rule *rule)
{
    const empi_readings *readings = scene->readings;
    for (size_t i = 0; i < rule->parts.count; i++) {
        const empi_name *name = &rule->parts.items[i];
        uint32_t cue = name->kind == EMPI_NAME_RULE ? scene->program->rules[name->index].cue
                                                    : name->index;
        if (name->kind != EMPI_NAME_KIND && readings->by_cue[cue] == 0)
            return false;
    }
    return true;
}

static bool try_rule(const empi_scene *scene, uint32_t index)
{
    const empi_rule *rule = &scene->program->rules[index];
    const uint32_t *starts = scene->readings->sentences;
    size_t sentences = scene->stream->text->sentence_count;
    search at = {.scene = scene, .rule = rule, .to = scene->readings->single, .steps = 20000};
    if (rule->within == EMPI_WITHIN_MESSAGE)
        return !find_parts(&at, 0) || add_combination(&at, index);
    for (size_t i = 0; i < sentences; i++) {
        size_t end = rule->within == EMPI_WITHIN_NEXT && i + 1 < sentences ? i + 2 : i + 1;
        at.from = starts[i];
        at.to = starts[end];
        if (at.from < at.to && find_parts(&at, 0)) {
            if (!add_combination(&at, index))
                return false;
            i = end - 1; /* the same words are not combined again */
        }
    }
    return true;
}

bool empi_combine(const empi_scene *scene)
{
    const empi_program *program = scene->program;
    uint64_t cues = 0, rules = 0;
    for (size_t i = 0; i < scene->readings->count; i++) {
        const empi_reading *reading = &scene->readings->items[i];
        if (reading->reason)
            continue;
        cues |= empi_name_bit(program->rules[reading->rule].cue);
        rules |= empi_name_bit(reading->rule);
    }
    for (size_t i = 0; i < program->combination_count; i++) {
        const empi_combination *at = &program->combinations[i];
        const empi_rule *rule = &program->rules[at->rule];
        if (!(at->cues & ~cues) && !(at->rules & ~rules) && (rule->sides & scene->readings->side) &&
            possible(scene, rule) && !try_rule(scene, at->rule))
            return false;
    }
    return true;
}
