#include "lexicon/anchor.h"

#include <string.h>

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

static empi_anchor anchor_of_words(empi_phrase_writer *output, const uint32_t *words, size_t count)
{
    empi_anchor found = {0};
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

static empi_anchor anchor_of_number(empi_phrase_writer *output, const empi_node *node)
{
    const empi_phrase_maker *maker = output->maker;
    uint32_t *words =
        empi_arena_alloc(maker->scratch, (maker->numeral_count + 1) * sizeof *words);
    size_t count = 0;
    if (!words) {
        output->made = EMPI_PHRASE_NO_MEMORY;
        return (empi_anchor){0};
    }
    words[count++] = node->flag ? EMPI_WORD_ORDINAL : EMPI_WORD_NUMBER;
    for (size_t i = 0; i < maker->numeral_count; i++) {
        const empi_word *word = &output->program->vocabulary.words[maker->numerals[i]];
        if (word->ordinal == node->flag && word->value >= node->low && word->value <= node->high)
            words[count++] = maker->numerals[i];
    }
    return anchor_of_words(output, words, count);
}

static empi_anchor anchor_of(empi_phrase_writer *output, const empi_node *node);

static empi_anchor anchor_of_choice(empi_phrase_writer *output, const empi_node *node)
{
    empi_anchor all = {0};
    size_t words = 0, at = 0;
    empi_anchor *parts = empi_arena_alloc_zero(output->maker->scratch, (node->count + 1) * sizeof *parts);
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
static empi_anchor anchor_of(empi_phrase_writer *output, const empi_node *node)
{
    empi_anchor best = {0};
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
            empi_anchor next = anchor_of(output, node->children[i]);
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
static bool add_first(empi_phrase_writer *output, const empi_node *node, empi_anchor *first)
{
    empi_anchor more;
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

uint32_t empi_anchor_first(empi_phrase_writer *output, const empi_node *node)
{
    empi_anchor first = {0};
    if (may_be_empty(node) || !add_first(output, node, &first) || first.count == 0)
        return EMPI_NO_SET;
    return empi_phrase_set(output, first.words, first.count);
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

static void add_anchor(empi_anchors *all, const empi_anchor *next, size_t lead)
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

empi_anchors empi_anchors_find(empi_phrase_writer *output, const empi_node *node)
{
    empi_anchors all = {0};
    size_t before = 0, words = most_words(node);
    if (node->kind != EMPI_NODE_SEQUENCE && node->kind != EMPI_NODE_FREE) {
        empi_anchor only = anchor_of(output, node);
        if (only.words)
            add_anchor(&all, &only, words);
        return all;
    }
    for (size_t i = 0; i < node->count; i++) {
        const empi_node *child = node->children[i];
        empi_anchor next = anchor_of(output, child);
        size_t inside = most_words(child);
        if (next.words) /* before it stand at most the children before it and the rest of its own */
            add_anchor(&all, &next,
                       node->kind == EMPI_NODE_FREE ? words : before + (inside ? inside - 1 : 0));
        before += inside;
    }
    return all;
}
