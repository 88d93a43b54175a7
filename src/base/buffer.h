/* Text being made: in memory that grows, or in a caller's buffer that does not. */
#ifndef EMPI_BUFFER_H
#define EMPI_BUFFER_H

#include "base/memory.h"

/* Bytes that grow. After one failure it stays failed, keeps what it had and ignores the rest, so
 * that callers may check once at the end. bytes may be NULL while length is 0. */
typedef struct empi_buffer {
    const empi_memory *memory;
    char *bytes;
    size_t length, capacity;
    bool failed;
} empi_buffer;

void empi_buffer_init(empi_buffer *buffer, const empi_memory *memory);
void empi_buffer_free(empi_buffer *buffer);
void empi_buffer_clear(empi_buffer *buffer); /* keeps the memory, forgets a failure */
/* Room for size more bytes behind length, which the caller raises after writing; NULL: none. */
char *empi_buffer_room(empi_buffer *buffer, size_t size);
void empi_buffer_bytes(empi_buffer *buffer, const void *bytes, size_t length);
void empi_buffer_byte(empi_buffer *buffer, char byte);
void empi_buffer_text(empi_buffer *buffer, const char *text);
/* The bytes, with a NUL behind them that length does not count; NULL if anything failed. */
const char *empi_buffer_string(empi_buffer *buffer);

/* A caller's buffer by the contract of snprintf: everything is counted, what fits is written. */
typedef struct empi_writer {
    char *bytes;
    size_t capacity;
    size_t length; /* of the whole text; not more than SIZE_MAX - 1 */
} empi_writer;

void empi_writer_init(empi_writer *writer, char *bytes, size_t capacity); /* NULL: only count */
void empi_writer_bytes(empi_writer *writer, const char *bytes, size_t length);
void empi_writer_byte(empi_writer *writer, char byte);
void empi_writer_text(empi_writer *writer, const char *text);
void empi_writer_number(empi_writer *writer, int64_t number); /* decimal */
/* Ends in NUL what was written, not inside a character, and returns the length of the whole. */
size_t empi_writer_end(empi_writer *writer);

#endif
