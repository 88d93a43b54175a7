#include "text_support.h"

#include "text/fold.h"
#include "text/points.h"

/* Folded text, and where each folded byte came from; -1 ends it. NULL map: the same places. */
typedef struct fold_case {
    const char *text, *expected;
    int map[24];
} fold_case;

enum { SAME = -2 };

static const fold_case fold_cases[] = {
    {"Ik WACHT", "ik wacht", {SAME}},
    {"a\tb\001c\177d", "a b c d", {SAME}},
    {"zo`n", "zo'n", {SAME}},
    {"a\r\nb\rc", "a \nb\nc", {SAME}},
    {"\u00e9\u00c9n", "een", {0, 2, 4, 5, -1}},
    {"e\u0301n", "en", {0, 3, 4, -1}},
    {"\u00cfj", "ij", {0, 2, 3, -1}},
    {"\u0132s\u0133", "ijsij", {0, 0, 2, 3, 3, 5, -1}},
    {"bi\u0301j\u0301na", "bijna", {0, 1, 4, 7, 8, 9, -1}},
    {"stra\u00dfe", "strasse", {0, 1, 2, 3, 4, 4, 6, 7, -1}},
    {"\u1e9e", "ss", {0, 0, 3, -1}},
    {"\u00c6\u0153", "aeoe", {0, 0, 2, 2, 4, -1}},
    {"\ufb01n", "fin", {0, 0, 3, 4, -1}},
    {"\uff21\uff42", "ab", {0, 3, 6, -1}},
    {"\u212a", "k", {0, 3, -1}},
    {"\u0130", "i", {0, 2, -1}},
    {"\u017f", "s", {0, 2, -1}},
    {"\u00adwa\u00adch", "wach", {2, 3, 6, 7, 8, -1}},
    {"\ufeffa\u200bb\u200d", "ab", {3, 7, 11, -1}},
    {"a\u00a0b\u2009c\u3000d", "a b c d", {0, 1, 3, 4, 7, 8, 11, 12, -1}},
    {"z\u2019n", "z'n", {0, 1, 4, 5, -1}},
    {"\u201ea\u201d\u00bb", "\"a\"\"", {0, 3, 4, 7, 9, -1}},
    {"a\u2026", "a...", {0, 1, 1, 1, 4, -1}},
    {"a\u2013b\u2011c", "a--b-c", {0, 1, 1, 4, 5, 8, 9, -1}},
    {"\u2028", "\n", {0, 3, -1}},
    {"a\xff"
     "b",
     "a\ufffd"
     "b",
     {0, 1, 1, 1, 2, 3, -1}},
    {"\xe2\x82", "\ufffd\ufffd", {0, 0, 0, 1, 1, 1, 2, -1}},
    {"\xc0\x80", "\ufffd\ufffd", {0, 0, 0, 1, 1, 1, 2, -1}},
    {"\xed\xa0\x80", "\ufffd\ufffd\ufffd", {0, 0, 0, 1, 1, 1, 2, 2, 2, 3, -1}},
    {"\xf4\x90\x80\x80", "\ufffd\ufffd\ufffd\ufffd", {0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 4, -1}},
    {"\u20ac4", "\u20ac4", {0, 0, 0, 3, 4, -1}},
    {"\u00bd\u2122", "\u00bd\u2122", {0, 0, 2, 2, 2, 5, -1}},
    {"m\u00b2", "m2", {0, 1, 3, -1}},
    {"\u0412\u0439", "\u0432\u0438", {0, 0, 2, 2, 4, -1}},
    {"\uac00", "\uac00", {0, 0, 0, 3, -1}},
    {"\U0001F44D\U0001F3FDx", "\U0001F44Dx", {0, 0, 0, 0, 8, 9, -1}},
    {"\u2764\ufe0fx", "\u2764x", {0, 0, 0, 6, 7, -1}},
    {"\U0001F468\u200D\U0001F469x", "\U0001F468x", {0, 0, 0, 0, 11, 12, -1}},
    {"\u2753\u2757", "?!", {0, 3, 6, -1}},
    {"\u203c", "!!", {0, 0, 3, -1}},
    {"\u1ea5", "a", {0, 3, -1}},
    {"\u0149", "'n", {0, 0, 2, -1}},
};

static bool map_is(const empi_text *text, const int *map)
{
    size_t i;
    if (map[0] == SAME)
        return text->origin == NULL;
    if (!text->origin)
        return false;
    for (i = 0; i <= text->folded_length; i++)
        if (map[i] < 0 || text->origin[i] != (uint32_t)map[i])
            return false;
    return map[i] == -1;
}

