#define _POSIX_C_SOURCE 200809L
#include <string.h>
#include <unistd.h>

#include "cli.h"

enum { INDENT_MAX = 8 };

typedef struct explain_job {
    cli_reader reader;
    cli_progress progress;
    cli_terminal terminal;
    bool started, bad;
} explain_job;

/* A line keeps its indent when it is wrapped; behind a dash it hangs. */
static void put_line(const explain_job *explaining, const char *line, size_t length)
{
    cli_flow flow;
    size_t blanks = 0;
    int indent;
    while (blanks < length && blanks < INDENT_MAX && line[blanks] == ' ')
        blanks++;
    indent = (int)blanks;
    if (length - blanks > 2 && line[blanks] == '-' && line[blanks + 1] == ' ')
        indent += 2;
    cli_flow_begin(&flow, &explaining->terminal, (int)blanks, indent);
    cli_flow_text(&flow, line + blanks, length - blanks);
    cli_flow_end(&flow);
}

static void put_text(const explain_job *explaining, const char *text, size_t length)
{
    size_t at = 0, end;
    while (at < length) {
        const char *found = memchr(text + at, '\n', length - at);
        end = found ? (size_t)(found - text) : length;
        put_line(explaining, text + at, end - at);
        at = end + 1;
    }
}

static bool explain(void *context, const cli_message *message)
{
    explain_job *explaining = context;
    empathie_error *error = NULL;
    empathie_result *result = NULL;
    const char *text = NULL;
    size_t length;
    if (message->source && !message->length)
        return true;
    if (!message->too_long && empathie_scanner_scan(explaining->reader.scanner, message->line,
                                                    message->length, &result,
                                                    &error) == EMPATHIE_OK)
        text = cli_reader_explain(&explaining->reader, result, message->line, message->length,
                                   &length);
    if (text) {
        if (explaining->started)
            cli_puts("\n");
        explaining->started = true;
        put_text(explaining, text, length);
    } else {
        const char *problem = empathie_error_message(error, 0);
        if (message->too_long)
            problem = "the line is too long";
        cli_complain("%s:%lld: %s", message->source ? message->source : "text", message->number,
                     problem ? problem : "out of memory");
        explaining->bad = true;
    }
    empathie_error_free(error);
    empathie_result_free(result);
    return true;
}

int cli_explain(const cli_options *options)
{
    explain_job explaining;
    int status;
    memset(&explaining, 0, sizeof explaining);
    status = cli_reader_begin(&explaining.reader, options);
    if (status != CLI_OK)
        return status;
    cli_terminal_begin(&explaining.terminal, options->colour);
    cli_progress_begin(&explaining.progress, !isatty(STDOUT_FILENO));
    if (!cli_each_message(options, &explaining.progress, explain, &explaining))
        status = CLI_BAD_INPUT;
    cli_reader_end(&explaining.reader);
    return explaining.bad ? CLI_BAD_INPUT : status;
}
