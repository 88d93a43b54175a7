#include "conversation/turn.h"

#include "signals/scan.h"

struct empi_listener {
    empi_memory memory;
    empi_scanner *scanner;
};

empi_listener *empi_listener_new(empi_engine *engine, const unsigned char *key)
{
    const empi_memory *memory = &engine->program->memory;
    empi_listener *listener = empi_alloc_zero(memory, sizeof *listener);
    (void)key;
    if (!listener)
        return NULL;
    listener->memory = *memory;
    listener->scanner = empi_scanner_new(engine);
    if (listener->scanner)
        return listener;
    empi_listener_free(listener);
    return NULL;
}

void empi_listener_free(empi_listener *listener)
{
    empi_memory memory;
    if (!listener)
        return;
    memory = listener->memory;
    empi_scanner_free(listener->scanner);
    empi_free(&memory, listener, sizeof *listener);
}

empi_turn *empi_listener_hear(empi_listener *listener, const int64_t *options, enum empi_from from,
                              int64_t at, const char *bytes, size_t length)
{
    empi_turn *turn = empi_alloc_zero(&listener->memory, sizeof *turn);
    (void)options;
    if (!turn)
        return NULL;
    turn->memory = listener->memory;
    empi_counter_set(&turn->holders, 1);
    turn->from = from;
    turn->at = at;
    turn->due = EMPI_NO_TIME;
    turn->result =
        empi_scan(listener->scanner,
                  from == EMPI_FROM_PERSON ? EMPI_SIDE_PERSON : EMPI_SIDE_ORGANISATION, bytes,
                  length);
    if (turn->result)
        return turn;
    empi_turn_release(turn);
    return NULL;
}
