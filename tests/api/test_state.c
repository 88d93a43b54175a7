/* A conversation that was saved and loaded goes on as if it had not been; a state holds no words;
 * whatever else the bytes are, loading says what is wrong with them. */
#include "../support/conversations.h"
#include "../support/counted_memory.h"

#include <stdint.h>

enum { MADE = 24 };

static empathie_engine *engine;
static conversations all;

static const unsigned char key[16] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};

typedef struct saved {
    unsigned char *bytes;
    size_t length;
} saved;

static saved save(empathie_conversation *conversation)
{
    saved state = {NULL, empathie_conversation_save(conversation, NULL, 0)};
    assert_true(state.length > 0);
    state.bytes = malloc(state.length);
    assert_non_null(state.bytes);
    assert_int_equal(empathie_conversation_save(conversation, state.bytes, state.length),
                     state.length);
    return state;
}

static empathie_conversation *keyed(void)
{
    empathie_conversation *conversation = NULL;
    assert_int_equal(empathie_conversation_new(engine, &conversation, NULL), EMPATHIE_OK);
    assert_int_equal(empathie_conversation_set_key(conversation, key, NULL), EMPATHIE_OK);
    return conversation;
}

static empathie_conversation *load(const saved *state)
{
    empathie_conversation *conversation = NULL;
    empathie_error *error = NULL;
    empathie_status status =
        empathie_conversation_load(engine, state->bytes, state->length, key, &conversation, &error);
    show_error(error);
    assert_int_equal(status, EMPATHIE_OK);
    assert_null(error);
    return conversation;
}

static saved state_of(size_t index)
{
    spoken talk = conversation_at(&all, index);
    empathie_conversation *conversation = keyed();
    saved state;
    say(conversation, &talk, 0, talk.count);
    state = save(conversation);
    empathie_conversation_free(conversation);
    return state;
}

/* ---- going on ---- */

static void cut_anywhere(void **unused)
{
    (void)unused;
    for (size_t i = 0; i < all.count; i++) {
        spoken talk = conversation_at(&all, i);
        empathie_conversation *whole = keyed();
        char *expected;
        say(whole, &talk, 0, talk.count);
        expected = told(whole, talk.now);
        empathie_conversation_free(whole);
        for (size_t cut = 0; cut <= talk.count; cut++) {
            empathie_conversation *first = keyed(), *second;
            saved state, again;
            char *found;
            say(first, &talk, 0, cut);
            state = save(first);
            empathie_conversation_free(first);
            second = load(&state);
            again = save(second);
            assert_int_equal(again.length, state.length);
            assert_memory_equal(again.bytes, state.bytes, state.length);
            say(second, &talk, cut, talk.count);
            found = told(second, talk.now);
            if (strcmp(found, expected) != 0)
                fail_msg("conversation %d cut at turn %d:\n%s\n%s", (int)i, (int)cut, expected,
                         found);
            empathie_conversation_free(second);
            free(found);
            free(state.bytes);
            free(again.bytes);
        }
        free(expected);
    }
}

static void options_and_key_go_along(void **unused)
{
    static const int64_t values[] = {0, 1111, 2222, 333, 444, 1200, 1380, 96, 2, -210};
    empathie_conversation *first = keyed(), *second;
    saved state, again;
    (void)unused;
    for (int32_t i = EMPATHIE_OPTION_ZONE; i >= 1; i--) /* a day ends before it starts */
        assert_int_equal(empathie_conversation_set(first, i, values[i], NULL), EMPATHIE_OK);
    state = save(first);
    second = load(&state);
    again = save(second);
    assert_memory_equal(again.bytes, state.bytes, state.length);
    empathie_conversation_free(first);
    empathie_conversation_free(second);
    free(state.bytes);
    free(again.bytes);
}

/* ---- what a state gives away ---- */

static bool is_word(unsigned char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte >= 0x80;
}

static bool holds(const saved *state, const unsigned char *four)
{
    enum { MAGIC = 8 };
    for (size_t i = MAGIC; i + 4 <= state->length; i++)
        if (memcmp(state->bytes + i, four, 4) == 0)
            return true;
    return false;
}

static void no_four_letters_of_any_word(void **unused)
{
    (void)unused;
    for (size_t i = 0; i < all.count; i++) {
        spoken talk = conversation_at(&all, i);
        saved state = state_of(i);
        for (size_t turn = 0; turn < talk.count; turn++) {
            const unsigned char *text = (const unsigned char *)talk.turns[turn].text;
            size_t run = 0;
            for (; *text; text++) {
                run = is_word(*text) ? run + 1 : 0;
                if (run >= 4 && holds(&state, text - 3))
                    fail_msg("conversation %d: the state holds \"%.4s\"", (int)i, text - 3);
            }
        }
        free(state.bytes);
    }
}

