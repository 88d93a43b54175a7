/* Reading files: the world's mistakes, told in plain words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/file.h"
#include "failing_memory.h"

static const char path[] = "test_file.tmp";

static int write_file(const char *name, const void *bytes, size_t length)
{
    FILE *file = fopen(name, "wb");
    size_t written = file ? fwrite(bytes, 1, length, file) : 0;
    return file && fclose(file) == 0 && written == length ? 0 : -1;
}

static int remove_file(void **state)
{
    (void)state;
    (void)remove(path);
    return 0;
}

static void test_whole_file(void **state)
{
    empi_memory memory = empi_memory_default();
    empi_file_problem problem;
    empi_buffer buffer;
    size_t sizes[] = {0, 1, 65535, 65536, 65537, 300000}, i, at;
    static char bytes[300000];
    (void)state;
    for (at = 0; at < sizeof bytes; at++)
        bytes[at] = (char)(at * 31 % 251);
    for (i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        assert_int_equal(write_file(path, bytes, sizes[i]), 0);
        empi_buffer_init(&buffer, &memory);
        assert_int_equal(empi_file_read(&buffer, path, 400000, &problem), EMPI_FILE_OK);
        assert_string_equal(problem.text, "");
        assert_int_equal(buffer.length, sizes[i]);
        if (sizes[i])
            assert_memory_equal(buffer.bytes, bytes, sizes[i]);
        empi_buffer_free(&buffer);
    }
}

static void test_limit(void **state)
{
    empi_memory memory = empi_memory_default();
    empi_file_problem problem;
    empi_buffer buffer;
    (void)state;
    assert_int_equal(write_file(path, "0123456789", 10), 0);
    empi_buffer_init(&buffer, &memory);
    assert_int_equal(empi_file_read(&buffer, path, 10, &problem), EMPI_FILE_OK);
    empi_buffer_clear(&buffer);
    assert_int_equal(empi_file_read(&buffer, path, SIZE_MAX, &problem), EMPI_FILE_OK);
    empi_buffer_clear(&buffer);
    assert_int_equal(empi_file_read(&buffer, path, 9, &problem), EMPI_FILE_TOO_LARGE);
    assert_string_equal(problem.text, "cannot be read: larger than the limit of 9 bytes");
    empi_buffer_clear(&buffer);
    assert_int_equal(empi_file_read(&buffer, path, 0, &problem), EMPI_FILE_TOO_LARGE);
    empi_buffer_free(&buffer);
}

static void test_unreadable(void **state)
{
    static const struct {
        const char *path, *text;
    } cases[] = {
        {"", "cannot be read: No such file or directory"},
        {"bestaat/niet.yaml", "cannot be read: No such file or directory"},
        {"test_file.tmp/x.yaml", "cannot be read: A part of the path is not a directory"},
#ifndef _WIN32
        {".", "cannot be read: Is a directory"},
        {"/", "cannot be read: Is a directory"},
#endif
    };
    empi_memory memory = empi_memory_default();
    empi_file_problem problem;
    empi_buffer buffer;
    size_t i;
    (void)state;
    assert_int_equal(write_file(path, "x", 1), 0);
    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        empi_buffer_init(&buffer, &memory);
        assert_int_equal(empi_file_read(&buffer, cases[i].path, 100, &problem),
                         EMPI_FILE_UNREADABLE);
        assert_string_equal(problem.text, cases[i].text);
        assert_int_equal(buffer.length, 0);
        empi_buffer_free(&buffer);
    }
}

static void test_long_name(void **state)
{
    empi_memory memory = empi_memory_default();
    empi_file_problem problem;
    empi_buffer buffer;
    static char name[20001];
    (void)state;
    memset(name, 'n', sizeof name - 1);
    empi_buffer_init(&buffer, &memory);
    assert_int_equal(empi_file_read(&buffer, name, 100, &problem), EMPI_FILE_UNREADABLE);
    assert_string_equal(problem.text, "cannot be read: File name too long");
    empi_buffer_free(&buffer);
}

static void test_no_memory(void **state)
{
    static char bytes[200000];
    size_t fail_at;
    (void)state;
    assert_int_equal(write_file(path, bytes, sizeof bytes), 0);
    for (fail_at = 1; fail_at < 4; fail_at++) {
        failing_memory counter;
        empi_memory memory = failing_memory_use(&counter, fail_at);
        empi_file_problem problem;
        empi_buffer buffer;
        empi_buffer_init(&buffer, &memory);
        assert_int_equal(empi_file_read(&buffer, path, 400000, &problem), EMPI_FILE_NO_MEMORY);
        assert_string_equal(problem.text, "cannot be read: out of memory");
        empi_buffer_free(&buffer);
        assert_int_equal(counter.in_use, 0);
    }
}

/* A device that never ends is stopped by the limit. */
static void test_endless(void **state)
{
#ifdef __linux__
    empi_memory memory = empi_memory_default();
    empi_file_problem problem;
    empi_buffer buffer;
    empi_buffer_init(&buffer, &memory);
    assert_int_equal(empi_file_read(&buffer, "/dev/zero", 100000, &problem), EMPI_FILE_TOO_LARGE);
    assert_true(buffer.capacity < 400000);
    empi_buffer_free(&buffer);
#endif
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_whole_file), cmocka_unit_test(test_limit),
        cmocka_unit_test(test_unreadable), cmocka_unit_test(test_long_name),
        cmocka_unit_test(test_no_memory),  cmocka_unit_test(test_endless),
    };
    return cmocka_run_group_tests(tests, NULL, remove_file);
}
