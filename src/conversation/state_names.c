#include "conversation/state_names.h"

#include "base/siphash.h"

#include <stdlib.h>
#include <string.h>

/* What names a limit, or a reason that is no scope of the lexicons. */
static const char words[][16] = {
    "not_dutch",     "mixed_language", "short",           "quoted_skipped",
    "invalid_bytes", "undecided",      "irony_uncertain", "other_lexicons",
    "quoted",        "except",         "unlikely",        "weak",
    "lost"};
enum { WORDS = sizeof words / sizeof *words };

enum sort { RULE = 1, CUE, WORD };

/* The sort is part of the key, so a rule and a cue of one name differ. */
static uint64_t hash(enum sort sort, int32_t kind, const char *text)
{
    unsigned char key[EMPI_SIPHASH_KEY] = {(unsigned char)sort, (unsigned char)kind};
    return empi_siphash(key, text, strlen(text));
}

uint64_t empi_name_of_rule(const empi_rule *rule)
{
    return hash(RULE, 0, rule->id);
}

uint64_t empi_name_of_cue(int32_t kind, const char *id)
{
    return hash(CUE, kind, id);
}

uint64_t empi_name_of_word(const char *word)
{
    return word ? hash(WORD, 0, word) : 0;
}

/* ---- The way back ---- */

/* Numbered through: rules, cues, cues as words (the reason is a scope's name), words. */
static size_t count_names(const empi_program *program)
{
    return program->rule_count + 2 * program->cue_count + WORDS;
}

static int compare(const void *left, const void *right)
{
    const empi_state_name *a = left, *b = right;
    if (a->name != b->name)
        return a->name < b->name ? -1 : 1;
    return a->index < b->index ? -1 : a->index > b->index;
}

bool empi_state_names_make(empi_state_names *names, const empi_program *program)
{
    size_t count = count_names(program), n = 0;
    *names = (empi_state_names){.program = program, .count = count};
    names->items = empi_alloc(&program->memory, count * sizeof *names->items);
    if (!names->items)
        return false;
    for (size_t i = 0; i < program->rule_count; i++)
        names->items[n++].name = empi_name_of_rule(&program->rules[i]);
    for (size_t i = 0; i < program->cue_count; i++)
        names->items[n++].name = empi_name_of_cue(program->cues[i].kind, program->cues[i].id);
    for (size_t i = 0; i < program->cue_count; i++)
        names->items[n++].name = empi_name_of_word(program->cues[i].id);
    for (size_t i = 0; i < WORDS; i++)
        names->items[n++].name = empi_name_of_word(words[i]);
    for (size_t i = 0; i < count; i++)
        names->items[i].index = (uint32_t)i;
    qsort(names->items, count, sizeof *names->items, compare);
    return true;
}

void empi_state_names_free(empi_state_names *names)
{
    empi_free(&names->program->memory, names->items, names->count * sizeof *names->items);
    names->items = NULL;
}

static size_t find(const empi_state_names *names, uint64_t name)
{
    size_t low = 0, high = names->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (names->items[middle].name < name)
            low = middle + 1;
        else
            high = middle;
    }
    return low < names->count && names->items[low].name == name ? names->items[low].index
                                                                : SIZE_MAX;
}

const empi_rule *empi_state_rule(const empi_state_names *names, uint64_t name)
{
    size_t index = find(names, name);
    return index < names->program->rule_count ? &names->program->rules[index] : NULL;
}

const empi_cue *empi_state_cue(const empi_state_names *names, uint64_t name)
{
    size_t index = find(names, name), first = names->program->rule_count;
    return index >= first && index - first < names->program->cue_count
               ? &names->program->cues[index - first]
               : NULL;
}

const char *empi_state_word(const empi_state_names *names, uint64_t name)
{
    size_t index = find(names, name), cues = names->program->cue_count;
    size_t first = names->program->rule_count + cues;
    if (index < first || index >= names->count)
        return NULL;
    return index - first < cues ? names->program->cues[index - first].id
                                : words[index - first - cues];
}
