/* Which rows of points a message meets, and what they add up to. */
#ifndef EMPI_MEETING_H
#define EMPI_MEETING_H

#include "interpret/reading.h"

typedef struct empi_meeting {
    const empi_scene *scene;
    size_t met;                   /* how many rows are in readings->hints */
    bool failed;                  /* no memory */
    bool asks;                    /* the sentence of the word at hand asks */
    int32_t sums[EMPI_HINT_CUES]; /* points by cue */
    empi_hint_full recent;        /* those of full rows that are not yet among the sums */
    size_t recent_count;          /* of so many rows */
} empi_meeting;

/* Meets the rows of all words and entries, each once a message. at->failed: no memory. */
void empi_meeting_all(empi_meeting *at);

#endif
