/* Errors: every mistake with its place, in order, and as text into any room. */
#include "../support/api_support.h"

static const char broken[] =
    "format: 1\n"
    "kind: frustration\n"
    "classes: {duur: [uur, '{nergens}']}\n"
    "entries:\n"
    "  - {id: anger.a, cue: angr, any: [boos], why: x, matches: [x], rejects: [x]}\n"
    "  - {id: anger.b, cue: anger, any: ['(boos', '{duurr} é boos', ok],\n"
    "     regex: 'boos(', needs: [boos], unless: [solved, resolvd], why: x,\n"
    "     matches: [x], rejects: [x]}\n";

static empathie_error *broken_error(const char *name, const char *yaml)
{
    empathie_builder *builder = small_builder();
    empathie_engine *engine = (empathie_engine *)1;
    empathie_error *error = NULL;
    assert_int_equal(empathie_builder_add_bytes(builder, name, yaml, strlen(yaml), NULL), 0);
    assert_int_equal(empathie_builder_build(builder, &engine, &error), EMPATHIE_ERROR_LEXICON);
    assert_null(engine);
    empathie_builder_free(builder); /* the error lives on */
    return error;
}

static void test_every_mistake(void **state)
{
    empathie_error *error = broken_error("own.yaml", broken);
    size_t count = empathie_error_count(error);
    int32_t line = 0, column = 0;
    (void)state;
    assert_int_equal(empathie_error_status(error), EMPATHIE_ERROR_LEXICON);
    if (count < 6)
        show_error(error);
    assert_true(count >= 6);
    for (size_t i = 0; i < count; i++) {
        assert_string_equal(empathie_error_file(error, i), "own.yaml");
        assert_true(strlen(empathie_error_message(error, i)) > 5);
        assert_true(
            empathie_error_line(error, i) > line ||
            (empathie_error_line(error, i) == line && empathie_error_column(error, i) >= column));
        line = empathie_error_line(error, i);
        column = empathie_error_column(error, i);
        assert_true(line >= 1 && column >= 1);
    }
    assert_null(empathie_error_message(error, count));
    assert_null(empathie_error_file(error, count));
    assert_int_equal(empathie_error_line(error, count), 0);
    assert_int_equal(empathie_error_column(error, SIZE_MAX), 0);
    empathie_error_free(error);
}

static void test_text(void **state)
{
    empathie_error *error = broken_error("own.yaml", broken);
    char *whole = error_string(error), line[2000];
    size_t length = strlen(whole), at = 0;
    (void)state;
    for (size_t i = 0; i < empathie_error_count(error); i++) {
        size_t width;
        (void)snprintf(line, sizeof line, "%s:%d:%d: %s\n", empathie_error_file(error, i),
                       (int)empathie_error_line(error, i), (int)empathie_error_column(error, i),
                       empathie_error_message(error, i));
        width = strlen(line);
        assert_memory_equal(whole + at, line, width);
        at += width;
    }
    assert_int_equal(at, length);
    free(whole);
    empathie_error_free(error);
}

/* A mistake without a place is its message alone. */
static void test_no_place(void **state)
{
    empathie_error *error = NULL;
    char *text, line[400];
    (void)state;
    assert_int_equal(empathie_builder_new(NULL, &error), EMPATHIE_ERROR_ARGUMENT);
    assert_null(empathie_error_file(error, 0));
    assert_int_equal(empathie_error_line(error, 0), 0);
    text = error_string(error);
    (void)snprintf(line, sizeof line, "%s\n", empathie_error_message(error, 0));
    assert_string_equal(text, line);
    free(text);
    empathie_error_free(error);
}

static void test_nothing(void **state)
{
    char buffer[4] = "abc";
    (void)state;
    empathie_error_free(NULL);
    assert_int_equal(empathie_error_status(NULL), EMPATHIE_ERROR_ARGUMENT);
    assert_int_equal(empathie_error_count(NULL), 0);
    assert_null(empathie_error_message(NULL, 0));
    assert_null(empathie_error_file(NULL, 0));
    assert_int_equal(empathie_error_line(NULL, 0), 0);
    assert_int_equal(empathie_error_column(NULL, 0), 0);
    assert_int_equal(empathie_error_text(NULL, buffer, sizeof buffer), 0);
    assert_string_equal(buffer, "");
    assert_int_equal(empathie_error_text(NULL, NULL, 10), 0);
}

