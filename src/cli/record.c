#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli.h"

/* ---- Finding the id as it is written --------------------------------------------------------- */

/* An id is echoed byte for byte, so that a number of thirty digits stays what it was. This walks
 * over JSON that need not be right: what it finds is checked by the parser. */

static size_t skip_space(const char *line, size_t length, size_t at)
{
    while (at < length && (line[at] == ' ' || line[at] == '\t' || line[at] == '\r'))
        at++;
    return at;
}

static size_t skip_string(const char *line, size_t length, size_t at)
{
    for (at++; at < length && line[at] != '"'; at++)
        if (line[at] == '\\')
            at++;
    return at < length ? at + 1 : length;
}

static size_t skip_value(const char *line, size_t length, size_t at)
{
    size_t depth = 0;
    while (at < length) {
        char byte = line[at];
        if (byte == '"') {
            at = skip_string(line, length, at);
            if (!depth)
                return at;
            continue;
        }
        if (!depth && (byte == ',' || byte == '}' || byte == ']'))
            return at;
        if (byte == '{' || byte == '[')
            depth++;
        else if ((byte == '}' || byte == ']') && !--depth)
            return at + 1;
        at++;
    }
    return length;
}

/* Whether a value that ends here has all its bytes: a number at the end of a line may be cut off. */
static bool is_whole(const char *line, size_t length, size_t end)
{
    char last = end > 0 ? line[end - 1] : '\0';
    return end < length || last == '"' || last == ']' || last == '}';
}

/* The last one, as parsers take it. */
static bool find_id(const char *line, size_t length, size_t *start, size_t *end)
{
    size_t at = skip_space(line, length, 0);
    bool found = false;
    if (at >= length || line[at] != '{')
        return false;
    do {
        size_t key = skip_space(line, length, at + 1), value;
        if (key >= length || line[key] != '"')
            break;
        at = skip_space(line, length, skip_string(line, length, key));
        if (at >= length || line[at] != ':')
            break;
        value = skip_space(line, length, at + 1);
        at = skip_value(line, length, value);
        if (length - key > 4 && !memcmp(line + key, "\"id\"", 4) && is_whole(line, length, at)) {
            found = true;
            *start = value;
            *end = at;
        }
        at = skip_space(line, length, at);
    } while (at < length && line[at] == ',');
    while (found && *end > *start && strchr(" \t\r", line[*end - 1]))
        --*end;
    return found;
}

enum { LENIENT = JSON_ALLOW_NUL | JSON_DECODE_ANY | JSON_DECODE_INT_AS_REAL };

static char *copy_id(const cli_record *record, const char *line, size_t length, long long number)
{
    json_t *id = record->root ? json_object_get(record->root, "id") : NULL;
    size_t start = 0, end = 0;
    char *copy;
    if (find_id(line, length, &start, &end)) {
        json_t *value = json_loadb(line + start, end - start, LENIENT, NULL);
        if (value) {
            json_decref(value);
            copy = malloc(end - start + 1);
            if (copy) {
                memcpy(copy, line + start, end - start);
                copy[end - start] = '\0';
            }
            return copy;
        }
    }
    if (id) /* its key was written with escapes */
        return json_dumps(id, JSON_ENCODE_ANY | JSON_COMPACT);
    copy = malloc(32);
    if (copy)
        (void)snprintf(copy, 32, "%lld", number);
    return copy;
}

/* ---- Reading --------------------------------------------------------------------------------- */

static void set_problem(cli_record *record, const char *problem)
{
    (void)snprintf(record->problem, sizeof record->problem, "%s", problem);
}

/* The parser quotes what stands near the mistake; that may be broken or long, so it goes. */
static void set_parse_problem(cli_record *record, const json_error_t *error)
{
    const char *near_text = strstr(error->text, " near ");
    int length = near_text ? (int)(near_text - error->text) : (int)strlen(error->text);
    (void)snprintf(record->problem, sizeof record->problem, "invalid JSON at byte %d: %.*s",
                   error->position, length, error->text);
}

static bool is_blank(const char *line, size_t length)
{
    return skip_space(line, length, 0) == length;
}

/* A byte 0, which JSON does not have, is not for the parser: between values it passes by some. */
bool cli_record_parse(cli_record *record, const char *line, size_t length, long long number)
{
    const char *nul = memchr(line, '\0', length);
    json_error_t error;
    memset(record, 0, sizeof *record);
    if (nul) {
        length = (size_t)(nul - line);
        (void)snprintf(record->problem, sizeof record->problem,
                       "invalid JSON at byte %zu: a byte 0", length + 1);
    } else if (is_blank(line, length)) {
        set_problem(record, "the line is empty");
    } else if (!(record->root = json_loadb(line, length, LENIENT, &error))) {
        set_parse_problem(record, &error);
    } else if (!json_is_object(record->root)) {
        set_problem(record, "this is not an object {...}");
    }
    record->id = copy_id(record, line, length, number);
    if (!record->id)
        set_problem(record, "out of memory");
    return !record->problem[0];
}

const char *cli_text_refused(const json_t *text)
{
    if (!text)
        return "there is no \"text\"";
    if (!json_is_string(text))
        return "\"text\" is not a string";
    if (memchr(json_string_value(text), '\0', json_string_length(text)))
        return "\"text\" holds \\u0000, which no text has";
    return NULL;
}

bool cli_record_text(cli_record *record)
{
    const json_t *text = json_object_get(record->root, "text");
    const char *refused = cli_text_refused(text);
    if (refused) {
        set_problem(record, refused);
    } else {
        record->text = json_string_value(text);
        record->text_length = json_string_length(text);
    }
    return !record->problem[0];
}

bool cli_record_read(cli_record *record, const char *line, size_t length, long long number)
{
    return cli_record_parse(record, line, length, number) && cli_record_text(record);
}

void cli_record_free(cli_record *record)
{
    json_decref(record->root);
    free(record->decoded);
    free(record->id);
    memset(record, 0, sizeof *record);
}

void cli_print_json_string(const char *text)
{
    json_t *string = json_string(text);
    char *written = string ? json_dumps(string, JSON_ENCODE_ANY) : NULL;
    cli_puts(written ? written : "\"?\"");
    free(written);
    json_decref(string);
}
