#include <jansson.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sink.h"

void cli_sink_free(cli_sink *sink)
{
    free(sink->bytes);
    *sink = (cli_sink){NULL, 0, 0, false};
}

char *cli_sink_room(cli_sink *sink, size_t size)
{
    if (sink->failed || size > SIZE_MAX / 2 - sink->length) {
        sink->failed = true;
        return NULL;
    }
    if (sink->capacity - sink->length < size) {
        size_t larger = (sink->length + size) * 2;
        char *grown = realloc(sink->bytes, larger);
        if (!grown) {
            sink->failed = true;
            return NULL;
        }
        sink->bytes = grown;
        sink->capacity = larger;
    }
    return sink->bytes + sink->length;
}

void cli_sink_write(cli_sink *sink, const char *bytes, size_t length)
{
    char *room = length ? cli_sink_room(sink, length) : NULL;
    if (!room)
        return;
    memcpy(room, bytes, length);
    sink->length += length;
}

void cli_sink_puts(cli_sink *sink, const char *text)
{
    cli_sink_write(sink, text, strlen(text));
}

void cli_sink_print(cli_sink *sink, const char *format, ...)
{
    enum { MOST = 256 };
    char *room = cli_sink_room(sink, MOST);
    va_list arguments;
    int length;
    if (!room)
        return;
    va_start(arguments, format);
    length = vsnprintf(room, MOST, format, arguments);
    va_end(arguments);
    if (length > 0)
        sink->length += length < MOST ? (size_t)length : MOST - 1;
}

/* What the library writes, which tells how much room it needs. */
void cli_sink_result(cli_sink *sink, const empathie_result *result, int32_t unit)
{
    enum { USUAL = 4096 };
    char *room = cli_sink_room(sink, USUAL);
    size_t length = room ? empathie_result_json(result, unit, room, USUAL) : 0;
    if (room && length >= USUAL && (room = cli_sink_room(sink, length + 1)) != NULL)
        (void)empathie_result_json(result, unit, room, length + 1);
    if (room)
        sink->length += length;
}

void cli_sink_report(cli_sink *sink, const empathie_report *report, int32_t unit)
{
    enum { USUAL = 16384 };
    char *room = cli_sink_room(sink, USUAL);
    size_t length = room ? empathie_report_json(report, unit, room, USUAL) : 0;
    if (room && length >= USUAL && (room = cli_sink_room(sink, length + 1)) != NULL)
        (void)empathie_report_json(report, unit, room, length + 1);
    if (room)
        sink->length += length;
}

void cli_sink_string(cli_sink *sink, const char *text)
{
    json_t *string = json_string(text);
    char *written = string ? json_dumps(string, JSON_ENCODE_ANY) : NULL;
    cli_sink_puts(sink, written ? written : "\"?\"");
    free(written);
    json_decref(string);
}
