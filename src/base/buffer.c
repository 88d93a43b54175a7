#include "base/buffer.h"

#include <string.h>

#include "base/utf8.h"

void empi_buffer_init(empi_buffer *buffer, const empi_memory *memory)
{
    *buffer = (empi_buffer){.memory = memory};
}

void empi_buffer_free(empi_buffer *buffer)
{
    empi_free(buffer->memory, buffer->bytes, buffer->capacity);
    empi_buffer_init(buffer, buffer->memory);
}

void empi_buffer_clear(empi_buffer *buffer)
{
    buffer->length = 0;
    buffer->failed = false;
}

char *empi_buffer_room(empi_buffer *buffer, size_t size)
{
    if (buffer->failed || size > SIZE_MAX - buffer->length ||
        !empi_grow(buffer->memory, &buffer->bytes, &buffer->capacity,
                   buffer->length + size ? buffer->length + size : 1, 1)) {
        buffer->failed = true;
        return NULL;
    }
    return buffer->bytes + buffer->length;
}

void empi_buffer_bytes(empi_buffer *buffer, const void *bytes, size_t length)
{
    char *room = length ? empi_buffer_room(buffer, length) : NULL;
    if (room) {
        memcpy(room, bytes, length);
        buffer->length += length;
    }
}

void empi_buffer_byte(empi_buffer *buffer, char byte)
{
    empi_buffer_bytes(buffer, &byte, 1);
}

void empi_buffer_text(empi_buffer *buffer, const char *text)
{
    empi_buffer_bytes(buffer, text, strlen(text));
}

const char *empi_buffer_string(empi_buffer *buffer)
{
    char *room = empi_buffer_room(buffer, 1);
    if (!room)
        return NULL;
    *room = '\0';
    return buffer->bytes;
}

/* ---- A caller's buffer ------------------------------------------------------------------- */

void empi_writer_init(empi_writer *writer, char *bytes, size_t capacity)
{
    *writer = (empi_writer){bytes, bytes ? capacity : 0, 0};
}

void empi_writer_bytes(empi_writer *writer, const char *bytes, size_t length)
{
    size_t room = writer->length < writer->capacity ? writer->capacity - writer->length : 0;
    if (length && room)
        memcpy(writer->bytes + writer->length, bytes, length < room ? length : room);
    if (length > SIZE_MAX - 1 - writer->length)
        writer->length = SIZE_MAX - 1;
    else
        writer->length += length;
}

void empi_writer_byte(empi_writer *writer, char byte)
{
    empi_writer_bytes(writer, &byte, 1);
}

void empi_writer_text(empi_writer *writer, const char *text)
{
    empi_writer_bytes(writer, text, strlen(text));
}

void empi_writer_number(empi_writer *writer, int64_t number)
{
    char digits[20];
    size_t at = sizeof digits;
    uint64_t rest = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
    do {
        digits[--at] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest);
    if (number < 0)
        digits[--at] = '-';
    empi_writer_bytes(writer, digits + at, sizeof digits - at);
}

size_t empi_writer_end(empi_writer *writer)
{
    size_t end = writer->length;
    if (writer->capacity == 0)
        return writer->length;
    if (end >= writer->capacity) /* the byte at capacity - 1 was written: it tells where to cut */
        end = empi_utf8_cut(writer->bytes, writer->capacity, writer->capacity - 1);
    writer->bytes[end] = '\0';
    return writer->length;
}
