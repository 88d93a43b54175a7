/* Results: getters, order, ownership, offsets in three units, JSON and plain Dutch. */
#include "../support/api_support.h"

#include <jansson.h>

static void test_arguments(void **state)
{
    empathie_scanner *scanner = (empathie_scanner *)1;
    empathie_result *result = (empathie_result *)1;
    empathie_error *error = NULL;
    (void)state;
    assert_int_equal(empathie_scanner_new(NULL, &scanner, &error), EMPATHIE_ERROR_ARGUMENT);
    assert_null(scanner);
    assert_int_equal(empathie_error_status(error), EMPATHIE_ERROR_ARGUMENT);
    empathie_error_free(error);
    scanner = scanner_of(small_engine());
    assert_int_equal(empathie_scanner_new(NULL, NULL, NULL), EMPATHIE_ERROR_ARGUMENT);
    assert_int_equal(empathie_scanner_scan(NULL, "x", 1, &result, NULL), EMPATHIE_ERROR_ARGUMENT);
    assert_null(result);
    assert_int_equal(empathie_scanner_scan(scanner, "x", 1, NULL, NULL), EMPATHIE_ERROR_ARGUMENT);
    result = (empathie_result *)1;
    assert_int_equal(empathie_scanner_scan(scanner, NULL, 1, &result, &error),
                     EMPATHIE_ERROR_ARGUMENT);
    assert_null(result);
    empathie_error_free(error);
    result = scan_bytes(scanner, NULL, 0); /* no text is an empty text */
    assert_int_equal(empathie_result_count(result), 0);
    empathie_result_free(result);
    empathie_scanner_free(scanner);
    empathie_scanner_free(NULL);
    empathie_result_free(NULL);
}

static void test_nothing(void **state)
{
    (void)state;
    assert_int_equal(empathie_result_count(NULL), 0);
    assert_null(empathie_result_signal(NULL, 0));
    assert_int_equal(empathie_signal_kind(NULL), 0);
    assert_int_equal(empathie_signal_intensity(NULL), 0);
    assert_int_equal(empathie_signal_confidence(NULL), 0);
    assert_int_equal(empathie_signal_mask(NULL), 0);
    assert_null(empathie_signal_question(NULL));
    assert_int_equal(empathie_signal_cue_count(NULL), 0);
    assert_null(empathie_signal_cue(NULL, 0));
    assert_int_equal(empathie_signal_count(NULL), 0);
    assert_null(empathie_signal_evidence(NULL, 0));
    assert_null(empathie_evidence_cue(NULL));
    assert_null(empathie_evidence_rule(NULL));
    assert_null(empathie_evidence_why(NULL));
    assert_null(empathie_evidence_instead(NULL));
    assert_int_equal(empathie_evidence_kind(NULL), 0);
    assert_int_equal(empathie_evidence_strength(NULL), 0);
    assert_int_equal(empathie_evidence_start(NULL, EMPATHIE_BYTES), 0);
    assert_int_equal(empathie_evidence_end(NULL, EMPATHIE_BYTES), 0);
    assert_null(empathie_evidence_reason(NULL));
    assert_int_equal(empathie_result_aside_count(NULL), 0);
    assert_null(empathie_result_aside(NULL, 0));
    assert_int_equal(empathie_result_limit_count(NULL), 0);
    assert_null(empathie_result_limit(NULL, 0));
    assert_int_equal(empathie_result_reflect_count(NULL), 0);
    assert_null(empathie_result_reflect(NULL, 0));
}

static void test_text_of_nothing(void **state)
{
    char buffer[8] = "######";
    (void)state;
    assert_int_equal(empathie_result_json(NULL, EMPATHIE_BYTES, buffer, sizeof buffer), 0);
    assert_string_equal(buffer, "");
    buffer[0] = '#';
    assert_int_equal(empathie_result_explain(NULL, "x", 1, buffer, sizeof buffer), 0);
    assert_string_equal(buffer, "");
    buffer[0] = '#';
    assert_int_equal(empathie_result_json(NULL, EMPATHIE_BYTES, buffer, 0), 0);
    assert_int_equal(buffer[0], '#');
    assert_int_equal(empathie_result_json(NULL, EMPATHIE_BYTES, NULL, 0), 0);
    assert_int_equal(empathie_result_explain(NULL, NULL, 0, NULL, 5), 0);
}

