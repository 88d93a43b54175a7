#include "bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

void give_up(const char *what)
{
    (void)fprintf(stderr, "bench: cannot go on: %s\n", what);
    exit(1);
}

void *grow_block(void *block, size_t size)
{
    block = realloc(block, size);
    if (!block)
        give_up("no memory");
    return block;
}

char *file_bytes(const char *path, size_t *length)
{
    text_buffer all = {0};
    char piece[65536];
    size_t count;
    FILE *file = fopen(path, "rb");
    if (!file)
        return NULL;
    put(&all, "", 0);
    while ((count = fread(piece, 1, sizeof piece, file)) > 0)
        put(&all, piece, count);
    (void)fclose(file);
    if (length)
        *length = all.length;
    return all.bytes;
}

double seconds(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

uint64_t next_random(uint64_t *state) /* splitmix64 */
{
    uint64_t mixed = *state += UINT64_C(0x9e3779b97f4a7c15);
    mixed = (mixed ^ (mixed >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    mixed = (mixed ^ (mixed >> 27)) * UINT64_C(0x94d049bb133111eb);
    return mixed ^ (mixed >> 31);
}

size_t random_below(uint64_t *state, size_t bound)
{
    return bound ? (size_t)(next_random(state) % bound) : 0;
}

void put(text_buffer *buffer, const char *bytes, size_t length)
{
    if (buffer->length + length + 1 > buffer->capacity) {
        buffer->capacity = 2 * buffer->capacity + length + 64;
        buffer->bytes = grow_block(buffer->bytes, buffer->capacity);
    }
    memcpy(buffer->bytes + buffer->length, bytes, length);
    buffer->length += length;
    buffer->bytes[buffer->length] = '\0';
}

void put_text(text_buffer *buffer, const char *text)
{
    put(buffer, text, strlen(text));
}
