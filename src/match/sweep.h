/* Sweeps over the steps of a phrase, which only go forward: each turns the places of a window where
 * it may stand into the places where the next one may. */
#ifndef EMPI_SWEEP_H
#define EMPI_SWEEP_H

#include "match/window.h"

/* Whether a phrase may match from one of the starts on. */
bool empi_sweep_occurs(const empi_window *window, const empi_phrase *phrase, uint64_t starts,
                       const empi_sweep *sweep);

/* For a phrase that occurs, after the sweep that said so: the places, of the
 * starts given there, where it begins. */
uint64_t empi_sweep_trace(const empi_window *window, const empi_phrase *phrase,
                          const empi_sweep *sweep);

/* One past the last item of the match that begins at a place, in the order of run.h; after the
 * trace. */
size_t empi_sweep_follow(const empi_window *window, const empi_phrase *phrase,
                         const empi_sweep *sweep, size_t place);

#endif
