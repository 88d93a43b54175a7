#define _POSIX_C_SOURCE 200809L
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli.h"

enum {
    COMPLAINTS = 20, /* bad lines that are told on stderr; the others are counted */
    KINDS = EMPATHIE_KIND_OPENS + 1
};

typedef struct scan_job {
    const cli_options *options;
    cli_reader reader;
    cli_progress progress;
    cli_terminal terminal;
    bool reply; /* drafts are read, not messages */
    long long messages, bad, with_signal, of_kind[KINDS];
} scan_job;

static void complain_bad(scan_job *scan, const cli_message *message, const char *problem)
{
    scan->bad++;
    cli_progress_hide(&scan->progress);
    if (scan->bad > COMPLAINTS)
        return;
    if (message->source)
        cli_complain("%s:%lld: %s", message->source, message->number, problem);
    else
        cli_complain("text %lld: %s", message->number, problem);
}

/* NULL after copying the reason into problem. */
static empathie_result *read_text(scan_job *scan, const char *text, size_t length, char *problem,
                                  size_t room)
{
    empathie_error *error = NULL;
    empathie_result *result = NULL;
    const char *reason;
    empathie_status status =
        scan->reply
            ? empathie_scanner_scan_reply(scan->reader.scanner, text, length, &result, &error)
            : empathie_scanner_scan(scan->reader.scanner, text, length, &result, &error);
    if (status == EMPATHIE_OK)
        return result;
    reason = empathie_error_message(error, 0);
    if (!reason)
        reason = "out of memory";
    strncpy(problem, reason, room - 1);
    problem[room - 1] = '\0';
    empathie_error_free(error);
    return NULL;
}

/* ---- As JSON --------------------------------------------------------------------------------- */

static void put_error(const char *id, long long line, const char *problem)
{
    cli_print("{\"id\":%s,\"error\":{\"line\":%lld,\"message\":", id ? id : "null", line);
    cli_print_json_string(problem);
    cli_puts("}}\n");
}

/* The library's object with the id put in front. */
static bool put_result(scan_job *scan, const char *id, const empathie_result *result)
{
    size_t length;
    const char *json =
        cli_reader_json(&scan->reader, result, scan->options->unit, &length);
    if (!json)
        return false;
    cli_puts("{\"id\":");
    cli_puts(id);
    if (length > 2)
        cli_puts(",");
    cli_write(json + 1, length - 1);
    cli_puts("\n");
    return true;
}

static void answer(scan_job *scan, const cli_message *message, const char *id, const char *text,
                   size_t length)
{
    char problem[256] = "out of memory";
    empathie_result *result = read_text(scan, text, length, problem, sizeof problem);
    if (!result || !put_result(scan, id, result)) {
        put_error(id, message->number, problem);
        complain_bad(scan, message, problem);
    }
    empathie_result_free(result);
}

static bool scan_record(void *context, const cli_message *message)
{
    scan_job *scan = context;
    cli_record record;
    if (message->too_long) {
        cli_print("{\"id\":%lld,", message->number);
        cli_print("\"error\":{\"line\":%lld,\"message\":\"the line is too long\"}}\n",
                  message->number);
        complain_bad(scan, message, "the line is too long");
        return true;
    }
    if (cli_record_read(&record, message->line, message->length, message->number)) {
        answer(scan, message, record.id, record.text, record.text_length);
    } else {
        put_error(record.id, message->number, record.problem);
        complain_bad(scan, message, record.problem);
    }
    cli_record_free(&record);
    return true;
}

static bool scan_to_json(void *context, const cli_message *message)
{
    scan_job *scan = context;
    char id[32];
    (void)snprintf(id, sizeof id, "%lld", message->number);
    if (message->too_long) {
        put_error(id, message->number, "the line is too long");
        complain_bad(scan, message, "the line is too long");
        return true;
    }
    answer(scan, message, id, message->line, message->length);
    return true;
}

/* ---- For people ------------------------------------------------------------------------------ */

