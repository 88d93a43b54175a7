#include "lexicon/phrase.h"

#include "base/limits.h"

#include <string.h>

typedef struct writer {
    empi_phrase_maker *maker;
    empi_program *program;
    size_t first; /* step of the phrase */
    enum empi_phrase_made made;
    bool crosses;
} writer;

/* Writes a step and gives its position within the phrase. */
static int32_t put(writer *output, enum empi_operation operation, int32_t a, int32_t b)
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

static int32_t here(const writer *output)
{
    return (int32_t)(output->program->step_count - output->first);
}

static void aim(writer *output, int32_t step, int32_t target)
{
    if (output->made == EMPI_PHRASE_MADE)
        output->program->steps[output->first + (size_t)step].a = target;
}

static uint32_t set_of(writer *output, const uint32_t *words, size_t count)
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

static void write_node(writer *output, const empi_node *node);

static void write_choice(writer *output, const empi_node *node)
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
static void write_free(writer *output, const empi_node *node)
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

static void write_node(writer *output, const empi_node *node)
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
        put(output, EMPI_STEP_SET, (int32_t)set_of(output, node->words, node->count), 0);
        break;
    case EMPI_NODE_NUMBER:
        put(output, node->flag ? EMPI_STEP_ORDINAL : EMPI_STEP_NUMBER, node->low, node->high);
        break;
    case EMPI_NODE_ANY:
        put(output, EMPI_STEP_ANY, 0, 0);
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
        output->crosses |= node->low == EMPI_TEST_SENTENCE;
        put(output, EMPI_STEP_TEST, node->low, 0);
        break;
    }
}

/* ---- anchors ---- */

typedef struct anchor {
    uint32_t *words; /* in scratch; NULL: none */
    size_t count;
    uint64_t cost;
} anchor;

/* How often a word is met: function words of Dutch nearly always, numbers often, stems more often
 * than words. Only the order matters. */
static uint64_t cost_of(const empi_program *program, uint32_t id)
{
    const empi_word *word = &program->vocabulary.words[id];
    if (id < EMPI_WORD_FIRST)
        return 50;
    if (word->languages & 1)
        return 200;
    return word->kind == EMPI_WORD_EXACT ? 1 + (word->value != 0) * 5u : 3;
}

static anchor anchor_of_words(writer *output, const uint32_t *words, size_t count)
{
    anchor found = {0};
    found.words = empi_arena_alloc(output->maker->scratch, (count + 1) * sizeof *found.words);
    if (!found.words) {
        output->made = EMPI_PHRASE_NO_MEMORY;
        return found;
    }
    memcpy(found.words, words, count * sizeof *words);
    found.count = count;
    for (size_t i = 0; i < count; i++)
        found.cost += cost_of(output->program, words[i]);
    return found;
}

static anchor anchor_of_number(writer *output, const empi_node *node)
{
    const empi_phrase_maker *maker = output->maker;
    uint32_t *words =
        empi_arena_alloc(maker->scratch, (maker->numeral_count + 1) * sizeof *words);
    size_t count = 0;
    if (!words) {
        output->made = EMPI_PHRASE_NO_MEMORY;
        return (anchor){0};
    }
    words[count++] = node->flag ? EMPI_WORD_ORDINAL : EMPI_WORD_NUMBER;
    for (size_t i = 0; i < maker->numeral_count; i++) {
        const empi_word *word = &output->program->vocabulary.words[maker->numerals[i]];
        if (word->ordinal == node->flag && word->value >= node->low && word->value <= node->high)
            words[count++] = maker->numerals[i];
    }
    return anchor_of_words(output, words, count);
}

static anchor anchor_of(writer *output, const empi_node *node);

static anchor anchor_of_choice(writer *output, const empi_node *node)
{
    anchor all = {0};
    size_t words = 0, at = 0;
    anchor *parts = empi_arena_alloc_zero(output->maker->scratch, (node->count + 1) * sizeof *parts);
    if (!parts) {
        output->made = EMPI_PHRASE_NO_MEMORY;
        return all;
    }
    for (size_t i = 0; i < node->count; i++) {
        parts[i] = anchor_of(output, node->children[i]);
        if (!parts[i].words)
            return all;
        words += parts[i].count;
        all.cost += parts[i].cost;
    }
    all.words = empi_arena_alloc(output->maker->scratch, (words + 1) * sizeof *all.words);
    if (!all.words) {
        output->made = EMPI_PHRASE_NO_MEMORY;
        return all;
    }
    for (size_t i = 0; i < node->count; i++) {
        memcpy(all.words + at, parts[i].words, parts[i].count * sizeof *all.words);
        at += parts[i].count;
    }
    all.count = words;
    return all;
}

