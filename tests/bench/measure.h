/* Contestants on the same messages, in turns, and what the rounds say.
 *
 * Times are processor time of the thread, so that what else the machine does weighs little. Every
 * round has messages of its own, that nobody has seen. A contestant too slow for all of them has
 * the first part; it is compared with the time of its reference for that same part. */
#ifndef BENCH_MEASURE_H
#define BENCH_MEASURE_H

#include "text.h"

enum { ROUNDS_MOST = 9, LAPS = 4, BLOCK = 16, CONTESTANTS_MOST = 24 };

typedef struct contestant contestant;
struct contestant {
    const char *name;
    size_t (*find)(void *state, const char *text, size_t length); /* NULL: see whole */
    /* Does the first count of a round's messages, returns its own processor time. */
    double (*whole)(void *state, const messages *all, size_t from, size_t count);
    void *state;
    bool reference; /* others are compared with it, for any part of a round */
    size_t sample;  /* messages of a round that it does */
    size_t found, asked;
    double per_message[ROUNDS_MOST];
    double *upto; /* of a reference: processor time at the end of each block */
};

typedef struct race {
    contestant *items[CONTESTANTS_MOST];
    size_t count, rounds;
    const messages *texts;
    double budget; /* seconds of processor time in a round */
} race;

typedef struct spread {
    double median, least, most;
} spread;

contestant *race_add(race *all, const char *name,
                     size_t (*find)(void *state, const char *text, size_t length), void *state);
/* warm: messages that are none of the race, for a first estimate of the speed. */
void race_run(race *all, const messages *warm);

size_t race_lap(const race *all); /* messages of one */

/* How many times as long one took as the other, for the messages that both did. */
spread race_ratio(const race *all, const contestant *one, const contestant *reference);
spread race_time(const race *all, const contestant *one); /* seconds a message */

double processor_seconds(void);                 /* of this thread */
spread spread_of(double *values, size_t count); /* sorts them */

#endif
