/* Names of what a digest counts, in JSON and CSV and in Dutch. */
#ifndef EMPI_DIGEST_WORDS_H
#define EMPI_DIGEST_WORDS_H

#include "base/buffer.h"
#include "digest/publish.h"

const char *empi_view_name(enum empi_view view); /* "period" */
const char *empi_period_name(int32_t period);    /* "week" */

/* What a figure measures, such as "cue"; and which of these it is, such as "waiting": NULL where
 * there is only one. */
const char *empi_figure_measure(size_t figure);
const char *empi_figure_name(const empi_digest *digest, size_t figure);

/* Conversations in which something that was shown was passed by: exact where both numbers that it
 * comes from are, else left out. */
empi_cell empi_cell_unacknowledged(const empi_cell *cells);

/* In Dutch, such as "wachten". */
const char *empi_figure_label(const empi_digest *digest, size_t figure);

/* "2026-03-02" */
void empi_write_day(empi_writer *output, int32_t day);
/* "2026-W10", "2026-03" or "2026-03-02" */
void empi_write_period(empi_writer *output, int32_t period, int32_t start);

#endif
