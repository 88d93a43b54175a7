#include "match/match.h"

#include "base/limits.h"
#include "match/run.h"
#include "match/window.h"

#include <stdlib.h>
#include <string.h>

bool empi_matcher_init(empi_matcher *matcher, const empi_memory *memory,
                       const empi_program *program)
{
    *matcher = (empi_matcher){.memory = memory};
    matcher->tried_count = program->phrase_count + program->regex_count;
    matcher->tried = empi_alloc_zero(memory, (matcher->tried_count + 1) * sizeof *matcher->tried);
    matcher->reach_count = program->longest_phrase + 2;
    matcher->reach = empi_alloc_zero(memory, matcher->reach_count * sizeof *matcher->reach);
    matcher->ways = empi_alloc(memory, matcher->reach_count * sizeof *matcher->ways);
    matcher->room = empi_regex_room_new(program, memory);
    if (matcher->tried && matcher->reach && matcher->ways && matcher->room)
        return true;
    empi_matcher_free(matcher);
    return false;
}

void empi_matcher_free(empi_matcher *matcher)
{
    if (!matcher->memory)
        return;
    empi_free(matcher->memory, matcher->tried,
              (matcher->tried_count + 1) * sizeof *matcher->tried);
    empi_free(matcher->memory, matcher->reach, matcher->reach_count * sizeof *matcher->reach);
    empi_free(matcher->memory, matcher->ways, matcher->reach_count * sizeof *matcher->ways);
    empi_free(matcher->memory, matcher->visited,
              matcher->visited_capacity * sizeof *matcher->visited);
    empi_free(matcher->memory, matcher->stack, matcher->stack_capacity * sizeof *matcher->stack);
    empi_regex_room_free(matcher->room);
    *matcher = (empi_matcher){0};
}

/* A sentence, or one with its neighbours, that was opened last. */
typedef struct view {
    empi_window window;
    uint32_t sentence; /* 1 + the sentence; 0: none yet */
    bool fits;
} view;

typedef struct pass {
    empi_matcher *matcher;
    const empi_program *program;
    const empi_stream *stream;
    empi_hits *hits;
    view own, around;
    uint32_t near_sentence; /* 1 + the sentence of near; 0: none yet */
    empi_word_bits near[EMPI_WINDOW_ITEMS][EMPI_SIDES]; /* by item of the sentence, empi_way_side */
} pass;

static bool add_hit(pass *at, empi_hit hit, size_t first, size_t last)
{
    const empi_item *items = at->stream->items;
    hit.first = (uint32_t)first;
    hit.last = (uint32_t)last;
    if (at->hits->count >= EMPI_HITS) {
        at->hits->undecided = true;
        return true;
    }
    while (hit.first < hit.last && items[hit.first].kind == EMPI_ITEM_BOUNDARY)
        hit.first++;
    while (hit.last > hit.first && items[hit.last].kind == EMPI_ITEM_BOUNDARY)
        hit.last--;
    if (items[hit.first].kind == EMPI_ITEM_BOUNDARY)
        return true;
    hit.sentence = items[hit.first].sentence;
    for (size_t i = hit.first; i <= hit.last; i++)
        hit.misspelt |= items[i].misspelt;
    if (!empi_grow(at->matcher->memory, &at->hits->items, &at->hits->capacity,
                   at->hits->count + 1, sizeof hit))
        return false;
    at->hits->items[at->hits->count++] = hit;
    return true;
}

/* ---- phrases ---- */

/* The sentences that a match can lie in, seen from one of them. */
static void sentences_of(const pass *at, bool crosses, uint32_t sentence,
                         const empi_sentence_items **first, const empi_sentence_items **last)
{
    const empi_sentence_items *sentences = at->stream->sentences;
    bool before = crosses && sentence > 0;
    bool after = crosses && sentence + 1 < at->stream->text->sentence_count;
    *first = &sentences[sentence - before];
    *last = &sentences[sentence + after];
}

/* The window of those sentences; NULL: they are too long for one. */
static const empi_window *window_of(pass *at, bool crosses, uint32_t sentence)
{
    view *seen = crosses ? &at->around : &at->own;
    if (seen->sentence != sentence + 1) {
        const empi_sentence_items *first, *last;
        sentences_of(at, crosses, sentence, &first, &last);
        seen->fits = empi_window_open(&seen->window, at->program, at->stream, first->first,
                                      last->first + last->count);
        seen->sentence = sentence + 1;
    }
    return seen->fits ? &seen->window : NULL;
}

