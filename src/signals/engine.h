/* An engine: a program and how many hold it. */
#ifndef EMPI_ENGINE_H
#define EMPI_ENGINE_H

#include "base/atomic.h"
#include "base/limits.h"
#include "lexicon/program.h"

typedef struct empathie_engine {
    empi_program *program;
    empi_counter holders;
} empi_engine;

/* Takes the program over, also on failure. NULL: no memory. */
empi_engine *empi_engine_new(empi_program *program);
empi_engine *empi_engine_retain(empi_engine *engine);
void empi_engine_release(empi_engine *engine);

#endif
