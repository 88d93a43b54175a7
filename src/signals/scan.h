/* One message from bytes to result: the only place that knows the order of the stages. */
#ifndef EMPI_SCAN_H
#define EMPI_SCAN_H

#include "interpret/reading.h"
#include "signals/signal.h"

typedef struct empathie_scanner {
    empi_engine *engine; /* held */
    empi_memory memory;
    empi_flag busy;
    empi_text text;
    empi_stream stream;
    empi_matcher matcher;
    empi_hits hits;
    empi_readings readings;
    empi_signal_room room;
} empi_scanner;

empi_scanner *empi_scanner_new(empi_engine *engine); /* NULL: no memory */
void empi_scanner_free(empi_scanner *scanner);

/* Text of a person, or of the organisation, to readings, without a result. false: no memory. */
bool empi_scan_read(empi_scanner *scanner, enum empi_side side, const char *bytes, size_t length);

/* The result of what was read, once somebody who knows more than the text has set readings aside.
 * NULL: no memory. */
empi_result *empi_scan_result(empi_scanner *scanner, enum empi_side side);

/* Both: a text of which nothing more is known. NULL: no memory. */
empi_result *empi_scan(empi_scanner *scanner, enum empi_side side, const char *bytes,
                       size_t length);

/* Whether the rule was found (empi_reading_found) in what was read. */
bool empi_scan_has(const empi_scanner *scanner, uint32_t rule);

#endif
