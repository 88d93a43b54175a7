#include "lexicon/phrase.h"

#include "base/limits.h"
#include "lexicon/anchor.h"

#include <string.h>

/* Writes a step and gives its position within the phrase. */
static int32_t put(empi_phrase_writer *output, enum empi_operation operation, int32_t a, int32_t b)
{
    empi_program *program = output->program;
    size_t at = program->step_count - output->first;
    if (output->made != EMPI_PHRASE_MADE)
        return 0;
    if (at >= EMPI_PHRASE_STEPS || program->step_count >= EMPI_PROGRAM_STEPS) {
        output->made = EMPI_PHRASE_TOO_LARGE;
        return 0;
    }
    if (!empi_grow(&program->memory, &program->steps, &program->step_capacity,
                   program->step_count + 1, sizeof *program->steps)) {
        output->made = EMPI_PHRASE_NO_MEMORY;
        return 0;
    }
    program->steps[program->step_count++] = (empi_step){(uint32_t)operation, a, b};
    return (int32_t)at;
}

static int32_t here(const empi_phrase_writer *output)
{
    return (int32_t)(output->program->step_count - output->first);
}

static void aim(empi_phrase_writer *output, int32_t step, int32_t target)
{
    if (output->made == EMPI_PHRASE_MADE)
        output->program->steps[output->first + (size_t)step].a = target;
}

uint32_t empi_phrase_set(empi_phrase_writer *output, const uint32_t *words, size_t count)
{
    uint32_t *copy = empi_arena_alloc(output->maker->scratch, (count + 1) * sizeof *copy);
    uint32_t set;
    if (!copy) {
        output->made = EMPI_PHRASE_NO_MEMORY;
        return 0;
    }
    if (count)
        memcpy(copy, words, count * sizeof *copy);
    set = empi_vocabulary_set(&output->program->vocabulary, copy, count);
    if (output->program->vocabulary.failed)
        output->made = EMPI_PHRASE_NO_MEMORY;
    return set;
}

/* ---- steps ---- */

static void write_node(empi_phrase_writer *output, empi_node *node);

static void write_choice(empi_phrase_writer *output, empi_node *node)
{
    int32_t *exits = empi_arena_alloc(output->maker->scratch, (node->count + 1) * sizeof *exits);
    if (!exits) {
        output->made = EMPI_PHRASE_NO_MEMORY;
        return;
    }
    for (size_t i = 0; i < node->count && output->made == EMPI_PHRASE_MADE; i++) {
        bool last = i + 1 == node->count;
        int32_t split = last ? 0 : put(output, EMPI_STEP_SPLIT, 0, 0);
        write_node(output, node->children[i]);
        if (!last) {
            exits[i] = put(output, EMPI_STEP_JUMP, 0, 0);
            aim(output, split, here(output));
        }
    }
    for (size_t i = 0; i + 1 < node->count && output->made == EMPI_PHRASE_MADE; i++)
        aim(output, exits[i], here(output));
}

/* The items found so far are a set of bits; from each such state, each item not yet found leads to
 * the state that has it too. States come in the order of their bits, so all jumps go forward. */
static void write_free(empi_phrase_writer *output, empi_node *node)
{
    enum { STATES = 1 << EMPI_FREE_ITEMS };
    int32_t starts[STATES] = {0};
    int32_t jumps[STATES * EMPI_FREE_ITEMS];
    uint8_t targets[STATES * EMPI_FREE_ITEMS];
    size_t jump_count = 0, full = ((size_t)1 << node->count) - 1;
    for (size_t state = 0; state < full; state++) {
        size_t left = 0;
        starts[state] = here(output);
        for (size_t i = 0; i < node->count; i++)
            left += !(state >> i & 1);
        for (size_t i = 0; i < node->count && output->made == EMPI_PHRASE_MADE; i++) {
            size_t next = state | (size_t)1 << i;
            int32_t split = 0;
            bool last = left == 1;
            if (next == state)
                continue;
            left--;
            if (!last)
                split = put(output, EMPI_STEP_SPLIT, 0, 0);
            write_node(output, node->children[i]);
            if (next != full && node->low > 0)
                put(output, EMPI_STEP_GAP, node->low, 0);
            targets[jump_count] = (uint8_t)next;
            jumps[jump_count++] = put(output, EMPI_STEP_JUMP, 0, 0);
            if (!last)
                aim(output, split, here(output));
        }
    }
    starts[full] = here(output);
    for (size_t i = 0; i < jump_count; i++)
        aim(output, jumps[i], starts[targets[i]]);
}

