/* Buffers that grow, writers that don't, and UTF-8. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/utf8.h"
#include "failing_memory.h"

static void test_buffer(void **state)
{
    failing_memory counter;
    empi_memory memory = failing_memory_use(&counter, 0);
    empi_buffer buffer;
    int i;
    (void)state;
    empi_buffer_init(&buffer, &memory);
    empi_buffer_bytes(&buffer, NULL, 0);
    assert_int_equal(buffer.length, 0);
    assert_string_equal(empi_buffer_string(&buffer), "");
    for (i = 0; i < 1000; i++) {
        empi_buffer_text(&buffer, "ab");
        empi_buffer_byte(&buffer, 'c');
    }
    assert_int_equal(buffer.length, 3000);
    assert_memory_equal(buffer.bytes + 2997, "abc", 3);
    assert_int_equal(strlen(empi_buffer_string(&buffer)), 3000);
    assert_int_equal(buffer.length, 3000);
    empi_buffer_clear(&buffer);
    empi_buffer_bytes(&buffer, "x\0y", 3);
    assert_int_equal(buffer.length, 3);
    empi_buffer_free(&buffer);
    assert_int_equal(counter.in_use, 0);
    assert_int_equal(counter.wrong_sizes, 0);
}

static void test_buffer_fails(void **state)
{
    failing_memory counter;
    empi_memory memory = failing_memory_use(&counter, 2);
    empi_buffer buffer;
    (void)state;
    empi_buffer_init(&buffer, &memory);
    empi_buffer_text(&buffer, "1234");
    empi_buffer_text(&buffer, "123456789");
    assert_true(buffer.failed);
    empi_buffer_text(&buffer, "5");
    assert_int_equal(buffer.length, 4);
    assert_null(empi_buffer_string(&buffer));
    counter.fail_at = 0;
    empi_buffer_clear(&buffer);
    empi_buffer_text(&buffer, "weer");
    assert_string_equal(empi_buffer_string(&buffer), "weer");
    assert_null(empi_buffer_room(&buffer, SIZE_MAX));
    assert_true(buffer.failed);
    empi_buffer_free(&buffer);
    assert_int_equal(counter.in_use, 0);
}

/* Every capacity gives the same length, and the beginning of the same text. */
static void test_writer(void **state)
{
    static const char whole[] = "{\"n\":-12,\"t\":\"\xE2\x82\xAC\xF0\x9F\x91\x8F\"}";
    char out[40];
    size_t capacity;
    (void)state;
    for (capacity = 0; capacity <= sizeof out; capacity++) {
        empi_writer writer;
        memset(out, 'Z', sizeof out);
        empi_writer_init(&writer, out, capacity);
        empi_writer_text(&writer, "{\"n\":");
        empi_writer_number(&writer, -12);
        empi_writer_bytes(&writer, ",\"t\":\"", 6);
        empi_writer_text(&writer, "\xE2\x82\xAC");
        empi_writer_text(&writer, "\xF0\x9F\x91\x8F");
        empi_writer_byte(&writer, '"');
        empi_writer_byte(&writer, '}');
        assert_int_equal(empi_writer_end(&writer), sizeof whole - 1);
        if (capacity) {
            size_t length = strlen(out), at = 0;
            assert_true(length < capacity &&
                        length + 4 >= (capacity < sizeof whole ? capacity : 0));
            assert_memory_equal(out, whole, length);
            while (at < length) {
                size_t step = empi_utf8_step(out + at, length - at, NULL);
                assert_true(step > 0);
                at += step;
            }
        }
        if (capacity < sizeof out)
            assert_int_equal(out[capacity], 'Z');
        if (capacity >= sizeof whole)
            assert_string_equal(out, whole);
    }
}

static void test_writer_extremes(void **state)
{
    static const struct {
        int64_t number;
        const char *text;
    } cases[] = {{0, "0"},
                 {7, "7"},
                 {-1, "-1"},
                 {1234567890, "1234567890"},
                 {INT64_MAX, "9223372036854775807"},
                 {INT64_MIN, "-9223372036854775808"}};
    char out[32];
    empi_writer writer;
    size_t i;
    (void)state;
    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        empi_writer_init(&writer, out, sizeof out);
        empi_writer_number(&writer, cases[i].number);
        assert_int_equal(empi_writer_end(&writer), strlen(cases[i].text));
        assert_string_equal(out, cases[i].text);
    }
    empi_writer_init(&writer, NULL, 100);
    empi_writer_text(&writer, "nergens");
    assert_int_equal(empi_writer_end(&writer), 7);
    writer.length = SIZE_MAX - 3;
    empi_writer_text(&writer, "nergens");
    assert_true(empi_writer_end(&writer) == SIZE_MAX - 1);
}

static void test_utf8(void **state)
{
    static const struct {
        const char *bytes;
        size_t length, step;
        uint32_t code;
    } cases[] = {
        {"", 0, 0, 0},
        {"a", 1, 1, 'a'},
        {"\0", 1, 1, 0},
        {"\x7F", 1, 1, 0x7F},
        {"\xC3\xA9", 2, 2, 0xE9},
        {"\xC3\xA9", 1, 0, 0},
        {"\xC0\x80", 2, 0, 0},
        {"\xC1\xBF", 2, 0, 0},
        {"\x80", 1, 0, 0},
        {"\xE0\x9F\xBF", 3, 0, 0},
        {"\xE0\xA0\x80", 3, 3, 0x800},
        {"\xED\x9F\xBF", 3, 3, 0xD7FF},
        {"\xED\xA0\x80", 3, 0, 0},
        {"\xEF\xBF\xBF", 3, 3, 0xFFFF},
        {"\xE2\x82", 2, 0, 0},
        {"\xE2(\xA1", 3, 0, 0},
        {"\xF0\x8F\xBF\xBF", 4, 0, 0},
        {"\xF0\x90\x80\x80", 4, 4, 0x10000},
        {"\xF4\x8F\xBF\xBF", 4, 4, 0x10FFFF},
        {"\xF4\x90\x80\x80", 4, 0, 0},
        {"\xF5\x80\x80\x80", 4, 0, 0},
        {"\xFF", 1, 0, 0},
    };
    size_t i;
    (void)state;
    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        uint32_t code = 0;
        assert_int_equal(empi_utf8_step(cases[i].bytes, cases[i].length, &code), cases[i].step);
        if (cases[i].step)
            assert_int_equal(code, cases[i].code);
    }
    assert_int_equal(empi_utf8_cut("abc", 3, 5), 3);
    assert_int_equal(empi_utf8_cut("abc", 3, 2), 2);
    assert_int_equal(empi_utf8_cut("a\xE2\x82\xAC", 4, 3), 1);
    assert_int_equal(empi_utf8_cut("a\xE2\x82\xAC", 4, 2), 1);
    assert_int_equal(empi_utf8_cut("\xE2\x82\xAC", 3, 0), 0);
    assert_int_equal(empi_utf8_cut("\x80\x80\x80\x80\x80\x80\x80\x80", 8, 7), 7);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_buffer), cmocka_unit_test(test_buffer_fails),
        cmocka_unit_test(test_writer), cmocka_unit_test(test_writer_extremes),
        cmocka_unit_test(test_utf8),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
