/* What was not understood, told in the result itself. */
#ifndef EMPI_UNDERSTOOD_H
#define EMPI_UNDERSTOOD_H

#include "match/stream.h"
#include "signals/result.h"

typedef struct empi_understood {
    bool dutch, mixed, brief, skipped, invalid, undecided;
} empi_understood;

empi_understood empi_understand(const empi_program *program, const empi_stream *stream,
                                bool undecided);

/* Writes the limits of a result whose signals are known. */
void empi_understood_report(const empi_understood *understood, empi_result *result);

#endif
