#include "lexicon/anchor.h"

#include <string.h>

/* A summary bit that many words share is met in one sentence of twelve, however rare they are. */
enum { MOST_WAYS = 16, MOST_NEEDS = 6, BLUR = 700 };

/* A set of words of which one must be there. */
typedef struct need {
    uint32_t *words; /* in scratch; NULL: none */
    size_t count;
    uint64_t cost; /* how often one of them is met */
    uint64_t blur; /* how often their summary is met */
} need;

typedef struct way {
    need needs[MOST_NEEDS]; /* cheapest first */
    size_t count;
} way;

typedef struct ways {
    way *items; /* in scratch */
    size_t count; /* 0: nothing is needed */
} ways;

static void *room(empi_phrase_writer *output, size_t size)
{
    void *block = empi_arena_alloc_zero(output->maker->scratch, size);
    if (!block)
        output->made = EMPI_PHRASE_NO_MEMORY;
    return block;
}

/* A phrase of three sentences is sought from one sentence before its anchor to one after it, so that
 * its anchor decides what it finds: the fewest words, none of them a function word. */
static bool is_wide(const empi_phrase_writer *output)
{
    return output->crossings > 1;
}

static uint64_t wide_cost(const empi_word *word, uint32_t id)
{
    if (id < EMPI_WORD_FIRST)
        return 50;
    if (word->languages & 1)
        return 200;
    return word->kind == EMPI_WORD_EXACT ? 1 + (word->value != 0) * 5u : 3;
}

static void add_word(const empi_phrase_writer *output, need *to, uint32_t id)
{
    const empi_word *word = &output->program->vocabulary.words[id];
    uint64_t weight = is_wide(output) ? wide_cost(word, id) : word->weight;
    to->words[to->count++] = id;
    to->cost += weight;
    to->blur += weight < BLUR ? BLUR : weight;
}

static need need_of_words(empi_phrase_writer *output, const uint32_t *words, size_t count)
{
    need found = {.words = room(output, (count + 1) * sizeof *found.words)};
    for (size_t i = 0; found.words && i < count; i++)
        add_word(output, &found, words[i]);
    return found;
}

static need need_of_number(empi_phrase_writer *output, const empi_node *node)
{
    const empi_phrase_maker *maker = output->maker;
    need found = {.words = room(output, (maker->numeral_count + 1) * sizeof *found.words)};
    if (!found.words)
        return found;
    add_word(output, &found, node->flag ? EMPI_WORD_ORDINAL : EMPI_WORD_NUMBER);
    for (size_t i = 0; i < maker->numeral_count; i++) {
        const empi_word *word = &output->program->vocabulary.words[maker->numerals[i]];
        if (word->ordinal == node->flag && word->value >= node->low && word->value <= node->high)
            add_word(output, &found, maker->numerals[i]);
    }
    return found;
}

/* ---- ways ---- */

static size_t most_ways(const empi_phrase_writer *output)
{
    return is_wide(output) ? 1 : MOST_WAYS;
}

static ways ways_of(empi_phrase_writer *output, const empi_node *node);

static ways one_way(empi_phrase_writer *output, need only)
{
    ways found = {0};
    if (!only.words || !(found.items = room(output, sizeof(way))))
        return found;
    found.items[0] = (way){.needs = {only}, .count = 1};
    found.count = 1;
    return found;
}

/* The first need of each way together: one way in place of many. */
static ways fewer(empi_phrase_writer *output, const ways *all)
{
    need joined = {0};
    size_t words = 0;
    for (size_t i = 0; i < all->count; i++)
        words += all->items[i].needs[0].count;
    joined.words = room(output, (words + 1) * sizeof *joined.words);
    for (size_t i = 0; joined.words && i < all->count; i++)
        for (size_t j = 0; j < all->items[i].needs[0].count; j++)
            add_word(output, &joined, all->items[i].needs[0].words[j]);
    return one_way(output, joined);
}

static void add_need(way *to, const need *more)
{
    size_t at = to->count;
    while (at > 0 && more->cost < to->needs[at - 1].cost)
        at--;
    if (at == MOST_NEEDS)
        return;
    to->count += to->count < MOST_NEEDS;
    memmove(&to->needs[at + 1], &to->needs[at], (to->count - 1 - at) * sizeof *more);
    to->needs[at] = *more;
}