static empi_run run_of(const pass *at, const empi_phrase *phrase, uint32_t sentence)
{
    const empi_sentence_items *first, *last;
    sentences_of(at, phrase->crosses, sentence, &first, &last);
    return (empi_run){.program = at->program,
                      .stream = at->stream,
                      .steps = at->program->steps + phrase->first_step,
                      .step_count = phrase->step_count,
                      .keeps = phrase->keeps,
                      .from = first->first,
                      .to = last->first + last->count};
}

/* Whether a match of the phrase can begin with an item. */
static bool may_begin(const pass *at, const empi_phrase *phrase, size_t start)
{
    const empi_item *item = &at->stream->items[start];
    return phrase->first == EMPI_NO_SET || empi_item_in(at->program, item, phrase->first);
}

static bool add_match(pass *at, const empi_phrase *phrase, size_t start, size_t end)
{
    return add_hit(at, (empi_hit){.rule = phrase->rule, .negative = phrase->negative}, start,
                   end - 1);
}

/* Runs the phrase from each start up to stop; *next becomes the first start that was not tried. */
static bool run_from(pass *at, const empi_phrase *phrase, empi_run *run, size_t stop, size_t *next)
{
    size_t start = run->from;
    bool begun = false;
    while (start <= stop) {
        size_t end;
        enum empi_run_found found = EMPI_RUN_NO;
        if (may_begin(at, phrase, start)) {
            if (!begun && !empi_run_begin(run, at->matcher))
                return false;
            begun = true;
            found = empi_run_at(run, at->matcher, start, &end);
        }
        if (found == EMPI_RUN_MEMORY)
            return false;
        if (found == EMPI_RUN_YES && end > start) {
            if (!add_match(at, phrase, start, end))
                return false;
            start = end;
            empi_run_forget(run, at->matcher);
        } else {
            start++;
        }
    }
    *next = start;
    return true;
}

/* Tries a phrase within a sentence that has words of it. */
static bool try_plain(pass *at, uint32_t index, uint32_t sentence)
{
    const empi_phrase *phrase = &at->program->phrases[index];
    const empi_window *window = window_of(at, false, sentence);
    uint64_t *ways = at->matcher->ways, starts;
    if (at->matcher->tried[index] == at->matcher->base + sentence + 1)
        return true;
    at->matcher->tried[index] = at->matcher->base + sentence + 1;
    if (!window) {
        empi_run run = run_of(at, phrase, sentence);
        size_t next;
        return run_from(at, phrase, &run, run.to - 1, &next);
    }
    if (!empi_window_occurs(window, phrase, window->words, at->matcher->reach))
        return true;
    starts = empi_window_trace(window, phrase, ways);
    while (starts) {
        size_t place = empi_lowest(starts), start = window->from + place;
        size_t end = empi_window_follow(window, phrase, ways, place);
        if (end > start && !add_match(at, phrase, start, end))
            return false;
        starts &= end > start ? ~UINT64_C(0) << (end - window->from) : starts - 1;
    }
    return true;
}

/* The last start to try for an anchor at an item: the item itself. When the phrase was tried in
 * this sentence before, all of its other starts at once: what is learnt from one start holds for
 * the next, and a sentence of anchors alone costs two tries, not one a word. */
static size_t last_start(const pass *at, size_t item, size_t tried)
{
    const empi_sentence_items *own = &at->stream->sentences[at->stream->items[item].sentence];
    return tried > own->first ? own->first + own->count - 1 : item;
}

/* Tries a phrase that crosses or remembers and whose anchor stands at an item, from every start
 * that was not tried before. */
static bool try_hard(pass *at, uint32_t index, size_t item)
{
    const empi_phrase *phrase = &at->program->phrases[index];
    uint32_t base = at->matcher->base, *mark = &at->matcher->tried[index];
    uint32_t sentence = at->stream->items[item].sentence;
    size_t tried = *mark > base ? *mark - base : 0, stop, next;
    const empi_window *window = phrase->keeps ? NULL : window_of(at, phrase->crosses, sentence);
    empi_run run = run_of(at, phrase, sentence);
    if (item > phrase->most_words && item - phrase->most_words > run.from)
        run.from = item - phrase->most_words;
    run.from = run.from < tried ? tried : run.from;
    if (run.from > item)
        return true;
    stop = last_start(at, item, tried);
    next = stop + 1;
    if ((!window ||
         empi_window_occurs(window, phrase, empi_window_all(window), at->matcher->reach)) &&
        !run_from(at, phrase, &run, stop, &next))
        return false;
    *mark = base + (uint32_t)next;
    return true;
}