static void put_divider(const scan_job *scan, const cli_message *message)
{
    cli_flow flow;
    char number[32];
    cli_flow_begin(&flow, &scan->terminal, 0, 0);
    cli_flow_style(&flow, CLI_FAINT);
    cli_flow_puts(&flow, "── ");
    if (message->source) {
        cli_flow_puts(&flow, message->source);
        cli_flow_puts(&flow, ":");
    }
    (void)snprintf(number, sizeof number, "%lld", message->number);
    cli_flow_puts(&flow, number);
    cli_flow_end(&flow);
}

static void count(scan_job *scan, const empathie_result *result)
{
    size_t i;
    scan->messages++;
    scan->with_signal += empathie_result_count(result) > 0;
    for (i = 0; i < empathie_result_count(result); i++) {
        int32_t kind = empathie_signal_kind(empathie_result_signal(result, i));
        if (kind > 0 && kind < KINDS)
            scan->of_kind[kind]++;
    }
}

static bool is_blank(const cli_message *message)
{
    size_t i;
    for (i = 0; i < message->length; i++)
        if (!strchr(" \t\r\v\f", message->line[i]))
            return false;
    return true;
}

static bool scan_to_people(void *context, const cli_message *message)
{
    scan_job *scan = context;
    char problem[256] = "the line is too long";
    empathie_result *result = NULL;
    if (message->source && !message->too_long && is_blank(message))
        return true;
    if (!message->too_long)
        result = read_text(scan, message->line, message->length, problem, sizeof problem);
    if (!result) {
        complain_bad(scan, message, problem);
        return true;
    }
    if (scan->messages)
        cli_puts("\n");
    if (message->source || scan->options->argument_count > 1)
        put_divider(scan, message);
    count(scan, result);
    cli_show(&scan->terminal, scan->reader.engine, result, message->line, message->length,
             scan->reply ? CLI_VIEW_DRAFT : CLI_VIEW_READER);
    empathie_result_free(result);
    return true;
}

static void put_summary(const scan_job *scan)
{
    cli_flow flow;
    char part[96];
    int32_t kind;
    bool first = true;
    if (scan->messages < 2)
        return;
    cli_puts("\n");
    cli_flow_begin(&flow, &scan->terminal, 0, 2);
    (void)snprintf(part, sizeof part,
                   scan->reply ? "%lld antwoorden, %lld met gevonden woorden"
                               : "%lld berichten, %lld met een signaal",
                   scan->messages, scan->with_signal);
    cli_flow_style(&flow, CLI_BOLD);
    cli_flow_puts(&flow, part);
    for (kind = 1; kind < KINDS; kind++) {
        if (!scan->of_kind[kind])
            continue;
        cli_flow_style(&flow, CLI_PLAIN);
        cli_flow_puts(&flow, first ? ": " : ", ");
        cli_flow_style(&flow, cli_kind_style(kind));
        cli_flow_puts(&flow, cli_label(scan->reader.engine, empathie_kind_name(kind)));
        (void)snprintf(part, sizeof part, " %lld", scan->of_kind[kind]);
        cli_flow_puts(&flow, part);
        first = false;
    }
    cli_flow_style(&flow, CLI_PLAIN);
    cli_flow_puts(&flow, ".");
    cli_flow_end(&flow);
}

/* ---- The subcommand -------------------------------------------------------------------------- */

int cli_scan(const cli_options *options)
{
    scan_job scan;
    cli_message_fn call = options->jsonl  ? scan_record
                          : options->json ? scan_to_json
                                          : scan_to_people;
    int status;
    memset(&scan, 0, sizeof scan);
    scan.options = options;
    scan.reply = options->command == CLI_REPLY;
    status = cli_reader_begin(&scan.reader, options);
    if (status != CLI_OK)
        return status;
    cli_terminal_begin(&scan.terminal, options->colour);
    cli_progress_begin(&scan.progress, !isatty(STDOUT_FILENO));
    if (!cli_each_message(options, &scan.progress, call, &scan))
        status = CLI_BAD_INPUT;
    if (call == scan_to_people)
        put_summary(&scan);
    if (scan.bad > COMPLAINTS)
        cli_complain("%lld bad lines in all", scan.bad);
    cli_reader_end(&scan.reader);
    return scan.bad ? CLI_BAD_INPUT : status;
}
