/* What is written for one line of input or more, until it is its turn to go to stdout. */
#ifndef EMPATHIE_CLI_SINK_H
#define EMPATHIE_CLI_SINK_H

#include "cli.h"

typedef struct cli_sink {
    char *bytes;
    size_t length, capacity;
    bool failed; /* no memory; what was written is not all */
} cli_sink;

void cli_sink_free(cli_sink *sink);
/* Room behind what is written, which may move; NULL: no memory. */
char *cli_sink_room(cli_sink *sink, size_t size);
void cli_sink_write(cli_sink *sink, const char *bytes, size_t length);
void cli_sink_puts(cli_sink *sink, const char *text);
/* At most 255 bytes. */
#if defined(__GNUC__)
__attribute__((format(printf, 2, 3)))
#endif
void cli_sink_print(cli_sink *sink, const char *format, ...);
void cli_sink_string(cli_sink *sink, const char *text); /* as JSON, with quotation marks */
/* The library's object with the id, which is JSON, put in front; its closing brace is left to the
 * caller. */
void cli_sink_result(cli_sink *sink, const char *id, const empathie_result *result, int32_t unit);
void cli_sink_report(cli_sink *sink, const char *id, const empathie_report *report, int32_t unit);

#endif