/* ---- regexes ---- */

/* The items whose tokens lie in folded[start..end). */
static bool items_of(const pass *at, uint32_t sentence, size_t start, size_t end, size_t *first,
                     size_t *last)
{
    const empi_sentence_items *items = &at->stream->sentences[sentence];
    bool found = false;
    for (size_t i = items->first; i < items->first + items->count; i++) {
        const empi_item *item = &at->stream->items[i];
        const empi_token *token = &at->stream->text->tokens[item->token];
        if (token->start < end && at->stream->text->tokens[item->last].end > start) {
            *first = found ? *first : i;
            *last = i;
            found = true;
        }
    }
    return found;
}

static bool try_regex(pass *at, uint32_t index, uint32_t sentence)
{
    const empi_regex *regex = &at->program->regexes[index];
    const empi_text *text = at->stream->text;
    const empi_sentence *where = &text->sentences[sentence];
    uint32_t *tried = &at->matcher->tried[at->program->phrase_count + index];
    size_t start = 0, end = 0, length = where->end - where->start;
    if (*tried == at->matcher->base + sentence + 1)
        return true;
    *tried = at->matcher->base + sentence + 1;
    if (!(empi_kind_side(at->program->rules[regex->rule].kind) & at->matcher->side))
        return true;
    for (;;) {
        size_t first = 0, last = 0;
        enum empi_regex_found found = empi_regex_find(at->matcher->room, regex,
                                                      text->folded + where->start, length, &start,
                                                      &end);
        if (found == EMPI_REGEX_MEMORY)
            return false;
        if (found == EMPI_REGEX_UNDECIDED)
            at->hits->undecided = true;
        if (found != EMPI_REGEX_YES)
            return true;
        if (items_of(at, sentence, where->start + start, where->start + end, &first, &last) &&
            !add_hit(at, (empi_hit){.rule = regex->rule, .negative = true}, first, last))
            return false;
        start = end;
    }
}

/* ---- hanging on a word ---- */

static void add_bits(empi_word_bits *to, const empi_word_bits *more)
{
    to->bits[0] |= more->bits[0];
    to->bits[1] |= more->bits[1];
}

/* The summary of a sentence and its neighbours. */
static empi_word_bits summary_around(const pass *at, bool crosses, uint32_t sentence)
{
    const empi_sentence_items *first, *last;
    empi_word_bits all = {{0}};
    for (sentences_of(at, crosses, sentence, &first, &last); first <= last; first++)
        add_bits(&all, &first->words);
    return all;
}

static empi_word_bits bits_of(const empi_item *item)
{
    empi_word_bits bits = {{0}};
    if (item->word != EMPI_WORD_NONE)
        empi_word_bits_add(&bits, item->word_bit);
    if (item->ending != EMPI_WORD_NONE)
        empi_word_bits_add(&bits, item->ending_bit);
    return bits;
}

/* Sums up what stands on each side of each word of a sentence, in the sentences beside it too. */
static void look_near(pass *at, uint32_t sentence)
{
    enum { FAR = EMPI_NEAR_WORDS, CLOSE = EMPI_CLOSE_WORDS };
    const empi_sentence_items *own = &at->stream->sentences[sentence];
    empi_word_bits words[EMPI_WINDOW_ITEMS + 2 * FAR]; /* own->first stands at FAR */
    size_t from = own->first < FAR ? FAR - own->first : 0, end = own->count + 2 * FAR;
    size_t left = at->stream->count - own->first + FAR;
    empi_word_bits around = summary_around(at, true, sentence);
    at->near_sentence = sentence + 1;
    memset(words, 0, end * sizeof *words);
    for (size_t i = from; i < end && i < left; i++)
        words[i] = bits_of(&at->stream->items[own->first + i - FAR]);
    for (size_t i = 0; i < own->count; i++) {
        const empi_word_bits *here = &words[i + FAR];
        empi_word_bits *near = at->near[i];
        near[EMPI_SIDE_ANY] = own->words;
        near[EMPI_SIDE_AROUND] = around;
        near[EMPI_SIDE_NEXT] = near[EMPI_SIDE_SOON] = here[1];
        near[EMPI_SIDE_LAST] = near[EMPI_SIDE_JUST] = here[-1];
        for (int far = 2; far <= CLOSE; far++) {
            add_bits(&near[EMPI_SIDE_SOON], &here[far]);
            add_bits(&near[EMPI_SIDE_JUST], &here[-far]);
        }
        near[EMPI_SIDE_LATER] = near[EMPI_SIDE_SOON];
        near[EMPI_SIDE_EARLIER] = near[EMPI_SIDE_JUST];
        for (int far = CLOSE + 1; far <= FAR; far++) {
            add_bits(&near[EMPI_SIDE_LATER], &here[far]);
            add_bits(&near[EMPI_SIDE_EARLIER], &here[-far]);
        }
    }
}

