#include "lexicon/yaml_simple.h"

#include <string.h>

#include "base/limits.h"

/* Taken are: maps of "key: value" and lists of "- item", a line each; lists between [ and ], over
 * as many lines as they like; texts on one line, plain or quoted, and those of a | alone; comments
 * that stand on a line of their own, or behind a quoted text, a list or a key. Anything else, and
 * anything of which it is not plain at once what libyaml makes of it, is not. */

enum { KEY_BYTES = 1000, NO_LINE = -1 };

typedef struct simple {
    empi_yaml_tree *tree;
    const char *at, *end;
    const char *start; /* of the line */
    int32_t line;
    int32_t indent;     /* of the line, or of the map that begins behind its "- " */
    const char *marked; /* a place on the line of which the column is known */
    int32_t column;
} simple;

typedef struct scalar { /* a text on one line */
    const char *from, *to; /* between the quotes */
    char quote;            /* 0: plain */
    bool escapes;
    bool key; /* a colon follows */
} scalar;

static bool read_block(simple *in);

/* ---- places ---- */

static empi_place place_of(simple *in, const char *at)
{
    for (; in->marked < at; in->marked++) /* continuation bytes take no column */
        in->column += ((unsigned char)*in->marked & 0xC0) != 0x80;
    return (empi_place){in->tree->file, in->line, in->column};
}

static void begin_line(simple *in, const char *start)
{
    in->at = in->start = in->marked = start;
    in->column = 1;
    in->line++;
}

static bool at_end(const simple *in)
{
    return in->at == in->end || *in->at == '\n';
}

static const char *line_end(const simple *in)
{
    const char *end = memchr(in->at, '\n', (size_t)(in->end - in->at));
    return end ? end : in->end;
}

static void skip_spaces(simple *in)
{
    while (in->at < in->end && *in->at == ' ')
        in->at++;
}

/* Over blanks and a comment to the end of the line. false: something else stands there. */
static bool skip_rest(simple *in)
{
    skip_spaces(in);
    if (in->at < in->end && *in->at == '#' && (in->at == in->start || in->at[-1] == ' '))
        in->at = line_end(in);
    return at_end(in);
}

/* From the end of a line to the first character of the next that holds something. */
static void next_line(simple *in)
{
    while (in->at < in->end) {
        begin_line(in, in->at + 1);
        if (!skip_rest(in)) {
            in->indent = (int32_t)(in->at - in->start);
            return;
        }
    }
    in->indent = NO_LINE;
}

/* ---- texts ---- */

static bool scan_quoted(simple *in, scalar *found)
{
    const char *stop = line_end(in), *at = in->at + 1;
    *found = (scalar){.from = at, .quote = *in->at};
    for (;; at++) {
        if (at >= stop)
            return false;
        if (*at == '\\' && found->quote == '"') {
            at++;
            if (at >= stop || (*at != '"' && *at != '\\'))
                return false;
            found->escapes = true;
        } else if (*at == found->quote) {
            if (*at == '"' || at + 1 >= stop || at[1] != '\'')
                break;
            at++;
            found->escapes = true;
        }
    }
    found->to = at;
    in->at = at + 1;
    return true;
}

/* Whether a plain text can begin here. */
static bool begins_plain(const simple *in)
{
    char next = in->at + 1 < in->end ? in->at[1] : '\n';
    if (*in->at == '-')
        return next != ' ' && next != '\n' && in->at != in->start;
    return (*in->at != '.' || in->at != in->start) && !strchr("?:,[]{}#&*!|>'\"%@`", *in->at);
}

static bool scan_plain(simple *in, bool flow, scalar *found)
{
    const char *stop = line_end(in), *at = in->at;
    if (!begins_plain(in))
        return false;
    for (; at < stop; at++) {
        if (*at == ':' && (at + 1 == stop || at[1] == ' '))
            break;
        if (*at == '#' && at[-1] == ' ')
            return false;
        if (flow && (*at == ',' || *at == ']'))
            break;
        if (flow && (*at == ':' || *at == '[' || *at == '{' || *at == '}'))
            return false;
    }
    *found = (scalar){.from = in->at, .to = at};
    in->at = at;
    while (found->to[-1] == ' ')
        found->to--;
    return true;
}

