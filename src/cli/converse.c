#define _POSIX_C_SOURCE 200809L
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "answers.h"

enum { COMPLAINTS = 20 /* bad lines that are told on stderr; the others are counted */ };

typedef struct converse_job {
    const cli_options *options;
    empathie_engine *engine;
    cli_progress progress;
    cli_terminal terminal;
    long long conversations, bad;
} converse_job;

/* ---- Reading --------------------------------------------------------------------------------- */

static void set_problem(cli_record *record, const char *problem)
{
    (void)snprintf(record->problem, sizeof record->problem, "%s", problem);
}

/* The report of a record; NULL: record->problem says why not. */
static empathie_report *read_conversation(const converse_job *job, cli_record *record)
{
    const json_t *turns = json_object_get(record->root, "turns");
    empathie_report *report = NULL;
    empathie_error *error = NULL;
    int64_t at = 0;
    empathie_conversation *conversation =
        cli_turns_read(job->options, job->engine, turns, cli_is_given(record->root, "ends_at"),
                       &at, record->problem);
    if (!conversation)
        return NULL;
    if (cli_moment_read(record->root, "ends_at", &at, NULL, record->problem) &&
        empathie_conversation_read(conversation, at, &report, &error) != EMPATHIE_OK)
        (void)cli_refused(error, "\"ends_at\"", record->problem);
    empathie_conversation_free(conversation);
    return report;
}

/* ---- As JSON --------------------------------------------------------------------------------- */

static void put_report(const converse_job *job, cli_sink *answer, const char *id,
                       const empathie_report *report)
{
    cli_sink_report(answer, id, report, job->options->unit);
    cli_sink_puts(answer, "}\n");
}

/* What one line says; the record holds its id and what is wrong with it. NULL: it was bad. */
static empathie_report *read_line(const converse_job *job, const cli_message *message,
                                  cli_record *record)
{
    memset(record, 0, sizeof *record);
    if (message->too_long)
        set_problem(record, "the line is too long");
    else if (cli_record_parse(record, message->line, message->length, message->number))
        return read_conversation(job, record);
    return NULL;
}

static void converse_to_json(void *context, size_t worker, const cli_message *message,
                             cli_sink *answer, char *problem)
{
    const converse_job *job = context;
    char number[32];
    cli_record record;
    empathie_report *report = read_line(job, message, &record);
    const char *id = record.id ? record.id : number;
    (void)worker; /* conversations share nothing but the engine */
    (void)snprintf(number, sizeof number, "%lld", message->number);
    if (report) {
        put_report(job, answer, id, report);
    } else {
        cli_answer_error(answer, id, message->number, record.problem);
        (void)snprintf(problem, CLI_PROBLEM_BYTES, "%s", record.problem);
    }
    empathie_report_free(report);
    cli_record_free(&record);
}

/* ---- For people ------------------------------------------------------------------------------ */

static void put_line(const converse_job *job, int first_indent, int indent, enum cli_style style,
                     const char *head, const char *rest)
{
    cli_flow flow;
    cli_flow_begin(&flow, &job->terminal, first_indent, indent);
    cli_flow_style(&flow, style);
    cli_flow_puts(&flow, head);
    cli_flow_style(&flow, CLI_PLAIN);
    cli_flow_puts(&flow, rest);
    cli_flow_end(&flow);
}

static enum cli_style event_style(int32_t type)
{
    switch (type) {
    case EMPATHIE_EVENT_ACKNOWLEDGED:
        return CLI_OPENS;
    case EMPATHIE_EVENT_UNACKNOWLEDGED:
        return CLI_CLOSES;
    case EMPATHIE_EVENT_TONE_SHIFT:
        return CLI_FRUSTRATION;
    case EMPATHIE_EVENT_RECURRING_QUESTION:
        return CLI_MASKED_QUESTION;
    default:
        return CLI_SILENCE;
    }
}

static void put_event(const converse_job *job, const empathie_event *event)
{
    char head[160], span[64] = "", rest[400];
    int64_t seconds = empathie_event_seconds(event);
    size_t refers_to = empathie_event_refers_to(event);
    if (seconds > 0)
        cli_time_span(seconds, span, sizeof span);
    (void)snprintf(head, sizeof head, "%s",
                   cli_label(job->engine, empathie_event_name(empathie_event_type(event))));
    if (refers_to != SIZE_MAX && refers_to != empathie_event_turn(event))
        (void)snprintf(head + strlen(head), sizeof head - strlen(head), " (bij beurt %zu)",
                       refers_to + 1);
    (void)snprintf(rest, sizeof rest, "%s%s: %s", seconds > 0 ? ", " : "", span,
                   empathie_event_why(event));
    put_line(job, 4, 6, event_style(empathie_event_type(event)), head, rest);
}

