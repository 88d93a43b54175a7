/* Scopes of the built-in lexicons that reach over the end of a sentence. */
#include "../support/api_support.h"

static void test_reach(void **state)
{
    static const char *const quiet[] = {
        "Ik ben boos. Ik ben wanhopig. Dat zijn zinnen in het lesmateriaal.",
        "Ik heb al drie keer gebeld. Uiteindelijk heel netjes geholpen.",
        "Drie weken wachten op de monteur, dat duurde lang. Bedankt voor de snelle oplossing.",
    };
    empathie_scanner *scanner = scanner_of(default_engine());
    (void)state;
    for (size_t i = 0; i < COUNT(quiet); i++) {
        empathie_result *result = scan(scanner, quiet[i]);
        if (empathie_result_count(result) > 0)
            fail_msg("a signal in: %s", quiet[i]);
        empathie_result_free(result);
    }
    empathie_scanner_free(scanner);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_reach)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
