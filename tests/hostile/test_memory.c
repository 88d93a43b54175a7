/* Whichever request for memory fails: the call says so or succeeds, nothing is lost, every size is
 * told right, and the objects can be used again. Through the public interface alone. */
#include "../support/api_support.h"
#include "../support/counted_memory.h"

#include <stdint.h>

static const char message[] =
    "Laat maar zitten. Ik ben heel boos en ik wacht al drie weken, te leur gesteld dus. "
    "\xf0\x9f\x98\xa1\n"
    "> Ik ben boos\nDit is de 4e keer! Mooi. U bent te laat. Maandag te laat, \"niet wagten\" "
    "bijv. \xff "
    "http://a.nl/x?y=1 op 12-03-2025 om 10.15 uur, 3.500,- euro; IK BEN BOOOOOS";

static const char reply[] = "Middels deze brief. Derhalve kunt u altijd contact opnemen.";

/* One status of one call: memory failed or not. A retry is one more call after a failure. */
static bool worked(empathie_status status, empathie_error *error)
{
    if (status == EMPATHIE_OK) {
        assert_null(error);
        return true;
    }
    assert_int_equal(status, EMPATHIE_ERROR_MEMORY);
    if (error) {
        assert_int_equal(empathie_error_status(error), EMPATHIE_ERROR_MEMORY);
        assert_true(empathie_error_count(error) >= 1);
    }
    empathie_error_free(error);
    return false;
}

/* Does a call, and once more if memory failed for a moment only. */
#define TRY(counter, call)                                                                         \
    do {                                                                                           \
        empathie_error *error = NULL;                                                              \
        done = worked((call), error);                                                              \
        if (!done && (counter)->once) {                                                            \
            error = NULL;                                                                          \
            done = worked((call), error);                                                          \
            assert_true(done);                                                                     \
        }                                                                                          \
    } while (0)

static bool use_engine(counted_memory *counter, empathie_engine *engine)
{
    empathie_scanner *scanner = NULL;
    empathie_result *result = NULL;
    bool done;
    TRY(counter, empathie_scanner_new(engine, &scanner, &error));
    for (int i = 0; done && i < 2; i++) {
        TRY(counter, empathie_scanner_scan(scanner, message, sizeof message - 1, &result, &error));
        if (done)
            assert_int_equal(empathie_result_count(result), 3);
        else
            assert_null(result);
        empathie_result_free(result);
    }
    if (done) {
        TRY(counter,
            empathie_scanner_scan_reply(scanner, reply, sizeof reply - 1, &result, &error));
        empathie_result_free(result);
    }
    empathie_scanner_free(scanner);
    return done;
}

/* All that can be done with a lexicon, from the first call to the last. */
static bool use(counted_memory *counter, const char *yaml, size_t length)
{
    empathie_builder *builder = NULL;
    empathie_engine *engine = NULL;
    empathie_error *notes = NULL;
    bool done;
    TRY(counter, empathie_builder_new_with_memory(counted_resize, counter, &builder, &error));
    if (!done)
        return false;
    TRY(counter, empathie_builder_add_bytes(builder, "small.yaml", yaml, length, &error));
    if (done)
        TRY(counter, empathie_builder_switch_off(builder, "hardship.money", &error));
    if (done)
        TRY(counter, empathie_builder_build(builder, &engine, &error));
    empathie_engine_release(engine);
    engine = NULL;
    if (done)
        TRY(counter, empathie_builder_review(builder, &notes, &error));
    empathie_error_free(notes);
    notes = NULL;
    if (done)
        TRY(counter, empathie_builder_check(builder, &error));
    if (done)
        TRY(counter, empathie_builder_review(builder, &notes, &error));
    empathie_error_free(notes);
    if (done) /* what was checked is not built again */
        TRY(counter, empathie_builder_build(builder, &engine, &error));
    assert_int_equal(done, engine != NULL);
    empathie_builder_free(builder);
    done = done && use_engine(counter, engine);
    empathie_engine_release(engine);
    return done;
}

