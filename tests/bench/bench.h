/* What every part of the benchmark uses. A benchmark that lacks something it needs stops. */
#ifndef BENCH_H
#define BENCH_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

void *grow_block(void *block, size_t size);
void give_up(const char *what);
char *file_bytes(const char *path,
                 size_t *length); /* ends in NUL; NULL when there is no such file */

double seconds(void); /* of a clock that only goes on */

/* The same numbers in every run. */
uint64_t next_random(uint64_t *state);
size_t random_below(uint64_t *state, size_t bound);

/* Text that grows; bytes end in NUL. */
typedef struct text_buffer {
    char *bytes;
    size_t length, capacity;
} text_buffer;
void put(text_buffer *buffer, const char *bytes, size_t length);
void put_text(text_buffer *buffer, const char *text);

#ifdef __cplusplus
}
#endif
#endif