/* The cheapest set of words of which every match of node holds at least one. */
static anchor anchor_of(writer *output, const empi_node *node)
{
    anchor best = {0};
    switch (node->kind) {
    case EMPI_NODE_SET:
        return anchor_of_words(output, node->words, node->count);
    case EMPI_NODE_NUMBER:
        return anchor_of_number(output, node);
    case EMPI_NODE_CHOICE:
        return anchor_of_choice(output, node);
    case EMPI_NODE_SEQUENCE:
    case EMPI_NODE_FREE:
        for (size_t i = 0; i < node->count; i++) {
            anchor next = anchor_of(output, node->children[i]);
            if (next.words && (!best.words || next.cost < best.cost))
                best = next;
        }
        return best;
    default:
        return best;
    }
}

/* ---- first words ---- */

static bool may_be_empty(const empi_node *node)
{
    switch (node->kind) {
    case EMPI_NODE_SEQUENCE:
        for (size_t i = 0; i < node->count; i++)
            if (!may_be_empty(node->children[i]))
                return false;
        return true;
    case EMPI_NODE_CHOICE:
        for (size_t i = 0; i < node->count; i++)
            if (may_be_empty(node->children[i]))
                return true;
        return false;
    default:
        return node->kind == EMPI_NODE_GAP || node->kind == EMPI_NODE_MARK ||
               node->kind == EMPI_NODE_NOT;
    }
}

/* Adds the words with which a match of node can begin. A denial or an edge before them changes
 * nothing; false: it can begin with any word. */
static bool add_first(writer *output, const empi_node *node, anchor *first)
{
    anchor more;
    uint32_t *words;
    switch (node->kind) {
    case EMPI_NODE_SEQUENCE:
        for (size_t i = 0; i < node->count; i++) {
            if (!add_first(output, node->children[i], first))
                return false;
            if (!may_be_empty(node->children[i]))
                return true;
        }
        return true;
    case EMPI_NODE_CHOICE:
    case EMPI_NODE_FREE:
        for (size_t i = 0; i < node->count; i++)
            if (!add_first(output, node->children[i], first))
                return false;
        return true;
    case EMPI_NODE_MARK: /* a sentence's end before the first word is not part of what is found */
    case EMPI_NODE_NOT:
        return true;
    case EMPI_NODE_SET:
        more = anchor_of_words(output, node->words, node->count);
        break;
    case EMPI_NODE_NUMBER:
        more = anchor_of_number(output, node);
        break;
    default:
        return false;
    }
    words = empi_arena_alloc(output->maker->scratch, (first->count + more.count) * sizeof *words);
    if (!words || !more.words) {
        output->made = EMPI_PHRASE_NO_MEMORY;
        return false;
    }
    if (first->count)
        memcpy(words, first->words, first->count * sizeof *words);
    memcpy(words + first->count, more.words, more.count * sizeof *words);
    first->words = words;
    first->count += more.count;
    return true;
}

static uint32_t find_first(writer *output, const empi_node *node)
{
    anchor first = {0};
    if (may_be_empty(node) || !add_first(output, node, &first) || first.count == 0)
        return EMPI_NO_SET;
    return set_of(output, first.words, first.count);
}

/* ---- reach ---- */

static size_t most_words(const empi_node *node)
{
    size_t most = 0;
    switch (node->kind) {
    case EMPI_NODE_SEQUENCE:
    case EMPI_NODE_FREE:
        for (size_t i = 0; i < node->count; i++)
            most += most_words(node->children[i]);
        return most + (node->kind == EMPI_NODE_FREE ? (node->count - 1) * (size_t)node->low : 0);
    case EMPI_NODE_CHOICE:
        for (size_t i = 0; i < node->count; i++) {
            size_t words = most_words(node->children[i]);
            most = words > most ? words : most;
        }
        return most;
    case EMPI_NODE_GAP:
        return (size_t)node->low;
    case EMPI_NODE_MARK: /* a sentence's end takes a place of its own */
        return node->low == EMPI_TEST_SENTENCE;
    case EMPI_NODE_NOT:
        return 0;
    default:
        return 1;
    }
}

