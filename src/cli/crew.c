#define _POSIX_C_SOURCE 200809L
#include "crew.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { BATCH_LINES = 64, BATCH_BYTES = 1 << 18, PROBLEM_BYTES = 256 };

typedef struct batch_line {
    cli_message message; /* line is filled in when the bytes no longer move */
    size_t start;
    size_t answered; /* its answer ends here; it begins where the one before it ends */
    char *problem;   /* NULL: none */
} batch_line;

/* A batch goes from hand to hand: only who has it by its state touches the rest. */
typedef struct crew_batch {
    enum { BATCH_FREE, BATCH_FULL, BATCH_BUSY, BATCH_DONE } state;
    batch_line lines[BATCH_LINES];
    size_t count;
    char *bytes;
    size_t used, capacity;
    cli_sink answers;
    bool no_memory;
} crew_batch;

typedef struct crew_hand {
    cli_crew *crew;
    size_t number;
    pthread_t thread;
} crew_hand;

struct cli_crew {
    pthread_mutex_t lock;
    pthread_cond_t filled, finished;
    crew_batch *batches; /* a ring */
    size_t batch_count, filling, taking;
    crew_hand *hands;
    size_t hand_count;
    bool closing, no_memory;
    cli_crew_work work;
    cli_crew_complain complain;
    void *context, *hearer;
};

/* ---- A worker -------------------------------------------------------------------------------- */

static void do_batch(cli_crew *crew, size_t worker, crew_batch *batch)
{
    char problem[PROBLEM_BYTES];
    size_t i;
    for (i = 0; i < batch->count; i++) {
        batch_line *line = &batch->lines[i];
        line->message.line = batch->bytes + line->start;
        problem[0] = '\0';
        crew->work(crew->context, worker, &line->message, &batch->answers, problem);
        line->answered = batch->answers.length;
        if (!problem[0])
            continue;
        line->problem = malloc(strlen(problem) + 1);
        if (line->problem)
            memcpy(line->problem, problem, strlen(problem) + 1);
        else
            batch->no_memory = true;
    }
}

static void *work_on(void *argument)
{
    crew_hand *hand = argument;
    cli_crew *crew = hand->crew;
    pthread_mutex_lock(&crew->lock);
    for (;;) {
        crew_batch *batch = &crew->batches[crew->taking];
        if (batch->state == BATCH_FULL) {
            crew->taking = (crew->taking + 1) % crew->batch_count;
            batch->state = BATCH_BUSY;
            pthread_mutex_unlock(&crew->lock);
            do_batch(crew, hand->number, batch);
            pthread_mutex_lock(&crew->lock);
            batch->state = BATCH_DONE;
            pthread_cond_signal(&crew->finished);
        } else if (crew->closing) {
            break;
        } else {
            pthread_cond_wait(&crew->filled, &crew->lock);
        }
    }
    pthread_mutex_unlock(&crew->lock);
    return NULL;
}

/* ---- Who gives the work ---------------------------------------------------------------------- */

static void collect(cli_crew *crew, crew_batch *batch)
{
    size_t i, written = 0;
    for (i = 0; i < batch->count; i++) {
        if (batch->lines[i].answered > written)
            cli_write(batch->answers.bytes + written, batch->lines[i].answered - written);
        written = batch->lines[i].answered;
        if (batch->lines[i].problem)
            crew->complain(crew->hearer, &batch->lines[i].message, batch->lines[i].problem);
        free(batch->lines[i].problem);
    }
    crew->no_memory = crew->no_memory || batch->no_memory || batch->answers.failed;
    batch->no_memory = batch->answers.failed = false;
    batch->answers.length = 0;
    batch->count = batch->used = 0;
    if (batch->capacity > 4 * (size_t)BATCH_BYTES) { /* a line of megabytes came by */
        free(batch->bytes);
        batch->bytes = NULL;
        batch->capacity = 0;
    }
}

static crew_batch *free_batch(cli_crew *crew)
{
    crew_batch *batch = &crew->batches[crew->filling];
    bool done;
    pthread_mutex_lock(&crew->lock);
    while (batch->state == BATCH_FULL || batch->state == BATCH_BUSY)
        pthread_cond_wait(&crew->finished, &crew->lock);
    done = batch->state == BATCH_DONE;
    batch->state = BATCH_FREE;
    pthread_mutex_unlock(&crew->lock);
    if (done)
        collect(crew, batch);
    return batch;
}

