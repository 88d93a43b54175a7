/* Runs one phrase over a stretch of items.
 *
 * The steps are a non-deterministic program. A pair of step and item that was reached once is not
 * tried again, whatever led to it, so the work is at most steps x items, also for hostile phrases.
 * Where a phrase remembers a word, what was learnt holds for that word only and is forgotten with the
 * next; such phrases have a budget. */
#ifndef EMPI_RUN_H
#define EMPI_RUN_H

#include "match/match.h"

/* A way to go on: from which step, at which item, with which word remembered. */
typedef struct empi_thread {
    uint32_t step, item, kept;
} empi_thread;

typedef struct empi_run {
    const empi_program *program;
    const empi_stream *stream;
    const empi_step *steps;
    size_t step_count;
    bool keeps;      /* remembers a word */
    size_t from, to; /* items; to is the boundary that ends the stretch */
} empi_run;

enum empi_run_found { EMPI_RUN_NO, EMPI_RUN_YES, EMPI_RUN_MEMORY };

bool empi_run_begin(const empi_run *run, empi_matcher *matcher); /* false: no memory */
void empi_run_forget(const empi_run *run, empi_matcher *matcher); /* after a match */

/* Whether the phrase matches from an item on; *end is one past its last item. */
enum empi_run_found empi_run_at(const empi_run *run, empi_matcher *matcher, size_t start,
                                size_t *end);

/* Whether a test (empi_mark_test) holds at a place; a sentence's end is passed over. */
bool empi_run_test(const empi_run *run, int32_t what, uint32_t *at);

#endif
