/* Twice the text takes about twice the time, whatever the text. */
#include "../support/messages.h"

#include <time.h>

enum { HALF = 500000 };

/* A piece of text again and again; the bytes are there after, too. */
typedef struct pattern {
    const char *name, *piece;
} pattern;

static const pattern patterns[] = {{"one letter", "a"},
                                   {"one letter with spaces", "a "},
                                   {"full stops", "."},
                                   {"full stops with spaces", ". "},
                                   {"exclamation marks", "!"},
                                   {"quotation marks", "\""},
                                   {"opening quotation marks", "\xe2\x80\x9e"},
                                   {"nested quotation marks", "\xe2\x80\x9c a \xe2\x80\x98 b "},
                                   {"apostrophes", "'"},
                                   {"brackets", "("},
                                   {"emoji", "\xf0\x9f\x98\xa1"},
                                   {"joined emoji", "\xf0\x9f\x91\xa8\xe2\x80\x8d"},
                                   {"smileys", ":-) "},
                                   {"combining marks", "\xcc\x81"},
                                   {"a letter with combining marks", "e\xcc\x81\xcc\xa7"},
                                   {"wide letters", "\xef\xb7\xba"},
                                   {"invalid bytes", "\xff"},
                                   {"begun characters", "\xf0\x9f"},
                                   {"line ends", "\n"},
                                   {"quoted lines", "> a\n"},
                                   {"mail headers", "Van: a\nOnderwerp: b\n"},
                                   {"signatures", "-- \n"},
                                   {"greetings", "Met vriendelijke groet,\n"},
                                   {"digits", "7"},
                                   {"amounts", "3.500,- "},
                                   {"dates", "12-03-2025 "},
                                   {"addresses", "a@b.nl "},
                                   {"links", "http://a."},
                                   {"at signs", "@"},
                                   {"denials", "niet "},
                                   {"denials, no full stop", "niet boos "},
                                   {"triggers of phrases", "wacht al weken "},
                                   {"half a phrase", "nog steeds geen "},
                                   {"praise and setback", "Mooi. Te laat. "},
                                   {"a regex's word", "de keer "},
                                   {"misspelt words", "wagten woedent "},
                                   {"commas", "boos, "},
                                   {"a cut word", "te leur "},
                                   {"capitals", "BOOS "},
                                   {"stretched letters", "boooooos "}};

static void fill(char *text, size_t length, const char *piece)
{
    size_t width = strlen(piece);
    for (size_t i = 0; i < length; i++)
        text[i] = piece[i % width];
}

/* The least time of some tries, in clock ticks: other programs make it longer, never shorter. */
static double time_of(empathie_scanner *scanner, const char *text, size_t length)
{
    double least = 1e18;
    for (int i = 0; i < 3; i++) {
        clock_t start = clock();
        empathie_result *result = scan_bytes(scanner, text, length);
        double ticks = (double)(clock() - start);
        empathie_result_free(result);
        least = ticks < least ? ticks : least;
    }
    return least;
}

/* A machine that others use measures badly: a third time decides. */
static double growth(empathie_scanner *scanner, const char *text)
{
    double least = 1e18;
    for (int i = 0; i < 3 && least > 2.5; i++) {
        double half = time_of(scanner, text, HALF), whole = time_of(scanner, text, 2 * HALF);
        double factor = whole / (half + CLOCKS_PER_SEC / 1000.0); /* a millisecond is nothing */
        least = factor < least ? factor : least;
    }
    return least;
}

static void check_all(empathie_scanner *scanner)
{
    char *text = malloc(2 * HALF);
    size_t wrong = 0;
    assert_non_null(text);
    for (size_t i = 0; i < COUNT(patterns); i++) {
        double factor;
        fill(text, 2 * HALF, patterns[i].piece);
        factor = growth(scanner, text);
        if (factor > 2.5) {
            (void)fprintf(stderr, "%s: twice the text takes %.1f times as long\n", patterns[i].name,
                          factor);
            wrong++;
        }
    }
    assert_int_equal(wrong, 0);
    free(text);
    empathie_scanner_free(scanner);
}

static void test_small(void **state)
{
    (void)state;
    check_all(scanner_of(small_engine()));
}

static void test_default(void **state)
{
    (void)state;
    check_all(scanner_of(default_engine()));
}

/* All messages that have signals, one after the other. */
static void test_messages(void **state)
{
    messages all = read_messages();
    empathie_scanner *scanner = scanner_of(default_engine());
    char *text = malloc(2 * HALF);
    size_t at = 0;
    (void)state;
    assert_non_null(text);
    for (size_t i = 0; at < 2 * HALF; i++) {
        const char *message = message_at(&all, i);
        for (; *message && at < 2 * HALF; message++)
            text[at++] = *message == '\n' ? ' ' : *message;
        if (at < 2 * HALF)
            text[at++] = ' ';
    }
    assert_true(growth(scanner, text) <= 2.5);
    free(text);
    empathie_scanner_free(scanner);
    free_messages(&all);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_small), cmocka_unit_test(test_default),
                                       cmocka_unit_test(test_messages)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
