/* Draft answers: what closes, what opens, and that people's messages are never read so. */
#include "../support/api_support.h"

#include <jansson.h>

static empathie_result *scan_reply(empathie_scanner *scanner, const char *text)
{
    empathie_result *result = NULL;
    empathie_error *error = NULL;
    assert_int_equal(empathie_scanner_scan_reply(scanner, text, strlen(text), &result, &error),
                     EMPATHIE_OK);
    assert_null(error);
    assert_non_null(result);
    return result;
}

static void test_arguments(void **state)
{
    empathie_scanner *scanner = scanner_of(small_engine());
    empathie_result *result = (empathie_result *)1;
    empathie_error *error = NULL;
    (void)state;
    assert_int_equal(empathie_scanner_scan_reply(NULL, "x", 1, &result, &error),
                     EMPATHIE_ERROR_ARGUMENT);
    assert_null(result);
    assert_int_equal(empathie_error_status(error), EMPATHIE_ERROR_ARGUMENT);
    empathie_error_free(error);
    assert_int_equal(empathie_scanner_scan_reply(scanner, "x", 1, NULL, NULL),
                     EMPATHIE_ERROR_ARGUMENT);
    assert_int_equal(empathie_scanner_scan_reply(scanner, NULL, 1, &result, NULL),
                     EMPATHIE_ERROR_ARGUMENT);
    result = scan_reply(scanner, "");
    assert_int_equal(empathie_result_count(result), 0);
    empathie_result_free(result);
    empathie_scanner_free(scanner);
}

static void test_closes_and_opens(void **state)
{
    static const char text[] =
        "Dat is vervelend voor u. Heeft u vragen, dan kunt u altijd contact opnemen.";
    empathie_scanner *scanner = scanner_of(small_engine());
    empathie_result *result = scan_reply(scanner, text);
    const empathie_signal *closes = signal_of(result, EMPATHIE_KIND_CLOSES);
    const empathie_signal *opens = signal_of(result, EMPATHIE_KIND_OPENS);
    const empathie_evidence *evidence = empathie_signal_evidence(closes, 0);
    (void)state;
    assert_int_equal(empathie_result_count(result), 2);
    assert_int_equal(empathie_signal_count(closes), 1);
    assert_string_equal(empathie_evidence_cue(evidence), "boilerplate");
    assert_string_equal(empathie_evidence_instead(evidence), "Bel mij op dit nummer.");
    assert_int_equal(empathie_evidence_kind(evidence), EMPATHIE_KIND_CLOSES);
    assert_int_equal(empathie_evidence_end(evidence, EMPATHIE_BYTES), sizeof text - 2);
    assert_string_equal(empathie_signal_cue(opens, 0), "acknowledges");
    assert_null(empathie_evidence_instead(empathie_signal_evidence(opens, 0)));
    empathie_result_free(result);
    empathie_scanner_free(scanner);
}

/* One stiff word is no stiff letter. */
static void test_density(void **state)
{
    empathie_scanner *scanner = scanner_of(small_engine());
    empathie_result *one = scan_reply(scanner, "Wij sturen het u middels de post.");
    empathie_result *two = scan_reply(scanner, "Middels deze brief. Derhalve een brief.");
    (void)state;
    assert_int_equal(empathie_result_count(one), 0);
    assert_int_equal(empathie_result_aside_count(one), 1);
    assert_string_equal(empathie_evidence_reason(empathie_result_aside(one, 0)), "weak");
    assert_int_equal(empathie_signal_count(signal_of(two, EMPATHIE_KIND_CLOSES)), 2);
    empathie_result_free(one);
    empathie_result_free(two);
    empathie_scanner_free(scanner);
}

/* A message is not read as a reply, nor a reply as a message, by the same scanner in turn. */
static void test_sides(void **state)
{
    static const char text[] = "Ik ben boos. Dan kunt u altijd contact opnemen.";
    empathie_scanner *scanner = scanner_of(small_engine());
    (void)state;
    for (int i = 0; i < 2; i++) {
        empathie_result *message = scan(scanner, text), *reply = scan_reply(scanner, text);
        assert_int_equal(empathie_result_count(message), 1);
        assert_non_null(signal_of(message, EMPATHIE_KIND_FRUSTRATION));
        assert_int_equal(empathie_result_count(reply), 1);
        assert_non_null(signal_of(reply, EMPATHIE_KIND_CLOSES));
        empathie_result_free(message);
        empathie_result_free(reply);
    }
    empathie_scanner_free(scanner);
}

static void test_json(void **state)
{
    static const char want[] =
        "{\"flags\":[{\"flag\":\"boilerplate\",\"start\":4,\"end\":33,"
        "\"rule\":\"boilerplate.contact\",\"why\":\"Een slotzin zonder naam of nummer.\","
        "\"instead\":\"Bel mij op dit nummer.\"}],\"opens\":[],\"limits\":[],\"reflect\":[]}";
    static const char text[] = "Dan kunt u altijd contact opnemen.";
    empathie_scanner *scanner = scanner_of(small_engine());
    empathie_result *result = scan_reply(scanner, text);
    char *json = json_string_in(result, EMPATHIE_CODE_POINTS), *words = explanation(result, text);
    json_t *value = json_loads(json, JSON_REJECT_DUPLICATES, NULL);
    (void)state;
    assert_non_null(value);
    assert_string_equal(json, want);
    assert_non_null(strstr(words, "kunt u altijd contact opnemen"));
    json_decref(value);
    free(words);
    free(json);
    empathie_result_free(result);
    empathie_scanner_free(scanner);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_arguments), cmocka_unit_test(test_closes_and_opens),
        cmocka_unit_test(test_density), cmocka_unit_test(test_sides), cmocka_unit_test(test_json)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