/* What stands around an item; in a sentence too long for that, what is in the sentences. */
static const empi_word_bits *near_of(pass *at, size_t item, empi_word_bits room[EMPI_SIDES])
{
    uint32_t sentence = at->stream->items[item].sentence;
    const empi_sentence_items *own = &at->stream->sentences[sentence];
    if (own->count <= EMPI_WINDOW_ITEMS) {
        if (at->near_sentence != sentence + 1)
            look_near(at, sentence);
        return at->near[item - own->first];
    }
    room[EMPI_SIDE_AROUND] = summary_around(at, true, sentence);
    for (size_t i = 0; i < EMPI_SIDE_AROUND; i++)
        room[i] = room[EMPI_SIDE_AROUND];
    return room;
}

static bool passes(const empi_triggered *hung, const empi_word_bits *near, uint8_t side,
                   size_t words)
{
    return empi_word_bits_meet(&hung->gates[0], &near[hung->sides[0]]) &&
           empi_word_bits_meet(&hung->gates[1], &near[hung->sides[1]]) && (hung->side & side) &&
           (!hung->most || words <= hung->most);
}

/* Whether the phrase, if it begins with the message, can be met in a sentence. */
static bool in_reach(const empi_triggered *hung, uint32_t sentence, uint32_t crosses)
{
    return sentence <= crosses || !(hung->side & EMPI_HUNG_AT_START);
}

static bool try_word(pass *at, uint32_t word, size_t item)
{
    const empi_trigger *trigger = &at->program->triggers[word];
    const empi_triggered *hung = &at->program->triggered[trigger->first];
    const empi_triggered *hard = hung + trigger->plain_count;
    const empi_triggered *regex = hard + trigger->hard_count;
    uint32_t sentence = at->stream->items[item].sentence;
    size_t words = at->stream->count - 1;
    uint8_t side = at->matcher->side;
    empi_word_bits room[EMPI_SIDES];
    const empi_word_bits *near = hung < regex ? near_of(at, item, room) : NULL;
    for (; hung < hard; hung++)
        if (passes(hung, near, side, words) && in_reach(hung, sentence, 0) &&
            !try_plain(at, hung->index, sentence))
            return false;
    for (; hung < regex; hung++)
        if (passes(hung, near, side, words) && in_reach(hung, sentence, 1) &&
            !try_hard(at, hung->index, item))
            return false;
    for (uint32_t i = 0; i < trigger->regex_count; i++)
        if (!try_regex(at, regex[i].index, sentence))
            return false;
    return true;
}

static int compare_hits(const void *left, const void *right)
{
    const empi_hit *a = left, *b = right;
    if (a->first != b->first)
        return a->first < b->first ? -1 : 1;
    if (a->rule != b->rule)
        return a->rule < b->rule ? -1 : 1;
    return a->last > b->last ? -1 : a->last < b->last;
}

/* Phrases of one rule often find the same words: of overlapping hits of a rule the first and
 * longest stays. */
static void drop_overlaps(empi_hits *hits)
{
    size_t kept = 0;
    for (size_t i = 0; i < hits->count; i++) {
        const empi_hit *hit = &hits->items[i];
        bool covered = false;
        for (size_t j = kept; j-- > 0 && !covered;) {
            const empi_hit *other = &hits->items[j];
            if (other->sentence + 1 < hit->sentence)
                break;
            covered = other->rule == hit->rule && other->last >= hit->first;
            if (covered && hit->last > other->last)
                hits->items[j].last = hit->last;
            if (covered)
                hits->items[j].negative |= hit->negative;
        }
        if (!covered)
            hits->items[kept++] = *hit;
    }
    hits->count = kept;
}

