/* From readings to a result: at most one signal a kind, with all its evidence.
 *
 * Knows what is enough: weak readings add up, strength becomes intensity, evidence becomes
 * confidence. The numbers and their reasons stand in the lexicons (strength.yaml). */
#ifndef EMPI_SIGNAL_H
#define EMPI_SIGNAL_H

#include "interpret/reading.h"
#include "signals/result.h"

/* Marks weak readings that have too little beside them as set aside. NULL: no memory. */
empi_result *empi_signals_make(empi_engine *engine, const empi_stream *stream,
                               empi_readings *readings, bool undecided);

#endif
