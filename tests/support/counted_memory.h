/* Memory that counts what is in use, checks the sizes it is told, and can be made to fail. */
#ifndef COUNTED_MEMORY_H
#define COUNTED_MEMORY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

typedef struct counted_memory {
    size_t requests; /* allocations and growths so far */
    size_t fail_at;  /* the request that fails, from 1; 0: none */
    bool once;       /* only that one; else all later ones fail as well */
    size_t in_use;   /* bytes */
    size_t wrong_sizes;
} counted_memory;

enum {
    COUNTED_HEADER = 16, /* the size, so that callers who tell a wrong one are found out */
    COUNTED_MOST = 1 << 30
};

/* An empathie_resize_fn. */
static void *counted_resize(void *context, void *block, size_t old_size, size_t new_size)
{
    counted_memory *memory = context;
    unsigned char *start = block ? (unsigned char *)block - COUNTED_HEADER : NULL;
    size_t known = 0;
    if (start)
        memcpy(&known, start, sizeof known);
    memory->wrong_sizes += known != old_size;
    if (new_size == 0) {
        memory->in_use -= known;
        free(start);
        return NULL;
    }
    memory->requests++;
    if (new_size > COUNTED_MOST || memory->requests == memory->fail_at ||
        (memory->fail_at && !memory->once && memory->requests > memory->fail_at))
        return NULL;
    start = realloc(start, COUNTED_HEADER + new_size);
    if (!start)
        abort();
    memcpy(start, &new_size, sizeof new_size);
    memory->in_use += new_size - known;
    return start + COUNTED_HEADER;
}

#endif
