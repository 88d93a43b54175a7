/* What a result says it did not understand, and the bounds that keep work small. */
#include "../support/api_support.h"

#include <time.h>

typedef struct limit_case {
    const char *text, *limit;
    bool holds;
} limit_case;

static const limit_case cases[] = {
    {"Boos.", "short", true},
    {"Ik ben nu boos.", "short", false},
    {"", "short", true},
    {"I am not at the place and my mail is not of you", "not_dutch", true},
    {"Ik ben niet boos en het is goed van u", "not_dutch", false},
    {"Ik ben boos en dat is \xff nu", "invalid_bytes", true},
    {"Ik ben boos en dat is \xf0\x9f\x98\xa1 nu", "invalid_bytes", false},
    {"> Ik ben boos.\nIk heb dat niet geschreven.", "quoted_skipped", true},
    {"Ik ben boos.\nIk heb dat geschreven.", "quoted_skipped", false}};

static void test_limits(void **state)
{
    empathie_scanner *scanner = scanner_of(small_engine());
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        empathie_result *result = scan(scanner, cases[i].text);
        if (has_limit(result, cases[i].limit) != cases[i].holds)
            fail_msg("\"%s\": %s", cases[i].text, cases[i].limit);
        empathie_result_free(result);
    }
    empathie_scanner_free(scanner);
}

static void test_text_too_long(void **state)
{
    empathie_builder *builder = small_builder();
    empathie_scanner *scanner;
    empathie_result *result = (empathie_result *)1;
    empathie_error *error = NULL;
    (void)state;
    assert_int_equal(empathie_builder_set_limit(builder, EMPATHIE_LIMIT_TEXT_BYTES, 12, NULL), 0);
    scanner = scanner_of(built(builder));
    empathie_builder_free(builder);
    assert_int_equal(empathie_scanner_scan(scanner, "Ik ben boos!!", 13, &result, &error),
                     EMPATHIE_ERROR_LIMIT);
    assert_null(result);
    assert_int_equal(empathie_error_status(error), EMPATHIE_ERROR_LIMIT);
    empathie_error_free(error);
    result = scan(scanner, "Ik ben boos.");
    assert_int_equal(empathie_result_count(result), 1);
    empathie_result_free(result);
    empathie_scanner_free(scanner);
}

/* The default limits are those that the header names. */
static void test_default_text_limit(void **state)
{
    enum { MIB = 1 << 20 };
    char *text = malloc(MIB + 1);
    empathie_scanner *scanner = scanner_of(small_engine());
    empathie_result *result = NULL;
    (void)state;
    assert_non_null(text);
    memset(text, ' ', MIB + 1);
    memcpy(text + MIB - 12, "Ik ben boos.", 12);
    result = scan_bytes(scanner, text, MIB);
    assert_int_equal(empathie_result_count(result), 1);
    assert_int_equal(
        empathie_evidence_end(empathie_signal_evidence(empathie_result_signal(result, 0), 0),
                              EMPATHIE_CODE_POINTS),
        MIB - 1);
    empathie_result_free(result);
    assert_int_equal(empathie_scanner_scan(scanner, text, MIB + 1, &result, NULL),
                     EMPATHIE_ERROR_LIMIT);
    empathie_scanner_free(scanner);
    free(text);
}

/* How often an entry is named as one that was stopped. */
static size_t too_complex(const empathie_result *result, const char *entry)
{
    size_t count = 0;
    for (size_t i = 0; i < empathie_result_aside_count(result); i++) {
        const empathie_evidence *aside = empathie_result_aside(result, i);
        count += strcmp(empathie_evidence_reason(aside), "too_complex") == 0 &&
                 strcmp(empathie_evidence_rule(aside), entry) == 0;
    }
    return count;
}

/* Expressions that would run for years stop, say so, and leave the other entries alone. */
static void test_catastrophe(void **state)
{
    static const char *const expressions[] = {"(?:(?:ab)+)+z",    "(?:ab|abab)+z",
                                              "(?:(?:ab)*)*z",    "(?:.*a){20}z",
                                              "^.*(?:(?:ab)+)+z", "(?=(?:(?:ab)+)+z)a"};
    char text[400] = "Ik ben boos, en dat niet weer ";
    (void)state;
    for (size_t i = 0; i < 100; i++)
        strcat(text, "ab");
    strcat(text, " zo is het.");
    for (size_t i = 0; i < COUNT(expressions); i++) {
        empathie_builder *builder = small_builder();
        empathie_scanner *scanner;
        empathie_result *result;
        char yaml[500];
        clock_t start;
        int length = snprintf(yaml, sizeof yaml,
                              "format: 1\nkind: frustration\nentries:\n"
                              "  - {id: anger.slow, cue: anger, regex: '%s', needs: [weer],\n"
                              "     why: x, matches: [x], rejects: [x]}\n",
                              expressions[i]);
        assert_int_equal(
            empathie_builder_add_bytes(builder, "slow.yaml", yaml, (size_t)length, NULL), 0);
        scanner = scanner_of(built(builder));
        empathie_builder_free(builder);
        start = clock();
        result = scan(scanner, text);
        assert_true(clock() - start < 2 * CLOCKS_PER_SEC);
        if (!has_limit(result, "undecided"))
            fail_msg("%s is decided", expressions[i]);
        assert_int_equal(empathie_result_count(result), 1);
        assert_string_equal(
            empathie_evidence_rule(empathie_signal_evidence(empathie_result_signal(result, 0), 0)),
            "anger.angry");
        assert_int_equal(too_complex(result, "anger.slow"), 1); /* the entry is named */
        empathie_result_free(result);
        result = scan(scanner, "Ik ben boos, alweer dus, niet weer."); /* and is itself again */
        assert_false(has_limit(result, "undecided"));
        empathie_result_free(result);
        empathie_scanner_free(scanner);
    }
}