/* The sets that every match must meet, cheapest first: the first becomes the anchor, others gates
 * that are looked at before the phrase is tried. */
typedef struct anchors {
    anchor sets[1 + EMPI_GATES];
    size_t count;
    size_t lead; /* of the first */
} anchors;

static void add_anchor(anchors *all, const anchor *next, size_t lead)
{
    size_t at = all->count;
    while (at > 0 && next->cost < all->sets[at - 1].cost)
        at--;
    if (at > EMPI_GATES)
        return;
    if (all->count <= EMPI_GATES)
        all->count++;
    for (size_t i = all->count - 1; i > at; i--)
        all->sets[i] = all->sets[i - 1];
    all->sets[at] = *next;
    if (at == 0)
        all->lead = lead;
}

static anchors find_anchors(writer *output, const empi_node *node)
{
    anchors all = {0};
    size_t before = 0, words = most_words(node);
    if (node->kind != EMPI_NODE_SEQUENCE && node->kind != EMPI_NODE_FREE) {
        anchor only = anchor_of(output, node);
        if (only.words)
            add_anchor(&all, &only, words);
        return all;
    }
    for (size_t i = 0; i < node->count; i++) {
        const empi_node *child = node->children[i];
        anchor next = anchor_of(output, child);
        size_t inside = most_words(child);
        if (next.words) /* before it stand at most the children before it and the rest of its own */
            add_anchor(&all, &next,
                       node->kind == EMPI_NODE_FREE ? words : before + (inside ? inside - 1 : 0));
        before += inside;
    }
    return all;
}

static bool add_phrase(writer *output, const empi_node *node, const anchors *on, uint32_t rule,
                       bool except)
{
    empi_program *program = output->program;
    size_t steps = program->step_count - output->first;
    empi_phrase phrase = {.rule = rule,
                          .first_step = (uint32_t)output->first,
                          .step_count = (uint32_t)steps,
                          .lead = (uint16_t)(on->lead > UINT16_MAX ? UINT16_MAX : on->lead),
                          .crosses = output->crosses,
                          .except = except};
    phrase.anchor = set_of(output, on->sets[0].words, on->sets[0].count);
    phrase.first = find_first(output, node);
    for (size_t i = 1; i < on->count; i++)
        phrase.gates[phrase.gate_count++] = set_of(output, on->sets[i].words, on->sets[i].count);
    if (output->made != EMPI_PHRASE_MADE ||
        !empi_grow(&program->memory, &program->phrases, &program->phrase_capacity,
                   program->phrase_count + 1, sizeof phrase))
        return false;
    program->phrases[program->phrase_count++] = phrase;
    return true;
}

/* Whether two sets, both sorted, have a word in common. */
static bool share_word(const empi_word_set *a, const empi_word_set *b)
{
    uint32_t i = 0, j = 0;
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

void empi_phrases_finish(empi_program *program)
{
    for (size_t i = 0; i < program->phrase_count; i++) {
        empi_phrase *phrase = &program->phrases[i];
        phrase->negative = names_negation(program, phrase);
        for (uint8_t j = 0; j < phrase->gate_count; j++)
            phrase->gate_bits[j] = program->vocabulary.sets[phrase->gates[j]].bits;
    }
}

enum empi_phrase_made empi_phrase_make(empi_phrase_maker *maker, const empi_node *node,
                                       uint32_t rule, bool except)
{
    writer output = {.maker = maker,
                     .program = maker->program,
                     .first = maker->program->step_count,
                     .made = EMPI_PHRASE_MADE};
    anchors on = find_anchors(&output, node);
    if (output.made == EMPI_PHRASE_MADE && on.count == 0)
        output.made = EMPI_PHRASE_EMPTY;
    write_node(&output, node);
    put(&output, EMPI_STEP_MATCH, 0, 0);
    if (output.made == EMPI_PHRASE_MADE && !add_phrase(&output, node, &on, rule, except))
        output.made = EMPI_PHRASE_NO_MEMORY;
    if (output.made != EMPI_PHRASE_MADE)
        maker->program->step_count = output.first;
    return output.made;
}
