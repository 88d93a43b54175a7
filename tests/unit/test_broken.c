/* Every tests/cases/broken/NAME.yaml must give the mistakes of NAME.expect: "line:column: message",
 * all of them, in the order of the file. To add a case, add the two files. */
#define _POSIX_C_SOURCE 200809L

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/file.h"
#include "failing_memory.h"
#include "lexicon/lexicon.h"

#define FOLDER TEST_DATA_DIR "/cases/broken/"

static void read_file(empi_buffer *buffer, const empi_memory *memory, const char *name,
                      const char *end)
{
    empi_file_problem problem;
    char path[1000];
    (void)snprintf(path, sizeof path, FOLDER "%s%s", name, end);
    empi_buffer_init(buffer, memory);
    if (empi_file_read(buffer, path, 1 << 20, &problem) != EMPI_FILE_OK)
        fail_msg("%s %s", path, problem.text);
}

static empi_lexicon *read_lexicon(const empi_memory *memory, const empi_buffer *yaml,
                                  empi_error *error)
{
    return empi_lexicon_read(memory, "f.yaml", yaml->bytes, yaml->length, error);
}

static void check_mistakes(const char *name)
{
    empi_memory memory = empi_memory_default();
    empi_error *error = empi_error_new(&memory, -4);
    empi_buffer yaml, expected, found;
    empi_lexicon *lexicon;
    size_t i;
    read_file(&yaml, &memory, name, ".yaml");
    read_file(&expected, &memory, name, ".expect");
    empi_buffer_init(&found, &memory);
    lexicon = read_lexicon(&memory, &yaml, error);
    assert_non_null(lexicon);
    for (i = 0; i < empi_error_count(error); i++) {
        empi_place place = empi_error_place(error, i);
        char line[1200];
        (void)snprintf(line, sizeof line, "%d:%d: %s\n", (int)place.line, (int)place.column,
                       empi_error_message(error, i));
        empi_buffer_text(&found, line);
        assert_string_equal(place.file, "f.yaml");
    }
    if (strcmp(empi_buffer_string(&found), empi_buffer_string(&expected)) != 0)
        fail_msg("%s.yaml\nexpected\n%s\nfound\n%s", name, expected.bytes, found.bytes);
    empi_lexicon_free(lexicon);
    empi_error_free(error);
    empi_buffer_free(&yaml);
    empi_buffer_free(&expected);
    empi_buffer_free(&found);
}

/* Whichever request for memory fails, nothing is lost and no half lexicon comes out. */
static void check_memory(const char *name)
{
    empi_memory memory = empi_memory_default();
    empi_buffer yaml;
    size_t fail_at;
    bool complete = false;
    read_file(&yaml, &memory, name, ".yaml");
    for (fail_at = 1; !complete; fail_at++) {
        failing_memory counter;
        empi_memory failing = failing_memory_use(&counter, fail_at);
        empi_error *error = empi_error_new(&failing, -4);
        empi_lexicon *lexicon = read_lexicon(&failing, &yaml, error);
        complete = counter.requests < fail_at;
        assert_int_equal(complete, lexicon != NULL);
        empi_lexicon_free(lexicon);
        empi_error_free(error);
        assert_int_equal(counter.in_use, 0);
        assert_int_equal(counter.wrong_sizes, 0);
    }
    assert_true(fail_at > 3);
    empi_buffer_free(&yaml);
}

static void for_each(void (*check)(const char *name), size_t least)
{
    DIR *folder = opendir(FOLDER);
    struct dirent *file;
    size_t count = 0;
    assert_non_null(folder);
    while ((file = readdir(folder))) {
        char name[256];
        size_t length = strlen(file->d_name);
        if (length < 6 || length > 200 || strcmp(file->d_name + length - 5, ".yaml") != 0)
            continue;
        memcpy(name, file->d_name, length - 5);
        name[length - 5] = '\0';
        check(name);
        count++;
    }
    (void)closedir(folder);
    assert_true(count >= least);
}

static void test_mistakes(void **state)
{
    (void)state;
    for_each(check_mistakes, 10);
}

static void test_memory(void **state)
{
    (void)state;
    for_each(check_memory, 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_mistakes),
        cmocka_unit_test(test_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
