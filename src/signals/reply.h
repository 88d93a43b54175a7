/* What counts in a reply: there a hint adds up with hints of the same flag only, and by how densely
 * they stand, because one stiff word does not make officialese. */
#ifndef EMPI_REPLY_H
#define EMPI_REPLY_H

#include "interpret/reading.h"

/* Sets aside, as "weak", the weak readings of each flag that are too few for the length of the
 * text and stand beside no strong one. */
void empi_reply_settle(const empi_program *program, const empi_stream *stream,
                       empi_readings *readings);

#endif
