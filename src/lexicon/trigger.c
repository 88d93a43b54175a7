#include "lexicon/trigger.h"

/* What hangs on a word comes by kind and by the place of its gate: one list for each, of regexes
 * one. */
enum { LISTS = EMPI_HUNG_REGEX * EMPI_SIDES + 1 };

/* A way of a phrase, or a regex: what hangs on each word of one set. */
typedef struct hook {
    uint32_t index; /* of the phrase or regex */
    uint32_t way;   /* EMPI_NO_SET: a regex */
} hook;

typedef struct hanger {
    empi_program *program;
    empi_arena scratch;
    hook *hooks; /* those of one gate together */
    size_t hook_count;
    uint32_t *tallies; /* by set, and one more: how many hooks have it as their gate */
    uint32_t *lists;   /* by word and list, and one more: where it begins in hung */
} hanger;

static bool is_hard(const empi_phrase *phrase)
{
    return phrase->crosses || phrase->keeps;
}

static const empi_way *way_of(const hanger *at, const hook *from)
{
    return &at->program->ways[from->way];
}

/* The set on whose words it hangs. */
static const empi_word_set *anchor_of(const hanger *at, const hook *from)
{
    uint32_t set = from->way == EMPI_NO_SET ? at->program->regexes[from->index].anchor
                                            : way_of(at, from)->sets[0];
    return &at->program->vocabulary.sets[set];
}

/* The number-th other set that is needed, and where. */
static uint32_t gate_of(const hanger *at, const hook *from, uint8_t number, uint8_t *side)
{
    const empi_way *way;
    bool hard;
    *side = EMPI_SIDE_ANY;
    if (from->way == EMPI_NO_SET)
        return EMPI_NO_SET;
    way = way_of(at, from);
    hard = is_hard(&at->program->phrases[from->index]);
    if (number < way->count)
        *side = way->sides[number];
    if (hard && *side == EMPI_SIDE_ANY)
        *side = EMPI_SIDE_AROUND;
    return number < way->count ? way->sets[number] : EMPI_NO_SET;
}

static size_t list_of(const hanger *at, const hook *from)
{
    uint8_t side;
    gate_of(at, from, 1, &side);
    if (from->way == EMPI_NO_SET)
        return EMPI_HUNG_REGEX * EMPI_SIDES;
    return (is_hard(&at->program->phrases[from->index]) ? EMPI_HUNG_HARD * EMPI_SIDES : 0u) + side;
}

/* ---- hooks ---- */

/* Calls add for each hook there is. */
static void each_hook(hanger *at, void (*add)(hanger *, hook))
{
    const empi_program *program = at->program;
    for (uint32_t i = 0; i < program->phrase_count; i++) {
        const empi_phrase *phrase = &program->phrases[i];
        for (uint32_t j = 0; j < phrase->way_count && !phrase->except; j++)
            add(at, (hook){i, phrase->first_way + j});
    }
    for (uint32_t i = 0; i < program->regex_count; i++)
        add(at, (hook){i, EMPI_NO_SET});
}

/* Where the hooks of a gate are counted; those of none come last. */
static uint32_t *tally_of(hanger *at, hook from)
{
    uint8_t side;
    uint32_t gate = gate_of(at, &from, 1, &side);
    return &at->tallies[gate == EMPI_NO_SET ? at->program->vocabulary.set_count : gate];
}

static void count_hook(hanger *at, hook from)
{
    at->hook_count++;
    ++*tally_of(at, from);
}

static void put_hook(hanger *at, hook from)
{
    at->hooks[(*tally_of(at, from))++] = from;
}

/* From how many there are of each to where the first of each stands. */
static uint32_t count_up(uint32_t *counts, size_t size)
{
    uint32_t sum = 0;
    for (size_t i = 0; i < size; i++) {
        uint32_t count = counts[i];
        counts[i] = sum;
        sum += count;
    }
    return sum;
}

static bool sort_hooks(hanger *at)
{
    size_t sets = at->program->vocabulary.set_count + 1;
    at->tallies = empi_arena_alloc_zero(&at->scratch, sets * sizeof *at->tallies);
    if (!at->tallies)
        return false;
    each_hook(at, count_hook);
    count_up(at->tallies, sets);
    at->hooks = empi_arena_alloc(&at->scratch, (at->hook_count + 1) * sizeof *at->hooks);
    if (!at->hooks)
        return false;
    each_hook(at, put_hook);
    return true;
}

/* ---- what hangs on each word ---- */

