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
    size_t from, to; /* items; to is the boundary that ends the stretch */
    uint64_t words;  /* the places of words */
    uint64_t numerals;
    uint64_t certain; /* of words whose summary bit is theirs alone */
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

/* The places, of those given, of summary bits. */
static inline uint64_t empi_window_marked(uint64_t bits, const uint64_t *places, uint64_t among)
{
    uint64_t found = 0;
    for (; bits; bits &= bits - 1)
        found |= places[empi_lowest(bits)];
    return found & among;
}

/* The places, of those given, that may have a word of the set as far as the summaries tell. */
static inline uint64_t empi_window_may_be(const empi_window *window, const empi_word_set *set,
                                          uint64_t among)
{
    uint64_t own = set->bits.bits[0] & window->summary.bits[0];
    uint64_t shared = set->bits.bits[1] & window->summary.bits[1];
    if (!(own | shared))
        return 0;
    return empi_window_marked(own, window->places, among) |
           empi_window_marked(shared, window->places + EMPI_EXACT_BITS, among);
}

/* The same, each place looked at. */
uint64_t empi_window_sure(const empi_window *window, const empi_word_set *set, uint64_t places);

/* The places, of those that the summaries give for a set, with a word of it. */
static inline uint64_t empi_window_members(const empi_window *window, const empi_word_set *set,
                                           uint64_t places)
{
    uint64_t others = places & ~window->certain;
    return others ? (places & window->certain) | empi_window_sure(window, set, others) : places;
}

/* Where a match of the phrase may begin. */
uint64_t empi_window_starts(const empi_window *window, const empi_phrase *phrase);

#endif