static void each_request(bool once)
{
    size_t length, fail_at = 0;
    char *yaml = file_bytes("cases/small.yaml", &length);
    bool complete = false;
    while (!complete) {
        counted_memory counter = {.fail_at = ++fail_at, .once = once};
        bool done = use(&counter, yaml, length);
        complete = counter.requests < fail_at;
        assert_true(done || !complete);
        if (counter.in_use || counter.wrong_sizes)
            fail_msg("request %zu: %zu bytes lost, %zu wrong sizes", fail_at, counter.in_use,
                     counter.wrong_sizes);
    }
    assert_true(fail_at > 200);
    free(yaml);
}

static void test_each_request_on(void **state)
{
    (void)state;
    each_request(false);
}

static void test_each_request_once(void **state)
{
    (void)state;
    each_request(true);
}

/* ---- a lexicon with mistakes ---- */

/* Either all mistakes are told or memory failed; never half a list. */
static void test_mistakes(void **state)
{
    static const char *const files[] = {"cases/mistakes/regex.yaml",
                                        "cases/mistakes/unknown_class.yaml",
                                        "cases/mistakes/combination.yaml",
                                        "cases/mistakes/examples.yaml", "cases/broken/values.yaml"};
    (void)state;
    for (size_t i = 0; i < COUNT(files); i++) {
        size_t length, all = 0;
        char *yaml = file_bytes(files[i], &length);
        for (size_t fail_at = 0; all == 0 || fail_at < 4000; fail_at++) {
            counted_memory counter = {.fail_at = fail_at, .once = fail_at % 2};
            empathie_builder *builder = NULL;
            empathie_error *error = NULL;
            empathie_status status =
                empathie_builder_new_with_memory(counted_resize, &counter, &builder, &error);
            if (status == EMPATHIE_OK)
                status = empathie_builder_add_bytes(builder, "f", yaml, length, &error);
            if (status == EMPATHIE_OK)
                status = empathie_builder_check(builder, &error);
            assert_true(status == EMPATHIE_ERROR_LEXICON || (fail_at && !worked(status, error)));
            if (status == EMPATHIE_ERROR_LEXICON) {
                all = all ? all : empathie_error_count(error);
                assert_int_equal(empathie_error_count(error), all);
                empathie_error_free(error);
            }
            empathie_builder_free(builder);
            assert_int_equal(counter.in_use, 0);
            assert_int_equal(counter.wrong_sizes, 0);
            if (counter.requests < fail_at)
                break;
        }
        free(yaml);
    }
}

/* ---- errors other than of memory, while memory lacks ---- */

static empathie_status too_long(empathie_builder *builder, empathie_error **error)
{
    return empathie_builder_add_bytes(builder, "long", "format: 1\n", 10, error);
}

static empathie_status no_file(empathie_builder *builder, empathie_error **error)
{
    return empathie_builder_add_file(builder, "/nergens", error);
}

static empathie_status no_limit(empathie_builder *builder, empathie_error **error)
{
    return empathie_builder_set_limit(builder, 9, 9, error);
}

static void test_other_errors(void **state)
{
    static empathie_status (*const calls[])(empathie_builder *,
                                            empathie_error **) = {too_long, no_file, no_limit};
    (void)state;
    for (size_t i = 0; i < COUNT(calls); i++) {
        for (size_t failing = 0; failing < 12; failing++) {
            counted_memory counter = {0};
            empathie_builder *builder = NULL;
            empathie_error *error = NULL;
            empathie_status status;
            assert_int_equal(
                empathie_builder_new_with_memory(counted_resize, &counter, &builder, NULL), 0);
            assert_int_equal(
                empathie_builder_set_limit(builder, EMPATHIE_LIMIT_LEXICON_BYTES, 5, NULL), 0);
            counter.fail_at = failing ? counter.requests + failing : 0;
            status = calls[i](builder, &error);
            assert_int_not_equal(status, EMPATHIE_OK);
            assert_true(!error || empathie_error_count(error) == 1);
            if (error)
                assert_int_equal(empathie_error_status(error), status);
            else
                assert_int_not_equal(failing, 0);
            empathie_error_free(error);
            empathie_builder_free(builder);
            assert_int_equal(counter.in_use, 0);
            assert_int_equal(counter.wrong_sizes, 0);
        }
    }
}