/* A text with more than is kept still tells the distress at its end, and what takes that back. */
static void test_cry_at_the_end(void **state)
{
    enum { TIMES = 5000 };
    static const struct {
        const char *often, *end;
        size_t kinds;
    } ends[] = {{"Ik ben boos. ", "Ik heb geen geld voor brood.", 2},
                {"Ik ben boos. ", "Ik heb niet geen geld voor brood.", 1},
                {"Mooi en mooi.", "Ik heb geen geld voor brood.", 1}};
    empathie_scanner *scanner = scanner_of(small_engine());
    char *text = calloc(1, TIMES * 16 + 64);
    (void)state;
    assert_non_null(text);
    for (size_t i = 0; i < COUNT(ends); i++) {
        empathie_result *result;
        size_t length = strlen(ends[i].often);
        for (size_t j = 0; j < TIMES; j++)
            memcpy(text + j * length, ends[i].often, length);
        strcpy(text + TIMES * length, ends[i].end);
        result = scan(scanner, text);
        assert_true(has_limit(result, "undecided"));
        assert_int_equal(empathie_result_count(result), ends[i].kinds);
        empathie_result_free(result);
    }
    empathie_scanner_free(scanner);
    free(text);
}

/* An entry that is stopped in every sentence is named once, also where a phrase of it is found, and
 * the others are all there; a person can read which one it was. */
static void test_stopped_often(void **state)
{
    static const char yaml[] =
        "format: 1\nkind: frustration\nentries:\n"
        "  - {id: anger.slow, cue: anger, regex: '(?:(?:ab)+)+z', needs: [weer], any: [woest],\n"
        "     why: x, matches: [woest], rejects: [x]}\n";
    enum { SENTENCES = 60 };
    empathie_builder *builder = small_builder();
    empathie_scanner *scanner;
    empathie_result *result;
    char *explained, *text = calloc(1, SENTENCES * 200);
    (void)state;
    assert_non_null(text);
    for (size_t i = 0; i < SENTENCES; i++) {
        strcat(text, "Ik ben woest en dat weer ");
        for (size_t j = 0; j < 60; j++)
            strcat(text, "ab");
        strcat(text, " zo ben ik boos. ");
    }
    assert_int_equal(empathie_builder_add_bytes(builder, "slow.yaml", yaml, sizeof yaml - 1, NULL),
                     0);
    scanner = scanner_of(built(builder));
    empathie_builder_free(builder);
    result = scan(scanner, text);
    assert_true(has_limit(result, "undecided"));
    assert_int_equal(too_complex(result, "anger.slow"), 1);
    assert_int_equal(empathie_signal_count(empathie_result_signal(result, 0)), 3 * SENTENCES);
    explained = explanation(result, text);
    assert_non_null(strstr(explained, "[anger.slow]"));
    free(explained);
    empathie_result_free(result);
    empathie_scanner_free(scanner);
    free(text);
}

/* Fewer steps: an expression that decides with many steps does not with few. */
static void test_match_steps(void **state)
{
    static const char yaml[] =
        "format: 1\nkind: frustration\nentries:\n"
        "  - {id: anger.slow, cue: anger, regex: '(?:ab|abab|ababab)+z', needs: [weer],\n"
        "     why: x, matches: [x], rejects: [x]}\n";
    static const int64_t steps[] = {10, 1000000};
    (void)state;
    for (size_t i = 0; i < COUNT(steps); i++) {
        empathie_builder *builder = small_builder();
        empathie_scanner *scanner;
        empathie_result *result;
        assert_int_equal(
            empathie_builder_add_bytes(builder, "slow.yaml", yaml, sizeof yaml - 1, NULL), 0);
        assert_int_equal(
            empathie_builder_set_limit(builder, EMPATHIE_LIMIT_MATCH_STEPS, steps[i], NULL), 0);
        scanner = scanner_of(built(builder));
        empathie_builder_free(builder);
        result = scan(scanner, "Ik ben niet weer abababababababab zo");
        assert_int_equal(has_limit(result, "undecided"), i == 0);
        empathie_result_free(result);
        empathie_scanner_free(scanner);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_limits),
                                       cmocka_unit_test(test_text_too_long),
                                       cmocka_unit_test(test_default_text_limit),
                                       cmocka_unit_test(test_catastrophe),
                                       cmocka_unit_test(test_cry_at_the_end),
                                       cmocka_unit_test(test_stopped_often),
                                       cmocka_unit_test(test_match_steps)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
