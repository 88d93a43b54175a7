#define _DEFAULT_SOURCE
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli.h"

enum {
    WIDTH = 80, /* where there is no terminal to ask */
    WIDTH_MIN = 30,
    WIDTH_MAX = 96 /* longer lines are hard to read */
};

static const char *const escapes[] = {
    [CLI_PLAIN] = "",
    [CLI_FRUSTRATION] = "\033[1;33m",
    [CLI_MASKED_QUESTION] = "\033[1;35m",
    [CLI_SILENCE] = "\033[1;36m",
    [CLI_DISTRESS] = "\033[1;31m",
    [CLI_CLOSES] = "\033[1;33m",
    [CLI_OPENS] = "\033[1;32m",
    [CLI_OTHER_KIND] = "\033[1;34m",
    [CLI_BOLD] = "\033[1m",
    [CLI_FAINT] = "\033[2m",
};

/* ---- The terminal ---------------------------------------------------------------------------- */

static int terminal_width(void)
{
    const char *columns = getenv("COLUMNS");
    struct winsize size;
    long width = 0;
    if (!ioctl(STDOUT_FILENO, TIOCGWINSZ, &size))
        width = size.ws_col;
    else if (columns)
        width = strtol(columns, NULL, 10);
    if (width < 1)
        width = WIDTH;
    return width < WIDTH_MIN ? WIDTH_MIN : width > WIDTH_MAX ? WIDTH_MAX : (int)width;
}

static bool colour_by_itself(void)
{
    const char *no_colour = getenv("NO_COLOR"), *kind = getenv("TERM");
    if (no_colour && no_colour[0])
        return false;
    return isatty(STDOUT_FILENO) && kind && strcmp(kind, "dumb") != 0;
}

void cli_terminal_begin(cli_terminal *terminal, enum cli_colour colour)
{
    terminal->width = terminal_width();
    terminal->colour =
        colour == CLI_COLOUR_ALWAYS || (colour == CLI_COLOUR_AUTO && colour_by_itself());
}

enum cli_style cli_kind_style(int32_t kind)
{
    switch (kind) {
    case EMPATHIE_KIND_FRUSTRATION:
        return CLI_FRUSTRATION;
    case EMPATHIE_KIND_MASKED_QUESTION:
        return CLI_MASKED_QUESTION;
    case EMPATHIE_KIND_SILENCE:
        return CLI_SILENCE;
    case EMPATHIE_KIND_DISTRESS:
        return CLI_DISTRESS;
    case EMPATHIE_KIND_CLOSES:
        return CLI_CLOSES;
    case EMPATHIE_KIND_OPENS:
        return CLI_OPENS;
    default:
        return CLI_OTHER_KIND;
    }
}

/* ---- Characters ------------------------------------------------------------------------------ */

/* The length of the well-formed character at the front, or 0. */
static size_t step(const char *bytes, size_t length, uint32_t *code)
{
    static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    unsigned char first = (unsigned char)bytes[0];
    size_t size = first < 0x80 ? 1 : first < 0xC0 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4, i;
    if (!size || size > length || first > 0xF4)
        return 0;
    *code = size == 1 ? first : first & (0x7Fu >> size);
    for (i = 1; i < size; i++) {
        unsigned char byte = (unsigned char)bytes[i];
        if ((byte & 0xC0) != 0x80)
            return 0;
        *code = *code << 6 | (byte & 0x3Fu);
    }
    if (*code < smallest[size] || *code > 0x10FFFF || (*code >= 0xD800 && *code < 0xE000))
        return 0;
    return size;
}

/* Escape sequences and marks that turn the direction of text could hide what stands there. */
static bool is_control(uint32_t code)
{
    return code < 0x20 || (code >= 0x7F && code < 0xA0) || (code >= 0x202A && code <= 0x202E) ||
           (code >= 0x2066 && code <= 0x2069);
}

