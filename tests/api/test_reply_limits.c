/* Drafts: limits of the text, and what opens reaches the whole draft. */
#include "../support/api_support.h"

static const char lexicon[] =
    "format: 1\n"
    "cues:\n"
    "  - {id: closing, kind: closes, label: sluit, why: De deur gaat dicht.}\n"
    "  - {id: explains, kind: opens, label: legt uit, why: Er staat waarom.}\n"
    "  - {id: commits, kind: opens, label: zegt toe, why: Er staat wie en wanneer.}\n"
    "entries:\n"
    "  - {id: closing.no, kind: closes, cue: closing, any: [dat kan niet], unless: [opens.explains],\n"
    "     why: Kaal., matches: [Dat kan niet.], rejects: [Dat kan niet want het is vol.]}\n"
    "  - {id: explains.full, kind: opens, cue: explains, any: [want het is vol], why: Een reden.,\n"
    "     matches: [Want het is vol.], rejects: [Het is vol.]}\n"
    "  - {id: commits.call, kind: opens, cue: commits, any: [ik bel u morgen], why: Wie en wanneer.,\n"
    "     matches: [Ik bel u morgen.], rejects: [Ik bel u.]}\n";

static empathie_scanner *scanner_with_limit(int64_t bytes)
{
    empathie_builder *builder = NULL;
    empathie_engine *engine = NULL;
    empathie_scanner *scanner = NULL;
    assert_int_equal(empathie_builder_new(&builder, NULL), EMPATHIE_OK);
    assert_int_equal(empathie_builder_add_bytes(builder, "reply.yaml", lexicon, strlen(lexicon),
                                                NULL),
                     EMPATHIE_OK);
    assert_int_equal(empathie_builder_set_limit(builder, EMPATHIE_LIMIT_TEXT_BYTES, bytes, NULL),
                     EMPATHIE_OK);
    assert_int_equal(empathie_builder_build(builder, &engine, NULL), EMPATHIE_OK);
    assert_int_equal(empathie_scanner_new(engine, &scanner, NULL), EMPATHIE_OK);
    empathie_engine_release(engine);
    empathie_builder_free(builder);
    return scanner;
}

static void test_too_long(void **state)
{
    static const char text[] = "Dat kan niet.";
    empathie_scanner *scanner = scanner_with_limit(sizeof text - 1);
    empathie_result *result = NULL;
    empathie_error *error = NULL;
    (void)state;
    assert_int_equal(empathie_scanner_scan_reply(scanner, text, sizeof text, &result, &error),
                     EMPATHIE_ERROR_LIMIT);
    assert_null(result);
    assert_int_equal(empathie_error_status(error), EMPATHIE_ERROR_LIMIT);
    empathie_error_free(error);
    assert_int_equal(empathie_scanner_scan_reply(scanner, text, sizeof text - 1, &result, NULL),
                     EMPATHIE_OK);
    assert_int_equal(empathie_result_count(result), 1);
    empathie_result_free(result);
    empathie_scanner_free(scanner);
}

static void test_opens_reach(void **state)
{
    static const struct {
        const char *text;
        size_t closes;
    } cases[] = {{"Dat kan niet.", 1},
                 {"Dat kan niet. Jammer. Want het is vol.", 0},
                 {"Want het is vol. Jammer. Dat kan niet.", 0},
                 {"Dat kan niet. Ik bel u morgen.", 1}};
    empathie_scanner *scanner = scanner_with_limit(1000);
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        empathie_result *result = NULL;
        size_t closes = 0;
        assert_int_equal(empathie_scanner_scan_reply(scanner, cases[i].text,
                                                     strlen(cases[i].text), &result, NULL),
                         EMPATHIE_OK);
        for (size_t j = 0; j < empathie_result_count(result); j++)
            closes += empathie_signal_kind(empathie_result_signal(result, j)) ==
                      EMPATHIE_KIND_CLOSES;
        assert_int_equal(closes, cases[i].closes);
        empathie_result_free(result);
    }
    empathie_scanner_free(scanner);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_too_long),
                                       cmocka_unit_test(test_opens_reach)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