static void write_node(empi_phrase_writer *output, empi_node *node)
{
    if (output->made != EMPI_PHRASE_MADE)
        return;
    switch (node->kind) {
    case EMPI_NODE_SEQUENCE:
        for (size_t i = 0; i < node->count; i++)
            write_node(output, node->children[i]);
        break;
    case EMPI_NODE_CHOICE:
        write_choice(output, node);
        break;
    case EMPI_NODE_FREE:
        write_free(output, node);
        break;
    case EMPI_NODE_SET:
        if (node->set == 0)
            node->set = 1 + empi_phrase_set(output, node->words, node->count);
        put(output, EMPI_STEP_SET, (int32_t)(node->set - 1), 0);
        break;
    case EMPI_NODE_NUMBER:
        put(output, node->flag ? EMPI_STEP_ORDINAL : EMPI_STEP_NUMBER, node->low, node->high);
        break;
    case EMPI_NODE_ANY:
        put(output, EMPI_STEP_ANY, 0, 0);
        break;
    case EMPI_NODE_KEEP:
        output->keeps = true;
        put(output, EMPI_STEP_KEEP, 0, 0);
        break;
    case EMPI_NODE_SAME:
        put(output, EMPI_STEP_SAME, 0, 0);
        break;
    case EMPI_NODE_GAP:
        put(output, EMPI_STEP_GAP, node->low, 0);
        break;
    case EMPI_NODE_NOT:
        for (size_t i = 0; i < node->count; i++) {
            put(output, EMPI_STEP_NOT, 0, 0);
            write_node(output, node->children[i]);
        }
        break;
    default: /* EMPI_NODE_MARK */
        put(output, EMPI_STEP_TEST, node->low, 0);
        break;
    }
}

/* ---- the phrase ---- */

/* How many ends of sentences stand between words of the phrase. */
static size_t count_crossings(const empi_step *steps, size_t count)
{
    size_t crossings = 0;
    for (size_t i = 1; i + 2 < count; i++)
        crossings += steps[i].operation == EMPI_STEP_TEST && steps[i].a == EMPI_TEST_SENTENCE;
    return crossings;
}

static bool is_test(const empi_step *step, int32_t test)
{
    return step->operation == EMPI_STEP_TEST && step->a == test;
}

static bool add_phrase(empi_phrase_writer *output, empi_node *node, empi_phrase phrase)
{
    empi_program *program = output->program;
    phrase.first_step = (uint32_t)output->first;
    phrase.step_count = (uint32_t)(program->step_count - output->first);
    output->crossings = count_crossings(program->steps + phrase.first_step, phrase.step_count);
    if (output->made == EMPI_PHRASE_MADE && phrase.step_count > 2) {
        const empi_step *steps = program->steps + phrase.first_step;
        phrase.at_start = is_test(&steps[0], EMPI_TEST_START);
        phrase.at_end = node->kind == EMPI_NODE_SEQUENCE &&
                        is_test(&steps[phrase.step_count - 2], EMPI_TEST_END);
    }
    phrase.keeps = output->keeps;
    phrase.crosses = output->crossings > 0;
    phrase.first = empi_anchor_first(output, node);
    empi_anchors_add(output, node, &phrase);
    if (output->made == EMPI_PHRASE_MADE && phrase.way_count == 0)
        output->made = EMPI_PHRASE_EMPTY;
    if (output->made != EMPI_PHRASE_MADE)
        return true;
    if (!empi_grow(&program->memory, &program->phrases, &program->phrase_capacity,
                   program->phrase_count + 1, sizeof phrase))
        return false;
    if (phrase.step_count > program->longest_phrase)
        program->longest_phrase = phrase.step_count;
    program->phrases[program->phrase_count++] = phrase;
    return true;
}

