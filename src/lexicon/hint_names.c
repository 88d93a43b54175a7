#include "lexicon/hint_names.h"

#include "lexicon/hints.h"

#include <string.h>

static bool sort_rules(empi_hint_names *names)
{
    const empi_program *program = names->program;
    if (names->rules.count > 0)
        return true;
    for (size_t i = 0; i < program->rule_count; i++)
        if (!empi_keys_add(&program->memory, &names->rules, program->rules[i].id, 0, i))
            return false;
    empi_keys_sort(&names->rules);
    return true;
}

static bool find_rule(const empi_hint_names *names, const char *text, size_t length, uint32_t *index)
{
    size_t at = empi_keys_find(&names->rules, text, length);
    if (at == names->rules.count || !empi_name_is(names->rules.items[at].text, text, length))
        return false;
    *index = names->rules.items[at].index;
    return true;
}

int32_t empi_hint_names_kind(const char *text, size_t length)
{
    int32_t kind = EMPI_KIND_LAST;
    while (kind > 0 && !empi_name_is(empi_merge_kind_name(kind), text, length))
        kind--;
    return kind;
}

/* A kind or a cue, with "weak" after it for its weak entries. */
static bool find_group(const empi_program *program, const char *text, size_t length, uint32_t *second)
{
    static const char weak[] = " weak";
    size_t end = sizeof weak - 1;
    bool only_weak = length > end && memcmp(text + length - end, weak, end) == 0;
    int32_t kind;
    if (only_weak)
        length -= end;
    kind = empi_hint_names_kind(text, length);
    if (kind) {
        *second = EMPI_HINT_OF_KIND | empi_hint_group((uint32_t)kind, only_weak);
        return true;
    }
    for (uint32_t i = 0; i < program->cue_count; i++)
        if (program->cues[i].kind <= EMPI_KIND_LAST &&
            empi_name_is(program->cues[i].id, text, length)) {
            *second = EMPI_HINT_OF_CUE | empi_hint_group(i, only_weak);
            return true;
        }
    return false;
}

enum empi_hint_named empi_hint_names_find(empi_hint_names *names, const char *text, size_t length,
                                          uint32_t *second)
{
    uint32_t rule;
    if (!sort_rules(names))
        return EMPI_HINT_NAMED_MEMORY;
    if (find_rule(names, text, length, &rule)) {
        *second = EMPI_HINT_OF_ENTRY | rule;
        return EMPI_HINT_NAMED;
    }
    if (find_group(names->program, text, length, second))
        return EMPI_HINT_NAMED;
    return empi_merge_has_entry(names->program, text, length) ? EMPI_HINT_NAMED_OFF
                                                              : EMPI_HINT_NAMED_UNKNOWN;
}

void empi_hint_names_free(empi_hint_names *names)
{
    empi_keys_free(&names->program->memory, &names->rules);
}