/* A text, and whether it is a key; then the colon is read too. */
static bool scan(simple *in, bool flow, scalar *found)
{
    bool quoted = *in->at == '\'' || *in->at == '"';
    if (!(quoted ? scan_quoted(in, found) : scan_plain(in, flow, found)))
        return false;
    found->key = in->at < in->end && *in->at == ':';
    if (!found->key)
        return true;
    in->at++;
    return !flow && (at_end(in) || *in->at == ' ') && found->to - found->from < KEY_BYTES &&
           (quoted || found->to == in->at - 1);
}

static size_t unescape(char *to, const scalar *text)
{
    size_t length = 0;
    for (const char *at = text->from; at < text->to; at++) {
        at += *at == '\'' ? text->quote == '\'' : *at == '\\' && text->quote == '"';
        to[length++] = *at;
    }
    return length;
}

static bool add_text(simple *in, const scalar *text)
{
    empi_yaml_tree *tree = in->tree;
    size_t length = (size_t)(text->to - text->from);
    empi_place place = place_of(in, text->from);
    empi_yaml_node *node;
    char *copy;
    if (length > EMPI_YAML_SCALAR)
        return false;
    node = empi_yaml_tree_add(tree, EMPI_YAML_TEXT, place);
    copy = node ? empi_arena_string(tree->arena, text->from, length) : NULL;
    if (!copy)
        return false;
    if (text->escapes) {
        length = unescape(copy, text);
        copy[length] = '\0';
    }
    node->string.text = copy;
    node->string.length = length;
    node->plain = !text->quote;
    node->column -= text->quote != 0; /* of the node itself: that of its quote */
    return true;
}

/* The lines of a block that are indented, until one that is less. Gives their length, and writes
 * them when there is room. false: it does not begin with a text, or has a blank line of blanks. */
static bool read_lines(simple *in, int32_t indent, char *room, size_t *length)
{
    size_t used = 0, most = 0;
    while (in->at < in->end) {
        const char *start = in->at + 1, *stop, *at = start;
        simple line = *in;
        begin_line(&line, start);
        stop = line_end(&line);
        while (at < stop && *at == ' ' && at - start < indent)
            at++;
        if (at < stop && at - start < indent)
            break;
        if (at < stop && (*at == ' ' && stop[-1] == ' '))
            return false;
        if (room && most > 0)
            room[used] = '\n';
        used += most > 0;
        most++;
        if (room && stop > at)
            memcpy(room + used, at, (size_t)(stop - at));
        used += (size_t)(stop - at);
        line.at = stop;
        *in = line;
    }
    *length = used;
    return true;
}

/* What stands below a |. */
static bool read_literal(simple *in, int32_t parent)
{
    empi_yaml_tree *tree = in->tree;
    empi_place place = place_of(in, in->at);
    empi_yaml_node *node;
    simple first, before;
    char *room;
    size_t length;
    in->at++;
    if (!at_end(in) || in->at == in->end)
        return false;
    before = first = *in;
    begin_line(&first, in->at + 1);
    skip_spaces(&first);
    first.indent = (int32_t)(first.at - first.start);
    if (at_end(&first) || first.indent <= parent)
        return false;
    if (!read_lines(in, first.indent, NULL, &length) || length > EMPI_YAML_BLOCK)
        return false;
    node = empi_yaml_tree_add(tree, EMPI_YAML_TEXT, place);
    room = node ? empi_arena_alloc(tree->arena, length + 1) : NULL;
    if (!room || !read_lines(&before, first.indent, room, &length))
        return false;
    while (length && room[length - 1] == '\n') /* the last line end is YAML's, not the text's */
        length--;
    room[length] = '\0';
    node->string.text = room;
    node->string.length = length;
    return true;
}

/* ---- lists between brackets ---- */

