/* Which rows of points a message meets, and what they add up to. */
#ifndef EMPI_MEETING_H
#define EMPI_MEETING_H

#include "interpret/reading.h"

typedef struct empi_met_word {
    uint32_t word, root; /* EMPI_WORD_NONE: the lexicons do not have it */
    uint32_t item;
    bool asks; /* its sentence does */
} empi_met_word;

typedef struct empi_row_at { /* a row that words lead to, met before or not */
    uint32_t row, item;
    bool asks;
} empi_row_at;

/* The tables are larger than what a processor has at hand. So words are taken a block at a time and
 * in steps, each of which asks ahead for what the next one reads: words, rows of words, points. */
enum { EMPI_MEETING_WORDS = 32, EMPI_MEETING_ROWS = 256 };

typedef struct empi_meeting {
    const empi_scene *scene;
    size_t met;                   /* how many rows are in readings->hints */
    bool failed;                  /* no memory */
    empi_met_word words[1 + EMPI_MEETING_WORDS]; /* of the block; first the word before it */
    size_t word_count;
    empi_row_at rows[EMPI_MEETING_ROWS];
    size_t row_count;
    int32_t sums[EMPI_HINT_CUES]; /* points by cue */
    int16_t recent[EMPI_HINT_CUES]; /* those of full rows that are not yet among the sums */
    size_t recent_count;          /* of so many rows */
} empi_meeting;

/* By how many points a cue, by its slot, is above what is enough to tell it, or below. */
static inline int32_t empi_meeting_margin(const empi_meeting *at, size_t slot)
{
    return at->sums[slot] - at->scene->program->hints.enough[slot];
}

/* Meets the rows of all words and entries, each once a message. at->failed: no memory. */
void empi_meeting_all(empi_meeting *at);

/* The same for one sentence, as if it were the message. Leaves what all of it met as it was. */
void empi_meeting_sentence(const empi_meeting *all, uint32_t sentence, empi_meeting *own);

#endif