/* Distress first, then the strongest; evidence in the order of the text; out of range is NULL. */
static void test_getters(void **state)
{
    static const char message[] =
        "Laat maar zitten. Ik ben heel boos en ik wacht al drie weken. Ik heb geen geld voor eten. "
        "Mooi. U bent te laat.";
    empathie_scanner *scanner = scanner_of(small_engine());
    empathie_result *result = scan(scanner, message);
    const empathie_signal *signal;
    const empathie_evidence *evidence;
    (void)state;
    assert_int_equal(empathie_result_count(result), 4);
    assert_int_equal(empathie_signal_kind(empathie_result_signal(result, 0)),
                     EMPATHIE_KIND_DISTRESS);
    signal = empathie_result_signal(result, 1);
    assert_int_equal(empathie_signal_kind(signal), EMPATHIE_KIND_FRUSTRATION);
    assert_int_equal(empathie_signal_intensity(signal), 3);
    assert_in_range(empathie_signal_confidence(signal), 1, 100);
    assert_int_equal(empathie_signal_mask(signal), EMPATHIE_MASK_NONE);
    assert_null(empathie_signal_question(signal));
    assert_int_equal(empathie_signal_cue_count(signal), 2);
    assert_string_equal(empathie_signal_cue(signal, 0), "anger");
    assert_string_equal(empathie_signal_cue(signal, 1), "waiting");
    assert_null(empathie_signal_cue(signal, 2));
    assert_int_equal(empathie_signal_count(signal), 2);
    evidence = empathie_signal_evidence(signal, 1);
    assert_string_equal(empathie_evidence_rule(evidence), "waiting.long");
    assert_string_equal(empathie_evidence_cue(evidence), "waiting");
    assert_string_equal(empathie_evidence_why(evidence), "Wachten met een genoemde duur.");
    assert_int_equal(empathie_evidence_kind(evidence), EMPATHIE_KIND_FRUSTRATION);
    assert_int_equal(empathie_evidence_strength(evidence), 2);
    assert_null(empathie_evidence_reason(evidence));
    assert_null(empathie_signal_evidence(signal, 2));
    assert_null(empathie_signal_evidence(signal, SIZE_MAX));
    signal = signal_of(result, EMPATHIE_KIND_MASKED_QUESTION);
    assert_int_equal(empathie_signal_mask(signal), EMPATHIE_MASK_IRONY);
    assert_string_equal(empathie_signal_question(signal), "Kan ik u nog geloven?");
    assert_null(empathie_result_signal(result, 4));
    assert_null(empathie_result_limit(result, empathie_result_limit_count(result)));
    assert_in_range(empathie_result_reflect_count(result), 1, 3);
    assert_null(empathie_result_reflect(result, empathie_result_reflect_count(result)));
    assert_null(empathie_result_aside(result, empathie_result_aside_count(result)));
    empathie_result_free(result);
    empathie_scanner_free(scanner);
}

/* The result lives on when text, scanner and engine are gone, and the next scan leaves it alone. */
static void test_outlives(void **state)
{
    char *message = malloc(100);
    empathie_scanner *scanner = scanner_of(small_engine());
    empathie_result *result;
    char *before, *after;
    (void)state;
    assert_non_null(message);
    strcpy(message, "Ik wacht al drie weken, maar ik ben niet boos.");
    result = scan(scanner, message);
    before = json_string_in(result, EMPATHIE_CODE_POINTS);
    memset(message, 'x', 100);
    free(message);
    empathie_result_free(scan(scanner, "Laat maar."));
    empathie_scanner_free(scanner);
    after = json_string_in(result, EMPATHIE_CODE_POINTS);
    assert_string_equal(before, after);
    assert_int_equal(empathie_result_aside_count(result), 1);
    assert_string_equal(empathie_evidence_reason(empathie_result_aside(result, 0)), "denied");
    free(before);
    free(after);
    empathie_result_free(result);
}

