#include "lexicon/cursor.h"

#include "base/utf8.h"

static void walk_to(empi_cursor *cursor, size_t index)
{
    const empi_source *source = cursor->source;
    while (cursor->index < index && cursor->at < source->length) {
        size_t step = (unsigned char)source->bytes[cursor->at] < 0x80
                          ? 1
                          : empi_utf8_step(source->bytes + cursor->at,
                                           source->length - cursor->at, NULL);
        cursor->at += step ? step : 1;
        cursor->index++;
    }
}

static char byte_at(const empi_source *source, size_t at)
{
    return at < source->length ? source->bytes[at] : '\0';
}

bool empi_cursor_comment_behind(empi_cursor *cursor, size_t index, bool glued)
{
    size_t at;
    char next;
    walk_to(cursor, index);
    at = cursor->at;
    while (byte_at(cursor->source, at) == ' ' || byte_at(cursor->source, at) == '\t')
        at++;
    if (byte_at(cursor->source, at) != '#')
        return false;
    next = byte_at(cursor->source, at + 1);
    return !glued || (next != ' ' && next != '#' && next != '\n' && next != '\r' && next != '\0');
}

bool empi_cursor_item_between(empi_cursor *cursor, size_t from, size_t to)
{
    const empi_source *source = cursor->source;
    size_t start, at;
    walk_to(cursor, from);
    start = cursor->at;
    walk_to(cursor, to);
    for (at = start; at < cursor->at; at++) {
        if (byte_at(source, at) != '\n' && byte_at(source, at) != '\r')
            continue;
        while (byte_at(source, at + 1) == ' ')
            at++;
        if (byte_at(source, at + 1) == '-' && byte_at(source, at + 2) == ' ')
            return true;
    }
    return false;
}
