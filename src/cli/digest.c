#define _POSIX_C_SOURCE 200809L
#include <errno.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli.h"
#include "crew.h"

enum { COMPLAINTS = 20 };

/* What one thread works with. */
typedef struct digest_worker {
    empathie_scanner *scanner;
    empathie_digest *digest;
} digest_worker;

typedef struct digest_job {
    const cli_options *options;
    empathie_engine *engine;
    digest_worker *workers;
    size_t worker_count;
    cli_crew *crew;
    cli_progress progress;
    long long bad;
    bool no_memory;
} digest_job;

static void say(char *problem, const char *message)
{
    (void)snprintf(problem, CLI_PROBLEM_BYTES, "%s", message);
}

/* Copies what the library says, and frees it. */
static void say_error(char *problem, empathie_error *error)
{
    const char *message = empathie_error_message(error, 0);
    (void)snprintf(problem, CLI_PROBLEM_BYTES, "%s", message ? message : "out of memory");
    empathie_error_free(error);
}

/* ---- One line -------------------------------------------------------------------------------- */

/* A string without NUL, or NULL; absent is fine. */
static const char *name_of(const json_t *record, const char *key, char *problem)
{
    const json_t *value = json_object_get(record, key);
    if (!cli_is_given(record, key))
        return NULL;
    if (json_is_string(value) && strlen(json_string_value(value)) == json_string_length(value))
        return json_string_value(value);
    (void)snprintf(problem, CLI_PROBLEM_BYTES, "\"%s\" is not a string", key);
    return NULL;
}

static void count_report(const digest_job *job, digest_worker *worker, const json_t *record,
                         empathie_conversation *conversation, int64_t last, char *problem)
{
    const char *theme = name_of(record, "theme", problem);
    const char *channel = name_of(record, "channel", problem);
    empathie_report *report = NULL;
    empathie_error *error = NULL;
    int64_t now = last;
    bool found = false;
    if (!cli_moment_read(record, "ends_at", &now, &found, problem) || problem[0])
        return;
    if (!found && job->options->has_now && job->options->now > last)
        now = job->options->now;
    if (empathie_conversation_read(conversation, now, &report, &error) != EMPATHIE_OK ||
        empathie_digest_add(worker->digest, report, theme, channel, &error) != EMPATHIE_OK)
        say_error(problem, error);
    empathie_report_free(report);
}

static void count_conversation(const digest_job *job, digest_worker *worker, const json_t *record,
                               const json_t *turns, char *problem)
{
    int64_t at = 0;
    empathie_conversation *conversation =
        cli_turns_read(job->options, job->engine, turns, true, &at, problem);
    if (conversation && json_array_size(turns))
        count_report(job, worker, record, conversation, at, problem);
    else if (conversation)
        say(problem, "there are no turns in \"turns\"");
    empathie_conversation_free(conversation);
}

static void count_message(digest_worker *worker, cli_record *record, char *problem)
{
    const char *theme = name_of(record->root, "theme", problem);
    const char *channel = name_of(record->root, "channel", problem);
    empathie_result *result = NULL;
    empathie_error *error = NULL;
    int64_t at = 0;
    bool found = false;
    if (!json_is_string(json_object_get(record->root, "text")))
        say(problem, "there is no \"turns\" and no \"text\"");
    else if (!cli_record_text(record))
        say(problem, record->problem);
    else if (!problem[0] && cli_moment_read(record->root, "at", &at, &found, problem) && !found)
        say(problem, "there is no time \"at\"");
    if (problem[0])
        return;
    if (empathie_scanner_scan(worker->scanner, record->text, record->text_length, &result,
                              &error) != EMPATHIE_OK ||
        empathie_digest_add_message(worker->digest, result, at, theme, channel, &error) !=
            EMPATHIE_OK)
        say_error(problem, error);
    empathie_result_free(result);
}

static void count_line(void *context, size_t number, const cli_message *message, cli_sink *answer,
                       char *problem)
{
    digest_job *job = context;
    cli_record record;
    const json_t *turns;
    (void)answer; /* the digest is all that is said */
    if (message->too_long) {
        say(problem, "the line is too long");
        return;
    }
    if (!cli_record_parse(&record, message->line, message->length, message->number))
        say(problem, record.problem);
    else if ((turns = json_object_get(record.root, "turns")) != NULL)
        count_conversation(job, &job->workers[number], record.root, turns, problem);
    else
        count_message(&job->workers[number], &record, problem);
    cli_record_free(&record);
}

static void complain(void *context, const cli_message *message, const char *problem)
{
    digest_job *job = context;
    cli_progress_hide(&job->progress);
    if (++job->bad <= COMPLAINTS)
        cli_complain("%s:%lld: %s", message->source ? message->source : "text", message->number,
                     problem);
}

static bool give(void *context, const cli_message *message)
{
    digest_job *job = context;
    job->no_memory = !cli_crew_give(job->crew, message);
    return !job->no_memory;
}

/* ---- Writing --------------------------------------------------------------------------------- */

typedef size_t (*writer)(const empathie_digest *digest, char *buffer, size_t capacity);

/* To be freed; NULL: no memory. */
static char *written(const empathie_digest *digest, writer write, size_t *length)
{
    char *text;
    *length = write(digest, NULL, 0);
    text = *length ? malloc(*length + 1) : NULL;
    if (text && write(digest, text, *length + 1) == *length)
        return text;
    free(text);
    return NULL;
}

