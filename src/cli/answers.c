#define _POSIX_C_SOURCE 200809L
#include "answers.h"

#include <stdio.h>
#include <unistd.h>

enum { COMPLAINTS = 20 /* bad lines that are told on stderr; the others are counted */ };

typedef struct answering {
    cli_crew_work work;
    void *context;
    cli_crew *crew; /* NULL: all is done at once, here */
    cli_sink answer;
    cli_progress progress;
    long long bad;
    bool no_memory;
} answering;

void cli_answer_error(cli_sink *answer, const char *id, long long line, const char *problem)
{
    cli_sink_puts(answer, "{\"id\":");
    cli_sink_puts(answer, id ? id : "null");
    cli_sink_print(answer, ",\"error\":{\"line\":%lld,\"message\":", line);
    cli_sink_string(answer, problem);
    cli_sink_puts(answer, "}}\n");
}

static void complain(void *context, const cli_message *message, const char *problem)
{
    answering *at = context;
    cli_progress_hide(&at->progress);
    if (++at->bad > COMPLAINTS)
        return;
    if (message->source)
        cli_complain("%s:%lld: %s", message->source, message->number, problem);
    else
        cli_complain("text %lld: %s", message->number, problem);
}

static bool answer_here(void *context, const cli_message *message)
{
    answering *at = context;
    char problem[CLI_PROBLEM_BYTES] = "";
    at->answer.length = 0;
    at->work(at->context, 0, message, &at->answer, problem);
    cli_write(at->answer.bytes, at->answer.length);
    if (problem[0])
        complain(at, message, problem);
    at->no_memory = at->answer.failed;
    return !at->no_memory;
}

static bool give(void *context, const cli_message *message)
{
    answering *at = context;
    at->no_memory = !cli_crew_give(at->crew, message);
    return !at->no_memory;
}

/* Whoever sends a line and waits for its answer gets it, however few lines there are. */
static void answer_all(void *context)
{
    answering *at = context;
    cli_crew_wait(at->crew);
}

int cli_answer(const cli_options *options, size_t jobs, cli_crew_work work, void *context)
{
    answering at = {.work = work, .context = context};
    bool fine;
    if (jobs > 1)
        at.crew = cli_crew_begin(jobs, work, complain, context, &at);
    cli_progress_begin(&at.progress, !isatty(STDOUT_FILENO));
    if (at.crew)
        fine = cli_each_message_between(options, &at.progress, give, answer_all, &at);
    else
        fine = cli_each_message(options, &at.progress, answer_here, &at);
    if (at.crew && !cli_crew_end(at.crew))
        at.no_memory = true;
    cli_sink_free(&at.answer);
    if (at.no_memory)
        cli_complain("out of memory");
    if (at.bad > COMPLAINTS)
        cli_complain("%lld bad lines in all", at.bad);
    return fine && !at.bad && !at.no_memory ? CLI_OK : CLI_BAD_INPUT;
}
