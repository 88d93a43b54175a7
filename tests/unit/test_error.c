/* Errors: mistakes with their places, and the word that was meant. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/error.h"
#include "base/limits.h"
#include "failing_memory.h"

static void test_mistakes(void **state)
{
    empi_memory memory = empi_memory_default();
    empi_error *error = empi_error_new(&memory, -4);
    char file[] = "eigen.yaml";
    empi_place place;
    (void)state;
    assert_int_equal(empi_error_status(error), -4);
    assert_int_equal(empi_error_count(error), 0);
    assert_null(empi_error_message(error, 0));
    empi_error_add(error, (empi_place){file, 3, 5}, "unknown key \"%s\"", "strenght");
    file[0] = 'X'; /* the name was copied */
    empi_error_add(error, (empi_place){NULL, 0, 0}, "out of order %d", 7);
    assert_int_equal(empi_error_count(error), 2);
    assert_string_equal(empi_error_message(error, 0), "unknown key \"strenght\"");
    place = empi_error_place(error, 0);
    assert_string_equal(place.file, "eigen.yaml");
    assert_int_equal(place.line, 3);
    assert_int_equal(place.column, 5);
    assert_null(empi_error_place(error, 1).file);
    assert_int_equal(empi_error_place(error, 2).line, 0);
    assert_null(empi_error_message(error, 2));
    assert_false(empi_error_failed(error));
    empi_error_free(error);
}

static void test_none(void **state)
{
    (void)state;
    empi_error_add(NULL, (empi_place){"a", 1, 1}, "lost");
    empi_error_sort(NULL);
    empi_error_free(NULL);
    assert_int_equal(empi_error_count(NULL), 0);
    assert_int_equal(empi_error_status(NULL), 0);
    assert_null(empi_error_message(NULL, 0));
    assert_null(empi_error_place(NULL, 0).file);
    assert_true(empi_error_failed(NULL));
}

static void test_sort(void **state)
{
    static const struct {
        const char *file;
        int32_t line, column;
        const char *text;
    } added[] = {
        {"b", 9, 1, "3"}, {"a", 2, 2, "6"}, {"b", 2, 7, "2"}, {"b", 2, 3, "0"},
        {"b", 2, 3, "1"}, {"a", 1, 9, "4"}, {"a", 2, 1, "5"},
    };
    empi_memory memory = empi_memory_default();
    empi_error *error = empi_error_new(&memory, -4);
    size_t i;
    (void)state;
    for (i = 0; i < sizeof added / sizeof *added; i++)
        empi_error_add(error, (empi_place){added[i].file, added[i].line, added[i].column}, "%s",
                       added[i].text);
    empi_error_sort(error);
    for (i = 0; i < sizeof added / sizeof *added; i++)
        assert_int_equal(empi_error_message(error, i)[0], '0' + (int)i);
    empi_error_free(error);
}

static void test_many(void **state)
{
    empi_memory memory = empi_memory_default();
    empi_error *error = empi_error_new(&memory, -4);
    int32_t i;
    (void)state;
    for (i = 0; i < EMPI_MISTAKES; i++) {
        assert_false(empi_error_full(error));
        empi_error_add(error, (empi_place){"a", EMPI_MISTAKES - i, 1}, "mistake");
    }
    assert_true(empi_error_full(error));
    assert_int_equal(empi_error_count(error), EMPI_MISTAKES);
    empi_error_add(error, (empi_place){"a", 1, 1}, "mistake");
    assert_int_equal(empi_error_count(error), EMPI_MISTAKES + 1);
    assert_string_equal(empi_error_message(error, EMPI_MISTAKES), "1 more mistake not shown");
    for (i = 0; i < 100000; i++)
        empi_error_add(error, (empi_place){"b", 1, 1}, "mistake");
    empi_error_sort(error);
    assert_int_equal(empi_error_count(error), EMPI_MISTAKES + 1);
    assert_string_equal(empi_error_message(error, EMPI_MISTAKES), "100001 more mistakes not shown");
    assert_int_equal(empi_error_place(error, 0).line, 1);
    empi_error_free(error);
}

