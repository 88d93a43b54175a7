#include "match/match.h"

#include "base/limits.h"
#include "match/pass.h"
#include "match/sweep.h"

#include <string.h>

bool empi_matcher_init(empi_matcher *matcher, const empi_memory *memory,
                       const empi_program *program)
{
    *matcher = (empi_matcher){.memory = memory};
    matcher->tried_count = program->phrase_count + program->regex_count;
    matcher->tried = empi_alloc_zero(memory, (matcher->tried_count + 1) * sizeof *matcher->tried);
    matcher->sweep_steps = program->longest_phrase + 2;
    matcher->sweep = (empi_sweep){empi_alloc(memory, matcher->sweep_steps * sizeof(uint64_t)),
                                  empi_alloc(memory, matcher->sweep_steps * sizeof(uint64_t)),
                                  empi_alloc(memory, matcher->sweep_steps * sizeof(uint64_t))};
    matcher->room = empi_regex_room_new(program, memory);
    if (matcher->tried && matcher->sweep.reach && matcher->sweep.ways && matcher->sweep.met &&
        matcher->room)
        return true;
    empi_matcher_free(matcher);
    return false;
}

void empi_matcher_free(empi_matcher *matcher)
{
    if (!matcher->memory)
        return;
    empi_free(matcher->memory, matcher->tried, (matcher->tried_count + 1) * sizeof *matcher->tried);
    empi_free(matcher->memory, matcher->sweep.reach, matcher->sweep_steps * sizeof(uint64_t));
    empi_free(matcher->memory, matcher->sweep.ways, matcher->sweep_steps * sizeof(uint64_t));
    empi_free(matcher->memory, matcher->sweep.met, matcher->sweep_steps * sizeof(uint64_t));
    empi_free(matcher->memory, matcher->visited,
              matcher->visited_capacity * sizeof *matcher->visited);
    empi_free(matcher->memory, matcher->stack, matcher->stack_capacity * sizeof *matcher->stack);
    empi_regex_room_free(matcher->room);
    *matcher = (empi_matcher){0};
}

bool empi_pass_hit(empi_pass *at, empi_hit hit, size_t first, size_t last)
{
    int32_t kind = at->program->rules[hit.rule].kind;
    enum empi_hit_room room = kind == EMPI_DISTRESS ? EMPI_ROOM_DISTRESS
                              : kind >= EMPI_MARKER ? EMPI_ROOM_MARKS
                                                    : EMPI_ROOM_SIGNALS;
    hit.first = (uint32_t)first;
    hit.last = (uint32_t)last;
    return empi_hits_add(at->hits, at->matcher->memory, at->stream, hit, room);
}

void empi_pass_look(empi_pass *at, empi_view *view, bool crosses, uint32_t sentence)
{
    const empi_sentence_items *first, *last;
    empi_near_sentences(at->stream, crosses, sentence, &first, &last);
    view->fits = empi_window_open(&view->window, at->program, at->stream, first->first,
                                  last->first + last->count);
    view->sentence = sentence + 1;
}

empi_run empi_pass_run(const empi_pass *at, const empi_phrase *phrase, uint32_t sentence)
{
    const empi_sentence_items *first, *last;
    empi_near_sentences(at->stream, phrase->crosses, sentence, &first, &last);
    return (empi_run){.program = at->program,
                      .stream = at->stream,
                      .steps = at->program->steps + phrase->first_step,
                      .step_count = phrase->step_count,
                      .keeps = phrase->keeps,
                      .from = first->first,
                      .to = last->first + last->count};
}

bool empi_pass_may_begin(const empi_pass *at, const empi_phrase *phrase, size_t start)
{
    const empi_item *item = &at->stream->items[start];
    return phrase->first == EMPI_NO_SET || empi_item_in(at->program, item, phrase->first);
}

/* ---- phrases ---- */

static bool add_match(empi_pass *at, const empi_phrase *phrase, size_t start, size_t end)
{
    return empi_pass_hit(at, (empi_hit){.rule = phrase->rule, .negative = phrase->negative}, start,
                         end - 1);
}