static void folds(void **state)
{
    empi_memory memory = empi_memory_default();
    empi_text text;
    size_t i;
    (void)state;
    empi_text_init(&text, &memory);
    for (i = 0; i < COUNT_OF(fold_cases); i++) {
        const fold_case *one = &fold_cases[i];
        assert_true(empi_text_read(&text, one->text, strlen(one->text), NULL));
        assert_int_equal(text.folded_length, strlen(one->expected));
        assert_memory_equal(text.folded, one->expected, text.folded_length);
        if (!map_is(&text, one->map))
            print_error("map of %s\n", one->text);
        assert_true(map_is(&text, one->map));
        assert_int_equal((text.found & EMPI_TEXT_INVALID) != 0,
                         strstr(one->expected, "\ufffd") != NULL);
    }
    empi_text_free(&text);
}

/* Folding of a word and of a text never differ. */
static void folds_the_same(void **state)
{
    size_t i;
    (void)state;
    for (i = 0; i < COUNT_OF(fold_cases); i++) {
        char out[100];
        size_t length;
        if (strchr(fold_cases[i].text, '\r'))
            continue;
        length = empi_fold_into(fold_cases[i].text, strlen(fold_cases[i].text), out);
        assert_int_equal(length, strlen(fold_cases[i].expected));
        assert_memory_equal(out, fold_cases[i].expected, length);
    }
}

static void nul_bytes(void **state)
{
    empi_memory memory = empi_memory_default();
    empi_text text;
    (void)state;
    empi_text_init(&text, &memory);
    assert_true(empi_text_read(&text, "ja\0nee", 6, NULL));
    assert_int_equal(text.folded_length, 6);
    assert_memory_equal(text.folded, "ja nee", 6);
    assert_int_equal(text.token_count, 2);
    assert_true(empi_text_read(&text, NULL, 0, NULL));
    assert_int_equal(text.token_count, 0);
    assert_int_equal(text.sentence_count, 0);
    empi_text_free(&text);
}

/* No character becomes more than three times as long, so that a word's form has room enough; what
 * is folded stays as it is when it is folded again. */
static void every_character(void **state)
{
    uint32_t point;
    size_t bad = 0;
    (void)state;
    for (point = 0x80; point <= 0x10FFFF; point++) {
        unsigned char bytes[4];
        char once[16], twice[48];
        size_t size, length, again;
        if (point >= 0xD800 && point <= 0xDFFF)
            continue;
        size = empi_point_write(point, bytes);
        length = empi_fold_into((const char *)bytes, size, once);
        assert_true(length <= size * 3);
        again = empi_fold_into(once, length, twice);
        if (again != length || memcmp(once, twice, length) != 0) {
            print_error("U+%04X\n", (unsigned)point);
            bad++;
        }
    }
    assert_int_equal(bad, 0);
}

/* Every ASCII byte at every place in a block of eight. */
static void every_ascii_byte(void **state)
{
    size_t place;
    int byte;
    (void)state;
    for (byte = 0; byte < 0x80; byte++) {
        for (place = 0; place < 19; place++) {
            char bytes[19], out[57], expected = (char)byte;
            memset(bytes, 'Q', sizeof bytes);
            bytes[place] = (char)byte;
            if (byte >= 'A' && byte <= 'Z')
                expected = (char)(byte + 32);
            else if ((byte < 32 && byte != '\n' && byte != '\r') || byte == 127)
                expected = ' ';
            else if (byte == '`')
                expected = '\'';
            assert_int_equal(empi_fold_into(bytes, sizeof bytes, out), sizeof bytes);
            assert_int_equal(out[place], expected);
            assert_int_equal(out[(place + 1) % sizeof bytes], 'q');
        }
    }
}

static void cases_of_letters(void **state)
{
    (void)state;
    assert_int_equal(empi_fold_case('A'), 1);
    assert_int_equal(empi_fold_case('z'), -1);
    assert_int_equal(empi_fold_case('1'), 0);
    assert_int_equal(empi_fold_case(0xC9), 1);
    assert_int_equal(empi_fold_case(0xE9), -1);
    assert_int_equal(empi_fold_case(0xDF), -1);
    assert_int_equal(empi_fold_case(0xD7), 0);
    assert_int_equal(empi_fold_case(0x132), 1);
    assert_int_equal(empi_fold_case(0x133), -1);
    assert_int_equal(empi_fold_case(0x301), 0);
    assert_int_equal(empi_fold_case(0x416), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(folds),
        cmocka_unit_test(folds_the_same),
        cmocka_unit_test(nul_bytes),
        cmocka_unit_test(every_character),
        cmocka_unit_test(every_ascii_byte),
        cmocka_unit_test(cases_of_letters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
