/* Memory for the inside of the library that counts what is in use and can be made to fail. */
#ifndef FAILING_MEMORY_H
#define FAILING_MEMORY_H

#include "../support/counted_memory.h"
#include "base/memory.h"

typedef counted_memory failing_memory;

enum { FAILING_MOST = COUNTED_MOST };

static inline empi_memory failing_memory_use(failing_memory *memory, size_t fail_at)
{
    *memory = (failing_memory){.fail_at = fail_at};
    return (empi_memory){counted_resize, memory};
}

#endif
