/* Lines handed out in batches to threads, which take them in any order; what they answer and what
 * they complain about comes back in the order of the lines. */
#ifndef EMPATHIE_CLI_CREW_H
#define EMPATHIE_CLI_CREW_H

#include "sink.h"

enum { CLI_JOBS_MOST = 64 };

/* Does the work of one line, for the worker with this number, and writes the answer to stdout if it
 * has one. problem has room for 256 bytes; "" when all went well. */
typedef void (*cli_crew_work)(void *context, size_t worker, const cli_message *message,
                              cli_sink *answer, char *problem);
/* Hears of a line that was bad. */
typedef void (*cli_crew_complain)(void *hearer, const cli_message *message, const char *problem);

typedef struct cli_crew cli_crew;

/* How many threads the options ask for; usual: when they ask for none in particular, 0: as many as
 * there are processors. */
size_t cli_job_count(const cli_options *options, long usual);

/* NULL: no memory or no threads. */
cli_crew *cli_crew_begin(size_t jobs, cli_crew_work work, cli_crew_complain complain,
                         void *context, void *hearer);
/* Copies the line, and waits while all hands are full. false: no memory. */
bool cli_crew_give(cli_crew *crew, const cli_message *message);
/* Waits until all that was given is done and answered. */
void cli_crew_wait(cli_crew *crew);
/* The same, and the crew goes home. false: no memory for some of it. */
bool cli_crew_end(cli_crew *crew);

#endif
