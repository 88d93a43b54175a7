#include "conversation/state_names.h"

#include "base/siphash.h"

#include <string.h>

/* What names a limit, or a reason that is no scope of the lexicons. */
static const char words[][16] = {
    "not_dutch",     "mixed_language", "short",           "quoted_skipped",
    "invalid_bytes", "undecided",      "irony_uncertain", "other_lexicons",
    "quoted",        "except",         "unlikely",        "weak",
    "lost",          "too_complex",    "asked",           "content",
    "habit",         "foreign"};
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

/* A factor that follows from all the lexicons, so that nobody can write a lexicon whose names crowd
 * in one place. */
static uint64_t factor_of(const char *fingerprint)
{
    uint64_t factor = 0;
    for (size_t i = 0; i < 16; i++) {
        char digit = fingerprint[i];
        factor = factor << 4 | (uint64_t)(digit <= '9' ? digit - '0' : digit - 'a' + 10);
    }
    return factor | 1;
}

/* Where a name is, or would be: open addressing, of which at least half is free. */
static empi_state_name *place(const empi_state_names *names, uint64_t name)
{
    size_t at = (size_t)((name * names->factor) >> 32) & (names->room - 1);
    while (names->items[at].number && names->items[at].name != name)
        at = (at + 1) & (names->room - 1);
    return &names->items[at];
}

static void add(empi_state_names *names, uint64_t name)
{
    empi_state_name *item = place(names, name);
    names->count++;
    if (!item->number)
        *item = (empi_state_name){name, (uint32_t)names->count};
}

bool empi_state_names_make(empi_state_names *names, const empi_program *program)
{
    *names = (empi_state_names){
        .program = program, .factor = factor_of(program->fingerprint), .room = 64};
    while (names->room < 2 * count_names(program))
        names->room *= 2;
    names->items = empi_alloc_zero(&program->memory, names->room * sizeof *names->items);
    if (!names->items)
        return false;
    for (size_t i = 0; i < program->rule_count; i++)
        add(names, empi_name_of_rule(&program->rules[i]));
    for (size_t i = 0; i < program->cue_count; i++)
        add(names, empi_name_of_cue(program->cues[i].kind, program->cues[i].id));
    for (size_t i = 0; i < program->cue_count; i++)
        add(names, empi_name_of_word(program->cues[i].id));
    for (size_t i = 0; i < WORDS; i++)
        add(names, empi_name_of_word(words[i]));
    return true;
}

void empi_state_names_free(empi_state_names *names)
{
    empi_free(&names->program->memory, names->items, names->room * sizeof *names->items);
    names->items = NULL;
}

static size_t find(const empi_state_names *names, uint64_t name)
{
    uint32_t number = place(names, name)->number;
    return number ? number - 1 : SIZE_MAX;
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
