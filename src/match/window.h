/* A stretch of a message as bits: one place an item, so that a phrase is tried at all of them at
 * once.
 *
 * Whether a phrase occurs is answered by sweeping over its steps, which only go forward: each step
 * turns the places where it may stand into the places where the next one may. Phrases that remember
 * a word, and stretches too long for the bits, are left to run.h. */
#ifndef EMPI_WINDOW_H
#define EMPI_WINDOW_H

#include "match/run.h"

/* A sweep may pass the boundary that ends the stretch and stand one place behind it. */
enum { EMPI_WINDOW_ITEMS = 62 };

typedef struct empi_window {
    const empi_program *program;
    const empi_stream *stream;
    size_t from, to;         /* items; to is the boundary that ends the stretch */
    uint64_t words;          /* the places of words */
    uint64_t numerals;
    empi_word_bits summary;
    uint64_t places[EMPI_WORD_BITS]; /* by summary bit; only of bits that summary has */
    empi_word_bits at[64];           /* by place */
} empi_window;

/* false: too long, and nothing else may be asked of it. */
bool empi_window_open(empi_window *window, const empi_program *program, const empi_stream *stream,
                      size_t from, size_t to);

/* Every place, boundaries too. */
static inline uint64_t empi_window_all(const empi_window *window)
{
    return ~UINT64_C(0) >> (63 - (window->to - window->from));
}

/* Where a match of the phrase may begin. */
uint64_t empi_window_starts(const empi_window *window, const empi_phrase *phrase);

/* Whether a phrase may match from one of the starts on. */
bool empi_window_occurs(const empi_window *window, const empi_phrase *phrase, uint64_t starts,
                        const empi_sweep *sweep);

/* For a phrase within one sentence that occurs, after the sweep that said so: the places, of the
 * starts given there, where it begins. */
uint64_t empi_window_trace(const empi_window *window, const empi_phrase *phrase,
                           const empi_sweep *sweep);

/* One past the last item of the match that begins at a place, in the order of run.h; after the
 * trace. */
size_t empi_window_follow(const empi_window *window, const empi_phrase *phrase,
                          const empi_sweep *sweep, size_t place);

static inline size_t empi_lowest(uint64_t places)
{
#if defined(__GNUC__)
    return (size_t)__builtin_ctzll(places);
#else
    size_t place = 0;
    while (!(places >> place & 1))
        place++;
    return place;
#endif
}

#endif
