#include "match/run.h"

#include "lexicon/notation.h"

#include <string.h>

static size_t visited_words(const empi_run *run)
{
    return (run->step_count * (run->to - run->from + 2) + 63) / 64;
}

bool empi_run_begin(const empi_run *run, empi_matcher *matcher)
{
    if (!empi_grow(matcher->memory, &matcher->visited, &matcher->visited_capacity,
                   visited_words(run), sizeof *matcher->visited))
        return false;
    empi_run_forget(run, matcher);
    return true;
}

void empi_run_forget(const empi_run *run, empi_matcher *matcher)
{
    memset(matcher->visited, 0, visited_words(run) * sizeof *matcher->visited);
}

/* True the first time that a pair of step and item is seen. */
static bool visit(const empi_run *run, empi_matcher *matcher, size_t step, size_t item)
{
    size_t bit = (item - run->from) * run->step_count + step;
    uint64_t mask = UINT64_C(1) << (bit % 64);
    if (matcher->visited[bit / 64] & mask)
        return false;
    matcher->visited[bit / 64] |= mask;
    return true;
}

static bool push(empi_matcher *matcher, size_t *depth, empi_thread thread)
{
    if (!empi_grow(matcher->memory, &matcher->stack, &matcher->stack_capacity, *depth + 1,
                   sizeof *matcher->stack))
        return false;
    matcher->stack[(*depth)++] = thread;
    return true;
}

static const empi_item *item_at(const empi_run *run, size_t at)
{
    return at < run->to + 1 && at < run->stream->count ? &run->stream->items[at] : NULL;
}

static bool is_word(const empi_item *item)
{
    return item && item->kind != EMPI_ITEM_BOUNDARY;
}

static bool begins_sentence(const empi_run *run, size_t at)
{
    return at == 0 || run->stream->items[at - 1].kind == EMPI_ITEM_BOUNDARY;
}

/* The punctuation that ends the sentence around a place. */
static uint8_t marks_at(const empi_run *run, size_t at)
{
    const empi_stream *stream = run->stream;
    if (at > 0 && (at >= stream->count || !begins_sentence(run, at)))
        at--;
    return stream->text->sentences[stream->items[at].sentence].marks;
}

static bool dots_before(const empi_run *run, size_t at)
{
    const empi_item *before;
    if (at == 0 || begins_sentence(run, at))
        return false;
    before = &run->stream->items[at - 1];
    return (before->flags & EMPI_TOKEN_DOTS) ||
           (!is_word(item_at(run, at)) && (marks_at(run, at) & EMPI_MARK_DOTS));
}

static bool quote_begins(const empi_run *run, size_t at)
{
    const empi_item *item = item_at(run, at);
    return is_word(item) && (item->flags & EMPI_TOKEN_QUOTED) &&
           (at == 0 || !(run->stream->items[at - 1].flags & EMPI_TOKEN_QUOTED));
}

bool empi_run_test(const empi_run *run, int32_t what, uint32_t *at)
{
    const empi_item *item = item_at(run, *at);
    switch (what) {
    case EMPI_TEST_START:
        return *at == 0;
    case EMPI_TEST_END:
        return *at + 1 >= run->stream->count;
    case EMPI_TEST_SENTENCE:
        if (!is_word(item)) {
            *at += item != NULL;
            return true;
        }
        return begins_sentence(run, *at);
    case EMPI_TEST_COMMA:
        return !is_word(item) || (item->flags & EMPI_TOKEN_COMMA) || begins_sentence(run, *at);
    case EMPI_TEST_QUESTION:
        return marks_at(run, *at) & EMPI_MARK_QUESTION;
    case EMPI_TEST_EXCLAIM:
        return marks_at(run, *at) & EMPI_MARK_EXCLAIM;
    case EMPI_TEST_QUOTE:
        return quote_begins(run, *at);
    default: /* EMPI_TEST_DOTS */
        return dots_before(run, *at);
    }
}

static bool is_numeral(const empi_item *item, const empi_step *step, enum empi_numeral_kind kind)
{
    return item->numeral == kind && item->value >= step->a && item->value <= step->b;
}