/* Whether two sets, both sorted, have a word in common. */
static bool share_word(const empi_word_set *a, const empi_word_set *b)
{
    uint32_t i = 0, j = 0;
    if (!empi_word_bits_meet(&a->bits, &b->bits))
        return false;
    while (i < a->count && j < b->count && a->words[i] != b->words[j]) {
        if (a->words[i] < b->words[j])
            i++;
        else
            j++;
    }
    return i < a->count && j < b->count;
}

static bool names_negation(const empi_program *program, const empi_phrase *phrase)
{
    const empi_word_set *sets = program->vocabulary.sets;
    for (uint32_t i = 0; i < phrase->step_count; i++) {
        const empi_step *step = &program->steps[phrase->first_step + i];
        if (step->operation == EMPI_STEP_NOT)
            i++; /* what must not stand there is not named */
        else if (step->operation == EMPI_STEP_SET &&
                 share_word(&sets[step->a], &sets[program->negations]))
            return true;
    }
    return false;
}

/* The words with which a match can go on from a step, where those of later steps are known; all bits
 * where it can go on with any word or none. */
static empi_word_bits first_bits(const empi_program *program, const empi_step *steps, size_t at,
                                 const empi_word_bits *known)
{
    const empi_step *step = &steps[at];
    empi_word_bits all = {{UINT64_MAX, UINT64_MAX}}, found;
    switch (step->operation) {
    case EMPI_STEP_SET:
        return program->vocabulary.sets[step->a].bits;
    case EMPI_STEP_SPLIT:
        found = known[at + 1];
        found.bits[0] |= known[step->a].bits[0];
        found.bits[1] |= known[step->a].bits[1];
        return found;
    case EMPI_STEP_JUMP:
        return known[step->a];
    case EMPI_STEP_NOT:
        return known[at + 2];
    default:
        return all;
    }
}

/* Fills in what a step knows of those after it. */
static void finish_steps(empi_program *program, const empi_phrase *phrase, empi_word_bits *known,
                         size_t *choices)
{
    empi_step *steps = program->steps + phrase->first_step;
    for (size_t i = phrase->step_count; i-- > 0;) {
        known[i] = first_bits(program, steps, i, known);
        if (steps[i].operation == EMPI_STEP_SPLIT) {
            program->choices[*choices] = known[i];
            steps[i].b = ~known[i].bits[0] || ~known[i].bits[1] ? (int32_t)(*choices)++ : -1;
        } else if (steps[i].operation == EMPI_STEP_SET) {
            steps[i].b = (int32_t)i + 1;
            while (steps[steps[i].b].operation == EMPI_STEP_JUMP)
                steps[i].b = steps[steps[i].b].a;
        }
    }
}

bool empi_phrases_finish(empi_program *program, empi_arena *scratch)
{
    size_t splits = 0, choices = 0;
    empi_word_bits *known =
        empi_arena_alloc(scratch, (program->longest_phrase + 1) * sizeof *known);
    for (size_t i = 0; i < program->step_count; i++)
        splits += program->steps[i].operation == EMPI_STEP_SPLIT;
    program->choices = empi_arena_alloc(&program->arena, (splits + 1) * sizeof *program->choices);
    if (!known || !program->choices)
        return false;
    for (size_t i = 0; i < program->phrase_count; i++) {
        empi_phrase *phrase = &program->phrases[i];
        phrase->negative = names_negation(program, phrase);
        finish_steps(program, phrase, known, &choices);
    }
    program->choice_count = choices;
    return true;
}

enum empi_phrase_made empi_phrase_make(empi_phrase_maker *maker, empi_node *node,
                                       uint32_t rule, bool except)
{
    empi_program *program = maker->program;
    size_t ways = program->way_count;
    empi_phrase_writer output = {.maker = maker,
                                 .program = program,
                                 .first = program->step_count,
                                 .made = EMPI_PHRASE_MADE};
    empi_phrase phrase = {.rule = rule, .except = except};
    write_node(&output, node);
    put(&output, EMPI_STEP_MATCH, 0, 0);
    if (output.made == EMPI_PHRASE_MADE && !add_phrase(&output, node, phrase))
        output.made = EMPI_PHRASE_NO_MEMORY;
    empi_arena_reset(maker->scratch);
    if (output.made != EMPI_PHRASE_MADE) {
        program->step_count = output.first;
        program->way_count = ways;
    }
    return output.made;
}