/* ---- offsets ---- */

typedef struct offset_case {
    const char *text;
    size_t length; /* 0: up to the NUL */
    size_t bytes[2], points[2], utf16[2];
} offset_case;

static const offset_case offsets[] = {
    {"Ik ben boos.", 0, {7, 11}, {7, 11}, {7, 11}},
    {"\xf0\x9f\x98\xa1 Ik ben boos", 0, {12, 16}, {9, 13}, {10, 14}},
    {"\xc3\xa9\xc3\xa9n keer boos", 0, {11, 15}, {9, 13}, {9, 13}},
    {"e\xcc\x81\xcc\x81n keer boos", 0, {12, 16}, {10, 14}, {10, 14}},
    {"\xff\xfe Ik ben boos", 0, {10, 14}, {10, 14}, {10, 14}},
    {"\xe2\x82 Ik ben boos", 0, {10, 14}, {10, 14}, {10, 14}},
    {"\xed\xa0\x80 Ik ben boos", 0, {11, 15}, {11, 15}, {11, 15}},
    {"\xef\xbb\xbfIk ben boos", 0, {10, 14}, {8, 12}, {8, 12}},
    {"a\0b Ik ben boos", 15, {11, 15}, {11, 15}, {11, 15}},
    {"Ik ben b\xc3\xb3\xc3\xb3s", 0, {7, 13}, {7, 11}, {7, 11}},
    {"Ik ben bo\xcc\x81os", 0, {7, 13}, {7, 12}, {7, 12}},
    {"\xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7 Ik ben boos",
     0,
     {26, 30},
     {13, 17},
     {16, 20}},
    {"Ik ben \xef\xbd\x82\xef\xbd\x8f\xef\xbd\x8f\xef\xbd\x93", 0, {7, 19}, {7, 11}, {7, 11}}};

static void check_span(const empathie_evidence *evidence, const offset_case *want)
{
    const size_t *wanted[] = {want->bytes, want->points, want->utf16};
    for (int32_t unit = EMPATHIE_BYTES; unit <= EMPATHIE_UTF16; unit++) {
        size_t start = empathie_evidence_start(evidence, unit);
        size_t end = empathie_evidence_end(evidence, unit);
        if (start != wanted[unit - 1][0] || end != wanted[unit - 1][1])
            fail_msg("\"%s\" in unit %d: %zu to %zu, not %zu to %zu", want->text, (int)unit, start,
                     end, wanted[unit - 1][0], wanted[unit - 1][1]);
    }
    assert_int_equal(empathie_evidence_start(evidence, 0), 0);
    assert_int_equal(empathie_evidence_end(evidence, 0), 0);
    assert_int_equal(empathie_evidence_end(evidence, 4), 0);
    assert_int_equal(empathie_evidence_end(evidence, INT32_MIN), 0);
}

static void test_offsets(void **state)
{
    empathie_scanner *scanner = scanner_of(small_engine());
    (void)state;
    for (size_t i = 0; i < COUNT(offsets); i++) {
        const offset_case *at = &offsets[i];
        size_t length = at->length ? at->length : strlen(at->text);
        empathie_result *result = scan_bytes(scanner, at->text, length);
        const empathie_signal *signal = empathie_result_signal(result, 0);
        if (empathie_signal_count(signal) != 1)
            fail_msg("\"%s\" has no evidence", at->text);
        check_span(empathie_signal_evidence(signal, 0), at);
        for (int32_t unit = EMPATHIE_BYTES; unit <= EMPATHIE_UTF16; unit++) {
            const size_t *wanted = unit == 1 ? at->bytes : unit == 2 ? at->points : at->utf16;
            assert_int_equal(empathie_offset(at->text, length, at->bytes[0], unit), wanted[0]);
            assert_int_equal(empathie_offset(at->text, length, at->bytes[1], unit), wanted[1]);
        }
        empathie_result_free(result);
    }
    empathie_scanner_free(scanner);
}