/* Whether a step that takes one word takes this one. */
static bool takes(const empi_run *run, const empi_step *step, const empi_item *item)
{
    if (!is_word(item))
        return false;
    switch (step->operation) {
    case EMPI_STEP_SET:
        return empi_item_in(run->program, item, (uint32_t)step->a);
    case EMPI_STEP_NUMBER:
        return is_numeral(item, step, EMPI_CARDINAL);
    case EMPI_STEP_ORDINAL:
        return is_numeral(item, step, EMPI_ORDINAL);
    default: /* EMPI_STEP_ANY */
        return true;
    }
}

/* Whether two words are written alike. */
static bool same_word(const empi_run *run, const empi_item *a, const empi_item *b)
{
    const empi_text *text = run->stream->text;
    const empi_token *first = &text->tokens[a->token], *second = &text->tokens[b->token];
    return first->form_length == second->form_length &&
           memcmp(text->forms + first->form, text->forms + second->form, first->form_length) == 0;
}

static bool push_gap(const empi_run *run, empi_matcher *matcher, size_t *depth, empi_thread at,
                     int32_t most)
{
    int32_t words = 0;
    at.step++;
    while (words < most && is_word(item_at(run, at.item + (size_t)words)))
        words++;
    for (; words > 0; words--)
        if (!push(matcher, depth, (empi_thread){at.step, at.item + (uint32_t)words, at.kept}))
            return false;
    return true;
}

/* Goes on with a thread until it fails (NO), matches (YES) or memory runs out. Other ways to go on
 * are left on the stack. */
static enum empi_run_found follow(const empi_run *run, empi_matcher *matcher, size_t *depth,
                                  empi_thread *at)
{
    for (;; at->step++) {
        const empi_step *step = &run->steps[at->step];
        const empi_item *here = item_at(run, at->item);
        bool passes = true;
        if (!visit(run, matcher, at->step, at->item))
            return EMPI_RUN_NO;
        switch (step->operation) {
        case EMPI_STEP_MATCH:
            return EMPI_RUN_YES;
        case EMPI_STEP_SET:
        case EMPI_STEP_NUMBER:
        case EMPI_STEP_ORDINAL:
        case EMPI_STEP_ANY:
            passes = takes(run, step, here);
            at->item++;
            break;
        case EMPI_STEP_KEEP:
            passes = is_word(here);
            at->kept = at->item++;
            empi_run_forget(run, matcher);
            break;
        case EMPI_STEP_SAME:
            passes = is_word(here) && same_word(run, here, &run->stream->items[at->kept]);
            at->item++;
            break;
        case EMPI_STEP_GAP:
            if (!push_gap(run, matcher, depth, *at, step->a))
                return EMPI_RUN_MEMORY;
            break;
        case EMPI_STEP_SPLIT:
            if (!push(matcher, depth, (empi_thread){(uint32_t)step->a, at->item, at->kept}))
                return EMPI_RUN_MEMORY;
            break;
        case EMPI_STEP_JUMP:
            at->step = (uint32_t)step->a - 1;
            break;
        case EMPI_STEP_NOT:
            passes = !takes(run, &run->steps[++at->step], here);
            break;
        default: /* EMPI_STEP_TEST */
            passes = empi_run_test(run, step->a, &at->item);
            break;
        }
        if (!passes)
            return EMPI_RUN_NO;
    }
}

enum { THREADS = 4096 }; /* a phrase without a remembered word needs far fewer per start */

enum empi_run_found empi_run_at(const empi_run *run, empi_matcher *matcher, size_t start,
                                size_t *end)
{
    size_t depth = 0;
    if (!push(matcher, &depth, (empi_thread){.item = (uint32_t)start, .kept = (uint32_t)start}))
        return EMPI_RUN_MEMORY;
    for (size_t threads = 0; depth > 0 && (threads < THREADS || !run->keeps); threads++) {
        empi_thread at = matcher->stack[--depth];
        enum empi_run_found found = follow(run, matcher, &depth, &at);
        if (found == EMPI_RUN_MEMORY)
            return found;
        if (found == EMPI_RUN_YES) {
            *end = at.item;
            return found;
        }
    }
    return EMPI_RUN_NO;
}
