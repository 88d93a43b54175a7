#include "measure.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

double processor_seconds(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static int by_value(const void *one, const void *other)
{
    double a = *(const double *)one, b = *(const double *)other;
    return (a > b) - (a < b);
}

spread spread_of(double *values, size_t count)
{
    qsort(values, count, sizeof *values, by_value);
    return (spread){values[count / 2], values[0], values[count - 1]};
}

contestant *race_add(race *all, const char *name,
                     size_t (*find)(void *state, const char *text, size_t length), void *state)
{
    contestant *added = grow_block(NULL, sizeof *added);
    if (all->count == CONTESTANTS_MOST)
        give_up("too many contestants");
    *added = (contestant){.name = name, .find = find, .state = state};
    all->items[all->count++] = added;
    return added;
}

/* Time for the messages from up to from + count; of a reference it keeps the time of each block. */
static double run(contestant *one, const messages *texts, size_t from, size_t count)
{
    double start, now = 0;
    if (!one->find)
        return one->whole(one->state, texts, from, count);
    start = processor_seconds();
    for (size_t i = 0; i < count; i++) {
        one->found +=
            one->find(one->state, message(texts, from + i), message_length(texts, from + i));
        if (one->reference && i % BLOCK == BLOCK - 1 && one->upto)
            one->upto[i / BLOCK] = processor_seconds() - start;
    }
    now = processor_seconds() - start;
    return now;
}

/* Doubles the messages until they take a tenth of the budget, so that one that warms up shows what
 * it can do, and takes from that how many fit. */
static void estimate(const race *all, contestant *one, const messages *warm, size_t most)
{
    size_t count = BLOCK;
    double time = run(one, warm, 0, count);
    while (time < all->budget / 10 && 2 * count <= warm->count) {
        count *= 2;
        time = run(one, warm, 0, count);
    }
    one->sample = most;
    if (!one->reference && time / (double)count * (double)most > all->budget / LAPS) {
        one->sample = (size_t)(all->budget / LAPS / (time / (double)count)) / BLOCK * BLOCK;
        one->sample = one->sample < BLOCK ? BLOCK : one->sample;
    }
    one->found = 0;
}

size_t race_lap(const race *all)
{
    return all->texts->count / all->rounds / LAPS / BLOCK * BLOCK;
}

/* Where the times of a lap begin in upto. */
static double *lap_times(const race *all, const contestant *one, size_t lap)
{
    return one->upto + lap * (race_lap(all) / BLOCK);
}

/* One lap of a contestant; laps are counted through all rounds. */
static double do_lap(const race *all, contestant *one, size_t lap)
{
    double *upto = one->upto, time;
    if (upto)
        one->upto = lap_times(all, one, lap);
    time = run(one, all->texts, lap * race_lap(all), one->sample);
    one->upto = upto;
    one->asked += one->sample;
    return time;
}

void race_run(race *all, const messages *warm)
{
    if (race_lap(all) == 0)
        give_up("too few messages");
    for (size_t i = 0; i < all->count; i++) {
        contestant *one = all->items[i];
        size_t blocks = race_lap(all) / BLOCK * LAPS * all->rounds;
        estimate(all, one, warm, race_lap(all));
        if (one->reference)
            one->upto = grow_block(NULL, blocks * sizeof *one->upto);
    }
    for (size_t lap = 0; lap < LAPS * all->rounds; lap++) {
        if (lap % LAPS == 0)
            (void)fprintf(stderr, "  round %zu of %zu\n", lap / LAPS + 1, all->rounds);
        for (size_t i = 0; i < all->count; i++) {
            contestant *one = all->items[(i + lap) % all->count];
            one->per_message[lap / LAPS] += do_lap(all, one, lap) / (double)(LAPS * one->sample);
        }
    }
}

spread race_ratio(const race *all, const contestant *one, const contestant *reference)
{
    double ratios[ROUNDS_MOST];
    for (size_t round = 0; round < all->rounds; round++) {
        double theirs = 0;
        for (size_t lap = round * LAPS; lap < (round + 1) * LAPS; lap++)
            theirs += lap_times(all, reference, lap)[one->sample / BLOCK - 1];
        ratios[round] = one->per_message[round] * (double)(LAPS * one->sample) / theirs;
    }
    return spread_of(ratios, all->rounds);
}

spread race_time(const race *all, const contestant *one)
{
    double times[ROUNDS_MOST];
    for (size_t round = 0; round < all->rounds; round++)
        times[round] = one->per_message[round];
    return spread_of(times, all->rounds);
}
