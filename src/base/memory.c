#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

enum { ARENA_BLOCK = 16 * 1024, ARENA_ALIGN = 16 };

struct empi_arena_block {
    empi_arena_block *next;
    size_t size; /* of the bytes that follow the header */
};

enum { ARENA_HEADER = (sizeof(empi_arena_block) + ARENA_ALIGN - 1) / ARENA_ALIGN * ARENA_ALIGN };

static void *resize_default(void *context, void *block, size_t old_size, size_t new_size)
{
    (void)context;
    (void)old_size;
    if (new_size == 0) {
        free(block);
        return NULL;
    }
    return realloc(block, new_size);
}

empi_memory empi_memory_default(void)
{
    return (empi_memory){resize_default, NULL};
}

void *empi_alloc(const empi_memory *memory, size_t size)
{
    return memory->resize(memory->context, NULL, 0, size ? size : 1);
}

void *empi_alloc_zero(const empi_memory *memory, size_t size)
{
    void *block = empi_alloc(memory, size);
    if (block)
        memset(block, 0, size ? size : 1);
    return block;
}

void empi_free(const empi_memory *memory, void *block, size_t size)
{
    if (block)
        memory->resize(memory->context, block, size ? size : 1, 0);
}

void *empi_resize(const empi_memory *memory, void *block, size_t old_size, size_t new_size)
{
    return memory->resize(memory->context, block, old_size, new_size ? new_size : 1);
}

bool empi_grow(const empi_memory *memory, void *items_pointer, size_t *capacity, size_t needed,
               size_t item_size)
{
    enum { LEAST = 8 };
    void *items;
    size_t larger = *capacity;
    if (needed <= *capacity)
        return true;
    if (needed > SIZE_MAX / 2 / item_size)
        return false;
    larger += larger / 2; /* half as much again, so that items are moved seldom */
    larger = larger < needed ? needed : larger;
    larger = larger < LEAST ? LEAST : larger;
    memcpy(&items, items_pointer, sizeof items);
    items = empi_resize(memory, items, *capacity * item_size, larger * item_size);
    if (!items)
        return false;
    memcpy(items_pointer, &items, sizeof items);
    *capacity = larger;
    return true;
}

void empi_arena_init(empi_arena *arena, const empi_memory *memory)
{
    *arena = (empi_arena){.memory = memory};
}

void empi_arena_free(empi_arena *arena)
{
    empi_arena_block *block = arena->blocks;
    while (block) {
        empi_arena_block *next = block->next;
        empi_free(arena->memory, block, ARENA_HEADER + block->size);
        block = next;
    }
    empi_arena_init(arena, arena->memory);
}

void empi_arena_reset(empi_arena *arena)
{
    empi_arena rest = *arena;
    if (!arena->blocks)
        return;
    rest.blocks = arena->blocks->next;
    empi_arena_free(&rest);
    arena->blocks->next = NULL;
    arena->total = arena->blocks->size;
    arena->used = 0;
}

static bool arena_new_block(empi_arena *arena, size_t size)
{
    size_t room = size > ARENA_BLOCK ? size : ARENA_BLOCK;
    empi_arena_block *block = NULL;
    if (room <= SIZE_MAX - ARENA_HEADER)
        block = empi_alloc(arena->memory, ARENA_HEADER + room);
    if (!block) {
        arena->failed = true;
        return false;
    }
    block->next = arena->blocks;
    block->size = room;
    arena->blocks = block;
    arena->used = 0;
    arena->total += room;
    return true;
}

/* Blocks begin aligned, so that a place in one is aligned as its offset is. */
static void *take(empi_arena *arena, size_t size, size_t align)
{
    size_t start = (arena->used + align - 1) / align * align;
    if (arena->failed || size > SIZE_MAX - ARENA_ALIGN) {
        arena->failed = true;
        return NULL;
    }
    size = size ? size : 1;
    if (!arena->blocks || arena->blocks->size < start || arena->blocks->size - start < size) {
        if (!arena_new_block(arena, size))
            return NULL;
        start = 0;
    }
    arena->used = start + size;
    return (unsigned char *)arena->blocks + ARENA_HEADER + start;
}

void *empi_arena_alloc(empi_arena *arena, size_t size)
{
    return take(arena, size, ARENA_ALIGN);
}

void *empi_arena_alloc_zero(empi_arena *arena, size_t size)
{
    void *block = empi_arena_alloc(arena, size);
    if (block)
        memset(block, 0, size);
    return block;
}

char *empi_arena_string(empi_arena *arena, const char *bytes, size_t length)
{
    char *copy = length < SIZE_MAX ? take(arena, length + 1, 1) : NULL;
    if (copy) {
        if (length)
            memcpy(copy, bytes, length);
        copy[length] = '\0';
    }
    return copy;
}