static int no_memory(void)
{
    cli_complain("out of memory");
    return CLI_BAD_INPUT;
}

static int to_stdout(const empathie_digest *digest, writer write, const char *end)
{
    size_t length;
    char *text = written(digest, write, &length);
    if (!text)
        return no_memory();
    cli_write(text, length);
    cli_puts(end);
    free(text);
    return CLI_OK;
}

static int to_file(const empathie_digest *digest, const char *path)
{
    size_t length;
    char *text = written(digest, empathie_digest_html, &length);
    FILE *file;
    bool fine;
    if (!text)
        return no_memory();
    file = fopen(path, "wb");
    fine = file && fwrite(text, 1, length, file) == length;
    if (file && fclose(file))
        fine = false;
    if (!fine)
        cli_complain("%s: %s", path, strerror(errno));
    free(text);
    return fine ? CLI_OK : CLI_BAD_INPUT;
}

static int to_people(const cli_options *options, const empathie_engine *engine,
                     const empathie_digest *digest)
{
    cli_terminal terminal;
    size_t length;
    char *text = written(digest, empathie_digest_json, &length);
    if (!text)
        return no_memory();
    cli_terminal_begin(&terminal, options->colour);
    cli_show_digest(&terminal, engine, text, length);
    free(text);
    return CLI_OK;
}

static int write_digest(const cli_options *options, const empathie_engine *engine,
                        const empathie_digest *digest)
{
    bool page = options->html != NULL;
    int status = CLI_OK;
    if (page && !strcmp(options->html, "-"))
        status = to_stdout(digest, empathie_digest_html, "");
    else if (page)
        status = to_file(digest, options->html);
    if (status != CLI_OK)
        return status;
    if (options->csv)
        return to_stdout(digest, empathie_digest_csv, "");
    if (options->json)
        return to_stdout(digest, empathie_digest_json, "\n");
    if (page)
        return CLI_OK;
    return isatty(STDOUT_FILENO) ? to_people(options, engine, digest)
                                 : to_stdout(digest, empathie_digest_json, "\n");
}

/* ---- The subcommand -------------------------------------------------------------------------- */

static empathie_status begin_worker(digest_job *job, digest_worker *worker, empathie_error **error)
{
    const cli_options *options = job->options;
    empathie_status status = empathie_scanner_new(job->engine, &worker->scanner, error);
    if (status == EMPATHIE_OK)
        status = empathie_digest_new(job->engine, &worker->digest, error);
    if (status == EMPATHIE_OK && options->period)
        status =
            empathie_digest_set(worker->digest, EMPATHIE_DIGEST_PERIOD, options->period, error);
    if (status == EMPATHIE_OK && options->minimum)
        status =
            empathie_digest_set(worker->digest, EMPATHIE_DIGEST_MINIMUM, options->minimum, error);
    if (status == EMPATHIE_OK && options->has_zone)
        status = empathie_digest_set(worker->digest, EMPATHIE_DIGEST_ZONE, options->zone, error);
    return status;
}

static int begin(digest_job *job)
{
    empathie_error *error = NULL;
    size_t i, jobs = cli_job_count(job->options, 0);
    int status = cli_engine_new(job->options, &job->engine);
    if (status != CLI_OK)
        return status;
    job->workers = calloc(jobs, sizeof *job->workers);
    if (!job->workers)
        return no_memory();
    job->worker_count = jobs;
    for (i = 0; i < jobs; i++)
        if (begin_worker(job, &job->workers[i], &error) != EMPATHIE_OK) {
            cli_complain_error(error);
            return CLI_BAD_INPUT;
        }
    job->crew = cli_crew_begin(jobs, count_line, complain, job, job);
    return job->crew ? CLI_OK : no_memory();
}

static void end(digest_job *job)
{
    size_t i;
    for (i = 0; i < job->worker_count; i++) {
        empathie_scanner_free(job->workers[i].scanner);
        empathie_digest_free(job->workers[i].digest);
    }
    free(job->workers);
    empathie_engine_release(job->engine);
}

/* What all threads counted, into the digest of the first. Each had room for its own names: which
 * line has one too many for all of them is only known where one thread counts. */
static int merge(digest_job *job)
{
    empathie_error *error = NULL;
    empathie_status status = EMPATHIE_OK;
    for (size_t i = 1; status == EMPATHIE_OK && i < job->worker_count; i++)
        status =
            empathie_digest_merge(job->workers[0].digest, job->workers[i].digest, &error);
    if (status == EMPATHIE_OK)
        return CLI_OK;
    cli_complain_error(error);
    if (status == EMPATHIE_ERROR_LIMIT)
        cli_complain("with --jobs 1 the lines that are too many are told, and the others counted");
    return CLI_BAD_INPUT;
}

int cli_digest(const cli_options *options)
{
    digest_job job;
    int status;
    bool fine = true;
    memset(&job, 0, sizeof job);
    job.options = options;
    status = begin(&job);
    if (status == CLI_OK) {
        cli_progress_begin(&job.progress, true);
        fine = cli_each_message(options, &job.progress, give, &job);
        job.no_memory = !cli_crew_end(job.crew) || job.no_memory;
        if (job.bad > COMPLAINTS)
            cli_complain("%lld bad lines in all", job.bad);
        status = job.no_memory ? no_memory() : merge(&job);
    }
    if (status == CLI_OK)
        status = write_digest(options, job.engine, job.workers[0].digest);
    end(&job);
    return status == CLI_OK && (!fine || job.bad) ? CLI_BAD_INPUT : status;
}
