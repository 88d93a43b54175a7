/* Entries that are switched off or replaced, and what names them. */
#include "../support/api_support.h"

static void test_off_unknown(void **state)
{
    empathie_builder *builder = small_builder();
    empathie_engine *engine = NULL;
    empathie_error *error = NULL;
    (void)state;
    assert_int_equal(empathie_builder_switch_off(builder, "anger.nowhere", NULL), EMPATHIE_OK);
    assert_int_equal(empathie_builder_build(builder, &engine, &error), EMPATHIE_ERROR_LEXICON);
    assert_null(engine);
    assert_int_equal(empathie_error_count(error), 1);
    assert_non_null(strstr(empathie_error_message(error, 0), "anger.nowhere"));
    assert_null(empathie_error_file(error, 0));
    empathie_error_free(error);
    empathie_builder_free(builder);
}

/* All forms of a kind can be switched off, though the table has points for the kind. */
static void test_off_kind(void **state)
{
    static const char *const hints[] = {"crisis.hints", "hardship.hints", "overload.hints"};
    empathie_builder *builder = default_builder();
    empathie_engine *engine = NULL;
    empathie_error *error = NULL;
    (void)state;
    for (size_t i = 0; i < sizeof hints / sizeof *hints; i++)
        assert_int_equal(empathie_builder_switch_off(builder, hints[i], &error), EMPATHIE_OK);
    assert_int_equal(empathie_builder_build(builder, &engine, &error), EMPATHIE_OK);
    empathie_engine_release(engine);
    empathie_builder_free(builder);
}

/* What is named by others can be switched off too: a combination goes with its part. */
static void test_off_named(void **state)
{
    static const char own[] =
        "format: 1\n"
        "kind: frustration\n"
        "entries:\n"
        "  - {id: own.part, cue: anger, any: [xborra], why: x, matches: [Xborra.], rejects: [Een.]}\n"
        "  - {id: own.both, cue: anger, all: [own.part, own.other], why: x,\n"
        "     matches: [Xborra xcorra.], rejects: [Een.]}\n"
        "  - {id: own.a_top, cue: anger, all: [own.both, own.other], why: x,\n"
        "     matches: [Xborra xcorra.], rejects: [Een.]}\n"
        "  - {id: own.other, cue: anger, any: [xcorra], unless: [own.part], why: x,\n"
        "     matches: [Xcorra.], rejects: [Een.]}\n";
    empathie_builder *builder = small_builder();
    empathie_scanner *scanner;
    empathie_result *result;
    (void)state;
    add_yaml(builder, "own.yaml", own);
    assert_int_equal(empathie_builder_switch_off(builder, "own.part", NULL), EMPATHIE_OK);
    scanner = scanner_of(built(builder));
    empathie_builder_free(builder);
    result = scan(scanner, "Xborra xcorra.");
    assert_int_equal(empathie_result_count(result), 1);
    assert_int_equal(empathie_signal_count(empathie_result_signal(result, 0)), 1);
    assert_string_equal(
        empathie_evidence_rule(empathie_signal_evidence(empathie_result_signal(result, 0), 0)),
        "own.other");
    empathie_result_free(result);
    empathie_scanner_free(scanner);
}

/* Points were measured for the entry that was there: one in its place is told as any other. */
static void test_over_points(void **state)
{
    static const char own[] =
        "format: 1\n"
        "entries:\n"
        "  - {id: waiting.wait_with_duration, kind: frustration, cue: waiting, any: [xborra],\n"
        "     why: proef, matches: [Een xborra.], rejects: [Een tafel.]}\n";
    empathie_builder *builder = default_builder();
    empathie_scanner *scanner;
    empathie_result *result;
    (void)state;
    add_yaml(builder, "own.yaml", own);
    scanner = scanner_of(built(builder));
    empathie_builder_free(builder);
    result = scan(scanner, "Bedankt, de xborra is er.");
    assert_int_equal(empathie_result_count(result), 1);
    empathie_result_free(result);
    empathie_scanner_free(scanner);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_off_unknown), cmocka_unit_test(test_off_kind),
        cmocka_unit_test(test_off_named), cmocka_unit_test(test_over_points)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
