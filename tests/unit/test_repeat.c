#include "match/repeat.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static void test_patterns(void **state)
{
    static const struct {
        const char *pattern;
        int repeats;
    } cases[] = {
        {"\\b(\\w{5,})\\b nodig .{0,30} \\1\\b", 5},
        {"\\b(\\w+)\\b.* \\1\\b", 1},
        {"\\b(loket|app|balie)\\b.{3,60}\\b\\1\\b", 3},
        {"(?:a|b) \\b(\\w{4,})\\W{1,2}om \\1\\b", 4},
        {"\\b(\\w{5,})\\b .* \\1\\b|\\bzonder (\\w+)\\b.*\\bzonder \\2\\b", 1},
        {"\\b(\\w{5,})\\b .* \\1\\b|\\bzonder geld\\b", 0}, /* one of them has none */
        {"(a) (b) (c) (d) (e) (f) (g) (h) \\b(\\w{5,})\\b.* \\9\\b", 5},
        {"\\b(\\w{5,})\\b", 0},
        {"\\b(\\w{5,}).* \\1\\b", 0},       /* the first may go on */
        {"\\b(\\w{5,})\\b.*\\1\\b", 0},     /* the second may begin before */
        {"\\b(\\w{5,})\\b.* \\1", 0},
        {"\\b(\\w*)\\b.* \\1\\b", 0},
        {"\\b(\\w+ \\w+)\\b.* \\1\\b", 0},
        {"\\b(\\w{5,})\\b.*(?: \\1\\b|nee)", 0}, /* not always */
        {"\\b(\\w{5,})\\b.* \\1\\b?", 0},
        {"\\b(?:ja (\\w{5,}))\\b.* \\1\\b", 0},
        {"\\b(\\w{5,})?\\b.* \\1\\b", 0},
        {"[(] \\1\\b", 0},
        {"a|", 0},
        {"", 0},
        {"(", 0},
        {"\\", 0},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(empi_repeat_of(cases[i].pattern, strlen(cases[i].pattern)),
                         cases[i].repeats);
}

static void test_texts(void **state)
{
    static const struct {
        const char *text;
        uint8_t least;
        bool shows;
    } cases[] = {
        {"voor de bus heb je een pas nodig en voor de pas de bus", 3, true},
        {"voor de bus heb je een pas nodig en de pasjes", 3, false},
        {"de bus en de trein", 2, true},
        {"de bus en de trein", 3, false},
        {"bus-bus", 3, true},
        {"busbus bus", 3, false},
        {"", 1, false},
        {"...", 1, false},
    };
    char many[100 * 3];
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(empi_repeat_shows(cases[i].text, strlen(cases[i].text), cases[i].least),
                         cases[i].shows);
    for (size_t i = 0; i < 100; i++) {
        many[3 * i] = (char)('a' + i % 10);
        many[3 * i + 1] = (char)('a' + i / 10);
        many[3 * i + 2] = ' ';
    }
    assert_true(empi_repeat_shows(many, sizeof many, 2)); /* too many to tell */
    assert_false(empi_repeat_shows(many, 30, 2));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_patterns),
        cmocka_unit_test(test_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
