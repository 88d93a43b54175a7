/* SipHash-2-4 against the values its authors published: key 00 01 .. 0f, messages 00 01 02 .. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/siphash.h"

static void fill(unsigned char *bytes, size_t count)
{
    for (size_t i = 0; i < count; i++)
        bytes[i] = (unsigned char)i;
}

static void published_values(void **state)
{
    static const struct {
        size_t length;
        uint64_t hash;
    } cases[] = {
        {0, UINT64_C(0x726fdb47dd0e0e31)},  {1, UINT64_C(0x74f839c593dc67fd)},
        {2, UINT64_C(0x0d6c8009d9a94f5a)},  {3, UINT64_C(0x85676696d7fb7e2d)},
        {7, UINT64_C(0xab0200f58b01d137)},  {8, UINT64_C(0x93f5f5799a932462)},
        {15, UINT64_C(0xa129ca6149be45e5)}, {63, UINT64_C(0x958a324ceb064572)},
    };
    unsigned char key[EMPI_SIPHASH_KEY], bytes[64];
    (void)state;
    fill(key, sizeof key);
    fill(bytes, sizeof bytes);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_true(empi_siphash(key, bytes, cases[i].length) == cases[i].hash);
}

static void no_bytes_at_all(void **state)
{
    unsigned char key[EMPI_SIPHASH_KEY];
    (void)state;
    fill(key, sizeof key);
    assert_true(empi_siphash(key, NULL, 0) == UINT64_C(0x726fdb47dd0e0e31));
}

static void every_bit_of_key_and_text_counts(void **state)
{
    unsigned char key[EMPI_SIPHASH_KEY] = {0}, bytes[24] = {0};
    const uint64_t plain = empi_siphash(key, bytes, sizeof bytes);
    (void)state;
    for (size_t bit = 0; bit < 8 * sizeof bytes; bit++) {
        unsigned char flip = (unsigned char)(1u << bit % 8);
        bytes[bit / 8] ^= flip;
        assert_true(empi_siphash(key, bytes, sizeof bytes) != plain);
        bytes[bit / 8] ^= flip;
    }
    for (size_t bit = 0; bit < 8 * sizeof key; bit++) {
        unsigned char flip = (unsigned char)(1u << bit % 8);
        key[bit / 8] ^= flip;
        assert_true(empi_siphash(key, bytes, sizeof bytes) != plain);
        key[bit / 8] ^= flip;
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(published_values),
        cmocka_unit_test(no_bytes_at_all),
        cmocka_unit_test(every_bit_of_key_and_text_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
