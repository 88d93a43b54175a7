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

/* ---- What the library writes ---- */

typedef size_t (*writer)(const void *told, int32_t unit, char *room, size_t size);

static size_t write_result(const void *told, int32_t unit, char *room, size_t size)
{
    return empathie_result_json(told, unit, room, size);
}

static size_t write_report(const void *told, int32_t unit, char *room, size_t size)
{
    return empathie_report_json(told, unit, room, size);
}

/* Tried in the usual room first; the library tells how much it needs. */
static void put_object(cli_sink *sink, writer write, const void *told, int32_t unit, size_t usual)
{
    char *room = cli_sink_room(sink, usual);
    size_t length = room ? write(told, unit, room, usual) : 0;
    if (room && length >= usual && (room = cli_sink_room(sink, length + 1)) != NULL)
        (void)write(told, unit, room, length + 1);
    if (room)
        sink->length += length;
}

static void put_with_id(cli_sink *sink, const char *id, writer write, const void *told, int32_t unit,
                        size_t usual)
{
    size_t start;
    cli_sink_puts(sink, "{\"id\":");
    cli_sink_puts(sink, id);
    start = sink->length;
    put_object(sink, write, told, unit, usual);
    if (sink->failed)
        return;
    sink->bytes[start] = ','; /* its members go on in this object */
    sink->length--;
}

void cli_sink_result(cli_sink *sink, const char *id, const empathie_result *result, int32_t unit)
{
    put_with_id(sink, id, write_result, result, unit, 4096);
}

void cli_sink_report(cli_sink *sink, const char *id, const empathie_report *report, int32_t unit)
{
    put_with_id(sink, id, write_report, report, unit, 16384);
}

void cli_sink_string(cli_sink *sink, const char *text)
{
    json_t *string = json_string(text);
    char *written = string ? json_dumps(string, JSON_ENCODE_ANY) : NULL;
    cli_sink_puts(sink, written ? written : "\"?\"");
    free(written);
    json_decref(string);
}
