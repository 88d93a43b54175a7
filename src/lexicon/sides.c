#include "lexicon/sides.h"

/* Gives what is named to those who name it. true: something is new. */
static bool name_sides(empi_program *program, uint8_t *cues, uint8_t *kinds)
{
    bool news = false;
    for (size_t i = 0; i < program->rule_count; i++) {
        const empi_rule *rule = &program->rules[i];
        uint8_t sides = rule->sides & (uint8_t)~EMPI_SIDE_TALK;
        const empi_names *lists[] = {&rule->parts, &rule->unless};
        for (size_t j = 0; sides && j < 2; j++)
            for (size_t k = 0; k < lists[j]->count; k++) {
                const empi_name *name = &lists[j]->items[k];
                uint8_t *named = name->kind == EMPI_NAME_RULE  ? &program->rules[name->index].sides
                                 : name->kind == EMPI_NAME_CUE ? &cues[name->index]
                                                               : &kinds[name->index];
                news |= (sides & ~*named) != 0;
                *named |= sides;
            }
    }
    return news;
}

static bool is_named(const empi_rule *rule)
{
    return rule->kind > EMPI_KIND_LAST;
}

bool empi_sides_find(empi_program *program, empi_arena *scratch)
{
    const uint32_t stress[] = {program->intensifier_cue, program->softener_cue,
                               program->swearing_cue, program->denied_cue};
    uint8_t *cues = empi_arena_alloc_zero(scratch, program->cue_count + 1);
    uint8_t kinds[EMPI_SCOPE + 1] = {0};
    if (!cues)
        return false;
    for (size_t i = 0; i < sizeof stress / sizeof stress[0]; i++)
        if (stress[i] != UINT32_MAX)
            cues[stress[i]] = EMPI_SIDE_PERSON | EMPI_SIDE_ORGANISATION;
    for (size_t i = 0; i < program->rule_count; i++)
        program->rules[i].sides =
            is_named(&program->rules[i]) ? EMPI_SIDE_TALK : empi_kind_side(program->rules[i].kind);
    do
        for (size_t i = 0; i < program->rule_count; i++) {
            empi_rule *rule = &program->rules[i];
            if (is_named(rule))
                rule->sides |= cues[rule->cue] | kinds[rule->kind];
        }
    while (name_sides(program, cues, kinds));
    return true;
}
