#include "base/siphash.h"

typedef struct lanes {
    uint64_t v[4];
} lanes;

static uint64_t rotate(uint64_t word, unsigned bits)
{
    return word << bits | word >> (64 - bits);
}

static uint64_t read_word(const unsigned char *bytes, size_t count)
{
    uint64_t word = 0;
    for (size_t i = 0; i < count; i++)
        word |= (uint64_t)bytes[i] << (8 * i);
    return word;
}

static void mix(lanes *state, unsigned rounds)
{
    uint64_t *v = state->v;
    while (rounds-- > 0) {
        v[0] += v[1];
        v[1] = rotate(v[1], 13) ^ v[0];
        v[0] = rotate(v[0], 32);
        v[2] += v[3];
        v[3] = rotate(v[3], 16) ^ v[2];
        v[0] += v[3];
        v[3] = rotate(v[3], 21) ^ v[0];
        v[2] += v[1];
        v[1] = rotate(v[1], 17) ^ v[2];
        v[2] = rotate(v[2], 32);
    }
}

static void absorb(lanes *state, uint64_t word)
{
    state->v[3] ^= word;
    mix(state, 2);
    state->v[0] ^= word;
}

uint64_t empi_siphash(const unsigned char key[EMPI_SIPHASH_KEY], const void *bytes, size_t length)
{
    const unsigned char *from = bytes;
    uint64_t low = read_word(key, 8), high = read_word(key + 8, 8);
    /* "somepseudorandomlygeneratedbytes" */
    lanes state = {{low ^ UINT64_C(0x736f6d6570736575), high ^ UINT64_C(0x646f72616e646f6d),
                    low ^ UINT64_C(0x6c7967656e657261), high ^ UINT64_C(0x7465646279746573)}};
    size_t left = length;
    for (; left >= 8; left -= 8, from += 8)
        absorb(&state, read_word(from, 8));
    absorb(&state, (uint64_t)length << 56 | read_word(from, left));
    state.v[2] ^= 0xff;
    mix(&state, 4);
    return state.v[0] ^ state.v[1] ^ state.v[2] ^ state.v[3];
}