static void another_key_gives_other_hashes(void **unused)
{
    spoken talk = conversation_at(&all, 0);
    empathie_conversation *plain = NULL, *with_key = keyed(), *loaded = NULL;
    empathie_error *error = NULL;
    saved first, second;
    (void)unused;
    assert_int_equal(empathie_conversation_new(engine, &plain, NULL), EMPATHIE_OK);
    say(plain, &talk, 0, talk.count);
    say(with_key, &talk, 0, talk.count);
    first = save(plain);
    second = save(with_key);
    assert_int_equal(first.length, second.length);
    assert_memory_not_equal(first.bytes, second.bytes, first.length);
    assert_int_equal(
        empathie_conversation_load(engine, first.bytes, first.length, key, &loaded, &error),
        EMPATHIE_ERROR_STATE);
    assert_non_null(strstr(empathie_error_message(error, 0), "another key"));
    empathie_error_free(error);
    assert_int_equal(
        empathie_conversation_load(engine, second.bytes, second.length, NULL, &loaded, NULL),
        EMPATHIE_ERROR_STATE);
    assert_null(loaded);
    assert_int_equal(
        empathie_conversation_load(engine, first.bytes, first.length, NULL, &loaded, NULL),
        EMPATHIE_OK);
    empathie_conversation_free(loaded);
    empathie_conversation_free(plain);
    empathie_conversation_free(with_key);
    free(first.bytes);
    free(second.bytes);
}

/* ---- other bytes ---- */

static void refused(const unsigned char *bytes, size_t length)
{
    empathie_conversation *conversation = (empathie_conversation *)&all;
    empathie_error *error = NULL;
    assert_int_equal(empathie_conversation_load(engine, bytes, length, key, &conversation, &error),
                     EMPATHIE_ERROR_STATE);
    assert_null(conversation);
    assert_int_equal(empathie_error_count(error), 1);
    assert_true(strlen(empathie_error_message(error, 0)) > 10);
    empathie_error_free(error);
}

static void every_flipped_bit_is_found(void **unused)
{
    saved state = state_of(1);
    (void)unused;
    for (size_t i = 0; i < state.length; i++)
        for (unsigned bit = 0; bit < 8; bit += i < 150 ? 1 : 3) {
            state.bytes[i] ^= (unsigned char)(1u << bit);
            refused(state.bytes, state.length);
            state.bytes[i] ^= (unsigned char)(1u << bit);
        }
    free(state.bytes);
}

static void every_truncation_is_found(void **unused)
{
    saved state = state_of(2);
    unsigned char *more = malloc(state.length + 1);
    (void)unused;
    assert_non_null(more);
    for (size_t length = 0; length < state.length; length++) {
        unsigned char *exact = malloc(length + 1);
        assert_non_null(exact);
        memcpy(exact, state.bytes, length);
        refused(exact, length);
        free(exact);
    }
    memcpy(more, state.bytes, state.length);
    more[state.length] = 0;
    refused(more, state.length + 1);
    free(more);
    free(state.bytes);
}

static void what_is_no_state_at_all(void **unused)
{
    static const unsigned char text[] = "Ik wacht al drie weken op een antwoord, en niemand belt.";
    unsigned char zeros[200] = {0};
    (void)unused;
    refused(NULL, 0);
    refused(text, sizeof text - 1);
    refused(zeros, sizeof zeros);
    refused((const unsigned char *)"empathie", 8);
}

/* ---- buffers and arguments ---- */

static void nothing_is_written_where_it_does_not_fit(void **unused)
{
    empathie_conversation *conversation = keyed();
    spoken talk = conversation_at(&all, 3);
    unsigned char *bytes;
    size_t length;
    (void)unused;
    say(conversation, &talk, 0, talk.count);
    length = empathie_conversation_save(conversation, NULL, SIZE_MAX);
    bytes = malloc(length);
    assert_non_null(bytes);
    memset(bytes, 0x5A, length);
    for (size_t capacity = 0; capacity < length; capacity += capacity < 9 ? 1 : length / 7) {
        assert_int_equal(empathie_conversation_save(conversation, bytes, capacity), length);
        for (size_t i = 0; i < length; i++)
            assert_int_equal(bytes[i], 0x5A);
    }
    assert_int_equal(empathie_conversation_save(conversation, bytes, length - 1), length);
    assert_int_equal(bytes[0], 0x5A);
    empathie_conversation_free(conversation);
    free(bytes);
}

static void arguments(void **unused)
{
    empathie_conversation *conversation = (empathie_conversation *)&all;
    empathie_error *error = NULL;
    unsigned char byte = 0;
    (void)unused;
    assert_int_equal(empathie_conversation_save(NULL, &byte, 1), 0);
    assert_int_equal(empathie_conversation_load(NULL, &byte, 1, NULL, &conversation, &error),
                     EMPATHIE_ERROR_ARGUMENT);
    assert_null(conversation);
    empathie_error_free(error);
    assert_int_equal(empathie_conversation_load(engine, NULL, 1, NULL, &conversation, NULL),
                     EMPATHIE_ERROR_ARGUMENT);
    assert_int_equal(empathie_conversation_load(engine, &byte, 1, NULL, NULL, NULL),
                     EMPATHIE_ERROR_ARGUMENT);
    assert_string_equal(empathie_status_name(EMPATHIE_ERROR_STATE), "state");
}

