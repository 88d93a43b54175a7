#include "lexicon/trigger.h"

static bool is_hard(const empi_phrase *phrase)
{
    return phrase->crosses || phrase->keeps;
}

static const empi_word_set *anchor_of(const empi_program *program, const empi_way *way)
{
    return &program->vocabulary.sets[way->sets[0]];
}

static void count_phrase(empi_program *program, const empi_phrase *phrase)
{
    for (uint32_t i = 0; i < phrase->way_count; i++) {
        const empi_word_set *anchor = anchor_of(program, &program->ways[phrase->first_way + i]);
        for (uint32_t j = 0; j < anchor->count; j++) {
            empi_trigger *trigger = &program->triggers[anchor->words[j]];
            if (is_hard(phrase))
                trigger->hard_count++;
            else
                trigger->plain_count++;
        }
        program->triggered_count += anchor->count;
    }
}

static void count_regex(empi_program *program, const empi_regex *regex)
{
    const empi_word_set *anchor = &program->vocabulary.sets[regex->anchor];
    for (uint32_t i = 0; i < anchor->count; i++)
        program->triggers[anchor->words[i]].regex_count++;
    program->triggered_count += anchor->count;
}

/* The gates of a way, and how long a message can be that begins and ends with the phrase. */
static empi_triggered hung_by(const empi_program *program, const empi_phrase *phrase,
                              const empi_way *way)
{
    empi_triggered hung = {.side = phrase->side};
    if (phrase->at_start)
        hung.side |= EMPI_HUNG_AT_START;
    if (phrase->at_start && phrase->at_end && phrase->most_words < UINT8_MAX)
        hung.most = (uint8_t)phrase->most_words;
    for (uint8_t i = 0; i < 2; i++) {
        empi_word_bits all = {{UINT64_MAX, UINT64_MAX}};
        bool there = i + 1 < way->count;
        hung.gates[i] = there ? program->vocabulary.sets[way->sets[i + 1]].bits : all;
        hung.sides[i] = there ? way->sides[i + 1] : EMPI_SIDE_ANY;
        if (is_hard(phrase) && hung.sides[i] == EMPI_SIDE_ANY)
            hung.sides[i] = EMPI_SIDE_AROUND;
    }
    return hung;
}

static void hang_phrase(empi_program *program, uint32_t index)
{
    const empi_phrase *phrase = &program->phrases[index];
    for (uint32_t i = 0; i < phrase->way_count; i++) {
        const empi_way *way = &program->ways[phrase->first_way + i];
        const empi_word_set *anchor = anchor_of(program, way);
        empi_triggered hung = hung_by(program, phrase, way);
        hung.index = index;
        for (uint32_t j = 0; j < anchor->count; j++) {
            empi_trigger *trigger = &program->triggers[anchor->words[j]];
            uint32_t *count = is_hard(phrase) ? &trigger->hard_count : &trigger->plain_count;
            program->triggered[trigger->first + trigger->plain_count + trigger->hard_count] = hung;
            (*count)++;
        }
    }
}

static void hang_regex(empi_program *program, uint32_t index)
{
    const empi_word_set *anchor = &program->vocabulary.sets[program->regexes[index].anchor];
    for (uint32_t i = 0; i < anchor->count; i++) {
        empi_trigger *trigger = &program->triggers[anchor->words[i]];
        program->triggered[trigger->first + trigger->plain_count + trigger->hard_count +
                           trigger->regex_count++] = (empi_triggered){.index = index};
    }
}

/* First the plain phrases of all words, then the hard ones, then regexes, so that each list is
 * filled behind the one before it. */
static void hang_all(empi_program *program)
{
    for (uint32_t hard = 0; hard < 2; hard++)
        for (size_t i = 0; i < program->phrase_count; i++)
            if (!program->phrases[i].except && is_hard(&program->phrases[i]) == (hard == 1))
                hang_phrase(program, (uint32_t)i);
    for (size_t i = 0; i < program->regex_count; i++)
        hang_regex(program, (uint32_t)i);
}

bool empi_triggers_make(empi_program *program)
{
    size_t words = program->vocabulary.word_count;
    uint32_t at = 0;
    program->triggers = empi_arena_alloc_zero(&program->arena, words * sizeof(empi_trigger));
    if (!program->triggers)
        return false;
    for (size_t i = 0; i < program->phrase_count; i++)
        if (!program->phrases[i].except)
            count_phrase(program, &program->phrases[i]);
    for (size_t i = 0; i < program->regex_count; i++)
        count_regex(program, &program->regexes[i]);
    program->triggered = empi_arena_alloc(
        &program->arena, (program->triggered_count + 1) * sizeof *program->triggered);
    if (!program->triggered)
        return false;
    for (size_t i = 0; i < words; i++) {
        empi_trigger *trigger = &program->triggers[i];
        trigger->first = at;
        at += trigger->plain_count + trigger->hard_count + trigger->regex_count;
        trigger->plain_count = trigger->hard_count = trigger->regex_count = 0;
    }
    hang_all(program);
    return true;
}
