/* libempathie as a contestant, through its public header. */
#ifndef BENCH_LIBRARY_H
#define BENCH_LIBRARY_H

#include "overlay.h"

#include <empathie.h>

/* Memory that counts. */
typedef struct counter {
    size_t requests, in_use;
} counter;

typedef struct library {
    empathie_engine *engine;
    empathie_scanner *scanner;
    size_t told;   /* messages with a signal */
    double set_up; /* processor time of building the engine */
    size_t engine_bytes;
} library;

/* The lexicons inside the library, or with only_words what reading words needs, and then texts. */
library *library_new(const lexicons *all, bool only_words, const text_buffer *texts, size_t count,
                     counter *memory);
void library_free(library *self);
size_t library_find(void *self, const char *text, size_t length);
empathie_result *library_scan(empathie_scanner *scanner, const char *text, size_t length);

#endif