/* ---- the snprintf contract, for all three writers ---- */

typedef struct writer {
    const empathie_error *error;
    const empathie_result *result;
    const char *message;
    int32_t unit; /* 0: explain */
} writer;

static size_t write_text(const writer *from, char *buffer, size_t capacity)
{
    if (from->error)
        return empathie_error_text(from->error, buffer, capacity);
    if (from->unit)
        return empathie_result_json(from->result, from->unit, buffer, capacity);
    return empathie_result_explain(from->result, from->message, strlen(from->message), buffer,
                                   capacity);
}

/* Whether text of this length is cut within a character. Truncated output may be. */
static void check_contract(const writer *from)
{
    size_t length = write_text(from, NULL, 0);
    char *whole = malloc(length + 1), *part = malloc(length + 10);
    assert_non_null(whole);
    assert_non_null(part);
    assert_int_equal(write_text(from, whole, length + 1), length);
    assert_int_equal(write_text(from, NULL, 77), length); /* no buffer: no room */
    for (size_t capacity = 0; capacity <= length + 2; capacity++) {
        size_t written = capacity > length ? length : capacity ? capacity - 1 : 0;
        memset(part, '#', length + 10);
        assert_int_equal(write_text(from, part, capacity), length);
        if (capacity) {
            assert_true(strlen(part) <= written);
            assert_memory_equal(part, whole, strlen(part));
            assert_true(strlen(part) + 4 > written); /* a character may be left out, no more */
        }
        for (size_t i = capacity; i < length + 10; i++)
            assert_int_equal(part[i], '#');
    }
    free(whole);
    free(part);
}

static void test_contract(void **state)
{
    static const char message[] =
        "\xf0\x9f\x98\xa1 Ik wacht al drie weken en ik ben boos \"\xff\"; niet "
        "boos. Mooi. U bent te laat!";
    empathie_error *error = broken_error("\xc3\xa9gen.yaml", broken);
    empathie_scanner *scanner = scanner_of(small_engine());
    empathie_result *result = scan(scanner, message);
    writer writers[] = {{.error = error},
                        {.result = result, .unit = EMPATHIE_BYTES},
                        {.result = result, .unit = EMPATHIE_CODE_POINTS},
                        {.result = result, .unit = EMPATHIE_UTF16},
                        {.result = result, .message = message}};
    (void)state;
    for (size_t i = 0; i < COUNT(writers); i++)
        check_contract(&writers[i]);
    empathie_result_free(result);
    empathie_scanner_free(scanner);
    empathie_error_free(error);
}

/* After so many mistakes one says how many more there are. */
static void test_many(void **state)
{
    size_t room = 100000, at = 0, count;
    char *yaml = malloc(room);
    empathie_error *error;
    (void)state;
    assert_non_null(yaml);
    at += (size_t)snprintf(yaml, room, "format: 1\nkind: frustration\nentries:\n");
    for (int i = 0; i < 500; i++)
        at += (size_t)snprintf(
            yaml + at, room - at,
            "  - {id: a.n%d, cue: angr, any: [x], why: x, matches: [x], rejects: [x]}\n", i);
    error = broken_error("many.yaml", yaml);
    count = empathie_error_count(error);
    assert_int_equal(count, 201);
    assert_int_equal(empathie_error_line(error, 0), 4);
    assert_string_equal(empathie_error_message(error, 200), "300 more mistakes not shown");
    empathie_error_free(error);
    free(yaml);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_mistake), cmocka_unit_test(test_text),
        cmocka_unit_test(test_no_place),      cmocka_unit_test(test_nothing),
        cmocka_unit_test(test_contract),      cmocka_unit_test(test_many)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