static void test_offset(void **state)
{
    static const char text[] = "a\xf0\x9f\x98\xa1\xc3\xa9\xff";
    (void)state;
    assert_int_equal(empathie_offset(text, 8, 8, EMPATHIE_BYTES), 8);
    assert_int_equal(empathie_offset(text, 8, 8, EMPATHIE_CODE_POINTS), 4);
    assert_int_equal(empathie_offset(text, 8, 8, EMPATHIE_UTF16), 5);
    assert_int_equal(empathie_offset(text, 8, 0, EMPATHIE_UTF16), 0);
    assert_int_equal(empathie_offset(text, 8, SIZE_MAX, EMPATHIE_UTF16), 5);
    assert_int_equal(empathie_offset(NULL, 8, 3, EMPATHIE_UTF16), 0);
    assert_int_equal(empathie_offset(text, 0, 3, EMPATHIE_UTF16), 0);
    assert_int_equal(empathie_offset(text, 8, 3, 0), 0);
    assert_int_equal(empathie_offset(text, 8, 3, 9), 0);
}

/* ---- JSON ---- */

static const char *const messages[] = {
    "",
    "Ik ben boos.",
    "\xf0\x9f\x98\xa1 Ik wacht al drie weken. Mooi. U bent te laat. Laat maar \"hoor\" \xff.",
    "I am not at the place and my mail is not of you",
    "> Ik ben boos.\nLaat maar."};

static void check_json_signal(const json_t *json, const empathie_signal *signal, int32_t unit)
{
    const json_t *evidence = json_object_get(json, "evidence");
    assert_string_equal(json_string_value(json_object_get(json, "kind")),
                        empathie_kind_name(empathie_signal_kind(signal)));
    assert_int_equal(json_integer_value(json_object_get(json, "intensity")),
                     empathie_signal_intensity(signal));
    assert_int_equal(json_integer_value(json_object_get(json, "confidence")),
                     empathie_signal_confidence(signal));
    assert_int_equal(json_array_size(json_object_get(json, "cues")),
                     empathie_signal_cue_count(signal));
    assert_int_equal(json_array_size(evidence), empathie_signal_count(signal));
    for (size_t i = 0; i < json_array_size(evidence); i++) {
        const json_t *item = json_array_get(evidence, i);
        const empathie_evidence *of = empathie_signal_evidence(signal, i);
        assert_string_equal(json_string_value(json_object_get(item, "rule")),
                            empathie_evidence_rule(of));
        assert_string_equal(json_string_value(json_object_get(item, "why")),
                            empathie_evidence_why(of));
        assert_int_equal(json_integer_value(json_object_get(item, "start")),
                         empathie_evidence_start(of, unit));
        assert_int_equal(json_integer_value(json_object_get(item, "end")),
                         empathie_evidence_end(of, unit));
    }
}

static void check_json(const empathie_result *result, int32_t unit)
{
    char *text = json_string_in(result, unit);
    json_error_t problem;
    json_t *json = json_loads(text, JSON_REJECT_DUPLICATES, &problem);
    const json_t *signals = json_object_get(json, "signals");
    if (!json)
        fail_msg("%s: %s", problem.text, text);
    assert_null(strchr(text, '\n'));
    assert_int_equal(json_array_size(signals), empathie_result_count(result));
    for (size_t i = 0; i < json_array_size(signals); i++)
        check_json_signal(json_array_get(signals, i), empathie_result_signal(result, i), unit);
    assert_int_equal(json_array_size(json_object_get(json, "limits")),
                     empathie_result_limit_count(result));
    assert_int_equal(json_array_size(json_object_get(json, "reflect")),
                     empathie_result_reflect_count(result));
    json_decref(json);
    free(text);
}

static void test_json(void **state)
{
    empathie_scanner *scanner = scanner_of(small_engine());
    empathie_scanner *other = scanner_of(small_engine());
    (void)state;
    for (size_t i = 0; i < COUNT(messages); i++) {
        empathie_result *result = scan(scanner, messages[i]), *again = scan(other, messages[i]);
        for (int32_t unit = EMPATHIE_BYTES; unit <= EMPATHIE_UTF16; unit++) {
            char *one = json_string_in(result, unit), *two = json_string_in(again, unit);
            assert_string_equal(one, two);
            check_json(result, unit);
            free(one);
            free(two);
        }
        assert_int_equal(empathie_result_json(result, 0, NULL, 0), 0);
        assert_int_equal(empathie_result_json(result, 4, NULL, 0), 0);
        empathie_result_free(result);
        empathie_result_free(again);
    }
    empathie_scanner_free(scanner);
    empathie_scanner_free(other);
}