/* What both need. */
static ways both(empi_phrase_writer *output, ways one, ways other)
{
    ways found = {0};
    if (one.count == 0 || other.count == 0)
        return one.count ? one : other;
    if (one.count * other.count > most_ways(output)) {
        if (one.count > other.count)
            one = fewer(output, &one);
        else
            other = fewer(output, &other);
        return both(output, one, other);
    }
    found.items = room(output, one.count * other.count * sizeof(way));
    for (size_t i = 0; found.items && i < one.count; i++)
        for (size_t j = 0; j < other.count; j++) {
            way *next = &found.items[found.count++];
            *next = one.items[i];
            for (size_t k = 0; k < other.items[j].count; k++)
                add_need(next, &other.items[j].needs[k]);
        }
    return found;
}

static ways any_of(empi_phrase_writer *output, const empi_node *node)
{
    ways *parts = room(output, (node->count + 1) * sizeof *parts), found = {0};
    size_t count = 0;
    for (size_t i = 0; parts && i < node->count; i++) {
        parts[i] = ways_of(output, node->children[i]);
        if (parts[i].count == 0)
            return found;
        count += parts[i].count;
    }
    if (!parts || !(found.items = room(output, (count + 1) * sizeof(way))))
        return found;
    for (size_t i = 0; i < node->count; i++) {
        memcpy(found.items + found.count, parts[i].items, parts[i].count * sizeof(way));
        found.count += parts[i].count;
    }
    return count > most_ways(output) ? fewer(output, &found) : found;
}

/* The ways in which a node can match, each with words that it needs. */
static ways ways_of(empi_phrase_writer *output, const empi_node *node)
{
    ways found = {0};
    switch (node->kind) {
    case EMPI_NODE_SET:
        return one_way(output, need_of_words(output, node->words, node->count));
    case EMPI_NODE_NUMBER:
        return one_way(output, need_of_number(output, node));
    case EMPI_NODE_CHOICE:
        return any_of(output, node);
    case EMPI_NODE_SEQUENCE:
    case EMPI_NODE_FREE:
        for (size_t i = 0; i < node->count; i++)
            found = both(output, found, ways_of(output, node->children[i]));
        return found;
    default:
        return found;
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
static bool add_first(empi_phrase_writer *output, const empi_node *node, need *first)
{
    need more;
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
        more = need_of_words(output, node->words, node->count);
        break;
    case EMPI_NODE_NUMBER:
        more = need_of_number(output, node);
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
    need first = {0};
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

/* The rarest words become the anchor; gates are what their summaries tell most by. */
static empi_way way_of(empi_phrase_writer *output, way *from)
{
    empi_way made = {.count = 1};
    made.sets[0] = empi_phrase_set(output, from->needs[0].words, from->needs[0].count);
    from->needs[0].words = NULL;
    while (made.count < EMPI_WAY_SETS) {
        need *best = NULL;
        for (size_t i = 1; i < from->count; i++)
            if (from->needs[i].words && (!best || from->needs[i].blur < best->blur))
                best = &from->needs[i];
        if (!best)
            break;
        made.sets[made.count++] = empi_phrase_set(output, best->words, best->count);
        best->words = NULL;
    }
    return made;
}

void empi_anchors_add(empi_phrase_writer *output, const empi_node *node, empi_phrase *phrase)
{
    empi_program *program = output->program;
    ways all = ways_of(output, node);
    size_t lead = most_words(node);
    phrase->lead = (uint16_t)(lead > UINT16_MAX ? UINT16_MAX : lead);
    phrase->first_way = (uint32_t)program->way_count;
    if (output->made != EMPI_PHRASE_MADE)
        return;
    if (!empi_grow(&program->memory, &program->ways, &program->way_capacity,
                   program->way_count + all.count + 1, sizeof *program->ways)) {
        output->made = EMPI_PHRASE_NO_MEMORY;
        return;
    }
    for (size_t i = 0; i < all.count; i++)
        program->ways[program->way_count++] = way_of(output, &all.items[i]);
    phrase->way_count = (uint16_t)all.count;
}
