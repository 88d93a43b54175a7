#include "lexicon/anchor.h"

#include <stddef.h>
#include <string.h>

/* A summary bit that many words share is met in one sentence of twelve, however rare they are. */
enum { MOST_WAYS = 48, MOST_NEEDS = 6, BLUR = 700 };

/* A set of words of which one must be there. */
typedef struct need {
    uint32_t *words; /* of a node, or in scratch; NULL: none */
    size_t count;
    uint32_t *set; /* 1 + the set of these words, once it was asked for; shared by copies */
    uint64_t cost; /* how often one of them is met */
    uint64_t blur; /* how often their summary is met */
    size_t before, after; /* at most so many words of its way stand before and after it */
    size_t least_before, least_after; /* the same of the branch where that is least */
    empi_node *group;           /* needs of one group stand in any order; NULL: none */
} need;

typedef struct way {
    size_t count;
    size_t words;           /* at most */
    need needs[MOST_NEEDS]; /* cheapest first; those after count hold nothing */
} way;

typedef struct ways {
    way *items; /* in scratch */
    size_t count; /* 0: nothing is needed */
    size_t words; /* at most, in whatever way */
} ways;

static void *room(empi_phrase_writer *output, size_t size)
{
    void *block = empi_arena_alloc(output->maker->scratch, size);
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

static void add_cost(const empi_phrase_writer *output, need *to, uint32_t id)
{
    const empi_word *word = &output->program->vocabulary.words[id];
    uint64_t weight = is_wide(output) ? wide_cost(word, id) : word->weight;
    to->cost += weight;
    to->blur += weight < BLUR ? BLUR : weight;
}

static void add_word(const empi_phrase_writer *output, need *to, uint32_t id)
{
    to->words[to->count++] = id;
    add_cost(output, to, id);
}

/* Room for words that are not those of one node. */
static need new_need(empi_phrase_writer *output, size_t count)
{
    need made = {.words = room(output, (count + 1) * sizeof *made.words),
                 .set = room(output, sizeof *made.set)};
    if (!made.set)
        made.words = NULL;
    else
        *made.set = 0;
    return made;
}

/* A class has hundreds of words and stands in hundreds of phrases: its node keeps what they cost. */
static need need_of_words(const empi_phrase_writer *output, empi_node *node)
{
    need found = {.words = node->words, .set = &node->set, .cost = node->cost, .blur = node->blur};
    if (is_wide(output) || node->cost == 0) {
        found.cost = found.blur = 0;
        for (size_t i = 0; i < node->count; i++)
            add_cost(output, &found, node->words[i]);
    }
    if (!is_wide(output)) {
        node->cost = found.cost;
        node->blur = found.blur;
    }
    found.count = node->count;
    return found;
}

static need need_of_number(empi_phrase_writer *output, empi_node *node)
{
    const empi_phrase_maker *maker = output->maker;
    need found = new_need(output, maker->numeral_count);
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

/* ---- reach ---- */

static size_t most_words(empi_node *node)
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

/* ---- ways ---- */

static size_t most_ways(const empi_phrase_writer *output)
{
    return is_wide(output) ? 1 : MOST_WAYS;
}

static ways ways_of(empi_phrase_writer *output, empi_node *node);

static ways one_way(empi_phrase_writer *output, need only)
{
    ways found = {.words = 1};
    if (!only.words || !(found.items = room(output, sizeof(way))))
        return found;
    found.items[0].count = found.items[0].words = 1;
    found.items[0].needs[0] = only;
    found.count = 1;
    return found;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

static size_t most(size_t a, size_t b)
{
    return a > b ? a : b;
}

static void join(const empi_phrase_writer *output, need *to, const need *more)
{
    for (size_t i = 0; i < more->count; i++)
        add_word(output, to, more->words[i]);
    to->before = most(to->before, more->before);
    to->after = most(to->after, more->after);
    to->least_before = least(to->least_before, more->least_before);
    to->least_after = least(to->least_after, more->least_after);
}

/* The first need of each way together: one way in place of many. */
static ways fewer(empi_phrase_writer *output, const ways *all)
{
    size_t words = 0;
    need joined;
    ways found;
    for (size_t i = 0; i < all->count; i++)
        words += all->items[i].needs[0].count;
    joined = new_need(output, words);
    joined.least_before = joined.least_after = SIZE_MAX;
    for (size_t i = 0; joined.words && i < all->count; i++)
        join(output, &joined, &all->items[i].needs[0]);
    found = one_way(output, joined);
    found.words = all->words;
    if (found.count)
        found.items[0].words = all->words;
    return found;
}

static void copy_way(way *to, const way *from)
{
    memcpy(to, from, offsetof(way, needs) + from->count * sizeof from->needs[0]);
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

static void move(way *at, size_t before, size_t after)
{
    at->words += before + after;
    for (size_t i = 0; i < at->count; i++) {
        at->needs[i].before += before;
        at->needs[i].least_before += before;
        at->needs[i].after += after;
        at->needs[i].least_after += after;
    }
}

/* One of them needs nothing. */
static ways either(ways one, ways other)
{
    ways found = one.count ? one : other;
    for (size_t i = 0; i < found.count; i++)
        move(&found.items[i], one.count ? 0 : one.words, one.count ? other.words : 0);
    found.words = one.words + other.words;
    return found;
}

/* One after the other: what both need. */
static ways both(empi_phrase_writer *output, ways one, ways other)
{
    ways found = {.words = one.words + other.words};
    if (one.count == 0 || other.count == 0)
        return either(one, other);
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
            way *next = &found.items[found.count++], tail;
            copy_way(next, &one.items[i]);
            copy_way(&tail, &other.items[j]);
            move(&tail, next->words, 0);
            move(next, 0, other.items[j].words);
            for (size_t k = 0; k < tail.count; k++)
                add_need(next, &tail.needs[k]);
        }
    return found;
}

static ways any_of(empi_phrase_writer *output, empi_node *node)
{
    ways *parts = room(output, (node->count + 1) * sizeof *parts), found = {.words = most_words(node)};
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
        for (size_t j = 0; j < parts[i].count; j++)
            copy_way(&found.items[found.count++], &parts[i].items[j]);
    }
    return count > most_ways(output) ? fewer(output, &found) : found;
}

/* In any order: each may stand first or last. */
static ways all_of(empi_phrase_writer *output, empi_node *node)
{
    ways found = {0};
    for (size_t i = 0; i < node->count; i++)
        found = both(output, found, ways_of(output, node->children[i]));
    found.words = most_words(node);
    for (size_t i = 0; i < found.count; i++) {
        found.items[i].words = found.words;
        for (size_t j = 0; j < found.items[i].count; j++) {
            need *at = &found.items[i].needs[j];
            at->before = at->after = found.words ? found.words - 1 : 0;
            at->least_before = at->least_after = 0;
            at->group = node;
        }
    }
    return found;
}

/* The ways in which a node can match, each with words that it needs. */
static ways ways_of(empi_phrase_writer *output, empi_node *node)
{
    ways found = {0};
    switch (node->kind) {
    case EMPI_NODE_SET:
        return one_way(output, need_of_words(output, node));
    case EMPI_NODE_NUMBER:
        return one_way(output, need_of_number(output, node));
    case EMPI_NODE_CHOICE:
        return any_of(output, node);
    case EMPI_NODE_SEQUENCE:
        for (size_t i = 0; i < node->count; i++)
            found = both(output, found, ways_of(output, node->children[i]));
        return found;
    case EMPI_NODE_FREE:
        return all_of(output, node);
    default:
        found.words = most_words(node);
        return found;
    }
}

/* ---- first words ---- */

static uint32_t set_of(empi_phrase_writer *output, const need *words)
{
    if (*words->set == 0)
        *words->set = 1 + empi_phrase_set(output, words->words, words->count);
    return *words->set - 1;
}

static bool may_be_empty(empi_node *node)
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

static need concatenate(empi_phrase_writer *output, const need *one, const need *other)
{
    need made = new_need(output, one->count + other->count);
    if (!made.words || !other->words)
        return (need){0};
    memcpy(made.words, one->words, one->count * sizeof *made.words);
    memcpy(made.words + one->count, other->words, other->count * sizeof *made.words);
    made.count = one->count + other->count;
    return made;
}

/* Adds the words with which a match of node can begin. A denial or an edge before them changes
 * nothing; false: it can begin with any word. */
static bool add_first(empi_phrase_writer *output, empi_node *node, need *first)
{
    need more;
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
        more = need_of_words(output, node);
        break;
    case EMPI_NODE_NUMBER:
        more = need_of_number(output, node);
        break;
    default:
        return false;
    }
    if (first->count > 0)
        more = concatenate(output, first, &more);
    *first = more;
    return more.words != NULL;
}

uint32_t empi_anchor_first(empi_phrase_writer *output, empi_node *node)
{
    need first = {0};
    if (may_be_empty(node) || !add_first(output, node, &first) || first.count == 0)
        return EMPI_NO_SET;
    return set_of(output, &first);
}

/* ---- the phrase ---- */

/* Where a need stands, seen from the anchor. What stands later has more words before it, whatever
 * the branches. */
static uint8_t side_of(const need *anchor, const need *other)
{
    bool after = other->least_before > anchor->before;
    size_t far = after ? anchor->after - other->least_after : anchor->before - other->least_before;
    if ((anchor->group && anchor->group == other->group) || far > EMPI_NEAR_WORDS)
        return EMPI_SIDE_ANY;
    return (uint8_t)((after ? EMPI_SIDE_NEXT : EMPI_SIDE_LAST) +
                     (far > 1) + (far > EMPI_CLOSE_WORDS));
}

/* How often the summary of a need is met where it should stand, a sentence being ten words. */
static uint64_t blur_of(const need *at, uint8_t side)
{
    static const uint8_t words[EMPI_SIDES] = {10, 1, 3, 7, 1, 3, 7};
    return at->blur * words[side];
}

/* The rarest words become the anchor; gates are what tells most, seen from there. */
static empi_way way_of(empi_phrase_writer *output, way *from)
{
    empi_way made = {.count = 1};
    made.sets[0] = set_of(output, &from->needs[0]);
    while (made.count < EMPI_WAY_SETS) {
        need *best = NULL;
        uint64_t least = UINT64_MAX;
        for (size_t i = 1; i < from->count; i++) {
            uint8_t side = side_of(&from->needs[0], &from->needs[i]);
            if (!from->needs[i].words || blur_of(&from->needs[i], side) >= least)
                continue;
            best = &from->needs[i];
            least = blur_of(best, side);
        }
        if (!best)
            break;
        made.sides[made.count] = side_of(&from->needs[0], best);
        made.sets[made.count++] = set_of(output, best);
        best->words = NULL;
    }
    return made;
}

void empi_anchors_add(empi_phrase_writer *output, empi_node *node, empi_phrase *phrase)
{
    empi_program *program = output->program;
    ways all = ways_of(output, node);
    size_t words = most_words(node);
    phrase->most_words = (uint16_t)(words > UINT16_MAX ? UINT16_MAX : words);
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
