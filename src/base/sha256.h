/* SHA-256 (FIPS 180-4), for fingerprints. */
#ifndef EMPI_SHA256_H
#define EMPI_SHA256_H

#include <stddef.h>
#include <stdint.h>

enum { EMPI_SHA256_BYTES = 32, EMPI_SHA256_HEX = 64 };

typedef struct empi_sha256 {
    uint32_t state[8];
    uint64_t length; /* bytes so far */
    unsigned char block[64];
} empi_sha256;

void empi_sha256_init(empi_sha256 *sha);
void empi_sha256_add(empi_sha256 *sha, const void *bytes, size_t length);
/* Afterwards init is needed again. */
void empi_sha256_end(empi_sha256 *sha, unsigned char digest[EMPI_SHA256_BYTES]);
/* The same as lowercase hexadecimal digits and a NUL. */
void empi_sha256_hex(empi_sha256 *sha, char hex[EMPI_SHA256_HEX + 1]);

#endif
