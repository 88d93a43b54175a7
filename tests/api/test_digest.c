/* The digest through the public interface: what is counted of real conversations, and who may call
 * what when. */
#include "../support/api_support.h"

static const char *const angry = "Ik ben boos.";

static empathie_digest *new_digest(empathie_engine *engine, int64_t minimum)
{
    empathie_digest *digest = NULL;
    empathie_error *error = NULL;
    assert_int_equal(empathie_digest_new(engine, &digest, &error), EMPATHIE_OK);
    assert_null(error);
    assert_int_equal(empathie_digest_set(digest, EMPATHIE_DIGEST_MINIMUM, minimum, &error),
                     EMPATHIE_OK);
    return digest;
}

static char *text_of(const empathie_digest *digest,
                     size_t (*write)(const empathie_digest *, char *, size_t))
{
    size_t length = write(digest, NULL, 0);
    char *text = malloc(length + 1);
    assert_non_null(text);
    memset(text, 'x', length + 1);
    for (size_t capacity = 1; capacity < 40 && capacity <= length; capacity++) {
        assert_int_equal(write(digest, text, capacity), length);
        assert_true(strlen(text) < capacity);
        assert_true(text[capacity] == 'x' || capacity + 1 > length);
    }
    assert_int_equal(write(digest, text, length + 1), length);
    assert_int_equal(strlen(text), length);
    return text;
}

static void expect(const empathie_digest *digest,
                   size_t (*write)(const empathie_digest *, char *, size_t), const char *part)
{
    char *text = text_of(digest, write);
    if (!strstr(text, part))
        fail_msg("%s\nlacks %s", text, part);
    free(text);
}

static empathie_report *report_of(empathie_engine *engine, const char *text, int64_t at)
{
    empathie_conversation *conversation = NULL;
    empathie_report *report = NULL;
    assert_int_equal(empathie_conversation_new(engine, &conversation, NULL), EMPATHIE_OK);
    assert_int_equal(
        empathie_conversation_add(conversation, EMPATHIE_PERSON, at, text, strlen(text), NULL),
        EMPATHIE_OK);
    assert_int_equal(empathie_conversation_read(conversation, at + 400 * 86400, &report, NULL),
                     EMPATHIE_OK);
    empathie_conversation_free(conversation);
    return report;
}

static void conversations_and_messages_are_counted(void **state)
{
    empathie_engine *engine = small_engine();
    empathie_digest *digest = new_digest(engine, 1), *other = new_digest(engine, 1);
    empathie_report *report = report_of(engine, angry, 1772438400);
    empathie_scanner *scanner = NULL;
    empathie_result *result = NULL;
    (void)state;
    assert_int_equal(empathie_scanner_new(engine, &scanner, NULL), EMPATHIE_OK);
    result = scan(scanner, "Wij moeten weken wachten.");
    assert_int_equal(empathie_digest_add(digest, report, "afval", "mail", NULL), EMPATHIE_OK);
    assert_int_equal(empathie_digest_add(digest, report, NULL, NULL, NULL), EMPATHIE_OK);
    assert_int_equal(empathie_digest_add_message(other, result, 1772438400, "afval", "chat", NULL),
                     EMPATHIE_OK);
    assert_int_equal(empathie_digest_merge(digest, other, NULL), EMPATHIE_OK);
    empathie_result_free(result);
    empathie_report_free(report);
    empathie_scanner_free(scanner);
    empathie_engine_release(engine); /* the digests hold it */
    empathie_digest_free(other);
    expect(digest, empathie_digest_json, "\"period\":\"week\",\"minimum\":1,");
    expect(digest, empathie_digest_json, "\"periods\":[{\"period\":\"2026-W10\",");
    expect(digest, empathie_digest_json, "\"themes\":[{\"theme\":null,\"conversations\":1,");
    expect(digest, empathie_digest_json, "{\"theme\":\"afval\",\"conversations\":2,");
    expect(digest, empathie_digest_csv,
           "view,group,rest,measure,name,count,least,most\r\n"
           "total,,no,conversations,,3,3,3\r\ntotal,,no,kind,frustration,");
    expect(digest, empathie_digest_csv, "\r\ntheme,afval,no,conversations,,2,2,2\r\n");
    expect(digest, empathie_digest_html, "<!DOCTYPE html>\n<html lang=\"nl\">");
    empathie_digest_free(digest);
}