/* Over blanks, line ends and comments to what comes. */
static bool skip_all(simple *in)
{
    while (skip_rest(in)) {
        if (in->at == in->end)
            return false;
        begin_line(in, in->at + 1);
    }
    return true;
}

static bool open_node(simple *in, enum empi_yaml_kind kind)
{
    empi_yaml_tree_open(in->tree, kind, place_of(in, in->at));
    return !in->tree->stopped && !in->tree->failed;
}

static bool read_flow(simple *in)
{
    if (!open_node(in, EMPI_YAML_LIST))
        return false;
    for (in->at++; skip_all(in) && *in->at != ']';) {
        scalar item;
        if (*in->at == '[') {
            if (!read_flow(in))
                return false;
        } else if (!scan(in, true, &item) || item.key || !add_text(in, &item)) {
            return false;
        }
        if (!skip_all(in))
            return false;
        if (*in->at == ',')
            in->at++;
        else if (*in->at != ']')
            return false;
    }
    if (in->at == in->end)
        return false;
    in->at++;
    empi_yaml_tree_close(in->tree, false);
    return true;
}

/* ---- maps and lists, a line each ---- */

static bool is_item(const simple *in)
{
    return *in->at == '-' && in->at + 1 < in->end && in->at[1] == ' ';
}

/* What stands behind a key, or on the lines below it. */
static bool read_value(simple *in, int32_t indent)
{
    scalar text;
    skip_spaces(in);
    if (!at_end(in) && *in->at == '|') {
        if (!read_literal(in, indent))
            return false;
    } else if (!at_end(in) && *in->at == '[') {
        if (!read_flow(in) || !skip_rest(in))
            return false;
    } else if (!at_end(in) && *in->at != '#') {
        if (!scan(in, false, &text) || text.key || !add_text(in, &text) || !skip_rest(in))
            return false;
    } else {
        if (!skip_rest(in))
            return false;
        next_line(in);
        return (in->indent > indent || (in->indent == indent && is_item(in))) && read_block(in);
    }
    next_line(in);
    return in->indent <= indent;
}

static bool read_map(simple *in)
{
    int32_t indent = in->indent;
    if (!open_node(in, EMPI_YAML_MAP))
        return false;
    do {
        scalar key;
        if (*in->at == '[' || *in->at == '-' || !scan(in, false, &key) || !key.key ||
            !add_text(in, &key) || !read_value(in, indent))
            return false;
    } while (in->indent == indent);
    empi_yaml_tree_close(in->tree, false);
    return in->indent < indent;
}

/* What stands behind "- ": a text, a list, or a map of which the first key stands there. */
static bool read_item(simple *in, int32_t indent)
{
    simple before;
    scalar text;
    in->at++;
    skip_spaces(in);
    if (at_end(in))
        return false;
    if (*in->at == '[') {
        if (!read_flow(in))
            return false;
    } else {
        before = *in;
        if (!scan(in, false, &text))
            return false;
        if (text.key) {
            *in = before;
            in->indent = (int32_t)(in->at - in->start);
            return read_map(in);
        }
        if (!add_text(in, &text))
            return false;
    }
    if (!skip_rest(in))
        return false;
    next_line(in);
    return in->indent <= indent;
}

static bool read_list(simple *in)
{
    int32_t indent = in->indent;
    if (!open_node(in, EMPI_YAML_LIST))
        return false;
    do {
        if (!read_item(in, indent))
            return false;
    } while (in->indent == indent && is_item(in));
    empi_yaml_tree_close(in->tree, false);
    return in->indent <= indent;
}

static bool read_block(simple *in)
{
    return is_item(in) ? read_list(in) : read_map(in);
}

bool empi_yaml_simple_read(empi_yaml_tree *tree, const char *bytes, size_t length)
{
    simple in = {.tree = tree, .at = bytes, .end = bytes + length};
    if (memchr(bytes, '\t', length) || memchr(bytes, '\r', length))
        return false;
    begin_line(&in, bytes);
    if (skip_rest(&in))
        next_line(&in);
    else
        in.indent = (int32_t)(in.at - in.start);
    return in.indent == 0 && read_block(&in) && in.indent == NO_LINE;
}