/* ---- the built-in lexicons ---- */

static bool use_default(counted_memory *counter)
{
    empathie_builder *builder = NULL;
    empathie_engine *engine = NULL;
    empathie_scanner *scanner = NULL;
    empathie_result *result = NULL;
    bool done =
        empathie_builder_new_with_memory(counted_resize, counter, &builder, NULL) == EMPATHIE_OK &&
        empathie_builder_add_default(builder, NULL) == EMPATHIE_OK;
    if (done) {
        empathie_error *error = NULL;
        done = worked(empathie_builder_build(builder, &engine, &error), error);
    }
    empathie_builder_free(builder);
    done =
        done && empathie_scanner_new(engine, &scanner, NULL) == EMPATHIE_OK &&
        empathie_scanner_scan(scanner, message, sizeof message - 1, &result, NULL) == EMPATHIE_OK;
    empathie_result_free(result);
    empathie_scanner_free(scanner);
    empathie_engine_release(engine);
    return done;
}

/* Some hundred thousand requests: a sample, in all parts of the work and close to its end. */
static void test_default(void **state)
{
    counted_memory counter = {0};
    size_t all;
    (void)state;
    assert_true(use_default(&counter));
    all = counter.requests;
    assert_int_equal(counter.in_use, 0);
    assert_int_equal(counter.wrong_sizes, 0);
    for (size_t i = 1; i <= 16; i++) {
        size_t fail_at = i <= 10 ? all * i / 11 + i : all + 1 - (i - 10) * (i - 10) * (i - 10);
        counter = (counted_memory){.fail_at = fail_at};
        assert_false(use_default(&counter));
        if (counter.in_use || counter.wrong_sizes)
            fail_msg("request %zu: %zu bytes lost, %zu wrong sizes", fail_at, counter.in_use,
                     counter.wrong_sizes);
    }
}

/* Adding the built-in lexicons adds all of them or none. */
static void test_default_again(void **state)
{
    empathie_engine *plain = default_engine();
    (void)state;
    for (size_t fail_at = 2; fail_at < 40; fail_at += 9) {
        counted_memory counter = {.fail_at = fail_at, .once = true};
        empathie_builder *builder;
        empathie_engine *engine;
        assert_int_equal(empathie_builder_new_with_memory(counted_resize, &counter, &builder, NULL),
                         EMPATHIE_OK);
        assert_int_equal(empathie_builder_add_default(builder, NULL), EMPATHIE_ERROR_MEMORY);
        assert_int_equal(empathie_builder_add_default(builder, NULL), EMPATHIE_OK);
        engine = built(builder);
        assert_string_equal(empathie_engine_fingerprint(engine),
                            empathie_engine_fingerprint(plain));
        empathie_engine_release(engine);
        empathie_builder_free(builder);
    }
    empathie_engine_release(plain);
}

/* ---- a conversation, saved and loaded, and a digest ---- */

typedef struct journey {
    empathie_conversation *conversation;
    empathie_report *report;
    empathie_digest *digest, *other;
    char texts[4][1 << 16]; /* the report; the digest as JSON, CSV and HTML */
} journey;

static bool converse(counted_memory *counter, empathie_engine *engine, journey *to)
{
    static const unsigned char key[16] = "zestien letters";
    static unsigned char bytes[1 << 14];
    bool done;
    TRY(counter, empathie_conversation_new(engine, &to->conversation, &error));
    if (done)
        TRY(counter, empathie_conversation_set_key(to->conversation, key, &error));
    for (int i = 0; done && i < 4; i++) {
        const char *text = i % 2 ? reply : message;
        TRY(counter, empathie_conversation_add(to->conversation, i % 2 + 1, 1772438400 + i * 90000,
                                               text, strlen(text), &error));
        if (done && i == 1) {
            size_t length = empathie_conversation_save(to->conversation, bytes, sizeof bytes);
            assert_in_range(length, 100, sizeof bytes);
            empathie_conversation_free(to->conversation);
            to->conversation = NULL;
            TRY(counter,
                empathie_conversation_load(engine, bytes, length, key, &to->conversation, &error));
        }
    }
    if (done) {
        TRY(counter, empathie_conversation_draft(to->conversation, 1774000000, reply,
                                                 sizeof reply - 1, &to->report, &error));
        empathie_report_free(to->report);
        to->report = NULL;
    }
    if (done)
        TRY(counter, empathie_conversation_read(to->conversation, 1774000000, &to->report, &error));
    if (done)
        (void)empathie_report_json(to->report, EMPATHIE_BYTES, to->texts[0], sizeof to->texts[0]);
    return done;
}

