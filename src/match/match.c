#include "match/match.h"

#include "base/limits.h"
#include "match/run.h"

#include <stdlib.h>
#include <string.h>

bool empi_matcher_init(empi_matcher *matcher, const empi_memory *memory,
                       const empi_program *program)
{
    *matcher = (empi_matcher){.memory = memory};
    matcher->tried_count = program->phrase_count + program->regex_count;
    matcher->tried = empi_alloc_zero(memory, (matcher->tried_count + 1) * sizeof *matcher->tried);
    matcher->met_count = program->vocabulary.word_count;
    matcher->met = empi_alloc_zero(memory, (matcher->met_count + 1) * sizeof *matcher->met);
    matcher->room = empi_regex_room_new(program, memory);
    if (matcher->tried && matcher->met && matcher->room)
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
    empi_free(matcher->memory, matcher->met, (matcher->met_count + 1) * sizeof *matcher->met);
    empi_free(matcher->memory, matcher->visited,
              matcher->visited_capacity * sizeof *matcher->visited);
    empi_free(matcher->memory, matcher->stack, matcher->stack_capacity * sizeof *matcher->stack);
    empi_regex_room_free(matcher->room);
    *matcher = (empi_matcher){0};
}

typedef struct pass {
    empi_matcher *matcher;
    const empi_program *program;
    const empi_stream *stream;
    empi_hits *hits;
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

/* The sentences that a match of the phrase can lie in, seen from one of them. */
static void sentences_of(const pass *at, const empi_phrase *phrase, uint32_t sentence,
                         const empi_sentence_items **first, const empi_sentence_items **last)
{
    const empi_sentence_items *sentences = at->stream->sentences;
    bool before = phrase->crosses && sentence > 0;
    bool after = phrase->crosses && sentence + 1 < at->stream->text->sentence_count;
    *first = &sentences[sentence - before];
    *last = &sentences[sentence + after];
}

static empi_run run_of(const pass *at, const empi_phrase *phrase)
{
    return (empi_run){.program = at->program,
                      .stream = at->stream,
                      .steps = at->program->steps + phrase->first_step,
                      .step_count = phrase->step_count,
                      .keeps = phrase->keeps};
}

enum { FEW_WORDS = 24 }; /* so many are looked up one by one; of more a summary is compared */

/* Whether a sentence has a word of the set; for large sets it may say so wrongly. */
static bool has_word_of(const pass *at, uint32_t sentence, uint32_t set)
{
    const empi_word_set *members = &at->program->vocabulary.sets[set];
    if (!empi_word_bits_meet(&members->bits, &at->stream->sentences[sentence].words))
        return false;
    for (uint32_t i = 0; i < members->count; i++)
        if (at->matcher->met[members->words[i]] == at->matcher->base + sentence + 1 || i == FEW_WORDS)
            return true;
    return false;
}

/* Whether the sentence has a word of each set that the phrase needs besides its anchor. Phrases
 * that go from one sentence into the next are always tried. */
static bool passes_gates(const pass *at, const empi_phrase *phrase, uint32_t sentence)
{
    for (uint8_t i = 0; i < phrase->gate_count && !phrase->crosses; i++)
        if (!has_word_of(at, sentence, phrase->gates[i]))
            return false;
    return true;
}

static const empi_word_bits *bits_of(const pass *at, uint32_t set)
{
    return &at->program->vocabulary.sets[set].bits;
}

/* The same by summaries alone, for a sentence that is not the one being passed over. */
static bool passes_summary(const pass *at, const empi_phrase *phrase,
                           const empi_sentence_items *sentence)
{
    for (uint8_t i = 0; i < phrase->gate_count; i++)
        if (!empi_word_bits_meet(bits_of(at, phrase->gates[i]), &sentence->words))
            return false;
    return true;
}

/* Whether a match of the phrase can begin with an item. */
static bool may_begin(const pass *at, const empi_phrase *phrase, size_t start)
{
    const empi_item *item = &at->stream->items[start];
    return phrase->first == EMPI_NO_SET || empi_item_in(at->program, item, phrase->first);
}

/* The last start to try for an anchor at an item: the item itself. When the phrase was tried in this
 * sentence before, all of its other starts at once: what is learnt from one start holds for the
 * next, and a sentence of anchors alone costs two tries, not one a word. */
static size_t last_start(const pass *at, size_t item, size_t tried)
{
    const empi_sentence_items *own = &at->stream->sentences[at->stream->items[item].sentence];
    return tried > own->first ? own->first + own->count - 1 : item;
}

/* Tries the phrase whose anchor stands at an item, from every start that was not tried before. */
static bool try_phrase(pass *at, uint32_t index, size_t item)
{
    const empi_phrase *phrase = &at->program->phrases[index];
    uint32_t base = at->matcher->base, *mark = &at->matcher->tried[index];
    size_t tried = *mark > base ? *mark - base : 0, stop;
    const empi_sentence_items *first, *last;
    bool begun = false;
    empi_run run = run_of(at, phrase);
    if (!(phrase->side & at->matcher->side))
        return true;
    if (!passes_gates(at, phrase, at->stream->items[item].sentence))
        return true;
    sentences_of(at, phrase, at->stream->items[item].sentence, &first, &last);
    run.from = item > phrase->lead ? item - phrase->lead : 0;
    run.from = run.from < first->first ? first->first : run.from;
    run.from = run.from < tried ? tried : run.from;
    run.to = last->first + last->count; /* the boundary */
    if (run.from > item)
        return true;
    stop = last_start(at, item, tried);
    for (size_t start = run.from; start <= stop;) {
        size_t end;
        enum empi_run_found found = EMPI_RUN_NO;
        if (may_begin(at, phrase, start)) {
            if (!begun && !empi_run_begin(&run, at->matcher))
                return false;
            begun = true;
            found = empi_run_at(&run, at->matcher, start, &end);
        }
        if (found == EMPI_RUN_MEMORY)
            return false;
        if (found == EMPI_RUN_YES && end > start) {
            empi_hit hit = {.rule = phrase->rule,
                            .negative = phrase->negative};
            if (!add_hit(at, hit, start, end - 1))
                return false;
            start = end;
            empi_run_forget(&run, at->matcher);
        } else {
            start++;
        }
        *mark = base + (uint32_t)start;
    }
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

static bool try_word(pass *at, uint32_t word, size_t item)
{
    const empi_trigger *trigger = &at->program->triggers[word];
    const empi_triggered *phrase = &at->program->triggered[trigger->first_phrase];
    const empi_triggered *regex = &at->program->triggered[trigger->first_regex];
    uint32_t sentence = at->stream->items[item].sentence;
    const empi_word_bits *words = &at->stream->sentences[sentence].words;
    for (uint32_t i = 0; i < trigger->phrase_count; i++)
        if (empi_word_bits_meet(&phrase[i].gate, words) && !try_phrase(at, phrase[i].index, item))
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

/* Whether a phrase begins somewhere in a sentence. */
static enum empi_run_found occurs(pass *at, uint32_t index, uint32_t sentence)
{
    const empi_phrase *phrase = &at->program->phrases[index];
    const empi_sentence_items *own = &at->stream->sentences[sentence], *first, *last;
    empi_run run = run_of(at, phrase);
    enum empi_run_found found = EMPI_RUN_NO;
    if (!phrase->crosses && (!empi_word_bits_meet(&own->words, bits_of(at, phrase->anchor)) ||
                             !passes_summary(at, phrase, own)))
        return EMPI_RUN_NO;
    sentences_of(at, phrase, sentence, &first, &last);
    run.from = own->first;
    run.to = last->first + last->count;
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
    memset(matcher->met, 0, matcher->met_count * sizeof *matcher->met);
    matcher->base = 0;
}

static void meet_words(pass *at, uint32_t sentence)
{
    const empi_sentence_items *items = &at->stream->sentences[sentence];
    for (uint32_t i = items->first; i < items->first + items->count; i++) {
        at->matcher->met[at->stream->items[i].word] = at->matcher->base + sentence + 1;
        at->matcher->met[at->stream->items[i].ending] = at->matcher->base + sentence + 1;
    }
}

bool empi_match(empi_matcher *matcher, const empi_program *program, const empi_stream *stream,
                empi_hits *hits)
{
    pass at = {matcher, program, stream, hits};
    hits->count = 0;
    hits->undecided = false;
    raise_base(matcher, stream->count);
    for (size_t i = 0; i < stream->count; i++) {
        const empi_item *item = &stream->items[i];
        if (i == stream->sentences[item->sentence].first)
            meet_words(&at, item->sentence);
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
