/* One turn from text to features.
 *
 * In: the words of a turn, who wrote it and when. Out: an empi_turn. Knows how marks of the lexicons
 * become deeds and asks, and words become hashes. What turns mean to each other is left to others:
 * to brief.h while a turn is heard, to course.h when the report is made. */
#ifndef EMPI_TURN_H
#define EMPI_TURN_H

#include "conversation/conversation.h"

typedef struct empi_listener empi_listener; /* working memory of one conversation */

empi_listener *empi_listener_new(empi_engine *engine, const unsigned char *key); /* NULL: no memory */
void empi_listener_free(empi_listener *listener);

/* Hears a turn after those of the conversation. NULL: no memory. */
empi_turn *empi_listener_hear(empi_listener *listener, const empi_conversation *conversation,
                              enum empi_from from, int64_t at, const char *bytes, size_t length);

#endif