/* ---- antipatterns ---- */

static bool may_occur(const pass *at, const empi_phrase *phrase, const empi_word_bits *words)
{
    const empi_program *program = at->program;
    for (uint32_t i = 0; i < phrase->way_count; i++) {
        const empi_way *way = &program->ways[phrase->first_way + i];
        uint8_t met = 0;
        while (met < way->count &&
               empi_word_bits_meet(&program->vocabulary.sets[way->sets[met]].bits, words))
            met++;
        if (met == way->count)
            return true;
    }
    return false;
}

/* Whether a phrase begins somewhere in a sentence. */
static enum empi_run_found occurs(pass *at, uint32_t index, uint32_t sentence)
{
    const empi_phrase *phrase = &at->program->phrases[index];
    const empi_sentence_items *own = &at->stream->sentences[sentence];
    const empi_window *window;
    empi_word_bits words = summary_around(at, phrase->crosses, sentence);
    empi_run run;
    enum empi_run_found found = EMPI_RUN_NO;
    if (!may_occur(at, phrase, &words))
        return EMPI_RUN_NO;
    window = phrase->keeps ? NULL : window_of(at, phrase->crosses, sentence);
    if (window) {
        uint64_t starts = (~UINT64_C(0) >> (64 - own->count)) << (own->first - window->from);
        return empi_window_occurs(window, phrase, starts, at->matcher->reach) ? EMPI_RUN_YES
                                                                              : EMPI_RUN_NO;
    }
    run = run_of(at, phrase, sentence);
    run.from = own->first;
    if (!empi_run_begin(&run, at->matcher))
        return EMPI_RUN_MEMORY;
    for (size_t i = own->first; i < own->first + own->count && found == EMPI_RUN_NO; i++) {
        size_t end;
        if (may_begin(at, phrase, i))
            found = empi_run_at(&run, at->matcher, i, &end);
    }
    return found;
}

/* Antipatterns are looked for only where their rule has a hit. */
static bool find_excepted(pass *at)
{
    for (size_t i = 0; i < at->hits->count; i++) {
        empi_hit *hit = &at->hits->items[i];
        const empi_rule *rule = &at->program->rules[hit->rule];
        for (uint32_t j = 0; j < rule->except_count && !hit->excepted; j++) {
            enum empi_run_found found = occurs(at, rule->first_except + j, hit->sentence);
            if (found == EMPI_RUN_MEMORY)
                return false;
            hit->excepted = found == EMPI_RUN_YES;
        }
    }
    return true;
}

/* ---- the pass ---- */

/* Makes what was marked for earlier messages too low to count. A mark is at most base + 1 + the
 * number of items of its message. */
static void raise_base(empi_matcher *matcher, size_t items)
{
    uint32_t step = matcher->step;
    matcher->step = (uint32_t)items + 2;
    if (matcher->base <= UINT32_MAX - step - matcher->step) {
        matcher->base += step;
        return;
    }
    memset(matcher->tried, 0, matcher->tried_count * sizeof *matcher->tried);
    matcher->base = 0;
}

bool empi_match(empi_matcher *matcher, const empi_program *program, const empi_stream *stream,
                empi_hits *hits)
{
    pass at;
    at.matcher = matcher;
    at.program = program;
    at.stream = stream;
    at.hits = hits;
    at.own.sentence = at.around.sentence = at.near_sentence = 0; /* the windows are filled when they are opened */
    hits->count = 0;
    hits->undecided = false;
    raise_base(matcher, stream->count);
    for (size_t i = 0; i < stream->count; i++) {
        const empi_item *item = &stream->items[i];
        if (item->word != EMPI_WORD_NONE && !try_word(&at, item->word, i))
            return false;
        if (item->ending != EMPI_WORD_NONE && !try_word(&at, item->ending, i))
            return false;
    }
    if (hits->count > 1)
        qsort(hits->items, hits->count, sizeof *hits->items, compare_hits);
    drop_overlaps(hits);
    return find_excepted(&at);
}