/* The bytes themselves, for those who store them. */
static void test_json_bytes(void **state)
{
    static const char want[] =
        "{\"signals\":[{\"kind\":\"silence\",\"intensity\":2,\"confidence\":70,"
        "\"cues\":[\"withdrawal\"],\"evidence\":[{\"cue\":\"withdrawal\","
        "\"rule\":\"withdrawal.never_mind\",\"start\":0,\"end\":9,"
        "\"why\":\"De schrijver laat het erbij.\"}]}],\"limits\":[\"short\"],"
        "\"reflect\":[\"Wat staat hier niet?\"]}";
    empathie_scanner *scanner = scanner_of(small_engine());
    empathie_result *result = scan(scanner, "Laat maar.");
    char *json = json_string_in(result, EMPATHIE_CODE_POINTS);
    (void)state;
    assert_string_equal(json, want);
    free(json);
    empathie_result_free(result);
    empathie_scanner_free(scanner);
}

/* Names in a lexicon may hold what JSON escapes. */
static void test_json_escapes(void **state)
{
    static const char own[] =
        "format: 1\nkind: frustration\nentries:\n"
        "  - {id: anger.quote, cue: anger, any: [kwaad], matches: [x], rejects: [x],\n"
        "     why: \"Zegt \\\"kwaad\\\" \\\\ met\\ttab en \xe2\x82\xac\"}\n";
    empathie_builder *builder = small_builder();
    empathie_scanner *scanner;
    empathie_result *result;
    (void)state;
    assert_int_equal(empathie_builder_add_bytes(builder, "q", own, sizeof own - 1, NULL), 0);
    scanner = scanner_of(built(builder));
    empathie_builder_free(builder);
    result = scan(scanner, "Ik ben kwaad.");
    assert_int_equal(empathie_result_count(result), 1);
    check_json(result, EMPATHIE_UTF16);
    empathie_result_free(result);
    empathie_scanner_free(scanner);
}

/* ---- plain Dutch ---- */

static void test_explain(void **state)
{
    static const char message[] =
        "Ik wacht al drie weken, maar boos ben ik niet. \"Wij zijn allen boos op u\" staat er.";
    static const char *const parts[] = {
        "frustratie (wachten), duidelijk",
        "\xe2\x80\x9cwacht al drie weken\xe2\x80\x9d",
        "Wachten met een genoemde duur. [waiting.long]",
        "niet meegeteld",
        "\342\200\234boos\xe2\x80\x9d (boosheid) telt niet mee, want het wordt ontkend",
        "want het zijn aangehaalde woorden"};
    empathie_scanner *scanner = scanner_of(small_engine());
    empathie_result *result = scan(scanner, message);
    char *text = explanation(result, message), *other;
    (void)state;
    for (size_t i = 0; i < COUNT(parts); i++)
        if (!strstr(text, parts[i]))
            fail_msg("no \"%s\" in\n%s", parts[i], text);
    free(text);
    other = explanation(result, "kort"); /* another text: no more is read than it has */
    assert_null(strstr(other, "drie weken"));
    free(other);
    assert_true(empathie_result_explain(result, NULL, 0, NULL, 0) > 100);
    empathie_result_free(result);
    empathie_scanner_free(scanner);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_arguments),       cmocka_unit_test(test_nothing),
        cmocka_unit_test(test_text_of_nothing), cmocka_unit_test(test_getters),
        cmocka_unit_test(test_outlives),        cmocka_unit_test(test_offsets),
        cmocka_unit_test(test_offset),          cmocka_unit_test(test_json),
        cmocka_unit_test(test_json_bytes),      cmocka_unit_test(test_json_escapes),
        cmocka_unit_test(test_explain)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
