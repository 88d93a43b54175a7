/* A conversation as bytes, so that another process can go on with it.
 *
 * Little-endian; holds features, keyed hashes and the names of rules as numbers, never text. A
 * state ends in a checksum, so damage is found; it is no signature: who can write states can make
 * one up. Whatever the bytes are, loading them gives a conversation or a problem. */
#ifndef EMPI_STATE_H
#define EMPI_STATE_H

#include "conversation/conversation.h"

/* Raised when what is saved, or the meaning of a number in it, changes. */
enum { EMPI_STATE_VERSION = 1 };

/* Writes the state if it fits in capacity and gives its length. Allocates nothing. */
size_t empi_state_save(const empi_conversation *conversation, unsigned char *bytes,
                       size_t capacity);

/* key: EMPI_KEY_BYTES. NULL: no memory, or *problem says why not. What the engine has no name for
 * is left out, and the result that it was in has the limit "other_lexicons". */
empi_conversation *empi_state_load(empi_engine *engine, const unsigned char *bytes, size_t length,
                                   const unsigned char *key, uint64_t most_turns,
                                   const char **problem);

#endif
