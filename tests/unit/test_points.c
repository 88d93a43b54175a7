#include "text_support.h"

#include "text/points.h"

static void writes_what_it_reads(void **state)
{
    uint32_t point;
    (void)state;
    for (point = 0; point <= 0x10FFFF; point += point < 0x3000 ? 1 : 61) {
        unsigned char bytes[4];
        uint32_t back = 0;
        size_t size, trusted;
        if (point >= 0xD800 && point <= 0xDFFF)
            continue;
        size = empi_point_write(point, bytes);
        assert_int_equal(empi_point_read(bytes, size, &back), size);
        assert_int_equal(back, point);
        assert_int_equal(empi_point_read(bytes, size - 1, &back), 0);
        assert_int_equal(empi_point_trusted(bytes, &trusted), point);
        assert_int_equal(trusted, size);
    }
}

static void ascii_runs(void **state)
{
    unsigned char bytes[40];
    size_t i, length;
    (void)state;
    for (length = 0; length < sizeof bytes; length++) {
        memset(bytes, 'a', sizeof bytes);
        assert_int_equal(empi_points_ascii(bytes, length), length);
        for (i = 0; i < length; i++) {
            bytes[i] = 0x80;
            assert_int_equal(empi_points_ascii(bytes, length), i);
            bytes[i] = 'a';
        }
    }
}

static void units(void **state)
{
    static const struct {
        const char *text;
        size_t offset, points, utf16;
    } cases[] = {
        {"", 0, 0, 0},
        {"abc", 2, 2, 2},
        {"abc", 9, 3, 3},
        {"a\u00e9b", 3, 2, 2},
        {"a\u00e9b", 2, 2, 2}, /* in the middle: the character has begun */
        {"\u20acx", 4, 2, 2},
        {"\U0001F621x", 4, 1, 2},
        {"\U0001F621x", 5, 2, 3},
        {"a\xff\xe2\x82z", 4, 4, 4},
        {"a\xff\xe2\x82z", 5, 5, 5},
        {"12345678\u00e912345678", 18, 17, 17},
    };
    size_t i;
    (void)state;
    for (i = 0; i < COUNT_OF(cases); i++) {
        size_t length = strlen(cases[i].text);
        assert_int_equal(empi_text_units(cases[i].text, length, cases[i].offset, false),
                         cases[i].points);
        assert_int_equal(empi_text_units(cases[i].text, length, cases[i].offset, true),
                         cases[i].utf16);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writes_what_it_reads),
        cmocka_unit_test(ascii_runs),
        cmocka_unit_test(units),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