/* A theme may hold anything, and yet it is neither markup nor a formula, nor a row of its own. */
static void names_are_only_text(void **state)
{
    static const struct {
        const char *theme, *csv, *html, *json;
    } cases[] = {
        {"<script>alert(1)</script>", "\r\ntheme,<script>alert(1)</script>,no,",
         ">&lt;script&gt;alert(1)&lt;/script&gt;<", "\"theme\":\"<script>"},
        {"=1+1", "\r\ntheme,'=1+1,no,", ">=1+1<", "\"=1+1\""},
        {"@som", "\r\ntheme,'@som,no,", ">@som<", "\"@som\""},
        {"-2", "\r\ntheme,'-2,no,", ">-2<", "\"-2\""},
        {"+31", "\r\ntheme,'+31,no,", ">+31<", "\"+31\""},
        {"\tx", "\r\ntheme,'\tx,no,", "> x<", "\"\\u0009x\""},
        {"a,\"b\"\r\nc", "\r\ntheme,\"a,\"\"b\"\"\r\nc\",no,", ">a,&quot;b&quot;  c<",
         "\"a,\\\"b\\\"\\u000d\\u000ac\""},
        {"=\"x\"", "\r\ntheme,\"'=\"\"x\"\"\",no,", ">=&quot;x&quot;<", "\"=\\\"x\\\"\""},
        {"é😀 & 'zo'", "\r\ntheme,é😀 & 'zo',no,", ">é😀 &amp; &#39;zo&#39;<", "\"é😀 & 'zo'\""},
    };
    empathie_engine *engine = small_engine();
    empathie_report *report = report_of(engine, angry, 0);
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        empathie_digest *digest = new_digest(engine, 2);
        for (int j = 0; j < 9; j++)
            assert_int_equal(
                empathie_digest_add(digest, report, j < 6 ? cases[i].theme : "x", NULL, NULL),
                EMPATHIE_OK);
        expect(digest, empathie_digest_csv, cases[i].csv);
        expect(digest, empathie_digest_html, cases[i].html);
        expect(digest, empathie_digest_json, cases[i].json);
        empathie_digest_free(digest);
    }
    empathie_report_free(report);
    empathie_engine_release(engine);
}

/* ---- Calls that are not allowed ------------------------------------------------------------- */

static void refused(empathie_status status, empathie_error *error, empathie_status expected,
                    const char *message)
{
    assert_int_equal(status, expected);
    assert_non_null(error);
    if (!strstr(empathie_error_message(error, 0), message))
        fail_msg("\"%s\" lacks \"%s\"", empathie_error_message(error, 0), message);
    empathie_error_free(error);
}

static void nothing_crashes_on_null(void **state)
{
    char buffer[4] = "xyz";
    empathie_digest *digest = NULL;
    (void)state;
    empathie_digest_free(NULL);
    assert_int_equal(empathie_digest_new(NULL, &digest, NULL), EMPATHIE_ERROR_ARGUMENT);
    assert_int_equal(empathie_digest_set(NULL, 1, 1, NULL), EMPATHIE_ERROR_ARGUMENT);
    assert_int_equal(empathie_digest_add(NULL, NULL, NULL, NULL, NULL), EMPATHIE_ERROR_ARGUMENT);
    assert_int_equal(empathie_digest_add_message(NULL, NULL, 0, NULL, NULL, NULL),
                     EMPATHIE_ERROR_ARGUMENT);
    assert_int_equal(empathie_digest_merge(NULL, NULL, NULL), EMPATHIE_ERROR_ARGUMENT);
    assert_int_equal(empathie_digest_json(NULL, buffer, sizeof buffer), 0);
    assert_string_equal(buffer, "");
    assert_int_equal(empathie_digest_csv(NULL, NULL, 9), 0);
    assert_int_equal(empathie_digest_html(NULL, NULL, 0), 0);
}