/* Messages are shown on terminals and in web pages, and are promised to be valid UTF-8. */
static void test_clean(void **state)
{
    static const struct {
        const char *given, *shown;
    } cases[] = {
        {"caf\xC3\xA9", "caf\xC3\xA9"},
        {"caf\xE9!", "caf\xEF\xBF\xBD!"},
        {"\x1B[31mrood", "\xEF\xBF\xBD[31mrood"},
        {"regel\nregel", "regel\xEF\xBF\xBDregel"},
        {"\xC2\x9B", "\xEF\xBF\xBD"},
        {"\xC3", "\xEF\xBF\xBD"},
        {"\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
        {"\xF0\x9F\x91\x8F", "\xF0\x9F\x91\x8F"},
    };
    empi_memory memory = empi_memory_default();
    empi_error *error = empi_error_new(&memory, -4);
    size_t i;
    (void)state;
    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        empi_error_add(error, (empi_place){cases[i].given, 1, 1}, "%s", cases[i].given);
        assert_string_equal(empi_error_message(error, i), cases[i].shown);
        assert_string_equal(empi_error_place(error, i).file, cases[i].shown);
    }
    empi_error_free(error);
}

static void test_long(void **state)
{
    empi_memory memory = empi_memory_default();
    empi_error *error = empi_error_new(&memory, -4);
    char text[6001];
    size_t shift, i, length;
    (void)state;
    for (shift = 0; shift < 3; shift++) {
        for (i = 0; i < 6000; i++)
            text[i] = "\xE2\x82\xAC"[i % 3];
        text[6000] = '\0';
        empi_error_add(error, (empi_place){"a", 1, 1}, "%s%s", &"xx"[shift], text);
        length = strlen(empi_error_message(error, shift));
        assert_true(length > 900 && length <= 1000);
        assert_int_equal((length - (2 - shift)) % 3, 0); /* not cut inside a character */
    }
    empi_error_free(error);
}

static void test_no_memory(void **state)
{
    size_t fail_at;
    (void)state;
    for (fail_at = 1; fail_at < 60; fail_at++) {
        failing_memory counter;
        empi_memory memory = failing_memory_use(&counter, fail_at);
        empi_error *error = empi_error_new(&memory, -4);
        int i;
        for (i = 0; i < EMPI_MISTAKES + 5; i++)
            empi_error_add(error, (empi_place){"een_lange_naam.yaml", i, 1}, "mistake %d %s", i,
                           "with enough words to fill more than one block of the arena");
        assert_int_equal(empi_error_failed(error), counter.requests >= fail_at);
        empi_error_sort(error);
        empi_error_free(error);
        assert_int_equal(counter.in_use, 0);
        assert_int_equal(counter.wrong_sizes, 0);
    }
}

static void test_nearest(void **state)
{
    static const char *const names[] = {"id",     "any",    "all",     "strength",       "matches",
                                        "limits", "unless", "despite", "masked_question"};
    static const struct {
        const char *word, *meant;
    } cases[] = {
        {"strenght", "strength"},
        {"Strength", "strength"},
        {"strengt", "strength"},
        {"match", "matches"},
        {"ant", "any"},
        {"al", "all"},
        {"nay", "any"},
        {"unles", "unless"},
        {"despit", "despite"},
        {"limit", "limits"},
        {"masked question", "masked_question"},
        {"Masked-Question", "masked_question"},
        {"sterkte", NULL},
        {"x", NULL},
        {"", NULL},
        {"zomaar", NULL},
        {"ab", NULL},
        {"xyz", NULL},
        {"voorbeelden", NULL},
        {"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
         NULL},
    };
    size_t i;
    (void)state;
    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *meant = empi_nearest(cases[i].word, names, sizeof names / sizeof *names);
        if (cases[i].meant)
            assert_string_equal(meant ? meant : cases[i].word, cases[i].meant);
        else
            assert_null(meant);
    }
    assert_null(empi_nearest(NULL, names, 2));
    assert_null(empi_nearest("any", names, 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_mistakes),  cmocka_unit_test(test_none),
        cmocka_unit_test(test_sort),      cmocka_unit_test(test_many),
        cmocka_unit_test(test_clean),     cmocka_unit_test(test_long),
        cmocka_unit_test(test_no_memory), cmocka_unit_test(test_nearest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
