/* SipHash-2-4 (Aumasson and Bernstein): a hash that nobody can steer or look up without its key. */
#ifndef EMPI_SIPHASH_H
#define EMPI_SIPHASH_H

#include <stddef.h>
#include <stdint.h>

enum { EMPI_SIPHASH_KEY = 16 };

/* bytes may be NULL where length is 0. */
uint64_t empi_siphash(const unsigned char key[EMPI_SIPHASH_KEY], const void *bytes, size_t length);

#endif
