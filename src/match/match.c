#include "match/match.h"

#include "base/limits.h"
#include "match/near.h"
#include "match/run.h"
#include "match/sign.h"
#include "match/window.h"

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
    empi_free(matcher->memory, matcher->tried,
              (matcher->tried_count + 1) * sizeof *matcher->tried);
    empi_free(matcher->memory, matcher->sweep.reach, matcher->sweep_steps * sizeof(uint64_t));
    empi_free(matcher->memory, matcher->sweep.ways, matcher->sweep_steps * sizeof(uint64_t));
    empi_free(matcher->memory, matcher->sweep.met, matcher->sweep_steps * sizeof(uint64_t));
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
    empi_near near;
} pass;

static bool add_hit(pass *at, empi_hit hit, size_t first, size_t last)
{
    hit.first = (uint32_t)first;
    hit.last = (uint32_t)last;
    return empi_hits_add(at->hits, at->matcher->memory, at->stream, hit);
}

/* ---- phrases ---- */

/* The window of the sentences that a match can lie in; NULL: they are too long for one. */
static const empi_window *window_of(pass *at, bool crosses, uint32_t sentence)
{
    view *seen = crosses ? &at->around : &at->own;
    if (seen->sentence != sentence + 1) {
        const empi_sentence_items *first, *last;
        empi_near_sentences(at->stream, crosses, sentence, &first, &last);
        seen->fits = empi_window_open(&seen->window, at->program, at->stream, first->first,
                                      last->first + last->count);
        seen->sentence = sentence + 1;
    }
    return seen->fits ? &seen->window : NULL;
}

static empi_run run_of(const pass *at, const empi_phrase *phrase, uint32_t sentence)
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
    const empi_sweep *sweep = &at->matcher->sweep;
    uint64_t starts;
    if (at->matcher->tried[index] == at->matcher->base + sentence + 1)
        return true;
    at->matcher->tried[index] = at->matcher->base + sentence + 1;
    if (!window) {
        empi_run run = run_of(at, phrase, sentence);
        size_t next;
        return run_from(at, phrase, &run, run.to - 1, &next);
    }
    starts = empi_window_starts(window, phrase);
    if (!starts || !empi_window_occurs(window, phrase, starts, sweep))
        return true;
    starts = empi_window_trace(window, phrase, sweep);
    while (starts) {
        size_t place = empi_lowest(starts), start = window->from + place;
        size_t end = empi_window_follow(window, phrase, sweep, place);
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
         empi_window_occurs(window, phrase, empi_window_starts(window, phrase),
                            &at->matcher->sweep)) &&
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

/* Names the rule of an expression that was stopped, once in a message: what follows of it must not
 * take the place of what other rules find. */
static bool give_up(pass *at, uint32_t rule, uint32_t sentence)
{
    const empi_sentence_items *items = &at->stream->sentences[sentence];
    at->hits->undecided = true;
    for (size_t i = 0; i < at->hits->count; i++)
        if (at->hits->items[i].rule == rule && at->hits->items[i].undecided)
            return true;
    return items->count == 0 || add_hit(at, (empi_hit){.rule = rule, .undecided = true},
                                        items->first, items->first + items->count - 1);
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
    if (!empi_sign_shows(&regex->sign, text->folded + where->start, length))
        return true;
    for (;;) {
        size_t first = 0, last = 0;
        enum empi_regex_found found = empi_regex_find(at->matcher->room, regex,
                                                      text->folded + where->start, length, &start,
                                                      &end);
        if (found == EMPI_REGEX_MEMORY)
            return false;
        if (found == EMPI_REGEX_UNDECIDED)
            return give_up(at, regex->rule, sentence);
        if (found != EMPI_REGEX_YES)
            return true;
        if (items_of(at, sentence, where->start + start, where->start + end, &first, &last) &&
            !add_hit(at, (empi_hit){.rule = regex->rule, .negative = true}, first, last))
            return false;
        start = end;
    }
}

/* ---- hanging on a word ---- */

static inline bool passes(const empi_triggered *hung, const empi_word_bits *near)
{
    return empi_word_bits_meet(&hung->gates[0], &near[hung->sides[0]]) &&
           empi_word_bits_meet(&hung->gates[1], &near[hung->sides[1]]);
}

/* Whether the phrase is for this side, and the message not too long for it. */
static bool may_stand(const pass *at, const empi_triggered *hung, uint32_t sentence,
                      uint32_t crosses)
{
    return (hung->side & at->matcher->side) &&
           (!hung->most || at->stream->count - 1 <= hung->most) &&
           (!(hung->side & EMPI_HUNG_AT_START) || sentence <= crosses);
}

static bool try_word(pass *at, uint32_t word, size_t item)
{
    const empi_trigger *trigger = &at->program->triggers[word];
    const empi_triggered *hung = &at->program->triggered[trigger->first];
    const empi_triggered *hard = hung + trigger->plain_count;
    const empi_triggered *regex = hard + trigger->hard_count;
    uint32_t sentence = at->stream->items[item].sentence;
    const empi_word_bits *near =
        hung < regex ? empi_near_at(&at->near, at->stream, item) : NULL;
    for (; hung < hard; hung++)
        if (passes(hung, near) && may_stand(at, hung, sentence, 0) &&
            !try_plain(at, hung->index, sentence))
            return false;
    for (; hung < regex; hung++)
        if (passes(hung, near) && may_stand(at, hung, sentence, 1) &&
            !try_hard(at, hung->index, item))
            return false;
    for (uint32_t i = 0; i < trigger->regex_count; i++)
        if (!try_regex(at, regex[i].index, sentence))
            return false;
    return true;
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
    empi_word_bits words = empi_near_summary(at->stream, phrase->crosses, sentence);
    empi_run run;
    enum empi_run_found found = EMPI_RUN_NO;
    if (!may_occur(at, phrase, &words))
        return EMPI_RUN_NO;
    window = phrase->keeps ? NULL : window_of(at, phrase->crosses, sentence);
    if (window) {
        uint64_t starts = (~UINT64_C(0) >> (64 - own->count)) << (own->first - window->from);
        starts &= empi_window_starts(window, phrase);
        return empi_window_occurs(window, phrase, starts, &at->matcher->sweep) ? EMPI_RUN_YES
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
    at.own.sentence = at.around.sentence = at.near.sentence = 0; /* filled where they are needed */
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
    empi_hits_settle(hits);
    return find_excepted(&at);
}