static void hand_over(cli_crew *crew, crew_batch *batch)
{
    pthread_mutex_lock(&crew->lock);
    batch->state = BATCH_FULL;
    pthread_cond_signal(&crew->filled);
    pthread_mutex_unlock(&crew->lock);
    crew->filling = (crew->filling + 1) % crew->batch_count;
}

bool cli_crew_give(cli_crew *crew, const cli_message *message)
{
    crew_batch *batch = free_batch(crew);
    size_t needed = batch->used + message->length;
    batch_line *line = &batch->lines[batch->count];
    if (needed > batch->capacity) {
        size_t larger = needed > BATCH_BYTES ? needed : BATCH_BYTES;
        char *grown = realloc(batch->bytes, larger);
        if (!grown)
            return false;
        batch->bytes = grown;
        batch->capacity = larger;
    }
    if (message->length)
        memcpy(batch->bytes + batch->used, message->line, message->length);
    line->message = *message;
    line->start = batch->used;
    line->problem = NULL;
    batch->used = needed;
    if (++batch->count == BATCH_LINES || batch->used >= BATCH_BYTES / 2)
        hand_over(crew, batch);
    return true;
}

void cli_crew_wait(cli_crew *crew)
{
    size_t i;
    if (free_batch(crew)->count)
        hand_over(crew, &crew->batches[crew->filling]);
    for (i = 0; i < crew->batch_count; i++) { /* from the oldest */
        (void)free_batch(crew);
        crew->filling = (crew->filling + 1) % crew->batch_count;
    }
}

/* ---- Begin and end --------------------------------------------------------------------------- */

size_t cli_job_count(const cli_options *options, long usual)
{
    long jobs = options->jobs ? options->jobs : usual ? usual : sysconf(_SC_NPROCESSORS_ONLN);
    return jobs < 1 ? 1 : jobs > CLI_JOBS_MOST ? CLI_JOBS_MOST : (size_t)jobs;
}

static void free_crew(cli_crew *crew)
{
    size_t i;
    for (i = 0; crew->batches && i < crew->batch_count; i++) {
        free(crew->batches[i].bytes);
        cli_sink_free(&crew->batches[i].answers);
    }
    free(crew->batches);
    free(crew->hands);
    pthread_cond_destroy(&crew->filled);
    pthread_cond_destroy(&crew->finished);
    pthread_mutex_destroy(&crew->lock);
    free(crew);
}

cli_crew *cli_crew_begin(size_t jobs, cli_crew_work work, cli_crew_complain complain,
                         void *context, void *hearer)
{
    cli_crew *crew = calloc(1, sizeof *crew);
    if (!crew)
        return NULL;
    crew->work = work;
    crew->complain = complain;
    crew->context = context;
    crew->hearer = hearer;
    crew->batch_count = jobs * 2 + 1;
    pthread_mutex_init(&crew->lock, NULL);
    pthread_cond_init(&crew->filled, NULL);
    pthread_cond_init(&crew->finished, NULL);
    crew->batches = calloc(crew->batch_count, sizeof *crew->batches);
    crew->hands = calloc(jobs, sizeof *crew->hands);
    while (crew->batches && crew->hands && crew->hand_count < jobs) {
        crew_hand *hand = &crew->hands[crew->hand_count];
        hand->crew = crew;
        hand->number = crew->hand_count;
        if (pthread_create(&hand->thread, NULL, work_on, hand))
            break;
        crew->hand_count++;
    }
    if (crew->hand_count)
        return crew; /* fewer hands than asked for do the same work */
    free_crew(crew);
    return NULL;
}

bool cli_crew_end(cli_crew *crew)
{
    bool fine;
    size_t i;
    cli_crew_wait(crew);
    pthread_mutex_lock(&crew->lock);
    crew->closing = true;
    pthread_cond_broadcast(&crew->filled);
    pthread_mutex_unlock(&crew->lock);
    for (i = 0; i < crew->hand_count; i++)
        pthread_join(crew->hands[i].thread, NULL);
    fine = !crew->no_memory;
    free_crew(crew);
    return fine;
}
