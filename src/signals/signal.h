/* From readings to a result: at most one signal a kind, with all its evidence.
 *
 * Knows what is enough: weak readings add up, strength becomes intensity, evidence becomes
 * confidence. The numbers and their reasons stand in the lexicons (strength.yaml). */
#ifndef EMPI_SIGNAL_H
#define EMPI_SIGNAL_H

#include "interpret/reading.h"
#include "signals/result.h"

/* Room that is kept from message to message, so that a result takes no memory but its own. */
typedef struct empi_signal_room {
    uint32_t **offsets;
    size_t capacity;
} empi_signal_room;

void empi_signal_room_free(empi_signal_room *room, const empi_memory *memory);

/* Marks weak readings that have too little beside them as set aside. NULL: no memory. */
empi_result *empi_signals_make(empi_engine *engine, const empi_stream *stream,
                               empi_readings *readings, bool undecided, empi_signal_room *room);

#endif
