/* Where the phrases and regexes of a program occur in a message.
 *
 * In: a stream of items. Out: hits, sorted by sentence and place. One pass over the words; a phrase
 * is tried only in a sentence that has its rarest word, a regex only where one of its needs stands.
 * What a hit means is left to interpret/. */
#ifndef EMPI_MATCH_H
#define EMPI_MATCH_H

#include "match/regex.h"
#include "match/stream.h"

typedef struct empi_hit {
    uint32_t rule;
    uint32_t first, last; /* items */
    uint32_t sentence;    /* of the first item */
    bool excepted;        /* an antipattern of its rule stands in the same sentence */
    bool misspelt;        /* a word in it was corrected */
    bool negative;        /* its phrase names a negation */
    bool undecided;       /* its expression reached a limit in this sentence */
} empi_hit;

/* What hits are of: each has room of its own, so that nothing else crowds out distress. */
enum empi_hit_room { EMPI_ROOM_SIGNALS, EMPI_ROOM_MARKS /* and scopes */, EMPI_ROOM_DISTRESS, EMPI_ROOMS };

typedef struct empi_hits {
    empi_hit *items;
    size_t count, capacity;
    uint32_t taken[EMPI_ROOMS]; /* before they are settled */
    bool undecided; /* a limit was reached: something may have been missed */
} empi_hits;

/* hits.c: adds a hit, without the boundaries at its ends; what is more than EMPI_HITS in its room is
 * not kept. false: no memory. */
bool empi_hits_add(empi_hits *hits, const empi_memory *memory, const empi_stream *stream,
                   empi_hit hit, enum empi_hit_room room);
/* Sorts them and keeps one of those of a rule that overlap. */
void empi_hits_settle(empi_hits *hits);

/* What a sweep over a phrase goes through (window.h): by step, the places where it stood and those
 * from which the rest of the phrase may go on. */
typedef struct empi_sweep {
    uint64_t *reach, *ways; /* of steps that were met only */
    uint64_t *met;          /* one bit a step */
} empi_sweep;

/* Working memory of one thread. */
typedef struct empi_matcher {
    const empi_memory *memory;
    uint32_t *tried; /* by phrase: plain ones, 1 + the sentence they were last tried in; hard ones,
                        items before this one were tried as a start. Then by regex: 1 + the sentence.
                        All plus base */
    size_t tried_count;
    uint32_t step; /* by how much the message that was read last raises it */
    uint32_t base; /* raised after each message, so that what an earlier one left means nothing */
    empi_sweep sweep;   /* with room for the longest phrase */
    size_t sweep_steps;
    uint64_t *visited;
    size_t visited_capacity;
    struct empi_thread *stack; /* run.h */
    size_t stack_capacity;
    empi_regex_room *room;
    uint8_t side; /* empi_side: whose text is read */
} empi_matcher;

bool empi_matcher_init(empi_matcher *matcher, const empi_memory *memory,
                       const empi_program *program);
void empi_matcher_free(empi_matcher *matcher);

/* Finds the hits of the entries for texts of matcher->side. false: no memory. */
bool empi_match(empi_matcher *matcher, const empi_program *program, const empi_stream *stream,
                empi_hits *hits);

#endif
