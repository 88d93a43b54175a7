/* How sums weigh beside each other: rows of points that ask of a message as a whole.
 *
 * In: the sums by cue. Out: the same sums with the points of the weighings that hold, all of them
 * judged by the sums as they came in. */
#ifndef EMPI_WEIGHING_H
#define EMPI_WEIGHING_H

#include "interpret/meeting.h"

void empi_weighings_apply(empi_meeting *at);

#endif
