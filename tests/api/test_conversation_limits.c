/* Conversations at their limits, and in use by another call. */
#include "../support/api_support.h"
#include "../support/counted_memory.h"

enum { TEXT_BYTES = 12, TURNS = 2 };

static empathie_engine *limited_engine(void)
{
    empathie_builder *builder = small_builder();
    empathie_engine *engine;
    assert_int_equal(empathie_builder_set_limit(builder, EMPATHIE_LIMIT_TURNS, TURNS, NULL),
                     EMPATHIE_OK);
    assert_int_equal(
        empathie_builder_set_limit(builder, EMPATHIE_LIMIT_TEXT_BYTES, TEXT_BYTES, NULL),
        EMPATHIE_OK);
    engine = built(builder);
    empathie_builder_free(builder);
    return engine;
}

static empathie_conversation *conversation_of(empathie_engine *engine)
{
    empathie_conversation *conversation = NULL;
    assert_int_equal(empathie_conversation_new(engine, &conversation, NULL), EMPATHIE_OK);
    empathie_engine_release(engine);
    return conversation;
}

static empathie_status add(empathie_conversation *conversation, const char *text)
{
    return empathie_conversation_add(conversation, EMPATHIE_PERSON, 0, text, strlen(text), NULL);
}

/* A draft is a turn like any other, and what is refused leaves the conversation as it was. */
static void test_limits(void **state)
{
    empathie_conversation *conversation = conversation_of(limited_engine());
    empathie_report *report = (empathie_report *)1;
    empathie_error *error = NULL;
    (void)state;
    assert_int_equal(add(conversation, "Ik ben boos."), EMPATHIE_OK);
    assert_int_equal(empathie_conversation_draft(conversation, 0, "Dat kan niet.", 13, &report,
                                                 &error),
                     EMPATHIE_ERROR_LIMIT);
    assert_null(report);
    assert_string_equal(empathie_error_message(error, 0),
                        "the text is longer than 12 bytes (EMPATHIE_LIMIT_TEXT_BYTES)");
    empathie_error_free(error);
    assert_int_equal(empathie_conversation_draft(conversation, 0, "Dat kan niet", 12, &report,
                                                 NULL),
                     EMPATHIE_OK);
    assert_int_equal(empathie_report_turn_count(report), 2);
    empathie_report_free(report);
    assert_int_equal(add(conversation, "Zeg eens wat"), EMPATHIE_OK);
    report = (empathie_report *)1;
    assert_int_equal(empathie_conversation_draft(conversation, 0, "Ja", 2, &report, &error),
                     EMPATHIE_ERROR_LIMIT);
    assert_null(report);
    assert_string_equal(empathie_error_message(error, 0),
                        "a conversation has at most 2 turns (EMPATHIE_LIMIT_TURNS)");
    empathie_error_free(error);
    assert_int_equal(add(conversation, "Ja"), EMPATHIE_ERROR_LIMIT);
    assert_int_equal(empathie_conversation_read(conversation, 0, &report, NULL), EMPATHIE_OK);
    assert_int_equal(empathie_report_turn_count(report), 2);
    empathie_report_free(report);
    empathie_conversation_free(conversation);
}

/* A state of more turns than the engine allows is not loaded. */
static void test_state_over_the_limit(void **state)
{
    empathie_engine *small = limited_engine();
    empathie_conversation *conversation = conversation_of(small_engine()), *loaded = NULL;
    empathie_error *error = NULL;
    unsigned char *bytes;
    size_t length;
    (void)state;
    for (int i = 0; i <= TURNS; i++)
        assert_int_equal(add(conversation, "Ja"), EMPATHIE_OK);
    length = empathie_conversation_save(conversation, NULL, 0);
    bytes = malloc(length);
    assert_non_null(bytes);
    assert_int_equal(empathie_conversation_save(conversation, bytes, length), length);
    empathie_conversation_free(conversation);
    assert_int_not_equal(empathie_conversation_load(small, bytes, length, NULL, &loaded, &error),
                         EMPATHIE_OK);
    assert_null(loaded);
    assert_non_null(error);
    empathie_error_free(error);
    free(bytes);
    empathie_engine_release(small);
}

/* ---- in use by another call ---- */

/* Memory that, when asked for more, calls the conversation that is asking: the only way for one
 * thread to be in two calls at once. */
typedef struct nosy_memory {
    counted_memory counted;
    empathie_conversation *conversation;
    int asked;
} nosy_memory;

static void ask_meanwhile(empathie_conversation *conversation)
{
    unsigned char key[16] = {0};
    empathie_report *report = (empathie_report *)1;
    char bytes[4] = "abc";
    assert_int_equal(add(conversation, "x"), EMPATHIE_ERROR_BUSY);
    assert_int_equal(empathie_conversation_set(conversation, EMPATHIE_OPTION_ZONE, 0, NULL),
                     EMPATHIE_ERROR_BUSY);
    assert_int_equal(empathie_conversation_set_key(conversation, key, NULL), EMPATHIE_ERROR_BUSY);
    assert_int_equal(empathie_conversation_read(conversation, 9, &report, NULL),
                     EMPATHIE_ERROR_BUSY);
    assert_null(report);
    report = (empathie_report *)1;
    assert_int_equal(empathie_conversation_draft(conversation, 9, "x", 1, &report, NULL),
                     EMPATHIE_ERROR_BUSY);
    assert_null(report);
    assert_int_equal(empathie_conversation_save(conversation, bytes, sizeof bytes), 0);
    assert_string_equal(bytes, "abc");
}

static void *nosy_resize(void *context, void *block, size_t old_size, size_t new_size)
{
    nosy_memory *memory = context;
    empathie_conversation *conversation = memory->conversation;
    memory->conversation = NULL; /* once */
    if (conversation && new_size) {
        memory->asked++;
        ask_meanwhile(conversation);
    }
    return counted_resize(&memory->counted, block, old_size, new_size);
}

static void test_busy(void **state)
{
    nosy_memory memory = {0};
    empathie_builder *builder;
    empathie_conversation *conversation;
    empathie_report *report = NULL;
    (void)state;
    assert_int_equal(empathie_builder_new_with_memory(nosy_resize, &memory, &builder, NULL), 0);
    add_small(builder);
    conversation = conversation_of(built(builder));
    empathie_builder_free(builder);
    memory.conversation = conversation;
    assert_int_equal(add(conversation, "Ik ben boos."), EMPATHIE_OK);
    assert_int_equal(memory.asked, 1);
    memory.conversation = conversation;
    assert_int_equal(empathie_conversation_read(conversation, 9, &report, NULL), EMPATHIE_OK);
    assert_int_equal(empathie_report_turn_count(report), 1);
    empathie_report_free(report);
    memory.conversation = conversation;
    assert_int_equal(empathie_conversation_draft(conversation, 9, "Ja", 2, &report, NULL),
                     EMPATHIE_OK);
    assert_int_equal(empathie_report_turn_count(report), 2);
    empathie_report_free(report);
    assert_int_equal(memory.asked, 3);
    assert_int_equal(add(conversation, "En nu?"), EMPATHIE_OK); /* free again */
    empathie_conversation_free(conversation);
    assert_int_equal(memory.counted.in_use, 0);
    assert_int_equal(memory.counted.wrong_sizes, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_limits),
                                       cmocka_unit_test(test_state_over_the_limit),
                                       cmocka_unit_test(test_busy)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