/* The second gate, and how long a message can be that begins and ends with the phrase. */
static empi_hung hung_by(const hanger *at, const hook *from)
{
    empi_hung hung = {.index = from->index};
    const empi_phrase *phrase;
    hung.gates[0] = gate_of(at, from, 1, &hung.side);
    hung.gates[1] = gate_of(at, from, 2, &hung.side);
    if (from->way == EMPI_NO_SET) {
        hung.sides = at->program->rules[at->program->regexes[from->index].rule].sides;
        return hung;
    }
    phrase = &at->program->phrases[from->index];
    hung.sides = at->program->rules[phrase->rule].sides;
    if (phrase->at_start)
        hung.sides |= EMPI_HUNG_AT_START;
    if (phrase->at_start && phrase->at_end && phrase->most_words < UINT8_MAX)
        hung.most = (uint8_t)phrase->most_words;
    return hung;
}

static bool hang_all(hanger *at)
{
    empi_program *program = at->program;
    size_t lists = program->vocabulary.word_count * LISTS;
    at->lists = empi_arena_alloc_zero(&at->scratch, (lists + 1) * sizeof *at->lists);
    if (!at->lists)
        return false;
    for (size_t i = 0; i < at->hook_count; i++) {
        const empi_word_set *anchor = anchor_of(at, &at->hooks[i]);
        size_t list = list_of(at, &at->hooks[i]);
        for (uint32_t j = 0; j < anchor->count; j++)
            at->lists[anchor->words[j] * LISTS + list]++;
    }
    program->hung_count = count_up(at->lists, lists + 1);
    program->hung =
        empi_arena_alloc(&program->arena, (program->hung_count + 1) * sizeof(empi_hung));
    if (!program->hung)
        return false;
    for (size_t i = 0; i < at->hook_count; i++) {
        const empi_word_set *anchor = anchor_of(at, &at->hooks[i]);
        empi_hung hung = hung_by(at, &at->hooks[i]);
        size_t list = list_of(at, &at->hooks[i]);
        for (uint32_t j = 0; j < anchor->count; j++)
            program->hung[at->lists[anchor->words[j] * LISTS + list]++] = hung;
    }
    return true;
}

/* ---- groups ---- */

/* After hanging, each list ends where the next one began. */
static uint32_t list_start(const hanger *at, size_t list)
{
    return list == 0 ? 0 : at->lists[list - 1];
}

/* One past the last of a list that asks for the same words. */
static uint32_t group_end(const hanger *at, uint32_t place, size_t list)
{
    const empi_hung *hung = at->program->hung;
    uint32_t end = place + 1;
    while (end < at->lists[list] && hung[end].gates[0] == hung[place].gates[0])
        end++;
    return end;
}

static empi_hung_group group_of(const hanger *at, uint32_t first, uint32_t end, size_t list)
{
    uint32_t gate = at->program->hung[first].gates[0];
    empi_hung_group group = {.gate = {{UINT64_MAX, UINT64_MAX}},
                             .first = first,
                             .side = (uint8_t)(list % LISTS % EMPI_SIDES),
                             .kind = (uint8_t)(list % LISTS / EMPI_SIDES)};
    if (gate != EMPI_NO_SET)
        group.gate = at->program->vocabulary.sets[gate].bits;
    for (uint32_t i = first; i < end; i++)
        group.sides |= at->program->hung[i].sides;
    return group;
}

/* Fills groups, where there is room for them, and tells how many there are. */
static uint32_t group_all(const hanger *at, empi_hung_group *groups)
{
    uint32_t count = 0;
    for (size_t list = 0; list < at->program->vocabulary.word_count * LISTS; list++) {
        if (list % LISTS == 0)
            at->program->hung_on[list / LISTS] = count;
        for (uint32_t place = list_start(at, list), end; place < at->lists[list]; place = end) {
            end = group_end(at, place, list);
            if (groups)
                groups[count] = group_of(at, place, end, list);
            count++;
        }
    }
    return count;
}

static bool make_groups(hanger *at)
{
    empi_program *program = at->program;
    size_t words = program->vocabulary.word_count;
    uint32_t count;
    program->hung_on = empi_arena_alloc(&program->arena, (words + 1) * sizeof *program->hung_on);
    if (!program->hung_on)
        return false;
    count = group_all(at, NULL);
    program->groups = empi_arena_alloc(&program->arena, (count + 1) * sizeof *program->groups);
    if (!program->groups)
        return false;
    program->group_count = count;
    program->hung_on[words] = group_all(at, program->groups);
    program->groups[count] = (empi_hung_group){.first = (uint32_t)program->hung_count};
    return true;
}

bool empi_triggers_make(empi_program *program)
{
    hanger at = {.program = program};
    bool done;
    empi_arena_init(&at.scratch, &program->memory);
    done = sort_hooks(&at) && hang_all(&at) && make_groups(&at);
    empi_arena_free(&at.scratch);
    return done;
}
