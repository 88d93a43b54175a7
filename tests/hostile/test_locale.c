/* A program that sets its locale gets the same bytes. */
#include "../support/messages.h"

#include <locale.h>

/* The JSON and the explanations of all messages, in one text. */
static char *everything(const messages *all)
{
    empathie_engine *engine = default_engine();
    size_t room = 4 << 20, at = 0;
    char *text = malloc(room);
    empathie_scanner *scanner;
    assert_non_null(text);
    at += (size_t)snprintf(text, room, "%s\n", empathie_engine_fingerprint(engine));
    scanner = scanner_of(engine);
    for (size_t i = 0; i < all->count; i++) {
        const char *message = message_at(all, i);
        empathie_result *result = scan(scanner, message);
        at += empathie_result_json(result, EMPATHIE_CODE_POINTS, text + at, room - at);
        assert_true(at < room);
        at += empathie_result_explain(result, message, strlen(message), text + at, room - at);
        assert_true(at < room);
        empathie_result_free(result);
    }
    empathie_scanner_free(scanner);
    return text;
}

static void compare(const char *locale)
{
    messages all = read_messages();
    char *before, *after;
    if (!setlocale(LC_ALL, locale)) {
        (void)fprintf(stderr, "there is no locale %s here\n", locale);
        free_messages(&all);
        skip();
    }
    after = everything(&all);
    assert_non_null(setlocale(LC_ALL, "C"));
    before = everything(&all);
    assert_string_equal(before, after);
    free(before);
    free(after);
    free_messages(&all);
}

static void test_dutch(void **state)
{
    (void)state;
    compare("nl_NL.UTF-8");
}

/* Where the capital of i is not I. */
static void test_turkish(void **state)
{
    (void)state;
    compare("tr_TR.UTF-8");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_dutch),
                                       cmocka_unit_test(test_turkish)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
