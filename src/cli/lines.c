#define _POSIX_C_SOURCE 200809L
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli.h"

enum { READ_BYTES = 1 << 16 };

/* A message of the greatest length in JSON, every byte of it written as \u0041, and some room. */
static const size_t longest_line = (size_t)CLI_TEXT_BYTES * 6 + (1 << 20);

bool cli_lines_open(cli_lines *lines, const char *path)
{
    struct stat about;
    bool from_stdin = !strcmp(path, "-");
    memset(lines, 0, sizeof *lines);
    lines->name = from_stdin ? "stdin" : path;
    lines->file = from_stdin ? STDIN_FILENO : open(path, O_RDONLY);
    if (lines->file < 0) {
        cli_complain("%s: %s", path, strerror(errno));
        return false;
    }
    if (!fstat(lines->file, &about) && S_ISREG(about.st_mode))
        lines->size = (long long)about.st_size;
    return true;
}

void cli_lines_close(cli_lines *lines)
{
    if (lines->file > STDIN_FILENO)
        close(lines->file);
    free(lines->buffer);
    lines->buffer = NULL;
}

/* Makes room for READ_BYTES behind what is held: by moving it to the front, else by growing. */
static bool make_room(cli_lines *lines)
{
    char *grown;
    if (lines->start) {
        memmove(lines->buffer, lines->buffer + lines->start, lines->end - lines->start);
        lines->searched -= lines->start;
        lines->end -= lines->start;
        lines->start = 0;
    }
    if (lines->capacity - lines->end >= READ_BYTES)
        return true;
    grown = realloc(lines->buffer, lines->capacity * 2 + READ_BYTES);
    if (!grown)
        return false;
    lines->buffer = grown;
    lines->capacity = lines->capacity * 2 + READ_BYTES;
    return true;
}

/* Whether reading would wait for somebody to write. */
static bool must_wait(const cli_lines *lines)
{
    struct pollfd file = {lines->file, POLLIN, 0};
    return poll(&file, 1, 0) == 0;
}

/* Reads what there is. What was written so far is flushed first: whoever feeds this tool line by
 * line through a pipe gets each answer before the next question. */
static bool read_more(cli_lines *lines)
{
    ssize_t count;
    if (lines->between && must_wait(lines))
        lines->between(lines->context);
    cli_flush();
    if (!make_room(lines)) {
        cli_complain("%s: out of memory in line %lld", lines->name, lines->number + 1);
        return false;
    }
    do
        count = read(lines->file, lines->buffer + lines->end, lines->capacity - lines->end);
    while (count < 0 && errno == EINTR);
    if (count < 0) {
        cli_complain("%s: %s", lines->name, strerror(errno));
        return false;
    }
    lines->ended = count == 0;
    lines->end += (size_t)count;
    lines->bytes_read += count;
    return true;
}

static enum cli_line give(cli_lines *lines, size_t stop, size_t next, const char **line,
                          size_t *length)
{
    *line = lines->buffer + lines->start;
    *length = stop - lines->start;
    if (*length && (*line)[*length - 1] == '\r')
        --*length;
    lines->start = lines->searched = next;
    if (++lines->number == 1 && *length >= 3 && !memcmp(*line, "\xEF\xBB\xBF", 3)) {
        *line += 3; /* the byte order mark that some editors write */
        *length -= 3;
    }
    return CLI_LINE;
}

enum cli_line cli_lines_next(cli_lines *lines, const char **line, size_t *length)
{
    bool too_long = false;
    for (;;) {
        char *found = NULL;
        if (lines->searched < lines->end)
            found = memchr(lines->buffer + lines->searched, '\n', lines->end - lines->searched);
        if (found || lines->ended) {
            size_t stop = found ? (size_t)(found - lines->buffer) : lines->end;
            if (!found && stop == lines->start && !too_long)
                return CLI_LINES_END;
            (void)give(lines, stop, found ? stop + 1 : stop, line, length);
            return too_long ? CLI_LINE_TOO_LONG : CLI_LINE;
        }
        lines->searched = lines->end;
        if (lines->end - lines->start > longest_line) {
            too_long = true;
            lines->start = lines->end;
        }
        if (!read_more(lines))
            return CLI_LINES_FAILED;
    }
}
