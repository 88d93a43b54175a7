#include "base/sha256.h"

#include <string.h>

enum { BLOCK = 64, LENGTH_BYTES = 8 };

/* The fractional parts of the cube roots of the first 64 primes. */
static const uint32_t round_constants[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

static uint32_t rotate(uint32_t word, unsigned bits)
{
    return word >> bits | word << (32 - bits);
}

static uint32_t read_word(const unsigned char *bytes)
{
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

static void schedule(uint32_t words[64], const unsigned char *block)
{
    size_t i;
    for (i = 0; i < 16; i++)
        words[i] = read_word(block + i * 4);
    for (; i < 64; i++) {
        uint32_t early = words[i - 15], late = words[i - 2];
        words[i] = words[i - 16] + words[i - 7] +
                   (rotate(early, 7) ^ rotate(early, 18) ^ early >> 3) +
                   (rotate(late, 17) ^ rotate(late, 19) ^ late >> 10);
    }
}

static void compress(uint32_t state[8], const unsigned char *block)
{
    uint32_t words[64], v[8];
    size_t i;
    schedule(words, block);
    memcpy(v, state, sizeof v);
    for (i = 0; i < 64; i++) {
        uint32_t sum = rotate(v[4], 6) ^ rotate(v[4], 11) ^ rotate(v[4], 25);
        uint32_t choice = (v[4] & v[5]) ^ (~v[4] & v[6]);
        uint32_t first = v[7] + sum + choice + round_constants[i] + words[i];
        uint32_t majority = (v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]);
        uint32_t second = (rotate(v[0], 2) ^ rotate(v[0], 13) ^ rotate(v[0], 22)) + majority;
        memmove(v + 1, v, 7 * sizeof *v);
        v[4] += first;
        v[0] = first + second;
    }
    for (i = 0; i < 8; i++)
        state[i] += v[i];
}

void empi_sha256_init(empi_sha256 *sha)
{
    /* The fractional parts of the square roots of the first 8 primes. */
    static const uint32_t start[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                      0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    memcpy(sha->state, start, sizeof start);
    sha->length = 0;
}

void empi_sha256_add(empi_sha256 *sha, const void *bytes, size_t length)
{
    const unsigned char *from = bytes;
    size_t filled = sha->length % BLOCK;
    sha->length += length;
    if (filled) {
        size_t take = length < BLOCK - filled ? length : BLOCK - filled;
        if (take)
            memcpy(sha->block + filled, from, take);
        if (filled + take < BLOCK)
            return;
        compress(sha->state, sha->block);
        from += take;
        length -= take;
    }
    for (; length >= BLOCK; from += BLOCK, length -= BLOCK)
        compress(sha->state, from);
    if (length)
        memcpy(sha->block, from, length);
}

void empi_sha256_end(empi_sha256 *sha, unsigned char digest[EMPI_SHA256_BYTES])
{
    static const unsigned char padding[BLOCK] = {0x80};
    uint64_t bits = sha->length * 8;
    size_t filled = sha->length % BLOCK;
    unsigned char tail[LENGTH_BYTES];
    size_t i;
    for (i = 0; i < LENGTH_BYTES; i++)
        tail[i] = (unsigned char)(bits >> (56 - 8 * i));
    empi_sha256_add(sha, padding,
                    filled < BLOCK - LENGTH_BYTES ? BLOCK - LENGTH_BYTES - filled
                                                  : 2 * BLOCK - LENGTH_BYTES - filled);
    empi_sha256_add(sha, tail, sizeof tail);
    for (i = 0; i < EMPI_SHA256_BYTES; i++)
        digest[i] = (unsigned char)(sha->state[i / 4] >> (24 - 8 * (i % 4)));
}

void empi_sha256_hex(empi_sha256 *sha, char hex[EMPI_SHA256_HEX + 1])
{
    static const char digits[] = "0123456789abcdef";
    unsigned char digest[EMPI_SHA256_BYTES];
    size_t i;
    empi_sha256_end(sha, digest);
    for (i = 0; i < sizeof digest; i++) {
        hex[2 * i] = digits[digest[i] >> 4];
        hex[2 * i + 1] = digits[digest[i] & 15];
    }
    hex[EMPI_SHA256_HEX] = '\0';
}