/* Runs the phrase from each start up to stop; *next becomes the first start that was not tried. */
static bool run_from(empi_pass *at, const empi_phrase *phrase, empi_run *run, size_t stop,
                     size_t *next)
{
    size_t start = run->from;
    bool begun = false;
    while (start <= stop) {
        size_t end;
        enum empi_run_found found = EMPI_RUN_NO;
        if (empi_pass_may_begin(at, phrase, start)) {
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

/* Adds the matches that begin at some places of a window, and are no part of one before them; *next
 * becomes the first place behind the last of them. */
static bool sweep_from(empi_pass *at, const empi_phrase *phrase, const empi_window *window,
                       uint64_t starts, size_t *next)
{
    const empi_sweep *sweep = &at->matcher->sweep;
    starts &= empi_window_starts(window, phrase);
    if (!starts || !empi_sweep_occurs(window, phrase, starts, sweep))
        return true;
    starts = empi_sweep_trace(window, phrase, sweep);
    while (starts) {
        size_t place = empi_lowest(starts), start = window->from + place;
        size_t end = empi_sweep_follow(window, phrase, sweep, place);
        if (end > start && !add_match(at, phrase, start, end))
            return false;
        *next = end > *next ? end : *next;
        starts &= end > start ? ~UINT64_C(0) << (end - window->from) : starts - 1;
    }
    return true;
}

static inline bool is_tried(const empi_pass *at, uint32_t index, uint32_t sentence)
{
    return at->matcher->tried[index] == at->matcher->base + sentence + 1;
}

/* Tries a phrase within a sentence that has words of it. */
static bool try_plain(empi_pass *at, uint32_t index, uint32_t sentence)
{
    const empi_phrase *phrase = &at->program->phrases[index];
    const empi_window *window = empi_pass_window(at, false, sentence);
    empi_run run;
    size_t next = 0;
    at->matcher->tried[index] = at->matcher->base + sentence + 1;
    if (window)
        return sweep_from(at, phrase, window, empi_window_all(window), &next);
    run = empi_pass_run(at, phrase, sentence);
    return run_from(at, phrase, &run, run.to - 1, &next);
}

/* Whether a phrase that remembers a word would occur if any word were the same as that. */
static bool occurs_but_for_kept(const empi_pass *at, const empi_phrase *phrase,
                                const empi_window *window, uint64_t starts)
{
    starts &= empi_window_starts(window, phrase);
    return starts && empi_sweep_occurs(window, phrase, starts, &at->matcher->sweep);
}

/* The last start to try for an anchor at an item: the item itself. When the phrase was tried in
 * this sentence before, all of its other starts at once: what is learnt from one start holds for
 * the next, and a sentence of anchors alone costs two tries, not one a word. */
static size_t last_start(const empi_pass *at, size_t item, size_t tried)
{
    const empi_sentence_items *own = &at->stream->sentences[at->stream->items[item].sentence];
    return tried > own->first ? own->first + own->count - 1 : item;
}

/* Tries a phrase that crosses or remembers and whose anchor stands at an item, from every start
 * that was not tried before. */
static bool try_hard(empi_pass *at, uint32_t index, size_t item)
{
    const empi_phrase *phrase = &at->program->phrases[index];
    uint32_t base = at->matcher->base, *mark = &at->matcher->tried[index];
    uint32_t sentence = at->stream->items[item].sentence;
    size_t tried = *mark > base ? *mark - base : 0, stop, next;
    const empi_window *window = empi_pass_window(at, phrase->crosses, sentence);
    uint64_t starts = 0;
    empi_run run = empi_pass_run(at, phrase, sentence);
    if (item > phrase->most_words && item - phrase->most_words > run.from)
        run.from = item - phrase->most_words;
    run.from = run.from < tried ? tried : run.from;
    if (run.from > item)
        return true;
    stop = last_start(at, item, tried);
    next = stop + 1;
    if (window)
        starts = ~UINT64_C(0) >> (63 - (stop - run.from)) << (run.from - window->from);
    if (window && !phrase->keeps) {
        if (!sweep_from(at, phrase, window, starts, &next))
            return false;
    } else if (!window || occurs_but_for_kept(at, phrase, window, starts)) {
        if (!run_from(at, phrase, &run, stop, &next))
            return false;
    }
    *mark = base + (uint32_t)next;
    return true;
}

/* ---- hanging on a word ---- */

/* Whether it is for this side, the message not too long for it, and what else it needs may be there
 * as far as the summaries tell. */
static bool may_stand(const empi_pass *at, const empi_hung *hung, uint8_t kind, uint32_t sentence,
                      const empi_word_bits *near)
{
    if (!(hung->sides & at->matcher->side) || (hung->most && at->stream->count - 1 > hung->most) ||
        ((hung->sides & EMPI_HUNG_AT_START) && sentence > kind)) /* hard ones: the one before too */
        return false;
    return hung->gates[1] == EMPI_NO_SET ||
           empi_word_bits_meet(&at->program->vocabulary.sets[hung->gates[1]].bits,
                               &near[hung->side]);
}

/* Whether a word of a set really stands in the sentences that a match can lie in. A window knows at
 * once, but is not worth opening for that. */
static bool has_anywhere(const empi_pass *at, const empi_word_set *set, bool hard,
                         uint32_t sentence)
{
    const empi_view *view = hard ? &at->around : &at->own;
    const empi_sentence_items *first, *last;
    uint64_t places;
    if (view->sentence == sentence + 1 && view->fits) {
        places = empi_window_may_be(&view->window, set, empi_window_all(&view->window));
        return empi_window_members(&view->window, set, places) != 0;
    }
    empi_near_sentences(at->stream, hard, sentence, &first, &last);
    for (size_t i = first->first; i < last->first + last->count; i++)
        if (empi_item_of(set, &at->stream->items[i]))
            return true;
    return false;
}

/* Whether a word of a set really stands on a side of an item. */
static bool has_beside(const empi_pass *at, uint32_t set, uint8_t side, bool hard, size_t item)
{
    static const uint8_t far[EMPI_SIDES] = {
        0, 1, EMPI_CLOSE_WORDS, EMPI_NEAR_WORDS, 1, EMPI_CLOSE_WORDS, EMPI_NEAR_WORDS, 0};
    const empi_word_set *words = &at->program->vocabulary.sets[set];
    size_t reach = far[side], from = item + 1, to = item + reach + 1;
    if (reach == 0)
        return has_anywhere(at, words, hard, at->stream->items[item].sentence);
    if (side >= EMPI_SIDE_LAST) {
        from = item > reach ? item - reach : 0;
        to = item;
    }
    to = to < at->stream->count ? to : at->stream->count;
    while (from < to && !empi_item_of(words, &at->stream->items[from]))
        from++;
    return from < to;
}

/* Whether what else a phrase needs is really there. */
static bool stands(const empi_pass *at, const empi_hung *hung, const empi_hung_group *group,
                   size_t item)
{
    bool hard = group->kind == EMPI_HUNG_HARD;
    return (hung->gates[0] == EMPI_NO_SET ||
            has_beside(at, hung->gates[0], group->side, hard, item)) &&
           (hung->gates[1] == EMPI_NO_SET ||
            has_beside(at, hung->gates[1], hung->side, hard, item));
}

static bool try_group(empi_pass *at, const empi_hung_group *group, size_t item,
                      const empi_word_bits *near)
{
    const empi_hung *end = &at->program->hung[group[1].first];
    uint32_t sentence = at->stream->items[item].sentence;
    bool done = true;
    for (const empi_hung *hung = &at->program->hung[group->first]; done && hung < end; hung++) {
        if (!may_stand(at, hung, group->kind, sentence, near))
            continue;
        if (group->kind == EMPI_HUNG_REGEX)
            done = empi_pass_regex(at, hung->index, sentence);
        else if (group->kind == EMPI_HUNG_PLAIN)
            done = is_tried(at, hung->index, sentence) || !stands(at, hung, group, item) ||
                   try_plain(at, hung->index, sentence);
        else
            done = !stands(at, hung, group, item) || try_hard(at, hung->index, item);
    }
    return done;
}

static bool try_word(empi_pass *at, uint32_t word, size_t item)
{
    const empi_program *program = at->program;
    const empi_hung_group *group = &program->groups[program->hung_on[word]];
    const empi_hung_group *end = &program->groups[program->hung_on[word + 1]];
    const empi_word_bits *near = group < end ? empi_near_at(&at->near, at->stream, item) : NULL;
    for (; group < end; group++)
        if (empi_word_bits_meet(&group->gate, &near[group->side]) &&
            (group->sides & at->matcher->side) && !try_group(at, group, item, near))
            return false;
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
    empi_pass at;
    at.matcher = matcher;
    at.program = program;
    at.stream = stream;
    at.hits = hits;
    at.own.sentence = at.around.sentence = at.near.sentence = 0; /* filled where they are needed */
    hits->count = 0;
    memset(hits->taken, 0, sizeof hits->taken);
    hits->undecided = false;
    raise_base(matcher, stream->count);
    for (size_t i = 0; i < stream->count; i++) {
        const empi_item *item = &stream->items[i];
        if (item->word != EMPI_WORD_NONE && !try_word(&at, item->word, i))
            return false;
        if (item->ending != EMPI_WORD_NONE && !try_word(&at, item->ending, i))
            return false;
    }
    empi_hits_settle(hits);
    return empi_pass_excepted(&at);
}
