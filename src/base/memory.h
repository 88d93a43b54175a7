/* Memory: one resize function for everything, plain blocks and an arena with sticky failure. */
#ifndef EMPI_MEMORY_H
#define EMPI_MEMORY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef void *(*empi_resize_fn)(void *context, void *block, size_t old_size, size_t new_size);

typedef struct empi_memory {
    empi_resize_fn resize;
    void *context;
} empi_memory;

/* malloc's own. */
empi_memory empi_memory_default(void);

void *empi_alloc(const empi_memory *memory, size_t size); /* NULL when there is none */
void *empi_alloc_zero(const empi_memory *memory, size_t size);
void empi_free(const empi_memory *memory, void *block, size_t size); /* block may be NULL */
void *empi_resize(const empi_memory *memory, void *block, size_t old_size, size_t new_size);

/* Grows an array of items so that it holds at least needed; *capacity counts items. On failure the
 * array is as it was. */
bool empi_grow(const empi_memory *memory, void *items_pointer, size_t *capacity, size_t needed,
               size_t item_size);

/* An arena gives out blocks that live until the arena is freed. After one failure it stays failed
 * and gives NULL for every later request, so that callers may check once at the end. */
typedef struct empi_arena_block empi_arena_block;
typedef struct empi_arena {
    const empi_memory *memory;
    empi_arena_block *blocks;
    size_t used; /* in the newest block */
    size_t total;
    bool failed;
} empi_arena;

void empi_arena_init(empi_arena *arena, const empi_memory *memory);
void empi_arena_free(empi_arena *arena);
/* Takes all blocks back and keeps the memory of the newest for what comes. */
void empi_arena_reset(empi_arena *arena);
void *empi_arena_alloc(empi_arena *arena, size_t size); /* aligned for any type, not zeroed */
void *empi_arena_alloc_zero(empi_arena *arena, size_t size);
/* A copy that ends in NUL. */
char *empi_arena_string(empi_arena *arena, const char *bytes, size_t length);

#endif
