/* One answer for each line of input, in the order of the lines, on one thread or more. */
#ifndef EMPATHIE_CLI_ANSWERS_H
#define EMPATHIE_CLI_ANSWERS_H

#include "crew.h"

/* Reads all input and has work answer each line; what was bad is told on stderr. With more than one
 * job, work is called from as many threads, each with a worker's number of its own. Gives the exit
 * status. */
int cli_answer(const cli_options *options, size_t jobs, cli_crew_work work, void *context);

/* The answer to a line that was bad. */
void cli_answer_error(cli_sink *answer, const char *id, long long line, const char *problem);

#endif
