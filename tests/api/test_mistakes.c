/* Every tests/cases/mistakes/NAME.yaml, checked alone, must give the mistakes of NAME.expect:
 * "line:column: message", all of them, in the order of the file. These are the mistakes that show
 * when lexicons are put together; cases/broken holds those of the form of one file. To add a case,
 * add the two files. */
#define _POSIX_C_SOURCE 200809L

#include "../support/api_support.h"

#include <dirent.h>

static char *mistakes_of(const char *path)
{
    empathie_builder *builder;
    empathie_error *error = NULL;
    size_t length, room = 8, at = 0;
    char *yaml = file_bytes(path, &length), *text;
    assert_int_equal(empathie_builder_new(&builder, NULL), EMPATHIE_OK);
    assert_int_equal(empathie_builder_add_bytes(builder, "f", yaml, length, NULL), EMPATHIE_OK);
    if (empathie_builder_check(builder, &error) != EMPATHIE_ERROR_LEXICON)
        fail_msg("%s has no mistakes", path);
    for (size_t i = 0; i < empathie_error_count(error); i++)
        room += strlen(empathie_error_message(error, i)) + 40;
    text = malloc(room);
    assert_non_null(text);
    for (size_t i = 0; i < empathie_error_count(error); i++) {
        assert_string_equal(empathie_error_file(error, i), "f");
        at += (size_t)snprintf(
            text + at, room - at, "%d:%d: %s\n", (int)empathie_error_line(error, i),
            (int)empathie_error_column(error, i), empathie_error_message(error, i));
    }
    empathie_error_free(error);
    empathie_builder_free(builder);
    free(yaml);
    return text;
}

static void check(const char *name)
{
    char path[400], *found, *wanted;
    (void)snprintf(path, sizeof path, "cases/mistakes/%s.yaml", name);
    found = mistakes_of(path);
    (void)snprintf(path, sizeof path, "cases/mistakes/%s.expect", name);
    wanted = file_bytes(path, NULL);
    if (strcmp(found, wanted) != 0)
        fail_msg("%s.yaml\nexpected\n%s\nfound\n%s", name, wanted, found);
    free(found);
    free(wanted);
}

static void test_mistakes(void **state)
{
    DIR *folder = opendir(TEST_DATA_DIR "/cases/mistakes");
    struct dirent *file;
    size_t count = 0;
    (void)state;
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
    assert_true(count >= 14);
}

static void test_small_is_fine(void **state)
{
    empathie_builder *builder = small_builder();
    empathie_error *error = NULL;
    (void)state;
    if (empathie_builder_check(builder, &error) != EMPATHIE_OK)
        show_error(error);
    assert_null(error);
    empathie_builder_free(builder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_mistakes),
                                       cmocka_unit_test(test_small_is_fine)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
