/* SHA-256, with the examples of FIPS 180-4 and of NIST's test vectors. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/sha256.h"

static const struct {
    const char *text, *hex;
} vectors[] = {
    {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
    {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
    {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
     "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
    {"abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnop"
     "q"
     "rsmnopqrstnopqrstu",
     "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"},
};

static void test_vectors(void **state)
{
    size_t i;
    (void)state;
    for (i = 0; i < sizeof vectors / sizeof *vectors; i++) {
        empi_sha256 sha;
        char hex[EMPI_SHA256_HEX + 1];
        empi_sha256_init(&sha);
        empi_sha256_add(&sha, vectors[i].text, strlen(vectors[i].text));
        empi_sha256_hex(&sha, hex);
        assert_string_equal(hex, vectors[i].hex);
    }
}

static void test_million(void **state)
{
    char block[1000], hex[EMPI_SHA256_HEX + 1];
    empi_sha256 sha;
    int i;
    (void)state;
    memset(block, 'a', sizeof block);
    empi_sha256_init(&sha);
    for (i = 0; i < 1000; i++)
        empi_sha256_add(&sha, block, sizeof block);
    empi_sha256_hex(&sha, hex);
    assert_string_equal(hex, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

/* However the text is cut in pieces, and at every length around the edges of a block. */
static void test_pieces(void **state)
{
    unsigned char text[200], whole[EMPI_SHA256_BYTES], parts[EMPI_SHA256_BYTES];
    size_t length, piece, at;
    (void)state;
    for (at = 0; at < sizeof text; at++)
        text[at] = (unsigned char)(at * 7);
    for (length = 0; length <= sizeof text; length++) {
        empi_sha256 sha;
        empi_sha256_init(&sha);
        empi_sha256_add(&sha, text, length);
        empi_sha256_end(&sha, whole);
        for (piece = 1; piece < 70; piece += 11) {
            empi_sha256_init(&sha);
            empi_sha256_add(&sha, NULL, 0);
            for (at = 0; at < length; at += piece)
                empi_sha256_add(&sha, text + at, length - at < piece ? length - at : piece);
            empi_sha256_end(&sha, parts);
            assert_memory_equal(whole, parts, sizeof whole);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_vectors),
        cmocka_unit_test(test_million),
        cmocka_unit_test(test_pieces),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