static int columns_of(uint32_t code)
{
    if ((code >= 0x300 && code < 0x370) || (code >= 0x200B && code <= 0x200F) ||
        (code >= 0xFE00 && code <= 0xFE0F) || (code >= 0x1F3FB && code <= 0x1F3FF))
        return 0;
    if ((code >= 0x1100 && code <= 0x115F) || (code >= 0x2E80 && code <= 0xA4CF) ||
        (code >= 0xAC00 && code <= 0xD7A3) || (code >= 0xF900 && code <= 0xFAFF) ||
        (code >= 0xFF01 && code <= 0xFF60) || (code >= 0x1F300 && code <= 0x1FAFF))
        return 2;
    return 1;
}

/* ---- A paragraph ----------------------------------------------------------------------------- */

static void put_style(cli_flow *flow, enum cli_style style)
{
    if (!flow->terminal->colour || style == flow->written_style)
        return;
    if (flow->written_style != CLI_PLAIN)
        cli_puts("\033[0m");
    cli_puts(escapes[style]);
    flow->written_style = style;
}

static void put_spaces(int count)
{
    while (count-- > 0)
        cli_write(" ", 1);
}

void cli_flow_begin(cli_flow *flow, const cli_terminal *terminal, int first_indent, int indent)
{
    memset(flow, 0, sizeof *flow);
    flow->terminal = terminal;
    flow->indent = indent;
    flow->column = flow->line_start = first_indent;
    put_spaces(first_indent);
}

static void new_line(cli_flow *flow)
{
    put_style(flow, CLI_PLAIN);
    cli_write("\n", 1);
    put_spaces(flow->indent);
    flow->column = flow->line_start = flow->indent;
    flow->space = false;
}

/* Styles within a word are kept as one control byte, 1 + style, before the characters. */
static void put_word(cli_flow *flow)
{
    size_t at = 0, from;
    if (!flow->word_width && !flow->word_bytes)
        return;
    if (flow->column + flow->space + flow->word_width > flow->terminal->width &&
        flow->column > flow->line_start)
        new_line(flow);
    if (flow->space) {
        bool alike = flow->word_first_style == flow->space_style;
        put_style(flow, alike ? flow->space_style : CLI_PLAIN);
        put_spaces(1);
        flow->column++;
    }
    while (at < flow->word_bytes) {
        put_style(flow, (enum cli_style)(flow->word[at++] - 1));
        for (from = at; at < flow->word_bytes && (unsigned char)flow->word[at] >= 0x20; at++)
            continue;
        cli_write(flow->word + from, at - from);
    }
    flow->column += flow->word_width;
    flow->word_bytes = 0;
    flow->word_width = 0;
    flow->space = false;
}

static void add_character(cli_flow *flow, const char *bytes, size_t size, int width)
{
    int room = flow->terminal->width - flow->indent;
    if (flow->word_bytes + size + 1 > CLI_PIECE_BYTES || flow->word_width + width > room)
        put_word(flow); /* a word longer than a line is cut */
    if (!flow->word_bytes || flow->word_last_style != flow->style) {
        if (!flow->word_bytes)
            flow->word_first_style = flow->style;
        flow->word[flow->word_bytes++] = (char)(1 + flow->style);
        flow->word_last_style = flow->style;
    }
    memcpy(flow->word + flow->word_bytes, bytes, size);
    flow->word_bytes += size;
    flow->word_width += width;
}

void cli_flow_style(cli_flow *flow, enum cli_style style)
{
    flow->style = style;
}

void cli_flow_text(cli_flow *flow, const char *bytes, size_t length)
{
    size_t at = 0;
    while (at < length) {
        uint32_t code = 0;
        size_t size = step(bytes + at, length - at, &code);
        if (size && (code == ' ' || code == '\t' || code == '\r')) {
            put_word(flow);
            flow->space = flow->column > flow->line_start;
            flow->space_style = flow->style;
        } else if (size && code == '\n') {
            put_word(flow);
            new_line(flow);
        } else if (!size || is_control(code)) {
            add_character(flow, "\xEF\xBF\xBD", 3, 1);
        } else {
            add_character(flow, bytes + at, size, columns_of(code));
        }
        at += size ? size : 1;
    }
}

void cli_flow_puts(cli_flow *flow, const char *text)
{
    cli_flow_text(flow, text, strlen(text));
}

void cli_flow_end(cli_flow *flow)
{
    put_word(flow);
    put_style(flow, CLI_PLAIN);
    cli_write("\n", 1);
}