/* ---- other lexicons ---- */

static void other_lexicons(void **unused)
{
    static const char text[] = "Drie keer gebeld, drie keer niks. Ik wacht al weken!";
    empathie_builder *builder = small_builder();
    empathie_engine *small = built(builder);
    empathie_conversation *conversation = keyed(), *loaded = NULL, *third = NULL;
    empathie_report *report = NULL;
    const empathie_result *result;
    saved state, again;
    (void)unused;
    assert_int_equal(
        empathie_conversation_add(conversation, EMPATHIE_PERSON, 5, text, sizeof text - 1, NULL),
        EMPATHIE_OK);
    state = save(conversation);
    assert_int_equal(
        empathie_conversation_load(small, state.bytes, state.length, key, &loaded, NULL),
        EMPATHIE_OK);
    assert_int_equal(empathie_conversation_read(loaded, 9, &report, NULL), EMPATHIE_OK);
    result = empathie_report_turn(report, 0);
    assert_true(empathie_result_count(result) > 0);
    assert_int_equal(empathie_signal_count(empathie_result_signal(result, 0)), 0);
    assert_true(has_limit(result, "other_lexicons"));
    again = save(loaded); /* what is left of it is a state like any other */
    assert_int_equal(
        empathie_conversation_load(small, again.bytes, again.length, key, &third, NULL),
        EMPATHIE_OK);
    empathie_conversation_free(third);
    free(again.bytes);
    empathie_report_free(report);
    empathie_conversation_free(loaded);
    empathie_conversation_free(conversation);
    empathie_engine_release(small);
    empathie_builder_free(builder);
    free(state.bytes);
}

static void more_turns_than_allowed(void **unused)
{
    empathie_builder *builder = NULL;
    empathie_engine *few = NULL;
    empathie_conversation *loaded = NULL;
    empathie_error *error = NULL;
    saved state = state_of(0);
    (void)unused;
    builder = default_builder();
    assert_int_equal(empathie_builder_set_limit(builder, EMPATHIE_LIMIT_TURNS, 2, NULL),
                     EMPATHIE_OK);
    few = built(builder);
    assert_int_equal(
        empathie_conversation_load(few, state.bytes, state.length, key, &loaded, &error),
        EMPATHIE_ERROR_STATE);
    assert_non_null(strstr(empathie_error_message(error, 0), "turns"));
    empathie_error_free(error);
    empathie_engine_release(few);
    empathie_builder_free(builder);
    free(state.bytes);
}

/* ---- memory ---- */

static void every_request_for_memory_may_fail(void **unused)
{
    counted_memory counter = {0};
    empathie_builder *builder = NULL;
    empathie_engine *counted = NULL;
    saved state = state_of(4);
    size_t before;
    bool done = false;
    (void)unused;
    assert_int_equal(empathie_builder_new_with_memory(counted_resize, &counter, &builder, NULL),
                     EMPATHIE_OK);
    assert_int_equal(empathie_builder_add_default(builder, NULL), EMPATHIE_OK);
    counted = built(builder);
    before = counter.in_use;
    for (size_t n = 1; !done; n++) {
        empathie_conversation *loaded = NULL;
        empathie_error *error = NULL;
        empathie_status status;
        counter.fail_at = counter.requests + n;
        status =
            empathie_conversation_load(counted, state.bytes, state.length, key, &loaded, &error);
        counter.fail_at = 0;
        done = status == EMPATHIE_OK;
        if (!done) {
            assert_int_equal(status, EMPATHIE_ERROR_MEMORY);
            assert_null(loaded);
        }
        empathie_error_free(error);
        empathie_conversation_free(loaded);
        assert_int_equal(counter.in_use, before);
        assert_true(n < 1000);
    }
    empathie_engine_release(counted);
    empathie_builder_free(builder);
    assert_int_equal(counter.in_use, 0);
    assert_int_equal(counter.wrong_sizes, 0);
    free(state.bytes);
}

static int make(void **unused)
{
    (void)unused;
    all = read_conversations(MADE);
    return empathie_engine_new_default(&engine, NULL);
}

static int drop(void **unused)
{
    (void)unused;
    free_conversations(&all);
    empathie_engine_release(engine);
    return 0;
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(cut_anywhere),
        cmocka_unit_test(options_and_key_go_along),
        cmocka_unit_test(no_four_letters_of_any_word),
        cmocka_unit_test(another_key_gives_other_hashes),
        cmocka_unit_test(every_flipped_bit_is_found),
        cmocka_unit_test(every_truncation_is_found),
        cmocka_unit_test(what_is_no_state_at_all),
        cmocka_unit_test(nothing_is_written_where_it_does_not_fit),
        cmocka_unit_test(arguments),
        cmocka_unit_test(other_lexicons),
        cmocka_unit_test(more_turns_than_allowed),
        cmocka_unit_test(every_request_for_memory_may_fail),
    };
    return cmocka_run_group_tests(tests, make, drop);
}
