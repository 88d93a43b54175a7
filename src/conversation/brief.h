/* What a short answer means after the turns before it.
 *
 * In: a person's text as it was read, and the turns before. Out: readings of a short answer set aside
 * where it is all that was asked for. "Prima." closes a door after a refusal; after "Schikt dinsdag?"
 * it is an answer. */
#ifndef EMPI_BRIEF_H
#define EMPI_BRIEF_H

#include "conversation/conversation.h"
#include "signals/scan.h"

void empi_brief_settle(empi_scanner *scanner, empi_turn *const *before, size_t count);

#endif