static void options_have_bounds(void **state)
{
    static const struct {
        int32_t option;
        int64_t value;
    } wrong[] = {{0, 1},
                 {4, 1},
                 {EMPATHIE_DIGEST_PERIOD, 0},
                 {EMPATHIE_DIGEST_PERIOD, 4},
                 {EMPATHIE_DIGEST_MINIMUM, 0},
                 {EMPATHIE_DIGEST_MINIMUM, INT64_MAX},
                 {EMPATHIE_DIGEST_ZONE, 24 * 60 + 1},
                 {EMPATHIE_DIGEST_ZONE, INT64_MIN}};
    empathie_engine *engine = small_engine();
    empathie_digest *digest = new_digest(engine, 5);
    empathie_report *report = report_of(engine, angry, 0);
    empathie_error *error = NULL;
    empathie_status status;
    (void)state;
    for (size_t i = 0; i < COUNT(wrong); i++) {
        status = empathie_digest_set(digest, wrong[i].option, wrong[i].value, &error);
        refused(status, error, EMPATHIE_ERROR_ARGUMENT, "no such option");
    }
    assert_int_equal(empathie_digest_set(digest, EMPATHIE_DIGEST_ZONE, -90, NULL), EMPATHIE_OK);
    assert_int_equal(
        empathie_digest_set(digest, EMPATHIE_DIGEST_PERIOD, EMPATHIE_PERIOD_MONTH, NULL),
        EMPATHIE_OK);
    assert_int_equal(empathie_digest_add(digest, report, NULL, NULL, NULL), EMPATHIE_OK);
    status = empathie_digest_set(digest, EMPATHIE_DIGEST_MINIMUM, 1, &error);
    refused(status, error, EMPATHIE_ERROR_ARGUMENT, "before anything is added");
    empathie_report_free(report);
    empathie_digest_free(digest);
    empathie_engine_release(engine);
}

static void what_does_not_fit_is_refused(void **state)
{
    empathie_engine *engine = small_engine(), *others = default_engine();
    empathie_digest *digest = new_digest(engine, 5), *other = new_digest(engine, 6);
    empathie_report *report = report_of(engine, angry, 0), *foreign = report_of(others, angry, 0);
    empathie_scanner *scanner = NULL;
    empathie_result *reply = NULL;
    empathie_error *error = NULL;
    char name[300], *before = text_of(digest, empathie_digest_json), *after;
    empathie_status status;
    (void)state;
    memset(name, 'a', sizeof name);
    name[201] = '\0';
    status = empathie_digest_add(digest, report, name, NULL, &error);
    refused(status, error, EMPATHIE_ERROR_ARGUMENT, "longer than 200 bytes");
    status = empathie_digest_add(digest, report, NULL, "\xC3", &error);
    refused(status, error, EMPATHIE_ERROR_ARGUMENT, "not UTF-8");
    status = empathie_digest_add(digest, foreign, NULL, NULL, &error);
    refused(status, error, EMPATHIE_ERROR_ARGUMENT, "other lexicons");
    status = empathie_digest_merge(digest, other, &error);
    refused(status, error, EMPATHIE_ERROR_ARGUMENT, "other options");
    status = empathie_digest_merge(digest, digest, &error);
    refused(status, error, EMPATHIE_ERROR_ARGUMENT, "itself");
    assert_int_equal(empathie_scanner_new(engine, &scanner, NULL), EMPATHIE_OK);
    assert_int_equal(empathie_scanner_scan_reply(scanner, angry, strlen(angry), &reply, NULL),
                     EMPATHIE_OK);
    status = empathie_digest_add_message(digest, reply, 0, NULL, NULL, &error);
    refused(status, error, EMPATHIE_ERROR_ARGUMENT, "of a reply");
    after = text_of(digest, empathie_digest_json);
    assert_string_equal(before, after);
    free(before);
    free(after);
    empathie_result_free(reply);
    empathie_scanner_free(scanner);
    empathie_report_free(report);
    empathie_report_free(foreign);
    empathie_digest_free(digest);
    empathie_digest_free(other);
    empathie_engine_release(engine);
    empathie_engine_release(others);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(conversations_and_messages_are_counted),
        cmocka_unit_test(names_are_only_text),
        cmocka_unit_test(nothing_crashes_on_null),
        cmocka_unit_test(options_have_bounds),
        cmocka_unit_test(what_does_not_fit_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
