/* NLP.js in a process of its own. */
#ifndef BENCH_NLPJS_H
#define BENCH_NLPJS_H

#include "text.h"

typedef struct nlpjs nlpjs;

/* modules: the folder with node_modules; folder: where messages are written for it. NULL: it does
 * not start. */
nlpjs *nlpjs_new(const char *script, const char *modules, const char *folder);
void nlpjs_free(nlpjs *self);
double nlpjs_run(void *self, const messages *all, size_t from, size_t count);

#endif
