/* Memory that counts what is in use and can be made to fail, for tests. */
#ifndef FAILING_MEMORY_H
#define FAILING_MEMORY_H

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

typedef struct failing_memory {
    size_t requests; /* allocations and growths so far */
    size_t fail_at;  /* the request that fails, from 1; 0: none. All later ones fail as well */
    size_t in_use;   /* bytes */
    size_t wrong_sizes;
} failing_memory;

enum {
    FAILING_HEADER = 16, /* the size, so that callers who tell a wrong one are found out */
    FAILING_MOST = 1 << 30
};

static void *failing_resize(void *context, void *block, size_t old_size, size_t new_size)
{
    failing_memory *memory = context;
    unsigned char *start = block ? (unsigned char *)block - FAILING_HEADER : NULL;
    size_t known = 0;
    if (start)
        memcpy(&known, start, sizeof known);
    memory->wrong_sizes += known != old_size;
    if (new_size == 0) {
        memory->in_use -= known;
        free(start);
        return NULL;
    }
    if ((++memory->requests >= memory->fail_at && memory->fail_at) || new_size > FAILING_MOST)
        return NULL;
    start = realloc(start, FAILING_HEADER + new_size);
    if (!start)
        abort();
    memcpy(start, &new_size, sizeof new_size);
    memory->in_use += new_size - known;
    return start + FAILING_HEADER;
}

static inline empi_memory failing_memory_use(failing_memory *memory, size_t fail_at)
{
    *memory = (failing_memory){0, fail_at, 0, 0};
    return (empi_memory){failing_resize, memory};
}

#endif