/* What the turn tells by itself, as names. */
static void put_signals(const converse_job *job, const empathie_result *result)
{
    cli_flow flow;
    if (!empathie_result_count(result))
        return;
    cli_flow_begin(&flow, &job->terminal, 4, 6);
    for (size_t i = 0; i < empathie_result_count(result); i++) {
        const empathie_signal *signal = empathie_result_signal(result, i);
        cli_flow_style(&flow, CLI_PLAIN);
        cli_flow_puts(&flow, i ? "; " : "");
        cli_flow_style(&flow, cli_kind_style(empathie_signal_kind(signal)));
        cli_flow_puts(&flow,
                      cli_label(job->engine, empathie_kind_name(empathie_signal_kind(signal))));
        cli_flow_style(&flow, CLI_PLAIN);
        for (size_t j = 0; j < empathie_signal_cue_count(signal); j++) {
            cli_flow_puts(&flow, j ? ", " : ": ");
            cli_flow_puts(&flow, cli_label(job->engine, empathie_signal_cue(signal, j)));
        }
    }
    cli_flow_end(&flow);
}

static const char *side_name(int32_t from)
{
    return from == EMPATHIE_PERSON         ? "persoon"
           : from == EMPATHIE_ORGANISATION ? "organisatie"
                                           : "automatisch";
}

static void put_turns(const converse_job *job, const empathie_report *report, const json_t *turns)
{
    size_t event = 0;
    for (size_t i = 0; i < empathie_report_turn_count(report); i++) {
        const json_t *turn = json_array_get(turns, i);
        const char *text = json_string_value(json_object_get(turn, "text"));
        char head[64];
        (void)snprintf(head, sizeof head, "%zu %s  ", i + 1,
                       side_name(empathie_report_from(report, i)));
        put_line(job, 0, 4, CLI_FAINT, head, text ? text : "");
        put_signals(job, empathie_report_turn(report, i));
        for (; event < empathie_report_count(report); event++) {
            const empathie_event *next = empathie_report_event(report, event);
            if (empathie_event_turn(next) != i)
                break;
            put_event(job, next);
        }
    }
}

static void put_ledger(const converse_job *job, const empathie_report *report)
{
    if (!empathie_report_debt_count(report))
        return;
    put_line(job, 0, 2, CLI_BOLD, "Nog open", "");
    for (size_t i = 0; i < empathie_report_debt_count(report); i++) {
        const empathie_debt *debt = empathie_report_debt(report, i);
        char span[64], rest[160];
        bool due = empathie_debt_kind(debt) != EMPATHIE_KIND_PROMISE ||
                   empathie_debt_open_for(debt) > 0;
        cli_time_span(empathie_debt_open_for(debt), span, sizeof span);
        (void)snprintf(rest, sizeof rest, due ? ", beurt %zu: %s" : ", beurt %zu%s",
                       empathie_debt_turn(debt) + 1, due ? span : ": nog niet zover");
        put_line(job, 2, 4, cli_kind_style(empathie_debt_kind(debt)),
                 cli_label(job->engine, empathie_kind_name(empathie_debt_kind(debt))), rest);
    }
}

static void show(converse_job *job, const cli_record *record, const empathie_report *report)
{
    if (job->conversations++)
        cli_puts("\n");
    put_line(job, 0, 0, CLI_FAINT, "── ", record->id);
    put_turns(job, report, json_object_get(record->root, "turns"));
    if (!empathie_report_count(report))
        put_line(job, 0, 2, CLI_FAINT, "Niets opgemerkt in het verloop.", "");
    put_ledger(job, report);
}

/* ---- The subcommand -------------------------------------------------------------------------- */

static bool converse_to_people(void *context, const cli_message *message)
{
    converse_job *job = context;
    cli_record record;
    empathie_report *report = read_line(job, message, &record);
    if (report) {
        show(job, &record, report);
    } else {
        cli_progress_hide(&job->progress);
        if (++job->bad <= COMPLAINTS)
            cli_complain("%s:%lld: %s", message->source ? message->source : "text",
                         message->number, record.problem);
    }
    empathie_report_free(report);
    cli_record_free(&record);
    return true;
}

static int all_to_people(converse_job *job)
{
    int status = CLI_OK;
    cli_terminal_begin(&job->terminal, job->options->colour);
    cli_progress_begin(&job->progress, !isatty(STDOUT_FILENO));
    if (!cli_each_message(job->options, &job->progress, converse_to_people, job))
        status = CLI_BAD_INPUT;
    if (job->bad > COMPLAINTS)
        cli_complain("%lld bad lines in all", job->bad);
    return job->bad ? CLI_BAD_INPUT : status;
}

int cli_converse(const cli_options *options)
{
    converse_job job;
    int status;
    memset(&job, 0, sizeof job);
    job.options = options;
    status = cli_engine_new(options, &job.engine);
    if (status != CLI_OK)
        return status;
    if (options->json || options->jsonl)
        status = cli_answer(options, cli_job_count(options, 1), converse_to_json, &job);
    else
        status = all_to_people(&job);
    empathie_engine_release(job.engine);
    return status;
}
