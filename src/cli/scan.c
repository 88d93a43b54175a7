#define _POSIX_C_SOURCE 200809L
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "answers.h"
#include "quick.h"

enum {
    COMPLAINTS = 20, /* bad lines that are told on stderr; the others are counted */
    KINDS = EMPATHIE_KIND_OPENS + 1
};

typedef struct scan_job {
    const cli_options *options;
    cli_reader reader;
    empathie_scanner **scanners; /* of each worker */
    cli_progress progress;
    cli_terminal terminal;
    bool reply; /* drafts are read, not messages */
    long long messages, bad, with_signal, of_kind[KINDS];
} scan_job;

/* ---- Reading --------------------------------------------------------------------------------- */

/* One text, and what it tells. */
typedef struct scan_item {
    cli_record record; /* nothing where the line is the text */
    const char *text;
    size_t length;
    const empathie_result *result; /* NULL: record.problem says why there is none */
    empathie_result *own;          /* of a text alone */
    empathie_report *report;       /* of a draft with its conversation */
} scan_item;

static void free_item(scan_item *item)
{
    empathie_result_free(item->own);
    empathie_report_free(item->report);
    cli_record_free(&item->record);
}

static void read_text(const scan_job *scan, empathie_scanner *scanner, scan_item *item,
                      const char *text, size_t length)
{
    empathie_error *error = NULL;
    const char *reason;
    empathie_status status =
        scan->reply
            ? empathie_scanner_scan_reply(scanner, text, length, &item->own, &error)
            : empathie_scanner_scan(scanner, text, length, &item->own, &error);
    item->text = text;
    item->length = length;
    item->result = item->own;
    if (status == EMPATHIE_OK)
        return;
    reason = empathie_error_message(error, 0);
    (void)snprintf(item->record.problem, sizeof item->record.problem, "%s",
                   reason ? reason : "out of memory");
    empathie_error_free(error);
}

/* The text of the record that the item holds, of a draft with the conversation if it is there. */
static void read_record(const scan_job *scan, empathie_scanner *scanner, scan_item *item)
{
    cli_record *record = &item->record;
    if (!scan->reply || !cli_draft_has_turns(record)) {
        read_text(scan, scanner, item, record->text, record->text_length);
        return;
    }
    item->text = record->text;
    item->length = record->text_length;
    item->report = cli_draft_read(scan->options, scan->reader.engine, record);
    if (item->report)
        item->result = cli_draft_result(item->report);
}

/* A line of a file of texts. An object with a conversation is a draft there too: nobody sends one
 * as a letter. */
static void read_line(const scan_job *scan, empathie_scanner *scanner, scan_item *item,
                      const cli_message *message)
{
    if (scan->reply && message->length && message->line[0] == '{') {
        bool fine = cli_record_read(&item->record, message->line, message->length,
                                    message->number);
        if (cli_draft_has_turns(&item->record)) {
            if (fine)
                read_record(scan, scanner, item);
            return;
        }
        cli_record_free(&item->record);
        memset(&item->record, 0, sizeof item->record);
    }
    read_text(scan, scanner, item, message->line, message->length);
}

/* ---- As JSON --------------------------------------------------------------------------------- */

/* What a text tells, and what a draft passes by. */
static void put_result(const scan_job *scan, cli_sink *answer, const char *id,
                       const scan_item *item)
{
    cli_sink_result(answer, id, item->result, scan->options->unit);
    if (item->report)
        cli_draft_put(answer, item->report);
    cli_sink_puts(answer, "}\n");
}

static void scan_to_json(void *context, size_t worker, const cli_message *message,
                         cli_sink *answer, char *problem)
{
    const scan_job *scan = context;
    empathie_scanner *scanner = scan->scanners[worker];
    char number[32];
    const char *id;
    scan_item item;
    memset(&item, 0, sizeof item);
    (void)snprintf(number, sizeof number, "%lld", message->number);
    if (message->too_long)
        (void)snprintf(item.record.problem, sizeof item.record.problem, "the line is too long");
    else if (!scan->options->jsonl)
        read_line(scan, scanner, &item, message);
    else if (cli_quick_read(&item.record, message->line, message->length, message->number) ||
             cli_record_read(&item.record, message->line, message->length, message->number))
        read_record(scan, scanner, &item);
    id = item.record.id ? item.record.id : number;
    if (item.result) {
        put_result(scan, answer, id, &item);
    } else {
        cli_answer_error(answer, id, message->number, item.record.problem);
        (void)snprintf(problem, CLI_PROBLEM_BYTES, "%s", item.record.problem);
    }
    free_item(&item);
}

static int all_to_json(scan_job *scan)
{
    empathie_scanner *scanners[CLI_JOBS_MOST] = {scan->reader.scanner};
    empathie_error *error = NULL;
    size_t jobs = cli_job_count(scan->options, 1), made = 1;
    int status = CLI_BAD_INPUT;
    scan->scanners = scanners;
    while (made < jobs && empathie_scanner_new(scan->reader.engine, &scanners[made], &error) ==
                              EMPATHIE_OK)
        made++;
    if (made == jobs)
        status = cli_answer(scan->options, jobs, scan_to_json, scan);
    else
        cli_complain_error(error);
    while (made > 1)
        empathie_scanner_free(scanners[--made]);
    scan->scanners = NULL;
    return status;
}

/* ---- For people ------------------------------------------------------------------------------ */

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

static void show(scan_job *scan, const cli_message *message, const scan_item *item)
{
    if (scan->messages)
        cli_puts("\n");
    if (message->source || scan->options->argument_count > 1)
        put_divider(scan, message);
    count(scan, item->result);
    cli_show(&scan->terminal, scan->reader.engine, item->result, item->text, item->length,
             scan->reply ? CLI_VIEW_DRAFT : CLI_VIEW_READER);
    if (item->report)
        cli_draft_show(&scan->terminal, scan->reader.engine, item->report);
    if (scan->reply)
        cli_show_draft_end(&scan->terminal);
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
    scan_item item;
    if (message->source && !message->too_long && is_blank(message))
        return true;
    memset(&item, 0, sizeof item);
    if (message->too_long)
        (void)snprintf(item.record.problem, sizeof item.record.problem, "the line is too long");
    else
        read_line(scan, scan->reader.scanner, &item, message);
    if (item.result)
        show(scan, message, &item);
    else
        complain_bad(scan, message, item.record.problem);
    free_item(&item);
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

static int all_to_people(scan_job *scan)
{
    int status = CLI_OK;
    cli_terminal_begin(&scan->terminal, scan->options->colour);
    cli_progress_begin(&scan->progress, !isatty(STDOUT_FILENO));
    if (!cli_each_message(scan->options, &scan->progress, scan_to_people, scan))
        status = CLI_BAD_INPUT;
    put_summary(scan);
    if (scan->bad > COMPLAINTS)
        cli_complain("%lld bad lines in all", scan->bad);
    return scan->bad ? CLI_BAD_INPUT : status;
}

int cli_scan(const cli_options *options)
{
    scan_job scan;
    int status;
    memset(&scan, 0, sizeof scan);
    scan.options = options;
    scan.reply = options->command == CLI_REPLY;
    status = cli_reader_begin(&scan.reader, options);
    if (status != CLI_OK)
        return status;
    status = options->jsonl || options->json ? all_to_json(&scan) : all_to_people(&scan);
    cli_reader_end(&scan.reader);
    return status;
}
