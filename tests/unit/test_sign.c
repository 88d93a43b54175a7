/* What is read off the pattern of a regex. A sign too few costs time, one too many loses matches. */
#include "match/sign.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

/* The signs of a pattern as "bytes|end|end|repeats". */
static void tell(const char *pattern, char *told)
{
    empi_regex_sign sign = empi_sign_of(pattern, strlen(pattern));
    memcpy(told, sign.bytes, sign.byte_count);
    told += sign.byte_count;
    for (uint8_t i = 0; i < sign.end_count; i++) {
        *told++ = '|';
        memcpy(told, sign.ends[i], sign.end_lengths[i]);
        told += sign.end_lengths[i];
    }
    if (sign.repeats > 0) {
        *told++ = '#';
        *told++ = (char)('0' + sign.repeats);
    }
    *told = '\0';
}

static void test_patterns(void **state)
{
    static const struct {
        const char *pattern, *signs;
    } cases[] = {
        {"maar[?!]", "?!"},
        {"\\bmaar\\b[?!]", "?!"},
        {"maar[?!]+", "?!"},
        {"maar[?!]?", ""},
        {"maar[?!]*", ""},
        {"maar[?!]{0,2}", ""},
        {"(maar[?!]|nee)", ""},
        {"maar[?!]|nee", ""},
        {"maar[^?!]", ""},
        {"maar[a-z]", ""},
        {"maar[a-z][?!]", "?!"},
        {"maar\\[?!]", ""},
        {"maar[[:punct:]]", ""},
        {"(?i)maar[?!]", ""},
        {"\\Qmaar[?!]\\E", ""},
        {"maar[é]", ""},
        {"maar (\\.\\.+|!)$", "|..|!"},
        {"maar (hoor|!)$", "|or|!"},
        {"maar (zeg!+|!)$", "|!|!"}, /* "zeg!!" too */
        {"maar (ja,+|!)$", "|,|!"},
        {"maar (a|b\\))$", ""},
        {"maar (a|bc?)$", ""},
        {"maar (a|)$", ""},
        {"maar (a|é+)$", ""},
        {"maar (a|À+)$", ""},
        {"maar (a|\\d)$", ""},
        {"maar \\(a|b)$", ""},
        {"nee|maar (a|b)$", ""},
        {"maar[?!] (a|b)$", "?!|a|b"},
        {"\\b(\\w{5,})\\b.* \\1\\b", "#5"},
        {"", ""},
        {"[", ""},
        {"(", ""},
        {"\\", ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char told[100];
        tell(cases[i].pattern, told);
        if (strcmp(told, cases[i].signs) != 0)
            fail_msg("%s: \"%s\", not \"%s\"", cases[i].pattern, told, cases[i].signs);
    }
}

static void test_texts(void **state)
{
    static const struct {
        const char *pattern, *text;
        bool shows;
    } cases[] = {
        {"maar[?!]", "maar waarom?", true},
        {"maar[?!]", "maar waarom", false},
        {"maar (\\.\\.+|!)$", "maar ja..", true},
        {"maar (\\.\\.+|!)$", "maar ja...", true},
        {"maar (\\.\\.+|!)$", "maar ja.", false},
        {"maar (\\.\\.+|!)$", ".", false},
        {"maar (\\.\\.+|!)$", "", false},
        {"maar (\\.\\.+|!)$", "maar ja\n", true}, /* what ends before a last new line */
        {"maar (zeg!+|!)$", "maar zeg!!", true},
        {"maar[?!] (a|b)$", "maar a", false},
        {"maar[?!] (a|b)$", "maar! c", false},
        {"maar[?!] (a|b)$", "maar! a", true},
        {"maar", "", true},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        empi_regex_sign sign = empi_sign_of(cases[i].pattern, strlen(cases[i].pattern));
        if (empi_sign_shows(&sign, cases[i].text, strlen(cases[i].text)) != cases[i].shows)
            fail_msg("%s in \"%s\"", cases[i].pattern, cases[i].text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_patterns),
                                       cmocka_unit_test(test_texts)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
