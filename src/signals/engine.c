#include "signals/engine.h"

#include "lexicon/compile.h"
#include "match/regex.h"

static void free_program(empi_program *program)
{
    empi_regexes_free(program);
    empi_program_free(program);
}

empi_engine *empi_engine_new(empi_program *program)
{
    empi_engine *engine = empi_alloc(&program->memory, sizeof *engine);
    if (!engine) {
        free_program(program);
        return NULL;
    }
    engine->program = program;
    empi_counter_set(&engine->holders, 1);
    return engine;
}

empi_engine *empi_engine_retain(empi_engine *engine)
{
    if (engine)
        empi_counter_add(&engine->holders);
    return engine;
}

void empi_engine_release(empi_engine *engine)
{
    empi_memory memory;
    if (!engine || !empi_counter_drop(&engine->holders))
        return;
    memory = engine->program->memory;
    free_program(engine->program);
    empi_free(&memory, engine, sizeof *engine);
}