/* Writing a digest needs memory and has no status: "" tells that it lacked. */
static bool wrote(counted_memory *counter, const empathie_digest *digest,
                  size_t (*write)(const empathie_digest *, char *, size_t), char *text, size_t room)
{
    size_t length = write(digest, text, room);
    if (length == 0 && counter->once) {
        assert_string_equal(text, "");
        length = write(digest, text, room);
        assert_true(length > 0);
    }
    assert_int_equal(strlen(text), length);
    assert_true(length < room);
    return length > 0;
}

static bool count(counted_memory *counter, empathie_engine *engine, journey *to)
{
    bool done;
    TRY(counter, empathie_digest_new(engine, &to->digest, &error));
    if (done)
        TRY(counter, empathie_digest_new(engine, &to->other, &error));
    for (int i = 0; done && i < 12; i++)
        TRY(counter, empathie_digest_add(i % 2 ? to->digest : to->other, to->report,
                                         i % 3 ? "een" : "twee", NULL, &error));
    if (done)
        TRY(counter, empathie_digest_merge(to->digest, to->other, &error));
    return done &&
           wrote(counter, to->digest, empathie_digest_json, to->texts[1], sizeof to->texts[1]) &&
           wrote(counter, to->digest, empathie_digest_csv, to->texts[2], sizeof to->texts[2]) &&
           wrote(counter, to->digest, empathie_digest_html, to->texts[3], sizeof to->texts[3]);
}

static bool travel(counted_memory *counter, empathie_engine *engine, journey *to)
{
    bool done;
    memset(to, 0, sizeof *to);
    done = converse(counter, engine, to) && count(counter, engine, to);
    empathie_digest_free(to->other);
    empathie_digest_free(to->digest);
    empathie_report_free(to->report);
    empathie_conversation_free(to->conversation);
    return done;
}

/* What failed once and is done again ends in the same texts as what never failed. */
static void test_conversation(void **state)
{
    static journey usual, now;
    counted_memory counter = {0};
    empathie_builder *builder;
    empathie_engine *engine;
    size_t in_use, all;
    (void)state;
    assert_int_equal(empathie_builder_new_with_memory(counted_resize, &counter, &builder, NULL),
                     EMPATHIE_OK);
    add_small(builder);
    engine = built(builder);
    empathie_builder_free(builder);
    in_use = counter.in_use;
    all = counter.requests;
    assert_true(travel(&counter, engine, &usual));
    all = counter.requests - all;
    assert_true(all > 100);
    for (size_t n = 0; n < 2 * all; n++) {
        counter.once = n % 2;
        counter.fail_at = counter.requests + 1 + n / 2;
        if (travel(&counter, engine, &now))
            for (size_t i = 0; i < COUNT(now.texts); i++)
                assert_string_equal(now.texts[i], usual.texts[i]);
        else
            assert_false(counter.once);
        assert_int_equal(counter.in_use, in_use);
        assert_int_equal(counter.wrong_sizes, 0);
    }
    empathie_engine_release(engine);
    assert_int_equal(counter.in_use, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_request_on), cmocka_unit_test(test_each_request_once),
        cmocka_unit_test(test_mistakes),        cmocka_unit_test(test_other_errors),
        cmocka_unit_test(test_default),         cmocka_unit_test(test_default_again),
        cmocka_unit_test(test_conversation)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
