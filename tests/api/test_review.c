/* What empathie_builder_review notes, each with its place; and that clean lexicons have no notes. */
#include "../support/api_support.h"

static const char lexicon[] =
    "format: 1\n"
    "kind: frustration\n"
    "cues:\n"
    "  - {id: anger, kind: frustration, label: boosheid, why: x}\n"
    "entries:\n"
    "  - {id: t.angry, cue: anger, any: [ben boos], why: x, matches: [Ik ben boos.], rejects: [x]}\n"
    "  - {id: t.cross, cue: anger, any: [boos], why: x, matches: [Ik ben boos.], rejects: [x]}\n"
    "  - {id: t.part, cue: anger, any: [boos], why: x, matches: [Ik ben boos.], rejects: [x]}\n"
    "  - {id: t.whole, cue: anger, all: [t.part, t.angry], why: x, matches: [Ik ben boos.],\n"
    "     rejects: [x]}\n"
    "  - {id: t.mad, cue: anger, any: [kwaad], why: x, matches: [Ik ben kwaad.], rejects: [x],\n"
    "     limits: [kwaad opzet, het kan geen pijn], misses: [Nijdig was ik., Zo kwaad was ik.]}\n";

static void test_notes(void **state)
{
    static const struct {
        int32_t line;
        const char *says;
    } rows[] = {{7, "\"t.cross\" tells nothing that \"t.angry\" does not tell"},
                {9, "\"t.whole\" tells nothing"},
                {12, "\"t.mad\" leaves this sentence alone now"},
                {12, "\"t.mad\" finds this sentence now"}};
    empathie_builder *builder;
    empathie_error *notes = NULL, *error = NULL;
    (void)state;
    assert_int_equal(empathie_builder_new(&builder, NULL), EMPATHIE_OK);
    assert_int_equal(empathie_builder_add_bytes(builder, "f", lexicon, strlen(lexicon), NULL),
                     EMPATHIE_OK);
    assert_int_equal(empathie_builder_review(builder, &notes, &error), EMPATHIE_OK);
    assert_null(error);
    assert_int_equal(empathie_error_count(notes), sizeof rows / sizeof *rows);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(empathie_error_line(notes, i), rows[i].line);
        if (!strstr(empathie_error_message(notes, i), rows[i].says))
            fail_msg("%s", empathie_error_message(notes, i));
    }
    empathie_error_free(notes);
    assert_int_equal(empathie_builder_review(builder, NULL, NULL), EMPATHIE_ERROR_ARGUMENT);
    empathie_builder_free(builder);
    assert_int_equal(empathie_builder_review(NULL, &notes, NULL), EMPATHIE_ERROR_ARGUMENT);
    assert_null(notes);
}

static void test_mistakes_come_out(void **state)
{
    empathie_builder *builder;
    empathie_error *notes = NULL, *error = NULL;
    (void)state;
    assert_int_equal(empathie_builder_new(&builder, NULL), EMPATHIE_OK);
    assert_int_equal(empathie_builder_add_bytes(builder, "f", "format: 2\n", 10, NULL), EMPATHIE_OK);
    assert_int_equal(empathie_builder_review(builder, &notes, &error), EMPATHIE_ERROR_LEXICON);
    assert_null(notes);
    assert_true(empathie_error_count(error) > 0);
    empathie_error_free(error);
    empathie_builder_free(builder);
}

static void test_default(void **state)
{
    empathie_builder *builder;
    empathie_error *notes = NULL;
    (void)state;
    builder = default_builder();
    assert_int_equal(empathie_builder_review(builder, &notes, NULL), EMPATHIE_OK);
    if (notes)
        fail_msg("%s:%d: %s", empathie_error_file(notes, 0), (int)empathie_error_line(notes, 0),
                 empathie_error_message(notes, 0));
    empathie_builder_free(builder);
}

/* What was checked is built already, until something changes. */
static void test_checked_once(void **state)
{
    empathie_builder *builder;
    empathie_engine *checked = NULL, *again = NULL;
    empathie_error *notes = NULL;
    (void)state;
    assert_int_equal(empathie_builder_new(&builder, NULL), EMPATHIE_OK);
    assert_int_equal(empathie_builder_add_bytes(builder, "f", lexicon, strlen(lexicon), NULL),
                     EMPATHIE_OK);
    assert_int_equal(empathie_builder_check(builder, NULL), EMPATHIE_OK);
    assert_int_equal(empathie_builder_build(builder, &checked, NULL), EMPATHIE_OK);
    assert_int_equal(empathie_builder_build(builder, &again, NULL), EMPATHIE_OK);
    assert_ptr_equal(checked, again);
    empathie_engine_release(again);
    assert_int_equal(empathie_builder_review(builder, &notes, NULL), EMPATHIE_OK);
    assert_int_equal(empathie_error_count(notes), 4);
    empathie_error_free(notes);
    assert_int_equal(empathie_builder_switch_off(builder, "t.cross", NULL), EMPATHIE_OK);
    assert_int_equal(empathie_builder_build(builder, &again, NULL), EMPATHIE_OK);
    assert_int_equal(empathie_engine_count(again) + 1, empathie_engine_count(checked));
    empathie_builder_free(builder);
    empathie_engine_release(checked);
    empathie_engine_release(again);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_notes),
                                       cmocka_unit_test(test_mistakes_come_out),
                                       cmocka_unit_test(test_checked_once),
                                       cmocka_unit_test(test_default)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
